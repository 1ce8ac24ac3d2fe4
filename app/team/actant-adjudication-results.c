/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of the consensus became of which case: by what they came from, whatever reviews say. */
#include "config.h"

#include "team/actant-adjudication-private.h"

#include "store/actant-study-folder.h"

#include <string.h>

/* The cases of one text. */
typedef struct
{
  GHashTable *cases;    /* ids of coders' records -> ActantCase */
  GHashTable *reviewed; /* ids of results that reviews name -> the first such ActantCase */
  GHashTable *owners;   /* ids of results that are in the consensus, and those reviews name -> ActantCase */
  GHashTable *found;    /* ActantCase -> GPtrArray of ids: what came from its records */
} Text;

static void
add_case (Text       *self,
          ActantCase *item)
{
  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL)
      g_hash_table_insert (self->cases, (gpointer) actant_record_get_id (item->records->pdata[i]), item);
  if (item->result != NULL && !g_hash_table_contains (self->reviewed, item->result))
    g_hash_table_insert (self->reviewed, g_strdup (item->result), item);
}

/* Whose result it is: of a case that has a record it came from, first of one whose review names it; else,
 * when these records are gone, of the first case whose review does. */
static ActantCase *
find_owner (Text               *self,
            const ActantRecord *result)
{
  ActantKind kind = actant_record_get_kind (result);
  const ActantValue *from = actant_record_get (result, actant_case_get_origin_field (kind));
  const char *id = actant_record_get_id (result);
  ActantCase *owner = NULL;

  for (guint i = 0; from != NULL && i < actant_value_get_n_items (from); i++)
    {
      ActantCase *item = g_hash_table_lookup (self->cases, actant_value_get_text (actant_value_get_item (from, i)));

      if (item != NULL && item->kind == kind
          && (owner == NULL || (g_strcmp0 (item->result, id) == 0 && g_strcmp0 (owner->result, id) != 0)))
        owner = item;
    }

  return owner != NULL ? owner : g_hash_table_lookup (self->reviewed, id);
}

static void
add_results (Text             *self,
             ActantCollection *consensus,
             ActantKind        kind)
{
  for (guint i = 0; i < actant_collection_get_n (consensus, kind); i++)
    {
      const ActantRecord *result = actant_collection_get (consensus, kind, i);
      ActantCase *owner = find_owner (self, result);
      GPtrArray *ids = owner != NULL ? g_hash_table_lookup (self->found, owner) : NULL;

      if (owner == NULL)
        continue;
      g_hash_table_insert (self->owners, g_strdup (actant_record_get_id (result)), owner);
      if (ids == NULL)
        g_hash_table_insert (self->found, owner, ids = g_ptr_array_new_with_free_func (g_free));
      g_ptr_array_add (ids, g_strdup (actant_record_get_id (result)));
    }
}

/* A result is one case's, and a case has one result: else it is open again. */
static void
settle_case (Text       *self,
             ActantCase *item)
{
  GPtrArray *ids = g_hash_table_lookup (self->found, item);
  guint place;

  g_clear_pointer (&item->others, g_ptr_array_unref);
  if (item->result != NULL)
    {
      ActantCase *owner = g_hash_table_lookup (self->owners, item->result);

      if (owner == NULL)
        owner = g_hash_table_lookup (self->reviewed, item->result);
      if (owner != item)
        g_clear_pointer (&item->result, g_free);
    }
  if (ids == NULL)
    return;

  if (item->result == NULL || !g_ptr_array_find_with_equal_func (ids, item->result, g_str_equal, &place))
    {
      place = 0;
      g_free (item->result);
      item->result = g_strdup (ids->pdata[0]);
      if (item->verdict != ACTANT_VERDICT_NONE)
        actant_case_reopen (item);
    }
  g_ptr_array_remove_index (ids, place);
  if (ids->len == 0)
    return;
  item->others = g_ptr_array_ref (ids);
  if (item->verdict != ACTANT_VERDICT_NONE)
    actant_case_reopen (item);
}

/**
 * _actant_adjudication_assign_results:
 * @self: a queue
 * @consensus: (nullable): the consensus on a text
 * @first: position of the first case of the text
 * @end: position after its last one
 *
 * Two reviews may name one result, when coders changed what they have, and two results may come from one
 * case, when two curators decided on it apart or an older consensus came back. Gives each case what came
 * from its records.
 */
void
_actant_adjudication_assign_results (ActantAdjudication *self,
                                     ActantCollection   *consensus,
                                     guint               first,
                                     guint               end)
{
  Text text = {
    g_hash_table_new (g_str_hash, g_str_equal),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
  };

  for (guint i = first; i < end; i++)
    add_case (&text, self->cases->pdata[i]);
  for (guint kind = 0; consensus != NULL && kind < ACTANT_N_KINDS; kind++)
    if (kind == ACTANT_KIND_RELATION || actant_kind_has_segments (kind))
      add_results (&text, consensus, kind);
  for (guint i = first; i < end; i++)
    settle_case (&text, self->cases->pdata[i]);
  g_hash_table_unref (text.cases);
  g_hash_table_unref (text.reviewed);
  g_hash_table_unref (text.owners);
  g_hash_table_unref (text.found);
}
