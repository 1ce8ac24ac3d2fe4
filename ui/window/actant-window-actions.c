/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do, and when. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "actant-tooltip.h"
#include "document/actant-reader-font.h"
#include "sidebar/actant-coder-list.h"
#include "window/actant-export-dialog.h"

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

  /* What is being typed is an action too, and the last. */
  actant_sidebar_flush (self->sidebar);
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

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  actant_places_mark (self->places);
  actant_find_bar_open (self->find_bar);
}

static void
go_to_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  actant_places_mark (self->places);
  actant_document_pane_go_to (self->pane);
}

static void
find_in_study_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  actant_places_mark (self->places);
  actant_find_bar_open_for_study (self->find_bar);
}

static void
find_next_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  actant_find_bar_step (ACTANT_WINDOW (widget)->find_bar, TRUE);
}

static void
find_previous_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  actant_find_bar_step (ACTANT_WINDOW (widget)->find_bar, FALSE);
}

/* @steps larger or smaller; 0 is the normal size. */
static void
zoom (ActantWindow *self,
      int           steps)
{
  double now = g_settings_get_double (self->settings, "reader-zoom");

  g_settings_set_double (self->settings, "reader-zoom",
                         CLAMP (actant_reader_font_step (now, steps), ACTANT_READER_ZOOM_MIN,
                                ACTANT_READER_ZOOM_MAX));
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  zoom (ACTANT_WINDOW (widget), 1);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  zoom (ACTANT_WINDOW (widget), -1);
}

static void
zoom_reset_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  zoom (ACTANT_WINDOW (widget), 0);
}

static void
focus_text_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  _actant_window_focus_text (ACTANT_WINDOW (widget));
}

static void
focus_middle_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  _actant_window_focus_middle (ACTANT_WINDOW (widget));
}

static void
next_part_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  _actant_window_cycle_focus (ACTANT_WINDOW (widget), TRUE);
}

static void
previous_part_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  _actant_window_cycle_focus (ACTANT_WINDOW (widget), FALSE);
}

static void
show_shortcuts_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/actant/Actant/window/shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  _actant_window_set_sidebar_shown (self, TRUE);
  actant_sidebar_show_page (self->sidebar, g_variant_get_string (parameter, NULL));
}

/* A page of the study in place of the text. */
static void
open_page_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  actant_workspace_show_page (self->workspace, g_variant_get_string (parameter, NULL));
  _actant_window_focus_middle (self);
}

static void
text_details_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  _actant_window_set_sidebar_shown (self, TRUE);
  actant_sidebar_show_text (self->sidebar);
}

static void
filter_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  _actant_window_set_sidebar_shown (self, TRUE);
  actant_sidebar_focus_filter (self->sidebar);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  actant_query_filter_set_query (actant_workspace_get_filter (ACTANT_WINDOW (widget)->workspace),
                                 NULL, NULL);
}

/* Whose annotations of the text are drawn and listed. */
static void
coders_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  _actant_window_set_sidebar_shown (self, TRUE);
  actant_sidebar_open_coders (self->sidebar);
}

/* All coders, or only oneself. */
static void
toggle_coders_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  ActantSideBySide *side = actant_workspace_get_side (self->workspace);
  g_autofree char *summary = NULL;

  if (actant_side_by_side_get_n (side) == 0)
    return;

  actant_side_by_side_show_others (side, !actant_side_by_side_has_others (side));
  summary = actant_coders_dup_summary (side);
  actant_workspace_toast (self->workspace, summary, FALSE);
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);

  actant_sidebar_flush (self->sidebar);
  actant_export_dialog_present (GTK_WINDOW (self), self->workspace);
}

static void
close_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
open_recent_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));

  if (application != NULL)
    actant_application_open (ACTANT_APPLICATION (application), GTK_WINDOW (widget), file);
}

void
_actant_window_class_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.open", open_action },
    { "win.open-folder", open_folder_action },
    { "win.undo", undo_action },
    { "win.redo", redo_action },
    { "win.find", find_action },
    { "win.go-to", go_to_action },
    { "win.find-in-study", find_in_study_action },
    { "win.find-next", find_next_action },
    { "win.find-previous", find_previous_action },
    { "win.zoom-in", zoom_in_action },
    { "win.zoom-out", zoom_out_action },
    { "win.zoom-reset", zoom_reset_action },
    { "win.focus-text", focus_text_action },
    { "win.focus-middle", focus_middle_action },
    { "win.next-part", next_part_action },
    { "win.previous-part", previous_part_action },
    { "win.show-shortcuts", show_shortcuts_action },
    { "win.export", export_action },
    { "win.text-details", text_details_action },
    { "win.filter", filter_action },
    { "win.show-all", show_all_action },
    { "win.coders", coders_action },
    { "win.toggle-coders", toggle_coders_action },
    { "win.close", close_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
  _actant_window_class_install_live_actions (widget_class);
  _actant_window_class_install_saving_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.open-page", "s", open_page_action);
  gtk_widget_class_install_property_action (widget_class, "win.toggle-study-list",
                                            "study-list-visible");
  gtk_widget_class_install_property_action (widget_class, "win.toggle-sidebar",
                                            "sidebar-visible");
  _actant_window_class_install_places_actions (widget_class);
  _actant_window_class_install_record_actions (widget_class);
  _actant_window_class_install_suggestion_actions (widget_class);
  _actant_window_class_install_text_actions (widget_class);
  _actant_window_class_install_claim_actions (widget_class);
}

static void
update_history_actions (ActantWindow  *self,
                        ActantSession *session)
{
  const char *undo = session != NULL ? actant_session_get_undo_label (session) : NULL;
  const char *redo = session != NULL ? actant_session_get_redo_label (session) : NULL;
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);

  /* Translators: %s is the name of an action: Undo “Edit Gist” */
  undo_tip = undo != NULL ? g_strdup_printf (_("Undo “%s”"), undo) : g_strdup (_("Undo"));
  redo_tip = redo != NULL ? g_strdup_printf (_("Redo “%s”"), redo) : g_strdup (_("Redo"));
  actant_tooltip_set (self->undo_button, undo_tip);
  actant_tooltip_set (self->redo_button, redo_tip);
}

/* The one place that says what can be done now. */
void
_actant_window_update_actions (ActantWindow *self)
{
  static const char *of_study[] = {
    "win.toggle-study-list", "win.toggle-sidebar", "win.next-part", "win.previous-part",
    "win.show-page", "win.open-page", "win.find-in-study", "win.show-history", "win.save-copy", "win.export",
    "win.focus-middle",
  };
  static const char *of_text[] = {
    "win.find", "win.find-next", "win.find-previous", "win.go-to", "win.focus-text",
    "win.zoom-in", "win.zoom-out", "win.zoom-reset", "win.text-details",
  };
  ActantSession *session = actant_window_get_session (self);
  ActantSourceText *source = actant_workspace_get_source (self->workspace);

  /* The start page has its own buttons, and nothing for these to do. */
  gtk_widget_set_visible (self->list_button, session != NULL);
  gtk_widget_set_visible (self->undo_button, session != NULL);
  gtk_widget_set_visible (self->redo_button, session != NULL);
  gtk_widget_set_visible (self->find_button, session != NULL);
  _actant_window_update_places (self);
  gtk_widget_set_visible (self->sidebar_button, session != NULL);
  gtk_widget_set_visible (self->export_button, session != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (of_study); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_study[i], session != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_text); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_text[i], source != NULL);
  update_history_actions (self, session);
  _actant_window_update_record_actions (self);
  _actant_window_update_suggestion_actions (self);
  _actant_window_update_text_actions (self);
}
