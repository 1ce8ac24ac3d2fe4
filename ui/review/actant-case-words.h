/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-adjudication.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *actant_case_dup_title    (const ActantAdjudication *queue,
                                const ActantCase         *item);
void  actant_case_show_passage (const ActantAdjudication *queue,
                                const ActantCase         *item,
                                GtkLabel                 *label);

G_END_DECLS
