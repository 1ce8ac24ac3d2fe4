/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interval index against a plain scan. */
#include "text/actant-intervals.h"

typedef struct
{
  gint64   start;
  gint64   end;
  gpointer data;
} Plain;

static void
assert_found (ActantIntervals *index,
              gint64           start,
              gint64           end,
              const char      *expected)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) seen = g_string_new (NULL);

  actant_intervals_collect (index, start, end, found);
  for (guint i = 0; i < found->len; i++)
    g_string_append (seen, g_ptr_array_index (found, i));
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_edges (void)
{
  g_autoptr (ActantIntervals) index = actant_intervals_new ();

  assert_found (index, 0, 100, "");
  actant_intervals_add (index, 10, 20, "b");
  actant_intervals_add (index, 20, 30, "d");
  actant_intervals_add (index, 10, 30, "a");
  actant_intervals_add (index, 10, 20, "c");
  actant_intervals_add (index, 15, 15, "empty");
  actant_intervals_add (index, 18, 12, "backwards");
  for (guint built = 0; built < 2; built++)
    {
      assert_found (index, 0, 10, "");
      assert_found (index, 9, 11, "abc");
      assert_found (index, 10, 11, "abc");
      assert_found (index, 19, 20, "abc");
      assert_found (index, 20, 21, "ad");
      assert_found (index, 29, 30, "ad");
      assert_found (index, 30, 31, "");
      assert_found (index, 0, 100, "abcd");
      assert_found (index, 15, 15, "");
      assert_found (index, 25, 15, "");
      actant_intervals_build (index);
    }
  g_assert_cmpuint (actant_intervals_get_n (index), ==, 6);
  g_assert_true (actant_intervals_remove (index, 15, 15, NULL) == FALSE);
  actant_intervals_clear (index);
  g_assert_cmpuint (actant_intervals_get_n (index), ==, 0);
  assert_found (index, 0, 100, "");
}

static void
test_far_positions (void)
{
  g_autoptr (ActantIntervals) index = actant_intervals_new ();

  actant_intervals_add (index, G_MININT64, G_MAXINT64, "a");
  actant_intervals_add (index, G_MAXINT64 - 1, G_MAXINT64, "far");
  assert_found (index, G_MININT64, G_MAXINT64, "a");
  assert_found (index, 5, 6, "a");
  g_assert_true (actant_intervals_remove (index, G_MININT64, G_MAXINT64, "a"));
  g_assert_false (actant_intervals_remove (index, G_MININT64, G_MAXINT64, "a"));
  assert_found (index, 0, 10, "");
}

static void
test_duplicates (void)
{
  g_autoptr (ActantIntervals) index = actant_intervals_new ();

  actant_intervals_add (index, 1, 2, "a");
  actant_intervals_add (index, 1, 2, "a");
  actant_intervals_build (index);
  assert_found (index, 1, 2, "aa");
  g_assert_true (actant_intervals_remove (index, 1, 2, "a"));
  assert_found (index, 1, 2, "a");
  g_assert_false (actant_intervals_remove (index, 1, 3, "a"));
  g_assert_false (actant_intervals_remove (index, 1, 2, "b"));
  g_assert_true (actant_intervals_remove (index, 1, 2, "a"));
  g_assert_cmpuint (actant_intervals_get_n (index), ==, 0);
}

static gboolean
stop_at_third_cb (gint64   start,
                  gint64   end,
                  gpointer data,
                  gpointer user_data)
{
  guint *calls = user_data;

  g_assert_cmpint (end - start, ==, 5);
  return ++*calls < 3;
}

static void
test_stop (void)
{
  g_autoptr (ActantIntervals) index = actant_intervals_new ();

  for (guint built = 0; built < 2; built++)
    {
      guint calls = 0;

      for (guint i = 0; i < 10; i++)
        actant_intervals_add (index, i, i + 5, NULL);
      actant_intervals_foreach_overlap (index, 0, 100, stop_at_third_cb, &calls);
      g_assert_cmpuint (calls, ==, 3);
      actant_intervals_build (index);
    }
}

static int
compare_plain (gconstpointer a,
               gconstpointer b)
{
  const Plain *one = *(Plain * const *) a, *other = *(Plain * const *) b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return (one->end < other->end) - (one->end > other->end);
}

/* The data a plain scan finds; it is the place in @all, so equals are in order of adding. */
static GPtrArray *
scan (GPtrArray *all,
      gint64     start,
      gint64     end)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      Plain *plain = g_ptr_array_index (all, i);

      if (plain->start < end && plain->end > start && plain->start < plain->end && start < end)
        g_ptr_array_add (hits, plain);
    }
  g_ptr_array_sort (hits, compare_plain);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, ((Plain *) g_ptr_array_index (hits, i))->data);
  return found;
}

static gboolean
count_cb (gint64   start,
          gint64   end,
          gpointer data,
          gpointer user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

static void
check_query (ActantIntervals *index,
             GPtrArray       *all,
             gint64           start,
             gint64           end)
{
  g_autoptr (GPtrArray) expected = scan (all, start, end);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint calls = 0;

  actant_intervals_collect (index, start, end, found);
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (g_ptr_array_index (found, i) == g_ptr_array_index (expected, i));
  actant_intervals_foreach_overlap (index, start, end, count_cb, &calls);
  g_assert_cmpuint (calls, ==, expected->len);
}

static void
test_random (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (ActantIntervals) index = actant_intervals_new ();
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
      gint64 size = g_test_rand_int_range (1, 2000);
      guint next = 1;

      for (guint step = 0; step < 2000; step++)
        {
          int dice = g_test_rand_int_range (0, 10);
          gint64 at = g_test_rand_int_range (0, size + 1);

          if (dice < 6)
            {
              Plain *plain = g_new (Plain, 1);

              plain->start = at;
              plain->end = at + (dice == 0 ? g_test_rand_int_range (0, size + 1)
                                           : g_test_rand_int_range (0, 20));
              plain->data = GUINT_TO_POINTER (next++);
              g_ptr_array_add (all, plain);
              actant_intervals_add (index, plain->start, plain->end, plain->data);
            }
          else if (dice < 8 && all->len > 0)
            {
              guint i = g_test_rand_int_range (0, all->len);
              Plain *plain = g_ptr_array_index (all, i);

              g_assert_true (actant_intervals_remove (index, plain->start, plain->end,
                                                      plain->data));
              g_ptr_array_remove_index (all, i);
            }
          else
            check_query (index, all, at, at + g_test_rand_int_range (0, 60));
          g_assert_cmpuint (actant_intervals_get_n (index), ==, all->len);
        }
      check_query (index, all, 0, size * 3);
    }
}

/* A million intervals; quadratic work would take minutes. */
static void
test_many (void)
{
  g_autoptr (ActantIntervals) index = actant_intervals_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gint64 began = g_get_monotonic_time ();

  actant_intervals_add (index, 0, 50000000, NULL);
  for (guint i = 0; i < 1000000; i++)
    {
      gint64 start = g_test_rand_int_range (0, 50000000);

      actant_intervals_add (index, start, start + g_test_rand_int_range (20, 400), index);
    }
  for (guint i = 0; i < 100000; i++)
    {
      gint64 at = g_test_rand_int_range (0, 50000000);

      g_ptr_array_set_size (found, 0);
      actant_intervals_collect (index, at, at + 1, found);
      g_assert_cmpuint (found->len, >=, 1);
      g_assert_null (g_ptr_array_index (found, 0));
    }
  g_assert_cmpint (g_get_monotonic_time () - began, <, 30 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intervals/edges", test_edges);
  g_test_add_func ("/intervals/far-positions", test_far_positions);
  g_test_add_func ("/intervals/duplicates", test_duplicates);
  g_test_add_func ("/intervals/stop", test_stop);
  g_test_add_func ("/intervals/many", test_many);
  g_test_add_func ("/intervals/random", test_random);
  return g_test_run ();
}
