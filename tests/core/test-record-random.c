/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Properties of reading and writing over random records of every kind: what was written reads as
 * what it was, and writing that again gives the same bytes. Bytes of unknown members and of opaque
 * records, however odd, survive; damaged files never crash. */

#include "record-fixture.h"

#include "store/actant-json-gate.h"

#define ROUNDS (g_test_thorough () ? 1000 : 25)

static void
assert_round_trip (const ActantRecordFile *file)
{
  g_autoptr (GBytes) written = actant_record_file_write (file);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (ActantRecordFile) back = NULL;
  g_autoptr (GError) error = NULL;

  back = actant_record_file_read (written, "random.json", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < back->records->len; i++)
    if (actant_record_is_opaque (back->records->pdata[i])
        && strstr (actant_record_get_source (back->records->pdata[i], NULL), "\"kind\":7") == NULL)
      g_error ("%s: %s", actant_record_get_reason (back->records->pdata[i]),
               actant_record_get_source (back->records->pdata[i], NULL));

  again = actant_record_file_write (back);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (again, NULL), g_bytes_get_size (again));
  g_assert_true (actant_record_file_equal (file, back));
}

/* Percent of the fields that are set: all, most, few. */
static void
test_round_trip (gconstpointer data)
{
  g_autoptr (GRand) rand = make_rand ();

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (ActantRecordFile) annotations = NULL;
      g_autoptr (ActantRecordFile) study = NULL;

      annotations = make_file (rand, ACTANT_FORMAT_ANNOTATIONS, GPOINTER_TO_INT (data));
      study = make_file (rand, ACTANT_FORMAT_STUDY, GPOINTER_TO_INT (data));
      assert_round_trip (annotations);
      assert_round_trip (study);
    }
}

/* The order of records in the file decides nothing. */
static void
test_shuffled (void)
{
  g_autoptr (GRand) rand = make_rand ();

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (ActantRecordFile) file = make_file (rand, i % 2, PERCENT_SET);
      g_autoptr (GBytes) before = actant_record_file_write (file);
      g_autoptr (GBytes) after = NULL;
      gpointer *records = file->records->pdata;

      for (guint j = file->records->len; j > 1; j--)
        {
          guint k = g_rand_int_range (rand, 0, j);
          gpointer swapped = records[k];

          records[k] = records[j - 1];
          records[j - 1] = swapped;
        }
      after = actant_record_file_write (file);
      g_assert_true (g_bytes_equal (before, after));
    }
}

/* Each odd source as an unknown member of the root, a record, a slot, an item and a version. */
static void
test_odd_sources (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd_sources); i++)
    {
      const char *odd = odd_sources[i];
      g_autofree char *text = g_strdup_printf (
        "{\"format\":\"actant-annotations\",\"version\":1,"
        "\"set\":\"0192f3a1-0000-7000-8000-00000000000f\",\"coder\":{\"slug\":\"m\",\"c\":%s},"
        "\"source\":{\"file\":\"a\",\"sha256\":\"b\",\"s\" : %s},\"root\":%s,\"annotations\":[{"
        "\"id\":\"0192f3a1-0000-7000-8000-000000000001\",\"kind\":\"claim\",\"record\":%s,"
        "\"likelihood\":{\"slot\":%s},\"segments\":[{\"start\":0,\"end\":1,\"item\":%s}],"
        "\"versions\":[{\"version\":%s}]}]}", odd, odd, odd, odd, odd, odd, odd);
      static const char * const names[] = { "c", "s", "root", "record", "slot", "item", "version" };
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (ActantRecordFile) file = actant_record_file_read (bytes, "x.json", NULL);
      g_autoptr (GBytes) written = NULL;

      g_assert_nonnull (file);
      g_assert_false (actant_record_is_opaque (file->records->pdata[0]));
      assert_round_trip (file);
      written = actant_record_file_write (file);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *member = g_strdup_printf ("\"%s\": %s", names[j], odd);

          g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL),
                                          g_bytes_get_size (written), member));
        }
    }
}

/* One to three bytes changed: an error or a file that still round-trips, never a crash. */
static void
test_damaged (void)
{
  static const char bytes[] = "\"{}[]:,\\019-eE.truenlfas x\n\xc3\x80";
  g_autoptr (GRand) rand = make_rand ();
  g_autoptr (ActantRecordFile) whole = make_file (rand, ACTANT_FORMAT_ANNOTATIONS, PERCENT_SET);
  g_autoptr (GBytes) good = actant_record_file_write (whole);
  guint n_read = 0;

  for (int i = 0; i < 20 * ROUNDS; i++)
    {
      gsize length = g_bytes_get_size (good);
      char *copy = g_memdup2 (g_bytes_get_data (good, NULL), length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (ActantRecordFile) file = NULL;
      g_autoptr (GBytes) once = NULL;

      for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        {
          char byte = bytes[g_rand_int_range (rand, 0, strlen (bytes))];

          copy[g_rand_int_range (rand, 0, length)] = byte;
        }
      damaged = g_bytes_new_take (copy, length);
      file = actant_record_file_read (damaged, "damaged.json", NULL);
      if (file == NULL)
        continue;

      n_read++;
      once = actant_record_file_write (file);
      g_clear_pointer (&file, actant_record_file_free);
      file = actant_record_file_read (once, "damaged.json", NULL);
      g_assert_nonnull (file);
      {
        g_autoptr (GBytes) twice = actant_record_file_write (file);

        g_assert_true (g_bytes_equal (once, twice));
      }
    }
  g_assert_cmpuint (n_read, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/record-random/round-trip/all", GINT_TO_POINTER (100), test_round_trip);
  g_test_add_data_func ("/record-random/round-trip/most", GINT_TO_POINTER (70), test_round_trip);
  g_test_add_data_func ("/record-random/round-trip/few", GINT_TO_POINTER (10), test_round_trip);
  g_test_add_func ("/record-random/shuffled", test_shuffled);
  g_test_add_func ("/record-random/odd-sources", test_odd_sources);
  g_test_add_func ("/record-random/damaged", test_damaged);

  return g_test_run ();
}
