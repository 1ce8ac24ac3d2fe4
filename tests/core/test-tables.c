/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a dataset: columns out of the fields, cells out of the records, CSV quoting. */
#include "exchange-fixture.h"

#include "exchange/actant-csv.h"
#include "exchange/actant-data-package.h"
#include "exchange/actant-sheet.h"

static void
test_csv_quoting (void)
{
  static const struct { const char *text, *plain, *guarded; } cases[] = {
    { "plain", "plain", "\"plain\"" },
    { "한국어 😀", "한국어 😀", "\"한국어 😀\"" },
    { "a,b", "\"a,b\"", "\"a,b\"" },
    { "say \"no\"", "\"say \"\"no\"\"\"", "\"say \"\"no\"\"\"" },
    { "\"", "\"\"\"\"", "\"\"\"\"" },
    { "two\nlines", "\"two\nlines\"", "\"two\nlines\"" },
    { "car\rriage", "\"car\rriage\"", "\"car\rriage\"" },
    { "tab\tin", "tab\tin", "\"tab\tin\"" },
    { "=1+1", "=1+1", "\"'=1+1\"" },
    { "  =1+1", "  =1+1", "\"'  =1+1\"" },
    { "'=1+1", "'=1+1", "\"''=1+1\"" },
    { "'tis", "'tis", "\"'tis\"" },
    { "-2", "-2", "\"'-2\"" },
    { "+", "+", "\"'+\"" },
    { "@cmd", "@cmd", "\"'@cmd\"" },
    { "|pipe", "|pipe", "\"'|pipe\"" },
    { "\t=1", "\t=1", "\"'\t=1\"" },
    { "\n=1", "\"\n=1\"", "\"'\n=1\"" },
    { "＝1", "＝1", "\"'＝1\"" },
    { "1=1", "1=1", "\"1=1\"" },
    { "   ", "   ", "\"   \"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) plain = g_string_new (NULL);
      g_autoptr(GString) guarded = g_string_new (NULL);

      actant_csv_append_text (plain, cases[i].text, FALSE);
      actant_csv_append_text (guarded, cases[i].text, TRUE);
      g_assert_cmpstr (plain->str, ==, cases[i].plain);
      g_assert_cmpstr (guarded->str, ==, cases[i].guarded);
    }
}

/* What a reader does: one apostrophe off a cell that would be guarded. */
static void
test_csv_guard_is_undone (void)
{
  static const char letters[] = "'= a@";
  guint n = strlen (letters);

  for (guint i = 0; i < n * n * n * n; i++)
    {
      char text[5] = { letters[i % n], letters[i / n % n], letters[i / n / n % n],
                       letters[i / n / n / n % n], 0 };
      g_autoptr(GString) cell = g_string_new (NULL);

      actant_csv_append_text (cell, text, TRUE);
      g_string_truncate (cell, cell->len - 1);
      g_string_erase (cell, 0, 1);
      if (cell->str[0] == '\'' && actant_csv_is_formula (cell->str))
        g_string_erase (cell, 0, 1);
      g_assert_cmpstr (cell->str, ==, text);
    }
}

static const ActantSheet *
find_sheet (GPtrArray  *sheets,
            const char *name)
{
  for (guint i = 0; i < sheets->len; i++)
    if (strcmp (((ActantSheet *) sheets->pdata[i])->name, name) == 0)
      return sheets->pdata[i];

  g_error ("no sheet %s", name);
}

static const ActantColumn *
find_column (const ActantSheet *sheet,
             const char        *name,
             guint             *position)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (strcmp (((ActantColumn *) sheet->columns->pdata[i])->name, name) == 0)
      {
        if (position != NULL)
          *position = i;
        return sheet->columns->pdata[i];
      }

  return NULL;
}

typedef struct
{
  const char *column;
  GPtrArray  *cells;
} Reading;

static gboolean
read_cell (const ActantSheet *sheet,
           const ActantCell  *cells,
           gpointer           user_data)
{
  Reading *reading = user_data;
  guint position = 0;

  g_assert_nonnull (find_column (sheet, reading->column, &position));
  if (cells[position].type == ACTANT_CELL_INTEGER)
    g_ptr_array_add (reading->cells,
                     g_strdup_printf ("%" G_GINT64_FORMAT, cells[position].integer));
  else if (cells[position].type == ACTANT_CELL_BOOLEAN)
    g_ptr_array_add (reading->cells, g_strdup (cells[position].integer ? "true" : "false"));
  else
    g_ptr_array_add (reading->cells, g_strdup (cells[position].text ? cells[position].text : ""));

  return TRUE;
}

/* Every cell of a column, one a line between bars. */
static char *
read_column (const ActantExportData *data,
             const char             *sheet,
             const char             *column)
{
  g_autoptr(GPtrArray) sheets = actant_sheets_new (data);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { column, cells };

  g_assert_true (actant_sheet_foreach_row (find_sheet (sheets, sheet), data, read_cell, &reading));
  g_ptr_array_add (cells, NULL);

  return g_strjoinv ("|", (char **) cells->pdata);
}

static void
test_sheets_of_kinds (void)
{
  static const char * const expected[] = {
    "claims", "claim_attribution", "claim_objects", "claim_stances", "claim_issues",
    "claim_scenarios", "claim_cues", "passages", "mentions", "codings", "relations",
    "relation_cues", "texts", "actors", "events", "codes", "scenarios",
    "scenario_critical_uncertainties", "scenario_signposts", "coders", "memos", "fields",
    "queries", "terms", "corrections", "correction_edits", "rounds",
    "marks", "reviews",
  };
  g_autoptr(ActantExportData) data = _actant_export_data_new_empty ("Empty");
  g_autoptr(GPtrArray) sheets = actant_sheets_new (data);

  g_assert_cmpuint (sheets->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sheets->len; i++)
    g_assert_cmpstr (((ActantSheet *) sheets->pdata[i])->name, ==, expected[i]);
}

/* Whether a field of a kind is reached by a column of some sheet. */
static gboolean
is_shown (GPtrArray  *sheets,
          ActantKind  kind,
          guint       field)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const ActantSheet *sheet = sheets->pdata[i];

      if (sheet->kind == kind && sheet->list == field)
        return TRUE;
      for (guint j = 0; sheet->kind == kind && sheet->list == ACTANT_NO_FIELD
                        && j < sheet->columns->len; j++)
        {
          const ActantColumn *column = sheet->columns->pdata[j];

          if (column->depth > 0 && column->path[0] == field)
            return TRUE;
        }
    }

  return FALSE;
}

static void
test_every_field_has_a_column (void)
{
  g_autoptr(ActantExportData) data = _actant_export_data_new_empty ("Empty");
  g_autoptr(GPtrArray) sheets = actant_sheets_new (data);

  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    {
      const ActantTable *table = actant_kind_get_info (kind)->table;

      for (guint i = 0; i < table->n_fields; i++)
        {
          const char *name = table->fields[i].name;
          gboolean left_out = g_str_equal (name, "rev") || g_str_equal (name, "deleted")
                              || g_str_equal (name, "segments");

          if (is_shown (sheets, kind, i) == left_out)
            g_error ("%s.%s", table->name, name);
        }
    }
}

static void
test_columns_are_described_and_unique (void)
{
  g_autoptr(ActantExportData) data = _actant_export_data_new_empty ("Empty");
  g_autoptr(GPtrArray) sheets = actant_sheets_new (data);

  for (guint i = 0; i < sheets->len; i++)
    {
      const ActantSheet *sheet = sheets->pdata[i];
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpstr (sheet->description, !=, "");
      for (guint j = 0; j < sheet->columns->len; j++)
        {
          const ActantColumn *column = sheet->columns->pdata[j];

          g_assert_true (g_hash_table_add (seen, column->name));
          g_assert_cmpstr (column->title, !=, "");
          g_assert_cmpstr (column->description, !=, "");
        }
    }
}

static void
test_cells (void)
{
  static const struct { const char *sheet, *column, *cells; } cases[] = {
    { "claims", "gist", "=1+1|목표, \"goal\" 😀|North Korea escalates" },
    { "claims", "coder", "mina|mina|mina" },
    { "claims", "text", "brief.txt|brief.txt|brief.txt" },
    { "claims", "start", "0|41|95" },
    { "claims", "end", "40|57|153" },
    { "claims", "anchor", "in_place|in_place|in_place" },
    { "claims", "quote", "=SUM(A1:A9), \"quoted\" words\tand tabs\n한반도|비핵화 😀 is a goal;"
                         "|North Korea escalates [...] provocations in 2024." },
    { "claims", "polarity", "+||" },
    { "claims", "subjects_names", "||[\"North Korea\", \"@United States\"]" },
    { "claims", "claimants_names", "|[\"Expert <1> & co\"]|" },
    { "claims", "likelihood_term", "||high possibility" },
    { "claims", "likelihood_low", "||55" },
    { "claims", "horizon_edtf", "||2024" },
    { "claims", "attr_salience", "||3" },
    { "claims", "attributes_other", "||" },
    { "claims", "note", "||two\nlines, \"and\" a | bar" },
    { "claims", "versions", "0|0|0" },
    { "claim_stances", "n", "1|2" },
    { "claim_stances", "holder_name", "North Korea|@United States" },
    { "claim_stances", "target_name", "@United States|North Korea" },
    { "claim_stances", "value", "-2|0" },
    { "claim_issues", "code_name", "Extended deterrence" },
    { "claim_issues", "position", "support" },
    { "claim_scenarios", "scenario_name", "Escalation" },
    { "claim_attribution", "actors", "" },
    { "passages", "kind", "claim|claim|claim|claim|mention|coding" },
    { "passages", "n", "1|1|1|2|1|1" },
    { "passages", "quote", "=SUM(A1:A9), \"quoted\" words\tand tabs\n한반도|비핵화 😀 is a goal;"
                           "|North Korea escalates|provocations in 2024.|North Korea"
                           "|'brave'</b> claims" },
    { "passages", "suffix", " 비핵화 😀 is a goal;\n<b>bold & 'bra|\n<b>bold & 'brave'</b> claims sa"
                            "|\n--- page 2 ---\nprovocations in |\n"
                            "| escalates\n--- page 2 ---\nprovoc"
                            "| say so.\nNorth Korea escalates\n-" },
    { "mentions", "actors_names", "[\"North Korea\"]" },
    { "codings", "code_name", "Style" },
    { "relations", "from_name", "=1+1" },
    { "relations", "to_name", "North Korea escalates" },
    { "memos", "target_name", "목표, \"goal\" 😀" },
    { "memos", "text", "Is it a goal?" },
    { "memos", "text_file", "brief.txt" },
    { "texts", "file", "brief.txt" },
    { "texts", "length", "154" },
    { "actors", "name", "@United States|Expert <1> & co|North Korea" },
    { "actors", "aliases", "||[\"DPRK\", \"북한\"]" },
    { "codes", "codable", "true|true" },
    { "fields", "retired", "false" },
    { "scenarios", "driving_forces", "[\"arms, race\", \"=fear\"]" },
    { "coders", "slug", "mina" },
  };
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  fixture_fill (&fixture);
  data = actant_export_data_new (fixture.session, NULL, &error);
  g_assert_true (_actant_export_data_read (data, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cells = read_column (data, cases[i].sheet, cases[i].column);
      g_autofree char *found = g_strdup_printf ("%s.%s: %s", cases[i].sheet, cases[i].column,
                                                cells);
      g_autofree char *expected = g_strdup_printf ("%s.%s: %s", cases[i].sheet, cases[i].column,
                                                   cases[i].cells);

      g_assert_cmpstr (found, ==, expected);
    }
  fixture_close (&fixture);
}

static void
test_deleted_and_merged (void)
{
  Fixture fixture;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Merge");
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(ActantRecord) merged = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *names = NULL;
  g_autofree char *expected = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  old = fixture_add (&fixture, NULL, ACTANT_KIND_ACTOR, NULL, "name", "DPRK", NULL);
  new = fixture_add (&fixture, NULL, ACTANT_KIND_ACTOR, NULL, "name", "North Korea", NULL);
  g_free (fixture_add (&fixture, "brief.txt", ACTANT_KIND_CLAIM, "provocations",
                       "subjects", old, NULL));
  claim = fixture_add (&fixture, "brief.txt", ACTANT_KIND_CLAIM, "page 2", "gist", "Gone", NULL);

  merged = actant_record_set (actant_session_lookup (fixture.session, ACTANT_KIND_ACTOR, old),
                              "replaced_by", actant_value_new_text (new));
  actant_session_put (fixture.session, edit, NULL, merged);
  actant_session_delete (fixture.session, edit, "brief.txt", claim);
  g_assert_true (actant_session_apply (fixture.session, edit, &error));
  g_assert_no_error (error);

  data = actant_export_data_new (fixture.session, NULL, &error);
  g_assert_true (_actant_export_data_read (data, NULL, &error));
  ids = read_column (data, "claims", "subjects");
  names = read_column (data, "claims", "subjects_names");
  expected = g_strdup_printf ("[\"%s\"]", old);
  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpstr (names, ==, "[\"North Korea\"]");
  fixture_close (&fixture);
}

/* A cycle of mergers ends at the smallest id on it, wherever one enters it: "A" leads to it only. */
static void
test_merge_cycle (void)
{
  static const char * const ids[] = { "b", "a", "c", "A" };
  static const char * const next[] = { "c", "b", "a", "b" };
  g_autoptr(ActantExportData) data = _actant_export_data_new_empty ("Cycle");
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_ACTOR)->table;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ActantValue *members[64] = { NULL };
      g_autoptr(ActantRecord) record = NULL;

      members[actant_table_find (table, "name")] = actant_value_new_text (ids[i]);
      members[actant_table_find (table, "replaced_by")] = actant_value_new_text (next[i]);
      record = actant_record_new (ACTANT_KIND_ACTOR, ids[i],
                                  actant_value_new_object (table, members, NULL));
      _actant_export_data_add (data, data->study, record, ACTANT_ANCHOR_IN_PLACE);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (_actant_export_data_get_name (data, ids[i]), ==, "a");
  g_assert_cmpstr (_actant_export_data_get_name (data, "unknown"), ==, "unknown");
}

/* Values of a field that was merged count as the new one's; of one that is unknown, apart. */
static void
test_attributes (void)
{
  g_autoptr(ActantExportData) data = _actant_export_data_new_empty ("Attributes");
  const ActantTable *fields = actant_kind_get_info (ACTANT_KIND_FIELD)->table;
  const ActantTable *claims = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  static const char * const ids[] = { "f1", "f2", "f3" };
  static const char * const keys[] = { "f1", "zz" };
  ActantValue *values[] = { actant_value_new_text ("old, value"), actant_value_new_integer (4) };
  ActantValue *members[64] = { NULL };
  ActantExportText *text = _actant_export_data_add_text (data, "a.txt", "A", NULL, NULL);
  ActantExportSet *set = _actant_export_data_add_set (data, text, "jun", "Jun");
  g_autoptr(ActantRecord) claim = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *other = NULL;
  g_autofree char *same_name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ActantValue *field[64] = { NULL };
      g_autoptr(ActantRecord) record = NULL;

      field[actant_table_find (fields, "name")] = actant_value_new_text (i == 0 ? "old" : "tone");
      if (i == 0)
        field[actant_table_find (fields, "replaced_by")] = actant_value_new_text ("f2");
      record = actant_record_new (ACTANT_KIND_FIELD, ids[i],
                                  actant_value_new_object (fields, field, NULL));
      _actant_export_data_add (data, data->study, record, ACTANT_ANCHOR_IN_PLACE);
    }
  members[actant_table_find (claims, "attributes")] = actant_value_new_map (keys, values, 2);
  claim = actant_record_new (ACTANT_KIND_CLAIM, "c1",
                             actant_value_new_object (claims, members, NULL));
  _actant_export_data_add (data, set, claim, ACTANT_ANCHOR_LOST);

  merged = read_column (data, "claims", "attr_tone");
  same_name = read_column (data, "claims", "attr_tone_2");
  other = read_column (data, "claims", "attributes_other");
  g_assert_cmpstr (merged, ==, "old, value");
  g_assert_cmpstr (same_name, ==, "");
  g_assert_cmpstr (other, ==, "{\"zz\": 4}");
}

/* The ends of a long quote when the text no longer has it, the whole when it has. */
static void
test_long_quote (void)
{
  g_autoptr(GString) text = g_string_new ("start ");
  Fixture fixture;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *long_words = NULL;
  g_autofree char *quote = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text, "말%u ", i);
  long_words = g_strdup (text->str + strlen ("start "));
  g_assert_cmpint (g_utf8_strlen (long_words, -1), >, ACTANT_QUOTE_LONGEST);

  fixture_open (&fixture, text->str);
  g_free (fixture_add (&fixture, "brief.txt", ACTANT_KIND_CLAIM, long_words, "gist", "Long", NULL));
  data = actant_export_data_new (fixture.session, NULL, &error);
  g_assert_true (_actant_export_data_read (data, NULL, &error));
  quote = read_column (data, "claims", "quote");
  g_assert_cmpstr (quote, ==, long_words);
  fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tables/csv/quoting", test_csv_quoting);
  g_test_add_func ("/tables/csv/guard-is-undone", test_csv_guard_is_undone);
  g_test_add_func ("/tables/sheets-of-kinds", test_sheets_of_kinds);
  g_test_add_func ("/tables/every-field-has-a-column", test_every_field_has_a_column);
  g_test_add_func ("/tables/columns-are-described", test_columns_are_described_and_unique);
  g_test_add_func ("/tables/cells", test_cells);
  g_test_add_func ("/tables/deleted-and-merged", test_deleted_and_merged);
  g_test_add_func ("/tables/merge-cycle", test_merge_cycle);
  g_test_add_func ("/tables/attributes", test_attributes);
  g_test_add_func ("/tables/long-quote", test_long_quote);

  return g_test_run ();
}
