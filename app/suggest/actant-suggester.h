/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"
#include "suggest/actant-coded-places.h"
#include "suggest/actant-suggestion.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantSuggester:
 *
 * Looks a text through for what it might be coded with: the names and aliases of the study's
 * actors, likelihood words, dates, who says so, and conditions. Holds what it needs as it was when
 * it was made, so that it may run in any thread while the study goes on changing; make a new one
 * after that.
 */
#define ACTANT_TYPE_SUGGESTER (actant_suggester_get_type ())
G_DECLARE_FINAL_TYPE (ActantSuggester, actant_suggester, ACTANT, SUGGESTER, GObject)

ActantSuggester    *actant_suggester_new          (ActantSession         *session,
                                                   const char            *text,
                                                   GError               **error);
const char * const *actant_suggester_get_problems (ActantSuggester       *self);
int                 actant_suggester_get_progress (ActantSuggester       *self);

ActantCodedPlaces  *actant_suggester_take_coded   (ActantSuggester       *self);
GPtrArray          *actant_suggester_run          (ActantSuggester       *self,
                                                   const ActantTextRange *range,
                                                   GCancellable          *cancellable,
                                                   GError               **error);
void                actant_suggester_run_async    (ActantSuggester       *self,
                                                   const ActantTextRange *range,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
GPtrArray          *actant_suggester_run_finish   (ActantSuggester       *self,
                                                   GAsyncResult          *result,
                                                   GError               **error);

G_END_DECLS
