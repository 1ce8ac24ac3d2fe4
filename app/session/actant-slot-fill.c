/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words of a slot bring with them: likelihood words a band, date words a date. */
#include "session/actant-value-parse-private.h"

#include "model/actant-edtf.h"
#include "session/actant-date-finder.h"
#include "session/actant-lexicon.h"

static ActantValue *
fill_band (const ActantValueParser *parser,
           const ActantValue       *old,
           const ActantValue       *slot)
{
  g_autoptr(ActantLexicon) lexicon = actant_lexicon_new (parser->session);

  if (!actant_lexicon_is_filled (lexicon, old))
    return actant_value_ref (slot);

  return actant_lexicon_fill (lexicon, slot);
}

/* @date with the date that its words mean, counted from the text’s; without if they have none. */
static ActantValue *
resolve (const ActantValueParser *parser,
         const ActantValue       *date)
{
  const char *words = actant_value_get_member_text (date, "text");
  gboolean relative = FALSE;
  g_autofree char *edtf = NULL;
  g_autoptr(ActantValue) dated = NULL;

  if (words != NULL)
    edtf = actant_edtf_check (words, NULL) ? g_strdup (words)
                                           : actant_dates_resolve (words, parser->date, &relative);
  dated =
    actant_value_object_set (date, "edtf", edtf != NULL ? actant_value_new_text (edtf) : NULL);
  return actant_value_object_set (
    dated, "anchor", edtf != NULL && relative ? actant_value_new_text ("document") : NULL);
}

static ActantValue *
fill_date (const ActantValueParser *parser,
           const ActantValue       *old,
           const ActantValue       *slot)
{
  g_autoptr(ActantValue) before = old != NULL ? resolve (parser, old) : NULL;

  if (old != NULL && !actant_value_equal (before, old)
      && (actant_value_get_member (old, "edtf") != NULL
          || actant_value_get_member (old, "anchor") != NULL))
    return actant_value_ref (slot);

  return resolve (parser, slot);
}

/**
 * _actant_value_parser_fill_slot:
 * @parser: a parser
 * @old: (nullable): the slot before
 * @slot: (transfer full) (nullable): the slot, whose words are new
 *
 * Returns: (transfer full) (nullable): @slot with what its words bring; what somebody decided
 *   on stays
 */
ActantValue *
_actant_value_parser_fill_slot (const ActantValueParser *parser,
                                const ActantValue       *old,
                                ActantValue             *slot)
{
  g_autoptr(ActantValue) typed = slot;

  if (slot == NULL || parser->as_typed)
    return g_steal_pointer (&typed);
  if (actant_value_get_table (slot) == &actant_likelihood_table)
    return fill_band (parser, old, slot);
  if (actant_value_get_table (slot) == &actant_date_table)
    return fill_date (parser, old, slot);

  return g_steal_pointer (&typed);
}
