/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"
#include "text/actant-anchor.h"

G_BEGIN_DECLS

ActantQuote   actant_segment_borrow_quote (const ActantValue *segment);
ActantValue  *actant_segment_place        (const ActantValue *segment,
                                           ActantSourceText  *source,
                                           gint64             start,
                                           gint64             end);

/**
 * ActantMoveRange:
 * @cue: (nullable): the item of "cues", %NULL for a segment
 * @range: (inout): where it is; where it is to be
 *
 * Returns: whether it is anywhere
 */
typedef gboolean (*ActantMoveRange) (const ActantValue *cue,
                                     ActantTextRange   *range,
                                     gpointer           user_data);

ActantRecord *actant_record_move          (const ActantRecord *record,
                                           ActantSourceText   *source,
                                           ActantMoveRange     move,
                                           gpointer            user_data,
                                           guint              *n_lost_cues);
ActantRecord *actant_record_name_versions (const ActantRecord *record,
                                           const char         *sha);

G_END_DECLS
