/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window offers or asks when it finds a study not as it was left: a merge that git did not
 * finish, and an older version of a file. Each is answered by its key, and the disk has the answer. */
#include "config.h"

#include "ui-test-util.h"

#include "actant-workspace.h"
#include "session/actant-live.h"
#include "store/actant-record-file.h"
#include "window/actant-problem-bar.h"

#include <adwaita.h>
#include <string.h>

#define OWN "brief.txt.mina.annotations.json"

static const char brief[] =
  "The ministries announced that the group will meet every quarter.\n"
  "There is a high possibility that the North will test a missile.\n"
  "It would be advisable to publish the rules.\n";

typedef struct
{
  ActantApplication *application;
  char              *folder;
  ActantWindow      *window;
  ActantSession     *session;
  ActantLive        *live;
  char              *claim;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->claim);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = ui_test_open (fixture->application, fixture->folder, NULL);
  fixture->session = actant_window_get_session (fixture->window);
  fixture->live = actant_session_peek_live (fixture->session);
  g_assert_nonnull (fixture->live);
  actant_live_set_retry_delay (fixture->live, 20);
}

static void
look (Fixture *fixture)
{
  actant_live_look (fixture->live);
  UI_TEST_WAIT (actant_live_is_idle (fixture->live));
}

static char *
read_own (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, OWN, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static const ActantRecord *
get_claim (Fixture    *fixture,
           const char *id)
{
  ActantAnnotationSet *set = actant_session_get_own_set (fixture->session, "brief.txt", NULL);

  return actant_collection_lookup (actant_annotation_set_get_records (set), id);
}

static const char *
get_gist (Fixture *fixture)
{
  const ActantRecord *record = get_claim (fixture, fixture->claim);

  return record != NULL ? actant_record_get_text (record, "gist") : NULL;
}

static void
set_gist (ActantSession *session,
          const char    *id,
          const char    *gist)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Edit Gist");
  ActantAnnotationSet *set = actant_session_get_own_set (session, "brief.txt", NULL);
  g_autoptr(ActantRecord) changed
    = actant_record_set (actant_collection_lookup (actant_annotation_set_get_records (set), id),
                         "gist", actant_value_new_text (gist));

  actant_session_put (session, edit, "brief.txt", changed);
  g_assert_true (actant_session_apply (session, edit, NULL));
}

/* ---- Keys ---- */

typedef struct
{
  guint      key;
  GtkWidget *found;
} Mnemonic;

static void
find_mnemonic_cb (GtkWidget *widget,
                  gpointer   user_data)
{
  Mnemonic *mnemonic = user_data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))) == mnemonic->key
      && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL)
    mnemonic->found = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
}

static GtkWidget *
find_key (GtkWidget *root,
          guint      key)
{
  Mnemonic mnemonic = { key, NULL };

  ui_test_foreach (root, find_mnemonic_cb, &mnemonic);
  return mnemonic.found;
}

/* Alt and the key, as the user would in @root. */
static void
press (GtkWidget *root,
       guint      key)
{
  UI_TEST_WAIT (find_key (root, key) != NULL);
  g_assert_true (gtk_widget_mnemonic_activate (find_key (root, key), FALSE));
}

/* ---- A merge that git did not finish ---- */

static void
run_git (Fixture    *fixture,
         const char *line)
{
  g_autofree char *whole
    = g_strconcat ("git -c user.name=Mina -c user.email=mina@example.org ", line, NULL);
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_shell_parse_argv (whole, NULL, &argv, NULL));
  g_spawn_sync (fixture->folder, argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_unmerged (Fixture *fixture)
{
  const char *argv[] = { "git", "ls-files", "-u", NULL };
  g_autofree char *out = NULL;

  g_assert_true (g_spawn_sync (fixture->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL,
                               NULL, &out, NULL, NULL, NULL));
  return *out != '\0';
}

/* Two sides that both added a claim, and as @clash says changed one field; without the driver git
 * leaves conflict markers. Returns: their claim's id */
static char *
make_unmerged (Fixture  *fixture,
               gboolean  clash)
{
  g_autoptr(ActantSession) ours = NULL;
  g_autoptr(ActantSession) theirs = NULL;
  g_autofree char *ignored = NULL;
  char *theirs_id;

  ours = ui_test_open_session (fixture->folder, "mina");
  fixture->claim = ui_test_add_claim (ours, "brief.txt", 4, 14, "first");
  g_assert_true (actant_session_save (ours, NULL));
  run_git (fixture, "init -q -b main .");
  run_git (fixture, "add .");
  run_git (fixture, "commit -qm base");

  run_git (fixture, "checkout -qb theirs");
  theirs = ui_test_open_session (fixture->folder, "mina");
  theirs_id = ui_test_add_claim (theirs, "brief.txt", 20, 30, "from their side");
  if (clash)
    set_gist (theirs, fixture->claim, "as they see it");
  g_assert_true (actant_session_save (theirs, NULL));
  run_git (fixture, "commit -qam theirs");

  run_git (fixture, "checkout -q main");
  g_clear_object (&ours);
  ours = ui_test_open_session (fixture->folder, "mina");
  ignored = ui_test_add_claim (ours, "brief.txt", 31, 40, "from our side");
  if (clash)
    set_gist (ours, fixture->claim, "as we see it");
  g_assert_true (actant_session_save (ours, NULL));
  run_git (fixture, "commit -qam ours");
  run_git (fixture, "merge -q theirs");
  g_assert_true (is_unmerged (fixture));

  return theirs_id;
}

static gboolean
has_git (void)
{
  g_autofree char *git = g_find_program_in_path ("git");

  if (git == NULL)
    g_test_skip ("git is missing");
  return git != NULL;
}

static void
check_valid (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) file = actant_record_file_read (bytes, OWN, &error);

  g_assert_no_error (error);
}

static void
test_unmerged (Fixture       *fixture,
               gconstpointer  data)
{
  gboolean clash = GPOINTER_TO_INT (data);
  g_autofree char *theirs = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *added = NULL;

  if (!has_git ())
    return;

  theirs = make_unmerged (fixture, clash);
  before = read_own (fixture);
  g_assert_nonnull (strstr (before, "<<<<<<<"));
  open_window (fixture);
  UI_TEST_WAIT (ui_test_is_said (GTK_WIDGET (fixture->window), "git left 1 file of this study unmerged"));
  ui_test_save_picture (GTK_WIDGET (fixture->window),
                        clash ? "offers-unmerged-clash.png" : "offers-unmerged.png");

  /* Until it is answered, nothing is written over what git left. */
  g_assert_false (actant_annotation_set_is_writable (
    actant_session_get_own_set (fixture->session, "brief.txt", NULL)));
  after = read_own (fixture);
  g_assert_cmpstr (before, ==, after);

  press (GTK_WIDGET (fixture->window), GDK_KEY_j);
  UI_TEST_WAIT (get_claim (fixture, theirs) != NULL);
  UI_TEST_WAIT (actant_annotation_set_is_writable (
    actant_session_get_own_set (fixture->session, "brief.txt", NULL)));
  saved = read_own (fixture);
  check_valid (saved);
  g_assert_nonnull (strstr (saved, "from their side"));
  g_assert_nonnull (strstr (saved, "from our side"));
  g_assert_cmpint (is_unmerged (fixture), ==, clash);   /* with one it is added when it is settled */
  g_assert_cmpuint (actant_record_get_n_versions (get_claim (fixture, fixture->claim)), ==, clash);

  /* What follows is undone alone. */
  added = ui_test_add_claim (fixture->session, "brief.txt", 50, 60, "afterwards");
  g_assert_true (actant_session_save (fixture->session, NULL));
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_true (actant_record_is_deleted (get_claim (fixture, added)));
  g_assert_false (actant_record_is_deleted (get_claim (fixture, theirs)));
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_false (actant_record_is_deleted (get_claim (fixture, added)));
  g_assert_true (actant_session_save (fixture->session, NULL));
}

/* ---- An older version ---- */

static GtkWindow *
ask (Fixture *fixture)
{
  press (GTK_WIDGET (fixture->window), GDK_KEY_h);   /* "C_hoose…" */
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);

  return ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
}

/* The window has saved "second" and one claim more when a backup takes the file's place. */
static char *
restore_backup (Fixture  *fixture,
                char    **second)
{
  char *old;

  open_window (fixture);
  fixture->claim = ui_test_add_claim (fixture->session, "brief.txt", 4, 14, "first");
  g_assert_true (actant_session_save (fixture->session, NULL));
  old = read_own (fixture);
  set_gist (fixture->session, fixture->claim, "second");
  *second = ui_test_add_claim (fixture->session, "brief.txt", 20, 30, "one more");
  g_assert_true (actant_session_save (fixture->session, NULL));
  look (fixture);
  ui_test_write (fixture->folder, OWN, old);
  look (fixture);
  UI_TEST_WAIT (ui_test_is_said (GTK_WIDGET (fixture->window), "An older version of " OWN " is on the disk"));

  return old;
}

static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  gboolean keep = GPOINTER_TO_INT (data);
  g_autofree char *second = NULL;
  g_autofree char *old = restore_backup (fixture, &second);
  g_autofree char *now = NULL;
  g_autofree char *later = NULL;
  g_auto(GStrv) none = NULL;
  GtkWindow *dialog = ask (fixture);

  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Older Version on the Disk");
  ui_test_assert_named (GTK_WIDGET (dialog));
  ui_test_save_picture (GTK_WIDGET (dialog), "offers-older.png");
  if (keep)   /* what Return does, too */
    g_assert_true (gtk_window_get_default_widget (dialog)
                   == find_key (GTK_WIDGET (dialog), GDK_KEY_s));
  press (GTK_WIDGET (dialog), keep ? GDK_KEY_s : GDK_KEY_g);
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);

  if (keep)
    {
      UI_TEST_WAIT (actant_session_save (fixture->session, NULL));
      g_assert_cmpstr (get_gist (fixture), ==, "second");
      now = read_own (fixture);
      g_assert_nonnull (strstr (now, "one more"));
      g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
      g_assert_true (actant_record_is_deleted (get_claim (fixture, second)));
      g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
      g_assert_false (actant_record_is_deleted (get_claim (fixture, second)));
    }
  else
    {
      UI_TEST_WAIT (g_strcmp0 (get_gist (fixture), "first") == 0);
      g_assert_null (get_claim (fixture, second));
      now = read_own (fixture);
      g_assert_cmpstr (now, ==, old);
      set_gist (fixture->session, fixture->claim, "third");
      g_assert_true (actant_session_save (fixture->session, NULL));
      g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
      g_assert_cmpstr (get_gist (fixture), ==, "first");
      g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
      g_assert_cmpstr (get_gist (fixture), ==, "third");
    }
  g_assert_true (actant_session_save (fixture->session, NULL));
  later = read_own (fixture);
  check_valid (later);
  look (fixture);
  none = actant_live_list_older (fixture->live);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* Nothing is decided by Escape: the older one stays, and is named where problems are. */
static void
test_decide_later (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *second = NULL;
  g_autofree char *old = restore_backup (fixture, &second);
  g_autofree char *now = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  GtkWindow *dialog = ask (fixture);

  gtk_window_close (dialog);
  UI_TEST_WAIT (ui_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  now = read_own (fixture);
  g_assert_cmpstr (now, ==, old);
  g_assert_cmpstr (get_gist (fixture), ==, "second");
  problems = actant_problem_bar_list (actant_window_get_workspace (fixture->window));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "An older version of " OWN));
  ui_test_save_picture (GTK_WIDGET (fixture->window), "offers-later.png");
}

#define ADD(name, data, function) \
  g_test_add ("/window-offers/" name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_setenv ("GIT_CONFIG_NOSYSTEM", "1", TRUE);
  g_setenv ("GIT_CONFIG_GLOBAL", "/dev/null", TRUE);
  g_unsetenv ("GIT_DIR");

  ADD ("unmerged", GINT_TO_POINTER (FALSE), test_unmerged);
  ADD ("unmerged-clash", GINT_TO_POINTER (TRUE), test_unmerged);
  ADD ("older/keep", GINT_TO_POINTER (TRUE), test_older);
  ADD ("older/go-back", GINT_TO_POINTER (FALSE), test_older);
  ADD ("older/later", NULL, test_decide_later);

  return g_test_run ();
}
