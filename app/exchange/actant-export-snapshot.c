/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the snapshot that exporters write, and reading what it lacks. */
#include "config.h"

#include "exchange/actant-export-data-private.h"
#include "session/actant-correction-private.h"
#include "session/actant-load-job.h"
#include "store/actant-source-text-load.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Records between two looks at whether to end. */
#define CHECK_INTERVAL 1024
/* Records between two looks at the clock. */
#define TAKEN_AT_ONCE 1000

/* The canonical order of a set's records. */
static const ActantKind kinds[] = {
  ACTANT_KIND_TEXT, ACTANT_KIND_ACTOR, ACTANT_KIND_EVENT, ACTANT_KIND_CODE, ACTANT_KIND_SCENARIO,
  ACTANT_KIND_FIELD, ACTANT_KIND_CODER, ACTANT_KIND_CORRECTION, ACTANT_KIND_QUERY,
  ACTANT_KIND_TERM, ACTANT_KIND_ROUND, ACTANT_KIND_MARK,
  ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_RELATION,
  ACTANT_KIND_MEMO, ACTANT_KIND_REVIEW,
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ACTANT_N_KINDS - 2);

static gboolean
is_chosen (const char * const *chosen,
           const char         *name)
{
  return chosen == NULL || g_strv_contains (chosen, name);
}

/* Begins to take all of @set, with a look at what has lost its place only when anything has. */
static void
begin_set (ActantExportSet     *copy,
           ActantAnnotationSet *set)
{
  copy->coder_name = g_strdup (actant_annotation_set_get_coder_name (set));
  copy->taken_from = g_object_ref (actant_annotation_set_get_records (set));
  if (actant_annotation_set_count_unanchored (set) > 0)
    copy->anchors = g_object_ref (set);
}

static void
take_record (const ActantExportData *data,
             ActantExportSet        *set,
             const ActantRecord     *record)
{
  const char *file = set == data->study ? actant_record_get_text (record, "file") : NULL;

  if (file != NULL && actant_record_get_kind (record) == ACTANT_KIND_TEXT
      && !is_chosen ((const char * const *) data->chosen, file))
    return;

  _actant_export_set_take (set, record,
                           set->anchors == NULL
                           ? ACTANT_ANCHOR_IN_PLACE
                           : actant_annotation_set_get_anchor (set->anchors,
                                                               actant_record_get_id (record)));
}

/* Takes up to *@left records more; FALSE when there are none. */
static gboolean
take_some (const ActantExportData *data,
           ActantExportSet        *set,
           guint                  *left)
{
  for (; set->taken_from != NULL && set->next_kind < G_N_ELEMENTS (kinds); set->next_kind++)
    {
      guint n = actant_collection_get_n (set->taken_from, kinds[set->next_kind]);

      for (; set->next < n; set->next++)
        {
          if (*left == 0)
            return TRUE;
          (*left)--;
          take_record (data, set, actant_collection_get (set->taken_from, kinds[set->next_kind],
                                                         set->next));
        }
      set->next = 0;
    }
  g_clear_object (&set->taken_from);
  g_clear_object (&set->anchors);

  return FALSE;
}

/**
 * actant_export_data_take:
 * @data: of actant_export_data_begin()
 *
 * Takes a little more of what the session has read, on the main context: about a millisecond's
 * worth. When the session changes before all is taken, begin anew.
 *
 * Returns: %FALSE when all is taken
 */
gboolean
actant_export_data_take (ActantExportData *data)
{
  guint left = TAKEN_AT_ONCE;

  g_return_val_if_fail (data != NULL, FALSE);

  if (take_some (data, data->study, &left))
    return TRUE;
  for (; data->n_taken < data->sets->len; data->n_taken++)
    if (take_some (data, data->sets->pdata[data->n_taken], &left))
      return TRUE;

  return FALSE;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Takes what the session has read of a text, and notes what it has not. A text that nobody coded
 * may be unreadable; one that is to be exported may not. */
static void
add_text (ActantExportData           *data,
          ActantSession              *session,
          const ActantExportOptions  *options,
          const char                 *path)
{
  g_auto(GStrv) coders = actant_session_list_coders (session, path);
  g_autofree char *title = actant_session_dup_text_title (session, path);
  ActantSourceText *source = actant_session_peek_text (session, path);
  ActantExportText *text = _actant_export_data_add_text (data, path, title, source,
                                                         actant_session_get_text_record (session,
                                                                                         path));

  text->unread = source == NULL;
  text->needed = coders[0] != NULL || options->texts != NULL;
  qsort (coders, g_strv_length (coders), sizeof *coders, compare_strings);
  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_peek_set (session, path, coders[i]);
      ActantExportSet *copy;

      if (!is_chosen (options->coders, coders[i]))
        continue;
      copy = _actant_export_data_add_set (data, text, coders[i], NULL);
      copy->unread = set == NULL;
      if (set != NULL)
        begin_set (copy, set);
    }
}

static gboolean
read_text (ActantExportData  *data,
           ActantExportText  *text,
           GError           **error)
{
  g_autofree char *path = g_build_filename (data->root, text->path, NULL);
  g_autoptr(GError) unreadable = NULL;

  text->source = actant_source_text_load (path,
                                          text->record != NULL
                                          ? actant_record_get_text (text->record, "encoding") : NULL,
                                          &unreadable);
  if (text->source == NULL && text->needed)
    {
      g_propagate_error (error, g_steal_pointer (&unreadable));
      return FALSE;
    }

  text->unread = FALSE;
  return TRUE;
}

/* Annotations of a text that was corrected meanwhile are where the corrections take them. */
static void
follow_corrections (ActantExportData    *data,
                    ActantAnnotationSet *set,
                    ActantSourceText    *source)
{
  g_autoptr(GPtrArray) corrections = g_ptr_array_new ();

  for (guint i = 0; i < data->study->records->len; i++)
    {
      const ActantExportRecord *item = &g_array_index (data->study->records, ActantExportRecord, i);

      if (item->kind == ACTANT_KIND_CORRECTION)
        g_ptr_array_add (corrections, (gpointer) item->record);
    }
  _actant_annotation_set_show_in (set, source, corrections);
}

static gboolean
read_set (ActantExportData  *data,
          ActantExportSet   *set,
          ActantWork        *work,
          GError           **error)
{
  ActantLoadJob *job = actant_load_job_new (data->root, set->text->path, set->coder,
                                            set->text->source, NULL,
                                            actant_work_get_cancellable (work));

  actant_load_job_run (job);
  set->unread = job->set == NULL;
  if (job->set != NULL)
    {
      guint left = G_MAXUINT;

      if (job->source != NULL)
        follow_corrections (data, job->set, job->source);
      begin_set (set, job->set);
      take_some (data, set, &left);
    }
  else
    g_propagate_error (error, g_steal_pointer (&job->error));
  actant_load_job_free (job);

  return !set->unread;
}

/* Makes the records of a set known. */
static gboolean
learn_set (ActantExportData  *data,
           ActantExportSet   *set,
           ActantWork        *work,
           GError           **error)
{
  while (set->n_known < set->records->len)
    {
      if (set->n_known % CHECK_INTERVAL == 0 && !actant_work_check (work, error))
        return FALSE;
      _actant_export_data_learn (data, set);
    }

  return TRUE;
}

static gboolean
read_rest (ActantExportData  *data,
           ActantWork        *work,
           GError           **error)
{
  guint n = data->texts->len + data->sets->len;

  if (!learn_set (data, data->study, work, error))
    return FALSE;

  for (guint i = 0; i < data->texts->len; i++)
    {
      ActantExportText *text = data->texts->pdata[i];

      if (!actant_work_check (work, error) || (text->unread && !read_text (data, text, error)))
        return FALSE;
      actant_work_set_fraction (work, (double) i / n);
    }
  for (guint i = 0; i < data->sets->len; i++)
    {
      ActantExportSet *set = data->sets->pdata[i];

      if (!actant_work_check (work, error) || (set->unread && !read_set (data, set, work, error))
          || !learn_set (data, set, work, error))
        return FALSE;
      actant_work_set_fraction (work, (double) (data->texts->len + i) / n);
    }

  return TRUE;
}

/* Reads what the snapshot lacks, in the thread that needs it; what was read before a cancel is not
 * read again. */
gboolean
_actant_export_data_read (ActantExportData  *data,
                          ActantWork        *work,
                          GError           **error)
{
  gboolean done;

  g_mutex_lock (&data->mutex);
  done = read_rest (data, work, error);
  g_mutex_unlock (&data->mutex);

  return done;
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

/**
 * actant_export_data_begin:
 * @session: a study
 * @options: (nullable): what to take; %NULL for all
 *
 * Begins to take the snapshot: the chosen texts, what the chosen coders have on
 * them, and the study's joined records. Tombstones and opaque records are left
 * out. Goes on by actant_export_data_take(). Reads nothing: what the session
 * has not read is read by who writes, and not kept in the session.
 *
 * Returns: (transfer full) (nullable): the snapshot; %NULL when a chosen text
 *   or coder is not there
 */
ActantExportData *
actant_export_data_begin (ActantSession              *session,
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
  data->chosen = g_strdupv ((char **) options->texts);
  data->study->taken_from = g_object_ref (actant_session_get_study (session));

  texts = actant_session_get_texts (session);
  for (guint i = 0; texts[i] != NULL; i++)
    if (is_chosen (options->texts, texts[i]))
      add_text (data, session, options, texts[i]);
  if (!check_chosen (data, session, options, error))
    return NULL;

  return g_steal_pointer (&data);
}

/** Takes the whole snapshot at once: actant_export_data_begin() and all that follows. */
ActantExportData *
actant_export_data_new (ActantSession              *session,
                        const ActantExportOptions  *options,
                        GError                    **error)
{
  ActantExportData *data = actant_export_data_begin (session, options, error);

  while (data != NULL && actant_export_data_take (data))
    ;

  return data;
}
