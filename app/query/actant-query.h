/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantQuery:
 *
 * What is typed into a query box, parsed: terms that all must fit, as in
 * `actor:DPRK type:forecast likelihood>=55 horizon:2024 scenario:none`.
 *
 * - `word`, `"two words"`: anywhere: gist, quote, note, other texts of the
 *   record and the names of what it refers to, in any case
 * - `field:value`: any slot by its JSON name (`standing`, `likelihood.term`,
 *   `scenarios.role`), a study field by its name, or a shortcut: actor (in any
 *   role), member (the actor or a collective it is a member of), subject,
 *   claimant, addressee, object, code, issue, frame, event, scenario, kind,
 *   in (the text's title or file), text (the quote), memo (a memo on it)
 * - `field:none`, `field:any`: unset, set
 * - `=` the whole value; `<` `<=` `>` `>=` for numbers and dates. A band or a
 *   span of days must lie wholly below or above; `:` is overlap: `horizon:2024`
 *   fits 2024-06 and 2024~
 * - `-term` excludes, `|` or `or` is either, `( )` group; quotes take `\"`
 *
 * A name finds the records so called, else those with a name or alias that
 * starts with it, else with a word that does; what was merged counts as what
 * it was merged into. Immutable and ref-counted; knows no session, so names
 * are looked up by #ActantQueryMatch.
 */
typedef struct _ActantQuery ActantQuery;

#define ACTANT_TYPE_QUERY (actant_query_get_type ())
GType           actant_query_get_type   (void) G_GNUC_CONST;

ActantQuery    *actant_query_parse      (const char           *text,
                                         ActantSession        *session,
                                         guint                *position,
                                         GError              **error);
ActantQuery    *actant_query_ref        (const ActantQuery    *query);
void            actant_query_unref      (ActantQuery          *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantQuery, actant_query_unref)

gboolean        actant_query_is_empty   (const ActantQuery    *query);
gboolean        actant_query_asks_coder (const ActantQuery    *query);
gboolean        actant_query_equal      (const ActantQuery    *a,
                                         const ActantQuery    *b);
char           *actant_query_print      (const ActantQuery    *query);
char           *actant_query_quote      (const char           *value);
char           *actant_query_dup_words  (const ActantQuery    *query,
                                         ActantSession        *session,
                                         ActantKind            kind);

char           *actant_query_dup_term   (const char           *text,
                                         const char           *key);
char           *actant_query_set_term   (const char           *text,
                                         const char           *key,
                                         const char           *value);

/**
 * ActantQueryMatch:
 *
 * A query with its names looked up in a session as it is now: make it anew
 * when study records change. #ActantQueryMatch does not keep the session.
 */
typedef struct _ActantQueryMatch ActantQueryMatch;

ActantQueryMatch *actant_query_match_new  (const ActantQuery    *query,
                                           ActantSession        *session);
void              actant_query_match_free (ActantQueryMatch     *match);
gboolean          actant_query_match_fits (ActantQueryMatch     *match,
                                           const ActantRecord   *record,
                                           const char           *text,
                                           const char           *coder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantQueryMatch, actant_query_match_free)

/**
 * ActantQueryOffer:
 * @insert: what takes the place of what is being typed
 * @label: its name in words
 * @hint: (nullable): its meaning in one line
 */
typedef struct
{
  char *insert;
  char *label;
  char *hint;
} ActantQueryOffer;

void            actant_query_offer_free (ActantQueryOffer     *offer);

GPtrArray      *actant_query_complete   (ActantSession        *session,
                                         ActantKind            kind,
                                         const char           *text,
                                         guint                 caret,
                                         guint                 limit,
                                         guint                *start,
                                         guint                *end);

#define ACTANT_QUERY_ERROR (actant_query_error_quark ())

/**
 * ActantQueryError:
 * @ACTANT_QUERY_ERROR_SYNTAX: something is missing or too much
 * @ACTANT_QUERY_ERROR_FIELD: there is no such field
 * @ACTANT_QUERY_ERROR_VALUE: the field does not take that value
 * @ACTANT_QUERY_ERROR_LIMIT: too long or too deeply nested
 */
typedef enum
{
  ACTANT_QUERY_ERROR_SYNTAX,
  ACTANT_QUERY_ERROR_FIELD,
  ACTANT_QUERY_ERROR_VALUE,
  ACTANT_QUERY_ERROR_LIMIT,
} ActantQueryError;

GQuark          actant_query_error_quark (void);

G_END_DECLS
