/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A band of likelihood on a scale of 0 to 100 percent; words beside it say the same. */
#define ACTANT_TYPE_BAND_BAR (actant_band_bar_get_type ())
G_DECLARE_FINAL_TYPE (ActantBandBar, actant_band_bar, ACTANT, BAND_BAR, GtkWidget)

GtkWidget *actant_band_bar_new      (void);
void       actant_band_bar_set_band (ActantBandBar *self,
                                     int            low,
                                     int            high);

G_END_DECLS
