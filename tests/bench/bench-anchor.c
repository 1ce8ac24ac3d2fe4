/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged quote of 100 characters in a text of a million: the bit-parallel search against the
 * table that it stands for (Sellers 1980), over the whole text.
 *
 * Usage: bench-anchor [QUOTES], default 40. Medians, processor time of one core. */
#include "text/actant-approximate.h"
#include "text/actant-reanchor.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TEXT 1000000
#define QUOTE 100
#define MOST (QUOTE / 5)

/* Of this thread, microseconds: what else runs on the machine does not count. */
static gint64
cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Words of letters as frequent as in English. */
static gunichar *
make_text (GRand *random)
{
  static const char letters[] = "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrr"
                                "ddddllllcccuuummmwwffggyyppbbvk          ";
  gunichar *text = g_new (gunichar, TEXT);

  for (gsize i = 0; i < TEXT; i++)
    text[i] = letters[g_rand_int_range (random, 0, strlen (letters))];
  return text;
}

/* Every seventh character or so is another, gone, or new. */
static void
make_quote (GRand          *random,
            const gunichar *text,
            gunichar       *quote)
{
  gsize from = g_rand_int_range (random, 0, TEXT - 2 * QUOTE);

  for (gsize i = 0; i < QUOTE; i++)
    switch (g_rand_int_range (random, 0, 21))
      {
      case 0:
        quote[i] = 'x';
        break;
      case 1:
        from++;
        quote[i] = text[from++];
        break;
      case 2:
        quote[i] = 'q';
        break;
      default:
        quote[i] = text[from++];
      }
}

static guint
find_by_table (const gunichar *quote,
               const gunichar *text)
{
  guint column[QUOTE + 1], best = G_MAXUINT;

  for (guint i = 0; i <= QUOTE; i++)
    column[i] = i;
  for (gsize j = 0; j < TEXT; j++)
    {
      guint diagonal = 0;

      for (guint i = 1; i <= QUOTE; i++)
        {
          guint left = column[i];

          column[i] = MIN (MIN (left, column[i - 1]) + 1, diagonal + (quote[i - 1] != text[j]));
          diagonal = left;
        }
      best = MIN (best, column[QUOTE]);
    }
  return best;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *time_a = a, *time_b = b;

  return (*time_a > *time_b) - (*time_a < *time_b);
}

static gint64
get_median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

static void
measure (const gunichar *text,
         const gunichar *quote,
         GArray         *fast,
         GArray         *slow)
{
  gint64 start = cpu_time (), taken;
  g_autoptr(ActantApproximate) pattern = actant_approximate_new (quote, QUOTE);
  ActantApproximateMatch match;
  gboolean found = actant_approximate_find (pattern, text, TEXT, MOST, &match);
  guint distance;

  taken = cpu_time () - start;
  g_array_append_val (fast, taken);
  start = cpu_time ();
  distance = find_by_table (quote, text);
  taken = cpu_time () - start;
  g_array_append_val (slow, taken);
  g_assert_cmpint (found, ==, distance <= MOST);
  g_assert_true (!found || match.distance == distance);
}

/* Places of a long text, one paragraph of which was added in front. */
static void
measure_reanchor (const gunichar *chars,
                  GRand          *random)
{
  g_autofree char *words = g_ucs4_to_utf8 (chars, TEXT, NULL, NULL, NULL);
  g_autofree char *more = g_strconcat ("One line more.\n", words, NULL);
  g_autoptr(ActantSourceText) old_text = actant_source_text_new_utf8 (words);
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (more);
  gint64 start = cpu_time (), made, done;
  g_autoptr(ActantReanchor) reanchor = actant_reanchor_new (text, old_text);
  guint n = 1000, n_moved = 0;

  made = cpu_time ();
  for (guint i = 0; i < n; i++)
    {
      g_auto(ActantQuote) quote = { 0 };
      gint64 at = g_rand_int_range (random, 0, TEXT - QUOTE);
      ActantPlace place;

      actant_quote_init (&quote, old_text, at, at + QUOTE);
      actant_reanchor_find (reanchor, &quote, &place);
      n_moved += place.state == ACTANT_PLACE_MOVED && place.start == at + 15;
    }
  done = cpu_time ();
  g_print ("texts compared in %.1f ms; %u places at %.3f ms each, %u of them right\n",
           (made - start) / 1000.0, n, (done - made) / 1000.0 / n, n_moved);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? strtoul (argv[1], NULL, 10) : 40;
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  g_autofree gunichar *text = make_text (random);
  g_autoptr(GArray) fast = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) slow = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gunichar quote[QUOTE];

      make_quote (random, text, quote);
      measure (text, quote, fast, slow);
    }
  g_print ("quote of %d in %d characters: bit-parallel %.2f ms, table %.1f ms: %.1f times as fast\n",
           QUOTE, TEXT, get_median (fast) / 1000.0, get_median (slow) / 1000.0,
           (double) get_median (slow) / MAX (get_median (fast), 1));
  measure_reanchor (text, random);
  return 0;
}
