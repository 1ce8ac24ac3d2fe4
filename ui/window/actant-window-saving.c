/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of saving: its state, what came back, and what closing would lose. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "history/actant-history-item.h"

/** Returns: (transfer full): what the state of saving is called in the subtitle */
char *
_actant_window_dup_save_state (ActantSession *session)
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

/* ---- What came back ---- */

/**
 * actant_window_tell_recovery:
 * @recovery: what came back of a session that ended without saving
 *
 * Says so, until that is dismissed; “Show” goes to the history.
 */
void
actant_window_tell_recovery (ActantWindow         *self,
                             const ActantRecovery *recovery)
{
  g_autofree char *moment = NULL;
  g_autofree char *message = NULL;
  AdwToast *toast;

  g_return_if_fail (ACTANT_IS_WINDOW (self));

  if (recovery->n_changes == 0)
    return;

  moment = actant_history_dup_moment (recovery->until);
  /* Translators: %u changes that were not saved, made until %s (“14:03”), were recovered */
  message = g_strdup_printf (ngettext ("%u change of %s came back",
                                       "%u changes until %s came back", recovery->n_changes),
                             recovery->n_changes, moment);
  toast = adw_toast_new (message);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "win.show-history");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- A copy elsewhere ---- */

static void
copy_folder_chosen_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  ActantWindow *self = ACTANT_WINDOW (source);
  g_autoptr(GFile) folder = actant_choose_file_finish (GTK_WINDOW (self), result);
  ActantSession *session = actant_window_get_session (self);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (folder == NULL || session == NULL)
    return;
  if (path == NULL)
    {
      actant_tell (GTK_WINDOW (self), _("Copy Not Saved"),
                   _("Choose a folder on this computer."));
      return;
    }
  if (!actant_session_save_copy (session, path, &error))
    {
      actant_tell (GTK_WINDOW (self), _("Copy Not Saved"), error->message);
      return;
    }

  /* Translators: %s is a folder */
  message = g_strdup_printf (_("A copy of what is not saved is in %s"), path);
  actant_workspace_toast (self->workspace, message, FALSE);
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  if (actant_window_get_session (self) == NULL)
    return;
  actant_sidebar_flush (self->sidebar);
  actant_choose_file_async (GTK_WINDOW (self), ACTANT_CHOOSE_SAVE_FOLDER, _("Save a Copy"), NULL,
                            NULL, copy_folder_chosen_cb, NULL);
}

static void
show_history_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  if (actant_window_get_session (self) != NULL)
    actant_workspace_show_page (self->workspace, "history");
}

void
_actant_window_class_install_saving_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_action (widget_class, "win.show-history", NULL, show_history_action);
}

/* ---- Closing ---- */

static void
not_saved_answered_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  ActantWindow *self = ACTANT_WINDOW (source);
  g_autofree char *answer = actant_ask_finish (GTK_WINDOW (self), result);

  if (g_strcmp0 (answer, "copy") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
  if (g_strcmp0 (answer, "close") != 0)
    return;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/** Says that the study cannot be saved, what closing does then, and what else can be done. */
void
_actant_window_ask_not_saved (ActantWindow *self,
                              const GError *error)
{
  ActantSession *session = actant_window_get_session (self);
  g_autoptr(GError) not_kept = NULL;
  gboolean kept = actant_session_flush_journal (session, &not_kept);
  const ActantAnswer answers[] = {
    { "keep", _("_Keep Open"), .suggested = TRUE },
    { "copy", _("Save a _Copy…") },
    { "close", kept ? _("_Close Without Saving") : _("_Close and Lose Changes"),
      .destructive = !kept },
  };
  g_autofree char *body = NULL;

  if (kept)
    body = g_strdup_printf (_("%s\n\nIf you close the window now, your changes are kept on this "
                              "computer and come back when you open the study again."),
                            error->message);
  else
    body = g_strdup_printf (_("%s\n\nIf you close the window now, your changes are lost: they "
                              "cannot be kept on this computer either%s%s. Save a copy first."),
                            error->message, not_kept != NULL ? ": " : "",
                            not_kept != NULL ? not_kept->message : "");
  actant_ask_async (GTK_WINDOW (self), _("Changes Are Not Saved"), body, answers,
                    G_N_ELEMENTS (answers), not_saved_answered_cb, NULL);
}
