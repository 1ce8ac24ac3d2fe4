/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of many scripts, and of one line. */
char *long_text_make   (guint       n_paragraphs);
char *long_text_repeat (const char *words,
                        guint       n);

G_END_DECLS
