/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study's window. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"

G_DEFINE_FINAL_TYPE (ActantWindow, actant_window, ADW_TYPE_APPLICATION_WINDOW)

/* What the state of saving is called in the subtitle. */
static char *
dup_save_state (ActantSession *session)
{
  const char *message;

  switch (actant_session_get_save_state (session))
    {
    case ACTANT_SAVE_STATE_SAVED:
      return g_strdup (_("Saved"));
    case ACTANT_SAVE_STATE_UNSAVED:
      return g_strdup (_("Unsaved changes"));
    case ACTANT_SAVE_STATE_SAVING:
      return g_strdup (_("Saving…"));
    case ACTANT_SAVE_STATE_FAILED:
    default:
      message = actant_session_get_save_message (session);
      /* Translators: %s is why */
      return g_strdup_printf (_("Not saved: %s"), message != NULL ? message : _("unknown reason"));
    }
}

static void
update_title (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);
  const char *path = actant_workspace_get_text_path (self->workspace);
  g_autofree char *title = NULL;
  g_autofree char *study = NULL;
  g_autofree char *coder = NULL;
  g_autofree char *state = NULL;
  g_autofree char *subtitle = NULL;

  if (session == NULL)
    {
      adw_window_title_set_title (self->title, "Actant");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Actant");
      return;
    }

  study = actant_session_dup_title (session);
  coder = actant_session_dup_coder_name (session);
  state = dup_save_state (session);
  title = path != NULL ? actant_session_dup_text_title (session, path) : g_strdup (study);
  /* Translators: study, coder, state of saving */
  subtitle = path != NULL ? g_strdup_printf (_("%s · %s · %s"), study, coder, state)
                          : g_strdup_printf (_("%s · %s"), coder, state);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
history_notify_cb (ActantWindow *self)
{
  _actant_window_update_actions (self);
}

static void
session_changed_cb (ActantWindow *self)
{
  update_title (self);
}

static void
session_notify_cb (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);

  g_signal_group_set_target (self->session_signals, session);
  gtk_stack_set_visible_child_name (self->pages, session != NULL ? "study" : "start");
  update_title (self);
  _actant_window_update_actions (self);
}

static void
text_notify_cb (ActantWindow *self)
{
  update_title (self);
  _actant_window_update_actions (self);
}

static void
toast_cb (ActantWindow *self,
          const char   *message,
          gboolean      undo)
{
  AdwToast *toast = adw_toast_new (message);

  if (undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
actant_window_dispose (GObject *object)
{
  ActantWindow *self = ACTANT_WINDOW (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_WINDOW);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_window_parent_class)->dispose (object);
}

static void
actant_window_class_init (ActantWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, outer_paned);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, list_slot);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, pane_slot);

  _actant_window_class_install_actions (widget_class);
}

static void
actant_window_init (ActantWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->workspace = actant_workspace_new ();
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (session_notify_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::text-path", G_CALLBACK (text_notify_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "toast", G_CALLBACK (toast_cb),
                           self, G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::save-state",
                                  G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::undo-label",
                                  G_CALLBACK (history_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::redo-label",
                                  G_CALLBACK (history_notify_cb), self);
  _actant_window_update_actions (self);
}

/** Returns: (transfer none): a window that shows the start page */
ActantWindow *
actant_window_new (ActantApplication *application)
{
  ActantWindow *self = g_object_new (ACTANT_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (actant_application_get_settings (application));

  return self;
}

/** Returns: (transfer none): what the window is looking at */
ActantWorkspace *
actant_window_get_workspace (ActantWindow *self)
{
  g_return_val_if_fail (ACTANT_IS_WINDOW (self), NULL);

  return self->workspace;
}

/** Returns: (transfer none) (nullable): the study shown */
ActantSession *
actant_window_get_session (ActantWindow *self)
{
  g_return_val_if_fail (ACTANT_IS_WINDOW (self), NULL);

  return actant_workspace_get_session (self->workspace);
}

/**
 * actant_window_show_study:
 * @session: the study
 * @text: (nullable): the text to open; else the first, when the study shows another
 */
void
actant_window_show_study (ActantWindow  *self,
                          ActantSession *session,
                          const char    *text)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (ACTANT_IS_WINDOW (self));
  g_return_if_fail (ACTANT_IS_SESSION (session));

  actant_workspace_set_session (self->workspace, session);
  if (text == NULL && actant_workspace_get_text_path (self->workspace) == NULL)
    text = actant_session_get_texts (session)[0];
  if (text != NULL && !actant_workspace_open_text (self->workspace, text, &error))
    actant_tell (GTK_WINDOW (self), _("Text Not Opened"), error->message);
}

/** Says why a file or folder cannot be opened. */
void
actant_window_tell_not_opened (ActantWindow *self,
                               GFile        *file,
                               const GError *error)
{
  g_autofree char *heading = NULL;
  g_autofree char *name = g_file_get_basename (file);

  g_return_if_fail (ACTANT_IS_WINDOW (self));

  /* Translators: %s is the name of a file or folder */
  heading = g_strdup_printf (_("“%s” Cannot Be Opened"), name);
  actant_tell (GTK_WINDOW (self), heading, error->message);
}
