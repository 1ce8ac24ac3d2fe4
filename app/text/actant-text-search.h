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

GArray *actant_text_search (ActantSourceText   *text,
                            const char         *pattern,
                            ActantSearchFlags   flags,
                            gsize               limit,
                            gboolean           *truncated,
                            GCancellable       *cancellable,
                            GError            **error);

G_END_DECLS
