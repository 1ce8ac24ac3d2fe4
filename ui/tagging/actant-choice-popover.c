/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a few things, by its first letters. */
#include "config.h"

#include "tagging/actant-choice-popover.h"

#include <glib/gi18n.h>

#define WIDTH 300          /* logical pixels */
#define LIST_HEIGHT 260

struct _ActantChoicePopover
{
  GtkPopover  parent_instance;

  GtkWidget  *title;
  GtkWidget  *entry;
  GtkWidget  *scroller;
  GtkWidget  *list;
  GPtrArray  *choices;        /* owned, nullable, of ActantRefOffer */
  GtkWidget  *focus_before;   /* weak */
};

G_DEFINE_FINAL_TYPE (ActantChoicePopover, actant_choice_popover, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_row (const ActantRefOffer *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (choice->name);
  GtkWidget *kind = gtk_label_new (choice->kind);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (kind), 1);
  gtk_widget_set_hexpand (kind, TRUE);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (kind, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "choice", (gpointer) choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, choice->name, -1);

  return row;
}

static void
select_row (ActantChoicePopover *self,
            int                  position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), position);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row == NULL)
    return;

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
update_rows (ActantChoicePopover *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *row;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    {
      const ActantRefOffer *choice = self->choices->pdata[i];

      if (actant_ref_offer_fits (choice->name, typed) || actant_ref_offer_fits (choice->id, typed))
        gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (choice));
    }
  select_row (self, 0);
}

static gboolean
key_pressed_cb (ActantChoicePopover *self,
                guint                key,
                guint                code,
                GdkModifierType      state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (row != NULL
      && gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                        gtk_list_box_row_get_index (row) + step) != NULL)
    select_row (self, gtk_list_box_row_get_index (row) + step);

  return GDK_EVENT_STOP;
}

static void
activated_cb (ActantChoicePopover *self)
{
  actant_choice_popover_pick (self);
}

static void
row_activated_cb (ActantChoicePopover *self,
                  GtkListBoxRow       *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  actant_choice_popover_pick (self);
}

static void
actant_choice_popover_closed (GtkPopover *popover)
{
  ActantChoicePopover *self = ACTANT_CHOICE_POPOVER (popover);

  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

static void
actant_choice_popover_dispose (GObject *object)
{
  ActantChoicePopover *self = ACTANT_CHOICE_POPOVER (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (actant_choice_popover_parent_class)->dispose (object);
}

static void
actant_choice_popover_class_init (ActantChoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_choice_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = actant_choice_popover_closed;

  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
actant_choice_popover_init (ActantChoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 40);
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_widget_add_css_class (self->title, "caption");

  self->entry = gtk_entry_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update_rows), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "tag-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "max-content-height", LIST_HEIGHT,
                "can-focus", FALSE, NULL);

  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-palette");
}

/** Returns: (transfer floating): a pop-over, to become some widget's child */
GtkWidget *
actant_choice_popover_new (void)
{
  return g_object_new (ACTANT_TYPE_CHOICE_POPOVER, NULL);
}

/**
 * actant_choice_popover_open:
 * @title: what the choice is about
 * @prompt: what the empty entry says, and what it is called
 * @choices: (transfer full) (element-type ActantRefOffer): see actant_ref_offer_add()
 * @area: in the parent's coordinates
 */
void
actant_choice_popover_open (ActantChoicePopover *self,
                            const char          *title,
                            const char          *prompt,
                            GPtrArray           *choices,
                            const GdkRectangle  *area)
{
  GtkRoot *root;

  g_return_if_fail (ACTANT_IS_CHOICE_POPOVER (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, prompt,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = choices;
  update_rows (self);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->focus_before, root != NULL ? gtk_root_get_focus (root) : NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

/** Types @text, which narrows the choice. */
void
actant_choice_popover_type (ActantChoicePopover *self,
                            const char          *text)
{
  g_return_if_fail (ACTANT_IS_CHOICE_POPOVER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/** Returns: (nullable): the id of what Enter would pick */
const char *
actant_choice_popover_get_selected (ActantChoicePopover *self)
{
  GtkListBoxRow *row;
  const ActantRefOffer *choice;

  g_return_val_if_fail (ACTANT_IS_CHOICE_POPOVER (self), NULL);

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row == NULL)
    return NULL;

  choice = g_object_get_data (G_OBJECT (row), "choice");
  return choice->id;
}

/** Picks what is selected, as Enter does. */
void
actant_choice_popover_pick (ActantChoicePopover *self)
{
  g_autofree char *id = g_strdup (actant_choice_popover_get_selected (self));

  if (id == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, id);
}
