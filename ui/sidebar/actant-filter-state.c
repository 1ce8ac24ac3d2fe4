/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Filtered: 3 of 120 shown", and the way back. */
#include "config.h"

#include "sidebar/actant-filter-state.h"

#include <glib/gi18n.h>

struct _ActantFilterState
{
  GtkWidget          parent_instance;

  ActantQueryFilter *filter;   /* owned */
  GtkWidget         *box;
  GtkWidget         *label;
};

G_DEFINE_FINAL_TYPE (ActantFilterState, actant_filter_state, GTK_TYPE_WIDGET)

static void
update (ActantFilterState *self)
{
  gboolean active = actant_query_filter_is_active (self->filter);
  g_autofree char *words = NULL;
  guint shown, all;

  if (!active)
    words = g_strdup ("");
  else if (actant_query_filter_get_counts (self->filter, &shown, &all))
    /* translators: of the annotations of the text */
    words = g_strdup_printf (ngettext ("Filtered: %u of %u shown", "Filtered: %u of %u shown", all),
                             shown, all);
  else
    words = g_strdup (_("Filtered, counting …"));
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_widget_set_visible (GTK_WIDGET (self), active);
}

static void
actant_filter_state_dispose (GObject *object)
{
  ActantFilterState *self = ACTANT_FILTER_STATE (object);

  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (actant_filter_state_parent_class)->dispose (object);
}

static void
actant_filter_state_class_init (ActantFilterStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_filter_state_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
actant_filter_state_init (ActantFilterState *self)
{
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("Show _All"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "filter-state");
  self->label = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("Draw and list all annotations again"));
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (actant_filter_state_clear), self);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), clear);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** Follows the workspace’s filter; once. */
void
actant_filter_state_set_workspace (ActantFilterState *self,
                                   ActantWorkspace   *workspace)
{
  g_return_if_fail (ACTANT_IS_FILTER_STATE (self) && self->filter == NULL);

  self->filter = g_object_ref (actant_workspace_get_filter (workspace));
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->filter, "counted", G_CALLBACK (update), self);
  update (self);
}

/** Returns: what is said; "" when nothing is hidden */
const char *
actant_filter_state_get_words (ActantFilterState *self)
{
  g_return_val_if_fail (ACTANT_IS_FILTER_STATE (self), "");

  return gtk_label_get_text (GTK_LABEL (self->label));
}

/** Shows everything again. */
void
actant_filter_state_clear (ActantFilterState *self)
{
  g_return_if_fail (ACTANT_IS_FILTER_STATE (self) && self->filter != NULL);

  actant_query_filter_set_query (self->filter, NULL, NULL);
}
