/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the palette that shows what a claim will have besides what is typed. */
#include "config.h"

#include "tagging/actant-tag-extras.h"

#include "actant-tooltip.h"
#include "session/actant-value-parse.h"
#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>

/* To choose; and to keep or leave out, in this order. */
static const char * const chosen[] = { "standing", "factuality" };
static const char * const kept[] = { "polarity", "strength", "claimants", "issues", "scenarios" };

struct _ActantTagExtras
{
  GtkWidget     parent_instance;

  GtkWidget    *choices[G_N_ELEMENTS (chosen)];
  GtkWidget    *checks[G_N_ELEMENTS (kept)];
  ActantRecord *claim;   /* with all that is proposed */
};

G_DEFINE_FINAL_TYPE (ActantTagExtras, actant_tag_extras, GTK_TYPE_WIDGET)

static const ActantField *
get_field (const char *name)
{
  return actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, name);
}

static void
actant_tag_extras_dispose (GObject *object)
{
  ActantTagExtras *self = ACTANT_TAG_EXTRAS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->claim, actant_record_unref);

  G_OBJECT_CLASS (actant_tag_extras_parent_class)->dispose (object);
}

static void
actant_tag_extras_class_init (ActantTagExtrasClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_tag_extras_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_choice (const ActantField *field)
{
  GtkWidget *choice = actant_drop_down_new ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: %s is a field of a claim that has no value: “Standing: not set” */
  g_autofree char *none = g_strdup_printf (_("%s: not set"), _(field->label));

  gtk_string_list_append (labels, none);
  for (const ActantChoice *each = field->type->choices; each->value != NULL; each++)
    gtk_string_list_append (labels, _(each->label));
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (labels));
  gtk_widget_set_hexpand (choice, TRUE);
  actant_tooltip_set (choice, _(field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(field->label), -1);

  return choice;
}

static void
actant_tag_extras_init (ActantTagExtras *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      self->choices[i] = new_choice (get_field (chosen[i]));
      gtk_box_append (GTK_BOX (row), self->choices[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      self->checks[i] = gtk_check_button_new ();
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (self->checks[i]), label);
      gtk_widget_set_parent (self->checks[i], GTK_WIDGET (self));
    }
}

/** Returns: (transfer floating): the widget, with nothing proposed */
GtkWidget *
actant_tag_extras_new (void)
{
  return g_object_new (ACTANT_TYPE_TAG_EXTRAS, NULL);
}

static guint
find_choice (const ActantField *field,
             const char        *value)
{
  for (guint i = 0; value != NULL && field->type->choices[i].value != NULL; i++)
    if (g_str_equal (field->type->choices[i].value, value))
      return i + 1;

  return 0;
}

/**
 * actant_tag_extras_propose:
 * @session: finds the names of records
 * @claim: a claim with all that is proposed for it
 *
 * Shows what @claim has, all of it to be taken.
 */
void
actant_tag_extras_propose (ActantTagExtras    *self,
                           ActantSession      *session,
                           const ActantRecord *claim)
{
  g_return_if_fail (ACTANT_IS_TAG_EXTRAS (self) && claim != NULL);

  actant_record_ref (claim);
  g_clear_pointer (&self->claim, actant_record_unref);
  self->claim = (ActantRecord *) claim;

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    gtk_drop_down_set_selected (
      GTK_DROP_DOWN (self->choices[i]),
      find_choice (get_field (chosen[i]), actant_record_get_text (claim, chosen[i])));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const ActantField *field = get_field (kept[i]);
      const ActantValue *value = actant_record_get (claim, kept[i]);
      g_autofree char *words = actant_value_dup_words (session, field->type, value);
      /* Translators: a field of a claim and its value: “Strength: should · Strong for” */
      g_autofree char *text = g_strdup_printf (_("%s: %s"), _(field->label), words);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), TRUE);
      gtk_label_set_text (
        GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (self->checks[i]))), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      gtk_widget_set_visible (self->checks[i], value != NULL);
    }
}

/** Returns: (transfer full) (nullable): the claim that was proposed, as it is chosen now */
ActantRecord *
actant_tag_extras_dup_claim (ActantTagExtras *self)
{
  ActantRecord *claim;

  g_return_val_if_fail (ACTANT_IS_TAG_EXTRAS (self), NULL);

  if (self->claim == NULL)
    return NULL;

  claim = actant_record_ref (self->claim);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choices[i]));
      const char *value = selected > 0 && selected != GTK_INVALID_LIST_POSITION
                          ? get_field (chosen[i])->type->choices[selected - 1].value : NULL;

      actant_record_change (&claim, chosen[i], value != NULL ? actant_value_new_text (value) : NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      actant_record_change (&claim, kept[i], NULL);

  return claim;
}
