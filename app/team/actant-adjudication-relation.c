/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of relations: their ends, and what became of those in the consensus. */
#include "config.h"

#include "team/actant-adjudication-private.h"

#include <glib/gi18n.h>

static const char * const ends[] = { "from", "to" };

/* The record of the first coder who has one. */
static const ActantRecord *
get_first (const ActantCase *item)
{
  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL)
      return item->records->pdata[i];

  return NULL;
}

/**
 * actant_adjudication_get_end:
 * @self: a queue
 * @item: a case of it, of a relation
 * @end: which of its claims
 *
 * Returns: (transfer none) (nullable): the case of the claim; %NULL when it is in none of the texts, or
 *   in one that is not in the queue yet
 */
const ActantCase *
actant_adjudication_get_end (const ActantAdjudication *self,
                             const ActantCase         *item,
                             ActantEnd                 end)
{
  const ActantCodedUnits *units;
  ActantUnitEnd place;

  g_return_val_if_fail (item->kind == ACTANT_KIND_RELATION, NULL);

  units = actant_agreement_get_units (self->agreement, item->number, ACTANT_KIND_RELATION);
  place = g_array_index (units->ends, ActantUnitEnd, 2 * item->row + end);
  if (place.text == G_MAXUINT || self->claims[place.text] == G_MAXUINT)
    return NULL;

  return self->cases->pdata[self->claims[place.text] + place.row];
}

/** Returns: the position of the claim that is to be decided before the relation, %G_MAXUINT for none */
guint
actant_adjudication_find_undecided (const ActantAdjudication *self,
                                    const ActantCase         *item)
{
  for (ActantEnd end = ACTANT_END_FROM; item->kind == ACTANT_KIND_RELATION && end <= ACTANT_END_TO; end++)
    {
      const ActantCase *claim = actant_adjudication_get_end (self, item, end);

      if (claim != NULL && _actant_adjudication_get_end_result (self, item, end) == NULL)
        return self->claims[claim->number] + claim->row;
    }

  return G_MAXUINT;
}

/**
 * actant_adjudication_get_claim:
 * @self: a queue
 * @item: a case of it, of a relation
 * @end: which of its claims
 *
 * Returns: (transfer none) (nullable): the claim of the first coder who has the relation
 */
const ActantRecord *
actant_adjudication_get_claim (const ActantAdjudication *self,
                               const ActantCase         *item,
                               ActantEnd                 end)
{
  return actant_session_lookup (actant_agreement_get_session (self->agreement), ACTANT_KIND_CLAIM,
                                actant_record_get_text (get_first (item), ends[end]));
}

/** Returns: (transfer full): the gist of the claim at the end, its words when it has none */
char *
actant_adjudication_dup_gist (const ActantAdjudication *self,
                              const ActantCase         *item,
                              ActantEnd                 end)
{
  const ActantRecord *claim = actant_adjudication_get_claim (self, item, end);
  const char *gist = claim != NULL ? actant_record_get_text (claim, "gist") : NULL;
  char *quote = gist == NULL && claim != NULL ? actant_record_dup_quote (claim) : NULL;

  return gist != NULL ? g_strdup (gist) : quote != NULL ? quote : g_strdup ("?");
}

/**
 * actant_adjudication_get_place:
 * @self: a queue
 * @item: a case of it
 * @start: (out): of the first coder's passage; of a relation, of both its claims in the text
 * @end: (out): where it ends; both are 0 when there is none
 */
void
actant_adjudication_get_place (const ActantAdjudication *self,
                               const ActantCase         *item,
                               gint64                   *start,
                               gint64                   *end)
{
  *start = G_MAXINT64;
  *end = 0;
  for (guint i = 0; i < (item->kind == ACTANT_KIND_RELATION ? 2 : 1); i++)
    {
      const ActantRecord *record = item->kind == ACTANT_KIND_RELATION
                                   ? actant_adjudication_get_claim (self, item, i) : get_first (item);
      const ActantCase *there = item->kind == ACTANT_KIND_RELATION ? actant_adjudication_get_end (self, item, i) : NULL;

      if (record == NULL || actant_record_get_n_segments (record) == 0
          || (there != NULL && there->number != item->number))
        continue;
      *start = MIN (*start, actant_record_get_start (record));
      *end = MAX (*end, actant_record_get_end (record));
    }
  if (*start == G_MAXINT64)
    *start = 0;
}

/* What the coders call the relation: "condition", "condition / justifies". */
static void
append_types (GString          *words,
              const ActantCase *item)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < item->records->len; i++)
    {
      const char *type = item->records->pdata[i] != NULL ? actant_record_get_text (item->records->pdata[i], "type") : NULL;

      if (type != NULL && g_hash_table_add (seen, (gpointer) type))
        g_string_append_printf (words, "%s%s", g_hash_table_size (seen) > 1 ? " / " : "", type);
    }
}

/** Returns: (transfer full) (nullable): the first coder's passage; of a relation "gist → type → gist" */
char *
actant_adjudication_dup_words (const ActantAdjudication *self,
                               const ActantCase         *item)
{
  g_autofree char *from = NULL, *to = NULL;
  GString *words;

  if (item->kind != ACTANT_KIND_RELATION)
    return actant_record_dup_quote (get_first (item));

  from = actant_adjudication_dup_gist (self, item, ACTANT_END_FROM);
  to = actant_adjudication_dup_gist (self, item, ACTANT_END_TO);
  words = g_string_new (from);
  g_string_append (words, " → ");
  append_types (words, item);
  g_string_append_printf (words, " → %s", to);

  return g_string_free (words, FALSE);
}

/**
 * _actant_adjudication_get_end_result:
 * @self: a queue
 * @item: a case of it, of a relation
 * @end: which of its claims
 *
 * Returns: (transfer none) (nullable): id of what is in the consensus for the claim, or will be by the
 *   edit in the making
 */
const char *
_actant_adjudication_get_end_result (const ActantAdjudication *self,
                                     const ActantCase         *item,
                                     ActantEnd                 end)
{
  const ActantCase *claim = actant_adjudication_get_end (self, item, end);
  const char *pending = claim != NULL ? g_hash_table_lookup (self->pending, claim) : NULL;
  const ActantRecord *result = claim != NULL ? _actant_adjudication_get_result (self, claim) : NULL;

  return pending != NULL ? pending : result != NULL ? actant_record_get_id (result) : NULL;
}

/** Returns: whether @result leads from and to what those of its claims that are compared have become in the
 * consensus */
gboolean
_actant_adjudication_is_connected (const ActantAdjudication *self,
                                   const ActantCase         *item,
                                   const ActantRecord       *result)
{
  for (ActantEnd end = ACTANT_END_FROM; end <= ACTANT_END_TO; end++)
    {
      const char *id;

      if (actant_adjudication_get_end (self, item, end) == NULL)
        continue;
      id = _actant_adjudication_get_end_result (self, item, end);
      if (id == NULL || g_strcmp0 (actant_record_get_text (result, ends[end]), id) != 0)
        return FALSE;
    }

  return TRUE;
}

/* The group of the consensus that the coder's other relations of the same group are in: "if A and B" stays
 * one condition, whoever's relations are taken. */
static const char *
find_group (const ActantAdjudication *self,
            const ActantCase         *item,
            guint                     coder,
            const char               *group)
{
  for (guint i = self->claims[item->number]; i < self->cases->len; i++)
    {
      const ActantCase *other = self->cases->pdata[i];
      const ActantRecord *record, *result;

      if (other->number != item->number)
        break;
      record = other != item && other->kind == ACTANT_KIND_RELATION ? other->records->pdata[coder] : NULL;
      if (record == NULL || g_strcmp0 (actant_record_get_text (record, "group"), group) != 0)
        continue;
      result = _actant_adjudication_get_result (self, other);
      if (result != NULL && actant_record_get_text (result, "group") != NULL)
        return actant_record_get_text (result, "group");
    }

  return group;
}

/**
 * _actant_adjudication_connect:
 * @self: a queue
 * @item: a case of it, of a relation whose ends are in the consensus
 * @coder: whose relation is the ground
 * @result: (transfer full): the coder's relation
 *
 * Returns: (transfer full): the same between the claims of the consensus
 */
ActantRecord *
_actant_adjudication_connect (const ActantAdjudication *self,
                              const ActantCase         *item,
                              guint                     coder,
                              ActantRecord             *result)
{
  const char *group = actant_record_get_text (result, "group");

  for (ActantEnd end = ACTANT_END_FROM; end <= ACTANT_END_TO; end++)
    actant_record_change_text (&result, ends[end], _actant_adjudication_get_end_result (self, item, end));
  if (group != NULL)
    actant_record_change_text (&result, "group", find_group (self, item, coder, group));

  return result;
}

/**
 * actant_adjudication_check_ends:
 * @self: a queue
 * @item: a case of it
 * @error: return location for an error that says what is to be decided first
 *
 * Returns: whether it can be accepted: it is no relation, or both its claims are in the consensus
 */
gboolean
actant_adjudication_check_ends (const ActantAdjudication  *self,
                                const ActantCase          *item,
                                GError                   **error)
{
  /* translators: %s is the gist of a claim */
  static const char * const undecided[] = {
    N_("Decide first on the claim that the relation leads from: “%s”"),
    N_("Decide first on the claim that the relation leads to: “%s”"),
  };
  static const char * const rejected[] = {
    N_("The claim that the relation leads from was rejected: “%s”"),
    N_("The claim that the relation leads to was rejected: “%s”"),
  };
  static const char * const unknown[] = {
    N_("The claim that the relation leads from is in no text that is compared: “%s”"),
    N_("The claim that the relation leads to is in no text that is compared: “%s”"),
  };

  if (item->kind != ACTANT_KIND_RELATION)
    return TRUE;

  for (ActantEnd end = ACTANT_END_FROM; end <= ACTANT_END_TO; end++)
    {
      const ActantCase *claim = actant_adjudication_get_end (self, item, end);
      g_autofree char *gist = NULL;

      if (_actant_adjudication_get_end_result (self, item, end) != NULL)
        continue;
      gist = actant_adjudication_dup_gist (self, item, end);
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                   claim == NULL ? _(unknown[end])
                   : claim->verdict == ACTANT_VERDICT_REJECT ? _(rejected[end]) : _(undecided[end]), gist);
      return FALSE;
    }

  return TRUE;
}
