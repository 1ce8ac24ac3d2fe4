/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the editors of all classes of fields have in common. */
#include "config.h"

#include "sidebar/actant-field-editor.h"

#include "actant-tooltip.h"
#include "sidebar/actant-attributes-editor.h"
#include "sidebar/actant-choice-editor.h"
#include "sidebar/actant-color-editor.h"
#include "sidebar/actant-date-editor.h"
#include "sidebar/actant-likelihood-editor.h"
#include "sidebar/actant-refs-editor.h"
#include "sidebar/actant-slots-editor.h"
#include "sidebar/actant-text-editor.h"

#include <glib/gi18n.h>

typedef struct
{
  const ActantField *field;
  ActantWorkspace   *workspace;   /* owned */
  ActantValue       *shown;       /* owned, nullable */
  gboolean           touched;
  gboolean           showing;
} ActantFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ActantFieldEditor, actant_field_editor, GTK_TYPE_WIDGET)

#define PRIVATE(editor)                                        \
  ((ActantFieldEditorPrivate *)                                \
   actant_field_editor_get_instance_private (ACTANT_FIELD_EDITOR (editor)))

enum
{
  COMMIT,
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
focus_left_cb (ActantFieldEditor *self)
{
  actant_field_editor_commit (self);
}

static gboolean
actant_field_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *control = actant_field_editor_get_control (ACTANT_FIELD_EDITOR (widget));

  return control != NULL && gtk_widget_grab_focus (control);
}

static void
actant_field_editor_dispose (GObject *object)
{
  ActantFieldEditorPrivate *priv = PRIVATE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->workspace);
  g_clear_pointer (&priv->shown, actant_value_unref);

  G_OBJECT_CLASS (actant_field_editor_parent_class)->dispose (object);
}

static void
actant_field_editor_class_init (ActantFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_field_editor_dispose;
  widget_class->grab_focus = actant_field_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[COMMIT] =
    g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[TOUCHED] =
    g_signal_new ("touched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
actant_field_editor_init (ActantFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GType
get_list_type (const ActantFieldType *type)
{
  return type->item->field_class == ACTANT_FIELD_OBJECT ? ACTANT_TYPE_SLOTS_EDITOR
                                                        : ACTANT_TYPE_REFS_EDITOR;
}

static GType
get_object_type (const ActantFieldType *type)
{
  if (type->table == &actant_likelihood_table)
    return ACTANT_TYPE_LIKELIHOOD_EDITOR;
  if (type->table == &actant_date_table)
    return ACTANT_TYPE_DATE_EDITOR;

  return ACTANT_TYPE_OBJECT_EDITOR;
}

/**
 * actant_field_editor_new:
 * @field: a field of any class that forms show; not a time or a version
 * @workspace: resolves names
 *
 * Returns: (transfer floating): the editor for the field's class
 */
GtkWidget *
actant_field_editor_new (const ActantField *field,
                         ActantWorkspace   *workspace)
{
  GType type = ACTANT_TYPE_TEXT_EDITOR;

  g_return_val_if_fail (field != NULL && ACTANT_IS_WORKSPACE (workspace), NULL);

  switch (field->type->field_class)
    {
    case ACTANT_FIELD_ENUM:
      type = field->type->open ? ACTANT_TYPE_REFS_EDITOR : ACTANT_TYPE_CHOICE_EDITOR;
      break;
    case ACTANT_FIELD_BOOLEAN:
      type = ACTANT_TYPE_CHOICE_EDITOR;
      break;
    case ACTANT_FIELD_COLOR:
      type = ACTANT_TYPE_COLOR_EDITOR;
      break;
    case ACTANT_FIELD_REF:
      type = ACTANT_TYPE_REFS_EDITOR;
      break;
    case ACTANT_FIELD_OBJECT:
      type = get_object_type (field->type);
      break;
    case ACTANT_FIELD_LIST:
      type = get_list_type (field->type);
      break;
    case ACTANT_FIELD_MAP:
      type = ACTANT_TYPE_ATTRIBUTES_EDITOR;
      break;
    case ACTANT_FIELD_INTEGER:
      if (actant_choice_editor_takes (field->type))
        type = ACTANT_TYPE_CHOICE_EDITOR;
      break;
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_EDTF:
      break;
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_REVS:
    default:
      g_return_val_if_reached (NULL);
    }

  return actant_field_editor_new_of_type (type, field, workspace);
}

/** As actant_field_editor_new(), with an editor of one's own. */
GtkWidget *
actant_field_editor_new_of_type (GType              type,
                                 const ActantField *field,
                                 ActantWorkspace   *workspace)
{
  ActantFieldEditor *self = g_object_new (type, NULL);
  ActantFieldEditorPrivate *priv = PRIVATE (self);

  priv->field = field;
  priv->workspace = g_object_ref (workspace);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  ACTANT_FIELD_EDITOR_GET_CLASS (self)->build (self);

  return GTK_WIDGET (self);
}

const ActantField *
actant_field_editor_get_field (ActantFieldEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), NULL);

  return PRIVATE (self)->field;
}

/** Returns: (transfer none): what the window looks at */
ActantWorkspace *
actant_field_editor_get_workspace (ActantFieldEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), NULL);

  return PRIVATE (self)->workspace;
}

/** Returns: (transfer none) (nullable): the session that resolves names */
ActantSession *
actant_field_editor_get_session (ActantFieldEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), NULL);

  return actant_workspace_get_session (PRIVATE (self)->workspace);
}

/** Returns: (transfer none): the widget that takes the focus */
GtkWidget *
actant_field_editor_get_control (ActantFieldEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), NULL);

  return ACTANT_FIELD_EDITOR_GET_CLASS (self)->get_control (self);
}

/** What the editor says while it is empty. */
void
actant_field_editor_set_placeholder (ActantFieldEditor *self,
                                     const char        *text)
{
  g_return_if_fail (ACTANT_IS_FIELD_EDITOR (self));

  if (ACTANT_FIELD_EDITOR_GET_CLASS (self)->set_placeholder != NULL)
    ACTANT_FIELD_EDITOR_GET_CLASS (self)->set_placeholder (self, text);
}

/** Returns: (transfer none) (nullable): the value last shown */
const ActantValue *
actant_field_editor_get_shown (ActantFieldEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), NULL);

  return PRIVATE (self)->shown;
}

/**
 * actant_field_editor_show:
 * @value: (nullable): the field's value, %NULL for none
 *
 * Shows it; what was touched and not committed is gone.
 */
void
actant_field_editor_show (ActantFieldEditor *self,
                          const ActantValue *value)
{
  ActantFieldEditorPrivate *priv = PRIVATE (self);
  gboolean touched = priv->touched;
  ActantValue *shown = value != NULL ? actant_value_ref (value) : NULL;

  g_return_if_fail (ACTANT_IS_FIELD_EDITOR (self));

  g_clear_pointer (&priv->shown, actant_value_unref);
  priv->shown = shown;
  priv->showing = TRUE;
  ACTANT_FIELD_EDITOR_GET_CLASS (self)->show (self, priv->shown);
  priv->showing = FALSE;
  priv->touched = FALSE;
  if (touched)
    g_signal_emit (self, signals[TOUCHED], 0);
}

/**
 * actant_field_editor_read:
 * @change_set: takes records that the value needs and that are new
 *
 * Returns: (transfer full) (nullable): the value as edited in canonical form,
 *   %NULL for none, or with an error when what was typed cannot be read
 */
ActantValue *
actant_field_editor_read (ActantFieldEditor  *self,
                          ActantChangeSet    *change_set,
                          GError            **error)
{
  ActantValue *value;

  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), NULL);

  value = ACTANT_FIELD_EDITOR_GET_CLASS (self)->read (self, change_set, error);
  return actant_field_type_normalize (PRIVATE (self)->field->type, value);
}

/** Notes that the user changed something; not while a value is being shown. */
void
actant_field_editor_touch (ActantFieldEditor *self)
{
  g_return_if_fail (ACTANT_IS_FIELD_EDITOR (self));

  if (PRIVATE (self)->showing)
    return;
  PRIVATE (self)->touched = TRUE;
  g_signal_emit (self, signals[TOUCHED], 0);
}

/** Whether the user changed something that is not committed. */
gboolean
actant_field_editor_is_touched (ActantFieldEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_FIELD_EDITOR (self), FALSE);

  return PRIVATE (self)->touched;
}

/** Has what was touched committed, if anything was. */
void
actant_field_editor_commit (ActantFieldEditor *self)
{
  g_return_if_fail (ACTANT_IS_FIELD_EDITOR (self));

  if (PRIVATE (self)->touched && !PRIVATE (self)->showing && PRIVATE (self)->workspace != NULL)
    g_signal_emit (self, signals[COMMIT], 0);
}

/**
 * actant_field_editor_name:
 * @control: a widget of the editor
 * @part: (nullable): which part of the field it is, translated
 *
 * Names a control for screen readers and gives it the field's hint.
 */
void
actant_field_editor_name (ActantFieldEditor *self,
                          GtkWidget         *control,
                          const char        *part)
{
  const ActantField *field = PRIVATE (self)->field;
  g_autofree char *name = NULL;

  g_return_if_fail (ACTANT_IS_FIELD_EDITOR (self));

  if (part != NULL)
    /* Translators: a field and a part of it: "Likelihood: Low" */
    name = g_strdup_printf (_("%s: %s"), _(field->label), part);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _(field->label), -1);
  if (field->hint != NULL && part == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(field->hint), -1);
      actant_tooltip_set (control, _(field->hint));
    }
}
