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

/**
 * actant_agreement_select:
 * @scope: whose work
 * @values: a variable of it
 * @value: number of the one value that is compared with the rest, or %ACTANT_ALL_VALUES
 * @scored: whether only having the value counts
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

  return value == ACTANT_ALL_VALUES
         ? actant_coded_values_select (values, first, n, scope->coders, scope->n_coders)
         : actant_coded_values_select_one (values, value, scored, first, n, scope->coders, scope->n_coders);
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

              if (record == NULL)
                continue;
              if (model == NULL)
                model = record;
              actant_reliability_data_set (data, unit, i,
                                           exact && actant_record_get_overlap (model, record) < 1 ? (gint32) (others + i)
                                           : category == NULL ? 0
                                           : actant_reliability_data_get (category->data, first + unit, scope->coders[i]) + 1);
            }
        }
    }

  return data;
}

/* Where a coder's claims are, by their ids: the row, plus one. */
static GHashTable *
index_claims (const ActantAgreementScope *scope,
              guint                       text,
              guint                       coder)
{
  const ActantCodedUnits *units = actant_agreement_get_units (scope->agreement, text, ACTANT_KIND_CLAIM);
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < actant_coded_units_get_n (units); row++)
    {
      const ActantRecord *record = actant_coded_units_get (units, row, coder);

      if (record != NULL)
        g_hash_table_insert (rows, (gpointer) actant_record_get_id (record), GUINT_TO_POINTER (row + 1));
    }

  return rows;
}

static guint
find_row (GHashTable         *rows,
          const ActantRecord *relation,
          const char         *end)
{
  const char *id = actant_record_get_text (relation, end);

  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (rows, id)) : 0;
}

/* A relation as it must be found again with the other coder; one with an end that is no unit is not. */
static char *
dup_key (GHashTable         *rows,
         const ActantRecord *relation,
         guint               text,
         guint               coder)
{
  const char *type = actant_record_get_text (relation, "type");
  guint from = find_row (rows, relation, "from"), to = find_row (rows, relation, "to");

  return from > 0 && to > 0 ? g_strdup_printf ("%u %u %u %s", text, from, to, type != NULL ? type : "")
                            : g_strdup_printf ("%u %s", coder, actant_record_get_id (relation));
}

typedef struct
{
  ActantAgreementUnit   unit;
  const ActantRecord  **records;    /* of each coder */
} Tie;

static void
free_tie (gpointer data)
{
  g_free (((Tie *) data)->records);
  g_free (data);
}

/* A relation of one coder: with those of the others that are the same and not taken, or alone. */
static void
add_relation (GPtrArray          *ties,
              GHashTable         *found,
              char               *key,
              ActantAgreementUnit unit,
              const ActantRecord *relation,
              guint               coder,
              guint               n_coders)
{
  GPtrArray *same = g_hash_table_lookup (found, key);
  Tie *tie = NULL;

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (found, g_strdup (key), same);
    }
  for (guint i = 0; tie == NULL && i < same->len; i++)
    if (((Tie *) same->pdata[i])->records[coder] == NULL)
      tie = same->pdata[i];
  if (tie == NULL)
    {
      tie = g_new0 (Tie, 1);
      tie->unit = unit;
      tie->records = g_new0 (const ActantRecord *, n_coders);
      g_ptr_array_add (ties, tie);
      g_ptr_array_add (same, tie);
    }
  tie->records[coder] = relation;
}

/**
 * actant_agreement_select_relations:
 * @scope: whose work
 * @units: (nullable) (element-type ActantAgreementUnit): where the claim is that each begins at, is
 *   appended here
 * @records: (nullable) (element-type ActantRecord): what each coder has is appended here, @n_coders a
 *   relation, borrowed; %NULL where there is none
 *
 * Relations are the same when both ends are matched and the type is the same.
 *
 * Returns: (transfer full): 0 for each relation that a coder has
 */
ActantReliabilityData *
actant_agreement_select_relations (const ActantAgreementScope *scope,
                                   GArray                     *units,
                                   GPtrArray                  *records)
{
  g_autoptr(GPtrArray) ties = g_ptr_array_new_with_free_func (free_tie);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_ptr_array_unref);
  ActantReliabilityData *data;

  for (guint text = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    for (guint i = 0; (scope->text == ACTANT_ALL_TEXTS || scope->text == text) && i < scope->n_coders; i++)
      {
        GPtrArray *relations = actant_agreement_get_relations (scope->agreement, text, scope->coders[i]);
        g_autoptr(GHashTable) rows = relations->len > 0 ? index_claims (scope, text, scope->coders[i]) : NULL;

        for (guint j = 0; j < relations->len; j++)
          {
            g_autofree char *key = dup_key (rows, relations->pdata[j], text, i);
            guint from = find_row (rows, relations->pdata[j], "from"), to = find_row (rows, relations->pdata[j], "to");
            ActantAgreementUnit unit = {
              actant_agreement_get_text (scope->agreement, text), ACTANT_KIND_CLAIM, (from > 0 ? from : to) - 1
            };

            add_relation (ties, found, key, unit, relations->pdata[j], i, scope->n_coders);
          }
      }

  data = actant_reliability_data_new (ACTANT_SCALE_NOMINAL, ties->len, scope->n_coders);
  for (guint unit = 0; unit < ties->len; unit++)
    {
      const Tie *tie = ties->pdata[unit];

      for (guint i = 0; i < scope->n_coders; i++)
        {
          if (tie->records[i] != NULL)
            actant_reliability_data_set (data, unit, i, 0);
          if (records != NULL)
            g_ptr_array_add (records, (gpointer) tie->records[i]);
        }
      if (units != NULL)
        g_array_append_val (units, tie->unit);
    }

  return data;
}

static gboolean
is_different (const ActantReliabilityData *data,
              guint                        unit,
              gboolean                     scored)
{
  for (guint a = 0; a < data->n_coders; a++)
    for (guint b = a + 1; b < data->n_coders; b++)
      {
        gint32 x = actant_reliability_data_get (data, unit, a), y = actant_reliability_data_get (data, unit, b);

        if (x != y && (scored || (x != ACTANT_VALUE_MISSING && y != ACTANT_VALUE_MISSING)))
          return TRUE;
      }

  return FALSE;
}

/**
 * actant_agreement_list_differing:
 * @scope: whose work
 * @kind: of the records
 * @data: what they gave its units
 * @scored: whether a value that only one gave is a difference
 *
 * Returns: (transfer full) (element-type ActantAgreementUnit): the units in which two differ
 */
GArray *
actant_agreement_list_differing (const ActantAgreementScope  *scope,
                                 ActantKind                   kind,
                                 const ActantReliabilityData *data,
                                 gboolean                     scored)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  guint first;

  actant_agreement_get_extent (scope->agreement, kind, scope->text, &first);
  for (guint unit = 0; unit < data->n_units; unit++)
    if (is_different (data, unit, scored))
      {
        ActantAgreementUnit found = actant_agreement_locate (scope->agreement, kind, first + unit);

        g_array_append_val (units, found);
      }

  return units;
}

static GArray *
list_relations (const ActantAgreementScope *scope)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  g_autoptr(ActantReliabilityData) data = actant_agreement_select_relations (scope, all, NULL);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));

  for (guint unit = 0; unit < data->n_units; unit++)
    if (is_different (data, unit, TRUE) && g_array_index (all, ActantAgreementUnit, unit).row != G_MAXUINT)
      g_array_append_val (units, g_array_index (all, ActantAgreementUnit, unit));

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

/**
 * actant_agreement_list_behind:
 * @agreement: several coders' work
 * @row: a figure of it
 *
 * What keeps the figure from being 1: the very units in which these coders differ on this text, in
 * this. Of relations, the claim that each begins at.
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
  gboolean scored = g_str_equal (row->measure, "f1") || row->gold != NULL;
  g_autoptr(ActantReliabilityData) data = NULL;

  if (row->kind == ACTANT_KIND_RELATION)
    return list_relations (&scope);
  if (values == NULL)
    {
      gboolean along = !scored && !g_str_equal (row->measure, "f1-exact") && !g_str_equal (row->measure, "u-binary");

      data = actant_agreement_select_passages (&scope, row->kind, !scored,
                                               along ? actant_agreement_find_category (agreement, row->kind) : NULL);
      scored = TRUE;
    }
  else
    data = actant_agreement_select (&scope, values, find_value (values, row->value_id), scored);

  return actant_agreement_list_differing (&scope, row->kind, data, scored);
}
