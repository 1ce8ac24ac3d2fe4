/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-reanchor-plan.h"

G_BEGIN_DECLS

/**
 * ActantPlaceChoice:
 * @ACTANT_PLACE_CHOICE_NONE: not decided; as it is until it is
 * @ACTANT_PLACE_CHOICE_TAKE: goes to the place that was found
 * @ACTANT_PLACE_CHOICE_OWN: goes to the place that the user marked
 * @ACTANT_PLACE_CHOICE_SKIP: stays without a place
 */
typedef enum
{
  ACTANT_PLACE_CHOICE_NONE,
  ACTANT_PLACE_CHOICE_TAKE,
  ACTANT_PLACE_CHOICE_OWN,
  ACTANT_PLACE_CHOICE_SKIP,
} ActantPlaceChoice;

/**
 * ActantTextChangeItem:
 *
 * One passage of a changed text and what is to be done with it. Notifies "choice" as text for
 * people.
 */
#define ACTANT_TYPE_TEXT_CHANGE_ITEM (actant_text_change_item_get_type ())
G_DECLARE_FINAL_TYPE (ActantTextChangeItem, actant_text_change_item, ACTANT, TEXT_CHANGE_ITEM, GObject)

ActantTextChangeItem    *actant_text_change_item_new             (ActantReplacement    *replacement);
const ActantReplacement *actant_text_change_item_get_replacement (ActantTextChangeItem *item);
const char              *actant_text_change_item_get_state_words (ActantTextChangeItem *item,
                                                                  gboolean              sentence);
ActantPlaceChoice        actant_text_change_item_get_choice      (ActantTextChangeItem *item);
void                     actant_text_change_item_choose          (ActantTextChangeItem *item,
                                                                  ActantPlaceChoice     choice,
                                                                  const ActantRecord   *own);
const ActantRecord      *actant_text_change_item_get_placed      (ActantTextChangeItem *item);

G_END_DECLS
