/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/actant-query-filter.h"
#include "session/actant-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantWorkspace:
 *
 * What one window is looking at, shared by its pane, sidebar and palette so
 * that none of them needs to know another: the session, the page in the middle
 * (the text or a page of the study), the open text, the selected record, the
 * selected range and the caret. Each is a property that notifies; views bind to
 * what they show. Offsets are code points of the whole text.
 *
 * Signals:
 *  - toast (char *message, gboolean undo): show it, with an Undo button
 *  - reveal (char *id): the pane scrolls to the record's passage
 *  - edit (char *id): the sidebar opens the record's form and focuses it
 *  - cues-changed: the words of the text that the focused slot rests on
 */
#define ACTANT_TYPE_WORKSPACE (actant_workspace_get_type ())
G_DECLARE_FINAL_TYPE (ActantWorkspace, actant_workspace, ACTANT, WORKSPACE, GObject)

ActantWorkspace     *actant_workspace_new             (void);

/** The page that shows the open text. */
#define ACTANT_PAGE_TEXT "text"

/* Properties: session, page, text-path, source, own-set, records, selected-id, range-start,
 * range-end, caret, opening, loading. With no text open text-path, source and own-set are NULL. */
void                 actant_workspace_set_session     (ActantWorkspace  *workspace,
                                                       ActantSession    *session);
ActantSession       *actant_workspace_get_session     (ActantWorkspace  *workspace);

void                 actant_workspace_show_page       (ActantWorkspace  *workspace,
                                                       const char       *page);
const char          *actant_workspace_get_page        (ActantWorkspace  *workspace);

gboolean             actant_workspace_open_text       (ActantWorkspace  *workspace,
                                                       const char       *text_path,
                                                       GError          **error);
const char          *actant_workspace_get_opening     (ActantWorkspace  *workspace);
gboolean             actant_workspace_is_loading      (ActantWorkspace  *workspace);
void                 actant_workspace_cancel_opening  (ActantWorkspace  *workspace);
const char          *actant_workspace_get_text_path   (ActantWorkspace  *workspace);
ActantSourceText    *actant_workspace_get_source      (ActantWorkspace  *workspace);
ActantAnnotationSet *actant_workspace_get_own_set     (ActantWorkspace  *workspace);

/* Whose annotations of the open text are looked at, and all of theirs. */
ActantSideBySide    *actant_workspace_get_side        (ActantWorkspace  *workspace);
ActantCollection    *actant_workspace_get_records     (ActantWorkspace  *workspace);
ActantAnnotationSet *actant_workspace_find_set        (ActantWorkspace  *workspace,
                                                       const char       *id);
const char          *actant_workspace_find_other      (ActantWorkspace  *workspace,
                                                       const char       *id);
gboolean             actant_workspace_refuse          (ActantWorkspace  *workspace,
                                                       const char       *id);
void                 actant_workspace_refuse_of      (ActantWorkspace     *workspace,
                                                      const char          *name);

/* Which of the open text's annotations are drawn and listed. */
ActantQueryFilter   *actant_workspace_get_filter      (ActantWorkspace  *workspace);

/* The record that pane and sidebar show as selected; NULL for none. */
void                 actant_workspace_select          (ActantWorkspace  *workspace,
                                                       const char       *id);
const char          *actant_workspace_get_selected_id (ActantWorkspace  *workspace);
const ActantRecord  *actant_workspace_get_selected    (ActantWorkspace  *workspace);
void                 actant_workspace_reveal          (ActantWorkspace  *workspace,
                                                       const char       *id);
void                 actant_workspace_edit            (ActantWorkspace  *workspace,
                                                       const char       *id);
gboolean             actant_workspace_go_to           (ActantWorkspace  *workspace,
                                                       const char       *id,
                                                       gboolean          show_passage);
gboolean             actant_workspace_go_to_of       (ActantWorkspace     *workspace,
                                                      const char          *text,
                                                      const char          *coder,
                                                      const char          *id,
                                                      gboolean             show_passage);
gboolean             actant_workspace_go_to_in       (ActantWorkspace     *workspace,
                                                      const char          *text,
                                                      const char          *id,
                                                      gboolean             show_passage);

/* The selected range of the text (empty: start == end) and the caret. */
void                 actant_workspace_set_range       (ActantWorkspace  *workspace,
                                                       gint64            start,
                                                       gint64            end,
                                                       gint64            caret);
gboolean             actant_workspace_get_range       (ActantWorkspace  *workspace,
                                                       gint64           *start,
                                                       gint64           *end);
gint64               actant_workspace_get_caret       (ActantWorkspace  *workspace);

/* What of the text the slot with the focus rests on, for the pane to mark. */
void                 actant_workspace_set_cues        (ActantWorkspace  *workspace,
                                                       GArray           *ranges);
GArray              *actant_workspace_get_cues        (ActantWorkspace  *workspace);

/* Changing: applies to the session; an error becomes a toast. */
gboolean             actant_workspace_apply           (ActantWorkspace  *workspace,
                                                       ActantChangeSet  *change_set);
void                 actant_workspace_delete          (ActantWorkspace  *workspace,
                                                       const char       *id);
void                 actant_workspace_toast           (ActantWorkspace  *workspace,
                                                       const char       *message,
                                                       gboolean          undo);

G_END_DECLS
