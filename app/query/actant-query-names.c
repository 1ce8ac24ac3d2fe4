/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names in a query find in a study. */
#include "config.h"

#include "query/actant-query-private.h"

#include <string.h>

typedef enum
{
  RANK_WHOLE,
  RANK_NAME_STARTS,
  RANK_WORD_STARTS,
  RANK_PART,
  RANK_NONE
} Rank;

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static Rank
rank_name (const char *name,
           const char *folded)
{
  g_autofree char *folded_name = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  const char *hit = folded_name != NULL ? strstr (folded_name, folded) : NULL;

  if (hit == NULL)
    return RANK_NONE;
  if (hit == folded_name)
    return strlen (folded_name) == strlen (folded) ? RANK_WHOLE : RANK_NAME_STARTS;

  for (; hit != NULL; hit = strstr (g_utf8_next_char (hit), folded))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit))))
      return RANK_WORD_STARTS;

  return RANK_PART;
}

/* The best rank of the record's names. */
static Rank
rank_record (const ActantRecord *record,
             const char         *folded)
{
  const ActantValue *aliases = actant_record_get (record, "aliases");
  Rank rank = rank_name (actant_record_get_title (record), folded);

  for (guint i = 0; i < actant_value_get_n_items (aliases) && rank > RANK_WHOLE; i++)
    rank = MIN (rank, rank_name (actant_value_get_text (actant_value_get_item (aliases, i)),
                                 folded));

  return rank;
}

/* Adds what was merged into one of @targets, and these, to @ids. */
static void
add_followers (ActantSession *session,
               ActantKind     kind,
               GHashTable    *targets,
               GHashTable    *ids)
{
  ActantCollection *study = actant_session_get_study (session);

  for (guint i = 0; i < actant_collection_get_n (study, kind); i++)
    {
      const char *id = actant_record_get_id (actant_collection_get (study, kind, i));

      if (g_hash_table_contains (targets, actant_session_lookup (session, kind, id)))
        g_hash_table_add (ids, g_strdup (id));
    }
}

static void
find_names_of_kind (ActantSession     *session,
                    ActantKind         kind,
                    const char        *folded,
                    ActantQueryNaming  naming,
                    GHashTable        *ids)
{
  ActantCollection *study = actant_session_get_study (session);
  g_autoptr(GHashTable) targets = g_hash_table_new (NULL, NULL);
  Rank best = naming == ACTANT_QUERY_WHOLE_NAME ? RANK_WHOLE
              : naming == ACTANT_QUERY_BEST_NAME ? RANK_WORD_STARTS : RANK_PART;

  for (guint i = 0; i < actant_collection_get_n (study, kind); i++)
    {
      const ActantRecord *record = actant_collection_get (study, kind, i);
      Rank rank = actant_record_is_opaque (record) ? RANK_NONE : rank_record (record, folded);

      if (rank > best)
        continue;
      if (rank < best && naming == ACTANT_QUERY_BEST_NAME)
        {
          best = rank;
          g_hash_table_remove_all (targets);
        }
      g_hash_table_add (targets, (gpointer) actant_session_lookup (session, kind,
                                                                   actant_record_get_id (record)));
    }

  if (g_hash_table_size (targets) > 0)
    add_followers (session, kind, targets, ids);
}

/**
 * _actant_query_find_names:
 * @session: a session
 * @kind: of study records, %ACTANT_KIND_NONE for all
 * @value: a name, in any case, or an id
 * @naming: how it has to fit
 *
 * Returns: (transfer full): ids of the records, and of what was merged into them
 */
GHashTable *
_actant_query_find_names (ActantSession     *session,
                          ActantKind         kind,
                          const char        *value,
                          ActantQueryNaming  naming)
{
  GHashTable *ids = new_set ();
  g_autofree char *folded = g_utf8_casefold (value, -1);
  g_autoptr(GHashTable) target = g_hash_table_new (NULL, NULL);
  const ActantRecord *record = actant_session_lookup (session, ACTANT_KIND_NONE, value);

  if (actant_id_is_valid (value))
    g_hash_table_add (ids, g_strdup (value));
  if (record != NULL)
    {
      g_hash_table_add (target, (gpointer) record);
      add_followers (session, actant_record_get_kind (record), target, ids);
      return ids;
    }

  for (ActantKind each = ACTANT_KIND_TEXT; each <= ACTANT_KIND_CODER; each++)
    if (kind == ACTANT_KIND_NONE || each == kind)
      find_names_of_kind (session, each, folded, naming, ids);

  return ids;
}

/* For each actor, as what it was merged into, the collectives that it is a member of. */
static GHashTable *
index_collectives (ActantSession *session)
{
  ActantCollection *study = actant_session_get_study (session);
  GHashTable *collectives = g_hash_table_new_full (NULL, NULL, NULL,
                                                   (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_ACTOR); i++)
    {
      const ActantRecord *actor = actant_collection_get (study, ACTANT_KIND_ACTOR, i);
      const ActantValue *members = actant_record_get (actor, "members");

      for (guint j = 0; j < actant_value_get_n_items (members); j++)
        {
          const char *id = actant_value_get_text (actant_value_get_item (members, j));
          const ActantRecord *member = actant_session_lookup (session, ACTANT_KIND_ACTOR, id);
          GPtrArray *of_member;

          if (member == NULL)
            continue;
          of_member = g_hash_table_lookup (collectives, member);
          if (of_member == NULL)
            g_hash_table_insert (collectives, (gpointer) member, of_member = g_ptr_array_new ());
          g_ptr_array_add (of_member, (gpointer) actant_session_lookup (session, ACTANT_KIND_ACTOR,
                                                                        actant_record_get_id (actor)));
        }
    }

  return collectives;
}

/** Adds the collectives that have one of @ids as a member, and those that have these. */
void
_actant_query_add_collectives (ActantSession *session,
                               GHashTable    *ids)
{
  g_autoptr(GHashTable) collectives = index_collectives (session);
  g_autoptr(GHashTable) targets = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (pending, (gpointer) actant_session_lookup (session, ACTANT_KIND_ACTOR, id));
  while (pending->len > 0)
    {
      gpointer actor = g_ptr_array_steal_index_fast (pending, pending->len - 1);
      const GPtrArray *above = actor != NULL ? g_hash_table_lookup (collectives, actor) : NULL;

      for (guint i = 0; above != NULL && i < above->len; i++)
        if (g_hash_table_add (targets, above->pdata[i]))
          g_ptr_array_add (pending, above->pdata[i]);
    }

  add_followers (session, ACTANT_KIND_ACTOR, targets, ids);
}

/** The paths of texts whose title or file has @folded in it. */
GHashTable *
_actant_query_find_texts (ActantSession *session,
                          const char    *folded)
{
  GHashTable *paths = new_set ();
  const char * const *texts = actant_session_get_texts (session);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *title = actant_session_dup_text_title (session, texts[i]);

      if (_actant_query_has_folded (title, folded) || _actant_query_has_folded (texts[i], folded))
        g_hash_table_add (paths, g_strdup (texts[i]));
    }

  return paths;
}

/** Slugs of the coders that @folded is the name of, or the slug. */
GHashTable *
_actant_query_find_coders (ActantSession *session,
                           const char    *folded)
{
  GHashTable *slugs = new_set ();
  ActantCollection *study = actant_session_get_study (session);

  g_hash_table_add (slugs, g_strdup (folded));
  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *coder = actant_collection_get (study, ACTANT_KIND_CODER, i);
      const char *slug = actant_record_get_text (coder, "slug");

      if (slug != NULL && _actant_query_has_folded (actant_record_get_text (coder, "name"), folded))
        g_hash_table_add (slugs, g_strdup (slug));
    }

  return slugs;
}

static void
find_memos_in (ActantCollection *records,
               const char       *folded,
               GHashTable       *ids)
{
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_MEMO); i++)
    {
      const ActantRecord *memo = actant_collection_get (records, ACTANT_KIND_MEMO, i);
      const char *target = actant_record_get_text (memo, "target");

      if (target != NULL
          && (folded == NULL
              || _actant_query_has_folded (actant_record_get_text (memo, "title"), folded)
              || _actant_query_has_folded (actant_record_get_text (memo, "text"), folded)))
        g_hash_table_add (ids, g_strdup (target));
    }
}

/** Ids of what has a memo, everybody's, with @folded (or anything) in it; reads all sets. */
GHashTable *
_actant_query_find_memos (ActantSession *session,
                          const char    *folded)
{
  GHashTable *ids = new_set ();
  const char * const *texts = actant_session_get_texts (session);

  find_memos_in (actant_session_get_study (session), folded, ids);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        {
          ActantAnnotationSet *set = actant_session_get_set (session, texts[i], coders[j], NULL);

          if (set != NULL)
            find_memos_in (actant_annotation_set_get_records (set), folded, ids);
        }
    }

  return ids;
}

/** Ids of the study fields with that name or title, alone or after “attributes.”. */
GHashTable *
_actant_query_find_fields (ActantSession *session,
                           const char    *typed)
{
  GHashTable *ids = new_set ();
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  ActantCollection *study = actant_session_get_study (session);
  const char *name = folded;

  if (g_str_has_prefix (name, "attributes."))
    name += strlen ("attributes.");
  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_FIELD); i++)
    {
      const ActantRecord *field = actant_collection_get (study, ACTANT_KIND_FIELD, i);

      if (rank_name (actant_record_get_text (field, "name"), name) == RANK_WHOLE
          || rank_name (actant_record_get_text (field, "title"), name) == RANK_WHOLE)
        g_hash_table_add (ids, g_strdup (actant_record_get_id (field)));
    }

  return ids;
}
