/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One choice out of few, each with a letter. */
#include "config.h"

#include "tagging/actant-letter-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "actant-tooltip.h"
#include "sidebar/actant-wrap-layout.h"

#define GAP 2   /* logical pixels */

struct _ActantLetterRow
{
  GtkWidget              parent_instance;

  const ActantFieldType *type;
  const char            *letters;   /* one for each choice, lower case */
  char                  *name;      /* for screen readers */
  GPtrArray             *buttons;   /* borrowed: children */
  int                    chosen;    /* position, -1 for none */
  gboolean               setting;   /* not by the user */
};

G_DEFINE_FINAL_TYPE (ActantLetterRow, actant_letter_row, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_name (ActantLetterRow *self)
{
  g_autofree char *name = NULL;

  if (self->chosen < 0)
    name = g_strdup (self->name);
  else
    /* Translators: what is chosen and the choice: “Type: Forecast” */
    name = g_strdup_printf (_("%s: %s"), self->name, _(self->type->choices[self->chosen].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
choose (ActantLetterRow *self,
        int              position)
{
  self->chosen = position;
  self->setting = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], (int) i == position);
  self->setting = FALSE;
  update_name (self);
}

static void
pick (ActantLetterRow *self,
      int              position)
{
  choose (self, position);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
toggled_cb (ActantLetterRow *self,
            GtkWidget       *button)
{
  guint position;

  if (!self->setting && g_ptr_array_find (self->buttons, button, &position))
    pick (self, position);
}

static gboolean
letter_cb (GtkWidget *widget,
           GVariant  *position,
           gpointer   user_data)
{
  ActantLetterRow *self = user_data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;

  pick (self, g_variant_get_int32 (position));
  return GDK_EVENT_STOP;
}

static GtkEventController *
new_shortcuts (ActantLetterRow *self,
               GdkModifierType  modifiers)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (self->letters[i], modifiers);
      GtkShortcutAction *action = gtk_callback_action_new (letter_cb, self, NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new_with_arguments (trigger, action,
                                                                             "i", (int) i));
    }

  return controller;
}

static gboolean
key_pressed_cb (ActantLetterRow *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  int n = self->buttons->len;

  switch (key)
    {
    case GDK_KEY_Left:
      choose (self, self->chosen < 0 ? n - 1 : (self->chosen + n - 1) % n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      choose (self, (self->chosen + 1) % n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit (self, signals[ACTIVATE], 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
actant_letter_row_dispose (GObject *object)
{
  ActantLetterRow *self = ACTANT_LETTER_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (actant_letter_row_parent_class)->dispose (object);
}

static void
actant_letter_row_finalize (GObject *object)
{
  ActantLetterRow *self = ACTANT_LETTER_ROW (object);

  g_ptr_array_unref (self->buttons);
  g_free (self->name);

  G_OBJECT_CLASS (actant_letter_row_parent_class)->finalize (object);
}

static void
actant_letter_row_class_init (ActantLetterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_letter_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_letter_row_finalize;

  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "letterrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
actant_letter_row_init (ActantLetterRow *self)
{
  self->buttons = g_ptr_array_new ();
  self->chosen = -1;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), actant_wrap_layout_new (GAP));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static GtkWidget *
new_button (const ActantChoice *choice,
            char                letter)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char key[] = { g_ascii_toupper (letter), '\0' };
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "letter");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(choice->label)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  actant_tooltip_set (button, choice->hint != NULL ? _(choice->hint) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(choice->label),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);

  return button;
}

/**
 * actant_letter_row_new:
 * @type: an enumeration
 * @letters: static: one lower-case letter for each of its choices, all different
 * @name: what is chosen, translated
 *
 * Returns: (transfer floating): a row with nothing chosen
 */
GtkWidget *
actant_letter_row_new (const ActantFieldType *type,
                       const char            *letters,
                       const char            *name)
{
  ActantLetterRow *self = g_object_new (ACTANT_TYPE_LETTER_ROW, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->type = type;
  self->letters = letters;
  self->name = g_strdup (name);
  for (guint i = 0; type->choices[i].value != NULL; i++)
    {
      GtkWidget *button;

      g_assert (letters[i] != '\0');
      button = new_button (&type->choices[i], letters[i]);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), new_shortcuts (self, 0));
  update_name (self);

  return GTK_WIDGET (self);
}

/**
 * actant_letter_row_new_shortcuts:
 *
 * Returns: (transfer full): Alt and the letters, to be added to a widget that
 *   has the row in it
 */
GtkEventController *
actant_letter_row_new_shortcuts (ActantLetterRow *self)
{
  GtkEventController *controller;

  g_return_val_if_fail (ACTANT_IS_LETTER_ROW (self), NULL);

  controller = new_shortcuts (self, GDK_ALT_MASK);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  return controller;
}

/** Returns: (nullable): the value chosen */
const char *
actant_letter_row_get_value (ActantLetterRow *self)
{
  g_return_val_if_fail (ACTANT_IS_LETTER_ROW (self), NULL);

  return self->chosen >= 0 ? self->type->choices[self->chosen].value : NULL;
}

/** Chooses @value without a signal; %NULL and unknown ones choose nothing. */
void
actant_letter_row_set_value (ActantLetterRow *self,
                             const char      *value)
{
  int position = -1;

  g_return_if_fail (ACTANT_IS_LETTER_ROW (self));

  for (guint i = 0; value != NULL && i < self->buttons->len; i++)
    if (strcmp (self->type->choices[i].value, value) == 0)
      position = i;
  choose (self, position);
}
