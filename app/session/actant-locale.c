/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that both programs speak. */
#include "config.h"

#include "session/actant-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * actant_locale_init:
 *
 * Sets the user's locale and finds the translations: where they are installed,
 * or in `ACTANT_LOCALE_DIR` for a program that is not.
 */
void
actant_locale_init (void)
{
  const char *directory = g_getenv ("ACTANT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
