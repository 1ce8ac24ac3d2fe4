/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Study folders: where they begin, what they list, and the names of files and coders. Each test
 * has a folder of its own inside a stand-in for $HOME. */

#include "store/actant-study-folder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define STUDY "{\n \"format\": \"actant-study\",\n \"version\": 1"
#define ANNOTATIONS "{\n \"format\": \"actant-annotations\""

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

typedef struct
{
  char *root;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->root = g_build_filename (g_get_home_dir (), "study-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (fixture->root));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->root);
  g_free (fixture->root);
}

static char *
at (Fixture    *fixture,
    const char *path)
{
  return g_build_filename (fixture->root, path, NULL);
}

static void
put (Fixture    *fixture,
     const char *path,
     const char *text)
{
  g_autofree char *absolute = at (fixture, path);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (absolute, text, -1, &error);
  g_assert_no_error (error);
}

static ActantStudyFolder *
scan (Fixture    *fixture,
      const char *path)
{
  g_autofree char *absolute = at (fixture, path);
  g_autoptr (GError) error = NULL;
  ActantStudyFolder *folder = actant_study_folder_scan (absolute, &error);

  g_assert_no_error (error);
  g_assert_nonnull (folder);
  return folder;
}

static void
assert_paths (GPtrArray  *paths,
              const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", (char *) paths->pdata[i]);
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
assert_root (Fixture    *fixture,
             const char *path,
             const char *root,
             gboolean    is_study)
{
  g_autofree char *absolute = at (fixture, path);
  g_autofree char *expected = *root != '\0' ? at (fixture, root) : g_strdup (fixture->root);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found_study = !is_study;

  found = actant_study_folder_find_root (absolute, &found_study, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (found_study, ==, is_study);
}

static void
test_scan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (ActantStudyFolder) folder = NULL;
  g_autofree char *link = at (fixture, "link.txt");
  g_autofree char *folder_link = at (fixture, "loop");

  put (fixture, "study.mina.json", STUDY);
  put (fixture, "study.jun.json", "{\"format\"");
  put (fixture, "study.Jun.json", STUDY);
  put (fixture, "study.json", STUDY);
  put (fixture, "b.txt", "b");
  put (fixture, "B.MD", "b");
  put (fixture, "a b.txt", "");
  put (fixture, "e\xcc\x81.txt", "decomposed");
  put (fixture, "\xc3\xa9.txt", "composed");
  put (fixture, "b.txt.mina.annotations.json", ANNOTATIONS);
  put (fixture, "b.txt.consensus.annotations.json", ANNOTATIONS);
  put (fixture, "gone.txt.jun.annotations.json", ANNOTATIONS);
  put (fixture, "b.txt.mina.annotations (1).json", ANNOTATIONS);
  put (fixture, "b.txt.mina (conflicted copy 2026-11-23).annotations.json", ANNOTATIONS);
  put (fixture, "b.txt.mina.sync-conflict-20261123-101010-ABCDEFG.annotations.json", ANNOTATIONS);
  put (fixture, "b.txt.MINA.annotations.json", ANNOTATIONS);
  put (fixture, ".~lock.b.txt", "x");
  put (fixture, ".hidden.txt", "x");
  put (fixture, ".git-like/c.txt", "x");
  put (fixture, "image.png", "x");
  put (fixture, "sub/deep/c.txt", "c");
  put (fixture, "sub/deep/c.txt.mina.annotations.json", ANNOTATIONS);
  put (fixture, "sub/study.mina.json", "{}");
  put (fixture, "latin-\xe9.txt", "no UTF-8");
  g_assert_cmpint (symlink ("b.txt", link), ==, 0);
  g_assert_cmpint (symlink (".", folder_link), ==, 0);

  folder = scan (fixture, "sub/deep/c.txt");
  g_assert_cmpstr (folder->root, ==, fixture->root);
  g_assert_null (folder->single);
  assert_paths (folder->texts, "B.MD a b.txt b.txt e\xcc\x81.txt sub/deep/c.txt \xc3\xa9.txt");
  assert_paths (folder->annotations,
                "b.txt.consensus.annotations.json b.txt.mina.annotations.json "
                "gone.txt.jun.annotations.json sub/deep/c.txt.mina.annotations.json");
  assert_paths (folder->studies, "study.jun.json study.mina.json");
}

static void
test_lone_text (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const opened[] = { "b.txt", "b.txt.mina.annotations.json" };
  g_autoptr (ActantStudyFolder) other = NULL;
  g_autoptr (ActantStudyFolder) whole = NULL;

  put (fixture, "b.txt", "b");
  put (fixture, "bb.txt", "b");
  put (fixture, "b.txt.mina.annotations.json", ANNOTATIONS);
  put (fixture, "bb.txt.mina.annotations.json", ANNOTATIONS);
  put (fixture, "notes.log", "a log");
  put (fixture, "study.other.json", "{\"format\": \"something else\"}");
  put (fixture, "sub/b.txt", "b");

  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      g_autoptr (ActantStudyFolder) folder = scan (fixture, opened[i]);

      g_assert_cmpstr (folder->root, ==, fixture->root);
      g_assert_cmpstr (folder->single, ==, "b.txt");
      assert_paths (folder->texts, "b.txt");
      assert_paths (folder->annotations, "b.txt.mina.annotations.json");
      assert_paths (folder->studies, "");
    }

  other = scan (fixture, "notes.log");
  g_assert_cmpstr (other->single, ==, "notes.log");
  assert_paths (other->texts, "notes.log");
  whole = scan (fixture, "");
  g_assert_null (whole->single);
  assert_paths (whole->texts, "b.txt bb.txt sub/b.txt");
  assert_paths (whole->studies, "");
}

static void
test_root (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *pipe = at (fixture, "pipe/study.mina.json");

  put (fixture, "outer/study.mina.json", STUDY);
  put (fixture, "outer/a/b/c.txt", "c");
  put (fixture, "outer/inner/study.jun.json", " {\"version\":1, \"format\" :\n\"actant-study\"}");
  put (fixture, "outer/inner/c.txt", "c");
  put (fixture, "outer/repo/.git/HEAD", "ref");
  put (fixture, "outer/repo/sub/c.txt", "c");
  put (fixture, "outer/worktree/.git", "gitdir: /elsewhere");
  put (fixture, "outer/study-in-repo/.git", "x");
  put (fixture, "outer/study-in-repo/study.mina.json", STUDY);
  put (fixture, "outer/study-in-repo/sub/c.txt", "c");
  put (fixture, "outer/wrong/study.mina.json", "{\"format\": \"actant-annotations\"}");
  put (fixture, "outer/wrong/study.x.json", "\"format\" \"actant-study\"");
  put (fixture, "outer/wrong/study.y.json", "");
  put (fixture, "pipe/c.txt", "c");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  assert_root (fixture, "outer", "outer", TRUE);
  assert_root (fixture, "outer/a/b", "outer", TRUE);
  assert_root (fixture, "outer/a/b/../b/c.txt", "outer", TRUE);
  assert_root (fixture, "outer/inner/c.txt", "outer/inner", TRUE);
  assert_root (fixture, "outer/repo/sub/c.txt", "outer/repo/sub", FALSE);
  assert_root (fixture, "outer/worktree", "outer/worktree", FALSE);
  assert_root (fixture, "outer/study-in-repo/sub", "outer/study-in-repo", TRUE);
  assert_root (fixture, "outer/wrong", "outer", TRUE);
  assert_root (fixture, "pipe/c.txt", "pipe", FALSE);
}

/* A study around the home folder is not found from inside it. */
static void
test_home (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *above = g_path_get_dirname (g_get_home_dir ());
  g_autofree char *study = g_build_filename (above, "study.above.json", NULL);
  g_autofree char *in_home = g_build_filename (g_get_home_dir (), "study.home.json", NULL);
  g_autofree char *root = NULL;
  gboolean is_study = FALSE;

  g_assert_true (g_file_set_contents (study, STUDY, -1, NULL));
  assert_root (fixture, "", "", FALSE);

  g_assert_true (g_file_set_contents (in_home, STUDY, -1, NULL));
  root = actant_study_folder_find_root (fixture->root, &is_study, NULL);
  g_assert_cmpstr (root, ==, g_get_home_dir ());
  g_assert_true (is_study);
  g_remove (in_home);
  g_remove (study);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = at (fixture, "nothing.txt");
  g_autofree char *message = g_strdup_printf ("%s: cannot be opened: No such file or directory",
                                              path);
  g_autoptr (GError) error = NULL;

  g_assert_null (actant_study_folder_scan (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, message);
}

/* root reads everything, so as root this only shows that the others are listed. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *closed = at (fixture, "closed");
  g_autoptr (ActantStudyFolder) folder = NULL;

  put (fixture, "a.txt", "a");
  put (fixture, "closed/b.txt", "b");
  g_assert_cmpint (g_chmod (closed, 0), ==, 0);
  folder = scan (fixture, "");
  assert_paths (folder->texts, geteuid () == 0 ? "a.txt closed/b.txt" : "a.txt");
  g_assert_cmpuint (folder->problems->len, ==, geteuid () == 0 ? 0 : 1);
  for (guint i = 0; i < folder->problems->len; i++)
    g_assert_true (g_str_has_prefix (folder->problems->pdata[i], "closed: "));
}

static void
test_names (void)
{
  static const struct
  {
    const char *path;
    const char *text; /* NULL: no annotation file */
    const char *coder;
  } cases[] = {
    { "brief.txt.mina.annotations.json", "brief.txt", "mina" },
    { "a/b.c/brief.mina-park.annotations.json", "a/b.c/brief", "mina-park" },
    { "brief.txt.v1.2.annotations.json", "brief.txt.v1", "2" },
    { "brief.txt.consensus.annotations.json", "brief.txt", "consensus" },
    { "a.annotations.json.b.annotations.json", "a.annotations.json", "b" },
    { ".annotations.json", NULL, NULL },
    { "annotations.json", NULL, NULL },
    { "mina.annotations.json", NULL, NULL },
    { ".mina.annotations.json", NULL, NULL },
    { "a/.mina.annotations.json", NULL, NULL },
    { "brief.txt..annotations.json", NULL, NULL },
    { "brief.txt.Mina.annotations.json", NULL, NULL },
    { "brief.txt.-a.annotations.json", NULL, NULL },
    { "brief.txt.mina.annotations.json~", NULL, NULL },
    { "brief.txt.mina.Annotations.json", NULL, NULL },
    { "brief.a/b.annotations.json", NULL, NULL },
    { "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *coder = NULL;
      gboolean is_name = actant_annotation_path_split (cases[i].path, &text, &coder);

      g_assert_cmpint (is_name, ==, cases[i].text != NULL);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (coder, ==, cases[i].coder);
      if (is_name)
        {
          g_autofree char *path = actant_annotation_path_new (text, coder);

          g_assert_cmpstr (path, ==, cases[i].path);
        }
    }
}

static void
test_study_names (void)
{
  static const struct
  {
    const char *path;
    const char *coder;
  } cases[] = {
    { "study.mina.json", "mina" },  { "/a/study.b-2.json", "b-2" }, { "study.json", NULL },
    { "study..json", NULL },        { "study.a.b.json", NULL },     { "study.Mina.json", NULL },
    { "xstudy.mina.json", NULL },   { "study.mina.jso", NULL },     { ".study.mina.json", NULL },
    { "study.mina (1).json", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *coder = NULL;

      g_assert_cmpint (actant_study_path_split (cases[i].path, &coder), ==, cases[i].coder != NULL);
      g_assert_cmpstr (coder, ==, cases[i].coder);
    }
  {
    g_autofree char *path = actant_study_path_new ("mina");

    g_assert_cmpstr (path, ==, "study.mina.json");
  }
}

static void
test_slugs (void)
{
#define LONG "0123456789012345678901234567890123456789012345678901234567890123"
  static const struct
  {
    const char *name;
    const char *slug;
  } names[] = {
    { "Mina Park", "mina-park" },     { "  Mina   PARK  ", "mina-park" },
    { "José Ñuñez", "jose-nunez" },
    { "O'Neill, J.", "oneill-j" },    { "박미나", "coder" },              { "", "coder" },
    { "---", "coder" },               { "Consensus", "coder" },           { "a_b.c", "a-b-c" },
    { LONG "45", LONG },              { "mina@host", "mina-host" },
  };
  static const struct
  {
    const char *slug;
    gboolean valid;
  } slugs[] = {
    { "mina", TRUE }, { "m", TRUE }, { "0-9", TRUE }, { "consensus", TRUE }, { LONG, TRUE },
    { LONG "4", FALSE }, { "", FALSE }, { NULL, FALSE }, { "-a", FALSE }, { "a-", FALSE },
    { "A", FALSE }, { "a b", FALSE }, { "a.b", FALSE }, { "a/b", FALSE }, { "é", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *slug = actant_slug_from_name (names[i].name);

      g_assert_cmpstr (slug, ==, names[i].slug);
      g_assert_true (actant_slug_is_valid (slug));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (slugs); i++)
    g_assert_cmpint (actant_slug_is_valid (slugs[i].slug), ==, slugs[i].valid);
}

static void
test_text_names (void)
{
  static const struct
  {
    const char *path;
    gboolean is_text;
  } cases[] = {
    { "a.txt", TRUE }, { "a/b.md", TRUE }, { "A.TXT", TRUE }, { "a.b.txt", TRUE },
    { "a.text", FALSE },
    { ".txt", FALSE }, { ".a.txt", FALSE }, { "txt", FALSE }, { "a.txt/b", FALSE },
    { "a.txt~", FALSE },
    { "a.md.json", FALSE }, { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (actant_path_is_text (cases[i].path), ==, cases[i].is_text);
}

/* A text's link is skipped; one's work may lie elsewhere, behind links of our names. */
static void
test_links_to_ours (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const links[][2] = {
    { "elsewhere/study", "study.mina.json" },
    { "elsewhere/work", "b.txt.mina.annotations.json" },
    { "nowhere", "b.txt.jun.annotations.json" },
    { "/dev/null", "b.txt.kim.annotations.json" },
    { ".", "b.txt.lee.annotations.json" },
    { "b.txt", "link.txt" },
  };
  g_autoptr (ActantStudyFolder) folder = NULL;

  put (fixture, "b.txt", "b");
  put (fixture, "elsewhere/study", STUDY);
  put (fixture, "elsewhere/work", ANNOTATIONS);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *link = at (fixture, links[i][1]);

      g_assert_cmpint (symlink (links[i][0], link), ==, 0);
    }

  folder = scan (fixture, "b.txt");
  g_assert_null (folder->single);
  assert_paths (folder->texts, "b.txt");
  assert_paths (folder->annotations, "b.txt.mina.annotations.json");
  assert_paths (folder->studies, "study.mina.json");
}

#define ADD(path_, test_) \
  g_test_add (path_, Fixture, NULL, set_up, test_, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *top = g_dir_make_tmp ("study-folder-XXXXXX", NULL);
  g_autofree char *home = g_build_filename (top, "home", NULL);
  int status;

  g_assert_cmpint (g_mkdir (home, 0700), ==, 0);
  g_setenv ("HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/study-folder/scan", test_scan);
  ADD ("/study-folder/lone-text", test_lone_text);
  ADD ("/study-folder/root", test_root);
  ADD ("/study-folder/home", test_home);
  ADD ("/study-folder/missing", test_missing);
  ADD ("/study-folder/unreadable", test_unreadable);
  ADD ("/study-folder/links-to-ours", test_links_to_ours);
  g_test_add_func ("/study-folder/annotation-names", test_names);
  g_test_add_func ("/study-folder/study-names", test_study_names);
  g_test_add_func ("/study-folder/slugs", test_slugs);
  g_test_add_func ("/study-folder/text-names", test_text_names);

  status = g_test_run ();
  remove_tree (top);
  return status;
}
