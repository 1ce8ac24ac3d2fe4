/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a form: what a field is called, its editor, and what is said below it. */
#include "config.h"

#include "sidebar/actant-record-form-private.h"

#include "actant-tooltip.h"
#include "session/actant-claim-cues.h"
#include "sidebar/actant-encoding-editor.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether the items of a list are, or are about, words of their own. */
static gboolean
lists_words (const ActantFieldType *type)
{
  const ActantFieldType *item = type->item;

  if (item->field_class == ACTANT_FIELD_OBJECT)
    item = item->table->fields[actant_table_get_main (item->table)].type;

  return item->field_class == ACTANT_FIELD_TEXT;
}

static const char *
get_placeholder (const ActantField *field)
{
  const ActantFieldType *type = field->type;

  switch (type->field_class)
    {
    case ACTANT_FIELD_REF:
      return _("Type a name …");
    case ACTANT_FIELD_LIST:
      return lists_words (type) ? _("Type, then Enter …") : _("Type a name …");
    case ACTANT_FIELD_EDTF:
      return "2024-06-30";
    case ACTANT_FIELD_TEXT:
      return field->hint != NULL ? _(field->hint) : NULL;
    default:
      return NULL;
    }
}

static void
fix_clicked_cb (ActantRecordForm *self)
{
  _actant_record_form_fix (self);
}

static GtkWidget *
new_small_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "caption");

  return label;
}

static void
add_warning (ActantRecordForm *self,
             ActantFormLine   *line)
{
  GtkWidget *label = gtk_label_new (NULL);

  line->warning = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  line->warning_label = new_small_label ("field-warning");
  line->fix_button = gtk_button_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (line->fix_button), label);
  gtk_widget_add_css_class (line->fix_button, "use");
  gtk_widget_set_halign (line->fix_button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->fix_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Mend"), -1);
  actant_tooltip_set (line->fix_button, _("Alt+Enter anywhere in the form"));
  g_signal_connect_swapped (line->fix_button, "clicked", G_CALLBACK (fix_clicked_cb), self);
  gtk_box_append (GTK_BOX (line->warning), line->warning_label);
  gtk_box_append (GTK_BOX (line->warning), line->fix_button);
  gtk_widget_set_visible (line->warning, FALSE);
}

static GtkWidget *
new_editor (ActantRecordForm  *self,
            const ActantField *field)
{
  GtkWidget *editor;

  if (self->kind == ACTANT_KIND_TEXT && strcmp (field->name, "encoding") == 0)
    editor = actant_field_editor_new_of_type (ACTANT_TYPE_ENCODING_EDITOR, field, self->workspace);
  else
    editor = actant_field_editor_new (field, self->workspace);
  if (get_placeholder (field) != NULL)
    actant_field_editor_set_placeholder (ACTANT_FIELD_EDITOR (editor), get_placeholder (field));
  g_signal_connect (editor, "commit", G_CALLBACK (_actant_record_form_commit), self);
  g_signal_connect (editor, "touched", G_CALLBACK (_actant_record_form_keep), self);

  return editor;
}

/* The pane marks the words that the slot with the focus rests on. */
static void
line_focused_cb (GtkEventControllerFocus *focus,
                 GParamSpec              *pspec,
                 ActantRecordForm        *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));
  const char *field = g_object_get_data (G_OBJECT (box), "field");
  g_autoptr(GArray) cues = NULL;

  if (self->workspace == NULL || self->text_path == NULL)
    return;
  if (gtk_event_controller_focus_contains_focus (focus) && self->record != NULL
      && g_strcmp0 (self->text_path, actant_workspace_get_text_path (self->workspace)) == 0)
    cues = actant_cues_list_ranges (self->record, field);
  actant_workspace_set_cues (self->workspace, cues);
}

/* Makes the editor of a field unless it is made, and has it show the record. */
void
_actant_record_form_build_editor (ActantRecordForm *self,
                                  ActantFormLine   *line)
{
  if (line->editor != NULL)
    return;

  line->editor = new_editor (self, line->field);
  gtk_box_prepend (GTK_BOX (line->box), line->editor);
  _actant_record_form_show_line (self, line);
}

/* Label, place of the editor, and below it the cue, the warning and the error. */
void
_actant_record_form_add_line (ActantRecordForm  *self,
                              const ActantField *field)
{
  ActantFormLine *line = g_new0 (ActantFormLine, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  int row = self->lines->len;

  line->field = field;
  line->label = gtk_label_new (_(field->label));
  gtk_label_set_xalign (GTK_LABEL (line->label), 1);
  gtk_widget_set_valign (line->label, GTK_ALIGN_START);
  actant_tooltip_set (line->label, field->hint != NULL ? _(field->hint) : NULL);
  gtk_widget_add_css_class (line->label, "field-label");

  line->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (line->box, TRUE);
  g_object_set_data (G_OBJECT (line->box), "field", (gpointer) field->name);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (line_focused_cb), self);
  gtk_widget_add_controller (line->box, focus);
  line->cue = new_small_label ("field-cue");
  line->error = new_small_label ("error");
  add_warning (self, line);
  gtk_widget_set_visible (line->cue, FALSE);
  gtk_widget_set_visible (line->error, FALSE);
  gtk_box_append (GTK_BOX (line->box), line->cue);
  gtk_box_append (GTK_BOX (line->box), line->warning);
  gtk_box_append (GTK_BOX (line->box), line->error);

  gtk_grid_attach (GTK_GRID (self->grid), line->label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), line->box, 1, row, 1, 1);
  g_ptr_array_add (self->lines, line);
}
