/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One's own annotations follow the corrections that somebody made in the texts. */
#include "session/actant-correction-private.h"

#include <string.h>

typedef struct
{
  ActantSession       *session;     /* NULL for a set that is only looked at: nothing is stamped */
  GPtrArray           *corrections;
  ActantAnnotationSet *set;
  ActantSourceText    *source;
  const char          *header_sha;
  GHashTable          *chains;      /* checksum -> ActantCorrectionChain or NULL */
} Follow;

static void
free_chain (gpointer chain)
{
  if (chain != NULL)
    _actant_correction_chain_free (chain);
}

static ActantCorrectionChain *
get_chain (Follow     *follow,
           const char *sha)
{
  gpointer chain;

  if (g_hash_table_lookup_extended (follow->chains, sha, NULL, &chain))
    return chain;

  chain = _actant_correction_chain_find (follow->corrections, sha,
                                         actant_source_text_get_sha256 (follow->source));
  g_hash_table_insert (follow->chains, g_strdup (sha), chain);
  return chain;
}

static gboolean
has_positions (const ActantRecord *record)
{
  return !actant_record_is_opaque (record)
         && (actant_kind_has_segments (actant_record_get_kind (record))
             || actant_record_get_kind (record) == ACTANT_KIND_RELATION);
}

static ActantRecord *
name_version (const ActantRecord *record,
              const char         *sha)
{
  g_autofree char *digits = g_strndup (sha, ACTANT_SHA_DIGITS);

  return actant_record_set (record, "source_sha", actant_value_new_text (digits));
}

/* The record in the text as it is; NULL when it stays. What cannot be mapped says what it counts
 * in when the header is going to name another text; what can, when it is not. */
static ActantRecord *
map_record (Follow             *follow,
            const ActantRecord *record)
{
  const char *own_sha = actant_record_get_text (record, "source_sha");
  const char *sha = own_sha != NULL ? own_sha : follow->header_sha;
  const char *now = actant_source_text_get_sha256 (follow->source);
  gboolean header_follows = get_chain (follow, follow->header_sha) != NULL;
  ActantCorrectionChain *chain = get_chain (follow, sha);
  g_autoptr(ActantRecord) moved = NULL;

  if (strncmp (now, sha, ACTANT_SHA_DIGITS) == 0)
    return NULL;
  if (chain != NULL)
    moved = _actant_correction_chain_map (chain, record, follow->source);
  if (moved == NULL)
    return own_sha == NULL && header_follows ? name_version (record, sha) : NULL;

  return header_follows ? actant_record_set (moved, "source_sha", NULL)
                        : name_version (moved, now);
}

static void
put (Follow             *follow,
     const ActantRecord *before,
     const ActantRecord *after)
{
  g_autoptr(ActantRecord) stamped = NULL;

  if (follow->session == NULL)
    {
      actant_collection_put (follow->set->records, after);
      return;
    }

  stamped = actant_stream_stamp (&follow->set->stream, follow->session->identity,
                                 follow->set->path, before, after);
  actant_collection_put (follow->set->records, stamped);
}

/* Whether the corrections lead from anything that the set counts in to the text as it is. */
static gboolean
leads_on (Follow    *follow,
          GPtrArray *records)
{
  if (get_chain (follow, follow->header_sha) != NULL)
    return TRUE;

  for (guint i = 0; i < records->len; i++)
    {
      const char *sha = has_positions (records->pdata[i])
                        ? actant_record_get_text (records->pdata[i], "source_sha") : NULL;

      if (sha != NULL && get_chain (follow, sha) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The header names the text as it is, in memory. */
static void
name_text (Follow *follow)
{
  const ActantValue *old = actant_record_get (follow->set->header, "source");
  const char *sha = actant_source_text_get_sha256 (follow->source);
  gint64 length = actant_source_text_get_length (follow->source);
  g_autoptr(ActantValue) named = actant_value_object_set (old, "sha256",
                                                          actant_value_new_text (sha));
  ActantRecord *header = actant_record_set (follow->set->header, "source",
                                            actant_value_object_set (named, "length",
                                                                     actant_value_new_integer (length)));

  actant_record_unref (follow->set->header);
  follow->set->header = header;
}

static void
map_all (Follow *follow)
{
  ActantAnnotationSet *set = follow->set;
  g_autoptr(GPtrArray) records = actant_collection_snapshot (set->records);

  if (!leads_on (follow, records))
    return;

  if (follow->session != NULL)
    _actant_session_ensure_stream (follow->session, set);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr(ActantRecord) mapped = has_positions (records->pdata[i])
                                       ? map_record (follow, records->pdata[i]) : NULL;

      if (mapped != NULL && !actant_record_equal (mapped, records->pdata[i]))
        put (follow, records->pdata[i], mapped);
    }
  if (get_chain (follow, follow->header_sha) != NULL)
    {
      g_hash_table_remove_all (set->anchors);
      if (follow->session == NULL)
        name_text (follow);
      else
        _actant_session_prepare (follow->session, set, NULL);
    }
  _actant_annotation_set_check_anchors (set, follow->source, NULL);
}

static void
run (Follow *follow)
{
  g_autofree char *sha = g_strdup (actant_value_get_member_text (
                                     actant_record_get (follow->set->header, "source"), "sha256"));

  follow->header_sha = sha;
  follow->chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_chain);
  map_all (follow);
  g_hash_table_unref (follow->chains);
}

static const char *
get_header_sha (ActantAnnotationSet *set)
{
  return set->text_path != NULL && set->header != NULL
         ? actant_value_get_member_text (actant_record_get (set->header, "source"), "sha256")
         : NULL;
}

/**
 * _actant_session_follow_corrections:
 * @self: a session
 * @set: a set, complete
 *
 * Takes the set's records along from the text that they count in to the text as it is, where
 * corrections lead there: exactly, whatever else is in the text. This is no change of the user's
 * and saves nothing; the next one does, when the set is the user's own. Another coder's set is
 * only shown so: its revs stay, and whoever reads the file anew calls this again.
 */
void
_actant_session_follow_corrections (ActantSession       *self,
                                    ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) corrections = NULL;
  Follow follow = { set->read_only_reason == NULL ? self : NULL, NULL, set, NULL, NULL, NULL };

  if (get_header_sha (set) == NULL)
    return;
  all = actant_collection_snapshot (self->study);
  follow.corrections = corrections = _actant_correction_list (all);
  if (corrections->len == 0)
    return;

  follow.source = _actant_correction_leads_on (corrections, get_header_sha (set))
                  ? actant_session_load_text (self, set->text_path, NULL)
                  : actant_session_peek_text (self, set->text_path);
  if (follow.source != NULL)
    run (&follow);
}

/**
 * _actant_annotation_set_show_in:
 * @set: a set of nobody's session, complete
 * @source: the text as it is
 * @corrections: (element-type ActantRecord): of the study
 *
 * As _actant_session_follow_corrections() for a set that is only looked at, in any thread.
 */
void
_actant_annotation_set_show_in (ActantAnnotationSet *set,
                                ActantSourceText    *source,
                                GPtrArray           *corrections)
{
  Follow follow = { NULL, corrections, set, source, NULL, NULL };

  if (get_header_sha (set) != NULL && corrections->len > 0)
    run (&follow);
}

/* The same for all sets of the session that are on @text. */
void
_actant_session_follow_all (ActantSession *self,
                            const char    *text)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer set;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (g_strcmp0 (((ActantAnnotationSet *) set)->text_path, text) == 0)
      g_ptr_array_add (sets, set);
  for (guint i = 0; i < sets->len; i++)
    _actant_session_follow_corrections (self, sets->pdata[i]);
}
