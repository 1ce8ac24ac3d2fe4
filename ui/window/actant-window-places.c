/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back and forward through the places visited. */
#include "config.h"

#include "window/actant-window-private.h"

static void
arrived_cb (ActantWindow *self,
            gint64        caret)
{
  ActantSourceText *source = actant_workspace_get_source (self->workspace);

  if (source == NULL)
    return;

  caret = MIN (caret, actant_source_text_get_length (source));
  actant_document_pane_select_range (self->pane, caret, caret);
}

static void
go (ActantWindow *self,
    gboolean      back)
{
  if (!actant_places_go (self->places, back))
    return;
  if (!_actant_window_focus_page (self))
    _actant_window_focus_text (self);
}

static void
go_back_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  go (ACTANT_WINDOW (widget), TRUE);
}

static void
go_forward_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  go (ACTANT_WINDOW (widget), FALSE);
}

/* What can be done, and, where the title has room, the buttons for it. */
void
_actant_window_update_places (ActantWindow *self)
{
  gboolean back = actant_places_can_go (self->places, TRUE);
  gboolean forward = actant_places_can_go (self->places, FALSE);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-back", back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-forward", forward);
  gtk_widget_set_visible (self->places_buttons,
                          !self->narrow && actant_window_get_session (self) != NULL);
}

void
_actant_window_class_install_places_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action);
  gtk_widget_class_install_action (widget_class, "win.go-forward", NULL, go_forward_action);
}

/* Once, when the workspace is there. */
void
_actant_window_follow_places (ActantWindow *self)
{
  self->places = actant_places_new (self->workspace);
  g_signal_connect_object (self->places, "arrived", G_CALLBACK (arrived_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "notify", G_CALLBACK (_actant_window_update_places), self,
                           G_CONNECT_SWAPPED);
}
