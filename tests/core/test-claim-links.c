/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations between claims, and the chain of what follows. */
#include "config.h"

#include "core-test-util.h"

#include "analysis/actant-claim-links.h"

#include <string.h>

#define TEXT "a.txt"
#define OTHER "b.txt"
#define N_CLAIMS 5

typedef struct
{
  char          *folder;
  ActantSession *session;
  char          *claims[N_CLAIMS];   /* the last one in the other text */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  write_file (fixture->folder, TEXT, "0123456789");
  write_file (fixture->folder, OTHER, "0123456789");
  fixture->session = open_session (fixture->folder, "mina", 1);
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      char gist[] = { 'A' + i, '\0' };

      fixture->claims[i] = add_claim (fixture->session, i + 1 < N_CLAIMS ? TEXT : OTHER, i, i + 1,
                                      gist);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_CLAIMS; i++)
    g_free (fixture->claims[i]);
  g_assert_finalize_object (fixture->session);
  remove_folder (fixture->folder);
}

/* Relates two claims; returns whether it was done. */
static gboolean
relate (Fixture     *fixture,
        guint        from,
        guint        to,
        const char  *type,
        GError     **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Relate");

  return actant_claim_relate (fixture->session, edit, fixture->claims[from], fixture->claims[to],
                              type, NULL, error)
         && actant_session_apply (fixture->session, edit, error);
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

static guint
count_links (Fixture *fixture,
             guint    claim)
{
  g_autoptr(GPtrArray) links = actant_claim_list_links (fixture->session, fixture->claims[claim]);

  return links->len;
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) links = NULL;
  const ActantClaimLink *link;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (count_links (fixture, 1), ==, 0);
  g_assert_true (relate (fixture, 0, 1, "condition", &error));
  g_assert_true (relate (fixture, 1, 4, "contradicts", &error));
  g_assert_no_error (error);

  links = actant_claim_list_links (fixture->session, fixture->claims[1]);
  g_assert_cmpuint (links->len, ==, 2);
  link = links->pdata[0];
  g_assert_false (link->is_from);
  g_assert_cmpstr (actant_record_get_id (link->claim), ==, fixture->claims[0]);
  link = links->pdata[1];
  g_assert_true (link->is_from);
  g_assert_cmpstr (link->claim_text, ==, OTHER);
  g_assert_cmpstr (link->text, ==, TEXT);   /* beside the first claim */

  step (fixture, TRUE);
  g_assert_cmpuint (count_links (fixture, 1), ==, 1);
  step (fixture, FALSE);
  g_assert_cmpuint (count_links (fixture, 1), ==, 2);

  /* The other end is gone: the relation is told, without a claim. */
  delete_record (fixture->session, OTHER, fixture->claims[4]);
  g_ptr_array_unref (links);
  links = actant_claim_list_links (fixture->session, fixture->claims[1]);
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_null (((ActantClaimLink *) links->pdata[1])->claim);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Relate");
  g_autoptr(GError) error = NULL;

  g_assert_false (relate (fixture, 0, 0, "condition", &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD);
  g_clear_error (&error);
  g_assert_false (actant_claim_relate (fixture->session, edit, fixture->claims[0], "nobody",
                                       "condition", NULL, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD);
  g_clear_error (&error);

  g_assert_true (relate (fixture, 0, 1, "condition", &error));
  g_assert_false (relate (fixture, 0, 1, "condition", &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (relate (fixture, 0, 1, "supports", &error));
  g_assert_true (relate (fixture, 1, 0, "condition", &error));
  g_assert_no_error (error);
}

/* "B1 C2 …": the steps by the claims' letters, their depth, and "!" when they come again. */
static void
assert_chain (Fixture    *fixture,
              guint       from,
              const char *expected)
{
  g_autoptr(GPtrArray) steps = actant_claim_list_consequences (fixture->session,
                                                               fixture->claims[from]);
  g_autoptr(GString) chain = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const ActantClaimStep *one = steps->pdata[i];

      g_string_append_printf (chain, "%s%s%u%s", i > 0 ? " " : "",
                              actant_record_get_text (one->claim, "gist"), one->depth,
                              one->again ? "!" : "");
    }
  g_assert_cmpstr (chain->str, ==, expected);
}

static void
test_chain (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { guint from, to; const char *type; } relations[] = {
    { 0, 1, "condition" }, { 1, 2, "causes" }, { 2, 4, "enables" }, { 0, 3, "contradicts" },
  };
  g_autoptr(GError) error = NULL;

  assert_chain (fixture, 0, "");
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    g_assert_true (relate (fixture, relations[i].from, relations[i].to, relations[i].type, &error));
  assert_chain (fixture, 0, "B1 C2 E3");   /* what contradicts does not follow */
  assert_chain (fixture, 2, "E1");
  assert_chain (fixture, 4, "");

  /* A second way to the same claim, and a circle. */
  g_assert_true (relate (fixture, 1, 4, "supports", &error));
  g_assert_true (relate (fixture, 4, 0, "condition", &error));
  g_assert_no_error (error);
  {
    g_autoptr(GPtrArray) steps = actant_claim_list_consequences (fixture->session,
                                                                 fixture->claims[0]);
    guint n_again = 0;

    for (guint i = 0; i < steps->len; i++)
      n_again += ((ActantClaimStep *) steps->pdata[i])->again ? 1 : 0;
    g_assert_cmpuint (steps->len, ==, 5);
    g_assert_cmpuint (n_again, ==, 2);
  }
}

static void
test_itself (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (relate (fixture, 0, 1, "condition", &error));
  g_assert_true (relate (fixture, 1, 0, "condition", &error));
  g_assert_no_error (error);
  assert_chain (fixture, 0, "B1 A2!");
  assert_chain (fixture, 1, "A1 B2!");
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, func) g_test_add ("/claim-links/" path, Fixture, NULL, set_up, func, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("both-ends", test_links);
  ADD ("refused", test_refused);
  ADD ("chain", test_chain);
  ADD ("circle", test_itself);

  return g_test_run ();
}
