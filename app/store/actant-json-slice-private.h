/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-json-slice.h"

G_BEGIN_DECLS

/* Decodes the next character of a checked string's inside: one escape (or a pair of them) gives the
 * UTF-8 bytes of its character, anything else one byte. Moves @cursor on and returns the number of
 * bytes put into @bytes. */
guint _actant_json_decode_next (const char **cursor,
                                char         bytes[6]);

G_END_DECLS
