/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suggest/actant-name-bounds.h"

G_BEGIN_DECLS

/* Longer ones are no names; above so many states (bytes of names) the rest is left out. */
#define ACTANT_NAME_MAX_BYTES 256
#define ACTANT_NAME_MAX_STATES (1u << 20)

/**
 * ActantNameHit:
 * @start: first byte
 * @end: the byte after the last
 * @name: position of the name in what the matcher was made of
 *
 * Where a name stands.
 */
typedef struct
{
  gsize start;
  gsize end;
  guint name;
} ActantNameHit;

/**
 * ActantNameMatcher:
 *
 * Finds all of many names in one pass over a text: the longest at each place, from left to right,
 * not overlapping. The time does not depend on the number of names. Immutable; may be shared
 * between threads.
 *
 * A capital of a name must be a capital in the text, other letters may be either, so that "US" does
 * not match "us" and "North Korea" matches "NORTH KOREA" but not "north korea". A blank also
 * matches a tab or the end of a line. A hit is not part of a longer word, see
 * actant_name_is_bounded(). Names that are equal but for this are all reported.
 */
typedef struct _ActantNameMatcher ActantNameMatcher;

ActantNameMatcher *actant_name_matcher_new            (const char * const      *names,
                                                       guint                    n_names,
                                                       ActantNameEndings       *endings);
ActantNameMatcher *actant_name_matcher_ref            (ActantNameMatcher       *self);
void               actant_name_matcher_unref          (ActantNameMatcher       *self);
guint              actant_name_matcher_get_n_left_out (const ActantNameMatcher *self);
GArray            *actant_name_matcher_find           (const ActantNameMatcher *self,
                                                       const char              *text,
                                                       gsize                    length,
                                                       gsize                    from,
                                                       gsize                    to,
                                                       int                     *progress,
                                                       GCancellable            *cancellable,
                                                       GError                 **error);

char              *actant_name_normalize              (const char              *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantNameMatcher, actant_name_matcher_unref)

G_END_DECLS
