/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims: in one sentence, what does not fit, and slots filled with words of the text. */
#include "config.h"

#include "core-test-util.h"

#include "session/actant-claim-check.h"
#include "session/actant-claim-cues.h"
#include "session/actant-claim-sentence.h"
#include "session/actant-claim-use.h"
#include "session/actant-value-parse.h"

#include <string.h>

#define TEXT "a.txt"

/* Two sentences; the words of the tests stand in them. */
static const char text[] =
  "There is a high possibility that the North’s army will test a missile in 2031-10 "
  "if the exercise goes ahead.\nSeoul wants openness.\n";

typedef struct
{
  char          *folder;
  ActantSession *session;
  char          *claim;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  write_file (fixture->folder, TEXT, text);
  fixture->session = open_session (fixture->folder, "mina", 1);
  fixture->claim = add_claim (fixture->session, TEXT, 0, 40, "The North tests a missile");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->claim);
  g_assert_finalize_object (fixture->session);
  remove_folder (fixture->folder);
}

static const ActantRecord *
get_claim (Fixture *fixture)
{
  return find_record (fixture->session, TEXT, fixture->claim);
}

/* Sets fields as typed on the command line; makes the records they name. */
static void
set_fields (Fixture            *fixture,
            const char * const *fields)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Set");
  ActantValueParser parser = { fixture->session, edit };
  ActantRecord *record = actant_record_ref (get_claim (fixture));
  g_autoptr(GError) error = NULL;

  for (guint i = 0; fields[i] != NULL; i += 2)
    {
      const char *values[] = { fields[i + 1], NULL };
      ActantRecord *changed = actant_value_parser_set (&parser, record, fields[i], values, &error);

      g_assert_no_error (error);
      actant_record_unref (record);
      record = changed;
    }
  actant_session_put (fixture->session, edit, TEXT, record);
  actant_record_unref (record);
  actant_session_apply (fixture->session, edit, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *fields[16];
  const char *sentence;
} sentences[] = {
  { { NULL }, "The author claims: The North tests a missile" },
  { { "type", "forecast", "claimants", "Kim", "likelihood", "high possibility",
      "likelihood.low", "55", "likelihood.high", "80", "likelihood.basis", "study",
      "horizon", "2024", NULL },
    "Kim forecasts: The North tests a missile · high possibility (study: 55–80 %) · 2024" },
  { { "type", "demand", "claimants", "Kim", "addressees", "Seoul", "gist", "", "polarity", "-",
      NULL },
    "Kim demands: “There is a high possibility that the Nor” · to Seoul · negated" },
  { { "type", "report", "attribution", "actors=Agency kind=communication", "claimants", "Kim",
      NULL },
    "Kim reports: The North tests a missile" },
  { { "type", "recommendation", "strength", "term=should value=weak_for", "confidence", "low",
      "standing", "supposed", NULL },
    "The author recommends: The North tests a missile · supposed · should (weak for)"
    " · low confidence" },
  { { "likelihood.low", "95", "likelihood.lexicon", "icd203", "horizon", "text='before long'",
      "outcome", "occurred", "extent", "text='several tests' direction=increase", NULL },
    "The author claims: The North tests a missile · ICD 203: ≥ 95 % · several tests"
    " · before long · occurred" },
  { { "issues", "code=Openness position=support", NULL },
    "The author claims: The North tests a missile · Openness (support)" },
};

static void
test_sentence (Fixture       *fixture,
               gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *sentence = NULL;

  set_fields (fixture, sentences[i].fields);
  sentence = actant_claim_dup_sentence (fixture->session, TEXT, get_claim (fixture));
  g_assert_cmpstr (sentence, ==, sentences[i].sentence);
}

static void
test_sentence_chain (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Set");
  ActantValueParser parser = { fixture->session, edit };
  const char *chain[] = { "actors=Agency", "actors=Officials", "actors=Kim actors=Lee", NULL };
  const char *claimants[] = { "Kim", "Lee", NULL };
  g_autoptr(ActantRecord) said = NULL;
  g_autoptr(ActantRecord) record = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  said = actant_value_parser_set (&parser, get_claim (fixture), "attribution", chain, &error);
  g_assert_no_error (error);
  record = actant_value_parser_set (&parser, said, "claimants", claimants, &error);
  g_assert_no_error (error);
  actant_session_put (fixture->session, edit, TEXT, record);
  actant_session_apply (fixture->session, edit, &error);
  g_assert_no_error (error);

  sentence = actant_claim_dup_sentence (fixture->session, TEXT, get_claim (fixture));
  g_assert_true (g_str_has_prefix (sentence, "According to Agency citing Officials, "));
  g_assert_true (g_str_has_suffix (sentence, " claim: The North tests a missile"));
}

static void
test_sentence_markup (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char * const fields[] = { "gist", "R&D <grows>", "claimants", "A & B", NULL };
  g_autofree char *markup = NULL;

  set_fields (fixture, fields);
  markup = actant_claim_dup_sentence_markup (fixture->session, TEXT, get_claim (fixture));
  g_assert_cmpstr (markup, ==, "A &amp; B claims: <b>R&amp;D &lt;grows&gt;</b>");
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const same[] = { "claimants", "Kim", "attribution", "actors=Kim", NULL };
  static const char * const other[] = { "attribution", "actors=Lee", NULL };
  g_autoptr(GPtrArray) warnings = actant_claim_check (fixture->session, TEXT, get_claim (fixture));
  g_autoptr(GPtrArray) after = NULL;
  const ActantClaimWarning *warning;

  g_assert_cmpuint (warnings->len, ==, 0);
  set_fields (fixture, same);
  g_ptr_array_unref (warnings);
  warnings = actant_claim_check (fixture->session, TEXT, get_claim (fixture));
  g_assert_cmpuint (warnings->len, ==, 0);

  set_fields (fixture, other);
  g_ptr_array_unref (warnings);
  warnings = actant_claim_check (fixture->session, TEXT, get_claim (fixture));
  g_assert_cmpuint (warnings->len, ==, 1);
  warning = warnings->pdata[0];
  g_assert_cmpstr (warning->slot, ==, "attribution");
  after = actant_claim_check (fixture->session, TEXT, warning->fixed);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_check_likelihood (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char * const confident[] = { "likelihood", "with high confidence", NULL };
  g_autoptr(GPtrArray) warnings = NULL;
  const ActantClaimWarning *warning;

  set_fields (fixture, confident);
  warnings = actant_claim_check (fixture->session, TEXT, get_claim (fixture));
  g_assert_cmpuint (warnings->len, ==, 1);
  warning = warnings->pdata[0];
  g_assert_cmpstr (warning->slot, ==, "likelihood");
  g_assert_null (actant_record_get (warning->fixed, "likelihood"));
  g_assert_cmpstr (actant_record_get_text (warning->fixed, "confidence"), ==, "high");
}

/* Uses words of the text; returns whether it was done. */
static gboolean
use (Fixture     *fixture,
     const char  *slot,
     const char  *words,
     GError     **error)
{
  const char *place = strstr (text, words);
  ActantTextRange range = { g_utf8_strlen (text, place - text), 0 };
  g_autoptr(ActantChangeSet) edit = NULL;

  range.end = range.start + g_utf8_strlen (words, -1);
  edit = actant_claim_use_words (fixture->session, TEXT, get_claim (fixture), slot, &range, error);
  return edit != NULL && actant_session_apply (fixture->session, edit, error);
}

static void
step (Fixture *fixture,
      gboolean back)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (back ? actant_session_undo (fixture->session, NULL, &error)
                      : actant_session_redo (fixture->session, NULL, &error));
  g_assert_no_error (error);
}

static void
test_use_likelihood (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GArray) ranges = NULL;

  g_assert_true (use (fixture, "likelihood", "high possibility", &error));
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Use as Likelihood");
  g_assert_cmpstr (actant_value_get_member_text (actant_record_get (get_claim (fixture),
                                                                    "likelihood"), "term"), ==,
                   "high possibility");
  words = actant_cues_dup_words (get_claim (fixture), "likelihood");
  g_assert_cmpstr (words, ==, "“high possibility”");
  ranges = actant_cues_list_ranges (get_claim (fixture), "likelihood");
  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpint (g_array_index (ranges, ActantTextRange, 0).start, ==, 11);

  /* Other words take the place of the first. */
  g_assert_true (use (fixture, "likelihood", "will", &error));
  g_clear_pointer (&words, g_free);
  words = actant_cues_dup_words (get_claim (fixture), "likelihood");
  g_assert_cmpstr (words, ==, "“will”");
  step (fixture, TRUE);
  step (fixture, TRUE);
  g_assert_null (actant_record_get (get_claim (fixture), "likelihood"));
  g_assert_null (actant_record_get (get_claim (fixture), "cues"));
  step (fixture, FALSE);
  g_assert_nonnull (actant_record_get (get_claim (fixture), "cues"));
}

/* Words over a line's end: one line as a value, as they stand as a cue. */
static void
test_use_lines (Fixture       *fixture,
                gconstpointer  data)
{
  const ActantValue *cue;
  g_autoptr(GError) error = NULL;

  g_assert_true (use (fixture, "extent", "ahead.\nSeoul", &error));
  g_assert_cmpstr (actant_value_get_member_text (actant_record_get (get_claim (fixture), "extent"),
                                                 "text"), ==, "ahead. Seoul");
  cue = actant_value_get_item (actant_record_get (get_claim (fixture), "cues"), 0);
  g_assert_cmpstr (actant_value_get_member_text (cue, "exact"), ==, "ahead.\nSeoul");
}

static void
test_use_horizon (Fixture       *fixture,
                  gconstpointer  data)
{
  const ActantValue *horizon;
  g_autoptr(GError) error = NULL;

  g_assert_true (use (fixture, "horizon", "2031-10", &error));
  horizon = actant_record_get (get_claim (fixture), "horizon");
  g_assert_cmpstr (actant_value_get_member_text (horizon, "text"), ==, "2031-10");
  g_assert_cmpstr (actant_value_get_member_text (horizon, "edtf"), ==, "2031-10");
}

static void
test_use_actor (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *seoul = add_named (fixture->session, ACTANT_KIND_ACTOR, "Seoul");
  g_autofree char *north = add_named (fixture->session, ACTANT_KIND_ACTOR, "North");
  const ActantValue *subjects, *cue;
  g_autoptr(GError) error = NULL;

  /* An article and a possessive do not hide a name that is known. */
  g_assert_true (use (fixture, "subjects", "the North’s", &error));
  g_assert_no_error (error);
  subjects = actant_record_get (get_claim (fixture), "subjects");
  g_assert_cmpuint (actant_value_get_n_items (subjects), ==, 1);
  g_assert_true (actant_value_list_has_text (subjects, north));
  cue = actant_value_get_item (actant_record_get (get_claim (fixture), "cues"), 0);
  g_assert_cmpstr (actant_value_get_member_text (cue, "item"), ==, north);

  /* What is unknown is made, in the same action. */
  g_assert_true (use (fixture, "subjects", "army", &error));
  g_assert_nonnull (actant_session_find_named (fixture->session, ACTANT_KIND_ACTOR, "army", NULL));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (get_claim (fixture),
                                                                 "subjects")), ==, 2);
  step (fixture, TRUE);
  g_assert_null (actant_session_find_named (fixture->session, ACTANT_KIND_ACTOR, "army", NULL));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (get_claim (fixture), "cues")), ==,
                    1);

  /* Once is enough. */
  g_assert_true (use (fixture, "objects", "Seoul", &error));
  g_assert_true (use (fixture, "objects", "Seoul", &error));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (get_claim (fixture), "objects")),
                    ==, 1);
  g_assert_true (use (fixture, "attribution", "Seoul", &error));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (get_claim (fixture),
                                                                 "attribution")), ==, 1);
}

static void
test_use_code (Fixture       *fixture,
               gconstpointer  data)
{
  const ActantRecord *code;
  g_autoptr(GError) error = NULL;

  g_assert_true (use (fixture, "issues", "openness", &error));
  code = actant_session_find_named (fixture->session, ACTANT_KIND_CODE, "openness", NULL);
  g_assert_cmpstr (actant_record_get_text (code, "use"), ==, "issue");
  step (fixture, TRUE);
  g_assert_null (actant_session_find_named (fixture->session, ACTANT_KIND_CODE, "openness", NULL));
  step (fixture, FALSE);
  g_assert_nonnull (actant_record_get (get_claim (fixture), "issues"));
}

/* Words that name no choice are still what the choice rests on. */
static void
test_use_type (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  edit_text (fixture->session, TEXT, fixture->claim, "type", "forecast");
  g_assert_true (use (fixture, "type", "will", &error));
  g_assert_cmpstr (actant_record_get_text (get_claim (fixture), "type"), ==, "forecast");
  words = actant_cues_dup_words (get_claim (fixture), "type");
  g_assert_cmpstr (words, ==, "“will”");
}

static void
test_use_condition (Fixture       *fixture,
                    gconstpointer  data)
{
  ActantCollection *records = actant_annotation_set_get_records (
    actant_session_get_own_set (fixture->session, TEXT, NULL));
  const ActantRecord *relation, *from;
  g_autoptr(GError) error = NULL;

  g_assert_true (use (fixture, "condition", "the exercise goes ahead", &error));
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 2);
  relation = actant_collection_get (records, ACTANT_KIND_RELATION, 0);
  g_assert_cmpstr (actant_record_get_text (relation, "to"), ==, fixture->claim);
  g_assert_cmpstr (actant_record_get_text (relation, "type"), ==, "condition");
  from = find_record (fixture->session, TEXT, actant_record_get_text (relation, "from"));
  g_assert_cmpstr (actant_record_get_text (from, "standing"), ==, "supposed");

  step (fixture, TRUE);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_CLAIM), ==, 1);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 0);
  step (fixture, FALSE);
  g_assert_cmpuint (actant_collection_get_n (records, ACTANT_KIND_RELATION), ==, 1);
}

static void
test_use_nothing (Fixture       *fixture,
                  gconstpointer  data)
{
  ActantTextRange ranges[] = { { 5, 5 }, { -1, 4 }, { 0, 100000 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (actant_claim_use_words (fixture->session, TEXT, get_claim (fixture),
                                             "likelihood", &ranges[i], &error));
      g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
    }
}

static void
test_prune (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantRecord) without = NULL;
  g_autoptr(ActantRecord) pruned = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (use (fixture, "likelihood", "high possibility", &error));
  g_assert_true (use (fixture, "subjects", "army", &error));
  without = actant_record_set (get_claim (fixture), "subjects", NULL);
  pruned = actant_cues_prune (without, "subjects");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (pruned, "cues")), ==, 1);
  g_assert_cmpstr (actant_value_get_member_text (
    actant_value_get_item (actant_record_get (pruned, "cues"), 0), "slot"), ==, "likelihood");
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func, data) \
  g_test_add ("/claim/" path, Fixture, data, set_up, func, tear_down)

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/claim/sentence/%u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_sentence, tear_down);
    }
  ADD ("sentence/chain", test_sentence_chain, NULL);
  ADD ("sentence/markup", test_sentence_markup, NULL);
  ADD ("check", test_check, NULL);
  ADD ("check/likelihood", test_check_likelihood, NULL);
  ADD ("use/likelihood", test_use_likelihood, NULL);
  ADD ("use/lines", test_use_lines, NULL);
  ADD ("use/horizon", test_use_horizon, NULL);
  ADD ("use/actor", test_use_actor, NULL);
  ADD ("use/code", test_use_code, NULL);
  ADD ("use/type", test_use_type, NULL);
  ADD ("use/condition", test_use_condition, NULL);
  ADD ("use/nothing", test_use_nothing, NULL);
  ADD ("cues/prune", test_prune, NULL);

  return g_test_run ();
}
