/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging bytes, where what both sides have is not read, against merging everything. */
#include "core-test-util.h"

#include "store/actant-record-file.h"
#include "team/actant-merge-bytes.h"
#include "team/actant-merge.h"

#include <string.h>

#define N_RECORDS 60
#define ROUNDS 150

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static ActantRecordFile *
read_head (void)
{
  g_autoptr(GBytes) bytes = make_bytes (
    "{\"format\": \"actant-annotations\", \"version\": 1, "
    "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\", \"coder\": {\"slug\": \"mina\"}, "
    "\"source\": {\"file\": \"a.txt\", \"sha256\": \"ab\"}, \"x-tool\": [1 ,2]}");

  return actant_record_file_read (bytes, "a", NULL);
}

static ActantRecord *
make_record (GRand *rand)
{
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_MEMO,
                                      ACTANT_KIND_RELATION };
  ActantKind kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  g_autofree char *id = make_id (rand);
  gint64 start = g_rand_int_range (rand, 0, 40);
  const gint64 ends[] = { start, start + 1 + g_rand_int_range (rand, 0, 3) };

  if (actant_kind_has_segments (kind))
    return new_placed (kind, id, ends, 1);
  if (kind == ACTANT_KIND_MEMO)
    return new_record_with (kind, id, "title", actant_value_new_text (toss (rand, 50) ? "a" : "b"));
  return new_record_with (kind, id, "from", actant_value_new_text (toss (rand, 50) ? "a" : "b"));
}

/* A change with a rev of @replica, or, rarely, without one. */
static ActantRecord *
change (GRand              *rand,
        const ActantRecord *record,
        const char         *replica)
{
  g_autoptr(ActantRecord) noted = NULL;
  const ActantValue *revs = actant_record_get_revs (record);

  if (actant_kind_has_segments (actant_record_get_kind (record)) && toss (rand, 30))
    {
      const gint64 ends[] = { g_rand_int_range (rand, 0, 40), 50 };

      noted = new_placed (actant_record_get_kind (record), actant_record_get_id (record), ends, 1);
    }
  else
    noted = set_text (record, "note", toss (rand, 50) ? replica : "both");
  if (toss (rand, 5))
    return g_steal_pointer (&noted);

  return actant_record_set (noted, "rev",
                            actant_value_map_set (revs, replica, actant_value_new_integer (1)));
}

/* @file with some records changed, some left out and some new ones. */
static GBytes *
vary (GRand                  *rand,
      const ActantRecordFile *file,
      const char             *replica)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr(ActantRecordFile) varied = NULL;

  for (guint i = 0; i < file->records->len; i++)
    if (toss (rand, 96))
      g_ptr_array_add (records, toss (rand, 90) ? actant_record_ref (file->records->pdata[i])
                                                : change (rand, file->records->pdata[i], replica));
  for (guint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    g_ptr_array_add (records, make_record (rand));
  varied = actant_record_file_new (file->format, actant_record_ref (file->header), records);

  return actant_record_file_write (varied);
}

static void
check (GBytes *base,
       GBytes *ours,
       GBytes *theirs)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) o = base != NULL ? actant_record_file_read (base, "a", NULL) : NULL;
  g_autoptr(ActantRecordFile) a = actant_record_file_read (ours, "a", &error);
  g_autoptr(ActantRecordFile) b = actant_record_file_read (theirs, "a", &error);
  g_autoptr(ActantRecordFile) whole = actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, o, a, b, "a",
                                                          &error);
  g_autoptr(GBytes) wanted = actant_record_file_write (whole);
  g_autoptr(GBytes) merged = NULL;
  guint n_clashes = 0;

  g_assert_true (actant_merge_bytes (base, ours, theirs, "a", &merged, &n_clashes, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_bytes_get_data (merged, NULL), ==, g_bytes_get_data (wanted, NULL));
  g_assert_cmpuint (n_clashes, ==, actant_count_clashes (whole));
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr(ActantRecordFile) file = read_head ();
      g_autoptr(GBytes) base = NULL;
      g_autoptr(GBytes) ours = NULL;
      g_autoptr(GBytes) theirs = NULL;
      g_autoptr(GBytes) merged = NULL;
      guint n_clashes;

      for (guint i = 0; i < N_RECORDS; i++)
        g_ptr_array_add (file->records, make_record (rand));
      base = vary (rand, file, "o");
      ours = vary (rand, file, "a");
      theirs = vary (rand, file, "b");
      check (base, ours, theirs);
      check (base, theirs, ours);
      check (NULL, ours, theirs);
      check (base, ours, base);
      check (ours, ours, ours);

      /* Clashes that are there already, and are in what is not read. */
      g_assert_true (actant_merge_bytes (NULL, ours, theirs, "a", &merged, &n_clashes, NULL));
      check (ours, merged, merged);
      check (base, merged, ours);
    }
}

/* What cannot be read is told as by reading it whole; a base that cannot be read is none. */
static void
test_bad (void)
{
  g_autoptr(ActantRecordFile) file = read_head ();
  g_autoptr(GBytes) good = actant_record_file_write (file);
  static const char * const bad[] = {
    "{", "[]", "{\"format\": \"actant-annotations\"}", "{\"format\": 1}", "<<<<<<< HEAD\n",
    "{\"format\": \"actant-annotations\", \"version\": 1, \"annotations\": [{\"id\": 1}]}",
    "{\"format\": \"actant-annotations\", \"version\": 9, "
    "\"set\": \"0192f3a1-0000-7000-8000-00000000000f\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GBytes) bytes = make_bytes (bad[i]);
      g_autoptr(GBytes) merged = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) other_error = NULL;
      guint n_clashes;

      g_assert_false (actant_merge_bytes (good, good, bytes, "x.json", &merged, &n_clashes, &error));
      g_assert_nonnull (strstr (error->message, "x.json"));
      g_assert_false (actant_merge_bytes (good, bytes, good, "x.json", &merged, &n_clashes,
                                          &other_error));
      g_assert_nonnull (other_error);
      g_assert_true (actant_merge_bytes (bytes, good, good, "x.json", &merged, &n_clashes, NULL));
      g_assert_true (g_bytes_equal (merged, good));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge-bytes/random", test_random);
  g_test_add_func ("/merge-bytes/bad", test_bad);

  return g_test_run ();
}
