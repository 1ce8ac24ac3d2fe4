/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study in memory: opening it, its texts, its sets, the joined codebook. */
#include "config.h"

#include "session/actant-change-log.h"
#include "session/actant-correction-private.h"
#include "session/actant-session-private.h"

#include "team/actant-join.h"
#include "text/actant-encoding.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (ActantSession, actant_session, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (ActantSaveState, actant_save_state,
                    G_DEFINE_ENUM_VALUE (ACTANT_SAVE_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (ACTANT_SAVE_STATE_UNSAVED, "unsaved"),
                    G_DEFINE_ENUM_VALUE (ACTANT_SAVE_STATE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (ACTANT_SAVE_STATE_FAILED, "failed"))

enum
{
  PROP_0,
  PROP_SAVE_STATE,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  ARRIVED,
  LISTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
actant_session_dispose (GObject *object)
{
  ActantSession *self = ACTANT_SESSION (object);

  _actant_session_stop_saving (self);
  if (self->live != NULL)
    g_object_run_dispose (self->live);    /* what it has begun may hold it */
  g_clear_object (&self->live);
  if (self->index != NULL)
    g_object_run_dispose (self->index);   /* what still writes its cache may hold it */
  g_clear_object (&self->index);
  _actant_session_close_journal (self);

  G_OBJECT_CLASS (actant_session_parent_class)->dispose (object);
}

static void
actant_session_finalize (GObject *object)
{
  ActantSession *self = ACTANT_SESSION (object);

  g_clear_pointer (&self->folder, actant_study_folder_free);
  g_strfreev (self->texts);
  g_ptr_array_unref (self->old_texts);
  g_free (self->coder);
  g_free (self->coder_name);
  g_free (self->new_coder_id);
  g_clear_object (&self->identity);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->coders);
  g_clear_pointer (&self->text_records, g_hash_table_unref);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->corrected);
  g_hash_table_unref (self->furniture);
  g_hash_table_unref (self->streams);
  g_hash_table_unref (self->sets);
  g_clear_object (&self->study);
  actant_history_free (self->history);
  g_ptr_array_unref (self->log);
  g_free (self->save_message);

  G_OBJECT_CLASS (actant_session_parent_class)->finalize (object);
}

static void
actant_session_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  ActantSession *self = ACTANT_SESSION (object);

  switch (property_id)
    {
    case PROP_SAVE_STATE:
      g_value_set_enum (value, self->save_state);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, actant_session_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, actant_session_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
actant_session_class_init (ActantSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = actant_session_dispose;
  object_class->finalize = actant_session_finalize;
  object_class->get_property = actant_session_get_property;

  properties[PROP_SAVE_STATE] =
    g_param_spec_enum ("save-state", NULL, NULL, ACTANT_TYPE_SAVE_STATE,
                       ACTANT_SAVE_STATE_SAVED, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, ACTANT_TYPE_CHANGE_SET);
  signals[ARRIVED] = g_signal_new ("arrived", ACTANT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, ACTANT_TYPE_CHANGE_SET);
  signals[LISTED] = g_signal_new ("listed", ACTANT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_session_init (ActantSession *self)
{
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->old_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_strfreev);
  self->furniture = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) actant_furniture_free);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) actant_source_text_unref);
  self->sets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->streams = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) _actant_set_stream_free);
  self->study = actant_collection_new ();
  self->history = actant_history_new ();
  _actant_session_follow_texts (self);
  self->log = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_log_entry_free);
}

void
_actant_session_emit_changed (ActantSession   *self,
                              ActantChangeSet *set)
{
  g_signal_emit (self, signals[CHANGED], 0, set);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

/* What others wrote came in; "changed" has told that it is there. */
void
_actant_session_emit_arrived (ActantSession   *self,
                              ActantChangeSet *came)
{
  g_signal_emit (self, signals[ARRIVED], 0, came);
}

/* Texts or coders came or went. */
void
_actant_session_emit_listed (ActantSession *self)
{
  g_signal_emit (self, signals[LISTED], 0);
}

static gboolean
is_study_set (ActantAnnotationSet *set)
{
  return set->format == ACTANT_FORMAT_STUDY;
}

/* Joins record @id of all study files into the codebook. */
void
_actant_session_rejoin_study (ActantSession *self,
                              const char    *id)
{
  g_autoptr(ActantRecord) joined = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;
      const ActantRecord *record = is_study_set (set)
                                   ? actant_collection_lookup (set->records, id) : NULL;
      ActantRecord *both;

      if (record == NULL)
        continue;
      both = joined != NULL ? actant_join_records (joined, record) : actant_record_ref (record);
      if (both == NULL)
        continue;   /* of another kind under the same id: the first stays */
      g_clear_pointer (&joined, actant_record_unref);
      joined = both;
    }

  if (joined != NULL)
    actant_collection_put (self->study, joined);
  else
    actant_collection_remove (self->study, id);
}

static void
add_study_set (ActantSession *self,
               const char    *name)
{
  g_autofree char *coder = NULL;
  g_autoptr(ActantAnnotationSet) set = NULL;
  g_autoptr(GError) error = NULL;
  gboolean own;

  if (!actant_study_path_split (name, &coder))
    return;

  own = strcmp (coder, self->coder) == 0;
  set = _actant_annotation_set_new (name, NULL, coder);
  if (!_actant_annotation_set_load (set, self->folder->root, NULL, &error))
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      if (!own)
        return;
      _actant_annotation_set_set_read_only (set, error->message);
    }
  if (own)
    self->own_study = set;
  else if (set->read_only_reason == NULL)
    _actant_annotation_set_set_read_only (set, _("This is another coder’s file."));

  g_hash_table_insert (self->sets, (gpointer) set->path, g_object_ref (set));
}

static void
load_study (ActantSession *self)
{
  g_autofree char *own = actant_study_path_new (self->coder);
  g_autoptr(GHashTable) joined = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->folder->problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (self->folder->problems->pdata[i]));
  for (guint i = 0; i < self->folder->studies->len; i++)
    add_study_set (self, self->folder->studies->pdata[i]);
  if (self->own_study == NULL)
    add_study_set (self, own);

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_autoptr(GPtrArray) of_set = actant_collection_snapshot (ACTANT_ANNOTATION_SET (value)->records);

      for (guint i = 0; i < of_set->len; i++)
        {
          const ActantRecord *record = of_set->pdata[i];

          if (!actant_record_is_opaque (record))
            g_hash_table_add (joined, (gpointer) actant_record_get_id (record));
        }
    }

  g_hash_table_iter_init (&iter, joined);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    _actant_session_rejoin_study (self, value);
}

static char **
list_texts (ActantStudyFolder *folder)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < folder->texts->len; i++)
    g_strv_builder_add (texts, folder->texts->pdata[i]);

  return g_strv_builder_end (texts);
}

/**
 * actant_session_open:
 * @path: a folder, a text, or an annotation or study file
 * @coder: slug of who codes
 * @coder_name: (nullable): name of who codes, for the files' headers
 * @identity: (nullable): clock and ids; the real ones when %NULL
 *
 * Opens the study that @path lies in. Nothing is written before the first
 * change. A colleague's study file that cannot be read is left out and listed
 * by actant_session_get_problems().
 *
 * Returns: (transfer full) (nullable): a session
 */
ActantSession *
actant_session_open (const char      *path,
                     const char      *coder,
                     const char      *coder_name,
                     ActantIdentity  *identity,
                     GError         **error)
{
  g_autoptr(ActantSession) self = NULL;
  g_autoptr(ActantStudyFolder) folder = NULL;

  g_return_val_if_fail (path != NULL && coder != NULL, NULL);

  if (!actant_slug_is_valid (coder))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                   _("“%s” cannot name a coder; use a–z, 0–9 and -"), coder);
      return NULL;
    }

  folder = actant_study_folder_scan (path, error);
  if (folder == NULL)
    return NULL;

  self = g_object_new (ACTANT_TYPE_SESSION, NULL);
  self->folder = g_steal_pointer (&folder);
  self->coder = g_strdup (coder);
  self->coder_name = g_strdup (coder_name);
  self->identity = identity != NULL ? g_object_ref (identity) : actant_identity_new ();
  self->texts = list_texts (self->folder);
  _actant_session_list_files (self);
  load_study (self);

  return g_steal_pointer (&self);
}

/* What actant_session_open() is called with. */
typedef struct
{
  char           *path;
  char           *coder;
  char           *coder_name;
  ActantIdentity *identity;
} OpenArguments;

static void
free_arguments (OpenArguments *arguments)
{
  g_free (arguments->path);
  g_free (arguments->coder);
  g_free (arguments->coder_name);
  g_clear_object (&arguments->identity);
  g_free (arguments);
}

static void
open_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenArguments *arguments = task_data;
  GError *error = NULL;
  ActantSession *session = actant_session_open (arguments->path, arguments->coder,
                                                arguments->coder_name, arguments->identity,
                                                &error);

  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * actant_session_open_async:
 * @path: a folder, a text, or an annotation or study file
 * @coder: slug of who codes
 * @coder_name: (nullable): name of who codes
 * @identity: (nullable): clock and ids
 * @cancellable: (nullable): the answer to it comes at once, whatever the disk does
 *
 * As actant_session_open(), with the folder looked through and the study files read in a
 * thread.
 */
void
actant_session_open_async (const char          *path,
                           const char          *coder,
                           const char          *coder_name,
                           ActantIdentity      *identity,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  OpenArguments *arguments;

  g_return_if_fail (path != NULL && coder != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, actant_session_open_async);
  g_task_set_return_on_cancel (task, TRUE);
  arguments = g_new0 (OpenArguments, 1);
  arguments->path = g_strdup (path);
  arguments->coder = g_strdup (coder);
  arguments->coder_name = g_strdup (coder_name);
  arguments->identity = identity != NULL ? g_object_ref (identity) : NULL;
  g_task_set_task_data (task, arguments, (GDestroyNotify) free_arguments);
  g_task_run_in_thread (task, open_thread);
}

/** Returns: (transfer full) (nullable): the session, for the thread that asked */
ActantSession *
actant_session_open_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Absolute path of the study's folder. */
const char *
actant_session_get_root (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->folder->root;
}

/** Returns: (transfer full): the study's title, or its folder's name */
char *
actant_session_dup_title (ActantSession *self)
{
  const char *title = NULL;
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  if (self->own_study->header != NULL)
    title = actant_record_get_text (self->own_study->header, "title");

  g_hash_table_iter_init (&iter, self->sets);
  while (title == NULL && g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;

      if (is_study_set (set) && set->header != NULL)
        title = actant_record_get_text (set->header, "title");
    }

  return title != NULL ? g_strdup (title) : g_path_get_basename (self->folder->root);
}

/** Slug of who codes. */
const char *
actant_session_get_coder (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->coder;
}

/** Returns: (transfer full): the name of who codes, or the slug */
char *
actant_session_dup_coder_name (ActantSession *self)
{
  const ActantRecord *coder;
  const char *name = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  coder = _actant_session_find_own_coder (self);
  if (coder != NULL)
    name = actant_record_get_text (coder, "name");
  if (name == NULL)
    name = self->coder_name;

  return g_strdup (name != NULL ? name : self->coder);
}

ActantIdentity *
actant_session_get_identity (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->identity;
}

/** (element-type utf8): what could not be read on opening, in words. */
GPtrArray *
actant_session_get_problems (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->problems;
}

ActantAnnotationSet *
_actant_session_get_loaded (ActantSession *self,
                            const char    *file)
{
  return g_hash_table_lookup (self->sets, file);
}

/* Adds a set that is complete. */
void
_actant_session_admit (ActantSession       *self,
                       ActantAnnotationSet *set)
{
  if (strcmp (set->coder, self->coder) != 0 && strcmp (set->coder, ACTANT_CONSENSUS) != 0
      && set->read_only_reason == NULL)
    _actant_annotation_set_set_read_only (set, _("This is another coder’s file."));
  g_hash_table_insert (self->sets, (gpointer) set->path, g_object_ref (set));
  _actant_session_follow_corrections (self, set);
}

/* Adds a loaded set and checks its passages; the text may be unreadable. */
static void
add_set (ActantSession       *self,
         ActantAnnotationSet *set)
{
  ActantSourceText *source = actant_session_load_text (self, set->text_path, NULL);

  if (source != NULL)
    _actant_annotation_set_check_anchors (set, source, NULL);
  _actant_session_admit (self, set);
}

/* An empty set in the place of one's own file that cannot be read, so that it is never overwritten. */
void
_actant_session_admit_broken (ActantSession *self,
                              const char    *text,
                              const GError  *reason)
{
  g_autofree char *path = actant_annotation_path_new (text, self->coder);
  g_autoptr(ActantAnnotationSet) broken = _actant_annotation_set_new (path, text, self->coder);

  _actant_annotation_set_set_read_only (broken, reason->message);
  add_set (self, broken);
}

/**
 * actant_session_get_set:
 * @self: a session
 * @text: path below the root
 * @coder: a slug
 *
 * Reads a coder's annotations of a text, once. Others' sets are read-only.
 *
 * Returns: (transfer none) (nullable): the set, empty when there is no file;
 *   %NULL with an error when its file cannot be read
 */
ActantAnnotationSet *
actant_session_get_set (ActantSession  *self,
                        const char     *text,
                        const char     *coder,
                        GError        **error)
{
  g_autofree char *path = NULL;
  g_autoptr(ActantAnnotationSet) set = NULL;
  ActantAnnotationSet *known;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL && coder != NULL, NULL);

  path = actant_annotation_path_new (text, coder);
  known = _actant_session_get_loaded (self, path);
  if (known == NULL)
    known = _actant_session_wait_for_set (self, path);
  if (known != NULL)
    return known;
  if (!_actant_session_may_see (self, text, coder, error))
    return NULL;

  set = _actant_annotation_set_new (path, text, coder);
  if (!_actant_annotation_set_load (set, self->folder->root, NULL, error))
    return NULL;
  add_set (self, set);

  return set;
}

/**
 * actant_session_get_own_set:
 * @self: a session
 * @text: path below the root
 *
 * As actant_session_get_set() for one's own annotations. A file that cannot be
 * read gives an empty, read-only set besides the error, so that the text can
 * still be shown and the file is never overwritten.
 *
 * Returns: (transfer none): the set
 */
ActantAnnotationSet *
actant_session_get_own_set (ActantSession  *self,
                            const char     *text,
                            GError        **error)
{
  g_autoptr(GError) reason = NULL;
  ActantAnnotationSet *set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, NULL);

  set = actant_session_get_set (self, text, self->coder, &reason);
  if (set != NULL)
    return set;

  _actant_session_admit_broken (self, text, reason);
  g_propagate_error (error, g_steal_pointer (&reason));

  return actant_session_get_set (self, text, self->coder, NULL);
}

/** The codebook and everything study-level, joined from all study files. */
ActantCollection *
actant_session_get_study (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  return self->study;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(ActantAnnotationSet * const *) a)->path,
                 (*(ActantAnnotationSet * const *) b)->path);
}

/**
 * actant_session_get_study_sets:
 * @self: a session
 *
 * Returns: (transfer full) (element-type ActantAnnotationSet): the study files
 *   that the codebook is the join of, borrowed, by path
 */
GPtrArray *
actant_session_get_study_sets (ActantSession *self)
{
  GPtrArray *sets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), sets);

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (is_study_set (set))
      g_ptr_array_add (sets, set);
  g_ptr_array_sort (sets, compare_paths);

  return sets;
}
