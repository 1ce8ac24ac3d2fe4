/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical order of a file's records, and what was merged into what. */
#include "model/actant-collection.h"

#include <string.h>

static int
compare_field (const ActantRecord *a,
               const ActantRecord *b,
               const char         *field)
{
  return actant_value_compare (actant_record_get (a, field), actant_record_get (b, field));
}

static int
compare_places (const ActantRecord *a,
                const ActantRecord *b)
{
  gint64 start_a = actant_record_get_start (a), start_b = actant_record_get_start (b);
  gint64 end_a = actant_record_get_end (a), end_b = actant_record_get_end (b);

  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;

  return (end_a > end_b) - (end_a < end_b);
}

static int
compare_targets (const ActantRecord *a,
                 const ActantRecord *b)
{
  const char *field = actant_record_get_kind (a) == ACTANT_KIND_MEMO ? "target" : "targets";

  return compare_field (a, b, field);
}

/**
 * actant_record_compare:
 * @a: a readable record
 * @b: another of the same array
 *
 * Canonical order (DESIGN section 3): annotations by first start, last end,
 * id; actors, codes, scenarios by name or title; relations by from, to; memos
 * and reviews by target; the rest by id. The id decides between equals.
 *
 * Returns: less than, equal to or greater than 0
 */
int
actant_record_compare (const ActantRecord *a,
                       const ActantRecord *b)
{
  int order = 0;

  switch (actant_record_get_kind (a))
    {
    case ACTANT_KIND_MENTION:
    case ACTANT_KIND_CODING:
    case ACTANT_KIND_CLAIM:
      order = compare_places (a, b);
      break;
    case ACTANT_KIND_ACTOR:
    case ACTANT_KIND_CODE:
      order = compare_field (a, b, "name");
      break;
    case ACTANT_KIND_SCENARIO:
      order = compare_field (a, b, "title");
      break;
    case ACTANT_KIND_RELATION:
      order = compare_field (a, b, "from");
      if (order == 0)
        order = compare_field (a, b, "to");
      break;
    case ACTANT_KIND_MEMO:
    case ACTANT_KIND_REVIEW:
      order = compare_targets (a, b);
      break;
    case ACTANT_KIND_NONE:
    case ACTANT_KIND_HEADER:
    case ACTANT_KIND_TEXT:
    case ACTANT_KIND_EVENT:
    case ACTANT_KIND_FIELD:
    case ACTANT_KIND_CODER:
    case ACTANT_KIND_CORRECTION:
    case ACTANT_KIND_QUERY:
    case ACTANT_KIND_TERM:
    case ACTANT_KIND_ROUND:
    case ACTANT_KIND_MARK:
    default:
      break;
    }

  return order != 0 ? order : g_strcmp0 (actant_record_get_id (a), actant_record_get_id (b));
}

/* The record with the smallest id on the cycle that @record lies on. */
static const ActantRecord *
find_smallest (const ActantRecord *record,
               ActantFollowFunc    next,
               gpointer            user_data)
{
  const ActantRecord *smallest = record;

  for (const ActantRecord *other = next (record, user_data);
       other != record;
       other = next (other, user_data))
    if (strcmp (actant_record_get_id (other), actant_record_get_id (smallest)) < 0)
      smallest = other;

  return smallest;
}

/**
 * actant_record_follow:
 * @record: a record
 * @next: (scope call): finds what a record was merged into
 * @user_data: for @next
 *
 * Follows `replaced_by`; a cycle ends at the smallest id on it (DESIGN section 4).
 *
 * Returns: (transfer none): the record that stands for @record
 */
const ActantRecord *
actant_record_follow (const ActantRecord *record,
                      ActantFollowFunc    next,
                      gpointer            user_data)
{
  g_autoptr(GHashTable) seen = NULL;
  const ActantRecord *other;

  g_return_val_if_fail (record != NULL && next != NULL, record);

  other = next (record, user_data);
  if (other == NULL)
    return record;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  while (g_hash_table_add (seen, (gpointer) actant_record_get_id (record)))
    {
      other = next (record, user_data);
      if (other == NULL)
        return record;
      record = other;
    }

  return find_smallest (record, next, user_data);
}
