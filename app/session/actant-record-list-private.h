/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the list makes and moves its items. */
#pragma once

#include "session/actant-record-list.h"

G_BEGIN_DECLS

ActantRecordItem *_actant_record_item_new        (const ActantRecord *record);
void              _actant_record_item_set_record (ActantRecordItem   *item,
                                                  const ActantRecord *record);

G_END_DECLS
