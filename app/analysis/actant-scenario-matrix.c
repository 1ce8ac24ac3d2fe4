/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims × scenarios, the inconsistency score of each scenario, the diagnosticity of each claim. */
#include "config.h"

#include "analysis/actant-scenario-matrix.h"

#include "session/actant-placing.h"

#include <string.h>

/* Borrowed from the claim of the row. */
typedef struct
{
  const char *role;
  const char *consistency;
  gboolean    has_item;
} Cell;

typedef struct
{
  ActantRecord        *claim;   /* owned */
  ActantAnnotationSet *set;     /* borrowed from the matrix's sets */
} Row;

struct _ActantScenarioMatrix
{
  ActantSession *session;      /* owned */
  GPtrArray     *sets;         /* owned sets */
  GPtrArray     *scenarios;    /* owned records */
  GHashTable    *columns;      /* id of a scenario -> column + 1 */
  GArray        *rows;         /* of Row */
  GArray        *cells;        /* of Cell, row by row */
  GArray        *tallies;      /* of ActantScenarioTally */
  guint          next_set;     /* whose claims are to become rows */
  guint          next_claim;
};

/**
 * actant_rating_from_text:
 * @text: (nullable): a consistency as stored
 *
 * Returns: which it is
 */
ActantRating
actant_rating_from_text (const char *text)
{
  static const char * const known[] = { "CC", "C", "N", "I", "II" };

  if (text == NULL)
    return ACTANT_RATING_UNSET;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, known[i]))
      return i;

  return ACTANT_RATING_UNKNOWN;
}

/** How much a rating speaks against a scenario: 1 for I, 2 for II, else 0. */
guint
actant_rating_get_weight (ActantRating rating)
{
  switch (rating)
    {
    case ACTANT_RATING_I:
      return 1;
    case ACTANT_RATING_II:
      return 2;
    case ACTANT_RATING_CC:
    case ACTANT_RATING_C:
    case ACTANT_RATING_N:
    case ACTANT_RATING_UNKNOWN:
    case ACTANT_RATING_UNSET:
    default:
      return 0;
    }
}

static void
clear_row (gpointer data)
{
  actant_record_unref (((Row *) data)->claim);
}

/* The column of a scenario, also of one that was merged; ACTANT_NO_POSITION for none. */
static guint
find_column (const ActantScenarioMatrix *self,
             const char                 *id)
{
  gpointer column = id != NULL ? g_hash_table_lookup (self->columns, id) : NULL;

  if (column == NULL && id != NULL)
    {
      const ActantRecord *stands = actant_session_lookup (self->session, ACTANT_KIND_SCENARIO, id);

      if (stands != NULL)
        column = g_hash_table_lookup (self->columns, actant_record_get_id (stands));
    }

  return column != NULL ? GPOINTER_TO_UINT (column) - 1 : ACTANT_NO_POSITION;
}

/* Where merging left several items for a scenario, the first that says something counts. */
static void
fill_cells (ActantScenarioMatrix *self,
            const ActantRecord   *claim,
            Cell                 *cells)
{
  const ActantValue *items = actant_record_get (claim, "scenarios");

  for (guint i = 0; i < actant_value_get_n_items (items); i++)
    {
      const ActantValue *item = actant_value_get_item (items, i);
      guint column = find_column (self, actant_value_get_member_text (item, "scenario"));

      if (column == ACTANT_NO_POSITION)
        continue;
      cells[column].has_item = TRUE;
      if (cells[column].role == NULL)
        cells[column].role = actant_value_get_member_text (item, "role");
      if (cells[column].consistency == NULL)
        cells[column].consistency = actant_value_get_member_text (item, "consistency");
    }
}

static const Cell *
get_cell (const ActantScenarioMatrix *self,
          guint                       row,
          guint                       column)
{
  return &g_array_index (self->cells, Cell, row * self->scenarios->len + column);
}

/* Adds what a row says to the tallies, or with @sign -1 takes it away. */
static void
count_row (ActantScenarioMatrix *self,
           guint                 row,
           int                   sign)
{
  for (guint column = 0; column < self->scenarios->len; column++)
    {
      ActantScenarioTally *tally = &g_array_index (self->tallies, ActantScenarioTally, column);
      ActantRating rating = actant_rating_from_text (get_cell (self, row, column)->consistency);

      tally->counts[rating] += sign;
      tally->score += sign * (int) actant_rating_get_weight (rating);
      if (actant_scenario_matrix_is_part (self, row, column))
        tally->n_parts += sign;
    }
}

static void
add_claim (ActantScenarioMatrix *self,
           ActantAnnotationSet  *set,
           const ActantRecord   *claim)
{
  Row row = { actant_record_ref (claim), set };
  guint first = self->cells->len;

  g_array_append_val (self->rows, row);
  if (self->scenarios->len == 0)
    return;

  g_array_set_size (self->cells, first + self->scenarios->len);
  fill_cells (self, claim, &g_array_index (self->cells, Cell, first));
  count_row (self, self->rows->len - 1, 1);
}

/**
 * actant_scenario_matrix_load_own_sets:
 * @session: a study
 *
 * Returns: (transfer full) (element-type ActantAnnotationSet): the coder's own
 *   annotations of all its texts, which are loaded where they were not
 */
GPtrArray *
actant_scenario_matrix_load_own_sets (ActantSession *session)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const *texts = actant_session_get_texts (session);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_ptr_array_add (sets, g_object_ref (actant_session_get_own_set (session, texts[i], NULL)));

  return sets;
}

/* Scenarios that were merged into others stand in the others' columns. */
static void
add_scenarios (ActantScenarioMatrix *self)
{
  ActantCollection *study = actant_session_get_study (self->session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_SCENARIO); i++)
    {
      const ActantRecord *scenario = actant_collection_get (study, ACTANT_KIND_SCENARIO, i);
      const char *id = actant_record_get_id (scenario);

      if (actant_session_lookup (self->session, ACTANT_KIND_SCENARIO, id) != scenario)
        continue;
      g_ptr_array_add (self->scenarios, actant_record_ref (scenario));
      g_hash_table_insert (self->columns, g_strdup (id), GUINT_TO_POINTER (self->scenarios->len));
    }
}

/**
 * actant_scenario_matrix_begin:
 * @session: the study
 * @sets: (element-type ActantAnnotationSet): whose claims will be the rows
 *
 * Returns: (transfer full): a matrix without rows: actant_scenario_matrix_add_some()
 */
ActantScenarioMatrix *
actant_scenario_matrix_begin (ActantSession *session,
                              GPtrArray     *sets)
{
  ActantScenarioMatrix *self;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && sets != NULL, NULL);

  self = g_new0 (ActantScenarioMatrix, 1);
  self->session = g_object_ref (session);
  self->sets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sets->len; i++)
    g_ptr_array_add (self->sets, g_object_ref (sets->pdata[i]));
  self->scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->tallies = g_array_new (FALSE, TRUE, sizeof (ActantScenarioTally));
  add_scenarios (self);
  g_array_set_size (self->tallies, self->scenarios->len);

  return self;
}

/**
 * actant_scenario_matrix_add_some:
 * @self: a matrix that was begun
 * @n: how many claims at most
 *
 * Makes rows of some more claims; the sets must not change in between.
 *
 * Returns: whether there are others
 */
gboolean
actant_scenario_matrix_add_some (ActantScenarioMatrix *self,
                                 guint                 n)
{
  for (; self->next_set < self->sets->len; self->next_set++, self->next_claim = 0)
    {
      ActantAnnotationSet *set = self->sets->pdata[self->next_set];
      ActantCollection *records = actant_annotation_set_get_records (set);

      for (; self->next_claim < actant_collection_get_n (records, ACTANT_KIND_CLAIM); n--)
        {
          if (n == 0)
            return TRUE;
          add_claim (self, set, actant_collection_get (records, ACTANT_KIND_CLAIM,
                                                       self->next_claim++));
        }
    }

  return FALSE;
}

/**
 * actant_scenario_matrix_new:
 * @session: the study
 * @sets: (element-type ActantAnnotationSet): whose claims are the rows
 *
 * Returns: (transfer full): the matrix; rows in the order of @sets and of their
 *   texts, columns in the order of the study's scenarios
 */
ActantScenarioMatrix *
actant_scenario_matrix_new (ActantSession *session,
                            GPtrArray     *sets)
{
  ActantScenarioMatrix *self = actant_scenario_matrix_begin (session, sets);

  g_return_val_if_fail (self != NULL, NULL);

  actant_scenario_matrix_add_some (self, G_MAXUINT);
  return self;
}

/* Whether a claim that changed stays between the rows around it. */
static gboolean
keeps_place (const ActantScenarioMatrix *self,
             guint                       row,
             const ActantRecord         *claim)
{
  const Row *rows = (const Row *) self->rows->data;

  return (row == 0 || rows[row - 1].set != rows[row].set
          || actant_record_compare (rows[row - 1].claim, claim) < 0)
         && (row + 1 == self->rows->len || rows[row + 1].set != rows[row].set
             || actant_record_compare (claim, rows[row + 1].claim) < 0);
}

/**
 * actant_scenario_matrix_update:
 * @row: of a claim
 * @claim: the claim as it is now
 *
 * Returns: %FALSE, with nothing changed, when its place is elsewhere now
 */
gboolean
actant_scenario_matrix_update (ActantScenarioMatrix *self,
                               guint                 row,
                               const ActantRecord   *claim)
{
  Row *changed;
  Cell *cells;

  g_return_val_if_fail (row < self->rows->len, FALSE);

  if (!keeps_place (self, row, claim))
    return FALSE;

  changed = &g_array_index (self->rows, Row, row);
  if (self->scenarios->len > 0)
    {
      count_row (self, row, -1);
      cells = &g_array_index (self->cells, Cell, row * self->scenarios->len);
      memset (cells, 0, self->scenarios->len * sizeof (Cell));
      fill_cells (self, claim, cells);
      count_row (self, row, 1);
    }
  actant_record_ref (claim);
  actant_record_unref (changed->claim);
  changed->claim = (ActantRecord *) claim;

  return TRUE;
}

void
actant_scenario_matrix_free (ActantScenarioMatrix *self)
{
  g_array_unref (self->tallies);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->scenarios);
  g_ptr_array_unref (self->sets);
  g_object_unref (self->session);
  g_free (self);
}

/** Returns: (transfer none): the study */
ActantSession *
actant_scenario_matrix_get_session (const ActantScenarioMatrix *self)
{
  return self->session;
}

/** Returns: (transfer none) (element-type ActantAnnotationSet): whose claims are the rows */
GPtrArray *
actant_scenario_matrix_get_sets (const ActantScenarioMatrix *self)
{
  return self->sets;
}

guint
actant_scenario_matrix_get_n_scenarios (const ActantScenarioMatrix *self)
{
  return self->scenarios->len;
}

/** Returns: (transfer none): the scenario of a column */
const ActantRecord *
actant_scenario_matrix_get_scenario (const ActantScenarioMatrix *self,
                                     guint                       column)
{
  g_return_val_if_fail (column < self->scenarios->len, NULL);

  return self->scenarios->pdata[column];
}

/** The column of scenario @id or of what it was merged into, %ACTANT_NO_POSITION for none. */
guint
actant_scenario_matrix_find_scenario (const ActantScenarioMatrix *self,
                                      const char                 *id)
{
  return find_column (self, id);
}

/** Returns: (transfer none): what adds up in a column */
const ActantScenarioTally *
actant_scenario_matrix_get_tally (const ActantScenarioMatrix *self,
                                  guint                       column)
{
  g_return_val_if_fail (column < self->scenarios->len, NULL);

  return &g_array_index (self->tallies, ActantScenarioTally, column);
}

guint
actant_scenario_matrix_get_n_claims (const ActantScenarioMatrix *self)
{
  return self->rows->len;
}

/** Returns: (transfer none): the claim of a row */
const ActantRecord *
actant_scenario_matrix_get_claim (const ActantScenarioMatrix *self,
                                  guint                       row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_array_index (self->rows, Row, row).claim;
}

/** Returns: (transfer none): where the claim of a row stands */
ActantAnnotationSet *
actant_scenario_matrix_get_set (const ActantScenarioMatrix *self,
                                guint                       row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return g_array_index (self->rows, Row, row).set;
}

/**
 * actant_scenario_matrix_get_diagnosticity:
 * @row: of a claim
 *
 * Returns: 0 to 2, how far its ratings tell scenarios apart;
 *   %ACTANT_NOT_RATED when it has fewer than two that are known
 */
int
actant_scenario_matrix_get_diagnosticity (const ActantScenarioMatrix *self,
                                          guint                       row)
{
  guint least = G_MAXUINT, most = 0, n = 0;

  g_return_val_if_fail (row < self->rows->len, ACTANT_NOT_RATED);

  for (guint column = 0; column < self->scenarios->len; column++)
    {
      ActantRating rating = actant_rating_from_text (get_cell (self, row, column)->consistency);

      if (rating == ACTANT_RATING_UNSET || rating == ACTANT_RATING_UNKNOWN)
        continue;
      least = MIN (least, actant_rating_get_weight (rating));
      most = MAX (most, actant_rating_get_weight (rating));
      n++;
    }

  return n < 2 ? ACTANT_NOT_RATED : (int) (most - least);
}

/** How many claims tell some scenario from another. */
guint
actant_scenario_matrix_count_diagnostic (const ActantScenarioMatrix *self)
{
  guint n = 0;

  for (guint row = 0; row < self->rows->len; row++)
    n += actant_scenario_matrix_get_diagnosticity (self, row) > 0;

  return n;
}

/** Whether the claim of a row says anything about the scenario of a column. */
gboolean
actant_scenario_matrix_has_item (const ActantScenarioMatrix *self,
                                 guint                       row,
                                 guint                       column)
{
  return get_cell (self, row, column)->has_item;
}

/** Whether the scenario of a column tells the claim of a row: actant_placing_is_part(). */
gboolean
actant_scenario_matrix_is_part (const ActantScenarioMatrix *self,
                                guint                       row,
                                guint                       column)
{
  const Cell *cell = get_cell (self, row, column);

  return cell->has_item && actant_placing_is_part (cell->role, cell->consistency);
}

/** Returns: (nullable): the role as stored, unknown ones too */
const char *
actant_scenario_matrix_get_role (const ActantScenarioMatrix *self,
                                 guint                       row,
                                 guint                       column)
{
  return get_cell (self, row, column)->role;
}

/** Returns: (nullable): the consistency as stored, unknown ones too */
const char *
actant_scenario_matrix_get_consistency (const ActantScenarioMatrix *self,
                                        guint                       row,
                                        guint                       column)
{
  return get_cell (self, row, column)->consistency;
}
