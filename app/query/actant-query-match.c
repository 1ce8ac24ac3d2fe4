/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record fits a query. */
#include "config.h"

#include "query/actant-query-match-private.h"

#include <glib/gi18n.h>
#include <string.h>

typedef ActantQueryNodeMatch Node;

struct _ActantQueryMatch
{
  ActantQuery *query;   /* owned */
  Node        *root;
  char        *own;     /* slug of the session's coder */
};

/* One term against one record. */
typedef struct
{
  const Node *node;
  gboolean    found;
} Look;

static void
free_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_clear_pointer (&node->ids, g_hash_table_unref);
  g_clear_pointer (&node->choices, g_hash_table_unref);
  g_free (node);
}

static gboolean
refers (const ActantFieldType *type)
{
  if (type->field_class == ACTANT_FIELD_LIST)
    return refers (type->item);

  return type->field_class == ACTANT_FIELD_REF || type->field_class == ACTANT_FIELD_OBJECT;
}

static GHashTable *
find_ids (const ActantQuery *term,
          ActantSession     *session)
{
  const ActantQueryKey *key = &term->key;
  ActantQueryNaming naming = term->op == ACTANT_QUERY_IS ? ACTANT_QUERY_WHOLE_NAME
                                                         : ACTANT_QUERY_BEST_NAME;
  gboolean all = _actant_query_is_none (term) || _actant_query_is_any (term);
  GHashTable *ids;

  switch (key->scope)
    {
    case ACTANT_QUERY_ANYWHERE:
      return _actant_query_find_names (session, ACTANT_KIND_NONE, term->value,
                                       ACTANT_QUERY_PART_OF_NAME);
    case ACTANT_QUERY_FIELD:
      return refers (key->type) && !all
             ? _actant_query_find_names (session, ACTANT_KIND_NONE, term->value, naming) : NULL;
    case ACTANT_QUERY_REFS:
      return all ? NULL : _actant_query_find_names (session, key->kind, term->value, naming);
    case ACTANT_QUERY_MEMBERS:
      if (all)
        return NULL;
      ids = _actant_query_find_names (session, key->kind, term->value, naming);
      _actant_query_add_collectives (session, ids);
      return ids;
    case ACTANT_QUERY_SOURCE:
      return all ? NULL : _actant_query_find_texts (session, term->folded);
    case ACTANT_QUERY_MEMO:
      return _actant_query_find_memos (session, all ? NULL : term->folded);
    case ACTANT_QUERY_ATTRIBUTE:
      return _actant_query_find_fields (session, term->typed_key);
    case ACTANT_QUERY_CODER:
      return all ? NULL : _actant_query_find_coders (session, term->folded);
    case ACTANT_QUERY_KIND:
    case ACTANT_QUERY_QUOTE:
    default:
      return NULL;
    }
}

static Node *
new_node (const ActantQuery *query,
          ActantSession     *session)
{
  Node *node = g_new0 (Node, 1);

  node->query = query;
  if (query->node == ACTANT_QUERY_TERM)
    {
      node->ids = find_ids (query, session);
      node->is_date = actant_edtf_get_span (query->value, &node->span);
      node->choices = g_hash_table_new_full (NULL, NULL, NULL,
                                             (GDestroyNotify) g_hash_table_unref);
      node->is_number = _actant_query_read_number (query->value, &node->number);
      return node;
    }

  node->children = g_ptr_array_new_with_free_func (free_node);
  for (guint i = 0; i < query->children->len; i++)
    g_ptr_array_add (node->children, new_node (query->children->pdata[i], session));

  return node;
}

/* The value of a key's field in @record, or of the members so called in its list. */
static gboolean
field_fits (const Node         *node,
            const ActantRecord *record)
{
  const ActantQueryKey *key = &node->query->key;
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  const ActantFieldType *type = _actant_query_key_get_type (key, table);
  const ActantValue *value = type != NULL ? actant_record_get (record, key->name) : NULL;
  gboolean wants_any = _actant_query_is_none (node->query) || _actant_query_is_any (node->query);

  /* Yes or no that nobody said is what it stands for: codes are codable, and nothing is retired. */
  if (value == NULL && type != NULL && key->member == NULL && !wants_any
      && type->field_class == ACTANT_FIELD_BOOLEAN)
    return _actant_query_boolean_fits (node, type->default_true);
  if (value == NULL)
    return FALSE;
  if (key->member == NULL)
    return wants_any || _actant_query_value_fits (node, type, value);

  if (actant_value_get_value_type (value) == ACTANT_VALUE_OBJECT)
    {
      value = actant_value_get_member (value, key->member);
      return value != NULL && (wants_any || _actant_query_value_fits (node, type, value));
    }
  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    {
      const ActantValue *member =
        actant_value_get_member (actant_value_get_item (value, i), key->member);

      if (member != NULL && (wants_any || _actant_query_value_fits (node, type, member)))
        return TRUE;
    }

  return FALSE;
}

static void
look_at_ref (ActantKind   kind,
             const char  *id,
             const char  *slot,
             gpointer     user_data)
{
  Look *look = user_data;

  if (kind == look->node->query->key.kind)
    look->found |= look->node->ids == NULL || g_hash_table_contains (look->node->ids, id);
}

static gboolean
refs_fit (const Node         *node,
          const ActantRecord *record)
{
  Look look = { node, FALSE };

  actant_record_foreach_ref (record, look_at_ref, &look);
  return look.found;
}

static gboolean
quote_fits (const Node         *node,
            const ActantRecord *record)
{
  g_autofree char *quote = actant_record_dup_quote (record);
  const char *text = quote != NULL ? quote
                     : actant_record_get_kind (record) == ACTANT_KIND_MEMO
                     ? actant_record_get_text (record, "text") : NULL;

  if (_actant_query_is_none (node->query) || _actant_query_is_any (node->query))
    return text != NULL;

  return _actant_query_text_fits (node->query, text);
}

static gboolean
anything_fits (const Node         *node,
               const ActantRecord *record)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;

  if (quote_fits (node, record))
    return TRUE;
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (!(table->fields[i].flags & ACTANT_FIELD_INTERNAL)
          && _actant_query_value_fits (node, table->fields[i].type,
                         actant_value_get_member_at (actant_record_get_body (record), i)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
kind_fits (const ActantQuery  *term,
           const ActantRecord *record)
{
  const ActantKindInfo *info = actant_kind_get_info (actant_record_get_kind (record));
  g_autofree char *label = g_utf8_casefold (_(info->label), -1);

  return strcmp (info->name, term->folded) == 0 || strcmp (label, term->folded) == 0
         || _actant_query_is_any (term);
}

static gboolean
attribute_fits (const Node         *node,
                const ActantRecord *record)
{
  const ActantValue *attributes = actant_record_get (record, "attributes");
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, node->ids);
  while (attributes != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      const ActantValue *value = actant_value_map_get (attributes, id);

      if (value != NULL
          && (_actant_query_is_none (node->query) || _actant_query_is_any (node->query)
              || _actant_query_plain_fits (node, value)))
        return TRUE;
    }

  return FALSE;
}

/* Whether the term fits; for “none”, whether “any” does. */
static gboolean
scope_fits (const Node         *node,
            const ActantRecord *record,
            const char         *text,
            const char         *coder)
{
  switch (node->query->key.scope)
    {
    case ACTANT_QUERY_FIELD:
      return field_fits (node, record);
    case ACTANT_QUERY_REFS:
    case ACTANT_QUERY_MEMBERS:
      return refs_fit (node, record);
    case ACTANT_QUERY_KIND:
      return kind_fits (node->query, record);
    case ACTANT_QUERY_SOURCE:
      return text != NULL && (node->ids == NULL || g_hash_table_contains (node->ids, text));
    case ACTANT_QUERY_QUOTE:
      return quote_fits (node, record);
    case ACTANT_QUERY_MEMO:
      return g_hash_table_contains (node->ids, actant_record_get_id (record));
    case ACTANT_QUERY_ATTRIBUTE:
      return attribute_fits (node, record);
    case ACTANT_QUERY_CODER:
      return node->ids == NULL || g_hash_table_contains (node->ids, coder);
    case ACTANT_QUERY_ANYWHERE:
    default:
      return anything_fits (node, record);
    }
}

static gboolean
node_fits (const Node         *node,
           const ActantRecord *record,
           const char         *text,
           const char         *coder)
{
  gboolean fits;

  switch (node->query->node)
    {
    case ACTANT_QUERY_NOT:
      return !node_fits (node->children->pdata[0], record, text, coder);
    case ACTANT_QUERY_ALL_OF:
      for (guint i = 0; i < node->children->len; i++)
        if (!node_fits (node->children->pdata[i], record, text, coder))
          return FALSE;
      return TRUE;
    case ACTANT_QUERY_ONE_OF:
      for (guint i = 0; i < node->children->len; i++)
        if (node_fits (node->children->pdata[i], record, text, coder))
          return TRUE;
      return FALSE;
    case ACTANT_QUERY_TERM:
    default:
      fits = !actant_record_is_opaque (record) && scope_fits (node, record, text, coder);
      return _actant_query_is_none (node->query) ? !fits : fits;
    }
}

/**
 * actant_query_match_new:
 * @query: a query
 * @session: whose names it uses
 *
 * Returns: (transfer full): what tells which records fit
 */
ActantQueryMatch *
actant_query_match_new (const ActantQuery *query,
                        ActantSession     *session)
{
  ActantQueryMatch *match = g_new0 (ActantQueryMatch, 1);

  g_return_val_if_fail (query != NULL && ACTANT_IS_SESSION (session), NULL);

  match->query = actant_query_ref (query);
  match->own = g_strdup (actant_session_get_coder (session));
  match->root = new_node (match->query, session);

  return match;
}

void
actant_query_match_free (ActantQueryMatch *match)
{
  free_node (match->root);
  actant_query_unref (match->query);
  g_free (match->own);
  g_free (match);
}

/**
 * actant_query_match_fits:
 * @match: a query with its names looked up
 * @record: a record
 * @text: (nullable): path of the text it is of
 * @coder: (nullable): slug of whose file it is in; %NULL for the session's coder
 *
 * A record that this program cannot read has none of the terms.
 *
 * Returns: whether it fits
 */
gboolean
actant_query_match_fits (ActantQueryMatch   *match,
                         const ActantRecord *record,
                         const char         *text,
                         const char         *coder)
{
  g_return_val_if_fail (match != NULL && record != NULL, FALSE);

  return node_fits (match->root, record, text, coder != NULL ? coder : match->own);
}

/** Whether it matters whose file a record is in. */
gboolean
actant_query_asks_coder (const ActantQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  if (query->node == ACTANT_QUERY_TERM)
    return query->key.scope == ACTANT_QUERY_CODER;
  for (guint i = 0; i < query->children->len; i++)
    if (actant_query_asks_coder (query->children->pdata[i]))
      return TRUE;

  return FALSE;
}
