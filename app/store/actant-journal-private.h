/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal's state, shared by what fills it and the thread that empties it. */
#pragma once

#include "store/actant-journal.h"

G_BEGIN_DECLS

/* Something to write, a change or a saved mark. */
typedef struct
{
  gatomicrefcount  refs;
  guint64          number;
  char            *file;      /* of a saved mark */
  char            *time;
  const char      *action;    /* interned */
  ActantChangeSet *set;
  GHashTable      *headers;
} ActantJournalItem;

struct _ActantJournal
{
  char                *root;
  char                *coder;
  char                *name;
  char                *folder;
  GMainContext        *context;
  ActantJournalNotify  notify;
  gpointer             user_data;
  guint64              number;         /* of the last change; main thread */

  GThread             *thread;
  GMutex               mutex;
  GCond                wake;           /* the thread has something to do */
  GCond                done;           /* the thread did what was flushed */

  /* With the mutex */
  GQueue               queue;          /* of ActantJournalItem */
  GHashTable          *drafts;         /* record id -> ActantJournalItem */
  gboolean             drafts_changed;
  gboolean             drafts_ended;   /* that some were dropped is written at once */
  guint64              wanted;         /* flushes asked for */
  guint64              flushed;        /* flushes that were done */
  gboolean             closing;
  char                *problem;
  GSource             *notice;

  /* Of the thread */
  char                *session;        /* of the file's name, drawn anew for each file */
  int                  dir_fd;
  int                  fd;             /* -1: no file */
  gsize                length;         /* of the file */
  GPtrArray           *unsaved;        /* of ActantJournalItem, changes no save has taken yet */
  GHashTable          *saved;          /* file -> the last number saved, in a guint64 */
  gint64               sync_at;        /* 0: everything is on the disk */
  gint64               drafts_at;      /* when drafts may be written again */
  gint64               retry_at;
  gboolean             has_draft_file;
};

ActantJournalItem *_actant_journal_item_ref   (ActantJournalItem *item);
void               _actant_journal_item_unref (gpointer           item);

/* actant-journal-writer.c */
gpointer           _actant_journal_run        (gpointer           journal);
void               _actant_journal_end        (ActantJournal     *journal);

G_END_DECLS
