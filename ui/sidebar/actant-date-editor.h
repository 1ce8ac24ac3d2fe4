/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-object-editor.h"

G_BEGIN_DECLS

/**
 * ActantDateEditor:
 *
 * Words of time and the date that they mean, which stands below them while they
 * are typed; what is wrong with a date, too.
 */
#define ACTANT_TYPE_DATE_EDITOR (actant_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantDateEditor, actant_date_editor, ACTANT, DATE_EDITOR,
                      ActantObjectEditor)

const char *actant_date_editor_get_words (ActantDateEditor *self);

G_END_DECLS
