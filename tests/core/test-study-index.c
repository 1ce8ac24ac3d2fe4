/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a whole study: counted, remembered, thrown away where they are not to be trusted. */
#include "core-test-util.h"

#include "session/actant-index-cache.h"
#include "session/actant-study-index.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#define N_TEXTS 12

typedef struct
{
  char *folder;
  char *caches;
  guint n_signals;
} Fixture;

static char *
dup_claims (guint n,
            guint salt)
{
  GString *claims = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (claims, "%s{\"id\": \"0192f3a1-0000-7000-8%03x-%012x\", \"kind\": "
                            "\"claim\", \"segments\": [{\"start\": 0, \"end\": 4, \"exact\": "
                            "\"Text\"}]}", i > 0 ? "," : "", salt, i);

  return g_string_free (claims, FALSE);
}

/* Old enough to be remembered: the time of the change of the file itself cannot be set. */
static void
write_set (Fixture    *fixture,
           guint       text,
           const char *coder,
           guint       n_claims)
{
  g_autofree char *name = g_strdup_printf ("t%02u.txt.%s.annotations.json", text, coder);
  g_autofree char *claims = dup_claims (n_claims, text);
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": "
    "\"0192f3a1-0000-7000-9%03x-%012x\", \"coder\": {\"slug\": \"%s\"}, \"source\": {\"file\": "
    "\"t%02u.txt\", \"sha256\": \"00\"}, \"annotations\": [%s]}", text, text, coder, text, claims);

  write_file (fixture->folder, name, json);
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->caches = g_dir_make_tmp ("actant-caches-XXXXXX", NULL);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%02u.txt", i);

      write_file (fixture->folder, name, "Text\n");
      write_set (fixture, i, "mina", i);
      if (i % 2 == 0)
        write_set (fixture, i, "kim", 2);
    }
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  remove_folder (fixture->folder);
  remove_folder (fixture->caches);
}

static void
changed_cb (ActantStudyIndex *index,
            const char       *text,
            Fixture          *fixture)
{
  fixture->n_signals++;
}

static ActantStudyIndex *
count (Fixture       *fixture,
       ActantSession *session)
{
  ActantStudyIndex *index = actant_study_index_new (session, fixture->caches);

  fixture->n_signals = 0;
  g_signal_connect (index, "changed", G_CALLBACK (changed_cb), fixture);
  g_assert_false (actant_study_index_knows (index, "t01.txt"));
  while (!actant_study_index_is_done (index) || !actant_study_index_is_kept (index))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_signals, >, 0);

  return index;
}

static guint
count_all_own (ActantStudyIndex *index)
{
  return actant_study_index_count_all (index, "mina", ACTANT_KIND_CLAIM);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
  g_autoptr(ActantStudyIndex) index = count (fixture, session);
  guint n_files;

  g_assert_cmpuint (actant_study_index_get_n_read (index, &n_files), ==, N_TEXTS + N_TEXTS / 2);
  g_assert_cmpuint (n_files, ==, N_TEXTS + N_TEXTS / 2);
  g_assert_cmpuint (actant_study_index_count (index, "t05.txt", "mina", ACTANT_KIND_CLAIM), ==, 5);
  g_assert_cmpuint (actant_study_index_count (index, "t05.txt", "kim", ACTANT_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (actant_study_index_count (index, "t04.txt", NULL, ACTANT_KIND_CLAIM), ==, 6);
  g_assert_cmpuint (actant_study_index_count (index, "t04.txt", NULL, ACTANT_KIND_MEMO), ==, 0);
  g_assert_cmpuint (count_all_own (index), ==, N_TEXTS * (N_TEXTS - 1) / 2);
  g_assert_true (actant_study_index_knows (index, "t05.txt"));
}

/* What the session has read and changed counts as it is there. */
static void
test_loaded (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
  g_autoptr(ActantStudyIndex) index = count (fixture, session);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Claim");
  g_autoptr(GArray) ranges = make_ranges (1, 0, 4);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecord) claim = actant_session_new_passage (session, ACTANT_KIND_CLAIM,
                                                              "t03.txt", ranges, &error);

  g_assert_no_error (error);
  g_assert_true (actant_session_put (session, edit, "t03.txt", claim));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actant_study_index_count (index, "t03.txt", "mina", ACTANT_KIND_CLAIM), ==, 4);

  g_assert_true (actant_session_undo (session, NULL, &error));
  g_assert_cmpuint (actant_study_index_count (index, "t03.txt", "mina", ACTANT_KIND_CLAIM), ==, 3);
  g_assert_true (actant_session_redo (session, NULL, &error));
  g_assert_cmpuint (actant_study_index_count (index, "t03.txt", "mina", ACTANT_KIND_CLAIM), ==, 4);
}

/* Puts what the cache is to say of the files there, as if it had been counted long ago. */
static void
remember (Fixture    *fixture,
          const char *root,
          guint       n_claims)
{
  g_autoptr(GHashTable) files = actant_index_cache_new_table ();

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%02u.txt.mina.annotations.json", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      ActantFileCounts *counts = g_new0 (ActantFileCounts, 1);

      g_assert_true (actant_file_counts_look (counts, path));
      counts->known = counts->settled = TRUE;
      counts->n[ACTANT_KIND_CLAIM] = n_claims;
      g_hash_table_insert (files, g_steal_pointer (&name), counts);
    }
  g_assert_true (actant_index_cache_write (fixture->caches, root, files));
}

/* What is remembered is not counted again; what changed since is. */
static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
  g_autoptr(ActantStudyIndex) index = NULL;
  guint n_files;

  remember (fixture, actant_session_get_root (session), 100);
  write_set (fixture, 3, "mina", 7);
  index = count (fixture, session);

  actant_study_index_get_n_read (index, &n_files);
  g_assert_cmpuint (n_files, ==, 1 + N_TEXTS / 2);
  g_assert_cmpuint (actant_study_index_count (index, "t02.txt", "mina", ACTANT_KIND_CLAIM), ==, 100);
  g_assert_cmpuint (actant_study_index_count (index, "t02.txt", "kim", ACTANT_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (actant_study_index_count (index, "t03.txt", "mina", ACTANT_KIND_CLAIM), ==, 7);
}

/* Same size, same time of change: the time at which the file itself was touched tells. */
static void
test_same_size_and_time (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "t03.txt.mina.annotations.json", NULL);
  g_autofree char *json = NULL;
  g_autofree char *other = NULL;
  g_auto(GStrv) parts = NULL;
  g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
  g_autoptr(ActantStudyIndex) index = NULL;
  struct stat before;
  struct utimbuf times;

  remember (fixture, actant_session_get_root (session), 100);
  g_assert_cmpint (stat (path, &before), ==, 0);
  json = read_file (fixture->folder, "t03.txt.mina.annotations.json");
  parts = g_strsplit (json, "\"claim\"", 2);
  other = g_strjoinv ("\"query\"", parts);   /* of a kind that no such file holds */
  write_file (fixture->folder, "t03.txt.mina.annotations.json", other);
  times = (struct utimbuf) { before.st_atime, before.st_mtime };
  g_assert_cmpint (utime (path, &times), ==, 0);

  index = count (fixture, session);
  g_assert_cmpuint (actant_study_index_count (index, "t03.txt", "mina", ACTANT_KIND_CLAIM), ==, 2);
}

/* A file that changed a moment ago may change again unseen: it is counted, but not remembered. */
static void
test_young_is_not_kept (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
  g_autoptr(ActantStudyIndex) index = count (fixture, session);
  g_autoptr(GHashTable) kept = actant_index_cache_read (fixture->caches,
                                                        actant_session_get_root (session));

  g_assert_cmpuint (count_all_own (index), ==, N_TEXTS * (N_TEXTS - 1) / 2);
  g_assert_cmpuint (g_hash_table_size (kept), ==, 0);
}

static void
spoil (char  **data,
       gsize  *length,
       guint   way,
       GRand  *rand)
{
  switch (way % 5)
    {
    case 0:   /* one byte */
      (*data)[g_rand_int_range (rand, 0, *length)] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;
    case 1:   /* the end is missing */
      *length = g_rand_int_range (rand, 0, *length);
      break;
    case 2:   /* noise with a true checksum */
      {
        g_autofree char *sum = NULL;

        for (gsize i = 64; i < *length; i++)
          (*data)[i] = g_rand_int_range (rand, 0, 256);
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) *data + 64, *length - 64);
        memcpy (*data, sum, 64);
      }
      break;
    case 3:   /* one byte, with a true checksum */
      {
        g_autofree char *sum = NULL;

        (*data)[g_rand_int_range (rand, 64, *length)] ^= 1 << g_rand_int_range (rand, 0, 8);
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) *data + 64, *length - 64);
        memcpy (*data, sum, 64);
      }
      break;
    default:  /* more behind it */
      *data = g_realloc (*data, *length + 100);
      memset (*data + *length, 'x', 100);
      *length += 100;
    }
}

/* Whatever lies there: no crash, no message, and what was not changed is right. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *path = NULL;

  remember (fixture, fixture->folder, 100);
  path = actant_index_cache_dup_path (fixture->caches, fixture->folder);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *bytes = NULL;
      g_autoptr(GHashTable) files = NULL;
      gsize length;

      remember (fixture, fixture->folder, 100);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      spoil (&bytes, &length, i, rand);
      g_assert_true (g_file_set_contents (path, bytes, length, NULL));
      files = actant_index_cache_read (fixture->caches, fixture->folder);
      if (i % 5 != 3)
        g_assert_cmpuint (g_hash_table_size (files), ==, 0);
    }
}

/* A cache that is another study's, a folder, a pipe, or may not be written. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
  const char *root = actant_session_get_root (session);
  g_autofree char *path = actant_index_cache_dup_path (fixture->caches, root);
  g_autofree char *other = actant_index_cache_dup_path (fixture->caches, "/elsewhere");
  g_autoptr(GHashTable) empty = actant_index_cache_new_table ();
  g_autoptr(ActantStudyIndex) index = NULL;
  g_autoptr(GHashTable) files = NULL;

  remember (fixture, "/elsewhere", 100);
  g_assert_cmpint (g_rename (other, path), ==, 0);
  files = actant_index_cache_read (fixture->caches, root);
  g_assert_cmpuint (g_hash_table_size (files), ==, 0);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  index = count (fixture, session);
  g_assert_cmpuint (count_all_own (index), ==, N_TEXTS * (N_TEXTS - 1) / 2);
  g_unlink (path);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (actant_index_cache_write (fixture->caches, root, empty));
  g_assert_false (actant_index_cache_write ("/proc/actant", root, empty));
}

/* One that cannot be read holds nothing that could be counted, and the rest is not lost. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(ActantSession) session = NULL;
  g_autoptr(ActantStudyIndex) index = NULL;

  write_file (fixture->folder, "t05.txt.mina.annotations.json", "{\"format\": ");
  write_file (fixture->folder, "t06.txt.mina.annotations.json",
              "{\"format\": \"actant-study\", \"version\": 1}");
  session = open_session (fixture->folder, "mina", 1);
  index = count (fixture, session);

  g_assert_true (actant_study_index_knows (index, "t05.txt"));
  g_assert_cmpuint (actant_study_index_count (index, "t05.txt", "mina", ACTANT_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (count_all_own (index), ==, N_TEXTS * (N_TEXTS - 1) / 2 - 5 - 6);
}

/* Only so many studies are remembered. */
static void
test_pruned (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *root = g_strdup_printf ("/study/%u", i);

      remember (fixture, root, 1);
    }
  g_assert_cmpuint (count_files (fixture->caches), ==, 64);
}

/* Let go in the middle of it. */
static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint n = 0; n < 20; n++)
    {
      g_autoptr(ActantSession) session = open_session (fixture->folder, "mina", 1);
      g_autoptr(ActantStudyIndex) index = actant_study_index_new (session, fixture->caches);

      for (guint i = 0; i < n && !actant_study_index_is_done (index); i++)
        g_main_context_iteration (NULL, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/study-index/counts", test_counts },
    { "/study-index/loaded", test_loaded },
    { "/study-index/remembered", test_remembered },
    { "/study-index/same-size-and-time", test_same_size_and_time },
    { "/study-index/young-is-not-kept", test_young_is_not_kept },
    { "/study-index/hostile", test_hostile },
    { "/study-index/foreign", test_foreign },
    { "/study-index/unreadable", test_unreadable },
    { "/study-index/pruned", test_pruned },
    { "/study-index/let-go", test_let_go },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, setup, tests[i].test, teardown);

  return g_test_run ();
}
