/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in a text without making the window wait. */
#include "document/actant-text-finder.h"

/* How often what was found so far is taken over. */
#define TAKE_MSEC 50

#define NO_CURRENT G_MAXUINT

/* A search under way, between its thread and the finder. */
typedef struct
{
  gatomicrefcount    ref_count;
  ActantSourceText  *source;
  char              *pattern;
  ActantSearchFlags  flags;
  GCancellable      *cancellable;

  GMutex             mutex;       /* for what follows */
  GArray            *found;       /* not taken over yet */
  GArray            *skipped;     /* likewise */
  guint              n_found;     /* in all */
  gboolean           truncated;
  double             part;
} Job;

struct _ActantTextFinder
{
  GObject       parent_instance;

  Job          *job;         /* NULL when no search goes on */
  guint         timer;
  gboolean      fresh;       /* what is shown is of the search before */
  gboolean      cancelled;
  gint64        from;        /* where the current match is looked for */
  double        part;
  GArray       *matches;     /* of ActantTextRange; NULL when nothing was looked for */
  GArray       *skipped;     /* of ActantTextRange; likewise */
  guint         current;     /* NO_CURRENT while it may still come */
  gboolean      truncated;
  char         *problem;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantTextFinder, actant_text_finder, G_TYPE_OBJECT)

static Job *
new_job (ActantSourceText  *source,
         const char        *pattern,
         ActantSearchFlags  flags)
{
  Job *job = g_new0 (Job, 1);

  g_atomic_ref_count_init (&job->ref_count);
  job->source = actant_source_text_ref (source);
  job->pattern = g_strdup (pattern);
  job->flags = flags;
  job->cancellable = g_cancellable_new ();
  g_mutex_init (&job->mutex);
  job->found = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  job->skipped = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  return job;
}

static void
unref_job (gpointer data)
{
  Job *job = data;

  if (!g_atomic_ref_count_dec (&job->ref_count))
    return;

  actant_source_text_unref (job->source);
  g_object_unref (job->cancellable);
  g_array_unref (job->found);
  g_array_unref (job->skipped);
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
  guint n;

  g_mutex_lock (&job->mutex);
  n = MIN (found->len, ACTANT_TEXT_FINDER_LIMIT - job->n_found);
  g_array_append_vals (job->found, found->data, n);
  actant_text_search_join (job->skipped, skipped);
  job->n_found += n;
  job->truncated = n < found->len;
  job->part = part;
  g_mutex_unlock (&job->mutex);

  return !job->truncated;
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

  if (pattern != NULL
      && actant_text_pattern_search (pattern, job->source, found_cb, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
clear_result (ActantTextFinder *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->skipped, g_array_unref);
  g_clear_pointer (&self->problem, g_free);
  self->current = NO_CURRENT;
  self->truncated = FALSE;
  self->cancelled = FALSE;
  self->part = 0;
}

static void
cancel (ActantTextFinder *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
  g_clear_pointer (&self->job, unref_job);
  g_clear_handle_id (&self->timer, g_source_remove);
}

/* The first match that does not start before @offset, or the number of matches. */
static guint
find_from (GArray *matches,
           gint64  offset)
{
  guint low = 0, high = matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, ActantTextRange, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The first match at the place asked for or behind it, once there is one; in the end the first. */
static void
choose_current (ActantTextFinder *self,
                gboolean          done)
{
  guint position;

  if (self->current != NO_CURRENT)
    return;

  position = find_from (self->matches, self->from);
  if (position < self->matches->len)
    self->current = position;
  else if (done && self->matches->len > 0)
    self->current = 0;
}

/* Takes over what the thread found since the last time. */
static void
take_found (ActantTextFinder *self,
            gboolean          done)
{
  Job *job = self->job;

  if (self->fresh)
    {
      self->fresh = FALSE;
      clear_result (self);
      self->matches = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
      self->skipped = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
    }

  g_mutex_lock (&job->mutex);
  g_array_append_vals (self->matches, job->found->data, job->found->len);
  actant_text_search_join (self->skipped, job->skipped);
  g_array_set_size (job->found, 0);
  g_array_set_size (job->skipped, 0);
  self->truncated = job->truncated;
  self->part = job->part;
  g_mutex_unlock (&job->mutex);

  choose_current (self, done);
}

static gboolean
timer_cb (gpointer data)
{
  ActantTextFinder *self = data;

  take_found (self, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
search_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  ActantTextFinder *self = ACTANT_TEXT_FINDER (object);
  g_autoptr(GError) error = NULL;
  gboolean searched = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another search may have begun since. */
  if (g_task_get_task_data (G_TASK (result)) != self->job)
    return;

  take_found (self, TRUE);
  if (!searched)
    {
      clear_result (self);
      self->problem = g_strdup (error->message);
    }
  cancel (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * actant_text_finder_search:
 * @self: a finder
 * @source: (nullable): where to look
 * @pattern: what for; with "" nothing is looked for
 * @flags: how
 * @from: code points; the first match there or later becomes the current one
 *
 * Begins a search; "changed" tells of what it finds, and that it is done. What
 * was found before stays until then.
 */
void
actant_text_finder_search (ActantTextFinder  *self,
                           ActantSourceText  *source,
                           const char        *pattern,
                           ActantSearchFlags  flags,
                           gint64             from)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ACTANT_IS_TEXT_FINDER (self));
  g_return_if_fail (pattern != NULL);

  if (source == NULL || *pattern == '\0')
    {
      actant_text_finder_stop (self);
      return;
    }

  cancel (self);
  self->job = new_job (source, pattern, flags);
  self->fresh = TRUE;
  self->from = from;
  self->timer = g_timeout_add (TAKE_MSEC, timer_cb, self);
  g_atomic_ref_count_inc (&self->job->ref_count);
  task = g_task_new (self, self->job->cancellable, search_done_cb, NULL);
  g_task_set_source_tag (task, actant_text_finder_search);
  g_task_set_task_data (task, self->job, unref_job);
  g_task_run_in_thread (task, search_thread);
}

/** Ends a search that goes on and forgets what was found. */
void
actant_text_finder_stop (ActantTextFinder *self)
{
  g_return_if_fail (ACTANT_IS_TEXT_FINDER (self));

  cancel (self);
  clear_result (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** Ends a search that goes on; what it found stays. */
void
actant_text_finder_cancel (ActantTextFinder *self)
{
  g_return_if_fail (ACTANT_IS_TEXT_FINDER (self));

  if (self->job == NULL)
    return;

  take_found (self, TRUE);
  cancel (self);
  self->cancelled = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * actant_text_finder_step:
 * @self: a finder
 * @forward: to the next match, else to the previous one; round the ends
 *
 * Returns: whether there is any match
 */
gboolean
actant_text_finder_step (ActantTextFinder *self,
                         gboolean          forward)
{
  guint n;

  g_return_val_if_fail (ACTANT_IS_TEXT_FINDER (self), FALSE);

  n = self->matches != NULL ? self->matches->len : 0;
  if (n == 0)
    return FALSE;

  if (self->current == NO_CURRENT)
    self->current = forward ? 0 : n - 1;
  else
    self->current = (self->current + (forward ? 1 : n - 1)) % n;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/** Makes the match at @position, below their number, the current one. */
void
actant_text_finder_set_current (ActantTextFinder *self,
                                guint             position)
{
  g_return_if_fail (ACTANT_IS_TEXT_FINDER (self));
  g_return_if_fail (self->matches != NULL && position < self->matches->len);

  self->current = position;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
actant_text_finder_is_searching (ActantTextFinder *self)
{
  return self->job != NULL;
}

/** Whether the search was ended before its time, so that there may be more. */
gboolean
actant_text_finder_is_cancelled (ActantTextFinder *self)
{
  return self->cancelled;
}

/** How much of the text is searched, 0 to 1. */
double
actant_text_finder_get_part (ActantTextFinder *self)
{
  return self->fresh ? 0 : self->part;
}

/** Returns: (nullable) (element-type ActantTextRange): in text order; %NULL before any search */
GArray *
actant_text_finder_get_matches (ActantTextFinder *self)
{
  return self->matches;
}

/**
 * actant_text_finder_get_skipped:
 * @self: a finder
 *
 * Returns: (nullable) (element-type ActantTextRange): what of the text was too
 *   complex for the expression; %NULL before any search
 */
GArray *
actant_text_finder_get_skipped (ActantTextFinder *self)
{
  return self->skipped;
}

/** The current match; at least their number when there is none. */
guint
actant_text_finder_get_current (ActantTextFinder *self)
{
  return self->current;
}

/** Returns: (nullable): the current match */
const ActantTextRange *
actant_text_finder_get_match (ActantTextFinder *self)
{
  if (self->matches == NULL || self->current >= self->matches->len)
    return NULL;

  return &g_array_index (self->matches, ActantTextRange, self->current);
}

/** Whether there are more matches than ACTANT_TEXT_FINDER_LIMIT. */
gboolean
actant_text_finder_is_truncated (ActantTextFinder *self)
{
  return self->truncated;
}

/** Returns: (nullable): why the pattern could not be looked for, in words */
const char *
actant_text_finder_get_problem (ActantTextFinder *self)
{
  return self->problem;
}

static void
actant_text_finder_finalize (GObject *object)
{
  ActantTextFinder *self = ACTANT_TEXT_FINDER (object);

  cancel (self);
  clear_result (self);

  G_OBJECT_CLASS (actant_text_finder_parent_class)->finalize (object);
}

static void
actant_text_finder_class_init (ActantTextFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_text_finder_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_TEXT_FINDER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_text_finder_init (ActantTextFinder *self)
{
  self->current = NO_CURRENT;
}

/** Returns: (transfer full): a finder that has not looked for anything */
ActantTextFinder *
actant_text_finder_new (void)
{
  return g_object_new (ACTANT_TYPE_TEXT_FINDER, NULL);
}
