/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study's own fields, each with the editor of its type. */
#include "config.h"

#include "sidebar/actant-attributes-editor.h"

#include "session/actant-attribute-parse.h"
#include "session/actant-value-parse.h"

#include <glib/gi18n.h>

/* One field; the tables that its editor reads are made of its record. */
typedef struct
{
  ActantRecord    *record;
  char            *label;
  ActantChoice    *choices;
  ActantFieldType  item;
  ActantFieldType  type;
  ActantField      field;
  GtkWidget       *editor;      /* borrowed */
} Attribute;

struct _ActantAttributesEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *box;
  GPtrArray         *attributes;   /* of Attribute: what can be edited */
  GtkWidget         *kept;         /* what cannot */
};

G_DEFINE_FINAL_TYPE (ActantAttributesEditor, actant_attributes_editor, ACTANT_TYPE_FIELD_EDITOR)

static const ActantChoice yes_and_no[] = {
  { "true", N_("Yes"), NULL },
  { "false", N_("No"), NULL },
  { NULL }
};

static void
free_attribute (gpointer data)
{
  Attribute *attribute = data;

  actant_record_unref (attribute->record);
  g_free (attribute->label);
  g_free (attribute->choices);
  g_free (attribute);
}

static gboolean
has_type (const ActantRecord *record,
          const char         *type)
{
  return g_strcmp0 (actant_record_get_text (record, "type"), type) == 0;
}

static const char *
get_label (const ActantRecord *record)
{
  const char *label = actant_record_get_text (record, "title");

  if (label == NULL || *label == '\0')
    label = actant_record_get_text (record, "name");

  return label != NULL && *label != '\0' ? label : actant_record_get_id (record);
}

static void
set_choices (Attribute *attribute)
{
  const ActantValue *choices = actant_record_get (attribute->record, "choices");
  guint n = actant_value_get_n_items (choices);

  attribute->choices = g_new0 (ActantChoice, n + 1);
  for (guint i = 0; i < n; i++)
    attribute->choices[i].value = attribute->choices[i].label =
      actant_value_get_text (actant_value_get_item (choices, i));
  attribute->item.field_class = ACTANT_FIELD_ENUM;
  attribute->item.choices = attribute->choices;
}

static Attribute *
new_attribute (const ActantRecord *record)
{
  Attribute *attribute = g_new0 (Attribute, 1);
  gboolean several;

  attribute->record = actant_record_ref (record);
  attribute->label = g_strdup (get_label (record));
  attribute->item = *actant_attribute_get_value_type (record, &several);
  if (has_type (record, "choice") || several)
    set_choices (attribute);
  else if (attribute->item.field_class == ACTANT_FIELD_BOOLEAN)
    {
      /* Here no is not the same as unset. */
      attribute->item.field_class = ACTANT_FIELD_ENUM;
      attribute->item.choices = yes_and_no;
    }

  attribute->type = attribute->item;
  if (several)
    attribute->type = (ActantFieldType) {
      ACTANT_FIELD_LIST, .item = &attribute->item, .ordered = TRUE
    };
  attribute->field = (ActantField) {
    actant_record_get_id (attribute->record), &attribute->type, attribute->label, NULL
  };

  return attribute;
}

/* Which kind of records the edited field belongs to, as fields say it. */
static const char *
get_owner (ActantAttributesEditor *self)
{
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_ACTOR, ACTANT_KIND_TEXT };
  const ActantField *field = actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (actant_table_get (actant_kind_get_info (kinds[i])->table, field->name) == field)
      return actant_kind_get_info (kinds[i])->name;

  return NULL;
}

static GPtrArray *
list_fields (ActantAttributesEditor *self)
{
  ActantSession *session = actant_field_editor_get_session (ACTANT_FIELD_EDITOR (self));
  ActantCollection *study = session != NULL ? actant_session_get_study (session) : NULL;
  guint n = study != NULL ? actant_collection_get_n (study, ACTANT_KIND_FIELD) : 0;
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const ActantRecord *record = actant_collection_get (study, ACTANT_KIND_FIELD, i);
      const char *owner;

      if (actant_record_is_opaque (record) || actant_record_get_boolean (record, "retired")
          || actant_record_get_text (record, "replaced_by") != NULL)
        continue;
      owner = actant_record_get_text (record, "applies_to");
      if (owner == NULL || g_strcmp0 (owner, get_owner (self)) == 0)
        g_ptr_array_add (fields, (gpointer) record);
    }

  return fields;
}

static void
member_committed_cb (ActantFieldEditor *self)
{
  actant_field_editor_touch (self);
  actant_field_editor_commit (self);
}

static GtkWidget *
new_caption (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
add_attribute (ActantAttributesEditor *self,
               const ActantRecord     *record)
{
  Attribute *attribute = new_attribute (record);
  ActantFieldEditor *editor;

  attribute->editor =
    actant_field_editor_new (&attribute->field,
                             actant_field_editor_get_workspace (ACTANT_FIELD_EDITOR (self)));
  editor = ACTANT_FIELD_EDITOR (attribute->editor);
  if (attribute->item.field_class == ACTANT_FIELD_EDTF)
    actant_field_editor_set_placeholder (editor, "2024-06-30");
  else if (attribute->item.field_class == ACTANT_FIELD_REF)
    actant_field_editor_set_placeholder (editor, _("Type a name …"));
  g_signal_connect_swapped (editor, "commit", G_CALLBACK (member_committed_cb), self);

  gtk_box_append (GTK_BOX (self->box), new_caption (attribute->label));
  gtk_box_append (GTK_BOX (self->box), attribute->editor);
  g_ptr_array_add (self->attributes, attribute);
}

/* Editors stay as long as the fields do, and with them the focus. */
static void
update_editors (ActantAttributesEditor *self)
{
  g_autoptr(GPtrArray) fields = list_fields (self);
  gboolean same = fields->len == self->attributes->len;
  GtkWidget *child;

  for (guint i = 0; same && i < fields->len; i++)
    {
      const Attribute *attribute = self->attributes->pdata[i];

      same = attribute->record == fields->pdata[i];
    }
  if (same)
    return;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_ptr_array_set_size (self->attributes, 0);
  for (guint i = 0; i < fields->len; i++)
    add_attribute (self, fields->pdata[i]);
  self->kept = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->box), self->kept);
}

static Attribute *
find_attribute (ActantAttributesEditor *self,
                const char             *id)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      Attribute *attribute = self->attributes->pdata[i];

      if (g_strcmp0 (attribute->field.name, id) == 0)
        return attribute;
    }

  return NULL;
}

/* As the editor takes it; NULL when it is of another type than the field's. */
static ActantValue *
to_shown (const Attribute   *attribute,
          const ActantValue *value)
{
  ActantFieldType loose = attribute->item;

  if (attribute->item.choices == yes_and_no)
    return actant_value_get_value_type (value) == ACTANT_VALUE_BOOLEAN
           ? actant_value_new_text (actant_value_get_boolean (value) ? "true" : "false") : NULL;
  if (attribute->type.field_class == ACTANT_FIELD_LIST)
    return actant_value_get_value_type (value) == ACTANT_VALUE_LIST ? actant_value_ref (value)
                                                                    : NULL;
  loose.open = TRUE;   /* a choice that is none any more is shown and kept */

  return actant_field_type_check (&loose, value, attribute->label, NULL)
         ? actant_value_ref (value) : NULL;
}

static void
add_kept (ActantAttributesEditor *self,
          const char             *id,
          const ActantValue      *value)
{
  ActantSession *session = actant_field_editor_get_session (ACTANT_FIELD_EDITOR (self));
  const ActantRecord *record = actant_session_lookup (session, ACTANT_KIND_FIELD, id);
  g_autofree char *words = actant_attribute_dup_words (session, record, value);
  g_autofree char *line = NULL;

  if (record == NULL)
    /* Translators: a value of a field that the study no longer has */
    line = g_strdup_printf (_("Unknown field: %s"), words);
  else if (actant_record_get_boolean (record, "retired"))
    /* Translators: a field that is no longer used, and the value it has here */
    line = g_strdup_printf (_("%s (retired): %s"), get_label (record), words);
  else
    line = g_strdup_printf (_("%s: %s"), get_label (record), words);
  gtk_box_append (GTK_BOX (self->kept), new_caption (line));
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantAttributesEditor *self = ACTANT_ATTRIBUTES_EDITOR (editor);
  GtkWidget *child;

  update_editors (self);
  while ((child = gtk_widget_get_first_child (self->kept)) != NULL)
    gtk_box_remove (GTK_BOX (self->kept), child);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      Attribute *attribute = self->attributes->pdata[i];
      const ActantValue *stored = value != NULL
                                  ? actant_value_map_get (value, attribute->field.name) : NULL;
      g_autoptr(ActantValue) shown = stored != NULL ? to_shown (attribute, stored) : NULL;

      actant_field_editor_show (ACTANT_FIELD_EDITOR (attribute->editor), shown);
      if (stored != NULL && shown == NULL)
        add_kept (self, attribute->field.name, stored);
    }

  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    if (find_attribute (self, actant_value_get_key (value, i)) == NULL)
      add_kept (self, actant_value_get_key (value, i), actant_value_get_item (value, i));
}

static gboolean
check_texts (const Attribute    *attribute,
             const ActantValue  *value,
             GError            **error)
{
  if (actant_value_get_value_type (value) != ACTANT_VALUE_TEXT
      || attribute->item.choices == yes_and_no)
    return TRUE;

  return actant_attribute_check (attribute->record, actant_value_get_text (value), error);
}

/* FALSE with an error; what is not touched stays as it is stored. */
static gboolean
read_attribute (const Attribute    *attribute,
                ActantChangeSet    *change_set,
                const ActantValue  *stored,
                ActantValue       **value,
                GError            **error)
{
  ActantFieldEditor *editor = ACTANT_FIELD_EDITOR (attribute->editor);
  const ActantValue *shown = actant_field_editor_get_shown (editor);
  g_autoptr(GError) reason = NULL;
  g_autoptr(ActantValue) read = actant_field_editor_read (editor, change_set, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if ((read == NULL && shown == NULL)
      || (read != NULL && shown != NULL && actant_value_equal (read, shown)))
    {
      *value = stored != NULL ? actant_value_ref (stored) : NULL;
      return TRUE;
    }
  if (read != NULL && !check_texts (attribute, read, error))
    return FALSE;

  if (read != NULL && attribute->item.choices == yes_and_no)
    *value = actant_value_new_boolean (g_strcmp0 (actant_value_get_text (read), "true") == 0);
  else
    *value = g_steal_pointer (&read);
  return TRUE;
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantAttributesEditor *self = ACTANT_ATTRIBUTES_EDITOR (editor);
  const ActantValue *shown = actant_field_editor_get_shown (editor);
  g_autoptr(ActantValue) map = shown != NULL ? actant_value_ref (shown) : NULL;

  for (guint i = 0; i < self->attributes->len; i++)
    {
      const Attribute *attribute = self->attributes->pdata[i];
      const ActantValue *stored = map != NULL ? actant_value_map_get (map, attribute->field.name)
                                              : NULL;
      ActantValue *value, *changed;

      if (!read_attribute (attribute, change_set, stored, &value, error))
        return NULL;
      if (value == NULL && stored == NULL)
        continue;
      changed = actant_value_map_set (map, attribute->field.name, value);
      g_clear_pointer (&map, actant_value_unref);
      map = changed;
    }

  return g_steal_pointer (&map);
}

static void
build (ActantFieldEditor *editor)
{
  ActantAttributesEditor *self = ACTANT_ATTRIBUTES_EDITOR (editor);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->kept = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->box), self->kept);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  ActantAttributesEditor *self = ACTANT_ATTRIBUTES_EDITOR (editor);
  const Attribute *first = self->attributes->len > 0 ? self->attributes->pdata[0] : NULL;

  return first != NULL ? actant_field_editor_get_control (ACTANT_FIELD_EDITOR (first->editor))
                       : self->box;
}

static void
actant_attributes_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ACTANT_ATTRIBUTES_EDITOR (object)->attributes);

  G_OBJECT_CLASS (actant_attributes_editor_parent_class)->finalize (object);
}

static void
actant_attributes_editor_class_init (ActantAttributesEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_attributes_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
}

static void
actant_attributes_editor_init (ActantAttributesEditor *self)
{
  self->attributes = g_ptr_array_new_with_free_func (free_attribute);
}

/** How many fields can be edited, and how many values are shown besides. */
guint
actant_attributes_editor_get_n (ActantAttributesEditor *self)
{
  guint n;

  g_return_val_if_fail (ACTANT_IS_ATTRIBUTES_EDITOR (self), 0);

  n = self->attributes->len;
  for (GtkWidget *child = gtk_widget_get_first_child (self->kept);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

/** Returns: (transfer none) (nullable): the editor of the study's field called @name */
ActantFieldEditor *
actant_attributes_editor_get_editor (ActantAttributesEditor *self,
                                     const char             *name)
{
  g_return_val_if_fail (ACTANT_IS_ATTRIBUTES_EDITOR (self), NULL);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      const Attribute *attribute = self->attributes->pdata[i];

      if (g_strcmp0 (actant_record_get_text (attribute->record, "name"), name) == 0)
        return ACTANT_FIELD_EDITOR (attribute->editor);
    }

  return NULL;
}
