/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of all claims: filtering by a query and sorting, of as many claims as asked. */
#include "query/actant-query.h"
#include "session/actant-record-table.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static ActantCollection *
make_claims (ActantSession *session,
             guint          n_claims)
{
  static const char * const types[] = { "forecast", "report", "threat", "demand", "assertion" };
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  ActantCollection *collection = actant_collection_new ();

  for (guint i = 0; i < n_claims; i++)
    {
      ActantRecord *claim = actant_session_new_record (session, ACTANT_KIND_CLAIM);
      g_autofree char *gist = g_strdup_printf (
        "State %u warns that the other side will test a missile before the end of year %u",
        i % 977, 2000 + i % 40);
      const char * const fields[][2] = { { "gist", gist }, { "type", types[i % 5] } };

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          ActantRecord *before = claim;

          claim = actant_record_set (before, fields[j][0], actant_value_new_text (fields[j][1]));
          actant_record_unref (before);
        }
      g_ptr_array_add (records, claim);
    }
  actant_collection_load (collection, records);

  return collection;
}

static gboolean
fits (const ActantRecord *record,
      const char         *text,
      gpointer            match)
{
  return actant_query_match_fits (match, record, text, NULL);
}

static void
by_gist (const ActantRecord *record,
         const char         *text,
         ActantSortKey      *key,
         gpointer            user_data)
{
  key->set = TRUE;
  key->text = g_utf8_collate_key (actant_record_get_text (record, "gist"), -1);
}

/* CPU time of this thread, microseconds: a busy machine does not change it. */
static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Lets the table come to the end of its work; prints how long that took and what the longest work
 * was that kept the main loop from its events. @begun: by the clock, and of CPU time */
static void
print_time (const char        *what,
            ActantRecordTable *table,
            gint64            *begun)
{
  gint64 turn = get_cpu_time ();
  gint64 longest = turn - begun[1];

  while (actant_record_table_is_working (table))
    {
      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, get_cpu_time () - turn);
      turn = get_cpu_time ();
      g_usleep (500);
    }
  g_print ("%s: %.1f ms, longest stall %.1f ms CPU\n", what,
           (g_get_monotonic_time () - begun[0]) / 1000.0, longest / 1000.0);
  begun[0] = g_get_monotonic_time ();
  begun[1] = get_cpu_time ();
}

static void
filter (ActantRecordTable *table,
        ActantSession     *session,
        const char        *text,
        gint64            *begun)
{
  g_autoptr(ActantQuery) query = actant_query_parse (text, session, NULL, NULL);
  g_autofree char *what = NULL;

  actant_record_table_set_filter (table, fits, actant_query_match_new (query, session),
                                  (GDestroyNotify) actant_query_match_free);
  what = g_strdup_printf ("filter “%s”", text);
  print_time (what, table, begun);
}

int
main (int    argc,
      char **argv)
{
  guint n_claims = argc > 1 ? strtoul (argv[1], NULL, 10) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("actant-bench-XXXXXX", NULL);
  g_autoptr(ActantSession) session = actant_session_open (folder, "mina", NULL, NULL, NULL);
  g_autoptr(ActantCollection) claims = make_claims (session, n_claims);
  g_autoptr(ActantRecordTable) table = actant_record_table_new (ACTANT_KIND_CLAIM);
  gint64 begun[] = { g_get_monotonic_time (), get_cpu_time () };

  g_print ("%u claims\n", n_claims);
  actant_record_table_add (table, claims, "brief.txt");
  print_time ("rows", table, begun);
  actant_record_table_set_order (table, by_gist, NULL, FALSE);
  print_time ("sort by gist", table, begun);
  actant_record_table_set_order (table, by_gist, NULL, TRUE);
  print_time ("the other way round", table, begun);
  filter (table, session, "type:forecast", begun);
  filter (table, session, "missile -type:report", begun);
  filter (table, session, "actor:none gist:\"year 2012\" | likelihood>=55", begun);
  filter (table, session, "", begun);
  g_rmdir (folder);

  return 0;
}
