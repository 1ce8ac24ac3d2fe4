/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What coders gave the same units, counted. */
#include "config.h"

#include "team/actant-agreement-matrix.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  guint               row;
  guint               column;
  ActantAgreementUnit unit;
} Place;

/* What can be given, by its number: values or whole sets, then nothing, then no record. */
typedef struct
{
  const ActantAgreementScope *scope;
  const ActantCodedValues    *values;
  GPtrArray                  *words;     /* of each number; borrowed */
  guint                      *uses;      /* of each number */
  guint                       empty;
  guint                       nobody;
} Table;

/* Calls for each number that the coder gave the unit. */
typedef void (*GivenFunc) (Table *table, guint number, gpointer data);

static void
each_given (Table               *table,
            gboolean             members,
            guint                unit,
            ActantAgreementUnit  place,
            guint                text,
            guint                coder,
            GivenFunc            func,
            gpointer             data)
{
  gint32 category = actant_reliability_data_get (table->values->data, unit, coder);
  const GArray *set;

  if (category == ACTANT_VALUE_MISSING)
    {
      const ActantCodedUnits *units = actant_agreement_get_units (table->scope->agreement, text, place.kind);

      func (table, actant_coded_units_get (units, place.row, coder) != NULL ? table->empty : table->nobody, data);
      return;
    }
  if (!members)
    {
      func (table, *(const char *) table->words->pdata[category] != '\0' ? (guint) category : table->empty, data);
      return;
    }

  set = table->values->data->sets->pdata[category];
  for (guint i = 0; i < set->len; i++)
    func (table, g_array_index (set, guint32, i), data);
  if (set->len == 0)
    func (table, table->empty, data);
}

static void
count_use (Table    *table,
           guint     number,
           gpointer  data)
{
  table->uses[number]++;
}

static int
compare_uses (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Table *table = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  return table->uses[x] != table->uses[y] ? (table->uses[x] < table->uses[y]) - (table->uses[x] > table->uses[y])
                                          : strcmp (table->words->pdata[x], table->words->pdata[y]);
}

/* The labels of what was used, the most used first; where each number is among them. */
static GPtrArray *
rank (Table *table,
      guint *ranks)
{
  g_autofree guint *order = g_new (guint, table->words->len);
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  guint n_used = 0, n;

  for (guint i = 0; i < table->words->len; i++)
    if (table->uses[i] > 0)
      order[n_used++] = i;
  g_qsort_with_data (order, n_used, sizeof *order, compare_uses, table);
  n = n_used > ACTANT_MATRIX_MAX ? ACTANT_MATRIX_MAX - 1 : n_used;
  for (guint i = 0; i < n_used; i++)
    {
      ranks[order[i]] = MIN (i, n);
      if (i < n)
        g_ptr_array_add (labels, g_strdup (table->words->pdata[order[i]]));
    }
  if (n_used > n)
    g_ptr_array_add (labels, g_strdup_printf (ngettext ("%u other", "%u others", n_used - n), n_used - n));

  return labels;
}

static void
count (ActantAgreementMatrix *self,
       guint                  row,
       guint                  column,
       ActantAgreementUnit    unit)
{
  const Place place = { row, column, unit };
  guint *cell = &self->counts[row * self->columns->len + column];

  g_array_append_val (self->places, place);
  (*cell)++;
  self->max = MAX (self->max, *cell);
}

/* One coder's value among those of another. */
typedef struct
{
  ActantAgreementMatrix *matrix;
  const guint           *ranks;
  guint                  row;
  ActantAgreementUnit    unit;
  guint                  given;   /* the last one */
} Filling;

static void
count_given (Table    *table,
             guint     number,
             gpointer  data)
{
  const Filling *filling = data;

  count (filling->matrix, filling->row, filling->ranks[number], filling->unit);
}

static void
note_given (Table    *table,
            guint     number,
            gpointer  data)
{
  ((Filling *) data)->given = ((Filling *) data)->ranks[number];
}

/* Whether one of these coders has a record. */
static gboolean
is_somebodys (const ActantAgreementScope *scope,
              const ActantCodedUnits     *units,
              guint                       row)
{
  for (guint i = 0; i < scope->n_coders; i++)
    if (actant_coded_units_get (units, row, scope->coders[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* All units of the scope: only counted at first, then put in their cells. */
static void
walk (ActantAgreementMatrix *self,
      Table                 *table,
      const guint           *ranks)
{
  const ActantAgreementScope *scope = table->scope;
  gboolean coders = self->shape == ACTANT_MATRIX_CODERS;
  gboolean members = coders && table->values->variable->scale == ACTANT_SCALE_SET;
  ActantKind kind = table->values->variable->kind;

  for (guint text = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    {
      guint first, n = scope->text == ACTANT_ALL_TEXTS || scope->text == text
                       ? actant_agreement_get_extent (scope->agreement, kind, text, &first) : 0;
      const ActantCodedUnits *units = actant_agreement_get_units (scope->agreement, text, kind);

      if (actant_agreement_count_coders (scope->agreement, text, scope->coders, scope->n_coders) < 2)
        continue;
      for (guint row = 0; row < n; row++)
        for (guint a = 0; is_somebodys (scope, units, row) && a < scope->n_coders; a++)
          {
            Filling filling = {
              self, ranks, a, { actant_agreement_get_text (scope->agreement, text), kind, row }, 0
            };

            if (!actant_agreement_has_coder (scope->agreement, text, scope->coders[a]))
              continue;
            if (ranks == NULL || coders)
              {
                each_given (table, members, first + row, filling.unit, text, scope->coders[a],
                            ranks == NULL ? count_use : count_given, &filling);
                continue;
              }
            each_given (table, FALSE, first + row, filling.unit, text, scope->coders[a], note_given, &filling);
            filling.row = filling.given;
            for (guint b = a + 1; b < scope->n_coders; b++)
              if (actant_agreement_has_coder (scope->agreement, text, scope->coders[b]))
                each_given (table, FALSE, first + row, filling.unit, text, scope->coders[b], count_given, &filling);
          }
    }
}

static GPtrArray *
list_coders (const ActantAgreementScope *scope)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < scope->n_coders; i++)
    g_ptr_array_add (names, g_strdup (actant_agreement_get_coder (scope->agreement, scope->coders[i])));

  return names;
}

static void
name_sides (ActantAgreementMatrix      *self,
            const ActantAgreementScope *scope)
{
  gboolean pair = self->shape == ACTANT_MATRIX_CONFUSION && scope->n_coders == 2;
  gboolean coders = self->shape == ACTANT_MATRIX_CODERS;

  self->row_title = g_strdup (pair ? actant_agreement_get_coder (scope->agreement, scope->coders[0])
                              : coders ? _("Coder") : _("One coder"));
  self->column_title = g_strdup (pair ? actant_agreement_get_coder (scope->agreement, scope->coders[1])
                                 : coders ? _("Value") : _("Another coder"));
}

/**
 * actant_agreement_matrix_new:
 * @scope: several coders' work, or a part of it
 * @values: what they decided on
 * @shape: what is counted: all but %ACTANT_MATRIX_KINDS
 *
 * A value is what people read of it; whoever has no record in a unit, or left the field empty, is
 * counted as such. From any thread when the work is read.
 *
 * Returns: (transfer full): the counts
 */
ActantAgreementMatrix *
actant_agreement_matrix_new (const ActantAgreementScope *scope,
                             const ActantCodedValues    *values,
                             ActantMatrixShape           shape)
{
  ActantAgreementMatrix *self = g_new0 (ActantAgreementMatrix, 1);
  gboolean members = shape == ACTANT_MATRIX_CODERS && values->variable->scale == ACTANT_SCALE_SET;
  GPtrArray *given = members ? values->words : values->categories;
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autofree guint *uses = g_new0 (guint, given->len + 2);
  g_autofree guint *ranks = g_new0 (guint, given->len + 2);
  Table table = { scope, values, words, uses, given->len, given->len + 1 };

  for (guint i = 0; i < given->len; i++)
    g_ptr_array_add (words, given->pdata[i]);
  g_ptr_array_add (words, (gpointer) _("(empty)"));
  g_ptr_array_add (words, (gpointer) _("(no record)"));

  self->shape = shape;
  self->title = g_strdup (values->variable->label);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  walk (self, &table, NULL);
  self->columns = rank (&table, ranks);
  self->rows = shape == ACTANT_MATRIX_CODERS ? list_coders (scope) : g_ptr_array_ref (self->columns);
  self->counts = g_new0 (guint, self->rows->len * self->columns->len + 1);
  name_sides (self, scope);
  walk (self, &table, ranks);

  return self;
}

/* What became of a unit: 0 for the same with all who coded the text, 1 where fields differ, 2 or more for whom
 * not all have. */
static guint
find_column (const ActantAgreementScope  *scope,
             const ActantReliabilityData *places,
             guint                        unit,
             guint                        text,
             gboolean                     differs)
{
  guint n_have = 0, last = 0;

  for (guint a = 0; a < scope->n_coders; a++)
    if (actant_reliability_data_get (places, unit, a) != ACTANT_VALUE_MISSING)
      {
        n_have++;
        last = a;
      }
  if (n_have == 0)
    return G_MAXUINT;

  return n_have == actant_agreement_count_coders (scope->agreement, text, scope->coders, scope->n_coders)
         ? (guint) differs : scope->n_coders == 2 ? 2 + last : 2;
}

/* Whether two who have a record in the unit gave it different values. */
static gboolean
is_different (const ActantAgreementScope  *scope,
              const ActantReliabilityData *places,
              guint                        unit,
              guint                        first,
              ActantKind                   kind)
{
  GPtrArray *values = actant_agreement_get_values (scope->agreement, kind);
  guint model = 0;

  while (model + 1 < scope->n_coders && actant_reliability_data_get (places, unit, model) == ACTANT_VALUE_MISSING)
    model++;
  for (guint i = 0; i < values->len; i++)
    {
      const ActantReliabilityData *data = ((ActantCodedValues *) values->pdata[i])->data;

      for (guint a = model + 1; a < scope->n_coders; a++)
        if (actant_reliability_data_get (places, unit, a) != ACTANT_VALUE_MISSING
            && actant_reliability_data_get (data, first + unit, scope->coders[a])
               != actant_reliability_data_get (data, first + unit, scope->coders[model]))
          return TRUE;
    }

  return FALSE;
}

/* What became of the units of one kind. */
static void
count_kind (ActantAgreementMatrix      *self,
            const ActantAgreementScope *scope,
            guint                       row,
            ActantKind                  kind)
{
  guint first, n = actant_agreement_get_extent (scope->agreement, kind, scope->text, &first);
  g_autoptr(ActantReliabilityData) places = actant_agreement_select_passages (scope, kind, FALSE, NULL);

  for (guint unit = 0; unit < n; unit++)
    {
      ActantAgreementUnit place = actant_agreement_locate (scope->agreement, kind, first + unit);
      guint column = find_column (scope, places, unit, actant_agreement_find_text (scope->agreement, place.text),
                                  is_different (scope, places, unit, first, kind));

      if (column != G_MAXUINT)
        count (self, row, column, place);
    }
}

/**
 * actant_agreement_matrix_new_kinds:
 * @scope: several coders' work, or a part of it
 *
 * Kind by kind, what two coders have the same, what they have both but with fields that differ, and
 * what only one of them has; of more coders, what not all have.
 *
 * Returns: (transfer full): the counts
 */
ActantAgreementMatrix *
actant_agreement_matrix_new_kinds (const ActantAgreementScope *scope)
{
  static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };
  ActantAgreementMatrix *self = g_new0 (ActantAgreementMatrix, 1);

  self->shape = ACTANT_MATRIX_KINDS;
  self->title = g_strdup (_("Matched Records"));
  self->row_title = g_strdup (_("Kind"));
  self->column_title = g_strdup (_("Coders"));
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->columns, g_strdup (_("the same")));
  g_ptr_array_add (self->columns, g_strdup (_("differ")));
  for (guint i = 0; scope->n_coders == 2 && i < 2; i++)
    /* translators: %s is a coder: what nobody else has */
    g_ptr_array_add (self->columns, g_strdup_printf (_("only %s"), actant_agreement_get_coder (scope->agreement,
                                                                                                scope->coders[i])));
  if (scope->n_coders != 2)
    g_ptr_array_add (self->columns, g_strdup (_("not all coders")));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (self->rows, g_strdup (_(actant_kind_get_info (kinds[i])->label)));
  self->counts = g_new0 (guint, self->rows->len * self->columns->len + 1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    count_kind (self, scope, i, kinds[i]);

  return self;
}

void
actant_agreement_matrix_free (ActantAgreementMatrix *matrix)
{
  g_free (matrix->title);
  g_free (matrix->row_title);
  g_free (matrix->column_title);
  g_ptr_array_unref (matrix->rows);
  g_ptr_array_unref (matrix->columns);
  g_free (matrix->counts);
  g_array_unref (matrix->places);
  g_free (matrix);
}

/** Returns: the count of a cell */
guint
actant_agreement_matrix_get (const ActantAgreementMatrix *matrix,
                             guint                        row,
                             guint                        column)
{
  g_return_val_if_fail (row < matrix->rows->len && column < matrix->columns->len, 0);

  return matrix->counts[row * matrix->columns->len + column];
}

/** Returns: (transfer full) (element-type ActantAgreementUnit): the units behind a cell */
GArray *
actant_agreement_matrix_list_units (const ActantAgreementMatrix *matrix,
                                    guint                        row,
                                    guint                        column)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));

  for (guint i = 0; i < matrix->places->len; i++)
    {
      const Place *place = &g_array_index (matrix->places, Place, i);

      if (place->row == row && place->column == column)
        g_array_append_val (units, place->unit);
    }

  return units;
}
