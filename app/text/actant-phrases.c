/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases found in a text as words of their own. */
#include "text/actant-phrases.h"

#include <string.h>

typedef struct
{
  char     *text;      /* lower case, single blanks, plain apostrophes and hyphens */
  char     *shown;     /* as added, without marks */
  guint     number;
  gboolean  inside;    /* letters may precede it */
  gboolean  open;      /* letters may follow it */
  gboolean  stem;      /* its last syllable may change as stems of Korean verbs do */
} Phrase;

struct _ActantPhrases
{
  GHashTable *by_first;   /* first character → GPtrArray of Phrase */
};

static void
free_phrase (gpointer pointer)
{
  Phrase *phrase = pointer;

  g_free (phrase->text);
  g_free (phrase->shown);
  g_free (phrase);
}

/** actant_phrases_new: Returns: (transfer full): an empty set */
ActantPhrases *
actant_phrases_new (void)
{
  ActantPhrases *self = g_new0 (ActantPhrases, 1);

  self->by_first = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
actant_phrases_free (ActantPhrases *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_first);
  g_free (self);
}

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff)
         || (c >= 0x3130 && c <= 0x318f);
}

/* One of each kind of apostrophe, hyphen and blank. */
static gunichar
fold (gunichar c)
{
  if (c < 0x80)
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c == '\n' || c == '\t' ? ' ' : c;
  if (c == 0x2019 || c == 0x2018 || c == 0x02bc)
    return '\'';
  if (c >= 0x2010 && c <= 0x2013)
    return '-';
  if (g_unichar_isspace (c))
    return ' ';

  return g_unichar_tolower (c);
}

static char *
fold_phrase (const char *phrase)
{
  GString *folded = g_string_new (NULL);

  for (; *phrase != '\0'; phrase = g_utf8_next_char (phrase))
    {
      gunichar c = fold (g_utf8_get_char (phrase));

      if (c != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' '))
        g_string_append_unichar (folded, c);
    }

  return g_string_free (folded, FALSE);
}

/**
 * actant_phrases_add:
 * @self: a set
 * @phrase: with its marks (see #ActantPhrases); one without characters is left out
 * @number: to be told with a hit
 *
 * Of equal phrases the one added first is meant.
 */
void
actant_phrases_add (ActantPhrases *self,
                    const char    *phrase,
                    guint          number)
{
  g_autofree char *plain = NULL;
  gboolean inside, closed;
  gsize length;
  Phrase *added;
  GPtrArray *list;
  gpointer first;

  g_return_if_fail (self != NULL && phrase != NULL);

  inside = *phrase == '~';
  plain = g_strdup (phrase + (inside ? 1 : 0));
  closed = g_str_has_suffix (plain, "|");
  if (closed)
    plain[strlen (plain) - 1] = '\0';
  g_strstrip (plain);
  if (*plain == '\0')
    return;

  added = g_new0 (Phrase, 1);
  added->shown = g_steal_pointer (&plain);
  added->text = fold_phrase (added->shown);
  added->number = number;
  added->inside = inside;
  length = strlen (added->text);
  added->stem = !closed && g_str_has_suffix (added->text, "다") && length > 2 * strlen ("다");
  added->open = !closed && is_hangul (g_utf8_get_char (g_utf8_prev_char (added->text + length)));
  if (added->stem)
    added->text[length - strlen ("다")] = '\0';

  first = GUINT_TO_POINTER (g_utf8_get_char (added->text));
  list = g_hash_table_lookup (self->by_first, first);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_phrase);
      g_hash_table_insert (self->by_first, first, list);
    }
  g_ptr_array_add (list, added);
}

/* Whether a syllable is one that the last of a stem becomes: 크 → 큰, 클; 하 → 한, 해, 했. */
static gboolean
is_form (gunichar stem,
         gunichar c)
{
  gunichar index = stem - 0xac00;

  if (stem == c)
    return TRUE;
  if (stem < 0xac00 || stem > 0xd7a3 || c < 0xac00 || c > 0xd7a3 || index % 28 != 0)
    return FALSE;

  return c - stem < 28 || (stem == 0xd558 && c - 0xd574 < 28);
}

/* The text's blanks from @at on. */
static const char *
skip_blanks (const char *at,
             const char *end)
{
  while (at < end && fold (g_utf8_get_char (at)) == ' ')
    at = g_utf8_next_char (at);

  return at;
}

/* A blank of the phrase at @at of the text: one or more; between Hangul none, too. */
static const char *
take_blank (const char *previous,
            const char *next,
            const char *at,
            const char *end)
{
  const char *behind = skip_blanks (at, end);

  if (behind > at || (is_hangul (g_utf8_get_char (previous)) && is_hangul (g_utf8_get_char (next))))
    return behind;

  return NULL;
}

/* Where the phrase ends in the text if it stands at @at, else %NULL. */
static const char *
match_phrase (const Phrase *phrase,
              const char   *at,
              const char   *end)
{
  const char *previous = phrase->text;

  for (const char *p = phrase->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar wanted = g_utf8_get_char (p);

      if (wanted == ' ')
        {
          at = take_blank (previous, p + 1, at, end);
          if (at == NULL)
            return NULL;
        }
      else
        {
          gunichar c = at < end ? fold (g_utf8_get_char (at)) : 0;
          gboolean last = phrase->stem && *g_utf8_next_char (p) == '\0';

          if (c == 0 || (c != wanted && !(last && is_form (wanted, c))))
            return NULL;
          at = g_utf8_next_char (at);
        }
      previous = p;
    }

  if (at < end && !phrase->open && g_unichar_isalnum (g_utf8_get_char (at))
      && g_unichar_isalnum (g_utf8_get_char (previous)))
    return NULL;
  return at;
}

/**
 * actant_phrases_match:
 * @self: a set
 * @text: the text
 * @at: in the text
 * @end: behind the text's last character
 * @hit: (out) (optional): what stands there
 *
 * Returns: whether a phrase begins exactly at @at
 */
gboolean
actant_phrases_match (const ActantPhrases *self,
                      const char          *text,
                      const char          *at,
                      const char          *end,
                      ActantPhraseHit     *hit)
{
  GPtrArray *list;
  gboolean bound;
  gunichar first;
  ActantPhraseHit best = { at, NULL, NULL, 0 };

  g_return_val_if_fail (self != NULL && text != NULL && at <= end, FALSE);

  if (at == end)
    return FALSE;
  first = g_utf8_get_char (at);
  list = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (fold (first)));
  if (list == NULL)
    return FALSE;

  bound = at == text || !g_unichar_isalnum (first)
          || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
  for (guint i = 0; i < list->len; i++)
    {
      const Phrase *phrase = list->pdata[i];
      const char *behind = bound || phrase->inside ? match_phrase (phrase, at, end) : NULL;

      if (behind != NULL && behind > best.end)
        {
          best.end = behind;
          best.phrase = phrase->shown;
          best.number = phrase->number;
        }
    }

  if (best.end != NULL && hit != NULL)
    *hit = best;
  return best.end != NULL;
}

/**
 * actant_phrases_next:
 * @self: a set
 * @text: the text
 * @from: where to begin, in the text
 * @end: behind the text's last character
 * @hit: (out) (optional): what was found
 *
 * Returns: whether a phrase begins at @from or behind it; the first one is meant
 */
gboolean
actant_phrases_next (const ActantPhrases *self,
                     const char          *text,
                     const char          *from,
                     const char          *end,
                     ActantPhraseHit     *hit)
{
  for (const char *at = from; at < end; at = g_utf8_next_char (at))
    if (actant_phrases_match (self, text, at, end, hit))
      return TRUE;

  return FALSE;
}
