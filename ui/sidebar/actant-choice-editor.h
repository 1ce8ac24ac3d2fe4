/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/**
 * ActantChoiceEditor:
 *
 * One of an enumeration's choices, yes and no, or one of a few whole numbers.
 * On the button the first letters of a choice, or of its stored word, choose
 * it; Backspace and Delete unset it.
 */
#define ACTANT_TYPE_CHOICE_EDITOR (actant_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantChoiceEditor, actant_choice_editor, ACTANT, CHOICE_EDITOR,
                      ActantFieldEditor)

/* Logical pixels that one needs beside others. */
#define ACTANT_CHOICE_EDITOR_WIDTH 116

gboolean actant_choice_editor_takes (const ActantFieldType *type);
gboolean actant_choice_editor_type  (ActantChoiceEditor    *editor,
                                     gunichar               letter);

G_END_DECLS
