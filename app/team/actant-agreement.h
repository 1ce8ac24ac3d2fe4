/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-continuum.h"
#include "session/actant-work.h"
#include "team/actant-coded-units.h"
#include "team/actant-coded-values.h"

G_BEGIN_DECLS

/**
 * ActantAgreement:
 *
 * Several coders' work on the texts of a study, put side by side: which records are about the same
 * (#ActantCodedUnits), and what was given to each (#ActantCodedValues). A snapshot.
 *
 * It is made on the main context. What is read of it is made when first asked for; or else, so that a
 * window stays live, in three turns: actant_agreement_collect() in steps, actant_agreement_match() in a
 * thread, actant_agreement_read() in steps. From then on any thread may read all of it but its
 * session.
 *
 * What a missing value is: a coder who has no record in a unit gave it no value; neither did one who
 * left the field empty, unless @empty_counts, when "left empty" is a value like any other.
 */
typedef struct _ActantAgreement ActantAgreement;

/**
 * ActantAgreementUnit:
 * @text: path of the text
 * @kind: of the records
 * @row: in the coded units of that text and kind
 */
typedef struct
{
  const char *text;
  ActantKind  kind;
  guint       row;
} ActantAgreementUnit;

ActantAgreement        *actant_agreement_new               (ActantSession          *session,
                                                            const char * const     *texts,
                                                            const char * const     *coders,
                                                            double                  threshold,
                                                            gboolean                empty_counts,
                                                            GError                **error);
ActantAgreement        *actant_agreement_ref               (ActantAgreement        *agreement);
void                    actant_agreement_free              (ActantAgreement        *agreement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantAgreement, actant_agreement_free)

gboolean                actant_agreement_collect           (ActantAgreement        *agreement,
                                                            guint                   text);
gboolean                actant_agreement_match             (ActantAgreement        *agreement,
                                                            ActantWork             *work,
                                                            GError                **error);
double                  actant_agreement_read              (ActantAgreement        *agreement);

ActantSession          *actant_agreement_get_session       (const ActantAgreement  *agreement);
double                  actant_agreement_get_threshold     (const ActantAgreement  *agreement);
guint                   actant_agreement_get_n_coders      (const ActantAgreement  *agreement);
const char             *actant_agreement_get_coder         (const ActantAgreement  *agreement,
                                                            guint                   coder);
guint                   actant_agreement_get_n_texts       (const ActantAgreement  *agreement);
const char             *actant_agreement_get_text          (const ActantAgreement  *agreement,
                                                            guint                   text);
ActantAnnotationSet    *actant_agreement_get_set           (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            guint                   coder);
gboolean                actant_agreement_has_coder         (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            guint                   coder);
guint                   actant_agreement_count_coders      (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            const guint            *coders,
                                                            guint                   n_coders);
const ActantCodedUnits *actant_agreement_get_units         (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            ActantKind              kind);
GPtrArray              *actant_agreement_get_relations     (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            guint                   coder);
GPtrArray              *actant_agreement_get_values        (const ActantAgreement  *agreement,
                                                            ActantKind              kind);
const ActantCodedValues *actant_agreement_find_values      (const ActantAgreement  *agreement,
                                                            ActantKind              kind,
                                                            const char             *field);

/* @text: of one text, or ACTANT_ALL_TEXTS; @coders: who, by number */
#define ACTANT_ALL_TEXTS G_MAXUINT

guint                   actant_agreement_get_extent        (const ActantAgreement  *agreement,
                                                            ActantKind              kind,
                                                            guint                   text,
                                                            guint                  *first);
ActantAgreementUnit     actant_agreement_locate            (const ActantAgreement  *agreement,
                                                            ActantKind              kind,
                                                            guint                   unit);
ActantContinuum        *actant_agreement_new_continuum     (const ActantAgreement  *agreement,
                                                            ActantKind              kind,
                                                            const ActantCodedValues *values,
                                                            guint                   text,
                                                            const guint            *coders,
                                                            guint                   n_coders,
                                                            gboolean                flat,
                                                            GArray                 *used);

G_END_DECLS
