/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolving: field by field out of a base and two sides; what counts as a base; settling; merging
 * files with what was typed over a rev. */
#include "core-test-util.h"

#include "model/actant-revs.h"
#include "team/actant-merge.h"
#include "team/actant-resolve.h"
#include "team/actant-join.h"
#include "team/actant-stamp.h"

#include <string.h>

#define ID(n) "0192f3a1-0000-7000-8000-00000000000" n
#define HEAD \
  "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": \"" ID ("f") "\", " \
  "\"coder\": {\"slug\": \"mina\"}, \"source\": {\"file\": \"a.txt\", \"length\": 9, " \
  "\"sha256\": \"ab\"}, \"annotations\": ["

#define SEGMENT(s, e) "\"segments\": [{\"start\": " s ", \"end\": " e ", \"exact\": \"x\"}]"
#define SEGMENTS(more) "\"segments\": [{\"start\": 0, \"end\": 2, \"exact\": \"x\"}" more "]"
#define CUE(s) "{\"slot\": \"type\", \"start\": " s ", \"end\": 9, \"exact\": \"will\"}"
#define ISSUE(code, position) \
  "{\"code\": \"" ID (code) "\", \"position\": \"" position "\"}"

/* A file of one claim with these members, or of none. */
static ActantRecordFile *
read_claim (const char *members,
            const char *revs)
{
  g_autofree char *json = g_strdup_printf (members != NULL
    ? HEAD "{\"id\": \"" ID ("1") "\", \"kind\": \"claim\"%s%s, \"rev\": {%s}}]}" : HEAD "%s%s]}%.0s",
    members != NULL && *members != '\0' ? ", " : "", members != NULL ? members : "", revs);
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  ActantRecordFile *file = actant_record_file_read (bytes, "a", &error);

  g_assert_no_error (error);
  if (members != NULL)
    g_assert_false (actant_record_is_opaque (file->records->pdata[0]));
  return file;
}

static ActantRecord *
make_claim (const char *members,
            const char *revs)
{
  g_autoptr(ActantRecordFile) file = read_claim (members, revs);

  return actant_record_ref (file->records->pdata[0]);
}

#define O "\"o\": 1"
#define A "\"o\": 1, \"a\": 1"
#define B "\"o\": 1, \"b\": 1"
#define ALL "\"o\": 1, \"a\": 1, \"b\": 1"

typedef struct
{
  const char *base;
  const char *ours;
  const char *theirs;
  const char *wanted;    /* NULL for a clash */
  const char *clashes;
} Row;

static const Row rows[] = {
  /* Plain fields */
  { "", "\"gist\": \"x\"", "\"note\": \"y\"", "\"gist\": \"x\", \"note\": \"y\"", "" },
  { "\"gist\": \"o\"", "\"gist\": \"x\"", "\"gist\": \"x\"", "\"gist\": \"x\"", "" },
  { "\"gist\": \"o\"", "", "\"gist\": \"o\", \"note\": \"y\"", "\"note\": \"y\"", "" },
  { "\"gist\": \"o\"", "\"gist\": \"x\"", "\"gist\": \"y\"", NULL, "gist" },
  { "\"gist\": \"o\"", "\"gist\": \"x\"", "", NULL, "gist" },
  { "", "\"gist\": \"x\", \"note\": \"n\"", "\"gist\": \"y\", \"note\": \"m\"", NULL, "gist note" },
  { "\"certainty\": 1", "\"certainty\": 2", "\"certainty\": 1, \"type\": \"act\"",
    "\"certainty\": 2, \"type\": \"act\"", "" },

  /* Objects are one value */
  { "\"likelihood\": {\"term\": \"may\"}", "\"likelihood\": {\"term\": \"may\", \"low\": 5}",
    "\"likelihood\": {\"term\": \"may\", \"high\": 9}", NULL, "likelihood" },

  /* Sets */
  { "\"subjects\": [\"a\"]", "\"subjects\": [\"a\", \"x\"]", "\"subjects\": [\"a\", \"y\"]",
    "\"subjects\": [\"a\", \"x\", \"y\"]", "" },
  { "\"subjects\": [\"a\", \"b\"]", "\"subjects\": [\"b\"]", "\"subjects\": [\"a\", \"b\", \"y\"]",
    "\"subjects\": [\"b\", \"y\"]", "" },
  { "\"subjects\": [\"a\", \"b\"]", "\"subjects\": [\"b\"]", "\"subjects\": [\"a\"]", "", "" },
  { "", "\"subjects\": [\"x\"]", "\"subjects\": [\"x\", \"y\"]", "\"subjects\": [\"x\", \"y\"]", "" },

  /* Lists of slots, by item */
  { "\"issues\": [" ISSUE ("7", "support") "]",
    "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("8", "support") "]",
    "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("9", "support") "]",
    "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("8", "support") ", " ISSUE ("9", "support") "]",
    "" },
  { "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("8", "support") "]",
    "\"issues\": [" ISSUE ("7", "rejection") ", " ISSUE ("8", "support") "]",
    "\"issues\": [" ISSUE ("7", "support") "]",
    "\"issues\": [" ISSUE ("7", "rejection") "]", "" },
  { "\"issues\": [" ISSUE ("7", "support") "]", "\"issues\": [" ISSUE ("7", "rejection") "]",
    "\"issues\": [" ISSUE ("7", "ambivalent") "]", NULL, "issues" },
  { "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("8", "support") "]",
    "\"issues\": [" ISSUE ("7", "rejection") ", " ISSUE ("8", "support") "]",
    "\"issues\": [" ISSUE ("8", "support") "]", NULL, "issues" },
  { "", "\"issues\": [" ISSUE ("7", "support") "]", "\"issues\": [" ISSUE ("7", "rejection") "]",
    NULL, "issues" },
  { "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("8", "support") "]",
    "\"issues\": [" ISSUE ("8", "support") ", " ISSUE ("7", "support") "]",
    "\"issues\": [" ISSUE ("7", "support") ", " ISSUE ("8", "support") ", " ISSUE ("9", "support") "]",
    NULL, "issues" },
  { "\"cues\": [" CUE ("1") "]", "\"cues\": [" CUE ("1") ", " CUE ("3") "]",
    "\"cues\": [" CUE ("1") ", " CUE ("4") "]",
    "\"cues\": [" CUE ("1") ", " CUE ("3") ", " CUE ("4") "]", "" },

  /* Wholes */
  { SEGMENT ("0", "2"), SEGMENT ("0", "3"), SEGMENT ("0", "2") ", \"note\": \"y\"",
    SEGMENT ("0", "3") ", \"note\": \"y\"", "" },
  { SEGMENT ("0", "2"), SEGMENT ("0", "3"), SEGMENT ("1", "2"), NULL, "segments" },
  { SEGMENTS (""), SEGMENTS (", {\"start\": 4, \"end\": 5, \"exact\": \"y\"}"),
    SEGMENTS (", {\"start\": 7, \"end\": 9, \"exact\": \"z\"}"), NULL, "segments" },
  { "\"attribution\": [{\"kind\": \"belief\"}]",
    "\"attribution\": [{\"kind\": \"belief\"}, {\"kind\": \"factive\"}]",
    "\"attribution\": [{\"kind\": \"belief\"}, {\"kind\": \"control\"}]", NULL,
    "claimants attribution" },
  { "\"claimants\": [\"a\"]",
    "\"claimants\": [\"x\"], \"attribution\": [{\"actors\": [\"x\"], \"kind\": \"belief\"}]",
    "\"claimants\": [\"a\", \"y\"]", NULL, "claimants attribution" },
  { "\"claimants\": [\"a\"]",
    "\"claimants\": [\"x\"], \"attribution\": [{\"actors\": [\"x\"], \"kind\": \"belief\"}]",
    "\"claimants\": [\"a\"], \"note\": \"y\"",
    "\"claimants\": [\"x\"], \"attribution\": [{\"actors\": [\"x\"], \"kind\": \"belief\"}], "
    "\"note\": \"y\"", "" },
  { SEGMENT ("0", "2"), SEGMENT ("0", "2") ", \"source_sha\": \"0123456789abcdef\"",
    SEGMENT ("4", "5"), NULL, "segments source_sha cues" },
  { SEGMENT ("0", "2"), SEGMENT ("0", "2") ", \"source_sha\": \"0123456789abcdef\"",
    SEGMENT ("0", "2") ", \"gist\": \"y\"",
    SEGMENT ("0", "2") ", \"source_sha\": \"0123456789abcdef\", \"gist\": \"y\"", "" },

  /* Maps and unknown members, key by key */
  { "\"attributes\": {\"k\": 1, \"l\": 1}", "\"attributes\": {\"k\": 2, \"l\": 1}",
    "\"attributes\": {\"k\": 1, \"m\": 3}", "\"attributes\": {\"k\": 2, \"m\": 3}", "" },
  { "\"attributes\": {\"k\": 1}", "\"attributes\": {\"k\": 2}", "\"attributes\": {\"k\": 3}", NULL,
    "attributes" },
  { "\"zz\": 1", "\"zz\": 1, \"zx\": {\"a\" : 1}", "\"zz\": 2", "\"zz\": 2, \"zx\": {\"a\" : 1}", "" },
  { "\"zz\": 1", "\"zz\": 3", "\"zz\": 2", NULL, "" },

  /* Moments */
  { "\"modified\": \"2026-01-01T00:00:00Z\", \"created\": \"2026-01-01T00:00:00Z\"",
    "\"modified\": \"2026-01-03T00:00:00Z\", \"created\": \"2026-01-01T00:00:00Z\", \"note\": \"x\"",
    "\"modified\": \"2026-01-02T00:00:00Z\", \"created\": \"2025-01-01T00:00:00Z\", \"gist\": \"y\"",
    "\"modified\": \"2026-01-03T00:00:00Z\", \"created\": \"2025-01-01T00:00:00Z\", \"note\": \"x\", "
    "\"gist\": \"y\"", "" },
  { "\"created\": \"2026-01-02T00:00:00Z\"", "\"created\": \"2026-01-03T00:00:00Z\"",
    "\"created\": \"2026-01-01T00:00:00Z\"", "\"created\": \"2026-01-01T00:00:00Z\"", "" },
  { "", "\"deleted\": \"2026-01-02T00:00:00Z\"", "\"deleted\": \"2026-01-03T00:00:00Z\"",
    "\"deleted\": \"2026-01-03T00:00:00Z\"", "" },
  { "", "\"deleted\": \"2026-01-02T00:00:00Z\"", "\"note\": \"y\"",
    "\"deleted\": \"2026-01-02T00:00:00Z\", \"note\": \"y\"", "" },
  { "\"deleted\": \"2026-01-02T00:00:00Z\"", "", "\"deleted\": \"2026-01-03T00:00:00Z\"", NULL,
    "deleted" },
};

static void
assert_equal_records (const ActantRecord *is,
                      const ActantRecord *wanted)
{
  g_autofree char *json = actant_record_dup_json (is);
  g_autofree char *wanted_json = actant_record_dup_json (wanted);

  g_assert_cmpstr (json, ==, wanted_json);
  g_assert_true (actant_record_equal (is, wanted));
}

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr(ActantRecord) base = make_claim (row->base, O);
      g_autoptr(ActantRecord) ours = make_claim (row->ours, A);
      g_autoptr(ActantRecord) theirs = make_claim (row->theirs, B);
      g_autoptr(ActantRecord) joined = actant_join_records (ours, theirs);
      g_autoptr(ActantRecord) resolved = actant_resolve_record (base, joined);
      g_auto(GStrv) clashes = actant_list_clashes (base, joined);
      g_autofree char *names = g_strjoinv (" ", clashes);
      g_autoptr(ActantRecord) wanted = row->wanted != NULL ? make_claim (row->wanted, ALL)
                                                           : actant_record_ref (joined);

      g_test_message ("row %u", i);
      assert_equal_records (resolved, wanted);
      g_assert_cmpstr (names, ==, row->clashes);
      g_assert_cmpint (g_strv_length (clashes) > 0, ==, row->wanted == NULL);
    }
}

/* Versions that say the same are one without any base; others stay. */
static void
test_no_base (void)
{
  g_autoptr(ActantRecord) ours =
    make_claim ("\"gist\": \"x\", \"modified\": \"2026-01-03T00:00:00Z\"", A);
  g_autoptr(ActantRecord) same =
    make_claim ("\"gist\": \"x\", \"modified\": \"2026-01-02T00:00:00Z\"", B);
  g_autoptr(ActantRecord) other = make_claim ("\"gist\": \"x\", \"note\": \"y\"", B);
  g_autoptr(ActantRecord) alike = actant_join_records (ours, same);
  g_autoptr(ActantRecord) apart = actant_join_records (ours, other);
  g_autoptr(ActantRecord) one = actant_resolve_record (NULL, alike);
  g_autoptr(ActantRecord) two = actant_resolve_record (NULL, apart);
  g_autoptr(ActantRecord) wanted =
    make_claim ("\"gist\": \"x\", \"modified\": \"2026-01-03T00:00:00Z\"", ALL);

  assert_equal_records (one, wanted);
  assert_equal_records (two, apart);
}

/* A field changed and changed back since an older base looks untouched: such a base is none. */
static void
test_wrong_base (void)
{
  static const struct { const char *base; const char *ours; const char *theirs; } revs[] = {
    { O, "\"o\": 2, \"a\": 1", "\"o\": 2, \"b\": 1" },    /* both have seen more */
    { "\"o\": 2", A, B },                                 /* neither has seen it */
    { "\"z\": 1", A, B },
    { "", A, B },
  };

  for (guint i = 0; i < G_N_ELEMENTS (revs); i++)
    {
      g_autoptr(ActantRecord) base = make_claim ("\"gist\": \"o\"", revs[i].base);
      g_autoptr(ActantRecord) ours = make_claim ("\"gist\": \"x\"", revs[i].ours);
      g_autoptr(ActantRecord) theirs = make_claim ("\"gist\": \"o\"", revs[i].theirs);
      g_autoptr(ActantRecord) joined = actant_join_records (ours, theirs);
      g_autoptr(ActantRecord) resolved = actant_resolve_record (base, joined);

      g_assert_cmpuint (actant_record_get_n_versions (joined), ==, 1);
      assert_equal_records (resolved, joined);
    }
}

/* Three at once; and three of whom two have more in common than the base says. */
static void
test_three (void)
{
  g_autoptr(ActantRecord) base = make_claim ("\"gist\": \"g\", \"subjects\": [\"o\"]", O);
  g_autoptr(ActantRecord) a = make_claim ("\"gist\": \"x\", \"subjects\": [\"o\"]", A);
  g_autoptr(ActantRecord) b = make_claim ("\"gist\": \"g\", \"subjects\": [\"b\", \"o\"]", B);
  g_autoptr(ActantRecord) c = make_claim ("\"gist\": \"g\", \"subjects\": [\"c\"]",
                                          "\"o\": 1, \"c\": 1");
  g_autoptr(ActantRecord) d = make_claim ("\"gist\": \"g\", \"subjects\": [\"c\"], \"note\": \"n\"",
                                          "\"o\": 1, \"b\": 1, \"d\": 1");
  g_autoptr(ActantRecord) ab = actant_join_records (a, b);
  g_autoptr(ActantRecord) abc = actant_join_records (ab, c);
  g_autoptr(ActantRecord) resolved = actant_resolve_record (base, abc);
  g_autoptr(ActantRecord) wanted = make_claim ("\"subjects\": [\"b\", \"c\"], \"gist\": \"x\"",
                                               ALL ", \"c\": 1");
  g_autoptr(ActantRecord) e = make_claim ("\"gist\": \"g\"", "\"o\": 1, \"b\": 1, \"e\": 1");
  g_autoptr(ActantRecord) ad = actant_join_records (a, d);
  g_autoptr(ActantRecord) ade = actant_join_records (ad, e);
  g_autoptr(ActantRecord) unresolved = actant_resolve_record (base, ade);

  assert_equal_records (resolved, wanted);
  assert_equal_records (unresolved, ade);
}

/* The record with some fields changed; which ones is in @changed. */
static ActantRecord *
change_fields (GRand              *rand,
               const ActantTable  *table,
               ActantRecord       *record,
               guint64            *changed)
{
  for (guint n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      guint i = g_rand_int_range (rand, 0, table->n_fields);
      const ActantField *field = &table->fields[i];
      ActantRecord *old = record;

      if (g_str_equal (field->name, "rev") || g_str_equal (field->name, "created")
          || g_str_equal (field->name, "modified"))
        continue;
      record = actant_record_set (old, field->name, make_typed (rand, field->type));
      actant_record_unref (old);
      *changed |= G_GUINT64_CONSTANT (1) << i;
    }

  return record;
}

/* Fields that nothing hangs together with, changed on one side only, clash with nothing. */
static gboolean
must_resolve (const ActantTable *table,
              const guint64      changed[2])
{
  static const char * const leads[] = { "attribution", "source_sha" };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if ((changed[0] | changed[1]) & (G_GUINT64_CONSTANT (1) << actant_table_find (table, leads[i])))
      return FALSE;

  return (changed[0] & changed[1]) == 0;
}

static void
assert_kept (const ActantRecord *resolved,
             const ActantRecord *side,
             guint64             changed)
{
  for (guint i = 0; i < actant_value_get_table (actant_record_get_body (side))->n_fields; i++)
    if (changed & (G_GUINT64_CONSTANT (1) << i))
      g_assert_true (actant_value_equal (
        actant_value_get_member_at (actant_record_get_body (resolved), i),
        actant_value_get_member_at (actant_record_get_body (side), i)));
}

/* Two bodies of the base with one rev: either could be what the sides come from. And one that was
 * typed over its rev, of which a side has a mark: the other went on from what was there before. */
static void
test_doubtful_base (void)
{
  g_autoptr(ActantRecord) one = make_claim ("\"gist\": \"o\"", O);
  g_autoptr(ActantRecord) two = make_claim ("\"gist\": \"hand\"", O);
  g_autoptr(ActantRecord) both = actant_join_records (one, two);
  g_autoptr(ActantRecord) ours = make_claim ("\"gist\": \"o\", \"note\": \"n\"", A);
  g_autoptr(ActantRecord) theirs = make_claim ("\"gist\": \"hand\", \"type\": \"act\"", B);
  g_autoptr(ActantRecord) joined = actant_join_records (ours, theirs);
  g_autoptr(ActantRecord) unresolved = actant_resolve_record (both, joined);
  g_autoptr(ActantRecord) marked =
    actant_record_new (ACTANT_KIND_CLAIM, ID ("1"),
                       actant_body_mark (actant_record_get_body (two), NULL));
  g_autoptr(ActantRecord) with_mark = actant_join_records (ours, marked);
  g_autoptr(ActantRecord) still = actant_resolve_record (two, with_mark);
  g_autoptr(ActantRecord) resolved = actant_resolve_record (one, with_mark);

  assert_equal_records (unresolved, joined);
  g_assert_cmpuint (actant_record_get_n_versions (with_mark), ==, 1);
  assert_equal_records (still, with_mark);
  g_assert_cmpuint (actant_record_get_n_versions (resolved), ==, 0);
  g_assert_cmpstr (actant_record_get_text (resolved, "gist"), ==, "hand");
  g_assert_cmpstr (actant_record_get_text (resolved, "note"), ==, "n");
}

/* Of random records, some fields changed on each side: symmetric; what one side changed is kept. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;

  for (guint round = 0; round < 3000; round++)
    {
      guint64 changed[2] = { 0, 0 };
      g_autoptr(ActantRecord) base = make_claim ("\"gist\": \"o\"", O);
      g_autoptr(ActantRecord) a = change_fields (rand, table, make_claim ("\"gist\": \"o\"", A),
                                                 &changed[0]);
      g_autoptr(ActantRecord) b = change_fields (rand, table, make_claim ("\"gist\": \"o\"", B),
                                                 &changed[1]);
      g_autoptr(ActantRecord) ab = actant_join_records (a, b);
      g_autoptr(ActantRecord) ba = actant_join_records (b, a);
      g_autoptr(ActantRecord) one = actant_resolve_record (base, ab);
      g_autoptr(ActantRecord) two = actant_resolve_record (base, ba);

      assert_equal_records (one, two);
      if (must_resolve (table, changed))
        g_assert_cmpuint (actant_record_get_n_versions (one), ==, 0);
      if (actant_record_get_n_versions (one) > 0)
        continue;
      assert_kept (one, a, changed[0] & ~changed[1]);
      assert_kept (one, b, changed[1] & ~changed[0]);
    }
}

static void
test_settle (void)
{
  g_autoptr(ActantRecord) ours =
    make_claim ("\"gist\": \"x\", \"note\": \"x\", \"modified\": \"2026-01-03T00:00:00Z\"", A);
  g_autoptr(ActantRecord) theirs = make_claim ("\"gist\": \"y\", \"type\": \"act\"", B);
  g_autoptr(ActantRecord) joined = actant_join_records (ours, theirs);
  const ActantSettleChoice choices[] = { { "gist", 1 }, { "type", 1 } };
  g_autoptr(ActantRecord) settled = actant_settle_record (joined, 0, choices, 2);
  g_autoptr(ActantRecord) other = actant_settle_record (joined, 1, NULL, 0);

  g_assert_cmpuint (actant_record_get_n_versions (settled), ==, 0);
  g_assert_cmpstr (actant_record_get_text (settled, "gist"), ==, "y");
  g_assert_cmpstr (actant_record_get_text (settled, "note"), ==, "x");
  g_assert_cmpstr (actant_record_get_text (settled, "type"), ==, "act");
  g_assert_cmpstr (actant_record_get_text (other, "gist"), ==, "y");
  g_assert_null (actant_record_get_text (other, "note"));
}

/* What was typed over a rev survives another's edit of the same when the base tells. */
static void
test_by_hand (void)
{
  static const struct
  {
    ActantMergeBase relation;
    const char *ours, *ours_revs, *theirs, *theirs_revs, *gist, *note;
    guint n_versions;
  } cases[] = {
    { ACTANT_MERGE_BASE_ANCESTOR, "\"gist\": \"hand\"", O, "\"gist\": \"o\", \"note\": \"y\"", B,
      "hand", "y", 0 },
    { ACTANT_MERGE_BASE_ANCESTOR, "\"gist\": \"hand\"", O, "\"gist\": \"y\"", B, NULL, NULL, 1 },
    { ACTANT_MERGE_BASE_ANCESTOR, "\"gist\": \"hand\"", O, "\"gist\": \"o\"", O, "hand", NULL, 0 },
    { ACTANT_MERGE_BASE_ANCESTOR, "\"gist\": \"hand\"", O, "\"gist\": \"o\", \"note\": \"too\"", O,
      "hand", "too", 0 },
    { ACTANT_MERGE_BASE_LAST_SEEN, "\"gist\": \"hand\"", O, "\"gist\": \"o\", \"note\": \"y\"", B,
      NULL, NULL, 1 },
    { ACTANT_MERGE_BASE_LAST_SEEN, "\"gist\": \"hand\"", O, "\"gist\": \"o\"", O, NULL, NULL, 1 },
  };
  g_autoptr(ActantRecordFile) base = read_claim ("\"gist\": \"o\"", O);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantRecordFile) ours = read_claim (cases[i].ours, cases[i].ours_revs);
      g_autoptr(ActantRecordFile) theirs = read_claim (cases[i].theirs, cases[i].theirs_revs);
      g_autoptr(ActantRecordFile) merged = actant_merge_files (cases[i].relation, base, ours, theirs,
                                                               "a", NULL);
      const ActantRecord *record = merged->records->pdata[0];

      g_assert_cmpuint (actant_record_get_n_versions (record), ==, cases[i].n_versions);
      if (cases[i].gist != NULL)
        g_assert_cmpstr (actant_record_get_text (record, "gist"), ==, cases[i].gist);
      g_assert_cmpstr (cases[i].note, ==, cases[i].gist != NULL
                       ? actant_record_get_text (record, "note") : NULL);
    }
}

/* Of two bodies that somebody typed over one rev only one can come from the base. */
static void
test_two_by_hand (void)
{
  g_autoptr(ActantRecordFile) base = read_claim ("\"note\": \"typed\"", O);
  g_autoptr(ActantRecordFile) theirs = read_claim ("\"gist\": \"x\"", O);
  g_autoptr(ActantRecord) second = make_claim ("\"gist\": \"x\", \"note\": \"typed\"", O);
  ActantRecord *both = actant_join_records (theirs->records->pdata[0], second);
  g_autoptr(ActantRecordFile) merged = NULL;

  actant_record_unref (theirs->records->pdata[0]);
  theirs->records->pdata[0] = both;
  merged = actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, base, base, theirs, "a", NULL);
  g_assert_cmpuint (actant_record_get_n_versions (merged->records->pdata[0]), ==, 2);
}

/* A text that was corrected on one side: what the other side edited goes with the new place. */
static void
test_corrected (void)
{
  g_autoptr(ActantRecordFile) base = read_claim (SEGMENT ("0", "2"), O);
  g_autoptr(ActantRecordFile) ours = read_claim (SEGMENT ("4", "6"), A);
  g_autoptr(ActantRecordFile) theirs = read_claim (SEGMENT ("0", "2") ", \"gist\": \"y\"", B);
  g_autoptr(ActantRecordFile) merged = NULL;
  g_autoptr(ActantRecord) wanted = make_claim (SEGMENT ("4", "6") ", \"gist\": \"y\"", ALL);
  const ActantValue *source = actant_record_get (ours->header, "source");
  ActantRecord *header;

  header = actant_record_set (ours->header, "source",
                              actant_value_object_set (source, "sha256",
                                                       actant_value_new_text ("cd")));
  actant_record_unref (ours->header);
  ours->header = actant_record_set (header, "rev",
                                    actant_value_map_set (NULL, "a", actant_value_new_integer (1)));
  actant_record_unref (header);
  merged = actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, base, ours, theirs, "a", NULL);
  assert_equal_records (merged->records->pdata[0], wanted);
}

static void
test_absent (void)
{
  g_autoptr(ActantRecordFile) base = read_claim ("\"gist\": \"o\"", O);
  g_autoptr(ActantRecordFile) ours = read_claim ("\"gist\": \"o\"", O);
  g_autoptr(ActantRecordFile) theirs = read_claim (NULL, O);
  g_autoptr(ActantRecordFile) merged = actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, base, ours,
                                                           theirs, "a", NULL);

  g_assert_true (actant_record_file_equal (merged, ours));
  g_assert_cmpuint (actant_count_news (merged, theirs), ==, 1);
  g_assert_cmpuint (actant_count_news (merged, ours), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resolve/fields", test_fields);
  g_test_add_func ("/resolve/no-base", test_no_base);
  g_test_add_func ("/resolve/wrong-base", test_wrong_base);
  g_test_add_func ("/resolve/three", test_three);
  g_test_add_func ("/resolve/doubtful-base", test_doubtful_base);
  g_test_add_func ("/resolve/random", test_random);
  g_test_add_func ("/resolve/settle", test_settle);
  g_test_add_func ("/resolve/by-hand", test_by_hand);
  g_test_add_func ("/resolve/two-by-hand", test_two_by_hand);
  g_test_add_func ("/resolve/corrected", test_corrected);
  g_test_add_func ("/resolve/absent", test_absent);

  return g_test_run ();
}
