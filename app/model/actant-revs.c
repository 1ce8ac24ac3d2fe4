/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Version vectors: a map from replica to the count of its last change. */
#include "model/actant-revs.h"

#include <string.h>

/**
 * actant_revs_get:
 * @revs: (nullable): a version vector
 * @replica: a replica
 *
 * Returns: the count of @replica, 0 when it has made no change
 */
gint64
actant_revs_get (const ActantValue *revs,
                 const char        *replica)
{
  const ActantValue *count = actant_value_map_get (revs, replica);

  return count != NULL ? actant_value_get_integer (count) : 0;
}

/* Whether some replica counts further in @a than in @b. */
static gboolean
has_news (const ActantValue *a,
          const ActantValue *b)
{
  for (guint i = 0; i < actant_value_get_n_items (a); i++)
    if (actant_value_get_integer (actant_value_get_item (a, i))
        > actant_revs_get (b, actant_value_get_key (a, i)))
      return TRUE;

  return FALSE;
}

/**
 * actant_revs_compare:
 * @a: (nullable): a version vector
 * @b: (nullable): another
 *
 * Returns: how they stand to each other; an unset vector is before any other
 */
ActantRevsOrder
actant_revs_compare (const ActantValue *a,
                     const ActantValue *b)
{
  gboolean a_leads = has_news (a, b);
  gboolean b_leads = has_news (b, a);

  if (a_leads && b_leads)
    return ACTANT_REVS_CONCURRENT;
  if (a_leads)
    return ACTANT_REVS_AFTER;

  return b_leads ? ACTANT_REVS_BEFORE : ACTANT_REVS_EQUAL;
}

/**
 * actant_revs_max:
 * @a: (nullable): a version vector
 * @b: (nullable): another
 *
 * Returns: (transfer full) (nullable): the higher count of each replica
 */
ActantValue *
actant_revs_max (const ActantValue *a,
                 const ActantValue *b)
{
  ActantValue *max = a != NULL ? actant_value_ref (a) : NULL;

  for (guint i = 0; i < actant_value_get_n_items (b); i++)
    {
      const char *replica = actant_value_get_key (b, i);
      gint64 count = actant_value_get_integer (actant_value_get_item (b, i));

      if (count > actant_revs_get (max, replica))
        {
          ActantValue *raised = actant_value_map_set (max, replica, actant_value_new_integer (count));

          g_clear_pointer (&max, actant_value_unref);
          max = raised;
        }
    }

  return max;
}

/**
 * actant_revs_min:
 * @a: (nullable): a version vector
 * @b: (nullable): another
 *
 * What both have seen: the lower count of each replica.
 *
 * Returns: (transfer full) (nullable): it, %NULL when they have nothing in common
 */
ActantValue *
actant_revs_min (const ActantValue *a,
                 const ActantValue *b)
{
  ActantValue *min = NULL;

  for (guint i = 0; i < actant_value_get_n_items (a); i++)
    {
      const char *replica = actant_value_get_key (a, i);
      gint64 count = MIN (actant_value_get_integer (actant_value_get_item (a, i)),
                          actant_revs_get (b, replica));
      ActantValue *longer;

      if (count <= 0)
        continue;
      longer = actant_value_map_set (min, replica, actant_value_new_integer (count));
      g_clear_pointer (&min, actant_value_unref);
      min = longer;
    }

  return min;
}

/**
 * actant_revs_bump:
 * @revs: (nullable): a version vector
 * @replica: who makes a change
 * @count: the change's number in the replica's stream
 *
 * Returns: (transfer full): @revs with @replica at @count, or one above what
 *   it had when that is more
 */
ActantValue *
actant_revs_bump (const ActantValue *revs,
                  const char        *replica,
                  gint64             count)
{
  gint64 next = MAX (count, actant_revs_get (revs, replica) + 1);

  return actant_value_map_set (revs, replica, actant_value_new_integer (next));
}
