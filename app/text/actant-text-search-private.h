/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search under way, shared by its two ways to find. */
#pragma once

#include "text/actant-text-search.h"

G_BEGIN_DECLS

/* Matches start within a window; then the caller hears of them. */
#define ACTANT_SEARCH_WINDOW (64 * 1024)

typedef struct _ActantRegex ActantRegex;

/**
 * ActantSearch:
 * @start: of the text
 * @end: of the text
 * @known: a place in the text whose offset is known: counting goes on from there
 * @known_offset: code points before @known
 * @found: of #ActantTextRange, since the caller heard last
 * @skipped: of #ActantTextRange, likewise
 */
typedef struct
{
  const ActantSourceText *text;
  const char             *start;
  const char             *end;
  ActantSearchFlags       flags;
  const char             *known;
  gint64                  known_offset;
  GArray                 *found;
  GArray                 *skipped;
  ActantSearchFunc        func;
  gpointer                user_data;
  GCancellable           *cancellable;
} ActantSearch;

void         _actant_search_add    (ActantSearch       *search,
                                    const char         *from,
                                    const char         *to);
void         _actant_search_skip   (ActantSearch       *search,
                                    const char         *from,
                                    const char         *to);
gboolean     _actant_search_report (ActantSearch       *search,
                                    const char         *until);

/* actant-text-search-regex.c */
ActantRegex *_actant_regex_new     (const char         *pattern,
                                    ActantSearchFlags   flags,
                                    GError            **error);
void         _actant_regex_free    (ActantRegex        *regex);
gboolean     _actant_regex_search  (ActantRegex        *regex,
                                    ActantSearch       *search,
                                    GError            **error);

G_END_DECLS
