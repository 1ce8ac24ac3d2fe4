/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantPreferences:
 *
 * The settings that people choose; each takes effect at once.
 */
#define ACTANT_TYPE_PREFERENCES (actant_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ActantPreferences, actant_preferences, ACTANT, PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *actant_preferences_new (GtkWindow *parent,
                                   GSettings *settings);

G_END_DECLS
