/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantParagraph:
 *
 * Words that are wrapped to the width there is, in few lines, for what lists have hundreds of. A
 * GtkLabel lays its words out four times before it is drawn: as narrow as can be, as wide as can
 * be, for its height and for itself. This takes whatever width it gets, and does so once.
 */
#define ACTANT_TYPE_PARAGRAPH (actant_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (ActantParagraph, actant_paragraph, ACTANT, PARAGRAPH, GtkWidget)

GtkWidget  *actant_paragraph_new        (int              lines);
void        actant_paragraph_set_text   (ActantParagraph *self,
                                         const char      *text);
void        actant_paragraph_set_markup (ActantParagraph *self,
                                         const char      *markup);
const char *actant_paragraph_get_text   (ActantParagraph *self);
void        actant_paragraph_set_lines  (ActantParagraph *self,
                                         int              lines);

G_END_DECLS
