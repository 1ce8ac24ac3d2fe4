/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program `actant`. */
#include "config.h"

#include <glib/gi18n.h>

#include "session/actant-locale.h"
#include "window/actant-application.h"
#include "window/actant-settings.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(ActantApplication) application = NULL;
  g_autoptr(GError) error = NULL;

  actant_locale_init ();
  g_set_application_name ("Actant");

  settings = actant_settings_new (&error);
  if (settings == NULL)
    {
      g_printerr ("actant: %s\n", error->message);
      return 1;
    }
  application = actant_application_new (settings);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
