/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining and merging over random histories of two to five people (see join-world.h).
 *
 * 20,000 joins in each run; with ACTANT_TEST_LONG=1 in the environment 1,000,000, or as many as
 * that says. GLib prints the seed of a run and takes it by --seed. */
#include "join-world.h"

#include <stdlib.h>

#define JOINS 20000
#define LONG_JOINS 1000000

static guint64
count_wanted (void)
{
  const char *text = g_getenv ("ACTANT_TEST_LONG");
  guint64 wanted = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return wanted == 0 ? JOINS : wanted == 1 ? LONG_JOINS : wanted;
}

static void
test_histories (void)
{
  World world = { .rand = g_rand_new_with_seed (g_test_rand_int ()),
                  .identity = actant_identity_new_fixed (TEST_EPOCH, 1) };
  guint64 wanted = count_wanted ();
  guint n_worlds = 0;

  while (world.n_joins < wanted)
    {
      world_begin (&world);
      while (world_step (&world))
        ;
      world_end (&world);
      n_worlds++;
    }

  g_test_message ("%" G_GUINT64_FORMAT " joins in %u histories, %" G_GUINT64_FORMAT
                  " records resolved, %" G_GUINT64_FORMAT " left with versions",
                  world.n_joins, n_worlds, world.n_resolved, world.n_clashes);
  g_assert_cmpuint (world.n_resolved, >, world.n_joins / 500);
  g_assert_cmpuint (world.n_clashes, >, world.n_joins / 500);
  g_rand_free (world.rand);
  g_object_unref (world.identity);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/join-properties/histories", test_histories);

  return g_test_run ();
}
