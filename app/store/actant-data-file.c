/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lexicons and rules: what the program knows of language, as files that people can read. */
#include "config.h"

#include "store/actant-data-file.h"

#include "store/actant-json-gate.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/**
 * actant_data_file_dup_path:
 * @name: below the data folder: "lexicons/icd203.json"
 *
 * The data folder is the one of the installation, or the one that the environment
 * variable ACTANT_DATA_DIR names.
 *
 * Returns: (transfer full) (type filename): where the file is
 */
char *
actant_data_file_dup_path (const char *name)
{
  const char *folder = g_getenv ("ACTANT_DATA_DIR");

  g_return_val_if_fail (name != NULL, NULL);

  return g_build_filename (folder != NULL && *folder != '\0' ? folder : PKGDATADIR, name, NULL);
}

/**
 * actant_data_file_load:
 * @name: below the data folder
 * @format: what the file's member "format" has to say: "actant-lexicon"
 *
 * Returns: (transfer full) (nullable): the file's object
 */
JsonNode *
actant_data_file_load (const char  *name,
                       const char  *format,
                       GError     **error)
{
  g_autofree char *path = actant_data_file_dup_path (name);
  g_autofree char *data = NULL;
  g_autoptr(JsonNode) root = NULL;
  gsize length;

  g_return_val_if_fail (format != NULL, NULL);

  if (!g_file_get_contents (path, &data, &length, error)
      || !actant_json_gate_check (data, length, path, error))
    return NULL;

  root = json_from_string (data, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root)
      || g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (root),
                                                                "format", NULL), format) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is not in the format “%s”"), path, format);
      return NULL;
    }

  return g_steal_pointer (&root);
}
