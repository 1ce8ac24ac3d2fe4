/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement.h"
#include "team/actant-case.h"

G_BEGIN_DECLS

/**
 * ActantEnd:
 * @ACTANT_END_FROM: the claim that a relation leads from
 * @ACTANT_END_TO: the claim that it leads to
 */
typedef enum
{
  ACTANT_END_FROM,
  ACTANT_END_TO,
} ActantEnd;

/**
 * ActantAdjudication:
 *
 * The queue of a curator: the cases of a study, and the deciding of them. A decision is a review
 * record in the curator's own file, with the records judged and their versions; its result is a
 * record in the consensus that names what it came from. Nobody's file is changed by anybody else.
 * Each decision is one undoable action; after it the queue is to be made anew.
 *
 * A case is decided while its records are those of the review in the versions that the review names;
 * otherwise it is open again, and a new decision changes the old one's review and result.
 *
 * A relation goes into the consensus between the claims that became of its ends there: both have to be
 * decided before, see actant_adjudication_check_ends(). When one of them goes, so does the relation, and
 * its case is open again.
 */
typedef struct _ActantAdjudication ActantAdjudication;

ActantAdjudication *actant_adjudication_new_empty (ActantAgreement            *agreement);
gboolean            actant_adjudication_add_some  (ActantAdjudication         *adjudication,
                                                   gboolean                   *more,
                                                   GError                    **error);
double              actant_adjudication_get_fraction (const ActantAdjudication *adjudication);
void                actant_adjudication_update    (ActantAdjudication         *adjudication);
ActantAdjudication *actant_adjudication_new       (ActantAgreement            *agreement,
                                                   GError                    **error);
void                actant_adjudication_free      (ActantAdjudication         *adjudication);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantAdjudication, actant_adjudication_free)

ActantAgreement    *actant_adjudication_get_agreement (const ActantAdjudication *adjudication);
guint               actant_adjudication_get_n     (const ActantAdjudication   *adjudication);
const ActantCase   *actant_adjudication_get       (const ActantAdjudication   *adjudication,
                                                   guint                       position);
guint               actant_adjudication_find      (const ActantAdjudication   *adjudication,
                                                   const char                 *id);

void                actant_adjudication_get_place (const ActantAdjudication   *adjudication,
                                                   const ActantCase           *item,
                                                   gint64                     *start,
                                                   gint64                     *end);
char               *actant_adjudication_dup_words (const ActantAdjudication   *adjudication,
                                                   const ActantCase           *item);

/* Of relations */
const ActantCase   *actant_adjudication_get_end   (const ActantAdjudication   *adjudication,
                                                   const ActantCase           *item,
                                                   ActantEnd                   end);
const ActantRecord *actant_adjudication_get_claim (const ActantAdjudication   *adjudication,
                                                   const ActantCase           *item,
                                                   ActantEnd                   end);
char               *actant_adjudication_dup_gist  (const ActantAdjudication   *adjudication,
                                                   const ActantCase           *item,
                                                   ActantEnd                   end);
guint               actant_adjudication_find_undecided (const ActantAdjudication *adjudication,
                                                   const ActantCase           *item);
gboolean            actant_adjudication_check_ends (const ActantAdjudication  *adjudication,
                                                   const ActantCase           *item,
                                                   GError                    **error);

gboolean            actant_adjudication_accept    (ActantAdjudication         *adjudication,
                                                   guint                       position,
                                                   guint                       coder,
                                                   const char                 *reason,
                                                   gboolean                    gap,
                                                   GError                    **error);
gboolean            actant_adjudication_combine   (ActantAdjudication         *adjudication,
                                                   guint                       position,
                                                   guint                       coder,
                                                   GHashTable                 *choices,
                                                   const char                 *reason,
                                                   gboolean                    gap,
                                                   GError                    **error);
gboolean            actant_adjudication_dismiss   (ActantAdjudication         *adjudication,
                                                   guint                       position,
                                                   ActantVerdict               verdict,
                                                   const char                 *reason,
                                                   gboolean                    gap,
                                                   GError                    **error);
GArray             *actant_adjudication_list_agreed (const ActantAdjudication *adjudication);
guint               actant_adjudication_accept_agreed (ActantAdjudication     *adjudication,
                                                   GError                    **error);

G_END_DECLS
