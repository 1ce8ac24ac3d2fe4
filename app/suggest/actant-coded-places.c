/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where what is coded already. */
#include "suggest/actant-coded-places.h"

#include "text/actant-intervals.h"

struct _ActantCodedPlaces
{
  GPtrArray       *records;                           /* owned */
  ActantIntervals *mentions;                          /* ActantRecord */
  ActantIntervals *claims;                            /* ActantRecord */
  ActantIntervals *cues[ACTANT_N_SUGGESTION_KINDS];   /* ActantRecord */
};

typedef struct
{
  const ActantSuggestion *suggestion;
  gboolean                found;
} Search;

/* The slots whose cues tell that a suggestion was taken up; the first is the one it fills. */
static const char * const slots[ACTANT_N_SUGGESTION_KINDS][3] = {
  [ACTANT_SUGGESTION_LIKELIHOOD] = { "likelihood", "confidence", NULL },
  [ACTANT_SUGGESTION_HORIZON] = { "horizon", "said", NULL },
  [ACTANT_SUGGESTION_ATTRIBUTION] = { "attribution", "claimants", NULL },
};

/* What a cue of @slot of a record of @kind is suggested as, or none. */
static int
find_kind (ActantKind  kind,
           const char *slot)
{
  if (kind == ACTANT_KIND_RELATION)
    return ACTANT_SUGGESTION_CONDITION;
  for (int i = 0; i < ACTANT_N_SUGGESTION_KINDS; i++)
    if (slots[i][0] != NULL && slot != NULL && g_strv_contains (slots[i], slot))
      return i;

  return -1;
}

static void
put (ActantIntervals    *intervals,
     gboolean            add,
     gint64              start,
     gint64              end,
     const ActantRecord *record)
{
  if (add)
    actant_intervals_add (intervals, start, end, (gpointer) record);
  else
    actant_intervals_remove (intervals, start, end, (gpointer) record);
}

static void
put_cues (ActantCodedPlaces  *self,
          gboolean            add,
          const ActantRecord *record)
{
  const ActantValue *cues = actant_record_get (record, "cues");

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    {
      const ActantValue *cue = actant_value_get_item (cues, i);
      int kind = find_kind (actant_record_get_kind (record),
                            actant_value_get_member_text (cue, "slot"));

      if (kind >= 0)
        put (self->cues[kind], add, actant_value_get_member_integer (cue, "start", 0),
             actant_value_get_member_integer (cue, "end", 0), record);
    }
}

static void
put_record (ActantCodedPlaces  *self,
            gboolean            add,
            const ActantRecord *record)
{
  ActantKind kind = actant_record_get_kind (record);

  if (actant_record_is_opaque (record) || actant_record_is_deleted (record))
    return;
  if (kind == ACTANT_KIND_MENTION)
    put (self->mentions, add, actant_record_get_start (record), actant_record_get_end (record),
         record);
  else if (kind == ACTANT_KIND_CLAIM)
    put (self->claims, add, actant_record_get_start (record), actant_record_get_end (record),
         record);
  if (kind == ACTANT_KIND_CLAIM || kind == ACTANT_KIND_RELATION)
    put_cues (self, add, record);
}

/**
 * actant_coded_places_new:
 * @records: (element-type ActantRecord) (transfer full): of an annotation file, see
 *   actant_collection_snapshot()
 *
 * Returns: (transfer full): the places they take
 */
ActantCodedPlaces *
actant_coded_places_new (GPtrArray *records)
{
  ActantCodedPlaces *self = g_new0 (ActantCodedPlaces, 1);

  self->records = records;
  self->mentions = actant_intervals_new ();
  self->claims = actant_intervals_new ();
  for (guint i = 0; i < ACTANT_N_SUGGESTION_KINDS; i++)
    self->cues[i] = actant_intervals_new ();
  for (guint i = 0; i < records->len; i++)
    put_record (self, TRUE, records->pdata[i]);

  return self;
}

/**
 * actant_coded_places_change:
 * @self: places
 * @before: (nullable): a record that is there no longer, the very one
 * @after: (nullable): what took its place
 */
void
actant_coded_places_change (ActantCodedPlaces  *self,
                            const ActantRecord *before,
                            const ActantRecord *after)
{
  if (before != NULL)
    put_record (self, FALSE, before);
  if (after == NULL)
    return;

  g_ptr_array_add (self->records, actant_record_ref (after));
  put_record (self, TRUE, after);
}

void
actant_coded_places_free (ActantCodedPlaces *self)
{
  actant_intervals_free (self->mentions);
  actant_intervals_free (self->claims);
  for (guint i = 0; i < ACTANT_N_SUGGESTION_KINDS; i++)
    actant_intervals_free (self->cues[i]);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* The actor is mentioned by these words or by more of them: "the Ministry" for "Ministry". */
static gboolean
match_mention (gint64   start,
               gint64   end,
               gpointer record,
               gpointer user_data)
{
  Search *search = user_data;
  const ActantSuggestion *suggestion = search->suggestion;

  search->found = start <= suggestion->range.start && end >= suggestion->range.end
                  && actant_record_get_n_segments (record) == 1
                  && actant_value_list_has_text (actant_record_get (record, "actors"),
                                                 suggestion->actors[0]);
  return !search->found;
}

static gboolean
match_any (gint64   start,
           gint64   end,
           gpointer record,
           gpointer user_data)
{
  ((Search *) user_data)->found = TRUE;
  return FALSE;
}

/* A claim around the words whose slot says the same, without a cue. */
static gboolean
match_slot (gint64   start,
            gint64   end,
            gpointer record,
            gpointer user_data)
{
  Search *search = user_data;
  const ActantSuggestion *suggestion = search->suggestion;

  for (guint i = 0; slots[suggestion->kind][i] != NULL; i++)
    {
      const ActantValue *slot = actant_record_get (record, slots[suggestion->kind][i]);
      const char *words = NULL;

      if (slot != NULL && actant_value_get_value_type (slot) == ACTANT_VALUE_OBJECT)
        words = actant_value_get_member_text (slot, suggestion->kind == ACTANT_SUGGESTION_LIKELIHOOD
                                                    ? "term" : "text");
      search->found |= words != NULL && g_ascii_strcasecmp (words, suggestion->words) == 0;
    }

  return !search->found;
}

/* A claim in the sentence that is attributed to the same actor, without a cue. */
static gboolean
match_attribution (gint64   start,
                   gint64   end,
                   gpointer record,
                   gpointer user_data)
{
  Search *search = user_data;
  const ActantValue *links = actant_record_get (record, "attribution");

  for (guint i = 0; i < actant_value_get_n_items (links); i++)
    {
      const ActantValue *link = actant_value_get_item (links, i);
      const ActantValue *actors = actant_value_get_member (link, "actors");

      search->found |= actors != NULL
                       && actant_value_list_has_text (actors, search->suggestion->actors[0]);
    }

  return !search->found;
}

/**
 * actant_coded_places_has:
 * @self: places
 * @suggestion: a suggestion for their text
 *
 * Returns: whether the text is coded so already
 */
gboolean
actant_coded_places_has (ActantCodedPlaces      *self,
                         const ActantSuggestion *suggestion)
{
  Search search = { suggestion, FALSE };
  gint64 start = suggestion->range.start, end = suggestion->range.end;

  if (suggestion->kind == ACTANT_SUGGESTION_MENTION)
    {
      actant_intervals_foreach_overlap (self->mentions, start, end, match_mention, &search);
      return search.found;
    }

  actant_intervals_foreach_overlap (self->cues[suggestion->kind], start, end, match_any, &search);
  if (!search.found && slots[suggestion->kind][0] != NULL)
    actant_intervals_foreach_overlap (self->claims, start, end, match_slot, &search);
  if (!search.found && suggestion->kind == ACTANT_SUGGESTION_ATTRIBUTION && suggestion->actors != NULL)
    actant_intervals_foreach_overlap (self->claims, suggestion->sentence.start,
                                      suggestion->sentence.end, match_attribution, &search);

  return search.found;
}
