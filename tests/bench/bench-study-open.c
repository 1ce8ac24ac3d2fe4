/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study of many texts, opened cold and warm, and the first annotations of a large file.
 *
 * Usage: bench-study-open [TEXTS [CLAIMS]], default 5000 texts with the files of two coders, and
 * 100000 claims in the large file. Medians of five, but for the cold counting. "Stall" is the
 * longest CPU time of the main thread between two looks at its events. */
#include "bench-study.h"

#include "session/actant-session.h"
#include "session/actant-set-loader.h"
#include "session/actant-study-index.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 5
#define CLAIMS_OF_TEXT 10

static char *caches;
static gint64 begun;
static gint64 turn;
static gint64 longest;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
begin (void)
{
  begun = g_get_monotonic_time ();
  turn = get_cpu_time ();
  longest = 0;
}

static void
iterate (void)
{
  g_main_context_iteration (NULL, TRUE);
  longest = MAX (longest, get_cpu_time () - turn);
  turn = get_cpu_time ();
}

/* Milliseconds since begin(). */
static double
end (void)
{
  longest = MAX (longest, get_cpu_time () - turn);

  return (g_get_monotonic_time () - begun) / 1000.0;
}

static void
write_claims (const char *folder,
              const char *text,
              const char *coder,
              guint       n_claims)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.annotations.json", text, coder);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GString) json = g_string_new (NULL);
  g_autofree char *set = g_uuid_string_random ();

  g_string_printf (json, "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": \"%s\", "
                   "\"coder\": {\"slug\": \"%s\"}, \"source\": {\"file\": \"%s\", \"sha256\": "
                   "\"00\"}, \"annotations\": [", set, coder, text);
  for (guint i = 0; i < n_claims; i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      g_string_append_printf (json, "%s\n{\"id\": \"%s\", \"kind\": \"claim\", \"segments\": "
                              "[{\"start\": %u, \"end\": %u, \"exact\": \"Text\"}], \"gist\": "
                              "\"State %u warns that the other side will test a missile\"}",
                              i > 0 ? "," : "", id, i * 5, i * 5 + 4, i);
    }
  g_string_append (json, "]}");
  g_file_set_contents (path, json->str, json->len, NULL);
}

static void
write_study (const char *folder,
             guint       n_texts)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append (words, "Text ");
  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *text = g_strdup_printf ("text-%05u.txt", i);
      g_autofree char *path = g_build_filename (folder, text, NULL);

      g_file_set_contents (path, words->str, words->len, NULL);
      write_claims (folder, text, "mina", CLAIMS_OF_TEXT);
      write_claims (folder, text, "kim", CLAIMS_OF_TEXT);
    }
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(ActantSession **) user_data = actant_session_open_finish (result, NULL);
}

static ActantSession *
open_study (const char *folder)
{
  ActantSession *session = NULL;

  actant_session_open_async (folder, "mina", NULL, NULL, NULL, opened_cb, &session);
  while (session == NULL)
    iterate ();

  return session;
}

/* From nothing to all numbers of all texts. */
static double
count (const char *folder)
{
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantStudyIndex) index = NULL;
  double time;

  begin ();
  session = open_study (folder);
  index = actant_study_index_new (session, caches);
  while (!actant_study_index_is_done (index))
    iterate ();
  g_assert_cmpuint (actant_study_index_count_all (index, NULL, ACTANT_KIND_CLAIM), ==,
                    2 * CLAIMS_OF_TEXT
                    * g_strv_length ((char **) actant_session_get_texts (session)));
  time = end ();
  while (!actant_study_index_is_kept (index))
    g_main_context_iteration (NULL, TRUE);

  return time;
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             user_data)
{
}

/* All annotations of all texts, as the table of all claims wants them. */
static double
load_all (const char *folder)
{
  g_autoptr(ActantSession) session = open_study (folder);
  ActantSetLoader *loader;
  double time;

  begin ();
  loader = actant_set_loader_new (session, TRUE, loaded_cb, NULL);
  while (!actant_set_loader_is_done (loader))
    iterate ();
  time = end ();
  actant_set_loader_free (loader);

  return time;
}

static double
take_median (double    (*func) (const char *),
             const char *folder,
             double     *stall)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  *stall = 0;
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 time = 1000 * func (folder);

      g_array_append_val (times, time);
      *stall = MAX (*stall, longest / 1000.0);
    }

  return bench_median (times);
}

/* The large file: the first records in the session against reading and validating all of it. */

static double
show_first (const char *folder)
{
  g_autoptr(ActantSession) session = open_study (folder);
  ActantAnnotationSet *set;
  double time;

  actant_session_load_text (session, "text-00000.txt", NULL);
  begin ();
  set = actant_session_begin_own_set (session, "text-00000.txt");
  time = end ();
  g_assert_true (actant_annotation_set_is_loading (set));
  g_assert_cmpuint (actant_collection_get_n (actant_annotation_set_get_records (set),
                                             ACTANT_KIND_CLAIM), ==, 50);
  actant_annotation_set_cancel_loading (set);

  return time;
}

static double
show_whole (const char *folder)
{
  g_autoptr(ActantSession) session = open_study (folder);
  ActantAnnotationSet *set;

  actant_session_load_text (session, "text-00000.txt", NULL);
  begin ();
  set = actant_session_begin_own_set (session, "text-00000.txt");
  while (actant_annotation_set_is_loading (set))
    iterate ();

  return end ();
}

static double
read_and_validate (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "text-00000.txt.mina.annotations.json", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  begin ();
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_utf8_validate_len (bytes, length, NULL));

  return end ();
}

static void
measure_large (guint n_claims)
{
  g_autofree char *folder = bench_folder_new ();
  double stall, whole_stall, first, whole, physical;

  write_study (folder, 1);
  write_claims (folder, "text-00000.txt", "mina", n_claims);
  physical = take_median (read_and_validate, folder, &stall);
  first = take_median (show_first, folder, &stall);
  whole = take_median (show_whole, folder, &whole_stall);
  g_print ("%u claims: read and validate %.1f ms; first records %.1f ms, ratio %.2f (bar 1.3); all "
           "%.0f ms, ratio %.1f, stall %.1f ms\n", n_claims, physical, first, first / physical,
           whole, whole / physical, whole_stall);
  bench_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  guint n_texts = argc > 1 ? strtoul (argv[1], NULL, 10) : 5000;
  guint n_claims = argc > 2 ? strtoul (argv[2], NULL, 10) : 100000;
  g_autofree char *folder = bench_folder_new ();
  double stall, time;

  caches = g_dir_make_tmp ("actant-bench-XXXXXX", NULL);
  write_study (folder, n_texts);
  g_usleep (2500000);   /* what changed a moment ago is not remembered */

  time = count (folder);
  g_print ("%u texts, two coders: opened and counted, cold %.0f ms, stall %.1f ms\n", n_texts, time,
           longest / 1000.0);
  time = take_median (count, folder, &stall);
  g_print ("%u texts, two coders: opened and counted, warm %.0f ms, stall %.1f ms\n", n_texts, time,
           stall);
  time = take_median (load_all, folder, &stall);
  g_print ("%u texts, two coders: all sets read %.0f ms, stall %.1f ms\n", n_texts, time, stall);
  measure_large (n_claims);

  bench_folder_remove (folder);
  bench_folder_remove (caches);
  g_free (caches);

  return 0;
}
