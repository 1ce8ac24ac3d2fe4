/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An old text against a new one: lines, then words, then characters. */
#include "text/actant-text-map.h"

#include <string.h>

/* Longest sides that are compared character by character. */
#define MOST_CHARS 20000
/* Shorter ones may be the same by accident. */
#define SHORTEST_RUN 8
/* By so much what is around a passage may have come nearer or gone farther. */
#define MOST_DRIFT 40

struct _ActantTextMap
{
  GArray *runs;   /* of ActantRun, in order */
};

/* A piece of a text: a line with its end, or a word. */
typedef struct
{
  const gunichar *chars;
  gsize           length;
} Piece;

/* The pieces of a text by number, and where each starts; the end of the last is the end. */
typedef struct
{
  GArray *numbers;   /* of guint32 */
  GArray *starts;    /* of gsize, one more */
} Pieces;

static guint
hash_piece (gconstpointer key)
{
  const Piece *piece = key;
  guint hash = 2166136261u;

  for (gsize i = 0; i < piece->length; i++)
    hash = (hash ^ piece->chars[i]) * 16777619u;

  return hash;
}

static gboolean
equal_pieces (gconstpointer a,
              gconstpointer b)
{
  const Piece *piece_a = a, *piece_b = b;

  return piece_a->length == piece_b->length
         && memcmp (piece_a->chars, piece_b->chars, piece_a->length * sizeof (gunichar)) == 0;
}

typedef gsize (*FindEnd) (const gunichar *chars,
                          gsize           start,
                          gsize           end);

static gsize
find_line_end (const gunichar *chars,
               gsize           start,
               gsize           end)
{
  while (start < end && chars[start] != '\n')
    start++;

  return MIN (start + 1, end);
}

/* A run of letters and digits, or one other character; scripts without spaces go by characters. */
static gsize
find_word_end (const gunichar *chars,
               gsize           start,
               gsize           end)
{
  gsize at = start;

  while (at < end && g_unichar_isalnum (chars[at]) && !g_unichar_iswide (chars[at]))
    at++;
  while (at < end && at > start && g_unichar_ismark (chars[at]))
    at++;
  if (at > start)
    return at;
  /* Hangul is wide, but has spaces. */
  while (at < end && chars[at] >= 0xac00 && chars[at] <= 0xd7a3)
    at++;

  return MAX (at, start + 1);
}

static void
cut (const ActantFoldedText *text,
     gsize                   start,
     gsize                   end,
     FindEnd                 find_end,
     GHashTable             *known,
     Pieces                 *pieces)
{
  pieces->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  pieces->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (start < end)
    {
      gsize next = find_end (text->chars, start, end);
      Piece piece = { text->chars + start, next - start };
      guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (known, &piece));

      if (number == 0)
        {
          number = g_hash_table_size (known) + 1;
          g_hash_table_insert (known, g_memdup2 (&piece, sizeof piece), GUINT_TO_POINTER (number));
        }
      g_array_append_val (pieces->numbers, number);
      g_array_append_val (pieces->starts, start);
      start = next;
    }
  g_array_append_val (pieces->starts, end);
}

static void
pieces_clear (Pieces *pieces)
{
  g_array_unref (pieces->numbers);
  g_array_unref (pieces->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pieces, pieces_clear)

typedef struct
{
  const ActantFoldedText *old_text;
  const ActantFoldedText *new_text;
  GArray                 *runs;
} Comparison;

static void
add_run (Comparison *comparison,
         gsize       old_start,
         gsize       new_start,
         gsize       length)
{
  GArray *runs = comparison->runs;
  ActantRun run = { old_start, new_start, length };
  ActantRun *last = runs->len > 0 ? &g_array_index (runs, ActantRun, runs->len - 1) : NULL;

  if (last != NULL && last->old_start + last->length == old_start
      && last->new_start + last->length == new_start)
    last->length += length;
  else
    g_array_append_val (runs, run);
}

static void
compare_chars (Comparison *comparison,
               gsize       old_start,
               gsize       old_end,
               gsize       new_start,
               gsize       new_end)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (ActantRun));

  if (old_end - old_start > MOST_CHARS || new_end - new_start > MOST_CHARS)
    return;

  actant_sequence_diff (comparison->old_text->chars + old_start, old_end - old_start,
                        comparison->new_text->chars + new_start, new_end - new_start,
                        FALSE, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const ActantRun *run = &g_array_index (runs, ActantRun, i);

      add_run (comparison, old_start + run->old_start, new_start + run->new_start, run->length);
    }
}

typedef void (*CompareGap) (Comparison *comparison,
                            gsize       old_start,
                            gsize       old_end,
                            gsize       new_start,
                            gsize       new_end);

static gsize
get_start (const Pieces *pieces,
           gsize         piece)
{
  return g_array_index (pieces->starts, gsize, piece);
}

/* Compares two parts piece by piece; what differs goes on to @compare_gap. */
static void
compare_pieces (Comparison *comparison,
                gsize       old_start,
                gsize       old_end,
                gsize       new_start,
                gsize       new_end,
                FindEnd     find_end,
                CompareGap  compare_gap)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (hash_piece, equal_pieces, g_free, NULL);
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (ActantRun));
  g_auto(Pieces) old_pieces = { NULL, NULL };
  g_auto(Pieces) new_pieces = { NULL, NULL };
  ActantRun last;

  cut (comparison->old_text, old_start, old_end, find_end, known, &old_pieces);
  cut (comparison->new_text, new_start, new_end, find_end, known, &new_pieces);
  actant_sequence_diff ((const guint32 *) (gpointer) old_pieces.numbers->data,
                        old_pieces.numbers->len,
                        (const guint32 *) (gpointer) new_pieces.numbers->data,
                        new_pieces.numbers->len, TRUE, runs);
  last = (ActantRun) { old_pieces.numbers->len, new_pieces.numbers->len, 0 };
  g_array_append_val (runs, last);

  for (guint i = 0; i < runs->len; i++)
    {
      const ActantRun *run = &g_array_index (runs, ActantRun, i);
      gsize old_at = get_start (&old_pieces, run->old_start);
      gsize new_at = get_start (&new_pieces, run->new_start);
      gsize old_next = get_start (&old_pieces, run->old_start + run->length);

      if (old_start < old_at && new_start < new_at)
        compare_gap (comparison, old_start, old_at, new_start, new_at);
      if (old_next > old_at)
        add_run (comparison, old_at, new_at, old_next - old_at);
      old_start = old_next;
      new_start = new_at + (old_next - old_at);
    }
}

static void
compare_words (Comparison *comparison,
               gsize       old_start,
               gsize       old_end,
               gsize       new_start,
               gsize       new_end)
{
  compare_pieces (comparison, old_start, old_end, new_start, new_end, find_word_end,
                  compare_chars);
}

/**
 * actant_text_map_new:
 * @old_text: a text
 * @new_text: what became of it
 *
 * Returns: (transfer full): the one against the other
 */
ActantTextMap *
actant_text_map_new (const ActantFoldedText *old_text,
                     const ActantFoldedText *new_text)
{
  ActantTextMap *self = g_new0 (ActantTextMap, 1);
  Comparison comparison = { old_text, new_text, NULL };

  self->runs = comparison.runs = g_array_new (FALSE, FALSE, sizeof (ActantRun));
  compare_pieces (&comparison, 0, old_text->length, 0, new_text->length, find_line_end,
                  compare_words);
  return self;
}

void
actant_text_map_free (ActantTextMap *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/* The first run that ends behind @position of the old text, or of the new one. */
static guint
find_run (const ActantTextMap *self,
          gsize                position,
          gboolean             in_new)
{
  guint low = 0, high = self->runs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const ActantRun *run = &g_array_index (self->runs, ActantRun, middle);

      if ((in_new ? run->new_start : run->old_start) + run->length <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * actant_text_map_find:
 * @self: a map
 * @start: of a range of the old text
 * @end: of it, exclusive; not empty
 * @new_start: (out): where it starts in the new one
 *
 * Returns: whether all of the range is in the new text, unbroken
 */
gboolean
actant_text_map_find (const ActantTextMap *self,
                      gsize                start,
                      gsize                end,
                      gsize               *new_start)
{
  guint index = find_run (self, start, FALSE);
  const ActantRun *run = index < self->runs->len
                         ? &g_array_index (self->runs, ActantRun, index) : NULL;

  if (run == NULL || run->old_start > start || run->old_start + run->length < end)
    return FALSE;
  *new_start = run->new_start + (start - run->old_start);
  return TRUE;
}

/**
 * actant_text_map_get_run:
 * @self: a map
 * @position: in the old text, of a character that is in the new one
 * @start: (out): of what is unbroken around it
 * @end: (out): of it, exclusive
 */
void
actant_text_map_get_run (const ActantTextMap *self,
                         gsize                position,
                         gsize               *start,
                         gsize               *end)
{
  guint index = find_run (self, position, FALSE);
  const ActantRun *run = &g_array_index (self->runs, ActantRun, index);

  g_return_if_fail (index < self->runs->len);

  *start = run->old_start;
  *end = run->old_start + run->length;
}

/**
 * actant_text_map_count_around:
 * @self: a map
 * @start: of a range of the old text
 * @end: of it, exclusive
 * @around: how many characters on each side are looked at
 * @at: where the range starts in the new text
 *
 * Only words are counted, not letters that both texts have by accident: at least eight characters
 * one after another.
 *
 * Returns: how many of the characters around the range are around it in the new text, too
 */
gsize
actant_text_map_count_around (const ActantTextMap *self,
                              gsize                start,
                              gsize                end,
                              gsize                around,
                              gsize                at)
{
  gsize first = start > around ? start - around : 0, count = 0;
  gint64 shift = (gint64) at - (gint64) start;

  for (guint i = find_run (self, first, FALSE); i < self->runs->len; i++)
    {
      const ActantRun *run = &g_array_index (self->runs, ActantRun, i);
      gsize from = MAX (first, run->old_start);
      gsize to = MIN (end + around, run->old_start + run->length);

      if (from >= to)
        break;
      if (run->length < SHORTEST_RUN
          || ABS ((gint64) run->new_start - (gint64) run->old_start - shift) > MOST_DRIFT)
        continue;
      count += to - from;
      if (MAX (from, start) < MIN (to, end))
        count -= MIN (to, end) - MAX (from, start);
    }
  return count;
}

/**
 * actant_text_map_find_rest:
 * @self: a map
 * @start: of a range of the old text
 * @end: of it, exclusive
 * @new_start: (out): where the first character that is left of it stands
 * @new_end: (out): where the last does, exclusive
 *
 * Returns: whether more than half of the range is left
 */
gboolean
actant_text_map_find_rest (const ActantTextMap *self,
                           gsize                start,
                           gsize                end,
                           gsize               *new_start,
                           gsize               *new_end)
{
  gsize left = 0;

  for (guint i = find_run (self, start, FALSE); i < self->runs->len; i++)
    {
      const ActantRun *run = &g_array_index (self->runs, ActantRun, i);
      gsize from = MAX (start, run->old_start), to = MIN (end, run->old_start + run->length);

      if (from >= to)
        break;
      if (left == 0)
        *new_start = run->new_start + (from - run->old_start);
      *new_end = run->new_start + (to - run->old_start);
      left += to - from;
    }
  return left * 2 > end - start;
}

/**
 * actant_text_map_find_origin:
 * @self: a map
 * @new_start: of a range of the new text
 * @new_end: of it, exclusive; not empty
 * @old_start: (out): where it starts in the old one
 *
 * Returns: whether all of the range comes from the old text, unbroken
 */
gboolean
actant_text_map_find_origin (const ActantTextMap *self,
                             gsize                new_start,
                             gsize                new_end,
                             gsize               *old_start)
{
  guint index = find_run (self, new_start, TRUE);
  const ActantRun *run = index < self->runs->len
                         ? &g_array_index (self->runs, ActantRun, index) : NULL;

  if (run == NULL || run->new_start > new_start || run->new_start + run->length < new_end)
    return FALSE;
  *old_start = run->old_start + (new_start - run->new_start);
  return TRUE;
}
