/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What exporting costs, as ratios of one run: the tables against json-glib's own reading of the
 * annotation file, the report by its output, each at a tenth of the claims and at all of them. By
 * the clock, waiting for the disk included, and by CPU time, which a busy machine changes less.
 *
 * Usage: bench-export [CLAIMS [FORMAT]], default 100000 and all, on a text of 1 MB. Times are medians
 * of five. */
#include "config.h"

#include "bench-study.h"
#include "exchange/actant-exporter.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define RUNS 5
#define MAX_FORMATS 16
#define TEXT_MEGABYTES 1.0
#define NAME "text.txt"

typedef struct
{
  char          *folder;
  char          *output;
  char          *json;        /* path of the annotation file */
  ActantSession *session;
  double         megabytes;   /* of the output */
  double         memory;      /* the most that a run took on top, in MB */
} Bench;

/* Milliseconds */
typedef struct
{
  double wall;
  double cpu;
} Cost;

/* A line of /proc/self/status, in MB. */
static double
read_status (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, key);
  g_assert_nonnull (line);

  return g_ascii_strtoull (line + strlen (key) + 1, NULL, 10) / 1e3;
}

/* The peak of memory counts from now on. */
static void
reset_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static double
get_size (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  GStatBuf status;
  double size = 0;

  if (dir == NULL)
    return g_stat (path, &status) == 0 ? status.st_size / 1e6 : 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      size += get_size (child);
    }

  return size;
}

static void
load_json (Bench      *bench,
           const char *format)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;

  g_assert_true (json_parser_load_from_file (parser, bench->json, &error));
  g_assert_no_error (error);
}

/* From the snapshot on, as the dialog does it. */
static void
export (Bench      *bench,
        const char *format)
{
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;
  double before = read_status ("VmRSS:");

  reset_peak ();
  data = actant_export_data_new (bench->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (actant_export_write (actant_export_find_format (format), data, bench->output, NULL,
                                      &error));
  bench->memory = MAX (bench->memory, read_status ("VmHWM:") - before);
  bench->megabytes = get_size (bench->output);
  bench_folder_remove (bench->output);
  g_unlink (bench->output);
}

static void
take_snapshot (Bench      *bench,
               const char *format)
{
  g_autoptr(GError) error = NULL;
  ActantExportData *data = actant_export_data_new (bench->session, NULL, &error);

  g_assert_no_error (error);
  actant_export_data_unref (data);
}

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Median milliseconds. */
static Cost
measure (Bench       *bench,
         void       (*func) (Bench *, const char *),
         const char  *format)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) cpu_times = g_array_new (FALSE, FALSE, sizeof (gint64));

  bench->memory = 0;
  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      gint64 cpu_begun = get_cpu_time ();
      gint64 time, cpu_time;

      func (bench, format);
      time = g_get_monotonic_time () - begun;
      cpu_time = get_cpu_time () - cpu_begun;
      g_array_append_val (times, time);
      g_array_append_val (cpu_times, cpu_time);
    }

  return (Cost) { bench_median (times), bench_median (cpu_times) };
}

static void
set_up (Bench *bench,
        guint  n_claims)
{
  g_autoptr(ActantSourceText) source = bench_text_new (TEXT_MEGABYTES, 7);
  g_autoptr(GPtrArray) claims = bench_claims_new (source, n_claims, 8, BENCH_CLAIMS_QUOTED);
  g_autoptr(GError) error = NULL;

  bench->folder = bench_folder_new ();
  bench->output = g_strconcat (bench->folder, "-out", NULL);
  bench->json = g_build_filename (bench->folder, NAME "." BENCH_CODER ".annotations.json", NULL);
  bench_study_write (bench->folder, NAME, source, claims);
  bench->session = actant_session_open (bench->folder, BENCH_CODER, NULL, NULL, &error);
  g_assert_no_error (error);
  actant_session_get_own_set (bench->session, NAME, &error);
  g_assert_no_error (error);
}

static void
tear_down (Bench *bench)
{
  bench_folder_remove (bench->folder);
  g_object_unref (bench->session);
  g_free (bench->folder);
  g_free (bench->output);
  g_free (bench->json);
}

/* Prints what one format costs, and tells it. */
static Cost
run_format (Bench      *bench,
            const char *format,
            Cost        json)
{
  Cost cost = measure (bench, export, format);

  g_print ("  %-13s %7.0f ms (CPU %.0f), %6.1f MB, %4.0f MB/s; of json-glib's load %.2f x (CPU "
           "%.2f x); memory %.2f x the output\n", format, cost.wall, cost.cpu, bench->megabytes,
           bench->megabytes / cost.wall * 1e3, cost.wall / json.wall, cost.cpu / json.cpu,
           bench->memory / bench->megabytes);

  return cost;
}

static void
run (guint       n_claims,
     const char *only,
     Cost        costs[])
{
  Bench bench = { NULL };
  Cost json, snapshot;
  guint n;
  const ActantExportFormat *formats = actant_export_get_formats (&n);

  set_up (&bench, n_claims);
  json = measure (&bench, load_json, NULL);
  snapshot = measure (&bench, take_snapshot, NULL);
  g_print ("%u claims, %.1f MB of JSON: json-glib loads them in %.0f ms (CPU %.0f)\n", n_claims,
           get_size (bench.json), json.wall, json.cpu);
  g_print ("  snapshot, in steps on the main context: %.1f ms (CPU %.1f) in all\n", snapshot.wall,
           snapshot.cpu);
  for (guint i = 0; i < n; i++)
    if (only == NULL || strcmp (only, formats[i].name) == 0)
      costs[i] = run_format (&bench, formats[i].name, json);
  tear_down (&bench);
}

int
main (int    argc,
      char **argv)
{
  guint n_claims = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000;
  const char *only = argc > 2 ? argv[2] : NULL;
  Cost few[MAX_FORMATS] = { 0 }, many[MAX_FORMATS] = { 0 };
  guint n;
  const ActantExportFormat *formats = actant_export_get_formats (&n);

  g_assert_cmpuint (n, <=, MAX_FORMATS);
  run (n_claims / 10, only, few);
  run (n_claims, only, many);
  g_print ("ten times the claims take so many times the time:");
  for (guint i = 0; i < n; i++)
    if (few[i].wall > 0)
      g_print (" %s %.1f (CPU %.1f)", formats[i].name, many[i].wall / few[i].wall,
               many[i].cpu / few[i].cpu);
  g_print ("\n");

  return 0;
}
