/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How claims are related, from two coders to a consensus: the claims first, then what is between them. */
#include "core-test-util.h"

#include "store/actant-study-folder.h"
#include "team/actant-adjudication.h"

#include <string.h>

#define TEXT "a.txt"
#define WORDS "Alder warns Birch. Cedar waits. Dale signs. Elm talks."
#define ROUNDS 12
#define STEPS 60

/* Where the sentences are. */
static const gint64 places[][2] = { { 0, 18 }, { 19, 31 }, { 32, 43 }, { 44, 54 } };
static const char * const types[] = { "condition", "justifies", "causes", "contradicts" };

/* Positions of the cases of the fixture. */
enum
{
  CLAIM_0,
  CLAIM_1,
  CLAIM_2,
  CLAIM_3,
  CONDITION,    /* 0 → 1: ana and ben the same */
  DISPUTED,     /* 1 → 2: ana justifies, ben causes */
  ALONE,        /* 2 → 0: ben */
  N_CASES
};

typedef struct
{
  char          *folder;
  ActantSession *coders[2];
  ActantSession *curator;
  char          *claims[2][4];
  char          *disputed[2];   /* ids of the relations */
} Fixture;

static char *
add_relation (ActantSession *session,
              const char    *from,
              const char    *to,
              const char    *type,
              const char    *group)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Relate");
  g_autoptr(ActantRecord) relation = actant_session_new_record (session, ACTANT_KIND_RELATION);
  g_autoptr(GError) error = NULL;

  actant_record_change_text (&relation, "from", from);
  actant_record_change_text (&relation, "to", to);
  actant_record_change_text (&relation, "type", type);
  actant_record_change_text (&relation, "group", group);
  actant_session_put (session, edit, TEXT, relation);
  g_assert_true (actant_session_apply (session, edit, &error));
  g_assert_no_error (error);

  return g_strdup (actant_record_get_id (relation));
}

/* Two coders with the same four claims; the third is of another type for each. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  write_file (fixture->folder, TEXT, WORDS);
  for (guint i = 0; i < 2; i++)
    {
      char **claims = fixture->claims[i];
      g_autofree char *alike = NULL, *alone = NULL;

      fixture->coders[i] = open_session (fixture->folder, i == 0 ? "ana" : "ben", i + 1);
      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *gist = g_strdup_printf ("Gist %u", j);

          claims[j] = add_claim (fixture->coders[i], TEXT, places[j][0], places[j][1], gist);
          edit_text (fixture->coders[i], TEXT, claims[j], "type", j == 2 && i == 1 ? "threat" : "act");
        }
      alike = add_relation (fixture->coders[i], claims[0], claims[1], "condition", "g");
      fixture->disputed[i] = add_relation (fixture->coders[i], claims[1], claims[2], i == 0 ? "justifies" : "causes",
                                           "g");
      if (i == 1)
        alone = add_relation (fixture->coders[i], claims[2], claims[0], "contradicts", NULL);
      save (fixture->coders[i]);
    }
  fixture->curator = open_session (fixture->folder, "cur", 7);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_assert_finalize_object (fixture->coders[i]);
      g_free (fixture->disputed[i]);
      for (guint j = 0; j < 4; j++)
        g_free (fixture->claims[i][j]);
    }
  g_assert_finalize_object (fixture->curator);
  remove_folder (fixture->folder);
}

static ActantAdjudication *
open_queue_of (ActantSession      *session,
               const char * const *who)
{
  const char *texts[] = { TEXT, NULL };
  g_autoptr(GError) error = NULL;
  ActantAgreement *agreement = actant_agreement_new (session, texts, who, 0.5, FALSE, &error);
  ActantAdjudication *queue;

  g_assert_no_error (error);
  queue = actant_adjudication_new (agreement, &error);
  g_assert_no_error (error);

  return queue;
}

static ActantAdjudication *
open_queue (ActantSession *session)
{
  const char *who[] = { "ana", "ben", NULL };

  return open_queue_of (session, who);
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
count (ActantSession *session,
       ActantKind     kind)
{
  return actant_collection_get_n (get_consensus (session), kind);
}

static void
accept (ActantAdjudication *queue,
        guint               position,
        guint               coder)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_adjudication_accept (queue, position, coder, NULL, FALSE, &error));
  g_assert_no_error (error);
  actant_adjudication_update (queue);
}

static const ActantRecord *
get_result (ActantAdjudication *queue,
            guint               position)
{
  ActantSession *session = actant_agreement_get_session (actant_adjudication_get_agreement (queue));

  return actant_collection_lookup_live (get_consensus (session), ACTANT_KIND_NONE,
                                        actant_adjudication_get (queue, position)->result);
}

static void
assert_ends (ActantAdjudication *queue,
             guint               position,
             guint               from,
             guint               to)
{
  const ActantRecord *result = get_result (queue, position);

  g_assert_nonnull (result);
  g_assert_cmpstr (actant_record_get_text (result, "from"), ==, actant_record_get_id (get_result (queue, from)));
  g_assert_cmpstr (actant_record_get_text (result, "to"), ==, actant_record_get_id (get_result (queue, to)));
}

/* Relations after the claims, by where these are; their ends are cases. */
static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  static const struct
  {
    const char *fields;
    const char *words;
    guint       from, to;
    gint64      start, end;
  } cases[] = {
    { "", "Gist 0 → condition → Gist 1", CLAIM_0, CLAIM_1, 0, 31 },
    { "type", "Gist 1 → justifies / causes → Gist 2", CLAIM_1, CLAIM_2, 19, 43 },
    { "relation", "Gist 2 → contradicts → Gist 0", CLAIM_2, CLAIM_0, 0, 43 },
  };

  g_assert_cmpuint (actant_adjudication_get_n (queue), ==, N_CASES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ActantCase *item = actant_adjudication_get (queue, CONDITION + i);
      g_autofree char *fields = actant_case_dup_fields (item, " ");
      g_autofree char *words = actant_adjudication_dup_words (queue, item);
      gint64 start, end;

      g_assert_cmpint (item->kind, ==, ACTANT_KIND_RELATION);
      g_assert_cmpstr (fields, ==, cases[i].fields);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (item->agreed, ==, i == 0);
      g_assert_true (actant_adjudication_get_end (queue, item, ACTANT_END_FROM)
                     == actant_adjudication_get (queue, cases[i].from));
      g_assert_true (actant_adjudication_get_end (queue, item, ACTANT_END_TO)
                     == actant_adjudication_get (queue, cases[i].to));
      actant_adjudication_get_place (queue, item, &start, &end);
      g_assert_cmpint (start, ==, cases[i].start);
      g_assert_cmpint (end, ==, cases[i].end);
    }
  g_assert_cmpuint (actant_adjudication_find (queue, fixture->disputed[1]), ==, DISPUTED);
  g_assert_null (actant_adjudication_get (queue, ALONE)->records->pdata[0]);
}

/* The claims first; then the relation is between what became of them. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  g_autoptr(GError) error = NULL;
  const ActantRecord *result;

  g_assert_false (actant_adjudication_accept (queue, DISPUTED, 1, NULL, FALSE, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "Decide first on the claim that the relation leads from: “Gist 1”");
  g_clear_error (&error);
  accept (queue, CLAIM_1, 0);
  g_assert_false (actant_adjudication_accept (queue, DISPUTED, 1, NULL, FALSE, &error));
  g_assert_cmpstr (error->message, ==, "Decide first on the claim that the relation leads to: “Gist 2”");
  g_clear_error (&error);
  g_assert_cmpuint (count (fixture->curator, ACTANT_KIND_RELATION), ==, 0);

  accept (queue, CLAIM_2, 1);
  accept (queue, DISPUTED, 1);
  assert_ends (queue, DISPUTED, CLAIM_1, CLAIM_2);
  result = get_result (queue, DISPUTED);
  g_assert_cmpstr (actant_record_get_text (result, "type"), ==, "causes");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (result, "came_from")), ==, 1);
  g_assert_true (actant_value_list_has_text (actant_record_get (result, "came_from"), fixture->disputed[1]));
  g_assert_cmpint (actant_adjudication_get (queue, DISPUTED)->verdict, ==, ACTANT_VERDICT_ACCEPT);

  g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
  actant_adjudication_update (queue);
  g_assert_cmpuint (count (fixture->curator, ACTANT_KIND_RELATION), ==, 0);
  g_assert_cmpint (actant_adjudication_get (queue, DISPUTED)->verdict, ==, ACTANT_VERDICT_NONE);
  g_assert_false (actant_adjudication_get (queue, DISPUTED)->reopened);
  g_assert_true (actant_session_redo (fixture->curator, NULL, &error));
  actant_adjudication_update (queue);
  assert_ends (queue, DISPUTED, CLAIM_1, CLAIM_2);
}

/* The type of one on the ground of the other; the ends are nobody's to choose. */
static void
test_combine (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  g_autoptr(GError) error = NULL;

  accept (queue, CLAIM_1, 0);
  accept (queue, CLAIM_2, 0);
  g_hash_table_insert (choices, (gpointer) "type", GUINT_TO_POINTER (2));
  g_hash_table_insert (choices, (gpointer) "from", GUINT_TO_POINTER (2));
  g_assert_true (actant_adjudication_combine (queue, DISPUTED, 0, choices, "A cause", TRUE, &error));
  actant_adjudication_update (queue);
  g_assert_cmpint (actant_adjudication_get (queue, DISPUTED)->verdict, ==, ACTANT_VERDICT_COMBINE);
  g_assert_true (actant_record_get_boolean (actant_adjudication_get (queue, DISPUTED)->review, "codebook_gap"));
  g_assert_cmpstr (actant_record_get_text (get_result (queue, DISPUTED), "type"), ==, "causes");
  g_assert_cmpuint (actant_value_get_n_items (actant_record_get (get_result (queue, DISPUTED), "came_from")), ==, 2);
  assert_ends (queue, DISPUTED, CLAIM_1, CLAIM_2);
  g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
  g_assert_cmpuint (count (fixture->curator, ACTANT_KIND_RELATION), ==, 0);
  g_assert_true (actant_session_redo (fixture->curator, NULL, &error));
  g_assert_cmpuint (count (fixture->curator, ACTANT_KIND_RELATION), ==, 1);
}

/* Claims and what is between them in one action; the rest when its claims are decided. */
static void
test_agreed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);
  g_autoptr(GError) error = NULL;
  ActantSession *session = fixture->curator;

  g_assert_cmpuint (actant_adjudication_accept_agreed (queue, &error), ==, 4);
  g_assert_no_error (error);
  actant_adjudication_update (queue);
  assert_ends (queue, CONDITION, CLAIM_0, CLAIM_1);
  g_assert_cmpuint (count (session, ACTANT_KIND_CLAIM), ==, 3);
  g_assert_true (actant_session_undo (session, NULL, &error));
  g_assert_cmpuint (count (session, ACTANT_KIND_CLAIM) + count (session, ACTANT_KIND_RELATION), ==, 0);
  g_assert_true (actant_session_redo (session, NULL, &error));
  actant_adjudication_update (queue);
  assert_ends (queue, CONDITION, CLAIM_0, CLAIM_1);

  /* The coders come to agree on the relation, not on the claim it leads to. */
  edit_text (fixture->coders[0], TEXT, fixture->disputed[0], "type", "causes");
  save (fixture->coders[0]);
  save (session);
  g_clear_pointer (&queue, actant_adjudication_free);
  g_assert_finalize_object (fixture->curator);
  session = fixture->curator = open_session (fixture->folder, "cur", 8);
  {
    g_autoptr(ActantAdjudication) again = open_queue (session);

    g_assert_true (actant_adjudication_get (again, DISPUTED)->agreed);
    g_assert_cmpint (actant_adjudication_get (again, CONDITION)->verdict, ==, ACTANT_VERDICT_ACCEPT);
    g_assert_cmpuint (actant_adjudication_accept_agreed (again, &error), ==, 0);
    accept (again, CLAIM_2, 1);
    g_assert_cmpuint (actant_adjudication_accept_agreed (again, &error), ==, 1);
    actant_adjudication_update (again);
    assert_ends (again, DISPUTED, CLAIM_1, CLAIM_2);
  }
}

/* A relation changed by a coder is open again, and it alone; one that loses a claim goes with it. */
static void
test_reopened (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);

    g_assert_cmpuint (actant_adjudication_accept_agreed (queue, &error), ==, 4);
    actant_adjudication_update (queue);
    accept (queue, CLAIM_2, 0);
    accept (queue, DISPUTED, 0);
    id = g_strdup (actant_adjudication_get (queue, DISPUTED)->result);
    g_assert_true (actant_adjudication_dismiss (queue, ALONE, ACTANT_VERDICT_REJECT, "Too far", FALSE, &error));
  }
  edit_text (fixture->coders[1], TEXT, fixture->disputed[1], "type", "instance");
  save (fixture->coders[1]);
  save (fixture->curator);
  g_assert_finalize_object (fixture->curator);
  fixture->curator = open_session (fixture->folder, "cur", 8);
  {
    g_autoptr(ActantAdjudication) queue = open_queue (fixture->curator);

    for (guint i = 0; i < N_CASES; i++)
      g_assert_cmpint (actant_adjudication_get (queue, i)->reopened, ==, i == DISPUTED);
    g_assert_cmpint (actant_adjudication_get (queue, ALONE)->verdict, ==, ACTANT_VERDICT_REJECT);
    accept (queue, DISPUTED, 1);
    g_assert_cmpstr (actant_adjudication_get (queue, DISPUTED)->result, ==, id);
    g_assert_cmpstr (actant_record_get_text (get_result (queue, DISPUTED), "type"), ==, "instance");

    /* The claim between both relations goes, and they with it. */
    g_assert_true (actant_adjudication_dismiss (queue, CLAIM_1, ACTANT_VERDICT_REJECT, NULL, FALSE, &error));
    actant_adjudication_update (queue);
    g_assert_cmpuint (count (fixture->curator, ACTANT_KIND_RELATION), ==, 0);
    g_assert_true (actant_adjudication_get (queue, CONDITION)->reopened);
    g_assert_true (actant_adjudication_get (queue, DISPUTED)->reopened);
    g_assert_false (actant_adjudication_accept (queue, CONDITION, 0, NULL, FALSE, &error));
    g_assert_cmpstr (error->message, ==, "The claim that the relation leads to was rejected: “Gist 1”");
    g_clear_error (&error);

    g_assert_true (actant_session_undo (fixture->curator, NULL, &error));
    actant_adjudication_update (queue);
    g_assert_cmpint (actant_adjudication_get (queue, DISPUTED)->verdict, ==, ACTANT_VERDICT_ACCEPT);
    assert_ends (queue, DISPUTED, CLAIM_1, CLAIM_2);
    g_assert_true (actant_session_redo (fixture->curator, NULL, &error));
    actant_adjudication_update (queue);

    /* Accepted after all: the relations can be, too. */
    accept (queue, CLAIM_1, 1);
    accept (queue, DISPUTED, 1);
    g_assert_cmpstr (actant_adjudication_get (queue, DISPUTED)->result, ==, id);
    assert_ends (queue, DISPUTED, CLAIM_1, CLAIM_2);
    g_assert_cmpuint (actant_adjudication_accept_agreed (queue, &error), ==, 1);
    actant_adjudication_update (queue);
    assert_ends (queue, CONDITION, CLAIM_0, CLAIM_1);
  }
}

/* Conditions of one group stay one group, whoever's relation is taken. */
static void
test_group (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(ActantAdjudication) queue = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *group = g_strdup_printf ("group-%u", i);
      g_autofree char *second = add_relation (fixture->coders[i], fixture->claims[i][3], fixture->claims[i][1],
                                              "condition", group);
      g_autofree char *first = add_relation (fixture->coders[i], fixture->claims[i][2], fixture->claims[i][1],
                                             "condition", group);

      save (fixture->coders[i]);
    }
  g_assert_finalize_object (fixture->curator);
  fixture->curator = open_session (fixture->folder, "cur", 8);
  queue = open_queue (fixture->curator);
  g_assert_cmpuint (actant_adjudication_get_n (queue), ==, N_CASES + 2);
  for (guint i = CLAIM_0; i <= CLAIM_3; i++)
    accept (queue, i, 0);
  accept (queue, N_CASES, 0);        /* 2 → 1 */
  accept (queue, N_CASES + 1, 1);    /* 3 → 1 */
  assert_ends (queue, N_CASES, CLAIM_2, CLAIM_1);
  assert_ends (queue, N_CASES + 1, CLAIM_3, CLAIM_1);
  g_assert_cmpstr (actant_record_get_text (get_result (queue, N_CASES), "group"), ==, "group-0");
  g_assert_cmpstr (actant_record_get_text (get_result (queue, N_CASES + 1), "group"), ==, "group-0");
}

/* Whatever is decided in whatever order: relations of the consensus are between claims of it, and those of
 * accepted cases between what became of their ends. */
static void
assert_whole (ActantAdjudication *queue)
{
  ActantSession *session = actant_agreement_get_session (actant_adjudication_get_agreement (queue));
  ActantCollection *consensus = get_consensus (session);
  guint n_accepted[ACTANT_N_KINDS] = { 0 };

  for (guint i = 0; i < actant_adjudication_get_n (queue); i++)
    {
      const ActantCase *item = actant_adjudication_get (queue, i);
      const ActantCase *ends[2];
      const ActantRecord *result;

      if (item->verdict != ACTANT_VERDICT_ACCEPT && item->verdict != ACTANT_VERDICT_COMBINE)
        continue;
      n_accepted[item->kind]++;
      result = get_result (queue, i);
      g_assert_nonnull (result);
      if (item->kind != ACTANT_KIND_RELATION)
        continue;
      ends[0] = actant_adjudication_get_end (queue, item, ACTANT_END_FROM);
      ends[1] = actant_adjudication_get_end (queue, item, ACTANT_END_TO);
      g_assert_cmpstr (actant_record_get_text (result, "from"), ==, ends[0]->result);
      g_assert_cmpstr (actant_record_get_text (result, "to"), ==, ends[1]->result);
    }
  g_assert_cmpuint (actant_collection_get_n (consensus, ACTANT_KIND_CLAIM), ==, n_accepted[ACTANT_KIND_CLAIM]);
  g_assert_cmpuint (actant_collection_get_n (consensus, ACTANT_KIND_RELATION), ==, n_accepted[ACTANT_KIND_RELATION]);
  for (guint i = 0; i < actant_collection_get_n (consensus, ACTANT_KIND_RELATION); i++)
    {
      const ActantRecord *relation = actant_collection_get (consensus, ACTANT_KIND_RELATION, i);

      g_assert_nonnull (actant_collection_lookup_live (consensus, ACTANT_KIND_CLAIM,
                                                       actant_record_get_text (relation, "from")));
      g_assert_nonnull (actant_collection_lookup_live (consensus, ACTANT_KIND_CLAIM,
                                                       actant_record_get_text (relation, "to")));
    }
}

/* What is decided and what is in the consensus, in a line. */
static char *
dup_state (ActantAdjudication *queue)
{
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < actant_adjudication_get_n (queue); i++)
    {
      const ActantCase *item = actant_adjudication_get (queue, i);
      const ActantRecord *result = item->result != NULL ? get_result (queue, i) : NULL;

      g_string_append_printf (state, "%u%s %s %s,", item->verdict, item->reopened ? "!" : "",
                              result != NULL ? actant_record_get_text (result, "type") : "",
                              result != NULL && item->kind == ACTANT_KIND_RELATION
                              ? actant_record_get_text (result, "from") : "");
    }

  return g_string_free (state, FALSE);
}

/* Three coders with claims on some of the sentences and relations between some of them. */
static ActantSession *
make_random (GRand      *rand,
             const char *folder)
{
  static const char * const slugs[] = { "ana", "ben", "cho" };

  write_file (folder, TEXT, WORDS);
  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      ActantSession *session = open_session (folder, slugs[i], i + 1);
      g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        if (toss (rand, 80))
          {
            char *id = add_claim (session, TEXT, places[j][0], places[j][1], "A gist");

            edit_text (session, TEXT, id, "type", toss (rand, 70) ? "act" : "threat");
            g_ptr_array_add (claims, id);
          }
      for (guint a = 0; a < claims->len; a++)
        for (guint b = 0; b < claims->len; b++)
          for (guint n = toss (rand, 40) ? 1 + toss (rand, 20) : 0; a != b && n > 0; n--)
            g_free (add_relation (session, claims->pdata[a], claims->pdata[b],
                                  types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))], NULL));
      save (session);
      g_assert_finalize_object (session);
    }

  return open_session (folder, "cur", 9);
}

/* One decision, of whatever kind; whether one was made. */
static gboolean
decide (GRand              *rand,
        ActantAdjudication *queue)
{
  guint position = g_rand_int_range (rand, 0, actant_adjudication_get_n (queue));
  guint coder = g_rand_int_range (rand, 0, 3);
  const ActantCase *item = actant_adjudication_get (queue, position);
  g_autoptr(GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;
  gboolean done, ready = actant_adjudication_check_ends (queue, item, NULL);

  if (toss (rand, 5))
    {
      g_autoptr(GArray) agreed = actant_adjudication_list_agreed (queue);
      guint n = actant_adjudication_accept_agreed (queue, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, agreed->len);
      return n > 0;
    }
  if (toss (rand, 20))
    return actant_adjudication_dismiss (queue, position, toss (rand, 50) ? ACTANT_VERDICT_REJECT : ACTANT_VERDICT_DEFER,
                                        NULL, FALSE, &error);
  for (guint i = 0; i < 3; i++)
    if (item->records->pdata[i] != NULL && i != coder && toss (rand, 30))
      g_hash_table_insert (choices, (gpointer) "type", GUINT_TO_POINTER (i + 1));
  done = actant_adjudication_combine (queue, position, coder, choices, NULL, FALSE, &error);
  g_assert_cmpint (done, ==, ready && item->records->pdata[coder] != NULL);

  return done;
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  const char *who[] = { "ana", "ben", "cho", NULL };

  for (guint i = 0; i < ROUNDS; i++)
    {
      char *folder = make_folder ();
      ActantSession *session = make_random (rand, folder);

      {
        g_autoptr(ActantAdjudication) queue = open_queue_of (session, who);
        g_autofree char *before = dup_state (queue);
        g_autofree char *after = NULL, *back = NULL;
        g_autoptr(GError) error = NULL;
        guint n = 0;

        for (guint step = 0; step < STEPS && actant_adjudication_get_n (queue) > 0; step++)
          {
            n += decide (rand, queue);
            actant_adjudication_update (queue);
            assert_whole (queue);
          }
        after = dup_state (queue);
        for (guint step = 0; actant_session_undo (session, NULL, &error); step++)
          {
            actant_adjudication_update (queue);
            assert_whole (queue);
          }
        g_clear_error (&error);
        back = dup_state (queue);
        g_assert_cmpstr (back, ==, before);
        while (actant_session_redo (session, NULL, &error))
          {
            actant_adjudication_update (queue);
            assert_whole (queue);
          }
        g_clear_error (&error);
        g_free (back);
        back = dup_state (queue);
        g_assert_cmpstr (back, ==, after);
        g_test_message ("%u cases, %u decisions: %s", actant_adjudication_get_n (queue), n, after);
      }
      g_assert_finalize_object (session);
      remove_folder (folder);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/adjudication-relations/queue", test_queue);
  ADD ("/adjudication-relations/order", test_order);
  ADD ("/adjudication-relations/combine", test_combine);
  ADD ("/adjudication-relations/agreed", test_agreed);
  ADD ("/adjudication-relations/reopened", test_reopened);
  ADD ("/adjudication-relations/group", test_group);
  g_test_add_func ("/adjudication-relations/random", test_random);

  return g_test_run ();
}
