/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each record of the codebook is used, by everybody. */
#include "config.h"

#include "codebook/actant-codebook.h"

/**
 * actant_codebook_load_all:
 * @session: a session
 *
 * Reads the annotations of every coder on every text, once. What cannot be
 * read is left out; opening its text says why.
 */
void
actant_codebook_load_all (ActantSession *session)
{
  const char * const *texts;

  g_return_if_fail (ACTANT_IS_SESSION (session));

  texts = actant_session_get_texts (session);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        if (g_strcmp0 (coders[j], actant_session_get_coder (session)) == 0)
          actant_session_get_own_set (session, texts[i], NULL);
        else
          actant_session_get_set (session, texts[i], coders[j], NULL);
    }
}

typedef struct
{
  ActantSession *session;
  GHashTable    *counts;   /* id -> uses */
  GHashTable    *seen;     /* "slot id" of the record being looked at */
} Count;

static void
count_ref (ActantKind   kind,
           const char  *id,
           const char  *slot,
           gpointer     user_data)
{
  Count *count = user_data;
  const ActantRecord *target = actant_collection_lookup_live (
    actant_session_get_study (count->session), ACTANT_KIND_NONE, id);
  gpointer n;

  if (target != NULL)
    target = actant_session_lookup (count->session, ACTANT_KIND_NONE, id);
  if (target == NULL
      || !g_hash_table_add (count->seen, g_strconcat (slot, " ", actant_record_get_id (target), NULL)))
    return;

  n = g_hash_table_lookup (count->counts, actant_record_get_id (target));
  g_hash_table_insert (count->counts, g_strdup (actant_record_get_id (target)),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
}

static void
count_records (Count            *count,
               ActantCollection *records)
{
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    for (guint i = 0; i < actant_collection_get_n (records, kind); i++)
      {
        const ActantRecord *record = actant_collection_get (records, kind, i);

        if (actant_record_get_text (record, "replaced_by") != NULL)
          continue;
        g_hash_table_remove_all (count->seen);
        actant_session_foreach_ref (count->session, record, count_ref, count);
      }
}

/**
 * actant_codebook_count_uses:
 * @session: a session
 *
 * Returns: (transfer full) (element-type utf8 guint): by id how many slots name
 *   the record or one merged into it, in all that actant_codebook_load_all()
 *   read; as many as actant_session_find_uses() lists
 */
GHashTable *
actant_codebook_count_uses (ActantSession *session)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char * const *texts = actant_session_get_texts (session);
  Count count = { session, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), seen };

  count_records (&count, actant_session_get_study (session));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        {
          ActantAnnotationSet *set = actant_session_get_set (session, texts[i], coders[j], NULL);

          if (set != NULL)
            count_records (&count, actant_annotation_set_get_records (set));
        }
    }

  return count.counts;
}
