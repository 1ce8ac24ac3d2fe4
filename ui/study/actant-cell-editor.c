/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing in place: the field's own editor, in a pop-over on the cell. */
#include "config.h"

#include "study/actant-cell-editor.h"

#include "sidebar/actant-record-form.h"

#define EDITOR_WIDTH 300

static ActantRecordForm *
get_form (GtkWidget *popover)
{
  return ACTANT_RECORD_FORM (gtk_popover_get_child (GTK_POPOVER (popover)));
}

/* The focus goes back to where the cell is. */
static void
unparent_cb (gpointer popover)
{
  GtkWidget *parent = gtk_widget_get_parent (popover);

  if (parent != NULL)
    {
      gtk_widget_unparent (popover);
      gtk_widget_grab_focus (parent);
    }
  g_object_unref (popover);
}

/* What is typed is kept, as when the focus leaves a form. */
static void
closed_cb (GtkWidget *popover)
{
  actant_record_form_flush (get_form (popover));
  g_idle_add_once (unparent_cb, g_object_ref (popover));
}

/* One value is done when it is committed; of a list more may follow. */
static void
committed_cb (ActantFieldEditor *editor,
              GtkWidget         *popover)
{
  const ActantField *field = actant_field_editor_get_field (editor);

  if (field->type->field_class != ACTANT_FIELD_LIST
      && actant_record_form_get_error (get_form (popover), field->name) == NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/**
 * actant_cell_editor_open:
 * @workspace: what the window looks at
 * @parent: what the pop-over belongs to
 * @cell: below @parent; shows the field
 * @field: name of a field
 * @text: path of the text that the record annotates
 * @record: a record
 *
 * Edits a field of a record where it is shown; what is committed is one step
 * of undo.
 */
void
actant_cell_editor_open (ActantWorkspace    *workspace,
                         GtkWidget          *parent,
                         GtkWidget          *cell,
                         const char         *field,
                         const char         *text,
                         const ActantRecord *record)
{
  const char *fields[] = { field, NULL };
  GtkWidget *form = actant_record_form_new (workspace, actant_record_get_kind (record), fields);
  GtkWidget *popover = gtk_popover_new ();
  ActantFieldEditor *editor = actant_record_form_get_editor (ACTANT_RECORD_FORM (form), field);
  graphene_rect_t bounds;
  GdkRectangle area;

  gtk_widget_set_size_request (form, EDITOR_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (popover, "cell-editor");
  gtk_widget_set_parent (popover, parent);
  if (!gtk_widget_compute_bounds (cell, parent, &bounds))
    graphene_rect_init (&bounds, 0, 0, 1, 1);
  area = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (editor, "commit", G_CALLBACK (committed_cb), popover, G_CONNECT_AFTER);

  actant_record_form_set_record (ACTANT_RECORD_FORM (form), text, record);
  gtk_popover_popup (GTK_POPOVER (popover));
  actant_record_form_focus (ACTANT_RECORD_FORM (form), NULL);
}
