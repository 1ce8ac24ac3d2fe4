/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do, and when. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  ActantWindow *self = ACTANT_WINDOW (source);
  g_autoptr(GFile) file = actant_choose_file_finish (GTK_WINDOW (self), result);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (file != NULL && application != NULL)
    actant_application_open (ACTANT_APPLICATION (application), GTK_WINDOW (self), file);
}

static void
choose (ActantWindow     *self,
        ActantChooseMode  mode,
        const char       *title)
{
  ActantSession *session = actant_window_get_session (self);
  g_autoptr(GFile) folder = NULL;

  if (session != NULL)
    folder = g_file_new_for_path (actant_session_get_root (session));
  actant_choose_file_async (GTK_WINDOW (self), mode, title, folder, NULL, file_chosen_cb, NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  choose (ACTANT_WINDOW (widget), ACTANT_CHOOSE_OPEN_TEXT, _("Open a Text"));
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  choose (ACTANT_WINDOW (widget), ACTANT_CHOOSE_OPEN_FOLDER, _("Open a Study’s Folder"));
}

/* Undo and redo say so when they left alone what was changed since. */
static void
tell_kept (ActantWindow *self,
           GPtrArray    *kept)
{
  g_autofree char *message = NULL;

  if (kept == NULL || kept->len == 0)
    return;

  /* Translators: %u fields were changed by somebody after the change that is being undone */
  message = g_strdup_printf (ngettext ("%u field was changed since and stays as it is",
                                       "%u fields were changed since and stay as they are",
                                       kept->len), kept->len);
  actant_workspace_toast (self->workspace, message, FALSE);
}

static void
step_history (ActantWindow *self,
              gboolean      undo)
{
  ActantSession *session = actant_window_get_session (self);
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  if (session == NULL)
    return;

  done = undo ? actant_session_undo (session, &kept, &error)
              : actant_session_redo (session, &kept, &error);
  if (done)
    tell_kept (self, kept);
  else if (error != NULL)
    actant_workspace_toast (self->workspace, error->message, FALSE);
}

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  step_history (ACTANT_WINDOW (widget), TRUE);
}

static void
redo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  step_history (ACTANT_WINDOW (widget), FALSE);
}

void
_actant_window_class_install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.open", open_action },
    { "win.open-folder", open_folder_action },
    { "win.undo", undo_action },
    { "win.redo", redo_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/* The one place that says what can be done now. */
void
_actant_window_update_actions (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);
  const char *undo = session != NULL ? actant_session_get_undo_label (session) : NULL;
  const char *redo = session != NULL ? actant_session_get_redo_label (session) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;

  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);

  /* Translators: %s is the name of an action: Undo “Edit Gist” */
  undo_tip = undo != NULL ? g_strdup_printf (_("Undo “%s”"), undo) : g_strdup (_("Undo"));
  redo_tip = redo != NULL ? g_strdup_printf (_("Redo “%s”"), redo) : g_strdup (_("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
}
