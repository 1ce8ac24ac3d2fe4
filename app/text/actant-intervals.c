/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals in a sorted array that is its own search tree: the middle of a range of the array is
 * that subtree's root, and holds the greatest end below it. New intervals wait in a short unsorted
 * tail that every look-up scans; removed ones are marked. Both are sorted out when they grow.
 */
#include "text/actant-intervals.h"

/* The tail may have this many, and one in so many of the sorted ones. */
#define TAIL_LEAST 128
#define TAIL_SHARE 64

typedef struct
{
  gint32   start;
  gint32   end;
  gint32   greatest;   /* end in this subtree */
  guint32  order;      /* of adding, among equals */
  gpointer data;
} Item;

#define REMOVED G_MAXUINT32

struct _ActantIntervals
{
  GArray *items;       /* Item: sorted ones, then the tail */
  guint   n_sorted;
  guint   n_removed;
};

typedef struct
{
  gint32               start;
  gint32               end;
  ActantIntervalsFunc  func;
  gpointer             user_data;
} Query;

/**
 * actant_intervals_new:
 *
 * Returns: (transfer full): an empty index
 */
ActantIntervals *
actant_intervals_new (void)
{
  ActantIntervals *self = g_new0 (ActantIntervals, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  return self;
}

/**
 * actant_intervals_free:
 * @self: (transfer full): an index
 */
void
actant_intervals_free (ActantIntervals *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_free (self);
}

static Item *
get_item (ActantIntervals *self,
          guint            i)
{
  return &g_array_index (self->items, Item, i);
}

static gint32
clamp (gint64 offset)
{
  return CLAMP (offset, 0, G_MAXINT32);
}

/* By start, longer ones first. */
static int
compare_places (gint32      start,
                gint32      end,
                const Item *b)
{
  if (start != b->start)
    return start < b->start ? -1 : 1;
  return (end < b->end) - (end > b->end);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *one = a, *other = b;
  int order = compare_places (one->start, one->end, other);

  return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

static int
compare_item_pointers (gconstpointer a,
                       gconstpointer b)
{
  return compare_items (*(Item * const *) a, *(Item * const *) b);
}

static gint32
build_tree (ActantIntervals *self,
            guint            low,
            guint            high)
{
  guint middle = low + (high - low) / 2;
  Item *root = get_item (self, middle);
  gint32 left = low < middle ? build_tree (self, low, middle) : 0;
  gint32 right = middle + 1 < high ? build_tree (self, middle + 1, high) : 0;

  root->greatest = MAX (root->end, MAX (left, right));
  return root->greatest;
}

/**
 * actant_intervals_build:
 * @self: an index
 *
 * Sorts in what was added. Look-ups do it when it is due; calling it after adding many puts the
 * cost where it can be seen.
 */
void
actant_intervals_build (ActantIntervals *self)
{
  guint kept = 0;

  g_return_if_fail (self != NULL);

  if (self->n_sorted == self->items->len && self->n_removed == 0)
    return;
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->order != REMOVED)
      *get_item (self, kept++) = *get_item (self, i);
  g_array_set_size (self->items, kept);
  g_array_sort (self->items, compare_items);
  for (guint i = 0; i < kept; i++)
    get_item (self, i)->order = i;
  self->n_sorted = kept;
  self->n_removed = 0;
  if (kept > 0)
    build_tree (self, 0, kept);
}

static void
build_if_due (ActantIntervals *self)
{
  guint limit = TAIL_LEAST + self->n_sorted / TAIL_SHARE;

  if (self->items->len - self->n_sorted > limit || self->n_removed > limit + self->n_sorted / 4)
    actant_intervals_build (self);
}

/**
 * actant_intervals_add:
 * @self: an index
 * @start: the first position
 * @end: the end, exclusive
 * @data: (nullable): what to find there
 *
 * The same interval may be added again; it is then found twice.
 */
void
actant_intervals_add (ActantIntervals *self,
                      gint64           start,
                      gint64           end,
                      gpointer         data)
{
  Item item = { clamp (start), clamp (end), clamp (end), 0, data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->items->len < REMOVED);

  item.order = self->items->len;
  g_array_append_val (self->items, item);
}

/* The first sorted item not before the place. */
static guint
find_place (ActantIntervals *self,
            gint32           start,
            gint32           end)
{
  guint low = 0, high = self->n_sorted;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (start, end, get_item (self, middle)) > 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_live (const Item *item,
         gint32      start,
         gint32      end,
         gpointer    data)
{
  return item->start == start && item->end == end && item->data == data
         && item->order != REMOVED;
}

/**
 * actant_intervals_remove:
 * @self: an index
 * @start: the start it was added with
 * @end: the end it was added with
 * @data: (nullable): the data it was added with
 *
 * Removes one interval.
 *
 * Returns: whether there was one
 */
gboolean
actant_intervals_remove (ActantIntervals *self,
                         gint64           start,
                         gint64           end,
                         gpointer         data)
{
  gint32 from, to;

  g_return_val_if_fail (self != NULL, FALSE);

  build_if_due (self);
  from = clamp (start);
  to = clamp (end);
  for (guint i = self->n_sorted; i < self->items->len; i++)
    if (is_live (get_item (self, i), from, to, data))
      {
        get_item (self, i)->order = REMOVED;
        self->n_removed++;
        return TRUE;
      }
  for (guint i = find_place (self, from, to);
       i < self->n_sorted && compare_places (from, to, get_item (self, i)) == 0; i++)
    if (is_live (get_item (self, i), from, to, data))
      {
        get_item (self, i)->order = REMOVED;
        self->n_removed++;
        return TRUE;
      }
  return FALSE;
}

/**
 * actant_intervals_clear:
 * @self: an index
 *
 * Removes all intervals.
 */
void
actant_intervals_clear (ActantIntervals *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->items, 0);
  self->n_sorted = 0;
  self->n_removed = 0;
}

/**
 * actant_intervals_get_n:
 * @self: an index
 *
 * Returns: how many intervals it holds
 */
guint
actant_intervals_get_n (ActantIntervals *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len - self->n_removed;
}

static gboolean
overlaps (const Item  *item,
          const Query *query)
{
  return item->start < query->end && item->end > query->start && item->start < item->end
         && item->order != REMOVED;
}

typedef gboolean (*VisitFunc) (Item *item, gpointer data);

/* In order; FALSE when @visit stopped. */
static gboolean
visit_tree (ActantIntervals *self,
            guint            low,
            guint            high,
            const Query     *query,
            VisitFunc        visit,
            gpointer         data)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Item *root = get_item (self, middle);

      if (root->greatest <= query->start)
        return TRUE;
      if (!visit_tree (self, low, middle, query, visit, data))
        return FALSE;
      if (root->start >= query->end)
        return TRUE;
      if (overlaps (root, query) && !visit (root, data))
        return FALSE;
      low = middle + 1;
    }
  return TRUE;
}

static void
visit_overlaps (ActantIntervals *self,
                const Query     *query,
                VisitFunc        visit,
                gpointer         data)
{
  if (query->start >= query->end)
    return;
  build_if_due (self);
  if (!visit_tree (self, 0, self->n_sorted, query, visit, data))
    return;
  for (guint i = self->n_sorted; i < self->items->len; i++)
    if (overlaps (get_item (self, i), query) && !visit (get_item (self, i), data))
      return;
}

static gboolean
call_func (Item     *item,
           gpointer  data)
{
  const Query *query = data;

  return query->func (item->start, item->end, item->data, query->user_data);
}

/**
 * actant_intervals_foreach_overlap:
 * @self: an index
 * @start: the first position
 * @end: the end, exclusive; start + 1 for a point
 * @func: (scope call): called for each overlapping interval, in no certain order
 * @user_data: passed to @func
 */
void
actant_intervals_foreach_overlap (ActantIntervals     *self,
                                  gint64               start,
                                  gint64               end,
                                  ActantIntervalsFunc  func,
                                  gpointer             user_data)
{
  Query query = { clamp (start), clamp (end), func, user_data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  visit_overlaps (self, &query, call_func, &query);
}

static gboolean
append_item (Item     *item,
             gpointer  data)
{
  g_ptr_array_add (data, item);
  return TRUE;
}

/**
 * actant_intervals_collect:
 * @self: an index
 * @start: the first position
 * @end: the end, exclusive; start + 1 for a point
 * @out: (element-type gpointer): the data of overlapping intervals is appended here
 *
 * In order of start, of equal starts the longer first, of equal ones the earlier added.
 */
void
actant_intervals_collect (ActantIntervals *self,
                          gint64           start,
                          gint64           end,
                          GPtrArray       *out)
{
  Query query = { clamp (start), clamp (end) };
  guint first;

  g_return_if_fail (self != NULL);
  g_return_if_fail (out != NULL);

  g_autoptr (GPtrArray) hits = g_ptr_array_new ();

  visit_overlaps (self, &query, append_item, hits);
  if (self->n_sorted < self->items->len)
    g_ptr_array_sort (hits, compare_item_pointers);
  first = out->len;
  g_ptr_array_set_size (out, first + hits->len);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_index (out, first + i) = ((Item *) g_ptr_array_index (hits, i))->data;
}
