/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/actant-work.h"

G_BEGIN_DECLS

/**
 * ActantWorkBar:
 *
 * Shows how far a work is, in words and as a bar, with a button that cancels
 * it. Seen only while one runs that takes long enough to be worth seeing.
 */
#define ACTANT_TYPE_WORK_BAR (actant_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (ActantWorkBar, actant_work_bar, ACTANT, WORK_BAR, GtkWidget)

GtkWidget  *actant_work_bar_new      (void);
void        actant_work_bar_set_work (ActantWorkBar *bar,
                                      ActantWork    *work);
ActantWork *actant_work_bar_get_work (ActantWorkBar *bar);

G_END_DECLS
