/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of kinds are sound, whatever fields they come to hold. */
#include "core-test-util.h"

#include <string.h>

static void check_table (const ActantTable *table);

static void
check_choices (const ActantField *field)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_nonnull (field->type->choices);
  g_assert_nonnull (field->type->choices[0].value);
  for (const ActantChoice *choice = field->type->choices; choice->value != NULL; choice++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) choice->value));
      g_assert_true (choice->label != NULL && *choice->label != '\0');
      g_assert_true (choice->hint == NULL || *choice->hint != '\0');
    }
}

static void
check_type (const ActantField     *field,
            const ActantFieldType *type)
{
  g_assert_nonnull (type);

  switch (type->field_class)
    {
    case ACTANT_FIELD_ENUM:
      check_choices (field);
      break;
    case ACTANT_FIELD_INTEGER:
      g_assert_cmpint (type->minimum, <=, type->maximum);
      break;
    case ACTANT_FIELD_REF:
      g_assert_cmpint (type->kind, <, ACTANT_N_KINDS);
      g_assert_cmpint (type->kind, !=, ACTANT_KIND_HEADER);
      break;
    case ACTANT_FIELD_OBJECT:
      g_assert_nonnull (type->table);
      check_table (type->table);
      break;
    case ACTANT_FIELD_LIST:
      g_assert_nonnull (type->item);
      g_assert_cmpint (type->item->field_class, !=, ACTANT_FIELD_LIST);
      g_assert_true (type->ordered || actant_field_type_is_scalar (type->item));
      if (type->item->field_class != ACTANT_FIELD_ENUM)
        check_type (field, type->item);
      break;
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_BOOLEAN:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
    default:
      break;
    }
}

static void
check_table (const ActantTable *table)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_main = 0;

  g_assert_true (table->name != NULL && *table->name != '\0');
  g_assert_cmpuint (table->n_fields, >, 0);
  g_assert_cmpuint (table->n_fields, <=, 64);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];

      if (!g_hash_table_add (seen, (gpointer) field->name))
        g_error ("“%s” has two fields “%s”", table->name, field->name);
      g_assert_cmpuint (strspn (field->name, "abcdefghijklmnopqrstuvwxyz_0123456789"), ==,
                        strlen (field->name));
      g_assert_true (field->label != NULL && *field->label != '\0');
      g_assert_true (field->hint != NULL && *field->hint != '\0');
      n_main += (field->flags & ACTANT_FIELD_MAIN) != 0;
      check_type (field, field->type);
    }
  g_assert_cmpuint (n_main, <=, 1);
}

static void
test_tables (void)
{
  static const char * const common[] = { "note", "created", "modified", "rev", "deleted" };

  for (ActantKind kind = ACTANT_KIND_HEADER; kind < ACTANT_N_KINDS; kind++)
    {
      const ActantKindInfo *info = actant_kind_get_info (kind);
      const ActantTable *table = info->table;

      check_table (table);
      g_assert_cmpint (info->kind, ==, kind);
      g_assert_cmpstr (info->name, ==, table->name);
      g_assert_true (info->plural != NULL && info->label != NULL);
      if (info->title != NULL)
        g_assert_cmpint (actant_table_get (table, info->title)->type->field_class, ==,
                         ACTANT_FIELD_TEXT);
      for (guint i = 0; kind != ACTANT_KIND_HEADER && i < G_N_ELEMENTS (common); i++)
        g_assert_cmpstr (table->fields[table->n_fields - G_N_ELEMENTS (common) + i].name, ==,
                         common[i]);
    }
}

static void
test_names (void)
{
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    g_assert_cmpint (actant_kind_from_name (actant_kind_get_info (kind)->name), ==, kind);

  g_assert_cmpint (actant_kind_from_name ("header"), ==, ACTANT_KIND_NONE);
  g_assert_cmpint (actant_kind_from_name ("claims"), ==, ACTANT_KIND_NONE);
  g_assert_cmpint (actant_kind_from_name (NULL), ==, ACTANT_KIND_NONE);
}

/* Each kind has a place in a file, each array of a file holds a kind. */
static void
test_arrays (void)
{
  static const ActantFormat formats[] = { ACTANT_FORMAT_ANNOTATIONS, ACTANT_FORMAT_STUDY };

  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    {
      guint n = 0;

      for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
        {
          const char *array = actant_kind_get_array (kind, formats[f]);

          if (array == NULL)
            continue;
          g_assert_true (g_strv_contains (actant_format_get_arrays (formats[f]), array));
          n++;
        }
      g_assert_cmpuint (n, ==, kind == ACTANT_KIND_MEMO ? 2 : 1);
    }

  for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
    for (guint i = 0; actant_format_get_arrays (formats[f])[i] != NULL; i++)
      {
        guint n = 0;

        for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
          n += g_strcmp0 (actant_kind_get_array (kind, formats[f]),
                          actant_format_get_arrays (formats[f])[i]) == 0;
        g_assert_cmpuint (n, >, 0);
      }
}

static void
test_segments (void)
{
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    g_assert_cmpint (actant_kind_has_segments (kind), ==,
                     actant_table_get (actant_kind_get_info (kind)->table, "segments") != NULL);
}

/* The fields that DESIGN.md's table of records names, in its words. */
static void
test_fields (void)
{
  static const struct { ActantKind kind; const char *fields; } rows[] = {
    { ACTANT_KIND_TEXT, "file title authors publisher date language encoding url disclaimer" },
    { ACTANT_KIND_ACTOR, "name aliases type members parent office valid country sector identifiers "
                         "color replaced_by" },
    { ACTANT_KIND_EVENT, "name aliases when actors" },
    { ACTANT_KIND_CODE, "name parent use statement description rule example counter_example color "
                        "shortcut codable replaced_by" },
    { ACTANT_KIND_SCENARIO, "title focal_question horizon likelihood driving_forces "
                            "critical_uncertainties signposts narrative color replaced_by" },
    { ACTANT_KIND_FIELD, "name title type choices scale applies_to retired" },
    { ACTANT_KIND_CODER, "name slug color role" },
    { ACTANT_KIND_CORRECTION, "text from_sha to_sha edits" },
    { ACTANT_KIND_QUERY, "name query" },
    { ACTANT_KIND_TERM, "term low high lexicon" },
    { ACTANT_KIND_ROUND, "title texts coders blind overlap" },
    { ACTANT_KIND_MARK, "text coder state" },
    { ACTANT_KIND_MENTION, "segments actors mode source_sha" },
    { ACTANT_KIND_CODING, "segments code source_sha" },
    { ACTANT_KIND_CLAIM, "segments source_sha gist type standing polarity subjects claimants "
                         "attribution addressees objects stances issues frames form events "
                         "factuality likelihood confidence strength said horizon outcome extent "
                         "scenarios certainty attributes cues from" },
    { ACTANT_KIND_RELATION, "from to type group join cues source_sha" },
    { ACTANT_KIND_MEMO, "target title text type state reply_to" },
    { ACTANT_KIND_REVIEW, "targets target_revs decision result reason codebook_gap" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ACTANT_N_KINDS - ACTANT_KIND_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(GStrv) names = g_strsplit (rows[i].fields, " ", -1);

      for (guint j = 0; names[j] != NULL; j++)
        if (actant_table_get (actant_kind_get_info (rows[i].kind)->table, names[j]) == NULL)
          g_error ("%s lacks “%s”", actant_kind_get_info (rows[i].kind)->name, names[j]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind/tables", test_tables);
  g_test_add_func ("/kind/fields", test_fields);
  g_test_add_func ("/kind/names", test_names);
  g_test_add_func ("/kind/arrays", test_arrays);
  g_test_add_func ("/kind/segments", test_segments);

  return g_test_run ();
}
