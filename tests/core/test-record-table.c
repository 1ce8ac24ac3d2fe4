/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sorted table of several collections as a view sees it, against a plain sort. */
#include "core-test-util.h"

#include "session/actant-record-table.h"

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

static void
test_random (void)
{
  View view = { g_rand_new_with_seed (g_test_rand_int ()) };

  view.threshold = 'z';
  view.shadow = g_ptr_array_new_with_free_func (g_object_unref);
  view.table = actant_record_table_new (ACTANT_KIND_ACTOR);
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

  for (guint round = 0; round < ROUNDS; round++)
    {
      change (&view);
      check (&view);
    }

  actant_record_table_clear (view.table);
  g_assert_cmpuint (view.shadow->len, ==, 0);
  g_assert_cmpuint (actant_record_table_get_n_all (view.table), ==, 0);
  g_ptr_array_unref (view.shadow);
  g_assert_finalize_object (view.table);
  for (guint i = 0; i < N_SOURCES; i++)
    g_assert_finalize_object (view.collections[i]);
  g_rand_free (view.rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-table/random", test_random);

  return g_test_run ();
}
