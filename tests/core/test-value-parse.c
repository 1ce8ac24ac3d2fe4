/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as typed: every field of the claim, slots by dot and by pairs, attributes, what is made
 * on the way, and what is refused. */
#include "core-test-util.h"

#include "session/actant-value-parse.h"
#include "store/actant-record-file.h"

#include <string.h>

typedef struct
{
  char            *folder;
  ActantSession   *session;
  ActantChangeSet *create;
  ActantRecord    *claim;
  char            *china;
  char            *issue;
} Typing;

static void
add_field (Typing     *typing,
           const char *name,
           const char *type,
           const char *choices[])
{
  g_autoptr(ActantRecord) empty = actant_session_new_record (typing->session, ACTANT_KIND_FIELD);
  g_autoptr(ActantRecord) named = set_text (empty, "name", name);
  g_autoptr(ActantRecord) typed = set_text (named, "type", type);
  g_autoptr(ActantRecord) field = actant_record_set (typed, "choices",
                                                     actant_value_new_text_list (choices));
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Field");

  g_assert_true (actant_session_put (typing->session, edit, NULL, field));
  g_assert_true (actant_session_apply (typing->session, edit, NULL));
}

static void
set_up (Typing        *typing,
        gconstpointer  data)
{
  g_autoptr(GArray) ranges = make_ranges (1, 0, 5);

  typing->folder = make_folder ();
  write_file (typing->folder, "a.txt", "North Korea escalates.\n");
  typing->session = open_session (typing->folder, "mina", 1);
  typing->create = actant_change_set_new ("Add");
  typing->china = add_named (typing->session, ACTANT_KIND_ACTOR, "China");
  typing->issue = add_named (typing->session, ACTANT_KIND_CODE, "NCG");
  g_free (add_named (typing->session, ACTANT_KIND_ACTOR, "North Korea"));
  g_free (add_named (typing->session, ACTANT_KIND_EVENT, "Summit"));
  g_free (add_named (typing->session, ACTANT_KIND_SCENARIO, "Calm"));
  typing->claim = actant_session_new_passage (typing->session, ACTANT_KIND_CLAIM, "a.txt", ranges,
                                              NULL);
}

static void
tear_down (Typing        *typing,
           gconstpointer  data)
{
  actant_change_set_unref (typing->create);
  actant_record_unref (typing->claim);
  g_free (typing->china);
  g_free (typing->issue);
  g_assert_finalize_object (typing->session);
  remove_folder (typing->folder);
}

/* Values are separated by "|". */
static gboolean
set (Typing      *typing,
     gboolean     create,
     const char  *path,
     const char  *values,
     GError     **error)
{
  ActantValueParser parser = { typing->session, create ? typing->create : NULL };
  g_auto(GStrv) parts = g_strsplit (values, "|", -1);
  g_autofree char *nothing[] = { g_strdup (""), NULL };
  const char * const *given = parts[0] != NULL ? (const char * const *) parts
                                               : (const char * const *) nothing;
  ActantRecord *changed = actant_value_parser_set (&parser, typing->claim, path, given, error);

  if (changed == NULL)
    return FALSE;
  actant_record_unref (typing->claim);
  typing->claim = changed;
  return TRUE;
}

static void
give (Typing     *typing,
      const char *path,
      const char *values)
{
  g_autoptr(GError) error = NULL;

  set (typing, FALSE, path, values, &error);
  g_assert_no_error (error);
}

/* The field as a reader sees it. */
static void
assert_words (Typing     *typing,
              const char *field,
              const char *words)
{
  const ActantFieldType *type = actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table,
                                                  field)->type;
  g_autofree char *found = actant_value_dup_words (typing->session, type,
                                                   actant_record_get (typing->claim, field));

  g_assert_cmpstr (found, ==, words);
}

static const struct { const char *path; const char *values; const char *words; } good[] = {
  { "gist", "North Korea “escalates”", "North Korea “escalates”" },
  { "type", "forecast", "Forecast" },
  { "standing", "asked", "Asked" },
  { "polarity", "-", "Negated" },
  { "subjects", "North Korea|china|China", "China, North Korea" },
  { "claimants", "China", "China" },
  { "attribution", "China|actors='North Korea' actors=China kind=belief mode=direct",
    "China, China, North Korea · Belief · Direct" },
  { "addressees", "China", "China" },
  { "objects", "China|actor='North Korea' role=target", "China, North Korea · Target" },
  { "stances", "actor=China", NULL },
  { "stances", "holder=China target=\"North Korea\" value=-2|value=0 target=China",
    "China · North Korea · -2, China · 0" },
  { "issues", "NCG|code=NCG position=rejection", "NCG, NCG · Rejection" },
  { "frames", "NCG", "NCG" },
  { "form", "parade in spring", "parade in spring" },
  { "events", "Summit", "Summit" },
  { "factuality", "PS-", "Possibly not so" },
  { "likelihood", "high possibility", "high possibility" },
  { "likelihood.low", "0", "high possibility · 0" },
  { "likelihood.high", "80", "high possibility · 0 · 80" },
  { "likelihood.basis", "listed", "high possibility · 0 · 80 · Listed" },
  { "likelihood", "likely", "likely · 0 · 80 · Listed" },
  { "likelihood.low", "", "likely · 80 · Listed" },
  { "likelihood", "term='a = b' high=5", "a = b · 5" },
  { "confidence", "low", "Low" },
  { "strength", "should", "should" },
  { "strength.value", "weak_for", "should · Weak for" },
  { "said", "text='last May' edtf=2023-05 anchor=document", "last May · 2023-05 · Counted" },
  { "horizon", "in 2024", "in 2024 · 2024" },
  { "horizon.edtf", "2024", "in 2024 · 2024" },
  { "outcome", "occurred", "Occurred" },
  { "outcome.date", "2024-34", "Occurred · 2024-34" },
  { "extent", "one step closer", "one step closer" },
  { "extent.low", "1.5", "one step closer · 1.5" },
  { "scenarios", "Calm|scenario=Calm role=driver consistency=II",
    "Calm, Calm · Driver · Very inconsistent" },
  { "certainty", "5", "5" },
  { "note", "two\nlines = here", "two\nlines = here" },
  { "gist", "", "" },
  { "subjects", "", "" },
  { "likelihood", "", "" },
  { "certainty", "", "" },
  { "horizon.edtf", "", "in 2024" },
  { "horizon.text", "", "" },
};

static void
test_good (Typing        *typing,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *field = g_strndup (good[i].path, strcspn (good[i].path, "."));
      g_autoptr(GError) error = NULL;

      if (good[i].words == NULL)
        {
          g_assert_false (set (typing, FALSE, good[i].path, good[i].values, &error));
          g_assert_nonnull (error);
          continue;
        }
      give (typing, good[i].path, good[i].values);
      if (strcmp (good[i].path, "said") != 0)
        assert_words (typing, field, good[i].words);
    }

  g_assert_cmpstr (actant_value_get_member_text (actant_record_get (typing->claim, "said"),
                                                 "anchor"), ==, "document");
  g_assert_null (actant_record_get (typing->claim, "horizon"));
}

/* No field of the claim but the session's own is without a row above. */
static void
test_complete (Typing        *typing,
               gconstpointer  data)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;

  for (guint i = 0; i < table->n_fields; i++)
    {
      gboolean found = strcmp (table->fields[i].name, "attributes") == 0;
      g_autoptr(GError) error = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (good) && !found; j++)
        found = strcmp (good[j].path, table->fields[i].name) == 0;
      if (table->fields[i].flags & ACTANT_FIELD_INTERNAL)
        {
          g_assert_false (set (typing, FALSE, table->fields[i].name, "x", &error));
          g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_FIELD);
        }
      else if (!found)
        g_error ("“%s” is not typed", table->fields[i].name);
    }
}

static void
test_bad (Typing        *typing,
          gconstpointer  data)
{
  static const struct { const char *path; const char *values; int code; const char *part; } rows[] =
    {
    { "gists", "x", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "gists" },
    { "", "x", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "claim" },
    { "segments", "x", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "segments" },
    { "rev", "x", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "rev" },
    { "gist.x", "x", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "gist" },
    { "subjects.name", "China", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "subjects" },
    { "gist", "a|b", ACTANT_MODEL_ERROR_TYPE, "gist" },
    { "likelihood", "a|b", ACTANT_MODEL_ERROR_TYPE, "likelihood" },
    { "type", "Forecast", ACTANT_MODEL_ERROR_CHOICE, "“type”; use one of: report" },
    { "certainty", "6", ACTANT_MODEL_ERROR_RANGE, "certainty" },
    { "certainty", "high", ACTANT_MODEL_ERROR_TYPE, "certainty" },
    { "certainty", "5.0", ACTANT_MODEL_ERROR_TYPE, "certainty" },
    { "certainty", "99999999999999999999", ACTANT_MODEL_ERROR_RANGE, "certainty" },
    { "subjects", "Russia", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "Russia" },
    { "subjects", "China|Russia", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "Russia" },
    { "frames", "China", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "China" },
    { "likelihood.low", "101", ACTANT_MODEL_ERROR_RANGE, "likelihood.low" },
    { "likelihood.middle", "1", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "middle" },
    { "likelihood", "low=1 middle=2", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "middle" },
    { "likelihood", "term=high possibility", ACTANT_MODEL_ERROR_UNKNOWN_FIELD, "quote" },
    { "likelihood", "term='high possibility", ACTANT_MODEL_ERROR_TYPE, "likelihood" },
    { "stances", "target=China value=3", ACTANT_MODEL_ERROR_RANGE, "stances.value" },
    { "objects", "actor='China role=target", ACTANT_MODEL_ERROR_TYPE, "objects" },
    { "horizon.edtf", "last December", ACTANT_MODEL_ERROR_RANGE, "horizon.edtf" },
    { "outcome.date", "2024-13", ACTANT_MODEL_ERROR_RANGE, "outcome.date" },
    { "gist", "\xff\xfe", ACTANT_MODEL_ERROR_TYPE, "gist" },
    { "subjects", "\xff", ACTANT_MODEL_ERROR_TYPE, "subjects" },
    { "attributes", "tone", ACTANT_MODEL_ERROR_TYPE, "tone" },
    { "attributes", "tone=x", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "tone" },
    { "attributes.tone", "x", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "tone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(ActantRecord) before = actant_record_ref (typing->claim);

      if (set (typing, FALSE, rows[i].path, rows[i].values, &error))
        g_error ("“%s” takes “%s”", rows[i].path, rows[i].values);
      g_assert_error (error, ACTANT_MODEL_ERROR, rows[i].code);
      if (strstr (error->message, rows[i].part) == NULL)
        g_error ("“%s” does not name “%s”", error->message, rows[i].part);
      g_assert_true (typing->claim == before);
    }
}

/* A study's own fields: of each type what it takes, in one string, and what it refuses. */
static void
test_attributes (Typing        *typing,
                 gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *type;
    const char *values;
    const char *bad;
    int         code;
  } rows[] = {
    { "words", "text", "any thing = at all", NULL, 0 },
    { "size", "integer", "-12", "1.5", ACTANT_MODEL_ERROR_TYPE },
    { "huge", "integer", "9007199254740991", "9007199254740992", ACTANT_MODEL_ERROR_RANGE },
    { "share", "number", "-1.5e3", "nan", ACTANT_MODEL_ERROR_TYPE },
    { "hex", "number", ".5", "0x10", ACTANT_MODEL_ERROR_TYPE },
    { "sure", "boolean", "yes", "perhaps", ACTANT_MODEL_ERROR_TYPE },
    { "day", "date", "2024-06~", "June", ACTANT_MODEL_ERROR_RANGE },
    { "tone", "choice", "warm", "hot", ACTANT_MODEL_ERROR_CHOICE },
    { "topics", "multi_choice", "warm|cold", "cold|hot", ACTANT_MODEL_ERROR_CHOICE },
    { "who", "actor", "China", "Russia", ACTANT_MODEL_ERROR_UNKNOWN_RECORD },
    { "what", "code", "NCG", "China", ACTANT_MODEL_ERROR_UNKNOWN_RECORD },
    { "new", "of a later version", "x", NULL, 0 },
  };
  static const char *choices[] = { "warm", "cold", NULL };
  const ActantValue *map;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("attributes.%s", rows[i].name);
      g_autoptr(GError) error = NULL;

      add_field (typing, rows[i].name, rows[i].type, choices);
      give (typing, path, rows[i].values);
      map = actant_record_get (typing->claim, "attributes");
      g_assert_cmpuint (actant_value_get_n_items (map), ==, i + 1);
      if (rows[i].bad == NULL)
        continue;
      g_assert_false (set (typing, FALSE, path, rows[i].bad, &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, rows[i].code);
    }

  /* Two values for one, in either form. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (set (typing, FALSE, i ? "attributes" : "attributes.tone",
                           i ? "tone=warm|tone=cold" : "warm|cold", &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE);
    }
}

static const ActantValue *
get_attribute (Typing     *typing,
               const char *name)
{
  const ActantRecord *field = actant_session_find_named (typing->session, ACTANT_KIND_FIELD, name,
                                                         NULL);

  return actant_value_map_get (actant_record_get (typing->claim, "attributes"),
                               actant_record_get_id (field));
}

/* FIELD=VALUE, several at once; emptying one keeps the rest; all of it is saved as it is. */
static void
test_attribute_pairs (Typing        *typing,
                      gconstpointer  data)
{
  static const char *choices[] = { "warm", "cold", NULL };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Claim");
  g_autofree char *id = g_strdup (actant_record_get_id (typing->claim));

  add_field (typing, "tone", "choice", choices);
  add_field (typing, "topics", "multi_choice", choices);
  add_field (typing, "size", "integer", NULL);

  give (typing, "attributes", "tone=warm");
  give (typing, "attributes", "tone=|topics=warm|topics=cold|size=3");
  g_assert_null (get_attribute (typing, "tone"));
  g_assert_cmpuint (actant_value_get_n_items (get_attribute (typing, "topics")), ==, 2);
  g_assert_cmpint (actant_value_get_integer (get_attribute (typing, "size")), ==, 3);

  g_assert_true (actant_session_put (typing->session, edit, "a.txt", typing->claim));
  g_assert_true (actant_session_apply (typing->session, edit, NULL));
  save (typing->session);
  g_object_unref (typing->session);
  typing->session = open_session (typing->folder, "mina", 2);
  g_assert_true (actant_value_equal (actant_record_get (find_record (typing->session, "a.txt", id),
                                                        "attributes"),
                                     actant_record_get (typing->claim, "attributes")));

  give (typing, "attributes", "topics=|size=");
  g_assert_null (actant_record_get (typing->claim, "attributes"));
}

/* What a name does not find is made once, whatever its letters' case. */
static void
test_create (Typing        *typing,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const ActantValue *subjects, *addressees;

  g_assert_true (set (typing, TRUE, "subjects", "Russia|Iran|China", &error));
  g_assert_true (set (typing, TRUE, "addressees", "russia", &error));
  g_assert_true (set (typing, TRUE, "objects", "actor=Iran role=target", &error));
  g_assert_true (set (typing, TRUE, "frames", "Russia", &error));
  g_assert_true (set (typing, TRUE, "events", "Treaty", &error));
  g_assert_true (set (typing, TRUE, "scenarios", "Storm", &error));
  g_assert_no_error (error);

  g_assert_cmpuint (actant_change_set_get_n (typing->create), ==, 5);
  subjects = actant_record_get (typing->claim, "subjects");
  g_assert_cmpuint (actant_value_get_n_items (subjects), ==, 3);
  addressees = actant_record_get (typing->claim, "addressees");
  g_assert_true (actant_value_list_has_text (subjects,
                                             actant_value_get_text (actant_value_get_item (addressees, 0))));

  g_assert_false (set (typing, TRUE, "attributes", "tone=x", &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD);
  g_assert_cmpuint (actant_change_set_get_n (typing->create), ==, 5);

  g_assert_true (actant_session_put (typing->session, typing->create, "a.txt", typing->claim));
  g_assert_true (actant_session_apply (typing->session, typing->create, NULL));
  assert_words (typing, "addressees", "Russia");
  g_assert_true (actant_session_undo (typing->session, NULL, NULL));
  g_assert_null (actant_session_find_named (typing->session, ACTANT_KIND_ACTOR, "Russia", NULL));
}

/* Spaces make no names, and none around one make another. */
static void
test_create_spaces (Typing        *typing,
                    gconstpointer  data)
{
  static const char * const blank[] = { " ", "\t\n", "China| " };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_assert_false (set (typing, TRUE, "subjects", blank[i], &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD);
      g_clear_error (&error);
    }
  g_assert_cmpuint (actant_change_set_get_n (typing->create), ==, 0);

  g_assert_true (set (typing, TRUE, "subjects", " China | Iran|Iran ", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (actant_change_set_get_n (typing->create), ==, 1);
  g_assert_cmpstr (actant_record_get_text (actant_change_set_get (typing->create, 0)->after, "name"),
                   ==, "Iran");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (typing->claim, "subjects")), ==, 2);
}

/* An alias or an id of several records, and an ambiguous name, make nothing. */
static void
test_ambiguous (Typing        *typing,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *second = add_named (typing->session, ACTANT_KIND_ACTOR, "China");

  g_assert_false (set (typing, TRUE, "subjects", "China", &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_AMBIGUOUS);
  g_assert_cmpuint (actant_change_set_get_n (typing->create), ==, 0);
  give (typing, "subjects", second);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (typing->claim, "subjects")), ==,
                    1);
}

/* Date words bring their date, counted from the text’s, until somebody gives another one. */
static void
test_dates (Typing        *typing,
            gconstpointer  data)
{
  static const struct { const char *path, *value, *words; } rows[] = {
    { "horizon", "by mid-2024", "by mid-2024 · ../2024-06" },
    { "horizon", "last December", "last December · 2023-12 · Document" },
    { "horizon", "올해 하반기", "올해 하반기 · 2024-41 · Document" },
    { "horizon", "on time", "on time" },
    { "horizon", "2024-34", "2024-34 · 2024-34" },
    { "horizon", "next month", "next month · 2024-03 · Document" },
    { "horizon.edtf", "2024-04", "next month · 2024-04 · Document" },
    { "horizon", "next year", "next year · 2024-04 · Document" },
  };
  ActantValueParser parser = { typing->session, .date = "2024-02-29" };
  g_autoptr(ActantRecord) claim = actant_record_ref (typing->claim);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *values[] = { rows[i].value, NULL };
      ActantRecord *changed = actant_value_parser_set (&parser, claim, rows[i].path, values, NULL);
      const ActantValue *horizon = actant_record_get (changed, "horizon");
      g_autofree char *words = actant_value_dup_words (
        NULL, actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, "horizon")->type, horizon);

      g_assert_cmpstr (words, ==, rows[i].words);
      actant_record_unref (claim);
      claim = changed;
    }
}

#define ADD(path, func) g_test_add (path, Typing, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/value-parse/good", test_good);
  ADD ("/value-parse/complete", test_complete);
  ADD ("/value-parse/bad", test_bad);
  ADD ("/value-parse/attributes", test_attributes);
  ADD ("/value-parse/attribute-pairs", test_attribute_pairs);
  ADD ("/value-parse/dates", test_dates);
  ADD ("/value-parse/create", test_create);
  ADD ("/value-parse/create-spaces", test_create_spaces);
  ADD ("/value-parse/ambiguous", test_ambiguous);

  return g_test_run ();
}
