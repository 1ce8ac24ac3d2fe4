/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document pane: frames while scrolling, jumps, and the first frame of a large text.
 *
 * Usage: bench-pane [MEGABYTES [SCALE]], default 50 and 1; on a display. MEGABYTES is the text for
 * jumps and the first frame; scrolling is at 10 MB with 100,000 annotations and at 1 MB with
 * 1,000,000, both times SCALE. The work of a frame is from before it is painted to after, in
 * processor time of its thread, because what else runs on the machine does not count; jumps and
 * first frames are told by the clock too, where they wait for the frame clock as the user does. */
#include "config.h"

#include "bench-study.h"
#include "document/actant-document-pane.h"
#include "store/actant-source-text-load.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#define FRAMES 100
#define STEP 60        /* pixels */
#define JUMPS 30
#define RUNS 5
#define WIDTH 900
#define HEIGHT 800

static GtkWidget *window;
static gint64 begun;       /* of the frame that is painted */
static gint64 painted;     /* when the last one was */
static gint64 work;        /* what it took */

/* Of this thread, microseconds. */
static gint64
cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  begun = cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  painted = g_get_monotonic_time ();
  work = cpu_time () - begun;
}

static void
show_window (GtkWidget *child)
{
  GdkFrameClock *clock;

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_widget_realize (window);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
wait_for_frame (void)
{
  gint64 before = painted;

  gtk_widget_queue_draw (window);
  while (painted == before)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is left to be laid out, or for as many seconds. */
static void
settle (guint seconds)
{
  gint64 until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint idle = 0;

  while (idle < 50 && g_get_monotonic_time () < until)
    {
      idle = g_main_context_iteration (NULL, FALSE) ? 0 : idle + 1;
      if (idle > 0)
        g_usleep (1000);
    }
}

static void
close_window (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle (1);
}

static GArray *
new_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* The work of frames, each after a step down the text. */
static GArray *
scroll (ActantDocumentPane *pane,
        GtkAdjustment      *position)
{
  GArray *times = new_times ();

  for (guint i = 0; i < FRAMES; i++)
    {
      if (pane != NULL)
        actant_document_pane_scroll_by (pane, STEP);
      else
        gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) + STEP);
      wait_for_frame ();
      g_array_append_val (times, work);
    }

  return times;
}

/* The same text in GTK's widget, with the same font and measure. */
static GArray *
scroll_plain (ActantSourceText *source)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  gsize length;
  const char *text = actant_source_text_get_text (source, &length);
  GArray *times;

  gtk_widget_add_css_class (view, "actant-reader");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), ACTANT_TEXT_VIEW_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 20);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 6);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, (int) length);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  show_window (scrolled);
  wait_for_frame ();
  settle (2);
  times = scroll (NULL, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  close_window ();

  return times;
}

static ActantCollection *
load (GPtrArray *records)
{
  ActantCollection *collection = actant_collection_new ();

  actant_collection_load (collection, records);
  return collection;
}

static void
bench_scroll (double megabytes,
              guint  n_claims,
              double most)
{
  g_autoptr(ActantSourceText) source = bench_text_new (megabytes, 3);
  g_autoptr(GPtrArray) claims = bench_claims_new (source, n_claims, 3, BENCH_CLAIMS_BARE);
  g_autoptr(GPtrArray) actors = bench_actors_new ();
  g_autoptr(ActantCollection) records = load (claims);
  g_autoptr(ActantCollection) study = load (actors);
  GtkWidget *pane = actant_document_pane_new ();
  g_autoptr(GArray) times = NULL;
  g_autoptr(GArray) plain = NULL;
  double median;
  gint64 shown;

  plain = scroll_plain (source);
  show_window (pane);
  wait_for_frame ();
  shown = g_get_monotonic_time ();
  actant_document_pane_show (ACTANT_DOCUMENT_PANE (pane), source, records, study);
  wait_for_frame ();
  shown = g_get_monotonic_time () - shown;
  settle (2);
  times = scroll (ACTANT_DOCUMENT_PANE (pane), NULL);
  median = bench_median (times);
  g_print ("scroll, %.1f MB, %u annotations: %.2f x a plain frame (at most %.1f): "
           "%.1f ms, p95 %.1f, plain %.1f; shown first in %.1f ms\n",
           megabytes, n_claims, median / bench_median (plain), most, median,
           bench_percentile (times, 95), bench_median (plain), shown / 1000.0);
  close_window ();
}

/* To random places of a text that was just set. */
static void
bench_jumps (ActantSourceText *source)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  g_autoptr(GArray) times = new_times ();
  g_autoptr(GArray) works = new_times ();
  GtkWidget *pane = actant_document_pane_new ();

  show_window (pane);
  wait_for_frame ();
  for (guint i = 0; i < JUMPS; i++)
    {
      gint64 offset = (gint64) (g_rand_double (random)
                                * (double) actant_source_text_get_length (source));
      gint64 time, cpu;

      if (i % 10 == 0)
        {
          actant_document_pane_show (ACTANT_DOCUMENT_PANE (pane), NULL, NULL, NULL);
          actant_document_pane_show (ACTANT_DOCUMENT_PANE (pane), source, NULL, NULL);
          wait_for_frame ();
        }
      time = g_get_monotonic_time ();
      cpu = cpu_time ();
      actant_document_pane_select_range (ACTANT_DOCUMENT_PANE (pane), offset, offset + 10);
      wait_for_frame ();
      time = g_get_monotonic_time () - time;
      cpu = cpu_time () - cpu;
      g_array_append_val (times, time);
      g_array_append_val (works, cpu);
    }
  g_print ("jump in %.1f M characters: median %.1f ms (at most 30), worst %.1f (at most 100); "
           "processor time %.1f, worst %.1f\n",
           actant_source_text_get_length (source) / 1e6, bench_median (times),
           bench_percentile (times, 100), bench_median (works), bench_percentile (works, 100));
  close_window ();
}

static gint64
read_and_validate (const char *path)
{
  gint64 time = cpu_time ();
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_utf8_validate_len (bytes, length, NULL));
  return cpu_time () - time;
}

/* From the file to the page, in a window that is there. */
static void
bench_first_frame (double megabytes)
{
  g_autofree char *folder = bench_folder_new ();
  g_autofree char *path = g_build_filename (folder, "text.txt", NULL);
  g_autofree char *text = bench_text_dup (megabytes, 9);
  g_autoptr(GArray) times = new_times ();
  g_autoptr(GArray) walls = new_times ();
  g_autoptr(GArray) loads = new_times ();
  g_autoptr(GArray) plain = new_times ();
  double median;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr(ActantSourceText) source = NULL;
      GtkWidget *pane = actant_document_pane_new ();
      gint64 time, wall, loaded, limit;

      show_window (pane);
      wait_for_frame ();
      limit = read_and_validate (path);
      time = cpu_time ();
      wall = g_get_monotonic_time ();
      source = actant_source_text_load (path, NULL, NULL);
      loaded = cpu_time () - time;
      actant_document_pane_show (ACTANT_DOCUMENT_PANE (pane), source, NULL, NULL);
      wait_for_frame ();
      time = cpu_time () - time;
      wall = g_get_monotonic_time () - wall;
      g_array_append_val (times, time);
      g_array_append_val (walls, wall);
      g_array_append_val (loads, loaded);
      g_array_append_val (plain, limit);
      close_window ();
    }
  median = bench_median (times);
  g_print ("first frame of %.1f MB: %.2f x read and validation (at most 1.5): %.1f ms, of it "
           "loading %.1f; read and validation %.1f; by the clock %.1f\n",
           strlen (text) / 1e6, median / bench_median (plain), median, bench_median (loads),
           bench_median (plain), bench_median (walls));
  bench_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  double megabytes = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 50;
  double scale = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1;
  g_autoptr(ActantSourceText) source = NULL;

  gtk_init ();
  adw_init ();
  bench_first_frame (megabytes);
  source = bench_text_new (megabytes, 5);
  bench_jumps (source);
  bench_scroll (10 * scale, (guint) (100000 * scale), 1.5);
  bench_scroll (1 * scale, (guint) (1000000 * scale), 2.5);

  return 0;
}
