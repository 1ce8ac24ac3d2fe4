/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with memos. */
#include "config.h"

#include "memo/actant-memos.h"

#include "session/actant-side-reviews.h"

#include <glib/gi18n.h>

/* The text whose annotations hold what a new memo is about, be they others'; NULL for the study's
 * file. */
static const char *
find_text (ActantWorkspace *workspace,
           const char      *target)
{
  ActantSession *session = actant_workspace_get_session (workspace);

  if (target == NULL
      || actant_collection_lookup_live (actant_session_get_study (session), ACTANT_KIND_NONE,
                                        target) != NULL)
    return NULL;

  if (actant_side_by_side_holds (actant_workspace_get_side (workspace), target))
    return actant_workspace_get_text_path (workspace);

  return actant_session_find_text_of (session, target);
}

/**
 * actant_memos_add:
 * @workspace: what the window looks at
 * @target: (nullable): id of the record that the memo is about
 * @reply_to: (nullable): the memo that it answers; it is about the same then
 * @text: (nullable): path of the text that @reply_to or @target belongs to; %NULL to look for
 *   that of @target
 *
 * Adds an open memo: beside what it is about, else to the study's file.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
actant_memos_add (ActantWorkspace    *workspace,
                  const char         *target,
                  const ActantRecord *reply_to,
                  const char         *text)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(ActantRecord) memo = NULL;

  g_return_val_if_fail (session != NULL, NULL);

  change_set = actant_change_set_new (reply_to != NULL ? _("Reply to Memo") : _("Add Memo"));
  memo = actant_session_new_record (session, ACTANT_KIND_MEMO);
  actant_record_change_text (&memo, "state", "open");
  if (reply_to != NULL)
    {
      target = actant_record_get_text (reply_to, "target");
      actant_record_change_text (&memo, "reply_to", actant_record_get_id (reply_to));
      actant_record_change_text (&memo, "type", actant_record_get_text (reply_to, "type"));
    }
  else if (text == NULL)
    text = find_text (workspace, target);
  actant_record_change_text (&memo, "target", target);

  actant_session_put (session, change_set, text, memo);
  if (!actant_workspace_apply (workspace, change_set))
    return NULL;

  return g_strdup (actant_record_get_id (memo));
}

/** Settles a memo or opens it again. */
gboolean
actant_memos_set_state (ActantWorkspace    *workspace,
                        const ActantRecord *memo,
                        const char         *text,
                        gboolean            settled)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (settled ? _("Settle Memo")
                                                                         : _("Reopen Memo"));
  g_autoptr(ActantRecord) after =
    actant_record_set (memo, "state", actant_value_new_text (settled ? "settled" : "open"));

  return actant_session_put (session, change_set, text, after)
         && actant_workspace_apply (workspace, change_set);
}

/** Deletes a memo; its replies stay. */
gboolean
actant_memos_delete (ActantWorkspace *workspace,
                     const char      *text,
                     const char      *id)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Delete Memo"));

  return actant_session_delete (session, change_set, text, id)
         && actant_workspace_apply (workspace, change_set);
}

/** A memo that does not say so is open. */
gboolean
actant_memos_is_settled (const ActantRecord *memo)
{
  return g_strcmp0 (actant_record_get_text (memo, "state"), "settled") == 0;
}

static guint
count_in (ActantCollection *records,
          const char       *target,
          const char      **first)
{
  guint n = 0;

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_MEMO); i++)
    {
      const ActantRecord *memo = actant_collection_get (records, ACTANT_KIND_MEMO, i);

      if (g_strcmp0 (actant_record_get_text (memo, "target"), target) != 0)
        continue;
      if (*first == NULL)
        *first = actant_record_get_id (memo);
      n++;
    }

  return n;
}

/**
 * actant_memos_count:
 * @session: a session
 * @text: (nullable): the text that @target belongs to
 * @target: id of a record
 * @first: (out) (nullable): id of the first memo on it
 *
 * Returns: how many memos one has on it
 */
guint
actant_memos_count (ActantSession *session,
                    const char    *text,
                    const char    *target,
                    const char   **first)
{
  guint n;

  *first = NULL;
  n = count_in (actant_session_get_study (session), target, first);
  if (text != NULL)
    n += count_in (actant_annotation_set_get_records (
      actant_session_see_own_set (session, text)), target, first);

  return n;
}
