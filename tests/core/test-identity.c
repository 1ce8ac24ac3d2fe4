/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids that are UUIDv7 and only rise, replicas, the clock; all of them fixed on demand. */
#include "core-test-util.h"

#include <string.h>

static guint64
get_hex (const char *id,
         guint       from,
         guint       n)
{
  g_autofree char *digits = g_strndup (id + from, n);

  return g_ascii_strtoull (digits, NULL, 16);
}

static guint64
get_ms (const char *id)
{
  return get_hex (id, 0, 8) << 16 | get_hex (id, 9, 4);
}

static void
test_bits (void)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new ();
  gint64 before = g_get_real_time () / 1000;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = actant_identity_new_id (identity);

      g_assert_true (actant_id_is_valid (id));
      g_assert_cmpint (id[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", id[19]));
      g_assert_cmpint (get_ms (id), >=, before);
      g_assert_cmpint (get_ms (id), <=, g_get_real_time () / 1000 + 1);
    }
}

static void
test_rising (void)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new ();
  g_autofree char *last = actant_identity_new_id (identity);

  for (guint i = 0; i < 20000; i++)
    {
      char *id = actant_identity_new_id (identity);

      g_assert_cmpstr (last, <, id);
      g_free (last);
      last = id;
      if (i % 5000 == 0)
        g_usleep (1500);
    }
}

/* With the clock stopped the counter runs over after 4,096 ids and moves the time on. */
static void
test_overflow (void)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new_fixed (TEST_EPOCH, 1);
  g_autofree char *last = NULL;
  guint64 start = TEST_EPOCH * 1000;

  for (guint i = 0; i < 3 * 4096; i++)
    {
      char *id = actant_identity_new_id (identity);

      g_assert_cmpuint (get_ms (id), ==, start + i / 4096);
      g_assert_cmpuint (get_hex (id, 15, 3), ==, i % 4096);
      g_assert_cmpstr (last != NULL ? last : "", <, id);
      g_free (last);
      last = id;
    }
}

static void
test_fixed (void)
{
  g_autoptr(ActantIdentity) a = actant_identity_new_fixed (TEST_EPOCH, 7);
  g_autoptr(ActantIdentity) b = actant_identity_new_fixed (TEST_EPOCH, 7);
  g_autoptr(ActantIdentity) other = actant_identity_new_fixed (TEST_EPOCH, 8);
  g_autofree char *time = actant_identity_dup_time (a);

  g_assert_cmpstr (time, ==, TEST_TIME);
  g_assert_true (actant_identity_is_fixed (a));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id_a = actant_identity_new_id (a);
      g_autofree char *id_b = actant_identity_new_id (b);
      g_autofree char *id_other = actant_identity_new_id (other);

      g_assert_cmpstr (id_a, ==, id_b);
      g_assert_cmpstr (id_a, !=, id_other);

      /* Replicas are a stream of their own: drawing one moves no id. */
      if (i % 3 == 0)
        g_free (actant_identity_new_replica (a, "a.json"));
    }
}

static void
test_environment (void)
{
  g_autofree char *id = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *time = NULL;
  g_autoptr(ActantIdentity) identity = NULL;
  g_autoptr(ActantIdentity) fixed = actant_identity_new_fixed (TEST_EPOCH, 7);

  g_setenv ("SOURCE_DATE_EPOCH", "1795428000", TRUE);
  identity = actant_identity_new ();
  g_assert_false (actant_identity_is_fixed (identity));
  time = actant_identity_dup_time (identity);
  g_assert_cmpstr (time, ==, TEST_TIME);
  g_clear_object (&identity);

  g_setenv ("ACTANT_TEST_SEED", "7", TRUE);
  identity = actant_identity_new ();
  g_assert_true (actant_identity_is_fixed (identity));
  id = actant_identity_new_id (identity);
  expected = actant_identity_new_id (fixed);
  g_assert_cmpstr (id, ==, expected);

  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_unsetenv ("ACTANT_TEST_SEED");
}

/* What no calendar holds must not take the program down. */
static void
test_odd_epochs (void)
{
  static const char * const epochs[] = {
    "", "x", "-1", "0", "253402300799", "99999999999999999999", "-99999999999999999999"
  };

  for (guint i = 0; i < G_N_ELEMENTS (epochs); i++)
    {
      g_autoptr(ActantIdentity) identity = NULL;
      g_autofree char *time = NULL;
      g_autofree char *id = NULL;

      g_setenv ("SOURCE_DATE_EPOCH", epochs[i], TRUE);
      identity = actant_identity_new ();
      time = actant_identity_dup_time (identity);
      id = actant_identity_new_id (identity);
      g_assert_cmpuint (strlen (time), ==, strlen (TEST_TIME));
      g_assert_cmpint (g_str_has_prefix (time, "1970-"), ==, strcmp (epochs[i], "0") == 0);
      g_assert_true (actant_id_is_valid (id));
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_replicas (void)
{
  g_autoptr(ActantIdentity) real = actant_identity_new ();
  g_autoptr(ActantIdentity) fixed = actant_identity_new_fixed (TEST_EPOCH, 1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 2000; i++)
    {
      char *replica = actant_identity_new_replica (i % 2 ? real : fixed, "a.json");

      g_assert_cmpuint (strlen (replica), ==, 6);
      g_assert_cmpuint (strspn (replica, "abcdefghijklmnopqrstuvwxyz0123456789"), ==, 6);
      g_hash_table_add (seen, replica);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 1990);
}

/* Which other files are written, and when, makes no difference under a fixed seed. */
static void
test_replicas_by_file (void)
{
  g_autoptr(ActantIdentity) a = actant_identity_new_fixed (TEST_EPOCH, 1);
  g_autoptr(ActantIdentity) b = actant_identity_new_fixed (TEST_EPOCH, 1);
  g_autofree char *a_text = actant_identity_new_replica (a, "text.json");
  g_autofree char *a_study = actant_identity_new_replica (a, "study.json");
  g_autofree char *b_study = actant_identity_new_replica (b, "study.json");
  g_autofree char *b_text = actant_identity_new_replica (b, "text.json");
  g_autofree char *again = actant_identity_new_replica (b, "text.json");

  g_assert_cmpstr (a_text, ==, b_text);
  g_assert_cmpstr (a_study, ==, b_study);
  g_assert_cmpstr (a_text, !=, a_study);
  g_assert_cmpstr (again, !=, b_text);
}

static void
test_validity (void)
{
  static const struct { const char *id; gboolean valid; } rows[] = {
    { "0192f3a1-0000-7000-8000-000000000000", TRUE },
    { "f47ac10b-58cc-4372-a567-0e02b2c3d479", TRUE },
    { "00000000-0000-0000-0000-000000000000", TRUE },
    { "0192F3A1-0000-7000-8000-000000000000", FALSE },
    { "0192f3a1-0000-7000-8000-00000000000", FALSE },
    { "0192f3a1-0000-7000-8000-0000000000000", FALSE },
    { "0192f3a1-0000-7000-8000-00000000000g", FALSE },
    { "0192f3a100000-7000-8000-000000000000", FALSE },
    { "0192f3a1-0000-7000-8000-0000000000-0", FALSE },
    { "{0192f3a1-0000-7000-8000-0000000000}", FALSE },
    { "../../../../../../../../../etc/passw", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (actant_id_is_valid (rows[i].id), ==, rows[i].valid);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identity/bits", test_bits);
  g_test_add_func ("/identity/rising", test_rising);
  g_test_add_func ("/identity/overflow", test_overflow);
  g_test_add_func ("/identity/fixed", test_fixed);
  g_test_add_func ("/identity/environment", test_environment);
  g_test_add_func ("/identity/odd-epochs", test_odd_epochs);
  g_test_add_func ("/identity/replicas", test_replicas);
  g_test_add_func ("/identity/replicas/by-file", test_replicas_by_file);
  g_test_add_func ("/identity/validity", test_validity);

  return g_test_run ();
}
