/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session puts into its journal: references only, so that no frame waits. */
#include "config.h"

#include "store/actant-journal-private.h"

#include "store/actant-io-private.h"

#include <stdlib.h>

ActantJournalItem *
_actant_journal_item_ref (ActantJournalItem *item)
{
  g_atomic_ref_count_inc (&item->refs);
  return item;
}

void
_actant_journal_item_unref (gpointer data)
{
  ActantJournalItem *item = data;

  if (!g_atomic_ref_count_dec (&item->refs))
    return;
  g_free (item->file);
  g_free (item->time);
  g_clear_pointer (&item->set, actant_change_set_unref);
  g_clear_pointer (&item->headers, g_hash_table_unref);
  g_free (item);
}

static ActantJournalItem *
item_new (guint64          number,
          const char      *time,
          const char      *action,
          ActantChangeSet *set,
          GHashTable      *headers)
{
  ActantJournalItem *item = g_new0 (ActantJournalItem, 1);

  g_atomic_ref_count_init (&item->refs);
  item->number = number;
  item->time = g_strdup (time);
  item->action = g_intern_string (action);
  item->set = set != NULL ? actant_change_set_ref (set) : NULL;
  item->headers = headers != NULL ? g_hash_table_ref (headers) : NULL;

  return item;
}

/**
 * actant_journal_new:
 * @root: absolute path of the study's folder
 * @coder: slug of who codes
 * @name: (nullable): name of who codes
 * @notify: (nullable): told when the journal begins or ceases to fail
 * @user_data: for @notify
 *
 * Returns: (transfer full): a journal of this session; ends with actant_journal_close()
 */
ActantJournal *
actant_journal_new (const char          *root,
                    const char          *coder,
                    const char          *name,
                    ActantJournalNotify  notify,
                    gpointer             user_data)
{
  ActantJournal *self = g_new0 (ActantJournal, 1);

  self->root = g_strdup (root);
  self->coder = g_strdup (coder);
  self->name = g_strdup (name);
  self->folder = actant_journal_dup_folder (root);
  self->context = g_main_context_ref_thread_default ();
  self->notify = notify;
  self->user_data = user_data;
  self->dir_fd = -1;
  self->fd = -1;
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        _actant_journal_item_unref);
  self->unsaved = g_ptr_array_new_with_free_func (_actant_journal_item_unref);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_cond_init (&self->done);
  g_queue_init (&self->queue);
  self->thread = g_thread_new ("journal", _actant_journal_run, self);

  return self;
}

/**
 * actant_journal_close:
 * @self: (transfer full): a journal
 *
 * Writes what is left and waits for it. What no save took stays to be recovered.
 */
void
actant_journal_close (ActantJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  _actant_journal_end (self);

  if (self->notice != NULL)
    {
      g_source_destroy (self->notice);
      g_source_unref (self->notice);
    }
  if (self->dir_fd >= 0)
    _actant_io.close (self->dir_fd);
  g_queue_clear_full (&self->queue, _actant_journal_item_unref);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->saved);
  g_ptr_array_unref (self->unsaved);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_cond_clear (&self->done);
  g_main_context_unref (self->context);
  g_free (self->problem);
  g_free (self->session);
  g_free (self->folder);
  g_free (self->root);
  g_free (self->coder);
  g_free (self->name);
  g_free (self);
}

static void
push (ActantJournal     *self,
      ActantJournalItem *item)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->queue, item);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * actant_journal_add:
 * @self: a journal
 * @time: RFC 3339, UTC
 * @action: "edit", "undo", "redo" or "recover"
 * @set: an applied change set, its records stamped
 * @headers: (element-type utf8 ActantRecord): the header of each file concerned; not
 *   changed any more
 *
 * Returns: the change's number
 */
guint64
actant_journal_add (ActantJournal   *self,
                    const char      *time,
                    const char      *action,
                    ActantChangeSet *set,
                    GHashTable      *headers)
{
  push (self, item_new (++self->number, time, action, set, headers));

  return self->number;
}

/** The number of the last change. */
guint64
actant_journal_get_number (ActantJournal *self)
{
  return self->number;
}

/**
 * actant_journal_set_saved:
 * @self: a journal
 * @file: path in the study
 * @number: of the last change when the save was begun
 *
 * Notes that @file holds everything up to @number on the disk.
 */
void
actant_journal_set_saved (ActantJournal *self,
                          const char    *file,
                          guint64        number)
{
  ActantJournalItem *mark = item_new (number, NULL, NULL, NULL, NULL);

  mark->file = g_strdup (file);
  push (self, mark);
}

/**
 * actant_journal_set_draft:
 * @self: a journal
 * @id: of the record that is being edited
 * @time: RFC 3339, UTC
 * @set: (nullable): what would be done if it were committed now; %NULL: it was committed, or
 *   given up
 * @headers: (nullable): as for actant_journal_add()
 */
void
actant_journal_set_draft (ActantJournal   *self,
                          const char      *id,
                          const char      *time,
                          ActantChangeSet *set,
                          GHashTable      *headers)
{
  gboolean changed = TRUE;

  g_mutex_lock (&self->mutex);
  if (set != NULL)
    g_hash_table_replace (self->drafts, g_strdup (id),
                          item_new (self->number, time, "edit", set, headers));
  else
    self->drafts_ended |= changed = g_hash_table_remove (self->drafts, id);
  self->drafts_changed |= changed;
  if (changed)
    g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * actant_journal_flush:
 * @self: a journal
 *
 * Waits until everything added is on the disk.
 *
 * Returns: whether it is
 */
gboolean
actant_journal_flush (ActantJournal  *self,
                      GError        **error)
{
  g_autofree char *problem = NULL;
  guint64 wanted;

  g_mutex_lock (&self->mutex);
  wanted = ++self->wanted;
  g_cond_signal (&self->wake);
  while (self->flushed < wanted)
    g_cond_wait (&self->done, &self->mutex);
  problem = g_strdup (self->problem);
  g_mutex_unlock (&self->mutex);

  if (problem != NULL)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, problem);
  return problem == NULL;
}

/** Returns: (transfer full) (nullable): why changes are not kept, in words; %NULL when they are */
char *
actant_journal_dup_problem (ActantJournal *self)
{
  char *problem;

  g_mutex_lock (&self->mutex);
  problem = g_strdup (self->problem);
  g_mutex_unlock (&self->mutex);

  return problem;
}

/**
 * actant_journal_dup_folder:
 * @root: (nullable): absolute path of a study's folder
 *
 * Returns: (transfer full): where the journals of that study, or the folders of all are
 */
char *
actant_journal_dup_folder (const char *root)
{
  g_autofree char *digest = NULL;
  g_autofree char *key = NULL;

  if (root != NULL)
    {
      g_autofree char *real = realpath (root, NULL);   /* links to one study are one study */

      digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : root, -1);
      key = g_strndup (digest, 16);
    }

  return g_build_filename (g_get_user_state_dir (), "actant", "journal", key, NULL);
}
