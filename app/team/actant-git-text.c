/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier versions of a text, out of the git repository that it lies in. */
#include "team/actant-git-text.h"

#include <gio/gio.h>
#include <string.h>

/* How long git may be asked, and how many versions are looked at. */
#define MOST_MICROSECONDS (3 * G_USEC_PER_SEC)
#define MOST_VERSIONS 300

typedef struct
{
  GMainLoop   *loop;
  GSubprocess *process;
  GBytes      *output;
} Call;

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Call *call = user_data;

  if (!g_subprocess_communicate_finish (G_SUBPROCESS (object), result, &call->output, NULL, NULL)
      || !g_subprocess_get_successful (G_SUBPROCESS (object)))
    g_clear_pointer (&call->output, g_bytes_unref);
  g_main_loop_quit (call->loop);
}

static gboolean
late_cb (gpointer user_data)
{
  g_subprocess_force_exit (((Call *) user_data)->process);
  return G_SOURCE_REMOVE;
}

static GSubprocess *
spawn (const char         *folder,
       const char * const *words)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();

  /* What the repository's own configuration would have run is not. */
  static const char * const first[] = {
    "git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", "log.showSignature=false", NULL
  };

  for (guint i = 0; first[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) first[i]);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_setenv (launcher, "GIT_OPTIONAL_LOCKS", "0", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_TERMINAL_PROMPT", "0", TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);

  return g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, NULL);
}

/* What git prints; NULL when there is no git, it fails, or @until has come. */
static GBytes *
ask_git (const char         *folder,
         const char * const *words,
         gint64              until)
{
  gint64 left = until - g_get_monotonic_time ();
  g_autoptr(GMainContext) context = NULL;
  g_autoptr(GSource) timeout = NULL;
  Call call = { NULL };

  if (left <= 0)
    return NULL;

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  call.process = spawn (folder, words);
  if (call.process != NULL)
    {
      call.loop = g_main_loop_new (context, FALSE);
      timeout = g_timeout_source_new (left / 1000 + 1);
      g_source_set_callback (timeout, late_cb, &call, NULL);
      g_source_attach (timeout, context);
      g_subprocess_communicate_async (call.process, NULL, NULL, called_cb, &call);
      g_main_loop_run (call.loop);
      g_source_destroy (timeout);
      g_main_loop_unref (call.loop);
      g_object_unref (call.process);
    }
  g_main_context_pop_thread_default (context);

  return call.output;
}

static void
add_blob (GPtrArray  *blobs,
          GHashTable *known,
          const char *blob)
{
  if (strspn (blob, "0") == strlen (blob) || !g_hash_table_add (known, g_strdup (blob)))
    return;

  g_ptr_array_add (blobs, g_strdup (blob));
}

/* Every version of the file on any branch, the newest first. Lines of the log are
 * ":100644 100644 OLD NEW M<TAB>path". */
static GPtrArray *
list_blobs (const char *folder,
            const char *text,
            gint64      until)
{
  const char *words[] = { "log", "--all", "--format=", "--raw", "--no-abbrev", "--no-renames",
                          "--", text, NULL };
  g_autoptr(GBytes) log = ask_git (folder, words, until);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *blobs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;

  if (log == NULL)
    return blobs;

  output = g_strndup (g_bytes_get_data (log, NULL), g_bytes_get_size (log));
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL && blobs->len < MOST_VERSIONS; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], " ", 5);

      if (fields[0] == NULL || fields[0][0] != ':' || g_strv_length (fields) < 5)
        continue;
      add_blob (blobs, known, fields[3]);
      add_blob (blobs, known, fields[2]);
    }
  return blobs;
}

/**
 * actant_git_find_text:
 * @folder: a study's folder
 * @text: path of a text below it
 * @encoding: (nullable): to read the text in
 * @sha256: a text's checksum in hexadecimal digits, or the first 16 of them
 *
 * Looks for that version among those that git has, on any branch, for three seconds at most.
 * Blocks; made for a thread.
 *
 * Returns: (transfer full) (nullable): the text as it was; %NULL also without git
 */
ActantSourceText *
actant_git_find_text (const char *folder,
                      const char *text,
                      const char *encoding,
                      const char *sha256)
{
  gint64 until = g_get_monotonic_time () + MOST_MICROSECONDS;
  g_autoptr(GPtrArray) blobs = NULL;

  g_return_val_if_fail (folder != NULL && text != NULL && sha256 != NULL, NULL);

  blobs = list_blobs (folder, text, until);
  for (guint i = 0; i < blobs->len; i++)
    {
      const char *words[] = { "cat-file", "blob", blobs->pdata[i], NULL };
      g_autoptr(GBytes) raw = ask_git (folder, words, until);
      g_autoptr(ActantSourceText) version = NULL;

      if (raw != NULL)
        version = actant_source_text_new (raw, text, encoding, NULL);
      if (version != NULL && g_str_has_prefix (actant_source_text_get_sha256 (version), sha256))
        return g_steal_pointer (&version);
    }

  return NULL;
}
