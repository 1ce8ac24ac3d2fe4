/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: places, canonical order, equality, titles and quotes; versions that stay. */
#include "core-test-util.h"

#include <string.h>

#define ROUNDS 5000

static void
test_places (void)
{
  const gint64 ends[] = { 3, 7, 10, 12 };
  g_autoptr(ActantRecord) claim = new_placed (ACTANT_KIND_CLAIM, "a", ends, 2);
  g_autoptr(ActantRecord) moved = NULL;
  g_autoptr(ActantRecord) bare = actant_record_set (claim, "segments", NULL);
  g_autoptr(ActantRecord) actor = new_record_with (ACTANT_KIND_ACTOR, "a", "name", NULL);
  gint64 start, end;

  g_assert_cmpint (actant_record_get_start (claim), ==, 3);
  g_assert_cmpint (actant_record_get_end (claim), ==, 12);
  g_assert_cmpuint (actant_record_get_n_segments (claim), ==, 2);
  actant_record_get_segment (claim, 1, &start, &end);
  g_assert_cmpint (start, ==, 10);
  g_assert_cmpint (end, ==, 12);
  for (gint64 i = 0; i < 15; i++)
    g_assert_cmpint (actant_record_covers (claim, i), ==, (i >= 3 && i < 7) || i == 10 || i == 11);

  moved = actant_record_set_body (bare, actant_value_ref (actant_record_get_body (claim)));
  g_assert_cmpint (actant_record_get_start (moved), ==, 3);
  g_assert_cmpint (actant_record_get_start (bare), ==, -1);
  g_assert_cmpint (actant_record_get_end (actor), ==, -1);
  g_assert_cmpuint (actant_record_get_n_segments (actor), ==, 0);
  g_assert_false (actant_record_covers (actor, 0));
}

static void
test_immutable (void)
{
  g_autoptr(ActantRecord) one = new_record_with (ACTANT_KIND_CLAIM, "a", "gist",
                                                 actant_value_new_text ("one"));
  g_autoptr(ActantRecord) two = set_text (one, "gist", "two");
  g_autoptr(ActantRecord) unset = set_text (two, "gist", "");

  g_assert_cmpstr (actant_record_get_text (one, "gist"), ==, "one");
  g_assert_cmpstr (actant_record_get_text (two, "gist"), ==, "two");
  g_assert_null (actant_record_get (unset, "gist"));
  g_assert_null (actant_record_get (unset, "no_such_field"));
}

/* One in the making is replaced; whoever holds it as it was keeps that. */
static void
test_change (void)
{
  g_autoptr(ActantRecord) made = new_record_with (ACTANT_KIND_CLAIM, "a", "gist", actant_value_new_text ("one"));
  g_autoptr(ActantRecord) held = actant_record_ref (made);

  actant_record_change_text (&made, "gist", "two");
  actant_record_change (&made, "certainty", actant_value_new_integer (3));
  g_assert_cmpstr (actant_record_get_text (made, "gist"), ==, "two");
  g_assert_cmpint (actant_value_get_integer (actant_record_get (made, "certainty")), ==, 3);
  g_assert_cmpstr (actant_record_get_text (held, "gist"), ==, "one");
  g_assert_null (actant_record_get (held, "certainty"));
  actant_record_change_text (&made, "gist", NULL);
  g_assert_null (actant_record_get (made, "gist"));
}

/* Each row in canonical order; ids run against it, to show that they only decide at last. */
static void
test_order (void)
{
  static const struct
  {
    ActantKind  kind;
    const char *field[2];
    const char *values[4][2];
  } rows[] = {
    { ACTANT_KIND_ACTOR, { "name" }, { { NULL }, { "A" }, { "B" }, { "a" } } },
    { ACTANT_KIND_CODE, { "name" }, { { NULL }, { "A" }, { "한" }, { "한국" } } },
    { ACTANT_KIND_SCENARIO, { "title" }, { { NULL }, { "A" }, { "B" }, { "a" } } },
    { ACTANT_KIND_RELATION, { "from", "to" },
      { { NULL, "9" }, { "1", "2" }, { "1", "3" }, { "2", "1" } } },
    { ACTANT_KIND_MEMO, { "target" }, { { NULL }, { "1" }, { "2" }, { "3" } } },
  };
  static const char * const ids[] = { "d", "c", "b", "a" };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint i = 0; i < 4; i++)
      for (guint j = 0; j < 4; j++)
        {
          g_autoptr(ActantRecord) a = new_record_with (rows[r].kind, ids[i], "note", NULL);
          g_autoptr(ActantRecord) b = new_record_with (rows[r].kind, ids[j], "note", NULL);

          for (guint f = 0; f < 2 && rows[r].field[f] != NULL; f++)
            {
              ActantRecord *more_a = set_text (a, rows[r].field[f], rows[r].values[i][f]);
              ActantRecord *more_b = set_text (b, rows[r].field[f], rows[r].values[j][f]);

              actant_record_unref (a);
              actant_record_unref (b);
              a = more_a;
              b = more_b;
            }
          g_assert_cmpint (CLAMP (actant_record_compare (a, b), -1, 1), ==, (i > j) - (i < j));
        }
}

/* Passages: first start, last end, id; over the kinds that share an array. */
static void
test_text_order (void)
{
  static const struct { ActantKind kind; const char *id; gint64 ends[4]; guint n; } rows[] = {
    { ACTANT_KIND_CODING, "9", { 0, 1 }, 1 },
    { ACTANT_KIND_CLAIM, "5", { 0, 9 }, 1 },
    { ACTANT_KIND_MENTION, "6", { 0, 9 }, 1 },
    { ACTANT_KIND_CLAIM, "1", { 0, 2, 5, 10 }, 2 },
    { ACTANT_KIND_CLAIM, "0", { 1, 2 }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        g_autoptr(ActantRecord) a = new_placed (rows[i].kind, rows[i].id, rows[i].ends, rows[i].n);
        g_autoptr(ActantRecord) b = new_placed (rows[j].kind, rows[j].id, rows[j].ends, rows[j].n);

        g_assert_cmpint (CLAMP (actant_record_compare (a, b), -1, 1), ==, (i > j) - (i < j));
      }
}

static void
test_equality (void)
{
  g_autoptr(ActantRecord) a = new_record_with (ACTANT_KIND_CLAIM, "a", "gist",
                                               actant_value_new_text ("one"));
  g_autoptr(ActantRecord) same = new_record_with (ACTANT_KIND_CLAIM, "a", "gist",
                                                  actant_value_new_text ("one"));
  g_autoptr(ActantRecord) other_id = new_record_with (ACTANT_KIND_CLAIM, "b", "gist",
                                                      actant_value_new_text ("one"));
  g_autoptr(ActantValue) revs = actant_value_map_set (NULL, "k", actant_value_new_integer (1));
  g_autoptr(ActantRecord) revised = actant_record_set (a, "rev", actant_value_ref (revs));
  g_autoptr(ActantRecord) dated = set_text (a, "modified", TEST_TIME);
  g_autoptr(ActantRecord) deleted = set_text (a, "deleted", TEST_TIME);
  g_autoptr(ActantRecord) noted = set_text (a, "note", "n");

  g_assert_true (actant_record_equal (a, same));
  g_assert_true (actant_record_equal_content (a, same));
  g_assert_false (actant_record_equal (a, revised));
  g_assert_true (actant_record_equal_content (a, revised));
  g_assert_false (actant_record_equal (a, dated));
  g_assert_true (actant_record_equal_content (revised, dated));
  g_assert_false (actant_record_equal_content (a, deleted));
  g_assert_false (actant_record_equal_content (a, noted));
  g_assert_false (actant_record_equal_content (a, other_id));
  g_assert_true (actant_record_is_deleted (deleted));
  g_assert_false (actant_record_is_deleted (a));
}

static void
test_versions (void)
{
  g_autoptr(ActantRecord) a = new_record_with (ACTANT_KIND_ACTOR, "a", "name",
                                               actant_value_new_text ("A"));
  g_autoptr(ActantRecord) b = set_text (a, "name", "B");
  ActantValue *versions[] = { actant_value_ref (actant_record_get_body (b)) };
  g_autoptr(ActantRecord) both =
    actant_record_new_with_versions (ACTANT_KIND_ACTOR, "a",
                                     actant_value_ref (actant_record_get_body (a)), versions, 1);
  g_autoptr(ActantRecord) edited = set_text (both, "name", "C");
  g_autoptr(ActantRecord) back = set_text (edited, "name", "A");

  g_assert_cmpuint (actant_record_get_n_versions (a), ==, 0);
  g_assert_cmpuint (actant_record_get_n_versions (edited), ==, 1);
  g_assert_true (actant_record_get_version (edited, 0) == actant_record_get_body (b));
  g_assert_false (actant_record_equal (a, both));
  g_assert_false (actant_record_equal_content (a, both));
  g_assert_true (actant_record_equal (back, both));
}

static void
test_opaque (void)
{
  static const char source[] = "{ \"id\" : 1e400 }";
  ActantValue *revs = actant_value_map_set (NULL, "k", actant_value_new_integer (2));
  g_autoptr(ActantRecord) a = actant_record_new_opaque ("claims", "wish", NULL, revs, source,
                                                        strlen (source), "why");
  g_autoptr(ActantRecord) same = actant_record_new_opaque ("claims", "wish", NULL, NULL, source,
                                                           strlen (source), "why");
  g_autoptr(ActantRecord) elsewhere = actant_record_new_opaque ("memos", NULL, NULL, NULL, source,
                                                                strlen (source), "why");
  gsize length;

  g_assert_cmpstr (actant_record_get_source (a, &length), ==, source);
  g_assert_cmpuint (length, ==, strlen (source));
  g_assert_cmpstr (actant_record_get_kind_name (a), ==, "wish");
  g_assert_cmpstr (actant_record_get_kind_name (elsewhere), ==, "?");
  g_assert_true (actant_record_get_revs (a) == revs);
  g_assert_null (actant_record_get (a, "note"));
  g_assert_null (actant_record_get_title (a));
  g_assert_null (actant_record_dup_quote (a));
  g_assert_false (actant_record_get_boolean (a, "codable"));
  g_assert_false (actant_record_is_deleted (a));
  g_assert_true (actant_record_equal (a, same));
  g_assert_false (actant_record_equal (a, elsewhere));
}

static ActantRecord *
new_quoted (const char * const members[][3],
            guint              n)
{
  ActantValue *segments[4];

  for (guint i = 0; i < n; i++)
    {
      ActantValue *values[8] = { NULL, NULL, actant_value_new_text (members[i][0]), NULL, NULL,
                                 actant_value_new_text (members[i][1]),
                                 actant_value_new_text (members[i][2]) };

      segments[i] = actant_value_new_object (&actant_segment_table, values, NULL);
    }

  return new_record_with (ACTANT_KIND_CLAIM, "a", "segments", actant_value_new_list (segments, n));
}

static void
test_words (void)
{
  static const char * const two[][3] = { { "the first", NULL, NULL }, { "second", NULL, NULL } };
  static const char * const longer[][3] = { { NULL, "head", "tail" } };
  static const char * const odd[][3] = { { NULL, "head", NULL } };
  g_autoptr(ActantRecord) claim = new_quoted (two, 2);
  g_autoptr(ActantRecord) gist = set_text (claim, "gist", "In short");
  g_autoptr(ActantRecord) large = new_quoted (longer, 1);
  g_autoptr(ActantRecord) strange = new_quoted (odd, 1);
  g_autoptr(ActantRecord) actor = new_record_with (ACTANT_KIND_ACTOR, "a", "note", NULL);
  g_autofree char *quote = actant_record_dup_quote (claim);
  g_autofree char *large_quote = actant_record_dup_quote (large);
  g_autofree char *strange_quote = actant_record_dup_quote (strange);

  g_assert_cmpstr (quote, ==, "the first […] second");
  g_assert_cmpstr (large_quote, ==, "head […] tail");
  g_assert_cmpstr (strange_quote, ==, "");
  g_assert_cmpstr (actant_record_get_title (claim), ==, "the first");
  g_assert_cmpstr (actant_record_get_title (gist), ==, "In short");
  g_assert_cmpstr (actant_record_get_title (large), ==, "head");
  g_assert_null (actant_record_get_title (actor));
  g_assert_null (actant_record_dup_quote (actor));
}

/* Order is total and ends in the id, over random records of one array. */
static void
test_total_order (void)
{
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING };
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      ActantRecord *records[3];
      int ab, bc;

      for (guint i = 0; i < 3; i++)
        {
          g_autofree char *id = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 3));
          gint64 start = g_rand_int_range (rand, 0, 3);
          gint64 ends[] = { start, start + g_rand_int_range (rand, 1, 3) };

          records[i] = new_placed (kinds[g_rand_int_range (rand, 0, 3)], id, ends, 1);
        }
      ab = CLAMP (actant_record_compare (records[0], records[1]), -1, 1);
      bc = CLAMP (actant_record_compare (records[1], records[2]), -1, 1);
      g_assert_cmpint (ab, ==, -CLAMP (actant_record_compare (records[1], records[0]), -1, 1));
      if (ab <= 0 && bc <= 0)
        g_assert_cmpint (actant_record_compare (records[0], records[2]), <=, 0);
      for (guint i = 0; i < 3; i++)
        actant_record_unref (records[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/places", test_places);
  g_test_add_func ("/record/immutable", test_immutable);
  g_test_add_func ("/record/change", test_change);
  g_test_add_func ("/record/order", test_order);
  g_test_add_func ("/record/text-order", test_text_order);
  g_test_add_func ("/record/total-order", test_total_order);
  g_test_add_func ("/record/equality", test_equality);
  g_test_add_func ("/record/versions", test_versions);
  g_test_add_func ("/record/opaque", test_opaque);
  g_test_add_func ("/record/words", test_words);

  return g_test_run ();
}
