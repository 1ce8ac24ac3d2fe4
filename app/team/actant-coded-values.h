/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-coded-units.h"
#include "team/actant-variable.h"

G_BEGIN_DECLS

/* Not one value against the rest, but all. */
#define ACTANT_ALL_VALUES G_MAXUINT

/**
 * ActantCodedValues:
 * @variable: what was decided on
 * @data: what each coder gave each unit, of all texts one after the other
 * @values: (element-type utf8): what was given: ids, names, numbers; of sets, their members
 * @words: (element-type utf8): each of @values for people
 * @categories: (element-type utf8): each category of @data for people: of sets, all members
 *
 * One variable of all units, read once on the main context and then looked at from any thread:
 * measures for some texts and coders take their part of it.
 */
typedef struct
{
  ActantVariable        *variable;
  ActantReliabilityData *data;
  GPtrArray             *values;
  GPtrArray             *words;
  GPtrArray             *categories;
  /*< private >*/
  gboolean               empty_counts;
  GHashTable            *numbers;      /* of values, + 1 */
  GHashTable            *found;        /* of categories, by all that was given, + 1 */
} ActantCodedValues;

ActantCodedValues     *actant_coded_values_new    (const ActantVariable    *variable,
                                                   guint                    n_units,
                                                   guint                    n_coders,
                                                   gboolean                 empty_counts);
void                   actant_coded_values_free   (ActantCodedValues       *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCodedValues, actant_coded_values_free)

void                   actant_coded_values_set    (ActantCodedValues       *values,
                                                   guint                    unit,
                                                   guint                    coder,
                                                   ActantSession           *session,
                                                   const ActantRecord      *record);

/* From any thread */
gboolean               actant_coded_values_has    (const ActantCodedValues *values,
                                                   gint32                   category,
                                                   guint                    value);
ActantReliabilityData *actant_coded_values_select (const ActantCodedValues *values,
                                                   guint                    first,
                                                   guint                    n_units,
                                                   const guint             *coders,
                                                   guint                    n_coders);
ActantReliabilityData *actant_coded_values_select_one (const ActantCodedValues *values,
                                                   guint                    value,
                                                   gboolean                 scored,
                                                   guint                    first,
                                                   guint                    n_units,
                                                   const guint             *coders,
                                                   guint                    n_coders);

G_END_DECLS
