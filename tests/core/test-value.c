/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: they never change, share what stays, and order totally. */
#include "core-test-util.h"

#include <string.h>

#define ROUNDS 8000

static void
test_scalars (void)
{
  g_autoptr(ActantValue) text = actant_value_new_text ("한국 é");
  g_autoptr(ActantValue) part = actant_value_new_text_len ("a\0b", 3);
  g_autoptr(ActantValue) number = actant_value_new_integer (G_MININT64);
  g_autoptr(ActantValue) truth = actant_value_new_boolean (42);

  g_assert_cmpstr (actant_value_get_text (text), ==, "한국 é");
  g_assert_cmpuint (actant_value_get_text_length (text), ==, strlen ("한국 é"));
  g_assert_cmpuint (actant_value_get_text_length (part), ==, 3);
  g_assert_cmpmem (actant_value_get_text (part), 4, "a\0b", 4);
  g_assert_cmpint (actant_value_get_integer (number), ==, G_MININT64);
  g_assert_true (actant_value_get_boolean (truth));
  g_assert_null (actant_value_get_text (number));
  g_assert_false (actant_value_get_boolean (number));
  g_assert_cmpuint (actant_value_get_text_length (NULL), ==, 0);
}

/* Nothing is ever there that the canonical form leaves out. */
static void
test_unset (void)
{
  static const char * const blanks[] = { "", "a", "", NULL };
  static const char * const only_blanks[] = { "", NULL };
  g_autoptr(ActantValue) list = actant_value_new_text_list (blanks);
  g_autoptr(ActantValue) object = new_empty_body (ACTANT_KIND_ACTOR);
  g_autoptr(ActantValue) blank = actant_value_new_text_len ("", 0);
  g_autoptr(ActantValue) zero = actant_value_new_integer (0);
  g_autoptr(ActantValue) no = actant_value_new_boolean (FALSE);
  g_autoptr(ActantValue) extra = NULL;
  ActantValue *none[64] = { NULL };

  g_assert_null (actant_value_new_text (NULL));
  g_assert_null (actant_value_new_text (""));
  g_assert_null (actant_value_new_list (NULL, 0));
  g_assert_null (actant_value_new_map (NULL, NULL, 0));
  g_assert_null (actant_value_new_text_list (NULL));
  g_assert_null (actant_value_new_text_list (only_blanks));
  g_assert_null (actant_value_list_sorted (NULL));
  g_assert_cmpuint (actant_value_get_n_items (list), ==, 1);

  g_assert_true (actant_value_is_empty (NULL));
  g_assert_true (actant_value_is_empty (object));
  g_assert_true (actant_value_is_empty (blank));
  g_assert_false (actant_value_is_empty (zero));
  g_assert_false (actant_value_is_empty (no));
  g_assert_false (actant_value_is_empty (list));

  extra = actant_value_new_object (actant_value_get_table (object), none,
                                   actant_value_map_set (NULL, "x", actant_value_new_text ("1")));
  g_assert_false (actant_value_is_empty (extra));
}

static void
test_lists (void)
{
  g_autoptr(ActantValue) one = actant_value_list_append (NULL, actant_value_new_text ("b"));
  g_autoptr(ActantValue) two = actant_value_list_append (one, actant_value_new_text ("a"));
  g_autoptr(ActantValue) three = actant_value_list_append (two, actant_value_new_text ("b"));
  g_autoptr(ActantValue) sorted = actant_value_list_sorted (three);
  g_autoptr(ActantValue) replaced = actant_value_list_replace (three, 1,
                                                               actant_value_new_text ("c"));
  g_autoptr(ActantValue) removed = actant_value_list_replace (three, 0, NULL);

  g_assert_cmpuint (actant_value_get_n_items (one), ==, 1);
  g_assert_cmpuint (actant_value_get_n_items (three), ==, 3);
  g_assert_true (actant_value_get_item (three, 0) == actant_value_get_item (one, 0));
  g_assert_cmpuint (actant_value_get_n_items (sorted), ==, 2);
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (sorted, 0)), ==, "a");
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (replaced, 1)), ==, "c");
  g_assert_true (actant_value_get_item (replaced, 2) == actant_value_get_item (three, 2));
  g_assert_cmpstr (actant_value_get_text (actant_value_get_item (removed, 0)), ==, "a");
  g_assert_null (actant_value_list_replace (one, 0, NULL));
  g_assert_true (actant_value_list_has_text (three, "a"));
  g_assert_false (actant_value_list_has_text (three, "c"));
  g_assert_false (actant_value_list_has_text (NULL, "c"));
}

static void
test_maps (void)
{
  g_autoptr(ActantValue) map = NULL;
  g_autoptr(ActantValue) less = NULL;
  static const char * const keys[] = { "m", "", "한", "a", "z", "m" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      ActantValue *more = actant_value_map_set (map, keys[i], actant_value_new_integer (i));

      g_clear_pointer (&map, actant_value_unref);
      map = more;
    }

  g_assert_cmpuint (actant_value_get_n_items (map), ==, 5);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpstr (actant_value_get_key (map, i - 1), <, actant_value_get_key (map, i));
  g_assert_cmpint (actant_value_get_integer (actant_value_map_get (map, "m")), ==, 5);
  g_assert_cmpint (actant_value_get_integer (actant_value_map_get (map, "")), ==, 1);
  g_assert_null (actant_value_map_get (map, "b"));
  g_assert_null (actant_value_map_get (NULL, "b"));

  less = actant_value_map_set (map, "m", NULL);
  g_assert_null (actant_value_map_get (less, "m"));
  g_assert_nonnull (actant_value_map_get (map, "m"));
  g_assert_true (actant_value_map_get (less, "z") == actant_value_map_get (map, "z"));
  g_assert_null (actant_value_map_set (NULL, "m", NULL));
}

/* Every field of the widest table set and unset, in random order, against an array. */
static void
test_objects (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  const ActantValue *expected[64] = { NULL };
  ActantValue *extras = actant_value_map_set (NULL, "x", actant_value_new_text ("1"));
  ActantValue *none[64] = { NULL };
  g_autoptr(ActantValue) object = actant_value_new_object (table, none, extras);

  for (guint round = 0; round < 500; round++)
    {
      guint field = g_rand_int_range (rand, 0, table->n_fields);
      g_autoptr(ActantValue) before = actant_value_ref (object);
      const ActantValue *old = expected[field];
      ActantValue *member = toss (rand, 70) ? actant_value_new_integer (round) : NULL;
      ActantValue *changed = actant_value_object_set (object, table->fields[field].name, member);

      g_assert_true (actant_value_get_member_at (before, field) == old);
      actant_value_unref (object);
      object = changed;
      expected[field] = member;
      for (guint i = 0; i < table->n_fields; i++)
        {
          g_assert_true (actant_value_get_member_at (object, i) == expected[i]);
          g_assert_true (actant_value_get_member (object, table->fields[i].name) == expected[i]);
        }
      g_assert_true (actant_value_get_extras (object) == extras);
    }

  g_assert_null (actant_value_get_member (object, "no_such_field"));
  g_assert_null (actant_value_get_member (NULL, "gist"));
  g_assert_null (actant_value_get_member (extras, "gist"));
  g_assert_cmpint (actant_value_get_member_integer (NULL, "gist", 7), ==, 7);
}

static int
sign (int order)
{
  return (order > 0) - (order < 0);
}

static void
test_total_order (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr(ActantValue) a = toss (rand, 5) ? NULL : make_value (rand, 2);
      g_autoptr(ActantValue) b = toss (rand, 5) ? NULL : make_value (rand, 2);
      g_autoptr(ActantValue) c =
        toss (rand, 20) && a != NULL ? actant_value_ref (a) : make_value (rand, 2);
      int ab = sign (actant_value_compare (a, b));
      int bc = sign (actant_value_compare (b, c));

      g_assert_cmpint (ab, ==, -sign (actant_value_compare (b, a)));
      g_assert_cmpint (actant_value_compare (a, a), ==, 0);
      g_assert_true ((ab == 0) == actant_value_equal (a, b));
      if (ab <= 0 && bc <= 0)
        g_assert_cmpint (sign (actant_value_compare (a, c)), ==, ab + bc < 0 ? -1 : 0);
    }
}

static void
test_order (void)
{
  static const char * const rising[] = { "", "A", "B", "Ba", "a", "é", "한" };

  for (guint i = 1; i < G_N_ELEMENTS (rising); i++)
    {
      g_autoptr(ActantValue) a = actant_value_new_text (rising[i - 1]);
      g_autoptr(ActantValue) b = actant_value_new_text (rising[i]);

      g_assert_cmpint (actant_value_compare (a, b), <, 0);
    }
}

/* Values pass between threads: the count must be exact when many take and drop. */
static gpointer
take_and_drop (gpointer data)
{
  for (guint i = 0; i < 20000; i++)
    actant_value_unref (actant_value_ref (data));
  actant_value_unref (data);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(ActantValue) value = actant_value_new_text_list ((const char *[]) { "a", "b", NULL });
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, take_and_drop, actant_value_ref (value));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (actant_value_get_n_items (value), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value/scalars", test_scalars);
  g_test_add_func ("/value/unset", test_unset);
  g_test_add_func ("/value/lists", test_lists);
  g_test_add_func ("/value/maps", test_maps);
  g_test_add_func ("/value/objects", test_objects);
  g_test_add_func ("/value/order", test_order);
  g_test_add_func ("/value/total-order", test_total_order);
  g_test_add_func ("/value/threads", test_threads);

  return g_test_run ();
}
