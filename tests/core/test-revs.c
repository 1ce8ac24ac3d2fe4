/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Version vectors: a partial order whose least upper bound is max. */
#include "core-test-util.h"

#include "model/actant-revs.h"

#define ROUNDS 4000
#define N_REPLICAS 3
#define HIGHEST 3

static const char * const replicas[N_REPLICAS] = { "aaaaaa", "k3xq9z", "zzzzzz" };

typedef struct
{
  int counts[N_REPLICAS];
} Counts;

static Counts
make_counts (GRand *rand)
{
  Counts counts;

  for (guint i = 0; i < N_REPLICAS; i++)
    counts.counts[i] = g_rand_int_range (rand, 0, HIGHEST + 1);
  return counts;
}

static ActantValue *
to_revs (Counts counts)
{
  ActantValue *revs = NULL;

  for (guint i = 0; i < N_REPLICAS; i++)
    if (counts.counts[i] > 0)
      {
        ActantValue *more = actant_value_map_set (revs, replicas[i],
                                                  actant_value_new_integer (counts.counts[i]));

        g_clear_pointer (&revs, actant_value_unref);
        revs = more;
      }

  return revs;
}

static ActantRevsOrder
naive_compare (Counts a,
               Counts b)
{
  gboolean less = FALSE, more = FALSE;

  for (guint i = 0; i < N_REPLICAS; i++)
    {
      less |= a.counts[i] < b.counts[i];
      more |= a.counts[i] > b.counts[i];
    }

  return less && more ? ACTANT_REVS_CONCURRENT
         : less ? ACTANT_REVS_BEFORE
         : more ? ACTANT_REVS_AFTER : ACTANT_REVS_EQUAL;
}

static gboolean
is_at_most (ActantRevsOrder order)
{
  return order == ACTANT_REVS_BEFORE || order == ACTANT_REVS_EQUAL;
}

static void
test_compare (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      Counts counts[3] = { make_counts (rand), make_counts (rand), make_counts (rand) };
      g_autoptr(ActantValue) a = to_revs (counts[0]);
      g_autoptr(ActantValue) b = to_revs (counts[1]);
      g_autoptr(ActantValue) c = to_revs (counts[2]);

      g_assert_cmpint (actant_revs_compare (a, b), ==, naive_compare (counts[0], counts[1]));
      g_assert_cmpint (actant_revs_compare (a, a), ==, ACTANT_REVS_EQUAL);
      if (is_at_most (actant_revs_compare (a, b)) && is_at_most (actant_revs_compare (b, c)))
        g_assert_true (is_at_most (actant_revs_compare (a, c)));
    }
}

static void
test_max (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      Counts counts[3] = { make_counts (rand), make_counts (rand), make_counts (rand) };
      g_autoptr(ActantValue) a = to_revs (counts[0]);
      g_autoptr(ActantValue) b = to_revs (counts[1]);
      g_autoptr(ActantValue) bound = to_revs (counts[2]);
      g_autoptr(ActantValue) max = actant_revs_max (a, b);
      g_autoptr(ActantValue) turned = actant_revs_max (b, a);
      g_autoptr(ActantValue) again = actant_revs_max (max, b);

      g_assert_true (actant_value_equal (max, turned));
      g_assert_true (actant_value_equal (max, again));
      g_assert_true (is_at_most (actant_revs_compare (a, max)));
      g_assert_true (is_at_most (actant_revs_compare (b, max)));
      if (is_at_most (actant_revs_compare (a, bound))
          && is_at_most (actant_revs_compare (b, bound)))
        g_assert_true (is_at_most (actant_revs_compare (max, bound)));
    }
}

static void
test_bump (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      Counts counts = make_counts (rand);
      guint who = g_rand_int_range (rand, 0, N_REPLICAS);
      gint64 count = g_rand_int_range (rand, 0, 6);
      g_autoptr(ActantValue) before = to_revs (counts);
      g_autoptr(ActantValue) after = actant_revs_bump (before, replicas[who], count);

      g_assert_cmpint (actant_revs_compare (before, after), ==, ACTANT_REVS_BEFORE);
      g_assert_cmpint (actant_revs_get (after, replicas[who]), ==,
                       MAX (count, counts.counts[who] + 1));
      for (guint i = 0; i < N_REPLICAS; i++)
        if (i != who)
          g_assert_cmpint (actant_revs_get (after, replicas[i]), ==, counts.counts[i]);
    }
}

static void
test_unset (void)
{
  g_autoptr(ActantValue) first = actant_revs_bump (NULL, "k3xq9z", 1);

  g_assert_cmpint (actant_revs_get (NULL, "k3xq9z"), ==, 0);
  g_assert_cmpint (actant_revs_compare (NULL, NULL), ==, ACTANT_REVS_EQUAL);
  g_assert_cmpint (actant_revs_compare (NULL, first), ==, ACTANT_REVS_BEFORE);
  g_assert_cmpint (actant_revs_compare (first, NULL), ==, ACTANT_REVS_AFTER);
  g_assert_null (actant_revs_max (NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/revs/unset", test_unset);
  g_test_add_func ("/revs/compare", test_compare);
  g_test_add_func ("/revs/max", test_max);
  g_test_add_func ("/revs/bump", test_bump);

  return g_test_run ();
}
