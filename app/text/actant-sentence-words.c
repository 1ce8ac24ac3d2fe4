/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that tell where sentences end: one table a question. */
#include "text/actant-sentence-words.h"

/* Abbreviations, without their last full stop, in any case. */
static const struct
{
  ActantEnding  ending;
  const char   *words[64];   /* NULL-terminated */
} abbreviations[] = {
  { ACTANT_ENDING_NEVER,
    { "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "adm", "cmdr",
      "brig", "vadm", "sen", "rep", "gov", "pres", "amb", "hon", "rev", "st", "mt", "ft",
      "messrs", "mme", "hr", "fr", "e.g", "i.e", "eg", "viz", "cf", "vs", "v", "approx", "resp",
      "incl", "z.b", "d.h", "u.a", "bzw", "p.ex" } },
  { ACTANT_ENDING_NUMBER,
    { "no", "nos", "nr", "art", "arts", "sec", "ch", "chap", "vol", "vols", "p", "pp", "fig",
      "figs", "tab", "eq", "para", "paras", "cl", "fn", "n", "c", "ca", "op", "res" } },
  { ACTANT_ENDING_MAYBE,
    { "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "al",
      "inc", "ltd", "corp", "co", "jr", "sr", "ph.d", "dept", "univ", "est", "ibid", "ed", "eds",
      "ret" } },
};

/* Words that, capitalised behind an abbreviation, are hardly part of a name. */
static const char * const openers[] = {
  "The", "A", "An", "This", "That", "These", "Those", "There", "It", "Its", "He", "She", "They",
  "We", "You", "His", "Her", "Their", "Our", "My", "In", "On", "At", "By", "As", "If", "To", "Of",
  "For", "From", "With", "Without", "Within", "While", "When", "Whether", "Where", "Who", "What",
  "Which", "Why", "How", "Although", "Though", "Because", "Since", "After", "Before", "Until",
  "Under", "Over", "During", "Through", "Despite", "Following", "According", "Given", "However",
  "Moreover", "Furthermore", "Meanwhile", "Nevertheless", "Nonetheless", "Therefore", "Thus",
  "Hence", "Then", "But", "And", "Or", "Nor", "So", "Yet", "Still", "Also", "Instead", "Indeed",
  "Both", "Each", "Every", "Some", "Many", "Most", "Several", "All", "Such", "Not", "No", "One",
  "Another", "Other", "Others", "Should", "Would", "Could", "Is", "Are", "Was", "Were", "Will",
  NULL
};

/* What goes on with a quotation in Korean. */
static const char * const quotatives[] = {
  "고", "라고", "이라고", "라며", "이라며", "며", "라는", "이라는", "는", "면서", "라면서", "하고",
  NULL
};

/**
 * actant_sentence_words_get_ending:
 * @word: a word that a full stop follows, without it
 *
 * Returns: what the full stop means there
 */
ActantEnding
actant_sentence_words_get_ending (const char *word)
{
  g_return_val_if_fail (word != NULL, ACTANT_ENDING_PLAIN);

  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    for (gsize j = 0; abbreviations[i].words[j] != NULL; j++)
      if (g_ascii_strcasecmp (abbreviations[i].words[j], word) == 0)
        return abbreviations[i].ending;
  return ACTANT_ENDING_PLAIN;
}

/**
 * actant_sentence_words_is_opener:
 * @word: a word as it is written
 *
 * Returns: whether @word, capitalised, opens sentences and is hardly part of a name
 */
gboolean
actant_sentence_words_is_opener (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return g_strv_contains (openers, word);
}

/**
 * actant_sentence_words_is_quotative:
 * @word: a word behind a closing quote
 *
 * Returns: whether the sentence goes on with it, as with Korean "라고"
 */
gboolean
actant_sentence_words_is_quotative (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return g_strv_contains (quotatives, word);
}
