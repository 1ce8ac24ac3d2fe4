/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-change-set.h"

G_BEGIN_DECLS

/**
 * ActantHistory:
 *
 * What can be undone and redone: two stacks of applied change sets, unlimited.
 * A new action empties the redo stack.
 */
typedef struct _ActantHistory ActantHistory;

ActantHistory   *actant_history_new       (void);
void             actant_history_free      (ActantHistory   *history);

void             actant_history_push      (ActantHistory   *history,
                                           ActantChangeSet *applied);
ActantChangeSet *actant_history_peek_undo (ActantHistory   *history);
ActantChangeSet *actant_history_peek_redo (ActantHistory   *history);
void             actant_history_undone    (ActantHistory   *history,
                                           ActantChangeSet *inverse);
void             actant_history_redone    (ActantHistory   *history,
                                           ActantChangeSet *inverse);

G_END_DECLS
