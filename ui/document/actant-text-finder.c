/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in a text without making the window wait. */
#include "document/actant-text-finder.h"

struct _ActantTextFinder
{
  GObject       parent_instance;

  GCancellable *running;     /* NULL when no search goes on */
  GArray       *matches;     /* of ActantTextRange; NULL when nothing was looked for */
  guint         current;
  gboolean      truncated;
  char         *problem;
};

/* What a search is given, and how it says that there is more. */
typedef struct
{
  ActantSourceText  *source;
  char              *pattern;
  ActantSearchFlags  flags;
  gint64             from;
  gboolean           truncated;
} Request;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantTextFinder, actant_text_finder, G_TYPE_OBJECT)

static void
free_request (Request *request)
{
  actant_source_text_unref (request->source);
  g_free (request->pattern);
  g_free (request);
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  GArray *matches = actant_text_search (request->source, request->pattern, request->flags,
                                        ACTANT_TEXT_FINDER_LIMIT, &request->truncated,
                                        cancellable, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
clear_result (ActantTextFinder *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->problem, g_free);
  self->current = 0;
  self->truncated = FALSE;
}

static void
cancel (ActantTextFinder *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

/* The first match that does not start before @offset; else the first. */
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

  return low < matches->len ? low : 0;
}

static void
search_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  ActantTextFinder *self = ACTANT_TEXT_FINDER (object);
  GTask *task = G_TASK (result);
  const Request *request = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  GArray *matches = g_task_propagate_pointer (task, &error);

  /* Another search may have begun since. */
  if (g_task_get_cancellable (task) != self->running)
    {
      g_clear_pointer (&matches, g_array_unref);
      return;
    }

  g_clear_object (&self->running);
  clear_result (self);
  self->matches = matches;
  if (matches != NULL)
    {
      self->current = find_from (matches, request->from);
      self->truncated = request->truncated;
    }
  else
    self->problem = g_strdup (error->message);
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
 * Begins a search; "changed" tells that it is done. What was found before
 * stays until then.
 */
void
actant_text_finder_search (ActantTextFinder  *self,
                           ActantSourceText  *source,
                           const char        *pattern,
                           ActantSearchFlags  flags,
                           gint64             from)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_return_if_fail (ACTANT_IS_TEXT_FINDER (self));
  g_return_if_fail (pattern != NULL);

  if (source == NULL || *pattern == '\0')
    {
      actant_text_finder_stop (self);
      return;
    }

  cancel (self);
  self->running = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->source = actant_source_text_ref (source);
  request->pattern = g_strdup (pattern);
  request->flags = flags;
  request->from = from;

  task = g_task_new (self, self->running, search_done_cb, NULL);
  g_task_set_source_tag (task, actant_text_finder_search);
  g_task_set_task_data (task, request, (GDestroyNotify) free_request);
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

  self->current = (self->current + (forward ? 1 : n - 1)) % n;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

gboolean
actant_text_finder_is_searching (ActantTextFinder *self)
{
  return self->running != NULL;
}

/** Returns: (nullable) (element-type ActantTextRange): in text order; %NULL before any search */
GArray *
actant_text_finder_get_matches (ActantTextFinder *self)
{
  return self->matches;
}

guint
actant_text_finder_get_current (ActantTextFinder *self)
{
  return self->current;
}

/** Returns: (nullable): the current match */
const ActantTextRange *
actant_text_finder_get_match (ActantTextFinder *self)
{
  if (self->matches == NULL || self->matches->len == 0)
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
}

/** Returns: (transfer full): a finder that has not looked for anything */
ActantTextFinder *
actant_text_finder_new (void)
{
  return g_object_new (ACTANT_TYPE_TEXT_FINDER, NULL);
}
