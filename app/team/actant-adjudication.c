/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what several coders made of a passage to what they agree on. */
#include "config.h"

#include "team/actant-adjudication-private.h"

#include "store/actant-study-folder.h"

#include <string.h>

/* How many cases are made before the main context may do something else. */
#define CASES_AT_ONCE 64

/* Relations last: what they lead from and to is decided before. */
static const ActantKind kinds[] = {
  ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM, ACTANT_KIND_RELATION
};

/* Reviews by the records they judge; of two on the same record the later one. */
static void
index_reviews (GHashTable          *reviews,
               ActantAnnotationSet *set)
{
  ActantCollection *records = actant_annotation_set_get_records (set);

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_REVIEW); i++)
    {
      const ActantRecord *review = actant_collection_get (records, ACTANT_KIND_REVIEW, i);
      const ActantValue *ids = actant_record_get (review, "targets");

      for (guint j = 0; j < actant_value_get_n_items (ids); j++)
        {
          const char *id = actant_value_get_text (actant_value_get_item (ids, j));
          const ActantRecord *other = g_hash_table_lookup (reviews, id);

          if (other == NULL || actant_verdict_is_later (review, other))
            g_hash_table_replace (reviews, (gpointer) id, (gpointer) review);
        }
    }
}

/* What anybody decided on records of the text. */
static GHashTable *
collect_reviews (ActantAdjudication  *self,
                 guint                text,
                 GError             **error)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  const char *path = actant_agreement_get_text (self->agreement, text);
  g_auto(GStrv) coders = actant_session_list_coders (session, path);
  g_autoptr(GHashTable) reviews = g_hash_table_new (g_str_hash, g_str_equal);

  index_reviews (reviews, actant_session_get_own_set (session, path, NULL));
  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_get_set (session, path, coders[i], error);

      if (set == NULL)
        return NULL;
      index_reviews (reviews, set);
    }

  return g_steal_pointer (&reviews);
}

/**
 * _actant_adjudication_get_result:
 * @self: a queue
 * @item: a case of it
 *
 * Returns: (transfer none) (nullable): what is in the consensus for the case; %NULL too when the
 *   consensus cannot be read
 */
const ActantRecord *
_actant_adjudication_get_result (const ActantAdjudication *self,
                                 const ActantCase         *item)
{
  ActantSession *session = actant_agreement_get_session (self->agreement);
  ActantAnnotationSet *consensus = item->result == NULL ? NULL
    : actant_session_get_set (session, item->text, ACTANT_CONSENSUS, NULL);

  return consensus == NULL ? NULL
         : actant_collection_lookup_live (actant_annotation_set_get_records (consensus), item->kind, item->result);
}

/* A case is open again when its result is gone, or joins claims that are no longer those of its ends. */
static void
check_result (ActantAdjudication *self,
              ActantCase         *item,
              ActantCollection   *consensus)
{
  const ActantRecord *result;

  if (item->verdict != ACTANT_VERDICT_ACCEPT && item->verdict != ACTANT_VERDICT_COMBINE)
    return;

  result = consensus == NULL || item->result == NULL ? NULL
           : actant_collection_lookup_live (consensus, item->kind, item->result);
  if (result == NULL
      || (item->kind == ACTANT_KIND_RELATION && !_actant_adjudication_is_connected (self, item, result)))
    actant_case_reopen (item);
}

/* The position after the last case of the text whose first one is there. */
static guint
find_end_of_text (const ActantAdjudication *self,
                  guint                     first)
{
  guint end = first;

  while (end < self->cases->len
         && ((ActantCase *) self->cases->pdata[end])->number == ((ActantCase *) self->cases->pdata[first])->number)
    end++;

  return end;
}

static ActantCollection *
get_consensus (const ActantAdjudication *self,
               guint                     position)
{
  const ActantCase *item = self->cases->pdata[position];
  ActantAnnotationSet *set = actant_session_get_set (actant_agreement_get_session (self->agreement), item->text,
                                                     ACTANT_CONSENSUS, NULL);

  return set != NULL ? actant_annotation_set_get_records (set) : NULL;
}

/* Ends may be in other texts: looked at when all have their results. */
static void
check_results (ActantAdjudication *self)
{
  for (guint first = 0, end; first < self->cases->len; first = end)
    {
      end = find_end_of_text (self, first);
      _actant_adjudication_assign_results (self, get_consensus (self, first), first, end);
    }
  for (guint first = 0, end; first < self->cases->len; first = end)
    {
      ActantCollection *consensus = get_consensus (self, first);

      end = find_end_of_text (self, first);
      for (guint i = first; i < end; i++)
        check_result (self, self->cases->pdata[i], consensus);
    }
}

/* Some cases more of one kind; returns whether it is through with them. */
static gboolean
add_kind (ActantAdjudication *self)
{
  ActantKind kind = kinds[self->kind];
  const ActantCodedUnits *units = actant_agreement_get_units (self->agreement, self->text, kind);
  guint end = MIN (actant_coded_units_get_n (units), self->row + CASES_AT_ONCE);

  if (self->variables == NULL)
    {
      self->variables = actant_variables_new (actant_agreement_get_session (self->agreement), kind);
      if (kind == ACTANT_KIND_CLAIM)
        self->claims[self->text] = self->cases->len;
    }
  for (; self->row < end; self->row++)
    {
      ActantCase *item = actant_case_new (self->agreement, self->text, kind, self->row, self->variables);

      actant_case_attach_review (item, self->reviews);
      g_ptr_array_add (self->cases, item);
    }

  return end == actant_coded_units_get_n (units);
}

/**
 * actant_adjudication_add_some:
 * @self: a queue that is being filled
 * @more: (out): whether there are more
 * @error: return location for an error
 *
 * Adds some cases more: by text, kind and place, relations after the claims they lead from and to.
 *
 * Returns: %FALSE when a coder's file cannot be read
 */
gboolean
actant_adjudication_add_some (ActantAdjudication  *self,
                              gboolean            *more,
                              GError             **error)
{
  *more = self->text < actant_agreement_get_n_texts (self->agreement);
  if (!*more)
    return TRUE;

  if (self->reviews == NULL)
    self->reviews = collect_reviews (self, self->text, error);
  if (self->reviews == NULL)
    return FALSE;
  if (!add_kind (self))
    return TRUE;

  self->row = 0;
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  if (++self->kind < G_N_ELEMENTS (kinds))
    return TRUE;

  self->kind = 0;
  g_clear_pointer (&self->reviews, g_hash_table_unref);
  if (++self->text == actant_agreement_get_n_texts (self->agreement))
    {
      check_results (self);
      *more = FALSE;
    }

  return TRUE;
}

/** Returns: the share of the texts whose cases are there, and of the kind that is added, 0 to 1 */
double
actant_adjudication_get_fraction (const ActantAdjudication *self)
{
  guint n_texts = actant_agreement_get_n_texts (self->agreement);
  double share = 0;

  if (self->text == n_texts)
    return 1;
  if (self->row > 0)
    share = (double) self->row / actant_coded_units_get_n (actant_agreement_get_units (self->agreement, self->text,
                                                                                      kinds[self->kind]));

  return (self->text + (self->kind + share) / G_N_ELEMENTS (kinds)) / n_texts;
}

/**
 * actant_adjudication_update:
 * @self: a queue
 *
 * Looks again at what was decided: after a decision, or when one was undone. What the coders have is
 * as it was.
 */
void
actant_adjudication_update (ActantAdjudication *self)
{
  guint position = 0;

  for (guint text = 0; text < actant_agreement_get_n_texts (self->agreement); text++)
    {
      const char *path = actant_agreement_get_text (self->agreement, text);
      g_autoptr(GHashTable) reviews = collect_reviews (self, text, NULL);

      for (; position < self->cases->len && ((ActantCase *) self->cases->pdata[position])->text == path; position++)
        if (reviews != NULL)
          actant_case_attach_review (self->cases->pdata[position], reviews);
    }
  check_results (self);
}

/**
 * actant_adjudication_new_empty:
 * @agreement: (transfer full): the coders' work
 *
 * Returns: (transfer full): a queue without cases; see actant_adjudication_add_some()
 */
ActantAdjudication *
actant_adjudication_new_empty (ActantAgreement *agreement)
{
  ActantAdjudication *self = g_new0 (ActantAdjudication, 1);
  guint n_texts = actant_agreement_get_n_texts (agreement);

  self->agreement = agreement;
  self->pending = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->renewed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->claims = g_new (guint, MAX (n_texts, 1));
  for (guint i = 0; i < n_texts; i++)
    self->claims[i] = G_MAXUINT;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_case_free);

  return self;
}

/**
 * actant_adjudication_new:
 * @agreement: (transfer full): the coders' work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its cases, by text, kind and place
 */
ActantAdjudication *
actant_adjudication_new (ActantAgreement  *agreement,
                         GError          **error)
{
  g_autoptr(ActantAdjudication) self = actant_adjudication_new_empty (agreement);
  gboolean more = TRUE;

  while (more)
    if (!actant_adjudication_add_some (self, &more, error))
      return NULL;

  return g_steal_pointer (&self);
}

void
actant_adjudication_free (ActantAdjudication *adjudication)
{
  g_ptr_array_unref (adjudication->cases);
  g_hash_table_unref (adjudication->pending);
  g_hash_table_unref (adjudication->renewed);
  g_free (adjudication->claims);
  g_clear_pointer (&adjudication->reviews, g_hash_table_unref);
  g_clear_pointer (&adjudication->variables, g_ptr_array_unref);
  actant_agreement_free (adjudication->agreement);
  g_free (adjudication);
}

/** Returns: (transfer none): the coders' work */
ActantAgreement *
actant_adjudication_get_agreement (const ActantAdjudication *adjudication)
{
  return adjudication->agreement;
}

/** Returns: how many cases there are */
guint
actant_adjudication_get_n (const ActantAdjudication *adjudication)
{
  return adjudication->cases->len;
}

const ActantCase *
actant_adjudication_get (const ActantAdjudication *adjudication,
                         guint                     position)
{
  return adjudication->cases->pdata[position];
}

/** Returns: the position of the case that the record @id is in, or %G_MAXUINT */
guint
actant_adjudication_find (const ActantAdjudication *adjudication,
                          const char               *id)
{
  for (guint i = 0; i < adjudication->cases->len; i++)
    {
      const ActantCase *item = adjudication->cases->pdata[i];

      for (guint j = 0; j < item->records->len; j++)
        if (item->records->pdata[j] != NULL && g_str_equal (actant_record_get_id (item->records->pdata[j]), id))
          return i;
    }

  return G_MAXUINT;
}
