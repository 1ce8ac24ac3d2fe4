/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do with texts that change: review what became of the passages, correct. */
#include "config.h"

#include "window/actant-window-private.h"

#include "text/actant-correct-dialog.h"
#include "text/actant-text-change-window.h"

static void
show_place_cb (ActantTextChangeWindow *window,
               gint64                  start,
               gint64                  end,
               ActantWindow           *self)
{
  actant_workspace_show_page (self->workspace, ACTANT_PAGE_TEXT);
  actant_document_pane_select_range (self->pane, start, end);
  actant_document_pane_scroll_to (self->pane, start);
}

static void
review_text_change_action (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  GtkWidget *window = actant_text_change_window_new (GTK_WINDOW (self), self->workspace,
                                                     self->text_change);

  g_signal_connect_object (window, "show-place", G_CALLBACK (show_place_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
correct_text_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  actant_correct_dialog_present (GTK_WINDOW (self), self->workspace);
}

static void
changed_cb (ActantWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.review-text-change",
                                 actant_text_change_get_plan (self->text_change) != NULL);
}

/* Follows whether the open text changed since it was coded. */
void
_actant_window_add_text_change (ActantWindow *self)
{
  self->text_change = actant_text_change_new (self->workspace);
  g_signal_connect_object (self->text_change, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  actant_problem_bar_set_change (self->problem_bar, self->text_change);
  changed_cb (self);
}

void
_actant_window_class_install_text_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.review-text-change", NULL,
                                   review_text_change_action);
  gtk_widget_class_install_action (widget_class, "win.correct-text", NULL, correct_text_action);
}

void
_actant_window_update_text_actions (ActantWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.correct-text",
                                 actant_workspace_get_own_set (self->workspace) != NULL);
}
