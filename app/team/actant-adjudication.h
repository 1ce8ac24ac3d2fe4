/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement.h"
#include "team/actant-case.h"

G_BEGIN_DECLS

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
 */
typedef struct _ActantAdjudication ActantAdjudication;

ActantAdjudication *actant_adjudication_new_empty (ActantAgreement            *agreement);
gboolean            actant_adjudication_add_text  (ActantAdjudication         *adjudication,
                                                   guint                       text,
                                                   GError                    **error);
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
guint               actant_adjudication_accept_agreed (ActantAdjudication     *adjudication,
                                                   GError                    **error);

G_END_DECLS
