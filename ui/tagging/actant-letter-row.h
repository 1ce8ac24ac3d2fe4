/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantLetterRow:
 *
 * One choice out of few, each with a letter: the letter alone while the row has
 * the focus, Alt and the letter from anywhere in the widget that has the row's
 * shortcuts, Left and Right, or a click.
 *
 * Signals:
 *  - picked: the user chose, by letter or click
 *  - activate: Enter
 */
#define ACTANT_TYPE_LETTER_ROW (actant_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (ActantLetterRow, actant_letter_row, ACTANT, LETTER_ROW, GtkWidget)

GtkWidget          *actant_letter_row_new           (const ActantFieldType *type,
                                                     const char            *letters,
                                                     const char            *name);
GtkEventController *actant_letter_row_new_shortcuts (ActantLetterRow       *self);
const char         *actant_letter_row_get_value     (ActantLetterRow       *self);
void                actant_letter_row_set_value     (ActantLetterRow       *self,
                                                     const char            *value);

G_END_DECLS
