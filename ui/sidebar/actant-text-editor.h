/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* Text, dates and numbers as typed: one line, or several for long fields. */
#define ACTANT_TYPE_TEXT_EDITOR (actant_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextEditor, actant_text_editor, ACTANT, TEXT_EDITOR, ActantFieldEditor)

G_END_DECLS
