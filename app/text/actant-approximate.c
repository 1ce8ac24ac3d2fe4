/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching with differences: the bit-parallel algorithm of Myers (1999), in blocks. */
#include "text/actant-approximate.h"

#include <string.h>

#define ROWS 64                    /* of a block */
#define PAGE_BITS 8
#define PAGE_SIZE (1 << PAGE_BITS)
#define N_PAGES (0x110000 >> PAGE_BITS)

/* Where each character of the pattern stands: a row of words for each different one. */
typedef struct
{
  guint16  *pages[N_PAGES];   /* page of a character, or no_page */
  guint16   no_page[PAGE_SIZE];
  guint64  *rows;             /* n_blocks words for each number; those of number 0 are 0 */
} Alphabet;

struct _ActantApproximate
{
  gsize    length;
  guint    n_blocks;
  guint64  final_row;   /* the last one of the last block */
  Alphabet forward;
  Alphabet backward;
};

/* A block of the current column: vertical differences and the value of its last row. */
typedef struct
{
  guint64 plus;
  guint64 minus;
  gint64  score;
} Block;

static inline const guint64 *
get_rows (const ActantApproximate *self,
          const Alphabet          *alphabet,
          gunichar                 c)
{
  guint number = c < 0x110000 ? alphabet->pages[c >> PAGE_BITS][c & (PAGE_SIZE - 1)] : 0;

  return alphabet->rows + (gsize) number * self->n_blocks;
}

static void
alphabet_init (Alphabet       *alphabet,
               const gunichar *pattern,
               gsize           length,
               guint           n_blocks,
               gboolean        backward)
{
  guint n = 1;

  for (guint i = 0; i < N_PAGES; i++)
    alphabet->pages[i] = alphabet->no_page;
  alphabet->rows = g_new0 (guint64, (length + 1) * n_blocks);
  for (gsize i = 0; i < length; i++)
    {
      gunichar c = pattern[backward ? length - 1 - i : i];
      guint16 **page = &alphabet->pages[c >> PAGE_BITS];
      guint16 *number;

      if (*page == alphabet->no_page)
        *page = g_new0 (guint16, PAGE_SIZE);
      number = &(*page)[c & (PAGE_SIZE - 1)];
      if (*number == 0)
        *number = n++;
      alphabet->rows[(gsize) *number * n_blocks + i / ROWS] |= G_GUINT64_CONSTANT (1) << (i % ROWS);
    }
}

static void
alphabet_clear (Alphabet *alphabet)
{
  for (guint i = 0; i < N_PAGES; i++)
    if (alphabet->pages[i] != alphabet->no_page)
      g_free (alphabet->pages[i]);
  g_free (alphabet->rows);
}

/**
 * actant_approximate_new:
 * @pattern: characters, each below 0x110000
 * @length: how many, 1 to 65,000
 *
 * Returns: (transfer full): the pattern, ready to be searched for
 */
ActantApproximate *
actant_approximate_new (const gunichar *pattern,
                        gsize           length)
{
  ActantApproximate *self;

  g_return_val_if_fail (pattern != NULL && 0 < length && length <= 65000, NULL);

  self = g_new0 (ActantApproximate, 1);
  self->length = length;
  self->n_blocks = (length + ROWS - 1) / ROWS;
  self->final_row = G_GUINT64_CONSTANT (1) << ((length - 1) % ROWS);
  alphabet_init (&self->forward, pattern, length, self->n_blocks, FALSE);
  alphabet_init (&self->backward, pattern, length, self->n_blocks, TRUE);

  return self;
}

void
actant_approximate_free (ActantApproximate *self)
{
  alphabet_clear (&self->forward);
  alphabet_clear (&self->backward);
  g_free (self);
}

static guint
count_rows (const ActantApproximate *self,
            guint                    block)
{
  return block + 1 < self->n_blocks ? ROWS : self->length - (gsize) block * ROWS;
}

/* One step of one block to the next column: @in and the result are horizontal differences above
 * and at its last row @last (Myers 1999, figure 8, as Hyyrö 2003 writes it). */
static inline int
advance (Block   *block,
         guint64  equal,
         guint64  last,
         int      in)
{
  guint64 fallen = in < 0;
  guint64 vertical = equal | block->minus;
  guint64 horizontal, plus, minus;
  int out;

  equal |= fallen;
  horizontal = (((equal & block->plus) + block->plus) ^ block->plus) | equal;
  plus = block->minus | ~(horizontal | block->plus);
  minus = block->plus & horizontal;
  out = ((plus & last) != 0) - ((minus & last) != 0);
  plus = plus << 1 | (in > 0);
  minus = minus << 1 | fallen;
  block->plus = minus | ~(vertical | plus);
  block->minus = plus & vertical;
  block->score += out;

  return out;
}

static inline guint64
get_last (const ActantApproximate *self,
          guint                    block)
{
  return block + 1 < self->n_blocks ? G_GUINT64_CONSTANT (1) << (ROWS - 1) : self->final_row;
}

/* The first block is as in an empty text; the others are begun when they are reached. */
static void
begin (const ActantApproximate *self,
       Block                   *blocks,
       guint                    n)
{
  gint64 score = 0;

  for (guint i = 0; i < n; i++)
    {
      score += count_rows (self, i);
      blocks[i] = (Block) { G_MAXUINT64, 0, score };
    }
}

/* Goes on with one block more when a match can reach into it, or with fewer. */
static inline guint
adjust (const ActantApproximate *self,
        Block                   *blocks,
        guint                    last,
        const guint64           *rows,
        int                      carry,
        gint64                   most)
{
  if (last + 1 < self->n_blocks && blocks[last].score - carry <= most
      && ((rows[last + 1] & 1) != 0 || carry < 0))
    {
      last++;
      blocks[last] = (Block) { G_MAXUINT64, 0,
                               blocks[last - 1].score - carry + count_rows (self, last) };
      advance (&blocks[last], rows[last], get_last (self, last), carry);
      return last;
    }
  while (last > 0 && blocks[last].score >= most + count_rows (self, last))
    last--;

  return last;
}

/* Where the best match ends: the smallest distance, the first of equals. */
static gboolean
find_end (const ActantApproximate *self,
          const gunichar          *text,
          gsize                    length,
          gint64                   most,
          ActantApproximateMatch  *match)
{
  g_autofree Block *blocks = g_new (Block, self->n_blocks);
  guint last = CLAMP ((most + ROWS - 1) / ROWS, 1, (gint64) self->n_blocks) - 1;
  gboolean found = FALSE;

  begin (self, blocks, last + 1);
  for (gsize i = 0; i < length; i++)
    {
      const guint64 *rows = get_rows (self, &self->forward, text[i]);
      int carry = 0;

      for (guint b = 0; b <= last; b++)
        carry = advance (&blocks[b], rows[b], get_last (self, b), carry);
      last = adjust (self, blocks, last, rows, carry, most);
      if (last + 1 == self->n_blocks && blocks[last].score <= most)
        {
          match->end = i + 1;
          match->distance = blocks[last].score;
          found = TRUE;
          if (match->distance == 0)
            break;
          most = (gint64) match->distance - 1;
        }
    }

  return found;
}

/* Where the match that ends at match->end starts: read backwards from there, at the length that is
 * the nearest to the pattern's. */
static void
find_start (const ActantApproximate *self,
            const gunichar          *text,
            ActantApproximateMatch  *match)
{
  g_autofree Block *blocks = g_new (Block, self->n_blocks);
  gsize longest = MIN (match->end, self->length + match->distance);
  gsize best = 0;

  begin (self, blocks, self->n_blocks);
  for (gsize i = 0; i < longest; i++)
    {
      const guint64 *rows = get_rows (self, &self->backward, text[match->end - 1 - i]);
      int carry = 1;

      for (guint b = 0; b < self->n_blocks; b++)
        carry = advance (&blocks[b], rows[b], get_last (self, b), carry);
      if (blocks[self->n_blocks - 1].score == match->distance
          && (best == 0 || ABS ((gint64) (i + 1) - (gint64) self->length)
                           < ABS ((gint64) best - (gint64) self->length)))
        best = i + 1;
    }
  match->start = match->end - best;
}

/**
 * actant_approximate_find:
 * @self: a pattern
 * @text: characters
 * @length: how many
 * @most: the largest distance that counts; less than the pattern's length
 * @match: (out): the place with the smallest distance, the first of several
 *
 * Returns: whether there is a place
 */
gboolean
actant_approximate_find (const ActantApproximate *self,
                         const gunichar          *text,
                         gsize                    length,
                         guint                    most,
                         ActantApproximateMatch  *match)
{
  g_return_val_if_fail (self != NULL && most < self->length && match != NULL, FALSE);

  if (!find_end (self, text, length, most, match))
    return FALSE;
  find_start (self, text, match);
  return TRUE;
}
