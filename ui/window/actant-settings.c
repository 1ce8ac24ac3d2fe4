/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the settings that are more than a value bound to a widget. */
#include "config.h"

#include "window/actant-settings.h"

#include <glib/gi18n.h>

#include "store/actant-study-folder.h"

#define MAX_RECENT 12

/**
 * actant_settings_new:
 *
 * g_settings_new() ends the program when the schema is not installed; this says
 * what to do.
 *
 * Returns: (transfer full) (nullable): the program's settings
 */
GSettings *
actant_settings_new (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The settings schema %s is not installed. Install Actant, or set "
                     "GSETTINGS_SCHEMA_DIR to the folder “data” of the build."),
                   APPLICATION_ID);
      return NULL;
    }

  return g_settings_new_full (schema, NULL, NULL);
}

/* Puts @value first, without its other occurrences, keeping at most @max (0: all). */
static void
put_first (GSettings  *settings,
           const char *key,
           const char *value,
           guint       max)
{
  g_auto(GStrv) old = g_settings_get_strv (settings, key);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  g_ptr_array_add (list, (gpointer) value);
  for (guint i = 0; old[i] != NULL && (max == 0 || list->len < max); i++)
    if (!g_str_equal (old[i], value))
      g_ptr_array_add (list, old[i]);
  g_ptr_array_add (list, NULL);
  g_settings_set_strv (settings, key, (const char * const *) list->pdata);
}

/** Remembers a study's folder, or a lone text. */
void
actant_settings_add_recent (GSettings *settings,
                            GFile     *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  put_first (settings, "recent-studies", uri, MAX_RECENT);
}

/** Returns: (transfer full): a file's path as people write it, with ~ for their folder */
char *
actant_dup_shown_path (GFile *file)
{
  g_autoptr(GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = g_file_get_relative_path (home, file);
  g_autofree char *shown = below != NULL ? g_filename_display_name (below) : NULL;

  return shown != NULL ? g_strconcat ("~/", shown, NULL) : g_file_get_parse_name (file);
}

/**
 * actant_settings_dup_coder:
 * @name: (out) (optional) (nullable) (transfer full): the full name
 *
 * `ACTANT_CODER`, a slug in the environment, goes before the settings.
 *
 * Returns: (transfer full) (nullable): the coder's slug, %NULL when nobody has
 *   said yet who codes here
 */
char *
actant_settings_dup_coder (GSettings  *settings,
                           char      **name)
{
  const char *forced = g_getenv ("ACTANT_CODER");
  g_autofree char *slug = g_settings_get_string (settings, "coder-slug");
  g_autofree char *set_name = g_settings_get_string (settings, "coder-name");
  gboolean is_forced = forced != NULL && actant_slug_is_valid (forced);

  if (is_forced && !g_str_equal (forced, slug))
    {
      g_free (slug);
      slug = g_strdup (forced);
      g_free (set_name);
      set_name = g_strdup (forced);
    }

  if (name != NULL)
    *name = *set_name != '\0' ? g_steal_pointer (&set_name) : g_strdup (slug);

  return actant_slug_is_valid (slug) ? g_steal_pointer (&slug) : NULL;
}

/** Remembers who codes at this computer. */
void
actant_settings_set_coder (GSettings  *settings,
                           const char *slug,
                           const char *name)
{
  g_return_if_fail (actant_slug_is_valid (slug));

  g_settings_set_string (settings, "coder-slug", slug);
  g_settings_set_string (settings, "coder-name", name);
}

/** Returns: whether the person at this computer has said that the slug is theirs */
gboolean
actant_settings_knows_slug (GSettings  *settings,
                            const char *slug)
{
  g_auto(GStrv) known = g_settings_get_strv (settings, "known-slugs");

  return g_strcmp0 (slug, g_getenv ("ACTANT_CODER")) == 0
         || g_strv_contains ((const char * const *) known, slug);
}

/** Remembers that a slug is theirs. */
void
actant_settings_add_slug (GSettings  *settings,
                          const char *slug)
{
  put_first (settings, "known-slugs", slug, 0);
}
