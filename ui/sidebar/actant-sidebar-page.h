/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "session/actant-record-list.h"
#include "sidebar/actant-record-form.h"
#include "sidebar/actant-relations-list.h"
#include "sidebar/actant-uses-list.h"

G_BEGIN_DECLS

/**
 * ActantSidebarPage:
 *
 * The claims, actors or codes as a searchable list of cards; the selected one
 * unfolds in place into its form.
 */
#define ACTANT_TYPE_SIDEBAR_PAGE (actant_sidebar_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantSidebarPage, actant_sidebar_page, ACTANT, SIDEBAR_PAGE, GtkWidget)

GtkWidget          *actant_sidebar_page_new           (ActantKind          kind);
void                actant_sidebar_page_set_workspace (ActantSidebarPage  *page,
                                                       ActantWorkspace    *workspace);
ActantKind          actant_sidebar_page_get_kind      (ActantSidebarPage  *page);
GtkSelectionModel  *actant_sidebar_page_get_model     (ActantSidebarPage  *page);
ActantRecordForm   *actant_sidebar_page_get_form      (ActantSidebarPage  *page);
ActantRelationsList *actant_sidebar_page_get_relations (ActantSidebarPage *page);
ActantUsesList     *actant_sidebar_page_get_uses      (ActantSidebarPage  *page);
void                actant_sidebar_page_set_search    (ActantSidebarPage  *page,
                                                       const char         *text);
void                actant_sidebar_page_focus_search (ActantSidebarPage *page);
const char         *actant_sidebar_page_get_state     (ActantSidebarPage  *page);
void                actant_sidebar_page_edit          (ActantSidebarPage  *page,
                                                       const char         *id);
void                actant_sidebar_page_flush         (ActantSidebarPage  *page);

void       actant_sidebar_page_open_coders (ActantSidebarPage *page);

G_END_DECLS
