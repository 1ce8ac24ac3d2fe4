/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining: commutative, associative, idempotent, absorbing; nothing is lost but what was seen. */
#include "core-test-util.h"

#include "model/actant-revs.h"
#include "team/actant-join.h"

#include <string.h>

#define ROUNDS 10000
#define ID(n) "0192f3a1-0000-7000-8000-00000000000" n

#define N_REPLICAS 3
#define N_BODIES (27 * 2 * 3)

static ActantValue *bodies[N_BODIES];

/* All bodies of few replicas, low counts, few names and times, so that they meet often. */
static void
make_bodies (void)
{
  static const char * const replicas[N_REPLICAS] = { "aaaaaa", "bbbbbb", "cccccc" };
  static const char * const names[] = { "x", "y" };
  static const char * const times[] = { NULL, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z" };
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_ACTOR)->table;

  for (guint n = 0; n < N_BODIES; n++)
    {
      ActantValue *members[64] = { NULL };
      const char *keys[N_REPLICAS];
      ActantValue *counts[N_REPLICAS];
      guint n_counts = 0;

      for (guint i = 0, rest = n / 6; i < N_REPLICAS; i++, rest /= 3)
        if (rest % 3 > 0)
          {
            keys[n_counts] = replicas[i];
            counts[n_counts++] = actant_value_new_integer (rest % 3);
          }
      members[actant_table_find (table, "name")] = actant_value_new_text (names[n % 2]);
      members[actant_table_find (table, "modified")] = actant_value_new_text (times[n / 2 % 3]);
      members[actant_table_find (table, "rev")] = actant_value_new_map (keys, counts, n_counts);
      bodies[n] = actant_value_new_object (table, members, NULL);
    }
}

static void
free_bodies (void)
{
  for (guint n = 0; n < N_BODIES; n++)
    actant_value_unref (bodies[n]);
}

static ActantValue *
make_body (GRand *rand)
{
  return actant_value_ref (bodies[g_rand_int_range (rand, 0, N_BODIES)]);
}

/* What a file may hold: one to three versions, joined so that none dominates another. */
static ActantRecord *
make_record (GRand *rand)
{
  ActantRecord *record = actant_record_new (ACTANT_KIND_ACTOR, ID ("1"), make_body (rand));

  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autoptr(ActantRecord) old = record;
      g_autoptr(ActantRecord) more = actant_record_new (ACTANT_KIND_ACTOR, ID ("1"),
                                                        make_body (rand));

      record = actant_join_records (old, more);
    }

  return record;
}

static const ActantValue *
get_body (const ActantRecord *record,
          guint               i)
{
  return i == 0 ? actant_record_get_body (record) : actant_record_get_version (record, i - 1);
}

/* Each version of @part is in @whole, or one that has seen it is. */
static void
check_kept (const ActantRecord *part,
            const ActantRecord *whole)
{
  for (guint i = 0; i <= actant_record_get_n_versions (part); i++)
    {
      const ActantValue *body = get_body (part, i);
      gboolean kept = FALSE;

      for (guint j = 0; j <= actant_record_get_n_versions (whole) && !kept; j++)
        kept = actant_value_equal (body, get_body (whole, j))
               || actant_revs_compare (actant_value_get_member (body, "rev"),
                                       actant_value_get_member (get_body (whole, j), "rev"))
                  == ACTANT_REVS_BEFORE;
      g_assert_true (kept);
    }
}

static void
test_records (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr(ActantRecord) a = make_record (rand);
      g_autoptr(ActantRecord) b = make_record (rand);
      g_autoptr(ActantRecord) c = make_record (rand);
      g_autoptr(ActantRecord) aa = actant_join_records (a, a);
      g_autoptr(ActantRecord) ab = actant_join_records (a, b);
      g_autoptr(ActantRecord) ba = actant_join_records (b, a);
      g_autoptr(ActantRecord) bc = actant_join_records (b, c);
      g_autoptr(ActantRecord) left = actant_join_records (ab, c);
      g_autoptr(ActantRecord) right = actant_join_records (a, bc);
      g_autoptr(ActantRecord) absorbed = actant_join_records (ab, b);

      g_assert_true (actant_record_equal (aa, a));
      g_assert_true (actant_record_equal (ab, ba));
      g_assert_true (actant_record_equal (left, right));
      g_assert_true (actant_record_equal (absorbed, ab));
      check_kept (a, left);
      check_kept (b, left);
      check_kept (c, left);
    }
}

/* The outer body is the one changed last, of those at one time the greater by bytes. */
static void
test_outer (void)
{
  static const char * const names[] = { "b", "a", "c" };
  static const char * const times[] = { "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z",
                                        "2026-01-02T00:00:00Z" };
  g_autoptr(ActantRecord) all = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(ActantRecord) named = new_record_with (ACTANT_KIND_ACTOR, ID ("1"), "name",
                                                       actant_value_new_text (names[i]));
      g_autoptr(ActantRecord) dated = set_text (named, "modified", times[i]);
      ActantRecord *one = actant_record_set (dated, "rev",
                                             actant_value_map_set (NULL, names[i],
                                                                   actant_value_new_integer (1)));

      if (all != NULL)
        {
          ActantRecord *joined = actant_join_records (all, one);

          actant_record_unref (all);
          actant_record_unref (one);
          one = joined;
        }
      all = one;
    }

  g_assert_cmpstr (actant_record_get_text (all, "name"), ==, "c");
  g_assert_cmpuint (actant_record_get_n_versions (all), ==, 2);
  g_assert_cmpstr (actant_value_get_member_text (actant_record_get_version (all, 0), "name"), ==,
                   "a");
  g_assert_cmpstr (actant_value_get_member_text (actant_record_get_version (all, 1), "name"), ==,
                   "b");
}

static const ActantTable *
get_slot_table (const char *slot)
{
  return actant_table_get (actant_kind_get_info (ACTANT_KIND_HEADER)->table, slot)->type->table;
}

static ActantRecord *
make_header (GRand      *rand,
             const char *slug,
             const char *file)
{
  const ActantTable *coder_table = get_slot_table ("coder");
  const ActantTable *source_table = get_slot_table ("source");
  const char *name = rand == NULL ? NULL : toss (rand, 50) ? "Mina" : "Park";
  ActantValue *coder[64] = { NULL, actant_value_new_text (slug),
                             actant_value_new_text (name) };
  ActantValue *source[64] = { actant_value_new_text (file), actant_value_new_integer (9),
                              actant_value_new_text ("ab") };
  const char *set = rand != NULL && toss (rand, 50) ? ID ("a") : ID ("b");
  g_autoptr(ActantRecord) named =
    new_record_with (ACTANT_KIND_HEADER, set, "coder",
                     actant_value_new_object (coder_table, coder, NULL));
  g_autoptr(ActantValue) body = rand != NULL ? make_body (rand) : NULL;
  const ActantValue *revs = actant_value_get_member (body, "rev");
  g_autoptr(ActantRecord) revised =
    actant_record_set (named, "rev", revs != NULL ? actant_value_ref (revs) : NULL);

  return actant_record_set (revised, "source",
                            actant_value_new_object (source_table, source, NULL));
}

static ActantValue *
make_text (GRand *rand)
{
  return actant_value_new_text (toss (rand, 50) ? "x" : "y");
}

static ActantRecordFile *
make_file (GRand *rand)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < 4; i++)
    if (toss (rand, 50))
      {
        g_autofree char *id = g_strdup_printf (ID ("%u"), i);
        g_autoptr(ActantValue) body = make_body (rand);
        g_autoptr(ActantRecord) memo = new_record_with (ACTANT_KIND_MEMO, id, "text",
                                                        make_text (rand));
        const ActantValue *revs = actant_value_get_member (body, "rev");

        g_ptr_array_add (records,
                         actant_record_set (memo, "rev",
                                            revs != NULL ? actant_value_ref (revs) : NULL));
      }

  return actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, make_header (rand, "mina", "brief.txt"),
                                 records);
}

static ActantRecordFile *
join (const ActantRecordFile *a,
      const ActantRecordFile *b)
{
  g_autoptr(GError) error = NULL;
  ActantRecordFile *joined = actant_join_files (a, b, "x.json", &error);

  g_assert_no_error (error);
  return joined;
}

/* Whole files, with their headers, as the bytes that would be written. */
static void
assert_same (const ActantRecordFile *a,
             const ActantRecordFile *b)
{
  g_autoptr(GBytes) bytes_a = actant_record_file_write (a);
  g_autoptr(GBytes) bytes_b = actant_record_file_write (b);

  g_assert_cmpstr (g_bytes_get_data (bytes_a, NULL), ==, g_bytes_get_data (bytes_b, NULL));
  g_assert_true (g_bytes_equal (bytes_a, bytes_b));
}

static void
test_files (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS / 25; round++)
    {
      g_autoptr(ActantRecordFile) a = make_file (rand);
      g_autoptr(ActantRecordFile) b = make_file (rand);
      g_autoptr(ActantRecordFile) c = make_file (rand);
      g_autoptr(ActantRecordFile) aa = join (a, a);
      g_autoptr(ActantRecordFile) ab = join (a, b);
      g_autoptr(ActantRecordFile) ba = join (b, a);
      g_autoptr(ActantRecordFile) bc = join (b, c);
      g_autoptr(ActantRecordFile) left = join (ab, c);
      g_autoptr(ActantRecordFile) right = join (a, bc);
      g_autoptr(GBytes) bytes = actant_record_file_write (left);
      g_autoptr(GError) error = NULL;
      g_autoptr(ActantRecordFile) again = actant_record_file_read (bytes, "x.json", &error);

      assert_same (aa, a);
      assert_same (ab, ba);
      assert_same (left, right);
      g_assert_no_error (error);
      g_assert_true (actant_record_file_equal (left, again));
    }
}

static void
test_refused (void)
{
  static const struct { const char *slug; const char *file; } rows[] = {
    { "jun", "brief.txt" }, { "mina", "other.txt" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(ActantRecordFile) a =
        actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, make_header (NULL, "mina", "brief.txt"),
                                g_ptr_array_new ());
      g_autoptr(ActantRecordFile) b =
        actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS,
                                make_header (NULL, rows[i].slug, rows[i].file),
                                g_ptr_array_new ());
      g_autoptr(GError) error = NULL;

      g_assert_null (actant_join_files (a, b, "brief.txt.mina.annotations.json", &error));
      g_assert_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_NAME);
      g_assert_nonnull (strstr (error->message, "brief.txt.mina.annotations.json"));
    }
}

static ActantRecord *
make_opaque (int         count,
             const char *source)
{
  ActantValue *revs = count > 0 ? actant_value_map_set (NULL, "k",
                                                        actant_value_new_integer (count)) : NULL;

  return actant_record_new_opaque ("memos", "wish", ID ("1"), revs, source, strlen (source), "why");
}

static void
test_opaque (void)
{
  g_autoptr(ActantRecord) old = make_opaque (1, "{\"a\":1}");
  g_autoptr(ActantRecord) same = make_opaque (1, "{\"a\":1}");
  g_autoptr(ActantRecord) new = make_opaque (2, "{\"a\":2}");
  g_autoptr(ActantRecord) other = make_opaque (1, "{\"a\":3}");
  g_autoptr(ActantRecord) unchanged = actant_join_records (old, same);
  g_autoptr(ActantRecord) later = actant_join_records (old, new);
  g_autoptr(ActantRecord) turned = actant_join_records (new, old);

  g_assert_true (actant_record_equal (unchanged, old));
  g_assert_true (actant_record_equal (later, new));
  g_assert_true (actant_record_equal (turned, new));
  g_assert_null (actant_join_records (old, other));
}

/* What has no id is joined by its source: once, however often it comes. */
static void
test_nameless (void)
{
  static const char * const sources[] = { "{\"a\": 1}", "{\"a\": 2}" };
  GPtrArray *records[2];
  g_autoptr(ActantRecordFile) a = NULL;
  g_autoptr(ActantRecordFile) b = NULL;
  g_autoptr(ActantRecordFile) aa = NULL;
  g_autoptr(ActantRecordFile) ab = NULL;
  g_autoptr(ActantRecordFile) ba = NULL;

  for (guint i = 0; i < 2; i++)
    {
      records[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
      for (guint j = 0; j <= i; j++)
        g_ptr_array_add (records[i], actant_record_new_opaque ("memos", NULL, NULL, NULL, sources[j],
                                                               strlen (sources[j]), "no id"));
    }
  a = actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, make_header (NULL, "mina", "brief.txt"),
                              records[0]);
  b = actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, make_header (NULL, "mina", "brief.txt"),
                              records[1]);
  aa = join (a, a);
  ab = join (a, b);
  ba = join (b, a);
  g_assert_cmpuint (aa->records->len, ==, 1);
  g_assert_cmpuint (ab->records->len, ==, 2);
  assert_same (ab, ba);
  assert_same (ab, b);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/join/records", test_records);
  g_test_add_func ("/join/outer", test_outer);
  g_test_add_func ("/join/files", test_files);
  g_test_add_func ("/join/refused", test_refused);
  g_test_add_func ("/join/opaque", test_opaque);
  g_test_add_func ("/join/nameless", test_nameless);

  make_bodies ();
  result = g_test_run ();
  free_bodies ();

  return result;
}
