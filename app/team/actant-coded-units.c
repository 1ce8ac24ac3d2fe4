/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of several coders are about the same. */
#include "team/actant-coded-units.h"

#include "agreement/actant-matching.h"

/* What equal fields are worth beside equal passages: of two claims on one sentence, the one that says
 * the same is the same. */
#define FIELDS_WORTH 0.5

/* What a mean of overlaps may be off by: three times 0.7 are less than 2.1. */
#define ROUNDING 1e-9

static gint64
get_length (const ActantRecord *record)
{
  gint64 length = 0;

  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      length += end - start;
    }

  return length;
}

/**
 * actant_record_get_overlap:
 * @a: a record with a passage
 * @b: another on the same text
 *
 * Returns: code points that both cover over those that either does (Jaccard), 0 to 1
 */
double
actant_record_get_overlap (const ActantRecord *a,
                           const ActantRecord *b)
{
  gint64 common = 0;
  guint i = 0, j = 0;

  while (i < actant_record_get_n_segments (a) && j < actant_record_get_n_segments (b))
    {
      gint64 start_a, end_a, start_b, end_b;

      actant_record_get_segment (a, i, &start_a, &end_a);
      actant_record_get_segment (b, j, &start_b, &end_b);
      common += MAX (0, MIN (end_a, end_b) - MAX (start_a, start_b));
      if (end_a <= end_b)
        i++;
      else
        j++;
    }

  return common > 0 ? (double) common / (get_length (a) + get_length (b) - common) : 0;
}

/* Share of the fields set in either that are equal. */
static double
get_likeness (const ActantRecord *a,
              const ActantRecord *b)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (a))->table;
  guint n = 0, n_equal = 0;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *x, *y;

      if (table->fields[i].flags & ACTANT_FIELD_INTERNAL)
        continue;
      x = actant_value_get_member_at (actant_record_get_body (a), i);
      y = actant_value_get_member_at (actant_record_get_body (b), i);
      n += x != NULL || y != NULL;
      n_equal += x != NULL && y != NULL && actant_value_equal (x, y);
    }

  return n > 0 ? (double) n_equal / n : 0;
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    actant_record_unref (record);
}

/**
 * actant_coded_units_collect:
 * @set: (nullable): what a coder has on a text
 * @kind: mentions, codings or claims
 *
 * Returns: (transfer full) (element-type ActantRecord): the records that stand in the text as it is
 */
GPtrArray *
actant_coded_units_collect (ActantAnnotationSet *set,
                            ActantKind           kind)
{
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  GPtrArray *placed = g_ptr_array_new_with_free_func (unref_record);

  for (guint i = 0; records != NULL && i < actant_collection_get_n (records, kind); i++)
    {
      const ActantRecord *record = actant_collection_get (records, kind, i);

      if (actant_collection_is_placed (records, actant_record_get_id (record))
          && actant_record_get_n_segments (record) > 0)
        g_ptr_array_add (placed, actant_record_ref (record));
    }

  return placed;
}

/** Returns: (transfer none) (nullable): what @coder has in @row */
const ActantRecord *
actant_coded_units_get (const ActantCodedUnits *units,
                        guint                   row,
                        guint                   coder)
{
  return units->rows->pdata[row * units->n_coders + coder];
}

/* The first and the last place of a row's records before @coder. */
static void
get_extent (const ActantCodedUnits *units,
            guint                   row,
            guint                   coder,
            gint64                 *start,
            gint64                 *end)
{
  *start = G_MAXINT64;
  *end = 0;
  for (guint i = 0; i < coder; i++)
    {
      const ActantRecord *record = actant_coded_units_get (units, row, i);

      if (record == NULL)
        continue;
      *start = MIN (*start, actant_record_get_start (record));
      *end = MAX (*end, actant_record_get_end (record));
    }
}

/* What it is worth to put @record into the row, 0 when it does not overlap enough. */
static double
get_gain (const ActantCodedUnits *units,
          guint                   row,
          guint                   coder,
          const ActantRecord     *record)
{
  double overlap = 0, likeness = 0;
  guint n = 0;

  for (guint i = 0; i < coder; i++)
    {
      const ActantRecord *other = actant_coded_units_get (units, row, i);

      if (other == NULL)
        continue;
      overlap += actant_record_get_overlap (other, record);
      likeness += get_likeness (other, record);
      n++;
    }
  if (n == 0 || overlap == 0 || overlap / n < units->threshold - ROUNDING)
    return 0;

  return (overlap + FIELDS_WORTH * likeness) / n;
}

typedef struct
{
  gint64 start;
  gint64 end;
  guint  row;
} Extent;

static int
compare_extents (gconstpointer a,
                 gconstpointer b)
{
  const Extent *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return (x->row > y->row) - (x->row < y->row);
}

/* The rows in the order of the text, and how long the longest is. */
static GArray *
sort_rows (const ActantCodedUnits *units,
           guint                   coder,
           gint64                 *longest)
{
  GArray *extents = g_array_new (FALSE, FALSE, sizeof (Extent));

  *longest = 0;
  for (guint row = 0; row < actant_coded_units_get_n (units); row++)
    {
      Extent extent = { 0, 0, row };

      get_extent (units, row, coder, &extent.start, &extent.end);
      g_array_append_val (extents, extent);
      *longest = MAX (*longest, extent.end - extent.start);
    }
  g_array_sort (extents, compare_extents);

  return extents;
}

/* Rows and records that overlap, both in the order of the text. */
static GArray *
collect_edges (const ActantCodedUnits *units,
               guint                   coder,
               GPtrArray              *records)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (ActantMatchEdge));
  gint64 longest;
  g_autoptr(GArray) extents = sort_rows (units, coder, &longest);
  guint first = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *record = records->pdata[i];

      while (first < extents->len
             && g_array_index (extents, Extent, first).start + longest <= actant_record_get_start (record))
        first++;
      for (guint j = first; j < extents->len; j++)
        {
          const Extent *extent = &g_array_index (extents, Extent, j);
          ActantMatchEdge edge = { extent->row, i, 0 };

          if (extent->start >= actant_record_get_end (record))
            break;
          edge.gain = get_gain (units, extent->row, coder, record);
          if (edge.gain > 0)
            g_array_append_val (edges, edge);
        }
    }

  return edges;
}

/* Puts one coder's records beside those of the coders before. */
static void
add_coder (ActantCodedUnits *units,
           guint             coder,
           GPtrArray        *records)
{
  guint n_rows = actant_coded_units_get_n (units);
  g_autoptr(GArray) edges = collect_edges (units, coder, records);
  g_autofree guint *partners = g_new (guint, MAX (n_rows, 1));
  g_autofree gboolean *placed = g_new0 (gboolean, MAX (records->len, 1));

  actant_matching_find (n_rows, records->len, (const ActantMatchEdge *) edges->data, edges->len, partners);
  for (guint row = 0; row < n_rows; row++)
    if (partners[row] != ACTANT_NO_PARTNER)
      {
        units->rows->pdata[row * units->n_coders + coder] =
          actant_record_ref (records->pdata[partners[row]]);
        placed[partners[row]] = TRUE;
      }
  for (guint i = 0; i < records->len; i++)
    if (!placed[i])
      for (guint j = 0; j < units->n_coders; j++)
        g_ptr_array_add (units->rows, j == coder ? actant_record_ref (records->pdata[i]) : NULL);
}

/* A row by its first record: in the order of the text. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      n_coders)
{
  gpointer const *x = *(gpointer * const *) a;
  gpointer const *y = *(gpointer * const *) b;
  guint i = 0, j = 0;

  while (i < GPOINTER_TO_UINT (n_coders) && x[i] == NULL)
    i++;
  while (j < GPOINTER_TO_UINT (n_coders) && y[j] == NULL)
    j++;

  return actant_record_compare (x[i], y[j]);
}

static void
sort_units (ActantCodedUnits *units)
{
  guint n = actant_coded_units_get_n (units);
  g_autofree gpointer **rows = g_new (gpointer *, MAX (n, 1));
  gpointer *sorted = g_new (gpointer, MAX (units->rows->len, 1));

  for (guint i = 0; i < n; i++)
    rows[i] = units->rows->pdata + i * units->n_coders;
  g_qsort_with_data (rows, n, sizeof *rows, compare_rows, GUINT_TO_POINTER (units->n_coders));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < units->n_coders; j++)
      sorted[i * units->n_coders + j] = rows[i][j];
  for (guint i = 0; i < units->rows->len; i++)
    units->rows->pdata[i] = sorted[i];
  g_free (sorted);
}

/** Returns: (transfer full): units without any row */
ActantCodedUnits *
actant_coded_units_new_empty (ActantKind kind,
                              guint      n_coders,
                              double     threshold)
{
  ActantCodedUnits *units = g_new0 (ActantCodedUnits, 1);

  units->kind = kind;
  units->n_coders = n_coders;
  units->threshold = threshold;
  units->rows = g_ptr_array_new_with_free_func (unref_record);
  units->index = g_hash_table_new (g_str_hash, g_str_equal);

  return units;
}

/* Rows by the ids of their records, plus one. */
static void
fill_index (ActantCodedUnits *units)
{
  for (guint i = 0; i < units->rows->len; i++)
    if (units->rows->pdata[i] != NULL)
      g_hash_table_insert (units->index, (gpointer) actant_record_get_id (units->rows->pdata[i]),
                           GUINT_TO_POINTER (i / units->n_coders + 1));
}

/**
 * actant_coded_units_new:
 * @records: (element-type GPtrArray): of each coder, see actant_coded_units_collect()
 * @kind: of the records
 * @threshold: least overlap of two passages, 0 to 1
 *
 * May be made in a thread.
 *
 * Returns: (transfer full): the units, in the order of the text
 */
ActantCodedUnits *
actant_coded_units_new (GPtrArray  *records,
                        ActantKind  kind,
                        double      threshold)
{
  ActantCodedUnits *units;

  g_return_val_if_fail (actant_kind_has_segments (kind), NULL);

  units = actant_coded_units_new_empty (kind, records->len, threshold);
  for (guint coder = 0; coder < records->len; coder++)
    add_coder (units, coder, records->pdata[coder]);
  sort_units (units);
  fill_index (units);

  return units;
}

void
actant_coded_units_free (ActantCodedUnits *units)
{
  g_ptr_array_unref (units->rows);
  g_clear_pointer (&units->ends, g_array_unref);
  g_hash_table_unref (units->index);
  g_free (units);
}

/** Returns: how many rows */
guint
actant_coded_units_get_n (const ActantCodedUnits *units)
{
  return units->n_coders > 0 ? units->rows->len / units->n_coders : 0;
}

/** Returns: the row in which @coder has the claim, coding or mention @id, or %G_MAXUINT */
guint
actant_coded_units_find (const ActantCodedUnits *units,
                         guint                   coder,
                         const char             *id)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (units->index, id));
  const ActantRecord *record = row > 0 ? actant_coded_units_get (units, row - 1, coder) : NULL;

  return record != NULL && g_str_equal (actant_record_get_id (record), id) ? row - 1 : G_MAXUINT;
}

/** Returns: how many coders have a record in @row */
guint
actant_coded_units_count (const ActantCodedUnits *units,
                          guint                   row)
{
  guint n = 0;

  for (guint i = 0; i < units->n_coders; i++)
    n += actant_coded_units_get (units, row, i) != NULL;

  return n;
}
