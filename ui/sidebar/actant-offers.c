/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list below an entry of what could be typed. */
#include "config.h"

#include "sidebar/actant-offers.h"

/**
 * actant_offers_new:
 * @entry: what it is shown below, and its parent; allocates it and unparents it
 * @name: what a screen reader calls the list
 *
 * Returns: (transfer none): the pop-over; its list emits "row-activated"
 */
GtkWidget *
actant_offers_new (GtkWidget  *entry,
                   const char *name)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *offers = gtk_popover_new ();

  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_box_append (GTK_BOX (box), list);
  gtk_popover_set_child (GTK_POPOVER (offers), box);
  gtk_popover_set_autohide (GTK_POPOVER (offers), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (offers), FALSE);
  gtk_popover_set_position (GTK_POPOVER (offers), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (offers, FALSE);
  gtk_widget_set_halign (offers, GTK_ALIGN_START);
  gtk_widget_add_css_class (offers, "offers");
  gtk_widget_set_parent (offers, entry);

  return offers;
}

/** Returns: (transfer none): the GtkListBox in it */
GtkWidget *
actant_offers_get_list (GtkWidget *offers)
{
  return gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (offers)));
}

/** Puts @footer below the list: what there is to say of the selected offer. */
void
actant_offers_set_footer (GtkWidget *offers,
                          GtkWidget *footer)
{
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (offers))), footer);
}

void
actant_offers_clear (GtkWidget *offers)
{
  GtkWidget *list = actant_offers_get_list (offers);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/**
 * actant_offers_add:
 * @offers: a list of offers
 * @name: what is offered
 * @what: (nullable): its kind or meaning, shown beside it
 */
void
actant_offers_add (GtkWidget  *offers,
                   const char *name,
                   const char *what)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *kind = gtk_label_new (what);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 28);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (kind), 40);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (kind, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (actant_offers_get_list (offers)), row);
}

/** Selects an offer; none when there is no such position. */
void
actant_offers_select (GtkWidget *offers,
                      int        position)
{
  GtkListBox *list = GTK_LIST_BOX (actant_offers_get_list (offers));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, position));
}

/** The position of the selected offer, -1 for none. */
int
actant_offers_get_selected (GtkWidget *offers)
{
  GtkListBoxRow *row =
    gtk_list_box_get_selected_row (GTK_LIST_BOX (actant_offers_get_list (offers)));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/** Moves the selection among @n offers, round the ends. */
void
actant_offers_step (GtkWidget *offers,
                    int        n,
                    int        step)
{
  int position = actant_offers_get_selected (offers);

  actant_offers_select (offers, position >= 0 ? (position + step + n) % n : step > 0 ? 0 : n - 1);
}
