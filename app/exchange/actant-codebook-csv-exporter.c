/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study's codes as one table, in the order of their tree. */
#include "exchange/actant-codebook-csv.h"

#include "exchange/actant-csv.h"
#include "exchange/actant-export-job-private.h"

#include <string.h>

const char * const _actant_codebook_csv_columns[] = {
  "use", "name", "parent", "statement", "description", "rule", "example", "counter_example",
  "color", "shortcut", "codable", "note", NULL
};

/**
 * Tree:
 * @codes: (element-type ActantRecord): borrowed, of the study, what was merged left out
 * @done: ids that are written
 */
typedef struct
{
  ActantExportJob *job;
  ActantSink      *sink;
  GPtrArray       *codes;
  GHashTable      *done;
} Tree;

static const ActantRecord *
get_parent (const Tree         *tree,
            const ActantRecord *code)
{
  const ActantRecord *parent = _actant_export_data_follow (tree->job->data,
                                                           actant_record_get_text (code, "parent"));

  return parent != code && g_ptr_array_find (tree->codes, parent, NULL) ? parent : NULL;
}

static void
append_cell (const Tree         *tree,
             GString            *out,
             const ActantRecord *code,
             const char         *column)
{
  const char *text = actant_record_get_text (code, column);
  const ActantRecord *parent;

  if (strcmp (column, "codable") == 0)
    text = actant_record_get_boolean (code, column) ? "true" : "false";
  else if (strcmp (column, "parent") == 0)
    {
      parent = get_parent (tree, code);
      text = parent != NULL ? actant_record_get_text (parent, "name") : NULL;
    }
  actant_csv_append_text (out, text != NULL ? text : "", tree->job->data->spreadsheet);
}

static void
append_row (Tree               *tree,
            const ActantRecord *code)
{
  GString *out = _actant_sink_get_buffer (tree->sink);

  for (guint i = 0; _actant_codebook_csv_columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (tree, out, code, _actant_codebook_csv_columns[i]);
    }
  g_string_append (out, "\r\n");
  _actant_sink_flush (tree->sink);
}

/* The code and, below it, those under it; a list of steps instead of the call stack. */
static gboolean
write_branch (Tree               *tree,
              const ActantRecord *root)
{
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();

  g_ptr_array_add (pending, (gpointer) root);
  while (pending->len > 0)
    {
      const ActantRecord *code = g_ptr_array_steal_index (pending, pending->len - 1);

      if (!g_hash_table_add (tree->done, (gpointer) actant_record_get_id (code)))
        continue;
      if (tree->job->limit-- == 0)
        return FALSE;
      append_row (tree, code);
      if (!_actant_export_job_step (tree->job))
        return FALSE;
      for (guint i = tree->codes->len; i > 0; i--)
        if (get_parent (tree, tree->codes->pdata[i - 1]) == code)
          g_ptr_array_add (pending, tree->codes->pdata[i - 1]);
    }

  return TRUE;
}

static GPtrArray *
collect_codes (const ActantExportData *data)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < data->study->records->len; i++)
    {
      const ActantRecord *record
        = g_array_index (data->study->records, ActantExportRecord, i).record;

      if (actant_record_get_kind (record) == ACTANT_KIND_CODE
          && _actant_export_data_follow (data, actant_record_get_id (record)) == record)
        g_ptr_array_add (codes, (gpointer) record);
    }

  return codes;
}

/* By use, then by name; parents that lead in a circle come last. */
void
_actant_export_write_codebook_csv (ActantExportJob *job,
                                   ActantSink      *sink)
{
  static const char * const uses[] = { "issue", "frame", "theme" };
  g_autoptr(GPtrArray) codes = collect_codes (job->data);
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  Tree tree = { job, sink, codes, done };
  GString *out = _actant_sink_get_buffer (sink);
  gboolean going = TRUE;

  if (job->data->spreadsheet)
    g_string_append (out, "\xef\xbb\xbf");
  for (guint i = 0; _actant_codebook_csv_columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      actant_csv_append_text (out, _actant_codebook_csv_columns[i], job->data->spreadsheet);
    }
  g_string_append (out, "\r\n");

  for (guint pass = 0; going && pass < G_N_ELEMENTS (uses) + 2; pass++)
    for (guint i = 0; going && i < codes->len; i++)
      {
        const char *use = actant_record_get_text (codes->pdata[i], "use");
        gboolean root = get_parent (&tree, codes->pdata[i]) == NULL;

        if (pass < G_N_ELEMENTS (uses) ? root && g_strcmp0 (use, uses[pass]) == 0
                                       : root || pass > G_N_ELEMENTS (uses))
          going = write_branch (&tree, codes->pdata[i]);
      }
}
