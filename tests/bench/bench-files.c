/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files cost: loading, writing, finding, exporting, as ratios of one run.
 *
 * Usage: bench-files [CLAIMS], default 20000. Times are medians of five. */
#include "model/actant-collection.h"
#include "store/actant-json-gate.h"
#include "store/actant-record-file.h"
#include "text/actant-anchor.h"
#include "text/actant-sentences.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define RUNS 5
#define WORDS_A_CLAIM 40

typedef struct
{
  guint              n_claims;
  ActantSourceText  *source;
  ActantRecordFile  *file;
  GBytes            *bytes;
  ActantCollection  *collection;
} Bench;

static ActantValue *
new_segments (ActantSourceText *source,
              gint64            start,
              gint64            end)
{
  ActantValue *members[8] = { NULL };
  g_auto(ActantQuote) quote = { 0 };
  ActantValue *segment;

  actant_quote_init (&quote, source, start, end);
  members[0] = actant_value_new_integer (start);
  members[1] = actant_value_new_integer (end);
  members[2] = actant_value_new_text (quote.exact);
  members[3] = actant_value_new_text (quote.prefix);
  members[4] = actant_value_new_text (quote.suffix);
  segment = actant_value_new_object (&actant_segment_table, members, NULL);

  return actant_value_new_list (&segment, 1);
}

static ActantRecord *
new_claim (ActantSourceText *source,
           guint             number,
           GRand            *random)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  ActantValue *members[64] = { NULL };
  gint64 length = actant_source_text_get_length (source);
  gint64 start = g_rand_int_range (random, 0, length - 400);
  g_autofree char *id = g_strdup_printf ("00000000-0000-7000-8000-%012x", number);
  g_autofree char *actor = g_strdup_printf ("00000000-0000-7000-9000-%012x", number % 200);

  members[actant_table_find (table, "segments")] =
    new_segments (source, start, start + g_rand_int_range (random, 20, 400));
  members[actant_table_find (table, "gist")] = actant_value_new_text ("The two governments agree on a common plan");
  members[actant_table_find (table, "type")] = actant_value_new_text ("forecast");
  members[actant_table_find (table, "subjects")] =
    actant_value_new_text_list ((const char *[]) { actor, NULL });
  members[actant_table_find (table, "created")] = actant_value_new_text ("2026-11-23T10:00:00Z");
  members[actant_table_find (table, "modified")] = actant_value_new_text ("2026-11-23T10:00:00Z");

  return actant_record_new (ACTANT_KIND_CLAIM, id, actant_value_new_object (table, members, NULL));
}

static ActantRecord *
new_header (ActantSourceText *source)
{
  static const char json[] =
    "{\"format\": \"actant-annotations\", \"version\": 1, "
    "\"set\": \"00000000-0000-7000-8000-ffffffffffff\", "
    "\"coder\": {\"slug\": \"bench\"}, "
    "\"source\": {\"file\": \"bench.txt\", \"length\": 1, \"sha256\": \"0\"}, "
    "\"annotations\": [], \"relations\": [], \"memos\": [], \"reviews\": []}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, sizeof json - 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) file = actant_record_file_read (bytes, "bench", &error);

  g_assert_no_error (error);
  return actant_record_ref (file->header);
}

static void
set_up (Bench *bench)
{
  static const char * const words[] = {
    "the", "alliance", "planning", "group", "nuclear", "deterrence", "forecast", "북한", "of", "and"
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autoptr(GString) text = g_string_new (NULL);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < bench->n_claims * WORDS_A_CLAIM / 10 + 1000; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            i % 17 == 16 ? ". The" : i % 120 == 119 ? ".\n\n" : " ");
  bench->source = actant_source_text_new_utf8 (text->str);
  for (guint i = 0; i < bench->n_claims; i++)
    g_ptr_array_add (records, new_claim (bench->source, i, random));
  bench->file = actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, new_header (bench->source), records);
  bench->bytes = actant_record_file_write (bench->file);
  bench->collection = actant_collection_new ();
}

static void
validate (Bench *bench)
{
  gsize length;
  const char *data = g_bytes_get_data (bench->bytes, &length);

  g_assert_true (g_utf8_validate_len (data, length, NULL));
}

static void
gate (Bench *bench)
{
  gsize length;
  const char *data = g_bytes_get_data (bench->bytes, &length);

  g_assert_true (actant_json_gate_check (data, length, "bench", NULL));
}

static void
load (Bench *bench)
{
  g_autoptr(ActantRecordFile) file = actant_record_file_read (bench->bytes, "bench", NULL);

  g_assert_cmpuint (file->records->len, ==, bench->n_claims);
}

static void
write_out (Bench *bench)
{
  g_autoptr(GBytes) bytes = actant_record_file_write (bench->file);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, g_bytes_get_size (bench->bytes));
}

static void
write_plain (Bench *bench)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "actant-bench.json", NULL);
  gsize length;
  const char *data = g_bytes_get_data (bench->bytes, &length);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, length, file), ==, length);
  fclose (file);
  g_unlink (path);
}

static void
collect (Bench *bench)
{
  actant_collection_load (bench->collection, bench->file->records);
}

static void
query (Bench *bench)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < 1000; i++)
    {
      g_ptr_array_set_size (found, 0);
      actant_collection_collect (bench->collection, 1000 + i, 1001 + i, found);
    }
}

static void
scan (Bench *bench)
{
  guint n = 0;

  for (guint i = 0; i < 10; i++)
    for (guint j = 0; j < bench->file->records->len; j++)
      n += actant_record_covers (bench->file->records->pdata[j], 1000 + i);
  g_assert_cmpuint (n, <, G_MAXUINT);
}

static void
sentences (Bench *bench)
{
  gint64 start = 0, end = 0;
  guint n = 0;

  while (actant_sentences_next (bench->source, end, &start, &end))
    n++;
  g_assert_cmpuint (n, >, 0);
}

static int
compare_times (const void *a,
               const void *b)
{
  gint64 time_a = *(const gint64 *) a, time_b = *(const gint64 *) b;

  return (time_a > time_b) - (time_a < time_b);
}

/* Median milliseconds of @func. */
static double
measure (Bench  *bench,
         void  (*func) (Bench *))
{
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begun = g_get_monotonic_time ();

      func (bench);
      times[i] = g_get_monotonic_time () - begun;
    }
  qsort (times, RUNS, sizeof times[0], compare_times);

  return times[RUNS / 2] / 1000.0;
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { argc > 1 ? strtoul (argv[1], NULL, 10) : 20000 };
  double valid, loaded, written, plain, queried, scanned;
  double megabytes;

  set_up (&bench);
  megabytes = g_bytes_get_size (bench.bytes) / 1e6;
  valid = measure (&bench, validate);
  loaded = measure (&bench, load);
  written = measure (&bench, write_out);
  plain = measure (&bench, write_plain);
  g_print ("%u claims, %.1f MB of JSON\n", bench.n_claims, megabytes);
  g_print ("gate: %.0f MB/s\n", megabytes / measure (&bench, gate) * 1e3);
  g_print ("load: %.1f ms, %.1f x UTF-8 validation\n", loaded, loaded / valid);
  g_print ("serialise: %.1f ms, %.1f x write() of the same bytes\n", written, written / plain);
  g_print ("collection: %.1f ms\n", measure (&bench, collect));
  queried = measure (&bench, query) / 1000;
  scanned = measure (&bench, scan) / 10;
  g_print ("point query: %.4f ms, a naive scan is %.0f x slower\n", queried, scanned / queried);
  g_print ("all sentences: %.1f ms for %.1f M characters\n", measure (&bench, sentences),
           actant_source_text_get_length (bench.source) / 1e6);

  g_bytes_unref (bench.bytes);
  actant_record_file_free (bench.file);
  actant_source_text_unref (bench.source);
  g_object_unref (bench.collection);
  return 0;
}
