/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a typed search finds. */
#include "config.h"

#include "sidebar/actant-record-query.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *key;    /* folded; NULL for a plain word */
  char *word;   /* folded */
} Term;

struct _ActantRecordQuery
{
  GArray *terms;
};

/* One term under evaluation. */
typedef struct
{
  ActantSession *session;
  const Term    *term;
  gboolean       found;
} Match;

static void
clear_term (gpointer data)
{
  Term *term = data;

  g_free (term->key);
  g_free (term->word);
}

/* Cuts the next term off @text: up to a space that is not within quotes. */
static char *
take_term (const char **text)
{
  GString *term = g_string_new (NULL);
  gboolean quoted = FALSE;

  while (g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);

  for (; **text != '\0'; *text = g_utf8_next_char (*text))
    {
      gunichar c = g_utf8_get_char (*text);

      if (c == '"' || c == 0x201c || c == 0x201d)
        quoted = !quoted;
      else if (g_unichar_isspace (c) && !quoted)
        break;
      else
        g_string_append_unichar (term, c);
    }

  return g_string_free (term, FALSE);
}

static void
add_term (ActantRecordQuery *query,
          const char        *text)
{
  Term term = { NULL, NULL };
  const char *colon = strchr (text, ':');

  if (colon != NULL && colon > text)
    {
      g_autofree char *key = g_strndup (text, colon - text);

      if (colon[1] == '\0')   /* still being typed */
        return;
      term.key = g_utf8_casefold (key, -1);
      text = colon + 1;
    }
  term.word = g_utf8_casefold (text, -1);
  g_array_append_val (query->terms, term);
}

/**
 * actant_record_query_new:
 * @text: (nullable): as typed
 *
 * Returns: (transfer full): a query; nothing typed finds everything
 */
ActantRecordQuery *
actant_record_query_new (const char *text)
{
  ActantRecordQuery *query = g_new0 (ActantRecordQuery, 1);

  query->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (query->terms, clear_term);

  while (text != NULL)
    {
      g_autofree char *term = take_term (&text);

      if (*term == '\0')
        break;
      add_term (query, term);
    }

  return query;
}

void
actant_record_query_free (ActantRecordQuery *query)
{
  g_array_unref (query->terms);
  g_free (query);
}

/** Whether the query finds everything. */
gboolean
actant_record_query_is_empty (const ActantRecordQuery *query)
{
  g_return_val_if_fail (query != NULL, TRUE);

  return query->terms->len == 0;
}

static void
look_at_text (Match      *match,
              const char *text)
{
  g_autofree char *folded = NULL;

  if (match->found || text == NULL)
    return;

  folded = g_utf8_casefold (text, -1);
  match->found = strstr (folded, match->term->word) != NULL;
}

/* A choice from its beginning: “supposed” is not “presupposed”. */
static void
look_at_choice (Match      *match,
                const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  match->found |= g_str_has_prefix (folded, match->term->word);
}

/* A record by its name and its aliases. */
static void
look_at_ref (Match      *match,
             const char *id)
{
  const ActantRecord *record = actant_session_lookup (match->session, ACTANT_KIND_NONE, id);
  const ActantValue *aliases;

  if (record == NULL || actant_record_is_opaque (record))
    return;

  look_at_text (match, actant_record_get_title (record));
  aliases = actant_record_get (record, "aliases");
  for (guint i = 0; i < actant_value_get_n_items (aliases); i++)
    look_at_text (match, actant_value_get_text (actant_value_get_item (aliases, i)));
}

static void
look_at_value (Match                 *match,
               const ActantFieldType *type,
               const ActantValue     *value)
{
  const ActantChoice *choice;

  if (value == NULL || match->found)
    return;

  switch (type->field_class)
    {
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_EDTF:
      look_at_text (match, actant_value_get_text (value));
      break;
    case ACTANT_FIELD_ENUM:
      choice = actant_field_type_find_choice (type, actant_value_get_text (value));
      look_at_choice (match, actant_value_get_text (value));
      if (choice != NULL)
        look_at_choice (match, _(choice->label));
      break;
    case ACTANT_FIELD_REF:
      look_at_ref (match, actant_value_get_text (value));
      break;
    case ACTANT_FIELD_OBJECT:
      for (guint i = 0; i < type->table->n_fields; i++)
        look_at_value (match, type->table->fields[i].type, actant_value_get_member_at (value, i));
      break;
    case ACTANT_FIELD_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        look_at_value (match, type->item, actant_value_get_item (value, i));
      break;
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_BOOLEAN:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
    default:
      break;
    }
}

/* `actor:` and the other kinds: whatever the record refers to, or is. */
static void
look_at_ref_of_kind (ActantKind   kind,
                     const char  *id,
                     const char  *slot,
                     gpointer     user_data)
{
  Match *match = user_data;
  const char *key = match->term->key;

  if (kind != ACTANT_KIND_NONE && strcmp (actant_kind_get_info (kind)->name, key) == 0)
    look_at_ref (match, id);
}

/* The field that a key names by its JSON name, else by its translated label. */
static const ActantField *
find_field (const ActantTable *table,
            const char        *key)
{
  const ActantField *field = actant_table_get (table, key);

  for (guint i = 0; field == NULL && i < table->n_fields; i++)
    {
      g_autofree char *label = g_utf8_casefold (_(table->fields[i].label), -1);

      if (strcmp (label, key) == 0)
        field = &table->fields[i];
    }

  return field;
}

static gboolean
matches_key (Match              *match,
             const ActantRecord *record)
{
  const char *key = match->term->key;
  const ActantField *field;

  if (actant_kind_from_name (key) != ACTANT_KIND_NONE)
    {
      actant_record_foreach_ref (record, look_at_ref_of_kind, match);
      if (match->found)
        return TRUE;
    }

  field = find_field (actant_kind_get_info (actant_record_get_kind (record))->table, key);
  if (field != NULL)
    look_at_value (match, field->type, actant_record_get (record, field->name));

  return match->found;
}

static gboolean
matches_anywhere (Match              *match,
                  const ActantRecord *record)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  g_autofree char *quote = actant_record_dup_quote (record);

  look_at_text (match, quote);
  for (guint i = 0; i < table->n_fields; i++)
    if (!(table->fields[i].flags & ACTANT_FIELD_INTERNAL))
      look_at_value (match, table->fields[i].type,
                     actant_value_get_member_at (actant_record_get_body (record), i));

  return match->found;
}

/**
 * actant_record_query_matches:
 * @query: a query
 * @session: resolves what the record refers to
 * @record: a record
 *
 * Returns: whether all words are found in it
 */
gboolean
actant_record_query_matches (const ActantRecordQuery *query,
                             ActantSession           *session,
                             const ActantRecord      *record)
{
  g_return_val_if_fail (query != NULL && record != NULL, FALSE);

  if (actant_record_is_opaque (record))
    return query->terms->len == 0;

  for (guint i = 0; i < query->terms->len; i++)
    {
      Match match = { session, &g_array_index (query->terms, Term, i), FALSE };

      if (match.term->key != NULL ? !matches_key (&match, record)
                                  : !matches_anywhere (&match, record))
        return FALSE;
    }

  return TRUE;
}
