/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a sheet, one at a time and without a copy of what the records hold. */
#include "exchange/actant-sheet.h"

#include "store/actant-json-writer.h"
#include "store/actant-record-file.h"

#include <string.h>

/**
 * Row:
 * @object: (nullable): what the columns' paths start at
 * @n: place in the list, from 1
 * @scratch: one string a column, for cells that are composed
 */
typedef struct
{
  const ActantSheet      *sheet;
  const ActantExportData *data;
  const ActantExportSet  *set;
  const ActantExportText *text;
  const ActantRecord     *record;
  ActantAnchorState       anchor;
  const ActantValue      *object;
  guint                   n;
  ActantCell             *cells;
  GString               **scratch;
} Row;

static const ActantValue *
get_value (const Row          *row,
           const ActantColumn *column)
{
  const ActantValue *value = row->object;

  for (guint i = 0; i < column->depth && value != NULL; i++)
    value = actant_value_get_member_at (value, column->path[i]);

  return value;
}

static GString *
get_scratch (Row   *row,
             guint  position)
{
  if (row->scratch[position] == NULL)
    row->scratch[position] = g_string_new (NULL);

  return g_string_truncate (row->scratch[position], 0);
}

static void
set_text (ActantCell *cell,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  cell->type = ACTANT_CELL_TEXT;
  cell->text = text;
}

static void
set_integer (ActantCell *cell,
             gint64      integer)
{
  cell->type = ACTANT_CELL_INTEGER;
  cell->integer = integer;
}

static void
append_json (GString           *out,
             const ActantValue *value)
{
  g_autofree char *json = NULL;

  if (actant_value_get_value_type (value) == ACTANT_VALUE_TEXT)
    {
      actant_json_append_string (out, actant_value_get_text (value));
      return;
    }
  json = actant_value_dup_json (NULL, value);
  g_string_append (out, json);
}

static void
append_name (GString                *out,
             const ActantExportData *data,
             const char             *id)
{
  actant_json_append_string (out, _actant_export_data_get_name (data, id));
}

/* A list as a JSON array: of its values, or of the names of what it refers to. */
static void
set_list (Row               *row,
          guint              position,
          const ActantValue *list,
          gboolean           names)
{
  GString *out = get_scratch (row, position);

  g_string_append_c (out, '[');
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      const ActantValue *item = actant_value_get_item (list, i);

      if (i > 0)
        g_string_append (out, ", ");
      if (names)
        append_name (out, row->data, actant_value_get_text (item));
      else
        append_json (out, item);
    }
  g_string_append_c (out, ']');
  set_text (&row->cells[position], out->str);
}

static void
set_value (Row               *row,
           guint              position,
           const ActantValue *value)
{
  ActantCell *cell = &row->cells[position];
  g_autofree char *json = NULL;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_TEXT:
      set_text (cell, actant_value_get_text (value));
      break;
    case ACTANT_VALUE_INTEGER:
      set_integer (cell, actant_value_get_integer (value));
      break;
    case ACTANT_VALUE_BOOLEAN:
      cell->type = ACTANT_CELL_BOOLEAN;
      cell->integer = actant_value_get_boolean (value);
      break;
    case ACTANT_VALUE_LIST:
      set_list (row, position, value, FALSE);
      break;
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_MAP:
      json = actant_value_dup_json (NULL, value);
      set_text (cell, g_string_append (get_scratch (row, position), json)->str);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_field (Row                *row,
           guint               position,
           const ActantColumn *column)
{
  const ActantValue *value = get_value (row, column);

  if (value != NULL)
    {
      set_value (row, position, value);
      return;
    }
  if (column->field->field_class == ACTANT_FIELD_BOOLEAN && column->depth == 1)
    {
      row->cells[position].type = ACTANT_CELL_BOOLEAN;
      row->cells[position].integer = column->field->default_true;
    }
}

static void
set_names (Row               *row,
           guint              position,
           const ActantValue *value)
{
  if (value == NULL)
    return;
  if (actant_value_get_value_type (value) == ACTANT_VALUE_LIST)
    set_list (row, position, value, TRUE);
  else if (actant_value_get_value_type (value) == ACTANT_VALUE_TEXT)
    set_text (&row->cells[position],
              _actant_export_data_get_name (row->data, actant_value_get_text (value)));
}

/* The value of a study field; those of fields merged into it count as its own. */
static const ActantValue *
get_attribute (const Row          *row,
               const ActantColumn *column)
{
  const ActantValue *map = get_value (row, column);
  const ActantValue *value = map != NULL ? actant_value_map_get (map, column->attribute) : NULL;

  for (guint i = 0; value == NULL && i < actant_value_get_n_items (map); i++)
    {
      const ActantRecord *field = _actant_export_data_follow (row->data,
                                                              actant_value_get_key (map, i));

      if (field != NULL && strcmp (actant_record_get_id (field), column->attribute) == 0)
        value = actant_value_get_item (map, i);
    }

  return value;
}

/* Whether a column of the sheet shows the attribute @key. */
static gboolean
is_shown (const Row         *row,
          const ActantValue *map,
          const char        *key)
{
  const ActantRecord *field = _actant_export_data_follow (row->data, key);
  const char *id = field != NULL ? actant_record_get_id (field) : key;

  for (guint i = 0; i < row->sheet->columns->len; i++)
    {
      const ActantColumn *column = row->sheet->columns->pdata[i];

      if (column->source == ACTANT_SOURCE_ATTRIBUTE && strcmp (column->attribute, id) == 0)
        return get_attribute (row, column) == actant_value_map_get (map, key);
    }

  return FALSE;
}

static void
set_other_attributes (Row                *row,
                      guint               position,
                      const ActantColumn *column)
{
  const ActantValue *map = get_value (row, column);
  GString *out;

  if (map == NULL)
    return;

  out = get_scratch (row, position);
  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    {
      const char *key = actant_value_get_key (map, i);

      if (is_shown (row, map, key))
        continue;
      g_string_append (out, out->len == 0 ? "{" : ", ");
      actant_json_append_string (out, key);
      g_string_append (out, ": ");
      append_json (out, actant_value_get_item (map, i));
    }
  if (out->len == 0)
    return;
  g_string_append_c (out, '}');
  set_text (&row->cells[position], out->str);
}

static void
set_place (Row                *row,
           guint               position,
           ActantColumnSource  source)
{
  gboolean is_segment = row->sheet->kind == ACTANT_KIND_NONE;
  gint64 offset;

  if (actant_record_get_n_segments (row->record) == 0)
    return;
  if (source == ACTANT_SOURCE_START)
    offset = is_segment ? actant_value_get_member_integer (row->object, "start", 0)
                        : actant_record_get_start (row->record);
  else
    offset = is_segment ? actant_value_get_member_integer (row->object, "end", 0)
                        : actant_record_get_end (row->record);
  set_integer (&row->cells[position], offset);
}

static void
set_quote (Row   *row,
           guint  position)
{
  GString *out = get_scratch (row, position);

  if (row->sheet->kind == ACTANT_KIND_NONE)
    _actant_export_append_segment (out, row->text, row->object);
  else
    _actant_export_append_quote (out, row->text, row->record);
  set_text (&row->cells[position], out->str);
}

static const char *
get_anchor_name (ActantAnchorState anchor)
{
  switch (anchor)
    {
    case ACTANT_ANCHOR_IN_PLACE:
      return "in_place";
    case ACTANT_ANCHOR_MOVED:
      return "moved";
    case ACTANT_ANCHOR_LOST:
      return "lost";
    default:
      g_assert_not_reached ();
    }
}

/* What is known of the record apart from its fields; a text may be without one. */
static void
set_fact (Row                *row,
          guint               position,
          ActantColumnSource  source)
{
  ActantCell *cell = &row->cells[position];
  const ActantSourceText *text = row->text != NULL ? row->text->source : NULL;

  switch ((int) source)
    {
    case ACTANT_SOURCE_ID:
      set_text (cell, row->record != NULL ? actant_record_get_id (row->record) : NULL);
      break;
    case ACTANT_SOURCE_KIND:
      set_text (cell, actant_record_get_kind_name (row->record));
      break;
    case ACTANT_SOURCE_CODER:
      set_text (cell, row->set->coder);
      break;
    case ACTANT_SOURCE_TEXT:
      set_text (cell, row->text != NULL ? row->text->path : NULL);
      break;
    case ACTANT_SOURCE_ANCHOR:
      set_text (cell, get_anchor_name (row->anchor));
      break;
    case ACTANT_SOURCE_VERSIONS:
      set_integer (cell, row->record != NULL ? actant_record_get_n_versions (row->record) : 0);
      break;
    case ACTANT_SOURCE_N:
      set_integer (cell, row->n);
      break;
    case ACTANT_SOURCE_LENGTH:
      if (text != NULL)
        set_integer (cell, actant_source_text_get_length (text));
      break;
    case ACTANT_SOURCE_SHA256:
      set_text (cell, text != NULL ? actant_source_text_get_sha256 (text) : NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
set_cell (Row   *row,
          guint  position)
{
  const ActantColumn *column = row->sheet->columns->pdata[position];

  switch (column->source)
    {
    case ACTANT_SOURCE_VALUE:
      set_field (row, position, column);
      break;
    case ACTANT_SOURCE_NAME:
      set_names (row, position, get_value (row, column));
      break;
    case ACTANT_SOURCE_ATTRIBUTE:
      {
        const ActantValue *value = get_attribute (row, column);

        if (value != NULL)
          set_value (row, position, value);
        break;
      }
    case ACTANT_SOURCE_ATTRIBUTE_NAME:
      set_names (row, position, get_attribute (row, column));
      break;
    case ACTANT_SOURCE_OTHERS:
      set_other_attributes (row, position, column);
      break;
    case ACTANT_SOURCE_START:
    case ACTANT_SOURCE_END:
      set_place (row, position, column->source);
      break;
    case ACTANT_SOURCE_QUOTE:
      set_quote (row, position);
      break;
    default:
      set_fact (row, position, column->source);
      break;
    }
}

static gboolean
emit (Row           *row,
      ActantRowFunc  func,
      gpointer       user_data)
{
  memset (row->cells, 0, row->sheet->columns->len * sizeof *row->cells);
  for (guint i = 0; i < row->sheet->columns->len; i++)
    set_cell (row, i);

  return func (row->sheet, row->cells, user_data);
}

/* The rows that one record makes. */
static gboolean
emit_record (Row           *row,
             ActantRowFunc  func,
             gpointer       user_data)
{
  const ActantValue *body = actant_record_get_body (row->record);
  const ActantValue *list;

  if (row->sheet->kind != ACTANT_KIND_NONE && row->sheet->list == ACTANT_NO_FIELD)
    {
      row->object = body;
      return emit (row, func, user_data);
    }

  list = row->sheet->kind == ACTANT_KIND_NONE
         ? actant_value_get_member (body, "segments")
         : actant_value_get_member_at (body, row->sheet->list);
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      row->object = actant_value_get_item (list, i);
      row->n = i + 1;
      if (!emit (row, func, user_data))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_listed (const ActantSheet *sheet,
           ActantKind         kind)
{
  return sheet->kind == ACTANT_KIND_NONE ? actant_kind_has_segments (kind) : sheet->kind == kind;
}

static gboolean
emit_set (Row                   *row,
          const ActantExportSet *set,
          ActantRowFunc          func,
          gpointer               user_data)
{
  if (row->sheet->kind != ACTANT_KIND_NONE && (set->kinds & 1u << row->sheet->kind) == 0)
    return TRUE;

  row->set = set;
  for (guint i = 0; i < set->records->len; i++)
    {
      const ActantExportRecord *item = &g_array_index (set->records, ActantExportRecord, i);

      if (!is_listed (row->sheet, item->kind))
        continue;
      row->record = item->record;
      row->anchor = item->anchor;
      row->text = set->text;
      if (row->sheet->kind == ACTANT_KIND_TEXT)
        row->text = _actant_export_data_find_text (row->data,
                                                   actant_record_get_text (item->record, "file"));
      if (!emit_record (row, func, user_data))
        return FALSE;
    }

  return TRUE;
}

/* Texts that the study's files say nothing of are rows too. */
static gboolean
emit_undescribed (Row           *row,
                  ActantRowFunc  func,
                  gpointer       user_data)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_TEXT)->table;

  row->record = NULL;
  for (guint i = 0; i < row->data->texts->len; i++)
    {
      const ActantExportText *text = row->data->texts->pdata[i];
      ActantValue *members[64] = { NULL };
      g_autoptr(ActantValue) body = NULL;

      if (text->record != NULL)
        continue;
      members[actant_table_find (table, "file")] = actant_value_new_text (text->path);
      body = actant_value_new_object (table, members, NULL);
      row->text = text;
      row->object = body;
      if (!emit (row, func, user_data))
        return FALSE;
    }

  return TRUE;
}

/**
 * actant_sheet_foreach_row:
 * @sheet: of actant_sheets_new()
 * @data: the snapshot it was made for
 * @func: takes the rows: by text and coder, in canonical order, then the study's
 *
 * Returns: %FALSE when @func ended it
 */
gboolean
actant_sheet_foreach_row (const ActantSheet      *sheet,
                          const ActantExportData *data,
                          ActantRowFunc           func,
                          gpointer                user_data)
{
  Row row = { sheet, data, data->study };
  gboolean going = TRUE;

  g_return_val_if_fail (sheet != NULL && func != NULL, FALSE);

  row.cells = g_new0 (ActantCell, sheet->columns->len);
  row.scratch = g_new0 (GString *, sheet->columns->len);

  for (guint i = 0; going && i < data->sets->len; i++)
    going = emit_set (&row, data->sets->pdata[i], func, user_data);
  going = going && emit_set (&row, data->study, func, user_data);
  if (sheet->kind == ACTANT_KIND_TEXT && sheet->list == ACTANT_NO_FIELD)
    going = going && emit_undescribed (&row, func, user_data);

  for (guint i = 0; i < sheet->columns->len; i++)
    if (row.scratch[i] != NULL)
      g_string_free (row.scratch[i], TRUE);
  g_free (row.scratch);
  g_free (row.cells);

  return going;
}
