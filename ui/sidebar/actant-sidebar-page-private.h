/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's state, shared by the files it is split into by role. */
#pragma once

#include "actant-row-feed.h"
#include "query/actant-query.h"
#include "sidebar/actant-record-card.h"
#include "sidebar/actant-sidebar-page.h"

G_BEGIN_DECLS

struct _ActantSidebarPage
{
  GtkWidget           parent_instance;

  ActantKind          kind;
  ActantWorkspace    *workspace;      /* owned */
  GSignalGroup       *session_signals;
  ActantRecordList   *records;
  ActantRowFeed      *feed;           /* of the records, what has rows */
  GtkSingleSelection *selection;
  ActantQueryFilter  *filter;         /* owned; the workspace's, on the page of what it filters */
  ActantQuery        *query;          /* owned; elsewhere: the last that could be read */
  ActantQueryMatch   *match;          /* owned; NULL without a session */
  GHashTable         *rows;           /* bound GtkListItems, borrowed */
  gboolean            syncing;
  gboolean            focus_pending;
  gboolean            setting_filter;
  char               *seen_query;   /* of the filter, when it was last heard of */
  guint               focus_idle;
  guint               show_idle;
  guint               labels_idle;
  GtkWidget          *window;         /* borrowed: whose focus is watched */

  /* What the selected card unfolds: owned, moves from card to card */
  GtkWidget          *detail;
  GtkWidget          *form;
  GtkWidget          *uses;
  GtkWidget          *relations;      /* of claims; nullable */
  ActantRecordCard   *unfolded;       /* borrowed */

  /* Template */
  GtkWidget          *box;
  GtkWidget          *search_entry;
  GtkWidget          *search_error;
  GtkWidget          *filter_button;
  GtkWidget          *new_button;
  GtkWidget          *stack;
  GtkWidget          *scroller;
  GtkWidget          *list_view;
  GtkWidget          *empty_page;
};

GtkListItemFactory *_actant_sidebar_page_new_factory       (ActantSidebarPage *self);
void                _actant_sidebar_page_queue_row_labels  (ActantSidebarPage *self);
void                _actant_sidebar_page_fold              (ActantSidebarPage *self,
                                                            gboolean           row_stays);
void                _actant_sidebar_page_show_focus        (ActantSidebarPage *self);

G_END_DECLS
