/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coders' work, compared between the frames. */
#include "config.h"

#include "review/actant-review.h"

#include "session/actant-rounds.h"
#include "session/actant-set-loader.h"
#include "store/actant-study-folder.h"
#include "team/actant-shared-texts.h"

#include <glib/gi18n.h>

struct _ActantReview
{
  GObject                 parent_instance;

  ActantWorkspace        *workspace;        /* owned */
  GSignalGroup           *session_signals;
  ActantSetLoader        *loader;           /* owned; while files are read */
  ActantReviewRun        *run;              /* while they are compared, or figures computed */
  ActantWork             *work;             /* owned; that is shown */
  ActantReviewState       state;
  char                   *problem;
  char                  **coders;
  double                  chosen;           /* threshold; below 0 for that of the latest round */
  double                  threshold;        /* that is compared with */

  ActantAdjudication     *queue;            /* owned */
  GHashTable             *golds;            /* slugs, "jun consensus" → their ActantAgreement */
  ActantReviewRequest     request;
  ActantAgreement        *shown;            /* owned; whose figures are shown */
  GPtrArray              *figures;          /* owned */
  guint                   n_blind;          /* texts whose coding by others was hidden when it began */
};

enum
{
  CHANGED,
  FIGURES,
  WORK,
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
end_run (ActantReview *self)
{
  if (self->run != NULL)
    actant_review_run_cancel (self->run);
  self->run = NULL;
}

static void
stop (ActantReview *self)
{
  g_clear_pointer (&self->loader, actant_set_loader_free);
  end_run (self);
  g_hash_table_remove_all (self->golds);
  g_clear_pointer (&self->shown, actant_agreement_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->queue, actant_adjudication_free);
  g_clear_pointer (&self->coders, g_strfreev);
  g_clear_pointer (&self->problem, g_free);
}

/** Has a work shown that is about the review: another than what it does itself. */
void
actant_review_show_work (ActantReview *self,
                         ActantWork   *work)
{
  g_return_if_fail (ACTANT_IS_REVIEW (self));

  g_set_object (&self->work, work);
  g_signal_emit (self, signals[WORK], 0);
}

static void
take_figures (ActantReview    *self,
              ActantReviewRun *run,
              GPtrArray       *rows)
{
  g_clear_pointer (&self->shown, actant_agreement_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  self->shown = actant_agreement_ref (actant_review_run_get_agreement (run));
  self->figures = g_ptr_array_ref (rows);
}

static void
compared_cb (ActantReviewRun *run,
             GPtrArray       *rows,
             const GError    *error,
             gpointer         user_data)
{
  ActantReview *self = user_data;

  self->run = NULL;
  if (rows != NULL)
    take_figures (self, run, rows);
  else
    self->problem = g_strdup (error->message);
  set_state (self, rows != NULL ? ACTANT_REVIEW_READY : ACTANT_REVIEW_FAILED);
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
                                    (const char * const *) self->coders, self->threshold, FALSE, &error);
  if (agreement == NULL)
    {
      self->problem = g_strdup (error->message);
      set_state (self, ACTANT_REVIEW_FAILED);
      return;
    }

  self->queue = actant_adjudication_new_empty (agreement);
  self->run = actant_review_run_start (agreement, FALSE, self->queue, &self->request, compared_cb, self);
  actant_review_show_work (self, actant_review_run_get_work (self->run));
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
  g_hash_table_remove_all (self->golds);   /* the consensus is another one */
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
  g_clear_object (&self->work);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_review_parent_class)->dispose (object);
}

static void
actant_review_finalize (GObject *object)
{
  ActantReview *self = ACTANT_REVIEW (object);

  g_hash_table_unref (self->golds);
  actant_review_request_set (&self->request, NULL);

  G_OBJECT_CLASS (actant_review_parent_class)->finalize (object);
}

static void
actant_review_class_init (ActantReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_review_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FIGURES] = g_signal_new ("figures", ACTANT_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[WORK] = g_signal_new ("work", ACTANT_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[DECIDED] = g_signal_new ("decided", ACTANT_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
actant_review_init (ActantReview *self)
{
  self->chosen = -1;
  self->threshold = ACTANT_OVERLAP_DEFAULT;
  self->golds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) actant_agreement_free);
  actant_review_request_set (&self->request, &(ActantReviewRequest) { .measure = (char *) "alpha" });
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
  self->threshold = self->chosen >= 0 ? self->chosen
                    : actant_session_get_overlap (session, ACTANT_OVERLAP_DEFAULT * 100) / 100.0;
  set_state (self, ACTANT_REVIEW_READING);
  self->loader = actant_set_loader_new (session, TRUE, loaded_cb, self);
}

/** Ends all it does, and what is shown of it: its page goes. */
void
actant_review_stop (ActantReview *self)
{
  g_return_if_fail (ACTANT_IS_REVIEW (self));

  self->state = ACTANT_REVIEW_ALONE;
  g_signal_group_set_target (self->session_signals, NULL);
  stop (self);
  if (self->work != NULL)
    actant_work_cancel (self->work);
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

/** Returns: (transfer none) (nullable): what is shown of what it does */
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

/** Returns: (nullable) (array zero-terminated=1): slugs of who is compared */
const char * const *
actant_review_get_coders (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return (const char * const *) self->coders;
}

static gboolean
is_on_text (ActantReview *self,
            const char   *text,
            const char   *coder)
{
  g_auto(GStrv) known = actant_session_list_coders (actant_workspace_get_session (self->workspace), text);

  return g_strv_contains ((const char * const *) known, coder)
         && g_strv_contains ((const char * const *) known, ACTANT_CONSENSUS);
}

/* The texts that both the coder and the consensus have. */
static GPtrArray *
list_gold_texts (ActantReview *self,
                 const char   *coder)
{
  const char * const *texts = actant_session_get_texts (actant_workspace_get_session (self->workspace));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    if (is_on_text (self, texts[i], coder))
      g_ptr_array_add (found, (gpointer) texts[i]);

  return found;
}

/**
 * actant_review_list_groups:
 * @self: a review
 *
 * Returns: (transfer full): who can be compared beside all: each two coders where there are more, and
 *   each one with the consensus, as slugs, "jun consensus"
 */
char **
actant_review_list_groups (ActantReview *self)
{
  GPtrArray *groups = g_ptr_array_new ();
  guint n;

  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  n = self->state == ACTANT_REVIEW_READY ? g_strv_length (self->coders) : 0;
  for (guint a = 0; n > 2 && a < n; a++)
    for (guint b = a + 1; b < n; b++)
      g_ptr_array_add (groups, g_strconcat (self->coders[a], " ", self->coders[b], NULL));
  for (guint a = 0; a < n; a++)
    {
      g_autoptr(GPtrArray) texts = list_gold_texts (self, self->coders[a]);

      if (texts->len > 0)
        g_ptr_array_add (groups, g_strconcat (self->coders[a], " ", ACTANT_CONSENSUS, NULL));
    }
  g_ptr_array_add (groups, NULL);

  return (char **) g_ptr_array_free (groups, FALSE);
}

double
actant_review_get_threshold (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), 0);

  return self->threshold;
}

/** Says from which overlap of passages on, 0 to 1, records are about the same, and compares anew. */
void
actant_review_set_threshold (ActantReview *self,
                             double        threshold)
{
  g_return_if_fail (ACTANT_IS_REVIEW (self) && threshold >= 0 && threshold <= 1);

  if (threshold == self->threshold)
    return;
  self->chosen = threshold;
  actant_review_start (self);
}

static gboolean
is_gold (const char *coders)
{
  return coders != NULL && g_str_has_suffix (coders, " " ACTANT_CONSENSUS);
}

/* Whose figures are wanted; one that is not known yet is to be read. */
static ActantAgreement *
find_agreement (ActantReview  *self,
                gboolean      *known,
                GError       **error)
{
  ActantAgreement *agreement;
  g_autoptr(GPtrArray) texts = NULL;
  g_auto(GStrv) coders = NULL;

  *known = TRUE;
  if (!is_gold (self->request.coders))
    return actant_agreement_ref (actant_adjudication_get_agreement (self->queue));
  agreement = g_hash_table_lookup (self->golds, self->request.coders);
  if (agreement != NULL)
    return actant_agreement_ref (agreement);

  *known = FALSE;
  coders = g_strsplit (self->request.coders, " ", -1);
  texts = list_gold_texts (self, coders[0]);
  g_ptr_array_add (texts, NULL);

  return actant_agreement_new (actant_workspace_get_session (self->workspace), (const char * const *) texts->pdata,
                               (const char * const *) coders, self->threshold, FALSE, error);
}

static void
asked_cb (ActantReviewRun *run,
          GPtrArray       *rows,
          const GError    *error,
          gpointer         user_data)
{
  ActantReview *self = user_data;

  self->run = NULL;
  if (rows == NULL && self->request.n_draws > 0)
    {
      ActantReviewRequest request = { 0 };

      /* Without the intervals it is quick. */
      actant_review_request_set (&request, &self->request);
      request.n_draws = 0;
      actant_review_ask (self, &request);
      actant_review_request_set (&request, NULL);
      return;
    }
  if (rows != NULL)
    {
      take_figures (self, run, rows);
      if (is_gold (self->request.coders) && !g_hash_table_contains (self->golds, self->request.coders))
        g_hash_table_insert (self->golds, g_strdup (self->request.coders), actant_agreement_ref (self->shown));
    }
  g_signal_emit (self, signals[FIGURES], 0);
}

/**
 * actant_review_ask:
 * @self: a review
 * @request: which figures are wanted
 *
 * Computes them; those there were are gone until then.
 */
void
actant_review_ask (ActantReview              *self,
                   const ActantReviewRequest *request)
{
  g_autoptr(ActantAgreement) agreement = NULL;
  GError *error = NULL;
  gboolean known;

  g_return_if_fail (ACTANT_IS_REVIEW (self));

  actant_review_request_set (&self->request, request);
  if (self->state != ACTANT_REVIEW_READY)
    return;

  end_run (self);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  agreement = find_agreement (self, &known, &error);
  if (actant_review_report (self, error)
      && (request->text == NULL || actant_agreement_find_text (agreement, request->text) != ACTANT_ALL_TEXTS))
    {
      self->run = actant_review_run_start (agreement, known, NULL, &self->request, asked_cb, self);
      actant_review_show_work (self, actant_review_run_get_work (self->run));
    }
  g_signal_emit (self, signals[FIGURES], 0);
}

/** Returns: (transfer none): which figures are wanted */
const ActantReviewRequest *
actant_review_get_request (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return &self->request;
}

/** Returns: (transfer none) (nullable) (element-type ActantAgreementRow): the figures, when there */
GPtrArray *
actant_review_get_figures (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->state == ACTANT_REVIEW_READY ? self->figures : NULL;
}

/** Returns: (transfer none) (nullable): the work that the figures are of */
ActantAgreement *
actant_review_get_shown (ActantReview *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  return self->state == ACTANT_REVIEW_READY && self->figures != NULL ? self->shown : NULL;
}

/* The case that a record is in; of the consensus, the one that it came from. */
static guint
find_case (GHashTable         *cases,
           const ActantRecord *record)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (cases, actant_record_get_id (record)));
  const ActantValue *from = found == 0 ? actant_record_get (record, actant_case_get_origin_field (
                                                         actant_record_get_kind (record))) : NULL;

  for (guint i = 0; found == 0 && from != NULL && i < actant_value_get_n_items (from); i++)
    found = GPOINTER_TO_UINT (g_hash_table_lookup (cases, actant_value_get_text (actant_value_get_item (from, i))));

  return found;
}

static GHashTable *
index_cases (ActantAdjudication *queue)
{
  GHashTable *cases = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < actant_adjudication_get_n (queue); i++)
    {
      const ActantCase *item = actant_adjudication_get (queue, i);

      for (guint j = 0; j < item->records->len; j++)
        if (item->records->pdata[j] != NULL)
          g_hash_table_insert (cases, (gpointer) actant_record_get_id (item->records->pdata[j]),
                               GUINT_TO_POINTER (i + 1));
      if (item->result != NULL)
        g_hash_table_insert (cases, item->result, GUINT_TO_POINTER (i + 1));
    }

  return cases;
}

/**
 * actant_review_map_units:
 * @self: a review
 * @units: (element-type ActantAgreementUnit): of the work whose figures are shown
 *
 * Returns: (transfer full) (element-type ActantAgreementUnit): the same passages in the queue, each once
 */
GArray *
actant_review_map_units (ActantReview *self,
                         GArray       *units)
{
  g_autoptr(GHashTable) cases = NULL;
  GArray *mapped;

  g_return_val_if_fail (ACTANT_IS_REVIEW (self), NULL);

  if (self->queue == NULL || self->shown == actant_adjudication_get_agreement (self->queue))
    return g_array_ref (units);

  cases = index_cases (self->queue);
  mapped = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  for (guint i = 0; i < units->len; i++)
    {
      const ActantAgreementUnit *unit = &g_array_index (units, ActantAgreementUnit, i);
      const ActantCodedUnits *rows =
        actant_agreement_get_units (self->shown, actant_agreement_find_text (self->shown, unit->text), unit->kind);
      guint found = 0;

      for (guint coder = 0; found == 0 && coder < actant_agreement_get_n_coders (self->shown); coder++)
        if (actant_coded_units_get (rows, unit->row, coder) != NULL)
          found = find_case (cases, actant_coded_units_get (rows, unit->row, coder));
      if (found > 0)
        {
          const ActantCase *item = actant_adjudication_get (self->queue, found - 1);
          const ActantAgreementUnit place = { item->text, item->kind, item->row };

          g_array_append_val (mapped, place);
        }
    }

  return mapped;
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
