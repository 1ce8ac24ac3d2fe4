/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "history/actant-history-item.h"

G_BEGIN_DECLS

/**
 * ActantHistoryPage:
 *
 * What was done to the study on this computer, the latest first: who, when,
 * what, field by field; of everything, or of the selected record; and what is
 * deleted. Any record can be taken back to an earlier version, and a deleted
 * one restored, by a change that can be undone.
 */
#define ACTANT_TYPE_HISTORY_PAGE (actant_history_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantHistoryPage, actant_history_page, ACTANT, HISTORY_PAGE, GtkWidget)

/** What is listed. */
typedef enum
{
  ACTANT_HISTORY_ALL,
  ACTANT_HISTORY_RECORD,     /* actions on the record that is selected in the window */
  ACTANT_HISTORY_DELETED,
} ActantHistoryScope;

void                actant_history_page_set_scope    (ActantHistoryPage  *page,
                                                      ActantHistoryScope  scope);
GListModel         *actant_history_page_get_items    (ActantHistoryPage  *page);
ActantHistoryItem  *actant_history_page_get_selected (ActantHistoryPage  *page);
void                actant_history_page_select       (ActantHistoryPage  *page,
                                                      guint               position);
gboolean            actant_history_page_take_back    (ActantHistoryPage  *page);
gboolean            actant_history_page_is_loading   (ActantHistoryPage  *page);
const char         *actant_history_page_get_state    (ActantHistoryPage  *page);

G_END_DECLS
