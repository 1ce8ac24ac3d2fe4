/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/actant-match-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantFindResults:
 *
 * What was found, each place with the words around it.
 *
 * Signals:
 *  - chosen (ActantMatch *match, guint position, gboolean for_good): the user
 *    is on a row; @for_good with Enter or a click, when the text is wanted
 */
#define ACTANT_TYPE_FIND_RESULTS (actant_find_results_get_type ())
G_DECLARE_FINAL_TYPE (ActantFindResults, actant_find_results, ACTANT, FIND_RESULTS, GtkWidget)

ActantMatchList *actant_find_results_get_list    (ActantFindResults *results);
void             actant_find_results_update      (ActantFindResults *results,
                                                  gboolean           searching,
                                                  gboolean           of_study);
void             actant_find_results_set_current (ActantFindResults *results,
                                                  guint              position);
guint            actant_find_results_get_current (ActantFindResults *results);
void             actant_find_results_activate    (ActantFindResults *results,
                                                  guint              position);

G_END_DECLS
