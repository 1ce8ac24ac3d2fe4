/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One key each, on the selected claim: split it, double it, place it as the last one. */
#include "config.h"

#include "tagging/actant-tag-palette.h"

#include "language/actant-claim-edit.h"
#include "tagging/actant-tagger.h"

#include <glib/gi18n.h>

/* Whether the coder’s file can be written; says why not. */
static gboolean
is_writable (ActantWorkspace *workspace)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (workspace);

  if (set == NULL)
    return FALSE;
  if (actant_annotation_set_is_writable (set))
    return TRUE;

  actant_workspace_toast (workspace, actant_annotation_set_get_read_only_reason (set), FALSE);
  return FALSE;
}

static const ActantRecord *
get_selected_claim (ActantWorkspace *workspace)
{
  const ActantRecord *record = actant_workspace_get_selected (workspace);

  return record != NULL && !actant_record_is_opaque (record)
         && actant_record_get_kind (record) == ACTANT_KIND_CLAIM ? record : NULL;
}

/* The selected claim, in a file that can be written; says what is missing. */
static const ActantRecord *
get_claim (ActantWorkspace *workspace)
{
  const ActantRecord *claim = get_selected_claim (workspace);

  if (claim == NULL)
    actant_workspace_toast (workspace, _("Select a claim first"), FALSE);

  return claim != NULL && is_writable (workspace)
         && !actant_workspace_refuse (workspace, actant_record_get_id (claim)) ? claim : NULL;
}

static gboolean
apply (ActantWorkspace *workspace,
       ActantChangeSet *change_set,
       const char      *id)
{
  if (!actant_workspace_apply (workspace, change_set))
    return FALSE;

  actant_workspace_select (workspace, id);
  return TRUE;
}

/**
 * actant_tagging_split_claim:
 *
 * Splits the selected range at its connectives, else the selected claim: a claim for each clause,
 * and the relations between them. Says why when it cannot.
 *
 * Returns: whether there are claims now
 */
gboolean
actant_tagging_split_claim (ActantWorkspace *workspace)
{
  ActantSession *session;
  const char *text;
  const ActantRecord *claim = NULL;
  g_autoptr(GArray) ranges = NULL;
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  ActantTextRange range;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (workspace), FALSE);

  session = actant_workspace_get_session (workspace);
  text = actant_workspace_get_text_path (workspace);
  if (actant_workspace_get_range (workspace, &range.start, &range.end))
    {
      if (!is_writable (workspace))
        return FALSE;
      ranges = actant_tagger_cut_range (session, text, &range);
    }
  else if ((claim = get_claim (workspace)) == NULL)
    return FALSE;

  change_set = actant_claim_split (session, text, claim, ranges, &id, &error);
  if (change_set == NULL)
    {
      actant_workspace_toast (workspace, error->message, FALSE);
      return FALSE;
    }
  if (!apply (workspace, change_set, id))
    return FALSE;

  actant_workspace_toast (workspace, _("Split at the connectives"), TRUE);
  return TRUE;
}

/**
 * actant_tagging_duplicate_claim:
 *
 * Makes a second claim like the selected one, selects it and opens its form. Says why when it
 * cannot.
 *
 * Returns: whether there is one
 */
gboolean
actant_tagging_duplicate_claim (ActantWorkspace *workspace)
{
  const ActantRecord *claim;
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (workspace), FALSE);

  claim = get_claim (workspace);
  if (claim == NULL)
    return FALSE;

  change_set = actant_claim_duplicate (actant_workspace_get_session (workspace),
                                       actant_workspace_get_text_path (workspace), claim, &id);
  if (!apply (workspace, change_set, id))
    return FALSE;

  actant_workspace_toast (workspace, _("Claim duplicated; change what differs"), TRUE);
  return TRUE;
}

/**
 * actant_tagging_place_again:
 *
 * Puts the selected claim into the scenario, in the role, that the claim coded last has. Says why
 * when it cannot.
 *
 * Returns: whether it is there now
 */
gboolean
actant_tagging_place_again (ActantWorkspace *workspace)
{
  const ActantRecord *claim;
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (workspace), FALSE);

  claim = get_claim (workspace);
  if (claim == NULL)
    return FALSE;

  change_set = actant_claim_place_again (actant_workspace_get_session (workspace),
                                         actant_workspace_get_text_path (workspace), claim, &words);
  if (change_set == NULL)
    {
      actant_workspace_toast (workspace, _("No other claim of this text is in a scenario yet"),
                              FALSE);
      return FALSE;
    }
  if (!actant_workspace_apply (workspace, change_set))
    return FALSE;

  /* Translators: %s is a scenario’s title */
  message = g_strdup_printf (_("Placed in “%s”, as the last claim"), words);
  actant_workspace_toast (workspace, message, TRUE);
  return TRUE;
}
