/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best way to put the things of two sides together one to one. */
#include "agreement/actant-matching.h"

#include <string.h>

/* An assignment problem (Kuhn 1955) on a sparse graph, by shortest augmenting paths with potentials
 * (Tomizawa 1971; Edmonds & Karp 1972). Each thing may also stay alone, at gain 0. The potentials
 * keep price_a + price_b ≥ gain for every edge, = for the matched ones, and ≥ 0. */
typedef struct
{
  guint                  n_a, n_b;
  guint                 *first;      /* of a's edges in @edges; n_a + 1 of them */
  ActantMatchEdge       *edges;      /* by a */
  double                *price_a;
  double                *price_b;
  guint                 *partner_a;
  guint                 *partner_b;
  double                *distance;   /* of each b from the root of the search */
  guint                 *from;       /* the a that each b was reached from */
  guint8                *settled;    /* b */
  GArray                *heap;       /* of Reached, nearest first */
  GArray                *touched;    /* b's with a distance */
} Matching;

typedef struct
{
  double distance;
  guint  b;
} Reached;

static void
push (GArray *heap,
      double  distance,
      guint   b)
{
  Reached reached = { distance, b };
  guint place = heap->len;

  g_array_append_val (heap, reached);
  while (place > 0 && g_array_index (heap, Reached, (place - 1) / 2).distance > distance)
    {
      g_array_index (heap, Reached, place) = g_array_index (heap, Reached, (place - 1) / 2);
      place = (place - 1) / 2;
    }
  g_array_index (heap, Reached, place) = reached;
}

static Reached
pop (GArray *heap)
{
  Reached top = g_array_index (heap, Reached, 0);
  Reached last = g_array_index (heap, Reached, heap->len - 1);
  guint place = 0, child;

  g_array_set_size (heap, heap->len - 1);
  while ((child = 2 * place + 1) < heap->len)
    {
      if (child + 1 < heap->len
          && g_array_index (heap, Reached, child + 1).distance < g_array_index (heap, Reached, child).distance)
        child++;
      if (g_array_index (heap, Reached, child).distance >= last.distance)
        break;
      g_array_index (heap, Reached, place) = g_array_index (heap, Reached, child);
      place = child;
    }
  if (heap->len > 0)
    g_array_index (heap, Reached, place) = last;

  return top;
}

/* Looks along the edges of @a, which is @distance away. */
static void
relax (Matching *self,
       guint     a,
       double    distance)
{
  for (guint i = self->first[a]; i < self->first[a + 1]; i++)
    {
      const ActantMatchEdge *edge = &self->edges[i];
      double slack = self->price_a[a] + self->price_b[edge->b] - edge->gain;
      double reached = distance + MAX (slack, 0);

      if (self->settled[edge->b] || (self->from[edge->b] != ACTANT_NO_PARTNER
                                     && reached >= self->distance[edge->b]))
        continue;
      if (self->from[edge->b] == ACTANT_NO_PARTNER)
        g_array_append_val (self->touched, edge->b);
      self->distance[edge->b] = reached;
      self->from[edge->b] = a;
      push (self->heap, reached, edge->b);
    }
}

/* Turns the path that ends in @b round. */
static void
augment (Matching *self,
         guint     root,
         guint     b)
{
  while (b != ACTANT_NO_PARTNER)
    {
      guint a = self->from[b];
      guint next = a != root ? self->partner_a[a] : ACTANT_NO_PARTNER;

      self->partner_a[a] = b;
      self->partner_b[b] = a;
      b = next;
    }
}

/* Moves the potentials by how much nearer than @end each thing is. */
static void
update_prices (Matching *self,
               guint     root,
               double    end)
{
  self->price_a[root] -= end;
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint b = g_array_index (self->touched, guint, i);

      if (!self->settled[b] || self->distance[b] >= end)
        continue;
      self->price_b[b] += end - self->distance[b];
      self->price_a[self->partner_b[b]] -= end - self->distance[b];
    }
}

static void
forget (Matching *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint b = g_array_index (self->touched, guint, i);

      self->from[b] = ACTANT_NO_PARTNER;
      self->settled[b] = FALSE;
    }
  g_array_set_size (self->touched, 0);
  g_array_set_size (self->heap, 0);
}

/* Finds the best place for @root: a free b, or an a (perhaps itself) that had better stay alone. */
static void
place (Matching *self,
       guint     root)
{
  guint loner = root, end_b = ACTANT_NO_PARTNER;
  double end = self->price_a[root];

  relax (self, root, 0);
  while (self->heap->len > 0)
    {
      Reached next = pop (self->heap);
      guint a;

      if (self->settled[next.b] || next.distance > self->distance[next.b])
        continue;
      if (next.distance >= end)
        break;
      a = self->partner_b[next.b];
      if (a == ACTANT_NO_PARTNER)
        {
          end = next.distance;
          end_b = next.b;
          break;
        }
      self->settled[next.b] = TRUE;
      if (next.distance + self->price_a[a] < end)
        {
          end = next.distance + self->price_a[a];
          loner = a;
        }
      relax (self, a, next.distance);
    }

  update_prices (self, root, end);
  if (end_b == ACTANT_NO_PARTNER && loner != root)
    {
      end_b = self->partner_a[loner];
      self->partner_a[loner] = ACTANT_NO_PARTNER;
    }
  augment (self, root, end_b);
  forget (self);
}

/* Sorts the edges by a, by counting. */
static void
set_up (Matching              *self,
        guint                  n_a,
        guint                  n_b,
        const ActantMatchEdge *edges,
        guint                  n_edges)
{
  guint *next;

  self->n_a = n_a;
  self->n_b = n_b;
  self->first = g_new0 (guint, n_a + 2);
  self->edges = g_new (ActantMatchEdge, MAX (n_edges, 1));
  self->price_a = g_new0 (double, MAX (n_a, 1));
  self->price_b = g_new0 (double, MAX (n_b, 1));
  self->partner_a = g_new (guint, MAX (n_a, 1));
  self->partner_b = g_new (guint, MAX (n_b, 1));
  self->distance = g_new0 (double, MAX (n_b, 1));
  self->from = g_new (guint, MAX (n_b, 1));
  self->settled = g_new0 (guint8, MAX (n_b, 1));
  self->heap = g_array_new (FALSE, FALSE, sizeof (Reached));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));

  /* first[a + 1] is where the next edge of a goes, and in the end where a + 1 begins. */
  for (guint i = 0; i < n_edges; i++)
    self->first[edges[i].a + 2]++;
  for (guint i = 2; i <= n_a; i++)
    self->first[i] += self->first[i - 1];
  next = self->first + 1;
  for (guint i = 0; i < n_edges; i++)
    {
      self->edges[next[edges[i].a]++] = edges[i];
      self->price_a[edges[i].a] = MAX (self->price_a[edges[i].a], edges[i].gain);
    }
  memset (self->partner_a, 0xff, n_a * sizeof (guint));
  memset (self->partner_b, 0xff, n_b * sizeof (guint));
  memset (self->from, 0xff, n_b * sizeof (guint));
}

static void
tear_down (Matching *self)
{
  g_free (self->first);
  g_free (self->edges);
  g_free (self->price_a);
  g_free (self->price_b);
  g_free (self->partner_a);
  g_free (self->partner_b);
  g_free (self->distance);
  g_free (self->from);
  g_free (self->settled);
  g_array_unref (self->heap);
  g_array_unref (self->touched);
}

/**
 * actant_matching_find:
 * @n_a: things on the one side
 * @n_b: things on the other
 * @edges: (array length=n_edges): which may be put together, and what that is worth; what is not
 *   listed may not
 * @n_edges: how many
 * @partners: (out caller-allocates): for each a its b, or %ACTANT_NO_PARTNER
 *
 * Finds the one-to-one matching of the greatest total gain. Each thing may stay alone. Among equal
 * ones the result depends on the order of the edges only, so that it is reproducible.
 *
 * Returns: the total gain
 */
double
actant_matching_find (guint                  n_a,
                      guint                  n_b,
                      const ActantMatchEdge *edges,
                      guint                  n_edges,
                      guint                 *partners)
{
  Matching self = { 0 };
  double gain = 0;

  set_up (&self, n_a, n_b, edges, n_edges);
  for (guint a = 0; a < n_a; a++)
    place (&self, a);

  memcpy (partners, self.partner_a, n_a * sizeof (guint));
  for (guint i = 0; i < n_edges; i++)
    if (partners[self.edges[i].a] == self.edges[i].b)
      gain += self.edges[i].gain;
  tear_down (&self);

  return gain;
}
