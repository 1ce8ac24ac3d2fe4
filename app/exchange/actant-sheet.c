/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a dataset, made from the tables of fields (DESIGN section 8, "Tables"). */
#include "exchange/actant-sheet.h"

#include <string.h>

/* The order of files and sheets; passages stand after the claims. */
static const ActantKind kinds[] = {
  ACTANT_KIND_CLAIM, ACTANT_KIND_NONE, ACTANT_KIND_MENTION, ACTANT_KIND_CODING,
  ACTANT_KIND_RELATION, ACTANT_KIND_TEXT, ACTANT_KIND_ACTOR, ACTANT_KIND_EVENT, ACTANT_KIND_CODE,
  ACTANT_KIND_SCENARIO, ACTANT_KIND_CODER, ACTANT_KIND_MEMO, ACTANT_KIND_FIELD, ACTANT_KIND_QUERY,
  ACTANT_KIND_TERM, ACTANT_KIND_CORRECTION, ACTANT_KIND_ROUND, ACTANT_KIND_MARK, ACTANT_KIND_REVIEW,
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ACTANT_N_KINDS - 1);

/**
 * Builder:
 * @sheets: gets child sheets, which stand after their parent
 * @path: to the table whose fields are being added
 */
typedef struct
{
  const ActantExportData *data;
  GPtrArray              *sheets;
  ActantSheet            *sheet;
  guint                   path[ACTANT_COLUMN_MAX_DEPTH];
  guint                   depth;
} Builder;

static void
free_column (gpointer pointer)
{
  ActantColumn *column = pointer;

  g_free (column->name);
  g_free (column->title);
  g_free (column->description);
  g_free (column->attribute);
  g_free (column);
}

void
actant_sheet_free (ActantSheet *sheet)
{
  g_return_if_fail (sheet != NULL);

  g_ptr_array_unref (sheet->columns);
  g_free (sheet->name);
  g_free (sheet->description);
  g_free (sheet);
}

/* Takes over @name and @description. */
static ActantSheet *
new_sheet (char       *name,
           ActantKind  kind,
           char       *description)
{
  ActantSheet *sheet = g_new0 (ActantSheet, 1);

  sheet->name = name;
  sheet->description = description;
  sheet->kind = kind;
  sheet->list = ACTANT_NO_FIELD;
  sheet->columns = g_ptr_array_new_with_free_func (free_column);

  return sheet;
}

static gboolean
has_column (const ActantSheet *sheet,
            const char        *name)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_ascii_strcasecmp (((ActantColumn *) sheet->columns->pdata[i])->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* Two study fields may have one name. */
static char *
make_unique (const ActantSheet *sheet,
             const char        *name)
{
  char *unique = g_strdup (name);

  for (guint n = 2; has_column (sheet, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s_%u", name, n);
    }

  return unique;
}

static ActantColumn *
add_column (Builder            *builder,
            const char         *name,
            const char         *title,
            const char         *description,
            ActantColumnType    type,
            ActantColumnSource  source)
{
  ActantColumn *column = g_new0 (ActantColumn, 1);

  column->name = make_unique (builder->sheet, name);
  column->title = g_strdup (title);
  column->description = g_strdup (description);
  column->type = type;
  column->source = source;
  memcpy (column->path, builder->path, sizeof column->path);
  column->depth = builder->depth;
  g_ptr_array_add (builder->sheet->columns, column);

  return column;
}

static ActantColumnType
get_column_type (const ActantFieldType *type)
{
  switch (type->field_class)
    {
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REF:
      return ACTANT_COLUMN_STRING;
    case ACTANT_FIELD_TIME:
      return ACTANT_COLUMN_DATETIME;
    case ACTANT_FIELD_INTEGER:
      return ACTANT_COLUMN_INTEGER;
    case ACTANT_FIELD_BOOLEAN:
      return ACTANT_COLUMN_BOOLEAN;
    case ACTANT_FIELD_LIST:
      return ACTANT_COLUMN_LIST;
    case ACTANT_FIELD_OBJECT:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
      return ACTANT_COLUMN_MAP;
    default:
      g_assert_not_reached ();
    }
}

/* The hint, and what it says of the cells. */
static char *
dup_description (const ActantField *field)
{
  gboolean is_list = field->type->field_class == ACTANT_FIELD_LIST;
  const ActantFieldType *type = is_list ? field->type->item : field->type;
  GString *text = g_string_new (field->hint);

  if (text->len > 0 && strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');
  if (is_list)
    g_string_append (text, " A JSON array.");
  if (type->field_class == ACTANT_FIELD_REF)
    g_string_append_printf (text, is_list ? " Ids of %s." : " Id out of %s.",
                            type->kind != ACTANT_KIND_NONE
                            ? actant_kind_get_info (type->kind)->plural : "any table");
  if (type->choices != NULL)
    {
      g_string_append (text, type->open ? " Usually one of:" : " One of:");
      for (guint i = 0; type->choices[i].value != NULL; i++)
        g_string_append_printf (text, "%s %s", i > 0 ? "," : "", type->choices[i].value);
      g_string_append_c (text, '.');
    }
  if (type->maximum > type->minimum)
    g_string_append_printf (text, " From %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT ".",
                            type->minimum, type->maximum);

  return g_string_free (text, FALSE);
}

static void
add_names_column (Builder            *builder,
                  const char         *name,
                  const char         *title,
                  gboolean            is_list,
                  ActantColumnSource  source,
                  const ActantColumn *of)
{
  g_autofree char *full = g_strconcat (name, is_list ? "_names" : "_name", NULL);
  g_autofree char *full_title = g_strconcat (title, is_list ? " (names)" : " (name)", NULL);
  g_autofree char *description
    = g_strdup_printf (is_list ? "What the records of “%s” are called, in their order; what was"
                                 " merged goes by its new name. A JSON array."
                               : "What the record of “%s” is called; what was merged goes by its"
                                 " new name.", name);
  ActantColumn *column = add_column (builder, full, full_title, description,
                                     is_list ? ACTANT_COLUMN_LIST : ACTANT_COLUMN_STRING, source);

  column->field = of->field;
  column->attribute = g_strdup (of->attribute);
  memcpy (column->path, of->path, sizeof of->path);
  column->depth = of->depth;
}

static void
add_value_column (Builder           *builder,
                  const ActantField *field,
                  const char        *name,
                  const char        *title)
{
  gboolean is_list = field->type->field_class == ACTANT_FIELD_LIST;
  const ActantFieldType *scalar = is_list ? field->type->item : field->type;
  g_autofree char *description = dup_description (field);
  ActantColumn *column = add_column (builder, name, title, description,
                                     get_column_type (field->type), ACTANT_SOURCE_VALUE);

  column->field = field->type;
  if (scalar->field_class != ACTANT_FIELD_REF)
    return;
  if (!is_list)
    column->target = scalar->kind;
  add_names_column (builder, name, title, is_list, ACTANT_SOURCE_NAME, column);
}

static ActantColumnType
get_attribute_type (const ActantRecord *field)
{
  const char *type = actant_record_get_text (field, "type");

  if (g_strcmp0 (type, "integer") == 0)
    return ACTANT_COLUMN_INTEGER;
  if (g_strcmp0 (type, "number") == 0)
    return ACTANT_COLUMN_NUMBER;
  if (g_strcmp0 (type, "boolean") == 0)
    return ACTANT_COLUMN_BOOLEAN;
  if (g_strcmp0 (type, "multi_choice") == 0)
    return ACTANT_COLUMN_LIST;
  return ACTANT_COLUMN_STRING;
}

static void
add_attribute_column (Builder            *builder,
                      const ActantRecord *field)
{
  const char *id = actant_record_get_id (field);
  const char *name = actant_record_get_text (field, "name");
  const char *title = actant_record_get_text (field, "title");
  const char *type = actant_record_get_text (field, "type");
  const char *note = actant_record_get_text (field, "note");
  g_autofree char *full = g_strconcat ("attr_", name != NULL ? name : id, NULL);
  g_autofree char *description = g_strdup_printf ("Field of the study, id %s.%s%s", id,
                                                  note != NULL ? " " : "",
                                                  note != NULL ? note : "");
  ActantColumn *column = add_column (builder, full, title != NULL ? title : full + 5, description,
                                     get_attribute_type (field), ACTANT_SOURCE_ATTRIBUTE);

  column->attribute = g_strdup (id);
  if (g_strcmp0 (type, "actor") == 0 || g_strcmp0 (type, "code") == 0)
    {
      column->target = actant_kind_from_name (type);
      add_names_column (builder, column->name, column->title, FALSE,
                        ACTANT_SOURCE_ATTRIBUTE_NAME, column);
    }
}

/* A column for each of the study's fields that applies, and one for what no field explains. */
static void
add_attributes (Builder           *builder,
                const ActantField *map)
{
  const char *kind = actant_kind_get_info (builder->sheet->kind)->name;
  g_autofree char *rest = g_strconcat (map->name, "_other", NULL);

  for (guint i = 0; i < builder->data->study->records->len; i++)
    {
      const ActantRecord *field
        = g_array_index (builder->data->study->records, ActantExportRecord, i).record;
      const char *owner = actant_record_get_text (field, "applies_to");

      if (actant_record_get_kind (field) == ACTANT_KIND_FIELD
          && (owner == NULL || strcmp (owner, kind) == 0)
          && _actant_export_data_follow (builder->data, actant_record_get_id (field)) == field)
        add_attribute_column (builder, field);
    }
  add_column (builder, rest, "Other attributes",
              "Values of fields that the study does not have (any more), by id. A JSON object.",
              ACTANT_COLUMN_MAP, ACTANT_SOURCE_OTHERS);
}

static gboolean
is_list_of (const ActantFieldType *type,
            ActantFieldClass       item)
{
  return type->field_class == ACTANT_FIELD_LIST && type->item->field_class == item;
}

/* Versions and deletions are the file's matter; segments have a sheet of their own. */
static gboolean
is_left_out (const ActantField *field)
{
  return field->type->field_class == ACTANT_FIELD_REVS
         || strcmp (field->name, "deleted") == 0
         || (is_list_of (field->type, ACTANT_FIELD_OBJECT)
             && field->type->item->table == &actant_segment_table);
}

static void add_list_sheet (Builder           *builder,
                            const ActantField *field,
                            guint              position);

static void
add_fields (Builder           *builder,
            const ActantTable *table,
            const char        *prefix,
            const char        *prefix_title)
{
  guint level = builder->depth++;

  g_assert (level < ACTANT_COLUMN_MAX_DEPTH);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];
      g_autofree char *name = g_strconcat (prefix, field->name, NULL);
      g_autofree char *title = g_strconcat (prefix_title, field->label, NULL);

      builder->path[level] = i;
      if (is_left_out (field))
        continue;
      if (field->type->field_class == ACTANT_FIELD_OBJECT)
        {
          g_autofree char *inner = g_strconcat (name, "_", NULL);
          g_autofree char *inner_title = g_strconcat (title, ": ", NULL);

          add_fields (builder, field->type->table, inner, inner_title);
        }
      else if (field->type->field_class == ACTANT_FIELD_MAP)
        add_attributes (builder, field);
      else if (level == 0 && builder->sheet->list == ACTANT_NO_FIELD
               && is_list_of (field->type, ACTANT_FIELD_OBJECT))
        add_list_sheet (builder, field, i);
      else
        add_value_column (builder, field, name, title);
    }

  builder->depth--;
}

/* A child sheet: one row for each item of a list of objects. */
static void
add_list_sheet (Builder           *builder,
                const ActantField *field,
                guint              position)
{
  const ActantKindInfo *info = actant_kind_get_info (builder->sheet->kind);
  g_autofree char *key = g_strconcat (info->name, "_id", NULL);
  g_autofree char *about = g_strdup_printf ("Id out of %s.", info->plural);
  g_autofree char *hint = dup_description (field);
  ActantSheet *sheet = new_sheet (g_strconcat (info->name, "_", field->name, NULL), info->kind,
                                  g_strdup_printf ("A row for each item of “%s” of %s. %s",
                                                   field->label, info->plural, hint));
  Builder child = { builder->data, builder->sheets, sheet };
  ActantColumn *column;

  sheet->list = position;
  g_ptr_array_add (builder->sheets, sheet);
  column = add_column (&child, key, info->label, about, ACTANT_COLUMN_STRING, ACTANT_SOURCE_ID);
  column->target = info->kind;
  add_column (&child, "n", "Number", "Place in the list, from 1.", ACTANT_COLUMN_INTEGER,
              ACTANT_SOURCE_N);
  add_fields (&child, field->type->item->table, "", "");
}

static void
add_origin_columns (Builder  *builder,
                    gboolean  has_text_field)
{
  add_column (builder, "coder", "Coder", "Slug of whose record it is; empty for study records.",
              ACTANT_COLUMN_STRING, ACTANT_SOURCE_CODER);
  add_column (builder, has_text_field ? "text_file" : "text", "Text",
              "File of the annotated text: “file” of texts.",
              ACTANT_COLUMN_STRING, ACTANT_SOURCE_TEXT);
}

static void
add_place_columns (Builder    *builder,
                   const char *quote)
{
  add_column (builder, "start", "Start", "First code point, from 0, in the normalised text.",
              ACTANT_COLUMN_INTEGER, ACTANT_SOURCE_START);
  add_column (builder, "end", "End", "Code point after the last.",
              ACTANT_COLUMN_INTEGER, ACTANT_SOURCE_END);
  add_column (builder, "quote", "Quote", quote, ACTANT_COLUMN_STRING, ACTANT_SOURCE_QUOTE);
  add_column (builder, "anchor", "Anchor",
              "Whether the passage fits the text now. One of: in_place, moved, lost.",
              ACTANT_COLUMN_STRING, ACTANT_SOURCE_ANCHOR);
}

static void
add_kind_sheet (const ActantExportData *data,
                GPtrArray              *sheets,
                ActantKind              kind)
{
  const ActantKindInfo *info = actant_kind_get_info (kind);
  ActantSheet *sheet = new_sheet (g_strdup (info->plural), kind,
                                  g_strdup_printf ("A row for each record of the kind “%s”.",
                                                   info->name));
  Builder builder = { data, sheets, sheet };

  g_ptr_array_add (sheets, sheet);
  add_column (&builder, "id", "Id", "UUID of the record.", ACTANT_COLUMN_STRING, ACTANT_SOURCE_ID);
  if (info->in_annotations != NULL)
    add_origin_columns (&builder, actant_table_find (info->table, "text") != ACTANT_NO_FIELD);
  if (actant_kind_has_segments (kind))
    add_place_columns (&builder, "The words, exact; segments are joined by “ [...] ” here and"
                                 " stand apart in passages.");
  add_fields (&builder, info->table, "", "");
  if (kind == ACTANT_KIND_TEXT)
    {
      add_column (&builder, "length", "Length", "Of the normalised text, code points.",
                  ACTANT_COLUMN_INTEGER, ACTANT_SOURCE_LENGTH);
      add_column (&builder, "sha256", "Digest", "SHA-256 of the normalised text.",
                  ACTANT_COLUMN_STRING, ACTANT_SOURCE_SHA256);
    }
  add_column (&builder, "versions", "Other versions",
              "How many other versions others wrote apart; they are not exported.",
              ACTANT_COLUMN_INTEGER, ACTANT_SOURCE_VERSIONS);
}

static void
add_passages (const ActantExportData *data,
              GPtrArray              *sheets)
{
  static const ActantField context[] = {
    { "prefix", &actant_type_text, "Before", "Up to 32 code points before it" },
    { "suffix", &actant_type_text, "After", "Up to 32 code points after it" },
  };
  ActantSheet *sheet = new_sheet (g_strdup ("passages"), ACTANT_KIND_NONE,
                                  g_strdup ("A row for each segment of the passage of a claim,"
                                            " mention or coding."));
  Builder builder = { data, sheets, sheet };

  g_ptr_array_add (sheets, sheet);
  add_column (&builder, "record_id", "Record", "Id out of claims, mentions or codings.",
              ACTANT_COLUMN_STRING, ACTANT_SOURCE_ID);
  add_column (&builder, "kind", "Kind", "One of: claim, mention, coding.",
              ACTANT_COLUMN_STRING, ACTANT_SOURCE_KIND);
  add_origin_columns (&builder, FALSE);
  add_column (&builder, "n", "Number", "Which segment of the passage, from 1.",
              ACTANT_COLUMN_INTEGER, ACTANT_SOURCE_N);
  add_place_columns (&builder, "The words of the segment, exact.");
  builder.depth = 1;
  for (guint i = 0; i < G_N_ELEMENTS (context); i++)
    {
      builder.path[0] = actant_table_find (&actant_segment_table, context[i].name);
      add_value_column (&builder, &context[i], context[i].name, context[i].label);
    }
}

/**
 * actant_sheets_new:
 * @data: a snapshot; its study fields are columns
 *
 * Returns: (transfer full) (element-type ActantSheet): the tables of the
 *   dataset, in order; they borrow from @data
 */
GPtrArray *
actant_sheets_new (const ActantExportData *data)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_sheet_free);

  g_return_val_if_fail (data != NULL, sheets);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == ACTANT_KIND_NONE)
      add_passages (data, sheets);
    else
      add_kind_sheet (data, sheets, kinds[i]);

  return sheets;
}
