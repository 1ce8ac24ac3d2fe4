/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-sidebar-private.h"

G_BEGIN_DECLS

/**
 * SidebarFixture:
 *
 * A study of one text with twenty claims in a temporary folder, and a window
 * with nothing but the sidebar.
 */
typedef struct
{
  char            *folder;
  ActantSession   *session;
  ActantWorkspace *workspace;
  GtkWindow       *window;
  ActantSidebar   *sidebar;
  guint            n_applied;    /* change sets that the session announced */
  guint            n_toasts;
  char            *last_toast;
} SidebarFixture;

#define SIDEBAR_FIXTURE_TEXT "brief.txt"
#define SIDEBAR_FIXTURE_N_CLAIMS 20

void                sidebar_fixture_set_up    (SidebarFixture *fixture,
                                               gconstpointer   data);
void                sidebar_fixture_tear_down (SidebarFixture *fixture,
                                               gconstpointer   data);
const ActantRecord *sidebar_fixture_get_claim (SidebarFixture *fixture,
                                               guint           position);
const ActantRecord *sidebar_fixture_get_named (SidebarFixture *fixture,
                                               ActantKind      kind,
                                               const char     *name);

/* Steps of tests. */
ActantSidebarPage *sidebar_get_page (SidebarFixture *fixture,
                                     ActantKind kind);
guint sidebar_count_listed (SidebarFixture *fixture,
                            ActantKind kind);
guint sidebar_get_selected (SidebarFixture *fixture,
                            ActantKind kind);
ActantFieldEditor *sidebar_get_editor (SidebarFixture *fixture,
                                       ActantKind kind,
                                       const char *field);
void sidebar_type_text (ActantFieldEditor *editor,
                        const char *text);
void sidebar_assert_shown (ActantFieldEditor *editor,
                           const char *expected);
void sidebar_select_claim (SidebarFixture *fixture,
                           guint position);
void sidebar_put_field (SidebarFixture *fixture,
                        const ActantRecord *record,
                        const char *field,
                        const char *value);

G_END_DECLS
