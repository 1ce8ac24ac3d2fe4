/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the records on a changed text are to be. */
#include "config.h"

#include "session/actant-reanchor-plan.h"

#include "session/actant-passage-move.h"
#include "session/actant-session-private.h"
#include "store/actant-source-keeper.h"
#include "team/actant-git-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Digits of a checksum that records keep. */
#define SHA_DIGITS 16

/* One version of the text that records count in. */
typedef struct
{
  char             *sha;        /* the first digits */
  ActantSourceText *old_text;   /* NULL when it is not known */
  ActantReanchor   *reanchor;
} Version;

static void
version_free (Version *version)
{
  g_free (version->sha);
  g_clear_pointer (&version->old_text, actant_source_text_unref);
  actant_reanchor_free (version->reanchor);
  g_free (version);
}

static void
replacement_free (ActantReplacement *item)
{
  actant_record_unref (item->record);
  g_clear_pointer (&item->placed, actant_record_unref);
  g_clear_pointer (&item->old_text, actant_source_text_unref);
  g_free (item);
}

static const char *
get_header_sha (ActantAnnotationSet *set)
{
  return set->header != NULL
         ? actant_value_get_member_text (actant_record_get (set->header, "source"), "sha256") : NULL;
}

/* The digits of the text that @record counts in; NULL when nothing says. */
static const char *
get_record_sha (const ActantRecord *record,
                const char         *header_sha)
{
  const char *sha = actant_record_get_text (record, "source_sha");

  return sha != NULL ? sha : header_sha;
}

static gboolean
has_positions (const ActantRecord *record)
{
  return !actant_record_is_opaque (record) && !actant_record_is_deleted (record)
         && (actant_kind_has_segments (actant_record_get_kind (record))
             || (actant_record_get_kind (record) == ACTANT_KIND_RELATION
                 && actant_record_get (record, "cues") != NULL));
}

/* Whether @record may not be where it says in the text as it is. */
static gboolean
is_concerned (const ActantReanchorPlan *plan,
              const ActantRecord       *record)
{
  const char *sha = get_record_sha (record, plan->sha256);

  return g_hash_table_contains (plan->unplaced, actant_record_get_id (record))
         || (sha != NULL && !g_str_has_prefix (actant_source_text_get_sha256 (plan->source), sha));
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const ActantRecord *record_a = *(ActantRecord * const *) a;
  const ActantRecord *record_b = *(ActantRecord * const *) b;
  gint64 start_a = actant_record_get_start (record_a), start_b = actant_record_get_start (record_b);

  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  return strcmp (actant_record_get_id (record_a), actant_record_get_id (record_b));
}

static void
collect_records (ActantReanchorPlan  *plan,
                 ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) all = actant_collection_snapshot (set->records);

  for (guint i = 0; i < all->len; i++)
    {
      const ActantRecord *record = all->pdata[i];
      const char *id = actant_record_get_id (record);

      if (id == NULL || !has_positions (record))
        continue;
      if (actant_annotation_set_get_anchor (set, id) != ACTANT_ANCHOR_IN_PLACE)
        g_hash_table_add (plan->unplaced, g_strdup (id));
      if (is_concerned (plan, record))
        g_ptr_array_add (plan->records, actant_record_ref (record));
    }
  g_ptr_array_sort (plan->records, compare_records);
}

/**
 * actant_reanchor_plan_new:
 * @session: a session
 * @text: path below the root
 *
 * Takes what is needed from the session; actant_reanchor_plan_run() does the work.
 *
 * Returns: (transfer full) (nullable): a plan without items; %NULL with an error when the text or
 *   one's own annotations of it cannot be read
 */
ActantReanchorPlan *
actant_reanchor_plan_new (ActantSession  *session,
                          const char     *text,
                          GError        **error)
{
  g_autoptr(ActantReanchorPlan) plan = NULL;
  const ActantRecord *record;
  ActantSourceText *source;
  ActantAnnotationSet *set;
  g_autoptr(GError) reason = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && text != NULL, NULL);

  source = actant_session_load_text (session, text, error);
  if (source == NULL)
    return NULL;
  set = actant_session_get_own_set (session, text, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  plan = g_new0 (ActantReanchorPlan, 1);
  record = actant_session_get_text_record (session, text);
  plan->text = g_strdup (text);
  plan->source = actant_source_text_ref (source);
  plan->root = g_strdup (actant_session_get_root (session));
  plan->encoding = g_strdup (record != NULL ? actant_record_get_text (record, "encoding") : NULL);
  plan->sha256 = g_strdup (get_header_sha (set));
  plan->items = g_ptr_array_new_with_free_func ((GDestroyNotify) replacement_free);
  plan->records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  plan->unplaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) version_free);
  collect_records (plan, set);

  return g_steal_pointer (&plan);
}

void
actant_reanchor_plan_free (ActantReanchorPlan *plan)
{
  g_free (plan->text);
  actant_source_text_unref (plan->source);
  g_free (plan->root);
  g_free (plan->encoding);
  g_free (plan->sha256);
  g_ptr_array_unref (plan->items);
  g_ptr_array_unref (plan->records);
  g_hash_table_unref (plan->unplaced);
  g_ptr_array_unref (plan->versions);
  g_free (plan);
}

/* The text as it was: kept, or in git. */
static ActantSourceText *
find_old_text (const ActantReanchorPlan *plan,
               const char               *sha)
{
  ActantSourceText *old_text;

  if (g_str_has_prefix (actant_source_text_get_sha256 (plan->source), sha))
    return actant_source_text_ref (plan->source);

  old_text = actant_source_find_kept (sha);
  if (old_text == NULL)
    old_text = actant_git_find_text (plan->root, plan->text, plan->encoding, sha);
  return old_text;
}

static Version *
get_version (ActantReanchorPlan *plan,
             const char         *sha)
{
  Version *version;

  for (guint i = 0; i < plan->versions->len; i++)
    {
      version = plan->versions->pdata[i];
      if (strncmp (version->sha, sha, SHA_DIGITS) == 0)
        return version;
    }

  version = g_new0 (Version, 1);
  version->sha = g_strdup (sha);
  version->old_text = *sha != '\0' ? find_old_text (plan, sha) : NULL;
  version->reanchor = actant_reanchor_new (plan->source, version->old_text);
  g_ptr_array_add (plan->versions, version);
  return version;
}

typedef struct
{
  const ActantReanchor *reanchor;
  GArray               *places;     /* ActantPlace of the segments, in order */
  guint                 n_moved;    /* segments that were asked for */
  gint64                shift;      /* of the first segment */
} Move;

/* Segments go where they were found; cues are looked for there, or with the passage. */
static gboolean
move_cb (const ActantValue *cue,
         ActantTextRange   *range,
         gpointer           user_data)
{
  Move *move = user_data;
  const ActantPlace *place;

  if (cue != NULL)
    return actant_reanchor_find_words (move->reanchor, range->start, range->end,
                                       actant_value_get_member_text (cue, "exact"), move->shift,
                                       range);

  place = &g_array_index (move->places, ActantPlace, move->n_moved);
  if (move->n_moved++ == 0)
    move->shift = place->start - range->start;
  range->start = place->start;
  range->end = place->end;
  return place->state != ACTANT_PLACE_ORPHAN;
}

static ActantPlaceState
find_places (const ActantReanchor *reanchor,
             const ActantRecord   *record,
             GArray               *places)
{
  const ActantValue *segments = actant_record_get (record, "segments");
  ActantPlaceState worst = ACTANT_PLACE_IN_PLACE;

  for (guint i = 0; i < actant_value_get_n_items (segments); i++)
    {
      ActantQuote quote = actant_segment_borrow_quote (actant_value_get_item (segments, i));
      ActantPlace place;

      actant_reanchor_find (reanchor, &quote, &place);
      g_array_append_val (places, place);
      worst = MAX (worst, place.state);
    }
  return worst;
}

/* @placed counts in the text as it is. Where its positions are as before, that must be said. */
static ActantRecord *
name_version (const ActantReanchorPlan *plan,
              const ActantRecord       *record,
              const ActantRecord       *placed)
{
  g_autofree char *sha = g_strndup (actant_source_text_get_sha256 (plan->source), SHA_DIGITS);
  gboolean said = actant_record_get (record, "source_sha") != NULL
                  || actant_record_get (record, "segments") == NULL
                  || g_hash_table_contains (plan->unplaced, actant_record_get_id (record));

  if (said && actant_value_equal (actant_record_get (record, "segments"),
                                  actant_record_get (placed, "segments")))
    return actant_record_set (placed, "source_sha", actant_value_new_text (sha));

  return actant_record_set (placed, "source_sha", NULL);
}

static ActantReplacement *
replace_record (ActantReanchorPlan *plan,
                const ActantRecord *record)
{
  const char *sha = get_record_sha (record, plan->sha256);
  Version *version = get_version (plan, sha != NULL ? sha : "");
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (ActantPlace));
  g_autoptr(ActantRecord) placed = NULL;
  ActantReplacement *item = g_new0 (ActantReplacement, 1);
  Move move = { version->reanchor, places, 0, 0 };

  item->record = actant_record_ref (record);
  item->old_text = version->old_text != NULL ? actant_source_text_ref (version->old_text) : NULL;
  item->state = find_places (version->reanchor, record, places);
  if (item->state == ACTANT_PLACE_ORPHAN)
    return item;

  placed = actant_record_move (record, plan->source, move_cb, &move, &item->n_lost_cues);
  if (placed == NULL)
    {
      item->state = ACTANT_PLACE_ORPHAN;   /* its parts stand in another order */
      return item;
    }

  item->placed = name_version (plan, record, placed);
  if (item->n_lost_cues > 0)
    item->state = MAX (item->state, ACTANT_PLACE_DOUBTFUL);
  else if (!actant_kind_has_segments (actant_record_get_kind (record))
           && !actant_value_equal (actant_record_get (record, "cues"),
                                   actant_record_get (placed, "cues")))
    item->state = ACTANT_PLACE_MOVED;
  return item;
}

/**
 * actant_reanchor_plan_run:
 * @plan: a new plan
 * @work: (nullable): shows how far it is and stops it
 *
 * Finds the places. Blocks; made for a thread.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
actant_reanchor_plan_run (ActantReanchorPlan  *plan,
                          ActantWork          *work,
                          GError             **error)
{
  g_return_val_if_fail (plan != NULL && plan->items->len == 0, FALSE);

  for (guint i = 0; i < plan->records->len; i++)
    {
      ActantReplacement *item;

      if (work != NULL && !actant_work_check (work, error))
        return FALSE;
      item = replace_record (plan, plan->records->pdata[i]);
      g_ptr_array_add (plan->items, item);
      plan->counts[item->state]++;
      if (work != NULL)
        actant_work_set_fraction (work, (i + 1.0) / plan->records->len);
    }

  return TRUE;
}

/* What is not in place must not be drawn, nor taken for placed when others are. */
static void
displace (ActantReanchorPlan  *plan,
          ActantAnnotationSet *set)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const ActantReplacement *item = plan->items->pdata[i];
      const char *id = actant_record_get_id (item->record);

      if (item->state > ACTANT_PLACE_IN_PLACE
          && actant_kind_has_segments (actant_record_get_kind (item->record))
          && actant_annotation_set_get_anchor (set, id) == ACTANT_ANCHOR_IN_PLACE)
        _actant_annotation_set_displace (set, id, ACTANT_ANCHOR_MOVED);
    }
}

/**
 * actant_reanchor_plan_apply:
 * @plan: a plan that was run
 * @session: the session that it was made of
 * @accepted: (element-type ActantRecord): records as they are to be, of @plan or made by hand
 *
 * Places the accepted records in one action that can be undone. The others keep their positions
 * and say which text they count in.
 *
 * Returns: whether it was done
 */
gboolean
actant_reanchor_plan_apply (ActantReanchorPlan  *plan,
                            ActantSession       *session,
                            GPtrArray           *accepted,
                            GError             **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Place Passages Anew"));
  ActantAnnotationSet *set;

  g_return_val_if_fail (plan != NULL && ACTANT_IS_SESSION (session), FALSE);

  set = actant_session_get_own_set (session, plan->text, error);
  if (set == NULL)
    return FALSE;

  displace (plan, set);
  for (guint i = 0; i < accepted->len; i++)
    actant_session_put (session, edit, plan->text, accepted->pdata[i]);
  if (actant_change_set_get_n (edit) > 0)
    return actant_session_apply (session, edit, error);

  return _actant_session_adopt_text (session, set, error);
}

typedef struct
{
  ActantSourceText *source;
  ActantTextRange   range;    /* where the passage is now */
  gint64            shift;
} Marked;

/* A cue goes with the passage, or is where its words are in it. */
static gboolean
find_cue_cb (const ActantValue *cue,
             ActantTextRange   *range,
             gpointer           user_data)
{
  const Marked *marked = user_data;
  const char *words = actant_value_get_member_text (cue, "exact");
  gint64 length = words != NULL ? g_utf8_strlen (words, -1) : 0;

  range->start += marked->shift;
  range->end = range->start + length;
  if (length == 0)
    return FALSE;
  if (actant_source_text_equal_slice (marked->source, range->start, range->end, words))
    return TRUE;

  for (gint64 at = marked->range.start; at + length <= marked->range.end; at++)
    if (actant_source_text_equal_slice (marked->source, at, at + length, words))
      {
        *range = (ActantTextRange) { at, at + length };
        return TRUE;
      }
  return FALSE;
}

/**
 * actant_reanchor_plan_place:
 * @plan: a plan
 * @session: the session that it was made of
 * @record: one of the plan's, as it is
 * @start: code points of the text as it is
 * @end: code points, exclusive
 *
 * Returns: (transfer full) (nullable): the record with that passage; cues whose words are not in
 *   it, nor where they would have moved with it, are left out
 */
ActantRecord *
actant_reanchor_plan_place (ActantReanchorPlan  *plan,
                            ActantSession       *session,
                            const ActantRecord  *record,
                            gint64               start,
                            gint64               end,
                            GError             **error)
{
  Marked marked = { plan->source, { start, end }, start - actant_record_get_start (record) };
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr(ActantRecord) bare = NULL;
  g_autoptr(ActantRecord) cued = NULL;
  g_autoptr(ActantRecord) placed = NULL;
  ActantValue *segments;

  g_array_append_val (ranges, marked.range);
  segments = actant_session_new_segments (session, plan->text, ranges, error);
  if (segments == NULL)
    return NULL;

  bare = actant_record_set (record, "segments", NULL);
  cued = actant_record_move (bare, plan->source, find_cue_cb, &marked, NULL);
  placed = actant_record_set (cued, "segments", segments);
  return name_version (plan, record, placed);
}

/**
 * actant_session_has_changed_text:
 * @session: a session
 * @text: path below the root
 *
 * Returns: whether one's own annotations of @text, as far as they were read, count in another
 *   version of it
 */
gboolean
actant_session_has_changed_text (ActantSession *session,
                                 const char    *text)
{
  ActantSourceText *source;
  ActantAnnotationSet *set;
  const char *sha;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && text != NULL, FALSE);

  source = actant_session_peek_text (session, text);
  set = actant_session_peek_set (session, text, actant_session_get_coder (session));
  if (source == NULL || set == NULL)
    return FALSE;

  sha = get_header_sha (set);
  return (sha != NULL && strcmp (sha, actant_source_text_get_sha256 (source)) != 0)
         || actant_annotation_set_count_unanchored (set) > 0;
}
