/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From two coders' claims to a consensus: decisions, what they leave behind, and what reopens them. */
#include "core-test-util.h"

#include "session/actant-rounds.h"
#include "store/actant-study-folder.h"
#include "team/actant-adjudication.h"
#include "team/actant-shared-texts.h"

#define TEXT "a.txt"
#define WORDS "North Korea escalates. Japan waits. China objects. Seoul and Washington plan on."

typedef struct
{
  char          *folder;
  ActantSession *coders[2];
  ActantSession *curator;
  char          *first[2];    /* ids of the coders' claims on the first sentence */
} Fixture;

static char *
claim (ActantSession *session,
       gint64         start,
       gint64         end,
       const char    *type)
{
  char *id = add_claim (session, TEXT, start, end, "A gist");

  edit_text (session, TEXT, id, "type", type);
  return id;
}

/* Two coders: one claim disputed, one alike, one that only the first has. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *alone = NULL;

  fixture->folder = make_folder ();
  write_file (fixture->folder, TEXT, WORDS);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *alike = NULL;

      fixture->coders[i] = open_session (fixture->folder, i == 0 ? "ana" : "ben", i + 1);
      fixture->first[i] = claim (fixture->coders[i], 0, 21, i == 0 ? "act" : "threat");
      alike = claim (fixture->coders[i], 23, 34, "act");
    }
  alone = claim (fixture->coders[0], 35, 49, "report");
  save (fixture->coders[0]);
  save (fixture->coders[1]);
  fixture->curator = open_session (fixture->folder, "cur", 7);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_assert_finalize_object (fixture->coders[i]);
      g_free (fixture->first[i]);
    }
  if (fixture->curator != NULL)
    g_assert_finalize_object (fixture->curator);
  remove_folder (fixture->folder);
}

static ActantAdjudication *
open_queue (ActantSession *session)
{
  const char *texts[] = { TEXT, NULL };
  const char *who[] = { "ana", "ben", NULL };
  g_autoptr(GError) error = NULL;
  ActantAgreement *agreement = actant_agreement_new (session, texts, who, 0.5, FALSE, &error);
  ActantAdjudication *queue;

  g_assert_no_error (error);
  queue = actant_adjudication_new (agreement, &error);
  g_assert_no_error (error);

  return queue;
}

static void
reopen (Fixture *fixture)
{
  save (fixture->curator);
  g_assert_finalize_object (fixture->curator);
  fixture->curator = open_session (fixture->folder, "cur", 8);
}

static ActantCollection *
get_consensus (ActantSession *session)
{
  g_autoptr(GError) error = NULL;
  ActantAnnotationSet *set = actant_session_get_set (session, TEXT, ACTANT_CONSENSUS, &error);

  g_assert_no_error (error);
  return actant_annotation_set_get_records (set);
}

static guint
count (ActantSession *session)
{
  return actant_collection_get_n (get_consensus (session), ACTANT_KIND_CLAIM);
}

static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  const ActantCase *disputed = actant_adjudication_get (queue, 0);
  const ActantCase *alike = actant_adjudication_get (queue, 1);
  const ActantCase *alone = actant_adjudication_get (queue, 2);

  g_assert_cmpuint (actant_adjudication_get_n (queue), ==, 3);
  g_assert_cmpuint (disputed->fields->len, ==, 1);
  g_assert_cmpstr (disputed->fields->pdata[0], ==, "type");
  g_assert_true (alike->agreed && !disputed->agreed && !alone->agreed);
  g_assert_cmpstr (alone->fields->pdata[0], ==, "passage");
  g_assert_null (alone->records->pdata[1]);
  g_assert_cmpuint (actant_adjudication_find (queue, fixture->first[1]), ==, 0);
  g_assert_cmpuint (actant_adjudication_find (queue, "none"), ==, G_MAXUINT);
}

/* What all agree on, one accepted, one rejected; it survives closing, and each can be undone. */
static void
test_decide (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const ActantRecord *result;

  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);

    guint n = actant_adjudication_accept_agreed (queue, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (n, ==, 1);
    g_assert_true (actant_adjudication_accept (queue, 0, 1, "Ben reads it right", TRUE, &error));
    g_assert_true (actant_adjudication_dismiss (queue, 2, ACTANT_VERDICT_REJECT, "Not a claim", FALSE, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (count (fixture->curator), ==, 2);
  for (guint i = 0; i < 3; i++)
    g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
  g_assert_cmpuint (count (fixture->curator), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (actant_session_redo (fixture->curator, NULL, &error));
  reopen (fixture);

  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
    const ActantCase *item = actant_adjudication_get (queue, 0);

    g_assert_cmpint (item->verdict, ==, ACTANT_VERDICT_ACCEPT);
    g_assert_true (actant_record_get_boolean (item->review, "codebook_gap"));
    g_assert_cmpstr (actant_record_get_text (item->review, "reason"), ==, "Ben reads it right");
    result = actant_collection_lookup (get_consensus (fixture->curator), item->result);
    g_assert_cmpstr (actant_record_get_text (result, "type"), ==, "threat");
    g_assert_true (actant_value_list_has_text (actant_record_get (result, "from"), fixture->first[1]));
    g_assert_cmpint (actant_adjudication_get (queue, 1)->verdict, ==, ACTANT_VERDICT_ACCEPT);
    g_assert_cmpint (actant_adjudication_get (queue, 2)->verdict, ==, ACTANT_VERDICT_REJECT);
    g_assert_cmpuint (actant_adjudication_accept_agreed (queue, &error), ==, 0);
    g_assert_no_error (error);
  }
  /* Nobody's file was touched. */
  g_assert_true (has_file (fixture->folder, TEXT ".consensus.annotations.json"));
  g_assert_true (has_file (fixture->folder, TEXT ".cur.annotations.json"));
}

/* Fields of several coders: the result names both. */
static void
test_combine (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  g_autoptr(ActantAdjudication) after = NULL;
  g_autoptr(GError) error = NULL;
  const ActantRecord *result;

  g_hash_table_insert (choices, (gpointer) "type", GUINT_TO_POINTER (2));
  g_assert_true (actant_adjudication_combine (queue, 0, 0, choices, NULL, FALSE, &error));
  g_assert_no_error (error);
  after = open_queue (fixture->curator);
  g_assert_cmpint (actant_adjudication_get (after, 0)->verdict, ==, ACTANT_VERDICT_COMBINE);
  result = actant_collection_lookup (get_consensus (fixture->curator), actant_adjudication_get (after, 0)->result);
  g_assert_cmpstr (actant_record_get_text (result, "type"), ==, "threat");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (result, "from")), ==, 2);
  g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
  g_assert_cmpuint (count (fixture->curator), ==, 0);
}

/* A coder changes a record: its case alone is open again, and the new decision changes the old
 * result, under the same id. */
static void
test_reopened (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *result = NULL;
  g_autoptr(GError) error = NULL;

  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);

    g_assert_true (actant_adjudication_accept (queue, 0, 0, NULL, FALSE, &error));
    g_assert_cmpuint (actant_adjudication_accept_agreed (queue, &error), ==, 1);
  }
  edit_text (fixture->coders[1], TEXT, fixture->first[1], "type", "forecast");
  save (fixture->coders[1]);
  reopen (fixture);
  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
    const ActantCase *item = actant_adjudication_get (queue, 0);

    g_assert_true (item->reopened);
    g_assert_cmpint (item->verdict, ==, ACTANT_VERDICT_NONE);
    g_assert_cmpint (actant_verdict_read (item->review), ==, ACTANT_VERDICT_ACCEPT);
    g_assert_false (actant_verdict_is_outdated (item->review, item->records->pdata[0]));
    g_assert_true (actant_verdict_is_outdated (item->review, item->records->pdata[1]));
    g_assert_false (actant_adjudication_get (queue, 1)->reopened);
    result = g_strdup (item->result);
    g_assert_true (actant_adjudication_accept (queue, 0, 1, NULL, FALSE, &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
    const ActantCase *item = actant_adjudication_get (queue, 0);
    ActantAnnotationSet *own = actant_session_get_own_set (fixture->curator, TEXT, NULL);

    g_assert_false (item->reopened);
    g_assert_cmpstr (item->result, ==, result);
    g_assert_cmpuint (count (fixture->curator), ==, 2);
    g_assert_cmpstr (actant_record_get_text (actant_collection_lookup (get_consensus (fixture->curator), result), "type"),
                     ==, "forecast");
    g_assert_cmpuint (actant_collection_get_n (actant_annotation_set_get_records (own), ACTANT_KIND_REVIEW), ==, 2);
    /* Rejected after all: the result goes. */
    g_assert_true (actant_adjudication_dismiss (queue, 0, ACTANT_VERDICT_REJECT, NULL, FALSE, &error));
    g_assert_cmpuint (count (fixture->curator), ==, 1);
    g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
    g_assert_cmpuint (count (fixture->curator), ==, 2);
  }
}

static void
assert_coders (ActantSession *session,
               const char    *expected)
{
  const char *texts[] = { TEXT, NULL };
  g_auto(GStrv) coders = actant_shared_texts_list_coders (session, texts);
  g_autofree char *joined = g_strjoinv (" ", coders);

  g_assert_cmpstr (joined, ==, expected);
}

/* Who decides has a file on the text and is no coder of it, for which nothing would be agreed on any
 * more; who found nothing in it is one, and so is who has a passage. */
static void
test_curator (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);

    g_assert_true (actant_adjudication_accept (queue, 0, 0, NULL, FALSE, &error));
    g_assert_no_error (error);
  }
  reopen (fixture);
  assert_coders (fixture->curator, "ana ben");
  g_assert_true (actant_session_set_finished (fixture->curator, TEXT, TRUE, &error));
  assert_coders (fixture->curator, "ana ben cur");
  g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
  assert_coders (fixture->curator, "ana ben");
  id = claim (fixture->curator, 0, 21, "act");
  assert_coders (fixture->curator, "ana ben cur");
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  g_autoptr(GError) error = NULL;

  g_assert_false (actant_adjudication_accept (queue, 2, 1, NULL, FALSE, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD);
  g_clear_error (&error);
  g_assert_false (actant_adjudication_accept (queue, 9, 0, NULL, FALSE, &error));
  g_assert_nonnull (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/adjudication/queue", test_queue);
  ADD ("/adjudication/decide", test_decide);
  ADD ("/adjudication/combine", test_combine);
  ADD ("/adjudication/reopened", test_reopened);
  ADD ("/adjudication/curator", test_curator);
  ADD ("/adjudication/errors", test_errors);

  return g_test_run ();
}
