/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program `actant`. */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "window/actant-application.h"
#include "window/actant-settings.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(ActantApplication) application = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
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
