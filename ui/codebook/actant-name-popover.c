/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name beside what it names. */
#include "config.h"

#include "codebook/actant-name-popover.h"

#include <glib/gi18n.h>

#define WIDTH_CHARS 32

struct _ActantNamePopover
{
  GtkPopover      parent_instance;

  GtkWidget      *question;
  GtkWidget      *entry;
  GtkWidget      *error;

  ActantNameFunc  func;
  gpointer        user_data;
};

G_DEFINE_FINAL_TYPE (ActantNamePopover, actant_name_popover, GTK_TYPE_POPOVER)

static void
set_error (ActantNamePopover *self,
           const char        *message)
{
  gtk_label_set_text (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
activated_cb (ActantNamePopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(GError) error = NULL;

  if (self->func (name, self->user_data, &error))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    set_error (self, error->message);
}

static void
changed_cb (ActantNamePopover *self)
{
  set_error (self, NULL);
}

static void
actant_name_popover_class_init (ActantNamePopoverClass *klass)
{
}

static void
actant_name_popover_init (ActantNamePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->question = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->question), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->question), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->question), WIDTH_CHARS);
  gtk_widget_add_css_class (self->question, "heading");
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), WIDTH_CHARS);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), WIDTH_CHARS);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);

  gtk_box_append (GTK_BOX (box), self->question);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/** Returns: (transfer floating): a popover that is yet to ask */
GtkWidget *
actant_name_popover_new (void)
{
  return g_object_new (ACTANT_TYPE_NAME_POPOVER, NULL);
}

/**
 * actant_name_popover_ask:
 * @question: what the name is for, translated
 * @name: (nullable): the name so far
 * @place: beside which to open
 * @func: takes the name
 */
void
actant_name_popover_ask (ActantNamePopover  *self,
                         const char         *question,
                         const char         *name,
                         const GdkRectangle *place,
                         ActantNameFunc      func,
                         gpointer            user_data)
{
  g_return_if_fail (ACTANT_IS_NAME_POPOVER (self) && question != NULL && func != NULL);

  self->func = func;
  self->user_data = user_data;
  gtk_label_set_text (GTK_LABEL (self->question), question);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  set_error (self, NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

/** As if @name were typed, and Enter. */
void
actant_name_popover_answer (ActantNamePopover *self,
                            const char        *name)
{
  g_return_if_fail (ACTANT_IS_NAME_POPOVER (self) && self->func != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  activated_cb (self);
}

/** Returns: (nullable): what is wrong with the name */
const char *
actant_name_popover_get_error (ActantNamePopover *self)
{
  g_return_val_if_fail (ACTANT_IS_NAME_POPOVER (self), NULL);

  return gtk_widget_get_visible (self->error) ? gtk_label_get_text (GTK_LABEL (self->error)) : NULL;
}
