/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/**
 * ActantObjectEditor:
 *
 * An object's members, an entry or a choice for each. Subclasses add below them
 * what helps to fill them.
 */
#define ACTANT_TYPE_OBJECT_EDITOR (actant_object_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (ActantObjectEditor, actant_object_editor, ACTANT, OBJECT_EDITOR,
                          ActantFieldEditor)

struct _ActantObjectEditorClass
{
  ActantFieldEditorClass parent_class;
};

/* For subclasses. */
GtkWidget *actant_object_editor_get_box   (ActantObjectEditor *editor);
GtkWidget *actant_object_editor_get_entry (ActantObjectEditor *editor,
                                           const char         *member);
void       actant_object_editor_take      (ActantObjectEditor *editor,
                                           const ActantValue  *object);

G_END_DECLS
