/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What annotation files of any size cost: loading, memory, saving, one edit, finding; each as a
 * ratio of the same run.
 *
 * Usage: bench-files [CLAIMS], default 100000. Times are medians of five by the clock; "by work" are
 * those of the measuring thread alone, which a busy machine disturbs less. */
#include "bench-study.h"

#include "model/actant-collection.h"
#include "session/actant-save-job.h"
#include "store/actant-durable-file.h"
#include "store/actant-io-private.h"
#include "store/actant-json-gate.h"
#include "text/actant-intervals.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define RUNS 5
#define HEAD 50
#define EDITS 1000
#define LARGEST (G_GINT64_CONSTANT (2) << 30)

typedef struct
{
  guint   n;
  char   *path;    /* of the file */
  char   *copy;    /* where write() writes */

  /* A loaded file */
  ActantCollection *collection;
  ActantRecord     *header;
  ActantPieces     *base;
  GBytes           *bytes;
  GArray           *snapshots; /* main-thread part of saves, microseconds */
} Bench;

static char *
make_path (const char *name)
{
  return g_strdup_printf ("%s/actant-bench-%d-%s", g_get_tmp_dir (), (int) getpid (), name);
}

static void
set_up (Bench *bench,
        guint  n)
{
  g_autoptr(ActantSourceText) source = bench_text_new (n / 1e5, 7);
  g_autoptr(GPtrArray) claims = bench_claims_new (source, n, 7, BENCH_CLAIMS_QUOTED);
  g_autoptr(ActantRecordFile) file = bench_file_new (source, "bench.txt", claims);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = g_strdup_printf ("%u.json", n);
  g_autoptr(GError) error = NULL;

  bytes = actant_record_file_write (file);
  bench->n = n;
  bench->path = make_path (name);
  bench->copy = make_path ("copy");
  g_file_set_contents (bench->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
tear_down (Bench *bench)
{
  g_unlink (bench->path);
  g_unlink (bench->copy);
  g_free (bench->path);
  g_free (bench->copy);
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = actant_durable_read (path, LARGEST, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
validate (Bench *bench)
{
  g_autoptr(GBytes) bytes = read_bytes (bench->path);

  g_assert_true (g_utf8_validate_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static void
gate (Bench *bench)
{
  g_autoptr(GBytes) bytes = read_bytes (bench->path);

  g_assert_true (actant_json_gate_check (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                         "bench", NULL));
}

static void
read_head (Bench *bench)
{
  g_autoptr(GBytes) bytes = read_bytes (bench->path);
  g_autoptr(ActantRecordFile) file = NULL;

  g_assert_true (g_utf8_validate_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  file = actant_record_file_read_head (bytes, "bench", HEAD, NULL);
  g_assert_cmpuint (file->records->len, ==, HEAD);
}

static ActantRecordFile *
read_records (const char *path)
{
  g_autoptr(ActantImage) image = actant_image_new_take (read_bytes (path));
  g_autoptr(GError) error = NULL;
  ActantRecordFile *file = actant_record_file_read_image (image, "bench", NULL, &error);

  g_assert_no_error (error);
  return file;
}

static ActantCollection *
load_all (const char    *path,
          ActantRecord **header)
{
  g_autoptr(ActantRecordFile) file = read_records (path);
  ActantCollection *collection = actant_collection_new ();

  actant_collection_load (collection, file->records);
  if (header != NULL)
    *header = actant_record_ref (file->header);
  return collection;
}

static void
load (Bench *bench)
{
  g_autoptr(ActantCollection) collection = load_all (bench->path, NULL);

  g_assert_cmpuint (actant_collection_get_n (collection, ACTANT_KIND_CLAIM), ==, bench->n);
}

/* What this thread has worked, in microseconds: the clock alone says little on a busy machine. */
static gint64
get_work (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Median milliseconds of @func, and what this thread worked of them. */
static double
measure_work (Bench   *bench,
              void   (*func) (Bench *),
              double  *work)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) works = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      gint64 worked = get_work ();
      gint64 time;

      func (bench);
      time = g_get_monotonic_time () - begun;
      worked = get_work () - worked;
      g_array_append_val (times, time);
      g_array_append_val (works, worked);
    }

  *work = bench_median (works);
  return bench_median (times);
}

static double
measure (Bench  *bench,
         void  (*func) (Bench *))
{
  double work;

  return measure_work (bench, func, &work);
}

/* Bytes of this process that were in memory at once. */
static gint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return 1024 * strtoll (line + strlen ("VmHWM:"), NULL, 10);
}

/* In a process of its own: loads @path, or only starts up without one. */
static int
run_child (const char *path)
{
  g_autoptr(ActantCollection) collection = *path != '\0' ? load_all (path, NULL) : NULL;

  g_print ("%" G_GINT64_FORMAT "\n", get_peak ());
  return 0;
}

static double
measure_peak (const char *program,
              const char *path)
{
  const char *argv[] = { program, "--child", path, NULL };
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return strtod (output, NULL);
}

static void
bench_load (Bench      *bench,
            const char *program,
            double      size)
{
  double base_work, head_work, all_work, head;
  double base = measure_work (bench, validate, &base_work);
  double all = measure_work (bench, load, &all_work);

  g_print ("read + UTF-8 validation: %.1f ms (%.0f MB/s)\n", base, size / 1e3 / base);
  head = measure_work (bench, read_head, &head_work);
  g_print ("read + validation + first %u records: %.2f x (at most 1.3); by work %.2f x\n", HEAD,
           head / base, head_work / base_work);
  g_print ("read + gate: %.2f x\n", measure (bench, gate) / base);
  g_print ("all loaded, collection and all: %.1f ms, %.2f x read + validation (at most 11); "
           "by work %.2f x\n", all, all / base, all_work / base_work);
  g_print ("peak memory of that: %.2f x the file (at most 1.7); the program alone: %.1f MB\n",
           measure_peak (program, bench->path) / size, measure_peak (program, "") / 1e6);
}

static void
write_plain (Bench *bench)
{
  FILE *file = g_fopen (bench->copy, "wb");

  g_assert_nonnull (file);
  setvbuf (file, NULL, _IONBF, 0);
  g_assert_cmpuint (fwrite (g_bytes_get_data (bench->bytes, NULL), 1, g_bytes_get_size (bench->bytes), file),
                    ==, g_bytes_get_size (bench->bytes));
  fclose (file);
  g_unlink (bench->copy);
}

static int
skip_fsync (int fd)
{
  return 0;
}

/* Changes one record of the loaded file. */
static void
edit (Bench *bench)
{
  guint position = (guint) g_random_int_range (0, (gint32) bench->n);
  const ActantRecord *record = actant_collection_get (bench->collection, ACTANT_KIND_CLAIM, position);
  g_autofree char *gist = g_strdup_printf ("Edit %u", g_random_int ());
  g_autoptr(ActantRecord) changed = actant_record_set (record, "gist", actant_value_new_text (gist));

  actant_collection_put (bench->collection, changed);
}

/* The save of the session: a snapshot on the main thread, the rest in another. */
static void
save (Bench *bench)
{
  ActantRecordFile *file;
  ActantSaveJob *job;
  gint64 begun;
  gint64 time;

  edit (bench);
  begun = g_get_monotonic_time ();
  file = actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, actant_record_ref (bench->header),
                                 actant_collection_snapshot (bench->collection));
  time = g_get_monotonic_time () - begun;
  g_array_append_val (bench->snapshots, time);

  job = actant_save_job_new (bench->path, "bench", bench->base, file);
  actant_save_job_run (job);
  g_assert_no_error (job->error);
  g_assert_null (job->joined);
  actant_pieces_unref (bench->base);
  bench->base = actant_pieces_ref (job->written);
  actant_save_job_free (job);
}

static void
serialise (Bench *bench)
{
  g_autoptr(ActantRecordFile) file =
    actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, actant_record_ref (bench->header),
                            actant_collection_snapshot (bench->collection));
  g_autoptr(ActantPieces) pieces = NULL;

  edit (bench);
  g_assert_true (actant_record_file_verify (file, "bench", NULL));
  pieces = actant_record_file_write_pieces (file);
  g_assert_cmpuint (actant_pieces_get_length (pieces), >, 0);
}

static void
open_for_save (Bench *bench)
{
  bench->bytes = read_bytes (bench->path);
  bench->base = actant_pieces_new_bytes (bench->bytes);
  bench->collection = load_all (bench->path, &bench->header);
  bench->snapshots = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
close_after_save (Bench *bench)
{
  g_object_unref (bench->collection);
  actant_record_unref (bench->header);
  actant_pieces_unref (bench->base);
  g_bytes_unref (bench->bytes);
  g_array_unref (bench->snapshots);
}

static ActantRecord *
move_passage (const ActantRecord *record,
              gint64              start,
              gint64              end)
{
  ActantValue *members[8] = { actant_value_new_integer (start), actant_value_new_integer (end) };
  ActantValue *segment = actant_value_new_object (&actant_segment_table, members, NULL);

  return actant_record_set (record, "segments", actant_value_new_list (&segment, 1));
}

static void
bench_save (Bench *bench)
{
  int (*fsync_really) (int) = _actant_io.fsync;
  double plain, all, quick;
  double plain_work, quick_work;

  open_for_save (bench);
  plain = measure_work (bench, write_plain, &plain_work);
  all = measure (bench, save);
  _actant_io.fsync = skip_fsync;
  g_print ("write() of the same bytes: %.1f ms\n", plain);
  g_print ("bytes for a save after one edit, verified: %.2f x\n", measure (bench, serialise) / plain);
  quick = measure_work (bench, save, &quick_work);
  g_print ("save after one edit, without waiting for the disk: %.2f x (at most 3); "
           "by work %.2f x\n", quick / plain, quick_work / plain_work);
  g_print ("the same with fsync: %.2f x\n", all / plain);
  g_print ("main thread's part of it: %.2f ms (less than 5)\n", bench_median (bench->snapshots));
  _actant_io.fsync = fsync_really;
  close_after_save (bench);
}

/* Ten times the annotations, ten times the time. */
static void
bench_growth (Bench *bench)
{
  Bench tenth = { 0 };
  double small, large;
  double small_work, large_work;

  set_up (&tenth, bench->n / 10);
  small = measure_work (&tenth, load, &small_work);
  large = measure_work (bench, load, &large_work);
  g_print ("ten times the annotations: %.1f x the time to load (at most 11); by work %.1f x\n",
           large / small, large_work / small_work);
  open_for_save (&tenth);
  open_for_save (bench);
  small = measure_work (&tenth, save, &small_work);
  large = measure_work (bench, save, &large_work);
  g_print ("ten times the annotations: %.1f x the time to save (at most 11); by work %.1f x\n",
           large / small, large_work / small_work);
  close_after_save (&tenth);
  close_after_save (bench);
  tear_down (&tenth);
}

/* The index of places alone: one passage goes, another comes, one look. */
static void
bench_places (void)
{
  const guint n = 1000000;
  g_autoptr(ActantIntervals) places = actant_intervals_new ();
  g_autofree gint64 *starts = g_new (gint64, n);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      starts[i] = g_random_int_range (0, 50000000);
      actant_intervals_add (places, starts[i], starts[i] + 200, GUINT_TO_POINTER (i + 1));
    }
  actant_intervals_build (places);
  for (guint i = 0; i < EDITS; i++)
    {
      guint which = (guint) g_random_int_range (0, (gint32) n);
      gint64 start = g_random_int_range (0, 50000000);
      gint64 begun = get_work ();
      gint64 time;

      g_assert_true (actant_intervals_remove (places, starts[which], starts[which] + 200,
                                              GUINT_TO_POINTER (which + 1)));
      actant_intervals_add (places, start, start + 200, GUINT_TO_POINTER (which + 1));
      g_ptr_array_set_size (found, 0);
      actant_intervals_collect (places, start, start + 1, found);
      time = get_work () - begun;
      g_array_append_val (times, time);
      starts[which] = start;
      g_assert_cmpuint (found->len, >, 0);
    }
  g_print ("the same in the index of places alone: %.3f ms, worst %.3f ms\n", bench_median (times),
           bench_percentile (times, 100));
}

/* A million passages. */
static void
bench_edit (void)
{
  const guint n = 1000000;
  g_autoptr(ActantSourceText) source = bench_text_new (50, 7);
  g_autoptr(GPtrArray) claims = bench_claims_new (source, n, 7, BENCH_CLAIMS_BARE);
  g_autoptr(ActantCollection) collection = actant_collection_new ();
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 length = actant_source_text_get_length (source);
  gint64 begun, scanned, queried;
  guint n_covering = 0;

  actant_collection_load (collection, claims);
  for (guint i = 0; i < EDITS; i++)
    {
      static const gint64 moves[] = { 1, -1 };
      const ActantRecord *old = claims->pdata[g_random_int_range (0, n)];
      gint64 start = g_random_int_range (400, (gint32) length - 400);
      g_autoptr(ActantRecord) moved = move_passage (old, start, start + 50 + moves[i % 2]);
      gint64 time;

      begun = get_work ();
      actant_collection_put (collection, moved);
      g_ptr_array_set_size (found, 0);
      actant_collection_collect (collection, start, start + 1, found);
      time = get_work () - begun;
      g_array_append_val (times, time);
      g_assert_true (g_ptr_array_find (found, actant_collection_lookup (collection,
                                                                        actant_record_get_id (old)), NULL));
    }
  g_print ("one edit among 1,000,000, until it can be found, by work: %.3f ms, worst of %u %.3f ms\n",
           bench_median (times), EDITS, bench_percentile (times, 100));

  begun = g_get_monotonic_time ();
  for (guint i = 0; i < EDITS; i++)
    {
      g_ptr_array_set_size (found, 0);
      actant_collection_collect (collection, 1000 + 777 * i, 1001 + 777 * i, found);
    }
  queried = g_get_monotonic_time () - begun;
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < n; j++)
      n_covering += actant_record_covers (claims->pdata[j], 1000 + 777 * i);
  scanned = g_get_monotonic_time () - begun;
  g_print ("point query among 1,000,000: %.2f us, a naive scan %.0f x (at least 1,000; %u found)\n",
           queried / (double) EDITS, (scanned / 5.0) / (queried / (double) EDITS), n_covering);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };
  guint n = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000;
  GStatBuf status;

  if (argc > 2 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2]);

  set_up (&bench, n);
  g_assert_true (g_stat (bench.path, &status) == 0);
  g_print ("%u claims, %.1f MB of JSON\n", n, status.st_size / 1e6);
  bench_load (&bench, argv[0], status.st_size);
  bench_save (&bench);
  bench_growth (&bench);
  bench_edit ();
  bench_places ();

  tear_down (&bench);
  return 0;
}
