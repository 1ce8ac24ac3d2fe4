/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-text-finder.h"
#include "session/actant-study-search.h"

G_BEGIN_DECLS

/**
 * ActantMatch:
 *
 * A row of what was found: a place with the words around it, or the text that
 * the places below it are in.
 */
#define ACTANT_TYPE_MATCH (actant_match_get_type ())
G_DECLARE_FINAL_TYPE (ActantMatch, actant_match, ACTANT, MATCH, GObject)

gboolean               actant_match_is_heading   (ActantMatch *match);
const char            *actant_match_get_path     (ActantMatch *match);
const ActantTextRange *actant_match_get_range    (ActantMatch *match);
char                  *actant_match_dup_markup   (ActantMatch *match);
char                  *actant_match_dup_words    (ActantMatch *match);
char                  *actant_match_dup_place    (ActantMatch *match);

/**
 * ActantMatchList:
 *
 * A #GListModel of #ActantMatch over what a search found so far. Keeps
 * positions only; a row is made when it is asked for.
 */
#define ACTANT_TYPE_MATCH_LIST (actant_match_list_get_type ())
G_DECLARE_FINAL_TYPE (ActantMatchList, actant_match_list, ACTANT, MATCH_LIST, GObject)

ActantMatchList *actant_match_list_new          (void);
void             actant_match_list_show_text    (ActantMatchList   *list,
                                                 ActantSourceText  *source,
                                                 GArray            *matches);
void             actant_match_list_show_study   (ActantMatchList   *list,
                                                 ActantStudySearch *search);

G_END_DECLS
