/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Lines: each record as its file has it, with its origin and the names of what it names. */
#include "exchange/actant-export-job-private.h"
#include "exchange/actant-record-line.h"

static char *
dup_name (const char *id,
          gpointer    user_data)
{
  return g_strdup (_actant_export_data_get_name (user_data, id));
}

static void
append_record (GString                *out,
               ActantExportData       *data,
               const ActantExportSet  *set,
               const ActantRecord     *record)
{
  g_autofree char *line = actant_record_dup_line (record, set->coder,
                                                  set->text != NULL ? set->text->path : NULL,
                                                  dup_name, data);

  g_string_append (out, line);
  g_string_append_c (out, '\n');
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
