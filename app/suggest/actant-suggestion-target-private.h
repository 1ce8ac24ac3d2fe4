/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/actant-suggestion-accept.h"

G_BEGIN_DECLS

/* @claims: (element-type ActantRecord): those in the suggestion's sentence, as they are to be, and
 * @relations: of the text, as they are to be. */
gboolean _actant_suggestion_choose_target (const ActantSuggestion  *suggestion,
                                           GPtrArray               *claims,
                                           GPtrArray               *relations,
                                           ActantSuggestionTarget  *target,
                                           GError                 **error);

const char *_actant_suggestion_get_slot   (const ActantSuggestion  *suggestion);

G_END_DECLS
