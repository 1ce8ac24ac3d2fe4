/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/* The encoding of the open text. A choice that the file's bytes do not fit is
 * an error, and the one before stays. */
#define ACTANT_TYPE_ENCODING_EDITOR (actant_encoding_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantEncodingEditor, actant_encoding_editor, ACTANT, ENCODING_EDITOR,
                      ActantFieldEditor)

G_END_DECLS
