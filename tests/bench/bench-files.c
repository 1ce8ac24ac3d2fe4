/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files cost: loading, writing, finding, exporting, as ratios of one run.
 *
 * Usage: bench-files [CLAIMS], default 20000. Times are medians of five. */
#include "bench-study.h"

#include "model/actant-collection.h"
#include "store/actant-json-gate.h"
#include "text/actant-sentences.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#define RUNS 5
#define BYTES_A_CLAIM 25

typedef struct
{
  guint              n_claims;
  ActantSourceText  *source;
  ActantRecordFile  *file;
  GBytes            *bytes;
  ActantCollection  *collection;
} Bench;

static void
set_up (Bench *bench)
{
  g_autoptr(GPtrArray) claims = NULL;

  bench->source = bench_text_new (bench->n_claims * BYTES_A_CLAIM / 1e6, 7);
  claims = bench_claims_new (bench->source, bench->n_claims, 7, BENCH_CLAIMS_QUOTED);
  bench->file = bench_file_new (bench->source, "bench.txt", claims);
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

/* Median milliseconds of @func. */
static double
measure (Bench  *bench,
         void  (*func) (Bench *))
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begun = g_get_monotonic_time (), time;

      func (bench);
      time = g_get_monotonic_time () - begun;
      g_array_append_val (times, time);
    }

  return bench_median (times);
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
