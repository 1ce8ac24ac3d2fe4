/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's state, shared by the files it is split into by role. */
#pragma once

#include "memo/actant-memo-page.h"

#include "session/actant-set-loader.h"

G_BEGIN_DECLS

struct _ActantMemoPage
{
  GtkWidget           parent_instance;

  ActantWorkspace    *workspace;    /* owned */
  GSignalGroup       *session_signals;
  ActantRecordTable  *records;      /* owned */
  GtkSingleSelection *selection;    /* owned */
  GHashTable         *rows;         /* bound GtkListItems, borrowed */
  ActantQueryMatch   *match;        /* owned; NULL lists everything */
  ActantSetLoader    *loader;       /* owned; NULL without a session */
  guint               n_others;     /* files of others that are listed */
  guint               n_rounds;     /* of coding, which may hide some of them */
  char               *wanted;       /* id of the memo to open when it is there */
  gboolean            wanted_edit;

  GtkWidget          *box;
  GtkWidget          *entry;
  GtkWidget          *type_filter;
  GtkWidget          *state_filter;
  GtkWidget          *on_filter;
  GtkWidget          *stack;
  GtkWidget          *list;
  GtkWidget          *status;

  /* The selected memo */
  GtkWidget          *detail;
  GtkWidget          *about;
  GtkWidget          *target_button;
  GtkWidget          *settle_button;
  GtkWidget          *delete_button;
  GtkWidget          *form;
  GtkWidget          *reading;      /* instead of the form: others' memos */
};

/* actant-memo-page-list.c */
GtkWidget  *_actant_memo_page_build_list    (ActantMemoPage *self);
void        _actant_memo_page_update_rows   (ActantMemoPage *self);
char       *_actant_memo_page_dup_title     (const ActantRecord *memo);
char       *_actant_memo_page_dup_line      (ActantMemoPage *self,
                                             const ActantRecord *memo,
                                             const char     *text);

/* actant-memo-page-detail.c */
GtkWidget  *_actant_memo_page_build_detail  (ActantMemoPage *self);
void        _actant_memo_page_update_detail (ActantMemoPage *self);
void        _actant_memo_page_go_to_target  (ActantMemoPage *self);
void        _actant_memo_page_reply         (ActantMemoPage *self);
void        _actant_memo_page_toggle        (ActantMemoPage *self);
void        _actant_memo_page_delete        (ActantMemoPage *self);

/* actant-memo-page.c */
ActantSession      *_actant_memo_page_get_session  (ActantMemoPage  *self);
const ActantRecord *_actant_memo_page_get_memo     (ActantMemoPage  *self,
                                                    const char     **text);
gboolean            _actant_memo_page_is_own       (ActantMemoPage  *self,
                                                    const char      *text,
                                                    const char      *id);

G_END_DECLS
