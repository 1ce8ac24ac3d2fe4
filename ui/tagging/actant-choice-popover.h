/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-ref-entry.h"

G_BEGIN_DECLS

/**
 * ActantChoicePopover:
 *
 * One of a few things by its first letters: an entry, and below it what fits.
 * Up and Down move, Enter picks, Escape goes back to where the focus was.
 *
 * Signals:
 *  - picked (char *id)
 */
#define ACTANT_TYPE_CHOICE_POPOVER (actant_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (ActantChoicePopover, actant_choice_popover, ACTANT, CHOICE_POPOVER,
                      GtkPopover)

GtkWidget  *actant_choice_popover_new          (void);
void        actant_choice_popover_open         (ActantChoicePopover *self,
                                                const char          *title,
                                                const char          *prompt,
                                                GPtrArray           *choices,
                                                const GdkRectangle  *area);
void        actant_choice_popover_type         (ActantChoicePopover *self,
                                                const char          *text);
const char *actant_choice_popover_get_selected (ActantChoicePopover *self);
void        actant_choice_popover_pick         (ActantChoicePopover *self);

G_END_DECLS
