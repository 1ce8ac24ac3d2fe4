/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's state, shared by the files it is split into by role. */
#pragma once

#include "history/actant-history-page.h"

#include "session/actant-set-loader.h"

G_BEGIN_DECLS

struct _ActantHistoryPage
{
  GtkWidget           parent_instance;

  ActantWorkspace    *workspace;    /* owned */
  GSignalGroup       *session_signals;
  GPtrArray          *earlier;      /* owned; of ActantLogEntry, NULL while it is read */
  GCancellable       *reading;      /* owned, nullable */
  ActantSetLoader    *loader;       /* owned, nullable: the sets whose deleted records are listed */
  GListStore         *items;        /* owned */
  GtkSingleSelection *selection;    /* owned */
  guint               n_shown;      /* of the session's log */

  GtkWidget          *box;
  GtkWidget          *scope;
  GtkWidget          *stack;
  GtkWidget          *list;
  GtkWidget          *status;
  GtkWidget          *detail;       /* a box that is filled anew */
};

/* actant-history-page-detail.c */
GtkWidget     *_actant_history_page_build_detail  (ActantHistoryPage  *self);
void           _actant_history_page_update_detail (ActantHistoryPage  *self);
gboolean       _actant_history_page_restore       (ActantHistoryPage  *self,
                                                   const char         *text,
                                                   const ActantRecord *version);
gboolean       _actant_history_page_find_text     (ActantHistoryPage  *self,
                                                   const char         *file,
                                                   char              **text);

/* actant-history-page.c */
ActantSession *_actant_history_page_get_session   (ActantHistoryPage  *self);

G_END_DECLS
