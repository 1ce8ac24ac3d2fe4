/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: settings, keys, and which window shows what. */
#include "config.h"

#include "window/actant-application.h"

#include <glib/gi18n.h>

#include "window/actant-help.h"
#include "window/actant-opener.h"
#include "window/actant-preferences.h"
#include "window/actant-settings.h"
#include "window/actant-window.h"

/* Milliseconds of opening after which it is shown, with a way back. */
#define LONG 500

struct _ActantApplication
{
  AdwApplication  parent_instance;

  /* Owned */
  GSettings      *settings;
  ActantOpener   *opener;
};

G_DEFINE_FINAL_TYPE (ActantApplication, actant_application, ADW_TYPE_APPLICATION)

typedef struct
{
  ActantApplication *application;
  GtkWindow         *window;       /* that asked; may be gone by then */
  GFile             *file;
  GCancellable      *cancellable;
  guint              timer;        /* until it is said that it takes long */
  AdwToast          *toast;        /* that says so */

  /* What was opened; owned */
  ActantSession     *session;
  ActantRecovery    *recovery;
  char              *text;
  gboolean           shown;        /* in the window, which is to be seen next */
} Request;

static void
free_request (Request *request)
{
  g_clear_handle_id (&request->timer, g_source_remove);
  if (request->toast != NULL)
    adw_toast_dismiss (request->toast);
  g_clear_object (&request->toast);
  g_clear_object (&request->session);
  g_clear_pointer (&request->recovery, actant_recovery_free);
  g_free (request->text);
  g_object_unref (request->cancellable);
  g_clear_weak_pointer (&request->window);
  g_object_unref (request->application);
  g_object_unref (request->file);
  g_free (request);
}

/* The window that shows the study already, else one that shows nothing, else a new one. */
static ActantWindow *
find_window (ActantApplication *self,
             GtkWindow         *asked,
             ActantSession     *session)
{
  ActantWindow *window = NULL;

  if (asked != NULL && actant_window_get_session (ACTANT_WINDOW (asked)) == session)
    return ACTANT_WINDOW (asked);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ACTANT_IS_WINDOW (l->data) && actant_window_get_session (l->data) == session)
      return l->data;

  if (asked != NULL && actant_window_get_session (ACTANT_WINDOW (asked)) == NULL)
    window = ACTANT_WINDOW (asked);

  return window != NULL ? window : actant_window_new (self);
}

/* A study is remembered by its folder, a lone text by its file. */
static void
add_recent (ActantApplication *self,
            GFile             *file,
            ActantSession     *session,
            const char        *text)
{
  const char * const *texts = actant_session_get_texts (session);
  g_autoptr(GFile) root = g_file_new_for_path (actant_session_get_root (session));
  gboolean lone = text != NULL && texts[0] != NULL && texts[1] == NULL;

  actant_settings_add_recent (self->settings, lone ? file : root);
}

static void
show_study (Request *request)
{
  ActantWindow *window = ACTANT_WINDOW (request->window);

  actant_window_show_study (window, request->session, request->text);
  add_recent (request->application, request->file, request->session, request->text);
  if (request->recovery != NULL)
    actant_window_tell_recovery (window, request->recovery);
}

/* Whether the window was not closed meanwhile, and shows no other study by now. */
static gboolean
is_there (const Request *request)
{
  return request->window != NULL && gtk_window_get_application (request->window) != NULL
         && actant_window_get_session (ACTANT_WINDOW (request->window)) == request->session;
}

static gboolean
present_cb (gpointer user_data)
{
  Request *request = user_data;

  if (is_there (request))
    gtk_window_present (request->window);
  free_request (request);

  return G_SOURCE_REMOVE;
}

static gboolean
show_study_cb (gpointer user_data)
{
  Request *request = user_data;

  if (is_there (request))
    show_study (request);
  g_idle_add_full (G_PRIORITY_DEFAULT, present_cb, request, NULL);

  return G_SOURCE_REMOVE;
}

/* A window is made, filled and shown in turns of the main loop: other windows live on. It has the
 * session at once, lest another is made for it. */
static void
show_opened (Request *request)
{
  ActantWindow *window = find_window (request->application, request->window, request->session);

  g_set_weak_pointer (&request->window, GTK_WINDOW (window));
  actant_window_set_session (window, request->session);
  g_idle_add_full (G_PRIORITY_DEFAULT, show_study_cb, request, NULL);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Request *request = user_data;
  g_autoptr(GError) error = NULL;
  ActantWindow *window;

  g_clear_handle_id (&request->timer, g_source_remove);
  request->session = actant_opener_open_finish (ACTANT_OPENER (source), result, &request->text,
                                                &request->recovery, &error);
  if (request->session != NULL)
    {
      show_opened (request);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      window = request->window != NULL ? ACTANT_WINDOW (request->window)
                                       : actant_window_new (request->application);
      gtk_window_present (GTK_WINDOW (window));
      actant_window_tell_not_opened (window, request->file, error);
    }
  free_request (request);
}

static void
cancel_cb (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
takes_long_cb (gpointer user_data)
{
  Request *request = user_data;
  g_autofree char *name = g_file_get_basename (request->file);
  /* Translators: %s is the name of a file or folder */
  g_autofree char *title = g_strdup_printf (_("Opening “%s”…"), name);

  request->timer = 0;
  if (request->window == NULL)
    return G_SOURCE_REMOVE;

  request->toast = adw_toast_new (title);
  g_object_ref (request->toast);
  adw_toast_set_timeout (request->toast, 0);
  adw_toast_set_button_label (request->toast, _("_Cancel"));
  g_signal_connect_object (request->toast, "button-clicked", G_CALLBACK (cancel_cb),
                           request->cancellable, G_CONNECT_SWAPPED);
  actant_window_add_toast (ACTANT_WINDOW (request->window), request->toast);

  return G_SOURCE_REMOVE;
}

/**
 * actant_application_open:
 * @window: (nullable): the window that asks; it takes the study when it has none
 * @file: a text, its annotations, a study file or a folder
 */
void
actant_application_open (ActantApplication *self,
                         GtkWindow         *window,
                         GFile             *file)
{
  Request *request;

  g_return_if_fail (ACTANT_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->application = g_object_ref (self);
  g_set_weak_pointer (&request->window, window);
  request->file = g_object_ref (file);
  request->cancellable = g_cancellable_new ();
  request->timer = g_timeout_add (LONG, takes_long_cb, request);
  actant_opener_open_async (self->opener, window, file, request->cancellable, opened_cb, request);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  ActantApplication *self = ACTANT_APPLICATION (user_data);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (actant_preferences_new (parent, self->settings)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  const char *developers[] = { _("The Actant developers"), NULL };
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent,
                         "application-name", "Actant",
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", developers[0],
                         "developers", developers,
                         "comments", _("Mark who claims what in a text, group claims into "
                                       "scenarios and export the coded data."),
                         "copyright", "© 2026 The Actant developers",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: write your names here, one on each line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (parent != NULL)
    actant_help_show (parent, "index");
}

/* Every window gets its say: what cannot be saved keeps its window. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (ACTANT_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
add_actions (ActantApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "preferences", .activate = preferences_action },
    { .name = "about", .activate = about_action },
    { .name = "help", .activate = help_action },
    { .name = "quit", .activate = quit_action },
  };
  static const struct
  {
    const char *action;
    const char *keys[4];
  } keys[] = {
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "win.close", { "<Control>w" } },
    { "win.open", { "<Control>o" } },
    { "win.open-folder", { "<Control><Shift>o" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.go-back", { "<Alt>Left" } },
    { "win.go-forward", { "<Alt>Right" } },
    { "win.find", { "<Control>f" } },
    { "win.find-in-study", { "<Control><Shift>f" } },
    { "win.go-to", { "<Control>i" } },
    { "win.find-next", { "<Control>g", "F3" } },
    { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
    { "win.export", { "<Control>e" } },
    { "win.toggle-study-list", { "F9" } },
    { "win.toggle-sidebar", { "<Shift>F9", "<Control>b" } },
    { "win.show-page::claims", { "<Alt>1" } },
    { "win.show-page::actors", { "<Alt>2" } },
    { "win.show-page::codes", { "<Alt>3" } },
    { "win.open-page::claims", { "<Alt>4" } },
    { "win.open-page::scenarios", { "<Alt>5" } },
    { "win.open-page::codebook", { "<Alt>6" } },
    { "win.open-page::memos", { "<Alt>7" } },
    { "win.open-page::review", { "<Alt>8" } },
    { "win.show-history", { "<Control>h" } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
    { "win.tag-claim", { "<Control>t" } },
    { "win.tag-actor", { "<Control>m" } },
    { "win.tag-code", { "<Control>d" } },
    { "win.add-to-passage", { "<Control><Shift>a" } },
    { "win.remove-from-passage", { "<Control><Shift>r" } },
    { "win.next-record", { "<Control>bracketright" } },
    { "win.previous-record", { "<Control>bracketleft" } },
    { "win.delete-record", { "<Control>Delete" } },
    { "win.show-shortcuts", { "<Control>question", "<Control><Shift>question" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static void
color_scheme_changed_cb (ActantApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint chosen = (guint) g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (chosen, G_N_ELEMENTS (schemes) - 1)]);
}

static void
actant_application_activate (GApplication *application)
{
  ActantApplication *self = ACTANT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (actant_window_new (self));
  gtk_window_present (window);
}

static void
actant_application_open_files (GApplication  *application,
                               GFile        **files,
                               int            n_files,
                               const char    *hint)
{
  ActantApplication *self = ACTANT_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

      if (window == NULL || !ACTANT_IS_WINDOW (window))
        window = GTK_WINDOW (actant_window_new (self));
      gtk_window_present (window);
      actant_application_open (self, window, files[i]);
    }
}

static void
actant_application_startup (GApplication *application)
{
  ActantApplication *self = ACTANT_APPLICATION (application);

  G_APPLICATION_CLASS (actant_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  add_actions (self);
  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (color_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  color_scheme_changed_cb (self);
}

static int
actant_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Actant %s\n", PACKAGE_VERSION);
      return 0;
    }

  return -1;
}

static void
actant_application_dispose (GObject *object)
{
  ActantApplication *self = ACTANT_APPLICATION (object);

  g_clear_object (&self->opener);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_application_parent_class)->dispose (object);
}

static void
actant_application_class_init (ActantApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_application_dispose;
  application_class->startup = actant_application_startup;
  application_class->activate = actant_application_activate;
  application_class->open = actant_application_open_files;
  application_class->handle_local_options = actant_application_handle_local_options;
}

static void
actant_application_init (ActantApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE|FOLDER…]"));
}

/**
 * actant_application_new:
 * @settings: of the schema org.actant.Actant
 *
 * Returns: (transfer full): the program
 */
ActantApplication *
actant_application_new (GSettings *settings)
{
  ActantApplication *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ACTANT_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/org/actant/Actant",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
  self->settings = g_object_ref (settings);
  self->opener = actant_opener_new (settings);

  return self;
}

/** Returns: (transfer none): the program's settings */
GSettings *
actant_application_get_settings (ActantApplication *self)
{
  g_return_val_if_fail (ACTANT_IS_APPLICATION (self), NULL);

  return self->settings;
}
