/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows while nothing is open. */
#include "config.h"

#include "window/actant-start-page.h"

#include <glib/gi18n.h>

#include "window/actant-settings.h"

#define MAX_SHOWN 6

struct _ActantStartPage
{
  AdwBin      parent_instance;

  /* Template widgets */
  GtkWidget  *recent_group;
  GtkListBox *recent_list;

  /* Owned */
  GSettings  *settings;
};

G_DEFINE_FINAL_TYPE (ActantStartPage, actant_start_page, ADW_TYPE_BIN)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_row (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *path = actant_dup_shown_path (file);
  g_autofree char *subtitle = g_markup_escape_text (path, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);

  return row;
}

static void
update (ActantStartPage *self)
{
  g_auto(GStrv) recent = g_settings_get_strv (self->settings, "recent-studies");
  GtkWidget *row;
  guint shown = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);

  for (guint i = 0; recent[i] != NULL && shown < MAX_SHOWN; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_uri (recent[i]);

      if (!g_file_is_native (file) || !g_file_query_exists (file, NULL))
        continue;
      gtk_list_box_append (self->recent_list, new_row (file));
      shown++;
    }
  gtk_widget_set_visible (self->recent_group, shown > 0);
}

static void
row_activated_cb (ActantStartPage *self,
                  GtkListBoxRow   *row)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (row), "file"));
}

static void
actant_start_page_dispose (GObject *object)
{
  ActantStartPage *self = ACTANT_START_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_START_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_start_page_parent_class)->dispose (object);
}

static void
actant_start_page_class_init (ActantStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_start_page_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, ActantStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
actant_start_page_init (ActantStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Lists what the settings remember. */
void
actant_start_page_set_settings (ActantStartPage *self,
                                GSettings       *settings)
{
  g_return_if_fail (ACTANT_IS_START_PAGE (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::recent-studies", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
