/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drop-downs whose words are cut when there is no room. */
#include "sidebar/actant-drop-down.h"

static void
setup_button_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_button_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkStringObject *words = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (words));
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

/* The mark is on the line that is chosen, not on the one that is pointed at. */
static void
update_check (GtkListItem *item,
              GtkDropDown *button)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (check, gtk_list_item_get_item (item)
                                 == gtk_drop_down_get_selected_item (button) ? 1 : 0);
}

static void
selected_cb (GtkDropDown *button,
             GParamSpec  *pspec,
             GtkListItem *item)
{
  update_check (item, button);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              GtkDropDown              *button)
{
  GtkStringObject *words = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item))),
                      gtk_string_object_get_string (words));
  g_signal_connect_object (button, "notify::selected-item", G_CALLBACK (selected_cb), item, 0);
  update_check (item, button);
}

static void
unbind_line_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                GtkDropDown              *button)
{
  g_signal_handlers_disconnect_by_func (button, selected_cb, item);
}

/** Makes an existing drop-down of strings one that gives way. */
void
actant_drop_down_adapt (GtkDropDown *button)
{
  g_autoptr(GtkListItemFactory) on_button = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) in_list = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (button));

  g_signal_connect (on_button, "setup", G_CALLBACK (setup_button_cb), NULL);
  g_signal_connect (on_button, "bind", G_CALLBACK (bind_button_cb), NULL);
  g_signal_connect (in_list, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect_object (in_list, "bind", G_CALLBACK (bind_line_cb), button, 0);
  g_signal_connect_object (in_list, "unbind", G_CALLBACK (unbind_line_cb), button, 0);
  gtk_drop_down_set_factory (button, on_button);
  gtk_drop_down_set_list_factory (button, in_list);
}

/** Returns: (transfer floating): a drop-down without a model */
GtkWidget *
actant_drop_down_new (void)
{
  GtkWidget *button = gtk_drop_down_new (NULL, NULL);

  actant_drop_down_adapt (GTK_DROP_DOWN (button));
  return button;
}
