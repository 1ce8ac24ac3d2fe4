/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a study: read once, described by study records, annotated by coders. */
#include "config.h"

#include "session/actant-rounds.h"
#include "session/actant-session-private.h"
#include "store/actant-source-text-load.h"

#include <string.h>

/** (array zero-terminated=1): paths of the texts below the root, sorted. */
const char * const *
actant_session_get_texts (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return (const char * const *) self->texts;
}

/**
 * actant_session_load_text:
 * @self: a session
 * @text: path below the root
 *
 * Reads a text once, in the encoding that its record fixes or else as found.
 *
 * Returns: (transfer none) (nullable): the text
 */
ActantSourceText *
actant_session_load_text (ActantSession  *self,
                          const char     *text,
                          GError        **error)
{
  const ActantRecord *record;
  ActantSourceText *source;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, NULL);

  source = g_hash_table_lookup (self->sources, text);
  if (source != NULL)
    return source;

  record = actant_session_get_text_record (self, text);
  return actant_session_reload_text (self, text,
                                     record != NULL ? actant_record_get_text (record, "encoding") : NULL,
                                     error);
}

typedef struct
{
  char *text;
  char *path;
  char *encoding;
} TextLoad;

static void
free_text_load (TextLoad *load)
{
  g_free (load->text);
  g_free (load->path);
  g_free (load->encoding);
  g_free (load);
}

static void
load_text_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  TextLoad *load = task_data;
  GError *error = NULL;
  ActantSourceText *source = actant_source_text_load (load->path, load->encoding, &error);

  if (source != NULL)
    g_task_return_pointer (task, source, (GDestroyNotify) actant_source_text_unref);
  else
    g_task_return_error (task, error);
}

/**
 * actant_session_load_text_async:
 * @self: a session
 * @text: path below the root
 * @cancellable: (nullable): the answer to it comes at once
 *
 * As actant_session_load_text(), with the text read and decoded in a thread.
 */
void
actant_session_load_text_async (ActantSession       *self,
                                const char          *text,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  const ActantRecord *record;
  TextLoad *load;

  g_return_if_fail (ACTANT_IS_SESSION (self) && text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, actant_session_load_text_async);
  g_task_set_return_on_cancel (task, TRUE);
  record = actant_session_get_text_record (self, text);
  load = g_new0 (TextLoad, 1);
  load->text = g_strdup (text);
  load->path = g_build_filename (self->folder->root, text, NULL);
  load->encoding = record != NULL ? g_strdup (actant_record_get_text (record, "encoding")) : NULL;
  g_task_set_task_data (task, load, (GDestroyNotify) free_text_load);
  g_task_run_in_thread (task, load_text_thread);
}

static void
recheck_anchors (ActantSession    *self,
                 const char       *text,
                 ActantSourceText *source,
                 GHashTable       *known)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;

      if (g_strcmp0 (set->text_path, text) == 0)
        _actant_annotation_set_check_others (set, source, known);
    }
}

/* @known: (nullable): ids of records that are about to get their places in the new text */
static void
keep_text (ActantSession    *self,
           const char       *text,
           ActantSourceText *source,
           GHashTable       *known)
{
  g_hash_table_replace (self->sources, g_strdup (text), source);
  g_hash_table_remove (self->furniture, text);
  recheck_anchors (self, text, source, known);
}

/** Returns: (transfer none) (nullable): the text; the one that was read meanwhile, if any */
ActantSourceText *
actant_session_load_text_finish (ActantSession  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  TextLoad *load;
  ActantSourceText *source;
  ActantSourceText *known;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  load = g_task_get_task_data (G_TASK (result));
  source = g_task_propagate_pointer (G_TASK (result), error);
  known = g_hash_table_lookup (self->sources, load->text);
  if (source != NULL && known != NULL)
    actant_source_text_unref (source);
  else if (source != NULL)
    keep_text (self, load->text, source, NULL);

  return source != NULL && known != NULL ? known : source;
}

/**
 * actant_session_reload_text:
 * @self: a session
 * @text: path below the root
 * @encoding: (nullable): as what to read it; %NULL to find out
 *
 * Reads a text again, in another encoding; passages are checked against it.
 *
 * Returns: (transfer none) (nullable): the text; on an error the one before
 *   stays
 */
ActantSourceText *
actant_session_reload_text (ActantSession  *self,
                            const char     *text,
                            const char     *encoding,
                            GError        **error)
{
  g_autofree char *path = NULL;
  ActantSourceText *source;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, NULL);

  path = g_build_filename (self->folder->root, text, NULL);
  source = actant_source_text_load (path, encoding, error);
  if (source == NULL)
    return NULL;

  keep_text (self, text, source, NULL);
  return source;
}

/**
 * _actant_session_take_corrected:
 * @self: a session
 * @text: path below the root of a text that was corrected on the disk
 * @corrected: what it is expected to be
 * @known: ids of the records that move with it: they are not checked
 *
 * Goes on with the text as it was written, or failing that with @corrected.
 */
void
_actant_session_take_corrected (ActantSession    *self,
                                const char       *text,
                                ActantSourceText *corrected,
                                GHashTable       *known)
{
  ActantSourceText *before = actant_session_peek_text (self, text);
  g_autofree char *path = g_build_filename (self->folder->root, text, NULL);
  g_autoptr(ActantSourceText) there =
    actant_source_text_load (path, before != NULL ? actant_source_text_get_encoding (before) : NULL,
                             NULL);

  if (there == NULL || !actant_source_text_equal (there, corrected))
    {
      g_clear_pointer (&there, actant_source_text_unref);
      there = actant_source_text_ref (corrected);
    }
  keep_text (self, text, g_steal_pointer (&there), known);
}

static void
list_text_record (ActantSession      *self,
                  const ActantRecord *record)
{
  const char *file = actant_record_get_text (record, "file");

  /* Of two records of one text the first in the study counts. */
  if (file != NULL && !g_hash_table_contains (self->text_records, file))
    g_hash_table_insert (self->text_records, g_strdup (file), actant_record_ref (record));
}

static void
study_changed_cb (ActantSession    *self,
                  ActantRecord     *before,
                  ActantRecord     *after)
{
  const ActantRecord *either = after != NULL ? after : before;

  if (actant_record_get_kind (either) == ACTANT_KIND_TEXT)
    g_clear_pointer (&self->text_records, g_hash_table_unref);
}

/* Follows the study, so that it is known which record describes a text. */
void
_actant_session_follow_texts (ActantSession *self)
{
  g_signal_connect_object (self->study, "changed", G_CALLBACK (study_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * actant_session_get_text_record:
 * @self: a session
 * @text: path below the root
 *
 * Returns: (transfer none) (nullable): the study record that describes it
 */
const ActantRecord *
actant_session_get_text_record (ActantSession *self,
                                const char    *text)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  if (self->text_records == NULL)
    {
      self->text_records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                  (GDestroyNotify) actant_record_unref);
      for (guint i = 0; i < actant_collection_get_n (self->study, ACTANT_KIND_TEXT); i++)
        list_text_record (self, actant_collection_get (self->study, ACTANT_KIND_TEXT, i));
    }

  return g_hash_table_lookup (self->text_records, text);
}

typedef struct
{
  GWeakRef          session;
  char             *text;
  ActantSourceText *source;
} Preparation;

static void
free_preparation (gpointer pointer)
{
  Preparation *preparation = pointer;

  g_weak_ref_clear (&preparation->session);
  g_free (preparation->text);
  actant_source_text_unref (preparation->source);
  g_free (preparation);
}

static void
find_furniture (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, actant_furniture_new (((Preparation *) task_data)->source),
                         (GDestroyNotify) actant_furniture_free);
}

static void
furniture_found_cb (GObject      *source_object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Preparation *preparation = g_task_get_task_data (G_TASK (result));
  g_autoptr(ActantSession) self = g_weak_ref_get (&preparation->session);
  ActantFurniture *furniture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* The text may have been read again meanwhile, or somebody could not wait. */
  if (self != NULL
      && g_hash_table_lookup (self->sources, preparation->text) == preparation->source
      && !g_hash_table_contains (self->furniture, preparation->text))
    g_hash_table_insert (self->furniture, g_strdup (preparation->text), furniture);
  else
    actant_furniture_free (furniture);
}

/**
 * actant_session_prepare_furniture:
 * @self: a session
 * @text: path below the root
 *
 * Begins to look for headers and footers in a text that was read, in a thread, so that
 * actant_session_get_furniture() need not; of a large text that takes longer than a frame.
 */
void
actant_session_prepare_furniture (ActantSession *self,
                                  const char    *text)
{
  ActantSourceText *source = actant_session_peek_text (self, text);
  g_autoptr(GTask) task = NULL;
  Preparation *preparation;

  if (source == NULL || g_hash_table_contains (self->furniture, text))
    return;

  preparation = g_new0 (Preparation, 1);
  g_weak_ref_init (&preparation->session, self);
  preparation->text = g_strdup (text);
  preparation->source = actant_source_text_ref (source);
  task = g_task_new (NULL, NULL, furniture_found_cb, NULL);
  g_task_set_source_tag (task, actant_session_prepare_furniture);
  g_task_set_task_data (task, preparation, free_preparation);
  g_task_run_in_thread (task, find_furniture);
}

/**
 * actant_session_get_furniture:
 * @self: a session
 * @text: path below the root
 *
 * Returns: (transfer none) (nullable): headers, footers and page numbers in the text, until it is
 *   read again; %NULL when it cannot be read
 */
const ActantFurniture *
actant_session_get_furniture (ActantSession *self,
                              const char    *text)
{
  ActantFurniture *furniture = g_hash_table_lookup (self->furniture, text);
  ActantSourceText *source = furniture == NULL ? actant_session_load_text (self, text, NULL) : NULL;

  if (source != NULL)
    {
      furniture = actant_furniture_new (source);
      g_hash_table_replace (self->furniture, g_strdup (text), furniture);
    }

  return furniture;
}

/**
 * actant_session_get_text_date:
 * @self: a session
 * @text: path below the root
 *
 * Returns: (transfer none) (nullable): when the text appeared, EDTF; what the relative dates in
 *   it count from
 */
const char *
actant_session_get_text_date (ActantSession *self,
                              const char    *text)
{
  const ActantRecord *record = actant_session_get_text_record (self, text);

  return record != NULL ? actant_record_get_text (record, "date") : NULL;
}

/** Returns: (transfer full): the text's title, or its file's name */
char *
actant_session_dup_text_title (ActantSession *self,
                               const char    *text)
{
  const ActantRecord *record = actant_session_get_text_record (self, text);
  const char *title = record != NULL ? actant_record_get_text (record, "title") : NULL;

  return title != NULL ? g_strdup (title) : g_path_get_basename (text);
}

/* Text path to the slugs that the folder's annotation files are named after. */
void
_actant_session_list_files (ActantSession *self)
{
  for (guint i = 0; i < self->folder->annotations->len; i++)
    {
      char *text = NULL;
      char *coder = NULL;
      GPtrArray *slugs;

      if (!actant_annotation_path_split (self->folder->annotations->pdata[i], &text, &coder))
        continue;
      slugs = g_hash_table_lookup (self->coders, text);
      if (slugs == NULL)
        {
          slugs = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (self->coders, g_steal_pointer (&text), slugs);
        }
      g_ptr_array_add (slugs, coder);
      g_free (text);
    }
}

/**
 * actant_session_list_coders:
 * @self: a session
 * @text: path below the root
 *
 * Those whose work is hidden from the session's coder (see actant_session_is_blind()) are left out.
 *
 * Returns: (transfer full): slugs of the coders who have a file on @text
 */
char **
actant_session_list_coders (ActantSession *self,
                            const char    *text)
{
  g_autoptr(GStrvBuilder) slugs = g_strv_builder_new ();
  g_autofree char *own = NULL;
  ActantAnnotationSet *set;
  GPtrArray *listed;
  gboolean own_listed = FALSE;
  gboolean blind;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  blind = actant_session_is_blind (self, text);
  listed = g_hash_table_lookup (self->coders, text);
  for (guint i = 0; listed != NULL && i < listed->len; i++)
    {
      gboolean is_own = strcmp (listed->pdata[i], self->coder) == 0;

      if (is_own || !blind)
        g_strv_builder_add (slugs, listed->pdata[i]);
      own_listed |= is_own;
    }
  if (own_listed)
    return g_strv_builder_end (slugs);

  /* One's own file may be younger than the list. */
  own = actant_annotation_path_new (text, self->coder);
  set = _actant_session_get_loaded (self, own);
  if (set != NULL && set->header != NULL)
    g_strv_builder_add (slugs, self->coder);

  return g_strv_builder_end (slugs);
}

/** Whether the study held files of the session's coder when it was opened. */
gboolean
actant_session_has_own_files (ActantSession *self)
{
  GHashTableIter iter;
  gpointer slugs;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  for (guint i = 0; i < self->folder->studies->len; i++)
    {
      g_autofree char *coder = NULL;

      if (actant_study_path_split (self->folder->studies->pdata[i], &coder)
          && strcmp (coder, self->coder) == 0)
        return TRUE;
    }

  g_hash_table_iter_init (&iter, self->coders);
  while (g_hash_table_iter_next (&iter, NULL, &slugs))
    if (g_ptr_array_find_with_equal_func (slugs, self->coder, g_str_equal, NULL))
      return TRUE;

  return FALSE;
}
