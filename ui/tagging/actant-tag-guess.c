/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guesses that spare keys when tagging: whom the words name, and how. */
#include "config.h"

#include "tagging/actant-tagger.h"

#include <string.h>

/* What may follow a name in a text: the English possessive, Korean particles. */
static const char * const endings[] = {
  "'s", "’s", "'", "’",
  "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "에서",
  "에게", "께서", "이나", "나", "까지", "부터", "처럼", "보다", "측", "측은", "측이",
};

/* Folded. */
static const char * const pronouns[] = {
  "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
  "they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves",
  "i", "me", "my", "mine", "myself", "you", "your", "yours", "who", "whom", "whose", "which",
  "one another", "each other", "both", "the former", "the latter",
  "그", "그녀", "그들", "이들", "저들", "그것", "이것", "우리", "저희", "자신", "자신들", "양자", "전자", "후자",
};

static gboolean
is_ending (const char *rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (rest, endings[i]) == 0)
      return TRUE;

  return *rest == '\0';
}

/* Whether the folded words are the folded name, as it stands in a sentence. */
static gboolean
is_name (const char *words,
         const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_prefix (words, "the ") && !g_str_has_prefix (name, "the "))
    words += strlen ("the ");

  return length > 0 && strncmp (words, name, length) == 0 && is_ending (words + length);
}

/** Whether the words stand for somebody named elsewhere. */
gboolean
actant_tagger_is_pronoun (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (strcmp (folded, pronouns[i]) == 0
        || (!g_ascii_isalpha (*pronouns[i]) && is_name (folded, pronouns[i])))
      return TRUE;

  return FALSE;
}

/* Names a record goes by: its name, then its aliases; %NULL after the last. */
static const char *
get_name (const ActantRecord *record,
          guint               position)
{
  const ActantValue *aliases = actant_record_get (record, "aliases");

  if (position == 0)
    {
      const char *name = actant_record_get_text (record, "name");

      return name != NULL ? name : "";
    }
  if (position > actant_value_get_n_items (aliases))
    return NULL;

  return actant_value_get_text (actant_value_get_item (aliases, position - 1));
}

static gboolean
goes_by (const ActantRecord *record,
         const char         *folded)
{
  const char *name;

  for (guint i = 0; (name = get_name (record, i)) != NULL; i++)
    {
      g_autofree char *folded_name = g_utf8_casefold (name, -1);

      if (is_name (folded, folded_name))
        return TRUE;
    }

  return FALSE;
}

/**
 * actant_tagger_find_exact:
 * @kind: of study records
 * @words: from a text, in one line
 *
 * Case, "the", a possessive and Korean particles make no difference.
 *
 * Returns: (transfer none) (nullable): the record that is called so
 */
const ActantRecord *
actant_tagger_find_exact (ActantSession *session,
                          ActantKind     kind,
                          const char    *words)
{
  ActantCollection *study = actant_session_get_study (session);
  const ActantRecord *record = actant_session_find_named (session, kind, words, NULL);
  g_autofree char *folded = NULL;

  if (record != NULL || *words == '\0')
    return record;

  folded = g_utf8_casefold (words, -1);
  for (guint i = 0; i < actant_collection_get_n (study, kind); i++)
    {
      record = actant_collection_get (study, kind, i);
      if (goes_by (record, folded))
        return actant_session_lookup (session, kind, actant_record_get_id (record));
    }

  return NULL;
}

static gboolean
is_hangul (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
}

/* Where the name stands in the words as words of its own, in bytes; -1 if not.
 * Case counts, lest “us” be taken for the United States. */
static gssize
find_name (const char *words,
           const char *name)
{
  gsize length = strlen (name);

  if (g_utf8_strlen (name, -1) < 2)
    return -1;

  for (const char *hit = strstr (words, name); hit != NULL; hit = strstr (hit + 1, name))
    {
      gunichar before = hit > words ? g_utf8_get_char (g_utf8_prev_char (hit)) : ' ';
      gunichar after = g_utf8_get_char (hit + length);

      if (!g_unichar_isalnum (before) && (!g_unichar_isalnum (after) || is_hangul (after)))
        return hit - words;
    }

  return -1;
}

typedef struct
{
  const ActantRecord *record;
  gssize              place;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;

  return (hit_a->place > hit_b->place) - (hit_a->place < hit_b->place);
}

/**
 * actant_tagger_find_in_words:
 * @kind: of study records
 * @words: from a text, in one line
 *
 * Returns: (transfer full) (element-type ActantRecord): borrowed records whose
 *   name or alias stands in the words, in their order
 */
GPtrArray *
actant_tagger_find_in_words (ActantSession *session,
                             ActantKind     kind,
                             const char    *words)
{
  ActantCollection *study = actant_session_get_study (session);
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < actant_collection_get_n (study, kind); i++)
    {
      const ActantRecord *record = actant_collection_get (study, kind, i);
      Hit hit = { actant_session_lookup (session, kind, actant_record_get_id (record)), -1 };
      const char *name;

      for (guint n = 0; (name = get_name (record, n)) != NULL; n++)
        {
          gssize place = find_name (words, name);

          if (place >= 0 && (hit.place < 0 || place < hit.place))
            hit.place = place;
        }
      if (hit.place >= 0)
        g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      gpointer record = (gpointer) g_array_index (hits, Hit, i).record;

      if (!g_ptr_array_find (found, record, NULL))
        g_ptr_array_add (found, record);
    }

  return found;
}

/**
 * actant_tagger_guess_mode:
 * @actor: (nullable): whom the words mention
 * @name: (nullable): what an actor to be made will be called
 * @words: from a text, in one line
 *
 * Returns: name, nominal or pronoun (ACE): pronouns are known by a list, names
 *   by being the actor's
 */
const char *
actant_tagger_guess_mode (const ActantRecord *actor,
                          const char         *name,
                          const char         *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *folded_name = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  /* An exact name wins over a pronoun: US, us. */
  if (actor != NULL)
    for (guint i = 0; get_name (actor, i) != NULL; i++)
      if (strcmp (get_name (actor, i), words) == 0)
        return "name";
  if (actant_tagger_is_pronoun (words))
    return "pronoun";
  if (actor != NULL ? goes_by (actor, folded)
                    : folded_name != NULL && is_name (folded, folded_name))
    return "name";

  return "nominal";
}
