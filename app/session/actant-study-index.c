/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of records of a whole study: from the cache, from sets that are read, or counted. */
#include "session/actant-study-index.h"

#include "session/actant-crew.h"
#include "session/actant-index-cache.h"
#include "session/actant-session-private.h"

#include <string.h>

/* Files counted after which the cache is written, so that a long count is not in vain. */
#define KEEP_EVERY 2000

struct _ActantStudyIndex
{
  GObject         parent_instance;

  ActantSession  *session;      /* borrowed: it owns the index */
  char           *folder;       /* of caches; NULL for the user's */
  GHashTable     *files;        /* path -> ActantFileCounts; NULL until they were looked at */
  ActantCrew     *crew;         /* looks, then counts; NULL when all is known */
  guint           n_to_count;   /* files */
  guint           n_counted;
  guint           n_unkept;     /* counted since the cache was written */
  gboolean        keeping;      /* the cache is being written */
};

G_DEFINE_FINAL_TYPE (ActantStudyIndex, actant_study_index, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A look at the whole folder, or at one file. */
typedef struct
{
  char              *root;
  char              *folder;     /* of caches */
  char             **paths;      /* of the files to look at; NULL to count one */
  GHashTable        *files;      /* what was found */
  char              *path;       /* of the file to count */
  ActantFileCounts   counts;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->root);
  g_free (job->folder);
  g_strfreev (job->paths);
  g_clear_pointer (&job->files, g_hash_table_unref);
  g_free (job->path);
  g_free (job);
}

/* Which files there are, and which of them are as the cache knows them. */
static void
look (gpointer data)
{
  Job *job = data;
  g_autoptr(GHashTable) known = actant_index_cache_read (job->folder, job->root);

  job->files = actant_index_cache_new_table ();
  for (guint i = 0; job->paths[i] != NULL; i++)
    {
      g_autofree char *absolute = g_build_filename (job->root, job->paths[i], NULL);
      const ActantFileCounts *before = g_hash_table_lookup (known, job->paths[i]);
      ActantFileCounts *now = g_new (ActantFileCounts, 1);

      if (actant_file_counts_look (now, absolute) && before != NULL
          && actant_file_counts_same_file (now, before))
        *now = *before;
      g_hash_table_insert (job->files, g_strdup (job->paths[i]), now);
    }
}

static void
count (gpointer data)
{
  Job *job = data;
  g_autofree char *absolute = g_build_filename (job->root, job->path, NULL);

  actant_file_counts_count (&job->counts, absolute, job->path);
}

/* Writing the cache, in a thread that nobody waits for. */

static void
keep_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;

  actant_index_cache_write (job->folder, job->root, job->files);
  g_task_return_boolean (task, TRUE);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  ActantStudyIndex *self = ACTANT_STUDY_INDEX (object);

  self->keeping = FALSE;
}

static void
keep (ActantStudyIndex *self)
{
  g_autoptr(GTask) task = NULL;
  Job *job;
  GHashTableIter iter;
  gpointer path, counts;

  if (self->session->folder->single != NULL)
    self->n_unkept = 0;   /* the folder holds more than is listed */
  if (self->keeping || self->n_unkept == 0)
    return;

  job = g_new0 (Job, 1);
  job->root = g_strdup (self->session->folder->root);
  job->folder = g_strdup (self->folder);
  job->files = actant_index_cache_new_table ();
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &counts))
    g_hash_table_insert (job->files, g_strdup (path),
                         g_memdup2 (counts, sizeof (ActantFileCounts)));

  self->n_unkept = 0;
  self->keeping = TRUE;
  task = g_task_new (self, NULL, kept_cb, NULL);
  g_task_set_source_tag (task, keep);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, keep_thread);
}

static void
counted_cb (gpointer data,
            gpointer user_data)
{
  ActantStudyIndex *self = user_data;
  Job *job = data;
  g_autofree char *text = NULL;

  if (job == NULL)
    {
      g_clear_pointer (&self->crew, actant_crew_free);
      keep (self);
      g_signal_emit (self, signals[CHANGED], 0, NULL);
      return;
    }

  self->n_counted++;
  if (job->counts.known)
    {
      g_hash_table_replace (self->files, g_strdup (job->path),
                            g_memdup2 (&job->counts, sizeof (ActantFileCounts)));
      self->n_unkept += job->counts.settled;
    }
  if (self->n_unkept >= KEEP_EVERY)
    keep (self);
  actant_annotation_path_split (job->path, &text, NULL);
  g_signal_emit (self, signals[CHANGED], 0, text);
}

/* Counts what is not known, in the order of the texts. */
static void
count_rest (ActantStudyIndex *self)
{
  GPtrArray *annotations = self->session->folder->annotations;
  GPtrArray *jobs = g_ptr_array_new ();

  for (guint i = 0; i < annotations->len; i++)
    {
      const ActantFileCounts *counts = g_hash_table_lookup (self->files, annotations->pdata[i]);
      Job *job;

      if (counts == NULL || counts->known)
        continue;
      job = g_new0 (Job, 1);
      job->root = g_strdup (self->session->folder->root);
      job->path = g_strdup (annotations->pdata[i]);
      g_ptr_array_add (jobs, job);
    }
  self->n_to_count = jobs->len;
  self->crew = actant_crew_new (jobs, count, free_job, counted_cb, self);
}

static void
looked_cb (gpointer data,
           gpointer user_data)
{
  ActantStudyIndex *self = user_data;
  Job *job = data;

  if (job != NULL)
    {
      self->files = g_steal_pointer (&job->files);
      return;
    }

  g_clear_pointer (&self->crew, actant_crew_free);
  count_rest (self);
  g_signal_emit (self, signals[CHANGED], 0, NULL);
}

static void
actant_study_index_dispose (GObject *object)
{
  ActantStudyIndex *self = ACTANT_STUDY_INDEX (object);

  g_clear_pointer (&self->crew, actant_crew_free);

  G_OBJECT_CLASS (actant_study_index_parent_class)->dispose (object);
}

static void
actant_study_index_finalize (GObject *object)
{
  ActantStudyIndex *self = ACTANT_STUDY_INDEX (object);

  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (actant_study_index_parent_class)->finalize (object);
}

static void
actant_study_index_class_init (ActantStudyIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = actant_study_index_dispose;
  object_class->finalize = actant_study_index_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_STUDY_INDEX, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
actant_study_index_init (ActantStudyIndex *self)
{
}

/**
 * actant_study_index_new:
 * @session: the study; must outlive the index
 * @folder: (nullable): where the cache is kept; %NULL for the user's
 *
 * Returns: (transfer full): an index that begins to look and to count
 */
ActantStudyIndex *
actant_study_index_new (ActantSession *session,
                        const char    *folder)
{
  ActantStudyIndex *self = g_object_new (ACTANT_TYPE_STUDY_INDEX, NULL);
  GPtrArray *annotations = session->folder->annotations;
  GPtrArray *jobs = g_ptr_array_new ();
  Job *job = g_new0 (Job, 1);

  self->session = session;
  self->folder = g_strdup (folder);
  job->root = g_strdup (session->folder->root);
  job->folder = g_strdup (folder);
  job->paths = g_new0 (char *, annotations->len + 1);
  for (guint i = 0; i < annotations->len; i++)
    job->paths[i] = g_strdup (annotations->pdata[i]);
  g_ptr_array_add (jobs, job);
  self->crew = actant_crew_new (jobs, look, free_job, looked_cb, self);

  return self;
}

static void
recounted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  ActantStudyIndex *self = ACTANT_STUDY_INDEX (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = NULL;

  if (self->files == NULL || !job->counts.known)
    return;
  g_hash_table_replace (self->files, g_strdup (job->path),
                        g_memdup2 (&job->counts, sizeof (ActantFileCounts)));
  self->n_unkept += job->counts.settled;
  actant_annotation_path_split (job->path, &text, NULL);
  g_signal_emit (self, signals[CHANGED], 0, text);
}

static void
recount_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *absolute = g_build_filename (job->root, job->path, NULL);

  if (actant_file_counts_look (&job->counts, absolute))
    actant_file_counts_count (&job->counts, absolute, job->path);
  g_task_return_boolean (task, TRUE);
}

/**
 * actant_study_index_recount:
 * @self: an index
 * @path: of an annotation file below the root that changed on the disk
 *
 * Counts the file anew, in a thread; "changed" tells when that is done. What the session has loaded
 * is not read for that: its own numbers count, and each save would cost a reading.
 */
void
actant_study_index_recount (ActantStudyIndex *self,
                            const char       *path)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (ACTANT_IS_STUDY_INDEX (self) && path != NULL);

  if (_actant_session_get_loaded (self->session, path) != NULL)
    return;

  job = g_new0 (Job, 1);
  job->root = g_strdup (self->session->folder->root);
  job->path = g_strdup (path);
  task = g_task_new (self, NULL, recounted_cb, NULL);
  g_task_set_source_tag (task, actant_study_index_recount);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, recount_thread);
}

/* Of one file; @known says whether the number is one. */
static guint
count_file (ActantStudyIndex *self,
            const char       *text,
            const char       *coder,
            ActantKind        kind,
            gboolean         *known)
{
  g_autofree char *path = actant_annotation_path_new (text, coder);
  ActantAnnotationSet *set = _actant_session_get_loaded (self->session, path);
  const ActantFileCounts *counts;

  if (set != NULL)
    return actant_collection_get_n (set->records, kind);

  counts = self->files != NULL ? g_hash_table_lookup (self->files, path) : NULL;
  /* What cannot be read holds nothing that could be counted. */
  *known &= counts != NULL && (counts->known || self->crew == NULL);

  return counts != NULL && counts->known ? counts->n[kind] : 0;
}

/**
 * actant_study_index_count:
 * @self: an index
 * @text: path of a text below the root
 * @coder: (nullable): a slug; %NULL for all coders whose work may be seen
 * @kind: which records
 *
 * Returns: how many live ones there are beside the text, as far as is known
 */
guint
actant_study_index_count (ActantStudyIndex *self,
                          const char       *text,
                          const char       *coder,
                          ActantKind        kind)
{
  g_auto(GStrv) coders = NULL;
  gboolean known = TRUE;
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_STUDY_INDEX (self) && kind < ACTANT_N_KINDS, 0);

  if (coder != NULL)
    return count_file (self, text, coder, kind, &known);

  coders = actant_session_list_coders (self->session, text);
  for (guint i = 0; coders[i] != NULL; i++)
    if (_actant_session_may_see (self->session, text, coders[i], NULL))
      n += count_file (self, text, coders[i], kind, &known);

  return n;
}

/** As actant_study_index_count(), for all texts of the study. */
guint
actant_study_index_count_all (ActantStudyIndex *self,
                              const char       *coder,
                              ActantKind        kind)
{
  const char * const *texts;
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_STUDY_INDEX (self), 0);

  texts = actant_session_get_texts (self->session);
  for (guint i = 0; texts[i] != NULL; i++)
    n += actant_study_index_count (self, texts[i], coder, kind);

  return n;
}

/** Whether the numbers of a text are known, of all coders. */
gboolean
actant_study_index_knows (ActantStudyIndex *self,
                          const char       *text)
{
  g_auto(GStrv) coders = NULL;
  gboolean known = TRUE;

  g_return_val_if_fail (ACTANT_IS_STUDY_INDEX (self), FALSE);

  coders = actant_session_list_coders (self->session, text);
  for (guint i = 0; coders[i] != NULL; i++)
    count_file (self, text, coders[i], ACTANT_KIND_CLAIM, &known);

  return known;
}

/** Whether everything was counted that can be. */
gboolean
actant_study_index_is_done (ActantStudyIndex *self)
{
  g_return_val_if_fail (ACTANT_IS_STUDY_INDEX (self), FALSE);

  return self->crew == NULL;
}

/**
 * actant_study_index_get_n_read:
 * @self: an index
 * @n_files: (out) (optional): how many files are to be counted, 0 before that is known and where
 *   the cache knows them all
 *
 * Returns: how many of them were
 */
guint
actant_study_index_get_n_read (ActantStudyIndex *self,
                               guint            *n_files)
{
  g_return_val_if_fail (ACTANT_IS_STUDY_INDEX (self), 0);

  if (n_files != NULL)
    *n_files = self->n_to_count;

  return self->n_counted;
}

/** Whether the cache holds all that was counted. */
gboolean
actant_study_index_is_kept (ActantStudyIndex *self)
{
  g_return_val_if_fail (ACTANT_IS_STUDY_INDEX (self), FALSE);

  return self->n_unkept == 0 && !self->keeping;
}

/** Returns: (transfer none): the session's index, at work from the first call on */
ActantStudyIndex *
actant_session_get_index (ActantSession *session)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (session), NULL);

  if (session->index == NULL)
    session->index = G_OBJECT (actant_study_index_new (session, NULL));

  return ACTANT_STUDY_INDEX (session->index);
}
