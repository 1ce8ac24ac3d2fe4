/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the palette offers for what is typed, and before anything is. */
#include "config.h"

#include "tagging/actant-tag-offers.h"

#include <string.h>

#define MAX_OFFERS 20
#define MAX_NAMED 5            /* before anything is typed: of those named in the passage */
#define MAX_ACTORS_UNASKED 4   /* and in all, unless more are named */
#define MAX_CODES_UNASKED 200  /* a codebook is also looked through */
#define MAX_NEW_NAME 60        /* code points of a text that may be a name */

/* Whether no record is called so, and nothing taken is. */
static gboolean
is_new_name (const ActantTagOfferQuery *query,
             const char                *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (*name == '\0'
      || actant_session_find_named (query->session, query->kind, name, &error) != NULL
      || !g_error_matches (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD))
    return FALSE;

  for (guint i = 0; i < query->taken->len; i++)
    {
      const ActantTagPick *taken = query->taken->pdata[i];
      g_autofree char *folded_taken = g_utf8_casefold (taken->name, -1);

      if (strcmp (folded_taken, folded) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_id (GPtrArray  *picks,
        const char *id)
{
  for (guint i = 0; i < picks->len; i++)
    if (g_strcmp0 (((ActantTagPick *) picks->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

/* Codes that are only headings of others are not offered. */
static gboolean
is_offered (const ActantRecord *record)
{
  return actant_record_get_kind (record) != ACTANT_KIND_CODE
         || actant_record_get_boolean (record, "codable");
}

static void
add_records (const ActantTagOfferQuery *query,
             GPtrArray                 *offers,
             GPtrArray                 *records,
             guint                      limit)
{
  for (guint i = 0; i < records->len && offers->len < limit; i++)
    {
      const ActantRecord *record = records->pdata[i];
      const char *id = actant_record_get_id (record);
      const char *name = actant_record_get_title (record);

      if (!has_id (offers, id) && !has_id (query->taken, id) && is_offered (record))
        g_ptr_array_add (offers, actant_tag_pick_new (id, name != NULL ? name : id));
    }
}

/* Before anything is typed: who is named in the passage, for a single actor the
 * words as a new one's name, and who else there is. */
static gboolean
add_unasked (const ActantTagOfferQuery *query,
             GPtrArray                 *offers)
{
  const ActantRecord *exact = actant_tagger_find_exact (query->session, query->kind, query->words);
  g_autoptr(GPtrArray) found = actant_tagger_find_in_words (query->session, query->kind,
                                                            query->words);
  g_autoptr(GPtrArray) all = actant_session_match_named (query->session, query->kind, "",
                                                         MAX_CODES_UNASKED);
  gboolean named;

  if (exact != NULL)
    g_ptr_array_insert (found, 0, (gpointer) exact);
  add_records (query, offers, found, MAX_NAMED);
  if (!query->several && query->kind == ACTANT_KIND_ACTOR && exact == NULL
      && g_utf8_strlen (query->words, -1) <= MAX_NEW_NAME
      && !actant_tagger_is_pronoun (query->words) && is_new_name (query, query->words))
    g_ptr_array_add (offers, actant_tag_pick_new (NULL, query->words));
  named = offers->len > 0;
  add_records (query, offers, all,
               query->kind == ACTANT_KIND_CODE ? MAX_CODES_UNASKED : MAX_ACTORS_UNASKED);

  return named && !query->several;
}

/**
 * actant_tag_offers_find_shortcut:
 * @session: a session
 * @key: what was typed
 *
 * Returns: (transfer none) (nullable): the code that is offered and has @key as
 *   its shortcut, in any case
 */
const ActantRecord *
actant_tag_offers_find_shortcut (ActantSession *session,
                                 const char    *key)
{
  ActantCollection *study = actant_session_get_study (session);
  g_autofree char *folded = g_utf8_casefold (key, -1);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODE); i++)
    {
      const ActantRecord *code = actant_collection_get (study, ACTANT_KIND_CODE, i);
      const char *shortcut = actant_record_get_text (code, "shortcut");
      g_autofree char *folded_shortcut = shortcut != NULL ? g_utf8_casefold (shortcut, -1) : NULL;

      if (g_strcmp0 (folded_shortcut, folded) == 0 && is_offered (code)
          && actant_session_lookup (session, ACTANT_KIND_CODE, actant_record_get_id (code)) == code)
        return code;
    }

  return NULL;
}

/* The code whose shortcut is typed stands first. */
static void
add_shortcut (const ActantTagOfferQuery *query,
              GPtrArray                 *offers)
{
  const ActantRecord *code = query->kind == ACTANT_KIND_CODE
                             ? actant_tag_offers_find_shortcut (query->session, query->typed) : NULL;
  g_autoptr(GPtrArray) one = g_ptr_array_new ();

  if (code == NULL)
    return;
  g_ptr_array_add (one, (gpointer) code);
  add_records (query, offers, one, 1);
}

/**
 * actant_tag_offers_find:
 * @query: what is looked for
 * @sure: (out): whether the first is what Enter should take
 *
 * Returns: (transfer full) (element-type ActantTagPick): records, and when
 *   none is called so, one to be made
 */
GPtrArray *
actant_tag_offers_find (const ActantTagOfferQuery *query,
                        gboolean                  *sure)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_tag_pick_free);
  g_autoptr(GPtrArray) found = NULL;

  if (*query->typed == '\0')
    {
      *sure = add_unasked (query, offers);
      return offers;
    }

  add_shortcut (query, offers);
  found = actant_session_match_named (query->session, query->kind, query->typed, MAX_OFFERS);
  add_records (query, offers, found, MAX_OFFERS);
  if (is_new_name (query, query->typed))
    g_ptr_array_add (offers, actant_tag_pick_new (NULL, query->typed));
  *sure = offers->len > 0;

  return offers;
}

/**
 * actant_tag_offers_find_alias:
 * @typed: what found the record
 *
 * Returns: (nullable): the alias that has @typed in it, when the name has not
 */
const char *
actant_tag_offers_find_alias (const ActantRecord *record,
                              const char         *typed)
{
  const ActantValue *aliases = actant_record_get (record, "aliases");
  const char *name = actant_record_get_title (record);
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *folded_name = g_utf8_casefold (name != NULL ? name : "", -1);

  if (*folded == '\0' || strstr (folded_name, folded) != NULL)
    return NULL;

  for (guint i = 0; i < actant_value_get_n_items (aliases); i++)
    {
      const char *alias = actant_value_get_text (actant_value_get_item (aliases, i));
      g_autofree char *folded_alias = g_utf8_casefold (alias, -1);

      if (strstr (folded_alias, folded) != NULL)
        return alias;
    }

  return NULL;
}
