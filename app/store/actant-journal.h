/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-change-set.h"

G_BEGIN_DECLS

/**
 * ActantJournal:
 *
 * What one session changed, written down as it happens: an append-only file of
 * its own below `$XDG_STATE_HOME/actant/journal/`, locked as long as it is
 * open. A thread writes each entry at once, so that it outlives the program,
 * and has it on the disk within 250 ms, so that it outlives the machine; the
 * caller only hands over references. Nothing is created before the first entry.
 *
 * When writing fails, everything that is not saved is kept in memory and
 * written to a new journal as soon as that works.
 */
typedef struct _ActantJournal ActantJournal;

/** Called in the main context that made the journal, whenever it begins or ceases to fail. */
typedef void (*ActantJournalNotify) (gpointer user_data);

ActantJournal *actant_journal_new         (const char            *root,
                                           const char            *coder,
                                           const char            *name,
                                           ActantJournalNotify    notify,
                                           gpointer               user_data);
void           actant_journal_close       (ActantJournal         *journal);

guint64        actant_journal_add         (ActantJournal         *journal,
                                           const char            *time,
                                           const char            *action,
                                           ActantChangeSet       *set,
                                           GHashTable            *headers);
guint64        actant_journal_get_number  (ActantJournal         *journal);
void           actant_journal_set_saved   (ActantJournal         *journal,
                                           const char            *file,
                                           guint64                number);
void           actant_journal_set_draft   (ActantJournal         *journal,
                                           const char            *id,
                                           const char            *time,
                                           ActantChangeSet       *set,
                                           GHashTable            *headers);
gboolean       actant_journal_flush       (ActantJournal         *journal,
                                           GError               **error);
char          *actant_journal_dup_problem (ActantJournal         *journal);

char          *actant_journal_dup_folder  (const char            *root);

G_END_DECLS
