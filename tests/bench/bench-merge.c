/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What git's merge of an annotation file costs: as the driver does it, and by reading everything.
 *
 * Usage: bench-merge [RECORDS], default 10000; 60 of them changed and 10 new on each side. Times are
 * medians of nine. The goal for 10,000 records is 100 ms and the start of the process. */
#include "team/actant-merge-bytes.h"
#include "team/actant-merge.h"

#include <stdlib.h>

#define RUNS 9
#define CHANGES 60
#define NEWS 10

typedef struct
{
  GBytes *base;
  GBytes *ours;
  GBytes *theirs;
} Sides;

static void
append_record (GString    *text,
               guint       number,
               guint       place,
               const char *note,
               const char *revs)
{
  g_string_append_printf (text,
                          "%s\n  {\n   \"id\": \"00000000-0000-7000-8000-%012x\",\n"
                          "   \"kind\": \"claim\",\n   \"segments\": [\n"
                          "    {\"start\": %u, \"end\": %u, \"exact\": \"the alliance planning group\", "
                          "\"prefix\": \"words that stand before the passage\", "
                          "\"suffix\": \"words that stand after the passage\"}\n   ],\n"
                          "   \"gist\": \"The two governments agree on a common plan\",\n"
                          "   \"type\": \"forecast\",\n"
                          "   \"subjects\": [\"00000000-0000-7000-9000-%012x\"],\n%s%s%s"
                          "   \"created\": \"2026-11-23T10:00:00Z\",\n"
                          "   \"modified\": \"2026-11-23T10:00:00Z\",\n"
                          "   \"rev\": {\"aa\": %u%s}\n  }",
                          text->str[text->len - 1] == '[' ? "" : ",", number, place * 40,
                          place * 40 + 27, number % 200, note != NULL ? "   \"note\": \"" : "",
                          note != NULL ? note : "", note != NULL ? "\",\n" : "", number + 1, revs);
}

/* Each side changes and adds other records. */
static GBytes *
make_side (guint n,
           guint side)
{
  g_autoptr(GString) text = g_string_new ("{\n \"format\": \"actant-annotations\",\n \"version\": 1,\n"
                                          " \"set\": \"00000000-0000-7000-8000-ffffffffffff\",\n"
                                          " \"coder\": {\"slug\": \"bench\"},\n \"source\": "
                                          "{\"file\": \"bench.txt\", \"length\": 400000, \"sha256\": \"0\"},\n"
                                          " \"annotations\": [");
  const char *revs = side == 1 ? ", \"bb\": 1" : ", \"cc\": 1";
  guint step = n / CHANGES;

  for (guint i = 0; i < n; i++)
    {
      gboolean changed = side > 0 && i % step == side;

      append_record (text, i, i, changed ? "changed" : NULL, changed ? revs : "");
      if (side > 0 && i % (n / NEWS) == 5 * side)
        append_record (text, n * (side + 1) + i, i, "new", revs);
    }
  g_string_append (text, "\n ],\n \"relations\": [],\n \"memos\": [],\n \"reviews\": []\n}\n");

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
merge_parts (Sides *sides)
{
  g_autoptr(GBytes) merged = NULL;
  guint n_clashes;

  g_assert_true (actant_merge_bytes (sides->base, sides->ours, sides->theirs, "bench", &merged,
                                     &n_clashes, NULL));
  g_assert_cmpuint (n_clashes, ==, 0);
}

static void
merge_whole (Sides *sides)
{
  g_autoptr(ActantRecordFile) base = actant_record_file_read (sides->base, "bench", NULL);
  g_autoptr(ActantRecordFile) ours = actant_record_file_read (sides->ours, "bench", NULL);
  g_autoptr(ActantRecordFile) theirs = actant_record_file_read (sides->theirs, "bench", NULL);
  g_autoptr(ActantRecordFile) merged =
    actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, base, ours, theirs, "bench", NULL);
  g_autoptr(GBytes) bytes = actant_record_file_write (merged);

  g_assert_cmpuint (actant_count_clashes (merged), ==, 0);
}

static int
compare_times (const void *a,
               const void *b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
measure (void  (*work) (Sides *),
         Sides  *sides)
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      work (sides);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, RUNS, sizeof *times, compare_times);

  return times[RUNS / 2] / 1000.0;
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  Sides sides = { make_side (n, 0), make_side (n, 1), make_side (n, 2) };

  g_print ("%u records, %.1f MB a side\n", n, g_bytes_get_size (sides.ours) / 1e6);
  g_print ("merge-driver's work: %.1f ms\n", measure (merge_parts, &sides));
  g_print ("reading, merging and writing everything: %.1f ms\n", measure (merge_whole, &sides));
  g_bytes_unref (sides.base);
  g_bytes_unref (sides.ours);
  g_bytes_unref (sides.theirs);

  return 0;
}
