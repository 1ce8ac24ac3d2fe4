/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many like jobs in a few threads, handed over in order between the frames. */
#include "session/actant-crew.h"

/* Microseconds of handing over before others are heard again. */
#define STEP 4000
/* Milliseconds left to the frames after each step. */
#define PAUSE 4
#define MAX_THREADS 4
/* Jobs done or in work that were not handed over yet. */
#define AHEAD 128

/* What the threads share with the owner; whoever is last frees it. */
typedef struct
{
  GMutex          mutex;
  GCond           taken_over;
  GPtrArray      *jobs;        /* owned; NULL where handed over */
  guint8         *ready;       /* for each job */
  guint           next;        /* the first that no thread has taken */
  guint           n_done;      /* handed over */
  gboolean        stopped;
  ActantCrewWork  work;
  GDestroyNotify  free_job;
} Shared;

struct _ActantCrew
{
  Shared         *shared;
  ActantCrewDone  done;
  gpointer        user_data;
  guint           timer;       /* 0 when everything was handed over */
};

static void
clear_shared (gpointer data)
{
  Shared *shared = data;

  for (guint i = 0; i < shared->jobs->len; i++)
    if (shared->jobs->pdata[i] != NULL)
      shared->free_job (shared->jobs->pdata[i]);
  g_ptr_array_unref (shared->jobs);
  g_free (shared->ready);
  g_cond_clear (&shared->taken_over);
  g_mutex_clear (&shared->mutex);
}

/* The next job to do, when it is time for it; the mutex is held. */
static gboolean
take_job (Shared *shared,
          guint  *job)
{
  while (!shared->stopped && shared->next < shared->jobs->len
         && shared->next - shared->n_done >= AHEAD)
    g_cond_wait (&shared->taken_over, &shared->mutex);
  if (shared->stopped || shared->next == shared->jobs->len)
    return FALSE;

  *job = shared->next++;
  return TRUE;
}

static gpointer
work_thread (gpointer data)
{
  Shared *shared = data;
  guint job;

  g_mutex_lock (&shared->mutex);
  while (take_job (shared, &job))
    {
      g_mutex_unlock (&shared->mutex);
      shared->work (shared->jobs->pdata[job]);
      g_mutex_lock (&shared->mutex);
      shared->ready[job] = TRUE;
    }
  g_mutex_unlock (&shared->mutex);
  g_atomic_rc_box_release_full (shared, clear_shared);

  return NULL;
}

/* Returns: (transfer full) (nullable): the next job in order, if it is ready */
static gpointer
take_over (Shared *shared)
{
  gpointer job = NULL;

  g_mutex_lock (&shared->mutex);
  if (shared->n_done < shared->jobs->len && shared->ready[shared->n_done])
    {
      job = g_steal_pointer (&shared->jobs->pdata[shared->n_done++]);
      g_cond_broadcast (&shared->taken_over);
    }
  g_mutex_unlock (&shared->mutex);

  return job;
}

static gboolean
hand_over_cb (gpointer data)
{
  ActantCrew *self = data;
  Shared *shared = self->shared;
  gint64 until = g_get_monotonic_time () + STEP;
  gpointer job;

  do
    {
      job = take_over (shared);
      if (job == NULL)
        break;
      self->done (job, self->user_data);
      shared->free_job (job);
    }
  while (g_get_monotonic_time () < until);

  if (shared->n_done < shared->jobs->len)
    return G_SOURCE_CONTINUE;

  self->timer = 0;
  self->done (NULL, self->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * actant_crew_new:
 * @jobs: (transfer full): jobs without a free function of the array
 * @work: does one
 * @free_job: frees one; a job that was begun when the crew is let go is freed in its thread
 * @done: called with each job when it was done, in their order, and then with %NULL
 * @user_data: for @done
 *
 * Returns: (transfer full): a crew at work; it hands over in the default main context
 */
ActantCrew *
actant_crew_new (GPtrArray      *jobs,
                 ActantCrewWork  work,
                 GDestroyNotify  free_job,
                 ActantCrewDone  done,
                 gpointer        user_data)
{
  ActantCrew *self = g_new0 (ActantCrew, 1);
  guint n_threads = MIN (MIN (g_get_num_processors (), MAX_THREADS), jobs->len);
  Shared *shared = g_atomic_rc_box_new0 (Shared);

  g_mutex_init (&shared->mutex);
  g_cond_init (&shared->taken_over);
  shared->jobs = jobs;
  shared->ready = g_new0 (guint8, jobs->len);
  shared->work = work;
  shared->free_job = free_job;
  self->shared = shared;
  self->done = done;
  self->user_data = user_data;
  for (guint i = 0; i < n_threads; i++)
    g_thread_unref (g_thread_new ("actant-crew", work_thread, g_atomic_rc_box_acquire (shared)));
  /* Not when idle: where frames follow one another without a pause, that moment never comes. */
  self->timer = g_timeout_add (PAUSE, hand_over_cb, self);

  return self;
}

/** Hands nothing over any more; what is in work comes to its end, the rest is not begun. */
void
actant_crew_free (ActantCrew *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_mutex_lock (&self->shared->mutex);
  self->shared->stopped = TRUE;
  g_cond_broadcast (&self->shared->taken_over);
  g_mutex_unlock (&self->shared->mutex);
  g_atomic_rc_box_release_full (self->shared, clear_shared);
  g_free (self);
}

/** Whether everything was handed over. */
gboolean
actant_crew_is_done (ActantCrew *self)
{
  return self->timer == 0;
}

/** How many jobs were handed over. */
guint
actant_crew_get_n_done (ActantCrew *self)
{
  return self->shared->n_done;
}
