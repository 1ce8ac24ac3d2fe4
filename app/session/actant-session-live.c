/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others write into the study's folder, taken over by the session. */
#include "config.h"

#include "session/actant-change-log.h"
#include "session/actant-correction-private.h"
#include "session/actant-session-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ALONE 100   /* records that are copied at once, some 50 µs each */

/** Whether the "changed" under way tells of what others wrote, not of an action of the user. */
gboolean
actant_session_is_arriving (ActantSession *self)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self), FALSE);

  return self->arriving;
}

static char *
dup_label (ActantSession       *self,
           ActantAnnotationSet *set)
{
  if (strcmp (set->coder, self->coder) == 0)
    /* Translators: in the history: changes of one's own that another window or computer made */
    return g_strdup (_("Changes from Another Window or Computer"));

  /* Translators: in the history; %s is a coder */
  return g_strdup_printf (_("Changes by %s"), actant_annotation_set_get_coder_name (set));
}

/* The record without the file that it was read from, which lends it its words: what is kept for
 * the history must not keep every version of the whole file with it. */
static ActantRecord *
dup_alone (ActantAnnotationSet *set,
           const ActantRecord  *record)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(ActantRecordFile) file = NULL;
  g_autoptr(ActantRecordFile) alone = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (record == NULL)
    return NULL;
  if (actant_record_get_kind (record) == ACTANT_KIND_HEADER || set->header == NULL)
    return actant_record_ref (record);

  g_ptr_array_add (records, (gpointer) record);
  file = actant_record_file_new (set->format, actant_record_ref (set->header),
                                 g_ptr_array_ref (records));
  bytes = actant_record_file_write (file);
  alone = actant_record_file_read (bytes, set->path, NULL);

  return actant_record_ref (alone != NULL && alone->records->len == 1 ? alone->records->pdata[0]
                                                                      : record);
}

/* One entry of the history for each file. */
static void
log_arrived (ActantSession   *self,
             ActantChangeSet *came)
{
  g_autofree char *now = actant_identity_dup_time (self->identity);
  guint n = actant_change_set_get_n (came);

  for (guint i = 0; i < n;)
    {
      const char *file = actant_change_set_get (came, i)->file;
      ActantAnnotationSet *set = _actant_session_get_loaded (self, file);
      g_autofree char *label = dup_label (self, set);
      g_autoptr(ActantChangeSet) part = actant_change_set_new (label);

      for (; i < n && actant_change_set_get (came, i)->file == file; i++)
        {
          const ActantChange *change = actant_change_set_get (came, i);
          g_autoptr(ActantRecord) before = n <= MOST_ALONE ? dup_alone (set, change->before) : NULL;
          g_autoptr(ActantRecord) after = n <= MOST_ALONE ? dup_alone (set, change->after) : NULL;

          actant_change_set_add (part, file, before != NULL ? before : change->before,
                                 after != NULL ? after : change->after);
        }
      g_ptr_array_add (self->log,
                       actant_log_entry_new (now, "join", set->coder,
                                             actant_annotation_set_get_coder_name (set), part));
    }
}

/* Lists what came in, and says so once. */
void
_actant_session_tell_arrived (ActantSession   *self,
                              ActantChangeSet *came)
{
  if (actant_change_set_get_n (came) == 0)
    return;

  log_arrived (self, came);
  self->arriving = TRUE;
  _actant_session_emit_changed (self, came);
  self->arriving = FALSE;
  _actant_session_emit_arrived (self, came);
}

/**
 * _actant_session_replace:
 * @self: a session
 * @set: one that it does not change, or has not yet
 * @fresh: what its file holds now; gets what the set held
 * @came: (nullable): tells which records of a study file are to be joined anew
 *
 * Takes over another coder's file as it is, or one's own that could not be read before.
 */
void
_actant_session_replace (ActantSession       *self,
                         ActantAnnotationSet *set,
                         ActantAnnotationSet *fresh,
                         ActantChangeSet     *came)
{
  gboolean own = strcmp (set->coder, self->coder) == 0;

  _actant_annotation_set_fill (set, fresh);
  actant_stream_clear (&set->stream);
  if (!own && strcmp (set->coder, ACTANT_CONSENSUS) != 0 && set->read_only_reason == NULL)
    _actant_annotation_set_set_read_only (set, _("This is another coder’s file."));

  if (set->format == ACTANT_FORMAT_ANNOTATIONS)
    {
      _actant_session_follow_corrections (self, set);
      return;
    }
  for (guint i = 0; i < actant_change_set_get_n (came); i++)
    {
      const ActantChange *change = actant_change_set_get (came, i);

      if (change->file == set->path)
        _actant_session_rejoin_study (self, actant_record_get_id (change->after != NULL
                                                                  ? change->after
                                                                  : change->before));
    }
}

static gboolean
equal_lists (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;

  return TRUE;
}

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* What is in memory stays in the list, although its file has gone. */
static char **
list_texts (ActantSession     *self,
            ActantStudyFolder *folder)
{
  g_autoptr(GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  char **list;

  for (guint i = 0; i < folder->texts->len; i++)
    if (g_hash_table_add (there, folder->texts->pdata[i]))
      g_ptr_array_add (texts, folder->texts->pdata[i]);
  for (guint i = 0; self->texts[i] != NULL; i++)
    if (g_hash_table_contains (self->sources, self->texts[i])
        && g_hash_table_add (there, self->texts[i]))
      g_ptr_array_add (texts, self->texts[i]);

  list = g_new0 (char *, texts->len + 1);
  for (guint i = 0; i < texts->len; i++)
    list[i] = g_strdup (texts->pdata[i]);
  qsort (list, texts->len, sizeof *list, compare_names);

  return list;
}

/**
 * _actant_session_list_anew:
 * @self: a session
 * @folder: (transfer full): what its folder holds now
 * @studies: (element-type utf8): names of the study files that are not in memory are added
 *
 * Returns: whether texts or coders came or went
 */
gboolean
_actant_session_list_anew (ActantSession     *self,
                           ActantStudyFolder *folder,
                           GPtrArray         *studies)
{
  g_autoptr(ActantStudyFolder) old = self->folder;
  char **texts;

  if (strcmp (old->root, folder->root) != 0
      || (equal_lists (old->texts, folder->texts) && equal_lists (old->studies, folder->studies)
          && equal_lists (old->annotations, folder->annotations)))
    {
      self->folder = g_steal_pointer (&old);
      actant_study_folder_free (folder);
      return FALSE;
    }

  for (guint i = 0; i < folder->studies->len; i++)
    if (_actant_session_get_loaded (self, folder->studies->pdata[i]) == NULL)
      g_ptr_array_add (studies, g_strdup (folder->studies->pdata[i]));

  self->folder = folder;
  texts = list_texts (self, folder);
  g_ptr_array_add (self->old_texts, self->texts);
  self->texts = texts;
  g_hash_table_remove_all (self->coders);
  _actant_session_list_files (self);

  return TRUE;
}
