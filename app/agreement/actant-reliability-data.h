/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A coder gave the unit no value. */
#define ACTANT_VALUE_MISSING (-1)

/* Above so many different values the measures, which compare each with each, are not computed. */
#define ACTANT_MAX_CATEGORIES 2048

/**
 * ActantScale:
 * @ACTANT_SCALE_NOMINAL: values are equal or not
 * @ACTANT_SCALE_ORDINAL: categories are numbered in their order
 * @ACTANT_SCALE_INTERVAL: values are numbers, differences count
 * @ACTANT_SCALE_RATIO: values are numbers from 0, quotients count
 * @ACTANT_SCALE_SET: values are sets, compared by MASI (Passonneau 2006)
 *
 * How far two values are apart: see actant_reliability_data_get_distance().
 */
typedef enum
{
  ACTANT_SCALE_NOMINAL,
  ACTANT_SCALE_ORDINAL,
  ACTANT_SCALE_INTERVAL,
  ACTANT_SCALE_RATIO,
  ACTANT_SCALE_SET,
} ActantScale;

/**
 * ActantReliabilityData:
 * @scale: of the values
 * @n_units: rows: what was coded
 * @n_coders: columns: who coded
 * @values: @n_units × @n_coders categories, row by row; %ACTANT_VALUE_MISSING for none
 * @weights: (nullable): how often each unit occurs; %NULL for once
 * @n_categories: how many different values there are
 * @numbers: what number each category is; interval and ratio scales
 * @sets: (element-type GArray): the members of each category, guint32, sorted, each once; set scale
 *
 * Reliability data (Krippendorff 2019, Content Analysis, 4th edition, 12.3): what several coders
 * said of the same units, independently of each other. A plain table without knowledge of texts
 * and records; whoever makes it decides what a unit is.
 */
typedef struct
{
  ActantScale  scale;
  guint        n_units;
  guint        n_coders;
  gint32      *values;
  guint32     *weights;
  guint        n_categories;
  GArray      *numbers;
  GPtrArray   *sets;
} ActantReliabilityData;

ActantReliabilityData *actant_reliability_data_new          (ActantScale                  scale,
                                                             guint                        n_units,
                                                             guint                        n_coders);
void                   actant_reliability_data_free         (ActantReliabilityData       *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantReliabilityData, actant_reliability_data_free)

void                   actant_reliability_data_set          (ActantReliabilityData       *data,
                                                             guint                        unit,
                                                             guint                        coder,
                                                             gint32                       category);
gint32                 actant_reliability_data_get          (const ActantReliabilityData *data,
                                                             guint                        unit,
                                                             guint                        coder);
guint32                actant_reliability_data_get_weight   (const ActantReliabilityData *data,
                                                             guint                        unit);
gint32                 actant_reliability_data_add_number   (ActantReliabilityData       *data,
                                                             double                       number);
gint32                 actant_reliability_data_add_set      (ActantReliabilityData       *data,
                                                             const guint32               *members,
                                                             guint                        n_members);
gint32                 actant_reliability_data_append_set   (ActantReliabilityData       *data,
                                                             const guint32               *members,
                                                             guint                        n_members);
double                 actant_reliability_data_get_distance (const ActantReliabilityData *data,
                                                             const double                *totals,
                                                             guint                        a,
                                                             guint                        b);
ActantReliabilityData *actant_reliability_data_new_turned   (const ActantReliabilityData *data);
ActantReliabilityData *actant_reliability_data_new_patterns (const ActantReliabilityData *data);

guint                  actant_set_count_common              (const GArray                *a,
                                                             const GArray                *b);
double                 actant_masi_distance                 (const GArray                *a,
                                                             const GArray                *b);

G_END_DECLS
