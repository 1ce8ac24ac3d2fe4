/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by id, by kind in canonical order, and by place. */
#include "model/actant-collection.h"

#include "model/actant-let-go.h"
#include "model/actant-record-private.h"
#include "model/actant-sort.h"
#include "text/actant-intervals.h"

/* After so many, a closed study's memory is given back before the next one takes as much. */
#define LARGE 20000

struct _ActantCollection
{
  GObject           parent_instance;

  GHashTable       *by_id;                  /* set of owned records, see _actant_record_hash() */
  GHashTable       *dead;                   /* borrowed tombstones */
  GPtrArray        *opaque;                 /* owned; those without an id, too */
  GPtrArray        *live[ACTANT_N_KINDS];   /* borrowed, sorted */
  ActantIntervals  *places;                 /* of live records' segments */
  GHashTable       *unplaced;               /* owned ids that have no place in the text */
  char             *text_sha;               /* SHA-256 of the text, NULL while not known */
};

enum
{
  CHANGED,
  RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantCollection, actant_collection, G_TYPE_OBJECT)

/* The records, and what they were read from, when this was the last to hold them. */
static void
free_records (gpointer data)
{
  gboolean is_large = g_hash_table_size (data) >= LARGE;

  g_hash_table_unref (data);
  if (is_large)
    actant_give_back_freed_memory ();
}

static void
actant_collection_finalize (GObject *object)
{
  ActantCollection *self = ACTANT_COLLECTION (object);

  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    g_ptr_array_unref (self->live[i]);
  actant_intervals_free (self->places);
  g_hash_table_unref (self->unplaced);
  g_hash_table_unref (self->dead);
  actant_let_go (self->by_id, g_hash_table_size (self->by_id), free_records);
  g_ptr_array_unref (self->opaque);
  g_free (self->text_sha);

  G_OBJECT_CLASS (actant_collection_parent_class)->finalize (object);
}

static void
actant_collection_class_init (ActantCollectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_collection_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_COLLECTION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 4,
                                   ACTANT_TYPE_RECORD, ACTANT_TYPE_RECORD, G_TYPE_UINT, G_TYPE_UINT);
  signals[RESET] = g_signal_new ("reset", ACTANT_TYPE_COLLECTION, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_collection_init (ActantCollection *self)
{
  self->by_id = g_hash_table_new_full (_actant_record_hash, _actant_record_same_id,
                                       (GDestroyNotify) actant_record_unref, NULL);
  self->dead = g_hash_table_new (NULL, NULL);
  self->opaque = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    self->live[i] = g_ptr_array_new ();
  self->places = actant_intervals_new ();
  self->unplaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/** Returns: (transfer full): an empty collection */
ActantCollection *
actant_collection_new (void)
{
  return g_object_new (ACTANT_TYPE_COLLECTION, NULL);
}

static gboolean
is_live (const ActantRecord *record)
{
  return record != NULL && !actant_record_is_opaque (record) && !actant_record_is_deleted (record);
}

/* Positions in another version of the text are never drawn (DESIGN section 3). */
static gboolean
has_place (ActantCollection   *self,
           const ActantRecord *record)
{
  return is_live (record)
         && actant_kind_has_segments (actant_record_get_kind (record))
         && actant_record_is_of_text (record, self->text_sha)
         && (g_hash_table_size (self->unplaced) == 0
             || !g_hash_table_contains (self->unplaced, actant_record_get_id (record)));
}

static void
place (ActantCollection   *self,
       const ActantRecord *record)
{
  guint n = has_place (self, record) ? actant_record_get_n_segments (record) : 0;

  if (n == 1)
    actant_intervals_add (self->places, actant_record_get_start (record),
                          actant_record_get_end (record), (gpointer) record);
  for (guint i = 0; n > 1 && i < n; i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      actant_intervals_add (self->places, start, end, (gpointer) record);
    }
}

static void
displace (ActantCollection   *self,
          const ActantRecord *record)
{
  for (guint i = 0; has_place (self, record) && i < actant_record_get_n_segments (record); i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      actant_intervals_remove (self->places, start, end, (gpointer) record);
    }
}

/**
 * actant_records_find_place:
 * @records: (element-type ActantRecord): records in canonical order
 * @record: a record
 *
 * Returns: the first position in @records whose record is not before @record
 */
guint
actant_records_find_place (GPtrArray          *records,
                           const ActantRecord *record)
{
  guint low = 0, high = records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (actant_record_compare (records->pdata[middle], record) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static guint
unlist (ActantCollection   *self,
        const ActantRecord *record)
{
  GPtrArray *records = self->live[actant_record_get_kind (record)];
  guint position = actant_records_find_place (records, record);

  g_assert (position < records->len && records->pdata[position] == record);

  g_ptr_array_remove_index (records, position);
  displace (self, record);
  return position;
}

static guint
list (ActantCollection   *self,
      const ActantRecord *record)
{
  GPtrArray *records = self->live[actant_record_get_kind (record)];
  guint position = actant_records_find_place (records, record);

  g_ptr_array_insert (records, position, (gpointer) record);
  place (self, record);
  return position;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  return actant_record_compare (*(ActantRecord * const *) a, *(ActantRecord * const *) b);
}

static GPtrArray *
list_by_id (ActantCollection *self)
{
  GPtrArray *records = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    g_ptr_array_add (records, record);

  return records;
}

/**
 * actant_collection_load:
 * @self: a collection
 * @records: (element-type ActantRecord): its new content
 *
 * Replaces everything; of records with the same id the last counts.
 */
void
actant_collection_load (ActantCollection *self,
                        GPtrArray        *records)
{
  g_autoptr(GPtrArray) once = NULL;

  g_return_if_fail (ACTANT_IS_COLLECTION (self));

  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    g_ptr_array_set_size (self->live[i], 0);
  actant_intervals_clear (self->places);
  g_hash_table_remove_all (self->dead);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->opaque, 0);

  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *item = records->pdata[i];

      if (actant_record_is_opaque (item))
        g_ptr_array_add (self->opaque, actant_record_ref (item));
      else
        g_hash_table_add (self->by_id, actant_record_ref (item));
    }

  /* The order of the file is nearly that of the lists. */
  once = g_hash_table_size (self->by_id) + self->opaque->len == records->len
         ? g_ptr_array_ref (records) : list_by_id (self);
  for (guint i = 0; i < once->len; i++)
    {
      ActantRecord *record = once->pdata[i];

      actant_fetch_ahead (once, i);
      if (actant_record_is_opaque (record))
        continue;
      if (!is_live (record))
        {
          g_hash_table_add (self->dead, record);
          continue;
        }
      g_ptr_array_add (self->live[actant_record_get_kind (record)], record);
      place (self, record);
    }
  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    actant_sort_runs (self->live[i], compare_records);
  actant_intervals_build (self->places);

  g_signal_emit (self, signals[RESET], 0);
}

#define SWAP(a, b) do { gpointer swapped_ = (a); (a) = (b); (b) = swapped_; } while (0)

/**
 * actant_collection_adopt:
 * @self: a collection
 * @other: one that was filled apart, in a thread say; it gets what @self held
 *
 * Replaces everything at once, in a time that does not grow with the records. A collection is one
 * thread's at a time: @other is the caller's from now on, and where the old records are many it may
 * be let go in a thread.
 */
void
actant_collection_adopt (ActantCollection *self,
                         ActantCollection *other)
{
  g_return_if_fail (ACTANT_IS_COLLECTION (self) && ACTANT_IS_COLLECTION (other));

  SWAP (self->by_id, other->by_id);
  SWAP (self->dead, other->dead);
  SWAP (self->opaque, other->opaque);
  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    SWAP (self->live[i], other->live[i]);
  SWAP (self->places, other->places);
  SWAP (self->unplaced, other->unplaced);
  SWAP (self->text_sha, other->text_sha);

  g_signal_emit (self, signals[RESET], 0);
}

/* Puts @after (or nothing) where @before (or nothing) was, and says so. */
static void
swap (ActantCollection *self,
      ActantRecord     *before,
      ActantRecord     *after)
{
  guint removed = is_live (before) ? unlist (self, before) : ACTANT_NO_POSITION;
  guint added = ACTANT_NO_POSITION;

  if (before != NULL)
    {
      actant_record_ref (before);
      g_hash_table_remove (self->dead, before);
    }
  if (after != NULL)
    g_hash_table_add (self->by_id, actant_record_ref (after));
  else
    g_hash_table_remove (self->by_id, before);
  if (is_live (after))
    added = list (self, after);
  else if (after != NULL)
    g_hash_table_add (self->dead, after);

  g_signal_emit (self, signals[CHANGED], 0, before, after, removed, added);
  g_clear_pointer (&before, actant_record_unref);
}

/**
 * actant_collection_put:
 * @self: a collection
 * @record: a readable record
 *
 * Adds @record or puts it in the place of the one with its id.
 *
 * Returns: whether anything changed
 */
gboolean
actant_collection_put (ActantCollection   *self,
                       const ActantRecord *record)
{
  ActantRecord *before;

  g_return_val_if_fail (ACTANT_IS_COLLECTION (self), FALSE);
  g_return_val_if_fail (record != NULL && !actant_record_is_opaque (record), FALSE);

  before = g_hash_table_lookup (self->by_id, record);
  if (before != NULL && actant_record_equal (before, record))
    return FALSE;

  swap (self, before, (ActantRecord *) record);
  return TRUE;
}

/**
 * actant_collection_remove:
 * @self: a collection
 * @id: of a record that was never written
 */
void
actant_collection_remove (ActantCollection *self,
                          const char       *id)
{
  ActantRecord *before;

  g_return_if_fail (ACTANT_IS_COLLECTION (self));

  before = g_hash_table_lookup (self->by_id, &id);
  if (before != NULL)
    swap (self, before, NULL);
}

/**
 * actant_collection_lookup:
 * @self: a collection
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record, tombstones included
 */
const ActantRecord *
actant_collection_lookup (ActantCollection *self,
                          const char       *id)
{
  g_return_val_if_fail (ACTANT_IS_COLLECTION (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, &id) : NULL;
}

/**
 * actant_collection_lookup_live:
 * @self: a collection
 * @kind: the kind wanted, %ACTANT_KIND_NONE for any
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record if it is live and of @kind
 */
const ActantRecord *
actant_collection_lookup_live (ActantCollection *self,
                               ActantKind        kind,
                               const char       *id)
{
  const ActantRecord *record = actant_collection_lookup (self, id);

  if (!is_live (record) || (kind != ACTANT_KIND_NONE && actant_record_get_kind (record) != kind))
    return NULL;

  return record;
}

/** How many live records of @kind there are. */
guint
actant_collection_get_n (ActantCollection *self,
                         ActantKind        kind)
{
  g_return_val_if_fail (ACTANT_IS_COLLECTION (self) && kind < ACTANT_N_KINDS, 0);

  return self->live[kind]->len;
}

/**
 * actant_collection_get:
 * @self: a collection
 * @kind: a kind
 * @position: below the number of its live records
 *
 * Returns: (transfer none): the record there in canonical order
 */
const ActantRecord *
actant_collection_get (ActantCollection *self,
                       ActantKind        kind,
                       guint             position)
{
  g_return_val_if_fail (position < actant_collection_get_n (self, kind), NULL);

  return self->live[kind]->pdata[position];
}

/** The position of the live @record among its kind, or %ACTANT_NO_POSITION. */
guint
actant_collection_find_position (ActantCollection   *self,
                                 const ActantRecord *record)
{
  GPtrArray *records = self->live[actant_record_get_kind (record)];
  guint position = actant_records_find_place (records, record);

  return position < records->len && records->pdata[position] == record
         ? position : ACTANT_NO_POSITION;
}

/**
 * actant_collection_collect:
 * @self: a collection
 * @start: first code point
 * @end: code point after the last
 * @records: (element-type ActantRecord): receives borrowed records
 *
 * The live records whose passage overlaps the range, each once, in text order.
 */
void
actant_collection_collect (ActantCollection *self,
                           gint64            start,
                           gint64            end,
                           GPtrArray        *records)
{
  guint first = records->len;
  guint n = first;

  g_return_if_fail (ACTANT_IS_COLLECTION (self));

  actant_intervals_collect (self->places, start, end, records);
  if (records->len - first > 1)
    qsort (records->pdata + first, records->len - first, sizeof (gpointer), compare_records);
  for (guint i = first; i < records->len; i++)
    if (n == first || records->pdata[n - 1] != records->pdata[i])
      records->pdata[n++] = records->pdata[i];
  g_ptr_array_set_size (records, n);
}

/**
 * actant_collection_set_text:
 * @self: a collection
 * @sha256: of the text that the records are on, as it is
 *
 * Records whose positions count in that version of it get their places.
 */
void
actant_collection_set_text (ActantCollection *self,
                            const char       *sha256)
{
  GHashTableIter iter;
  gpointer record;

  g_return_if_fail (ACTANT_IS_COLLECTION (self) && sha256 != NULL);

  if (g_strcmp0 (self->text_sha, sha256) == 0)
    return;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (actant_record_get (record, "source_sha") != NULL)
      displace (self, record);
  g_free (self->text_sha);
  self->text_sha = g_strdup (sha256);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (actant_record_get (record, "source_sha") != NULL)
      place (self, record);
}

/**
 * actant_collection_set_placed:
 * @self: a collection
 * @id: of a record, present or to come
 * @placed: whether its passage fits the text
 *
 * A record without a place is listed but not found by
 * actant_collection_collect(), so that it is not drawn where it is not.
 */
void
actant_collection_set_placed (ActantCollection *self,
                              const char       *id,
                              gboolean          placed)
{
  const ActantRecord *record;

  g_return_if_fail (ACTANT_IS_COLLECTION (self) && id != NULL);

  if (placed != g_hash_table_contains (self->unplaced, id))
    return;

  record = actant_collection_lookup (self, id);
  if (placed)
    {
      g_hash_table_remove (self->unplaced, id);
      place (self, record);
    }
  else
    {
      displace (self, record);
      g_hash_table_add (self->unplaced, g_strdup (id));
    }
}

/** Whether the positions of the record with @id count in the text as it is. */
gboolean
actant_collection_is_placed (ActantCollection *self,
                             const char       *id)
{
  g_return_val_if_fail (ACTANT_IS_COLLECTION (self) && id != NULL, FALSE);

  return !g_hash_table_contains (self->unplaced, id);
}

/**
 * actant_collection_snapshot:
 * @self: a collection
 *
 * Returns: (transfer full) (element-type ActantRecord): all records, tombstones
 *   and opaque ones included, those of each kind in canonical order; for
 *   another thread
 */
GPtrArray *
actant_collection_snapshot (ActantCollection *self)
{
  guint n = g_hash_table_size (self->by_id) + self->opaque->len;
  GPtrArray *records = g_ptr_array_new_full (n, (GDestroyNotify) actant_record_unref);
  GHashTableIter iter;
  gpointer record;

  for (guint kind = 0; kind < ACTANT_N_KINDS; kind++)
    for (guint i = 0; i < self->live[kind]->len; i++)
      {
        actant_fetch_ahead (self->live[kind], i);
        g_ptr_array_add (records, actant_record_ref (self->live[kind]->pdata[i]));
      }
  g_hash_table_iter_init (&iter, self->dead);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    g_ptr_array_add (records, actant_record_ref (record));
  for (guint i = 0; i < self->opaque->len; i++)
    g_ptr_array_add (records, actant_record_ref (self->opaque->pdata[i]));

  return records;
}
