/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* One of twelve named colours, or none. */
#define ACTANT_TYPE_COLOR_EDITOR (actant_color_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantColorEditor, actant_color_editor, ACTANT, COLOR_EDITOR,
                      ActantFieldEditor)

G_END_DECLS
