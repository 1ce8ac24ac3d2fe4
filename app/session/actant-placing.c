/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios of a claim: its role in each and its consistency with each. */
#include "config.h"

#include "session/actant-placing.h"

#include <string.h>

static const ActantTable *
get_table (void)
{
  const ActantTable *claim = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;

  return actant_table_get (claim, "scenarios")->type->item->table;
}

/**
 * actant_placing_get_type:
 * @member: "role" or "consistency"
 *
 * Returns: (transfer none): the enumeration that it is out of
 */
const ActantFieldType *
actant_placing_get_type (const char *member)
{
  const ActantField *field = actant_table_get (get_table (), member);

  g_return_val_if_fail (field != NULL, NULL);

  return field->type;
}

/**
 * actant_placing_is_part:
 * @role: (nullable): of an item
 * @consistency: (nullable): of the same item
 *
 * Returns: whether the scenario tells the claim, rather than only having been
 *   held against it
 */
gboolean
actant_placing_is_part (const char *role,
                        const char *consistency)
{
  return role != NULL || consistency == NULL;
}

/* Whether an item is about the scenario, or about one that was merged into it. */
static gboolean
is_about (ActantSession     *session,
          const ActantValue *item,
          const char        *scenario)
{
  const char *id = actant_value_get_member_text (item, "scenario");
  const ActantRecord *record;

  if (id == NULL || strcmp (id, scenario) == 0)
    return id != NULL;

  record = actant_session_lookup (session, ACTANT_KIND_SCENARIO, id);
  return record != NULL && strcmp (actant_record_get_id (record), scenario) == 0;
}

/**
 * actant_placing_has:
 * @session: follows what was merged
 * @claim: a claim
 * @scenario: id of a scenario that was not merged
 *
 * Returns: whether the claim has an item for the scenario
 */
gboolean
actant_placing_has (ActantSession      *session,
                    const ActantRecord *claim,
                    const char         *scenario)
{
  const ActantValue *items = actant_record_get (claim, "scenarios");

  for (guint i = 0; i < actant_value_get_n_items (items); i++)
    if (is_about (session, actant_value_get_item (items, i), scenario))
      return TRUE;

  return FALSE;
}

/**
 * actant_placing_get:
 * @session: follows what was merged
 * @claim: a claim
 * @scenario: id of a scenario that was not merged
 * @member: "role" or "consistency"
 *
 * Returns: (nullable): the claim's, as stored; the first when merging left several
 */
const char *
actant_placing_get (ActantSession      *session,
                    const ActantRecord *claim,
                    const char         *scenario,
                    const char         *member)
{
  const ActantValue *items = actant_record_get (claim, "scenarios");

  for (guint i = 0; i < actant_value_get_n_items (items); i++)
    {
      const ActantValue *item = actant_value_get_item (items, i);
      const char *value = actant_value_get_member_text (item, member);

      if (value != NULL && is_about (session, item, scenario))
        return value;
    }

  return NULL;
}

/* Whether an item says nothing more than which scenario it is about. */
static gboolean
is_bare (const ActantValue *item)
{
  return actant_value_get_member (item, "role") == NULL
         && actant_value_get_member (item, "consistency") == NULL
         && actant_value_get_extras (item) == NULL;
}

static ActantValue *
new_item (const char *scenario,
          const char *member,
          const char *value)
{
  const ActantTable *table = get_table ();
  ActantValue *members[64] = { NULL };

  members[actant_table_get_main (table)] = actant_value_new_text (scenario);
  if (member != NULL && value != NULL)
    members[actant_table_find (table, member)] = actant_value_new_text (value);

  return actant_value_new_object (table, members, NULL);
}

static ActantRecord *
set_item (const ActantRecord *claim,
          guint               position,
          ActantValue        *item)
{
  const ActantValue *items = actant_record_get (claim, "scenarios");
  guint n = actant_value_get_n_items (items);

  return actant_record_set (claim, "scenarios",
                            position < n ? actant_value_list_replace (items, position, item)
                                         : actant_value_list_append (items, item));
}

/* Unsets a member wherever it is set; a rating taken back leaves no trace of itself. */
static ActantRecord *
unset (ActantSession      *session,
       const ActantRecord *claim,
       const char         *scenario,
       const char         *member)
{
  ActantRecord *changed = actant_record_ref (claim);

  for (guint i = actant_value_get_n_items (actant_record_get (claim, "scenarios")); i > 0; i--)
    {
      const ActantValue *item = actant_value_get_item (actant_record_get (changed, "scenarios"),
                                                       i - 1);
      g_autoptr(ActantRecord) before = changed;
      ActantValue *rest;

      if (!is_about (session, item, scenario) || actant_value_get_member (item, member) == NULL)
        {
          g_steal_pointer (&before);
          continue;
        }
      rest = actant_value_object_set (item, member, NULL);
      if (strcmp (member, "consistency") == 0 && is_bare (rest))
        g_clear_pointer (&rest, actant_value_unref);
      changed = set_item (before, i - 1, rest);
    }

  return changed;
}

/**
 * actant_placing_set:
 * @session: follows what was merged
 * @claim: a claim
 * @scenario: id of a scenario that was not merged
 * @member: (nullable): "role" or "consistency"; %NULL only places the claim
 * @value: (nullable): what it is to be, %NULL for unset
 *
 * Gives the claim a role in a scenario or a consistency with it; a claim that
 * has no item for the scenario gets one. Unsetting the consistency of an item
 * without a role takes the item out.
 *
 * Returns: (transfer full): the claim as it is to be
 */
ActantRecord *
actant_placing_set (ActantSession      *session,
                    const ActantRecord *claim,
                    const char         *scenario,
                    const char         *member,
                    const char         *value)
{
  const ActantValue *items = actant_record_get (claim, "scenarios");
  guint n = actant_value_get_n_items (items);
  guint place = n;

  g_return_val_if_fail (claim != NULL && scenario != NULL, NULL);
  g_return_val_if_fail (member != NULL || value == NULL, NULL);

  if (member != NULL && value == NULL)
    return unset (session, claim, scenario, member);

  for (guint i = 0; i < n; i++)
    {
      const ActantValue *item = actant_value_get_item (items, i);

      if (!is_about (session, item, scenario))
        continue;
      if (place == n)
        place = i;
      if (member != NULL && actant_value_get_member (item, member) != NULL)
        {
          place = i;
          break;
        }
    }

  if (place == n)
    return set_item (claim, n, new_item (scenario, member, value));
  if (member == NULL)
    return actant_record_ref (claim);

  return set_item (claim, place,
                   actant_value_object_set (actant_value_get_item (items, place), member,
                                            actant_value_new_text (value)));
}

/**
 * actant_placing_remove:
 * @session: follows what was merged
 * @claim: a claim
 * @scenario: id of a scenario that was not merged
 *
 * Returns: (transfer full): the claim without its items for the scenario
 */
ActantRecord *
actant_placing_remove (ActantSession      *session,
                       const ActantRecord *claim,
                       const char         *scenario)
{
  ActantRecord *changed = actant_record_ref (claim);

  g_return_val_if_fail (claim != NULL && scenario != NULL, NULL);

  for (guint i = actant_value_get_n_items (actant_record_get (claim, "scenarios")); i > 0; i--)
    {
      const ActantValue *item = actant_value_get_item (actant_record_get (changed, "scenarios"),
                                                       i - 1);
      ActantRecord *before = changed;

      if (!is_about (session, item, scenario))
        continue;
      changed = set_item (before, i - 1, NULL);
      actant_record_unref (before);
    }

  return changed;
}
