/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The algebra of field types: what each class takes, and its canonical values. */
#include "core-test-util.h"

#include <string.h>

#define ROUNDS 3000

static const ActantFieldType *
get_type (ActantKind  kind,
          const char *field)
{
  return actant_table_get (actant_kind_get_info (kind)->table, field)->type;
}

static ActantValue *
text (const char *words)
{
  return actant_value_new_text (words);
}

static ActantValue *
integer (gint64 number)
{
  return actant_value_new_integer (number);
}

static ActantValue *
one (ActantValue *item)
{
  return actant_value_new_list (&item, 1);
}

static ActantValue *
likelihood (ActantValue *term,
            ActantValue *low)
{
  ActantValue *members[64] = { term, low };

  return actant_value_new_object (get_type (ACTANT_KIND_CLAIM, "likelihood")->table, members, NULL);
}

/* @code -1 for what is good. */
static void
check (const ActantFieldType *type,
       ActantValue           *owned,
       const char            *name,
       int                    code,
       const char            *message)
{
  g_autoptr(ActantValue) value = owned;
  g_autoptr(GError) error = NULL;
  gboolean good = actant_field_type_check (type, value, name, &error);

  g_assert_cmpint (good, ==, code < 0);
  if (code < 0)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, ACTANT_MODEL_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not say “%s”", error->message, message);
}

static void
test_check_scalars (void)
{
  const ActantFieldType *standing = get_type (ACTANT_KIND_CLAIM, "standing");
  const ActantFieldType *form = get_type (ACTANT_KIND_CLAIM, "form");
  const ActantFieldType *certainty = get_type (ACTANT_KIND_CLAIM, "certainty");

  check (&actant_type_text, text ("x"), "a", -1, NULL);
  check (&actant_type_text, integer (1), "a", ACTANT_MODEL_ERROR_TYPE, "text");
  check (&actant_type_integer, integer (G_MININT64), "a", -1, NULL);
  check (&actant_type_integer, text ("1"), "a", ACTANT_MODEL_ERROR_TYPE, "whole number");
  check (&actant_type_boolean, actant_value_new_boolean (TRUE), "a", -1, NULL);
  check (&actant_type_boolean, integer (1), "a", ACTANT_MODEL_ERROR_TYPE, "true or false");
  check (standing, text ("supposed"), "a", -1, NULL);
  check (standing, text ("Supposed"), "a", ACTANT_MODEL_ERROR_CHOICE, "presupposed, supposed");
  check (standing, actant_value_new_boolean (TRUE), "a", ACTANT_MODEL_ERROR_TYPE, "text");
  check (form, text ("joint declaration"), "a", -1, NULL);
  check (form, text ("parade"), "a", -1, NULL);
  check (certainty, integer (1), "a", -1, NULL);
  check (certainty, integer (5), "a", -1, NULL);
  check (certainty, integer (0), "a", ACTANT_MODEL_ERROR_RANGE, "from 1 to 5");
  check (certainty, integer (6), "a", ACTANT_MODEL_ERROR_RANGE, "not 6");
  check (&actant_type_color, text ("#1C71d8"), "a", -1, NULL);
  check (&actant_type_color, text ("1c71d8f"), "a", ACTANT_MODEL_ERROR_RANGE, "#1c71d8");
  check (&actant_type_color, text ("#1c71d"), "a", ACTANT_MODEL_ERROR_RANGE, "#1c71d8");
  check (&actant_type_color, text ("#1c71dg"), "a", ACTANT_MODEL_ERROR_RANGE, "#1c71d8");
}

static void
test_check_compounds (void)
{
  const ActantFieldType *stances = get_type (ACTANT_KIND_CLAIM, "stances");
  const ActantFieldType *type = get_type (ACTANT_KIND_CLAIM, "likelihood");
  ActantValue *stance[64] = { NULL, NULL, integer (3) };

  check (type, likelihood (text ("likely"), integer (0)), "l", -1, NULL);
  check (type, likelihood (NULL, integer (101)), "l", ACTANT_MODEL_ERROR_RANGE, "l.low");
  check (type, likelihood (integer (1), NULL), "l", ACTANT_MODEL_ERROR_TYPE, "l.term");
  check (type, text ("likely"), "l", ACTANT_MODEL_ERROR_TYPE, "an object");
  check (stances, one (actant_value_new_object (stances->item->table, stance, NULL)), "s",
         ACTANT_MODEL_ERROR_RANGE, "from -2 to 2");
  check (stances, text ("x"), "s", ACTANT_MODEL_ERROR_TYPE, "a list");
  check (&actant_type_text_set, one (integer (1)), "t", ACTANT_MODEL_ERROR_TYPE, "text");
  check (&actant_type_revs, text ("x"), "r", ACTANT_MODEL_ERROR_TYPE, "an object");
  check (&actant_type_map, actant_value_map_set (NULL, "k", integer (1)), "m", -1, NULL);
}

static void
test_booleans (void)
{
  g_autoptr(ActantRecord) code = new_record_with (ACTANT_KIND_CODE, "c", "codable", NULL);
  g_autoptr(ActantRecord) no = actant_record_set (code, "codable",
                                                  actant_value_new_boolean (FALSE));
  g_autoptr(ActantRecord) yes = actant_record_set (no, "codable", actant_value_new_boolean (TRUE));
  g_autoptr(ActantRecord) field = new_record_with (ACTANT_KIND_FIELD, "f", "retired",
                                                   actant_value_new_boolean (FALSE));

  g_assert_true (actant_record_get_boolean (code, "codable"));
  g_assert_false (actant_record_get_boolean (no, "codable"));
  g_assert_nonnull (actant_record_get (no, "codable"));
  g_assert_true (actant_record_get_boolean (yes, "codable"));
  g_assert_null (actant_record_get (yes, "codable"));
  g_assert_null (actant_record_get (field, "retired"));
  g_assert_false (actant_record_get_boolean (field, "retired"));
  g_assert_false (actant_record_get_boolean (field, "no_such_field"));
}

static void
test_sets (void)
{
  static const char * const words[] = { "b", "a", "b", "Z", "한", NULL };
  g_autoptr(ActantValue) set = NULL;
  g_autoptr(ActantValue) list = NULL;

  set = actant_field_type_normalize (&actant_type_text_set, actant_value_new_text_list (words));
  g_assert_cmpuint (actant_value_get_n_items (set), ==, 4);
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (set, 0)), ==, "Z");
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (set, 3)), ==, "한");

  list = actant_field_type_normalize (&actant_type_text_list, actant_value_new_text_list (words));
  g_assert_cmpuint (actant_value_get_n_items (list), ==, 5);
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (list, 0)), ==, "b");
}

/* Empty members go, all the way up; unknown members hold an object. */
static void
test_empties (void)
{
  const ActantFieldType *type = get_type (ACTANT_KIND_CLAIM, "likelihood");
  const ActantFieldType *issues = get_type (ACTANT_KIND_CLAIM, "issues");
  ActantValue *none[64] = { NULL };
  ActantValue *item = actant_value_new_object (issues->item->table, none, NULL);
  ActantValue *items[2];
  g_autoptr(ActantValue) kept = NULL;

  g_assert_null (actant_field_type_normalize (type, NULL));
  g_assert_null (actant_field_type_normalize (type, likelihood (NULL, NULL)));
  g_assert_null (actant_field_type_normalize (type, likelihood (actant_value_new_text_len ("", 0),
                                                                NULL)));
  g_assert_null (actant_field_type_normalize (issues, one (item)));

  items[0] = actant_value_new_object (issues->item->table, none, NULL);
  items[1] = actant_value_new_object (issues->item->table, none,
                                      actant_value_map_set (NULL, "x", text ("1")));
  kept = actant_field_type_normalize (issues, actant_value_new_list (items, 2));
  g_assert_cmpuint (actant_value_get_n_items (kept), ==, 1);
}

/* For values of every field: what is canonical stays the same object, and passes its check. */
static void
test_normal_stays (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      ActantKind kind = g_rand_int_range (rand, ACTANT_KIND_TEXT, ACTANT_N_KINDS);
      const ActantTable *table = actant_kind_get_info (kind)->table;
      const ActantFieldType *type = table->fields[g_rand_int_range (rand, 0, table->n_fields)].type;
      g_autoptr(ActantValue) normal = actant_field_type_normalize (type, make_typed (rand, type));
      ActantValue *again;
      g_autoptr(GError) error = NULL;

      if (normal == NULL)
        continue;
      g_assert_true (actant_field_type_check (type, normal, "x", &error));
      g_assert_no_error (error);
      again = actant_field_type_normalize (type, actant_value_ref (normal));
      g_assert_true (actant_value_equal (again, normal));
      if (type->field_class != ACTANT_FIELD_LIST && type->field_class != ACTANT_FIELD_OBJECT)
        g_assert_true (again == normal);
      actant_value_unref (again);
    }
}

static void
note_ref (ActantKind  kind,
          const char *id,
          const char *slot,
          gpointer    user_data)
{
  g_string_append_printf (user_data, "%s:%s:%d ", slot, id, kind);
}

static void
test_refs (void)
{
  g_autoptr(GString) seen = g_string_new (NULL);
  g_autofree char *expected = NULL;
  const ActantFieldType *attribution = get_type (ACTANT_KIND_CLAIM, "attribution");
  ActantValue *link[64] = { actant_value_new_text_list ((const char *[]) { "p", "q", NULL }) };
  g_autoptr(ActantRecord) a = new_record_with (ACTANT_KIND_CLAIM, "c", "attribution",
                                               one (actant_value_new_object (attribution->item->table,
                                                                             link, NULL)));
  g_autoptr(ActantRecord) b = actant_record_set (a, "attributes",
                                                 actant_value_map_set (NULL, "f", text ("r")));
  g_autoptr(ActantRecord) c = actant_record_set (b, "from", one (text ("o")));

  actant_record_foreach_ref (c, note_ref, seen);
  expected = g_strdup_printf ("attribution:p:%d attribution:q:%d attributes:f:%d from:o:%d ",
                              ACTANT_KIND_ACTOR, ACTANT_KIND_ACTOR, ACTANT_KIND_FIELD,
                              ACTANT_KIND_NONE);
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_tables (void)
{
  const ActantTable *claim = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  const ActantTable *stance = get_type (ACTANT_KIND_CLAIM, "stances")->item->table;

  g_assert_cmpuint (actant_table_find (claim, "gist"), ==, 2);
  g_assert_cmpuint (actant_table_find (claim, "Gist"), ==, ACTANT_NO_FIELD);
  g_assert_null (actant_table_get (claim, ""));
  g_assert_cmpstr (stance->fields[actant_table_get_main (stance)].name, ==, "target");
  g_assert_cmpuint (actant_table_get_main (claim), ==, 0);
  g_assert_cmpstr (actant_field_type_find_choice (&actant_type_claim_type, "threat")->label, ==,
                   "Threat");
  g_assert_null (actant_field_type_find_choice (&actant_type_claim_type, NULL));
  g_assert_null (actant_field_type_find_choice (&actant_type_text, "x"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/tables", test_tables);
  g_test_add_func ("/field/check/scalars", test_check_scalars);
  g_test_add_func ("/field/check/compounds", test_check_compounds);
  g_test_add_func ("/field/booleans", test_booleans);
  g_test_add_func ("/field/sets", test_sets);
  g_test_add_func ("/field/empties", test_empties);
  g_test_add_func ("/field/normal-stays", test_normal_stays);
  g_test_add_func ("/field/refs", test_refs);

  return g_test_run ();
}
