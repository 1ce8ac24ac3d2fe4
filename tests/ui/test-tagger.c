/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tagging without a widget: ranges, guesses, change sets, passages. */
#include "config.h"

#include "tagging/actant-tag-palette.h"
#include "tagging/actant-tagger.h"
#include "ui-test-util.h"

static const char brief[] =
  "Policy Brief 7\n\n"
  "North Korea warned the United States.  They will test a missile.\n"
  "북한은 도발을 이어 갈 것이다. \n";

typedef struct
{
  char            *folder;
  ActantSession   *session;
  ActantWorkspace *workspace;
  char            *toast;
} Fixture;

static void
toast_cb (Fixture    *fixture,
          const char *message)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = ui_test_new_folder ();
  ui_test_write (fixture->folder, "brief.txt", brief);
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  fixture->workspace = actant_workspace_new ();
  actant_workspace_set_session (fixture->workspace, fixture->session);
  actant_workspace_open_text (fixture->workspace, "brief.txt", &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->workspace, "toast", G_CALLBACK (toast_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (actant_session_save (fixture->session, NULL));
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->session);
  ui_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->toast);
}

static char *
add_actor (Fixture    *fixture,
           const char *name,
           const char *alias)
{
  const char *aliases[] = { alias, NULL };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Actor");
  g_autoptr(ActantRecord) bare = actant_session_new_record (fixture->session, ACTANT_KIND_ACTOR);
  g_autoptr(ActantRecord) named = actant_record_set (bare, "name", actant_value_new_text (name));
  g_autoptr(ActantRecord) actor =
    actant_record_set (named, "aliases",
                       alias != NULL ? actant_value_new_text_list (aliases) : NULL);

  g_assert_true (actant_session_put (fixture->session, edit, NULL, actor));
  g_assert_true (actant_session_apply (fixture->session, edit, NULL));

  return g_strdup (actant_record_get_id (actor));
}

static guint
count (Fixture    *fixture,
       ActantKind  kind)
{
  ActantCollection *records = kind == ACTANT_KIND_ACTOR || kind == ACTANT_KIND_CODE
    ? actant_session_get_study (fixture->session)
    : actant_annotation_set_get_records (actant_workspace_get_own_set (fixture->workspace));

  return actant_collection_get_n (records, kind);
}

/* Selects words of the text that occur once. */
static void
select_words (Fixture    *fixture,
              const char *words)
{
  const char *hit = strstr (brief, words);
  gint64 start;

  g_assert_nonnull (hit);
  start = g_utf8_pointer_to_offset (brief, hit);
  actant_workspace_set_range (fixture->workspace, start, start + g_utf8_strlen (words, -1), start);
}

static ActantTextRange
get_range (Fixture *fixture)
{
  ActantTextRange range;

  g_assert_true (actant_workspace_get_range (fixture->workspace, &range.start, &range.end));
  return range;
}

/* Makes a record over the selected words and selects it. */
static char *
tag (Fixture    *fixture,
     ActantKind  kind,
     GPtrArray  *picks,
     const char *type,
     const char *gist)
{
  ActantTag tag = { kind, get_range (fixture), picks, type, gist };
  g_autoptr(GError) error = NULL;
  char *id = NULL;
  g_autoptr(ActantChangeSet) change_set =
    actant_tagger_new_change (fixture->session, "brief.txt", &tag, &id, &error);

  g_assert_no_error (error);
  g_assert_true (actant_workspace_apply (fixture->workspace, change_set));
  actant_workspace_select (fixture->workspace, id);
  g_assert_nonnull (actant_workspace_get_selected (fixture->workspace));

  return id;
}

static GPtrArray *
new_picks (const char *id,
           const char *name)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_tag_pick_free);

  if (name != NULL)
    g_ptr_array_add (picks, actant_tag_pick_new (id, name));
  return picks;
}

static void
test_trim (void)
{
  static const struct
  {
    const char *text;
    gint64      start, end;
    gint64      trimmed_start, trimmed_end;
    gboolean    left;
  } cases[] = {
    { "a b", 0, 3, 0, 3, TRUE },
    { " a b\n", 0, 5, 1, 4, TRUE },
    { "　북한 ", 0, 4, 1, 3, TRUE },
    { " \n\t ", 0, 4, 4, 4, FALSE },
    { "abc", 2, 99, 2, 3, TRUE },
    { "abc", 2, 1, 2, 2, FALSE },
    { "", 0, 0, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (cases[i].text);
      ActantTextRange range = { cases[i].start, cases[i].end };

      g_assert_true (actant_tagger_trim (text, &range) == cases[i].left);
      g_assert_cmpint (range.start, ==, cases[i].trimmed_start);
      g_assert_cmpint (range.end, ==, cases[i].trimmed_end);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    glong       longest;
    const char *words;
  } cases[] = {
    { "one\n  two\tthree", 40, "one two three" },
    { "one two", 7, "one two" },
    { "one two three", 7, "one tw…" },
    { "북한은 도발을 이어 갈", 6, "북한은 도…" },
    { "  \n ", 10, "" },
    { "a                                    b", 10, "a…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (cases[i].text);
      ActantTextRange range = { 0, actant_source_text_get_length (text) };
      g_autofree char *words = actant_tagger_dup_words (text, &range, cases[i].longest);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_subtract (void)
{
  static const struct
  {
    ActantTextRange ranges[2];
    ActantTextRange minus;
    const char     *rest;
  } cases[] = {
    { { { 0, 10 }, { 20, 30 } }, { 3, 5 }, "0:3 5:10 20:30" },
    { { { 0, 10 }, { 20, 30 } }, { 5, 25 }, "0:5 25:30" },
    { { { 0, 10 }, { 20, 30 } }, { 10, 20 }, "0:10 20:30" },
    { { { 0, 10 }, { 20, 30 } }, { 0, 10 }, "20:30" },
    { { { 0, 10 }, { 20, 30 } }, { 0, 40 }, "" },
    { { { 0, 10 }, { 20, 30 } }, { 40, 50 }, "0:10 20:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
      g_autoptr(GArray) rest = NULL;
      g_autoptr(GString) shown = g_string_new (NULL);

      g_array_append_vals (ranges, cases[i].ranges, 2);
      rest = actant_tagger_subtract (ranges, &cases[i].minus);
      for (guint n = 0; n < rest->len; n++)
        g_string_append_printf (shown, "%s%d:%d", n > 0 ? " " : "",
                                (int) g_array_index (rest, ActantTextRange, n).start,
                                (int) g_array_index (rest, ActantTextRange, n).end);
      g_assert_cmpstr (shown->str, ==, cases[i].rest);
    }
}

static void
test_pronouns (void)
{
  static const char * const pronouns[] = { "They", "it", "WE", "그", "그는", "이들이", "우리의" };
  static const char * const others[] = { "", "there", "Item", "그림", "북한은", "the", "US Army" };

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    g_assert_true (actant_tagger_is_pronoun (pronouns[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (actant_tagger_is_pronoun (others[i]));
}

static void
test_mode (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *words;
    const char *mode;
  } cases[] = {
    { "North Korea", "name" },
    { "north korea", "name" },
    { "North Korea’s", "name" },
    { "북한은", "name" },
    { "북한", "name" },
    { "북한산", "nominal" },
    { "the North Korea", "name" },
    { "the regime", "nominal" },
    { "they", "pronoun" },
    { "그들은", "pronoun" },
  };
  g_autofree char *id = add_actor (fixture, "North Korea", "북한");
  g_autofree char *us = add_actor (fixture, "United States", "US");
  const ActantRecord *actor = actant_session_lookup (fixture->session, ACTANT_KIND_ACTOR, id);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (actant_tagger_guess_mode (actor, NULL, cases[i].words), ==, cases[i].mode);

  actor = actant_session_lookup (fixture->session, ACTANT_KIND_ACTOR, us);
  g_assert_cmpstr (actant_tagger_guess_mode (actor, NULL, "US"), ==, "name");
  g_assert_cmpstr (actant_tagger_guess_mode (actor, NULL, "us"), ==, "pronoun");
  g_assert_cmpstr (actant_tagger_guess_mode (NULL, "The DCG", "the DCG"), ==, "name");
  g_assert_cmpstr (actant_tagger_guess_mode (NULL, "DCG", "the group"), ==, "nominal");
  g_assert_cmpstr (actant_tagger_guess_mode (NULL, NULL, "it"), ==, "pronoun");
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *north = add_actor (fixture, "North Korea", "북한");
  g_autofree char *us = add_actor (fixture, "United States", "US");
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) none = NULL;
  const ActantRecord *exact;

  exact = actant_tagger_find_exact (fixture->session, ACTANT_KIND_ACTOR, "the UNITED states");
  g_assert_nonnull (exact);
  g_assert_cmpstr (actant_record_get_id (exact), ==, us);
  exact = actant_tagger_find_exact (fixture->session, ACTANT_KIND_ACTOR, "북한이");
  g_assert_cmpstr (actant_record_get_id (exact), ==, north);
  g_assert_null (actant_tagger_find_exact (fixture->session, ACTANT_KIND_ACTOR, "Korea"));
  g_assert_null (actant_tagger_find_exact (fixture->session, ACTANT_KIND_ACTOR, ""));

  found = actant_tagger_find_in_words (fixture->session, ACTANT_KIND_ACTOR,
                                       "The US and 북한은 USB, North Koreans");
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (actant_record_get_id (found->pdata[0]), ==, us);
  g_assert_cmpstr (actant_record_get_id (found->pdata[1]), ==, north);
  none = actant_tagger_find_in_words (fixture->session, ACTANT_KIND_ACTOR, "he told us");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_at_caret (Fixture       *fixture,
               gconstpointer  data)
{
  ActantSourceText *source = actant_workspace_get_source (fixture->workspace);
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);
  gint64 caret = g_utf8_pointer_to_offset (brief, strstr (brief, "test a"));
  ActantTextRange range;
  g_autofree char *sentence = NULL;
  g_autofree char *word = NULL;

  g_assert_true (actant_tagger_find_range (source, furniture, ACTANT_KIND_CLAIM, caret, &range));
  sentence = actant_tagger_dup_words (source, &range, 100);
  g_assert_cmpstr (sentence, ==, "They will test a missile.");
  g_assert_true (actant_tagger_find_range (source, furniture, ACTANT_KIND_MENTION, caret, &range));
  word = actant_tagger_dup_words (source, &range, 100);
  g_assert_cmpstr (word, ==, "test");
}

/* A claim with a new actor is one step; its actor comes and goes with it. */
static void
test_claim (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) picks = new_picks (NULL, "North Korea");
  g_autofree char *id = NULL;
  const ActantRecord *claim;
  g_autofree char *quote = NULL;

  select_words (fixture, "North Korea warned the United States.");
  id = tag (fixture, ACTANT_KIND_CLAIM, picks, "threat", "The North warns");
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Tag Claim");
  g_assert_cmpuint (count (fixture, ACTANT_KIND_ACTOR), ==, 1);

  claim = actant_workspace_get_selected (fixture->workspace);
  quote = actant_record_dup_quote (claim);
  g_assert_cmpstr (quote, ==, "North Korea warned the United States.");
  g_assert_cmpstr (actant_record_get_text (claim, "type"), ==, "threat");
  g_assert_cmpstr (actant_record_get_text (claim, "gist"), ==, "The North warns");
  g_assert_null (actant_record_get (claim, "claimants"));
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (claim, "subjects")), ==, 1);

  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count (fixture, ACTANT_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (count (fixture, ACTANT_KIND_ACTOR), ==, 0);
  g_assert_null (actant_session_get_undo_label (fixture->session));
  g_assert_null (actant_workspace_get_selected_id (fixture->workspace));

  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count (fixture, ACTANT_KIND_CLAIM), ==, 1);
  g_assert_cmpuint (count (fixture, ACTANT_KIND_ACTOR), ==, 1);
}

/* The same actor twice is once; without subjects, type and gist there are none. */
static void
test_claim_bare (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *north = add_actor (fixture, "North Korea", NULL);
  g_autoptr(GPtrArray) twice = new_picks (north, "North Korea");
  g_autoptr(GPtrArray) nobody = new_picks (NULL, NULL);
  g_autofree char *id = NULL;
  g_autofree char *bare = NULL;
  const ActantRecord *claim;

  g_ptr_array_add (twice, actant_tag_pick_new (north, "North Korea"));
  select_words (fixture, "They will test a missile.");
  id = tag (fixture, ACTANT_KIND_CLAIM, twice, NULL, NULL);
  claim = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (claim, "subjects")), ==, 1);

  bare = tag (fixture, ACTANT_KIND_CLAIM, nobody, NULL, "");
  claim = actant_workspace_get_selected (fixture->workspace);
  g_assert_null (actant_record_get (claim, "subjects"));
  g_assert_null (actant_record_get (claim, "type"));
  g_assert_null (actant_record_get (claim, "gist"));
}

static void
test_mention_and_coding (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GPtrArray) actor = new_picks (NULL, "United States");
  g_autoptr(GPtrArray) code = new_picks (NULL, "Missiles");
  g_autofree char *mention = NULL;
  g_autofree char *coding = NULL;
  const ActantRecord *record;

  ((ActantTagPick *) actor->pdata[0])->type = g_strdup ("state");
  select_words (fixture, "the United States");
  mention = tag (fixture, ACTANT_KIND_MENTION, actor, "name", NULL);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Tag Actor");
  record = actant_collection_get (actant_session_get_study (fixture->session),
                                  ACTANT_KIND_ACTOR, 0);
  g_assert_cmpstr (actant_record_get_text (record, "type"), ==, "state");
  record = actant_workspace_get_selected (fixture->workspace);
  g_assert_cmpstr (actant_record_get_text (record, "mode"), ==, "name");

  select_words (fixture, "a missile");
  coding = tag (fixture, ACTANT_KIND_CODING, code, NULL, NULL);
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Apply Code");
  record = actant_collection_get (actant_session_get_study (fixture->session), ACTANT_KIND_CODE, 0);
  /* What it is for is left open, as on the command line. */
  g_assert_null (actant_record_get_text (record, "use"));
  g_assert_cmpstr (actant_record_get_id (record), ==,
                   actant_record_get_text (actant_workspace_get_selected (fixture->workspace),
                                           "code"));
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count (fixture, ACTANT_KIND_CODE), ==, 0);
  g_assert_cmpuint (count (fixture, ACTANT_KIND_CODING), ==, 0);
  g_assert_cmpuint (count (fixture, ACTANT_KIND_MENTION), ==, 1);
}

static void
test_bad_range (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) nobody = new_picks (NULL, NULL);
  ActantTag tag = { ACTANT_KIND_CLAIM, { 5, 10000 }, nobody, NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_null (actant_tagger_new_change (fixture->session, "brief.txt", &tag, &id, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
  g_assert_null (id);
}

static guint
get_n_segments (Fixture *fixture)
{
  return actant_record_get_n_segments (actant_workspace_get_selected (fixture->workspace));
}

static void
test_passage (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) nobody = new_picks (NULL, NULL);
  g_autofree char *id = NULL;
  g_autofree char *quote = NULL;
  gint64 start, end;

  select_words (fixture, "North Korea");
  g_assert_false (actant_tagging_add_to_passage (fixture->workspace));
  g_assert_nonnull (strstr (fixture->toast, "first"));

  id = tag (fixture, ACTANT_KIND_CLAIM, nobody, "report", NULL);
  select_words (fixture, "Policy Brief");
  g_assert_true (actant_tagging_add_to_passage (fixture->workspace));
  g_assert_cmpstr (actant_session_get_undo_label (fixture->session), ==, "Add to Passage");
  g_assert_cmpuint (get_n_segments (fixture), ==, 2);
  actant_record_get_segment (actant_workspace_get_selected (fixture->workspace), 0, &start, &end);
  g_assert_cmpint (start, ==, 0);

  /* What overlaps is merged; what is there already says so. */
  select_words (fixture, "Korea warned ");
  g_assert_true (actant_tagging_add_to_passage (fixture->workspace));
  g_assert_cmpuint (get_n_segments (fixture), ==, 2);
  g_assert_false (actant_tagging_add_to_passage (fixture->workspace));
  g_assert_nonnull (strstr (fixture->toast, "already"));

  /* From the middle: two pieces, without the spaces beside the hole. */
  select_words (fixture, "Korea");
  g_assert_true (actant_tagging_remove_from_passage (fixture->workspace));
  g_assert_cmpuint (get_n_segments (fixture), ==, 3);
  actant_record_get_segment (actant_workspace_get_selected (fixture->workspace), 1, &start, &end);
  g_assert_cmpint (end - start, ==, 5);
  actant_record_get_segment (actant_workspace_get_selected (fixture->workspace), 2, &start, &end);
  g_assert_cmpint (end - start, ==, 6);
  g_assert_false (actant_tagging_remove_from_passage (fixture->workspace));

  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (get_n_segments (fixture), ==, 2);
  g_assert_true (actant_session_redo (fixture->session, NULL, NULL));
  g_assert_cmpuint (get_n_segments (fixture), ==, 3);

  /* Never empty. */
  actant_workspace_set_range (fixture->workspace, 0, g_utf8_strlen (brief, -1), 0);
  g_assert_false (actant_tagging_remove_from_passage (fixture->workspace));
  g_assert_nonnull (strstr (fixture->toast, "Nothing of the passage"));
  g_assert_cmpuint (get_n_segments (fixture), ==, 3);

  actant_workspace_set_range (fixture->workspace, 3, 3, 3);
  g_assert_false (actant_tagging_add_to_passage (fixture->workspace));
  g_assert_nonnull (strstr (fixture->toast, "Select the words"));
}

/* A passage whose words changed is not placed anew behind the coder's back. */
static void
test_passage_lost (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) nobody = new_picks (NULL, NULL);
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  select_words (fixture, "They will test a missile.");
  id = tag (fixture, ACTANT_KIND_CLAIM, nobody, "forecast", NULL);
  g_assert_true (actant_session_save (fixture->session, &error));
  g_assert_no_error (error);

  actant_workspace_set_session (fixture->workspace, NULL);
  g_clear_object (&fixture->session);
  ui_test_write (fixture->folder, "brief.txt", "Something else stands here now, and it is long.\n");
  fixture->session = ui_test_open_session (fixture->folder, "mina");
  actant_workspace_set_session (fixture->workspace, fixture->session);
  g_assert_true (actant_workspace_open_text (fixture->workspace, "brief.txt", NULL));
  actant_workspace_select (fixture->workspace, id);
  actant_workspace_set_range (fixture->workspace, 0, 9, 0);

  g_assert_false (actant_tagging_add_to_passage (fixture->workspace));
  g_assert_nonnull (strstr (fixture->toast, "have changed"));
  g_assert_cmpuint (get_n_segments (fixture), ==, 1);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) nobody = new_picks (NULL, NULL);
  g_autofree char *id = NULL;

  g_assert_false (actant_tagging_delete_selected (fixture->workspace));
  select_words (fixture, "They will");
  id = tag (fixture, ACTANT_KIND_CLAIM, nobody, "forecast", "They test");
  g_assert_true (actant_tagging_delete_selected (fixture->workspace));
  g_assert_cmpuint (count (fixture, ACTANT_KIND_CLAIM), ==, 0);
  g_assert_nonnull (strstr (fixture->toast, "They test"));
  g_assert_true (actant_session_undo (fixture->session, NULL, NULL));
  g_assert_cmpuint (count (fixture, ACTANT_KIND_CLAIM), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/tagger/mode", test_mode },
    { "/tagger/find", test_find },
    { "/tagger/at-caret", test_at_caret },
    { "/tagger/claim", test_claim },
    { "/tagger/claim/bare", test_claim_bare },
    { "/tagger/mention-and-coding", test_mention_and_coding },
    { "/tagger/bad-range", test_bad_range },
    { "/tagger/passage", test_passage },
    { "/tagger/passage/lost", test_passage_lost },
    { "/tagger/delete", test_delete },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagger/trim", test_trim);
  g_test_add_func ("/tagger/words", test_words);
  g_test_add_func ("/tagger/subtract", test_subtract);
  g_test_add_func ("/tagger/pronouns", test_pronouns);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
