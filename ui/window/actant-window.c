/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study's window. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "window/actant-settings.h"

G_DEFINE_FINAL_TYPE (ActantWindow, actant_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_STUDY_LIST_VISIBLE,
  PROP_SIDEBAR_VISIBLE,
  N_PROPS
};

/* What the window shows and how it stands with the disk; a narrow one has no room
 * for the study, and the state of saving must never be cut off. */
void
_actant_window_update_title (ActantWindow *self)
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
  state = _actant_window_dup_save_state (session);
  title = path != NULL ? actant_session_dup_text_title (session, path) : g_strdup (study);
  /* Translators: study, coder, state of saving */
  subtitle = path != NULL && !self->narrow
             ? g_strdup_printf (_("%s · %s · %s"), study, coder, state)
             : g_strdup_printf (_("%s · %s"), coder, state);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
session_notify_cb (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);

  g_signal_group_set_target (self->session_signals, session);
  _actant_window_follow_folder (self);
  gtk_stack_set_visible_child_name (self->pages, session != NULL ? "study" : "start");
  _actant_window_drop_pages (self);
  _actant_window_update_title (self);
  _actant_window_update_actions (self);
}

static void
text_notify_cb (ActantWindow *self)
{
  _actant_window_show_page (self);
  _actant_window_update_title (self);
  _actant_window_update_actions (self);
}

static void
start_open_cb (ActantWindow *self,
               GFile        *file)
{
  actant_application_open (ACTANT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                           GTK_WINDOW (self), file);
}

static gboolean
drop_cb (ActantWindow *self,
         const GValue *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GSList *l = files; l != NULL && application != NULL; l = l->next)
    actant_application_open (ACTANT_APPLICATION (application), GTK_WINDOW (self), l->data);

  return files != NULL;
}

static void
update_recent (ActantWindow *self)
{
  g_auto(GStrv) recent = g_settings_get_strv (self->settings, "recent-studies");

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_uri (recent[i]);
      g_autofree char *path = actant_dup_shown_path (file);
      g_auto(GStrv) parts = g_strsplit (path, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", recent[i]);
      g_menu_append_item (self->recent_menu, item);
    }
}

static void
edit_cb (ActantWindow *self)
{
  _actant_window_set_sidebar_shown (self, TRUE);
}

/* Its button would undo what came after it; what others wrote is not undone. */
static void
toast_outdated_cb (AdwToast        *toast,
                   ActantChangeSet *change_set,
                   ActantSession   *session)
{
  if (!actant_session_is_arriving (session))
    adw_toast_set_button_label (toast, NULL);
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
      g_signal_connect_object (actant_window_get_session (self), "changed",
                               G_CALLBACK (toast_outdated_cb), toast, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Nothing typed is lost: the window stays when it cannot be saved. */
static gboolean
actant_window_close_request (GtkWindow *window)
{
  ActantWindow *self = ACTANT_WINDOW (window);
  ActantSession *session = actant_window_get_session (self);
  g_autoptr(GError) error = NULL;

  actant_sidebar_flush (self->sidebar);
  if (session != NULL && !self->closing
      && actant_session_get_save_state (session) != ACTANT_SAVE_STATE_SAVED
      && !actant_session_save (session, &error))
    {
      _actant_window_ask_not_saved (self, error);
      return GDK_EVENT_STOP;
    }

  _actant_window_save_layout (self);
  actant_workspace_set_session (self->workspace, NULL);

  return GTK_WINDOW_CLASS (actant_window_parent_class)->close_request (window);
}

static void
actant_window_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  ActantWindow *self = ACTANT_WINDOW (object);

  switch (property)
    {
    case PROP_STUDY_LIST_VISIBLE:
      g_value_set_boolean (value, _actant_window_get_list_shown (self));
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, _actant_window_get_sidebar_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_window_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  ActantWindow *self = ACTANT_WINDOW (object);

  switch (property)
    {
    case PROP_STUDY_LIST_VISIBLE:
      _actant_window_set_list_shown (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_VISIBLE:
      _actant_window_set_sidebar_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_window_dispose (GObject *object)
{
  ActantWindow *self = ACTANT_WINDOW (object);

  g_clear_handle_id (&self->adapt_source, g_source_remove);
  if (self->tray != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->tray, self);
      actant_suggestion_tray_close (self->tray);
    }
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  _actant_window_drop_live (self);
  g_clear_object (&self->claim_tools);
  g_clear_pointer (&self->place_popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_WINDOW);
  g_clear_object (&self->sidebar_slot);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->tray);
  g_clear_object (&self->text_change);
  g_clear_object (&self->places);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ACTANT_TYPE_DOCUMENT_PANE);
  g_type_ensure (ACTANT_TYPE_FIND_BAR);
  g_type_ensure (ACTANT_TYPE_PROBLEM_BAR);
  g_type_ensure (ACTANT_TYPE_START_PAGE);
  g_type_ensure (ACTANT_TYPE_STATUS_LINE);
  g_type_ensure (ACTANT_TYPE_STUDY_LIST);
  g_type_ensure (ACTANT_TYPE_SUGGESTION_BAR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, list_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, places_buttons);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, suggestion_bar);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, outer_paned);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, study_list);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, pane_slot);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, ActantWindow, status_line);
  gtk_widget_class_bind_template_callback (widget_class, start_open_cb);
}

static void
actant_window_class_init (ActantWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = actant_window_dispose;
  object_class->get_property = actant_window_get_property;
  object_class->set_property = actant_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = actant_window_close_request;

  g_object_class_install_property (object_class, PROP_STUDY_LIST_VISIBLE,
                                   g_param_spec_boolean ("study-list-visible", NULL, NULL, TRUE,
                                                         flags));
  g_object_class_install_property (object_class, PROP_SIDEBAR_VISIBLE,
                                   g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE,
                                                         flags));

  bind_template (GTK_WIDGET_CLASS (klass));
  _actant_window_class_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
connect_workspace (ActantWindow *self)
{
  static const char *deciding[] = {
    "notify::own-set", "notify::selected-id", "notify::range-start", "notify::range-end",
  };

  self->workspace = actant_workspace_new ();
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (session_notify_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::text-path", G_CALLBACK (text_notify_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::page", G_CALLBACK (_actant_window_show_page),
                           self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (deciding); i++)
    g_signal_connect_object (self->workspace, deciding[i],
                             G_CALLBACK (_actant_window_update_record_actions), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "toast", G_CALLBACK (toast_cb),
                           self, G_CONNECT_SWAPPED);
  /* Before the sidebar hears of it: what is hidden cannot take the focus. */
  g_signal_connect_object (self->workspace, "edit", G_CALLBACK (edit_cb),
                           self, G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (text_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::save-state",
                                  G_CALLBACK (_actant_window_update_title), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::undo-label",
                                  G_CALLBACK (_actant_window_update_actions), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::redo-label",
                                  G_CALLBACK (_actant_window_update_actions), self);
  _actant_window_add_live (self);
}

static void
add_views (ActantWindow *self)
{
  self->sidebar = ACTANT_SIDEBAR (actant_sidebar_new ());
  self->sidebar_slot = g_object_new (ADW_TYPE_BIN,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_REGION,
                                     "child", self->sidebar,
                                     "width-request", ACTANT_SIDEBAR_MIN_WIDTH,
                                     NULL);
  g_object_ref_sink (self->sidebar_slot);
  gtk_widget_add_css_class (self->sidebar_slot, "sidebar-slot");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sidebar_slot),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Annotations"), -1);
  gtk_paned_set_end_child (self->inner_paned, self->sidebar_slot);

  self->palette = ACTANT_TAG_PALETTE (actant_tag_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self->pane));
  actant_tag_palette_set_workspace (self->palette, self->workspace);
  self->claim_tools = actant_claim_tools_new (self->workspace, GTK_WIDGET (self->pane));
  self->place_popover = actant_place_popover_new (self->workspace);
  gtk_widget_set_parent (self->place_popover, self->pane_slot);

  actant_study_list_set_workspace (self->study_list, self->workspace);
  actant_document_pane_set_workspace (self->pane, self->workspace);
  actant_sidebar_set_workspace (self->sidebar, self->workspace);
  actant_problem_bar_set_workspace (self->problem_bar, self->workspace);
  actant_find_bar_set_workspace (self->find_bar, self->workspace, self->pane);
  actant_status_line_set_workspace (self->status_line, self->workspace);
  _actant_window_add_suggestions (self);
  _actant_window_add_text_change (self);
}

static void
actant_window_init (ActantWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  connect_workspace (self);
  _actant_window_follow_places (self);
  add_views (self);
  _actant_window_add_keys (self);
}

/** Returns: (transfer none): a window that shows the start page */
ActantWindow *
actant_window_new (ActantApplication *application)
{
  ActantWindow *self;

  g_return_val_if_fail (ACTANT_IS_APPLICATION (application), NULL);

  self = g_object_new (ACTANT_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (actant_application_get_settings (application));
  _actant_window_restore_layout (self);
  _actant_window_update_actions (self);
  actant_start_page_set_settings (self->start_page, self->settings);
  g_settings_bind (self->settings, "show-status-hints", self->status_line, "show-hints",
                   G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->settings, "changed::recent-studies", G_CALLBACK (update_recent),
                           self, G_CONNECT_SWAPPED);
  update_recent (self);

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

/** Looks at the study @session, at no text of it yet. */
void
actant_window_set_session (ActantWindow  *self,
                           ActantSession *session)
{
  g_return_if_fail (ACTANT_IS_WINDOW (self));
  g_return_if_fail (ACTANT_IS_SESSION (session));

  actant_sidebar_flush (self->sidebar);
  actant_workspace_set_session (self->workspace, session);
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

  actant_window_set_session (self, session);
  if (text == NULL && actant_workspace_get_text_path (self->workspace) == NULL)
    text = actant_session_get_texts (session)[0];
  if (text != NULL && !actant_workspace_open_text (self->workspace, text, &error))
    actant_tell (GTK_WINDOW (self), _("Text Not Opened"), error->message);
  actant_workspace_show_page (self->workspace, ACTANT_PAGE_TEXT);
  actant_document_pane_focus_text (self->pane);
}

/** Shows a toast (taken over). */
void
actant_window_add_toast (ActantWindow *self,
                         AdwToast     *toast)
{
  g_return_if_fail (ACTANT_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
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
