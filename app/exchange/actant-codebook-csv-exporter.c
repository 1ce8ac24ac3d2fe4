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
 * @parents: code → what it lies under
 * @children: code → GPtrArray of what lies under it, in the order of @codes
 * @done: ids that are written
 */
typedef struct
{
  ActantExportJob *job;
  ActantSink      *sink;
  GPtrArray       *codes;
  GHashTable      *parents;
  GHashTable      *children;
  GHashTable      *done;
} Tree;

static void
tree_clear (Tree *tree)
{
  g_clear_pointer (&tree->codes, g_ptr_array_unref);
  g_clear_pointer (&tree->parents, g_hash_table_unref);
  g_clear_pointer (&tree->children, g_hash_table_unref);
  g_clear_pointer (&tree->done, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tree, tree_clear)

static const ActantRecord *
get_parent (const Tree         *tree,
            const ActantRecord *code)
{
  return g_hash_table_lookup (tree->parents, code);
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
      const GPtrArray *children = g_hash_table_lookup (tree->children, code);

      if (!g_hash_table_add (tree->done, (gpointer) actant_record_get_id (code)))
        continue;
      if (tree->job->limit-- == 0)
        return FALSE;
      append_row (tree, code);
      if (!_actant_export_job_step (tree->job))
        return FALSE;
      for (guint i = children != NULL ? children->len : 0; i > 0; i--)
        g_ptr_array_add (pending, children->pdata[i - 1]);
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

/* Parents that are no codes of the study, or the code itself, are none. */
static void
tree_init (Tree            *tree,
           ActantExportJob *job,
           ActantSink      *sink)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);

  tree->job = job;
  tree->sink = sink;
  tree->codes = collect_codes (job->data);
  tree->parents = g_hash_table_new (NULL, NULL);
  tree->children = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  tree->done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tree->codes->len; i++)
    g_hash_table_add (known, tree->codes->pdata[i]);
  for (guint i = 0; i < tree->codes->len; i++)
    {
      ActantRecord *code = tree->codes->pdata[i];
      const ActantRecord *parent
        = _actant_export_data_follow (job->data, actant_record_get_text (code, "parent"));
      GPtrArray *children;

      if (parent == NULL || parent == code || !g_hash_table_contains (known, parent))
        continue;
      g_hash_table_insert (tree->parents, code, (gpointer) parent);
      children = g_hash_table_lookup (tree->children, parent);
      if (children == NULL)
        g_hash_table_insert (tree->children, (gpointer) parent, children = g_ptr_array_new ());
      g_ptr_array_add (children, code);
    }
}

/* By use, then by name; parents that lead in a circle come last. */
void
_actant_export_write_codebook_csv (ActantExportJob *job,
                                   ActantSink      *sink)
{
  static const char * const uses[] = { "issue", "frame", "theme" };
  g_auto(Tree) tree = { NULL };
  GString *out = _actant_sink_get_buffer (sink);
  gboolean going = TRUE;

  tree_init (&tree, job, sink);
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
    for (guint i = 0; going && i < tree.codes->len; i++)
      {
        const ActantRecord *code = tree.codes->pdata[i];
        const char *use = actant_record_get_text (code, "use");
        gboolean root = get_parent (&tree, code) == NULL;

        if (pass < G_N_ELEMENTS (uses) ? root && g_strcmp0 (use, uses[pass]) == 0
                                       : root || pass > G_N_ELEMENTS (uses))
          going = write_branch (&tree, code);
      }
}
