/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be typed next in a query. */
#include "config.h"

#include "query/actant-query-private.h"

#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantSession *session;
  ActantKind     kind;
  GPtrArray     *offers;
  guint          limit;
  char          *prefix;   /* folded */
} Completion;

void
actant_query_offer_free (ActantQueryOffer *offer)
{
  g_free (offer->insert);
  g_free (offer->label);
  g_free (offer->hint);
  g_free (offer);
}

static gboolean
starts (const Completion *completion,
        const char       *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_str_has_prefix (folded, completion->prefix);
}

/* Takes @insert over; the same is offered once. */
static void
add_offer (Completion *completion,
           char       *insert,
           const char *label,
           const char *hint)
{
  ActantQueryOffer *offer;

  for (guint i = 0; i < completion->offers->len; i++)
    if (strcmp (((ActantQueryOffer *) completion->offers->pdata[i])->insert, insert) == 0)
      {
        g_free (insert);
        return;
      }
  if (completion->offers->len >= completion->limit)
    {
      g_free (insert);
      return;
    }

  offer = g_new0 (ActantQueryOffer, 1);
  offer->insert = insert;
  offer->label = g_strdup (label);
  offer->hint = g_strdup (hint);
  g_ptr_array_add (completion->offers, offer);
}

static void
offer_name (Completion *completion,
            const char *name,
            const char *label,
            const char *hint)
{
  if (starts (completion, name) || starts (completion, label))
    add_offer (completion, g_strconcat (name, ":", NULL), label, hint);
}

static void
offer_keys (Completion *completion)
{
  ActantCollection *study = actant_session_get_study (completion->session);
  ActantKind kind = completion->kind != ACTANT_KIND_NONE ? completion->kind : ACTANT_KIND_CLAIM;
  const ActantTable *table = actant_kind_get_info (kind)->table;

  for (guint i = 0; i < _actant_query_n_shortcuts; i++)
    {
      const ActantQueryShortcut *shortcut = &_actant_query_shortcuts[i];

      offer_name (completion, shortcut->typed, _(shortcut->label),
                  shortcut->hint != NULL ? _(shortcut->hint) : NULL);
    }
  for (guint i = 0; i < table->n_fields; i++)
    if (!(table->fields[i].flags & ACTANT_FIELD_INTERNAL))
      offer_name (completion, table->fields[i].name, _(table->fields[i].label),
                  _(table->fields[i].hint));
  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_FIELD); i++)
    {
      const ActantRecord *field = actant_collection_get (study, ACTANT_KIND_FIELD, i);
      const char *name = actant_record_get_text (field, "name");
      const char *title = actant_record_get_text (field, "title");

      if (name != NULL)
        offer_name (completion, name, title != NULL ? title : name, _("The study’s own field"));
    }
}

static void
offer_records (Completion *completion,
               ActantKind  kind)
{
  g_autoptr(GPtrArray) found = actant_session_match_named (completion->session, kind,
                                                           completion->prefix, completion->limit);

  for (guint i = 0; i < found->len; i++)
    {
      const char *title = actant_record_get_title (found->pdata[i]);

      if (title != NULL)
        add_offer (completion, actant_query_quote (title), title,
                   _(actant_kind_get_info (kind)->label));
    }
}

static void
offer_texts (Completion *completion)
{
  const char * const *texts = actant_session_get_texts (completion->session);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *title = actant_session_dup_text_title (completion->session, texts[i]);

      if (starts (completion, title) || starts (completion, texts[i]))
        add_offer (completion, actant_query_quote (title), title, texts[i]);
    }
}

static void
offer_kinds (Completion *completion)
{
  for (ActantKind kind = ACTANT_KIND_MENTION; kind < ACTANT_N_KINDS; kind++)
    {
      const ActantKindInfo *info = actant_kind_get_info (kind);

      if (starts (completion, info->name) || starts (completion, _(info->label)))
        add_offer (completion, g_strdup (info->name), _(info->label), NULL);
    }
}

static void
offer_type (Completion            *completion,
            const ActantFieldType *type)
{
  if (type == NULL)
    return;

  switch (type->field_class)
    {
    case ACTANT_FIELD_ENUM:
      for (const ActantChoice *choice = type->choices; choice->value != NULL; choice++)
        if (starts (completion, choice->value) || starts (completion, _(choice->label)))
          add_offer (completion, actant_query_quote (choice->value), _(choice->label),
                     choice->hint != NULL ? _(choice->hint) : NULL);
      break;
    case ACTANT_FIELD_BOOLEAN:
      add_offer (completion, g_strdup ("yes"), _("Yes"), NULL);
      add_offer (completion, g_strdup ("no"), _("No"), NULL);
      break;
    case ACTANT_FIELD_REF:
      if (type->kind >= ACTANT_KIND_TEXT && type->kind <= ACTANT_KIND_CODER)
        offer_records (completion, type->kind);
      break;
    case ACTANT_FIELD_OBJECT:
      if (actant_table_get_main (type->table) != ACTANT_NO_FIELD)
        offer_type (completion, type->table->fields[actant_table_get_main (type->table)].type);
      break;
    case ACTANT_FIELD_LIST:
      offer_type (completion, type->item);
      break;
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
    default:
      break;
    }
}

static void
offer_attribute (Completion *completion,
                 const char *typed)
{
  g_autoptr(GHashTable) ids = _actant_query_find_fields (completion->session, typed);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const ActantRecord *field = actant_session_lookup (completion->session, ACTANT_KIND_FIELD,
                                                         id);
      const ActantValue *choices = field != NULL ? actant_record_get (field, "choices") : NULL;

      for (guint i = 0; i < actant_value_get_n_items (choices); i++)
        {
          const char *choice = actant_value_get_text (actant_value_get_item (choices, i));

          if (starts (completion, choice))
            add_offer (completion, actant_query_quote (choice), choice, NULL);
        }
    }
}

/* By their slugs, which are short and of whoever has a file. */
static void
offer_coders (Completion *completion)
{
  ActantCollection *study = actant_session_get_study (completion->session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *coder = actant_collection_get (study, ACTANT_KIND_CODER, i);
      const char *slug = actant_record_get_text (coder, "slug");
      const char *name = actant_record_get_text (coder, "name");

      if (slug != NULL && (starts (completion, slug) || (name != NULL && starts (completion, name))))
        add_offer (completion, actant_query_quote (slug), name != NULL ? name : slug, NULL);
    }
  if (starts (completion, ACTANT_CONSENSUS))
    add_offer (completion, g_strdup (ACTANT_CONSENSUS), _("Consensus"), NULL);
}

static void
offer_values (Completion *completion,
              const char *typed)
{
  ActantQueryKey key;
  const ActantFieldType *own = NULL;

  if (!_actant_query_key_find (typed, completion->session, &key))
    return;

  switch (key.scope)
    {
    case ACTANT_QUERY_REFS:
    case ACTANT_QUERY_MEMBERS:
      offer_records (completion, key.kind);
      break;
    case ACTANT_QUERY_CODER:
      offer_coders (completion);
      return;
    case ACTANT_QUERY_SOURCE:
      offer_texts (completion);
      break;
    case ACTANT_QUERY_KIND:
      offer_kinds (completion);
      return;
    case ACTANT_QUERY_ATTRIBUTE:
      offer_attribute (completion, typed);
      break;
    case ACTANT_QUERY_FIELD:
      if (completion->kind != ACTANT_KIND_NONE)
        own = _actant_query_key_get_type (&key, actant_kind_get_info (completion->kind)->table);
      offer_type (completion, own != NULL ? own : key.type);
      break;
    case ACTANT_QUERY_ANYWHERE:
    case ACTANT_QUERY_QUOTE:
    case ACTANT_QUERY_MEMO:
    default:
      break;
    }

  if (starts (completion, "none"))
    add_offer (completion, g_strdup ("none"), _("None"), _("Where it is not set"));
  if (starts (completion, "any"))
    add_offer (completion, g_strdup ("any"), _("Any"), _("Where it is set"));
}

/**
 * actant_query_complete:
 * @session: whose names are offered
 * @kind: of the records asked for, %ACTANT_KIND_NONE for any
 * @text: as typed so far
 * @caret: code points
 * @limit: at most so many offers
 * @start: (out): code points: first that an offer replaces
 * @end: (out): after the last
 *
 * Returns: (transfer full) (element-type ActantQueryOffer): field names, or
 *   after a sign values of the field, that start with what is left of the caret
 */
GPtrArray *
actant_query_complete (ActantSession *session,
                       ActantKind     kind,
                       const char    *text,
                       guint          caret,
                       guint          limit,
                       guint         *start,
                       guint         *end)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_query_offer_free);
  Completion completion = { session, kind, offers, limit };
  const char *at = g_utf8_offset_to_pointer (text, MIN (caret, g_utf8_strlen (text, -1)));
  ActantQueryToken token = _actant_query_next_token (text);
  g_autofree char *typed = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (session), offers);

  while (token.type != ACTANT_QUERY_TOKEN_END && token.end < at)
    token = _actant_query_next_token (token.end);

  *start = *end = g_utf8_pointer_to_offset (text, at);
  if ((token.type == ACTANT_QUERY_TOKEN_TERM || token.type == ACTANT_QUERY_TOKEN_OR)
      && token.start < at && token.end >= at)
    {
      gboolean value = token.key_length > 0 && token.value_start <= at;
      ActantQueryToken left = token;

      left.end = at;
      left.closed = token.closed && at == token.end && token.quoted;
      *start = g_utf8_pointer_to_offset (text, value ? token.value_start : token.start);
      *end = g_utf8_pointer_to_offset (text, value || token.key_length == 0 ? token.end
                                                                           : token.value_start);
      if (value)
        {
          g_autofree char *prefix = token.value_start < at ? _actant_query_token_dup_value (&left)
                                                           : g_strdup ("");

          typed = g_strndup (token.start, token.key_length);
          completion.prefix = g_utf8_casefold (prefix, -1);
        }
      else
        completion.prefix = g_utf8_casefold (token.start, at - token.start);
    }
  else
    completion.prefix = g_strdup ("");

  if (typed != NULL)
    offer_values (&completion, typed);
  else
    offer_keys (&completion);
  g_free (completion.prefix);

  return offers;
}
