/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflict copies and unfinished merges: joined on the disk, whence the session takes them over. */
#include "config.h"

#include "session/actant-live-private.h"

#include "team/actant-conflict-copy.h"
#include "team/actant-git-merge.h"

#include <glib/gi18n.h>

/* What is joined, in a thread. */
typedef struct
{
  char      *root;
  GPtrArray *copies;     /* nullable */
  GPtrArray *unmerged;   /* nullable */
  guint      n_news;
  guint      n_clashes;
  guint      n_kept;     /* copies that are not in the trash */
  guint      n_merged;   /* files whose merge is finished */
} Join;

static void
free_join (gpointer data)
{
  Join *join = data;

  g_free (join->root);
  g_clear_pointer (&join->copies, g_ptr_array_unref);
  g_clear_pointer (&join->unmerged, g_ptr_array_unref);
  g_free (join);
}

static gboolean
join_copies (Join    *join,
             GError **error)
{
  for (guint i = 0; join->copies != NULL && i < join->copies->len; i++)
    {
      ActantConflictCopyEnd end;
      guint n_news = 0;
      guint n_clashes = 0;

      if (!actant_conflict_copy_join (join->copies->pdata[i], join->root, FALSE, &n_news,
                                      &n_clashes, &end, error))
        return FALSE;
      join->n_news += n_news;
      join->n_clashes += n_clashes;
      join->n_kept += end != ACTANT_CONFLICT_COPY_TRASHED;
    }
  return TRUE;
}

static gboolean
finish_merges (Join    *join,
               GError **error)
{
  for (guint i = 0; join->unmerged != NULL && i < join->unmerged->len; i++)
    {
      guint n_clashes = 0;

      if (!actant_git_finish_merge (join->root, join->unmerged->pdata[i], &n_clashes, error))
        return FALSE;
      join->n_clashes += n_clashes;
      join->n_merged++;
    }
  return TRUE;
}

static void
join_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (join_copies (task_data, &error) && finish_merges (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Nothing of the session's may be missing in the files. */
static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (actant_session_save_finish (ACTANT_SESSION (object), result, &error))
    g_task_run_in_thread (task, join_thread);
  else
    g_task_return_error (task, error);
}

/** How many conflict copies lie in the folder, and how many @n_changes their files lack. */
guint
actant_live_count_copies (ActantLive *self,
                          guint      *n_changes)
{
  g_return_val_if_fail (ACTANT_IS_LIVE (self), 0);

  if (n_changes != NULL)
    *n_changes = self->n_copied;

  return self->copies != NULL ? self->copies->len : 0;
}

/** How many files git has left unmerged with something missing in the folder. */
guint
actant_live_count_unmerged (ActantLive *self)
{
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_LIVE (self), 0);

  for (guint i = 0; self->unmerged != NULL && i < self->unmerged->len; i++)
    {
      const ActantUnmerged *unmerged = self->unmerged->pdata[i];

      n += unmerged->unreadable || unmerged->n_missing > 0;
    }
  return n;
}

/**
 * actant_live_join_async:
 * @self: a follower
 *
 * Saves the session, then joins all conflict copies and unfinished merges into their files and
 * saves those durably. A copy goes to the trash when its file is proven to have all of it. What
 * came in is taken over by the session like any change of others.
 */
void
actant_live_join_async (ActantLive          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Join *join;

  g_return_if_fail (ACTANT_IS_LIVE (self) && self->session != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, actant_live_join_async);
  join = g_new0 (Join, 1);
  join->root = g_strdup (self->session->folder->root);
  join->copies = self->copies != NULL ? g_ptr_array_ref (self->copies) : NULL;
  join->unmerged = self->unmerged != NULL ? g_ptr_array_ref (self->unmerged) : NULL;
  g_task_set_task_data (task, join, free_join);
  actant_session_save_async (self->session, NULL, saved_cb, task);
}

/**
 * actant_live_join_finish:
 * @self: a follower
 * @result: of actant_live_join_async()
 *
 * Returns: (transfer full) (nullable): what was done, in words; %NULL with an error when something
 *   could not be joined, which is left as it is
 */
char *
actant_live_join_finish (ActantLive    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  Join *join;
  GString *words;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  self->looked = FALSE;   /* git is asked again, too */
  actant_live_look (self);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  join = g_task_get_task_data (G_TASK (result));
  words = g_string_new (NULL);
  if (join->n_merged > 0)
    g_string_append_printf (words, ngettext ("%u file merged", "%u files merged", join->n_merged),
                            join->n_merged);
  else
    g_string_append_printf (words, ngettext ("%u change joined", "%u changes joined",
                                             join->n_news), join->n_news);
  if (join->n_clashes > 0)
    g_string_append_printf (words, ngettext ("; %u record to settle", "; %u records to settle",
                                             join->n_clashes), join->n_clashes);
  if (join->n_kept > 0)
    g_string_append_printf (words, ngettext ("; %u copy is still there",
                                             "; %u copies are still there", join->n_kept),
                            join->n_kept);

  return g_string_free (words, FALSE);
}
