/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/* Code points kept on each side of a quote, and how many of them must agree in a changed text. */
#define ACTANT_QUOTE_CONTEXT 32
#define ACTANT_QUOTE_AGREEMENT 24
/* Above this many code points a quote keeps its two ends and a checksum. */
#define ACTANT_QUOTE_LONGEST 2000
#define ACTANT_QUOTE_END 200

/**
 * ActantQuote:
 * @start: code points
 * @end: code points, exclusive
 * @exact: (nullable): what stands there
 * @prefix: (nullable): up to 32 code points before it
 * @suffix: (nullable): up to 32 code points after it
 * @head: (nullable): instead of @exact, the first 200 code points of a long quote
 * @tail: (nullable): and its last 200
 * @exact_sha256: (nullable): and the SHA-256 of the whole
 *
 * A place in a text with enough of the text to tell whether it is still the same place. The
 * strings are owned.
 */
typedef struct
{
  gint64  start;
  gint64  end;
  char   *exact;
  char   *prefix;
  char   *suffix;
  char   *head;
  char   *tail;
  char   *exact_sha256;
} ActantQuote;

/**
 * ActantAnchorState:
 * @ACTANT_ANCHOR_IN_PLACE: the quote stands where it should
 * @ACTANT_ANCHOR_MOVED: it does not, but the same words stand elsewhere
 * @ACTANT_ANCHOR_LOST: neither
 *
 * Whether a quote fits a text.
 */
typedef enum
{
  ACTANT_ANCHOR_IN_PLACE,
  ACTANT_ANCHOR_MOVED,
  ACTANT_ANCHOR_LOST,
} ActantAnchorState;

void              actant_quote_init     (ActantQuote       *quote,
                                         ActantSourceText  *text,
                                         gint64             start,
                                         gint64             end);
void              actant_quote_clear    (ActantQuote       *quote);
void              actant_quote_free     (ActantQuote       *quote);
gboolean          actant_quote_fits     (ActantSourceText  *text,
                                         const ActantQuote *quote,
                                         gint64             start,
                                         gint64             end);
GArray           *actant_quote_find_all (ActantSourceText  *text,
                                         const char        *quote);
ActantAnchorState actant_anchor_check   (ActantSourceText  *text,
                                         const ActantQuote *quote,
                                         gboolean           same_text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ActantQuote, actant_quote_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantQuote, actant_quote_free)

G_END_DECLS
