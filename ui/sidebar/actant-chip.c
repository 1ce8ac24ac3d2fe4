/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small rounded labels. */
#include "config.h"

#include "sidebar/actant-chip.h"

#include "actant-tooltip.h"
#include "sidebar/actant-color-mark.h"

#include <glib/gi18n.h>

static GtkWidget *
new_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  actant_tooltip_set (label, words);
  return label;
}

/** Returns: (transfer floating): a chip that only tells */
GtkWidget *
actant_chip_new (const char *words)
{
  GtkWidget *label = new_label (words);

  gtk_widget_add_css_class (label, "chip");
  return label;
}

/**
 * actant_chip_new_removable:
 * @words: what it says
 * @color: (nullable): of the dot before it
 * @button: (out): what takes it away when it is clicked
 *
 * Returns: (transfer floating): a chip with a button that takes it away
 */
GtkWidget *
actant_chip_new_removable (const char     *words,
                           const GdkRGBA  *color,
                           GtkWidget     **button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), words);

  gtk_widget_add_css_class (box, "chip");
  gtk_widget_add_css_class (box, "removable");
  if (color != NULL)
    {
      GtkWidget *mark = actant_color_mark_new (8, 8);

      actant_color_mark_set_color (ACTANT_COLOR_MARK (mark), color);
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), mark);
    }
  gtk_box_append (GTK_BOX (box), new_label (words));

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  actant_tooltip_set (remove, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), remove);
  *button = remove;

  return box;
}
