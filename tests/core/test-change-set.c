/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change sets: folding, and inverting against what is now. */
#include "core-test-util.h"

#include "model/actant-change-set.h"

#include <string.h>

#define FILE_A "brief.txt.mina.annotations.json"
#define FILE_B "study.mina.json"
#define N_IDS 4
#define ROUNDS 3000

/* What is now: "file id" to record. */
typedef GHashTable World;

static char *
get_key (const char *file,
         const char *id)
{
  return g_strconcat (file, " ", id, NULL);
}

static const ActantRecord *
get_current (const char *file,
             const char *id,
             gpointer    world)
{
  g_autofree char *key = get_key (file, id);

  return g_hash_table_lookup (world, key);
}

static World *
world_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) actant_record_unref);
}

static void
world_apply (World                 *world,
             const ActantChangeSet *set)
{
  for (guint i = 0; i < actant_change_set_get_n (set); i++)
    {
      const ActantChange *change = actant_change_set_get (set, i);
      const char *id =
        actant_record_get_id (change->after != NULL ? change->after : change->before);
      const ActantRecord *now = get_current (change->file, id, world);

      g_assert_true ((now == NULL) == (change->before == NULL));
      g_assert_true (now == NULL || actant_record_equal_content (now, change->before));
      if (change->after != NULL)
        g_hash_table_replace (world, get_key (change->file, id), actant_record_ref (change->after));
      else
        {
          g_autofree char *key = get_key (change->file, id);

          g_hash_table_remove (world, key);
        }
    }
}

static World *
world_copy (World *world)
{
  World *copy = world_new ();
  GHashTableIter iter;
  gpointer key, record;

  g_hash_table_iter_init (&iter, world);
  while (g_hash_table_iter_next (&iter, &key, &record))
    g_hash_table_insert (copy, g_strdup (key), actant_record_ref (record));

  return copy;
}

/* The same content; a creation that was undone may have left a tombstone. */
static void
assert_same (World *expected,
             World *world)
{
  GHashTableIter iter;
  gpointer key, record;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &record))
    {
      const ActantRecord *now = g_hash_table_lookup (world, key);

      g_assert_nonnull (now);
      g_assert_true (actant_record_equal_content (now, record));
    }
  g_hash_table_iter_init (&iter, world);
  while (g_hash_table_iter_next (&iter, &key, &record))
    g_assert_true (g_hash_table_contains (expected, key) || actant_record_is_deleted (record));
}

static const char *
pick (GRand              *rand,
      const char * const *words)
{
  return words[g_rand_int_range (rand, 0, g_strv_length ((char **) words))];
}

/* One action over both files: creations, edits of one or two fields, deletions, revivals. */
static ActantChangeSet *
make_action (GRand *rand,
             World *world)
{
  static const char * const words[] = { "x", "y", "z", "", NULL };
  ActantChangeSet *set = actant_change_set_new ("Action");

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      gboolean claim = toss (rand, 50);
      const char *file = claim ? FILE_A : FILE_B;
      g_autofree char *id = g_strdup_printf ("%d", g_rand_int_range (rand, 0, N_IDS));
      const ActantRecord *now = get_current (file, id, world);
      g_autoptr(ActantRecord) base = NULL;
      g_autoptr(ActantRecord) titled = NULL;
      g_autoptr(ActantRecord) after = NULL;

      if (actant_change_set_lookup (set, file, id) != NULL)
        now = actant_change_set_lookup (set, file, id);
      base = now != NULL ? actant_record_ref (now)
                         : new_record_with (claim ? ACTANT_KIND_CLAIM : ACTANT_KIND_ACTOR, id,
                                            "note", NULL);
      titled = set_text (base, claim ? "gist" : "name", pick (rand, words));
      after = toss (rand, 25) ? set_text (titled, "deleted", toss (rand, 60) ? TEST_TIME : NULL)
                              : set_text (titled, "note", pick (rand, words));
      actant_change_set_add (set, file, get_current (file, id, world), after);
    }

  return set;
}

static ActantChangeSet *
invert (ActantChangeSet *set,
        World           *world,
        GPtrArray       *kept)
{
  return actant_change_set_invert (set, get_current, world, TEST_TIME, kept);
}

/* Undo undoes, redo does again, undo undoes that: from any state, for any action. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(GHashTable) world = world_new ();

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr(GHashTable) before = world_copy (world);
      g_autoptr(ActantChangeSet) action = make_action (rand, world);
      g_autoptr(GHashTable) after = NULL;
      g_autoptr(ActantChangeSet) undo = NULL;
      g_autoptr(ActantChangeSet) redo = NULL;
      g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

      world_apply (world, action);
      after = world_copy (world);
      undo = invert (action, world, kept);
      world_apply (world, undo);
      assert_same (before, world);
      redo = invert (undo, world, kept);
      world_apply (world, redo);
      assert_same (after, world);
      g_assert_cmpuint (kept->len, ==, 0);
      g_assert_cmpstr (actant_change_set_get_label (redo), ==, "Action");
    }
}

static ActantRecord *
new_claim (const char *gist,
           const char *note)
{
  g_autoptr(ActantRecord) claim = new_record_with (ACTANT_KIND_CLAIM, "1", "gist",
                                                   actant_value_new_text (gist));

  return set_text (claim, "note", note);
}

/* Somebody changed one of two fields since: that one stays and is told. */
static void
test_kept (void)
{
  g_autoptr(GHashTable) world = world_new ();
  g_autoptr(ActantRecord) before = new_claim ("a", "a");
  g_autoptr(ActantRecord) after = new_claim ("b", "b");
  g_autoptr(ActantRecord) since = new_claim ("b", "c");
  g_autoptr(ActantChangeSet) set = actant_change_set_new ("Edit");
  g_autoptr(ActantChangeSet) undo = NULL;
  g_autoptr(ActantChangeSet) nothing = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  const ActantRecord *now;

  actant_change_set_add (set, FILE_A, before, after);
  g_hash_table_insert (world, get_key (FILE_A, "1"), actant_record_ref (since));
  undo = invert (set, world, kept);
  world_apply (world, undo);

  now = get_current (FILE_A, "1", world);
  g_assert_cmpstr (actant_record_get_text (now, "gist"), ==, "a");
  g_assert_cmpstr (actant_record_get_text (now, "note"), ==, "c");
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (kept->pdata[0], ==, "b: note");

  /* Nothing is left to take back: an empty change set, and everything told. */
  g_ptr_array_set_size (kept, 0);
  nothing = invert (set, world, kept);
  g_assert_cmpuint (actant_change_set_get_n (nothing), ==, 0);
  g_assert_cmpuint (kept->len, ==, 2);
}

static void
test_creation (void)
{
  g_autoptr(GHashTable) world = world_new ();
  g_autoptr(ActantRecord) claim = new_claim ("a", NULL);
  g_autoptr(ActantChangeSet) set = actant_change_set_new ("Add");
  g_autoptr(ActantChangeSet) gone = NULL;
  g_autoptr(ActantChangeSet) undo = NULL;

  actant_change_set_add (set, FILE_A, NULL, claim);
  gone = invert (set, world, NULL);
  g_assert_cmpuint (actant_change_set_get_n (gone), ==, 0);

  world_apply (world, set);
  undo = invert (set, world, NULL);
  g_assert_cmpuint (actant_change_set_get_n (undo), ==, 1);
  g_assert_true (actant_record_is_deleted (actant_change_set_get (undo, 0)->after));
  g_assert_cmpstr (actant_record_get_text (actant_change_set_get (undo, 0)->after, "deleted"), ==,
                   TEST_TIME);
}

static void
test_folding (void)
{
  g_autoptr(ActantRecord) a = new_claim ("a", NULL);
  g_autoptr(ActantRecord) b = new_claim ("b", NULL);
  g_autoptr(ActantRecord) c = new_claim ("c", NULL);
  g_autoptr(ActantChangeSet) set = actant_change_set_new ("Edit");

  actant_change_set_add (set, FILE_A, a, b);
  actant_change_set_add (set, FILE_B, NULL, b);
  actant_change_set_add (set, FILE_A, b, c);
  g_assert_cmpuint (actant_change_set_get_n (set), ==, 2);
  g_assert_true (actant_change_set_get (set, 0)->before == a);
  g_assert_true (actant_change_set_get (set, 0)->after == c);
  g_assert_true (actant_change_set_get (set, 0)->file == g_intern_string (FILE_A));
  g_assert_true (actant_change_set_lookup (set, FILE_A, "1") == c);
  g_assert_true (actant_change_set_lookup (set, FILE_B, "1") == b);
  g_assert_null (actant_change_set_lookup (set, FILE_B, "2"));
}

/* Undo leaves the versions that somebody else brought in. */
static void
test_versions (void)
{
  g_autoptr(GHashTable) world = world_new ();
  g_autoptr(ActantRecord) before = new_claim ("a", NULL);
  g_autoptr(ActantRecord) after = new_claim ("b", NULL);
  ActantValue *versions[] = { actant_value_ref (actant_record_get_body (before)) };
  ActantRecord *joined =
    actant_record_new_with_versions (ACTANT_KIND_CLAIM, "1",
                                     actant_value_ref (actant_record_get_body (after)), versions, 1);
  g_autoptr(ActantChangeSet) set = actant_change_set_new ("Edit");
  g_autoptr(ActantChangeSet) undo = NULL;

  actant_change_set_add (set, FILE_A, before, after);
  g_hash_table_insert (world, get_key (FILE_A, "1"), joined);
  undo = invert (set, world, NULL);
  g_assert_cmpuint (actant_record_get_n_versions (actant_change_set_get (undo, 0)->after), ==, 1);
  g_assert_cmpstr (actant_record_get_text (actant_change_set_get (undo, 0)->after, "gist"), ==,
                   "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-set/folding", test_folding);
  g_test_add_func ("/change-set/random", test_random);
  g_test_add_func ("/change-set/kept", test_kept);
  g_test_add_func ("/change-set/creation", test_creation);
  g_test_add_func ("/change-set/versions", test_versions);

  return g_test_run ();
}
