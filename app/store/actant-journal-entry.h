/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-change-set.h"
#include "store/actant-record-file.h"

G_BEGIN_DECLS

/**
 * ActantJournalKind:
 * @ACTANT_JOURNAL_HEAD: first of a journal: whose it is, and of which study
 * @ACTANT_JOURNAL_CHANGE: an applied change set, its records as stamped
 * @ACTANT_JOURNAL_SAVED: a file holds everything up to a number on the disk
 * @ACTANT_JOURNAL_DRAFT: what a focused field holds and nobody has committed
 */
typedef enum
{
  ACTANT_JOURNAL_HEAD,
  ACTANT_JOURNAL_CHANGE,
  ACTANT_JOURNAL_SAVED,
  ACTANT_JOURNAL_DRAFT,
} ActantJournalKind;

/**
 * ActantJournalPart:
 * @file: path in the study
 * @before: (nullable): an annotation or study file with the records as they were
 * @after: (nullable): one with the records as they became
 * @removed: ids of records that went without a trace: no save had taken them
 *
 * What a change set did to one file. The documents are what Actant's files
 * are, so that recovering is reading and joining.
 */
typedef struct
{
  char   *file;
  GBytes *before;
  GBytes *after;
  char  **removed;
} ActantJournalPart;

/**
 * ActantJournalEntry:
 * @number: of a change; for a draft of the last change before it; for a saved
 *   mark of the last change that is on disk
 * @time: RFC 3339, UTC
 * @label: (nullable): the action in words
 * @action: (nullable): what kind of change: "edit", "undo", "redo", "recover"
 * @file: (nullable): of a saved mark
 * @root, @coder, @name: (nullable): of the head
 * @parts: (element-type ActantJournalPart): of changes and drafts
 */
typedef struct
{
  ActantJournalKind  kind;
  guint64            number;
  char              *time;
  char              *label;
  char              *action;
  char              *file;
  char              *root;
  char              *coder;
  char              *name;
  GPtrArray         *parts;
} ActantJournalEntry;

void              actant_journal_append_head   (GString               *out,
                                                const char            *root,
                                                const char            *coder,
                                                const char            *name,
                                                const char            *time);
void              actant_journal_append_saved  (GString               *out,
                                                guint64                number,
                                                const char            *file);
void              actant_journal_append_change (GString               *out,
                                                ActantJournalKind      kind,
                                                guint64                number,
                                                const char            *time,
                                                const char            *action,
                                                const ActantChangeSet *set,
                                                GHashTable            *headers);

GPtrArray        *actant_journal_parse         (GBytes                *bytes,
                                                gsize                 *damaged);
ActantRecordFile *actant_journal_read_document (GBytes                *document,
                                                const char            *file,
                                                GError               **error);

G_END_DECLS
