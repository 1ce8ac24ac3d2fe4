/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several coders' records on one text: which are about the same, and what the figures say. */
#include "core-test-util.h"

#include "team/actant-agreement-table.h"

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

static const ActantVariable *
find_variable (GPtrArray  *variables,
               const char *name)
{
  for (guint i = 0; i < variables->len; i++)
    if (g_str_equal (((ActantVariable *) variables->pdata[i])->name, name))
      return variables->pdata[i];

  g_assert_not_reached ();
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
  guint both[] = { 0, 1 };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) variables = NULL;
  g_autoptr(GArray) differ = NULL;
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

  variables = actant_variables_new (actant_agreement_get_session (agreement), ACTANT_KIND_CLAIM);
  differ = actant_agreement_list_disagreements (agreement, find_variable (variables, "type"),
                                                ACTANT_ALL_TEXTS, both, 2);
  g_assert_cmpuint (differ->len, ==, 1);
  g_assert_cmpuint (g_array_index (differ, ActantDisagreement, 0).row, ==, 2);
  g_assert_cmpuint (g_array_index (differ, ActantDisagreement, 0).weight, ==, 1);
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
  ADD ("/coder-agreement/relations", test_relations);
  ADD ("/coder-agreement/merged", test_merged);

  return g_test_run ();
}
