/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gist drafted from the words of a passage. */
#include "config.h"

#include "language/actant-proposal.h"

#include "language/actant-claim-rules-private.h"
#include "language/actant-clauses.h"
#include "language/actant-passage-words.h"

#include <string.h>

/* Whom a pronoun may stand for is looked for so far back, in code points. */
#define REACH 400

/* Footnote marks and the signs of Markdown say nothing. */
static gboolean
is_mark (gunichar c)
{
  return c == '*' || c == '_' || c == 0x2020 || c == 0x2021 || c == 0xb9 || c == 0xb2 || c == 0xb3
         || (c >= 0x2070 && c <= 0x2079);
}

/* In one line, without marks. */
static char *
clean (const char *words)
{
  GString *line = g_string_new (NULL);

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar c = g_utf8_get_char (words);

      if (g_unichar_isspace (c))
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else if (!is_mark (c))
        g_string_append_unichar (line, c);
    }

  return g_strchomp (g_string_free (line, FALSE));
}

/* From the first clause that does not only report to the last. */
static char *
dup_content (ActantSourceText *source,
             GArray           *ranges)
{
  g_autoptr(GPtrArray) clauses = actant_clauses_find (source, ranges);
  g_autoptr(GArray) content = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr(ActantPassageWords) words = NULL;
  gint64 start = -1, end = -1;

  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[i];

      if (clause->is_reporting)
        continue;
      if (start < 0)
        start = g_array_index (clause->ranges, ActantTextRange, 0).start;
      end = MAX (end, g_array_index (clause->ranges, ActantTextRange, clause->ranges->len - 1).end);
    }

  for (guint i = 0; i < ranges->len; i++)
    {
      ActantTextRange range = g_array_index (ranges, ActantTextRange, i);

      if (start >= 0)
        range = (ActantTextRange) { MAX (range.start, start), MIN (range.end, end) };
      if (range.start < range.end)
        g_array_append_val (content, range);
    }

  words = actant_passage_words_new (source, content);
  return g_steal_pointer (&words->text);
}

/* "For instance, ", "However, ": as many as there are. */
static const char *
skip_openers (const ClaimRules *rules,
              const char       *gist)
{
  const char *end = gist + strlen (gist);
  ActantPhraseHit hit;

  while (actant_phrases_match (rules->openers, gist, gist, end, &hit)
         && (*hit.end == ',' || *hit.end == ' ') && hit.end + 1 < end)
    {
      /* "Second meeting" is no "Second, …". */
      if (*hit.end == ' ' && g_ascii_isalpha (*hit.start) && !g_str_equal (hit.phrase, "and")
          && !g_str_equal (hit.phrase, "but") && !g_str_equal (hit.phrase, "or"))
        break;
      gist = hit.end + 1;
      while (*gist == ' ')
        gist++;
    }

  return gist;
}

static gboolean
fits (ActantSession      *session,
      const ActantRecord *mention,
      guint               pronoun)
{
  const ActantValue *actors = actant_record_get (mention, "actors");
  const ActantRecord *actor;
  const char *type;

  if (actant_value_get_n_items (actors) == 0
      || g_strcmp0 (actant_record_get_text (mention, "mode"), "pronoun") == 0)
    return FALSE;
  if (actant_value_get_n_items (actors) > 1)
    return pronoun == 3;

  actor = actant_session_lookup (session, ACTANT_KIND_ACTOR,
                                 actant_value_get_text (actant_value_get_item (actors, 0)));
  type = actor != NULL ? actant_record_get_text (actor, "type") : NULL;
  if (pronoun == 3)
    return actor != NULL && actant_value_get_n_items (actant_record_get (actor, "members")) > 0;

  return (pronoun == 2) == (g_strcmp0 (type, "person") == 0);
}

static char *
dup_names (ActantSession     *session,
           const ActantValue *actors)
{
  GString *names = g_string_new (NULL);
  guint n = actant_value_get_n_items (actors);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = actant_session_dup_name (
        session, actant_value_get_text (actant_value_get_item (actors, i)));

      /* Not translated: it is a word of the text’s language. */
      g_string_append (names, i == 0 ? "" : i + 1 < n ? ", " : " and ");
      g_string_append (names, name != NULL ? name : "");
    }

  return g_string_free (names, FALSE);
}

/* Whom the pronoun at @start stands for: the one actor mentioned shortly before that it fits. */
static char *
find_antecedent (ActantSession *session,
                 const char    *text,
                 gint64         start,
                 guint          pronoun)
{
  ActantAnnotationSet *set = actant_session_get_own_set (session, text, NULL);
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  const ActantValue *found = NULL;

  for (guint i = 0; records != NULL && i < actant_collection_get_n (records, ACTANT_KIND_MENTION);
       i++)
    {
      const ActantRecord *mention = actant_collection_get (records, ACTANT_KIND_MENTION, i);

      if (actant_record_get_start (mention) >= start)
        break;
      if (actant_record_get_end (mention) < start - REACH || !fits (session, mention, pronoun))
        continue;
      /* Two that it could be: better none than a wrong one. */
      if (found != NULL && !actant_value_equal (found, actant_record_get (mention, "actors")))
        return NULL;
      found = actant_record_get (mention, "actors");
    }

  return found != NULL ? dup_names (session, found) : NULL;
}

/* Takes over @gist, which is not empty. */
static char *
capitalise (char *gist)
{
  const char *rest = g_utf8_next_char (gist);
  gunichar first = g_unichar_toupper (g_utf8_get_char (gist));
  GString *result = g_string_new (NULL);

  g_string_append_unichar (result, first);
  g_string_append (result, rest);
  g_free (gist);

  return g_string_free (result, FALSE);
}

static void
drop_stop (char *gist)
{
  gsize length = strlen (gist);

  /* "U.S." keeps its own. */
  if (length > 1 && gist[length - 1] == '.'
      && !(length > 3 && g_ascii_isupper (gist[length - 2]) && gist[length - 3] == '.'))
    gist[length - 1] = '\0';
}

/**
 * actant_proposal_dup_gist:
 * @session: a session
 * @text: path of a text
 * @ranges: (element-type ActantTextRange): a passage of it
 *
 * Returns: (transfer full): the words of the passage as a gist: without reporting clause,
 *   connective, page furniture and footnote marks; a pronoun at its head becomes the actor it
 *   stands for, where the coder’s mentions leave no doubt
 */
char *
actant_proposal_dup_gist (ActantSession *session,
                          const char    *text,
                          GArray        *ranges)
{
  const ClaimRules *rules = _actant_claim_rules_get ();
  ActantSourceText *source;
  g_autofree char *content = NULL;
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;
  const char *gist;
  char *result;
  ActantPhraseHit hit;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && text != NULL && ranges != NULL,
                        g_strdup (""));

  source = actant_session_load_text (session, text, NULL);
  if (source == NULL || ranges->len == 0)
    return g_strdup ("");

  content = dup_content (source, ranges);
  line = clean (content);
  drop_stop (line);
  gist = skip_openers (rules, line);
  if (*gist == '\0')
    return g_strdup ("");

  if (actant_phrases_match (rules->pronouns, gist, gist, gist + strlen (gist), &hit))
    name = find_antecedent (session, text, g_array_index (ranges, ActantTextRange, 0).start,
                            hit.number);
  result =
    name != NULL && g_ascii_isalpha (*gist) ? g_strconcat (name, hit.end, NULL) : g_strdup (gist);
  return capitalise (result);
}
