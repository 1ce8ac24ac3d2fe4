/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporaries that saves left which were killed: joined, then removed. */
#include "config.h"

#include "session/actant-recovery-private.h"

#include "store/actant-durable-file.h"
#include "store/actant-durable-sweep.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_TEMP_BYTES ((gsize) 1 << 31)

/* Joins what is in a temporary of one's own file: it may be what somebody else had written. */
static void
take_temp (ActantRecoveryRun     *run,
           const ActantStaleTemp *stale,
           const char            *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = actant_durable_read (stale->path, MAX_TEMP_BYTES, NULL);
  g_autoptr(ActantRecordFile) document =
    bytes != NULL ? actant_record_file_read (bytes, file, &error) : NULL;
  ActantGain *gain = document != NULL ? _actant_recovery_get_gain (run, file) : NULL;
  gboolean news = FALSE;

  if (document == NULL)
    {
      if (error != NULL)
        /* Translators: the first %s is a file, the second says why */
        g_ptr_array_add (run->recovery->problems,
                         g_strdup_printf (_("%s was left by a save that did not end and cannot be "
                                            "read; look at it and remove it: %s"),
                                          stale->path, error->message));
      return;
    }
  if (gain == NULL || !_actant_recovery_fits (run->session, gain->set, document))
    return;

  _actant_recovery_add_header (gain, document);
  for (guint i = 0; i < document->records->len; i++)
    {
      const ActantRecord *record = document->records->pdata[i];

      if (actant_record_get_id (record) == NULL || !_actant_recovery_is_news (gain->set, record))
        continue;
      if (actant_record_is_opaque (record))
        {
          _actant_recovery_add_problem (run, file, _("a newer version of Actant wrote the record; "
                                                     "update Actant"));
          return;   /* the temporary stays */
        }
      news = TRUE;
      _actant_recovery_note_time (run->recovery, actant_record_get_text (record, "modified"));
      _actant_recovery_add_record (gain, record);
    }
  run->recovery->n_changes += news;
  g_ptr_array_add (run->spent, g_strdup (stale->path));
}

static void
take_temps (ActantRecoveryRun *run,
            const char        *below)
{
  ActantSession *self = run->session;
  g_autofree char *folder = g_build_filename (self->folder->root, below, NULL);
  g_autoptr(GPtrArray) list = actant_durable_list_stale (folder);

  for (guint i = 0; i < list->len; i++)
    {
      const ActantStaleTemp *stale = list->pdata[i];
      g_autofree char *file = g_strconcat (below, *below != '\0' ? "/" : "", stale->target, NULL);
      g_autofree char *coder = NULL;

      if ((actant_annotation_path_split (file, NULL, &coder)
           || actant_study_path_split (file, &coder))
          && strcmp (coder, self->coder) == 0)
        take_temp (run, stale, file);
    }
}

/* In the folders of the study's files. */
void
_actant_recovery_collect_temps (ActantRecoveryRun *run)
{
  g_autoptr(GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer below;

  g_hash_table_add (folders, g_strdup (""));
  for (guint i = 0; run->session->texts[i] != NULL; i++)
    {
      char *folder = g_path_get_dirname (run->session->texts[i]);

      if (strcmp (folder, ".") == 0)
        g_free (folder);
      else
        g_hash_table_add (folders, folder);
    }
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &below, NULL))
    take_temps (run, below);
}

void
_actant_recovery_remove_spent (ActantRecoveryRun *run)
{
  for (guint i = 0; i < run->spent->len; i++)
    g_unlink (run->spent->pdata[i]);
}
