/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text, dates and numbers as typed. */
#include "config.h"

#include "sidebar/actant-text-editor.h"

#include "session/actant-value-parse.h"

#include <glib/gi18n.h>

struct _ActantTextEditor
{
  ActantFieldEditor  parent_instance;

  /* Either of them */
  GtkWidget         *entry;
  GtkWidget         *view;

  GtkWidget         *shape;         /* below the view: gives it its height, or the placeholder */
  char              *placeholder;
};

G_DEFINE_FINAL_TYPE (ActantTextEditor, actant_text_editor, ACTANT_TYPE_FIELD_EDITOR)

static char *
dup_typed (ActantTextEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* A text view knows its height only after it was given its width, which a row
 * of a list cannot wait for; a label knows it at once. */
static void
update_shape (ActantTextEditor *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *shape = NULL;

  if (self->shape == NULL)
    return;

  typed = dup_typed (self);
  if (*typed == '\0')
    {
      gtk_label_set_text (GTK_LABEL (self->shape), self->placeholder);
      gtk_widget_set_opacity (self->shape, 0.55);
      return;
    }

  /* A last empty line counts. */
  shape = g_str_has_suffix (typed, "\n") ? g_strconcat (typed, " ", NULL) : g_strdup (typed);
  gtk_label_set_text (GTK_LABEL (self->shape), shape);
  gtk_widget_set_opacity (self->shape, 0);
}

static void
changed_cb (ActantTextEditor *self)
{
  update_shape (self);
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
}

static void
activated_cb (ActantFieldEditor *self)
{
  actant_field_editor_commit (self);
}

/* Enter keeps what was typed; with Shift it starts a new line. */
static gboolean
key_pressed_cb (ActantFieldEditor *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  actant_field_editor_commit (self);
  return GDK_EVENT_STOP;
}

static void
build_view (ActantTextEditor *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), TRUE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, keys);

  self->shape = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "margin-end", 2, "can-target", FALSE, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->shape);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->view);
  gtk_widget_add_css_class (overlay, "field-text");
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
}

static void
build (ActantFieldEditor *editor)
{
  ActantTextEditor *self = ACTANT_TEXT_EDITOR (editor);
  const ActantField *field = actant_field_editor_get_field (editor);

  if (field->flags & ACTANT_FIELD_LONG)
    build_view (self);
  else
    {
      self->entry = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
      g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
      gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
    }
  actant_field_editor_name (editor, actant_field_editor_get_control (editor), NULL);
}

/* What was committed is undone as a whole, by the study's undo. */
static void
forget_typing (ActantTextEditor *self)
{
  GtkTextBuffer *buffer;

  if (self->entry != NULL)
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
      return;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantTextEditor *self = ACTANT_TEXT_EDITOR (editor);
  g_autofree char *number = NULL;
  g_autofree char *typed = dup_typed (self);
  const char *text = "";

  if (value != NULL && actant_value_get_value_type (value) == ACTANT_VALUE_INTEGER)
    text = number = g_strdup_printf ("%" G_GINT64_FORMAT, actant_value_get_integer (value));
  else if (value != NULL)
    text = actant_value_get_text (value);

  if (g_strcmp0 (typed, text) == 0)
    {
      forget_typing (self);
      return;
    }
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  const ActantField *field = actant_field_editor_get_field (editor);
  ActantWorkspace *workspace = actant_field_editor_get_workspace (editor);
  ActantValueParser parser = { actant_workspace_get_session (workspace), NULL };
  g_autofree char *typed = dup_typed (ACTANT_TEXT_EDITOR (editor));

  g_strstrip (typed);
  if (*typed == '\0')
    return NULL;

  return actant_value_parser_read (&parser, field->type, _(field->label), typed, error);
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  ActantTextEditor *self = ACTANT_TEXT_EDITOR (editor);

  return self->entry != NULL ? self->entry : self->view;
}

static void
set_placeholder (ActantFieldEditor *editor,
                 const char        *text)
{
  ActantTextEditor *self = ACTANT_TEXT_EDITOR (editor);

  if (self->entry != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
  else
    {
      g_free (self->placeholder);
      self->placeholder = g_strdup (text);
      update_shape (self);
    }
}

static void
actant_text_editor_finalize (GObject *object)
{
  g_free (ACTANT_TEXT_EDITOR (object)->placeholder);

  G_OBJECT_CLASS (actant_text_editor_parent_class)->finalize (object);
}

static void
actant_text_editor_class_init (ActantTextEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_text_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
  editor_class->set_placeholder = set_placeholder;
}

static void
actant_text_editor_init (ActantTextEditor *self)
{
}
