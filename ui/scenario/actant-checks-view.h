/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scenario/actant-scenario-model.h"

G_BEGIN_DECLS

/**
 * ActantChecksView:
 *
 * What to look at in the scenario that is looked at: pairs of its claims that
 * do not go together, each with the reason, and the actors that no claim of it
 * is by or about. Every name leads to its passage or card.
 */
#define ACTANT_TYPE_CHECKS_VIEW (actant_checks_view_get_type ())
G_DECLARE_FINAL_TYPE (ActantChecksView, actant_checks_view, ACTANT, CHECKS_VIEW, GtkWidget)

GtkWidget *actant_checks_view_new                  (ActantScenarioModel *model);
guint      actant_checks_view_get_n_contradictions (ActantChecksView    *view);
guint      actant_checks_view_get_n_uncovered      (ActantChecksView    *view);
void       actant_checks_view_set_all_actors       (ActantChecksView    *view,
                                                    gboolean             all_actors);

G_END_DECLS
