/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantFilterButton:
 *
 * Opens choices of kind, type, actor, code, scenario and coder. Each is one term of
 * the query in an entry, which stays the only place where the filter is kept.
 */
#define ACTANT_TYPE_FILTER_BUTTON (actant_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (ActantFilterButton, actant_filter_button, ACTANT, FILTER_BUTTON, GtkWidget)

GtkWidget *actant_filter_button_new         (void);
void       actant_filter_button_connect     (ActantFilterButton *button,
                                             ActantWorkspace    *workspace,
                                             GtkEditable        *query);
void       actant_filter_button_open        (ActantFilterButton *button);
gboolean   actant_filter_button_choose      (ActantFilterButton *button,
                                             const char         *key,
                                             const char         *value);
char      *actant_filter_button_dup_chosen  (ActantFilterButton *button,
                                             const char         *key);

void       actant_filter_button_open_coders (ActantFilterButton *button);

G_END_DECLS
