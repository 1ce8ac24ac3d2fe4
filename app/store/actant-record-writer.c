/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical form of records (DESIGN section 3): one member a line, an item of a list of slots
 * a line, everything below on one line. */

#include "store/actant-record-writer.h"

#include "store/actant-json-writer.h"

#include <string.h>

static void append_inline (GString           *out,
                           const ActantValue *value);

static gboolean
is_left_out (const ActantFieldType *type,
             const ActantValue     *value)
{
  return actant_value_is_empty (value)
         || (type->field_class == ACTANT_FIELD_BOOLEAN
             && actant_value_get_boolean (value) == type->default_true);
}

static void
append_source (GString           *out,
               const ActantValue *source)
{
  g_string_append_len (out, actant_value_get_text (source), actant_value_get_text_length (source));
}

/* Members of an object on one line; @separator stands before the first. */
static void
append_inline_members (GString           *out,
                       const char        *separator,
                       const ActantValue *object)
{
  const ActantTable *table = actant_value_get_table (object);
  const ActantValue *extras = actant_value_get_extras (object);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (object, i);

      if (is_left_out (table->fields[i].type, member))
        continue;
      g_string_append (out, separator);
      actant_json_append_name (out, table->fields[i].name);
      append_inline (out, member);
      separator = ", ";
    }

  for (guint i = 0; i < actant_value_get_n_items (extras); i++)
    {
      g_string_append (out, separator);
      actant_json_append_name (out, actant_value_get_key (extras, i));
      append_source (out, actant_value_get_item (extras, i));
      separator = ", ";
    }
}

/* The items of a list or a map on one line. */
static void
append_inline_items (GString           *out,
                     const ActantValue *value)
{
  gboolean is_map = actant_value_get_value_type (value) == ACTANT_VALUE_MAP;
  const char *separator = "";

  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    {
      const ActantValue *item = actant_value_get_item (value, i);

      if (actant_value_is_empty (item))
        continue;
      g_string_append (out, separator);
      if (is_map)
        actant_json_append_name (out, actant_value_get_key (value, i));
      append_inline (out, item);
      separator = ", ";
    }
}

static void
append_inline (GString           *out,
               const ActantValue *value)
{
  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_TEXT:
      actant_json_append_string (out, actant_value_get_text (value));
      break;
    case ACTANT_VALUE_INTEGER:
      actant_json_append_integer (out, actant_value_get_integer (value));
      break;
    case ACTANT_VALUE_BOOLEAN:
      g_string_append (out, actant_value_get_boolean (value) ? "true" : "false");
      break;
    case ACTANT_VALUE_OBJECT:
      g_string_append_c (out, '{');
      append_inline_members (out, "", value);
      g_string_append_c (out, '}');
      break;
    case ACTANT_VALUE_LIST:
      g_string_append_c (out, '[');
      append_inline_items (out, value);
      g_string_append_c (out, ']');
      break;
    case ACTANT_VALUE_MAP:
      g_string_append_c (out, '{');
      append_inline_items (out, value);
      g_string_append_c (out, '}');
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
begin_member (GString    *out,
              guint       depth,
              const char *name)
{
  g_string_append_c (out, ',');
  actant_json_append_newline (out, depth);
  actant_json_append_name (out, name);
}

static void
append_item_lines (GString           *out,
                   guint              depth,
                   const ActantValue *list)
{
  const char *separator = "";

  g_string_append_c (out, '[');
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      const ActantValue *item = actant_value_get_item (list, i);

      if (actant_value_is_empty (item))
        continue;
      g_string_append (out, separator);
      actant_json_append_newline (out, depth + 1);
      append_inline (out, item);
      separator = ",";
    }
  actant_json_append_newline (out, depth);
  g_string_append_c (out, ']');
}

void
actant_record_writer_append_fields (GString           *out,
                                    guint              depth,
                                    const ActantValue *body)
{
  const ActantTable *table = actant_value_get_table (body);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantFieldType *type = table->fields[i].type;
      const ActantValue *value = actant_value_get_member_at (body, i);

      if (is_left_out (type, value))
        continue;
      begin_member (out, depth, table->fields[i].name);
      if (type->field_class == ACTANT_FIELD_LIST && type->item->field_class == ACTANT_FIELD_OBJECT)
        append_item_lines (out, depth, value);
      else
        append_inline (out, value);
    }
}

void
actant_record_writer_append_extras (GString           *out,
                                    guint              depth,
                                    const ActantValue *body)
{
  const ActantValue *extras = actant_value_get_extras (body);

  for (guint i = 0; i < actant_value_get_n_items (extras); i++)
    {
      begin_member (out, depth, actant_value_get_key (extras, i));
      append_source (out, actant_value_get_item (extras, i));
    }
}

void
actant_record_writer_append_versions (GString            *out,
                                      guint               depth,
                                      const ActantRecord *record)
{
  guint n_versions = actant_record_get_n_versions (record);

  if (n_versions == 0)
    return;

  begin_member (out, depth, "versions");
  for (guint i = 0; i < n_versions; i++)
    {
      g_string_append (out, i == 0 ? "[" : ",");
      actant_json_append_newline (out, depth + 1);
      append_inline (out, actant_record_get_version (record, i));
    }
  actant_json_append_newline (out, depth);
  g_string_append_c (out, ']');
}

void
actant_record_writer_append_record (GString            *out,
                                    guint               depth,
                                    const ActantRecord *record,
                                    gboolean            with_kind)
{
  const ActantValue *body = actant_record_get_body (record);

  if (actant_record_is_opaque (record))
    {
      gsize length;
      const char *source = actant_record_get_source (record, &length);

      g_string_append_len (out, source, length);
      return;
    }

  g_string_append_c (out, '{');
  actant_json_append_newline (out, depth + 1);
  actant_json_append_name (out, "id");
  actant_json_append_string (out, actant_record_get_id (record));
  if (with_kind)
    {
      begin_member (out, depth + 1, "kind");
      actant_json_append_string (out, actant_record_get_kind_name (record));
    }
  actant_record_writer_append_fields (out, depth + 1, body);
  actant_record_writer_append_extras (out, depth + 1, body);
  actant_record_writer_append_versions (out, depth + 1, record);
  actant_json_append_newline (out, depth);
  g_string_append_c (out, '}');
}

/* Kept source bytes may hold line breaks; in checked JSON these are white space, never text. */
static char *
finish_line (GString *out)
{
  g_strdelimit (out->str, "\n\r", ' ');
  return g_string_free (out, FALSE);
}

/**
 * actant_record_dup_json:
 * @record: a record
 *
 * Returns: (transfer full): the record on one line: id, kind, fields, unknown members, versions;
 *   an opaque record's source
 */
char *
actant_record_dup_json (const ActantRecord *record)
{
  GString *out = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  out = g_string_new (NULL);
  if (actant_record_is_opaque (record))
    {
      gsize length;
      const char *source = actant_record_get_source (record, &length);

      g_string_append_len (out, source, length);
      return finish_line (out);
    }

  g_string_append (out, "{\"id\": ");
  actant_json_append_string (out, actant_record_get_id (record));
  g_string_append (out, ", \"kind\": ");
  actant_json_append_string (out, actant_record_get_kind_name (record));
  append_inline_members (out, ", ", actant_record_get_body (record));
  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    {
      g_string_append (out, i == 0 ? ", \"versions\": [" : ", ");
      append_inline (out, actant_record_get_version (record, i));
    }
  g_string_append (out, actant_record_get_n_versions (record) > 0 ? "]}" : "}");

  return finish_line (out);
}

/**
 * actant_value_dup_json:
 * @type: (nullable): its type
 * @value: (nullable): a value; a record's body is one too
 *
 * Returns: (transfer full): its canonical bytes on one line; "null" when it is unset or what
 *   @type leaves out
 */
char *
actant_value_dup_json (const ActantFieldType *type,
                       const ActantValue     *value)
{
  GString *out = g_string_new (NULL);

  if (value == NULL || (type != NULL && is_left_out (type, value)))
    g_string_append (out, "null");
  else
    append_inline (out, value);

  return finish_line (out);
}
