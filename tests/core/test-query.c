/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language: laws on random queries and records, examples, errors, hostile input. */
#include "core-test-util.h"

#include "query/actant-query.h"
#include "session/actant-value-parse.h"

#include <string.h>

#define TEXT "brief.txt"

typedef struct
{
  char          *folder;
  ActantSession *session;
  GPtrArray     *claims;   /* ids, in the order of the table */
} Study;

typedef struct
{
  const char *field;
  const char *value;
} Slot;

static const struct
{
  const char *gist;
  Slot        slots[12];
} claims[] = {
  { "North Korea escalates",
    { { "type", "forecast" }, { "subjects", "North Korea" }, { "likelihood", "high possibility" },
      { "likelihood.low", "55" }, { "likelihood.high", "80" }, { "horizon", "2024" },
      { "scenarios", "scenario=Escalation role=driver consistency=CC" },
      { "issues", "code=Tests position=rejection" } } },
  { "The allies hold exercises",
    { { "type", "report" }, { "subjects", "Allies" }, { "horizon", "text='in June' edtf=2024-06~" },
      { "standing", "presupposed" }, { "form", "exercise" }, { "certainty", "3" } } },
  { "Japan should plan",
    { { "type", "recommendation" }, { "claimants", "Japan" }, { "addressees", "DPRK" },
      { "horizon", "text=soon edtf=2025/.." }, { "likelihood.low", "20" },
      { "likelihood.high", "45" }, { "standing", "supposed" },
      { "scenarios", "scenario=Talks consistency=C" } } },
  { "한국은 대화를 원한다",
    { { "type", "intention" }, { "objects", "actor=Seoul role=target" }, { "polarity", "-" },
      { "attributes.arena", "bilateral talks" }, { "attributes.score", "7" },
      { "attributes.public", "no" },
      { "note", "Ärger über 2024" } } },
};

static void
put (ActantSession      *session,
     const char         *text,
     const ActantRecord *record)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Put");
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_put (session, edit, text, record));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

static ActantRecord *
set_slot (ActantSession *session,
          ActantRecord  *record,
          const char    *field,
          const char    *value)
{
  ActantValueParser parser = { session, NULL };
  g_autoptr(ActantRecord) before = record;
  g_autoptr(GError) error = NULL;
  ActantRecord *after = actant_value_parser_set (&parser, before, field,
                                                 (const char *[]) { value, NULL }, &error);

  g_assert_no_error (error);
  return after;
}

static void
add_study_records (Study *study)
{
  static const Slot actors[][2] = {
    { { "name", "North Korea" }, { "aliases", "DPRK" } },
    { { "name", "Japan" }, { "aliases", "Nippon" } },
    { { "name", "South Korea" }, { "aliases", "Seoul" } },
    { { "name", "Allies" }, { "members", "Japan" } },
  };
  static const Slot others[] = { { "title", "Escalation" }, { "title", "Talks" } };

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      g_autoptr(ActantRecord) actor = actant_session_new_record (study->session, ACTANT_KIND_ACTOR);

      for (guint j = 0; j < 2; j++)
        actor = set_slot (study->session, actor, actors[i][j].field, actors[i][j].value);
      put (study->session, NULL, actor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(ActantRecord) scenario = actant_session_new_record (study->session,
                                                                    ACTANT_KIND_SCENARIO);

      scenario = set_slot (study->session, scenario, others[i].field, others[i].value);
      put (study->session, NULL, scenario);
    }
  g_free (add_named (study->session, ACTANT_KIND_CODE, "Tests"));
}

static void
add_field (Study      *study,
           const char *name,
           const char *type)
{
  g_autoptr(ActantRecord) field = actant_session_new_record (study->session, ACTANT_KIND_FIELD);

  field = set_slot (study->session, field, "name", name);
  field = set_slot (study->session, field, "type", type);
  put (study->session, NULL, field);
}

static void
add_claims (Study *study)
{
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr(GArray) ranges = make_ranges (1, (int) (10 * i), (int) (10 * i + 9));
      g_autoptr(ActantRecord) claim =
        actant_session_new_passage (study->session, ACTANT_KIND_CLAIM, TEXT, ranges, NULL);

      claim = set_slot (study->session, claim, "gist", claims[i].gist);
      for (const Slot *slot = claims[i].slots; slot->field != NULL; slot++)
        claim = set_slot (study->session, claim, slot->field, slot->value);
      put (study->session, TEXT, claim);
      g_ptr_array_add (study->claims, g_strdup (actant_record_get_id (claim)));
    }
}

static void
set_up (Study         *study,
        gconstpointer  data)
{
  g_autoptr(ActantRecord) memo = NULL;

  study->folder = make_folder ();
  study->claims = g_ptr_array_new_with_free_func (g_free);
  write_file (study->folder, TEXT, "Zero one  Ten EIGHT Twenty “x” Thirtyone 한국 말.\n");
  study->session = open_session (study->folder, "mina", 1);
  add_study_records (study);
  add_field (study, "arena", "text");
  add_field (study, "score", "integer");
  add_field (study, "public", "boolean");
  add_claims (study);

  memo = actant_session_new_record (study->session, ACTANT_KIND_MEMO);
  memo = set_slot (study->session, memo, "title", "Whose forecast?");
  memo = set_slot (study->session, memo, "target", study->claims->pdata[0]);
  put (study->session, TEXT, memo);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_ptr_array_unref (study->claims);
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
}

static ActantQuery *
parse (Study      *study,
       const char *text)
{
  g_autoptr(GError) error = NULL;
  ActantQuery *query = actant_query_parse (text, study->session, NULL, &error);

  if (query == NULL)
    g_error ("“%s”: %s", text, error->message);
  return query;
}

/* Which claims fit, as digits. */
static char *
find (Study      *study,
      const char *text)
{
  g_autoptr(ActantQuery) query = parse (study, text);
  g_autoptr(ActantQueryMatch) match = actant_query_match_new (query, study->session);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < study->claims->len; i++)
    if (actant_query_match_fits (match, find_record (study->session, TEXT, study->claims->pdata[i]),
                                 TEXT, NULL))
      g_string_append_printf (found, "%u", i);

  return g_string_free (found, FALSE);
}

static const struct
{
  const char *query;
  const char *found;
} examples[] = {
  { "", "0123" }, { "  ", "0123" },
  { "escalates", "0" }, { "ESCAL", "0" }, { "대화", "3" }, { "ärger", "3" }, { "ÄRGER", "3" },
  { "\"hold exercises\"", "1" }, { "exercises hold", "1" }, { "eight", "1" }, { "none", "" },
  { "60", "" },                           /* a plain word is no number */
  { "type:forecast", "0" }, { "TYPE:Forecast", "0" }, { "type:rec", "2" }, { "type=report", "1" },
  { "standing:supposed", "2" }, { "standing:none", "03" }, { "-standing:any", "03" },
  { "standing:pre", "1" }, { "polarity:\"-\"", "3" }, { "polarity:-", "3" },
  { "likelihood>=55", "0" }, { "likelihood>55", "" }, { "likelihood<=45", "2" },
  { "likelihood<45", "" }, { "likelihood:60", "0" }, { "likelihood:60%", "0" },
  { "likelihood:possibility", "0" }, { "likelihood:none", "13" }, { "likelihood.high>=80", "0" },
  { "likelihood.term:high", "0" }, { "certainty:3", "1" }, { "certainty>=4", "" },
  { "horizon:2024", "01" }, { "horizon:2024-06", "01" }, { "horizon:2024-07", "0" },
  { "horizon<2025", "01" }, { "horizon<=2024-06", "1" }, { "horizon>2024", "2" },
  { "horizon>=2024-06", "12" }, { "horizon=2024", "0" }, { "horizon:2030", "2" },
  { "horizon:soon", "2" }, { "horizon:none", "3" },
  { "actor:DPRK", "02" }, { "actor:\"north korea\"", "02" }, { "actor:north", "02" },
  { "actor:korea", "023" },               /* a word of two names */
  { "actor=korea", "" }, { "actor=nippon", "2" }, { "actor:jap", "2" }, { "actor:nobody", "" },
  { "member:japan", "12" }, { "subject:dprk", "0" }, { "addressee:dprk", "2" },
  { "claimant:any", "2" }, { "object:seoul", "3" }, { "objects:target", "3" },
  { "objects.role:target", "3" }, { "actor:none", "" },
  { "code:tests", "0" }, { "issue:tests", "0" }, { "position:rejection", "0" },
  { "issues:rejection", "0" }, { "frame:none", "0123" },
  { "scenario:none", "13" }, { "scenario:any", "02" }, { "scenario:talks", "2" },
  { "role:driver", "0" }, { "scenarios.consistency:c", "2" }, { "scenarios.consistency:cc", "0" },
  { "kind:claim", "0123" }, { "kind:mention", "" }, { "kind:mention | kind:claim", "0123" },
  { "in:brief", "0123" }, { "in:nowhere", "" }, { "text:EIGHT", "1" }, { "text:escalates", "" },
  { "gist:escalates", "0" }, { "memo:forecast", "0" }, { "memo:any", "0" }, { "memo:none", "123" },
  { "arena:bilateral", "3" }, { "arena:any", "3" }, { "score:7", "3" }, { "score>7", "" },
  { "score>=7", "3" }, { "public:no", "3" }, { "public:yes", "" }, { "nowhere-at-all", "" }, { "attributes.arena:none", "012" },
  { "created:2026", "0123" }, { "created<2026-11-23", "" },
  { "-type:report", "023" }, { "--type:report", "1" }, { "- type:report", "023" },
  { "type:report | type:forecast", "01" }, { "type:report or type:forecast", "01" },
  { "(type:report OR type:forecast) horizon:2024-07", "0" },
  { "type:report | type:forecast horizon:2024-07", "01" },
  { "-(type:report | type:forecast)", "23" }, { "type:forecast and actor:DPRK", "0" },
  { "form:exercise", "1" }, { "“hold exercises”", "1" }, { "\"a \\\" b\"", "" },
  { "actor:DPRK type:forecast likelihood>=55 horizon:2024 scenario:any memo:whose", "0" },
};

static void
test_examples (Study         *study,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *found = find (study, examples[i].query);

      if (strcmp (found, examples[i].found) != 0)
        g_test_fail_printf ("“%s” finds “%s”, not “%s”", examples[i].query, found, examples[i].found);
    }
}

/* Yes or no that nobody said: codes are codable, nothing is retired. */
static void
test_unsaid (Study         *study,
             gconstpointer  data)
{
  static const struct
  {
    const char *query;
    const char *codable;   /* NULL: as it is when nobody said */
    gboolean    fits;
  } unsaid[] = {
    { "codable:yes", NULL, TRUE },     { "codable:no", NULL, FALSE },
    { "codable:yes", "false", FALSE }, { "codable=no", "false", TRUE },
    { "codable:any", NULL, FALSE },    { "codable:none", NULL, TRUE },
    { "public:no", NULL, FALSE },
  };
  const ActantRecord *code = actant_session_find_named (study->session, ACTANT_KIND_CODE, "Tests",
                                                        NULL);
  const ActantRecord *actor = actant_session_find_named (study->session, ACTANT_KIND_ACTOR,
                                                         "Japan", NULL);
  g_autoptr(ActantQuery) retired = actant_query_parse ("retired:no", study->session, NULL, NULL);
  g_autoptr(ActantQueryMatch) not_retired = actant_query_match_new (retired, study->session);

  g_assert_true (actant_query_match_fits (not_retired, actor, NULL, NULL));
  g_assert_false (actant_query_match_fits (not_retired, code, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (unsaid); i++)
    {
      g_autoptr(ActantQuery) query = actant_query_parse (unsaid[i].query, study->session, NULL,
                                                         NULL);
      g_autoptr(ActantQueryMatch) match = actant_query_match_new (query, study->session);
      g_autoptr(ActantRecord) record = actant_record_ref ((ActantRecord *) code);

      if (unsaid[i].codable != NULL)
        record = set_slot (study->session, g_steal_pointer (&record), "codable",
                           unsaid[i].codable);
      g_assert_cmpint (actant_query_match_fits (match, record, NULL, NULL), ==, unsaid[i].fits);
    }
}

/* Collectives of collectives, one of them merged into another actor. */
static void
test_nested (Study         *study,
             gconstpointer  data)
{
  g_autoptr(ActantQuery) query = actant_query_parse ("member:japan", study->session, NULL, NULL);
  g_autoptr(ActantQueryMatch) match = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(ActantRecord) actor = actant_session_new_record (study->session, ACTANT_KIND_ACTOR);
      g_autofree char *name = g_strdup_printf ("Bloc %u", i);
      g_autofree char *member = i == 0 ? g_strdup ("Allies") : g_strdup_printf ("Bloc %u", i - 1);

      actor = set_slot (study->session, actor, "name", name);
      actor = set_slot (study->session, actor, "members", member);
      put (study->session, NULL, actor);
    }
  edit_text (study->session, NULL,
             actant_record_get_id (actant_session_find_named (study->session, ACTANT_KIND_ACTOR,
                                                              "Bloc 2", NULL)),
             "replaced_by",
             actant_record_get_id (actant_session_find_named (study->session, ACTANT_KIND_ACTOR,
                                                              "South Korea", NULL)));

  match = actant_query_match_new (query, study->session);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bloc %u", i);

      g_assert_true (actant_query_match_fits (match,
                                              actant_session_find_named (study->session,
                                                                         ACTANT_KIND_ACTOR,
                                                                         i == 2 ? "Bloc 3" : name,
                                                                         NULL), NULL, NULL));
    }
  g_assert_false (actant_query_match_fits (match,
                                           actant_session_find_named (study->session,
                                                                      ACTANT_KIND_ACTOR,
                                                                      "North Korea", NULL), NULL, NULL));
}

/* What was merged is found by either name; names follow undo and redo. */
static void
test_merged (Study         *study,
             gconstpointer  data)
{
  const ActantRecord *north = actant_session_find_named (study->session, ACTANT_KIND_ACTOR,
                                                         "North Korea", NULL);
  const ActantRecord *south = actant_session_find_named (study->session, ACTANT_KIND_ACTOR,
                                                         "South Korea", NULL);
  static const char * const found[][2] = {
    { "actor:seoul", "023" }, { "actor=DPRK", "023" }, { "member:nippon", "12" },
  };

  edit_text (study->session, NULL, actant_record_get_id (south), "replaced_by",
             actant_record_get_id (north));
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autofree char *now = find (study, found[i][0]);

      g_assert_cmpstr (now, ==, found[i][1]);
    }

  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *now = find (study, "actor:seoul");

      g_assert_cmpstr (now, ==, round == 0 ? "3" : "023");
      if (round == 0)
        g_assert_true (actant_session_redo (study->session, NULL, NULL));
    }
}

static const struct
{
  const char *query;
  guint       position;   /* from 0 */
  int         code;
  const char *part;
} errors[] = {
  { ":", 0, ACTANT_QUERY_ERROR_SYNTAX, "name" },
  { "type:", 5, ACTANT_QUERY_ERROR_SYNTAX, "value" },
  { "a type:", 7, ACTANT_QUERY_ERROR_SYNTAX, "value" },
  { "a (b", 2, ACTANT_QUERY_ERROR_SYNTAX, "parenthesis" },
  { "a b)", 3, ACTANT_QUERY_ERROR_SYNTAX, "(" },
  { ")", 0, ACTANT_QUERY_ERROR_SYNTAX, "word" },
  { "()", 1, ACTANT_QUERY_ERROR_SYNTAX, "word" },
  { "한국 \"대화", 3, ACTANT_QUERY_ERROR_SYNTAX, "quotation" },
  { "a |", 3, ACTANT_QUERY_ERROR_SYNTAX, "word" },
  { "or a", 0, ACTANT_QUERY_ERROR_SYNTAX, "word" },
  { "a | | b", 4, ACTANT_QUERY_ERROR_SYNTAX, "word" },
  { "a -", 3, ACTANT_QUERY_ERROR_SYNTAX, "word" },
  { "\"\"", 0, ACTANT_QUERY_ERROR_SYNTAX, "value" },
  { "shade:red", 0, ACTANT_QUERY_ERROR_FIELD, "shade" },
  { "한 likelihood.shade:1", 2, ACTANT_QUERY_ERROR_FIELD, "likelihood.shade" },
  { "type:forcast", 5, ACTANT_QUERY_ERROR_VALUE, "forecast" },
  { "likelihood>=much", 12, ACTANT_QUERY_ERROR_VALUE, "number" },
  { "horizon<soon", 8, ACTANT_QUERY_ERROR_VALUE, "date" },
  { "certainty:much", 10, ACTANT_QUERY_ERROR_VALUE, "number" },
  { "certainty:0x3", 10, ACTANT_QUERY_ERROR_VALUE, "number" },
  { "type<report", 5, ACTANT_QUERY_ERROR_VALUE, "order" },
  { "actor>x", 6, ACTANT_QUERY_ERROR_VALUE, "order" },
  { "horizon<none", 8, ACTANT_QUERY_ERROR_VALUE, "none" },
  { "kind:thing", 5, ACTANT_QUERY_ERROR_VALUE, "kind" },
};

static void
test_errors (Study         *study,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("character %u", errors[i].position + 1);
      guint position = G_MAXUINT;

      if (actant_query_parse (errors[i].query, study->session, &position, &error) != NULL)
        g_error ("“%s” is taken", errors[i].query);
      g_test_message ("%s: %s", errors[i].query, error->message);
      g_assert_error (error, ACTANT_QUERY_ERROR, errors[i].code);
      g_assert_cmpuint (position, ==, errors[i].position);
      g_assert_nonnull (strstr (error->message, errors[i].part));
      g_assert_nonnull (strstr (error->message, place));
    }
}

static const struct
{
  const char *query;
  const char *printed;
} prints[] = {
  { "", "" }, { "  a   b ", "a b" }, { "a or b c | d", "a | b c | d" }, { "(a b) c", "a b c" },
  { "((a))", "a" }, { "a and b", "a b" }, { "(a | b) c", "(a | b) c" }, { "-(a b)", "-(a b)" },
  { "- - a", "--a" }, { "\"or\" \"and\" \"-a\"", "\"or\" \"and\" \"-a\"" },
  { "\"plain\"", "plain" }, { "TYPE:Forecast", "TYPE:Forecast" }, { "form:\"none\"", "form:\"none\"" },
  { "form:NONE", "form:NONE" }, { "gist:\"a \\\" \\\\ b\"", "gist:\"a \\\" \\\\ b\"" },
  { "“a b”", "\"a b\"" }, { "horizon<=2024", "horizon<=2024" }, { "a:b", NULL },
  { "gist:a:b", "gist:\"a:b\"" }, { "a(b)c", "a b c" },
};

static void
test_print (Study         *study,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      g_autoptr(ActantQuery) query = actant_query_parse (prints[i].query, NULL, NULL, NULL);
      g_autofree char *printed = query != NULL ? actant_query_print (query) : NULL;

      g_assert_cmpstr (printed, ==, prints[i].printed);
    }
}

/* Pieces that make queries of every sort, most of them wrong. */
static char *
make_soup (GRand *rand)
{
  static const char * const pieces[] = {
    "a", "북한", " ", " ", "(", ")", "-", "|", " or ", " and ", "\"", "\\", "“", "”", ":", "<=", ">", "=",
    "type:", "forecast", "actor:", "DPRK", "likelihood>=55", "horizon:2024", "scenario:none", "any",
    "text:", "gist:", "é", "\n", "certainty:", "3", "memo:", "x:", "role:", "kind:claim",
  };
  GString *soup = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 0, 16); i > 0; i--)
    g_string_append (soup, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (soup, FALSE);
}

/* A query that can be read, of any depth. */
static char *
make_query (GRand *rand,
            int    depth)
{
  static const char * const terms[] = {
    "a", "b", "\"a b\"", "é", "type:forecast", "type:re", "standing:none", "polarity:\"-\"", "form:any",
    "actor:DPRK", "actor:none", "member:japan", "likelihood>=50", "likelihood<30", "likelihood:60",
    "horizon:2024", "horizon<2025", "horizon>=2026", "said:none", "certainty>2", "certainty:3",
    "gist:a", "text:words", "kind:claim", "in:brief", "scenarios.role:driver", "confidence:high",
    "attributes:2", "stances.value<0", "memo:none", "note:한국", "created:2026", "outcome:open",
  };
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (depth == 0)
    return g_strdup (terms[g_rand_int_range (rand, 0, G_N_ELEMENTS (terms))]);

  a = make_query (rand, depth - 1);
  b = make_query (rand, g_rand_int_range (rand, 0, depth));
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return g_strdup_printf ("-(%s)", a);
    case 1:
      return g_strdup_printf ("(%s | %s)", a, b);
    case 2:
      return g_strdup_printf ("%s or %s", a, b);
    default:
      return g_strdup_printf ("(%s) %s", a, b);
    }
}

static void
assert_round_trip (Study             *study,
                   const ActantQuery *query)
{
  g_autofree char *printed = actant_query_print (query);
  g_autoptr(ActantQuery) again = parse (study, printed);
  g_autofree char *printed_again = actant_query_print (again);

  if (!actant_query_equal (query, again))
    g_error ("“%s” is read as “%s”", printed, printed_again);
  g_assert_cmpstr (printed_again, ==, printed);
}

static void
test_round_trip (Study         *study,
                 gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_read = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *text = round % 2 == 0 ? make_soup (rand) : make_query (rand, round % 5);
      g_autoptr(GError) error = NULL;
      guint position = 0;
      g_autoptr(ActantQuery) query = actant_query_parse (text, study->session, &position, &error);

      if (query == NULL)
        {
          g_assert_nonnull (error);
          g_assert_cmpuint (position, <=, g_utf8_strlen (text, -1));
          g_assert_cmpint (round % 2, ==, 0);
          continue;
        }
      n_read++;
      assert_round_trip (study, query);
    }
  g_assert_cmpuint (n_read, >, 10000);
}

static ActantRecord *
make_claim (GRand *rand)
{
  static const char * const ids[] = { "a", "b" };
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  ActantValue *members[64] = { NULL };
  g_autofree char *id = make_id (rand);

  for (guint i = 0; i < table->n_fields; i++)
    if (toss (rand, 50) && strcmp (table->fields[i].name, "segments") != 0)
      members[i] = make_typed (rand, table->fields[i].type);

  return actant_record_new (ACTANT_KIND_CLAIM, toss (rand, 5) ? ids[toss (rand, 50)] : id,
                            actant_value_new_object (table, members, NULL));
}

static gboolean
fits (Study              *study,
      const ActantRecord *record,
      const char         *format,
      const char         *a,
      const char         *b)
{
  g_autoptr(GString) text = g_string_new (format);
  g_autoptr(ActantQuery) query = NULL;
  g_autoptr(ActantQueryMatch) match = NULL;

  g_string_replace (text, "A", a, 0);
  g_string_replace (text, "B", b, 0);
  query = parse (study, text->str);
  match = actant_query_match_new (query, study->session);

  return actant_query_match_fits (match, record, TEXT, NULL);
}

/* Whose file a record is in: by slug or name, the session's coder where nobody is said. */
static void
test_coder (Study         *study,
            gconstpointer  data)
{
  static const struct
  {
    const char *query;
    const char *coder;
    gboolean    fits;
  } cases[] = {
    { "coder:jun", "jun", TRUE },
    { "coder:jun", "mina", FALSE },
    { "coder:JUN", "jun", TRUE },
    { "coder=jun", "jun", TRUE },
    { "coder:ju", "jun", FALSE },
    { "coder:park", "jun", TRUE },        /* by a part of the name */
    { "-coder:jun", "jun", FALSE },
    { "-coder:jun", "june", TRUE },
    { "coder:jun | coder:kim", "kim", TRUE },
    { "coder:any", "kim", TRUE },
    { "coder:none", "kim", FALSE },
    { "coder:consensus", "consensus", TRUE },
  };
  g_autofree char *id = NULL;
  g_autofree char *own = g_strdup_printf ("coder:%s", actant_session_get_coder (study->session));
  const ActantRecord *claim = find_record (study->session, TEXT, study->claims->pdata[0]);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Coder");
  g_autoptr(ActantRecord) coder = actant_session_new_record (study->session, ACTANT_KIND_CODER);
  g_autoptr(ActantRecord) named = actant_record_set (coder, "name",
                                                     actant_value_new_text ("Lee Park"));
  g_autoptr(ActantRecord) slugged = actant_record_set (named, "slug",
                                                       actant_value_new_text ("jun"));
  g_autoptr(ActantQuery) order = NULL;

  actant_session_put (study->session, edit, NULL, slugged);
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantQuery) query = parse (study, cases[i].query);
      g_autoptr(ActantQueryMatch) match = actant_query_match_new (query, study->session);

      g_test_message ("%s of %s", cases[i].query, cases[i].coder);
      g_assert_true (actant_query_asks_coder (query));
      g_assert_cmpint (actant_query_match_fits (match, claim, TEXT, cases[i].coder), ==,
                       cases[i].fits);
    }
  g_assert_true (fits (study, claim, own, "A", "B"));
  g_assert_false (fits (study, claim, "coder:jun", "A", "B"));
  order = actant_query_parse ("coder>jun", study->session, NULL, NULL);
  g_assert_null (order);
}

/* On random records: double negation, De Morgan, absorption, distribution. */
static void
test_laws (Study         *study,
           gconstpointer  data)
{
  static const char * const laws[][2] = {
    { "--(A)", "A" },
    { "-((A) (B))", "-(A) | -(B)" },
    { "-((A) | (B))", "-(A) -(B)" },
    { "(A) | ((A) (B))", "A" },
    { "(A) -(A)", "(B) -(B)" },
    { "(A) (B)", "(B) (A)" },
    { "((A) | (B)) (B)", "B" },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_true = 0;

  for (guint round = 0; round < 1500; round++)
    {
      g_autofree char *a = make_query (rand, round % 3);
      g_autofree char *b = make_query (rand, round % 3);
      g_autoptr(ActantRecord) claim = make_claim (rand);
      const char * const *law = laws[round % G_N_ELEMENTS (laws)];
      gboolean left = fits (study, claim, law[0], a, b);

      if (left != fits (study, claim, law[1], a, b))
        g_error ("%s is not %s for %s and %s", law[0], law[1], a, b);
      n_true += left;
    }
  g_assert_cmpuint (n_true, >, 100);
  g_assert_cmpuint (n_true, <, 1400);
}

static void
assert_refused (char       *text,
                int         code,
                const char *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (actant_query_parse (text, NULL, NULL, &error));
  g_assert_error (error, ACTANT_QUERY_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
  g_free (text);
}

static void
test_hostile (void)
{
  const gsize size = 1024 * 1024;

  assert_refused (g_strnfill (size, '('), ACTANT_QUERY_ERROR_LIMIT, "deep");
  assert_refused (g_strnfill (size, '-'), ACTANT_QUERY_ERROR_LIMIT, "deep");
  assert_refused (g_strnfill (size, '"'), ACTANT_QUERY_ERROR_SYNTAX, "value");
  assert_refused (g_strnfill (size, ')'), ACTANT_QUERY_ERROR_SYNTAX, "word");
  assert_refused (g_strnfill (size + 1, 'a'), ACTANT_QUERY_ERROR_LIMIT, "1 MB");
  assert_refused (g_strdup ("a\xff"), ACTANT_QUERY_ERROR_LIMIT, "UTF-8");
  assert_refused (g_strdup_printf ("%*s", 3000, "a:"), ACTANT_QUERY_ERROR_FIELD, "character 2999");

  {
    GString *many = g_string_new (NULL);

    for (guint i = 0; i < 1001; i++)
      g_string_append (many, "a ");
    assert_refused (g_string_free (many, FALSE), ACTANT_QUERY_ERROR_LIMIT, "1,000");
  }
}

static void
test_words (Study         *study,
            gconstpointer  data)
{
  static const char * const words[][2] = {
    { "", "Claims" },
    { "actor:DPRK type:forecast", "Claims · with the actor North Korea · Type: Forecast" },
    { "likelihood>=55 horizon<2025 scenario:none",
      "Claims · Likelihood ≥ 55 · Horizon < 2025 · Scenario: none" },
    { "actor:korea", "Claims · with the actor North Korea or South Korea" },
    { "actor:nobody", "Claims · with the actor “nobody” (nothing is called that)" },
    { "-type:re | exercise", "Claims · (not Type: Report or Recommendation or “exercise” anywhere)" },
    { "member:japan text:x memo:y in:brief",
      "Claims · with Japan or a collective with that member · “x” in the passage · "
      "“y” in a memo on it · in the text “brief”" },
    { "subject:dprk arena:any", "Claims · Subject: North Korea · arena: any" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(ActantQuery) query = parse (study, words[i][0]);
      g_autofree char *told = actant_query_dup_words (query, study->session, ACTANT_KIND_CLAIM);

      g_assert_cmpstr (told, ==, words[i][1]);
    }
}

/* @text with a ^ where the caret is; @offers are some of what is offered, then NULL. */
static const struct
{
  const char *text;
  const char *offers[4];
  guint       start;
  guint       end;
} completions[] = {
  { "^", { "actor:", "type:", "gist:" }, 0, 0 },
  { "act^", { "actor:" }, 0, 3 },
  { "a ac^tor:x", { "actor:" }, 2, 8 },
  { "typ^", { "type:" }, 0, 3 },
  { "ar^", { "arena:" }, 0, 2 },
  { "type:^", { "forecast", "report", "none" }, 5, 5 },
  { "type:for^", { "forecast" }, 5, 8 },
  { "a actor:nor^ b", { "\"North Korea\"" }, 8, 11 },
  { "actor:\"north k^\"", { "\"North Korea\"" }, 6, 15 },
  { "한국 actor:nip^", { "Japan" }, 9, 12 },
  { "issue:^", { "Tests", "any" }, 6, 6 },
  { "-(scenario:ta^", { "Talks" }, 11, 13 },
  { "in:bri^", { "brief.txt" }, 3, 6 },
  { "kind:me^", { "mention", "memo" }, 5, 7 },
};

static gboolean
is_offered (GPtrArray  *offers,
            const char *insert)
{
  for (guint i = 0; i < offers->len; i++)
    if (strcmp (((ActantQueryOffer *) offers->pdata[i])->insert, insert) == 0)
      return TRUE;

  return FALSE;
}

static void
test_complete (Study         *study,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (completions); i++)
    {
      g_autoptr(GString) text = g_string_new (completions[i].text);
      guint caret = g_utf8_pointer_to_offset (text->str, strchr (text->str, '^'));
      g_autoptr(GPtrArray) offers = NULL;
      guint start, end;

      g_string_replace (text, "^", "", 0);
      offers = actant_query_complete (study->session, ACTANT_KIND_CLAIM, text->str, caret, 50,
                                      &start, &end);
      for (guint j = 0; completions[i].offers[j] != NULL; j++)
        if (!is_offered (offers, completions[i].offers[j]))
          g_error ("“%s” does not offer %s", completions[i].text, completions[i].offers[j]);
      g_assert_cmpuint (start, ==, completions[i].start);
      g_assert_cmpuint (end, ==, completions[i].end);
    }
}

/* Whatever is typed, wherever the caret is, and cut off where asked. */
static void
test_complete_random (Study         *study,
                      gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *soup = make_soup (rand);
      guint n = g_utf8_strlen (soup, -1);
      guint start, end;
      g_autoptr(GPtrArray) offers =
        actant_query_complete (study->session, ACTANT_KIND_NONE, soup,
                               g_rand_int_range (rand, 0, n + 2), 3, &start, &end);

      g_assert_cmpuint (offers->len, <=, 3);
      g_assert_cmpuint (start, <=, end);
      g_assert_cmpuint (end, <=, n);
    }
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

/* Controls set one term and leave the others as they are. */
static void
test_terms (void)
{
  static const struct
  {
    const char *text;
    const char *key;
    const char *has;
    const char *value;
    const char *result;
  } cases[] = {
    { "", "type", NULL, "forecast", "type:forecast" },
    { "type:forecast", "type", "forecast", NULL, "" },
    { "type:forecast", "type", "forecast", "demand", "type:demand" },
    { "north  type:forecast  korea", "type", "forecast", NULL, "north korea" },
    { "north type:forecast korea", "type", "forecast", "threat", "north type:threat korea" },
    { "north", "actor", NULL, "North Korea", "north actor:\"North Korea\"" },
    { "actor:\"North Korea\" x", "actor", "North Korea", "none", "actor:\"none\" x" },
    { "-type:forecast", "type", NULL, "demand", "-type:forecast type:demand" },
    { "(type:forecast | type:demand)", "type", NULL, "threat",
      "(type:forecast | type:demand) type:threat" },
    { "a | type:forecast", "type", NULL, "threat", "(a | type:forecast) type:threat" },
    { "a | type:forecast", "type", NULL, NULL, "a | type:forecast" },
    { "TYPE:forecast", "type", "forecast", NULL, "" },
    { "type=forecast", "type", NULL, NULL, "type=forecast" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *has = actant_query_dup_term (cases[i].text, cases[i].key);
      g_autofree char *result = actant_query_set_term (cases[i].text, cases[i].key, cases[i].value);
      g_autoptr(ActantQuery) query = actant_query_parse (result, NULL, NULL, NULL);

      g_assert_cmpstr (has, ==, cases[i].has);
      g_assert_cmpstr (result, ==, cases[i].result);
      g_assert_nonnull (query);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/query/coder", test_coder);
  ADD ("/query/laws", test_laws);
  ADD ("/query/round-trip", test_round_trip);
  ADD ("/query/examples", test_examples);
  ADD ("/query/unsaid", test_unsaid);
  ADD ("/query/nested", test_nested);
  ADD ("/query/merged", test_merged);
  ADD ("/query/errors", test_errors);
  ADD ("/query/print", test_print);
  ADD ("/query/words", test_words);
  ADD ("/query/complete", test_complete);
  ADD ("/query/complete-random", test_complete_random);
  g_test_add_func ("/query/hostile", test_hostile);
  g_test_add_func ("/query/terms", test_terms);

  return g_test_run ();
}
