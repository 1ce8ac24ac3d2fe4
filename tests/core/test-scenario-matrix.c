/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims in scenarios: placing, scores, diagnosticity, contradictions, coverage. */
#include "core-test-util.h"

#include "analysis/actant-scenario-checks.h"
#include "session/actant-placing.h"
#include "session/actant-value-parse.h"

#define TEXT "a.txt"
#define WORDS "North Korea escalates. Japan waits. China objects. Seoul and Washington plan on."

typedef struct
{
  char          *folder;
  ActantSession *session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  write_file (fixture->folder, TEXT, WORDS);
  write_file (fixture->folder, "b.txt", WORDS);
  fixture->session = open_session (fixture->folder, "mina", 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->session);
  remove_folder (fixture->folder);
}

static ActantScenarioMatrix *
new_matrix (Fixture *fixture)
{
  g_autoptr(GPtrArray) sets = actant_scenario_matrix_load_own_sets (fixture->session);

  return actant_scenario_matrix_new (fixture->session, sets);
}

static void
apply (ActantSession      *session,
       const char         *text,
       const ActantRecord *record)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_put (session, edit, text, record));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

/* Sets a field as the command line reads it, by the names of records. */
static void
put (ActantSession *session,
     const char    *text,
     const char    *id,
     const char    *field,
     const char    *value)
{
  const ActantRecord *record = find_record (session, text, id);
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  ActantValueParser parser = { session, NULL };
  const ActantFieldType *type = actant_table_get (table, field)->type;
  g_autoptr(GError) error = NULL;
  ActantValue *read;
  g_autoptr(ActantRecord) changed = NULL;

  if (type->field_class == ACTANT_FIELD_LIST)
    {
      const ActantValue *before = actant_record_get (record, field);

      read = actant_value_list_append (before, actant_value_parser_read (&parser, type->item, field,
                                                                         value, &error));
    }
  else
    read = actant_value_parser_read (&parser, type, field, value, &error);
  g_assert_no_error (error);
  changed = actant_record_set (record, field, read);
  apply (session, text, changed);
}

/* "CC role" or "- role" or "II": consistency and role of a claim in a scenario. */
static void
rate (Fixture    *fixture,
      const char *claim,
      const char *scenario,
      const char *consistency,
      const char *role)
{
  if (role != NULL)
    {
      g_autoptr(ActantRecord) changed =
        actant_placing_set (fixture->session, find_record (fixture->session, TEXT, claim), scenario,
                            "role", role);

      apply (fixture->session, TEXT, changed);
    }
  if (consistency != NULL)
    {
      g_autoptr(ActantRecord) changed =
        actant_placing_set (fixture->session, find_record (fixture->session, TEXT, claim), scenario,
                            "consistency", consistency);

      apply (fixture->session, TEXT, changed);
    }
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantScenarioMatrix) matrix = new_matrix (fixture);
  g_autofree char *claim = NULL;
  g_autoptr(ActantScenarioMatrix) no_scenarios = NULL;
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(ActantScenarioMatrix) no_sets = NULL;

  g_assert_cmpuint (actant_scenario_matrix_get_n_claims (matrix), ==, 0);
  g_assert_cmpuint (actant_scenario_matrix_get_n_scenarios (matrix), ==, 0);
  g_assert_cmpuint (actant_scenario_matrix_count_diagnostic (matrix), ==, 0);

  claim = add_claim (fixture->session, TEXT, 0, 11, "A");
  no_scenarios = new_matrix (fixture);
  g_assert_cmpuint (actant_scenario_matrix_get_n_claims (no_scenarios), ==, 1);
  g_assert_cmpint (actant_scenario_matrix_get_diagnosticity (no_scenarios, 0), ==, ACTANT_NOT_RATED);

  no_sets = actant_scenario_matrix_new (fixture->session, none);
  g_assert_cmpuint (actant_scenario_matrix_get_n_claims (no_sets), ==, 0);
}

/* Columns: 1 to 3; the ratings, and what follows from them by hand. */
static const struct
{
  const char *ratings[3];
  int         diagnosticity;
} rows[] = {
  { { "CC", "C", "C" }, 0 },                    /* consistent with all */
  { { "I", "I", "I" }, 0 },                     /* with none */
  { { "C", "I", "II" }, 2 },
  { { "N", "I", NULL }, 1 },
  { { "II", "I", NULL }, 1 },
  { { "II", NULL, NULL }, ACTANT_NOT_RATED },
  { { NULL, NULL, NULL }, ACTANT_NOT_RATED },
  { { "certainly", "II", "N" }, 2 },            /* unknown words weigh nothing */
};

static void
test_scores (Fixture       *fixture,
             gconstpointer  data)
{
  static const guint scores[] = { 5, 6, 3 };
  static const guint counts[3][ACTANT_N_RATINGS] = {
    { 1, 1, 1, 1, 2, 1, 1 },
    { 0, 1, 0, 4, 1, 0, 2 },
    { 0, 1, 1, 1, 1, 0, 4 },
  };
  g_autoptr(ActantScenarioMatrix) matrix = NULL;
  char *scenarios[3];

  scenarios[0] = add_named (fixture->session, ACTANT_KIND_SCENARIO, "1");
  scenarios[1] = add_named (fixture->session, ACTANT_KIND_SCENARIO, "2");
  scenarios[2] = add_named (fixture->session, ACTANT_KIND_SCENARIO, "3");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *claim = add_claim (fixture->session, TEXT, i, i + 5, "Claim");

      for (guint j = 0; j < 3; j++)
        if (rows[i].ratings[j] != NULL)
          rate (fixture, claim, scenarios[j], rows[i].ratings[j], NULL);
    }

  matrix = new_matrix (fixture);
  g_assert_cmpuint (actant_scenario_matrix_get_n_claims (matrix), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (guint j = 0; j < 3; j++)
        {
          g_assert_cmpstr (actant_scenario_matrix_get_consistency (matrix, i, j), ==,
                           rows[i].ratings[j]);
          g_assert_true (actant_scenario_matrix_has_item (matrix, i, j)
                         == (rows[i].ratings[j] != NULL));
          g_assert_false (actant_scenario_matrix_is_part (matrix, i, j));
        }
      g_assert_cmpint (actant_scenario_matrix_get_diagnosticity (matrix, i), ==,
                       rows[i].diagnosticity);
    }
  g_assert_cmpuint (actant_scenario_matrix_count_diagnostic (matrix), ==, 4);

  for (guint j = 0; j < 3; j++)
    {
      const ActantScenarioTally *tally = actant_scenario_matrix_get_tally (matrix, j);

      g_assert_cmpstr (actant_record_get_id (actant_scenario_matrix_get_scenario (matrix, j)), ==,
                       scenarios[j]);
      g_assert_cmpuint (tally->score, ==, scores[j]);
      g_assert_cmpuint (tally->n_parts, ==, 0);
      for (guint k = 0; k < ACTANT_N_RATINGS; k++)
        g_assert_cmpuint (tally->counts[k], ==, counts[j][k]);
      g_free (scenarios[j]);
    }
}

/* One item through its life; each step undone and redone. */
static void
step (Fixture    *fixture,
      const char *claim,
      const char *scenario,
      const char *member,
      const char *value,
      const char *role,
      const char *consistency)
{
  const ActantRecord *before = find_record (fixture->session, TEXT, claim);
  g_autoptr(ActantValue) was = actant_record_get (before, "scenarios") != NULL
                               ? actant_value_ref (actant_record_get (before, "scenarios")) : NULL;
  g_autoptr(ActantRecord) changed = actant_placing_set (fixture->session, before, scenario, member,
                                                        value);
  g_autoptr(GError) error = NULL;
  const ActantRecord *now;

  apply (fixture->session, TEXT, changed);
  actant_session_undo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  now = find_record (fixture->session, TEXT, claim);
  if (was == NULL)
    g_assert_null (actant_record_get (now, "scenarios"));
  else
    g_assert_true (actant_value_equal (actant_record_get (now, "scenarios"), was));

  actant_session_redo (fixture->session, NULL, &error);
  g_assert_no_error (error);
  now = find_record (fixture->session, TEXT, claim);
  g_assert_cmpstr (actant_placing_get (fixture->session, now, scenario, "role"), ==, role);
  g_assert_cmpstr (actant_placing_get (fixture->session, now, scenario, "consistency"), ==,
                   consistency);
}

static void
test_placing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *one = add_named (fixture->session, ACTANT_KIND_SCENARIO, "One");
  g_autofree char *two = add_named (fixture->session, ACTANT_KIND_SCENARIO, "Two");
  g_autofree char *claim = add_claim (fixture->session, TEXT, 0, 11, "A");
  g_autoptr(ActantRecord) out = NULL;
  g_autoptr(ActantRecord) same = NULL;

  step (fixture, claim, one, "consistency", "II", NULL, "II");
  step (fixture, claim, one, "consistency", NULL, NULL, NULL);
  g_assert_false (actant_placing_has (fixture->session, find_record (fixture->session, TEXT, claim), one));

  step (fixture, claim, one, NULL, NULL, NULL, NULL);
  g_assert_true (actant_placing_has (fixture->session, find_record (fixture->session, TEXT, claim), one));
  step (fixture, claim, one, "role", "driver", "driver", NULL);
  step (fixture, claim, one, "consistency", "C", "driver", "C");
  step (fixture, claim, two, "role", "outcome", "outcome", NULL);
  step (fixture, claim, one, "role", NULL, NULL, "C");
  step (fixture, claim, one, "role", "path", "path", "C");
  step (fixture, claim, one, "consistency", NULL, "path", NULL);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (find_record (fixture->session, TEXT, claim),
                                                                 "scenarios")), ==, 2);

  same = actant_placing_set (fixture->session, find_record (fixture->session, TEXT, claim), one, NULL,
                             NULL);
  g_assert_true (actant_record_equal_content (same, find_record (fixture->session, TEXT, claim)));

  out = actant_placing_remove (fixture->session, find_record (fixture->session, TEXT, claim), one);
  g_assert_false (actant_placing_has (fixture->session, out, one));
  g_assert_cmpstr (actant_placing_get (fixture->session, out, two, "role"), ==, "outcome");

  g_assert_true (actant_placing_is_part ("driver", "II"));
  g_assert_true (actant_placing_is_part (NULL, NULL));
  g_assert_false (actant_placing_is_part (NULL, "C"));
}

/* Items of a scenario that was merged belong to the one it was merged into. */
static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *old = add_named (fixture->session, ACTANT_KIND_SCENARIO, "Old");
  g_autofree char *new = add_named (fixture->session, ACTANT_KIND_SCENARIO, "New");
  g_autofree char *gone = add_named (fixture->session, ACTANT_KIND_SCENARIO, "Gone");
  g_autofree char *claim = add_claim (fixture->session, TEXT, 0, 11, "A");
  g_autoptr(ActantScenarioMatrix) matrix = NULL;
  g_autoptr(ActantRecord) rated = NULL;
  g_autoptr(ActantRecord) out = NULL;

  rate (fixture, claim, old, "I", "driver");
  rate (fixture, claim, gone, "II", "goal");
  edit_text (fixture->session, NULL, old, "replaced_by", new);
  delete_record (fixture->session, NULL, gone);

  matrix = new_matrix (fixture);
  g_assert_cmpuint (actant_scenario_matrix_get_n_scenarios (matrix), ==, 1);
  g_assert_cmpuint (actant_scenario_matrix_find_scenario (matrix, old), ==, 0);
  g_assert_cmpuint (actant_scenario_matrix_find_scenario (matrix, gone), ==, ACTANT_NO_POSITION);
  g_assert_cmpuint (actant_scenario_matrix_find_scenario (matrix, NULL), ==, ACTANT_NO_POSITION);
  g_assert_cmpstr (actant_scenario_matrix_get_role (matrix, 0, 0), ==, "driver");
  g_assert_cmpuint (actant_scenario_matrix_get_tally (matrix, 0)->score, ==, 1);

  rated = actant_placing_set (fixture->session, find_record (fixture->session, TEXT, claim), new,
                              "consistency", "CC");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (rated, "scenarios")), ==, 2);
  g_assert_cmpstr (actant_placing_get (fixture->session, rated, new, "consistency"), ==, "CC");
  out = actant_placing_remove (fixture->session, rated, new);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (out, "scenarios")), ==, 1);
}

static void
relate (Fixture    *fixture,
        const char *from,
        const char *to,
        const char *type)
{
  g_autoptr(ActantRecord) empty = actant_session_new_record (fixture->session, ACTANT_KIND_RELATION);
  g_autoptr(ActantRecord) with_from = set_text (empty, "from", from);
  g_autoptr(ActantRecord) with_to = set_text (with_from, "to", to);
  g_autoptr(ActantRecord) relation = set_text (with_to, "type", type);

  apply (fixture->session, TEXT, relation);
}

static void
test_contradictions (Fixture       *fixture,
                     gconstpointer  data)
{
  ActantSession *session = fixture->session;
  g_autofree char *north = add_named (session, ACTANT_KIND_ACTOR, "North");
  g_autofree char *allies = add_named (session, ACTANT_KIND_ACTOR, "Allies");
  g_autofree char *seoul = add_named (session, ACTANT_KIND_ACTOR, "Seoul");
  g_autofree char *tests = add_named (session, ACTANT_KIND_CODE, "tests");
  g_autofree char *war = add_named (session, ACTANT_KIND_SCENARIO, "War");
  char *claims[6];
  g_autoptr(ActantScenarioMatrix) matrix = NULL;
  g_autoptr(GArray) found = NULL;
  static const ActantContradiction expected[] = {
    { 0, 1, ACTANT_CONTRADICTION_RELATION },
    { 0, 2, ACTANT_CONTRADICTION_POLARITY },
    { 0, 3, ACTANT_CONTRADICTION_POSITION },
    { 1, 2, ACTANT_CONTRADICTION_POSITION },
  };

  put (session, NULL, allies, "members", "Seoul");
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      claims[i] = add_claim (session, TEXT, i, i + 5, "Claim");
      if (i < 4)
        rate (fixture, claims[i], war, NULL, "path");
    }
  rate (fixture, claims[4], war, "CC", NULL);   /* rated, not told */

  put (session, TEXT, claims[0], "subjects", "North");
  put (session, TEXT, claims[0], "issues", "code=tests position=support");
  put (session, TEXT, claims[3], "claimants", "North");
  put (session, TEXT, claims[3], "issues", "code=tests position=conditional_rejection");
  put (session, TEXT, claims[1], "claimants", "Allies");
  put (session, TEXT, claims[1], "issues", "code=tests position=conditional_support");
  put (session, TEXT, claims[2], "subjects", "Seoul");
  put (session, TEXT, claims[2], "issues", "code=tests position=rejection");
  put (session, TEXT, claims[2], "issues", "code=tests position=rejection");
  put (session, TEXT, claims[2], "polarity", "-");
  put (session, TEXT, claims[4], "claimants", "North");
  put (session, TEXT, claims[4], "issues", "code=tests position=rejection");

  relate (fixture, claims[1], claims[0], "contradicts");
  relate (fixture, claims[0], claims[1], "contradicts");
  relate (fixture, claims[2], claims[0], "same_claim");
  relate (fixture, claims[1], claims[0], "same_claim");    /* both affirmed */
  relate (fixture, claims[0], claims[4], "contradicts");   /* only rated */
  relate (fixture, claims[0], claims[5], "contradicts");   /* not in it */
  relate (fixture, claims[0], claims[3], "supports");

  matrix = new_matrix (fixture);
  g_assert_cmpuint (actant_scenario_matrix_get_tally (matrix, 0)->n_parts, ==, 4);
  found = actant_scenario_find_contradictions (matrix, 0);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const ActantContradiction *one = &g_array_index (found, ActantContradiction, i);

      g_assert_cmpuint (one->a, ==, expected[i].a);
      g_assert_cmpuint (one->b, ==, expected[i].b);
      g_assert_cmpint (one->reason, ==, expected[i].reason);
      g_assert_true ((one->issue != NULL) == (one->reason == ACTANT_CONTRADICTION_POSITION));
    }
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    g_free (claims[i]);
}

static void
assert_uncovered (const ActantScenarioMatrix *matrix,
                  gboolean                    all_actors,
                  const char                 *expected)
{
  g_autoptr(GPtrArray) actors = actant_scenario_find_uncovered (matrix, 0, all_actors);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < actors->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", actant_record_get_title (actors->pdata[i]));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_coverage (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const actors[] = {
    "Alliance", "Kim", "China", "Idle", "Japan", "North", "Seoul", "Washington"
  };
  ActantSession *session = fixture->session;
  g_autofree char *war = add_named (session, ACTANT_KIND_SCENARIO, "War");
  g_autofree char *in = add_claim (session, TEXT, 0, 5, "In");
  g_autofree char *rated = add_claim (session, TEXT, 1, 5, "Rated");
  g_autofree char *out = add_claim (session, "b.txt", 2, 5, "Out");
  g_autoptr(ActantRecord) empty = actant_session_new_record (session, ACTANT_KIND_TEXT);
  g_autoptr(ActantRecord) text = set_text (empty, "file", "b.txt");
  g_autoptr(ActantScenarioMatrix) matrix = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    g_free (add_named (session, ACTANT_KIND_ACTOR, actors[i]));
  for (guint i = 0; i < actant_collection_get_n (actant_session_get_study (session), ACTANT_KIND_ACTOR); i++)
    {
      const ActantRecord *actor = actant_collection_get (actant_session_get_study (session),
                                                         ACTANT_KIND_ACTOR, i);
      g_autofree char *id = g_strdup (actant_record_get_id (actor));

      /* In a circle: each is the other's member. */
      if (g_strcmp0 (actant_record_get_title (actor), "Alliance") == 0)
        {
          put (session, NULL, id, "members", "Seoul");
          put (session, NULL, id, "members", "Washington");
        }
      else if (g_strcmp0 (actant_record_get_title (actor), "Seoul") == 0)
        put (session, NULL, id, "members", "Alliance");
    }
  apply (session, NULL, text);
  put (session, NULL, actant_record_get_id (text), "authors", "Kim");

  put (session, TEXT, in, "subjects", "North");
  put (session, TEXT, in, "claimants", "Seoul");
  rate (fixture, in, war, "CC", "outcome");
  put (session, TEXT, rated, "subjects", "Japan");
  rate (fixture, rated, war, "II", NULL);
  put (session, "b.txt", out, "subjects", "China");

  matrix = new_matrix (fixture);
  g_assert_cmpuint (actant_scenario_matrix_get_n_claims (matrix), ==, 3);
  assert_uncovered (matrix, FALSE, "China Japan Kim");
  assert_uncovered (matrix, TRUE, "China Idle Japan Kim");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path_, func_) \
  g_test_add ("/scenario-matrix/" path_, Fixture, NULL, set_up, func_, tear_down)
  ADD ("empty", test_empty);
  ADD ("scores", test_scores);
  ADD ("placing", test_placing);
  ADD ("merged", test_merged);
  ADD ("contradictions", test_contradictions);
  ADD ("coverage", test_coverage);
#undef ADD

  return g_test_run ();
}
