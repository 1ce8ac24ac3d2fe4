/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/**
 * ActantAttributesEditor:
 *
 * The study's own fields of a claim, an actor or a text, an editor for each.
 * What a retired or unknown field holds is shown and kept, not edited.
 */
#define ACTANT_TYPE_ATTRIBUTES_EDITOR (actant_attributes_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantAttributesEditor, actant_attributes_editor, ACTANT, ATTRIBUTES_EDITOR,
                      ActantFieldEditor)

guint              actant_attributes_editor_get_n      (ActantAttributesEditor *editor);
ActantFieldEditor *actant_attributes_editor_get_editor (ActantAttributesEditor *editor,
                                                        const char             *name);

G_END_DECLS
