/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From records to figures, between the frames. */
#include "config.h"

#include "review/actant-review-run.h"

#include <glib/gi18n.h>

typedef enum
{
  PHASE_COLLECT,   /* in steps */
  PHASE_MATCH,     /* in a thread */
  PHASE_CASES,     /* in steps */
  PHASE_READ,      /* in steps */
  PHASE_COMPUTE,   /* in a thread */
  N_PHASES
} Phase;

/* Where each phase ends, as a share of the whole. */
static const double ends[] = { 0.05, 0.3, 0.6, 0.85, 1 };

struct _ActantReviewRun
{
  ActantWork          *work;        /* owned */
  ActantAgreement     *agreement;   /* owned */
  ActantAdjudication  *queue;       /* borrowed; NULL when no cases are wanted */
  ActantReviewRequest  request;
  ActantReviewRunFunc  func;        /* NULL when nobody wants to know */
  gpointer             user_data;
  Phase                phase;
  gboolean             prepared;    /* only the figures are missing */
  guint                n_texts;     /* that the phase is through with */
  GPtrArray           *rows;
};

/** Makes @request say what @other says, which may be %NULL for nothing. */
void
actant_review_request_set (ActantReviewRequest       *request,
                           const ActantReviewRequest *other)
{
  ActantReviewRequest copy = { 0 };

  if (other != NULL)
    {
      copy = *other;
      copy.coders = g_strdup (other->coders);
      copy.text = g_strdup (other->text);
      copy.measure = g_strdup (other->measure);
    }
  g_free (request->coders);
  g_free (request->text);
  g_free (request->measure);
  *request = copy;
}

static void
free_run (ActantReviewRun *self)
{
  actant_review_request_set (&self->request, NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  actant_agreement_free (self->agreement);
  g_object_unref (self->work);
  g_free (self);
}

static ActantStep
step (ActantWork  *work,
      gpointer     data,
      GError     **error)
{
  ActantReviewRun *self = data;
  guint n = MAX (actant_agreement_get_n_texts (self->agreement), 1);
  gboolean more = FALSE;
  double share;

  switch (self->phase)
    {
    case PHASE_COLLECT:
      more = actant_agreement_collect (self->agreement, self->n_texts++);
      actant_work_set_fraction (work, (double) self->n_texts / n);
      break;
    case PHASE_CASES:
      if (self->queue != NULL && !actant_adjudication_add_some (self->queue, &more, error))
        return ACTANT_STEP_FAILED;
      if (more)
        actant_work_set_fraction (work, actant_adjudication_get_fraction (self->queue));
      break;
    case PHASE_READ:
      share = actant_agreement_read (self->agreement);
      more = share < 1;
      actant_work_set_fraction (work, share);
      break;
    case PHASE_MATCH:
    case PHASE_COMPUTE:
    case N_PHASES:
    default:
      g_assert_not_reached ();
    }

  return more ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

static gboolean
run_in_thread (ActantWork  *work,
               gpointer     data,
               GError     **error)
{
  ActantReviewRun *self = data;
  const char *measures[] = { self->request.measure, NULL };
  const ActantAgreementOptions options = {
    .measures = self->request.measure != NULL ? measures : NULL,
    .text = self->request.text,
    .coders = self->request.coders,
    .by_code = self->request.by_code,
    .n_draws = self->request.n_draws,
    .seed = ACTANT_BOOTSTRAP_SEED,
  };

  if (self->phase == PHASE_MATCH)
    return actant_agreement_match (self->agreement, work, error);

  self->rows = actant_agreement_table_new (self->agreement, &options, work, error);
  return self->rows != NULL;
}

static void run_phase (ActantReviewRun *self);

static void
phase_ended_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  ActantReviewRun *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = actant_work_finish (self->work, result, &error);

  if (done && self->func != NULL && ++self->phase < N_PHASES)
    {
      run_phase (self);
      return;
    }
  if (self->func != NULL)
    self->func (self, done ? self->rows : NULL, error, self->user_data);
  free_run (self);
}

static void
run_phase (ActantReviewRun *self)
{
  self->n_texts = 0;
  actant_work_set_part (self->work, self->prepared || self->phase == 0 ? 0 : ends[self->phase - 1], ends[self->phase]);
  if (self->phase == PHASE_MATCH || self->phase == PHASE_COMPUTE)
    actant_work_run_in_thread (self->work, run_in_thread, self, NULL, phase_ended_cb, self);
  else
    actant_work_run_in_steps (self->work, step, self, NULL, phase_ended_cb, self);
}

/**
 * actant_review_run_start:
 * @agreement: coders' work
 * @prepared: whether it is read, so that only the figures are computed
 * @queue: (nullable): of @agreement, to be filled; to live until the run ends or is cancelled
 * @request: which figures are wanted
 * @func: called at the end, on the main context, but not after actant_review_run_cancel()
 * @user_data: for @func
 *
 * Returns: (transfer none): the run, which lives until @func was called or it is cancelled
 */
ActantReviewRun *
actant_review_run_start (ActantAgreement           *agreement,
                         gboolean                   prepared,
                         ActantAdjudication        *queue,
                         const ActantReviewRequest *request,
                         ActantReviewRunFunc        func,
                         gpointer                   user_data)
{
  ActantReviewRun *self = g_new0 (ActantReviewRun, 1);

  self->work = actant_work_new (prepared ? _("Computing agreement") : _("Comparing coders"));
  self->agreement = actant_agreement_ref (agreement);
  self->prepared = prepared;
  self->queue = queue;
  actant_review_request_set (&self->request, request);
  self->func = func;
  self->user_data = user_data;
  self->phase = prepared ? PHASE_COMPUTE : PHASE_COLLECT;
  run_phase (self);

  return self;
}

/** Ends it soon; nobody is told. */
void
actant_review_run_cancel (ActantReviewRun *run)
{
  run->func = NULL;
  run->queue = NULL;
  actant_work_cancel (run->work);
}

/** Returns: (transfer none): how far it is */
ActantWork *
actant_review_run_get_work (ActantReviewRun *run)
{
  return run->work;
}

/** Returns: (transfer none): whose figures they are */
ActantAgreement *
actant_review_run_get_agreement (ActantReviewRun *run)
{
  return run->agreement;
}
