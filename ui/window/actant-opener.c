/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file or folder to a session, one for each study in this process. */
#include "config.h"

#include "window/actant-opener.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "store/actant-study-folder.h"
#include "window/actant-coder-dialog.h"
#include "window/actant-settings.h"

/* A session that some window may still hold. */
typedef struct
{
  GWeakRef  session;
  gboolean  lone;     /* lists a single text */
} Study;

struct _ActantOpener
{
  GObject         parent_instance;

  /* Owned */
  GSettings      *settings;
  ActantIdentity *identity;
  GPtrArray      *studies;
};

G_DEFINE_FINAL_TYPE (ActantOpener, actant_opener, G_TYPE_OBJECT)

/* One opening; what is found out is filled in step by step. */
typedef struct
{
  GtkWindow     *parent;     /* owned, or NULL */
  char          *path;       /* of a folder or a text */
  gboolean       is_folder;
  char          *root;
  gboolean       lone;
  char          *slug;
  char          *name;
  ActantSession *session;
  ActantRecovery *recovery;
} Opening;

static void ask_coder  (GTask *task);
static void find_coder (GTask *task);

static void
free_study (Study *study)
{
  g_weak_ref_clear (&study->session);
  g_free (study);
}

static void
free_opening (Opening *opening)
{
  g_clear_object (&opening->parent);
  g_clear_object (&opening->session);
  g_clear_pointer (&opening->recovery, actant_recovery_free);
  g_free (opening->path);
  g_free (opening->root);
  g_free (opening->slug);
  g_free (opening->name);
  g_free (opening);
}

static void
actant_opener_dispose (GObject *object)
{
  ActantOpener *self = ACTANT_OPENER (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->identity);
  g_clear_pointer (&self->studies, g_ptr_array_unref);

  G_OBJECT_CLASS (actant_opener_parent_class)->dispose (object);
}

static void
actant_opener_class_init (ActantOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_opener_dispose;
}

static void
actant_opener_init (ActantOpener *self)
{
  self->identity = actant_identity_new ();
  self->studies = g_ptr_array_new_with_free_func ((GDestroyNotify) free_study);
}

/** Returns: (transfer full): an opener without studies */
ActantOpener *
actant_opener_new (GSettings *settings)
{
  ActantOpener *self = g_object_new (ACTANT_TYPE_OPENER, NULL);

  self->settings = g_object_ref (settings);

  return self;
}

/* The text below @root that @path names. */
static char *
dup_text (const char *root,
          const char *path)
{
  g_autoptr(GFile) folder = g_file_new_for_path (root);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  char *text = g_file_get_relative_path (folder, file);

  return text != NULL ? text : g_path_get_basename (path);
}

static gboolean
shows (ActantSession *session,
       const Study   *study,
       const Opening *opening)
{
  g_autofree char *text = NULL;

  if (g_strcmp0 (actant_session_get_root (session), opening->root) != 0
      || g_strcmp0 (actant_session_get_coder (session), opening->slug) != 0)
    return FALSE;
  if (opening->is_folder)
    return !study->lone;

  text = dup_text (opening->root, opening->path);

  return g_strv_contains (actant_session_get_texts (session), text);
}

/* An open session that shows what is to be opened, and the end of those nobody holds. */
static ActantSession *
find_session (ActantOpener  *self,
              const Opening *opening)
{
  g_autoptr(ActantSession) found = NULL;

  for (guint i = self->studies->len; i > 0; i--)
    {
      Study *study = g_ptr_array_index (self->studies, i - 1);
      g_autoptr(ActantSession) session = g_weak_ref_get (&study->session);

      if (session == NULL)
        g_ptr_array_remove_index (self->studies, i - 1);
      else if (found == NULL && shows (session, study, opening))
        found = g_steal_pointer (&session);
    }

  return g_steal_pointer (&found);
}

/* From now on nothing is lost; what an earlier session lost comes back. */
static void
start_journal (Opening *opening)
{
  GPtrArray *problems = actant_session_get_problems (opening->session);

  if (actant_session_has_journal (opening->session))
    return;

  actant_session_start_journal (opening->session);
  opening->recovery = actant_session_recover (opening->session);
  for (guint i = 0; i < opening->recovery->problems->len; i++)
    g_ptr_array_add (problems, g_strdup (opening->recovery->problems->pdata[i]));
}

static void
finish_opening (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  start_journal (opening);

  g_task_return_pointer (task, g_object_ref (opening->session), g_object_unref);
  g_object_unref (task);
}

/* What the study calls the coder. */
static char *
dup_known_name (const Opening *opening)
{
  ActantCollection *study = actant_session_get_study (opening->session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *coder = actant_collection_get (study, ACTANT_KIND_CODER, i);
      const char *name = actant_record_get_text (coder, "name");

      if (g_strcmp0 (actant_record_get_text (coder, "slug"), opening->slug) == 0 && name != NULL)
        return g_strdup (name);
    }

  return actant_session_dup_coder_name (opening->session);
}

static void
identity_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GTask *task = user_data;
  Opening *opening = g_task_get_task_data (task);
  ActantOpener *self = g_task_get_source_object (task);
  g_autofree char *answer = actant_ask_finish (opening->parent, result);

  if (g_strcmp0 (answer, "yes") == 0)
    {
      actant_settings_add_slug (self->settings, opening->slug);
      finish_opening (task);
    }
  else if (g_strcmp0 (answer, "other") == 0)
    {
      g_clear_object (&opening->session);
      ask_coder (task);
    }
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Not opened"));
      g_object_unref (task);
    }
}

/* A short name that is new on this machine but has files here may be somebody else's. */
static void
confirm_coder (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  ActantOpener *self = g_task_get_source_object (task);
  const ActantAnswer answers[] = {
    { "cancel", _("_Cancel") },
    { "other", _("_Someone Else") },
    { "yes", _("_Yes"), .suggested = TRUE },
  };
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (actant_settings_knows_slug (self->settings, opening->slug)
      || !actant_session_has_own_files (opening->session))
    {
      actant_settings_add_slug (self->settings, opening->slug);
      finish_opening (task);
      return;
    }

  name = dup_known_name (opening);
  /* Translators: %s is the name of a coder */
  heading = g_strdup_printf (_("Are You %s?"), name);
  body = g_strdup_printf (_("This study already has annotations by “%s”. Every file has one "
                            "writer: what you tag would be added to theirs."), opening->slug);
  actant_ask_async (opening->parent, heading, body, answers, G_N_ELEMENTS (answers),
                    identity_answered_cb, task);
}

static void
add_study (ActantOpener  *self,
           const Opening *opening)
{
  Study *study = g_new0 (Study, 1);

  g_weak_ref_init (&study->session, opening->session);
  study->lone = opening->lone;
  g_ptr_array_add (self->studies, study);
}

static void
session_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GTask *task = user_data;
  Opening *opening = g_task_get_task_data (task);
  ActantOpener *self = g_task_get_source_object (task);
  g_autoptr(ActantSession) session = NULL;
  GError *error = NULL;

  session = actant_session_open_finish (result, &error);
  if (session == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  /* Another opening of the same study may have come first. */
  opening->session = find_session (self, opening);
  if (opening->session == NULL)
    {
      opening->session = g_steal_pointer (&session);
      add_study (self, opening);
    }

  confirm_coder (task);
}

static void
open_session (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  ActantOpener *self = g_task_get_source_object (task);

  opening->session = find_session (self, opening);
  if (opening->session != NULL)
    confirm_coder (task);
  else
    actant_session_open_async (opening->path, opening->slug, opening->name, self->identity,
                               g_task_get_cancellable (task), session_opened_cb, task);
}

static void
coder_done_cb (ActantCoderDialog *dialog,
               gboolean           accepted,
               GTask             *task)
{
  if (accepted)
    {
      find_coder (task);
      return;
    }

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Not opened"));
  g_object_unref (task);
}

static void
ask_coder (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  ActantOpener *self = g_task_get_source_object (task);
  GtkWidget *dialog = actant_coder_dialog_new (opening->parent, self->settings);

  g_signal_connect (dialog, "done", G_CALLBACK (coder_done_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
find_coder (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  ActantOpener *self = g_task_get_source_object (task);

  g_clear_pointer (&opening->slug, g_free);
  g_clear_pointer (&opening->name, g_free);
  opening->slug = actant_settings_dup_coder (self->settings, &opening->name);
  if (opening->slug != NULL)
    open_session (task);
  else
    ask_coder (task);
}

/* Annotations stand for their text, a study file for its folder. */
static char *
dup_target (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (canonical);
  g_autofree char *coder = NULL;
  char *text = NULL;

  if (actant_annotation_path_split (canonical, &text, &coder))
    return text;
  if (actant_study_path_split (name, &coder))
    return g_path_get_dirname (canonical);

  return g_steal_pointer (&canonical);
}

/* Where the study is, looked up in a thread: the folder may be on a slow disk. */

static void
find_root_thread (GTask        *search,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Opening *opening = task_data;
  gboolean is_study = FALSE;
  GError *error = NULL;

  opening->is_folder = g_file_test (opening->path, G_FILE_TEST_IS_DIR);
  opening->root = actant_study_folder_find_root (opening->path, &is_study, &error);
  opening->lone = !opening->is_folder && !is_study;
  if (opening->root != NULL)
    g_task_return_boolean (search, TRUE);
  else
    g_task_return_error (search, error);
}

static void
root_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      find_coder (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * actant_opener_open_async:
 * @parent: (nullable): the window to ask in
 * @file: a text, its annotations, a study file or a folder
 * @cancellable: (nullable): goes back
 */
void
actant_opener_open_async (ActantOpener        *self,
                          GtkWindow           *parent,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autofree char *path = NULL;
  g_autoptr(GTask) search = NULL;
  GTask *task;
  Opening *opening;

  g_return_if_fail (ACTANT_IS_OPENER (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, actant_opener_open_async);
  opening = g_new0 (Opening, 1);
  opening->parent = parent != NULL ? g_object_ref (parent) : NULL;
  g_task_set_task_data (task, opening, (GDestroyNotify) free_opening);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("“%s” is not on this computer. Copy it to a folder here "
                                 "and open that."), uri);
      g_object_unref (task);
      return;
    }

  opening->path = dup_target (path);
  search = g_task_new (self, NULL, root_found_cb, task);
  g_task_set_source_tag (search, find_root_thread);
  g_task_set_task_data (search, opening, NULL);
  g_task_run_in_thread (search, find_root_thread);
}

/**
 * actant_opener_open_finish:
 * @text: (out) (nullable) (transfer full): the text's path in the study, when
 *   one was asked for
 * @recovery: (out) (nullable) (transfer full): what came back of an earlier session
 *
 * Returns: (transfer full): the study's session; %NULL with %G_IO_ERROR_CANCELLED
 *   when the user went back
 */
ActantSession *
actant_opener_open_finish (ActantOpener    *self,
                           GAsyncResult    *result,
                           char           **text,
                           ActantRecovery **recovery,
                           GError         **error)
{
  Opening *opening;
  ActantSession *session;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  opening = g_task_get_task_data (G_TASK (result));
  session = g_task_propagate_pointer (G_TASK (result), error);
  *text = NULL;
  *recovery = session != NULL ? g_steal_pointer (&opening->recovery) : NULL;
  if (session != NULL && !opening->is_folder)
    *text = dup_text (actant_session_get_root (session), opening->path);

  return session;
}
