/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stall-meter.h"
#include "window/actant-window.h"

G_BEGIN_DECLS

/* Runs the main loop until @condition holds; the test fails after ten seconds. */
#define UI_TEST_WAIT(condition)                                                   \
  G_STMT_START                                                                    \
  {                                                                               \
    gint64 deadline_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;             \
    while (!(condition) && g_get_monotonic_time () < deadline_)                   \
      ui_test_iterate ();                                                         \
    g_assert_true (condition);                                                    \
  }                                                                               \
  G_STMT_END

typedef void (*UiTestFunc) (GtkWidget *widget,
                            gpointer   user_data);

void               ui_test_init            (int               *argc,
                                            char            ***argv);
void               ui_test_iterate         (void);
void               ui_test_drain           (void);

char              *ui_test_new_folder      (void);
void               ui_test_remove_folder   (const char        *folder);
void               ui_test_write           (const char        *folder,
                                            const char        *name,
                                            const char        *contents);
ActantSession     *ui_test_open_session    (const char        *folder,
                                            const char        *coder);
char              *ui_test_add_claim       (ActantSession     *session,
                                            const char        *text,
                                            gint64             start,
                                            gint64             end,
                                            const char        *gist);

ActantApplication *ui_test_get_application (void);
ActantWindow      *ui_test_open            (ActantApplication *application,
                                            const char        *folder,
                                            const char        *name);
void               ui_test_close_all       (ActantApplication *application);

void               ui_test_foreach         (GtkWidget         *root,
                                            UiTestFunc         func,
                                            gpointer           user_data);
gboolean           ui_test_is_said         (GtkWidget         *root,
                                            const char        *words);
GtkWidget         *ui_test_find            (GtkWidget         *root,
                                            GType              type);
GtkWidget         *ui_test_find_action     (GtkWidget         *root,
                                            const char        *action);
GtkWindow         *ui_test_find_toplevel   (GType              type);
void               ui_test_assert_named    (GtkWidget         *root);
void               ui_test_save_picture    (GtkWidget         *window,
                                            const char        *name);

G_END_DECLS
