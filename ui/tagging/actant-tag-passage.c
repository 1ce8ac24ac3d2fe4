/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One key each: add to the selected record's passage, take from it, delete it. */
#include "config.h"

#include "tagging/actant-tag-palette.h"

#include <glib/gi18n.h>

#include "language/actant-passage-words.h"
#include "tagging/actant-tagger.h"

/* The selected passage and the selected range; says what is missing. */
static const ActantRecord *
get_passage (ActantWorkspace *workspace,
             ActantTextRange *range)
{
  const ActantRecord *record = actant_workspace_get_selected (workspace);
  ActantAnnotationSet *set = actant_workspace_get_own_set (workspace);

  if (record == NULL || set == NULL || actant_record_is_opaque (record)
      || !actant_kind_has_segments (actant_record_get_kind (record)))
    {
      actant_workspace_toast (workspace, _("Select a claim, a mention or a coding first"), FALSE);
      return NULL;
    }
  if (actant_workspace_refuse (workspace, actant_record_get_id (record)))
    return NULL;
  if (!actant_annotation_set_is_writable (set))
    {
      actant_workspace_toast (workspace, actant_annotation_set_get_read_only_reason (set), FALSE);
      return NULL;
    }
  if (!actant_workspace_get_range (workspace, &range->start, &range->end)
      || !actant_tagger_trim (actant_workspace_get_source (workspace), range))
    {
      actant_workspace_toast (workspace, _("Select the words in the text first"), FALSE);
      return NULL;
    }

  return record;
}

/* Without white space at the ends, and without what is nothing else. */
static GArray *
trim_all (ActantSourceText *source,
          GArray           *ranges)
{
  GArray *trimmed = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  for (guint i = 0; i < ranges->len; i++)
    {
      ActantTextRange range = g_array_index (ranges, ActantTextRange, i);

      if (actant_tagger_trim (source, &range))
        g_array_append_val (trimmed, range);
    }

  return trimmed;
}

static gboolean
set_passage (ActantWorkspace    *workspace,
             const ActantRecord *record,
             GArray             *ranges,
             const char         *label,
             const char         *nothing)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  const char *text = actant_workspace_get_text_path (workspace);
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (label);
  g_autoptr(ActantRecord) changed = NULL;
  g_autoptr(GError) error = NULL;

  changed = actant_tagger_set_ranges (session, text, record, ranges, &error);
  if (changed == NULL)
    {
      actant_workspace_toast (workspace, error->message, FALSE);
      return FALSE;
    }
  if (!actant_session_put (session, change_set, text, changed))
    {
      actant_workspace_toast (workspace, nothing, FALSE);
      return FALSE;
    }

  return actant_workspace_apply (workspace, change_set);
}

/**
 * actant_tagging_add_to_passage:
 *
 * Adds the selected range to the selected record's passage; a range apart from
 * it makes the passage discontinuous. Says why when it cannot.
 *
 * Returns: whether the passage changed
 */
gboolean
actant_tagging_add_to_passage (ActantWorkspace *workspace)
{
  const ActantRecord *record;
  g_autoptr(GArray) ranges = NULL;
  g_autoptr(GArray) added = NULL;
  ActantTextRange range;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (workspace), FALSE);

  record = get_passage (workspace, &range);
  if (record == NULL)
    return FALSE;

  ranges = actant_passage_list_ranges (record);
  added = actant_tagger_cut_range (actant_workspace_get_session (workspace),
                                   actant_workspace_get_text_path (workspace), &range);
  g_array_append_vals (ranges, added->data, added->len);

  return set_passage (workspace, record, ranges, _("Add to Passage"),
                      _("The passage has these words already"));
}

/**
 * actant_tagging_remove_from_passage:
 *
 * Takes the selected range out of the selected record's passage, but never all
 * of it. Says why when it cannot.
 *
 * Returns: whether the passage changed
 */
gboolean
actant_tagging_remove_from_passage (ActantWorkspace *workspace)
{
  const ActantRecord *record;
  g_autoptr(GArray) ranges = NULL;
  g_autoptr(GArray) pieces = NULL;
  g_autoptr(GArray) rest = NULL;
  ActantTextRange range;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (workspace), FALSE);

  record = get_passage (workspace, &range);
  if (record == NULL)
    return FALSE;

  ranges = actant_passage_list_ranges (record);
  pieces = actant_tagger_subtract (ranges, &range);
  rest = trim_all (actant_workspace_get_source (workspace), pieces);
  if (rest->len == 0)
    {
      actant_workspace_toast (workspace, _("Nothing of the passage would be left; "
                                           "delete the record instead"), FALSE);
      return FALSE;
    }

  return set_passage (workspace, record, rest, _("Remove from Passage"),
                      _("The passage does not have these words"));
}

/**
 * actant_tagging_delete_selected:
 *
 * Deletes the selected record without asking, and offers Undo.
 *
 * Returns: whether a record was selected
 */
gboolean
actant_tagging_delete_selected (ActantWorkspace *workspace)
{
  const ActantRecord *record;
  g_autofree char *id = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (workspace), FALSE);

  record = actant_workspace_get_selected (workspace);
  if (record == NULL)
    {
      actant_workspace_toast (workspace, _("Nothing is selected to be deleted"), FALSE);
      return FALSE;
    }

  /* Deleting frees what is selected. */
  id = g_strdup (actant_record_get_id (record));
  actant_workspace_delete (workspace, id);

  return TRUE;
}
