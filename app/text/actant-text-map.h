/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-folded-text.h"
#include "text/actant-sequence-diff.h"

G_BEGIN_DECLS

/**
 * ActantTextMap:
 *
 * Where the characters of an old text stand in a new one: compared line by line, where lines
 * differ word by word, and where words do character by character. Immutable once made.
 */
typedef struct _ActantTextMap ActantTextMap;

ActantTextMap *actant_text_map_new         (const ActantFoldedText *old_text,
                                            const ActantFoldedText *new_text);
void           actant_text_map_free        (ActantTextMap          *self);
gboolean       actant_text_map_find        (const ActantTextMap    *self,
                                            gsize                   start,
                                            gsize                   end,
                                            gsize                  *new_start);
void           actant_text_map_get_run     (const ActantTextMap    *self,
                                            gsize                   position,
                                            gsize                  *start,
                                            gsize                  *end);
gsize          actant_text_map_count_around (const ActantTextMap   *self,
                                            gsize                   start,
                                            gsize                   end,
                                            gsize                   around,
                                            gsize                   at);
gboolean       actant_text_map_find_rest   (const ActantTextMap    *self,
                                            gsize                   start,
                                            gsize                   end,
                                            gsize                  *new_start,
                                            gsize                  *new_end);
gboolean       actant_text_map_find_origin (const ActantTextMap    *self,
                                            gsize                   new_start,
                                            gsize                   new_end,
                                            gsize                  *old_start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantTextMap, actant_text_map_free)

G_END_DECLS
