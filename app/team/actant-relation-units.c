/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which relations of several coders are about the same: those between the same claims. */
#include "team/actant-relation-units.h"

#include "agreement/actant-matching.h"

#include <string.h>

/* What the same type and join are worth beside the same ends. */
#define TYPE_WORTH 0.5
#define JOIN_WORTH 0.25

static const char * const ends[] = { "from", "to" };

/* Where the coder's claim is: mostly in the same text. */
static ActantUnitEnd
find_end (const ActantAgreement *agreement,
          guint                  text,
          guint                  coder,
          const char            *id)
{
  ActantUnitEnd end = { text, 0 };

  if (id == NULL)
    return (ActantUnitEnd) { G_MAXUINT, 0 };

  end.row = actant_coded_units_find (actant_agreement_get_units (agreement, text, ACTANT_KIND_CLAIM), coder, id);
  for (guint i = 0; end.row == G_MAXUINT && i < actant_agreement_get_n_texts (agreement); i++)
    {
      end.text = i;
      end.row = actant_coded_units_find (actant_agreement_get_units (agreement, i, ACTANT_KIND_CLAIM), coder, id);
    }

  return end.row != G_MAXUINT ? end : (ActantUnitEnd) { G_MAXUINT, 0 };
}

/* The places of both ends in words, %NULL when one of them is unknown. */
static char *
dup_key (const ActantUnitEnd *pair)
{
  if (pair[0].text == G_MAXUINT || pair[1].text == G_MAXUINT)
    return NULL;

  return g_strdup_printf ("%u %u %u %u", pair[0].text, pair[0].row, pair[1].text, pair[1].row);
}

/* What it is worth to put the relation into the row, whose ends are the same. */
static double
get_gain (const ActantCodedUnits *units,
          guint                   row,
          const ActantRecord     *relation)
{
  double likeness = 0;
  guint n = 0;

  for (guint i = 0; i < units->n_coders; i++)
    {
      const ActantRecord *other = actant_coded_units_get (units, row, i);

      if (other == NULL)
        continue;
      n++;
      if (g_strcmp0 (actant_record_get_text (other, "type"), actant_record_get_text (relation, "type")) == 0)
        likeness += TYPE_WORTH;
      if (g_strcmp0 (actant_record_get_text (other, "join"), actant_record_get_text (relation, "join")) == 0)
        likeness += JOIN_WORTH;
    }

  return 1 + (n > 0 ? likeness / n : 0);
}

/* The rows before this coder, by the places of their ends. */
static GHashTable *
index_rows (const ActantCodedUnits *units)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint row = 0; row < actant_coded_units_get_n (units); row++)
    {
      char *key = dup_key (&g_array_index (units->ends, ActantUnitEnd, 2 * row));
      GArray *same = key != NULL ? g_hash_table_lookup (rows, key) : NULL;

      if (key == NULL)
        continue;
      if (same == NULL)
        g_hash_table_insert (rows, key, same = g_array_new (FALSE, FALSE, sizeof (guint)));
      else
        g_free (key);
      g_array_append_val (same, row);
    }

  return rows;
}

/* Puts one coder's relations beside those of the coders before. */
static void
add_coder (ActantCodedUnits      *units,
           const ActantAgreement *agreement,
           guint                  text,
           guint                  coder,
           GPtrArray             *records)
{
  guint n_rows = actant_coded_units_get_n (units), n = records->len;
  g_autoptr(GHashTable) rows = index_rows (units);
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (ActantMatchEdge));
  g_autofree ActantUnitEnd *pairs = g_new (ActantUnitEnd, MAX (2 * n, 1));
  g_autofree guint *partners = g_new (guint, MAX (n_rows, 1));
  g_autofree gboolean *placed = g_new0 (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      const ActantRecord *relation = records->pdata[i];
      g_autofree char *key = NULL;
      GArray *same;

      for (guint end = 0; end < 2; end++)
        pairs[2 * i + end] = find_end (agreement, text, coder, actant_record_get_text (relation, ends[end]));
      key = dup_key (&pairs[2 * i]);
      same = key != NULL ? g_hash_table_lookup (rows, key) : NULL;
      for (guint j = 0; same != NULL && j < same->len; j++)
        {
          guint row = g_array_index (same, guint, j);
          ActantMatchEdge edge = { row, i, get_gain (units, row, relation) };

          g_array_append_val (edges, edge);
        }
    }
  actant_matching_find (n_rows, n, (const ActantMatchEdge *) edges->data, edges->len, partners);
  for (guint row = 0; row < n_rows; row++)
    if (partners[row] != ACTANT_NO_PARTNER)
      {
        units->rows->pdata[row * units->n_coders + coder] =
          actant_record_ref (records->pdata[partners[row]]);
        placed[partners[row]] = TRUE;
      }
  for (guint i = 0; i < n; i++)
    if (!placed[i])
      {
        for (guint j = 0; j < units->n_coders; j++)
          g_ptr_array_add (units->rows, j != coder ? NULL
                           : actant_record_ref (records->pdata[i]));
        g_array_append_vals (units->ends, &pairs[2 * i], 2);
      }
}

typedef struct
{
  gpointer      *records;
  ActantUnitEnd  pair[2];
} Row;

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      n_coders)
{
  const Row *x = a, *y = b;
  guint i = 0, j = 0;

  for (guint end = 0; end < 2; end++)
    {
      if (x->pair[end].text != y->pair[end].text)
        return x->pair[end].text < y->pair[end].text ? -1 : 1;
      if (x->pair[end].row != y->pair[end].row)
        return x->pair[end].row < y->pair[end].row ? -1 : 1;
    }
  while (i < GPOINTER_TO_UINT (n_coders) && x->records[i] == NULL)
    i++;
  while (j < GPOINTER_TO_UINT (n_coders) && y->records[j] == NULL)
    j++;

  return actant_record_compare (x->records[i], y->records[j]);
}

/* By the places of the claims they lead from, then of those they lead to. */
static void
sort_rows (ActantCodedUnits *units)
{
  guint n = actant_coded_units_get_n (units);
  g_autofree Row *rows = g_new (Row, MAX (n, 1));
  g_autofree gpointer *records = g_memdup2 (units->rows->pdata, units->rows->len * sizeof (gpointer));

  for (guint i = 0; i < n; i++)
    {
      rows[i].records = records + i * units->n_coders;
      memcpy (rows[i].pair, &g_array_index (units->ends, ActantUnitEnd, 2 * i), sizeof rows[i].pair);
    }
  g_qsort_with_data (rows, n, sizeof *rows, compare_rows, GUINT_TO_POINTER (units->n_coders));
  for (guint i = 0; i < n; i++)
    {
      memcpy (units->rows->pdata + i * units->n_coders, rows[i].records, units->n_coders * sizeof (gpointer));
      memcpy (&g_array_index (units->ends, ActantUnitEnd, 2 * i), rows[i].pair, sizeof rows[i].pair);
    }
}

/**
 * actant_relation_units_new:
 * @agreement: coders' work
 * @text: number of a text of it
 * @threshold: least overlap of the passages of claims, as in the agreement
 *
 * From any thread, as actant_agreement_match(). A relation one of whose claims is in none of the texts, or has no place in it, is about the same as
 * no other.
 *
 * Returns: (transfer full): which relations of the text are about the same, by the places of their ends
 */
ActantCodedUnits *
actant_relation_units_new (const ActantAgreement *agreement,
                           guint                  text,
                           double                 threshold)
{
  ActantCodedUnits *units = actant_coded_units_new_empty (ACTANT_KIND_RELATION,
                                                          actant_agreement_get_n_coders (agreement), threshold);

  units->ends = g_array_new (FALSE, FALSE, sizeof (ActantUnitEnd));
  for (guint coder = 0; coder < units->n_coders; coder++)
    add_coder (units, agreement, text, coder, actant_agreement_get_relations (agreement, text, coder));
  sort_rows (units);

  return units;
}
