/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of records at random share: records of every kind, and files of them. */

#include "store/actant-json-slice.h"
#include "store/actant-record-file.h"

#include <string.h>

/* Not every test needs every helper. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"

#define MAX_TEXT 12
#define PERCENT_SET 70

/* Sources no writer of ours would make. */
static const char * const odd_sources[] = {
  "1e400", "-0.0", "99999999999999999999", "-9223372036854775809", "1E+2", "0.1000",
  "null", "[]", "{}", "\"\"", "true", "\"\\u00e9\\/\\ud83d\\ude00 \\b\"", "\"도발\"",
  "{ \"a\" :\n\t[1 ,2 ] }", "[\r\n \"\\\\\\\"\" ,{\"x\":{\"y\":null}}]",
};

static gboolean
toss (GRand *rand,
      int    percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

static char *
make_text (GRand *rand)
{
  static const char * const pieces[] = {
    "a", "Z", " ", "\n", "\t", "\"", "\\", "/", "\x01", "\x1f", "\x7f", "\b\f\r", "é", "한", "😀",
    "\u2028", "\\u0041", "{", "]", ",", "null", "e\u0301", "<<<<<<<",
  };
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, MAX_TEXT); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static char *
make_id (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-%04x-%04x-%08x%04x", g_rand_int (rand),
                          g_rand_int (rand) & 0xffff, g_rand_int (rand) & 0xffff,
                          g_rand_int (rand) & 0xffff, g_rand_int (rand),
                          g_rand_int (rand) & 0xffff);
}

static ActantValue *
make_text_value (GRand *rand)
{
  g_autofree char *text = make_text (rand);

  return actant_value_new_text (text);
}

static gint64
make_integer (GRand *rand)
{
  static const gint64 edges[] = {
    0, 1, -1, 100, ACTANT_JSON_MAX_INTEGER, -ACTANT_JSON_MAX_INTEGER
  };

  return toss (rand, 50) ? edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))]
                         : g_rand_int_range (rand, -1000, 1000000);
}

/* Names are unlike any of ours. */
static ActantValue *
make_extras (GRand *rand)
{
  ActantValue *extras = NULL;

  if (toss (rand, PERCENT_SET))
    return NULL;

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      const char *source = odd_sources[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd_sources))];
      g_autofree char *text = make_text (rand);
      g_autofree char *name = toss (rand, 10) ? g_strdup ("") : g_strconcat ("x", text, NULL);
      ActantValue *more = actant_value_map_set (extras, name, actant_value_new_text (source));

      g_clear_pointer (&extras, actant_value_unref);
      extras = more;
    }

  return extras;
}

static ActantValue *make_value (GRand                 *rand,
                                const ActantFieldType *type,
                                int                    percent);

static ActantValue *
make_object (GRand             *rand,
             const ActantTable *table,
             int                percent)
{
  ActantValue *members[64] = { NULL };

  for (guint i = 0; i < table->n_fields; i++)
    if (toss (rand, percent))
      members[i] = make_value (rand, table->fields[i].type, percent);

  return actant_value_new_object (table, members, make_extras (rand));
}

static ActantValue *
make_segment (GRand  *rand,
              gint64 *offset)
{
  ActantValue *segment = make_object (rand, &actant_segment_table, PERCENT_SET);
  const char * const ends[] = { "start", "end" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      ActantValue *placed = NULL;

      *offset += g_rand_int_range (rand, i, 50);
      placed = actant_value_object_set (segment, ends[i], actant_value_new_integer (*offset));
      actant_value_unref (segment);
      segment = placed;
    }

  return segment;
}

static ActantValue *
make_list (GRand                 *rand,
           const ActantFieldType *type,
           int                    percent)
{
  ActantValue *items[4];
  guint n = g_rand_int_range (rand, 1, 5);
  gint64 offset = 0;

  for (guint i = 0; i < n; i++)
    items[i] = type->item->table == &actant_segment_table ? make_segment (rand, &offset)
                                                          : make_value (rand, type->item, percent);

  return actant_value_new_list (items, n);
}

static ActantValue *
make_map (GRand    *rand,
          gboolean  is_revs)
{
  ActantValue *map = NULL;

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      g_autofree char *key = make_text (rand);
      gint64 count = make_integer (rand);
      ActantValue *value = NULL;
      ActantValue *more = NULL;

      if (is_revs)
        value = actant_value_new_integer (MAX (count, 1));
      else if (toss (rand, 30))
        value = actant_value_new_boolean (toss (rand, 50));
      else if (toss (rand, 30))
        value = make_list (rand, &actant_type_text_list, 100);
      else
        value = make_value (rand, toss (rand, 50) ? &actant_type_text : &actant_type_integer, 100);
      more = actant_value_map_set (map, key, value);
      g_clear_pointer (&map, actant_value_unref);
      map = more;
    }

  return map;
}

static ActantValue *
make_value (GRand                 *rand,
            const ActantFieldType *type,
            int                    percent)
{
  switch (type->field_class)
    {
    case ACTANT_FIELD_INTEGER:
      return actant_value_new_integer (make_integer (rand));
    case ACTANT_FIELD_BOOLEAN:
      return actant_value_new_boolean (toss (rand, 50));
    case ACTANT_FIELD_OBJECT:
      return make_object (rand, type->table, percent);
    case ACTANT_FIELD_LIST:
      return make_list (rand, type, percent);
    case ACTANT_FIELD_MAP:
      return make_map (rand, FALSE);
    case ACTANT_FIELD_REVS:
      return make_map (rand, TRUE);
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REF:
    default:
      return make_text_value (rand);
    }
}

/* A body as the model makes them: every field in canonical form. */
static ActantValue *
make_body (GRand      *rand,
           ActantKind  kind,
           int         percent)
{
  static const ActantFieldType any = { ACTANT_FIELD_OBJECT };
  ActantFieldType type = any;
  ActantValue *body = NULL;

  type.table = actant_kind_get_info (kind)->table;
  body = actant_field_type_normalize (&type, make_object (rand, type.table, percent));
  if (body == NULL)
    body = actant_value_new_object (type.table, (ActantValue *[64]) { NULL }, NULL);

  return body;
}

static int
compare_bodies (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *json_a = actant_value_dup_json (NULL, *(ActantValue * const *) a);
  g_autofree char *json_b = actant_value_dup_json (NULL, *(ActantValue * const *) b);

  return strcmp (json_a, json_b);
}

static ActantRecord *
make_record (GRand      *rand,
             ActantKind  kind,
             int         percent)
{
  g_autofree char *id = make_id (rand);
  ActantValue *versions[3];
  guint n = toss (rand, 20) ? g_rand_int_range (rand, 1, 4) : 0;

  for (guint i = 0; i < n; i++)
    versions[i] = make_body (rand, kind, percent);
  qsort (versions, n, sizeof versions[0], compare_bodies);

  return actant_record_new_with_versions (kind, id, make_body (rand, kind, percent), versions, n);
}

static ActantRecord *
make_opaque (GRand      *rand,
             const char *array)
{
  g_autofree char *id = make_id (rand);
  g_autofree char *source = NULL;

  source = g_strdup_printf ("{ \"id\" : \"%s\",\n\"kind\":7 ,\"x\" :%s}", id,
                            odd_sources[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd_sources))]);
  return actant_record_new_opaque (array, NULL, id, NULL, source, strlen (source), "odd");
}

static ActantRecord *
make_header (GRand *rand,
             int    percent)
{
  g_autofree char *set = make_id (rand);
  const char * const required[][2] = {
    { "coder", "slug" }, { "source", "file" }, { "source", "sha256" }
  };
  ActantValue *body = make_body (rand, ACTANT_KIND_HEADER, percent);

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      const ActantField *field = actant_table_get (actant_value_get_table (body), required[i][0]);
      const ActantValue *old = actant_value_get_member (body, required[i][0]);
      g_autoptr (ActantValue) object = old != NULL ? actant_value_ref (old)
                                                   : make_object (rand, field->type->table, 0);
      ActantValue *slot = actant_value_object_set (object, required[i][1], make_text_value (rand));
      ActantValue *changed = actant_value_object_set (body, required[i][0], slot);

      actant_value_unref (body);
      body = changed;
    }

  return actant_record_new (ACTANT_KIND_HEADER, set, body);
}

static ActantRecordFile *
make_file (GRand        *rand,
           ActantFormat  format,
           int           percent)
{
  const char * const *arrays = actant_format_get_arrays (format);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (ActantKind kind = ACTANT_KIND_HEADER + 1; kind < ACTANT_N_KINDS; kind++)
    if (actant_kind_get_array (kind, format) != NULL)
      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        g_ptr_array_add (records, make_record (rand, kind, percent));
  for (guint i = 0; arrays[i] != NULL; i++)
    if (toss (rand, 30))
      g_ptr_array_add (records, make_opaque (rand, arrays[i]));

  return actant_record_file_new (format, make_header (rand, percent), records);
}

static GRand *
make_rand (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

#pragma GCC diagnostic pop
