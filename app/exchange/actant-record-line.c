/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as one line of JSON that can be read without the rest of the study. */
#include "exchange/actant-record-line.h"

#include "store/actant-json-writer.h"
#include "store/actant-record-file.h"

typedef struct
{
  GHashTable     *seen;
  GString        *out;
  ActantNameFunc  name;
  gpointer        user_data;
} Names;

static void
append_member (GString    *out,
               const char *key,
               const char *value)
{
  g_string_append (out, out->len > 1 && out->str[out->len - 1] != '{' ? ", " : "");
  actant_json_append_string (out, key);
  g_string_append (out, ": ");
  actant_json_append_string (out, value);
}

/* A name that the record itself does not use: a memo has a "text" of its own. */
static char *
make_free_key (const ActantRecord *record,
               const char         *key)
{
  const ActantValue *body = actant_record_get_body (record);
  const ActantValue *extras = actant_value_get_extras (body);
  char *free_key = g_strdup (key);

  while (actant_table_find (actant_value_get_table (body), free_key) != ACTANT_NO_FIELD
         || (extras != NULL && actant_value_map_get (extras, free_key) != NULL))
    {
      char *longer = g_strconcat (free_key, "_file", NULL);

      g_free (free_key);
      free_key = longer;
    }

  return free_key;
}

static void
append_origin (GString            *out,
               const ActantRecord *record,
               const char         *key,
               const char         *value)
{
  g_autofree char *free_key = make_free_key (record, key);

  if (value != NULL)
    append_member (out, free_key, value);
}

static void
append_name (ActantKind   kind,
             const char  *id,
             const char  *slot,
             gpointer     user_data)
{
  Names *names = user_data;
  g_autofree char *name = NULL;

  if (!g_hash_table_add (names->seen, (gpointer) id))
    return;
  name = names->name (id, names->user_data);
  if (name != NULL)
    append_member (names->out, id, name);
}

/**
 * actant_record_dup_line:
 * @record: a readable record
 * @coder: (nullable): slug of whose it is
 * @text: (nullable): path of the text it belongs to
 * @name: (scope call): finds what people call a record
 *
 * Returns: (transfer full): the record as one line of JSON, with "coder",
 *   "text" and "names", an object from the ids it refers to to their names;
 *   a name that the record uses itself gets "_file" behind it
 */
char *
actant_record_dup_line (const ActantRecord *record,
                        const char         *coder,
                        const char         *text,
                        ActantNameFunc      name,
                        gpointer            user_data)
{
  g_autofree char *json = actant_record_dup_json (record);
  g_autofree char *names_key = make_free_key (record, "names");
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *line = g_string_new (json);
  Names names = { seen, line, name, user_data };

  g_string_truncate (line, line->len - 1);
  append_origin (line, record, "coder", coder);
  append_origin (line, record, "text", text);
  g_string_append (line, ", ");
  actant_json_append_string (line, names_key);
  g_string_append (line, ": {");
  actant_record_foreach_ref (record, append_name, &names);
  g_string_append (line, "}}");
  actant_json_escape_line_ends (line);

  return g_string_free (line, FALSE);
}
