/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each record of the codebook is used, by everybody. */
#include "codebook/actant-use-counter.h"

#define RECORDS_A_STEP 200

struct _ActantUseCounter
{
  ActantSession *session;       /* owned */
  GHashTable    *counts;        /* id -> uses */
  GHashTable    *seen;          /* "slot id" of the record being looked at */
  GPtrArray     *collections;   /* owned: where to look */
  guint          collection;    /* of them, and in it, the next to look at */
  ActantKind     kind;
  guint          position;
};

static void
count_ref (ActantKind   kind,
           const char  *id,
           const char  *slot,
           gpointer     user_data)
{
  ActantUseCounter *self = user_data;
  const ActantRecord *target = actant_collection_lookup_live (
    actant_session_get_study (self->session), ACTANT_KIND_NONE, id);
  gpointer n;

  if (target != NULL)
    target = actant_session_lookup (self->session, ACTANT_KIND_NONE, id);
  if (target == NULL
      || !g_hash_table_add (self->seen, g_strconcat (slot, " ", actant_record_get_id (target), NULL)))
    return;

  n = g_hash_table_lookup (self->counts, actant_record_get_id (target));
  g_hash_table_insert (self->counts, g_strdup (actant_record_get_id (target)),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
}

static void
count_record (ActantUseCounter   *self,
              const ActantRecord *record)
{
  /* What is left of a merged record uses nothing. */
  if (actant_record_get_text (record, "replaced_by") != NULL)
    return;

  g_hash_table_remove_all (self->seen);
  actant_session_foreach_ref (self->session, record, count_ref, self);
}

/** Returns: (transfer full): a counter that has counted nothing yet */
ActantUseCounter *
actant_use_counter_new (ActantSession *session)
{
  ActantUseCounter *self = g_new0 (ActantUseCounter, 1);
  const char * const *texts = actant_session_get_texts (session);

  self->session = g_object_ref (session);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->collections = g_ptr_array_new_with_free_func (g_object_unref);
  self->kind = ACTANT_KIND_TEXT;
  g_ptr_array_add (self->collections, g_object_ref (actant_session_get_study (session)));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        {
          ActantAnnotationSet *set = actant_session_peek_set (session, texts[i], coders[j]);

          if (set != NULL)
            g_ptr_array_add (self->collections,
                             g_object_ref (actant_annotation_set_get_records (set)));
        }
    }

  return self;
}

void
actant_use_counter_free (ActantUseCounter *self)
{
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->collections);
  g_object_unref (self->session);
  g_free (self);
}

/* The next record, NULL after the last. */
static const ActantRecord *
get_next (ActantUseCounter *self)
{
  for (; self->collection < self->collections->len; self->collection++)
    {
      ActantCollection *records = self->collections->pdata[self->collection];

      for (; self->kind < ACTANT_N_KINDS; self->kind++)
        {
          if (self->position < actant_collection_get_n (records, self->kind))
            return actant_collection_get (records, self->kind, self->position++);
          self->position = 0;
        }
      self->kind = ACTANT_KIND_TEXT;
    }

  return NULL;
}

/** Counts a little more, for less than a millisecond. Returns: %FALSE when all is counted */
gboolean
actant_use_counter_step (ActantUseCounter *self)
{
  for (guint i = 0; i < RECORDS_A_STEP; i++)
    {
      const ActantRecord *record = get_next (self);

      if (record == NULL)
        return FALSE;
      count_record (self, record);
    }

  return TRUE;
}

/** How much is counted, 0 to 1. */
double
actant_use_counter_get_fraction (ActantUseCounter *self)
{
  double part = 1;

  if (self->collection == self->collections->len)
    return 1;
  if (self->kind < ACTANT_N_KINDS)
    {
      guint n = actant_collection_get_n (self->collections->pdata[self->collection], self->kind);

      part = n > 0 ? MIN (1, (double) self->position / n) : 0;
    }

  return (self->collection + part) / self->collections->len;
}

/** Returns: (transfer none) (element-type utf8 guint): by id, what was counted so far */
GHashTable *
actant_use_counter_get_counts (ActantUseCounter *self)
{
  return self->counts;
}
