/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The description of a folder of CSV files: a Frictionless Tabular Data Package (v1). */
#include "config.h"

#include "exchange/actant-data-package.h"

#include "store/actant-durable-file.h"
#include "store/actant-json-gate.h"
#include "store/actant-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#define GENERATOR "Actant"
#define LARGEST (16 * 1024 * 1024)

static const char * const type_names[] = {
  [ACTANT_COLUMN_STRING] = "string",
  [ACTANT_COLUMN_INTEGER] = "integer",
  [ACTANT_COLUMN_NUMBER] = "number",
  [ACTANT_COLUMN_BOOLEAN] = "boolean",
  [ACTANT_COLUMN_DATETIME] = "datetime",
  [ACTANT_COLUMN_LIST] = "array",
  [ACTANT_COLUMN_MAP] = "object",
};

static void
append_member (GString    *out,
               guint       depth,
               const char *name,
               const char *text)
{
  g_string_append_c (out, ',');
  actant_json_append_newline (out, depth);
  actant_json_append_string (out, name);
  g_string_append (out, ": ");
  actant_json_append_string (out, text);
}

static void
append_field (GString            *out,
              const ActantColumn *column)
{
  g_string_append (out, "{\"name\": ");
  actant_json_append_string (out, column->name);
  g_string_append_printf (out, ", \"type\": \"%s\", \"title\": ", type_names[column->type]);
  actant_json_append_string (out, column->title);
  g_string_append (out, ", \"description\": ");
  actant_json_append_string (out, column->description);
  g_string_append_c (out, '}');
}

/* Whether each text is one row, so that its file is a key. */
static gboolean
are_files_unique (const ActantExportData *data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < data->study->records->len; i++)
    {
      const ActantRecord *record
        = g_array_index (data->study->records, ActantExportRecord, i).record;
      const char *file = actant_record_get_text (record, "file");

      if (actant_record_get_kind (record) == ACTANT_KIND_TEXT
          && (file == NULL || !g_hash_table_add (seen, (gpointer) file)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_unique (const ActantExportData *data,
           ActantKind              kind)
{
  return (data->repeated & 1u << kind) == 0;
}

static void
append_primary_key (GString                *out,
                    const ActantSheet      *sheet,
                    const ActantExportData *data)
{
  const ActantColumn *id = sheet->columns->pdata[0];
  guint passages = 1u << ACTANT_KIND_CLAIM | 1u << ACTANT_KIND_MENTION | 1u << ACTANT_KIND_CODING;

  if (sheet->kind == ACTANT_KIND_TEXT && sheet->list == ACTANT_NO_FIELD)
    {
      if (are_files_unique (data))
        g_string_append (out, ",\n    \"primaryKey\": [\"file\"]");
      return;
    }
  if (sheet->kind == ACTANT_KIND_NONE ? (data->repeated & passages) != 0
                                      : !is_unique (data, sheet->kind))
    return;

  g_string_append_printf (out, ",\n    \"primaryKey\": [\"%s\"%s]", id->name,
                          sheet->kind == ACTANT_KIND_NONE || sheet->list != ACTANT_NO_FIELD
                          ? ", \"n\"" : "");
}

/* The other table's key that a column holds; NULL when it is not always there. */
static const char *
find_reference (const ActantColumn     *column,
                const ActantExportData *data,
                const char            **resource)
{
  if (column->source == ACTANT_SOURCE_TEXT && are_files_unique (data))
    {
      *resource = actant_kind_get_info (ACTANT_KIND_TEXT)->plural;
      return "file";
    }
  if (column->target == ACTANT_KIND_NONE || column->dangling || !is_unique (data, column->target))
    return NULL;

  *resource = actant_kind_get_info (column->target)->plural;
  return "id";
}

static void
append_foreign_keys (GString                *out,
                     const ActantSheet      *sheet,
                     const ActantExportData *data)
{
  const char *separator = ",\n    \"foreignKeys\": [\n     ";
  gboolean any = FALSE;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const ActantColumn *column = sheet->columns->pdata[i];
      const char *resource = NULL;
      const char *key = find_reference (column, data, &resource);

      if (key == NULL)
        continue;
      g_string_append (out, separator);
      g_string_append (out, "{\"fields\": [");
      actant_json_append_string (out, column->name);
      /* A table that refers to itself is named by the empty string. */
      g_string_append_printf (out,
                              "], \"reference\": {\"resource\": \"%s\", \"fields\": [\"%s\"]}}",
                              strcmp (resource, sheet->name) == 0 ? "" : resource, key);
      separator = ",\n     ";
      any = TRUE;
    }
  if (any)
    g_string_append (out, "\n    ]");
}

static void
append_resource (GString                *out,
                 const ActantSheet      *sheet,
                 const ActantExportData *data)
{
  g_autofree char *path = g_strconcat (sheet->name, ".csv", NULL);

  g_string_append (out, "\n  {\n   \"name\": ");
  actant_json_append_string (out, sheet->name);
  append_member (out, 3, "path", path);
  append_member (out, 3, "description", sheet->description);
  append_member (out, 3, "profile", "tabular-data-resource");
  append_member (out, 3, "format", "csv");
  append_member (out, 3, "mediatype", "text/csv");
  append_member (out, 3, "encoding", "utf-8");
  g_string_append (out, ",\n   \"dialect\": {\"delimiter\": \",\", \"lineTerminator\": \"\\r\\n\","
                        " \"quoteChar\": \"\\\"\", \"doubleQuote\": true, \"header\": true},"
                        "\n   \"schema\": {\n    \"fields\": [");
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n     " : "\n     ");
      append_field (out, sheet->columns->pdata[i]);
    }
  g_string_append (out, "\n    ],\n    \"missingValues\": [\"\"]");
  append_primary_key (out, sheet, data);
  append_foreign_keys (out, sheet, data);
  g_string_append (out, "\n   }\n  }");
}

/**
 * actant_data_package_append:
 * @out: gets the document
 * @data: the snapshot
 * @sheets: (element-type ActantSheet): its tables, after their rows were
 *   written, so that @dangling is known
 *
 * Describes the dataset: each column's type and meaning, and the keys that
 * hold in it.
 */
void
actant_data_package_append (GString                *out,
                            const ActantExportData *data,
                            GPtrArray              *sheets)
{
  g_return_if_fail (out != NULL && data != NULL && sheets != NULL);

  g_string_append (out, "{\n \"profile\": \"tabular-data-package\"");
  append_member (out, 1, "name", "actant-dataset");
  append_member (out, 1, "title", data->title != NULL ? data->title : "");
  if (data->created != NULL)
    append_member (out, 1, "created", data->created);
  append_member (out, 1, "generator", GENERATOR);
  append_member (out, 1, "generatorVersion", PACKAGE_VERSION);
  if (data->spreadsheet)
    append_member (out, 1, "description",
                   "Made for spreadsheets: files start with a byte order mark, and cells that might"
                   " run as formulas have an apostrophe before them.");
  g_string_append (out, ",\n \"resources\": [");
  for (guint i = 0; i < sheets->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_resource (out, sheets->pdata[i], data);
    }
  g_string_append (out, "\n ]\n}\n");
}

static gboolean
collect_files (ActantJsonSlice  root,
               GStrvBuilder    *files)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice resources, resource, member;
  g_autofree char *generator = NULL;

  if (actant_json_slice_type (root) != ACTANT_JSON_OBJECT
      || !actant_json_slice_find_member (root, "generator", &member)
      || actant_json_slice_type (member) != ACTANT_JSON_STRING
      || !actant_json_slice_find_member (root, "resources", &resources)
      || actant_json_slice_type (resources) != ACTANT_JSON_ARRAY)
    return FALSE;
  generator = actant_json_slice_dup_string (member);
  if (g_strcmp0 (generator, GENERATOR) != 0)
    return FALSE;

  actant_json_iter_init_array (&iter, resources);
  while (actant_json_iter_next_item (&iter, &resource))
    if (actant_json_slice_type (resource) == ACTANT_JSON_OBJECT
        && actant_json_slice_find_member (resource, "path", &member)
        && actant_json_slice_type (member) == ACTANT_JSON_STRING)
      {
        g_autofree char *path = actant_json_slice_dup_string (member);

        if (strchr (path, '/') == NULL && g_str_has_suffix (path, ".csv"))
          g_strv_builder_add (files, path);
      }
  g_strv_builder_add (files, ACTANT_DATA_PACKAGE_NAME);

  return TRUE;
}

/**
 * actant_data_package_list_files:
 * @folder: path of a folder
 *
 * Returns: (transfer full) (nullable): names of the files of the dataset in
 *   it; %NULL when it holds none that we wrote
 */
char **
actant_data_package_list_files (const char  *folder,
                                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, ACTANT_DATA_PACKAGE_NAME, NULL);
  g_autofree char *display = g_filename_display_name (folder);
  g_autoptr(GBytes) bytes = actant_durable_read (path, LARGEST, NULL);
  g_autoptr(GStrvBuilder) files = g_strv_builder_new ();
  const char *data;
  gsize length;

  if (bytes != NULL)
    {
      data = g_bytes_get_data (bytes, &length);
      if (actant_json_gate_check (data, length, path, NULL)
          && collect_files (actant_json_slice_root (data, length), files))
        return g_strv_builder_end (files);
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("%s is there already and is no dataset of Actant’s (it has no %s of ours);"
                 " choose a new folder"), display, ACTANT_DATA_PACKAGE_NAME);
  return NULL;
}
