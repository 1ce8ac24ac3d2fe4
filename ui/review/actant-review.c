/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coders' work, compared between the frames. */
#include "config.h"

#include "review/actant-review.h"

#include "session/actant-rounds.h"
#include "session/actant-set-loader.h"
#include "team/actant-shared-texts.h"

#include <glib/gi18n.h>

struct _ActantReview
{
  GObject                 parent_instance;

  ActantWorkspace        *workspace;        /* owned */
  GSignalGroup           *session_signals;
  ActantSetLoader        *loader;           /* owned; while files are read */
  ActantWork             *work;             /* owned; while they are compared */
  ActantReviewState       state;
  char                   *problem;
  char                  **coders;

  ActantAdjudication     *queue;            /* owned */
  ActantAgreementOptions  options;
  ActantAgreementJob     *job;              /* owned; on the queue's agreement */
  guint                   n_texts;          /* that are in the queue by now */
  guint                   n_blind;          /* texts whose coding by others was hidden when it began */
};

enum
{
  CHANGED,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantReview, actant_review, G_TYPE_OBJECT)

static void
set_state (ActantReview      *self,
           ActantReviewState  state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (ActantReview *self)
{
  g_clear_pointer (&self->loader, actant_set_loader_free);
  if (self->work != NULL)
    actant_work_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_pointer (&self->job, actant_agreement_job_free);
  g_clear_pointer (&self->queue, actant_adjudication_free);
  g_clear_pointer (&self->coders, g_strfreev);
  g_clear_pointer (&self->problem, g_free);
  self->n_texts = 0;
}

/* One text into the queue, or one line of figures. */
static ActantStep
step (ActantWork  *work,
      gpointer     data,
      GError     **error)
{
  ActantReview *self = data;
  ActantAgreement *agreement = actant_adjudication_get_agreement (self->queue);
  guint n_texts = actant_agreement_get_n_texts (agreement);

  if (self->n_texts < n_texts)
    {
      if (!actant_adjudication_add_text (self->queue, self->n_texts++, error))
        return ACTANT_STEP_FAILED;
      actant_work_set_fraction (work, 0.5 * self->n_texts / n_texts);
      return ACTANT_STEP_MORE;
    }
  if (self->job == NULL)
    self->job = actant_agreement_job_new (agreement, &self->options);
  if (actant_agreement_job_get_fraction (self->job) >= 1)
    return ACTANT_STEP_DONE;
  if (!actant_agreement_job_step (self->job, actant_work_get_cancellable (work), error))
    return ACTANT_STEP_FAILED;
  actant_work_set_fraction (work, 0.5 + 0.5 * actant_agreement_job_get_fraction (self->job));

  return ACTANT_STEP_MORE;
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(ActantReview) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = actant_work_finish (ACTANT_WORK (object), result, &error);

  if (self->work != ACTANT_WORK (object))
    return;   /* it was stopped or begun anew meanwhile */

  g_clear_object (&self->work);
  if (!done)
    self->problem = g_strdup (error->message);
  set_state (self, done ? ACTANT_REVIEW_READY : ACTANT_REVIEW_FAILED);
}

/* Of how many texts others' work is hidden. */
static guint
count_blind (ActantReview *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const char * const *texts = actant_session_get_texts (session);
  guint n = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    n += actant_session_is_blind (session, texts[i]);

  return n;
}

static void
compare (ActantReview *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autoptr(GPtrArray) texts = actant_shared_texts_list (session, actant_session_get_texts (session), NULL);
  g_autoptr(GError) error = NULL;
  ActantAgreement *agreement;

  self->coders = actant_shared_texts_list_coders (session, (const char * const *) texts->pdata);
  if (g_strv_length (self->coders) < 2)
    {
      set_state (self, count_blind (self) > 0 ? ACTANT_REVIEW_BLIND : ACTANT_REVIEW_ALONE);
      return;
    }
  agreement = actant_agreement_new (session, (const char * const *) texts->pdata,
                                    (const char * const *) self->coders, ACTANT_OVERLAP_DEFAULT, FALSE, &error);
  if (agreement == NULL)
    {
      self->problem = g_strdup (error->message);
      set_state (self, ACTANT_REVIEW_FAILED);
      return;
    }

  self->queue = actant_adjudication_new_empty (agreement);
  self->work = actant_work_new (_("Comparing coders"));
  actant_work_run_in_steps (self->work, step, g_object_ref (self), g_object_unref, compared_cb,
                            g_object_ref (self));
  set_state (self, ACTANT_REVIEW_READING);
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             data)
{
  ActantReview *self = data;

  if (set != NULL)
    return;

  /* The loader is calling: it is let go of when the comparison begins anew. */
  compare (self);
}

static void
session_changed_cb (ActantReview *self)
{
  if (count_blind (self) != self->n_blind)
    {
      actant_review_start (self);
      return;
    }
  if (self->state != ACTANT_REVIEW_READY)
    return;

  actant_adjudication_update (self->queue);
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
actant_review_dispose (GObject *object)
{
  ActantReview *self = ACTANT_REVIEW (object);

  stop (self);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_review_parent_class)->dispose (object);
}

static void
actant_review_class_init (ActantReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_review_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[DECIDED] = g_signal_new ("decided", ACTANT_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
actant_review_init (ActantReview *self)
{
  self->options = (ActantAgreementOptions) { .by_text = TRUE, .by_pair = TRUE, .seed = ACTANT_BOOTSTRAP_SEED };
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed", G_CALLBACK (session_changed_cb), self);
}

/** Returns: (transfer full): a review of the window's study, not yet begun */
ActantReview *
actant_review_new (ActantWorkspace *workspace)
{
  ActantReview *self = g_object_new (ACTANT_TYPE_REVIEW, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

/** Reads and compares everything, or does so anew. */
void
actant_review_start (ActantReview *self)
{
  ActantSession *session;

  g_return_if_fail (ACTANT_IS_REVIEW (self));

  stop (self);
  session = actant_workspace_get_session (self->workspace);
  g_signal_group_set_target (self->session_signals, session);
  if (session == NULL)
    {
      set_state (self, ACTANT_REVIEW_ALONE);
      return;
    }
  self->n_blind = count_blind (self);
  set_state (self, ACTANT_REVIEW_READING);
  self->loader = actant_set_loader_new (session, TRUE, loaded_cb, self);
}

ActantReviewState
actant_review_get_state (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), ACTANT_REVIEW_FAILED);

  return self->state;
}

/** Returns: (nullable): why it failed */
const char *
actant_review_get_problem (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->problem;
}

/** Returns: (transfer none) (nullable): the comparison while it runs */
ActantWork *
actant_review_get_work (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->work;
}

ActantWorkspace *
actant_review_get_workspace (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->workspace;
}

/** Returns: (transfer none) (nullable): the cases, when it is ready */
ActantAdjudication *
actant_review_get_queue (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->state == ACTANT_REVIEW_READY ? self->queue : NULL;
}

/** Returns: (transfer none) (nullable) (element-type ActantAgreementRow): the figures, when ready */
GPtrArray *
actant_review_get_figures (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->state == ACTANT_REVIEW_READY ? actant_agreement_job_get_rows (self->job) : NULL;
}

/** Returns: (nullable) (array zero-terminated=1): slugs of who is compared */
const char * const *
actant_review_get_coders (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return (const char * const *) self->coders;
}

/**
 * actant_review_report:
 * @self: a review
 * @error: (transfer full) (nullable): of a decision
 *
 * Tells the user of an error.
 *
 * Returns: whether there was none
 */
gboolean
actant_review_report (ActantReview *self,
                      GError       *error)
{
  if (error == NULL)
    return TRUE;

  actant_workspace_toast (self->workspace, error->message, FALSE);
  g_error_free (error);
  return FALSE;
}
