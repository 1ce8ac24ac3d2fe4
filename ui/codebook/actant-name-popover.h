/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantNamePopover:
 *
 * Asks for a name beside what it names. Enter hands it over; what is wrong with
 * it is said below, and the popover stays.
 */
#define ACTANT_TYPE_NAME_POPOVER (actant_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (ActantNamePopover, actant_name_popover, ACTANT, NAME_POPOVER, GtkPopover)

/** Returns: whether the name was taken; else why not, for the user to read */
typedef gboolean (*ActantNameFunc) (const char  *name,
                                    gpointer     user_data,
                                    GError     **error);

GtkWidget  *actant_name_popover_new       (void);
void        actant_name_popover_ask       (ActantNamePopover  *popover,
                                           const char         *question,
                                           const char         *name,
                                           const GdkRectangle *place,
                                           ActantNameFunc      func,
                                           gpointer            user_data);
void        actant_name_popover_answer    (ActantNamePopover  *popover,
                                           const char         *name);
const char *actant_name_popover_get_error (ActantNamePopover  *popover);

G_END_DECLS
