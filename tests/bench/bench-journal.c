/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal costs the main thread, and how soon what was done is on the disk.
 *
 * Usage: bench-journal [EDITS], default 2000. One edit is applied with and without a journal; then
 * one action on as many records at once, a text of 50,000 characters that is being typed, and the
 * time from an edit to its being on the disk. */
#include "config.h"

#include "session/actant-recovery.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT "North Korea escalates provocations.\n"
#define TYPED 50000
#define SYNCS 50

typedef struct
{
  ActantSession *session;
  char          *id;       /* of a claim */
} Bench;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *what,
             GArray     *times)
{
  g_array_sort (times, compare_times);
  printf ("%-44s median %6" G_GINT64_FORMAT " us   p99 %6" G_GINT64_FORMAT " us   most %6"
          G_GINT64_FORMAT " us\n", what, g_array_index (times, gint64, times->len / 2),
          g_array_index (times, gint64, times->len * 99 / 100),
          g_array_index (times, gint64, times->len - 1));
  g_array_set_size (times, 0);
}

static ActantRecord *
new_claim (ActantSession *session)
{
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantTextRange range = { 0, 5 };

  g_array_append_val (ranges, range);
  return actant_session_new_passage (session, ACTANT_KIND_CLAIM, "a.txt", ranges, NULL);
}

static void
set_up (Bench      *bench,
        const char *folder,
        gboolean    journal)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Add");
  g_autoptr(ActantRecord) claim = NULL;

  bench->session = actant_session_open (folder, "mina", NULL, NULL, NULL);
  g_assert_nonnull (bench->session);
  if (journal)
    actant_session_start_journal (bench->session);
  claim = new_claim (bench->session);
  bench->id = g_strdup (actant_record_get_id (claim));
  actant_session_put (bench->session, change_set, "a.txt", claim);
  g_assert_true (actant_session_apply (bench->session, change_set, NULL));
}

static const ActantRecord *
get_claim (Bench *bench)
{
  ActantAnnotationSet *set = actant_session_get_own_set (bench->session, "a.txt", NULL);

  return actant_collection_lookup (actant_annotation_set_get_records (set), bench->id);
}

static gint64
edit (Bench *bench,
      guint  number)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Edit Gist");
  g_autofree char *gist = g_strdup_printf ("gist %u", number);
  g_autoptr(ActantRecord) changed = actant_record_set (get_claim (bench), "gist",
                                                       actant_value_new_text (gist));
  gint64 started = g_get_monotonic_time ();

  actant_session_put (bench->session, change_set, "a.txt", changed);
  g_assert_true (actant_session_apply (bench->session, change_set, NULL));
  return g_get_monotonic_time () - started;
}

static gint64
add_many (Bench *bench,
          guint  n)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new ("Add Many");
  gint64 started;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(ActantRecord) claim = new_claim (bench->session);

      actant_session_put (bench->session, change_set, "a.txt", claim);
    }
  started = g_get_monotonic_time ();
  g_assert_true (actant_session_apply (bench->session, change_set, NULL));
  return g_get_monotonic_time () - started;
}

static gint64
type_text (Bench      *bench,
           const char *typed)
{
  g_autoptr(ActantRecord) record = NULL;
  gint64 started = g_get_monotonic_time ();

  record = actant_record_set (get_claim (bench), "note", actant_value_new_text (typed));
  actant_session_set_draft (bench->session, "a.txt", record, "Edit Note");
  return g_get_monotonic_time () - started;
}

static void
measure (const char *folder,
         gboolean    journal,
         guint       n)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *with = journal ? "with a journal" : "without";
  g_autofree char *one = g_strdup_printf ("an edit, %s", with);
  g_autofree char *typed = g_strnfill (TYPED, 'x');
  Bench bench = { NULL, NULL };
  gint64 time;

  set_up (&bench, folder, journal);
  for (guint i = 0; i < n; i++)
    {
      time = edit (&bench, i);
      g_array_append_val (times, time);
    }
  print_times (one, times);
  for (guint i = 0; journal && i < SYNCS; i++)
    {
      gint64 started;

      edit (&bench, n + i);
      started = g_get_monotonic_time ();
      g_assert_true (actant_session_flush_journal (bench.session, NULL));
      time = g_get_monotonic_time () - started;
      g_array_append_val (times, time);
    }
  if (journal)
    print_times ("asked for, an edit is on the disk after", times);
  for (guint i = 0; journal && i < n; i++)
    {
      time = type_text (&bench, typed);
      g_array_append_val (times, time);
    }
  if (journal)
    print_times ("a key in a note of 50,000 characters", times);
  time = add_many (&bench, n);
  printf ("an action on %u records, %-24s %6" G_GINT64_FORMAT " us\n", n, with, time);

  g_clear_object (&bench.session);
  g_free (bench.id);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 2000;
  g_autofree char *root = g_dir_make_tmp ("actant-bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "study", NULL);
  g_autofree char *text = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *git = g_build_filename (folder, ".git", NULL);

  g_setenv ("XDG_STATE_HOME", root, TRUE);
  g_mkdir_with_parents (git, 0700);
  g_assert_true (g_file_set_contents (text, TEXT, -1, NULL));
  measure (folder, FALSE, n);
  measure (folder, TRUE, n);
  remove_all (root);

  return 0;
}
