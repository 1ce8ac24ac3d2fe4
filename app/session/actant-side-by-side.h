/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantSideBySide:
 *
 * Whose annotations of a text are looked at together: one's own and those of any others, which are
 * read when they are first wanted and are never changed. With only one's own, its records are those
 * of the own file; with others, a collection that follows all of them. Of records with the same id
 * in several files one's own counts, then that of the coder listed first.
 *
 * Who is wanted is kept from text to text. Where a text is coded blind, others are not even listed
 * (actant-rounds.h).
 *
 * Signal: changed: coders, what is shown of them, or the records are other ones.
 */
#define ACTANT_TYPE_SIDE_BY_SIDE (actant_side_by_side_get_type ())
G_DECLARE_FINAL_TYPE (ActantSideBySide, actant_side_by_side, ACTANT, SIDE_BY_SIDE, GObject)

ActantSideBySide    *actant_side_by_side_new         (void);
void                 actant_side_by_side_set_text    (ActantSideBySide    *side,
                                                      ActantSession       *session,
                                                      const char          *text,
                                                      ActantAnnotationSet *own);

/* The coders of the text: oneself first, then the others by slug. */
guint                actant_side_by_side_get_n       (ActantSideBySide    *side);
const char          *actant_side_by_side_get_slug    (ActantSideBySide    *side,
                                                      guint                coder);
const char          *actant_side_by_side_get_name    (ActantSideBySide    *side,
                                                      guint                coder);
gboolean             actant_side_by_side_is_shown    (ActantSideBySide    *side,
                                                      guint                coder);
gboolean             actant_side_by_side_is_loading  (ActantSideBySide    *side,
                                                      guint                coder);
const char          *actant_side_by_side_get_error   (ActantSideBySide    *side,
                                                      guint                coder);
gboolean             actant_side_by_side_is_blind    (ActantSideBySide    *side);
void                 actant_side_by_side_show        (ActantSideBySide    *side,
                                                      guint                coder,
                                                      gboolean             shown);
void                 actant_side_by_side_want        (ActantSideBySide    *side,
                                                      const char          *slug);
void                 actant_side_by_side_show_others (ActantSideBySide    *side,
                                                      gboolean             shown);
gboolean             actant_side_by_side_has_others  (ActantSideBySide    *side);

/* What they marked. */
#define ACTANT_NO_CODER G_MAXUINT
ActantCollection    *actant_side_by_side_get_records (ActantSideBySide    *side);
guint                actant_side_by_side_find_coder  (ActantSideBySide    *side,
                                                      const char          *id);
ActantAnnotationSet *actant_side_by_side_get_set     (ActantSideBySide    *side,
                                                      guint                coder);

G_END_DECLS
