/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantPassageChooser:
 *
 * A pop-over that lists the records whose passages cover a place.
 *
 * Signals:
 *  - chosen (char *id)
 */
#define ACTANT_TYPE_PASSAGE_CHOOSER (actant_passage_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ActantPassageChooser, actant_passage_chooser, ACTANT, PASSAGE_CHOOSER,
                      GtkPopover)

GtkWidget *actant_passage_chooser_new  (void);
void       actant_passage_chooser_open (ActantPassageChooser *self,
                                        GPtrArray            *records,
                                        ActantCollection     *study,
                                        gboolean              dark,
                                        const char           *selected,
                                        const GdkRectangle   *area);

G_END_DECLS
