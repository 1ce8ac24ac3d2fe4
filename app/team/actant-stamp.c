/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stamping a change: the rev of the new body, and that of the versions beside it.
 *
 * That one rev dominates another has to mean that the one has seen the other;
 * everything that joining promises rests on it. An edit of a record with
 * versions bumps the outer rev only, and three things would break the rule:
 *
 * - the stream wrote one of the versions itself: its next count would cover
 *   that write unseen. The stream gets a new name;
 * - a version has the outer body's own rev (somebody edited the file by hand):
 *   any next rev covers it. The version gets a mark, below;
 * - undo brings back versions that a settlement had covered: they get marks.
 *
 * The only edit that covers the versions is the one that drops them: settling
 * writes the maximum of all revs plus one. */
#include "team/actant-stamp.h"

#include "team/actant-join-private.h"

#include "model/actant-revs.h"

#include <string.h>

#define REPLICA_LENGTH 6

static gboolean
is_used (const ActantRecord *record,
         const char         *replica)
{
  g_autoptr(GPtrArray) bodies = NULL;

  if (record == NULL || actant_record_is_opaque (record))
    return FALSE;

  bodies = _actant_record_get_bodies (record);
  for (guint i = 0; i < bodies->len; i++)
    if (actant_revs_get (actant_value_get_member (bodies->pdata[i], "rev"), replica) > 0)
      return TRUE;

  return FALSE;
}

/* Another name; under a fixed seed, where names repeat, one that @record does not know. */
static void
rename_stream (ActantStream       *stream,
               ActantIdentity     *identity,
               const char         *file,
               const ActantRecord *record)
{
  for (guint n = 2; ; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s#%u", file, n);

      g_free (stream->replica);
      stream->replica = actant_identity_new_replica (identity, numbered);
      if (!is_used (record, stream->replica))
        break;
    }
  stream->count = 0;
}

/**
 * actant_stream_begin:
 * @stream: a stream
 * @identity: draws the name
 * @file: path of the file in the study
 * @records: (element-type ActantRecord): what the file holds, its header too
 *
 * Names the stream unless it has a name. Under a fixed seed, where a name
 * comes again, the stream of the earlier process goes on.
 */
void
actant_stream_begin (ActantStream   *stream,
                     ActantIdentity *identity,
                     const char     *file,
                     GPtrArray      *records)
{
  if (stream->replica != NULL)
    return;

  stream->replica = actant_identity_new_replica (identity, file);
  for (guint i = 0; i < records->len; i++)
    stream->count = MAX (stream->count,
                         actant_revs_get (actant_record_get_revs (records->pdata[i]),
                                          stream->replica));
}

void
actant_stream_clear (ActantStream *stream)
{
  g_clear_pointer (&stream->replica, g_free);
  stream->count = 0;
}

/* The replica that marks a body of this content. */
char *
_actant_body_dup_mark (const ActantValue *body)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  g_autoptr(ActantValue) bare = actant_value_object_set (body, "rev", NULL);
  g_autofree char *bytes = _actant_body_dup_bytes (bare);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char replica[REPLICA_LENGTH + 1] = { 0 };
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) bytes, strlen (bytes));
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < REPLICA_LENGTH; i++)
    replica[i] = letters[((digest[2 * i] << 8) | digest[2 * i + 1]) % 36];

  return g_strdup (replica);
}

/**
 * actant_body_mark:
 * @body: a body whose rev does not tell it from another
 * @seen: (nullable): a rev that must not cover it
 *
 * Gives @body a rev of its own: a replica named after its content, so that
 * two programs that mark the same body agree.
 *
 * Returns: (transfer full): the body, with a rev that @seen does not dominate
 */
ActantValue *
actant_body_mark (const ActantValue *body,
                  const ActantValue *seen)
{
  g_autofree char *replica = _actant_body_dup_mark (body);

  return actant_value_object_set (body, "rev",
                                  actant_revs_bump (actant_value_get_member (body, "rev"), replica,
                                                    actant_revs_get (seen, replica) + 1));
}

static ActantValue *
find_max (const ActantRecord *record)
{
  g_autoptr(GPtrArray) bodies = _actant_record_get_bodies (record);
  ActantValue *max = NULL;

  for (guint i = 0; i < bodies->len; i++)
    {
      ActantValue *higher = actant_revs_max (max, actant_value_get_member (bodies->pdata[i], "rev"));

      g_clear_pointer (&max, actant_value_unref);
      max = higher;
    }

  return max;
}

/* Whether the stream's next count on @revs would cover a version that it wrote and did not see. */
static gboolean
would_cover (const ActantStream *stream,
             const ActantRecord *record,
             const ActantValue  *revs)
{
  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    {
      const ActantValue *other = actant_value_get_member (actant_record_get_version (record, i), "rev");

      if (actant_revs_get (other, stream->replica) > actant_revs_get (revs, stream->replica))
        return TRUE;
    }

  return FALSE;
}

/* @body changed no earlier than a second after the latest of @versions: what was edited just now
 * stays the body that is shown, also where another machine's clock is ahead. */
static ActantValue *
date_last (const ActantValue *body,
           GPtrArray         *versions)
{
  const char *latest = NULL;
  g_autoptr(GDateTime) time = NULL;
  g_autoptr(GDateTime) later = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const char *modified = actant_value_get_member_text (versions->pdata[i], "modified");

      if (g_strcmp0 (modified, latest) > 0)
        latest = modified;
    }
  if (g_strcmp0 (actant_value_get_member_text (body, "modified"), latest) > 0)
    return actant_value_ref (body);

  time = latest != NULL ? g_date_time_new_from_iso8601 (latest, NULL) : NULL;
  later = time != NULL ? g_date_time_add_seconds (time, 1) : NULL;
  if (later == NULL)
    return actant_value_ref (body);

  text = g_date_time_format (later, "%Y-%m-%dT%H:%M:%SZ");
  return actant_value_object_set (body, "modified", actant_value_new_text (text));
}

/* The versions of @record, each with a rev that @revs does not cover. */
static GPtrArray *
keep_versions (const ActantRecord *record,
               const ActantValue  *revs)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);

  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    {
      const ActantValue *version = actant_record_get_version (record, i);
      ActantRevsOrder order = actant_revs_compare (actant_value_get_member (version, "rev"), revs);

      g_ptr_array_add (kept, order == ACTANT_REVS_BEFORE || order == ACTANT_REVS_EQUAL
                             ? actant_body_mark (version, revs) : actant_value_ref (version));
    }

  return kept;
}

/**
 * actant_stream_stamp:
 * @stream: a stream that has begun
 * @identity: draws another name where the stream needs one
 * @file: path of the file in the study
 * @before: (nullable): the record as it is
 * @after: the record as it is to be, its rev of no account; without the
 *   versions that @before has, it settles them
 *
 * Returns: (transfer full): @after with the next rev of the stream
 */
ActantRecord *
actant_stream_stamp (ActantStream       *stream,
                     ActantIdentity     *identity,
                     const char         *file,
                     const ActantRecord *before,
                     const ActantRecord *after)
{
  gboolean settles = before != NULL && actant_record_get_n_versions (before) > 0
                     && actant_record_get_n_versions (after) == 0;
  const ActantValue *outer = before != NULL ? actant_record_get_revs (before) : NULL;
  g_autoptr(ActantValue) seen = NULL;
  g_autoptr(ActantValue) revs = NULL;
  g_autoptr(ActantValue) body = NULL;
  g_autoptr(GPtrArray) bodies = NULL;

  if (settles)
    seen = find_max (before);
  else
    seen = outer != NULL ? actant_value_ref (outer) : NULL;

  if (would_cover (stream, after, seen))
    rename_stream (stream, identity, file, after);
  revs = actant_revs_bump (seen, stream->replica, ++stream->count);
  body = actant_value_object_set (actant_record_get_body (after), "rev", actant_value_ref (revs));
  if (actant_record_get_n_versions (after) == 0)
    return actant_record_new (actant_record_get_kind (after), actant_record_get_id (after),
                              g_steal_pointer (&body));

  bodies = keep_versions (after, revs);
  g_ptr_array_add (bodies, date_last (body, bodies));
  return _actant_record_new_of_bodies (actant_record_get_kind (after), actant_record_get_id (after),
                                       bodies);
}
