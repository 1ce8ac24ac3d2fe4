/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work with progress and Cancel, in a thread or between the frames. */
#include "session/actant-work.h"

/* Microseconds of steps before others are heard again, and milliseconds left to them. */
#define SLICE 8000
#define PAUSE 4
#define FRACTIONS 100000

struct _ActantWork
{
  GObject       parent_instance;

  GCancellable *cancellable;
  GMutex        mutex;      /* of the words */
  char         *words;
  int           fraction;   /* atomic, of FRACTIONS; never less than it was */
  double        from;       /* the part of the whole that a run is */
  double        to;
  gboolean      running;
  GSource      *steps;      /* borrowed; NULL while none are done */
};

typedef struct
{
  gpointer            data;
  GDestroyNotify      free_data;
  ActantWorkFunc      func;   /* or else step */
  ActantStepFunc      step;
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Run;

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ActantWork, actant_work, G_TYPE_OBJECT)

static void
actant_work_finalize (GObject *object)
{
  ActantWork *self = ACTANT_WORK (object);

  g_object_unref (self->cancellable);
  g_free (self->words);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (actant_work_parent_class)->finalize (object);
}

static void
actant_work_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (property_id == PROP_RUNNING)
    g_value_set_boolean (value, ACTANT_WORK (object)->running);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
actant_work_class_init (ActantWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_work_finalize;
  G_OBJECT_CLASS (klass)->get_property = actant_work_get_property;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
actant_work_init (ActantWork *self)
{
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  self->to = 1;
}

/**
 * actant_work_new:
 * @words: what is being done, for people
 *
 * Returns: (transfer full): a work that does not run yet
 */
ActantWork *
actant_work_new (const char *words)
{
  ActantWork *self = g_object_new (ACTANT_TYPE_WORK, NULL);

  self->words = g_strdup (words);
  return self;
}

gboolean
actant_work_is_running (ActantWork *self)
{
  g_return_val_if_fail (ACTANT_IS_WORK (self), FALSE);

  return self->running;
}

/** Asks the work to end; it does so soon, with %G_IO_ERROR_CANCELLED. It cannot run again. */
void
actant_work_cancel (ActantWork *self)
{
  g_return_if_fail (ACTANT_IS_WORK (self));

  g_cancellable_cancel (self->cancellable);
  /* Not after the next pause only: what the run holds is let go at once. */
  if (self->steps != NULL)
    g_source_set_ready_time (self->steps, 0);
}

/** Says that what follows, or the next run, is the part from @from to @to of the whole, each 0 to 1. */
void
actant_work_set_part (ActantWork *self,
                      double      from,
                      double      to)
{
  if (self == NULL)
    return;
  g_return_if_fail (0 <= from && from <= to && to <= 1);

  self->from = from;
  self->to = to;
  actant_work_set_fraction (self, 0);
}

/** Returns: (transfer full): what is being done; from any thread */
char *
actant_work_dup_words (ActantWork *self)
{
  char *words;

  g_return_val_if_fail (ACTANT_IS_WORK (self), NULL);

  g_mutex_lock (&self->mutex);
  words = g_strdup (self->words);
  g_mutex_unlock (&self->mutex);

  return words;
}

/** Says what is being done; from any thread. */
void
actant_work_set_words (ActantWork *self,
                       const char *words)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  g_free (self->words);
  self->words = g_strdup (words);
  g_mutex_unlock (&self->mutex);
}

/** How much of the whole is done, 0 to 1; from any thread. Never goes back. */
double
actant_work_get_fraction (ActantWork *self)
{
  g_return_val_if_fail (ACTANT_IS_WORK (self), 0);

  return (double) g_atomic_int_get (&self->fraction) / FRACTIONS;
}

/** Says how much of the part is done, 0 to 1; from any thread. */
void
actant_work_set_fraction (ActantWork *self,
                          double      fraction)
{
  int now, before;

  if (self == NULL)
    return;

  now = (self->from + (self->to - self->from) * CLAMP (fraction, 0, 1)) * FRACTIONS;
  do
    before = g_atomic_int_get (&self->fraction);
  while (now > before
         && !g_atomic_int_compare_and_exchange (&self->fraction, before, now));
}

/** Whether it is to end; from any thread. */
gboolean
actant_work_is_cancelled (ActantWork *self)
{
  return self != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/** Returns: %FALSE with @error set when it is to end; from any thread */
gboolean
actant_work_check (ActantWork  *self,
                   GError     **error)
{
  return self == NULL || !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/** Returns: (transfer none) (nullable): for functions that take one; from any thread */
GCancellable *
actant_work_get_cancellable (ActantWork *self)
{
  return self != NULL ? self->cancellable : NULL;
}

static void
set_running (ActantWork *self,
             gboolean    running)
{
  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
free_run (gpointer pointer)
{
  Run *run = pointer;

  if (run->free_data != NULL)
    run->free_data (run->data);
  g_free (run);
}

/* It no longer runs when the callback is called, which may run it again. */
static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      task_data)
{
  const Run *run = g_task_get_task_data (G_TASK (result));

  set_running (ACTANT_WORK (source), FALSE);
  run->callback (source, result, run->user_data);
}

static GTask *
begin (ActantWork *self,
       const Run  *run)
{
  GTask *task = g_task_new (self, self->cancellable, ended_cb, NULL);

  g_task_set_source_tag (task, begin);
  /* What was done before Cancel came is done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (run, sizeof *run), free_run);
  set_running (self, TRUE);

  return task;
}

static void
end (GTask    *task,
     gboolean  done,
     GError   *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Run *run = task_data;
  GError *error = NULL;
  gboolean done = actant_work_check (source, &error) && run->func (source, run->data, &error);

  end (task, done, error);
}

/**
 * actant_work_run_in_thread:
 * @self: a work that does not run
 * @func: does it; looks at actant_work_check() often
 * @data: (transfer full): for @func, which has it to itself
 * @free_data: (nullable): frees @data, after @callback
 * @callback: calls actant_work_finish()
 *
 * Begins to run in a thread.
 */
void
actant_work_run_in_thread (ActantWork          *self,
                           ActantWorkFunc       func,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Run run = { data, free_data, func, NULL, callback, user_data };
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ACTANT_IS_WORK (self) && func != NULL && !self->running);

  task = begin (self, &run);
  g_task_run_in_thread (task, run_thread);
}

static gboolean
step_cb (gpointer user_data)
{
  GTask *task = user_data;
  const Run *run = g_task_get_task_data (task);
  ActantWork *self = g_task_get_source_object (task);
  gint64 until = g_get_monotonic_time () + SLICE;
  GError *error = NULL;
  ActantStep step = ACTANT_STEP_MORE;

  while (step == ACTANT_STEP_MORE && g_get_monotonic_time () < until)
    step = actant_work_check (self, &error) ? run->step (self, run->data, &error)
                                            : ACTANT_STEP_FAILED;
  if (step == ACTANT_STEP_MORE || step == ACTANT_STEP_WAIT)
    return G_SOURCE_CONTINUE;

  self->steps = NULL;
  end (task, step == ACTANT_STEP_DONE, error);
  return G_SOURCE_REMOVE;
}

/**
 * actant_work_run_in_steps:
 * @self: a work that does not run
 * @step: called again and again
 * @data: (transfer full): for @step
 * @free_data: (nullable): frees @data, after @callback
 * @callback: calls actant_work_finish()
 *
 * Begins to run between the frames: for what only the main context may touch.
 */
void
actant_work_run_in_steps (ActantWork          *self,
                          ActantStepFunc       step,
                          gpointer             data,
                          GDestroyNotify       free_data,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Run run = { data, free_data, NULL, step, callback, user_data };

  g_return_if_fail (ACTANT_IS_WORK (self) && step != NULL && !self->running);

  /* Not when idle: where frames follow one another without a pause, that moment never comes. */
  self->steps = g_timeout_source_new (PAUSE);
  g_source_set_callback (self->steps, step_cb, begin (self, &run), g_object_unref);
  g_source_attach (self->steps, NULL);
  g_source_unref (self->steps);
}

/** Returns: (transfer none): the data of the run that @result is of */
gpointer
actant_work_get_data (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, begin), NULL);

  return ((const Run *) g_task_get_task_data (G_TASK (result)))->data;
}

/** Returns: %FALSE with @error set when the run failed or was cancelled */
gboolean
actant_work_finish (ActantWork    *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
