/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of several coders' work that a figure is about, and the cases in which they differ. */
#include "config.h"

#include "team/actant-agreement-behind.h"

#include <string.h>

/** Returns: (transfer full) (element-type guint): the coders among @slugs, "jun mina"; %NULL for all */
GArray *
actant_agreement_dup_coders (const ActantAgreement *agreement,
                             const char            *slugs)
{
  g_auto(GStrv) names = slugs != NULL ? g_strsplit (slugs, " ", -1) : NULL;
  GArray *coders = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < actant_agreement_get_n_coders (agreement); i++)
    if (names == NULL || g_strv_contains ((const char * const *) names, actant_agreement_get_coder (agreement, i)))
      g_array_append_val (coders, i);

  return coders;
}

/** Returns: the number of a text, %ACTANT_ALL_TEXTS for %NULL and one that is none of them */
guint
actant_agreement_find_text (const ActantAgreement *agreement,
                            const char            *path)
{
  for (guint i = 0; path != NULL && i < actant_agreement_get_n_texts (agreement); i++)
    if (strcmp (actant_agreement_get_text (agreement, i), path) == 0)
      return i;

  return ACTANT_ALL_TEXTS;
}

/** Returns: (transfer none) (nullable): what gives units of a kind their category */
const ActantCodedValues *
actant_agreement_find_category (const ActantAgreement *agreement,
                                ActantKind             kind)
{
  return actant_agreement_find_values (agreement, kind, kind == ACTANT_KIND_CLAIM ? "type"
                                                        : kind == ACTANT_KIND_CODING ? "code" : "mode");
}

static gboolean
is_shared (const ActantAgreementScope *scope,
           guint                       text)
{
  return actant_agreement_count_coders (scope->agreement, text, scope->coders, scope->n_coders) > 1;
}

/* What was given in texts that only one of them coded is as if it were not. */
static void
leave_out (const ActantAgreementScope *scope,
           ActantKind                  kind,
           ActantReliabilityData      *data)
{
  for (guint text = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    {
      guint first, n;

      if ((scope->text != ACTANT_ALL_TEXTS && scope->text != text) || is_shared (scope, text))
        continue;
      n = actant_agreement_get_extent (scope->agreement, kind, text, &first);
      if (scope->text != ACTANT_ALL_TEXTS)
        first = 0;
      for (guint unit = first; unit < first + n; unit++)
        for (guint i = 0; i < scope->n_coders; i++)
          actant_reliability_data_set (data, unit, i, ACTANT_VALUE_MISSING);
    }
}

/**
 * actant_agreement_select:
 * @scope: whose work
 * @values: a variable of it
 * @value: number of the one value that is compared with the rest, or %ACTANT_ALL_VALUES
 * @scored: whether only having the value counts
 *
 * Texts that only one of them coded say nothing.
 *
 * Returns: (transfer full): what was given
 */
ActantReliabilityData *
actant_agreement_select (const ActantAgreementScope *scope,
                         const ActantCodedValues    *values,
                         guint                       value,
                         gboolean                    scored)
{
  guint first, n = actant_agreement_get_extent (scope->agreement, values->variable->kind, scope->text, &first);
  ActantReliabilityData *data = value == ACTANT_ALL_VALUES
    ? actant_coded_values_select (values, first, n, scope->coders, scope->n_coders)
    : actant_coded_values_select_one (values, value, scored, first, n, scope->coders, scope->n_coders);

  leave_out (scope, values->variable->kind, data);

  return data;
}

/**
 * actant_agreement_select_passages:
 * @scope: whose work
 * @kind: mentions, codings or claims
 * @exact: whether passages must be the same, or only overlap by the threshold
 * @category: (nullable): what must be the same, too
 *
 * Returns: (transfer full): the same number for the passages of a unit that are the same
 */
ActantReliabilityData *
actant_agreement_select_passages (const ActantAgreementScope *scope,
                                  ActantKind                  kind,
                                  gboolean                    exact,
                                  const ActantCodedValues    *category)
{
  guint others = category != NULL ? category->categories->len + 1 : 1;
  guint first, n = actant_agreement_get_extent (scope->agreement, kind, scope->text, &first);
  ActantReliabilityData *data = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, n, scope->n_coders);

  for (guint text = 0, unit = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    {
      const ActantCodedUnits *units;

      if (scope->text != ACTANT_ALL_TEXTS && scope->text != text)
        continue;
      units = actant_agreement_get_units (scope->agreement, text, kind);
      for (guint row = 0; row < actant_coded_units_get_n (units); row++, unit++)
        {
          const ActantRecord *model = NULL;

          for (guint i = 0; i < scope->n_coders; i++)
            {
              const ActantRecord *record = actant_coded_units_get (units, row, scope->coders[i]);
              gint32 given = 0;

              if (record == NULL)
                continue;
              if (model == NULL)
                model = record;
              if (exact && actant_record_get_overlap (model, record) < 1)
                given = (gint32) (others + i);
              else if (category != NULL)
                given = actant_reliability_data_get (category->data, first + unit, scope->coders[i]) + 1;
              actant_reliability_data_set (data, unit, i, given);
            }
        }
    }

  leave_out (scope, kind, data);

  return data;
}

static gboolean
is_same_type (const ActantRecord *a,
              const ActantRecord *b)
{
  return g_strcmp0 (actant_record_get_text (a, "type"), actant_record_get_text (b, "type")) == 0;
}

/* What the coders have between the same claims, once for each type: each who has it. */
static void
add_row (const ActantAgreementScope *scope,
         const ActantCodedUnits     *rows,
         ActantAgreementUnit         unit,
         GArray                     *units,
         GPtrArray                  *records)
{
  for (guint i = 0; i < scope->n_coders; i++)
    {
      const ActantRecord *relation = actant_coded_units_get (rows, unit.row, scope->coders[i]);
      gboolean known = relation == NULL;

      for (guint j = 0; !known && j < i; j++)
        {
          const ActantRecord *other = actant_coded_units_get (rows, unit.row, scope->coders[j]);

          known = other != NULL && is_same_type (other, relation);
        }
      if (known)
        continue;
      for (guint j = 0; j < scope->n_coders; j++)
        {
          const ActantRecord *other = actant_coded_units_get (rows, unit.row, scope->coders[j]);

          g_ptr_array_add (records, (gpointer) (other != NULL && is_same_type (other, relation) ? other : NULL));
        }
      g_array_append_val (units, unit);
    }
}

/**
 * actant_agreement_select_relations:
 * @scope: whose work
 * @units: (element-type ActantAgreementUnit): where each is, is appended here
 * @records: (element-type ActantRecord): what each coder has is appended here, @n_coders a relation,
 *   borrowed; %NULL where there is none
 *
 * Relations are the same when both ends are matched and the type is the same: one of two types is two.
 *
 * Returns: (transfer full): 0 for each relation that a coder has
 */
ActantReliabilityData *
actant_agreement_select_relations (const ActantAgreementScope *scope,
                                   GArray                     *units,
                                   GPtrArray                  *records)
{
  ActantReliabilityData *data;

  for (guint text = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    {
      const ActantCodedUnits *rows;

      if ((scope->text != ACTANT_ALL_TEXTS && scope->text != text) || !is_shared (scope, text))
        continue;
      rows = actant_agreement_get_units (scope->agreement, text, ACTANT_KIND_RELATION);
      for (guint row = 0; row < actant_coded_units_get_n (rows); row++)
        add_row (scope, rows, (ActantAgreementUnit) { actant_agreement_get_text (scope->agreement, text),
                                                      ACTANT_KIND_RELATION, row }, units, records);
    }

  data = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, units->len, scope->n_coders);
  for (guint unit = 0; unit < units->len; unit++)
    for (guint i = 0; i < scope->n_coders; i++)
      if (records->pdata[unit * scope->n_coders + i] != NULL)
        actant_reliability_data_set (data, unit, i, 0);

  return data;
}

static gboolean
is_different (const ActantReliabilityData *data,
              guint                        unit,
              ActantDiffering              differing)
{
  for (guint a = 0; a < data->n_coders; a++)
    for (guint b = a + 1; b < data->n_coders; b++)
      {
        gint32 x = actant_reliability_data_get (data, unit, a), y = actant_reliability_data_get (data, unit, b);
        gboolean first = x != ACTANT_VALUE_MISSING, second = y != ACTANT_VALUE_MISSING;

        if (x != y && (differing == ACTANT_DIFFERING_PAIRED ? first && second
                       : differing == ACTANT_DIFFERING_FIRST ? first
                       : differing == ACTANT_DIFFERING_SECOND ? second : TRUE))
          return TRUE;
      }

  return FALSE;
}

/** Returns: in how many units two differ */
guint
actant_agreement_count_differing (const ActantReliabilityData *data,
                                  ActantDiffering              differing)
{
  guint n = 0;

  for (guint unit = 0; unit < data->n_units; unit++)
    n += is_different (data, unit, differing);

  return n;
}

/* Whose values that are not found again count against precision or recall. */
static ActantDiffering
get_differing (const ActantAgreementRow *row)
{
  gboolean second_is_gold;

  if (row->gold == NULL)
    return g_str_equal (row->measure, "f1") ? ACTANT_DIFFERING_ANY : ACTANT_DIFFERING_PAIRED;

  second_is_gold = !g_str_has_prefix (row->coders, row->gold) || row->coders[strlen (row->gold)] != ' ';

  return second_is_gold == g_str_equal (row->measure, "precision") ? ACTANT_DIFFERING_FIRST
                                                                   : ACTANT_DIFFERING_SECOND;
}

/**
 * actant_agreement_list_differing:
 * @scope: whose work
 * @kind: of the records
 * @data: what they gave its units
 * @differing: which differences are meant
 *
 * Returns: (transfer full) (element-type ActantAgreementUnit): the units in which two differ
 */
GArray *
actant_agreement_list_differing (const ActantAgreementScope  *scope,
                                 ActantKind                   kind,
                                 const ActantReliabilityData *data,
                                 ActantDiffering              differing)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  guint first;

  actant_agreement_get_extent (scope->agreement, kind, scope->text, &first);
  for (guint unit = 0; unit < data->n_units; unit++)
    if (is_different (data, unit, differing))
      {
        ActantAgreementUnit found = actant_agreement_locate (scope->agreement, kind, first + unit);

        g_array_append_val (units, found);
      }

  return units;
}

/* Each once, be it of two types. */
static GArray *
list_relations (const ActantAgreementScope *scope,
                ActantDiffering             differing)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(ActantReliabilityData) data = actant_agreement_select_relations (scope, all, records);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));

  for (guint unit = 0; unit < data->n_units; unit++)
    {
      const ActantAgreementUnit *found = &g_array_index (all, ActantAgreementUnit, unit);
      const ActantAgreementUnit *last = units->len > 0 ? &g_array_index (units, ActantAgreementUnit, units->len - 1)
                                                       : NULL;

      if (is_different (data, unit, differing)
          && (last == NULL || last->row != found->row || strcmp (last->text, found->text) != 0))
        g_array_append_vals (units, found, 1);
    }

  return units;
}

static guint
find_value (const ActantCodedValues *values,
            const char              *id)
{
  for (guint i = 0; id != NULL && i < values->values->len; i++)
    if (strcmp (values->values->pdata[i], id) == 0)
      return i;

  return ACTANT_ALL_VALUES;
}

/* Passages with one category, which another coder does not have, or elsewhere, or with another one. */
static GArray *
list_category (const ActantAgreementScope *scope,
               ActantKind                  kind,
               const char                 *id)
{
  const ActantCodedValues *category = actant_agreement_find_category (scope->agreement, kind);
  g_autoptr(ActantReliabilityData) has = actant_agreement_select (scope, category, find_value (category, id), TRUE);
  g_autoptr(ActantReliabilityData) places = actant_agreement_select_passages (scope, kind, TRUE, NULL);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  guint first;

  actant_agreement_get_extent (scope->agreement, kind, scope->text, &first);
  for (guint unit = 0; unit < has->n_units; unit++)
    {
      gboolean given = FALSE;

      for (guint i = 0; i < has->n_coders; i++)
        given |= actant_reliability_data_get (has, unit, i) != ACTANT_VALUE_MISSING;
      if (given && (is_different (has, unit, ACTANT_DIFFERING_ANY)
                    || is_different (places, unit, ACTANT_DIFFERING_ANY)))
        {
          ActantAgreementUnit found = actant_agreement_locate (scope->agreement, kind, first + unit);

          g_array_append_val (units, found);
        }
    }

  return units;
}

/**
 * actant_agreement_list_behind:
 * @agreement: several coders' work
 * @row: a figure of it
 *
 * What keeps the figure from being 1: the very units in which these coders differ on this text, in
 * this.
 *
 * Returns: (transfer full) (element-type ActantAgreementUnit): the units, in the order of the texts
 */
GArray *
actant_agreement_list_behind (const ActantAgreement    *agreement,
                              const ActantAgreementRow *row)
{
  g_autoptr(GArray) coders = actant_agreement_dup_coders (agreement, row->coders);
  ActantAgreementScope scope = {
    agreement, actant_agreement_find_text (agreement, row->text), (const guint *) coders->data, coders->len
  };
  const ActantCodedValues *values = actant_agreement_find_values (agreement, row->kind, row->field);
  ActantDiffering differing = get_differing (row);
  gboolean scored = differing != ACTANT_DIFFERING_PAIRED;
  g_autoptr(ActantReliabilityData) data = NULL;

  if (row->kind == ACTANT_KIND_RELATION)
    return list_relations (&scope, differing);
  if (values == NULL && row->value_id != NULL)
    return list_category (&scope, row->kind, row->value_id);
  if (values == NULL)
    {
      gboolean along = !scored && !g_str_equal (row->measure, "f1-exact")
                       && !g_str_equal (row->measure, "u-binary");

      data = actant_agreement_select_passages (&scope, row->kind, !scored,
                                               along ? actant_agreement_find_category (agreement, row->kind) : NULL);
      differing = scored ? differing : ACTANT_DIFFERING_ANY;
    }
  else
    data = actant_agreement_select (&scope, values, find_value (values, row->value_id), scored);

  return actant_agreement_list_differing (&scope, row->kind, data, differing);
}
