/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What coders gave the same units, counted. */
#include "config.h"

#include "team/actant-agreement-matrix.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  guint            row;
  guint            column;
  ActantMatrixUnit unit;
} Place;

/* What each coder gave each unit, by the number of the value. */
typedef struct
{
  const ActantAgreement *agreement;
  const ActantVariable  *variable;
  const guint           *coders;
  guint                  n_coders;
  GHashTable            *numbers;   /* value → its number, plus one */
  GPtrArray             *words;     /* of each number; owned by the table */
  GArray                *uses;      /* of each number */
  GArray                *values;    /* n_coders a unit */
  GArray                *units;
} Table;

static guint
find_number (Table *table,
             char  *words)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (table->numbers, words));

  if (number == 0)
    {
      const guint none = 0;

      g_ptr_array_add (table->words, words);
      g_array_append_val (table->uses, none);
      number = table->words->len;
      g_hash_table_insert (table->numbers, words, GUINT_TO_POINTER (number));
    }
  else
    g_free (words);
  g_array_index (table->uses, guint, number - 1)++;

  return number - 1;
}

static char *
dup_value (Table              *table,
           const ActantRecord *record)
{
  char *words;

  if (record == NULL)
    return g_strdup (_("(no record)"));

  words = actant_variable_dup_words (table->variable, actant_agreement_get_session (table->agreement), record);
  if (*words != '\0')
    return words;

  g_free (words);
  return g_strdup (_("(empty)"));
}

static void
read_text (Table *table,
           guint  text)
{
  const ActantCodedUnits *units = actant_agreement_get_units (table->agreement, text, table->variable->kind);

  for (guint row = 0; row < actant_coded_units_get_n (units); row++)
    {
      const ActantMatrixUnit unit = {
        actant_agreement_get_text (table->agreement, text), table->variable->kind, row
      };

      g_array_append_val (table->units, unit);
      for (guint i = 0; i < table->n_coders; i++)
        {
          guint value = find_number (table, dup_value (table, actant_coded_units_get (units, row, table->coders[i])));

          g_array_append_val (table->values, value);
        }
    }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Table *table = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  guint uses_x = g_array_index (table->uses, guint, x), uses_y = g_array_index (table->uses, guint, y);

  return uses_x != uses_y ? (uses_x < uses_y) - (uses_x > uses_y)
                          : strcmp (table->words->pdata[x], table->words->pdata[y]);
}

/* The labels, the most used first; where each value is among them. */
static GPtrArray *
rank (Table *table,
      guint *ranks)
{
  g_autofree guint *order = g_new (guint, table->words->len + 1);
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  gboolean cut = table->words->len > ACTANT_MATRIX_MAX;
  guint n = cut ? ACTANT_MATRIX_MAX - 1 : table->words->len;

  for (guint i = 0; i < table->words->len; i++)
    order[i] = i;
  g_qsort_with_data (order, table->words->len, sizeof *order, compare_uses, table);
  for (guint i = 0; i < table->words->len; i++)
    {
      ranks[order[i]] = MIN (i, n);
      if (i < n)
        g_ptr_array_add (labels, g_strdup (table->words->pdata[order[i]]));
    }
  if (cut)
    g_ptr_array_add (labels, g_strdup_printf (ngettext ("%u other", "%u others", table->words->len - n),
                                              table->words->len - n));

  return labels;
}

static void
count (ActantAgreementMatrix *self,
       guint                  row,
       guint                  column,
       ActantMatrixUnit       unit)
{
  const Place place = { row, column, unit };
  guint *cell = &self->counts[row * self->columns->len + column];

  g_array_append_val (self->places, place);
  (*cell)++;
  self->max = MAX (self->max, *cell);
}

static void
fill (ActantAgreementMatrix *self,
      Table                 *table,
      const guint           *ranks)
{
  for (guint i = 0; i < table->units->len; i++)
    {
      const guint *values = &g_array_index (table->values, guint, i * table->n_coders);
      ActantMatrixUnit unit = g_array_index (table->units, ActantMatrixUnit, i);

      for (guint a = 0; a < table->n_coders; a++)
        if (self->shape == ACTANT_MATRIX_CODERS)
          count (self, a, ranks[values[a]], unit);
        else
          for (guint b = a + 1; b < table->n_coders; b++)
            count (self, ranks[values[a]], ranks[values[b]], unit);
    }
}

static GPtrArray *
list_coders (Table *table)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->n_coders; i++)
    g_ptr_array_add (names, g_strdup (actant_agreement_get_coder (table->agreement, table->coders[i])));

  return names;
}

static void
name_sides (ActantAgreementMatrix *self,
            Table                 *table)
{
  gboolean pair = self->shape == ACTANT_MATRIX_CONFUSION && table->n_coders == 2;
  gboolean coders = self->shape == ACTANT_MATRIX_CODERS;

  self->title = g_strdup (table->variable->label);
  self->row_title = g_strdup (pair ? actant_agreement_get_coder (table->agreement, table->coders[0])
                              : coders ? _("Coder") : _("One coder"));
  self->column_title = g_strdup (pair ? actant_agreement_get_coder (table->agreement, table->coders[1])
                                 : coders ? _("Value") : _("Another coder"));
}

/**
 * actant_agreement_matrix_new:
 * @agreement: several coders' work
 * @variable: what they decided on
 * @shape: what is counted
 * @text: number of a text, or %ACTANT_ALL_TEXTS
 * @coders: (array length=n_coders): who, by number
 * @n_coders: at least 2
 *
 * A value is what people read of it, of sets all members; whoever has no record in a unit, or left the
 * field empty, is counted as such.
 *
 * Returns: (transfer full): the counts, as the work is now
 */
ActantAgreementMatrix *
actant_agreement_matrix_new (const ActantAgreement *agreement,
                             const ActantVariable  *variable,
                             ActantMatrixShape      shape,
                             guint                  text,
                             const guint           *coders,
                             guint                  n_coders)
{
  ActantAgreementMatrix *self = g_new0 (ActantAgreementMatrix, 1);
  Table table = { agreement, variable, coders, n_coders };
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) uses = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (ActantMatrixUnit));
  g_autofree guint *ranks = NULL;

  table.numbers = numbers;
  table.words = words;
  table.uses = uses;
  table.values = values;
  table.units = units;
  for (guint i = 0; i < actant_agreement_get_n_texts (agreement); i++)
    if (text == ACTANT_ALL_TEXTS || text == i)
      read_text (&table, i);

  ranks = g_new (guint, words->len + 1);
  self->shape = shape;
  self->columns = rank (&table, ranks);
  self->rows = shape == ACTANT_MATRIX_CODERS ? list_coders (&table) : g_ptr_array_ref (self->columns);
  self->counts = g_new0 (guint, self->rows->len * self->columns->len + 1);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  name_sides (self, &table);
  fill (self, &table, ranks);

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

/** Returns: (transfer full) (element-type ActantMatrixUnit): the units behind a cell */
GArray *
actant_agreement_matrix_list_units (const ActantAgreementMatrix *matrix,
                                    guint                        row,
                                    guint                        column)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (ActantMatrixUnit));

  for (guint i = 0; i < matrix->places->len; i++)
    {
      const Place *place = &g_array_index (matrix->places, Place, i);

      if (place->row == row && place->column == column)
        g_array_append_val (units, place->unit);
    }

  return units;
}
