/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* One of an enumeration's choices, or yes and no. */
#define ACTANT_TYPE_CHOICE_EDITOR (actant_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantChoiceEditor, actant_choice_editor, ACTANT, CHOICE_EDITOR,
                      ActantFieldEditor)

G_END_DECLS
