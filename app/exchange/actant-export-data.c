/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The snapshot that exporters write, in another thread if need be. */
#include "config.h"

#include "exchange/actant-export-data-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What stands between the segments of a discontinuous passage in one cell. */
#define SEGMENT_GAP " [...] "

/* The canonical order of a set's records. */
static const ActantKind kinds[] = {
  ACTANT_KIND_TEXT, ACTANT_KIND_ACTOR, ACTANT_KIND_EVENT, ACTANT_KIND_CODE, ACTANT_KIND_SCENARIO,
  ACTANT_KIND_FIELD, ACTANT_KIND_CODER, ACTANT_KIND_CORRECTION, ACTANT_KIND_QUERY,
  ACTANT_KIND_TERM,
  ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_RELATION,
  ACTANT_KIND_MEMO, ACTANT_KIND_REVIEW,
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ACTANT_N_KINDS - 2);

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
  g_free (set);
}

static void
clear_record (gpointer pointer)
{
  actant_record_unref (((ActantExportRecord *) pointer)->record);
}

static ActantExportSet *
new_set (const ActantExportText *text,
         const char             *coder,
         const char             *coder_name)
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

  data->title = g_strdup (title);
  data->texts = g_ptr_array_new_with_free_func (free_text);
  data->sets = g_ptr_array_new_with_free_func (free_set);
  data->study = new_set (NULL, NULL, NULL);
  data->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  data->quotes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  data->by_path = g_hash_table_new (g_str_hash, g_str_equal);

  return data;
}

/**
 * actant_export_data_free:
 * @data: (transfer full): a snapshot
 */
void
actant_export_data_free (ActantExportData *data)
{
  g_return_if_fail (data != NULL);

  g_hash_table_unref (data->by_path);
  g_hash_table_unref (data->quotes);
  g_hash_table_unref (data->by_id);
  g_ptr_array_unref (data->sets);
  free_set (data->study);
  g_ptr_array_unref (data->texts);
  g_free (data->created);
  g_free (data->title);
  g_free (data->root);
  g_free (data);
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
_actant_export_data_add_set (ActantExportData       *data,
                             const ActantExportText *text,
                             const char             *coder,
                             const char             *coder_name)
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

void
_actant_export_data_add (ActantExportData   *data,
                         ActantExportSet    *set,
                         const ActantRecord *record,
                         ActantAnchorState   anchor)
{
  ActantExportRecord item = { NULL, anchor };
  const ActantRecord *other;

  if (actant_record_is_opaque (record) || actant_record_is_deleted (record))
    return;

  item.record = actant_record_ref (record);
  g_array_append_val (set->records, item);
  data->n_records++;
  other = _actant_export_data_lookup (data, actant_record_get_id (record));
  if (other != NULL)
    data->repeated |= 1u << actant_record_get_kind (other) | 1u << actant_record_get_kind (record);
  g_hash_table_insert (data->by_id, (gpointer) actant_record_get_id (record), item.record);
  name_by_quote (data, set, record);
}

static gboolean
is_chosen (const char * const *chosen,
           const char         *name)
{
  return chosen == NULL || g_strv_contains (chosen, name);
}

static void
add_annotations (ActantExportData       *data,
                 const ActantExportText *text,
                 ActantAnnotationSet    *set)
{
  ActantCollection *records = actant_annotation_set_get_records (set);
  ActantExportSet *copy = _actant_export_data_add_set (data, text,
                                                       actant_annotation_set_get_coder (set),
                                                       actant_annotation_set_get_coder_name (set));

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < actant_collection_get_n (records, kinds[k]); i++)
      {
        const ActantRecord *record = actant_collection_get (records, kinds[k], i);

        _actant_export_data_add (data, copy, record,
                                 actant_annotation_set_get_anchor (set,
                                                                   actant_record_get_id (record)));
      }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* A text that nobody coded may be unreadable; one that is to be exported may not. */
static gboolean
add_text (ActantExportData           *data,
          ActantSession              *session,
          const ActantExportOptions  *options,
          const char                 *path,
          GError                    **error)
{
  g_auto(GStrv) coders = actant_session_list_coders (session, path);
  g_autofree char *title = actant_session_dup_text_title (session, path);
  g_autoptr(GError) unreadable = NULL;
  ActantSourceText *source = actant_session_load_text (session, path, &unreadable);
  ActantExportText *text;

  if (source == NULL && (coders[0] != NULL || options->texts != NULL))
    {
      g_propagate_error (error, g_steal_pointer (&unreadable));
      return FALSE;
    }

  text = _actant_export_data_add_text (data, path, title, source,
                                       actant_session_get_text_record (session, path));
  qsort (coders, g_strv_length (coders), sizeof *coders, compare_strings);
  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set;

      if (!is_chosen (options->coders, coders[i]))
        continue;
      set = actant_session_get_set (session, path, coders[i], error);
      if (set == NULL)
        return FALSE;
      add_annotations (data, text, set);
    }

  return TRUE;
}

static gboolean
check_chosen (ActantExportData           *data,
              ActantSession              *session,
              const ActantExportOptions  *options,
              GError                    **error)
{
  for (guint i = 0; options->texts != NULL && options->texts[i] != NULL; i++)
    if (!g_strv_contains (actant_session_get_texts (session), options->texts[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     _("%s: the study has no such text"), options->texts[i]);
        return FALSE;
      }

  for (guint i = 0; options->coders != NULL && options->coders[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < data->sets->len && !found; j++)
        found = strcmp (((ActantExportSet *) data->sets->pdata[j])->coder, options->coders[i]) == 0;
      if (!found)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("“%s” has coded none of the chosen texts"), options->coders[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static void
add_study (ActantExportData          *data,
           ActantSession             *session,
           const ActantExportOptions *options)
{
  ActantCollection *study = actant_session_get_study (session);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < actant_collection_get_n (study, kinds[k]); i++)
      {
        const ActantRecord *record = actant_collection_get (study, kinds[k], i);
        const char *file = actant_record_get_text (record, "file");

        if (kinds[k] == ACTANT_KIND_TEXT && file != NULL && !is_chosen (options->texts, file))
          continue;
        _actant_export_data_add (data, data->study, record, ACTANT_ANCHOR_IN_PLACE);
      }
}

/**
 * actant_export_data_new:
 * @session: a study
 * @options: (nullable): what to take; %NULL for all
 *
 * Takes the snapshot: the chosen texts, what the chosen coders have on them,
 * and the study's joined records. Tombstones and opaque records are left out.
 *
 * Returns: (transfer full) (nullable): the snapshot; %NULL when a file cannot
 *   be read or a chosen text or coder is not there
 */
ActantExportData *
actant_export_data_new (ActantSession              *session,
                        const ActantExportOptions  *options,
                        GError                    **error)
{
  static const ActantExportOptions all = { NULL };
  const char * const *texts;
  g_autoptr(ActantExportData) data = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (session), NULL);

  if (options == NULL)
    options = &all;
  data = _actant_export_data_new_empty (NULL);
  data->root = g_strdup (actant_session_get_root (session));
  data->title = actant_session_dup_title (session);
  data->created = actant_identity_dup_time (actant_session_get_identity (session));
  data->spreadsheet = options->spreadsheet;

  add_study (data, session, options);
  texts = actant_session_get_texts (session);
  for (guint i = 0; texts[i] != NULL; i++)
    if (is_chosen (options->texts, texts[i])
        && !add_text (data, session, options, texts[i], error))
      return NULL;
  if (!check_chosen (data, session, options, error))
    return NULL;

  return g_steal_pointer (&data);
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
  const char *head = actant_value_get_member_text (segment, "head");
  const char *tail = actant_value_get_member_text (segment, "tail");

  if (exact != NULL)
    g_string_append (out, exact);
  else if (!append_long_quote (out, text, segment) && head != NULL && tail != NULL)
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
