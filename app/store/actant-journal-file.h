/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-journal-entry.h"

G_BEGIN_DECLS

/* A journal that may hold what no file does; one of which everything was saved or recovered; what
 * was being typed. */
#define ACTANT_JOURNAL_SUFFIX ".journal"
#define ACTANT_JOURNAL_DONE_SUFFIX ".done"
#define ACTANT_JOURNAL_DRAFT_SUFFIX ".draft"

/**
 * ActantJournalFile:
 * @path: of the file
 * @root, @coder, @name: (nullable): as the head says
 * @entries: (element-type ActantJournalEntry): changes and saved marks, as written
 * @drafts: (element-type ActantJournalEntry): what was being typed at the end
 * @damaged: bytes that belong to no whole entry
 *
 * What a session left behind.
 */
typedef struct
{
  char       *path;
  char       *root;
  char       *coder;
  char       *name;
  GPtrArray  *entries;
  GPtrArray  *drafts;
  gsize       damaged;

  /*< private >*/
  GPtrArray  *all_drafts;
  GHashTable *saved;
  int         fd;
} ActantJournalFile;

GPtrArray         *actant_journal_list            (const char               *root,
                                                   const char               *suffix);

ActantJournalFile *actant_journal_file_read       (const char               *path,
                                                   gboolean                  lock,
                                                   GError                  **error);
void               actant_journal_file_free       (ActantJournalFile        *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantJournalFile, actant_journal_file_free)

gboolean           actant_journal_file_is_saved   (ActantJournalFile        *file,
                                                   const ActantJournalEntry *entry,
                                                   const ActantJournalPart  *part);
guint              actant_journal_file_count      (ActantJournalFile        *file);
gboolean           actant_journal_file_retire     (ActantJournalFile        *file,
                                                   GError                  **error);

void               actant_journal_prune           (const char               *root,
                                                   gsize                     max_bytes);

G_END_DECLS
