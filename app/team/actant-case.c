/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several coders made of the same, and what became of it. */
#include "config.h"

#include "team/actant-case.h"

#include <string.h>

void
actant_case_free (ActantCase *item)
{
  g_ptr_array_unref (item->records);
  g_ptr_array_unref (item->fields);
  g_clear_pointer (&item->review, actant_record_unref);
  g_free (item->result);
  g_clear_pointer (&item->others, g_ptr_array_unref);
  g_free (item);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    actant_record_unref (record);
}

static gboolean
is_same_values (const ActantVariable *variable,
                GPtrArray            *a,
                GPtrArray            *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!actant_variable_is_same (variable, a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Whether two coders who have a record here gave different values. */
static gboolean
is_disputed (const ActantCase     *item,
             const ActantVariable *variable,
             ActantSession        *session)
{
  g_autoptr(GPtrArray) first = NULL;

  for (guint i = 0; i < item->records->len; i++)
    {
      g_autoptr(GPtrArray) values = NULL;

      if (item->records->pdata[i] == NULL)
        continue;
      values = actant_variable_dup_values (variable, session, item->records->pdata[i]);
      if (first == NULL)
        first = g_steal_pointer (&values);
      else if (!is_same_values (variable, first, values))
        return TRUE;
    }

  return FALSE;
}

/* Whether a coder of the text has no record here, or has it elsewhere. */
static gboolean
is_place_disputed (const ActantCase      *item,
                   const ActantAgreement *agreement)
{
  const ActantRecord *first = NULL;

  for (guint i = 0; i < item->records->len; i++)
    {
      const ActantRecord *record = item->records->pdata[i];

      if (record == NULL && !actant_agreement_has_coder (agreement, item->number, i))
        continue;
      if (record == NULL || (first != NULL && item->kind != ACTANT_KIND_RELATION
                             && actant_record_get_overlap (first, record) < 1))
        return TRUE;
      first = first != NULL ? first : record;
    }

  return FALSE;
}

/* Whether a coder has not settled what was changed in two places at once: nobody can tell what was meant. */
static gboolean
is_clashed (const ActantCase *item)
{
  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL && actant_record_get_n_versions (item->records->pdata[i]) > 0)
      return TRUE;

  return FALSE;
}

/**
 * actant_case_new:
 * @agreement: the coders' work; to live as long as the case
 * @text: number of a text of it
 * @kind: of the records
 * @row: in the coded units of that text and kind
 * @variables: (element-type ActantVariable): what of such records is compared
 *
 * Returns: (transfer full): what the coders made of it, nothing being decided
 */
ActantCase *
actant_case_new (const ActantAgreement *agreement,
                 guint                  text,
                 ActantKind             kind,
                 guint                  row,
                 GPtrArray             *variables)
{
  const ActantCodedUnits *units = actant_agreement_get_units (agreement, text, kind);
  ActantCase *item = g_new0 (ActantCase, 1);

  item->text = actant_agreement_get_text (agreement, text);
  item->number = text;
  item->kind = kind;
  item->row = row;
  item->records = g_ptr_array_new_with_free_func (unref_record);
  item->fields = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < units->n_coders; i++)
    {
      const ActantRecord *record = actant_coded_units_get (units, row, i);

      g_ptr_array_add (item->records, record != NULL ? actant_record_ref (record) : NULL);
    }
  if (is_place_disputed (item, agreement))
    g_ptr_array_add (item->fields, g_strdup (kind == ACTANT_KIND_RELATION ? "relation" : "passage"));
  for (guint i = 0; i < variables->len; i++)
    {
      const ActantVariable *variable = variables->pdata[i];

      if (is_disputed (item, variable, actant_agreement_get_session (agreement)))
        g_ptr_array_add (item->fields, g_strdup (variable->name));
    }
  if (is_clashed (item))
    g_ptr_array_add (item->fields, g_strdup ("versions"));
  item->agreed = item->fields->len == 0;

  return item;
}

/** Returns: (transfer container) (element-type ActantRecord): the records there are, by coder */
GPtrArray *
actant_case_list_records (const ActantCase *item)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL)
      g_ptr_array_add (records, item->records->pdata[i]);

  return records;
}

/** Returns: (transfer full): the names of the fields that coders differ in */
char *
actant_case_dup_fields (const ActantCase *item,
                        const char       *separator)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < item->fields->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? separator : "", (const char *) item->fields->pdata[i]);

  return g_string_free (names, FALSE);
}

/* Whether the review is about these records in these versions. */
static gboolean
is_current (const ActantRecord *review,
            const ActantCase   *item)
{
  g_autoptr(GPtrArray) targets = actant_case_list_records (item);
  const ActantValue *ids = actant_record_get (review, "targets");
  const ActantValue *revs = actant_record_get (review, "target_revs");

  if (actant_value_get_n_items (ids) != targets->len || actant_value_get_n_items (revs) != targets->len)
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; !found && j < targets->len; j++)
        found = g_strcmp0 (actant_value_get_text (actant_value_get_item (ids, j)),
                           actant_record_get_id (targets->pdata[i])) == 0
                && actant_value_equal (actant_value_get_item (revs, j),
                                       actant_record_get_revs (targets->pdata[i]));
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/**
 * actant_case_attach_review:
 * @item: a case
 * @reviews: (element-type utf8 ActantRecord): the latest review of each record that has one, by id
 *
 * Looks at what was decided.
 */
void
actant_case_attach_review (ActantCase *item,
                           GHashTable *reviews)
{
  const ActantRecord *review = NULL;

  g_clear_pointer (&item->review, actant_record_unref);
  g_clear_pointer (&item->result, g_free);
  g_clear_pointer (&item->others, g_ptr_array_unref);
  item->reopened = FALSE;
  item->verdict = ACTANT_VERDICT_NONE;

  for (guint i = 0; i < item->records->len; i++)
    {
      const ActantRecord *found = item->records->pdata[i] == NULL ? NULL
        : g_hash_table_lookup (reviews, actant_record_get_id (item->records->pdata[i]));

      if (found != NULL && (review == NULL || actant_verdict_is_later (found, review)))
        review = found;
    }
  if (review == NULL)
    return;

  item->review = actant_record_ref (review);
  item->result = g_strdup (actant_record_get_text (review, "result"));
  item->reopened = !is_current (review, item);
  item->verdict = item->reopened ? ACTANT_VERDICT_NONE : actant_verdict_read (review);
}

/** What was decided no longer holds. */
void
actant_case_reopen (ActantCase *item)
{
  item->reopened = TRUE;
  item->verdict = ACTANT_VERDICT_NONE;
}

/** Returns: the field of a result that names what it came from; a relation's own “from” is one of its ends */
const char *
actant_case_get_origin_field (ActantKind kind)
{
  return kind == ACTANT_KIND_RELATION ? "came_from" : "from";
}
