/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"
#include "text/actant-text-context.h"
#include "text/actant-text-search.h"

G_BEGIN_DECLS

/**
 * ActantStudyHit:
 * @text: number of the text, see actant_study_search_get_text()
 * @range: the place in it
 * @context: the words around it
 */
typedef struct
{
  guint             text;
  ActantTextRange   range;
  ActantTextContext context;
} ActantStudyHit;

/**
 * ActantStudySearch:
 *
 * Finds in all texts of a study, which are read one after another in a thread
 * and not kept. What is found comes while the search goes on, by text in the
 * study's order.
 *
 * Signals:
 *  - changed: more or other hits, the end of the search, or a failure
 */
#define ACTANT_TYPE_STUDY_SEARCH (actant_study_search_get_type ())
G_DECLARE_FINAL_TYPE (ActantStudySearch, actant_study_search, ACTANT, STUDY_SEARCH, GObject)

/* More hits than these are not looked for. */
#define ACTANT_STUDY_SEARCH_LIMIT 100000

ActantStudySearch    *actant_study_search_new          (void);
void                  actant_study_search_start        (ActantStudySearch *search,
                                                        ActantSession     *session,
                                                        const char        *pattern,
                                                        ActantSearchFlags  flags);
void                  actant_study_search_clear        (ActantStudySearch *search);
void                  actant_study_search_cancel       (ActantStudySearch *search);

gboolean              actant_study_search_is_searching (ActantStudySearch *search);
gboolean              actant_study_search_is_truncated (ActantStudySearch *search);
gboolean              actant_study_search_is_cancelled (ActantStudySearch *search);
double                actant_study_search_get_part     (ActantStudySearch *search);
guint                 actant_study_search_get_n_hits   (ActantStudySearch *search);
const ActantStudyHit *actant_study_search_get_hit      (ActantStudySearch *search,
                                                        guint              position);
const char           *actant_study_search_get_text     (ActantStudySearch *search,
                                                        guint              text,
                                                        const char       **title);
guint                 actant_study_search_get_n_skipped (ActantStudySearch *search);
GPtrArray            *actant_study_search_get_failures (ActantStudySearch *search);
const char           *actant_study_search_get_problem  (ActantStudySearch *search);

G_END_DECLS
