/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in all texts of a study without making anybody wait. */
#include "session/actant-study-search.h"

#include "store/actant-source-text-load.h"

/* How often what was found so far is taken over. */
#define TAKE_MSEC 100

/* A text as the thread needs it. */
typedef struct
{
  char *path;       /* in the study */
  char *file;       /* absolute */
  char *encoding;   /* nullable */
  char *title;
} Text;

/* A search under way, between its thread and the main one. */
typedef struct
{
  gatomicrefcount    ref_count;
  GPtrArray         *texts;       /* of Text */
  char              *pattern;
  ActantSearchFlags  flags;
  GCancellable      *cancellable;

  /* Of the thread */
  guint              text;        /* the one that is searched */
  ActantSourceText  *source;
  guint              n_hits;

  GMutex             mutex;       /* for what follows */
  GArray            *hits;        /* of ActantStudyHit, not taken over yet */
  GPtrArray         *failures;    /* likewise */
  guint              n_skipped;
  gboolean           truncated;
  double             part;
} Job;

struct _ActantStudySearch
{
  GObject    parent_instance;

  Job       *job;         /* NULL when no search goes on */
  guint      timer;
  GPtrArray *texts;       /* of Text; what the hits count in */
  GArray    *hits;        /* of ActantStudyHit */
  GPtrArray *failures;    /* texts that cannot be read, and why */
  guint      n_skipped;
  gboolean   truncated;
  gboolean   cancelled;
  double     part;
  char      *problem;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantStudySearch, actant_study_search, G_TYPE_OBJECT)

static void
free_text (gpointer data)
{
  Text *text = data;

  g_free (text->path);
  g_free (text->file);
  g_free (text->encoding);
  g_free (text->title);
  g_free (text);
}

static void
clear_hit (gpointer hit)
{
  actant_text_context_clear (&((ActantStudyHit *) hit)->context);
}

static GArray *
new_hits (void)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ActantStudyHit));

  g_array_set_clear_func (hits, clear_hit);
  return hits;
}

static GPtrArray *
list_texts (ActantSession *session)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_text);
  const char * const *texts = actant_session_get_texts (session);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      const ActantRecord *record = actant_session_get_text_record (session, texts[i]);
      Text *text = g_new0 (Text, 1);

      text->path = g_strdup (texts[i]);
      text->file = g_build_filename (actant_session_get_root (session), texts[i], NULL);
      text->encoding = record != NULL ? g_strdup (actant_record_get_text (record, "encoding")) : NULL;
      text->title = actant_session_dup_text_title (session, texts[i]);
      g_ptr_array_add (list, text);
    }

  return list;
}

static Job *
new_job (ActantSession     *session,
         const char        *pattern,
         ActantSearchFlags  flags)
{
  Job *job = g_new0 (Job, 1);

  g_atomic_ref_count_init (&job->ref_count);
  job->texts = list_texts (session);
  job->pattern = g_strdup (pattern);
  job->flags = flags;
  job->cancellable = g_cancellable_new ();
  g_mutex_init (&job->mutex);
  job->hits = new_hits ();
  job->failures = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
unref_job (gpointer data)
{
  Job *job = data;

  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;

  g_ptr_array_unref (job->texts);
  g_ptr_array_unref (job->failures);
  g_array_unref (job->hits);
  g_object_unref (job->cancellable);
  g_mutex_clear (&job->mutex);
  g_free (job->pattern);
  g_free (job);
}

/* In the thread. */
static gboolean
found_cb (GArray   *found,
          GArray   *skipped,
          double    part,
          gpointer  user_data)
{
  Job *job = user_data;
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (ActantStudyHit));
  guint n = MIN (found->len, ACTANT_STUDY_SEARCH_LIMIT - job->n_hits);

  for (guint i = 0; i < n; i++)
    {
      ActantStudyHit hit = { job->text, g_array_index (found, ActantTextRange, i) };

      actant_text_context_init (&hit.context, job->source, &hit.range);
      g_array_append_val (hits, hit);
    }
  job->n_hits += n;

  g_mutex_lock (&job->mutex);
  g_array_append_vals (job->hits, hits->data, hits->len);
  job->n_skipped += skipped->len;
  job->truncated = n < found->len;
  job->part = (job->text + part) / job->texts->len;
  g_mutex_unlock (&job->mutex);

  return !job->truncated;
}

static void
note_failure (Job        *job,
              const Text *text,
              GError     *error)
{
  g_mutex_lock (&job->mutex);
  g_ptr_array_add (job->failures, g_strdup_printf ("%s: %s", text->path, error->message));
  g_mutex_unlock (&job->mutex);
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr(ActantTextPattern) pattern = actant_text_pattern_new (job->pattern, job->flags, &error);

  for (job->text = 0; error == NULL && job->text < job->texts->len && !job->truncated; job->text++)
    {
      const Text *text = job->texts->pdata[job->text];
      g_autoptr(GError) failure = NULL;
      g_autoptr(ActantSourceText) source = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, &error))
        break;
      source = actant_source_text_load (text->file, text->encoding, &failure);
      if (source == NULL)
        {
          note_failure (job, text, failure);
          continue;
        }
      job->source = source;
      actant_text_pattern_search (pattern, source, found_cb, job, cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
clear_result (ActantStudySearch *self)
{
  g_array_set_size (self->hits, 0);
  g_ptr_array_set_size (self->failures, 0);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->n_skipped = 0;
  self->truncated = self->cancelled = FALSE;
  self->part = 0;
}

static void
end_job (ActantStudySearch *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
  g_clear_pointer (&self->job, unref_job);
  g_clear_handle_id (&self->timer, g_source_remove);
}

/* Takes over what the thread found since the last time. */
static void
take_found (ActantStudySearch *self)
{
  Job *job = self->job;
  GArray *hits;

  g_mutex_lock (&job->mutex);
  hits = job->hits;
  job->hits = new_hits ();
  g_ptr_array_extend_and_steal (self->failures, g_steal_pointer (&job->failures));
  job->failures = g_ptr_array_new_with_free_func (g_free);
  self->n_skipped = job->n_skipped;
  self->truncated = job->truncated;
  self->part = job->part;
  g_mutex_unlock (&job->mutex);

  g_array_append_vals (self->hits, hits->data, hits->len);
  g_array_set_clear_func (hits, NULL);   /* their words went along */
  g_array_unref (hits);
}

static gboolean
timer_cb (gpointer data)
{
  ActantStudySearch *self = data;

  take_found (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
search_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  ActantStudySearch *self = ACTANT_STUDY_SEARCH (object);
  g_autoptr(GError) error = NULL;
  gboolean searched = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another search may have begun since. */
  if (g_task_get_task_data (G_TASK (result)) != self->job)
    return;

  take_found (self);
  self->part = 1;
  if (!searched)
    self->problem = g_strdup (error->message);
  end_job (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * actant_study_search_start:
 * @self: a search
 * @session: in whose texts to look
 * @pattern: what for; with "" nothing is looked for
 * @flags: how
 *
 * Forgets what was found and begins anew.
 */
void
actant_study_search_start (ActantStudySearch *self,
                           ActantSession     *session,
                           const char        *pattern,
                           ActantSearchFlags  flags)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ACTANT_IS_STUDY_SEARCH (self) && ACTANT_IS_SESSION (session));
  g_return_if_fail (pattern != NULL);

  actant_study_search_clear (self);
  if (*pattern == '\0')
    return;

  self->job = new_job (session, pattern, flags);
  self->texts = g_ptr_array_ref (self->job->texts);
  self->timer = g_timeout_add (TAKE_MSEC, timer_cb, self);
  g_atomic_ref_count_inc (&self->job->ref_count);
  task = g_task_new (self, self->job->cancellable, search_done_cb, NULL);
  g_task_set_source_tag (task, actant_study_search_start);
  g_task_set_task_data (task, self->job, unref_job);
  g_task_run_in_thread (task, search_thread);
}

/** Ends a search that goes on and forgets what was found. */
void
actant_study_search_clear (ActantStudySearch *self)
{
  g_return_if_fail (ACTANT_IS_STUDY_SEARCH (self));

  end_job (self);
  clear_result (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** Ends a search that goes on; what it found stays. */
void
actant_study_search_cancel (ActantStudySearch *self)
{
  g_return_if_fail (ACTANT_IS_STUDY_SEARCH (self));

  if (self->job == NULL)
    return;

  take_found (self);
  end_job (self);
  self->cancelled = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
actant_study_search_is_searching (ActantStudySearch *self)
{
  return self->job != NULL;
}

/** Whether there are more hits than ACTANT_STUDY_SEARCH_LIMIT. */
gboolean
actant_study_search_is_truncated (ActantStudySearch *self)
{
  return self->truncated;
}

/** Whether it was ended before its time, so that there may be more. */
gboolean
actant_study_search_is_cancelled (ActantStudySearch *self)
{
  return self->cancelled;
}

/** How much of the study is searched, 0 to 1, by texts. */
double
actant_study_search_get_part (ActantStudySearch *self)
{
  return self->part;
}

guint
actant_study_search_get_n_hits (ActantStudySearch *self)
{
  return self->hits->len;
}

/** The hit at @position, below their number; until the search changes. */
const ActantStudyHit *
actant_study_search_get_hit (ActantStudySearch *self,
                             guint              position)
{
  g_return_val_if_fail (position < self->hits->len, NULL);

  return &g_array_index (self->hits, ActantStudyHit, position);
}

/**
 * actant_study_search_get_text:
 * @self: a search
 * @text: of a hit
 * @title: (out) (optional) (transfer none): what it is called
 *
 * Returns: the text's path in the study
 */
const char *
actant_study_search_get_text (ActantStudySearch *self,
                              guint              text,
                              const char       **title)
{
  const Text *found;

  g_return_val_if_fail (self->texts != NULL && text < self->texts->len, NULL);

  found = self->texts->pdata[text];
  if (title != NULL)
    *title = found->title;
  return found->path;
}

/** How many pieces of texts were too complex for the expression. */
guint
actant_study_search_get_n_skipped (ActantStudySearch *self)
{
  return self->n_skipped;
}

/** Returns: (transfer none) (element-type utf8): texts that cannot be read, and why */
GPtrArray *
actant_study_search_get_failures (ActantStudySearch *self)
{
  return self->failures;
}

/** Returns: (nullable): why the pattern could not be looked for, in words */
const char *
actant_study_search_get_problem (ActantStudySearch *self)
{
  return self->problem;
}

static void
actant_study_search_finalize (GObject *object)
{
  ActantStudySearch *self = ACTANT_STUDY_SEARCH (object);

  end_job (self);
  clear_result (self);
  g_array_unref (self->hits);
  g_ptr_array_unref (self->failures);

  G_OBJECT_CLASS (actant_study_search_parent_class)->finalize (object);
}

static void
actant_study_search_class_init (ActantStudySearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_study_search_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_STUDY_SEARCH, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_study_search_init (ActantStudySearch *self)
{
  self->hits = new_hits ();
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

/** Returns: (transfer full): a search that has not looked for anything */
ActantStudySearch *
actant_study_search_new (void)
{
  return g_object_new (ACTANT_TYPE_STUDY_SEARCH, NULL);
}
