/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of the study have in common. */
#include "config.h"

#include "study/actant-page-parts.h"

#include <adwaita.h>

/** Returns: (transfer floating): what a page says when it has nothing to list */
GtkWidget *
actant_page_new_status (const char *icon,
                        const char *title,
                        const char *description,
                        GtkWidget  *child)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title,
                                  "description", description, "child", child, NULL);

  gtk_widget_add_css_class (page, "compact");
  return page;
}

/**
 * actant_page_new_button:
 * @label: with a mnemonic
 * @clicked: called with @user_data
 *
 * Returns: (transfer floating): the button of a page that has nothing to list
 */
GtkWidget *
actant_page_new_button (const char *label,
                        GCallback   clicked,
                        gpointer    user_data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", clicked, user_data);

  return button;
}

/**
 * actant_page_new_foot:
 * @keys: what keys do here
 * @status: (out): a label for how much is listed
 *
 * Returns: (transfer floating): the line below a list
 */
GtkWidget *
actant_page_new_foot (const char  *keys,
                      GtkWidget  **status)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *hint = gtk_label_new (keys);

  *status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (*status), 0);
  gtk_widget_set_hexpand (*status, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_lines (GTK_LABEL (hint), 2);
  gtk_box_append (GTK_BOX (foot), *status);
  gtk_box_append (GTK_BOX (foot), hint);
  gtk_widget_add_css_class (foot, "page-foot");
  gtk_widget_add_css_class (foot, "caption");
  gtk_widget_add_css_class (foot, "dim-label");

  return foot;
}
