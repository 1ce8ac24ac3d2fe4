/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* A reference, a set of references or a set of words, as chips. */
#define ACTANT_TYPE_REFS_EDITOR (actant_refs_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantRefsEditor, actant_refs_editor, ACTANT, REFS_EDITOR, ActantFieldEditor)

G_END_DECLS
