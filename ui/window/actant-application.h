/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantApplication:
 *
 * The program `actant`: its settings, its keys, and which window shows what.
 */
#define ACTANT_TYPE_APPLICATION (actant_application_get_type ())
G_DECLARE_FINAL_TYPE (ActantApplication, actant_application, ACTANT, APPLICATION, AdwApplication)

ActantApplication *actant_application_new          (GSettings         *settings);
GSettings         *actant_application_get_settings (ActantApplication *application);
void               actant_application_open         (ActantApplication *application,
                                                    GtkWindow         *window,
                                                    GFile             *file);

G_END_DECLS
