/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

gboolean actant_words_at       (const ActantSourceText *text,
                                gint64                  offset,
                                gint64                 *start,
                                gint64                 *end);
gboolean actant_words_next     (const ActantSourceText *text,
                                gint64                  offset,
                                gint64                 *start,
                                gint64                 *end);
gboolean actant_words_previous (const ActantSourceText *text,
                                gint64                  offset,
                                gint64                 *start,
                                gint64                 *end);

G_END_DECLS
