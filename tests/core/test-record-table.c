/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sorted table of several collections as a view sees it, against a plain sort. */
#include "core-test-util.h"

#include "session/actant-record-table-private.h"

#include <string.h>

#define ROUNDS 2000
#define N_SOURCES 3
#define N_IDS 12

typedef struct
{
  GRand             *rand;
  ActantCollection  *collections[N_SOURCES];
  ActantRecordTable *table;
  GPtrArray         *shadow;      /* owned items, replayed */
  int                threshold;   /* of the filter */
  gboolean           by_name;
  gboolean           descending;
  gboolean           folded;      /* what the names are sorted as */
} View;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  View       *view)
{
  g_assert_cmpuint (position + removed, <=, view->shadow->len);
  g_assert_cmpuint (removed + added, >, 0);
  if (removed > 0)
    g_ptr_array_remove_range (view->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->shadow, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (view->shadow->len, ==, g_list_model_get_n_items (model));
}

static gboolean
filter (const ActantRecord *record,
        const char         *text,
        gpointer            user_data)
{
  const char *name = actant_record_get_text (record, "name");

  g_assert_nonnull (text);
  return name == NULL || name[0] <= ((View *) user_data)->threshold;
}

static void
by_name (const ActantRecord *record,
         const char         *text,
         ActantSortKey      *key,
         gpointer            user_data)
{
  const char *name = actant_record_get_text (record, "name");

  key->set = name != NULL;
  if (name != NULL && ((View *) user_data)->folded)
    key->text = g_utf8_casefold (name, -1);
  else if (name != NULL)
    key->number = name[0];
}

static ActantRecord *
make_actor (View       *view,
            const char *id)
{
  static const char * const names[] = { "a", "B", "c", "D", "b" };

  if (toss (view->rand, 20))
    return actant_record_new (ACTANT_KIND_ACTOR, id, new_empty_body (ACTANT_KIND_ACTOR));

  return new_record_with (ACTANT_KIND_ACTOR, id, "name",
                          actant_value_new_text (names[g_rand_int_range (view->rand, 0, 5)]));
}

/* Of a source; ids of different ones differ. */
static char *
pick_id (View  *view,
         guint  source)
{
  return g_strdup_printf ("00000000-0000-0000-%04u-%012d", source,
                          g_rand_int_range (view->rand, 0, N_IDS));
}

static void
change (View *view)
{
  guint source = g_rand_int_range (view->rand, 0, N_SOURCES);
  g_autofree char *id = pick_id (view, source);
  g_autoptr(ActantRecord) actor = make_actor (view, id);
  g_autoptr(ActantRecord) gone = set_text (actor, "deleted", TEST_TIME);
  g_autoptr(GPtrArray) one = g_ptr_array_new ();

  switch (g_rand_int_range (view->rand, 0, 12))
    {
    case 0:
      view->threshold = g_rand_int_range (view->rand, 'A', 'e');
      actant_record_table_refilter (view->table);
      break;
    case 1:
      view->by_name = toss (view->rand, 80);
      view->descending = toss (view->rand, 50);
      actant_record_table_set_order (view->table, view->by_name ? by_name : NULL, view,
                                     view->descending);
      break;
    case 2:
      view->folded = !view->folded;
      actant_record_table_reorder (view->table);
      break;
    case 3:
      g_ptr_array_add (one, actor);
      if (toss (view->rand, 20))
        actant_collection_load (view->collections[source], one);
      break;
    case 4:
      actant_collection_put (view->collections[source], gone);
      break;
    case 5:
      actant_collection_remove (view->collections[source], id);
      break;
    default:
      actant_collection_put (view->collections[source], actor);
      break;
    }
}

typedef struct
{
  const ActantRecord *record;
  guint               source;
  ActantSortKey       key;
} Plain;

static int
compare_plain (const void *a,
               const void *b,
               void       *data)
{
  const Plain *plain_a = a, *plain_b = b;
  View *view = data;
  int order = 0;

  if (view->by_name && plain_a->key.set != plain_b->key.set)
    return plain_a->key.set ? -1 : 1;
  if (view->by_name && plain_a->key.set)
    {
      order = view->folded ? strcmp (plain_a->key.text, plain_b->key.text)
                           : plain_a->key.number - plain_b->key.number;
      order = view->descending ? -order : order;
    }
  if (order == 0)
    order = (int) plain_a->source - (int) plain_b->source;

  return order != 0 ? order : actant_record_compare (plain_a->record, plain_b->record);
}

/* What the view replayed is what a plain filter and sort gives. */
static void
check (View *view)
{
  g_autoptr(GArray) plain = g_array_new (FALSE, TRUE, sizeof (Plain));
  guint n_all = 0;

  for (guint i = 0; i < N_SOURCES; i++)
    for (guint j = 0; j < actant_collection_get_n (view->collections[i], ACTANT_KIND_ACTOR); j++)
      {
        Plain row = { actant_collection_get (view->collections[i], ACTANT_KIND_ACTOR, j), i };

        n_all++;
        by_name (row.record, "x", &row.key, view);
        if (filter (row.record, "x", view))
          g_array_append_val (plain, row);
        else
          g_free (row.key.text);
      }
  g_array_sort_with_data (plain, compare_plain, view);

  g_assert_cmpuint (actant_record_table_get_n_all (view->table), ==, n_all);
  g_assert_cmpuint (view->shadow->len, ==, plain->len);
  for (guint i = 0; i < plain->len; i++)
    {
      Plain *row = &g_array_index (plain, Plain, i);
      const char *text;

      g_assert_true (actant_record_item_get_record (view->shadow->pdata[i]) == row->record);
      g_assert_cmpuint (actant_record_table_find (view->table, actant_record_get_id (row->record)),
                        ==, i);
      g_assert_true (actant_record_table_lookup (view->table, actant_record_get_id (row->record),
                                                 &text) == row->record);
      g_assert_cmpint (text[0] - 'a', ==, row->source);
      g_free (row->key.text);
    }
}

/* Lets what is done between the frames go on for a while, or to its end. */
static void
let_work (View     *view,
          gboolean  to_the_end)
{
  guint turns = g_rand_int_range (view->rand, 0, 4);

  for (guint i = 0; i < turns && actant_record_table_is_working (view->table); i++)
    g_main_context_iteration (NULL, TRUE);
  while (to_the_end && actant_record_table_is_working (view->table))
    g_main_context_iteration (NULL, TRUE);
}

/* @data: from how many rows on work is done between the frames; 0: never */
static void
test_random (gconstpointer data)
{
  View view = { g_rand_new_with_seed (g_test_rand_int ()) };
  guint many = GPOINTER_TO_UINT (data);

  view.threshold = 'z';
  view.shadow = g_ptr_array_new_with_free_func (g_object_unref);
  view.table = actant_record_table_new (ACTANT_KIND_ACTOR);
  if (many > 0)
    _actant_record_table_set_many (view.table, many);
  g_signal_connect (view.table, "items-changed", G_CALLBACK (items_changed_cb), &view);
  actant_record_table_set_filter (view.table, filter, &view, NULL);
  for (guint i = 0; i < N_SOURCES; i++)
    view.collections[i] = actant_collection_new ();
  for (guint i = 0; i < N_SOURCES; i++)
    {
      for (guint j = 0; j < 5; j++)
        change (&view);
      actant_record_table_add (view.table, view.collections[i], (const char *[]) { "a", "b", "c" }[i]);
    }

  for (guint round = 0; round < (many > 0 ? ROUNDS / 4 : ROUNDS); round++)
    {
      guint n = many > 0 ? g_rand_int_range (view.rand, 1, 6) : 1;

      for (guint i = 0; i < n; i++)
        {
          change (&view);
          let_work (&view, i + 1 == n);
        }
      check (&view);
    }
  change (&view);   /* it goes in the middle of something */

  actant_record_table_clear (view.table);
  g_assert_cmpuint (view.shadow->len, ==, 0);
  g_assert_cmpuint (actant_record_table_get_n_all (view.table), ==, 0);
  g_ptr_array_unref (view.shadow);
  g_assert_finalize_object (view.table);
  for (guint i = 0; i < N_SOURCES; i++)
    g_assert_finalize_object (view.collections[i]);
  g_rand_free (view.rand);
}

static void
by_number (const ActantRecord *record,
           const char         *text,
           ActantSortKey      *key,
           gpointer            user_data)
{
  key->set = TRUE;
  key->number = -(double) g_ascii_strtoull (actant_record_get_id (record) + 24, NULL, 10);
}

static gboolean
is_even (const ActantRecord *record,
         const char         *text,
         gpointer            user_data)
{
  return g_ascii_strtoull (actant_record_get_id (record) + 24, NULL, 10) % 2 == 0;
}

static void
working_cb (ActantRecordTable *table,
            guint             *n)
{
  double progress = actant_record_table_get_progress (table);

  g_assert_cmpfloat (progress, >=, 0);
  g_assert_cmpfloat (progress, <=, 1);
  (*n)++;
}

static void
listing_cb (ActantRecordTable *table,
            gboolean           begin,
            int               *depth)
{
  *depth += begin ? 1 : -1;
}

static const char *
get_id (ActantRecordTable *table,
        guint              position)
{
  g_autoptr(ActantRecordItem) item = g_list_model_get_item (G_LIST_MODEL (table), position);

  return g_intern_string (actant_record_item_get_id (item));
}

static ActantCollection *
make_actors (guint n)
{
  g_autoptr(GPtrArray) actors = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  ActantCollection *collection = actant_collection_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-0000-0000-%012u", i);

      g_ptr_array_add (actors, new_record_with (ACTANT_KIND_ACTOR, id, "name",
                                                actant_value_new_text (id)));
    }
  actant_collection_load (collection, actors);

  return collection;
}

/* A large table is shown when all is done, stays as it is when that is given up, and can be
 * changed meanwhile. */
static void
test_large (void)
{
  const guint n = 20000;
  g_autoptr(ActantCollection) actors = make_actors (n);
  g_autoptr(ActantRecordTable) table = actant_record_table_new (ACTANT_KIND_ACTOR);
  const char *last = "00000000-0000-0000-0000-000000019999";
  g_autoptr(ActantRecord) first = new_record_with (ACTANT_KIND_ACTOR,
                                                   "00000000-0000-0000-0000-000000000000", "name",
                                                   actant_value_new_text ("00"));
  g_autoptr(ActantRecord) again = new_record_with (ACTANT_KIND_ACTOR, last, "name",
                                                   actant_value_new_text (last));
  g_autoptr(ActantRecord) changed = NULL;
  guint n_working = 0;
  int depth = 0;

  g_signal_connect (table, "working", G_CALLBACK (working_cb), &n_working);
  g_signal_connect (table, "listing", G_CALLBACK (listing_cb), &depth);
  actant_record_table_add (table, actors, "a");
  g_assert_true (actant_record_table_is_working (table));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 0);
  g_main_context_iteration (NULL, TRUE);

  /* What goes and comes while the rows are made: before and behind those that are */
  actant_collection_remove (actors, "00000000-0000-0000-0000-000000000000");
  actant_collection_remove (actors, last);
  actant_collection_put (actors, first);
  g_assert_cmpuint (actant_record_table_find (table, actant_record_get_id (first)), ==, 0);
  actant_collection_put (actors, again);
  while (actant_record_table_is_working (table))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (actant_record_table_get_n_all (table), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, n);
  g_assert_cmpuint (n_working, >, 1);

  /* Given up */
  actant_record_table_set_order (table, by_number, NULL, FALSE);
  g_assert_true (actant_record_table_is_working (table));
  actant_record_table_cancel (table);
  g_assert_false (actant_record_table_is_working (table));
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_id (table, n - 1), ==, last);

  /* Sorted the other way round, with a change on the way */
  actant_record_table_set_order (table, by_number, NULL, FALSE);
  g_main_context_iteration (NULL, TRUE);
  changed = new_record_with (ACTANT_KIND_ACTOR, last, "name", actant_value_new_text ("new"));
  actant_collection_put (actors, changed);
  g_assert_true (actant_record_table_lookup (table, last, NULL) == changed);
  actant_record_table_set_filter (table, is_even, NULL, NULL);
  while (actant_record_table_is_working (table))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, n / 2);
  g_assert_cmpstr (get_id (table, 0), ==, "00000000-0000-0000-0000-000000019998");
  g_assert_cmpuint (actant_record_table_find (table, last), ==, ACTANT_NO_POSITION);
  actant_record_table_set_filter (table, NULL, NULL, NULL);
  while (actant_record_table_is_working (table))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (actant_record_table_find (table, last), ==, 0);
  g_assert_cmpint (depth, ==, 0);

  /* Let go in the middle of a thread's sorting */
  actant_record_table_set_order (table, NULL, NULL, FALSE);
  while (actant_record_table_is_working (table) && actant_record_table_get_progress (table) < 0.8)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_of_jun (const ActantRecord *record,
           const char         *text,
           gpointer            table)
{
  return g_strcmp0 (actant_record_table_find_coder (table, actant_record_get_id (record)), "jun") == 0;
}

/* Whose a record is, is known to the filter, of new ones, too; of the same one in two files the first
 * is listed. */
static void
test_coders (void)
{
  const guint n = 10;
  g_autoptr(ActantCollection) mina = make_actors (n), jun = make_actors (n + 5);
  g_autoptr(ActantRecordTable) table = actant_record_table_new (ACTANT_KIND_ACTOR);
  const char *id = "00000000-0000-0000-0000-000000000777";
  g_autoptr(ActantRecord) one = new_record_with (ACTANT_KIND_ACTOR, id, "name", actant_value_new_text ("one"));

  actant_record_table_add_of (table, mina, "a", "mina");
  actant_record_table_add_of (table, jun, "a", "jun");
  g_assert_cmpuint (actant_record_table_get_n_all (table), ==, n + 5);
  g_assert_cmpstr (actant_record_table_find_coder (table, "00000000-0000-0000-0000-000000000003"), ==, "mina");
  g_assert_cmpstr (actant_record_table_find_coder (table, "00000000-0000-0000-0000-000000000012"), ==, "jun");
  g_assert_null (actant_record_table_find_coder (table, id));

  actant_record_table_set_filter (table, is_of_jun, table, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 5);
  actant_collection_put (jun, one);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 6);
  actant_collection_remove (jun, id);
  actant_collection_put (mina, one);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 5);
  g_assert_cmpstr (actant_record_table_find_coder (table, id), ==, "mina");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/record-table/random", GUINT_TO_POINTER (0), test_random);
  g_test_add_data_func ("/record-table/random-between-frames", GUINT_TO_POINTER (1), test_random);
  g_test_add_func ("/record-table/large", test_large);
  g_test_add_func ("/record-table/coders", test_coders);

  return g_test_run ();
}
