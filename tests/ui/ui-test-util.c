/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the window share: a study in a temporary folder, the tree of widgets, names. */
#include "config.h"

#include "ui-test-util.h"

#include <glib/gstdio.h>
#include <gtk/gtktestatcontext.h>
#include <locale.h>

#include "window/actant-settings.h"

/* Matters of the libraries among themselves, which must not end a test: GTK 4.8 measures a row of
 * libadwaita's between two styles now and then, finds it a pixel too high and calls that critical;
 * GTK 4.18 warns of how libadwaita's message dialog measures its heading, and of its own boxes with
 * labels that wrap and have a greatest number of lines. */
static gboolean
is_theirs (const char *message)
{
  if (g_str_has_suffix (message, "Expect overlapping widgets."))
    return TRUE;

  return gtk_get_minor_version () > 8
         && (g_str_has_prefix (message, "Trying to measure GtkLabel ")
             || (g_str_has_prefix (message, "GtkBox ")
                 && g_str_has_suffix (message, "natural size must be >= min size")));
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && is_theirs (fields[i].value))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* Starts GTK, with a locale that is UTF-8 (gtk_test_init() sets plain C). */
void
ui_test_init (int    *argc,
              char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  adw_init ();
  g_log_set_writer_func (write_log, NULL, NULL);
}

/* One turn of the main loop; sleeps a little when there is nothing to do. */
void
ui_test_iterate (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (2000);
}

void
ui_test_drain (void)
{
  for (guint i = 0; i < 10000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

char *
ui_test_new_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("actant-ui-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
ui_test_remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_chmod (path, 0600);
      g_unlink (path);
    }
  g_rmdir (folder);
}

void
ui_test_write (const char *folder,
               const char *name,
               const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/* A session of its own, to write files with or to change what a window shows. */
ActantSession *
ui_test_open_session (const char *folder,
                      const char *coder)
{
  g_autoptr(GError) error = NULL;
  ActantSession *session = actant_session_open (folder, coder, NULL, NULL, &error);

  g_assert_no_error (error);

  return session;
}

/* Adds a claim as one action; returns its id. */
char *
ui_test_add_claim (ActantSession *session,
                   const char    *text,
                   gint64         start,
                   gint64         end,
                   const char    *gist)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Claim");
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantTextRange range = { start, end };
  g_autoptr(ActantRecord) bare = NULL;
  g_autoptr(ActantRecord) claim = NULL;
  g_autoptr(GError) error = NULL;

  g_array_append_val (ranges, range);
  bare = actant_session_new_passage (session, ACTANT_KIND_CLAIM, text, ranges, &error);
  g_assert_no_error (error);
  claim = actant_record_set (bare, "gist", actant_value_new_text (gist));
  g_assert_true (actant_session_put (session, edit, text, claim));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);

  return g_strdup (actant_record_get_id (claim));
}

/* The program as it runs, with settings that stay in memory and are as new. There is one: its
 * name on the bus is given back only when a program ends. */
ActantApplication *
ui_test_get_application (void)
{
  static ActantApplication *application;
  static const char *keys[] = {
    "recent-studies", "known-slugs", "coder-slug", "coder-name", "study-list-visible",
    "sidebar-visible", "study-list-width", "sidebar-width", "window-width", "window-height",
    "window-maximized", "color-scheme", "reader-zoom",
  };
  g_autoptr(GError) error = NULL;
  GSettings *settings;

  if (application == NULL)
    {
      g_autoptr(GSettings) found = actant_settings_new (&error);

      g_assert_no_error (error);
      application = actant_application_new (found);
      g_application_set_flags (G_APPLICATION (application),
                               G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  settings = actant_application_get_settings (application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);

  return application;
}

static ActantWindow *
find_open_window (ActantApplication *application)
{
  GtkWindow *found = gtk_application_get_active_window (GTK_APPLICATION (application));
  GtkWidget *window = found != NULL ? GTK_WIDGET (found) : NULL;

  return ACTANT_IS_WINDOW (window) && gtk_widget_get_mapped (window)
         && actant_window_get_session (ACTANT_WINDOW (window)) != NULL
         ? ACTANT_WINDOW (window) : NULL;
}

/* Opens a folder, or a file in it, and waits for the window. */
ActantWindow *
ui_test_open (ActantApplication *application,
              const char        *folder,
              const char        *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : g_strdup (folder);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  ActantWindow *window = NULL;

  actant_application_open (application, NULL, file);
  UI_TEST_WAIT ((window = find_open_window (application)) != NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

/* Takes all windows away. */
void
ui_test_close_all (ActantApplication *application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (windows->data);
  ui_test_drain ();
}

void
ui_test_foreach (GtkWidget  *root,
                 UiTestFunc  func,
                 gpointer    user_data)
{
  func (root, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_test_foreach (child, func, user_data);
}

/* The first widget of a type, in the order of the tree. */
GtkWidget *
ui_test_find (GtkWidget *root,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The first button of an action. */
GtkWidget *
ui_test_find_action (GtkWidget  *root,
                     const char *action)
{
  if (GTK_IS_ACTIONABLE (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find_action (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWindow *
ui_test_find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
look_for_words (GtkWidget *widget,
                gpointer   user_data)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    *(gboolean *) user_data = TRUE;
}

static gboolean
is_named (GtkWidget *widget)
{
  gboolean has_words = FALSE;

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;

  ui_test_foreach (widget, look_for_words, &has_words);

  return has_words;
}

/* What the toolkit's own widgets are made of is theirs to name; what a pop-over holds is named
 * when it opens. */
static gboolean
is_internal (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  return (popover != NULL && !gtk_widget_get_mapped (popover))
         || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
         || (GTK_IS_SEARCH_ENTRY (widget)
             && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_WINDOW) != NULL)
         || (gtk_widget_get_parent (widget) != NULL
             && (g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), "AdwGizmo")
                 || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
                 || GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget))
                 || GTK_IS_FONT_BUTTON (gtk_widget_get_parent (widget))
                 || GTK_IS_COLOR_BUTTON (gtk_widget_get_parent (widget))));
}

static void
check_name (GtkWidget *widget,
            gpointer   user_data)
{
  if (!(GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget)
        || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_LIST_VIEW (widget))
      || !gtk_widget_get_visible (widget) || is_internal (widget))
    return;

  if (!is_named (widget))
    {
      g_test_message ("no name: %s %s in %s", G_OBJECT_TYPE_NAME (widget),
                      gtk_widget_get_name (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      *(guint *) user_data += 1;
    }
}

static void
find_words_cb (GtkWidget *widget,
               gpointer   user_data)
{
  const char **words = user_data;

  if (GTK_IS_LABEL (widget) && *words != NULL
      && strcmp (gtk_label_get_text (GTK_LABEL (widget)), *words) == 0)
    *words = NULL;
}

/* Whether a label below @root has just these words. */
gboolean
ui_test_is_said (GtkWidget  *root,
                 const char *words)
{
  ui_test_foreach (root, find_words_cb, &words);

  return words == NULL;
}

/* Everything that can be pressed or typed into says what it is. */
void
ui_test_assert_named (GtkWidget *root)
{
  guint unnamed = 0;

  ui_test_foreach (root, check_name, &unnamed);
  g_assert_cmpuint (unnamed, ==, 0);
}

/* NULL while sizes are still being given out. */
static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));

  return gtk_snapshot_free_to_node (snapshot);
}

/* A picture in the build folder, to look at. */
void
ui_test_save_picture (GtkWidget  *window,
                      const char *name)
{
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "ui", name, NULL);

  gtk_test_widget_wait_for_draw (window);
  UI_TEST_WAIT (node != NULL || (node = draw (window)) != NULL);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_test_message ("saved %s", path);
}
