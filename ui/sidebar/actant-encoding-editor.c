/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As what the open text is read. */
#include "config.h"

#include "sidebar/actant-encoding-editor.h"

#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>

struct _ActantEncodingEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *button;
  guint              shown;      /* position of the value shown */
  GtkStringList     *labels;     /* owned */
  char              *unlisted;   /* nullable: a stored name that is not offered */
};

G_DEFINE_FINAL_TYPE (ActantEncodingEditor, actant_encoding_editor, ACTANT_TYPE_FIELD_EDITOR)

/* Notifications that a drop-down of a new model sends later are not the user's. */
static void
selected_cb (ActantEncodingEditor *self)
{
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->button)) == self->shown)
    return;

  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static void
replace_label (ActantEncodingEditor *self,
               guint                 position,
               const char           *label)
{
  const char *old = gtk_string_list_get_string (self->labels, position);
  const char *labels[] = { label, NULL };

  if (g_strcmp0 (old, label) != 0)
    gtk_string_list_splice (self->labels, position, old != NULL ? 1 : 0,
                            label != NULL ? labels : NULL);
}

/* First what was found, then the offered encodings, then one that is stored
 * but not offered. The model stays: it may be asking us right now. */
static void
update_labels (ActantEncodingEditor *self,
               gboolean              automatic)
{
  ActantWorkspace *workspace = actant_field_editor_get_workspace (ACTANT_FIELD_EDITOR (self));
  ActantSourceText *source = actant_workspace_get_source (workspace);
  g_autofree char *found = NULL;

  if (automatic && source != NULL)
    found = g_strdup_printf (_("Found automatically: %s"),
                             actant_source_text_get_encoding (source));
  replace_label (self, 0, found != NULL ? found : _("Find automatically"));
  replace_label (self, g_strv_length ((char **) actant_encoding_list ()) + 1, self->unlisted);
}

static void
build (ActantFieldEditor *editor)
{
  ActantEncodingEditor *self = ACTANT_ENCODING_EDITOR (editor);

  self->button = actant_drop_down_new ();
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  actant_field_editor_name (editor, self->button, NULL);
  self->labels = gtk_string_list_new ((const char *[]) { "", NULL });
  gtk_string_list_splice (self->labels, 1, 0, (const char **) actant_encoding_list ());
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->button), G_LIST_MODEL (self->labels));
  update_labels (self, FALSE);
  g_signal_connect_swapped (self->button, "notify::selected", G_CALLBACK (selected_cb), self);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantEncodingEditor *self = ACTANT_ENCODING_EDITOR (editor);
  const char * const *names = actant_encoding_list ();
  const char *name = actant_value_get_text (value);
  guint position = 0;

  for (guint i = 0; name != NULL && names[i] != NULL && position == 0; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      position = i + 1;

  g_clear_pointer (&self->unlisted, g_free);
  if (name != NULL && position == 0)
    {
      self->unlisted = g_strdup (name);
      position = g_strv_length ((char **) names) + 1;
    }
  self->shown = position;
  update_labels (self, name == NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->button), position);
}

/* Reads the text as chosen, which shows whether it can be. */
static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantEncodingEditor *self = ACTANT_ENCODING_EDITOR (editor);
  ActantWorkspace *workspace = actant_field_editor_get_workspace (editor);
  const char *path = actant_workspace_get_text_path (workspace);
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->button));
  guint n = g_strv_length ((char **) actant_encoding_list ());
  const char *name = NULL;

  if (position > 0)
    name = position <= n ? actant_encoding_list ()[position - 1] : self->unlisted;

  if (path != NULL
      && actant_session_reload_text (actant_workspace_get_session (workspace), path, name,
                                     error) == NULL)
    {
      const ActantValue *shown = actant_field_editor_get_shown (editor);
      g_autoptr(ActantValue) kept = shown != NULL ? actant_value_ref (shown) : NULL;

      actant_field_editor_show (editor, kept);
      return NULL;
    }

  return name != NULL ? actant_value_new_text (name) : NULL;
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_ENCODING_EDITOR (editor)->button;
}

static void
actant_encoding_editor_finalize (GObject *object)
{
  ActantEncodingEditor *self = ACTANT_ENCODING_EDITOR (object);

  g_clear_object (&self->labels);
  g_free (self->unlisted);

  G_OBJECT_CLASS (actant_encoding_editor_parent_class)->finalize (object);
}

static void
actant_encoding_editor_class_init (ActantEncodingEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_encoding_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
}

static void
actant_encoding_editor_init (ActantEncodingEditor *self)
{
}
