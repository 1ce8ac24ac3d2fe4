/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window does with suggestions. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>

#include "suggest/actant-suggestion-accept.h"

/* Marks in the text what waits, and scrolls to the current one when it is another. */
static void
show_suggestions (ActantWindow *self)
{
  GPtrArray *shown = actant_suggestion_tray_get_shown (self->tray);
  const ActantSuggestion *current = actant_suggestion_tray_get_current (self->tray);
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  for (guint i = 0; i < shown->len; i++)
    g_array_append_val (ranges, ((const ActantSuggestion *) shown->pdata[i])->range);
  actant_document_pane_set_suggestions (self->pane, shown->len > 0 ? ranges : NULL,
                                        actant_suggestion_tray_get_position (self->tray));
  if (current != NULL && current->range.start != self->suggested)
    actant_document_pane_scroll_to (self->pane, current->range.start);
  self->suggested = current != NULL ? current->range.start : -1;
}

static void
tray_changed_cb (ActantWindow *self)
{
  /* Progress alone changes nothing in the text. */
  if (!actant_suggestion_tray_is_running (self->tray)
      || actant_suggestion_tray_get_current (self->tray) == NULL)
    show_suggestions (self);
  _actant_window_update_suggestion_actions (self);
}

static void
suggest_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  if (actant_suggestion_tray_is_open (self->tray))
    {
      actant_suggestion_tray_close (self->tray);
      _actant_window_focus_middle (self);
      return;
    }

  _actant_window_focus_text (self);
  actant_suggestion_tray_open (self->tray);
}

static void
next_suggestion_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  actant_suggestion_tray_step (ACTANT_WINDOW (widget)->tray, TRUE);
}

static void
previous_suggestion_action (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  actant_suggestion_tray_step (ACTANT_WINDOW (widget)->tray, FALSE);
}

static void
dismiss_suggestion_action (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  actant_suggestion_tray_dismiss (ACTANT_WINDOW (widget)->tray);
}

static void
accept_suggestion_action (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  actant_sidebar_flush (self->sidebar);
  if (!actant_suggestion_tray_accept (self->tray, &error))
    actant_workspace_toast (self->workspace, error->message, FALSE);
}

static void
accept_suggestions_action (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *done = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *message = NULL;
  guint accepted, left;

  actant_sidebar_flush (self->sidebar);
  if (!actant_suggestion_tray_accept_all (self->tray, &accepted, &left, &error))
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return;
    }

  done = g_strdup_printf (ngettext ("%u suggestion accepted", "%u suggestions accepted", accepted),
                          accepted);
  /* Translators: follows “5 suggestions accepted” */
  rest = g_strdup_printf (ngettext ("%u needs a claim or a choice", "%u need a claim or a choice",
                                    left), left);
  message = left > 0 ? g_strdup_printf ("%s · %s", done, rest) : g_strdup (done);
  actant_workspace_toast (self->workspace, message, accepted > 0);
}

void
_actant_window_class_install_suggestion_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.suggest", suggest_action },
    { "win.next-suggestion", next_suggestion_action },
    { "win.previous-suggestion", previous_suggestion_action },
    { "win.accept-suggestion", accept_suggestion_action },
    { "win.accept-suggestions", accept_suggestions_action },
    { "win.dismiss-suggestion", dismiss_suggestion_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/* Whether something can be made of the current suggestion as things are; the bar says why not. */
static gboolean
can_accept (ActantWindow *self)
{
  ActantSuggestionTarget target;

  return actant_suggestion_find_target (actant_window_get_session (self),
                                        actant_workspace_get_text_path (self->workspace),
                                        actant_suggestion_tray_get_current (self->tray), &target,
                                        NULL);
}

void
_actant_window_update_suggestion_actions (ActantWindow *self)
{
  static const char * const of_current[] = {
    "win.next-suggestion", "win.previous-suggestion", "win.accept-suggestions",
    "win.dismiss-suggestion",
  };
  gboolean has_text = actant_workspace_get_source (self->workspace) != NULL;
  gboolean has_current = has_text && self->tray != NULL
                         && actant_suggestion_tray_get_current (self->tray) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.accept-suggestion",
                                 has_current && can_accept (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.suggest", has_text);
  for (guint i = 0; i < G_N_ELEMENTS (of_current); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_current[i], has_current);
}

void
_actant_window_add_suggestions (ActantWindow *self)
{
  self->suggested = -1;
  self->tray = actant_suggestion_tray_new (self->workspace);
  g_signal_connect_object (self->tray, "changed", G_CALLBACK (tray_changed_cb), self,
                           G_CONNECT_SWAPPED);
  actant_suggestion_bar_set_tray (self->suggestion_bar, self->tray, self->workspace);
  _actant_window_update_suggestion_actions (self);
}
