/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "tagging/actant-tagger.h"

G_BEGIN_DECLS

/**
 * ActantRecordPicker:
 *
 * Type-ahead over actors or codes: an entry with the list below it always open.
 * Up and Down move, Enter takes; of several, what was taken stands in chips
 * above, and Backspace takes the last away. Alt+Enter takes the members of a
 * collective (“both countries”) in its place, which is remembered.
 *
 * Signals:
 *  - changed: what is taken or highlighted
 *  - done: Enter, with nothing (more) to take
 */
#define ACTANT_TYPE_RECORD_PICKER (actant_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecordPicker, actant_record_picker, ACTANT, RECORD_PICKER, GtkWidget)

GtkWidget           *actant_record_picker_new             (void);
void                 actant_record_picker_open            (ActantRecordPicker *self,
                                                           ActantSession      *session,
                                                           ActantKind          kind,
                                                           gboolean            several,
                                                           const char         *words);
GtkWidget           *actant_record_picker_get_entry       (ActantRecordPicker *self);
guint                actant_record_picker_get_n_offers    (ActantRecordPicker *self);
void                 actant_record_picker_highlight       (ActantRecordPicker *self,
                                                           int                 position);
const ActantTagPick *actant_record_picker_get_highlighted (ActantRecordPicker *self);
gboolean             actant_record_picker_take            (ActantRecordPicker *self);
gboolean             actant_record_picker_take_other      (ActantRecordPicker *self);
GPtrArray           *actant_record_picker_dup_picks       (ActantRecordPicker *self);

G_END_DECLS
