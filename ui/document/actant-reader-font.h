/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The font of source texts: the settings "reader-font" times "reader-zoom". */

#define ACTANT_READER_ZOOM_MIN 0.5
#define ACTANT_READER_ZOOM_MAX 3.0
#define ACTANT_READER_ZOOM_STEP 1.1

char   *actant_reader_font_dup_css (const char *font,
                                    double      zoom);
double actant_reader_font_step     (double      zoom,
                                    int         steps);

G_END_DECLS
