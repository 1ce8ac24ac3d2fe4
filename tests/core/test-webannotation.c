/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web Annotations of other programs, and our own again, into a study. */
#include "exchange-fixture.h"

#include "exchange/actant-exporter.h"
#include "exchange/actant-importer.h"
#include "exchange/actant-webannotation-import.h"
#include "exchange/actant-webannotation-place.h"

#include "text/actant-anchor.h"

static ActantImportReport *
import_file (Fixture     *fixture,
             const char  *path,
             const char  *text,
             guint       *n_changes,
             GError     **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Import");
  const ActantImportOptions options = { text };
  ActantImportReport *report
    = actant_import_find_format ("webannotation")->func (fixture->session, path, &options, edit,
                                                         error);
  g_autoptr(GError) refused = NULL;

  if (n_changes != NULL)
    *n_changes = actant_change_set_get_n (edit);
  if (report == NULL)
    return NULL;
  actant_session_apply (fixture->session, edit, &refused);
  g_assert_no_error (refused);

  return report;
}

static void
append_field (GString            *out,
              ActantSession      *session,
              const ActantRecord *record,
              const char         *field)
{
  const ActantTable *table = actant_value_get_table (actant_record_get_body (record));
  const ActantField *entry = actant_table_get (table, field);
  const ActantValue *value = entry != NULL ? actant_record_get (record, field) : NULL;
  g_autofree char *words = NULL;

  if (value == NULL)
    return;
  words = actant_value_dup_words (session, entry->type, value);
  g_string_append_printf (out, " %s=%s", field, words);
}

/* All records of one's own on brief.txt, one a line. */
static char *
dump_records (Fixture *fixture)
{
  static const ActantKind kinds[] = {
    ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_RELATION,
    ACTANT_KIND_MEMO,
  };
  static const char * const fields[] = {
    "gist", "type", "subjects", "claimants", "actors", "code", "title", "text", "note",
  };
  ActantAnnotationSet *set = actant_session_get_own_set (fixture->session, "brief.txt", NULL);
  ActantCollection *records = actant_annotation_set_get_records (set);
  GString *out = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < actant_collection_get_n (records, kinds[k]); i++)
      {
        const ActantRecord *record = actant_collection_get (records, kinds[k], i);
        g_autofree char *quote = actant_record_dup_quote (record);

        g_assert_cmpint (actant_annotation_set_get_anchor (set, actant_record_get_id (record)), ==,
                         ACTANT_ANCHOR_IN_PLACE);
        g_string_append_printf (out, "%s <%s>", actant_record_get_kind_name (record),
                                quote != NULL ? quote : "");
        for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
          append_field (out, fixture->session, record, fields[j]);
        g_string_append_c (out, '\n');
      }

  return g_string_free (out, FALSE);
}

static char *
dump_report (const ActantImportReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->lines->len; i++)
    {
      const ActantImportLine *line = report->lines->pdata[i];

      g_string_append_c (out, actant_import_outcome_get_name (line->outcome)[0]);
      if (line->outcome != ACTANT_IMPORT_PLACED)
        g_assert_nonnull (line->message);
    }
  g_assert_cmpuint (report->n[ACTANT_IMPORT_PLACED] + report->n[ACTANT_IMPORT_MOVED]
                    + report->n[ACTANT_IMPORT_DISCARDED], ==,
                    report->lines->len);

  return g_string_free (out, FALSE);
}

/* Outcomes by their first letters: placed, moved, discarded. */
static const struct
{
  const char *file;
  const char *outcomes;
  const char *units;
  const char *records;
} cases[] = {
  { "recogito-single", "p", NULL,
    "coding <한반도> code=Peninsula note=A place name\n" },
  { "recogito-utf16", "pppp", "UTF-16",
    "coding <비핵화 😀 is> code=Highlight\n"
    "coding <is a goal> code=Aim\n"
    "coding <is a goal> code=Peace\n"
    "coding <North Korea> code=Highlight\n"
    "coding <provocations> code=Highlight\n" },
  { "hypothesis-rows", "p", "UTF-16",
    "coding <North Korea escalates> code=doubt note=Too **sure**?\n" },
  { "collection-embedded", "ppp", NULL,
    "claim <provocations in 2024.> gist=Provocations follow type=Forecast\n"
    "mention <North Korea> actors=North Korea\n"
    "coding <claims say so> code=Comment note=Says who?\n" },
  { "collection-pages", "pp", NULL,
    "coding <tabs> code=White space\n"
    "coding <page 2> code=Header\n" },
  { "moved", "mmdd", NULL,
    "coding <page 2> code=Highlight\n"
    "coding <provocations> code=Highlight\n" },
  { "ambiguous", "dpd", NULL,
    "coding <b>> code=Highlight\n" },
  { "ranges", "ppdd", NULL,
    "coding <North Korea> code=Highlight\n"
    "coding <North Korea escalates\n> code=Highlight\n" },
  { "refined", "ppd", NULL,
    "coding <is> code=Highlight\n"
    "coding <b> code=Highlight\n" },
  { "crlf", "ppp", "line ends counted twice",
    "coding <bold> code=Highlight\n"
    "coding <escalates\n--- page> code=Highlight\n"
    "coding <2024> code=Highlight\n" },
  { "whole-text", "p", NULL,
    "memo <> text=Read on 1 March.\n" },
  { "notes", "ppppd", NULL, NULL },
  { "several-targets", "pppd", NULL,
    "coding <North Korea escalates> code=Highlight\n"
    "coding <North Korea escalates […] provocations in 2024.> code=One\n"
    "coding <provocations in 2024.> code=Highlight\n" },
  { "bodies", "ppppppp", NULL,
    "coding <North Korea> code=Comment note=http://example.org/page\n"
    "coding <North Korea> code=http://example.org/vocabulary#peace\n"
    "coding <North Korea> code=Comment note=http://example.org/a.png\n"
    "coding <North Korea> code=Comment note=one\n\ntwo\n"
    "coding <North Korea> code=Peace\n"
    "coding <North Korea> code=Peace note=http://example.org/\n"
    "coding <North Korea> code=Highlight\n" },
  { "no-target", "d", NULL, "" },
  { "hostile", "dddddddddddpdddd", NULL,
    "coding <North> code=Highlight\n" },
};

static void
test_file (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);
  g_autofree char *name = g_strconcat (cases[i].file, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "webannotation", name, NULL);
  Fixture fixture;
  g_autoptr(ActantImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *outcomes = NULL;
  g_autofree char *records = NULL;

  fixture_open (&fixture, FIXTURE_TEXT);
  report = import_file (&fixture, path, NULL, NULL, &error);
  g_assert_no_error (error);
  outcomes = dump_report (report);
  g_assert_cmpstr (outcomes, ==, cases[i].outcomes);
  g_assert_cmpint (report->note != NULL, ==, cases[i].units != NULL);
  if (cases[i].units != NULL)
    g_assert_nonnull (strstr (report->note, cases[i].units));

  records = dump_records (&fixture);
  if (cases[i].records != NULL)
    g_assert_cmpstr (records, ==, cases[i].records);
  fixture_close (&fixture);
}

static void
test_notes_and_links (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "webannotation", "notes.json",
                                                 NULL);
  Fixture fixture;
  g_autoptr(ActantImportReport) report = NULL;
  ActantCollection *records;
  const ActantRecord *relation, *memo, *from, *to;

  fixture_open (&fixture, FIXTURE_TEXT);
  report = import_file (&fixture, path, NULL, NULL, NULL);
  records = actant_annotation_set_get_records (actant_session_get_own_set (fixture.session,
                                                                           "brief.txt", NULL));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 2);
  from = actant_collection_get (records, ACTANT_KIND_CLAIM, 0);
  to = actant_collection_get (records, ACTANT_KIND_CLAIM, 1);
  g_assert_cmpstr (actant_record_get_text (from, "gist"), ==, "It escalates");
  g_assert_cmpstr (actant_record_get_text (to, "note"), ==, "rumour");
  g_assert_null (actant_record_get_text (to, "type"));

  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 1);
  relation = actant_collection_get (records, ACTANT_KIND_RELATION, 0);
  g_assert_cmpstr (actant_record_get_text (relation, "from"), ==, actant_record_get_id (from));
  g_assert_cmpstr (actant_record_get_text (relation, "to"), ==, actant_record_get_id (to));
  g_assert_cmpstr (actant_record_get_text (relation, "type"), ==, "causes");

  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_MEMO), ==, 1);
  memo = actant_collection_get (records, ACTANT_KIND_MEMO, 0);
  g_assert_cmpstr (actant_record_get_text (memo, "target"), ==, actant_record_get_id (from));
  g_assert_cmpstr (actant_record_get_text (memo, "text"), ==, "About the claim");
  fixture_close (&fixture);
}

/* Nothing that fits: no record, no code, no actor. */
static void
test_nothing_fits (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "webannotation",
                                                 "collection-embedded.json", NULL);
  Fixture fixture;
  g_autoptr(ActantImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  guint n_changes;

  fixture_open (&fixture, "A text about something else.\n");
  report = import_file (&fixture, path, "brief.txt", &n_changes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n[ACTANT_IMPORT_DISCARDED], ==, 3);
  g_assert_cmpuint (n_changes, ==, 0);
  fixture_close (&fixture);
}

static void
test_unreadable (gconstpointer user_data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "webannotation", user_data,
                                                 NULL);
  Fixture fixture;
  g_autoptr(GError) error = NULL;
  guint n_changes;

  fixture_open (&fixture, FIXTURE_TEXT);
  g_assert_null (import_file (&fixture, path, NULL, &n_changes, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (n_changes, ==, 0);
  fixture_close (&fixture);
}

/* The same names as the study has are not made again. */
static void
test_known_names (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "webannotation",
                                                 "collection-embedded.json", NULL);
  Fixture fixture;
  g_autoptr(ActantImportReport) report = NULL;
  ActantCollection *study;

  fixture_open (&fixture, FIXTURE_TEXT);
  g_free (fixture_add (&fixture, NULL, ACTANT_KIND_ACTOR, NULL, "name", "DPRK",
                       "aliases", "North Korea", NULL));
  report = import_file (&fixture, path, NULL, NULL, NULL);
  study = actant_session_get_study (fixture.session);
  g_assert_cmpuint (actant_collection_get_n (study, ACTANT_KIND_ACTOR), ==, 1);
  fixture_close (&fixture);
}

/* Our own export into an empty study: the same records, words and places. */
static void
test_round_trip (void)
{
  Fixture first, second;
  g_autoptr(ActantExportData) data = NULL;
  g_autoptr(ActantImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_open (&first, FIXTURE_TEXT);
  fixture_fill (&first);
  path = g_build_filename (first.folder, "export.jsonld", NULL);
  data = actant_export_data_new (first.session, NULL, &error);
  actant_export_write (actant_export_find_format ("webannotation"), data, path, NULL, &error);
  g_assert_no_error (error);

  fixture_open (&second, FIXTURE_TEXT);
  report = import_file (&second, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n[ACTANT_IMPORT_MOVED] + report->n[ACTANT_IMPORT_DISCARDED], ==, 0);
  g_assert_null (report->note);
  before = dump_records (&first);
  after = dump_records (&second);
  g_assert_cmpstr (before, ==, after);
  fixture_close (&first);
  fixture_close (&second);
}

/* Every place of a text with wide characters, written in every unit, is found again. */
static void
test_units (void)
{
  static const char words[] = "a😀b\nc\n\n😀😀d\n가é";
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (words);
  ActantPlacer *placer = actant_placer_new (text);
  gint64 length = actant_source_text_get_length (text);

  for (guint unit = 0; unit < ACTANT_N_UNITS; unit++)
    for (gint64 start = 0; start < length; start++)
      for (gint64 end = start + 1; end <= length; end++)
        {
          ActantWebSelector selector = { 0 };
          ActantTextRange range;
          guint fit_counts[ACTANT_N_UNITS] = { 0 };
          g_autofree char *message = NULL;

          for (gint64 i = 0; i < end; i++)
            {
              gunichar c = actant_source_text_get_char (text, i);
              gboolean wide = ((unit & 1) != 0 && c > 0xffff) || (unit >= 2 && c == '\n');

              selector.start += i < start ? 1 + wide : 0;
              selector.end += 1 + wide;
            }
          selector.exact = actant_source_text_dup_slice (text, start, end);
          actant_placer_score (placer, &selector, fit_counts);
          g_assert_cmpuint (fit_counts[unit], ==, 1);
          g_assert_cmpint (actant_placer_place (placer, &selector, unit, &range, &message), ==,
                           ACTANT_PLACE_PLACED);
          g_assert_cmpint (range.start, ==, start);
          g_assert_cmpint (range.end, ==, end);
          g_free (selector.exact);
        }
  actant_placer_free (placer);
}

/* Many annotations with a handful of tags; 20,000 with "-m perf". */
static void
test_many (void)
{
  guint n = g_test_perf () ? 20000 : 500;
  g_autoptr(GString) json = g_string_new ("[");
  Fixture fixture;
  g_autoptr(ActantImportReport) report = NULL;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Import");
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  gint64 start;

  fixture_open (&fixture, FIXTURE_TEXT);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\":\"#%u\",\"body\":{\"purpose\":\"tagging\",\"value\":"
                            "\"tag %u\"},\"target\":{\"selector\":{\"type\":"
                            "\"TextPositionSelector\",\"start\":%u,\"end\":%u}}}", i > 0 ? "," : "", i, i % 7, i % 100,
                            i % 100 + 9);
  g_string_append_c (json, ']');
  fixture_write (&fixture, "many.json", json->str);
  path = g_build_filename (fixture.folder, "many.json", NULL);

  start = g_get_monotonic_time ();
  report = actant_import_webannotation (fixture.session, path, &(ActantImportOptions) { NULL }, edit,
                                        &error);
  g_assert_no_error (error);
  g_test_minimized_result ((g_get_monotonic_time () - start) / 1e6, "%u annotations in %.2f s", n,
                           (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (report->n[ACTANT_IMPORT_PLACED], ==, n);
  g_assert_cmpuint (actant_change_set_get_n (edit), ==, n + 7);
  fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/webannotation/file/", cases[i].file, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_file);
    }
  g_test_add_data_func ("/webannotation/unreadable/cut-off", "cut-off.json", test_unreadable);
  g_test_add_data_func ("/webannotation/unreadable/not-annotations", "not-annotations.json",
                        test_unreadable);
  g_test_add_data_func ("/webannotation/unreadable/loop", "pages-loop.json", test_unreadable);
  g_test_add_data_func ("/webannotation/unreadable/page", "page-missing.json", test_unreadable);
  g_test_add_data_func ("/webannotation/unreadable/missing", "no-such-file.json", test_unreadable);
  g_test_add_func ("/webannotation/notes-and-links", test_notes_and_links);
  g_test_add_func ("/webannotation/nothing-fits", test_nothing_fits);
  g_test_add_func ("/webannotation/known-names", test_known_names);
  g_test_add_func ("/webannotation/round-trip", test_round_trip);
  g_test_add_func ("/webannotation/units", test_units);
  g_test_add_func ("/webannotation/many", test_many);

  return g_test_run ();
}
