/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not go together in a scenario, and who is missing from it. */
#include "config.h"

#include "analysis/actant-scenario-checks.h"

#include <string.h>

/* Collectives in collectives; a loop of members ends here. */
#define MAX_NESTED 8

typedef enum
{
  PHASE_CLAIMS,
  PHASE_RELATIONS,
  PHASE_SIDES,
  PHASE_DONE,
} Phase;

/* The claims of a scenario that are for and that are against an issue. */
typedef struct
{
  ActantRecord *issue;    /* owned */
  GArray       *pro;      /* of guint, rows */
  GArray       *contra;
} Sides;

struct _ActantScenarioChecks
{
  const ActantScenarioMatrix *matrix;          /* borrowed */
  guint                       column;
  gboolean                    all_actors;
  GArray                     *found;           /* of ActantContradiction; NULL if not wanted */
  GPtrArray                  *uncovered;       /* of owned records; NULL if not wanted */

  Phase                       phase;
  guint                       next;            /* row, relation or claim for an issue */
  guint                       set;
  guint                       side;
  GHashTable                 *parts;           /* id of a claim in the scenario -> row */
  GHashTable                 *issues;          /* issue -> owned Sides */
  GPtrArray                  *sides;           /* borrowed Sides */
  GPtrArray                  *contra_actors;   /* of the side looked at, by its claims */
  GHashTable                 *anywhere;        /* actors of claims */
  GHashTable                 *inside;          /* and of those in the scenario */
};

/* Actors by their ids. */
static GHashTable *
new_actors (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                (GDestroyNotify) actant_record_unref);
}

/* Actors, those who stand for them, and the members of collectives. */
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
  if (g_hash_table_contains (actors, actant_record_get_id (actor)))
    return;
  g_hash_table_insert (actors, (gpointer) actant_record_get_id (actor), actant_record_ref (actor));
  if (depth == MAX_NESTED)
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
add_by_relation (ActantScenarioChecks *self,
                 const ActantRecord   *relation)
{
  const char *type = actant_record_get_text (relation, "type");
  const char *from = actant_record_get_text (relation, "from");
  const char *to = actant_record_get_text (relation, "to");
  gpointer from_row, to_row;
  guint a, b;

  if (from == NULL || to == NULL || strcmp (from, to) == 0
      || !g_hash_table_lookup_extended (self->parts, from, NULL, &from_row)
      || !g_hash_table_lookup_extended (self->parts, to, NULL, &to_row))
    return;

  a = GPOINTER_TO_UINT (from_row);
  b = GPOINTER_TO_UINT (to_row);
  if (g_strcmp0 (type, "contradicts") == 0)
    add (self->found, a, b, ACTANT_CONTRADICTION_RELATION, NULL);
  else if (g_strcmp0 (type, "same_claim") == 0 && is_negated (self->matrix, a)
                                                      != is_negated (self->matrix, b))
    add (self->found, a, b, ACTANT_CONTRADICTION_POLARITY, NULL);
}

/* Looks at @n relations; whether there are others. */
static gboolean
look_at_relations (ActantScenarioChecks *self,
                   guint                 n)
{
  GPtrArray *sets = actant_scenario_matrix_get_sets (self->matrix);

  for (; self->set < sets->len; self->set++, self->next = 0)
    {
      ActantCollection *records = actant_annotation_set_get_records (sets->pdata[self->set]);

      for (; self->next < actant_collection_get_n (records, ACTANT_KIND_RELATION); self->next++)
        {
          if (n-- == 0)
            return TRUE;
          add_by_relation (self, actant_collection_get (records, ACTANT_KIND_RELATION,
                                                        self->next));
        }
    }

  return FALSE;
}

static void
free_sides (gpointer data)
{
  Sides *sides = data;

  actant_record_unref (sides->issue);
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
take_sides (ActantScenarioChecks *self,
            guint                 row)
{
  ActantSession *session = actant_scenario_matrix_get_session (self->matrix);
  const ActantValue *positions =
    actant_record_get (actant_scenario_matrix_get_claim (self->matrix, row), "issues");

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
      sides = g_hash_table_lookup (self->issues, issue);
      if (sides == NULL)
        {
          sides = g_new (Sides, 1);
          sides->issue = actant_record_ref (issue);
          sides->pro = g_array_new (FALSE, FALSE, sizeof (guint));
          sides->contra = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->issues, sides->issue, sides);
          g_ptr_array_add (self->sides, sides);
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

/* Who makes or acts in the claims against an issue, claim by claim. */
static GPtrArray *
list_contra_actors (const ActantScenarioMatrix *matrix,
                    const Sides                *sides)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < sides->contra->len; i++)
    {
      GHashTable *actors = new_actors ();

      add_actors_of (matrix, g_array_index (sides->contra, guint, i), actors);
      g_ptr_array_add (all, actors);
    }

  return all;
}

/* Compares a claim for an issue with all that are against it. */
static void
compare_sides (ActantScenarioChecks *self,
               const Sides          *sides,
               guint                 a)
{
  g_autoptr(GHashTable) actors = new_actors ();

  add_actors_of (self->matrix, a, actors);
  for (guint j = 0; j < sides->contra->len; j++)
    {
      guint b = g_array_index (sides->contra, guint, j);

      if (a != b && share_actor (actors, self->contra_actors->pdata[j]))
        add (self->found, a, b, ACTANT_CONTRADICTION_POSITION, sides->issue);
    }
}

/* Makes @n comparisons, or those of one claim; whether there are others. */
static gboolean
look_at_sides (ActantScenarioChecks *self,
               guint                 n)
{
  guint done = 0;

  for (; self->side < self->sides->len; self->side++, self->next = 0)
    {
      const Sides *sides = self->sides->pdata[self->side];

      if (sides->contra->len == 0 || sides->pro->len == 0)
        continue;
      if (self->next == 0)
        {
          g_clear_pointer (&self->contra_actors, g_ptr_array_unref);
          self->contra_actors = list_contra_actors (self->matrix, sides);
        }
      for (; self->next < sides->pro->len; self->next++)
        {
          if (done >= n)
            return TRUE;
          compare_sides (self, sides, g_array_index (sides->pro, guint, self->next));
          done += sides->contra->len;
        }
    }

  return FALSE;
}

/* Looks at @n claims; whether there are others. */
static gboolean
look_at_claims (ActantScenarioChecks *self,
                guint                 n)
{
  guint n_claims = actant_scenario_matrix_get_n_claims (self->matrix);

  for (; self->next < n_claims && n > 0; self->next++, n--)
    {
      gboolean part = actant_scenario_matrix_is_part (self->matrix, self->next, self->column);
      const ActantRecord *claim = actant_scenario_matrix_get_claim (self->matrix, self->next);

      if (self->uncovered != NULL)
        add_actors_of (self->matrix, self->next, self->anywhere);
      if (self->uncovered != NULL && part)
        add_actors_of (self->matrix, self->next, self->inside);
      if (self->found != NULL && part)
        {
          g_hash_table_insert (self->parts, g_strdup (actant_record_get_id (claim)),
                               GUINT_TO_POINTER (self->next));
          take_sides (self, self->next);
        }
    }

  return self->next < n_claims;
}

static void
list_uncovered (ActantScenarioChecks *self)
{
  ActantSession *session = actant_scenario_matrix_get_session (self->matrix);
  ActantCollection *study = actant_session_get_study (session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_ACTOR); i++)
    {
      const ActantRecord *actor = actant_collection_get (study, ACTANT_KIND_ACTOR, i);
      const char *id = actant_record_get_id (actor);

      if (actant_session_lookup (session, ACTANT_KIND_ACTOR, id) == actor
          && (self->all_actors || g_hash_table_contains (self->anywhere, id))
          && !g_hash_table_contains (self->inside, id))
        g_ptr_array_add (self->uncovered, actant_record_ref (actor));
    }
}

static ActantScenarioChecks *
begin (const ActantScenarioMatrix *matrix,
       guint                       column,
       gboolean                    contradictions,
       gboolean                    uncovered,
       gboolean                    all_actors)
{
  ActantScenarioChecks *self = g_new0 (ActantScenarioChecks, 1);

  self->matrix = matrix;
  self->column = column;
  self->all_actors = all_actors;
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->issues = g_hash_table_new_full (NULL, NULL, NULL, free_sides);
  self->sides = g_ptr_array_new ();
  self->anywhere = new_actors ();
  self->inside = new_actors ();
  if (contradictions)
    self->found = g_array_new (FALSE, FALSE, sizeof (ActantContradiction));
  if (uncovered)
    self->uncovered = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  return self;
}

/**
 * actant_scenario_checks_begin:
 * @matrix: claims and scenarios, which must outlive the checks
 * @column: of a scenario
 * @all_actors: whether actors that no claim is by or about are wanted, too
 *
 * Begins actant_scenario_find_contradictions() and actant_scenario_find_uncovered() in
 * one, to be done in steps. The study may change between them: what is found is then of both
 * before and after.
 *
 * Returns: (transfer full): checks of nothing yet
 */
ActantScenarioChecks *
actant_scenario_checks_begin (const ActantScenarioMatrix *matrix,
                              guint                       column,
                              gboolean                    all_actors)
{
  g_return_val_if_fail (column < actant_scenario_matrix_get_n_scenarios (matrix), NULL);

  return begin (matrix, column, TRUE, TRUE, all_actors);
}

/**
 * actant_scenario_checks_look:
 * @checks: what was begun
 * @n: how many claims, relations or pairs of claims to look at
 *
 * Returns: whether there is more to look at
 */
gboolean
actant_scenario_checks_look (ActantScenarioChecks *self,
                             guint                 n)
{
  gboolean more = FALSE;

  switch (self->phase)
    {
    case PHASE_CLAIMS:
      more = look_at_claims (self, n);
      break;
    case PHASE_RELATIONS:
      more = self->found != NULL && look_at_relations (self, n);
      break;
    case PHASE_SIDES:
      more = self->found != NULL && look_at_sides (self, n);
      break;
    case PHASE_DONE:
    default:
      return FALSE;
    }
  if (more)
    return TRUE;

  self->next = 0;
  self->phase++;
  if (self->phase < PHASE_DONE)
    return TRUE;

  if (self->found != NULL)
    tidy (self->found);
  if (self->uncovered != NULL)
    list_uncovered (self);
  return FALSE;
}

/** Returns: (transfer none) (element-type ActantContradiction): the pairs that were found */
GArray *
actant_scenario_checks_get_contradictions (ActantScenarioChecks *self)
{
  return self->found;
}

/** Returns: (transfer none) (element-type ActantRecord): the actors without a claim */
GPtrArray *
actant_scenario_checks_get_uncovered (ActantScenarioChecks *self)
{
  return self->uncovered;
}

void
actant_scenario_checks_free (ActantScenarioChecks *self)
{
  g_clear_pointer (&self->contra_actors, g_ptr_array_unref);
  g_hash_table_unref (self->inside);
  g_hash_table_unref (self->anywhere);
  g_ptr_array_unref (self->sides);
  g_hash_table_unref (self->issues);
  g_hash_table_unref (self->parts);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->uncovered, g_ptr_array_unref);
  g_free (self);
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
  g_autoptr(ActantScenarioChecks) checks = NULL;

  g_return_val_if_fail (column < actant_scenario_matrix_get_n_scenarios (matrix), NULL);

  checks = begin (matrix, column, TRUE, FALSE, FALSE);
  while (actant_scenario_checks_look (checks, G_MAXUINT))
    ;

  return g_steal_pointer (&checks->found);
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
  g_autoptr(ActantScenarioChecks) checks = NULL;

  g_return_val_if_fail (column < actant_scenario_matrix_get_n_scenarios (matrix), NULL);

  checks = begin (matrix, column, FALSE, TRUE, all_actors);
  while (actant_scenario_checks_look (checks, G_MAXUINT))
    ;

  return g_steal_pointer (&checks->uncovered);
}
