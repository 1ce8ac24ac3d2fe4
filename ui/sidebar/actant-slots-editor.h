/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* A list of objects that refer to a record and say something about it, as an
 * issue and the position on it. */
#define ACTANT_TYPE_SLOTS_EDITOR (actant_slots_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantSlotsEditor, actant_slots_editor, ACTANT, SLOTS_EDITOR,
                      ActantFieldEditor)

G_END_DECLS
