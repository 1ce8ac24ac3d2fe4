/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several coders' records on one text: which are about the same, and what the figures say. */
#include "core-test-util.h"

#include "team/actant-agreement-matrix.h"

#include <math.h>

#define TEXT "a.txt"
#define WORDS "North Korea escalates. Japan waits. China objects. Seoul and Washington plan on."

typedef struct
{
  char          *folder;
  ActantSession *sessions[3];
} Fixture;

static const char * const coders[] = { "ana", "ben", "cho", NULL };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  write_file (fixture->folder, TEXT, WORDS);
  for (guint i = 0; i < 3; i++)
    fixture->sessions[i] = open_session (fixture->folder, coders[i], i + 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    g_assert_finalize_object (fixture->sessions[i]);
  remove_folder (fixture->folder);
}

static void
claim (Fixture    *fixture,
       guint       coder,
       gint64      start,
       gint64      end,
       const char *type)
{
  g_autofree char *id = add_claim (fixture->sessions[coder], TEXT, start, end, "A gist");

  if (type != NULL)
    edit_text (fixture->sessions[coder], TEXT, id, "type", type);
}

/* Everybody's files, as somebody sees them who opens the study now. */
static ActantAgreement *
compare (Fixture *fixture,
         guint    n_coders,
         double   threshold)
{
  const char *texts[] = { TEXT, NULL };
  const char *who[] = { coders[0], coders[1], n_coders > 2 ? coders[2] : NULL, NULL };
  g_autoptr(ActantSession) reader = NULL;
  g_autoptr(GError) error = NULL;
  ActantAgreement *agreement;

  for (guint i = 0; i < 3; i++)
    save (fixture->sessions[i]);
  reader = open_session (fixture->folder, "reader", 9);
  agreement = actant_agreement_new (reader, texts, who, threshold, FALSE, &error);
  g_assert_no_error (error);

  return agreement;
}

static const ActantAgreementRow *
find_row (GPtrArray  *rows,
          const char *coders_named,
          const char *field,
          const char *code,
          const char *measure,
          const char *gold)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *row = rows->pdata[i];

      if (row->text == NULL && g_str_equal (row->coders, coders_named) && g_str_equal (row->field, field)
          && row->kind == ACTANT_KIND_CLAIM && g_strcmp0 (row->code, code) == 0
          && g_str_equal (row->measure, measure) && g_strcmp0 (row->gold, gold) == 0)
        return row;
    }

  g_assert_not_reached ();
}

/* The rows of the units behind a figure, "2 3". */
static char *
dup_behind (const ActantAgreement    *agreement,
            const ActantAgreementRow *row)
{
  g_autoptr(GArray) units = actant_agreement_list_behind (agreement, row);
  GString *words = g_string_new (NULL);

  g_assert_cmpuint (units->len, ==, row->n_differ);
  for (guint i = 0; i < units->len; i++)
    {
      g_assert_cmpstr (g_array_index (units, ActantAgreementUnit, i).text, ==, TEXT);
      g_string_append_printf (words, "%s%u", i > 0 ? " " : "", g_array_index (units, ActantAgreementUnit, i).row);
    }

  return g_string_free (words, FALSE);
}

/* Of two claims on one sentence, the one that says the same is the same; what overlaps too little is
 * not; what only one coder has stands alone. */
static void
test_units (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantAgreement) agreement = NULL;
  const ActantCodedUnits *units;

  claim (fixture, 0, 0, 21, "forecast");
  claim (fixture, 0, 0, 21, "threat");
  claim (fixture, 1, 0, 20, "threat");
  claim (fixture, 1, 0, 22, "forecast");
  claim (fixture, 0, 23, 34, "act");
  claim (fixture, 1, 30, 50, "act");
  agreement = compare (fixture, 2, 0.5);
  units = actant_agreement_get_units (agreement, 0, ACTANT_KIND_CLAIM);

  g_assert_cmpuint (actant_coded_units_get_n (units), ==, 4);
  for (guint row = 0; row < 2; row++)
    {
      const ActantRecord *a = actant_coded_units_get (units, row, 0);
      const ActantRecord *b = actant_coded_units_get (units, row, 1);

      g_assert_cmpstr (actant_record_get_text (a, "type"), ==, actant_record_get_text (b, "type"));
      g_assert_cmpuint (actant_coded_units_find (units, 1, actant_record_get_id (b)), ==, row);
    }
  g_assert_cmpuint (actant_coded_units_count (units, 2), ==, 1);
  g_assert_cmpuint (actant_coded_units_count (units, 3), ==, 1);
  g_assert_null (actant_coded_units_get (units, 2, 1));
}

/* The third coder's record joins the row of the other two, or makes one. */
static void
test_three (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantAgreement) agreement = NULL;
  const ActantCodedUnits *units;

  claim (fixture, 0, 0, 21, "act");
  claim (fixture, 1, 2, 21, "act");
  claim (fixture, 2, 0, 20, "threat");
  claim (fixture, 2, 35, 49, "act");
  agreement = compare (fixture, 3, 0.5);
  units = actant_agreement_get_units (agreement, 0, ACTANT_KIND_CLAIM);

  g_assert_cmpuint (actant_coded_units_get_n (units), ==, 2);
  g_assert_cmpuint (actant_coded_units_count (units, 0), ==, 3);
  g_assert_cmpuint (actant_coded_units_count (units, 1), ==, 1);
}

/* Four units of two coders: 3 of 4 types alike; κ by hand: p_o 3/4, p_e = 2/4 · 3/4 + 2/4 · 1/4. */
static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const measures[] = { "kappa", "percent", "alpha", NULL };
  static const char * const fields[] = { "type", "standing", NULL };
  ActantAgreementOptions options = { measures, fields, .by_text = TRUE };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *behind = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  claim (fixture, 0, 0, 21, "act");
  claim (fixture, 1, 0, 21, "act");
  claim (fixture, 0, 23, 34, "act");
  claim (fixture, 1, 23, 34, "act");
  claim (fixture, 0, 35, 49, "threat");
  claim (fixture, 1, 35, 49, "act");
  claim (fixture, 0, 51, 79, "threat");
  claim (fixture, 1, 51, 79, "threat");
  agreement = compare (fixture, 2, 0.5);
  rows = actant_agreement_table_new (agreement, &options, NULL, &error);
  g_assert_no_error (error);

  /* Nobody filled the standing: no rows for it. All texts and the one text say the same. */
  g_assert_cmpuint (rows->len, ==, 6);
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *row = rows->pdata[i];

      g_assert_cmpstr (row->field, ==, "type");
      g_assert_cmpstr (row->coders, ==, "ana ben");
      g_assert_cmpuint (row->n_units, ==, 4);
      g_assert_cmpuint (row->n_differ, ==, 1);
      n += row->text == NULL;
      if (g_str_equal (row->measure, "kappa"))
        g_assert_cmpfloat_with_epsilon (row->value, (0.75 - 0.5) / (1 - 0.5), 1e-9);
      else if (g_str_equal (row->measure, "percent"))
        g_assert_cmpfloat_with_epsilon (row->value, 0.75, 1e-9);
      else
        /* n = 8, n_act = 5, n_threat = 3, o = 2: 1 − 7 · 2 / (2 · 5 · 3) */
        g_assert_cmpfloat_with_epsilon (row->value, 1 - 7.0 / 15, 1e-9);
    }
  g_assert_cmpuint (n, ==, 3);

  behind = dup_behind (agreement, find_row (rows, "ana ben", "type", NULL, "alpha", NULL));
  g_assert_cmpstr (behind, ==, "2");
}

static void
give (Fixture    *fixture,
      guint       coder,
      gint64      start,
      gint64      end,
      const char *type,
      const char *field,
      const char *first,
      const char *second)
{
  g_autofree char *id = add_claim (fixture->sessions[coder], TEXT, start, end, "A gist");
  g_autoptr(ActantRecord) changed =
    actant_record_set (find_record (fixture->sessions[coder], TEXT, id), field,
                       actant_value_new_text_list ((const char *[]) { first, second, NULL }));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");

  actant_session_put (fixture->sessions[coder], edit, TEXT, changed);
  g_assert_true (actant_session_apply (fixture->sessions[coder], edit, NULL));
  edit_text (fixture->sessions[coder], TEXT, id, "type", type);
}

/* Three coders: ana and ben differ on one claim, cho has one that nobody else has and lacks one. */
static void
code_three (Fixture *fixture)
{
  g_autofree char *alder = add_named (fixture->sessions[0], ACTANT_KIND_ACTOR, "Alder");
  g_autofree char *birch = add_named (fixture->sessions[0], ACTANT_KIND_ACTOR, "Birch");

  for (guint i = 0; i < 3; i++)
    {
      give (fixture, i, 0, 21, "act", "subjects", alder, birch);
      give (fixture, i, 23, 34, i == 1 ? "threat" : "act", "subjects", i == 0 ? birch : alder, NULL);
      if (i < 2)
        claim (fixture, i, 35, 49, "threat");
      else
        claim (fixture, i, 51, 79, "demand");
    }
}

/* Each code against the rest, for each pair: by hand. */
static void
test_codes (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const fields[] = { "type", "passage", "subjects", NULL };
  ActantAgreementOptions options = { NULL, fields, .by_pair = TRUE, .by_code = TRUE, .n_draws = 300, .seed = 7 };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *differ = NULL, *missing = NULL, *one = NULL, *passages = NULL;
  const ActantAgreementRow *row;

  code_three (fixture);
  agreement = compare (fixture, 3, 0.5);
  rows = actant_agreement_table_new (agreement, &options, NULL, NULL);

  /* ana and ben, act against the rest: 1 1, 1 0, 0 0; κ: p_o = 2/3, p_e = 2/3 · 1/3 + 1/3 · 2/3 */
  row = find_row (rows, "ana ben", "type", "act", "kappa", NULL);
  g_assert_cmpfloat_with_epsilon (row->value, (2.0 / 3 - 4.0 / 9) / (1 - 4.0 / 9), 1e-9);
  g_assert_cmpuint (row->n_units, ==, 3);
  differ = dup_behind (agreement, row);
  g_assert_cmpstr (differ, ==, "1");
  g_assert_cmpfloat (row->low, <=, row->value);
  g_assert_cmpfloat (row->high, >=, row->value);
  row = find_row (rows, "ana ben", "type", "act", "f1", NULL);
  g_assert_cmpfloat_with_epsilon (row->value, 2.0 * 1 / (2 + 1), 1e-9);

  /* Nobody of the two said demand: nothing is said of it; of all three it is. */
  for (guint i = 0; i < rows->len; i++)
    g_assert_false (g_str_equal (((ActantAgreementRow *) rows->pdata[i])->coders, "ana ben")
                    && g_strcmp0 (((ActantAgreementRow *) rows->pdata[i])->code, "demand") == 0);
  find_row (rows, "ana cho", "type", "demand", "f1", NULL);

  /* cho against ana, who has 3 passages; 2 of cho's 3 are among them. And type: both that are matched. */
  row = find_row (rows, "ana cho", "passage", NULL, "precision", "ana");
  g_assert_cmpfloat_with_epsilon (row->value, 2.0 / 3, 1e-9);
  row = find_row (rows, "ben cho", "type", NULL, "recall", "ben");
  g_assert_cmpfloat_with_epsilon (row->value, 1.0 / 3, 1e-9);
  missing = dup_behind (agreement, row);
  g_assert_cmpstr (missing, ==, "1 2");   /* what ben has and cho has not; not what cho has alone */
  passages = dup_behind (agreement, find_row (rows, "ana cho", "passage", NULL, "f1", NULL));
  g_assert_cmpstr (passages, ==, "2 3");

  /* Who acts: {A, B} {A, B}, {B} {A}: 2 of 3 members are the same. Names stand for ids. */
  g_assert_cmpfloat_with_epsilon (find_row (rows, "ana ben", "subjects", NULL, "f1", NULL)->value, 2.0 * 2 / (3 + 3), 1e-9);
  one = dup_behind (agreement, find_row (rows, "ana ben", "subjects", NULL, "alpha", NULL));
  g_assert_cmpstr (one, ==, "1");
}

static guint
get_cell (const ActantAgreementMatrix *matrix,
          const char                  *row,
          const char                  *column)
{
  for (guint i = 0; i < matrix->rows->len; i++)
    for (guint j = 0; j < matrix->columns->len; j++)
      if (g_str_equal (matrix->rows->pdata[i], row) && g_str_equal (matrix->columns->pdata[j], column))
        {
          g_autoptr(GArray) units = actant_agreement_matrix_list_units (matrix, i, j);

          g_assert_cmpuint (units->len, ==, actant_agreement_matrix_get (matrix, i, j));
          return units->len;
        }

  return 0;
}

/* What two gave, what each gave, and what became of it; each cell has its units. */
static void
test_matrix (Fixture       *fixture,
             gconstpointer  data)
{
  static const guint who[] = { 0, 1, 2 };
  g_autoptr(ActantAgreement) agreement = NULL;
  ActantAgreementScope pair = { NULL, ACTANT_ALL_TEXTS, who, 2 }, all = { NULL, ACTANT_ALL_TEXTS, who, 3 };
  g_autoptr(ActantAgreementMatrix) confusion = NULL;
  g_autoptr(ActantAgreementMatrix) given = NULL;
  g_autoptr(ActantAgreementMatrix) actors = NULL;
  g_autoptr(ActantAgreementMatrix) matched = NULL;
  const ActantCodedValues *types;

  code_three (fixture);
  pair.agreement = all.agreement = agreement = compare (fixture, 3, 0.5);
  types = actant_agreement_find_values (agreement, ACTANT_KIND_CLAIM, "type");

  /* The claim of cho alone is none of the two's. */
  confusion = actant_agreement_matrix_new (&pair, types, ACTANT_MATRIX_CONFUSION);
  g_assert_cmpuint (confusion->columns->len, ==, 2);
  g_assert_cmpuint (get_cell (confusion, "act", "act"), ==, 1);
  g_assert_cmpuint (get_cell (confusion, "act", "threat"), ==, 1);
  g_assert_cmpuint (get_cell (confusion, "threat", "act"), ==, 0);
  g_assert_cmpuint (get_cell (confusion, "threat", "threat"), ==, 1);

  given = actant_agreement_matrix_new (&all, types, ACTANT_MATRIX_CODERS);
  g_assert_cmpuint (get_cell (given, "ana", "act"), ==, 2);
  g_assert_cmpuint (get_cell (given, "ben", "threat"), ==, 2);
  g_assert_cmpuint (get_cell (given, "cho", "demand"), ==, 1);
  g_assert_cmpuint (get_cell (given, "cho", "(no record)"), ==, 1);

  /* Of a set each member, not each set. */
  actors = actant_agreement_matrix_new (&all, actant_agreement_find_values (agreement, ACTANT_KIND_CLAIM, "subjects"),
                                        ACTANT_MATRIX_CODERS);
  g_assert_cmpuint (get_cell (actors, "ana", "Birch"), ==, 2);
  g_assert_cmpuint (get_cell (actors, "ben", "Alder"), ==, 2);
  g_assert_cmpuint (get_cell (actors, "ben", "Birch"), ==, 1);
  g_assert_cmpuint (get_cell (actors, "cho", "(empty)"), ==, 1);

  matched = actant_agreement_matrix_new_kinds (&pair);
  g_assert_cmpuint (get_cell (matched, "Claim", "the same"), ==, 2);
  g_assert_cmpuint (get_cell (matched, "Claim", "differ"), ==, 1);
  g_assert_cmpuint (get_cell (matched, "Claim", "only ben"), ==, 0);
  g_clear_pointer (&matched, actant_agreement_matrix_free);
  matched = actant_agreement_matrix_new_kinds (&(ActantAgreementScope) { agreement, 0, (guint[]) { 1, 2 }, 2 });
  g_assert_cmpuint (get_cell (matched, "Claim", "the same"), ==, 1);
  g_assert_cmpuint (get_cell (matched, "Claim", "only ben"), ==, 1);
  g_assert_cmpuint (get_cell (matched, "Claim", "only cho"), ==, 1);
}

/* Along the text, each category for itself: of ana and ben the first act is the same, the second a threat. */
static void
test_categories (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const fields[] = { "passage", NULL };
  static const char * const measures[] = { "ku", NULL };
  ActantAgreementOptions options = { measures, fields, .text = TEXT, .coders = "ana ben", .by_code = TRUE };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  code_three (fixture);
  agreement = compare (fixture, 3, 0.5);
  rows = actant_agreement_table_new (agreement, &options, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *row = rows->pdata[i];
      g_autofree char *behind = dup_behind (agreement, row);

      g_assert_cmpstr (row->code, ==, i == 0 ? "act" : "threat");
      g_assert_cmpstr (behind, ==, "1");
      g_assert_cmpfloat (row->value, <, 1);
      g_assert_cmpfloat (row->value, >, -1);
    }
}

typedef struct
{
  ActantAgreement        *agreement;
  ActantAgreementOptions *options;
} Job;

static gpointer
match_in_thread (gpointer data)
{
  Job *job = data;

  return GINT_TO_POINTER (actant_agreement_match (job->agreement, NULL, NULL));
}

static gpointer
compute_in_thread (gpointer data)
{
  Job *job = data;

  return actant_agreement_table_new (job->agreement, job->options, NULL, NULL);
}

/* In turns and in threads the figures are the same; a work that is cancelled makes none. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  ActantAgreementOptions options = { .by_text = TRUE, .by_pair = TRUE, .by_code = TRUE, .seed = 7 };
  g_autoptr(ActantAgreement) at_once = NULL;
  g_autoptr(ActantAgreement) in_turns = NULL;
  g_autoptr(GPtrArray) expected = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(ActantWork) work = actant_work_new ("Comparing");
  g_autoptr(GError) error = NULL;
  double share = 0;
  Job job;

  code_three (fixture);
  at_once = compare (fixture, 3, 0.5);
  expected = actant_agreement_table_new (at_once, &options, NULL, NULL);
  in_turns = compare (fixture, 3, 0.5);
  job = (Job) { in_turns, &options };
  for (guint text = 0; actant_agreement_collect (in_turns, text); text++)
    ;
  g_assert_nonnull (g_thread_join (g_thread_new ("match", match_in_thread, &job)));
  while (share < 1)
    {
      double next = actant_agreement_read (in_turns);

      g_assert_cmpfloat (next, >=, share);
      share = next;
    }
  rows = g_thread_join (g_thread_new ("compute", compute_in_thread, &job));
  g_assert_cmpuint (rows->len, ==, expected->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *a = rows->pdata[i], *b = expected->pdata[i];

      g_assert_cmpstr (a->measure, ==, b->measure);
      g_assert_cmpstr (a->field, ==, b->field);
      g_assert_cmpstr (a->undefined, ==, b->undefined);
      g_assert_true (a->value == b->value || (isnan (a->value) && isnan (b->value)));
      g_assert_cmpuint (a->n_differ, ==, b->n_differ);
    }

  actant_work_cancel (work);
  g_assert_null (actant_agreement_table_new (in_turns, &options, work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static double
find_value (GPtrArray  *rows,
            ActantKind  kind,
            const char *measure)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *row = rows->pdata[i];

      if (row->kind == kind && row->text == NULL && g_str_equal (row->measure, measure))
        return row->value;
    }

  g_assert_not_reached ();
}

/* Relations: the ends must be matched with each other, and the type be the same. */
static void
test_relations (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const fields[] = { "passage", "relation", NULL };
  static const char * const measures[] = { "f1", "f1-exact", NULL };
  ActantAgreementOptions options = { measures, fields };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *a = add_claim (fixture->sessions[i], TEXT, i, 21, "A");
      g_autofree char *b = add_claim (fixture->sessions[i], TEXT, 23, 34, "B");
      const char *ends[][2] = { { a, b }, { b, a } };

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Relate");
          g_autoptr(ActantRecord) relation = actant_session_new_record (fixture->sessions[i], ACTANT_KIND_RELATION);
          g_autoptr(ActantRecord) from = set_text (relation, "from", ends[j][0]);
          g_autoptr(ActantRecord) to = set_text (from, "to", ends[j][1]);
          g_autoptr(ActantRecord) typed = set_text (to, "type", j == 1 && i == 1 ? "supports" : "condition");

          g_assert_true (actant_session_put (fixture->sessions[i], edit, TEXT, typed));
          g_assert_true (actant_session_apply (fixture->sessions[i], edit, NULL));
        }
    }
  agreement = compare (fixture, 2, 0.5);
  rows = actant_agreement_table_new (agreement, &options, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (find_value (rows, ACTANT_KIND_RELATION, "f1"), 2.0 * 1 / (2 + 2), 1e-9);
  g_assert_cmpfloat_with_epsilon (find_value (rows, ACTANT_KIND_CLAIM, "f1"), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_value (rows, ACTANT_KIND_CLAIM, "f1-exact"), 0.5, 1e-9);

  /* Behind it stands the one relation that both have, by another name. */
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *figure = rows->pdata[i];
      g_autoptr(GArray) units = NULL;
      const ActantAgreementUnit *unit;

      if (figure->kind != ACTANT_KIND_RELATION)
        continue;
      units = actant_agreement_list_behind (agreement, figure);
      g_assert_cmpuint (units->len, ==, 1);
      unit = &g_array_index (units, ActantAgreementUnit, 0);
      g_assert_cmpint (unit->kind, ==, ACTANT_KIND_RELATION);
      g_assert_cmpuint (actant_coded_units_count (actant_agreement_get_units (agreement, 0, ACTANT_KIND_RELATION),
                                                  unit->row), ==, 2);
    }
}

/* Actors that were merged are the same actor. */
static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const fields[] = { "subjects", NULL };
  static const char * const measures[] = { "percent", NULL };
  ActantAgreementOptions options = { measures, fields };
  g_autofree char *dprk = add_named (fixture->sessions[0], ACTANT_KIND_ACTOR, "DPRK");
  g_autofree char *north = add_named (fixture->sessions[0], ACTANT_KIND_ACTOR, "North Korea");
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  edit_text (fixture->sessions[0], NULL, dprk, "replaced_by", north);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = add_claim (fixture->sessions[i], TEXT, 0, 21, "A");
      const ActantRecord *record = find_record (fixture->sessions[i], TEXT, id);
      g_autoptr(ActantRecord) changed =
        actant_record_set (record, "subjects", actant_value_new_text_list ((const char *[]) { i == 0 ? dprk : north, NULL }));
      g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit");

      actant_session_put (fixture->sessions[i], edit, TEXT, changed);
      g_assert_true (actant_session_apply (fixture->sessions[i], edit, NULL));
    }
  agreement = compare (fixture, 2, 0.5);
  rows = actant_agreement_table_new (agreement, &options, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (find_value (rows, ACTANT_KIND_CLAIM, "percent"), 1, 1e-9);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/coder-agreement/units", test_units);
  ADD ("/coder-agreement/three", test_three);
  ADD ("/coder-agreement/figures", test_figures);
  ADD ("/coder-agreement/codes", test_codes);
  ADD ("/coder-agreement/matrix", test_matrix);
  ADD ("/coder-agreement/categories", test_categories);
  ADD ("/coder-agreement/turns", test_turns);
  ADD ("/coder-agreement/relations", test_relations);
  ADD ("/coder-agreement/merged", test_merged);

  return g_test_run ();
}
