/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date expressions in texts, and what they mean counted from the document’s date. */
#include "config.h"

#include "session/actant-date-finder.h"

#include "model/actant-edtf.h"
#include "session/actant-date-reading-private.h"

#include <string.h>

/* How far around an expression its prepositions are looked for, in bytes. */
#define NEIGHBOURHOOD 48

typedef struct
{
  const DateRules *rules;
  const char      *start;
  const char      *end;
  Period           period;
  Bound            bound;
  gboolean         relative;
  const char      *opener;     /* "from", "between": where a range may begin */
  char            *joined;     /* EDTF of a range */
} Found;

static void
clear_found (gpointer pointer)
{
  g_free (((Found *) pointer)->joined);
}

static void
find_matches (const DateRules *rules,
              const char      *text,
              const Today     *today,
              GArray          *all)
{
  for (guint i = 0; i < rules->patterns->len; i++)
    {
      g_autoptr(GMatchInfo) match = NULL;

      for (g_regex_match (rules->patterns->pdata[i], text, 0, &match);
           g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          Found found = { rules };
          int start, end;

          g_match_info_fetch_pos (match, 0, &start, &end);
          found.start = text + start;
          found.end = text + end;
          if (end > start
              && _actant_date_read_match (rules, match, today, &found.period, &found.bound,
                                          &found.relative))
            g_array_append_val (all, found);
        }
    }
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *in_a = a;
  const Found *in_b = b;

  if (in_a->start != in_b->start)
    return in_a->start < in_b->start ? -1 : 1;
  return (in_b->end > in_a->end) - (in_b->end < in_a->end);
}

/* Of overlapping matches the first, of those the longest. */
static void
drop_overlaps (GArray *all)
{
  guint n = 0;

  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    {
      Found *found = &g_array_index (all, Found, i);

      if (n == 0 || found->start >= g_array_index (all, Found, n - 1).end)
        g_array_index (all, Found, n++) = *found;
    }
  g_array_set_size (all, n);
}

static Bound
get_bound (const char *name)
{
  static const char * const names[] = { "", "until", "before", "from", "after" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return i;

  return BOUND_NONE;
}

/* What stands before @at as far as @from, or behind it as far as @from. */
static char *
get_neighbourhood (const char *at,
                   const char *from)
{
  const char *end;

  if (from <= at)
    {
      const char *start = at - from > NEIGHBOURHOOD ? at - NEIGHBOURHOOD : from;

      while (start > from && (*start & 0xc0) == 0x80)
        start--;
      return g_strndup (start, at - start);
    }

  end = from - at > NEIGHBOURHOOD ? at + NEIGHBOURHOOD : from;
  while (end < from && (*end & 0xc0) == 0x80)
    end--;
  return g_strndup (at, end - at);
}

/* A preposition before the expression, a particle behind it. */
static void
read_bounds (Found      *found,
             const char *from,
             const char *to)
{
  g_autofree char *before = get_neighbourhood (found->start, from);
  g_autofree char *behind = get_neighbourhood (found->end, to);
  g_autoptr(GMatchInfo) opener = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GMatchInfo) following = NULL;
  int start, end;

  if (g_regex_match (found->rules->opener, before, 0, &opener))
    {
      g_match_info_fetch_pos (opener, 1, &start, &end);
      found->opener = found->start - strlen (before) + start;
    }
  if (g_regex_match (found->rules->before, before, 0, &match))
    {
      g_autofree char *word = g_match_info_fetch (match, 1);
      Bound bound = get_bound (_actant_date_rules_look_up (found->rules, "before", word));

      g_match_info_fetch_pos (match, 1, &start, &end);
      found->start -= strlen (before) - start;
      found->bound = bound != BOUND_NONE ? bound : found->bound;
    }
  if (g_regex_match (found->rules->behind, behind, 0, &following))
    {
      g_autofree char *word = g_match_info_fetch (following, 1);
      Bound bound = get_bound (_actant_date_rules_look_up (found->rules, "behind", word));

      g_match_info_fetch_pos (following, 1, &start, &end);
      if (bound != BOUND_NONE)
        {
          found->end += end;
          found->bound = bound;
        }
    }
}

/* "from 2026 to 2028", "2026–2028", "2026년부터 2028년까지": the second goes into the first. */
static gboolean
join_range (Found       *first,
            const Found *second,
            const char  *first_end)
{
  g_autofree char *between = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (first->rules != second->rules || second->start < first_end
      || second->start - first_end > NEIGHBOURHOOD)
    return FALSE;

  between = g_strndup (first_end, second->start - first_end);
  if (!g_regex_match (first->rules->joiner, between, 0, &match))
    return FALSE;
  word = g_match_info_fetch (match, 1);
  if (first->opener == NULL
      && !g_str_equal (_actant_date_rules_look_up (first->rules, "joiners", word), ""))
    return FALSE;
  /* An interval runs forwards. */
  first->joined = _actant_period_join_edtf (&first->period, &second->period);
  if (!actant_edtf_check (first->joined, NULL))
    {
      g_clear_pointer (&first->joined, g_free);
      return FALSE;
    }

  first->start = first->opener != NULL ? first->opener : first->start;
  first->relative |= second->relative;
  return TRUE;
}

static void
join_ranges (GArray     *all,
             const char *text)
{
  const char *end = text + strlen (text);

  for (guint i = 0; i < all->len; i++)
    {
      Found *found = &g_array_index (all, Found, i);
      Found *next = i + 1 < all->len ? &g_array_index (all, Found, i + 1) : NULL;
      const char *core_end = found->end;
      const char *from = i > 0 ? g_array_index (all, Found, i - 1).end : text;

      read_bounds (found, from, next != NULL ? next->start : end);
      if (next != NULL && join_range (found, next, core_end))
        {
          Found last = *next;

          read_bounds (&last, last.start,
                       i + 2 < all->len ? g_array_index (all, Found, i + 2).start : end);
          found->end = last.end;
          g_array_remove_index (all, i + 1);
        }
    }
}

static void
clear_hit (gpointer pointer)
{
  g_free (((ActantDateHit *) pointer)->edtf);
}

/**
 * actant_dates_find_all:
 * @text: words of a text
 * @document_date: (nullable): the text’s date, EDTF
 *
 * Finds dates, relative and vague ones too, in English and Korean, by the rules in the data
 * folder (rules/dates-en.json, dates-ko.json).
 *
 * A month or day without a year is of the document’s year; "last December" is the latest one
 * that was over, "next June" the first that is still to begin. "Early" and "late" in a year are
 * about its first and last quarter, "mid" about June; in a month, its thirds. "By" and "until"
 * include what they name, "before" does not.
 *
 * Returns: (transfer full) (element-type ActantDateHit): in their order, not overlapping
 */
GArray *
actant_dates_find_all (const char *text,
                       const char *document_date)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ActantDateHit));
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  Today today = _actant_date_read_today (document_date);
  GPtrArray *rules = _actant_date_rules_get ();
  const char *at = text;
  gint64 offset = 0;

  g_return_val_if_fail (text != NULL, hits);

  g_array_set_clear_func (hits, clear_hit);
  for (guint i = 0; i < rules->len; i++)
    find_matches (rules->pdata[i], text, &today, all);
  drop_overlaps (all);
  g_array_set_clear_func (all, clear_found);
  join_ranges (all, text);

  for (guint i = 0; i < all->len; i++)
    {
      Found *found = &g_array_index (all, Found, i);
      ActantDateHit hit = { .relative = found->relative };

      hit.start = offset += g_utf8_strlen (at, found->start - at);
      hit.end = offset += g_utf8_strlen (found->start, found->end - found->start);
      at = found->end;
      if (!found->relative || today.known)
        hit.edtf = found->joined != NULL ? g_steal_pointer (&found->joined)
                                         : _actant_period_dup_edtf (&found->period, found->bound);
      g_array_append_val (hits, hit);
    }

  return hits;
}

/**
 * actant_dates_resolve:
 * @words: a date expression, or words with one in them ("by mid-2024")
 * @document_date: (nullable): the text’s date, EDTF
 * @relative: (out) (optional): whether it counts from @document_date
 *
 * Returns: (transfer full) (nullable): the first date in @words, EDTF; %NULL when there is none
 *   or when it counts from a date that is not known
 */
char *
actant_dates_resolve (const char *words,
                      const char *document_date,
                      gboolean   *relative)
{
  g_autoptr(GArray) hits = actant_dates_find_all (words, document_date);
  ActantDateHit *hit = hits->len > 0 ? &g_array_index (hits, ActantDateHit, 0) : NULL;

  if (relative != NULL)
    *relative = hit != NULL && hit->relative;
  return hit != NULL ? g_steal_pointer (&hit->edtf) : NULL;
}
