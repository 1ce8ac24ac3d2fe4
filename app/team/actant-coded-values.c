/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What coders gave the same units, as numbers. */
#include "config.h"

#include "team/actant-coded-values.h"

#include "model/actant-identity.h"

#include <math.h>
#include <string.h>

/* Whether values are numbers of which only the order counts. */
static gboolean
is_ranked (const ActantCodedValues *self)
{
  return self->variable->scale == ACTANT_SCALE_ORDINAL && self->variable->order == NULL;
}

/* The number of a value, a new one if need be. */
static guint
add_value (ActantCodedValues *self,
           ActantSession     *session,
           const char        *value)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, value));
  char *own;

  if (number > 0)
    return number - 1;

  own = g_strdup (value);
  g_ptr_array_add (self->values, own);
  g_ptr_array_add (self->words, session != NULL && actant_id_is_valid (value)
                                && actant_session_lookup (session, ACTANT_KIND_NONE, value) != NULL
                                ? actant_session_dup_name (session, value) : g_strdup (value));
  g_hash_table_insert (self->numbers, own, GUINT_TO_POINTER (self->values->len));

  return self->values->len - 1;
}

/**
 * actant_coded_values_new:
 * @variable: what was decided on
 * @n_units: of all texts
 * @n_coders: who coded
 * @empty_counts: whether a field left empty is a value, where that makes sense
 *
 * Returns: (transfer full): values that nobody has given yet
 */
ActantCodedValues *
actant_coded_values_new (const ActantVariable *variable,
                         guint                 n_units,
                         guint                 n_coders,
                         gboolean              empty_counts)
{
  ActantCodedValues *self = g_new0 (ActantCodedValues, 1);
  char **order = variable->order;

  self->variable = actant_variable_copy (variable);
  self->data = actant_reliability_data_new (variable->scale, n_units, n_coders);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->empty_counts = empty_counts;
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Categories of ordinal enumerations and choices are numbered in their order, also those that nobody used. */
  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    {
      add_value (self, NULL, order[i]);
      g_ptr_array_add (self->categories, g_strdup (order[i]));
      g_hash_table_insert (self->found, g_strdup (order[i]), GUINT_TO_POINTER (i + 1));
    }

  return self;
}

void
actant_coded_values_free (ActantCodedValues *values)
{
  actant_variable_free (values->variable);
  actant_reliability_data_free (values->data);
  g_ptr_array_unref (values->values);
  g_ptr_array_unref (values->words);
  g_ptr_array_unref (values->categories);
  g_hash_table_unref (values->numbers);
  g_hash_table_unref (values->found);
  g_free (values);
}

/* A category that nobody gave before; a number that is none has none. */
static gint32
new_category (ActantCodedValues *self,
              ActantSession     *session,
              GPtrArray         *given)
{
  g_autofree guint32 *members = g_new (guint32, MAX (given->len, 1));
  g_autoptr(GString) words = g_string_new (NULL);
  char *end = NULL;
  gint32 category;

  if (actant_variable_is_number (self->variable))
    {
      double number = g_ascii_strtod (given->pdata[0], &end);

      if (end == given->pdata[0] || *end != '\0' || !isfinite (number))
        return ACTANT_VALUE_MISSING;
      category = actant_reliability_data_add_number (self->data, number);
      if ((guint) category < self->categories->len)
        return category;   /* "1.0" is 1 */
    }
  for (guint i = 0; i < given->len; i++)
    {
      members[i] = add_value (self, session, given->pdata[i]);
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", (char *) self->words->pdata[members[i]]);
    }
  if (given->len == 0 && self->variable->scale == ACTANT_SCALE_NOMINAL)
    add_value (self, NULL, "");
  category = self->variable->scale == ACTANT_SCALE_SET
             ? actant_reliability_data_append_set (self->data, members, given->len) : (gint32) self->categories->len;
  g_ptr_array_add (self->categories, g_strdup (words->str));

  return category;
}

/**
 * actant_coded_values_set:
 * @values: of a variable
 * @unit: among those of all texts
 * @coder: who gave it
 * @session: the study
 * @record: (nullable): the coder's
 */
void
actant_coded_values_set (ActantCodedValues  *values,
                         guint               unit,
                         guint               coder,
                         ActantSession      *session,
                         const ActantRecord *record)
{
  g_autoptr(GPtrArray) given = NULL;
  g_autoptr(GString) key = NULL;
  gint32 category;

  if (record == NULL)
    return;

  given = actant_variable_dup_values (values->variable, session, record);
  if (given->len == 0 && (!values->empty_counts || actant_variable_is_number (values->variable)
                          || values->variable->scale == ACTANT_SCALE_ORDINAL))
    return;

  for (guint i = given->len; i-- > 1;)
    if (values->variable->scale != ACTANT_SCALE_SET)
      g_ptr_array_remove_index (given, i);
  key = g_string_new (NULL);
  for (guint i = 0; i < given->len; i++)
    g_string_append_printf (key, "%s%s", i > 0 ? "\n" : "", (char *) given->pdata[i]);

  category = GPOINTER_TO_INT (g_hash_table_lookup (values->found, key->str)) - 1;
  if (category < 0)
    {
      category = new_category (values, session, given);
      if (category == ACTANT_VALUE_MISSING)
        return;
      g_hash_table_insert (values->found, g_strdup (key->str), GINT_TO_POINTER (category + 1));
    }
  actant_reliability_data_set (values->data, unit, coder, category);
}

/** Returns: whether @value is what the category says, or one of its members */
gboolean
actant_coded_values_has (const ActantCodedValues *values,
                         gint32                   category,
                         guint                    value)
{
  const GArray *set;

  if (category == ACTANT_VALUE_MISSING)
    return FALSE;
  if (values->variable->scale != ACTANT_SCALE_SET)
    return (guint) category == value;

  set = values->data->sets->pdata[category];
  for (guint i = 0; i < set->len; i++)
    if (g_array_index (set, guint32, i) == value)
      return TRUE;

  return FALSE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      numbers)
{
  double x = ((const double *) numbers)[*(const gint32 *) a], y = ((const double *) numbers)[*(const gint32 *) b];

  return (x > y) - (x < y);
}

/* Where each category is in the order of the numbers, plus one. */
static void
rank_numbers (const ActantCodedValues *self,
              gint32                  *ranks)
{
  guint n = self->data->numbers->len;
  g_autofree gint32 *sorted = g_new (gint32, n + 1);

  for (guint i = 0; i < n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, n, sizeof *sorted, compare_numbers, self->data->numbers->data);
  for (guint i = 0; i < n; i++)
    ranks[sorted[i]] = i + 1;
}

/* The number of a category in a part of the data, in which only what is used is numbered; on an ordinal
 * scale, its place in the order. */
static gint32
renumber (const ActantCodedValues *self,
          ActantReliabilityData   *part,
          gint32                   category,
          gint32                  *numbers,
          guint                   *n_used)
{
  if (category == ACTANT_VALUE_MISSING || (self->variable->scale == ACTANT_SCALE_ORDINAL && !is_ranked (self)))
    return category;
  if (numbers[category] > 0)
    return numbers[category] - 1;

  if (self->variable->scale == ACTANT_SCALE_SET)
    {
      const GArray *set = self->data->sets->pdata[category];

      actant_reliability_data_append_set (part, (const guint32 *) set->data, set->len);
    }
  else if (actant_variable_is_number (self->variable))
    actant_reliability_data_add_number (part, g_array_index (self->data->numbers, double, category));
  numbers[category] = ++*n_used;

  return *n_used - 1;
}

/**
 * actant_coded_values_select:
 * @values: of a variable
 * @first: unit
 * @n_units: how many, from @first on
 * @coders: (array length=n_coders): who, by number
 * @n_coders: how many
 *
 * Returns: (transfer full): this part of the data
 */
ActantReliabilityData *
actant_coded_values_select (const ActantCodedValues *values,
                            guint                    first,
                            guint                    n_units,
                            const guint             *coders,
                            guint                    n_coders)
{
  ActantReliabilityData *part = actant_reliability_data_new (values->variable->scale, n_units, n_coders);
  g_autofree gint32 *numbers = g_new0 (gint32, values->categories->len + 1);
  guint n_used = 0;

  if (is_ranked (values))
    rank_numbers (values, numbers);
  for (guint unit = 0; unit < n_units; unit++)
    for (guint i = 0; i < n_coders; i++)
      {
        gint32 category = actant_reliability_data_get (values->data, first + unit, coders[i]);

        actant_reliability_data_set (part, unit, i, renumber (values, part, category, numbers, &n_used));
      }

  return part;
}

/**
 * actant_coded_values_select_one:
 * @values: of a variable
 * @value: number of a value
 * @scored: whether only having it counts, as in precision and recall
 * @first: unit
 * @n_units: how many, from @first on
 * @coders: (array length=n_coders): who, by number
 * @n_coders: how many
 *
 * One value against the rest: 1 where it was given, 0 where something else was. With @scored, 0 where
 * it was given, and else nothing.
 *
 * Returns: (transfer full): this part of the data
 */
ActantReliabilityData *
actant_coded_values_select_one (const ActantCodedValues *values,
                                guint                    value,
                                gboolean                 scored,
                                guint                    first,
                                guint                    n_units,
                                const guint             *coders,
                                guint                    n_coders)
{
  ActantReliabilityData *part = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, n_units, n_coders);
  g_autofree gboolean *has = g_new0 (gboolean, values->categories->len + 1);

  for (guint i = 0; i < values->categories->len; i++)
    has[i] = actant_coded_values_has (values, i, value);
  for (guint unit = 0; unit < n_units; unit++)
    for (guint i = 0; i < n_coders; i++)
      {
        gint32 category = actant_reliability_data_get (values->data, first + unit, coders[i]);

        if (category != ACTANT_VALUE_MISSING && (has[category] || !scored))
          actant_reliability_data_set (part, unit, i, has[category] && !scored);
      }

  return part;
}
