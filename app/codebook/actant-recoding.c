/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing all of a coder's own records, bit by bit. */
#include "codebook/actant-codebook-private.h"

#include <string.h>

#define RECORDS_A_STEP 100

struct _ActantRecoding
{
  ActantSession       *session;      /* owned */
  ActantChangeSet     *change_set;   /* owned */
  ActantRecodeFunc     func;
  gpointer             user_data;
  GPtrArray           *skipped;      /* owned; nullable */
  guint                n_texts;
  guint                text;         /* that is looked at; after the last come the study records */
  ActantAnnotationSet *set;          /* owned; of that text, NULL before it is begun */
  ActantKind           kind;         /* in it, the next record to look at */
  guint                position;
  gboolean             done;
};

/* Returns: (transfer full): a recoding that has not begun; @user_data is borrowed */
ActantRecoding *
_actant_recoding_new (ActantSession    *session,
                      ActantChangeSet  *change_set,
                      ActantRecodeFunc  func,
                      gpointer          user_data,
                      GPtrArray        *skipped)
{
  ActantRecoding *self = g_new0 (ActantRecoding, 1);

  self->session = g_object_ref (session);
  self->change_set = actant_change_set_ref (change_set);
  self->func = func;
  self->user_data = user_data;
  self->skipped = skipped != NULL ? g_ptr_array_ref (skipped) : NULL;
  self->n_texts = g_strv_length ((char **) actant_session_get_texts (session));

  return self;
}

void
_actant_recoding_free (ActantRecoding *self)
{
  g_clear_object (&self->set);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  actant_change_set_unref (self->change_set);
  g_object_unref (self->session);
  g_free (self);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (actant_record_get_id (*(ActantRecord * const *) a),
                    actant_record_get_id (*(ActantRecord * const *) b));
}

/* The study records that one's own file holds, as they are now. */
static void
recode_study (ActantSession    *session,
              ActantChangeSet  *change_set,
              ActantRecodeFunc  func,
              gpointer          user_data)
{
  g_autoptr(GPtrArray) sets = actant_session_get_study_sets (session);

  for (guint i = 0; i < sets->len; i++)
    {
      g_autoptr(GPtrArray) own = NULL;

      if (strcmp (actant_annotation_set_get_coder (sets->pdata[i]),
                  actant_session_get_coder (session)) != 0)
        continue;
      own = actant_collection_snapshot (actant_annotation_set_get_records (sets->pdata[i]));
      g_ptr_array_sort (own, compare_ids);
      for (guint j = 0; j < own->len; j++)
        {
          const ActantRecord *now = actant_collection_lookup_live (
            actant_session_get_study (session), ACTANT_KIND_NONE,
            actant_record_get_id (own->pdata[j]));
          g_autoptr(ActantRecord) after = now != NULL ? func (now, user_data) : NULL;

          if (after != now)
            actant_session_put (session, change_set, NULL, after);
        }
    }
}

static void
begin_text (ActantRecoding *self)
{
  const char *text = actant_session_get_texts (self->session)[self->text];

  self->set = g_object_ref (actant_session_get_own_set (self->session, text, NULL));
  self->kind = ACTANT_KIND_TEXT;
  self->position = 0;
}

/* The next record of the text, NULL after the last. */
static const ActantRecord *
get_next (ActantRecoding *self)
{
  ActantCollection *records = actant_annotation_set_get_records (self->set);

  for (; self->kind < ACTANT_N_KINDS; self->kind++)
    {
      if (self->position < actant_collection_get_n (records, self->kind))
        return actant_collection_get (records, self->kind, self->position++);
      self->position = 0;
    }

  return NULL;
}

/* FALSE when the record would change but cannot: of a set that cannot be changed this is said once. */
static gboolean
recode_next (ActantRecoding     *self,
             const ActantRecord *record)
{
  g_autoptr(ActantRecord) after = self->func (record, self->user_data);
  const char *text = actant_annotation_set_get_text_path (self->set);

  if (after == record)
    return TRUE;
  if (actant_session_load_text (self->session, text, NULL) != NULL
      && actant_annotation_set_is_writable (self->set))
    {
      actant_session_put (self->session, self->change_set, text, after);
      return TRUE;
    }

  if (self->skipped != NULL)
    g_ptr_array_add (self->skipped, g_strdup (actant_annotation_set_get_path (self->set)));
  return FALSE;
}

/* Looks at some records more, for less than a millisecond where the file is read. Returns: FALSE
 * when it has looked at all. */
gboolean
_actant_recoding_step (ActantRecoding *self)
{
  if (self->text == self->n_texts)
    {
      if (!self->done)
        recode_study (self->session, self->change_set, self->func, self->user_data);
      self->done = TRUE;
      return FALSE;
    }

  if (self->set == NULL)
    begin_text (self);
  for (guint i = 0; i < RECORDS_A_STEP; i++)
    {
      const ActantRecord *record = get_next (self);

      if (record != NULL && recode_next (self, record))
        continue;
      g_clear_object (&self->set);
      self->text++;
      break;
    }

  return TRUE;
}

/* How much of it is done, 0 to 1. */
double
_actant_recoding_get_fraction (ActantRecoding *self)
{
  double part = 0;

  if (self->set != NULL && self->kind < ACTANT_N_KINDS)
    {
      guint n = actant_collection_get_n (actant_annotation_set_get_records (self->set), self->kind);

      part = n > 0 ? MIN (1, (double) self->position / n) : 0;
    }

  return self->done ? 1 : (self->text + part) / (self->n_texts + 1);
}

/* All of a recoding at once. */
void
_actant_codebook_recode (ActantSession    *session,
                         ActantChangeSet  *change_set,
                         ActantRecodeFunc  func,
                         gpointer          user_data,
                         GPtrArray        *skipped)
{
  ActantRecoding *recoding = _actant_recoding_new (session, change_set, func, user_data, skipped);

  while (_actant_recoding_step (recoding))
    ;
  _actant_recoding_free (recoding);
}
