/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-continuum.h"
#include "team/actant-coded-units.h"
#include "team/actant-variable.h"

G_BEGIN_DECLS

/**
 * ActantAgreement:
 *
 * Several coders' work on the texts of a study, put side by side: which records are about the same
 * (#ActantCodedUnits), and the tables of values that measures are computed from. A snapshot.
 *
 * What a missing value is: a coder who has no record in a unit gave it no value; neither did one who
 * left the field empty, unless @empty_counts, when "left empty" is a value like any other.
 */
typedef struct _ActantAgreement ActantAgreement;

/**
 * ActantDisagreement:
 * @text: path of the text
 * @kind: of the records
 * @row: in the coded units of that text and kind
 * @weight: how many pairs of coders differ
 */
typedef struct
{
  const char *text;
  ActantKind  kind;
  guint       row;
  guint       weight;
} ActantDisagreement;

ActantAgreement        *actant_agreement_new               (ActantSession          *session,
                                                            const char * const     *texts,
                                                            const char * const     *coders,
                                                            double                  threshold,
                                                            gboolean                empty_counts,
                                                            GError                **error);
void                    actant_agreement_free              (ActantAgreement        *agreement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantAgreement, actant_agreement_free)

ActantSession          *actant_agreement_get_session       (const ActantAgreement  *agreement);
guint                   actant_agreement_get_n_coders      (const ActantAgreement  *agreement);
const char             *actant_agreement_get_coder         (const ActantAgreement  *agreement,
                                                            guint                   coder);
guint                   actant_agreement_get_n_texts       (const ActantAgreement  *agreement);
const char             *actant_agreement_get_text          (const ActantAgreement  *agreement,
                                                            guint                   text);
ActantAnnotationSet    *actant_agreement_get_set           (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            guint                   coder);
const ActantCodedUnits *actant_agreement_get_units         (const ActantAgreement  *agreement,
                                                            guint                   text,
                                                            ActantKind              kind);

/* @text: of one text, or ACTANT_ALL_TEXTS; @coders: who, by number */
#define ACTANT_ALL_TEXTS G_MAXUINT

ActantReliabilityData  *actant_agreement_new_data          (const ActantAgreement  *agreement,
                                                            const ActantVariable   *variable,
                                                            guint                   text,
                                                            const guint            *coders,
                                                            guint                   n_coders);
GArray                 *actant_agreement_list_disagreements (const ActantAgreement *agreement,
                                                            const ActantVariable   *variable,
                                                            guint                   text,
                                                            const guint            *coders,
                                                            guint                   n_coders);
ActantContinuum        *actant_agreement_new_continuum     (const ActantAgreement  *agreement,
                                                            ActantKind              kind,
                                                            const ActantVariable   *variable,
                                                            guint                   text,
                                                            const guint            *coders,
                                                            guint                   n_coders,
                                                            gboolean                flat);

G_END_DECLS
