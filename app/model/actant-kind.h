/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-field.h"

G_BEGIN_DECLS

/** The two formats of files, and the arrays of records they hold. */
typedef enum
{
  ACTANT_FORMAT_ANNOTATIONS,   /* NAME.CODER.annotations.json */
  ACTANT_FORMAT_STUDY,         /* study.CODER.json */
} ActantFormat;

/**
 * ActantKindInfo:
 * @kind: the kind
 * @name: in JSON, on the command line and in tables: "claim"
 * @plural: of tables and sheets: "claims"
 * @label: shown, translatable: "Claim"
 * @table: its fields, the common ones last
 * @title: name of the field that says in words which record it is
 * @in_annotations: JSON array of annotation files that holds it, or %NULL
 * @in_study: JSON array of study files that holds it, or %NULL
 */
typedef struct
{
  ActantKind         kind;
  const char        *name;
  const char        *plural;
  const char        *label;
  const ActantTable *table;
  const char        *title;
  const char        *in_annotations;
  const char        *in_study;
} ActantKindInfo;

const ActantKindInfo *actant_kind_get_info    (ActantKind    kind);
ActantKind            actant_kind_from_name   (const char   *name);
const char           *actant_kind_get_array   (ActantKind    kind,
                                               ActantFormat  format);
gboolean              actant_kind_has_segments (ActantKind   kind);
const char * const   *actant_format_get_arrays (ActantFormat format);
const char           *actant_format_get_name  (ActantFormat  format);

/* Tables of slots that others than the kinds need by name. */
extern const ActantTable actant_segment_table;
extern const ActantTable actant_cue_table;
extern const ActantTable actant_date_table;
extern const ActantTable actant_likelihood_table;
extern const ActantFieldType actant_type_claim_type;

G_END_DECLS
