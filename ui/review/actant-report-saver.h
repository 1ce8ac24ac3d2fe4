/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "review/actant-review.h"

G_BEGIN_DECLS

GtkWidget  *actant_report_button_new   (void);
void        actant_report_saver_ask    (ActantReview        *review,
                                        GtkWindow           *parent,
                                        const char          *format);
ActantWork *actant_report_saver_write  (ActantReview        *review,
                                        const char          *format,
                                        const char          *path);

G_END_DECLS
