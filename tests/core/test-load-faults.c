/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every system call of opening a study failing, once and for good: what could not be read is said,
 * and an edit that is saved afterwards costs nobody a record. */

#include "durable-fixture.h"

#include "session/actant-session.h"
#include "session/actant-set-loader.h"

#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"
#define OWN "a.txt.mina.annotations.json"
#define JUN "a.txt.jun.annotations.json"
#define ID "0192f3a1-0000-7000-8000-000000000001"
#define JUN_ID "0192f3a1-0000-7000-8000-000000000002"
#define ACTOR_ID "0192f3a1-0000-7000-8000-000000000003"
#define JUN_ACTOR_ID "0192f3a1-0000-7000-8000-000000000004"

/* How the annotations are read. */
typedef enum
{
  BY_SESSION,
  BY_LOADER,
  BY_STREAM,
} Way;

typedef struct
{
  Way              way;
  char            *folder;
  guint            filler;         /* records that make one's own file large enough to be streamed */
  char            *own;            /* the files as they were */
  char            *jun;
  char            *study;
  char            *jun_study;
  guint            open_files;
  gboolean         warm;
  ActantSession   *session;        /* what came of it */
  GError          *open_error;
  ActantSourceText *text;
  GError          *text_error;
  GError          *jun_error;
  gboolean         jun_loaded;
  gboolean         own_loaded;
} Load;

static char *
make_annotations (const char *coder,
                  const char *set,
                  const char *id,
                  guint       filler)
{
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  GString *out = g_string_new (NULL);

  g_string_append_printf (
    out, "{\"format\": \"actant-annotations\", \"version\": 1, \"set\": \"%s\","
    " \"coder\": {\"slug\": \"%s\"}, \"source\": {\"file\": \"a.txt\", \"length\": %d,"
    " \"sha256\": \"%s\"}, \"annotations\": [\n"
    "{\"id\": \"%s\", \"kind\": \"claim\", \"gist\": \"first\", \"rev\": {\"aaaaaa\": 1}}",
    set, coder, (int) strlen (TEXT), sha, id);
  for (guint i = 0; i < filler; i++)
    g_string_append_printf (
      out, ",\n{\"id\": \"0192f3a1-0000-7000-8000-%012x\", \"kind\": \"claim\","
      " \"gist\": \"filler\", \"rev\": {\"aaaaaa\": 1}}", 0x1000 + i);
  g_string_append (out, "]}\n");

  return g_string_free (out, FALSE);
}

static char *
make_study (const char *coder,
            const char *set,
            const char *id)
{
  return g_strdup_printf (
    "{\"format\": \"actant-study\", \"version\": 1, \"set\": \"%s\","
    " \"coder\": {\"slug\": \"%s\"}, \"actors\": [\n"
    "{\"id\": \"%s\", \"name\": \"North Korea\", \"rev\": {\"aaaaaa\": 1}}]}\n",
    set, coder, id);
}

static void
put_file (Load       *load,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (load->folder, name, NULL);

  put (path, text);
}

static char *
get_file (Load       *load,
          const char *name)
{
  g_autofree char *path = g_build_filename (load->folder, name, NULL);

  return get (path);
}

static void
prepare (gpointer data)
{
  Load *load = data;

  put_file (load, "a.txt", TEXT);
  put_file (load, OWN, load->own);
  put_file (load, JUN, load->jun);
  put_file (load, "study.mina.json", load->study);
  put_file (load, "study.jun.json", load->jun_study);
  load->open_files = count_open_files ();
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             user_data)
{
}

static void
read_sets (Load *load)
{
  if (load->way == BY_LOADER)
    {
      ActantSetLoader *loader = actant_set_loader_new (load->session, TRUE, loaded_cb, NULL);

      while (!actant_set_loader_is_done (loader))
        g_main_context_iteration (NULL, TRUE);
      actant_set_loader_free (loader);
      load->own_loaded = actant_session_peek_set (load->session, "a.txt", "mina") != NULL;
      load->jun_loaded = actant_session_peek_set (load->session, "a.txt", "jun") != NULL;
      return;
    }

  if (load->way == BY_STREAM)
    {
      g_autoptr(ActantAnnotationSet) set
        = g_object_ref (actant_session_begin_own_set (load->session, "a.txt"));

      while (actant_annotation_set_is_loading (set))
        g_main_context_iteration (NULL, TRUE);
    }
  load->own_loaded = actant_session_get_own_set (load->session, "a.txt", NULL) != NULL;
  load->jun_loaded = actant_session_get_set (load->session, "a.txt", "jun", &load->jun_error)
                     != NULL;
}

static void
work (gpointer data)
{
  Load *load = data;

  load->session = actant_session_open (load->folder, "mina", NULL, NULL, &load->open_error);
  if (load->session == NULL)
    return;

  load->text = actant_session_load_text (load->session, "a.txt", &load->text_error);
  read_sets (load);
}

/* Whether the record is in the file. */
static gboolean
has_record (Load       *load,
            const char *name,
            const char *id)
{
  g_autofree char *text = get_file (load, name);

  return text != NULL && strstr (text, id) != NULL;
}

/* What is missing in the session has been said. */
static void
judge_session (Load       *load,
               const char *what)
{
  gboolean said = actant_session_get_problems (load->session)->len > 0;
  ActantAnnotationSet *own = actant_session_get_own_set (load->session, "a.txt", NULL);
  ActantCollection *records = own != NULL ? actant_annotation_set_get_records (own) : NULL;
  ActantCollection *study = actant_session_get_study (load->session);

  if ((load->text == NULL) != (load->text_error != NULL))
    g_error ("%s: the text is missing without a word", what);
  if (records == NULL || actant_collection_lookup (records, ID) == NULL)
    {
      if (!said && (own == NULL || actant_annotation_set_is_writable (own)))
        g_error ("%s: one's own claim is missing without a word", what);
    }
  if (!load->jun_loaded && load->way != BY_LOADER && !said && load->jun_error == NULL)
    g_error ("%s: the colleague's file is missing without a word", what);
  if ((actant_collection_lookup (study, ACTOR_ID) == NULL
       || actant_collection_lookup (study, JUN_ACTOR_ID) == NULL) && !said)
    g_error ("%s: an actor is missing without a word", what);
}

/* One more claim and one more actor, as far as the session takes them. */
static void
edit (Load *load)
{
  g_autoptr(ActantChangeSet) claims = actant_change_set_new ("Add");
  g_autoptr(ActantChangeSet) actors = actant_change_set_new ("Add");
  g_autoptr(ActantRecord) claim = actant_session_new_record (load->session, ACTANT_KIND_CLAIM);
  g_autoptr(ActantRecord) actor = actant_session_new_record (load->session, ACTANT_KIND_ACTOR);

  actant_session_put (load->session, claims, "a.txt", claim);
  actant_session_apply (load->session, claims, NULL);
  actant_session_put (load->session, actors, NULL, actor);
  actant_session_apply (load->session, actors, NULL);
}

static void
judge (gpointer    data,
       const char *what)
{
  Load *load = data;

  if ((load->session == NULL) != (load->open_error != NULL))
    g_error ("%s: result and error disagree", what);
  if (load->session != NULL)
    {
      judge_session (load, what);
      edit (load);
      actant_session_save (load->session, NULL);
      g_object_add_weak_pointer (G_OBJECT (load->session), (gpointer *) &load->session);
      g_object_unref (load->session);
      while (load->session != NULL)   /* a thread that reads may have it still */
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (100);
    }

  if (!has_record (load, OWN, ID) || !has_record (load, JUN, JUN_ID)
      || !has_record (load, "study.mina.json", ACTOR_ID)
      || !has_record (load, "study.jun.json", JUN_ACTOR_ID))
    g_error ("%s: a record is lost", what);
  for (guint i = 0; i < load->filler; i++)
    {
      g_autofree char *id = g_strdup_printf ("0192f3a1-0000-7000-8000-%012x", 0x1000 + i);

      if (i % 500 == 0 && !has_record (load, OWN, id))
        g_error ("%s: a record is lost", what);
    }
  g_clear_error (&load->open_error);
  g_clear_error (&load->text_error);
  g_clear_error (&load->jun_error);
  load->text = NULL;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (load->warm)   /* the first thread brings a file that stays open */
    g_assert_cmpuint (count_open_files (), ==, load->open_files);
  assert_nothing_left_over (load->folder);
}

static void
test_way (gconstpointer data)
{
  static const Sweep sweep = { prepare, work, judge };
  static const int numbers[] = { EIO, EACCES, ENOMEM, ESTALE, EINTR, 0 };
  static const int few[] = { EIO, 0 };
  Load load = { .way = GPOINTER_TO_INT (data) };
  guint runs;

  load.folder = make_folder ();
  load.filler = load.way == BY_STREAM ? 2500 : 0;
  load.own = make_annotations ("mina", "0192f3a1-0000-7000-8000-00000000000f", ID, load.filler);
  load.jun = make_annotations ("jun", "0192f3a1-0000-7000-8000-00000000000e", JUN_ID, 0);
  load.study = make_study ("mina", "0192f3a1-0000-7000-8000-00000000000d", ACTOR_ID);
  load.jun_study = make_study ("jun", "0192f3a1-0000-7000-8000-00000000000c", JUN_ACTOR_ID);

  prepare (&load);   /* and once to see that it works, and that no lexicon is read for the first time */
  work (&load);
  g_assert_no_error (load.open_error);
  g_assert_true (load.own_loaded && load.jun_loaded && load.text != NULL);
  judge (&load, "no fault");
  load.warm = TRUE;

  runs = sweep_run (&sweep, &load, load.way == BY_STREAM ? few : numbers);
  g_test_message ("%u openings with a fault", runs);
  g_assert_cmpuint (runs, >, 50);

  remove_folder (load.folder);
  g_free (load.folder);
  g_free (load.own);
  g_free (load.jun);
  g_free (load.study);
  g_free (load.jun_study);
}

static int
skip_sync (int fd)
{
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  char *state;
  int result;

  if (g_access ("/dev/shm", W_OK) == 0)   /* thousands of files */
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  state = make_folder ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_main_context_default ();   /* has a file open from now on */
  _actant_io.fsync = skip_sync;

  g_test_add_data_func ("/load-faults/session", GINT_TO_POINTER (BY_SESSION), test_way);
  g_test_add_data_func ("/load-faults/loader", GINT_TO_POINTER (BY_LOADER), test_way);
  g_test_add_data_func ("/load-faults/stream", GINT_TO_POINTER (BY_STREAM), test_way);

  result = g_test_run ();
  remove_folder (state);
  g_free (state);
  return result;
}
