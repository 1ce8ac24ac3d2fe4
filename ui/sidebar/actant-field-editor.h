/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantFieldEditor:
 *
 * Shows and edits the value of one field; a subclass for each class of the
 * field-type algebra. What the user does is "touched" until it is committed:
 * at once (a choice, a chip), or on Enter and when the focus leaves (text). A
 * form listens to the signal "commit" and reads the value then. "touched" is
 * emitted each time that what the user did changes, and when it is given up.
 */
#define ACTANT_TYPE_FIELD_EDITOR (actant_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (ActantFieldEditor, actant_field_editor, ACTANT, FIELD_EDITOR, GtkWidget)

/**
 * ActantFieldEditorClass:
 * @build: makes the widgets; field and workspace are known
 * @show: shows a value, %NULL for none; must not touch
 * @read: (nullable): what is shown as a value, %NULL for none; records that it
 *   needs and that are new go into the change set
 * @get_control: the widget that is focused and named after the field
 * @set_placeholder: (nullable): what an empty editor says
 */
struct _ActantFieldEditorClass
{
  GtkWidgetClass parent_class;

  void         (*build)           (ActantFieldEditor  *editor);
  void         (*show)            (ActantFieldEditor  *editor,
                                   const ActantValue  *value);
  ActantValue *(*read)            (ActantFieldEditor  *editor,
                                   ActantChangeSet    *change_set,
                                   GError            **error);
  GtkWidget   *(*get_control)     (ActantFieldEditor  *editor);
  void         (*set_placeholder) (ActantFieldEditor  *editor,
                                   const char         *text);
};

GtkWidget         *actant_field_editor_new             (const ActantField  *field,
                                                        ActantWorkspace    *workspace);
GtkWidget         *actant_field_editor_new_of_type     (GType               type,
                                                        const ActantField  *field,
                                                        ActantWorkspace    *workspace);

const ActantField *actant_field_editor_get_field       (ActantFieldEditor  *editor);
ActantWorkspace   *actant_field_editor_get_workspace   (ActantFieldEditor  *editor);
ActantSession     *actant_field_editor_get_session     (ActantFieldEditor  *editor);
GtkWidget         *actant_field_editor_get_control     (ActantFieldEditor  *editor);
void               actant_field_editor_set_placeholder (ActantFieldEditor  *editor,
                                                        const char         *text);
const ActantValue *actant_field_editor_get_shown       (ActantFieldEditor  *editor);
void               actant_field_editor_show            (ActantFieldEditor  *editor,
                                                        const ActantValue  *value);
ActantValue       *actant_field_editor_read            (ActantFieldEditor  *editor,
                                                        ActantChangeSet    *change_set,
                                                        GError            **error);

/* For subclasses. */
void               actant_field_editor_touch           (ActantFieldEditor  *editor);
gboolean           actant_field_editor_is_touched      (ActantFieldEditor  *editor);
void               actant_field_editor_commit          (ActantFieldEditor  *editor);
void               actant_field_editor_name            (ActantFieldEditor  *editor,
                                                        GtkWidget          *control,
                                                        const char         *part);

G_END_DECLS
