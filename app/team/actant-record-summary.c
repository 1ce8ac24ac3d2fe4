/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as lines that people read: what "git diff" and "git log -p" show of our files.
 *
 * One line a record, in the order of the file; without what only programs need. References are told
 * by name where the file itself has the record. */
#include "team/actant-record-summary.h"

#include <string.h>

/* Of a quote, in characters. */
#define QUOTE_MAX 80

static const char * const left_out[] = { "segments", "created", "modified", "rev", "deleted",
                                         "target_revs", NULL };

static void append_value (GString               *line,
                          const ActantFieldType *type,
                          const ActantValue     *value,
                          GHashTable            *names);

/* On one line, whatever @text has. */
static void
append_text (GString    *line,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n')
        g_string_append (line, "⏎");
      else if (g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029)
        g_string_append_c (line, ' ');
      else
        g_string_append_unichar (line, character);
    }
}

static void
append_object (GString           *line,
               const ActantTable *table,
               const ActantValue *value,
               GHashTable        *names)
{
  gsize start = line->len;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (value, i);

      if (member == NULL)
        continue;
      if (line->len > start)
        g_string_append_c (line, ' ');
      if (i != actant_table_get_main (table))
        g_string_append_printf (line, "%s=", table->fields[i].name);
      append_value (line, table->fields[i].type, member, names);
    }
}

static void
append_scalar (GString           *line,
               const ActantValue *value,
               GHashTable        *names)
{
  const char *name;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_INTEGER:
      g_string_append_printf (line, "%" G_GINT64_FORMAT, actant_value_get_integer (value));
      break;
    case ACTANT_VALUE_BOOLEAN:
      g_string_append (line, actant_value_get_boolean (value) ? "yes" : "no");
      break;
    case ACTANT_VALUE_TEXT:
      name = g_hash_table_lookup (names, actant_value_get_text (value));
      append_text (line, name != NULL ? name : actant_value_get_text (value));
      break;
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_LIST:
    case ACTANT_VALUE_MAP:
    default:
      break;
    }
}

static void
append_value (GString               *line,
              const ActantFieldType *type,
              const ActantValue     *value,
              GHashTable            *names)
{
  guint n = actant_value_get_n_items (value);

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_OBJECT:
      append_object (line, actant_value_get_table (value), value, names);
      break;
    case ACTANT_VALUE_LIST:
      for (guint i = 0; i < n; i++)
        {
          g_string_append (line, i > 0 ? ", " : "");
          append_value (line, type != NULL ? type->item : NULL, actant_value_get_item (value, i), names);
        }
      break;
    case ACTANT_VALUE_MAP:
      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (line, "%s%s=", i > 0 ? ", " : "", actant_value_get_key (value, i));
          append_value (line, NULL, actant_value_get_item (value, i), names);
        }
      break;
    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
    case ACTANT_VALUE_TEXT:
    default:
      append_scalar (line, value, names);
      break;
    }
}

static void
append_passage (GString            *line,
                const ActantRecord *record)
{
  g_autofree char *quote = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      g_string_append_printf (line, "%s%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, i > 0 ? "+" : " ",
                              start, end);
    }
  if (actant_record_get_n_segments (record) == 0)
    return;

  quote = actant_record_dup_quote (record);
  shown = quote != NULL ? g_utf8_substring (quote, 0, MIN (QUOTE_MAX, g_utf8_strlen (quote, -1)))
                        : g_strdup ("");
  g_string_append (line, " “");
  append_text (line, shown);
  g_string_append (line, quote != NULL && strlen (shown) < strlen (quote) ? "…”" : "”");
}

static void
append_body (GString           *line,
             const ActantValue *body,
             GHashTable        *names)
{
  const ActantTable *table = actant_value_get_table (body);
  const ActantValue *extras = actant_value_get_extras (body);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *value = actant_value_get_member_at (body, i);

      if (value == NULL || g_strv_contains (left_out, table->fields[i].name))
        continue;
      g_string_append_printf (line, " | %s: ", table->fields[i].name);
      append_value (line, table->fields[i].type, value, names);
    }
  for (guint i = 0; i < actant_value_get_n_items (extras); i++)
    {
      g_string_append_printf (line, " | %s: ", actant_value_get_key (extras, i));
      append_scalar (line, actant_value_get_item (extras, i), names);
    }
}

static void
append_record (GString            *out,
               const ActantRecord *record,
               GHashTable         *names)
{
  const char *id = actant_record_get_id (record);

  if (actant_record_is_opaque (record))
    {
      g_string_append_printf (out, "%s (not readable) ",
                              actant_record_get_kind_name (record) != NULL
                              ? actant_record_get_kind_name (record) : "record");
      append_text (out, actant_record_get_source (record, NULL));
      g_string_append_c (out, '\n');
      return;
    }

  g_string_append (out, actant_record_get_kind_name (record));
  append_passage (out, record);
  if (actant_record_is_deleted (record))
    g_string_append (out, " (deleted)");
  append_body (out, actant_record_get_body (record), names);
  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    {
      g_string_append_printf (out, " || version %u", i + 2);
      append_body (out, actant_record_get_version (record, i), names);
    }
  g_string_append_printf (out, " #%s\n", id);
}

static GHashTable *
collect_names (const ActantRecordFile *file)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < file->records->len; i++)
    {
      const ActantRecord *record = file->records->pdata[i];
      const char *title = actant_record_is_opaque (record) ? NULL : actant_record_get_title (record);

      if (title != NULL && actant_record_get_id (record) != NULL)
        g_hash_table_insert (names, (gpointer) actant_record_get_id (record), (gpointer) title);
    }

  return names;
}

/**
 * actant_record_file_dup_summary:
 * @file: a file's content
 *
 * Returns: (transfer full): a line for the file and one for each record
 */
char *
actant_record_file_dup_summary (const ActantRecordFile *file)
{
  g_autoptr(GHashTable) names = collect_names (file);
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (actant_format_get_name (file->format));

  append_body (out, actant_record_get_body (file->header), none);
  g_string_append_printf (out, " #%s\n", actant_record_get_id (file->header));
  for (guint i = 0; i < file->records->len; i++)
    append_record (out, file->records->pdata[i], names);

  return g_string_free (out, FALSE);
}
