/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in words: the lines and chips of their cards. */
#include "config.h"

#include "sidebar/actant-record-words.h"

#include "session/actant-claim-sentence.h"
#include "session/actant-name-list.h"

#include <glib/gi18n.h>

#define MAX_QUOTE 160

static char *
dup_choice_label (const ActantRecord *record,
                  const char         *field)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  const char *value = actant_record_get_text (record, field);
  const ActantChoice *choice;

  if (value == NULL)
    return NULL;

  choice = actant_field_type_find_choice (actant_table_get (table, field)->type, value);
  return g_strdup (choice != NULL ? _(choice->label) : value);
}

/* In one line, cut after MAX_QUOTE characters. */
static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdup (text);
  g_autofree char *start = NULL;

  g_strdelimit (line, "\n\t\r", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_QUOTE)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, MAX_QUOTE - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * actant_record_words_dup_title:
 * @record: a record
 *
 * Returns: (transfer full): its title; a claim without gist is called by its
 *   quote, in quotation marks
 */
char *
actant_record_words_dup_title (const ActantRecord *record)
{
  const ActantKindInfo *info = actant_kind_get_info (actant_record_get_kind (record));
  const char *title = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *shortened = NULL;

  if (actant_record_is_opaque (record))
    return g_strdup (actant_record_get_reason (record));
  if (info->title != NULL)
    title = actant_record_get_text (record, info->title);
  if (title != NULL && *title != '\0')
    return dup_short (title);

  quote = actant_record_dup_quote (record);
  if (quote == NULL || *quote == '\0')
    /* Translators: a record without a name */
    return g_strdup (_("Unnamed"));

  shortened = dup_short (quote);
  /* Translators: the words of the text, quoted */
  return g_strdup_printf (_("“%s”"), shortened);
}

/**
 * actant_record_words_dup_kind:
 * @record: a record
 *
 * Returns: (transfer full): a claim's, a relation's or an actor's type, a
 *   code's use, or else its kind
 */
char *
actant_record_words_dup_kind (const ActantRecord *record)
{
  ActantKind kind = actant_record_get_kind (record);
  char *words = NULL;

  if (!actant_record_is_opaque (record))
    {
      if (kind == ACTANT_KIND_CLAIM || kind == ACTANT_KIND_ACTOR || kind == ACTANT_KIND_RELATION)
        words = dup_choice_label (record, "type");
      else if (kind == ACTANT_KIND_CODE)
        words = dup_choice_label (record, "use");
    }

  return words != NULL ? words : g_strdup (_(actant_kind_get_info (kind)->label));
}

/**
 * actant_record_words_dup_claimant:
 * @session: a session
 * @text_path: (nullable): a text
 *
 * Returns: (transfer full): who makes a claim that names nobody
 */
char *
actant_record_words_dup_claimant (ActantSession *session,
                                  const char    *text_path)
{
  guint n_authors;
  g_autofree char *names = actant_names_dup_authors (session, text_path, &n_authors);

  if (names == NULL)
    return g_strdup (_("Author of the text"));

  return g_strdup_printf (ngettext ("%s (author)", "%s (authors)", n_authors), names);
}

static char *
dup_actor_line (const ActantRecord *record,
                ActantSession      *session)
{
  GString *line = g_string_new (NULL);
  g_autofree char *type = actant_record_words_dup_kind (record);
  const ActantValue *aliases = actant_record_get (record, "aliases");
  const char *parent = actant_record_get_text (record, "parent");

  g_string_append (line, type);
  if (actant_record_get_text (record, "country") != NULL)
    g_string_append_printf (line, " · %s", actant_record_get_text (record, "country"));
  if (parent != NULL)
    {
      g_autofree char *name = actant_session_dup_name (session, parent);

      g_string_append_printf (line, " · %s", name);
    }
  for (guint i = 0; i < actant_value_get_n_items (aliases); i++)
    g_string_append_printf (line, "%s%s", i == 0 ? " · " : _(", "),
                            actant_value_get_text (actant_value_get_item (aliases, i)));

  return g_string_free (line, FALSE);
}

static char *
dup_code_line (const ActantRecord *record,
               ActantSession      *session)
{
  GString *line = g_string_new (NULL);
  g_autofree char *use = actant_record_words_dup_kind (record);
  const char *parent = actant_record_get_text (record, "parent");
  const char *words = actant_record_get_text (record, "statement");

  if (words == NULL)
    words = actant_record_get_text (record, "description");

  g_string_append (line, use);
  if (parent != NULL)
    {
      g_autofree char *name = actant_session_dup_name (session, parent);

      /* Translators: the code above this one in the codebook */
      g_string_append_printf (line, _(" · under %s"), name);
    }
  if (words != NULL)
    {
      g_autofree char *shortened = dup_short (words);

      g_string_append_printf (line, " · %s", shortened);
    }

  return g_string_free (line, FALSE);
}

/**
 * actant_record_words_dup_line:
 * @record: a claim, actor or code
 * @session: finds names
 * @text_path: (nullable): the text a claim is about
 *
 * Returns: (transfer full): the line below the title: what an actor or a code is;
 *   a claim in one sentence
 */
char *
actant_record_words_dup_line (const ActantRecord *record,
                              ActantSession      *session,
                              const char         *text_path)
{
  if (actant_record_is_opaque (record))
    return actant_record_words_dup_kind (record);

  switch (actant_record_get_kind (record))
    {
    case ACTANT_KIND_CLAIM:
      return actant_claim_dup_sentence (session, text_path, record);
    case ACTANT_KIND_ACTOR:
      return dup_actor_line (record, session);
    case ACTANT_KIND_CODE:
      return dup_code_line (record, session);
    default:
      return actant_record_words_dup_kind (record);
    }
}
