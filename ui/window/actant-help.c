/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: pages of HTML in the data folder, a folder a language, for whatever shows such pages. */
#include "config.h"

#include "window/actant-help.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "store/actant-data-file.h"

/**
 * actant_help_dup_path:
 * @page: its name: "index"
 *
 * Returns: (transfer full) (type filename): the page in the user's language, or in English
 */
char *
actant_help_dup_path (const char *page)
{
  const char * const *languages = g_get_language_names ();   /* "C" is the last */
  char *path = NULL;

  g_return_val_if_fail (page != NULL, NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("help/%s/%s.html", languages[i], page);

      g_free (path);
      path = actant_data_file_dup_path (name);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        break;
    }
  return path;
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *path = user_data;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = g_strdup_printf (_("%s\nThe page is the file “%s”, which every web browser shows."),
                           error->message, path);
  actant_tell (GTK_WINDOW (source), _("The help cannot be shown"), words);
}

/**
 * actant_help_show:
 * @parent: the window that help is asked for in
 * @page: its name: "index"
 *
 * Shows a page with the program for such pages; when there is none, says where the page is.
 */
void
actant_help_show (GtkWindow  *parent,
                  const char *page)
{
  g_autofree char *path = actant_help_dup_path (page);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_return_if_fail (GTK_IS_WINDOW (parent) && uri != NULL);

  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_steal_pointer (&path));
}
