/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Lines: each record as its file has it, with its origin and the names of what it refers to. */
#include "exchange/actant-export-job-private.h"

#include "store/actant-json-writer.h"
#include "store/actant-record-file.h"

#include <string.h>

typedef struct
{
  const ActantExportData *data;
  GHashTable             *ids;
  GString                *names;
} Names;

static void
append_name (ActantKind  kind,
             const char *id,
             const char *slot,
             gpointer    user_data)
{
  Names *names = user_data;

  if (!g_hash_table_add (names->ids, (gpointer) id))
    return;
  if (names->names->len > 0)
    g_string_append (names->names, ", ");
  actant_json_append_string (names->names, id);
  g_string_append (names->names, ": ");
  actant_json_append_string (names->names, _actant_export_data_get_name (names->data, id));
}

/* Appends a member under a name that the record itself does not use. */
static void
append_member_name (GString            *out,
                    const ActantRecord *record,
                    const char         *name)
{
  const ActantValue *body = actant_record_get_body (record);
  const ActantValue *extras = actant_value_get_extras (body);
  g_autofree char *free_name = g_strdup (name);

  while (actant_table_find (actant_value_get_table (body), free_name) != ACTANT_NO_FIELD
         || (extras != NULL && actant_value_map_get (extras, free_name) != NULL))
    {
      char *longer = g_strconcat (free_name, "_file", NULL);

      g_free (free_name);
      free_name = longer;
    }
  g_string_append (out, ", ");
  actant_json_append_string (out, free_name);
  g_string_append (out, ": ");
}

static void
append_record (GString                *out,
               const ActantExportData *data,
               const ActantExportSet  *set,
               const ActantRecord     *record)
{
  g_autofree char *json = actant_record_dup_json (record);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) text = g_string_new (NULL);
  Names names = { data, ids, text };

  g_string_append_len (out, json, strlen (json) - 1);
  if (set->coder != NULL)
    {
      append_member_name (out, record, "coder");
      actant_json_append_string (out, set->coder);
    }
  if (set->text != NULL)
    {
      append_member_name (out, record, "text");
      actant_json_append_string (out, set->text->path);
    }
  actant_record_foreach_ref (record, append_name, &names);
  append_member_name (out, record, "names");
  g_string_append_printf (out, "{%s}}\n", text->str);
}

static gboolean
write_set (ActantExportJob       *job,
           ActantSink            *sink,
           const ActantExportSet *set)
{
  for (guint i = 0; i < set->records->len; i++)
    {
      if (job->limit-- == 0)
        return FALSE;
      append_record (_actant_sink_get_buffer (sink), job->data, set,
                     g_array_index (set->records, ActantExportRecord, i).record);
      _actant_sink_flush (sink);
      if (!_actant_export_job_step (job))
        return FALSE;
    }

  return TRUE;
}

/* Annotations first: they are what a preview is to show. */
void
_actant_export_write_jsonl (ActantExportJob *job,
                            ActantSink      *sink)
{
  gboolean going = TRUE;

  for (guint i = 0; going && i < job->data->sets->len; i++)
    going = write_set (job, sink, job->data->sets->pdata[i]);
  if (going)
    write_set (job, sink, job->data->study);
}
