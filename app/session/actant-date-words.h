/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *actant_date_dup_words (const char *date);

G_END_DECLS
