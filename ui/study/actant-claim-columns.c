/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table of claims shows in its columns, and sorts them by. */
#include "config.h"

#include "study/actant-claim-columns.h"

#include "model/actant-edtf.h"
#include "model/actant-kind.h"
#include "session/actant-value-parse.h"

#include <glib/gi18n.h>
#include <string.h>

/* The order and the widths of what is shown at first. */
static const struct
{
  const char *name;
  int         width;
  gboolean    usual;
} first[] = {
  { "gist", 32, TRUE },
  { "type", 12, TRUE },
  { "subjects", 15, TRUE },
  { "claimants", 14, FALSE },
  { "likelihood", 16, TRUE },
  { "horizon", 14, TRUE },
  { "standing", 12, FALSE },
  { "issues", 16, FALSE },
  { "scenarios", 16, TRUE },
};

#define USUAL_WIDTH 14

static gboolean
is_column (const ActantField *field)
{
  ActantFieldClass field_class = field->type->field_class;

  return !(field->flags & ACTANT_FIELD_INTERNAL) && field_class != ACTANT_FIELD_REVS
         && field_class != ACTANT_FIELD_MAP;
}

static gboolean
has_column (GArray     *columns,
            const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (g_array_index (columns, ActantClaimColumn, i).name, name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * actant_claim_columns_new:
 *
 * Returns: (transfer full) (element-type ActantClaimColumn): all there can be,
 *   in the order that they stand in
 */
GArray *
actant_claim_columns_new (void)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  const ActantClaimColumn coder = { "coder", NULL, N_("Coder"), 10, FALSE };
  const ActantClaimColumn in = { "in", NULL, N_("Source"), 14, TRUE };
  const ActantClaimColumn quote = { "quote", NULL, N_("Quote"), 36, FALSE };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (ActantClaimColumn));

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      const ActantField *field = actant_table_get (table, first[i].name);
      ActantClaimColumn column = { field->name, field, field->label, first[i].width,
                                   first[i].usual };

      g_array_append_val (columns, column);
      if (i == 0)
        g_array_append_val (columns, coder);
    }
  g_array_append_val (columns, in);
  g_array_append_val (columns, quote);
  for (guint i = 0; i < table->n_fields; i++)
    if (is_column (&table->fields[i]) && !has_column (columns, table->fields[i].name))
      {
        ActantClaimColumn column = { table->fields[i].name, &table->fields[i],
                                     table->fields[i].label, USUAL_WIDTH, FALSE };

        g_array_append_val (columns, column);
      }

  return columns;
}

/* "high possibility, 55–80 %" */
static char *
dup_band (const ActantValue *object)
{
  const char *term = actant_value_get_member_text (object, "term");
  gint64 low = actant_value_get_member_integer (object, "low", -1);
  gint64 high = actant_value_get_member_integer (object, "high", -1);

  if (low < 0 && high < 0)
    return g_strdup (term);

  /* translators: a likelihood: its words, its lower and its upper end */
  return g_strdup_printf (_("%s%s%d–%d %%"), term != NULL ? term : "", term != NULL ? ", " : "",
                          (int) MAX (low, 0), (int) (high >= 0 ? high : 100));
}

/* What stands in a cell for a slot: its main member, and what it is ordered by. */
static char *
dup_slot (ActantSession     *session,
          const ActantValue *object)
{
  const ActantTable *table = actant_value_get_table (object);
  guint main = actant_table_get_main (table);
  const char *edtf = actant_value_get_member_text (object, "edtf");
  const ActantField *low = actant_table_get (table, "low");
  g_autofree char *words = NULL;

  if (low != NULL && low->type->field_class == ACTANT_FIELD_INTEGER)
    return dup_band (object);

  if (main != ACTANT_NO_FIELD)
    words = actant_value_dup_words (session, table->fields[main].type,
                                    actant_value_get_member_at (object, main));
  if (edtf == NULL || g_strcmp0 (edtf, words) == 0)
    return g_steal_pointer (&words);

  return words != NULL && *words != '\0' ? g_strdup_printf ("%s, %s", edtf, words)
                                         : g_strdup (edtf);
}

static char *
dup_value (ActantSession         *session,
           const ActantFieldType *type,
           const ActantValue     *value)
{
  g_autoptr(GString) items = NULL;

  if (type->field_class == ACTANT_FIELD_OBJECT)
    return dup_slot (session, value);
  if (type->field_class != ACTANT_FIELD_LIST || type->item->field_class != ACTANT_FIELD_OBJECT)
    return actant_value_dup_words (session, type, value);

  items = g_string_new (NULL);
  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    {
      g_autofree char *item = dup_slot (session, actant_value_get_item (value, i));

      g_string_append_printf (items, "%s%s", i > 0 ? ", " : "", item != NULL ? item : "");
    }

  return g_string_free (g_steal_pointer (&items), FALSE);
}

/**
 * actant_claim_column_dup_cell:
 * @column: a column
 * @session: finds names
 * @claim: of the row
 * @text: (nullable): path of its text
 * @coder: (nullable): slug of whose it is
 *
 * Returns: (transfer full): what stands in the cell, in one line; "" for nothing
 */
char *
actant_claim_column_dup_cell (const ActantClaimColumn *column,
                              ActantSession           *session,
                              const ActantRecord      *claim,
                              const char              *text,
                              const char              *coder)
{
  const ActantValue *value;
  char *cell = NULL;

  if (column->field != NULL)
    {
      value = actant_record_get (claim, column->field->name);
      cell = value != NULL ? dup_value (session, column->field->type, value) : NULL;
    }
  else if (strcmp (column->name, "quote") == 0)
    cell = actant_record_dup_quote (claim);
  else if (strcmp (column->name, "coder") == 0)
    cell = coder != NULL ? actant_session_dup_name_of_coder (session, coder) : NULL;
  else if (text != NULL)
    cell = actant_session_dup_text_title (session, text);

  if (cell == NULL)
    return g_strdup ("");
  return g_strdelimit (cell, "\n\r\t", ' ');
}

/* The order of a choice is that of the table; words of the coder's own come after. */
static void
set_choice_key (const ActantFieldType *type,
                const char            *stored,
                ActantSortKey         *key)
{
  guint i = 0;

  while (type->choices != NULL && type->choices[i].value != NULL
         && strcmp (type->choices[i].value, stored) != 0)
    i++;
  key->number = i;
  key->text = g_utf8_collate_key (stored, -1);
}

static gboolean
set_date_key (const char    *edtf,
              ActantSortKey *key)
{
  ActantDaySpan span;

  if (!actant_edtf_get_span (edtf, &span))
    return FALSE;

  key->number = span.first;
  return TRUE;
}

static gboolean
has_order (const ActantTable *table)
{
  const ActantField *low = actant_table_get (table, "low");

  return actant_table_get (table, "edtf") != NULL
         || (low != NULL && low->type->field_class == ACTANT_FIELD_INTEGER);
}

/* Of a band and of a date; other slots are sorted by their words. */
static gboolean
set_slot_key (const ActantValue *object,
              ActantSortKey     *key)
{
  const ActantTable *table = actant_value_get_table (object);
  gint64 low = actant_value_get_member_integer (object, "low", -1);
  gint64 high = actant_value_get_member_integer (object, "high", -1);

  if (actant_table_get (table, "edtf") != NULL)
    return set_date_key (actant_value_get_member_text (object, "edtf"), key);
  if (!has_order (table) || (low < 0 && high < 0))
    return FALSE;

  key->number = (low >= 0 ? low : 0) * 1000 + (high >= 0 ? high : 100);
  return TRUE;
}

/**
 * actant_claim_column_get_key:
 * @column: a column
 * @session: finds names
 * @claim: of the row
 * @text: (nullable): path of its text
 * @coder: (nullable): slug of whose it is
 * @key: (inout): zeroed; what the row is sorted by
 */
void
actant_claim_column_get_key (const ActantClaimColumn *column,
                             ActantSession           *session,
                             const ActantRecord      *claim,
                             const char              *text,
                             const char              *coder,
                             ActantSortKey           *key)
{
  const ActantFieldType *type = column->field != NULL ? column->field->type : NULL;
  const ActantValue *value = type != NULL ? actant_record_get (claim, column->name) : NULL;
  g_autofree char *cell = NULL;

  if (type != NULL && value == NULL)
    return;

  key->set = TRUE;
  if (type != NULL && type->field_class == ACTANT_FIELD_ENUM)
    set_choice_key (type, actant_value_get_text (value), key);
  else if (type != NULL && type->field_class == ACTANT_FIELD_INTEGER)
    key->number = actant_value_get_integer (value);
  else if (type != NULL && type->field_class == ACTANT_FIELD_OBJECT && set_slot_key (value, key))
    return;
  else
    {
      cell = actant_claim_column_dup_cell (column, session, claim, text, coder);
      /* Words without a band or a date stand after those with one. */
      key->set = *cell != '\0' && (type == NULL || type->field_class != ACTANT_FIELD_OBJECT
                                   || !has_order (type->table));
      key->text = g_utf8_collate_key (cell, -1);
    }
}
