/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals in sorted blocks. The array of blocks is its own search tree: the middle of a range of
 * it is that subtree's root, and knows the greatest end below it. An edit moves items within one
 * block; only when a block is split or goes is the small tree over the blocks made anew. So one
 * edit costs microseconds whatever there is. What is added waits until somebody looks, so that many
 * are sorted in at once.
 */
#include "text/actant-intervals.h"

#include <string.h>

#define BLOCK 128             /* items, at most */
/* More waiting than this, and than one in so many of all, are sorted in at once. */
#define WAITING_LEAST 64
#define WAITING_SHARE 8

typedef struct
{
  gint32   start;
  gint32   end;
  gpointer data;
} Item;

typedef struct
{
  Item   *items;      /* by start, longer ones first, equal ones in order of adding */
  guint   n;
  guint   room;
  gint32  greatest;   /* end of an item */
  gint32  subtree;    /* greatest end in this block's subtree */
} Block;

struct _ActantIntervals
{
  GArray   *blocks;   /* Block, none empty */
  GArray   *waiting;  /* Item, in order of adding */
  guint     n;        /* in the blocks */
  gboolean  stale;    /* the tree over the blocks is to be made anew */
};

typedef struct
{
  gint32               start;
  gint32               end;
  ActantIntervalsFunc  func;
  gpointer             user_data;
} Query;

static void
clear_block (gpointer block)
{
  g_free (((Block *) block)->items);
}

/**
 * actant_intervals_new:
 *
 * Returns: (transfer full): an empty index
 */
ActantIntervals *
actant_intervals_new (void)
{
  ActantIntervals *self = g_new0 (ActantIntervals, 1);

  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, clear_block);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Item));
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

  g_array_unref (self->blocks);
  g_array_unref (self->waiting);
  g_free (self);
}

static Block *
get_block (ActantIntervals *self,
           guint            i)
{
  return &g_array_index (self->blocks, Block, i);
}

static gint32
clamp (gint64 offset)
{
  return CLAMP (offset, 0, G_MAXINT32);
}

/* By start, longer ones first. */
static int
compare_places (const Item *a,
                const Item *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  return (a->end < b->end) - (a->end > b->end);
}

static gint32
build_tree (ActantIntervals *self,
            guint            low,
            guint            high)
{
  guint middle = low + (high - low) / 2;
  Block *root = get_block (self, middle);
  gint32 left = low < middle ? build_tree (self, low, middle) : 0;
  gint32 right = middle + 1 < high ? build_tree (self, middle + 1, high) : 0;

  root->subtree = MAX (root->greatest, MAX (left, right));
  return root->subtree;
}

/* The greatest end below the root of a range. */
static gint32
get_subtree (ActantIntervals *self,
             guint            low,
             guint            high)
{
  return low < high ? get_block (self, low + (high - low) / 2)->subtree : 0;
}

/* Corrects the way from the root to block @at, whose greatest end has changed. */
static void
update_tree (ActantIntervals *self,
             guint            low,
             guint            high,
             guint            at)
{
  guint middle = low + (high - low) / 2;
  Block *root = get_block (self, middle);

  if (at < middle)
    update_tree (self, low, middle, at);
  else if (at > middle)
    update_tree (self, middle + 1, high, at);
  root->subtree = MAX (root->greatest, MAX (get_subtree (self, low, middle),
                                            get_subtree (self, middle + 1, high)));
}

static void
measure_block (Block *block)
{
  block->greatest = 0;
  for (guint i = 0; i < block->n; i++)
    block->greatest = MAX (block->greatest, block->items[i].end);
}

static void
insert_block (ActantIntervals *self,
              guint            at,
              const Item      *items,
              guint            n,
              guint            room)
{
  Block block = { g_new (Item, room), n, room, 0, 0 };

  if (n > 0)
    memcpy (block.items, items, n * sizeof (Item));
  measure_block (&block);
  g_array_insert_val (self->blocks, at, block);
  self->stale = TRUE;
}

/* Moves the upper half of a full block to a new one behind it. */
static void
split_block (ActantIntervals *self,
             guint            at)
{
  const guint half = BLOCK / 2;
  Block *block = get_block (self, at);
  const Item *items = block->items;

  block->n = half;
  measure_block (block);
  insert_block (self, at + 1, items + half, BLOCK - half, BLOCK);
}

static void
make_room (Block *block)
{
  if (block->n == block->room)
    {
      block->room = MIN (BLOCK, MAX (8, 2 * block->room));
      block->items = g_renew (Item, block->items, block->room);
    }
}

/* The first block whose last item is not before @item; the last one where all are. */
static guint
find_block (ActantIntervals *self,
            const Item      *item)
{
  guint low = 0, high = self->blocks->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Block *block = get_block (self, middle);

      if (compare_places (&block->items[block->n - 1], item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How many items of @block come before @item; those at the same place do when @with_equals. */
static guint
find_item (const Block *block,
           const Item  *item,
           gboolean     with_equals)
{
  guint low = 0, high = block->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare_places (&block->items[middle], item);

      if (order < 0 || (order == 0 && with_equals))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The block that @item goes into, behind all at its place. */
static guint
find_block_to_insert (ActantIntervals *self,
                      const Item      *item)
{
  guint at = find_block (self, item);

  while (at + 1 < self->blocks->len
         && compare_places (&get_block (self, at + 1)->items[0], item) <= 0)
    at++;
  return at;
}

static void
insert_item (ActantIntervals *self,
             const Item      *item)
{
  guint at = find_block_to_insert (self, item);
  Block *block;
  guint position;

  if (get_block (self, at)->n == BLOCK)
    {
      split_block (self, at);
      at = find_block_to_insert (self, item);
    }
  block = get_block (self, at);
  make_room (block);
  position = find_item (block, item, TRUE);
  memmove (block->items + position + 1, block->items + position,
           (block->n - position) * sizeof (Item));
  block->items[position] = *item;
  block->n++;
  self->n++;
  if (item->end > block->greatest)
    {
      block->greatest = item->end;
      if (!self->stale)
        update_tree (self, 0, self->blocks->len, at);
    }
}

static void
rebuild (ActantIntervals *self)
{
  if (self->stale && self->blocks->len > 0)
    build_tree (self, 0, self->blocks->len);
  self->stale = FALSE;
}

/* All items anew, in full blocks. */
static void
sort_in (ActantIntervals *self)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (Item),
                                              self->n + self->waiting->len);

  for (guint i = 0; i < self->blocks->len; i++)
    g_array_append_vals (all, get_block (self, i)->items, get_block (self, i)->n);
  g_array_append_vals (all, self->waiting->data, self->waiting->len);
  g_array_sort (all, (GCompareFunc) compare_places); /* stable */

  g_array_set_size (self->blocks, 0);
  for (guint i = 0; i < all->len; i += BLOCK)
    insert_block (self, self->blocks->len, &g_array_index (all, Item, i),
                  MIN (BLOCK, all->len - i), MIN (BLOCK, all->len - i));
  self->n = all->len;
}

/**
 * actant_intervals_build:
 * @self: an index
 *
 * Sorts in what was added. Look-ups do it; calling it after adding many puts the cost where it can
 * be seen.
 */
void
actant_intervals_build (ActantIntervals *self)
{
  g_return_if_fail (self != NULL);

  if (self->waiting->len > WAITING_LEAST + self->n / WAITING_SHARE || self->blocks->len == 0)
    sort_in (self);
  else
    for (guint i = 0; i < self->waiting->len; i++)
      insert_item (self, &g_array_index (self->waiting, Item, i));

  if (self->waiting->len > WAITING_LEAST)
    {
      g_array_unref (self->waiting);
      self->waiting = g_array_new (FALSE, FALSE, sizeof (Item));
    }
  g_array_set_size (self->waiting, 0);
  rebuild (self);
}

/* Puts @item behind the last one, unless it comes before that. */
static gboolean
append (ActantIntervals *self,
        const Item      *item)
{
  Block *last = self->blocks->len > 0 ? get_block (self, self->blocks->len - 1) : NULL;

  if (last != NULL && compare_places (&last->items[last->n - 1], item) > 0)
    return FALSE;

  if (last == NULL || last->n == BLOCK)
    {
      insert_block (self, self->blocks->len, item, 1, last == NULL ? 8 : BLOCK);
      self->n++;
    }
  else
    insert_item (self, item);
  return TRUE;
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
  const Item item = { clamp (start), clamp (end), data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->n < G_MAXUINT / 2 && self->waiting->len < G_MAXUINT / 2);

  if (!append (self, &item))
    g_array_append_val (self->waiting, item);
}

static void
remove_item (ActantIntervals *self,
             guint            at,
             guint            position)
{
  Block *block = get_block (self, at);
  gint32 end = block->items[position].end;

  block->n--;
  self->n--;
  memmove (block->items + position, block->items + position + 1,
           (block->n - position) * sizeof (Item));
  if (block->n == 0)
    {
      g_array_remove_index (self->blocks, at);
      self->stale = TRUE;
    }
  else if (end == block->greatest)
    {
      measure_block (block);
      if (!self->stale)
        update_tree (self, 0, self->blocks->len, at);
    }
  rebuild (self);
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
  const Item item = { clamp (start), clamp (end), data };

  g_return_val_if_fail (self != NULL, FALSE);

  actant_intervals_build (self);
  if (self->blocks->len == 0)
    return FALSE;

  for (guint at = find_block (self, &item); at < self->blocks->len; at++)
    {
      Block *block = get_block (self, at);

      for (guint i = find_item (block, &item, FALSE); i < block->n; i++)
        {
          if (compare_places (&block->items[i], &item) != 0)
            return FALSE;
          if (block->items[i].data == data)
            {
              remove_item (self, at, i);
              return TRUE;
            }
        }
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

  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->waiting, 0);
  self->n = 0;
  self->stale = FALSE;
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

  return self->n + self->waiting->len;
}

typedef gboolean (*VisitFunc) (const Item *item, gpointer data);

/* In order; FALSE when @visit stopped. */
static gboolean
visit_block (const Block *block,
             const Query *query,
             VisitFunc    visit,
             gpointer     data)
{
  for (guint i = 0; i < block->n && block->items[i].start < query->end; i++)
    {
      const Item *item = &block->items[i];

      if (item->end > query->start && item->start < item->end && !visit (item, data))
        return FALSE;
    }
  return TRUE;
}

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
      Block *root = get_block (self, middle);

      if (root->subtree <= query->start)
        return TRUE;
      if (!visit_tree (self, low, middle, query, visit, data))
        return FALSE;
      if (root->items[0].start >= query->end)
        return TRUE;
      if (root->greatest > query->start && !visit_block (root, query, visit, data))
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
  actant_intervals_build (self);
  visit_tree (self, 0, self->blocks->len, query, visit, data);
}

static gboolean
call_func (const Item *item,
           gpointer    data)
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
append_data (const Item *item,
             gpointer    data)
{
  g_ptr_array_add (data, item->data);
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

  g_return_if_fail (self != NULL);
  g_return_if_fail (out != NULL);

  visit_overlaps (self, &query, append_data, out);
}
