/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* An object of texts, numbers and dates: an entry for each. */
#define ACTANT_TYPE_OBJECT_EDITOR (actant_object_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantObjectEditor, actant_object_editor, ACTANT, OBJECT_EDITOR,
                      ActantFieldEditor)

G_END_DECLS
