/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested for a text, and what accepting it changes, undone and redone. */
#include "core-test-util.h"
#include "session/actant-value-parse.h"
#include "suggest/actant-rule-set.h"
#include "suggest/actant-suggester.h"
#include "suggest/actant-suggestion-accept.h"

#include <glib/gstdio.h>
#include <string.h>

#define ENGLISH \
  "China said that it may react. If Japan joins, China’s fleet will sail in June 2024.\n" \
  "According to Kim, US bases are likely targets unless US forces leave us.\n"
#define KOREAN "북한은 훈련이 연기되면 도발하지 않겠다고 밝혔다. 중국인은 모른다.\n"

typedef struct
{
  char          *folder;
  ActantSession *session;
  char          *china;
  char          *kim[2];
} Study;

static void
add_alias (Study      *study,
           const char *id,
           const char *alias)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Alias");
  g_autoptr(ActantRecord) actor = actant_record_set (find_record (study->session, NULL, id), "aliases",
                                                     actant_value_new_text_list ((const char *[]) { alias, NULL }));

  g_assert_true (actant_session_put (study->session, edit, NULL, actor));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
}

static void
set_up (Study         *study,
        gconstpointer  data)
{
  g_autofree char *north_korea = NULL, *us = NULL, *japan = NULL;

  study->folder = make_folder ();
  write_file (study->folder, "a.txt", ENGLISH);
  write_file (study->folder, "b.txt", KOREAN);
  study->session = open_session (study->folder, "mina", 1);
  study->china = add_named (study->session, ACTANT_KIND_ACTOR, "China");
  add_alias (study, study->china, "중국");
  japan = add_named (study->session, ACTANT_KIND_ACTOR, "Japan");
  us = add_named (study->session, ACTANT_KIND_ACTOR, "US");
  north_korea = add_named (study->session, ACTANT_KIND_ACTOR, "북한");
  study->kim[0] = add_named (study->session, ACTANT_KIND_ACTOR, "Kim");
  study->kim[1] = add_named (study->session, ACTANT_KIND_ACTOR, "Kim");
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_free (study->china);
  g_free (study->kim[0]);
  g_free (study->kim[1]);
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
}

static GPtrArray *
suggest (Study      *study,
         const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantSuggester) suggester = actant_suggester_new (study->session, text, &error);
  GPtrArray *suggestions;

  g_assert_no_error (error);
  g_assert_null (actant_suggester_get_problems (suggester)[0]);
  suggestions = actant_suggester_run (suggester, NULL, NULL, &error);
  g_assert_no_error (error);
  return suggestions;
}

static char *
describe (Study     *study,
          GPtrArray *suggestions)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const ActantSuggestion *suggestion = suggestions->pdata[i];
      g_autofree char *proposal = actant_suggestion_dup_proposal (study->session, suggestion);

      g_string_append_printf (lines, "%s %" G_GINT64_FORMAT " %s = %s%s\n",
                              actant_suggestion_kind_get_name (suggestion->kind), suggestion->range.start,
                              suggestion->words, proposal, suggestion->is_sure ? "" : " ?");
    }
  return g_string_free (lines, FALSE);
}

static void
assert_suggested (Study      *study,
                  const char *text,
                  const char *wanted)
{
  g_autoptr(GPtrArray) suggestions = suggest (study, text);
  g_autofree char *found = describe (study, suggestions);

  g_assert_cmpstr (found, ==, wanted);
}

/* Those of @kind; all must be there. */
static GPtrArray *
select_kind (GPtrArray            *suggestions,
             ActantSuggestionKind  kind,
             guint                 n)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < suggestions->len; i++)
    if (((ActantSuggestion *) suggestions->pdata[i])->kind == kind)
      g_ptr_array_add (selected, suggestions->pdata[i]);
  g_assert_cmpuint (selected->len, ==, n);
  return selected;
}

static void
test_english (Study         *study,
              gconstpointer  data)
{
  assert_suggested (study, "a.txt",
                    "attribution 0 China said that = China, communication\n"
                    "mention 0 China = China\n"
                    "likelihood 19 may = \n"
                    "condition 30 If = condition\n"
                    "mention 33 Japan = Japan\n"
                    "mention 46 China = China\n"
                    "horizon 70 in June 2024 = 2024-06\n"
                    "attribution 84 According to Kim = Kim, communication ?\n"
                    "mention 97 Kim = Kim ?\n"
                    "mention 97 Kim = Kim ?\n"
                    "mention 102 US = US\n"
                    "likelihood 115 likely = 55–80 % (icd203)\n"
                    "condition 130 unless = negative_condition\n"
                    "mention 137 US = US\n");
}

/* Words that mean something else in their surroundings, and a longer mention. */
static void
test_barred (Study         *study,
             gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Mention");
  g_autoptr(GArray) ranges = make_ranges (1, 62, 72);
  g_autoptr(ActantRecord) passage = NULL;
  g_autoptr(ActantRecord) mention = NULL;

  write_file (study->folder, "c.txt", "In May 2024 Japan made certain that a certain extent, if any, of China’s\n"
                                      "fleet of remote control ships may act as if sure.\n");
  save (study->session);
  g_assert_finalize_object (study->session);
  study->session = open_session (study->folder, "mina", 2);
  assert_suggested (study, "c.txt", "horizon 0 In May 2024 = 2024-05\n"
                                    "mention 12 Japan = Japan\n"
                                    "mention 65 China = China\n"
                                    "likelihood 103 may = \n");

  passage = actant_session_new_passage (study->session, ACTANT_KIND_MENTION, "c.txt", ranges, NULL);
  mention = actant_record_set (passage, "actors",
                               actant_value_new_text_list ((const char *[]) { study->china, NULL }));
  g_assert_true (actant_session_put (study->session, edit, "c.txt", mention));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  assert_suggested (study, "c.txt", "horizon 0 In May 2024 = 2024-05\n"
                                    "mention 12 Japan = Japan\n"
                                    "likelihood 103 may = \n");
}

static void
test_korean (Study         *study,
             gconstpointer  data)
{
  assert_suggested (study, "b.txt",
                    "mention 0 북한 = 북한\n"
                    "condition 8 연기되면 = condition\n"
                    "attribution 23 밝혔다 = 북한, communication\n");
}

/* Only the sentences that a range touches. */
static void
test_range (Study         *study,
            gconstpointer  data)
{
  const ActantTextRange range = { 35, 36 };
  g_autoptr(ActantSuggester) suggester = actant_suggester_new (study->session, "a.txt", NULL);
  g_autoptr(GPtrArray) suggestions = actant_suggester_run (suggester, &range, NULL, NULL);
  g_autofree char *found = describe (study, suggestions);

  g_assert_cmpstr (found, ==, "condition 30 If = condition\n"
                              "mention 33 Japan = Japan\n"
                              "mention 46 China = China\n"
                              "horizon 70 in June 2024 = 2024-06\n");
}

static guint
count (Study      *study,
       ActantKind  kind)
{
  ActantAnnotationSet *set = actant_session_get_own_set (study->session, "a.txt", NULL);

  return set != NULL ? actant_collection_get_n (actant_annotation_set_get_records (set), kind) : 0;
}

static void
test_accept_mentions (Study         *study,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) suggestions = suggest (study, "a.txt");
  g_autoptr(GPtrArray) mentions = select_kind (suggestions, ACTANT_SUGGESTION_MENTION, 7);
  g_autoptr(GPtrArray) accepted = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);
  g_autoptr(GPtrArray) left = NULL;
  ActantCollection *records;

  /* Which Kim is for a person to say. */
  g_assert_true (actant_suggestions_accept (study->session, "a.txt", mentions, accepted, NULL));
  g_assert_cmpuint (accepted->len, ==, 5);
  g_assert_cmpuint (count (study, ACTANT_KIND_MENTION), ==, 5);
  records = actant_annotation_set_get_records (actant_session_get_own_set (study->session, "a.txt", NULL));
  g_assert_true (actant_value_list_has_text (actant_record_get (actant_collection_get (records, ACTANT_KIND_MENTION, 0), "actors"), study->china));
  g_assert_cmpstr (actant_record_get_text (actant_collection_get (records, ACTANT_KIND_MENTION, 0), "mode"), ==, "name");
  left = suggest (study, "a.txt");
  g_assert_cmpuint (left->len, ==, suggestions->len - 5);

  g_assert_cmpstr (actant_session_get_undo_label (study->session), ==, "Accept 5 Suggestions");
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (count (study, ACTANT_KIND_MENTION), ==, 0);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (count (study, ACTANT_KIND_MENTION), ==, 5);
}

/* One that is not sure can be accepted by itself; the other reading stays. */
static void
test_accept_one (Study         *study,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) suggestions = suggest (study, "a.txt");
  g_autoptr(GPtrArray) mentions = select_kind (suggestions, ACTANT_SUGGESTION_MENTION, 7);
  g_autoptr(GPtrArray) left = NULL;

  g_assert_true (actant_suggestion_accept (study->session, "a.txt", mentions->pdata[3], NULL));
  g_assert_cmpuint (count (study, ACTANT_KIND_MENTION), ==, 1);
  left = suggest (study, "a.txt");
  g_assert_cmpuint (left->len, ==, suggestions->len - 1);
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (count (study, ACTANT_KIND_MENTION), ==, 0);
}

static ActantRecord *
get_claim (Study      *study,
           const char *id)
{
  return actant_record_ref (find_record (study->session, "a.txt", id));
}

/* One of @kind by itself: it must fail with @part of a message, or be accepted when that is NULL. */
static void
accept_only (Study                *study,
             ActantSuggestionKind  kind,
             guint                 n,
             guint                 position,
             const char           *part)
{
  g_autoptr(GPtrArray) suggestions = suggest (study, "a.txt");
  g_autoptr(GPtrArray) selected = select_kind (suggestions, kind, n);
  g_autoptr(GError) error = NULL;
  gboolean done = actant_suggestion_accept (study->session, "a.txt", selected->pdata[position], &error);

  g_assert_cmpint (done, ==, part == NULL);
  if (part == NULL)
    return;
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, part);
}

static void
test_accept_slots (Study         *study,
                   gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr(ActantRecord) before = NULL;
  g_autoptr(ActantRecord) said = NULL;
  g_autoptr(ActantRecord) after = NULL;
  const ActantValue *cue;

  accept_only (study, ACTANT_SUGGESTION_LIKELIHOOD, 2, 0, "No claim");
  id = add_claim (study->session, "a.txt", 16, 28, "It reacts");
  before = get_claim (study, id);

  accept_only (study, ACTANT_SUGGESTION_LIKELIHOOD, 2, 0, NULL);
  accept_only (study, ACTANT_SUGGESTION_ATTRIBUTION, 2, 0, NULL);
  after = get_claim (study, id);
  g_assert_cmpstr (actant_value_get_member_text (actant_record_get (after, "likelihood"), "term"), ==, "may");
  g_assert_true (actant_value_list_has_text (actant_record_get (after, "claimants"), study->china));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (after, "attribution")), ==, 1);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (after, "cues")), ==, 2);
  cue = actant_value_get_item (actant_record_get (after, "cues"), 0);
  g_assert_cmpstr (actant_value_get_member_text (cue, "slot"), ==, "likelihood");
  g_assert_cmpint (actant_value_get_member_integer (cue, "start", -1), ==, 19);
  g_assert_cmpstr (actant_value_get_member_text (cue, "exact"), ==, "may");

  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  said = get_claim (study, id);
  g_assert_true (actant_record_equal_content (said, before));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  actant_record_unref (said);
  said = get_claim (study, id);
  g_assert_true (actant_record_equal_content (said, after));
}

/* A claim that is attributed so without a cue says it all. */
static void
test_attributed (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 16, 28, "It reacts");
  g_autofree char *item = g_strdup_printf ("actors=%s", study->china);
  const ActantValueParser parser = { .session = study->session };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Attribution");
  g_autoptr(ActantRecord) claim = get_claim (study, id);
  g_autoptr(ActantRecord) attributed = NULL;
  g_autoptr(GPtrArray) suggestions = NULL;
  g_autoptr(GPtrArray) left = NULL;

  attributed = actant_value_parser_set (&parser, claim, "attribution", (const char *[]) { item, NULL }, NULL);
  g_assert_true (actant_session_put (study->session, edit, "a.txt", attributed));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  suggestions = suggest (study, "a.txt");
  left = select_kind (suggestions, ACTANT_SUGGESTION_ATTRIBUTION, 1);
  g_assert_cmpstr (((const ActantSuggestion *) left->pdata[0])->words, ==, "According to Kim");
}

/* What the slot says already stays. */
static void
test_accept_full_slot (Study         *study,
                       gconstpointer  data)
{
  g_autofree char *id = add_claim (study->session, "a.txt", 46, 82, "The fleet sails");
  const ActantValueParser parser = { .session = study->session };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Horizon");
  g_autoptr(ActantRecord) claim = NULL;
  g_autoptr(ActantRecord) other = NULL;

  accept_only (study, ACTANT_SUGGESTION_HORIZON, 1, 0, NULL);
  claim = get_claim (study, id);
  g_assert_cmpstr (actant_value_get_member_text (actant_record_get (claim, "horizon"), "edtf"), ==, "2024-06");
  g_assert_true (actant_session_undo (study->session, NULL, NULL));

  actant_record_unref (claim);
  claim = get_claim (study, id);
  other = actant_value_parser_set (&parser, claim, "horizon", (const char *[]) { "2030", NULL }, NULL);
  g_assert_true (actant_session_put (study->session, edit, "a.txt", other));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
  accept_only (study, ACTANT_SUGGESTION_HORIZON, 1, 0, "something else");
}

static void
test_accept_condition (Study         *study,
                       gconstpointer  data)
{
  g_autofree char *joins = NULL, *sails = NULL;
  ActantCollection *records;
  const ActantRecord *relation;

  accept_only (study, ACTANT_SUGGESTION_CONDITION, 2, 0, "two claims");
  joins = add_claim (study->session, "a.txt", 33, 44, "Japan joins");
  accept_only (study, ACTANT_SUGGESTION_CONDITION, 2, 0, "two claims");
  sails = add_claim (study->session, "a.txt", 46, 82, "The fleet sails");
  accept_only (study, ACTANT_SUGGESTION_CONDITION, 2, 0, NULL);

  records = actant_annotation_set_get_records (actant_session_get_own_set (study->session, "a.txt", NULL));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 1);
  relation = actant_collection_get (records, ACTANT_KIND_RELATION, 0);
  g_assert_cmpstr (actant_record_get_text (relation, "from"), ==, joins);
  g_assert_cmpstr (actant_record_get_text (relation, "to"), ==, sails);
  g_assert_cmpstr (actant_record_get_text (relation, "type"), ==, "condition");
  g_assert_cmpstr (actant_value_get_member_text (actant_value_get_item (actant_record_get (relation, "cues"), 0), "exact"), ==, "If");
  accept_only (study, ACTANT_SUGGESTION_CONDITION, 1, 0, "two claims");

  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 0);
  g_assert_true (actant_session_redo (study->session, NULL, NULL));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 1);
}

static void
note_result (GObject      *suggester,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) suggestions = actant_suggester_run_finish (ACTANT_SUGGESTER (suggester), result, &error);
  int *n = data;

  *n = suggestions != NULL ? (int) suggestions->len : -error->code;
}

static void
test_thread (Study         *study,
             gconstpointer  data)
{
  g_autoptr(ActantSuggester) suggester = actant_suggester_new (study->session, "a.txt", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  int n = G_MAXINT;

  actant_suggester_run_async (suggester, NULL, NULL, note_result, &n);
  while (n == G_MAXINT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n, ==, 14);
  g_assert_cmpint (actant_suggester_get_progress (suggester), >, 900);

  n = G_MAXINT;
  g_cancellable_cancel (cancellable);
  actant_suggester_run_async (suggester, NULL, cancellable, note_result, &n);
  while (n == G_MAXINT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n, ==, -G_IO_ERROR_CANCELLED);
}

typedef struct
{
  const char *json;
  const char *problem;   /* part of what is said */
  guint       n_rules;   /* that work */
} BadFile;

static const BadFile bad_files[] = {
  { "", "bad.json", 0 },
  { "[]", "actant-rules", 0 },
  { "{\"format\": \"actant-rules\"}", "“rules” is not an array", 0 },
  { "{\"format\": \"actant-rules\", \"rules\": 1}", "“rules” is not an array", 0 },
  { "{\"format\": \"actant-rules\", \"rules\": [7, {\"kind\": \"none\", \"phrases\": [\"a\"]}]}", "rule 1: it is not an object", 1 },
  { "{\"format\": \"actant-rules\", \"rules\": [{\"kind\": \"mention\", \"phrases\": []}]}", "rule 1: its “kind”", 0 },
  { "{\"format\": \"actant-rules\", \"rules\": [{\"kind\": \"condition\"}]}", "rule 1: it needs either", 0 },
  { "{\"format\": \"actant-rules\", \"rules\": [{\"kind\": \"condition\", \"phrases\": [1]}]}", "“phrases” is not an array of texts", 0 },
  { "{\"format\": \"actant-rules\", \"rules\": [{\"kind\": \"condition\", \"pattern\": \"(\"}]}", "rule 1: ", 0 },
  { "{\"format\": \"actant-rules\", \"rules\": [{\"kind\": \"condition\", \"pattern\": \"{who}\"}]}", "no macro “who”", 0 },
  { "{\"format\": \"actant-rules\", \"macros\": {\"a\": \"{b}\", \"b\": \"{a}\"}, \"rules\": [{\"kind\": \"condition\", \"pattern\": \"{a}\"}]}", "contains itself", 0 },
  { "{\"format\": \"actant-rules\", \"macros\": [], \"rules\": [{\"kind\": \"condition\", \"pattern\": \"x{2}\\\\\"}]}", "“macros” is not an object", 0 },
};

/* Each problem names the file and what is wrong with it; the other file's rules work. */
static void
test_bad_rules (void)
{
  static const char * const files[] = { "bad.json", "good.json", NULL };
  g_autofree char *before = g_strdup (g_getenv ("ACTANT_DATA_DIR"));
  char *folder = make_folder ();

  g_setenv ("ACTANT_DATA_DIR", folder, TRUE);
  write_file (folder, "good.json", "{\"format\": \"actant-rules\", \"words\": {\"say\": [\"say\", \"says so\"]}, "
                                   "\"rules\": [{\"kind\": \"attribution\", \"pattern\": \"\\\\p{Lu}{1,2} {say}\"}]}");
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr(ActantRuleSet) rules = NULL;

      write_file (folder, "bad.json", bad_files[i].json);
      rules = actant_rule_set_new (files);
      g_assert_cmpuint (rules->rules->len, ==, bad_files[i].n_rules + 1);
      g_assert_cmpuint (rules->problems->len, >=, 1);
      g_assert_nonnull (strstr (rules->problems->pdata[0], "bad.json"));
      if (strstr (rules->problems->pdata[0], bad_files[i].problem) == NULL)
        g_error ("“%s” says nothing of “%s”", (char *) rules->problems->pdata[0], bad_files[i].problem);
    }
  g_setenv ("ACTANT_DATA_DIR", before, TRUE);
  remove_folder (folder);
}

static void
test_own_rules (void)
{
  static const char * const files[] = { "rules/en.json", "rules/ko.json", NULL };
  g_autoptr(ActantRuleSet) rules = actant_rule_set_new (files);

  g_assert_cmpuint (rules->problems->len, ==, 0);
  g_assert_cmpuint (rules->rules->len, >, 20);
}

#define ADD(name_, func_) \
  g_test_add ("/suggester/" name_, Study, NULL, set_up, func_, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("english", test_english);
  ADD ("korean", test_korean);
  ADD ("barred", test_barred);
  ADD ("range", test_range);
  ADD ("accept/mentions", test_accept_mentions);
  ADD ("accept/one", test_accept_one);
  ADD ("accept/slots", test_accept_slots);
  ADD ("accept/full-slot", test_accept_full_slot);
  ADD ("accept/condition", test_accept_condition);
  ADD ("attributed", test_attributed);
  ADD ("thread", test_thread);
  g_test_add_func ("/suggester/rules/bad", test_bad_rules);
  g_test_add_func ("/suggester/rules/own", test_own_rules);

  return g_test_run ();
}
