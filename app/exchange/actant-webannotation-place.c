/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions and quotes of other programs, found again in a text. */
#include "config.h"

#include "exchange/actant-webannotation-place.h"

#include "text/actant-anchor.h"

#include <glib/gi18n.h>
#include <string.h>

/* No text of ours has a position beyond this. */
#define FARTHEST (G_MAXINT32 * (gint64) 2)

/**
 * ActantPlacer:
 * @wide: by unit, the code points (gint64, ascending) that count two in it
 */
struct _ActantPlacer
{
  ActantSourceText *text;
  GArray           *wide[ACTANT_N_UNITS];
};

/** What programs that count so are told by, in words. */
const char *
actant_offset_unit_get_label (ActantOffsetUnit unit)
{
  switch (unit)
    {
    case ACTANT_UNIT_CODE_POINT:
      return _("code points");
    case ACTANT_UNIT_UTF16:
      return _("UTF-16 units");
    case ACTANT_UNIT_CODE_POINT_CRLF:
      return _("code points, line ends counted twice");
    case ACTANT_UNIT_UTF16_CRLF:
      return _("UTF-16 units, line ends counted twice");
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_wide (ActantOffsetUnit unit,
         gunichar         c)
{
  gboolean utf16 = unit == ACTANT_UNIT_UTF16 || unit == ACTANT_UNIT_UTF16_CRLF;
  gboolean crlf = unit == ACTANT_UNIT_CODE_POINT_CRLF || unit == ACTANT_UNIT_UTF16_CRLF;

  return (utf16 && c > 0xffff) || (crlf && c == '\n');
}

/**
 * actant_placer_new:
 * @text: a text
 *
 * Returns: (transfer full): a placer for it
 */
ActantPlacer *
actant_placer_new (ActantSourceText *text)
{
  ActantPlacer *placer = g_new0 (ActantPlacer, 1);
  gint64 offset = 0;

  g_return_val_if_fail (text != NULL, NULL);

  placer->text = actant_source_text_ref (text);
  for (guint unit = 0; unit < ACTANT_N_UNITS; unit++)
    placer->wide[unit] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (const char *p = actant_source_text_get_text (text, NULL); *p != '\0';
       p = g_utf8_next_char (p))
    {
      if (*p == '\n' || (guchar) *p >= 0xf0)
        for (guint unit = 0; unit < ACTANT_N_UNITS; unit++)
          if (is_wide (unit, g_utf8_get_char (p)))
            g_array_append_val (placer->wide[unit], offset);
      offset++;
    }

  return placer;
}

void
actant_placer_free (ActantPlacer *placer)
{
  g_return_if_fail (placer != NULL);

  for (guint unit = 0; unit < ACTANT_N_UNITS; unit++)
    g_array_unref (placer->wide[unit]);
  actant_source_text_unref (placer->text);
  g_free (placer);
}

/* The code point at @position in @unit; -1 when it is inside of one. */
static gint64
convert (const ActantPlacer *placer,
         ActantOffsetUnit    unit,
         gint64              position)
{
  const gint64 *wide = (const gint64 *) (gpointer) placer->wide[unit]->data;
  guint low = 0;
  guint high = placer->wide[unit]->len;

  /* The wide characters that begin before the position: wide[i] begins at wide[i] + i. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (wide[middle] + middle < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 && position == wide[low - 1] + low ? -1 : position - low;
}

/* What a program that counts in @unit calls the code point @offset. */
static gint64
convert_back (const ActantPlacer *placer,
              ActantOffsetUnit    unit,
              gint64              offset)
{
  const gint64 *wide = (const gint64 *) (gpointer) placer->wide[unit]->data;
  guint low = 0;
  guint high = placer->wide[unit]->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (wide[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return offset + low;
}

/* Whether the selector's position, counted in @unit, is a place with its quote. */
static gboolean
fits (const ActantPlacer      *placer,
      const ActantWebSelector *selector,
      ActantOffsetUnit         unit,
      ActantTextRange         *range)
{
  range->start = convert (placer, unit, selector->start);
  range->end = convert (placer, unit, selector->end);
  if (range->start < 0 || range->end <= range->start
      || range->end > actant_source_text_get_length (placer->text))
    return FALSE;

  return selector->exact == NULL
         || actant_source_text_equal_slice (placer->text, range->start, range->end,
                                            selector->exact);
}

/**
 * actant_placer_score:
 * @placer: a placer
 * @selector: of an annotation on its text
 * @fits: (array fixed-size=4): counts by unit, to which those that fit add one
 *
 * Tells what the program that wrote the positions counted in, from a selector
 * that has both a position and a quote.
 */
void
actant_placer_score (const ActantPlacer      *placer,
                     const ActantWebSelector *selector,
                     guint                   *fit_counts)
{
  ActantTextRange range;

  g_return_if_fail (placer != NULL && fit_counts != NULL);

  if (selector == NULL || selector->start < 0 || selector->exact == NULL || selector->until != NULL)
    return;
  for (guint unit = 0; unit < ACTANT_N_UNITS; unit++)
    if (fits (placer, selector, unit, &range))
      fit_counts[unit]++;
}

static gboolean
has_prefix (const ActantPlacer *placer,
            gint64              start,
            const char         *prefix)
{
  return prefix == NULL || *prefix == '\0'
         || actant_source_text_equal_slice (placer->text, start - g_utf8_strlen (prefix, -1), start,
                                            prefix);
}

static gboolean
has_suffix (const ActantPlacer *placer,
            gint64              end,
            const char         *suffix)
{
  return suffix == NULL || *suffix == '\0'
         || actant_source_text_equal_slice (placer->text, end, end + g_utf8_strlen (suffix, -1),
                                            suffix);
}

/* The place of the quote between @from and @to, if prefix and suffix leave one only. */
static gboolean
find_quote (const ActantPlacer       *placer,
            const ActantWebSelector  *selector,
            const ActantTextRange    *within,
            ActantTextRange          *range,
            char                    **message)
{
  g_autoptr(GArray) places = actant_quote_find_all (placer->text, selector->exact);
  guint n = 0;
  guint n_narrowed = 0;
  ActantTextRange narrowed = { 0, 0 };

  for (guint i = 0; i < places->len; i++)
    {
      ActantTextRange place = g_array_index (places, ActantTextRange, i);

      if (place.start < within->start || place.end > within->end)
        continue;
      if (n++ == 0)
        *range = place;
      if (has_prefix (placer, place.start, selector->prefix)
          && has_suffix (placer, place.end, selector->suffix) && n_narrowed++ == 0)
        narrowed = place;
    }

  if (n_narrowed == 1)
    *range = narrowed;
  if (n == 1 || n_narrowed == 1)
    return TRUE;

  if (n == 0)
    *message = g_strdup (_("its quote is not in the text"));
  else
    *message = g_strdup_printf (g_dngettext (NULL, "its quote stands at %u place",
                                             "its quote stands at %u places", n), n);
  return FALSE;
}

static ActantPlaceOutcome
place_within (const ActantPlacer       *placer,
              const ActantWebSelector  *selector,
              ActantOffsetUnit          unit,
              const ActantTextRange    *within,
              ActantTextRange          *range,
              char                    **message)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  ActantWebSelector inner = *selector;
  gint64 shift = convert_back (placer, unit, within->start);

  if (selector->start >= 0 && selector->end <= FARTHEST)
    {
      inner.start += shift;
      inner.end += shift;
    }
  if (selector->start >= 0 && selector->end <= FARTHEST
      && fits (placer, &inner, unit, range) && range->end <= within->end)
    {
      if (selector->exact == NULL)
        *message = g_strdup (_("by position only: it has no quote to check"));
      return ACTANT_PLACE_PLACED;
    }
  if (selector->exact == NULL)
    {
      *message = g_strdup (_("its position is outside the text, and it has no quote"));
      return ACTANT_PLACE_DISCARDED;
    }
  if (!find_quote (placer, selector, within, range, message))
    return ACTANT_PLACE_DISCARDED;
  if (selector->start < 0)
    return ACTANT_PLACE_PLACED;

  from = g_strdup_printf ("%" G_GINT64_FORMAT, selector->start);
  to = g_strdup_printf ("%" G_GINT64_FORMAT, range->start);
  *message = g_strdup_printf (_("from %s to %s, where its quote stands"), from, to);
  return ACTANT_PLACE_MOVED;
}

/**
 * actant_placer_place:
 * @placer: a placer
 * @selector: of an annotation on its text
 * @unit: what its positions count in
 * @range: (out): where it is, unless discarded
 * @message: (out) (nullable): what there is to say about it
 *
 * Finds a passage: at its position, if its quote stands there; else where its
 * quote stands, if that is one place.
 *
 * Returns: what became of it
 */
ActantPlaceOutcome
actant_placer_place (const ActantPlacer       *placer,
                     const ActantWebSelector  *selector,
                     ActantOffsetUnit          unit,
                     ActantTextRange          *range,
                     char                    **message)
{
  ActantTextRange within = { 0, 0 };
  ActantPlaceOutcome outcome = ACTANT_PLACE_PLACED;

  g_return_val_if_fail (placer != NULL && selector != NULL, ACTANT_PLACE_DISCARDED);

  *message = NULL;
  within.end = actant_source_text_get_length (placer->text);
  for (; selector != NULL && outcome != ACTANT_PLACE_DISCARDED; selector = selector->refined)
    {
      ActantPlaceOutcome inner;

      g_clear_pointer (message, g_free);
      inner = place_within (placer, selector, unit, &within, range, message);
      outcome = MAX (outcome, inner);
      if (selector->until != NULL && inner != ACTANT_PLACE_DISCARDED)
        {
          ActantTextRange rest = { range->end, within.end };
          ActantTextRange until;

          /* The end selector's position counts from the start of the source, not of the rest. */
          g_clear_pointer (message, g_free);
          if (selector->until->exact == NULL || selector->until->start >= 0)
            rest = within;
          inner = place_within (placer, selector->until, unit, &rest, &until, message);
          outcome = MAX (outcome, inner);
          if (inner != ACTANT_PLACE_DISCARDED && until.start <= range->start)
            {
              g_clear_pointer (message, g_free);
              *message = g_strdup (_("its range ends before it starts"));
              outcome = ACTANT_PLACE_DISCARDED;
            }
          range->end = until.start;
        }
      within = *range;
    }

  return outcome;
}
