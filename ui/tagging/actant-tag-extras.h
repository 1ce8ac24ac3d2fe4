/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantTagExtras:
 *
 * What a claim to be made will have besides actors, type and gist, to be seen and changed before:
 * standing and factuality to choose, and what the words propose or the claim before has, to leave
 * out.
 */
#define ACTANT_TYPE_TAG_EXTRAS (actant_tag_extras_get_type ())
G_DECLARE_FINAL_TYPE (ActantTagExtras, actant_tag_extras, ACTANT, TAG_EXTRAS, GtkWidget)

GtkWidget    *actant_tag_extras_new       (void);
void          actant_tag_extras_propose   (ActantTagExtras    *extras,
                                           ActantSession      *session,
                                           const ActantRecord *claim);
ActantRecord *actant_tag_extras_dup_claim (ActantTagExtras    *extras);

G_END_DECLS
