/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query leaves of a text's annotations. */
#include "query/actant-query-filter.h"

#include "model/actant-let-go.h"

/* How long counting may keep the main loop at a time. */
#define SLICE_USEC 4000
#define STEPS_PER_LOOK 64

/* Tables of answers, and by how much addresses of records differ at least. */
#define N_PARTS 31
#define ALIGNMENT 16

struct _ActantQueryFilter
{
  GObject           parent_instance;

  ActantSession    *session;      /* owned, nullable */
  char             *text_path;
  ActantSideBySide *side;         /* owned, nullable: whose the records are */
  ActantCollection *records;      /* owned, nullable */
  char             *text;         /* of the query, as typed; "" for none */
  ActantQuery      *query;        /* owned */
  ActantQueryMatch *match;        /* owned; NULL while everything is shown */
  GHashTable       *answers[N_PARTS];   /* owned record -> generation << 1 | whether it is shown */
  guint             generation;   /* of answers that count: one more with each query */

  /* Counting */
  guint             idle;
  guint             kind;         /* position in kinds */
  guint             position;     /* of the next record of it */
  guint             counted;      /* shown among those before */
  guint             n_shown;
};

enum
{
  CHANGED,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is drawn on a text. */
static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_CODING, ACTANT_KIND_MENTION };

G_DEFINE_FINAL_TYPE (ActantQueryFilter, actant_query_filter, G_TYPE_OBJECT)

static guint
count_all (ActantQueryFilter *self)
{
  guint n = 0;

  for (guint i = 0; self->records != NULL && i < G_N_ELEMENTS (kinds); i++)
    n += actant_collection_get_n (self->records, kinds[i]);
  return n;
}

static gboolean
count_cb (gpointer data)
{
  ActantQueryFilter *self = data;
  gint64 until = g_get_monotonic_time () + SLICE_USEC;

  for (guint steps = 1; self->kind < G_N_ELEMENTS (kinds); steps++)
    {
      if (self->position >= actant_collection_get_n (self->records, kinds[self->kind]))
        {
          self->kind++;
          self->position = 0;
          continue;
        }
      self->counted += actant_query_filter_shows (self, actant_collection_get (self->records,
                                                                               kinds[self->kind],
                                                                               self->position++));
      if (steps % STEPS_PER_LOOK == 0 && g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }

  self->idle = 0;
  self->n_shown = self->counted;
  g_signal_emit (self, signals[COUNTED], 0);
  return G_SOURCE_REMOVE;
}

static void
start_counting (ActantQueryFilter *self)
{
  self->kind = self->position = self->counted = 0;
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->match != NULL && self->records != NULL)
    self->idle = g_idle_add (count_cb, self);
  else
    g_signal_emit (self, signals[COUNTED], 0);
}

/* What the names in the query find is another when the study is. */
static void
look_names_up (ActantQueryFilter *self)
{
  g_clear_pointer (&self->match, actant_query_match_free);
  self->generation = self->generation % (G_MAXUINT >> 2) + 1;   /* 0 is that of no answer */
  if (self->session != NULL && !actant_query_is_empty (self->query))
    self->match = actant_query_match_new (self->query, self->session);
}

static void
restart (ActantQueryFilter *self)
{
  look_names_up (self);
  g_signal_emit (self, signals[CHANGED], 0);
  start_counting (self);
}

static GHashTable *
new_answers (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) actant_record_unref, NULL);
}

/* A table that grows to a million places moves all that it holds at once, 40 ms: there are many
 * small ones. */
static GHashTable *
get_answers (ActantQueryFilter  *self,
             const ActantRecord *record)
{
  return self->answers[GPOINTER_TO_SIZE (record) / ALIGNMENT % N_PARTS];
}

static void
forget_answers (ActantQueryFilter *self)
{
  GPtrArray *old = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  guint n = 0;

  for (guint i = 0; i < N_PARTS; i++)
    if (g_hash_table_size (self->answers[i]) > 0)
      {
        n += g_hash_table_size (self->answers[i]);
        g_ptr_array_add (old, self->answers[i]);
        self->answers[i] = new_answers ();
      }
  actant_let_go (old, n, (GDestroyNotify) g_ptr_array_unref);
}

/* Kept answers hold their records, so that an address never is another record's. */
static void
record_changed_cb (ActantCollection  *records,
                   ActantRecord      *before,
                   ActantRecord      *after,
                   guint              removed,
                   guint              added,
                   ActantQueryFilter *self)
{
  if (before != NULL)
    g_hash_table_remove (get_answers (self, before), before);
  if (self->match != NULL)
    start_counting (self);
}

static void
records_reset_cb (ActantQueryFilter *self)
{
  forget_answers (self);
  start_counting (self);
}

static gboolean
touches_names (ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;

      if (!actant_kind_has_segments (actant_record_get_kind (either)))
        return TRUE;
    }

  return FALSE;
}

static void
session_changed_cb (ActantSession     *session,
                    ActantChangeSet   *change_set,
                    ActantQueryFilter *self)
{
  if (self->match != NULL && touches_names (change_set))
    restart (self);
}

static void
disconnect_all (ActantQueryFilter *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->match, actant_query_match_free);
  forget_answers (self);
  g_clear_object (&self->records);
  g_clear_object (&self->session);
  g_clear_pointer (&self->text_path, g_free);
}

/**
 * actant_query_filter_set_records:
 * @self: a filter
 * @session: (nullable): whose names the query uses
 * @text_path: (nullable): of the text the annotations are of
 * @records: (nullable): annotations of one text
 *
 * What is filtered from now on; the query stays.
 */
void
actant_query_filter_set_records (ActantQueryFilter *self,
                                 ActantSession     *session,
                                 const char        *text_path,
                                 ActantCollection  *records)
{
  g_return_if_fail (ACTANT_IS_QUERY_FILTER (self));

  if (self->session == session && self->records == records
      && g_strcmp0 (self->text_path, text_path) == 0)
    return;

  disconnect_all (self);
  g_set_object (&self->session, session);
  g_set_object (&self->records, records);
  self->text_path = g_strdup (text_path);
  if (session != NULL)
    g_signal_connect (session, "changed", G_CALLBACK (session_changed_cb), self);
  if (records != NULL)
    {
      g_signal_connect (records, "changed", G_CALLBACK (record_changed_cb), self);
      g_signal_connect_swapped (records, "reset", G_CALLBACK (records_reset_cb), self);
    }
  restart (self);
}

/** Lets the query ask whose the records are; @side (nullable) knows. Before the records are set. */
void
actant_query_filter_set_side (ActantQueryFilter *self,
                              ActantSideBySide  *side)
{
  g_return_if_fail (ACTANT_IS_QUERY_FILTER (self));

  g_set_object (&self->side, side);
}

/**
 * actant_query_filter_set_query:
 * @self: a filter
 * @text: (nullable): a query; %NULL or "" to show everything
 * @error: return location for an %ACTANT_QUERY_ERROR
 *
 * Returns: whether the query can be read; else the one before goes on
 */
gboolean
actant_query_filter_set_query (ActantQueryFilter  *self,
                               const char         *text,
                               GError            **error)
{
  ActantQuery *query;
  char *kept;
  gboolean same;

  g_return_val_if_fail (ACTANT_IS_QUERY_FILTER (self), FALSE);

  query = actant_query_parse (text, self->session, NULL, error);
  if (query == NULL)
    return FALSE;

  same = actant_query_equal (query, self->query);
  actant_query_unref (self->query);
  self->query = query;
  kept = g_strdup (text != NULL ? text : "");
  g_free (self->text);
  self->text = kept;
  if (!same)
    restart (self);

  return TRUE;
}

/** Returns: the query as typed; "" for none */
const char *
actant_query_filter_get_query (ActantQueryFilter *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_FILTER (self), "");

  return self->text;
}

/** Whether anything may be hidden. */
gboolean
actant_query_filter_is_active (ActantQueryFilter *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_FILTER (self), FALSE);

  return self->match != NULL;
}

/* Asked only where the query does. */
static const char *
find_coder (ActantQueryFilter  *self,
            const ActantRecord *record)
{
  guint coder;

  if (self->side == NULL || !actant_query_asks_coder (self->query))
    return NULL;

  coder = actant_side_by_side_find_coder (self->side, actant_record_get_id (record));
  return coder != ACTANT_NO_CODER ? actant_side_by_side_get_slug (self->side, coder) : NULL;
}

/** Whether @record, an annotation of the text, is shown. */
gboolean
actant_query_filter_shows (ActantQueryFilter  *self,
                           const ActantRecord *record)
{
  guint answer;

  g_return_val_if_fail (ACTANT_IS_QUERY_FILTER (self) && record != NULL, FALSE);

  if (self->match == NULL)
    return TRUE;
  answer = GPOINTER_TO_UINT (g_hash_table_lookup (get_answers (self, record), record));
  if (answer >> 1 != self->generation)
    {
      answer = self->generation << 1
               | (actant_query_match_fits (self->match, record, self->text_path,
                                           find_coder (self, record)) ? 1 : 0);
      g_hash_table_insert (get_answers (self, record), actant_record_ref (record),
                           GUINT_TO_POINTER (answer));
    }

  return answer & 1;
}

/**
 * actant_query_filter_get_counts:
 * @self: a filter
 * @shown: (out): claims, codings and mentions that are shown
 * @all: (out): all of them
 *
 * Returns: whether @shown is final; while counting goes on it counts what was
 *   looked at so far
 */
gboolean
actant_query_filter_get_counts (ActantQueryFilter *self,
                                guint             *shown,
                                guint             *all)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_FILTER (self), FALSE);

  *all = count_all (self);
  *shown = self->match == NULL ? *all : self->idle != 0 ? self->counted : self->n_shown;
  return self->idle == 0;
}

static void
actant_query_filter_finalize (GObject *object)
{
  ActantQueryFilter *self = ACTANT_QUERY_FILTER (object);

  disconnect_all (self);
  g_clear_object (&self->side);
  for (guint i = 0; i < N_PARTS; i++)
    g_hash_table_unref (self->answers[i]);
  actant_query_unref (self->query);
  g_free (self->text);

  G_OBJECT_CLASS (actant_query_filter_parent_class)->finalize (object);
}

static void
actant_query_filter_class_init (ActantQueryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_query_filter_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_QUERY_FILTER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNTED] = g_signal_new ("counted", ACTANT_TYPE_QUERY_FILTER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_query_filter_init (ActantQueryFilter *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    self->answers[i] = new_answers ();
  self->query = actant_query_parse (NULL, NULL, NULL, NULL);
  self->text = g_strdup ("");
}

/** Returns: (transfer full): a filter that shows everything */
ActantQueryFilter *
actant_query_filter_new (void)
{
  return g_object_new (ACTANT_TYPE_QUERY_FILTER, NULL);
}
