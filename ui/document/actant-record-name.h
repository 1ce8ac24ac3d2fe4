/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-collection.h"

G_BEGIN_DECLS

/* What a passage's record is called in tool tips, lists and by screen readers. */

const char         *actant_record_name_get_ref     (const ActantRecord *record);
const ActantRecord *actant_record_name_resolve     (ActantCollection   *study,
                                                    const char         *id);
char               *actant_record_name_dup_short   (const ActantRecord *record,
                                                    ActantCollection   *study);
char               *actant_record_name_dup         (const ActantRecord *record,
                                                    ActantCollection   *study);

G_END_DECLS
