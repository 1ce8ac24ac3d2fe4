/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An object: its main member on a line of its own, the others below it. */
#include "config.h"

#include "sidebar/actant-object-editor.h"

#include "actant-tooltip.h"
#include "session/actant-value-parse.h"
#include "sidebar/actant-choice-editor.h"
#include "sidebar/actant-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* Either an entry or, for what is chosen, an editor of its own; borrowed. */
typedef struct
{
  GtkWidget *entry;
  GtkWidget *editor;
} Member;

typedef struct
{
  GtkWidget *box;          /* the members, and what subclasses add */
  GtkWidget *line;         /* all members but the main one; folds while they are empty */
  GtkWidget *control;      /* of the main member */
  Member     members[64];  /* by position in the table */
} ActantObjectEditorPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (ActantObjectEditor, actant_object_editor, ACTANT_TYPE_FIELD_EDITOR)

#define PRIVATE(self) \
  ((ActantObjectEditorPrivate *) actant_object_editor_get_instance_private (self))

static const ActantTable *
get_table (ActantObjectEditor *self)
{
  return actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self))->type->table;
}

static void
changed_cb (ActantFieldEditor *self)
{
  actant_field_editor_touch (self);
}

static void
activated_cb (ActantFieldEditor *self)
{
  actant_field_editor_commit (self);
}

static void
member_committed_cb (ActantFieldEditor *self)
{
  actant_field_editor_touch (self);
  actant_field_editor_commit (self);
}

static gboolean
is_percent (const ActantField *member)
{
  return member->type->field_class == ACTANT_FIELD_INTEGER && member->type->maximum == 100;
}

static GtkWidget *
new_entry (ActantObjectEditor *self,
           const ActantField  *member)
{
  GtkWidget *entry = gtk_entry_new ();
  gboolean number = member->type->field_class == ACTANT_FIELD_INTEGER;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(member->label));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), number ? 3 : 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), number ? 6 : -1);
  gtk_widget_set_hexpand (entry, TRUE);
  actant_tooltip_set (entry, _(member->hint));
  actant_field_editor_name (ACTANT_FIELD_EDITOR (self), entry, _(member->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(member->hint), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);

  return entry;
}

static GtkWidget *
new_editor (ActantObjectEditor *self,
            const ActantField  *member)
{
  GtkWidget *editor =
    actant_field_editor_new (member,
                             actant_field_editor_get_workspace (ACTANT_FIELD_EDITOR (self)));

  actant_field_editor_set_placeholder (ACTANT_FIELD_EDITOR (editor), _(member->label));
  actant_field_editor_name (ACTANT_FIELD_EDITOR (self),
                            actant_field_editor_get_control (ACTANT_FIELD_EDITOR (editor)),
                            _(member->label));
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_size_request (editor, ACTANT_CHOICE_EDITOR_WIDTH, -1);
  g_signal_connect_swapped (editor, "commit", G_CALLBACK (member_committed_cb), self);

  return editor;
}

static GtkWidget *
new_member (ActantObjectEditor *self,
            guint               position)
{
  Member *member = &PRIVATE (self)->members[position];
  const ActantField *field = &get_table (self)->fields[position];

  if (actant_choice_editor_takes (field->type))
    return member->editor = new_editor (self, field);

  return member->entry = new_entry (self, field);
}

/* "low – high %" stays together. */
static GtkWidget *
new_band (ActantObjectEditor *self,
          guint               low,
          guint               high)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), new_member (self, low));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("–"));
  gtk_box_append (GTK_BOX (box), new_member (self, high));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("%"));
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

/* An empty object is one line until it has the focus. */
static void
update_line (ActantObjectEditor *self)
{
  const ActantValue *shown = actant_field_editor_get_shown (ACTANT_FIELD_EDITOR (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_widget_set_visible (PRIVATE (self)->line,
                          shown != NULL
                          || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))));
}

static void
build (ActantFieldEditor *editor)
{
  ActantObjectEditor *self = ACTANT_OBJECT_EDITOR (editor);
  ActantObjectEditorPrivate *priv = PRIVATE (self);
  const ActantTable *table = get_table (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  guint main_position = actant_table_get_main (table);
  GtkWidget *main_member = new_member (self, main_position);

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  priv->line = actant_wrap_box_new (4);
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (priv->box), main_member);
  gtk_box_append (GTK_BOX (priv->box), priv->line);
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (update_line), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  priv->control = priv->members[main_position].editor != NULL
                  ? actant_field_editor_get_control (ACTANT_FIELD_EDITOR (main_member))
                  : main_member;
  actant_field_editor_name (editor, priv->control, NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (i == main_position)
        continue;
      if (is_percent (&table->fields[i]) && i + 1 < table->n_fields
          && is_percent (&table->fields[i + 1]))
        {
          gtk_box_append (GTK_BOX (priv->line), new_band (self, i, i + 1));
          i++;
        }
      else
        gtk_box_append (GTK_BOX (priv->line), new_member (self, i));
    }
}

static char *
dup_text (const ActantValue *member)
{
  if (member == NULL)
    return g_strdup ("");
  if (actant_value_get_value_type (member) == ACTANT_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, actant_value_get_integer (member));

  return g_strdup (actant_value_get_text (member));
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantObjectEditor *self = ACTANT_OBJECT_EDITOR (editor);

  for (guint i = 0; i < get_table (self)->n_fields; i++)
    {
      const Member *member = &PRIVATE (self)->members[i];
      const ActantValue *part = value != NULL ? actant_value_get_member_at (value, i) : NULL;
      g_autofree char *text = NULL;

      if (member->editor != NULL)
        {
          actant_field_editor_show (ACTANT_FIELD_EDITOR (member->editor), part);
          continue;
        }
      text = dup_text (part);
      if (strcmp (gtk_editable_get_text (GTK_EDITABLE (member->entry)), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (member->entry), text);
    }
  update_line (self);
}

static gboolean
check_band (const ActantField  *field,
            const ActantValue  *object,
            GError            **error)
{
  const ActantValue *low = actant_value_get_member (object, "low");
  const ActantValue *high = actant_value_get_member (object, "high");

  if (low == NULL || high == NULL
      || actant_value_get_value_type (low) != ACTANT_VALUE_INTEGER
      || actant_value_get_integer (low) <= actant_value_get_integer (high))
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
               _("%s: the lower end is above the upper one"), _(field->label));
  return FALSE;
}

/* FALSE with an error; *@value NULL when nothing is typed or chosen. */
static gboolean
read_member (ActantObjectEditor  *self,
             guint                position,
             ActantChangeSet     *change_set,
             ActantValue        **value,
             GError             **error)
{
  const Member *member = &PRIVATE (self)->members[position];
  const ActantField *field = &get_table (self)->fields[position];
  ActantValueParser parser = {
    actant_field_editor_get_session (ACTANT_FIELD_EDITOR (self)), NULL
  };
  g_autofree char *typed = NULL;

  *value = NULL;
  if (member->editor != NULL)
    {
      *value = actant_field_editor_read (ACTANT_FIELD_EDITOR (member->editor), change_set, NULL);
      return TRUE;
    }

  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (member->entry))));
  if (is_percent (field) && g_str_has_suffix (typed, "%"))
    {
      typed[strlen (typed) - 1] = '\0';
      g_strchomp (typed);
    }
  if (*typed == '\0')
    return TRUE;

  *value = actant_value_parser_read (&parser, field->type, _(field->label), typed, error);
  return *value != NULL;
}

/* Whether words bring the rest. */
static gboolean
is_of_words (const ActantTable *table)
{
  return table == &actant_likelihood_table || table == &actant_date_table;
}

/* Whether only the words are other than what is shown. */
static gboolean
has_new_words (ActantObjectEditor *self,
               const ActantValue  *object)
{
  const ActantValue *shown = actant_field_editor_get_shown (ACTANT_FIELD_EDITOR (self));
  const ActantTable *table = get_table (self);
  guint main_position = actant_table_get_main (table);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *now = actant_value_get_member_at (object, i);
      const ActantValue *before = shown != NULL ? actant_value_get_member_at (shown, i) : NULL;
      gboolean same = now == NULL ? before == NULL
                                  : before != NULL && actant_value_equal (now, before);

      if (same == (i == main_position) || (i == main_position && now == NULL))
        return FALSE;
    }

  return TRUE;
}

/* Words alone bring a band or a date with them (see #ActantValueParser). */
static ActantValue *
fill_from_words (ActantObjectEditor *self,
                 const ActantValue  *object)
{
  ActantFieldEditor *editor = ACTANT_FIELD_EDITOR (self);
  ActantSession *session = actant_field_editor_get_session (editor);
  const ActantField *field = actant_field_editor_get_field (editor);
  const ActantTable *table = get_table (self);
  const char *path = actant_workspace_get_text_path (actant_field_editor_get_workspace (editor));
  const ActantRecord *text = path != NULL ? actant_session_get_text_record (session, path) : NULL;
  ActantValueParser parser = {
    session, NULL, text != NULL ? actant_record_get_text (text, "date") : NULL
  };
  const char *words[] = {
    actant_value_get_text (actant_value_get_member_at (object, actant_table_get_main (table))), NULL
  };
  const ActantValue *shown = actant_field_editor_get_shown (editor);
  g_autoptr(ActantRecord) empty = actant_session_new_record (session, ACTANT_KIND_CLAIM);
  g_autoptr(ActantRecord) before = NULL;
  g_autoptr(ActantRecord) filled = NULL;

  if (strchr (words[0], '=') != NULL)   /* would be taken apart */
    return actant_value_ref (object);

  before = actant_record_set (empty, field->name, shown != NULL ? actant_value_ref (shown) : NULL);
  filled = actant_value_parser_set (&parser, before, field->name, words, NULL);

  return actant_value_ref (filled != NULL ? actant_record_get (filled, field->name) : object);
}

/* Whether a band was typed over the one that a scale gave. */
static gboolean
is_own_band (ActantObjectEditor *self,
             const ActantValue  *object)
{
  const ActantValue *shown = actant_field_editor_get_shown (ACTANT_FIELD_EDITOR (self));
  static const char * const ends[] = { "low", "high" };
  gboolean other = FALSE;

  if (get_table (self) != &actant_likelihood_table
      || g_strcmp0 (actant_value_get_member_text (object, "basis"),
                    actant_value_get_member_text (shown, "basis")) != 0
      || g_strcmp0 (actant_value_get_member_text (object, "basis"), "study") == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    other |= actant_value_get_member_integer (object, ends[i], -1)
             != actant_value_get_member_integer (shown, ends[i], -1);

  return other && (actant_value_get_member (object, "low") != NULL
                   || actant_value_get_member (object, "high") != NULL);
}

static ActantValue *
set_basis (const ActantValue *object,
           const char        *basis)
{
  g_autoptr(ActantValue) own = actant_value_object_set (object, "basis",
                                                        actant_value_new_text (basis));

  return actant_value_object_set (own, "lexicon", NULL);
}

/* Whether the editor's field is one of a claim's that words fill. */
static gboolean
takes_words (ActantObjectEditor *self)
{
  const ActantField *field = actant_field_editor_get_field (ACTANT_FIELD_EDITOR (self));

  return is_of_words (get_table (self))
         && actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, field->name) != NULL;
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantObjectEditor *self = ACTANT_OBJECT_EDITOR (editor);
  const ActantTable *table = get_table (self);
  const ActantValue *shown = actant_field_editor_get_shown (editor);
  ActantValue *none[64] = { NULL };
  g_autoptr(ActantValue) object = shown != NULL ? actant_value_ref (shown)
                                                : actant_value_new_object (table, none, NULL);
  gboolean empty = TRUE;

  for (guint i = 0; i < table->n_fields; i++)
    {
      ActantValue *member;
      ActantValue *changed;

      if (!read_member (self, i, change_set, &member, error))
        return NULL;
      /* Who decided on a band that there is not means nothing. */
      empty &= member == NULL || (PRIVATE (self)->members[i].editor != NULL
                                  && i != actant_table_get_main (table) && is_of_words (table));
      changed = actant_value_object_set_at (object, i, member);
      actant_value_unref (object);
      object = changed;
    }

  if (empty && actant_value_get_extras (object) == NULL)
    return NULL;
  if (!check_band (actant_field_editor_get_field (editor), object, error))
    return NULL;
  if (takes_words (self) && has_new_words (self, object))
    return fill_from_words (self, object);
  if (is_own_band (self, object))
    return set_basis (object, "coder");

  return g_steal_pointer (&object);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return PRIVATE (ACTANT_OBJECT_EDITOR (editor))->control;
}

static void
set_placeholder (ActantFieldEditor *editor,
                 const char        *text)
{
  GtkWidget *control = get_control (editor);

  if (GTK_IS_ENTRY (control))
    gtk_entry_set_placeholder_text (GTK_ENTRY (control), text);
}

static void
actant_object_editor_class_init (ActantObjectEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
  editor_class->set_placeholder = set_placeholder;
}

static void
actant_object_editor_init (ActantObjectEditor *self)
{
}

/** Returns: (transfer none): what a subclass adds its widgets to, below the members */
GtkWidget *
actant_object_editor_get_box (ActantObjectEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_OBJECT_EDITOR (self), NULL);

  return PRIVATE (self)->box;
}

/** Returns: (transfer none) (nullable): the entry of a member that is typed */
GtkWidget *
actant_object_editor_get_entry (ActantObjectEditor *self,
                                const char         *member)
{
  guint position = actant_table_find (get_table (self), member);

  g_return_val_if_fail (position != ACTANT_NO_FIELD, NULL);

  return PRIVATE (self)->members[position].entry;
}

/** Has an object committed in place of what is shown, as if the user had typed it. */
void
actant_object_editor_take (ActantObjectEditor *self,
                           const ActantValue  *object)
{
  g_return_if_fail (ACTANT_IS_OBJECT_EDITOR (self));

  show (ACTANT_FIELD_EDITOR (self), object);
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}
