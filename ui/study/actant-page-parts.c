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

/* Rows are no stops on the way: the list steps aside while the focus looks for the next one. */
static gboolean
list_key_pressed_cb (GtkWidget       *list,
                     guint            key,
                     guint            code,
                     GdkModifierType  state)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = gtk_root_get_focus (root);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean moved;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab && key != GDK_KEY_ISO_Left_Tab)
      || (modifiers & ~GDK_SHIFT_MASK) != 0
      || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (GTK_WIDGET (root), modifiers != 0 || key == GDK_KEY_ISO_Left_Tab
                                                     ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);

  return moved;
}

/**
 * actant_page_leave_by_tab:
 * @list: a list view or a column view
 *
 * Tab leaves the list, and Shift and Tab. The toolkit goes through all of its rows one by one before
 * that; the arrow keys do so anyway.
 */
void
actant_page_leave_by_tab (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (list_key_pressed_cb), list);
  gtk_widget_add_controller (list, keys);
}
