/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantSearchFlags:
 * @ACTANT_SEARCH_DEFAULT: a piece of text, in any case
 * @ACTANT_SEARCH_CASE: upper and lower case differ
 * @ACTANT_SEARCH_WHOLE_WORD: no letter, digit, mark or underscore before and after
 * @ACTANT_SEARCH_REGEX: a Perl-compatible regular expression; `^` and `$` match at line ends
 *
 * How to find.
 */
typedef enum
{
  ACTANT_SEARCH_DEFAULT = 0,
  ACTANT_SEARCH_CASE = 1 << 0,
  ACTANT_SEARCH_WHOLE_WORD = 1 << 1,
  ACTANT_SEARCH_REGEX = 1 << 2,
} ActantSearchFlags;

/**
 * ActantTextPattern:
 *
 * What to find, ready to be found in one text after another. Belongs to one
 * thread at a time.
 */
typedef struct _ActantTextPattern ActantTextPattern;

ActantTextPattern *actant_text_pattern_new    (const char          *pattern,
                                               ActantSearchFlags    flags,
                                               GError             **error);
void               actant_text_pattern_free   (ActantTextPattern   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantTextPattern, actant_text_pattern_free)

/**
 * ActantSearchFunc:
 * @found: (element-type ActantTextRange): matches since the last call, in order
 * @skipped: (element-type ActantTextRange): what of the text since then was too complex for the
 *   expression, and was not or not wholly looked at
 * @part: how much of the text is searched, 0 to 1
 * @user_data: as given
 *
 * Called every 64 KiB, in the thread that searches. The arrays are emptied afterwards.
 *
 * Returns: whether to go on
 */
typedef gboolean (*ActantSearchFunc) (GArray   *found,
                                      GArray   *skipped,
                                      double    part,
                                      gpointer  user_data);

gboolean           actant_text_pattern_search (ActantTextPattern   *self,
                                               ActantSourceText    *text,
                                               ActantSearchFunc     func,
                                               gpointer             user_data,
                                               GCancellable        *cancellable,
                                               GError             **error);

void               actant_text_search_join    (GArray              *ranges,
                                               const GArray        *more);

GArray            *actant_text_search         (ActantSourceText    *text,
                                               const char          *pattern,
                                               ActantSearchFlags    flags,
                                               gsize                limit,
                                               gboolean            *truncated,
                                               GArray              *skipped,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_END_DECLS
