/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query explained in words. */
#include "config.h"

#include "query/actant-query-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* More names than these are counted only. */
#define MAX_NAMES 3

typedef struct
{
  ActantSession *session;
  ActantKind     kind;
} Explainer;

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names of @ids, each record once, as "A or B"; NULL when there is none. */
static char *
dup_names (ActantSession *session,
           GHashTable    *ids)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autofree char *name = actant_session_dup_name (session, id);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_sort (names, compare_texts);
  if (names->len > MAX_NAMES)
    {
      g_autofree char *last = g_strdup_printf (ngettext ("%u more", "%u more",
                                                         names->len - MAX_NAMES),
                                               names->len - MAX_NAMES);

      g_ptr_array_set_size (names, MAX_NAMES);
      g_ptr_array_add (names, g_steal_pointer (&last));
    }
  g_ptr_array_add (names, NULL);

  /* translators: between the names of a query’s explanation: A or B */
  return g_strjoinv (_(" or "), (char **) names->pdata);
}

/* What a term's value is in words. */
static char *
dup_value (const ActantQuery *term,
           const Explainer   *explainer,
           ActantKind         named)
{
  g_autoptr(GHashTable) ids =
    _actant_query_find_names (explainer->session, named, term->value,
                              term->op == ACTANT_QUERY_IS ? ACTANT_QUERY_WHOLE_NAME
                                                          : ACTANT_QUERY_BEST_NAME);
  char *names = dup_names (explainer->session, ids);

  return names != NULL ? names : g_strdup_printf (_("“%s” (nothing is called that)"), term->value);
}

/* The labels of the choices that fit. */
static char *
dup_choices (const ActantFieldType *type,
             const ActantQuery     *term)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (const ActantChoice *choice = type->choices; choice != NULL && choice->value != NULL; choice++)
    if (_actant_query_choice_fits (type, choice->value, term->folded))
      g_strv_builder_add (labels, _(choice->label));

  all = g_strv_builder_end (labels);
  return all[0] != NULL ? g_strjoinv (_(" or "), all) : g_strdup (term->value);
}

static char *
dup_field_words (const ActantQuery *term,
                 const Explainer   *explainer)
{
  static const char * const signs[] = { ":", " =", " <", " ≤", " >", " ≥" };
  const char *label = _actant_query_key_get_label (&term->key, term->typed_key);
  const ActantFieldType *type = term->key.scope == ACTANT_QUERY_FIELD ? term->key.type : NULL;
  g_autofree char *value = NULL;

  if (type != NULL && explainer->kind != ACTANT_KIND_NONE)
    {
      const ActantFieldType *own =
        _actant_query_key_get_type (&term->key, actant_kind_get_info (explainer->kind)->table);

      type = own != NULL ? own : type;
    }
  if (type != NULL && type->field_class == ACTANT_FIELD_LIST)
    type = type->item;

  if (type != NULL && type->field_class == ACTANT_FIELD_ENUM)
    value = dup_choices (type, term);
  else if (type != NULL && type->field_class == ACTANT_FIELD_REF)
    value = dup_value (term, explainer, type->kind);
  else
    value = g_strdup (term->value);

  return g_strdup_printf ("%s%s %s", label, signs[term->op], value);
}

static char *
dup_refs_words (const ActantQuery *term,
                const Explainer   *explainer)
{
  g_autofree char *value = dup_value (term, explainer, term->key.kind);

  switch (term->key.kind)
    {
    case ACTANT_KIND_CODE:
      return g_strdup_printf (_("with the code %s"), value);
    case ACTANT_KIND_EVENT:
      return g_strdup_printf (_("with the event %s"), value);
    case ACTANT_KIND_SCENARIO:
      return g_strdup_printf (_("in the scenario %s"), value);
    case ACTANT_KIND_ACTOR:
    default:
      return g_strdup_printf (term->key.scope == ACTANT_QUERY_MEMBERS
                              ? _("with %s or a collective with that member")
                              : _("with the actor %s"), value);
    }
}

static char *
dup_term_words (const ActantQuery *term,
                const Explainer   *explainer)
{
  const char *label = term->typed_key != NULL
                      ? _actant_query_key_get_label (&term->key, term->typed_key) : NULL;

  if (_actant_query_is_none (term))
    return g_strdup_printf (_("%s: none"), label);
  if (_actant_query_is_any (term))
    return g_strdup_printf (_("%s: any"), label);

  switch (term->key.scope)
    {
    case ACTANT_QUERY_REFS:
    case ACTANT_QUERY_MEMBERS:
      return dup_refs_words (term, explainer);
    case ACTANT_QUERY_SOURCE:
      return g_strdup_printf (_("in the text “%s”"), term->value);
    case ACTANT_QUERY_CODER:
      /* Translators: %s is a coder */
      return g_strdup_printf (_("coded by %s"), term->value);
    case ACTANT_QUERY_QUOTE:
      return g_strdup_printf (_("“%s” in the passage"), term->value);
    case ACTANT_QUERY_MEMO:
      return g_strdup_printf (_("“%s” in a memo on it"), term->value);
    case ACTANT_QUERY_FIELD:
    case ACTANT_QUERY_ATTRIBUTE:
    case ACTANT_QUERY_KIND:
      return dup_field_words (term, explainer);
    case ACTANT_QUERY_ANYWHERE:
    default:
      return g_strdup_printf (_("“%s” anywhere"), term->value);
    }
}

static char *
dup_node_words (const ActantQuery *query,
                const Explainer   *explainer,
                gboolean           outermost)
{
  g_autoptr(GString) words = NULL;
  g_autofree char *only = NULL;

  if (query->node == ACTANT_QUERY_TERM)
    return dup_term_words (query, explainer);
  if (query->node == ACTANT_QUERY_NOT)
    {
      only = dup_node_words (query->children->pdata[0], explainer, FALSE);
      return g_strdup_printf (_("not %s"), only);
    }

  words = g_string_new (outermost ? NULL : "(");
  for (guint i = 0; i < query->children->len; i++)
    {
      g_autofree char *child = dup_node_words (query->children->pdata[i], explainer, FALSE);

      if (i > 0)
        g_string_append (words, query->node == ACTANT_QUERY_ONE_OF ? _(" or ") : " · ");
      g_string_append (words, child);
    }
  if (!outermost)
    g_string_append_c (words, ')');

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * actant_query_dup_words:
 * @query: a query
 * @session: looks its names up
 * @kind: of the records it is about; %ACTANT_KIND_NONE for any
 *
 * Returns: (transfer full): "Claims · with the actor North Korea · Type: Forecast"
 */
char *
actant_query_dup_words (const ActantQuery *query,
                        ActantSession     *session,
                        ActantKind         kind)
{
  Explainer explainer = { session, kind };
  g_autofree char *terms = NULL;
  const char *about = kind == ACTANT_KIND_CLAIM ? _("Claims")
                      : kind == ACTANT_KIND_MEMO ? _("Memos") : _("Records");

  g_return_val_if_fail (query != NULL && ACTANT_IS_SESSION (session), NULL);

  if (actant_query_is_empty (query))
    return g_strdup (about);

  terms = dup_node_words (query, &explainer, query->node != ACTANT_QUERY_ONE_OF);
  return g_strdup_printf ("%s · %s", about, terms);
}
