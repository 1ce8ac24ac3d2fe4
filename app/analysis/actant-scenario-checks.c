/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not go together in a scenario, and who is missing from it. */
#include "config.h"

#include "analysis/actant-scenario-checks.h"

#include <string.h>

/* Collectives in collectives; a loop of members ends here. */
#define MAX_NESTED 8

/* The ids of actors, of those who stand for them, and of the members of collectives. */
static void
add_actor (ActantSession *session,
           const char    *id,
           GHashTable    *actors,
           guint          depth)
{
  const ActantRecord *actor = actant_session_lookup (session, ACTANT_KIND_ACTOR, id);
  const ActantValue *members;

  if (actor == NULL)
    return;
  if (!g_hash_table_add (actors, (gpointer) actant_record_get_id (actor)) || depth == MAX_NESTED)
    return;

  members = actant_record_get (actor, "members");
  for (guint i = 0; i < actant_value_get_n_items (members); i++)
    add_actor (session, actant_value_get_text (actant_value_get_item (members, i)), actors,
               depth + 1);
}

static void
add_actors (ActantSession     *session,
            const ActantValue *ids,
            GHashTable        *actors)
{
  for (guint i = 0; i < actant_value_get_n_items (ids); i++)
    {
      const char *id = actant_value_get_text (actant_value_get_item (ids, i));

      /* One that is there was found as itself, with its members. */
      if (!g_hash_table_contains (actors, id))
        add_actor (session, id, actors, 0);
    }
}

/* Who makes the claim of a row (the authors where nobody is named) and who acts in it. */
static void
add_actors_of (const ActantScenarioMatrix *matrix,
               guint                       row,
               GHashTable                 *actors)
{
  ActantSession *session = actant_scenario_matrix_get_session (matrix);
  const ActantRecord *claim = actant_scenario_matrix_get_claim (matrix, row);
  const ActantValue *claimants = actant_record_get (claim, "claimants");

  if (actant_value_get_n_items (claimants) == 0)
    {
      ActantAnnotationSet *set = actant_scenario_matrix_get_set (matrix, row);
      const ActantRecord *text =
        actant_session_get_text_record (session, actant_annotation_set_get_text_path (set));

      claimants = text != NULL ? actant_record_get (text, "authors") : NULL;
    }
  add_actors (session, claimants, actors);
  add_actors (session, actant_record_get (claim, "subjects"), actors);
}

static int
compare_contradictions (gconstpointer a,
                        gconstpointer b)
{
  const ActantContradiction *x = a, *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  if (x->b != y->b)
    return x->b < y->b ? -1 : 1;

  if (x->reason != y->reason)
    return x->reason < y->reason ? -1 : 1;
  if (x->issue == y->issue)
    return 0;

  return strcmp (actant_record_get_id (x->issue), actant_record_get_id (y->issue));
}

static void
add (GArray                    *found,
     guint                      a,
     guint                      b,
     ActantContradictionReason  reason,
     const ActantRecord        *issue)
{
  ActantContradiction contradiction = { MIN (a, b), MAX (a, b), reason, issue };

  g_array_append_val (found, contradiction);
}

static gboolean
is_same (const ActantContradiction *a,
         const ActantContradiction *b)
{
  return a->a == b->a && a->b == b->b && a->reason == b->reason && a->issue == b->issue;
}

/* In order, and each once: relations can say a thing twice, and so can claims. */
static void
tidy (GArray *found)
{
  guint n = 0;

  g_array_sort (found, compare_contradictions);
  for (guint i = 0; i < found->len; i++)
    {
      const ActantContradiction *next = &g_array_index (found, ActantContradiction, i);

      if (n == 0 || !is_same (&g_array_index (found, ActantContradiction, n - 1), next))
        g_array_index (found, ActantContradiction, n++) = *next;
    }
  g_array_set_size (found, n);
}

static gboolean
is_negated (const ActantScenarioMatrix *matrix,
            guint                       row)
{
  return g_strcmp0 (actant_record_get_text (actant_scenario_matrix_get_claim (matrix, row),
                                            "polarity"), "-") == 0;
}

static void
add_by_relations (const ActantScenarioMatrix *matrix,
                  GHashTable                 *parts,
                  ActantCollection           *records,
                  GArray                     *found)
{
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_RELATION); i++)
    {
      const ActantRecord *relation = actant_collection_get (records, ACTANT_KIND_RELATION, i);
      const char *type = actant_record_get_text (relation, "type");
      const char *from = actant_record_get_text (relation, "from");
      const char *to = actant_record_get_text (relation, "to");
      gpointer from_row, to_row;
      guint a, b;

      if (from == NULL || to == NULL || strcmp (from, to) == 0
          || !g_hash_table_lookup_extended (parts, from, NULL, &from_row)
          || !g_hash_table_lookup_extended (parts, to, NULL, &to_row))
        continue;

      a = GPOINTER_TO_UINT (from_row);
      b = GPOINTER_TO_UINT (to_row);
      if (g_strcmp0 (type, "contradicts") == 0)
        add (found, a, b, ACTANT_CONTRADICTION_RELATION, NULL);
      else if (g_strcmp0 (type, "same_claim") == 0 && is_negated (matrix, a)
                                                          != is_negated (matrix, b))
        add (found, a, b, ACTANT_CONTRADICTION_POLARITY, NULL);
    }
}

/* The claims of a scenario that are for and that are against an issue. */
typedef struct
{
  const ActantRecord *issue;    /* borrowed from the study */
  GArray             *pro;      /* of guint, rows */
  GArray             *contra;
} Sides;

static void
free_sides (gpointer data)
{
  Sides *sides = data;

  g_array_unref (sides->pro);
  g_array_unref (sides->contra);
  g_free (sides);
}

static GArray *
get_side (Sides      *sides,
          const char *position)
{
  if (g_strcmp0 (position, "support") == 0 || g_strcmp0 (position, "conditional_support") == 0)
    return sides->pro;
  if (g_strcmp0 (position, "rejection") == 0 || g_strcmp0 (position, "conditional_rejection") == 0)
    return sides->contra;

  return NULL;
}

static void
take_sides (const ActantScenarioMatrix *matrix,
            guint                       row,
            GHashTable                 *issues)
{
  ActantSession *session = actant_scenario_matrix_get_session (matrix);
  const ActantValue *positions =
    actant_record_get (actant_scenario_matrix_get_claim (matrix, row), "issues");

  for (guint i = 0; i < actant_value_get_n_items (positions); i++)
    {
      const ActantValue *item = actant_value_get_item (positions, i);
      const ActantRecord *issue = actant_session_lookup (session, ACTANT_KIND_CODE,
                                                         actant_value_get_member_text (item,
                                                                                       "code"));
      Sides *sides;
      GArray *side;

      if (issue == NULL)
        continue;
      sides = g_hash_table_lookup (issues, issue);
      if (sides == NULL)
        {
          sides = g_new (Sides, 1);
          sides->issue = issue;
          sides->pro = g_array_new (FALSE, FALSE, sizeof (guint));
          sides->contra = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (issues, (gpointer) issue, sides);
        }
      side = get_side (sides, actant_value_get_member_text (item, "position"));
      if (side != NULL)
        g_array_append_val (side, row);
    }
}

static gboolean
share_actor (GHashTable *a,
             GHashTable *b)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (b, id))
      return TRUE;

  return FALSE;
}

static void
add_by_sides (const ActantScenarioMatrix *matrix,
              const Sides                *sides,
              GArray                     *found)
{
  g_autoptr(GPtrArray) contra_actors =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < sides->contra->len; i++)
    {
      GHashTable *actors = g_hash_table_new (g_str_hash, g_str_equal);

      add_actors_of (matrix, g_array_index (sides->contra, guint, i), actors);
      g_ptr_array_add (contra_actors, actors);
    }

  for (guint i = 0; i < sides->pro->len; i++)
    {
      g_autoptr(GHashTable) actors = g_hash_table_new (g_str_hash, g_str_equal);
      guint a = g_array_index (sides->pro, guint, i);

      add_actors_of (matrix, a, actors);
      for (guint j = 0; j < sides->contra->len; j++)
        {
          guint b = g_array_index (sides->contra, guint, j);

          if (a != b && share_actor (actors, contra_actors->pdata[j]))
            add (found, a, b, ACTANT_CONTRADICTION_POSITION, sides->issue);
        }
    }
}

static void
add_by_positions (const ActantScenarioMatrix *matrix,
                  guint                       column,
                  GArray                     *found)
{
  g_autoptr(GHashTable) issues = g_hash_table_new_full (NULL, NULL, NULL, free_sides);
  GHashTableIter iter;
  gpointer sides;

  for (guint row = 0; row < actant_scenario_matrix_get_n_claims (matrix); row++)
    if (actant_scenario_matrix_is_part (matrix, row, column))
      take_sides (matrix, row, issues);

  g_hash_table_iter_init (&iter, issues);
  while (g_hash_table_iter_next (&iter, NULL, &sides))
    add_by_sides (matrix, sides, found);
}

/**
 * actant_scenario_find_contradictions:
 * @matrix: claims and scenarios
 * @column: of a scenario
 *
 * Returns: (transfer full) (element-type ActantContradiction): the pairs of
 *   claims told by the scenario that do not go together, each for each reason
 *   once, by rows. Valid as long as @matrix and the study stay as they are.
 */
GArray *
actant_scenario_find_contradictions (const ActantScenarioMatrix *matrix,
                                     guint                       column)
{
  g_autoptr(GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sets = actant_scenario_matrix_get_sets (matrix);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ActantContradiction));

  g_return_val_if_fail (column < actant_scenario_matrix_get_n_scenarios (matrix), found);

  for (guint row = 0; row < actant_scenario_matrix_get_n_claims (matrix); row++)
    if (actant_scenario_matrix_is_part (matrix, row, column))
      g_hash_table_insert (parts,
                           (gpointer) actant_record_get_id (actant_scenario_matrix_get_claim (matrix, row)),
                           GUINT_TO_POINTER (row));

  for (guint i = 0; i < sets->len; i++)
    add_by_relations (matrix, parts, actant_annotation_set_get_records (sets->pdata[i]), found);
  add_by_positions (matrix, column, found);
  tidy (found);

  return found;
}

/**
 * actant_scenario_find_uncovered:
 * @matrix: claims and scenarios
 * @column: of a scenario
 * @all_actors: also those that no claim is by or about
 *
 * Returns: (transfer full) (element-type ActantRecord): the actors that make or
 *   act in some claim, but in none that the scenario tells; in the study's
 *   order. A claim of a collective is one of each of its members.
 */
GPtrArray *
actant_scenario_find_uncovered (const ActantScenarioMatrix *matrix,
                                guint                       column,
                                gboolean                    all_actors)
{
  GPtrArray *uncovered = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr(GHashTable) anywhere = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) inside = g_hash_table_new (g_str_hash, g_str_equal);
  ActantSession *session = actant_scenario_matrix_get_session (matrix);
  ActantCollection *study = actant_session_get_study (session);

  g_return_val_if_fail (column < actant_scenario_matrix_get_n_scenarios (matrix), uncovered);

  for (guint row = 0; row < actant_scenario_matrix_get_n_claims (matrix); row++)
    {
      add_actors_of (matrix, row, anywhere);
      if (actant_scenario_matrix_is_part (matrix, row, column))
        add_actors_of (matrix, row, inside);
    }

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_ACTOR); i++)
    {
      const ActantRecord *actor = actant_collection_get (study, ACTANT_KIND_ACTOR, i);
      const char *id = actant_record_get_id (actor);

      if (actant_session_lookup (session, ACTANT_KIND_ACTOR, id) == actor
          && (all_actors || g_hash_table_contains (anywhere, id))
          && !g_hash_table_contains (inside, id))
        g_ptr_array_add (uncovered, actant_record_ref (actor));
    }

  return uncovered;
}
