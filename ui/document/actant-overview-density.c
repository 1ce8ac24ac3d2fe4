/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations of a text, counted by place. */
#include "document/actant-overview-density.h"

#include "document/actant-palette.h"

/* How long counting may keep the main loop at a time. */
#define SLICE_USEC 4000
#define STEPS_PER_LOOK 64

struct _ActantOverviewDensity
{
  GObject            parent_instance;

  ActantCollection  *records;    /* owned, nullable */
  ActantCollection  *study;      /* owned, nullable */
  ActantQueryFilter *filter;     /* owned; NULL when all are shown */
  gint64             length;     /* of the text, code points */
  guint              n_rows;
  gboolean           dark;

  GArray            *rows;       /* of ActantDensityRow */
  guint              most;       /* in one of them */

  /* Counting */
  guint              idle;
  GArray            *pending;    /* of ActantDensityRow */
  guint              kind;       /* position in kinds */
  guint              position;   /* of the next record of it */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Claims give the colour where there are both. */
static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_CODING };

G_DEFINE_FINAL_TYPE (ActantOverviewDensity, actant_overview_density, G_TYPE_OBJECT)

static void
count_record (ActantOverviewDensity *self,
              const ActantRecord    *record)
{
  gint64 start = actant_record_get_start (record);
  ActantDensityRow *row;

  if (start < 0 || start >= self->length
      || !actant_collection_is_placed (self->records, actant_record_get_id (record))
      || (self->filter != NULL && !actant_query_filter_shows (self->filter, record)))
    return;

  row = &g_array_index (self->pending, ActantDensityRow, start * self->n_rows / self->length);
  if (row->n++ == 0)
    actant_palette_get_record (record, self->study, self->dark, &row->color);
}

static void
finish (ActantOverviewDensity *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = g_steal_pointer (&self->pending);
  self->most = 0;
  for (guint i = 0; i < self->rows->len; i++)
    self->most = MAX (self->most, g_array_index (self->rows, ActantDensityRow, i).n);
  self->idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
count_cb (gpointer data)
{
  ActantOverviewDensity *self = data;
  gint64 until = g_get_monotonic_time () + SLICE_USEC;

  for (guint steps = 1; self->kind < G_N_ELEMENTS (kinds); steps++)
    {
      ActantKind kind = kinds[self->kind];

      if (self->position >= actant_collection_get_n (self->records, kind))
        {
          self->kind++;
          self->position = 0;
          continue;
        }
      count_record (self, actant_collection_get (self->records, kind, self->position++));
      if (steps % STEPS_PER_LOOK == 0 && g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }

  finish (self);
  return G_SOURCE_REMOVE;
}

static void
restart (ActantOverviewDensity *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->pending, g_array_unref);
  if (self->n_rows == 0)
    return;

  self->pending = g_array_new (FALSE, TRUE, sizeof (ActantDensityRow));
  g_array_set_size (self->pending, self->n_rows);
  self->kind = self->position = 0;
  if (self->records != NULL && self->length > 0)
    self->idle = g_idle_add (count_cb, self);
  else
    finish (self);
}

static void
disconnect_all (ActantOverviewDensity *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  if (self->study != NULL)
    g_signal_handlers_disconnect_by_data (self->study, self);
}

/**
 * actant_overview_density_set_records:
 * @self: a density
 * @records: (nullable): what is counted
 * @study: (nullable): gives the colours
 * @filter: (nullable): which of them are shown
 */
void
actant_overview_density_set_records (ActantOverviewDensity *self,
                                     ActantCollection      *records,
                                     ActantCollection      *study,
                                     ActantQueryFilter     *filter)
{
  g_return_if_fail (ACTANT_IS_OVERVIEW_DENSITY (self));

  disconnect_all (self);
  g_set_object (&self->records, records);
  g_set_object (&self->study, study);
  g_set_object (&self->filter, filter);
  if (records != NULL)
    {
      g_signal_connect_swapped (records, "changed", G_CALLBACK (restart), self);
      g_signal_connect_swapped (records, "reset", G_CALLBACK (restart), self);
    }
  if (study != NULL && study != records)
    {
      g_signal_connect_swapped (study, "changed", G_CALLBACK (restart), self);
      g_signal_connect_swapped (study, "reset", G_CALLBACK (restart), self);
    }
  if (filter != NULL)
    g_signal_connect_swapped (filter, "changed", G_CALLBACK (restart), self);
  restart (self);
}

/**
 * actant_overview_density_set_shape:
 * @self: a density
 * @length: of the text, code points
 * @n_rows: how many parts it has
 * @dark: for the colours
 */
void
actant_overview_density_set_shape (ActantOverviewDensity *self,
                                   gint64                 length,
                                   guint                  n_rows,
                                   gboolean               dark)
{
  g_return_if_fail (ACTANT_IS_OVERVIEW_DENSITY (self));

  if (self->length == length && self->n_rows == n_rows && self->dark == dark)
    return;

  self->length = length;
  self->n_rows = n_rows;
  self->dark = dark;
  restart (self);
}

/**
 * actant_overview_density_get_rows:
 * @self: a density
 * @n_rows: (out): how many parts were counted, which may still be those of another shape
 * @most: (out): the most in one of them
 *
 * Returns: (transfer none) (array length=n_rows): the parts from the text's start
 */
const ActantDensityRow *
actant_overview_density_get_rows (ActantOverviewDensity *self,
                                  guint                 *n_rows,
                                  guint                 *most)
{
  g_return_val_if_fail (ACTANT_IS_OVERVIEW_DENSITY (self), NULL);

  *n_rows = self->rows->len;
  *most = self->most;
  return (const ActantDensityRow *) self->rows->data;
}

/** Whether the numbers are of before. */
gboolean
actant_overview_density_is_counting (ActantOverviewDensity *self)
{
  g_return_val_if_fail (ACTANT_IS_OVERVIEW_DENSITY (self), FALSE);

  return self->idle != 0;
}

static void
actant_overview_density_finalize (GObject *object)
{
  ActantOverviewDensity *self = ACTANT_OVERVIEW_DENSITY (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  disconnect_all (self);
  g_clear_object (&self->records);
  g_clear_object (&self->study);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->pending, g_array_unref);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (actant_overview_density_parent_class)->finalize (object);
}

static void
actant_overview_density_class_init (ActantOverviewDensityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_overview_density_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_OVERVIEW_DENSITY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_overview_density_init (ActantOverviewDensity *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (ActantDensityRow));
}

/** Returns: (transfer full): a density of nothing */
ActantOverviewDensity *
actant_overview_density_new (void)
{
  return g_object_new (ACTANT_TYPE_OVERVIEW_DENSITY, NULL);
}
