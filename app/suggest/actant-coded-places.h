/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"
#include "suggest/actant-suggestion.h"

G_BEGIN_DECLS

/**
 * ActantCodedPlaces:
 *
 * What is coded in a text already, so that it is not suggested again: names by mentions of the
 * actor over these words, others by cues of their slot, or by a claim over them whose slot holds
 * the words, or in their sentence that is attributed to the actor. A snapshot, brought up to date
 * by telling it each change; for one thread at a time.
 */
typedef struct _ActantCodedPlaces ActantCodedPlaces;

ActantCodedPlaces *actant_coded_places_new  (GPtrArray              *records);
void               actant_coded_places_free (ActantCodedPlaces      *self);
void               actant_coded_places_change (ActantCodedPlaces    *self,
                                             const ActantRecord     *before,
                                             const ActantRecord     *after);
gboolean           actant_coded_places_has  (ActantCodedPlaces      *self,
                                             const ActantSuggestion *suggestion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCodedPlaces, actant_coded_places_free)

G_END_DECLS
