/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words of a passage propose for a claim. */
#include "core-test-util.h"

#include "language/actant-proposal.h"
#include "session/actant-value-parse.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *passage;   /* NULL: all of it */
  const char *fields;    /* type standing polarity factuality strength */
  const char *gist;
} Case;

static const Case cases[] = {
  { "North Korea will escalate in 2031.", NULL, "schedule asserted - CT+ -", "North Korea will escalate in 2031" },
  { "They may begin to rehearse.", NULL, "forecast asserted - PS+ -", "They may begin to rehearse" },
  { "Both are likely to agree.", NULL, "forecast asserted - PR+ -", "Both are likely to agree" },
  { "It is unlikely to contain it.", NULL, "forecast asserted - PR- -", "It is unlikely to contain it" },
  { "It cannot produce a plan.", NULL, "assertion asserted - CT- -", "It cannot produce a plan" },
  { "It can produce a plan.", NULL, "assertion asserted - CT+ -", "It can produce a plan" },
  { "A test cannot be ruled out.", NULL, "forecast asserted - PS+ -", "A test cannot be ruled out" },
  { "The exercise should not stop.", NULL, "recommendation asserted - - strong_against",
    "The exercise should not stop" },
  { "It would be advisable to wait.", NULL, "recommendation asserted - - weak_for", "It would be advisable to wait" },
  { "The ROK should prepare.", NULL, "recommendation asserted - - strong_for", "The ROK should prepare" },
  { "The command intends to open a cell.", NULL, "intention asserted - CT+ -", "The command intends to open a cell" },
  { "Seoul signed the annex.", NULL, "act asserted - CT+ -", "Seoul signed the annex" },
  { "Is half a seat worth it?", NULL, "assertion asked - Uu -", "Is half a seat worth it" },
  { "If Seoul leaves, Tokyo may follow.", "Seoul leaves", "forecast supposed - Uu -", "Seoul leaves" },
  { "If Seoul leaves, Tokyo may follow.", "Tokyo may follow", "forecast asserted - PS+ -", "Tokyo may follow" },
  { "Unless Seoul leaves, Tokyo may follow.", "Seoul leaves", "forecast supposed - Uu -", "Seoul leaves" },
  { "Even if Seoul leaves, Tokyo may follow.", "Seoul leaves", "forecast supposed - Uu -", "Seoul leaves" },
  { "Although Seoul left the group, Tokyo may follow.", "Seoul left the group", "assertion asserted - CT+ -",
    "Seoul left the group" },
  { "The agency warned that Pyongyang would answer.", "Pyongyang would answer", "threat asserted - - -",
    "Pyongyang would answer" },
  { "The agency warned that Pyongyang would answer.", NULL, "threat asserted - - -", "Pyongyang would answer" },
  { "The ministry demanded that Seoul stop it.", "Seoul stop it", "demand asserted - - -", "Seoul stop it" },
  { "For instance, however, the line is *open*.†", NULL, "assertion asserted - CT+ -", "The line is open" },
  { "The line is\n  in the U.S.", NULL, "assertion asserted - CT+ -", "The line is in the U.S." },
  { "Not only Japan will come.", NULL, "schedule asserted - CT+ -", "Not only Japan will come" },
  { "북한이 도발의 강도를 높일 가능성이 높다.", NULL, "forecast asserted - PR+ -",
    "북한이 도발의 강도를 높일 가능성이 높다" },
  { "중국은 수출을 제한할 수도 있다.", NULL, "forecast asserted - PS+ -", "중국은 수출을 제한할 수도 있다" },
  { "만약 한미가 실시하면 북한은 앞세울 것으로 전망된다.", "한미가 실시하면", "forecast supposed - Uu -",
    "한미가 실시하면" },
  { "정부는 대응해야 한다.", NULL, "recommendation asserted - - strong_for", "정부는 대응해야 한다" },
  { "중단은 바람직하지 않다.", NULL, "recommendation asserted - - weak_against", "중단은 바람직하지 않다" },
  { "북한은 모든 연습에 발사로 답하겠다고 위협하였다.", "모든 연습에 발사로 답하겠다", "threat asserted - - -",
    "모든 연습에 발사로 답하겠다" },
  { "따라서 모스크바가 긴장 완화에 앞장설 것으로 기대하기는 어렵다.", NULL, "forecast asserted - PR- -",
    "모스크바가 긴장 완화에 앞장설 것으로 기대하기는 어렵다" },
  { "?!", NULL, "assertion asked - Uu -", "?!" },
};

static char *
describe (const ActantRecord *claim)
{
  static const char * const fields[] = { "type", "standing", "polarity", "factuality" };
  GString *line = g_string_new (NULL);
  const ActantValue *strength = actant_record_get (claim, "strength");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = actant_record_get_text (claim, fields[i]);

      g_string_append_printf (line, "%s ", i == 2 || value == NULL ? "-" : value);
    }
  g_string_append (line, strength != NULL ? actant_value_get_member_text (strength, "value") : "-");

  return g_string_free (line, FALSE);
}

static ActantRecord *
place (ActantSession *session,
       const char    *text,
       const char    *passage)
{
  ActantSourceText *source = actant_session_load_text (session, "a.txt", NULL);
  const char *at = passage != NULL ? strstr (text, passage) : text;
  gint64 start = g_utf8_strlen (text, at - text);
  gint64 end = passage != NULL ? start + g_utf8_strlen (passage, -1) : actant_source_text_get_length (source);
  g_autoptr(GArray) ranges = make_ranges (1, start, end);
  ActantRecord *claim = actant_session_new_passage (session, ACTANT_KIND_CLAIM, "a.txt", ranges, NULL);

  g_assert_nonnull (claim);
  return claim;
}

static void
test_cases (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = make_folder ();
      ActantSession *session;
      g_autoptr(ActantRecord) claim = NULL;
      g_autoptr(ActantRecord) filled = NULL;
      g_autofree char *fields = NULL;

      write_file (folder, "a.txt", cases[i].text);
      session = open_session (folder, "mina", 1);
      claim = place (session, cases[i].text, cases[i].passage);
      filled = actant_proposal_fill (session, "a.txt", claim);
      fields = describe (filled);
      if (!g_str_equal (fields, cases[i].fields)
          || g_strcmp0 (actant_record_get_text (filled, "gist"), cases[i].gist) != 0)
        {
          g_printerr ("%s: %s “%s”, not %s “%s”\n", cases[i].text, fields, actant_record_get_text (filled, "gist"),
                      cases[i].fields, cases[i].gist);
          n_wrong++;
        }
      g_assert_finalize_object (session);
      remove_folder (g_steal_pointer (&folder));
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* What is set stays; polarity follows a negation. */
static void
test_set (void)
{
  g_autofree char *folder = make_folder ();
  ActantSession *session;
  g_autoptr(ActantRecord) claim = NULL;
  g_autoptr(ActantRecord) typed = NULL;
  g_autoptr(ActantRecord) filled = NULL;

  write_file (folder, "a.txt", "It will not come.");
  session = open_session (folder, "mina", 1);
  claim = place (session, "It will not come.", NULL);
  typed = set_text (claim, "type", "threat");
  filled = actant_proposal_fill (session, "a.txt", typed);
  g_assert_cmpstr (actant_record_get_text (filled, "type"), ==, "threat");
  g_assert_cmpstr (actant_record_get_text (filled, "polarity"), ==, "-");
  g_assert_cmpstr (actant_record_get_text (filled, "factuality"), ==, "CT-");
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

static void
add_mention (ActantSession *session,
             const char    *actor,
             const char    *type,
             gint64         start,
             gint64         end)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Mention");
  g_autoptr(GArray) ranges = make_ranges (1, start, end);
  g_autoptr(ActantRecord) mention = actant_session_new_passage (session, ACTANT_KIND_MENTION, "a.txt", ranges, NULL);
  const char *values[] = { actor, NULL };
  ActantValueParser parser = { session, edit };
  g_autoptr(ActantRecord) named = actant_value_parser_set (&parser, mention, "actors", values, NULL);

  g_assert_true (actant_session_put (session, edit, "a.txt", named));
  g_assert_true (actant_session_apply (session, edit, NULL));
  edit_text (session, NULL, actant_record_get_id (actant_session_find_named (session, ACTANT_KIND_ACTOR, actor, NULL)),
             "type", type);
}

/* A pronoun becomes the one actor before it that it fits. */
static void
test_pronouns (void)
{
  const char *text = "Japan met Kim. It may come. He left. They agree.";
  static const struct { const char *passage, *gist; } rows[] = {
    { "It may come", "Japan may come" }, { "He left", "Kim left" }, { "They agree", "They agree" },
  };
  g_autofree char *folder = make_folder ();
  ActantSession *session;

  write_file (folder, "a.txt", text);
  session = open_session (folder, "mina", 1);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          g_autoptr(ActantRecord) claim = place (session, text, rows[i].passage);
          g_autoptr(ActantRecord) filled = actant_proposal_fill (session, "a.txt", claim);

          g_assert_cmpstr (actant_record_get_text (filled, "gist"), ==, round == 0 ? rows[i].passage : rows[i].gist);
        }
      if (round == 0)
        {
          add_mention (session, "Japan", "state", 0, 5);
          add_mention (session, "Kim", "person", 10, 13);
        }
    }

  /* Two that it could be. */
  add_mention (session, "China", "state", 6, 9);
  {
    g_autoptr(ActantRecord) claim = place (session, text, "It may come");
    g_autoptr(ActantRecord) filled = actant_proposal_fill (session, "a.txt", claim);

    g_assert_cmpstr (actant_record_get_text (filled, "gist"), ==, "It may come");
  }
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

/* Claimants, issues without positions and scenarios with roles come from the claim before in the text. */
static void
test_carry_over (void)
{
  const char *text = "One claim here. Another there. A third.";
  g_autofree char *folder = make_folder ();
  ActantSession *session;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Claim");
  g_autoptr(ActantRecord) first = NULL;
  g_autoptr(ActantRecord) second = NULL;
  g_autoptr(ActantRecord) carried = NULL;
  ActantValueParser parser = { NULL, edit };
  static const char * const fields[][2] = {
    { "claimants", "Kim" }, { "issues", "code=NCG position=support" },
    { "scenarios", "scenario=Thaw role=driver consistency=CC" }, { "gist", "g" },
  };

  write_file (folder, "a.txt", text);
  parser.session = session = open_session (folder, "mina", 1);
  first = place (session, text, "One claim here");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *values[] = { fields[i][1], NULL };
      ActantRecord *set;

      if (i == 1)
        g_free (add_named (session, ACTANT_KIND_CODE, "NCG"));
      if (i == 2)
        g_free (add_named (session, ACTANT_KIND_SCENARIO, "Thaw"));
      set = actant_value_parser_set (&parser, first, fields[i][0], values, NULL);
      g_assert_nonnull (set);
      actant_record_unref (first);
      first = set;
    }
  g_assert_true (actant_session_put (session, edit, "a.txt", first));
  g_assert_true (actant_session_apply (session, edit, NULL));

  second = place (session, text, "Another there");
  carried = actant_proposal_carry_over (session, "a.txt", second);
  g_assert_true (actant_value_equal (actant_record_get (carried, "claimants"), actant_record_get (first, "claimants")));
  {
    const ActantValue *issue = actant_value_get_item (actant_record_get (carried, "issues"), 0);
    const ActantValue *placing = actant_value_get_item (actant_record_get (carried, "scenarios"), 0);

    g_assert_nonnull (actant_value_get_member_text (issue, "code"));
    g_assert_null (actant_value_get_member (issue, "position"));
    g_assert_cmpstr (actant_value_get_member_text (placing, "role"), ==, "driver");
    g_assert_null (actant_value_get_member (placing, "consistency"));
  }
  g_assert_null (actant_record_get (carried, "gist"));

  /* Nothing stands before the first. */
  {
    g_autoptr(ActantRecord) before = place (session, text, "One claim here");
    g_autoptr(ActantRecord) same = NULL;

    g_assert_true (actant_session_undo (session, NULL, NULL));
    same = actant_proposal_carry_over (session, "a.txt", before);
    g_assert_null (actant_record_get (same, "claimants"));
  }
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proposal/cases", test_cases);
  g_test_add_func ("/proposal/set", test_set);
  g_test_add_func ("/proposal/pronouns", test_pronouns);
  g_test_add_func ("/proposal/carry-over", test_carry_over);

  return g_test_run ();
}
