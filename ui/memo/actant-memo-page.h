/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "session/actant-record-table.h"
#include "sidebar/actant-record-form.h"
#include "study/actant-query-entry.h"

G_BEGIN_DECLS

/**
 * ActantMemoPage:
 *
 * All memos of the study in one list, replies below what they answer: one's
 * own, those of the study and, read-only, other coders' beside the texts. The
 * selected one is edited below.
 */
#define ACTANT_TYPE_MEMO_PAGE (actant_memo_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantMemoPage, actant_memo_page, ACTANT, MEMO_PAGE, GtkWidget)

/** What the memos that are listed are about. */
typedef enum
{
  ACTANT_MEMOS_ON_ANYTHING,
  ACTANT_MEMOS_ON_CLAIMS,
  ACTANT_MEMOS_ON_ACTORS,
  ACTANT_MEMOS_ON_CODES,
  ACTANT_MEMOS_ON_SCENARIOS,
  ACTANT_MEMOS_ON_REVIEWS,
  ACTANT_MEMOS_ON_NOTHING,
} ActantMemosOn;

/** Which memos by their state. */
typedef enum
{
  ACTANT_MEMOS_ALL,
  ACTANT_MEMOS_OPEN,
  ACTANT_MEMOS_SETTLED,
} ActantMemosState;

void               actant_memo_page_open        (ActantMemoPage   *page,
                                                 const char       *id,
                                                 gboolean          edit);
void               actant_memo_page_add         (ActantMemoPage   *page,
                                                 const char       *target);
void               actant_memo_page_filter      (ActantMemoPage   *page,
                                                 const char       *type,
                                                 ActantMemosState  state,
                                                 ActantMemosOn     on);
ActantRecordTable *actant_memo_page_get_records (ActantMemoPage   *page);
ActantRecordForm  *actant_memo_page_get_form    (ActantMemoPage   *page);
const char        *actant_memo_page_get_selected (ActantMemoPage  *page);
const char        *actant_memo_page_get_state   (ActantMemoPage   *page);
gboolean           actant_memo_page_is_loading  (ActantMemoPage   *page);

G_END_DECLS
