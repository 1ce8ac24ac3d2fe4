/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window over a study of many texts and a text with many annotations: usable at once, nothing
 * half loaded is changed, and no long wait between two looks at its events. */
#include "config.h"

#include "ui-test-util.h"

#include <glib/gstdio.h>

#include "window/actant-status-line.h"
#include "window/actant-study-list.h"

#define N_TEXTS 1500
#define N_CLAIMS 30000
/* Milliseconds of the main thread's CPU time, for any build: what is read or sorted on it takes
 * much longer. The true figures are among the messages, and in the bench. */
#define LONGEST 200

typedef struct
{
  ActantApplication *application;
  char              *folder;
  ActantWindow      *window;
  ActantWorkspace   *workspace;
} Fixture;

static void
write_claims (Fixture    *fixture,
              const char *text,
              guint       n)
{
  g_autofree char *name = g_strdup_printf ("%s.mina.annotations.json", text);
  g_autoptr(GString) json = g_string_new (NULL);

  g_string_printf (json, "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": "
                   "\"0192f3a1-0000-7000-9000-%012x\", \"coder\": {\"slug\": \"mina\"}, "
                   "\"source\": {\"file\": \"%s\", \"sha256\": \"00\"}, \"annotations\": [",
                   g_str_hash (text), text);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s\n{\"id\": \"0192f3a1-0000-7000-8%03x-%04x%08x\", \"kind\": "
                            "\"claim\", \"segments\": [{\"start\": %u, \"end\": %u, \"exact\": "
                            "\"Text\"}], \"gist\": \"Claim %u\"}", i > 0 ? "," : "",
                            g_str_hash (text) % 4096, i, g_str_hash (text), i * 2000 / n * 5,
                            i * 2000 / n * 5 + 4, i);
  g_string_append (json, "]}");
  ui_test_write (fixture->folder, name, json->str);
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  g_autoptr(GString) words = g_string_new (NULL);

  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  for (guint i = 0; i < 2000; i++)
    g_string_append (words, "Text ");
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("t%04u.txt", i);

      ui_test_write (fixture->folder, text, words->str);
      write_claims (fixture, text, 2);
    }
  ui_test_write (fixture->folder, "u-large.txt", words->str);
  write_claims (fixture, "u-large.txt", N_CLAIMS);

  /* What is made only once is there from now on. */
  fixture->window = ui_test_open (fixture->application, fixture->folder, NULL);
  fixture->workspace = actant_window_get_workspace (fixture->window);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static guint
count_listed (Fixture *fixture)
{
  GtkWidget *list = ui_test_find (GTK_WIDGET (fixture->window), ACTANT_TYPE_STUDY_LIST);
  GtkWidget *view = ui_test_find (list, GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static GtkWidget *
find_button (Fixture *fixture)
{
  return ui_test_find (ui_test_find (GTK_WIDGET (fixture->window), ACTANT_TYPE_STATUS_LINE),
                       GTK_TYPE_BUTTON);
}

static ActantAnnotationSet *
get_set (Fixture *fixture)
{
  return actant_workspace_get_own_set (fixture->workspace);
}

static guint
count (Fixture *fixture)
{
  return actant_collection_get_n (actant_annotation_set_get_records (get_set (fixture)),
                                  ACTANT_KIND_CLAIM);
}

/* What it takes to show the study. */
static void
test_opened (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantSession) session =
    g_object_ref (actant_workspace_get_session (fixture->workspace));
  double stall;

  UI_TEST_WAIT (count_listed (fixture) == N_TEXTS + 1);
  actant_workspace_set_session (fixture->workspace, NULL);
  actant_test_stall_begin ();
  actant_workspace_set_session (fixture->workspace, session);
  while (count_listed (fixture) < N_TEXTS + 1)
    ui_test_iterate ();
  for (guint i = 0; i < 50; i++)
    ui_test_iterate ();
  stall = actant_test_stall_end ("the list of texts");
  g_assert_cmpfloat (stall, <, LONGEST);
}

static void
test_large_annotations (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  double stall;

  actant_test_stall_begin ();
  g_assert_true (actant_workspace_open_text (fixture->workspace, "u-large.txt", &error));
  g_assert_true (actant_workspace_is_loading (fixture->workspace));
  g_assert_cmpuint (count (fixture), ==, 50);
  g_assert_false (actant_annotation_set_is_writable (get_set (fixture)));
  g_assert_true (gtk_widget_get_visible (find_button (fixture)));
  UI_TEST_WAIT (!actant_workspace_is_loading (fixture->workspace));
  for (guint i = 0; i < 50; i++)
    ui_test_iterate ();
  stall = actant_test_stall_end ("annotations");
  g_assert_cmpuint (count (fixture), ==, N_CLAIMS);
  g_assert_true (actant_annotation_set_is_writable (get_set (fixture)));
  g_assert_false (gtk_widget_get_visible (find_button (fixture)));
  g_assert_cmpfloat (stall, <, LONGEST);
}

/* Cancelled and begun anew from the status line. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_true (actant_workspace_open_text (fixture->workspace, "u-large.txt", NULL));
  g_signal_emit_by_name (find_button (fixture), "clicked");
  g_assert_true (actant_annotation_set_is_cancelled (get_set (fixture)));
  g_assert_true (gtk_widget_get_visible (find_button (fixture)));
  ui_test_assert_named (GTK_WIDGET (fixture->window));
  g_signal_emit_by_name (find_button (fixture), "clicked");
  g_assert_false (actant_annotation_set_is_cancelled (get_set (fixture)));
  UI_TEST_WAIT (!actant_workspace_is_loading (fixture->workspace));
  g_assert_cmpuint (count (fixture), ==, N_CLAIMS);
}

/* The table of all claims streams in, sorted and filtered without a long wait. */
static void
test_all_claims (Fixture       *fixture,
                 gconstpointer  data)
{
  double stall;

  g_assert_true (actant_workspace_open_text (fixture->workspace, "t0001.txt", NULL));
  actant_workspace_show_page (fixture->workspace, "claims");
  ui_test_drain ();
  actant_test_stall_begin ();
  for (guint i = 0; i < 400; i++)
    ui_test_iterate ();
  stall = actant_test_stall_end ("all claims");
  g_assert_cmpfloat (stall, <, LONGEST);
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
    { "/large-study/opened", test_opened },
    { "/large-study/large-annotations", test_large_annotations },
    { "/large-study/cancelled", test_cancelled },
    { "/large-study/all-claims", test_all_claims },
  };

  ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, setup, tests[i].test, teardown);

  return g_test_run ();
}
