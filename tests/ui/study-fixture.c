/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the study's pages share. */
#include "config.h"

#include "study-fixture.h"

static void
copy_sample (const char *folder)
{
  g_autofree char *sample = g_build_filename (g_getenv ("ACTANT_DATA_DIR"), "sample", NULL);
  g_autoptr(GDir) dir = g_dir_open (sample, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (sample, name, NULL);
      g_autofree char *contents = NULL;

      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      ui_test_write (folder, name, contents);
    }
}

/* @data: in a small window when it is not NULL. */
void
study_fixture_set_up (StudyFixture  *fixture,
                      gconstpointer  data)
{
  g_setenv ("ACTANT_CODER", "mina", TRUE);
  fixture->application = ui_test_get_application ();
  fixture->folder = ui_test_new_folder ();
  copy_sample (fixture->folder);
  if (data != NULL)
    {
      g_settings_set_int (actant_application_get_settings (fixture->application), "window-width",
                          800);
      g_settings_set_int (actant_application_get_settings (fixture->application), "window-height",
                          570);
    }
  fixture->window = ui_test_open (fixture->application, fixture->folder, "deterrence-brief.txt");
  fixture->workspace = actant_window_get_workspace (fixture->window);
  fixture->session = actant_workspace_get_session (fixture->workspace);
}

void
study_fixture_tear_down (StudyFixture  *fixture,
                         gconstpointer  data)
{
  ui_test_close_all (fixture->application);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Shows a page of the study; returns its widget. */
GtkWidget *
study_fixture_show (StudyFixture *fixture,
                    const char   *page,
                    GType         type)
{
  GtkWidget *found;

  actant_workspace_show_page (fixture->workspace, page);
  found = ui_test_find (GTK_WIDGET (fixture->window), type);
  g_assert_nonnull (found);
  UI_TEST_WAIT (gtk_widget_get_mapped (found));

  return found;
}

/* In light and dark. */
void
study_fixture_picture (StudyFixture *fixture,
                       const char   *name)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  for (guint dark = 0; dark < 2; dark++)
    {
      g_autofree char *file = g_strdup_printf ("%s%s.png", name, dark ? "-dark" : "");

      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint i = 0; i < 60; i++)
        ui_test_iterate ();
      ui_test_save_picture (GTK_WIDGET (fixture->window), file);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}
