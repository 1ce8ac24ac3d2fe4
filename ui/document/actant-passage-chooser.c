/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses among the records that cover the caret. */
#include "config.h"

#include "document/actant-passage-chooser.h"

#include "document/actant-palette.h"
#include "document/actant-record-name.h"

#include <glib/gi18n.h>

struct _ActantPassageChooser
{
  GtkPopover  parent_instance;

  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantPassageChooser, actant_passage_chooser, GTK_TYPE_POPOVER)

static void
row_activated_cb (GtkListBox           *list,
                  GtkListBoxRow        *row,
                  ActantPassageChooser *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static GtkWidget *
create_row (const ActantRecord *record,
            ActantCollection   *study,
            gboolean            dark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_label_new (NULL);
  g_autofree char *name = actant_record_name_dup (record, study);
  g_autofree char *markup = NULL;
  GdkRGBA color;

  actant_palette_get_record (record, study, dark, &color);
  markup = g_strdup_printf ("<span foreground=\"#%02x%02x%02x\">■</span>",
                            (guint) (color.red * 255 + 0.5f), (guint) (color.green * 255 + 0.5f),
                            (guint) (color.blue * 255 + 0.5f));
  gtk_label_set_markup (GTK_LABEL (mark), markup);
  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (actant_record_get_id (record)), g_free);

  return row;
}

/**
 * actant_passage_chooser_open:
 * @self: a chooser that is some widget's child
 * @records: (element-type ActantRecord): what to choose from
 * @study: (nullable): the codebook
 * @dark: for a dark page
 * @selected: (nullable): id of the one to begin at; the next one is proposed
 * @area: where to point, in the parent
 */
void
actant_passage_chooser_open (ActantPassageChooser *self,
                             GPtrArray            *records,
                             ActantCollection     *study,
                             gboolean              dark,
                             const char           *selected,
                             const GdkRectangle   *area)
{
  GtkListBoxRow *row;
  guint at = 0;

  g_return_if_fail (ACTANT_IS_PASSAGE_CHOOSER (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < records->len; i++)
    {
      gtk_list_box_append (self->list, create_row (records->pdata[i], study, dark));
      if (g_strcmp0 (actant_record_get_id (records->pdata[i]), selected) == 0)
        at = (i + 1) % records->len;
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
  row = gtk_list_box_get_row_at_index (self->list, (int) at);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

static void
actant_passage_chooser_class_init (ActantPassageChooserClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", ACTANT_TYPE_PASSAGE_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
actant_passage_chooser_init (ActantPassageChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Records here"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));

  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
}

/** Returns: (transfer floating): a chooser */
GtkWidget *
actant_passage_chooser_new (void)
{
  return g_object_new (ACTANT_TYPE_PASSAGE_CHOOSER, NULL);
}
