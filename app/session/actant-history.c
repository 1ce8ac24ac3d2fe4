/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two stacks of change sets; undoing yields what redoing inverts. */
#include "session/actant-history.h"

struct _ActantHistory
{
  GPtrArray *undo;
  GPtrArray *redo;
};

ActantHistory *
actant_history_new (void)
{
  ActantHistory *history = g_new0 (ActantHistory, 1);

  history->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_change_set_unref);
  history->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_change_set_unref);

  return history;
}

void
actant_history_free (ActantHistory *history)
{
  g_ptr_array_unref (history->undo);
  g_ptr_array_unref (history->redo);
  g_free (history);
}

/**
 * actant_history_push:
 * @history: a history
 * @applied: a user's action, as applied
 */
void
actant_history_push (ActantHistory   *history,
                     ActantChangeSet *applied)
{
  g_ptr_array_add (history->undo, actant_change_set_ref (applied));
  g_ptr_array_set_size (history->redo, 0);
}

static ActantChangeSet *
peek (GPtrArray *stack)
{
  return stack->len > 0 ? stack->pdata[stack->len - 1] : NULL;
}

/** The action to undo next, %NULL when there is none. */
ActantChangeSet *
actant_history_peek_undo (ActantHistory *history)
{
  return peek (history->undo);
}

/** The undone action to redo next, as its undo was applied; %NULL for none. */
ActantChangeSet *
actant_history_peek_redo (ActantHistory *history)
{
  return peek (history->redo);
}

static void
move (GPtrArray       *from,
      GPtrArray       *to,
      ActantChangeSet *inverse)
{
  g_ptr_array_set_size (from, from->len - 1);
  g_ptr_array_add (to, actant_change_set_ref (inverse));
}

/** The action on top was undone by applying @inverse. */
void
actant_history_undone (ActantHistory   *history,
                       ActantChangeSet *inverse)
{
  move (history->undo, history->redo, inverse);
}

/** The undo on top was taken back by applying @inverse. */
void
actant_history_redone (ActantHistory   *history,
                       ActantChangeSet *inverse)
{
  move (history->redo, history->undo, inverse);
}
