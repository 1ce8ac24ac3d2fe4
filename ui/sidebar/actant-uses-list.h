/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantUsesList:
 *
 * Every place that names a record, by text; a click goes there.
 */
#define ACTANT_TYPE_USES_LIST (actant_uses_list_get_type ())
G_DECLARE_FINAL_TYPE (ActantUsesList, actant_uses_list, ACTANT, USES_LIST, GtkWidget)

GtkWidget *actant_uses_list_new    (ActantWorkspace *workspace);
void       actant_uses_list_set_id (ActantUsesList  *list,
                                    const char      *id);
guint      actant_uses_list_get_n  (ActantUsesList  *list);
void       actant_uses_list_go     (ActantUsesList  *list,
                                    guint            use);

G_END_DECLS
