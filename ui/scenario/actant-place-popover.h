/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantPlacePopover:
 *
 * Places the selected claim in a scenario: a name is typed or an arrow pressed,
 * Enter goes on to the roles, a role's letter places. A scenario that is not
 * there is made. The last scenario and role are chosen when it opens.
 */
#define ACTANT_TYPE_PLACE_POPOVER (actant_place_popover_get_type ())
G_DECLARE_FINAL_TYPE (ActantPlacePopover, actant_place_popover, ACTANT, PLACE_POPOVER, GtkPopover)

GtkWidget  *actant_place_popover_new           (ActantWorkspace    *workspace);
gboolean    actant_place_popover_open          (ActantPlacePopover *popover,
                                                const GdkRectangle *area);

/* What is chosen in it. */
GtkWidget  *actant_place_popover_get_entry     (ActantPlacePopover *popover);
guint       actant_place_popover_get_n_offers  (ActantPlacePopover *popover);
const char *actant_place_popover_get_scenario  (ActantPlacePopover *popover);
void        actant_place_popover_set_role      (ActantPlacePopover *popover,
                                                const char         *role);
gboolean    actant_place_popover_place         (ActantPlacePopover *popover);

G_END_DECLS
