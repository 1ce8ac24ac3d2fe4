/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the text that justify a claim's or a relation's slots. */
#include "config.h"

#include "session/actant-claim-cues.h"

#include <glib/gi18n.h>

static gboolean
is_of (const ActantValue *cue,
       const char        *slot)
{
  return g_strcmp0 (actant_value_get_member_text (cue, "slot"), slot) == 0;
}

/**
 * actant_cues_dup_words:
 * @record: a claim or relation
 * @slot: JSON name of a field
 *
 * Returns: (transfer full) (nullable): the words of the slot's cues, each in
 *   quotation marks, for a reader; %NULL when it has none
 */
char *
actant_cues_dup_words (const ActantRecord *record,
                       const char         *slot)
{
  const ActantValue *cues = actant_record_get (record, "cues");
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    {
      const ActantValue *cue = actant_value_get_item (cues, i);
      const char *exact = actant_value_get_member_text (cue, "exact");
      g_autofree char *quoted = NULL;

      if (!is_of (cue, slot) || exact == NULL)
        continue;
      quoted = g_strdup_printf (_("“%s”"), exact);
      g_strdelimit (quoted, "\n\t\r", ' ');
      g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "", quoted);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/**
 * actant_cues_list_ranges:
 * @record: a claim or relation
 * @slot: JSON name of a field
 *
 * Returns: (transfer full) (element-type ActantTextRange): where the slot's cues
 *   stand, in code points
 */
GArray *
actant_cues_list_ranges (const ActantRecord *record,
                         const char         *slot)
{
  const ActantValue *cues = actant_record_get (record, "cues");
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    {
      const ActantValue *cue = actant_value_get_item (cues, i);
      ActantTextRange range = {
        actant_value_get_member_integer (cue, "start", -1),
        actant_value_get_member_integer (cue, "end", -1),
      };

      if (is_of (cue, slot) && range.start >= 0 && range.end > range.start)
        g_array_append_val (ranges, range);
    }

  return ranges;
}

/* The cues that @keep lets pass. */
static ActantValue *
filter_cues (const ActantRecord *record,
             gboolean          (*keep) (const ActantValue *cue, gpointer user_data),
             gpointer            user_data)
{
  const ActantValue *cues = actant_record_get (record, "cues");
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    if (keep (actant_value_get_item (cues, i), user_data))
      g_ptr_array_add (kept, actant_value_ref (actant_value_get_item (cues, i)));

  return actant_value_new_list ((ActantValue **) kept->pdata, kept->len);
}

typedef struct
{
  const char        *slot;
  const char        *item;
  const ActantRecord *record;
} Place;

static gboolean
is_elsewhere (const ActantValue *cue,
              gpointer           user_data)
{
  const Place *place = user_data;

  return !is_of (cue, place->slot)
         || g_strcmp0 (actant_value_get_member_text (cue, "item"), place->item) != 0;
}

/**
 * actant_cue_new:
 * @slot: JSON name of a field
 * @item: (nullable): id of the record that the cue names, in a list
 * @range: where the words stand, in code points
 * @exact: the words
 *
 * Returns: (transfer full): an item of the field "cues"
 */
ActantValue *
actant_cue_new (const char            *slot,
                const char            *item,
                const ActantTextRange *range,
                const char            *exact)
{
  ActantValue *members[64] = { NULL };

  members[actant_table_find (&actant_cue_table, "slot")] = actant_value_new_text (slot);
  if (item != NULL)
    members[actant_table_find (&actant_cue_table, "item")] = actant_value_new_text (item);
  members[actant_table_find (&actant_cue_table, "start")] = actant_value_new_integer (range->start);
  members[actant_table_find (&actant_cue_table, "end")] = actant_value_new_integer (range->end);
  members[actant_table_find (&actant_cue_table, "exact")] = actant_value_new_text (exact);

  return actant_value_new_object (&actant_cue_table, members, NULL);
}

/**
 * actant_cues_set:
 * @record: a claim or relation
 * @slot: JSON name of a field
 * @item: (nullable): id of the record that the cue names, in a list
 * @range: where the words stand, in code points
 * @exact: the words
 *
 * Returns: (transfer full): the record with that cue in place of the one it had
 */
ActantRecord *
actant_cues_set (const ActantRecord    *record,
                 const char            *slot,
                 const char            *item,
                 const ActantTextRange *range,
                 const char            *exact)
{
  Place place = { slot, item, record };
  g_autoptr(ActantValue) others = filter_cues (record, is_elsewhere, &place);

  return actant_record_set (record, "cues",
                            actant_value_list_append (others, actant_cue_new (slot, item, range, exact)));
}

typedef struct
{
  const char *id;
  gboolean    found;
} RefSearch;

static void
note_ref (ActantKind  kind,
          const char *id,
          const char *slot,
          gpointer    user_data)
{
  RefSearch *search = user_data;

  search->found |= g_strcmp0 (id, search->id) == 0;
}

/**
 * actant_cues_has_item:
 * @record: a claim or relation
 * @slot: JSON name of a field
 * @id: of a record
 *
 * Returns: whether the slot names that record, so that a cue can mark it
 */
gboolean
actant_cues_has_item (const ActantRecord *record,
                      const char         *slot,
                      const char         *id)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  const ActantField *field = actant_table_get (table, slot);
  const ActantValue *value = field != NULL ? actant_record_get (record, slot) : NULL;
  RefSearch search = { id, FALSE };

  if (value != NULL)
    actant_field_type_foreach_ref (field->type, value, slot, note_ref, &search);

  return search.found;
}

/* Whether what the cue justifies is still there. */
static gboolean
is_needed (const ActantValue *cue,
           gpointer           user_data)
{
  const Place *place = user_data;
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (place->record))->table;
  const char *item = actant_value_get_member_text (cue, "item");

  if (!is_of (cue, place->slot) || actant_table_get (table, place->slot) == NULL)
    return TRUE;
  if (item == NULL)
    return actant_record_get (place->record, place->slot) != NULL;

  return actant_cues_has_item (place->record, place->slot, item);
}

/**
 * actant_cues_prune:
 * @record: a claim or relation whose @slot was changed
 * @slot: JSON name of a field
 *
 * Returns: (transfer full): the record without the cues of the slot, when it is
 *   unset, or of the items that it no longer has
 */
ActantRecord *
actant_cues_prune (const ActantRecord *record,
                   const char         *slot)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  Place place = { slot, NULL, record };
  g_autoptr(ActantValue) kept = NULL;

  if (actant_table_get (table, "cues") == NULL || actant_record_get (record, "cues") == NULL)
    return actant_record_ref ((ActantRecord *) record);

  kept = filter_cues (record, is_needed, &place);
  if (actant_value_get_n_items (kept)
      == actant_value_get_n_items (actant_record_get (record, "cues")))
    return actant_record_ref ((ActantRecord *) record);

  return actant_record_set (record, "cues", g_steal_pointer (&kept));
}
