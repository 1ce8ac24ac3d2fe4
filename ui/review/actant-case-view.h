/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "review/actant-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantCaseView:
 *
 * One case: the passage among the words around it, and field by field what each
 * coder gave. A field is taken from a coder by pressing its cell; what differs
 * is marked with “≠”. Of a relation: what leads to what, both passages, and what is
 * to be decided before.
 *
 * Signals:
 *  - reason-entered: Enter in the reason: on with the cases
 */
#define ACTANT_TYPE_CASE_VIEW (actant_case_view_get_type ())
G_DECLARE_FINAL_TYPE (ActantCaseView, actant_case_view, ACTANT, CASE_VIEW, GtkWidget)

GtkWidget  *actant_case_view_new         (ActantReview   *review);
void        actant_case_view_show        (ActantCaseView *view,
                                          guint           position);
guint       actant_case_view_get_position (ActantCaseView *view);

/* What is chosen: the ground, the fields from others, why, and whether a rule is at fault. */
guint       actant_case_view_get_coder   (ActantCaseView *view);
GHashTable *actant_case_view_get_choices (ActantCaseView *view);
const char *actant_case_view_get_reason  (ActantCaseView *view);
gboolean    actant_case_view_get_gap     (ActantCaseView *view);
void        actant_case_view_toggle_gap  (ActantCaseView *view);
void        actant_case_view_focus_reason (ActantCaseView *view);
gboolean    actant_case_view_is_value     (ActantCaseView *view,
                                           GtkWidget      *widget);
gboolean    actant_case_view_choose      (ActantCaseView *view,
                                          const char     *field,
                                          guint           coder);

G_END_DECLS
