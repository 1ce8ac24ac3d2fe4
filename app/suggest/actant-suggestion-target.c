/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which claim a suggestion is for. A claim's passage is its content only, so the words that tell
 * its likelihood or its source mostly stand before it: the claim around the words is meant, else the
 * next one in the sentence, else the only one.
 */
#include "config.h"

#include "suggest/actant-suggestion-target-private.h"

#include <glib/gi18n.h>

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT, message);
  return FALSE;
}

/* The smallest claim around @range. */
static const ActantRecord *
find_around (GPtrArray       *claims,
             ActantTextRange  range)
{
  const ActantRecord *best = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const ActantRecord *claim = claims->pdata[i];
      gint64 start = actant_record_get_start (claim), end = actant_record_get_end (claim);

      if (start > range.start || end < range.end)
        continue;
      if (best == NULL || end - start < actant_record_get_end (best) - actant_record_get_start (best))
        best = claim;
    }

  return best;
}

/* The claim that starts first at or behind @offset, but for @not; @n receives how many do. */
static const ActantRecord *
find_behind (GPtrArray          *claims,
             gint64              offset,
             const ActantRecord *not,
             guint              *n)
{
  const ActantRecord *best = NULL;
  guint count = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const ActantRecord *claim = claims->pdata[i];

      if (claim == not || actant_record_get_start (claim) < offset)
        continue;
      count++;
      if (best == NULL || actant_record_get_start (claim) < actant_record_get_start (best))
        best = claim;
    }

  if (n != NULL)
    *n = count;
  return best;
}

/* The claim that ends last at or before @offset, but for @not. */
static const ActantRecord *
find_before (GPtrArray          *claims,
             gint64              offset,
             const ActantRecord *not)
{
  const ActantRecord *best = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const ActantRecord *claim = claims->pdata[i];

      if (claim != not && actant_record_get_end (claim) <= offset
          && (best == NULL || actant_record_get_end (claim) > actant_record_get_end (best)))
        best = claim;
    }

  return best;
}

/** The claim's slot that a suggestion fills; %NULL for a mention or a condition. */
const char *
_actant_suggestion_get_slot (const ActantSuggestion *suggestion)
{
  switch (suggestion->kind)
    {
    case ACTANT_SUGGESTION_LIKELIHOOD:
      return "likelihood";
    case ACTANT_SUGGESTION_HORIZON:
      return "horizon";
    case ACTANT_SUGGESTION_ATTRIBUTION:
      return "attribution";
    case ACTANT_SUGGESTION_MENTION:
    case ACTANT_SUGGESTION_CONDITION:
    default:
      return NULL;
    }
}

static gboolean
choose_slot (const ActantSuggestion  *suggestion,
             GPtrArray               *claims,
             ActantSuggestionTarget  *target,
             GError                 **error)
{
  const ActantRecord *claim = find_around (claims, suggestion->range);

  if (claim == NULL && suggestion->kind != ACTANT_SUGGESTION_HORIZON)
    claim = find_behind (claims, suggestion->range.end, NULL, NULL);
  if (claim == NULL && claims->len == 1)
    claim = claims->pdata[0];
  if (claim == NULL)
    return fail (error, _("No claim of yours is around it or, in the same sentence, meant by it"));
  if (actant_record_get (claim, _actant_suggestion_get_slot (suggestion)) != NULL)
    return fail (error, _("The claim says something else there already"));

  target->claim = claim;
  return TRUE;
}

static gboolean
choose_attribution (const ActantSuggestion  *suggestion,
                    GPtrArray               *claims,
                    ActantSuggestionTarget  *target,
                    GError                 **error)
{
  const ActantValue *claimants;

  if (suggestion->actors == NULL)
    return fail (error, _("No actor of the study is called so; add the actor first"));
  if (!choose_slot (suggestion, claims, target, error))
    return FALSE;

  /* The last who says so are the claimants. */
  claimants = actant_record_get (target->claim, "claimants");
  for (guint i = 0; suggestion->actors[i] != NULL; i++)
    if (claimants != NULL && !actant_value_list_has_text (claimants, suggestion->actors[i]))
      return fail (error, _("The claim has other claimants already"));

  return TRUE;
}

static gboolean
is_related (GPtrArray          *relations,
            const char         *type,
            const ActantRecord *from,
            const ActantRecord *to)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const ActantRecord *other = relations->pdata[i];

      if (g_strcmp0 (actant_record_get_text (other, "type"), type) == 0
          && g_strcmp0 (actant_record_get_text (other, "from"), actant_record_get_id (from)) == 0
          && g_strcmp0 (actant_record_get_text (other, "to"), actant_record_get_id (to)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "If A, B", "B if A"; in Korean "A-면 B". */
static gboolean
choose_condition (const ActantSuggestion  *suggestion,
                  GPtrArray               *claims,
                  GPtrArray               *relations,
                  ActantSuggestionTarget  *target,
                  GError                 **error)
{
  const ActantRecord *from = find_around (claims, suggestion->range);
  const ActantRecord *to = NULL;
  gint64 behind = suggestion->range.end;
  guint n = 0;

  if (from == NULL)
    from = suggestion->follows ? find_before (claims, suggestion->range.start, NULL)
                               : find_behind (claims, suggestion->range.end, NULL, NULL);
  if (from != NULL && !suggestion->follows)
    to = find_before (claims, suggestion->range.start, from);
  if (from != NULL && to == NULL)
    {
      to = find_behind (claims, MAX (behind, actant_record_get_end (from)), from, &n);
      if (n > 1)
        to = NULL;
    }

  if (to == NULL)
    return fail (error, _("A condition needs two claims of yours in the sentence: "
                          "what is supposed, and what follows"));
  if (is_related (relations, suggestion->value, from, to))
    return fail (error, _("The two claims are related so already"));

  *target = (ActantSuggestionTarget) { from, to };
  return TRUE;
}

gboolean
_actant_suggestion_choose_target (const ActantSuggestion  *suggestion,
                                  GPtrArray               *claims,
                                  GPtrArray               *relations,
                                  ActantSuggestionTarget  *target,
                                  GError                 **error)
{
  *target = (ActantSuggestionTarget) { NULL, NULL };

  switch (suggestion->kind)
    {
    case ACTANT_SUGGESTION_LIKELIHOOD:
    case ACTANT_SUGGESTION_HORIZON:
      return choose_slot (suggestion, claims, target, error);
    case ACTANT_SUGGESTION_ATTRIBUTION:
      return choose_attribution (suggestion, claims, target, error);
    case ACTANT_SUGGESTION_CONDITION:
      return choose_condition (suggestion, claims, relations, target, error);
    case ACTANT_SUGGESTION_MENTION:
    default:
      return TRUE;
    }
}
