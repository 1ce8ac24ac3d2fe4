/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * SECTION: cues: the words of the text that justify a slot
 *
 * A cue names its slot by the JSON name, in a list also the item: the id of the
 * record that the item refers to. A slot, or an item, has one cue.
 */
char         *actant_cues_dup_words   (const ActantRecord    *record,
                                       const char            *slot);
GArray       *actant_cues_list_ranges (const ActantRecord    *record,
                                       const char            *slot);
ActantValue  *actant_cue_new          (const char            *slot,
                                       const char            *item,
                                       const ActantTextRange *range,
                                       const char            *exact);
ActantRecord *actant_cues_set         (const ActantRecord    *record,
                                       const char            *slot,
                                       const char            *item,
                                       const ActantTextRange *range,
                                       const char            *exact);
gboolean      actant_cues_has_item    (const ActantRecord    *record,
                                       const char            *slot,
                                       const char            *id);
ActantRecord *actant_cues_prune       (const ActantRecord    *record,
                                       const char            *slot);

G_END_DECLS
