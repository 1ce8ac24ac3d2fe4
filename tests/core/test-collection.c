/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collections: what they announce and find, against arrays that are scanned. */
#include "core-test-util.h"

#include "model/actant-collection.h"

#include <string.h>

#define ROUNDS 3000
#define N_IDS 24
#define TEXT_LENGTH 60

typedef struct
{
  GRand            *rand;
  ActantCollection *collection;
  ActantRecord     *records[N_IDS];       /* the model: by number, tombstones too */
  gboolean          unplaced[N_IDS];
  GPtrArray        *shadow[ACTANT_N_KINDS];  /* what the signals say is listed */
  guint             n_signals;
} Model;

static ActantKind
get_kind (guint number)
{
  static const ActantKind kinds[] = {
    ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_ACTOR, ACTANT_KIND_CLAIM
  };

  return kinds[number % G_N_ELEMENTS (kinds)];
}

static char *
get_id (guint number)
{
  return g_strdup_printf ("0192f3a1-0000-7000-8000-%012u", number);
}

static void
changed_cb (ActantCollection *collection,
            ActantRecord     *before,
            ActantRecord     *after,
            guint             removed,
            guint             added,
            Model            *model)
{
  GPtrArray *list = model->shadow[actant_record_get_kind (after != NULL ? after : before)];

  model->n_signals++;
  if (removed != ACTANT_NO_POSITION)
    {
      g_assert_cmpuint (removed, <, list->len);
      g_assert_true (list->pdata[removed] == before);
      g_ptr_array_remove_index (list, removed);
    }
  if (added != ACTANT_NO_POSITION)
    {
      g_assert_cmpuint (added, <=, list->len);
      g_ptr_array_insert (list, added, actant_record_ref (after));
    }

  /* It is told after it happened. */
  g_assert_true (actant_collection_lookup (collection,
                                           actant_record_get_id (after ? after : before))
                 == after);
}

static void
reset_cb (ActantCollection *collection,
          Model            *model)
{
  model->n_signals++;
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    {
      g_ptr_array_set_size (model->shadow[kind], 0);
      for (guint i = 0; i < actant_collection_get_n (collection, kind); i++)
        g_ptr_array_add (model->shadow[kind],
                         actant_record_ref (actant_collection_get (collection, kind, i)));
    }
}

static void
model_init (Model *model)
{
  *model = (Model) { g_rand_new_with_seed (g_test_rand_int ()), actant_collection_new () };
  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    model->shadow[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_signal_connect (model->collection, "changed", G_CALLBACK (changed_cb), model);
  g_signal_connect (model->collection, "reset", G_CALLBACK (reset_cb), model);
}

static void
model_clear (Model *model)
{
  g_assert_finalize_object (model->collection);
  for (guint i = 0; i < N_IDS; i++)
    g_clear_pointer (&model->records[i], actant_record_unref);
  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    g_ptr_array_unref (model->shadow[i]);
  g_rand_free (model->rand);
}

static gboolean
is_live (Model *model,
         guint  number)
{
  return model->records[number] != NULL && !actant_record_is_deleted (model->records[number]);
}

static ActantRecord *
make_record (Model *model,
             guint  number)
{
  g_autofree char *id = get_id (number);
  g_autofree char *name = g_strdup_printf ("%c", g_rand_int_range (model->rand, 'a', 'e'));
  g_autoptr(ActantRecord) record = NULL;
  gint64 ends[4];

  for (guint i = 0; i < 4; i += 2)
    {
      ends[i] = (i > 0 ? ends[i - 1] : 0) + g_rand_int_range (model->rand, 1, 20);
      ends[i + 1] = ends[i] + g_rand_int_range (model->rand, 1, 10);
    }
  if (get_kind (number) == ACTANT_KIND_ACTOR)
    record = new_record_with (ACTANT_KIND_ACTOR, id, "name", actant_value_new_text (name));
  else
    record = new_placed (get_kind (number), id, ends, g_rand_int_range (model->rand, 0, 3));

  if (toss (model->rand, 20))
    return set_text (record, "deleted", TEST_TIME);
  if (toss (model->rand, 10) && actant_kind_has_segments (get_kind (number)))
    return set_text (record, "source_sha", "0123456789abcdef");
  return g_steal_pointer (&record);
}

static gboolean
overlaps (const ActantRecord *record,
          gint64              start,
          gint64              end)
{
  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      gint64 from, to;

      actant_record_get_segment (record, i, &from, &to);
      if (from < end && to > start)
        return TRUE;
    }

  return FALSE;
}

static void
check_range (Model  *model,
             gint64  start,
             gint64  end)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  guint n = 0;

  g_ptr_array_add (found, model);   /* what is in the array stays */
  actant_collection_collect (model->collection, start, end, found);
  g_assert_true (found->pdata[0] == model);
  for (guint i = 2; i < found->len; i++)
    g_assert_cmpint (actant_record_compare (found->pdata[i - 1], found->pdata[i]), <, 0);

  for (guint i = 0; i < N_IDS; i++)
    if (is_live (model, i) && !model->unplaced[i]
        && actant_kind_has_segments (get_kind (i))
        && actant_record_get (model->records[i], "source_sha") == NULL
        && overlaps (model->records[i], start, end))
      {
        const ActantRecord *record = actant_collection_lookup (model->collection,
                                                               actant_record_get_id (model->records[i]));

        g_assert_true (g_ptr_array_find (found, record, NULL));
        n++;
      }
  g_assert_cmpuint (found->len - 1, ==, n);
}

static void
check_lists (Model *model)
{
  guint n_live[ACTANT_N_KINDS] = { 0 };

  for (guint i = 0; i < N_IDS; i++)
    {
      g_autofree char *id = get_id (i);
      const ActantRecord *record = actant_collection_lookup (model->collection, id);

      g_assert_true ((record == NULL) == (model->records[i] == NULL));
      if (record == NULL)
        continue;
      g_assert_true (actant_record_equal (record, model->records[i]));
      n_live[get_kind (i)] += is_live (model, i);
      g_assert_true ((actant_collection_lookup_live (model->collection, get_kind (i), id) != NULL)
                     == is_live (model, i));
      g_assert_null (actant_collection_lookup_live (model->collection, ACTANT_KIND_MEMO, id));
      g_assert_true ((actant_collection_find_position (model->collection, record)
                      != ACTANT_NO_POSITION) == is_live (model, i));
    }

  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    {
      g_assert_cmpuint (actant_collection_get_n (model->collection, kind), ==, n_live[kind]);
      g_assert_cmpuint (model->shadow[kind]->len, ==, n_live[kind]);
      for (guint i = 0; i < n_live[kind]; i++)
        {
          const ActantRecord *record = actant_collection_get (model->collection, kind, i);

          g_assert_true (record == model->shadow[kind]->pdata[i]);
          g_assert_cmpuint (actant_collection_find_position (model->collection, record), ==, i);
          if (i > 0)
            g_assert_cmpint (actant_record_compare (model->shadow[kind]->pdata[i - 1], record), <,
                             0);
        }
    }
}

static void
change_one (Model *model)
{
  guint number = g_rand_int_range (model->rand, 0, N_IDS);
  g_autofree char *id = get_id (number);
  guint before = model->n_signals;

  if (toss (model->rand, 10))
    {
      actant_collection_remove (model->collection, id);
      g_assert_cmpuint (model->n_signals - before, ==, model->records[number] != NULL ? 1 : 0);
      g_clear_pointer (&model->records[number], actant_record_unref);
    }
  else if (toss (model->rand, 20))
    {
      model->unplaced[number] = toss (model->rand, 50);
      actant_collection_set_placed (model->collection, id, !model->unplaced[number]);
      g_assert_cmpuint (model->n_signals, ==, before);
    }
  else
    {
      g_autoptr(ActantRecord) record = make_record (model, number);
      gboolean same = model->records[number] != NULL
                      && actant_record_equal (record, model->records[number]);

      g_assert_true (actant_collection_put (model->collection, record) == !same);
      g_assert_cmpuint (model->n_signals - before, ==, same ? 0 : 1);
      g_clear_pointer (&model->records[number], actant_record_unref);
      model->records[number] = g_steal_pointer (&record);
    }
}

/* Half of the records anew, one of them twice: the last counts. */
static void
load_some (Model *model)
{
  g_autoptr(GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < N_IDS; i++)
    {
      g_clear_pointer (&model->records[i], actant_record_unref);
      if (toss (model->rand, 50))
        continue;
      g_ptr_array_add (records, make_record (model, i));
      model->records[i] = make_record (model, i);
      g_ptr_array_add (records, actant_record_ref (model->records[i]));
    }
  actant_collection_load (model->collection, records);
}

static void
test_random (void)
{
  Model model;

  model_init (&model);
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_rand_int_range (model.rand, 0, TEXT_LENGTH);

      if (round % 500 == 250)
        load_some (&model);
      else
        change_one (&model);
      check_lists (&model);
      check_range (&model, start, start + g_rand_int_range (model.rand, 1, 20));
    }
  check_range (&model, 0, G_MAXINT64);
  check_range (&model, -5, 1);
  model_clear (&model);
}

/* Opaque records are kept, with an id or not, and found by nothing but a snapshot. */
static void
test_opaque (void)
{
  g_autoptr(ActantCollection) collection = actant_collection_new ();
  g_autoptr(GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr(GPtrArray) snapshot = NULL;

  g_ptr_array_add (records, actant_record_new_opaque ("memos", "wish", NULL, NULL, "{}", 2, "why"));
  g_ptr_array_add (records, actant_record_new_opaque ("memos", "wish", "a", NULL, "{}", 2, "why"));
  g_ptr_array_add (records,
                   new_record_with (ACTANT_KIND_MEMO, "b", "text", actant_value_new_text ("x")));
  actant_collection_load (collection, records);

  g_assert_null (actant_collection_lookup (collection, "a"));
  g_assert_nonnull (actant_collection_lookup (collection, "b"));
  g_assert_null (actant_collection_lookup (collection, NULL));
  snapshot = actant_collection_snapshot (collection);
  g_assert_cmpuint (snapshot->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_ptr_array_find (snapshot, records->pdata[i], NULL));
}

/* A record can be told to have no place before it comes. */
static void
test_unplaced_first (void)
{
  const gint64 ends[] = { 0, 5 };
  g_autoptr(ActantCollection) collection = actant_collection_new ();
  g_autoptr(ActantRecord) claim = new_placed (ACTANT_KIND_CLAIM, "a", ends, 1);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  actant_collection_set_placed (collection, "a", FALSE);
  actant_collection_put (collection, claim);
  actant_collection_collect (collection, 0, 9, found);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (actant_collection_get_n (collection, ACTANT_KIND_CLAIM), ==, 1);

  actant_collection_set_placed (collection, "a", TRUE);
  actant_collection_set_placed (collection, "a", TRUE);
  actant_collection_collect (collection, 0, 9, found);
  g_assert_cmpuint (found->len, ==, 1);
}

/* Of records with the same id the last counts, and each counts once. */
static void
test_load_twice (void)
{
  static const gint64 here[] = { 0, 5 }, there[] = { 3, 9 };
  const char *id = "0192f3a1-0000-7000-8000-000000000001";
  g_autoptr(ActantCollection) collection = actant_collection_new ();
  g_autoptr(ActantRecord) first = new_placed (ACTANT_KIND_CLAIM, id, here, 1);
  g_autoptr(ActantRecord) last = new_placed (ACTANT_KIND_CLAIM, id, there, 1);
  ActantRecord * const all[] = { first, last, last };
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (records, all[i]);
  actant_collection_load (collection, records);
  g_assert_cmpuint (actant_collection_get_n (collection, ACTANT_KIND_CLAIM), ==, 1);
  g_assert_true (actant_collection_get (collection, ACTANT_KIND_CLAIM, 0) == last);
  actant_collection_collect (collection, 0, 10, found);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
count_cb (ActantCollection *collection,
          gpointer          user_data)
{
  (*(guint *) user_data)++;
}

/* What was filled apart takes the place of what is there, at once; places go with it. */
static void
test_adopt (void)
{
  static const gint64 here[] = { 0, 5 }, there[] = { 3, 9 };
  g_autoptr(ActantCollection) collection = actant_collection_new ();
  g_autoptr(ActantCollection) other = actant_collection_new ();
  g_autoptr(ActantRecord) old = new_placed (ACTANT_KIND_CLAIM, "0192f3a1-0000-7000-8000-000000000001", here, 1);
  g_autoptr(ActantRecord) new = new_placed (ACTANT_KIND_CLAIM, "0192f3a1-0000-7000-8000-000000000002", there, 1);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  guint n_resets = 0;

  actant_collection_put (collection, old);
  actant_collection_put (other, new);
  actant_collection_set_placed (other, actant_record_get_id (new), FALSE);
  g_signal_connect (collection, "reset", G_CALLBACK (count_cb), &n_resets);
  actant_collection_adopt (collection, other);

  g_assert_cmpuint (n_resets, ==, 1);
  g_assert_true (actant_collection_get (collection, ACTANT_KIND_CLAIM, 0) == new);
  g_assert_null (actant_collection_lookup (collection, actant_record_get_id (old)));
  g_assert_true (actant_collection_lookup (other, actant_record_get_id (old)) == old);
  actant_collection_collect (collection, 4, 5, found);
  g_assert_cmpuint (found->len, ==, 0);
  actant_collection_set_placed (collection, actant_record_get_id (new), TRUE);
  actant_collection_collect (collection, 4, 5, found);
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collection/random", test_random);
  g_test_add_func ("/collection/opaque", test_opaque);
  g_test_add_func ("/collection/unplaced-first", test_unplaced_first);

  g_test_add_func ("/collection/adopt", test_adopt);
  g_test_add_func ("/collection/load-twice", test_load_twice);

  return g_test_run ();
}
