/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What exporters read: records, their names and their words. */
#include "config.h"

#include "exchange/actant-export-data-private.h"

#include "model/actant-let-go.h"

#include <glib/gi18n.h>
#include <string.h>

/* What stands between the segments of a discontinuous passage in one cell. */
#define SEGMENT_GAP " [...] "

static void
free_text (gpointer pointer)
{
  ActantExportText *text = pointer;

  g_free (text->path);
  g_free (text->title);
  g_clear_pointer (&text->source, actant_source_text_unref);
  g_clear_pointer (&text->record, actant_record_unref);
  g_free (text);
}

static void
free_set (gpointer pointer)
{
  ActantExportSet *set = pointer;

  g_free (set->coder);
  g_free (set->coder_name);
  g_array_unref (set->records);
  g_clear_object (&set->taken_from);
  g_clear_object (&set->anchors);
  g_free (set);
}

static void
clear_record (gpointer pointer)
{
  actant_record_unref (((ActantExportRecord *) pointer)->record);
}

static ActantExportSet *
new_set (ActantExportText *text,
         const char       *coder,
         const char       *coder_name)
{
  ActantExportSet *set = g_new0 (ActantExportSet, 1);

  set->text = text;
  set->coder = g_strdup (coder);
  set->coder_name = g_strdup (coder_name);
  set->records = g_array_new (FALSE, FALSE, sizeof (ActantExportRecord));
  g_array_set_clear_func (set->records, clear_record);

  return set;
}

ActantExportData *
_actant_export_data_new_empty (const char *title)
{
  ActantExportData *data = g_new0 (ActantExportData, 1);

  data->ref_count = 1;
  g_mutex_init (&data->mutex);
  data->title = g_strdup (title);
  data->texts = g_ptr_array_new_with_free_func (free_text);
  data->sets = g_ptr_array_new_with_free_func (free_set);
  data->study = new_set (NULL, NULL, NULL);
  data->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->quotes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  data->by_path = g_hash_table_new (g_str_hash, g_str_equal);

  return data;
}

/** Returns: (transfer full): @data; from any thread */
ActantExportData *
actant_export_data_ref (ActantExportData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  g_atomic_int_inc (&data->ref_count);
  return data;
}

static void
free_data (gpointer pointer)
{
  ActantExportData *data = pointer;

  g_hash_table_unref (data->by_path);
  g_hash_table_unref (data->quotes);
  g_hash_table_unref (data->by_id);
  g_ptr_array_unref (data->sets);
  free_set (data->study);
  g_ptr_array_unref (data->texts);
  g_free (data->created);
  g_free (data->title);
  g_free (data->root);
  g_strfreev (data->chosen);
  g_mutex_clear (&data->mutex);
  g_free (data);
}

/* Records and strings belong to nobody; what is still to be taken belongs to the main context. */
static void
forget_sources (ActantExportSet *set)
{
  g_clear_object (&set->taken_from);
  g_clear_object (&set->anchors);
}

/** Gives @data back; from any thread once it was taken. A large one is freed in a thread. */
void
actant_export_data_unref (ActantExportData *data)
{
  g_return_if_fail (data != NULL);

  if (!g_atomic_int_dec_and_test (&data->ref_count))
    return;

  forget_sources (data->study);
  for (guint i = 0; i < data->sets->len; i++)
    forget_sources (data->sets->pdata[i]);
  actant_let_go (data, data->n_records, free_data);
}

ActantExportText *
_actant_export_data_add_text (ActantExportData   *data,
                              const char         *path,
                              const char         *title,
                              ActantSourceText   *source,
                              const ActantRecord *record)
{
  ActantExportText *text = g_new0 (ActantExportText, 1);

  text->path = g_strdup (path);
  text->title = g_strdup (title);
  text->source = source != NULL ? actant_source_text_ref (source) : NULL;
  text->record = record != NULL ? actant_record_ref (record) : NULL;
  g_ptr_array_add (data->texts, text);
  g_hash_table_insert (data->by_path, text->path, text);

  return text;
}

ActantExportSet *
_actant_export_data_add_set (ActantExportData *data,
                             ActantExportText *text,
                             const char       *coder,
                             const char       *coder_name)
{
  ActantExportSet *set = new_set (text, coder, coder_name);

  g_ptr_array_add (data->sets, set);
  return set;
}

/* A record whose kind has no title is called by the words it marks. */
static void
name_by_quote (ActantExportData      *data,
               const ActantExportSet *set,
               const ActantRecord    *record)
{
  GString *quote;

  if (!actant_kind_has_segments (actant_record_get_kind (record))
      || actant_record_get_title (record) != NULL)
    return;

  quote = g_string_new (NULL);
  _actant_export_append_quote (quote, set->text, record);
  g_hash_table_insert (data->quotes, (gpointer) actant_record_get_id (record),
                       g_string_free (quote, FALSE));
}

/* Takes a live record that this program can read. */
void
_actant_export_set_take (ActantExportSet    *set,
                         const ActantRecord *record,
                         ActantAnchorState   anchor)
{
  ActantExportRecord item = { NULL, anchor, actant_record_get_kind (record) };

  if (actant_record_is_opaque (record) || actant_record_is_deleted (record))
    return;

  item.record = actant_record_ref (record);
  set->kinds |= 1u << item.kind;
  g_array_append_val (set->records, item);
}

/* Makes the set's next record known by its id. */
void
_actant_export_data_learn (ActantExportData *data,
                           ActantExportSet  *set)
{
  ActantRecord *record = g_array_index (set->records, ActantExportRecord, set->n_known++).record;
  const char *id = actant_record_get_id (record);
  const ActantRecord *other = _actant_export_data_lookup (data, id);

  data->n_records++;
  if (other != NULL)
    data->repeated |= 1u << actant_record_get_kind (other) | 1u << actant_record_get_kind (record);
  g_hash_table_insert (data->by_id, (gpointer) id, record);
  name_by_quote (data, set, record);
}

/* Adds a record to what was read. */
void
_actant_export_data_add (ActantExportData   *data,
                         ActantExportSet    *set,
                         const ActantRecord *record,
                         ActantAnchorState   anchor)
{
  _actant_export_set_take (set, record, anchor);
  while (set->n_known < set->records->len)
    _actant_export_data_learn (data, set);
}

const ActantRecord *
_actant_export_data_lookup (const ActantExportData *data,
                            const char             *id)
{
  return id != NULL ? g_hash_table_lookup (data->by_id, id) : NULL;
}

static const ActantRecord *
get_replacement (const ActantRecord *record,
                 gpointer            data)
{
  const ActantRecord *next
    = _actant_export_data_lookup (data, actant_record_get_text (record, "replaced_by"));

  return next != NULL && actant_record_get_kind (next) == actant_record_get_kind (record) ? next : NULL;
}

/* What the record @id was merged into. */
const ActantRecord *
_actant_export_data_follow (const ActantExportData *data,
                            const char             *id)
{
  const ActantRecord *record = _actant_export_data_lookup (data, id);

  return record != NULL ? actant_record_follow (record, get_replacement, (gpointer) data) : NULL;
}

/* What people call the record @id; the id itself when the snapshot lacks it. */
const char *
_actant_export_data_get_name (const ActantExportData *data,
                              const char             *id)
{
  const ActantRecord *record = _actant_export_data_follow (data, id);
  const char *name;

  if (record == NULL)
    return id;

  name = actant_record_get_title (record);
  if (name == NULL)
    name = actant_record_get_text (record, "file");
  if (name == NULL)
    name = g_hash_table_lookup (data->quotes, actant_record_get_id (record));

  return name != NULL ? name : id;
}

const ActantExportText *
_actant_export_data_find_text (const ActantExportData *data,
                               const char             *path)
{
  return path != NULL ? g_hash_table_lookup (data->by_path, path) : NULL;
}

/* The whole of a long quote, when the text still has it where it was. */
static gboolean
append_long_quote (GString                *out,
                   const ActantExportText *text,
                   const ActantValue      *segment)
{
  const char *digest = actant_value_get_member_text (segment, "exact_sha256");
  gint64 start = actant_value_get_member_integer (segment, "start", -1);
  gint64 end = actant_value_get_member_integer (segment, "end", -1);
  g_autofree char *slice = NULL;
  g_autofree char *found = NULL;

  if (text == NULL || text->source == NULL || digest == NULL
      || start < 0 || end <= start || end > actant_source_text_get_length (text->source))
    return FALSE;

  slice = actant_source_text_dup_slice (text->source, start, end);
  found = g_compute_checksum_for_string (G_CHECKSUM_SHA256, slice, -1);
  if (strcmp (found, digest) != 0)
    return FALSE;

  g_string_append (out, slice);
  return TRUE;
}

/* The words of one segment, exact; its two ends when neither file nor text has the whole. */
void
_actant_export_append_segment (GString                *out,
                               const ActantExportText *text,
                               const ActantValue      *segment)
{
  const char *exact = actant_value_get_member_text (segment, "exact");
  const char *head, *tail;

  if (exact != NULL)
    {
      g_string_append (out, exact);
      return;
    }

  head = actant_value_get_member_text (segment, "head");
  tail = actant_value_get_member_text (segment, "tail");
  if (!append_long_quote (out, text, segment) && head != NULL && tail != NULL)
    {
      g_string_append (out, head);
      g_string_append (out, SEGMENT_GAP);
      g_string_append (out, tail);
    }
}

void
_actant_export_append_quote (GString                *out,
                             const ActantExportText *text,
                             const ActantRecord     *record)
{
  const ActantValue *segments = actant_record_get (record, "segments");

  for (guint i = 0; i < actant_value_get_n_items (segments); i++)
    {
      if (i > 0)
        g_string_append (out, SEGMENT_GAP);
      _actant_export_append_segment (out, text, actant_value_get_item (segments, i));
    }
}
