/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agreement/actant-reliability-data.h"
#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantVariable:
 * @name: for programs: "type", "likelihood.low", "attr_NAME"
 * @label: for people
 * @kind: of the records that have it
 * @scale: of its values
 * @field: its field in the kind's table
 * @member: its member in the object, or of the items of a list; %ACTANT_NO_FIELD for none
 * @attribute: (nullable): id of the study's field
 * @order: (nullable): of an ordinal enumeration or choice, its values from one end to the other; what
 *   is ordinal without one is a number
 * @codes: whether its values are codes, or one of a few that are given: those that are each
 *   compared with the rest
 *
 * Something that coders decide on for a record and may decide differently: a field with a scale of
 * measurement. Free text (gists, notes) is none.
 */
typedef struct
{
  char        *name;
  char        *label;
  ActantKind   kind;
  ActantScale  scale;
  guint        field;
  guint        member;
  char        *attribute;
  char       **order;
  gboolean     codes;
} ActantVariable;

ActantVariable *
             actant_variable_copy       (const ActantVariable  *variable);
void         actant_variable_free       (ActantVariable        *variable);

GPtrArray   *actant_variables_new       (ActantSession         *session,
                                         ActantKind             kind);
gboolean     actant_variable_is_number  (const ActantVariable  *variable);
gboolean     actant_variable_is_same    (const ActantVariable  *variable,
                                         const char            *a,
                                         const char            *b);
GPtrArray   *actant_variable_dup_values (const ActantVariable  *variable,
                                         ActantSession         *session,
                                         const ActantRecord    *record);
char        *actant_variable_dup_words  (const ActantVariable  *variable,
                                         ActantSession         *session,
                                         const ActantRecord    *record);

G_END_DECLS
