/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue's keys, and what they decide. */
#include "config.h"

#include "review/actant-review-queue-private.h"

#include <glib/gi18n.h>
#include <string.h>

/** Returns: (transfer none) (nullable): a case while they are there */
const ActantCase *
_actant_review_queue_get_case (ActantReviewQueue *self,
                               guint              position)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);

  return queue != NULL && position < actant_adjudication_get_n (queue)
         ? actant_adjudication_get (queue, position) : NULL;
}

static void
select_at (ActantReviewQueue *self,
           guint              at)
{
  actant_row_feed_reach (self->feed, at);
  gtk_single_selection_set_selected (self->selection, at);
  _actant_review_queue_focus (self);
}

static void
select_next (ActantReviewQueue *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->positions));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n > 0)
    select_at (self, at + 1 < n ? at + 1 : 0);
}

/* Where what is decided stays in the list, the next case is to be decided by the next key, too, and
 * not the same again. */
static void
conclude (ActantReviewQueue *self,
          guint              decided,
          GError            *error)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if (actant_review_report (self->review, error)
      && actant_case_view_get_position (ACTANT_CASE_VIEW (self->view)) == decided
      && at + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->positions)))
    select_at (self, at + 1);
}

static void
accept_coder (ActantReviewQueue *self,
              guint              coder)
{
  ActantCaseView *view = ACTANT_CASE_VIEW (self->view);
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  guint position = actant_case_view_get_position (view);
  GError *error = NULL;

  actant_adjudication_accept (queue, position, coder, actant_case_view_get_reason (view),
                              actant_case_view_get_gap (view), &error);
  conclude (self, position, error);
}

static void
accept_choices (ActantReviewQueue *self)
{
  ActantCaseView *view = ACTANT_CASE_VIEW (self->view);
  guint position = actant_case_view_get_position (view);
  GError *error = NULL;

  actant_adjudication_combine (actant_review_get_queue (self->review), position,
                               actant_case_view_get_coder (view), actant_case_view_get_choices (view),
                               actant_case_view_get_reason (view), actant_case_view_get_gap (view), &error);
  conclude (self, position, error);
}

static void
dismiss (ActantReviewQueue *self,
         ActantVerdict      verdict)
{
  ActantCaseView *view = ACTANT_CASE_VIEW (self->view);
  guint position = actant_case_view_get_position (view);
  GError *error = NULL;

  actant_adjudication_dismiss (actant_review_get_queue (self->review), position, verdict,
                               actant_case_view_get_reason (view), actant_case_view_get_gap (view), &error);
  conclude (self, position, error);
}

/** Accepts the open cases in which everybody has the same. */
void
_actant_review_queue_accept_agreed (ActantReviewQueue *self)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  g_autofree char *message = NULL;
  GError *error = NULL;
  guint n;

  if (queue == NULL)
    return;
  n = actant_adjudication_accept_agreed (queue, &error);
  if (!actant_review_report (self->review, error) || n == 0)
    return;
  message = g_strdup_printf (ngettext ("%u case accepted", "%u cases accepted", n), n);
  actant_workspace_toast (actant_review_get_workspace (self->review), message, TRUE);
}

/* To the passage in the text, one's own before others'; of a relation, to that of the claim it leads
 * from. */
static void
go_to_passage (ActantReviewQueue *self)
{
  const ActantCase *item = _actant_review_queue_get_case (self, actant_case_view_get_position (ACTANT_CASE_VIEW (self->view)));
  ActantWorkspace *workspace = actant_review_get_workspace (self->review);
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  const char *own = actant_session_get_coder (actant_workspace_get_session (workspace));
  const char * const *coders = actant_review_get_coders (self->review);
  g_autoptr(GPtrArray) records = actant_case_list_records (item);
  const ActantRecord *record = item->kind == ACTANT_KIND_RELATION
                               ? actant_adjudication_get_claim (queue, item, ACTANT_END_FROM) : records->pdata[0];
  g_autofree char *text = g_strdup (item->text);
  g_autofree char *id = NULL;

  for (guint i = 0; item->kind != ACTANT_KIND_RELATION && i < item->records->len; i++)
    if (item->records->pdata[i] != NULL && strcmp (coders[i], own) == 0)
      record = item->records->pdata[i];
  if (record == NULL)
    return;
  id = g_strdup (actant_record_get_id (record));
  actant_workspace_go_to_in (workspace, text, id, TRUE);
}

/* To the case of the claim that is to be decided before the relation, be it listed or not. */
static void
go_to_claim (ActantReviewQueue *self)
{
  const ActantCase *item = _actant_review_queue_get_case (self, actant_case_view_get_position (ACTANT_CASE_VIEW (self->view)));
  guint position = actant_adjudication_find_undecided (actant_review_get_queue (self->review), item);

  if (position == G_MAXUINT)
    {
      actant_workspace_toast (actant_review_get_workspace (self->review),
                              _("Nothing is to be decided before this case"), FALSE);
      return;
    }
  if (_actant_review_queue_select (self, position))
    return;

  item = _actant_review_queue_get_case (self, position);
  actant_review_queue_filter (self, item->verdict == ACTANT_VERDICT_REJECT ? ACTANT_CASES_ALL : ACTANT_CASES_OPEN,
                              NULL, ACTANT_KIND_NONE);
  _actant_review_queue_select (self, position);
}

/* To a new memo that answers what was decided, or was answered last. */
static void
answer (ActantReviewQueue *self)
{
  const ActantCase *item =
    _actant_review_queue_get_case (self, actant_case_view_get_position (ACTANT_CASE_VIEW (self->view)));

  if (item->review != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.answer", "(ss)", item->text,
                                actant_record_get_id (item->review));
  else
    actant_workspace_toast (actant_review_get_workspace (self->review), _("Nobody has decided on this case yet"), FALSE);
}

/**
 * actant_review_queue_press:
 * @self: a queue
 * @key: a key symbol
 *
 * Does what the key means for the selected case.
 *
 * Returns: whether it means anything
 */
gboolean
actant_review_queue_press (ActantReviewQueue *self,
                           guint              key)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_QUEUE (self), FALSE);

  if (_actant_review_queue_get_case (self, actant_case_view_get_position (ACTANT_CASE_VIEW (self->view))) == NULL)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      accept_choices (self);
      return TRUE;
    case GDK_KEY_x:
      dismiss (self, ACTANT_VERDICT_REJECT);
      return TRUE;
    case GDK_KEY_d:
      dismiss (self, ACTANT_VERDICT_DEFER);
      return TRUE;
    case GDK_KEY_g:
      actant_case_view_toggle_gap (ACTANT_CASE_VIEW (self->view));
      return TRUE;
    case GDK_KEY_r:
      actant_case_view_focus_reason (ACTANT_CASE_VIEW (self->view));
      return TRUE;
    case GDK_KEY_n:
      select_next (self);
      return TRUE;
    case GDK_KEY_o:
      go_to_passage (self);
      return TRUE;
    case GDK_KEY_c:
      go_to_claim (self);
      return TRUE;
    case GDK_KEY_a:
      _actant_review_queue_accept_agreed (self);
      return TRUE;
    case GDK_KEY_t:
      answer (self);
      return TRUE;
    default:
      if (key < GDK_KEY_1 || key > GDK_KEY_9)
        return FALSE;
      accept_coder (self, key - GDK_KEY_1);
      return TRUE;
    }
}
