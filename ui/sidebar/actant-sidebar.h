/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantSidebar:
 *
 * The pages Claims, Actors and Codes beside the text, each a searchable list
 * that follows and moves the workspace's selected record, and the forms that
 * edit records.
 */
#define ACTANT_TYPE_SIDEBAR (actant_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ActantSidebar, actant_sidebar, ACTANT, SIDEBAR, GtkWidget)

GtkWidget *actant_sidebar_new           (void);
void       actant_sidebar_set_workspace (ActantSidebar   *sidebar,
                                         ActantWorkspace *workspace);
void       actant_sidebar_show_page     (ActantSidebar   *sidebar,
                                         const char      *page);
void       actant_sidebar_show_text     (ActantSidebar   *sidebar);
void       actant_sidebar_focus_filter  (ActantSidebar   *sidebar);
void       actant_sidebar_flush         (ActantSidebar   *sidebar);

void       actant_sidebar_open_coders     (ActantSidebar   *sidebar);

G_END_DECLS
