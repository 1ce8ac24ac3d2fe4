/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of records as a view sees them: only by items-changed and by the items it holds. */
#include "core-test-util.h"

#include "session/actant-record-list.h"

#define ROUNDS 3000
#define N_IDS 20

typedef struct
{
  GRand            *rand;
  ActantCollection *collection;
  ActantRecordList *list;
  GPtrArray        *shadow;     /* owned items, replayed */
  GHashTable       *held;       /* owned id -> owned item, listed or not */
  guint             n_notified;
  int               threshold;  /* of the filter: names above it are hidden */
} View;

static void
notify_cb (ActantRecordItem *item,
           GParamSpec       *pspec,
           View             *view)
{
  view->n_notified++;

  /* When an item tells, the list has told already. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->list)), ==, view->shadow->len);
}

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
        gpointer            user_data)
{
  View *view = user_data;
  const char *name = actant_record_get_text (record, "name");

  return name != NULL && name[0] <= view->threshold;
}

static void
view_init (View *view)
{
  *view = (View) { g_rand_new_with_seed (g_test_rand_int ()), actant_collection_new () };
  view->list = actant_record_list_new (view->collection, ACTANT_KIND_ACTOR);
  view->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  view->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  view->threshold = 'z';
  g_signal_connect (view->list, "items-changed", G_CALLBACK (items_changed_cb), view);
}

static void
release_items (View *view)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, view->held);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_signal_handlers_disconnect_by_func (item, notify_cb, view);
  g_hash_table_remove_all (view->held);
}

static void
view_clear (View *view)
{
  release_items (view);
  g_signal_handlers_disconnect_by_func (view->list, items_changed_cb, view);
  g_ptr_array_set_size (view->shadow, 0);
  g_ptr_array_unref (view->shadow);
  g_hash_table_unref (view->held);
  g_assert_finalize_object (view->list);
  g_assert_finalize_object (view->collection);
  g_rand_free (view->rand);
}

static char *
get_id (guint number)
{
  return g_strdup_printf ("0192f3a1-0000-7000-8000-%012u", number);
}

static ActantRecord *
make_record (View *view)
{
  g_autofree char *id = get_id (g_rand_int_range (view->rand, 0, N_IDS));
  g_autofree char *name = g_strdup_printf ("%c", g_rand_int_range (view->rand, 'a', 'h'));
  ActantKind kind = ACTANT_KIND_ACTOR;
  g_autoptr(ActantRecord) record = new_record_with (kind, id, "name", actant_value_new_text (name));

  return toss (view->rand, 20) ? set_text (record, "deleted", TEST_TIME)
                               : set_text (record, "note", toss (view->rand, 50) ? "n" : NULL);
}

static void
check (View *view)
{
  guint n = actant_collection_get_n (view->collection, ACTANT_KIND_ACTOR);
  guint position = 0;
  GHashTableIter iter;
  gpointer id, item;

  g_assert_cmpuint (actant_record_list_get_n_all (view->list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const ActantRecord *record = actant_collection_get (view->collection, ACTANT_KIND_ACTOR, i);
      g_autoptr(ActantRecordItem) row = NULL;

      if (!filter (record, view))
        {
          g_assert_cmpuint (actant_record_list_find (view->list, actant_record_get_id (record)), ==,
                            ACTANT_NO_POSITION);
          continue;
        }
      row = g_list_model_get_item (G_LIST_MODEL (view->list), position);
      g_assert_true ((gpointer) row == view->shadow->pdata[position]);
      g_assert_true (actant_record_item_get_record (row) == record);
      g_assert_cmpuint (actant_record_list_find (view->list, actant_record_item_get_id (row)), ==,
                        position);
      position++;
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->list)), ==, position);
  g_assert_cmpuint (view->shadow->len, ==, position);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (view->list), position));

  /* A held item follows its record even while it is filtered out. */
  g_hash_table_iter_init (&iter, view->held);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      const ActantRecord *live = actant_collection_lookup_live (view->collection, ACTANT_KIND_ACTOR,
                                                                id);

      if (live != NULL)
        g_assert_true (actant_record_item_get_record (item) == live);
    }
}

/* As a selection does: holds an item and expects the same one back. */
static void
hold_one (View *view)
{
  g_autoptr(ActantRecordItem) item = NULL;
  ActantRecordItem *known;

  if (view->shadow->len == 0)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (view->list),
                                g_rand_int_range (view->rand, 0, view->shadow->len));
  known = g_hash_table_lookup (view->held, actant_record_item_get_id (item));
  if (known != NULL)
    {
      g_assert_true (known == item);
      return;
    }
  g_signal_connect (item, "notify::record", G_CALLBACK (notify_cb), view);
  g_hash_table_insert (view->held, g_strdup (actant_record_item_get_id (item)),
                       g_object_ref (item));
}

static void
test_random (void)
{
  View view;

  view_init (&view);
  actant_record_list_set_filter (view.list, filter, &view, NULL);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr(ActantRecord) record = make_record (&view);

      if (toss (view.rand, 80))
        actant_collection_put (view.collection, record);
      else if (toss (view.rand, 30))
        actant_collection_remove (view.collection, actant_record_get_id (record));
      else if (toss (view.rand, 30))
        {
          g_autoptr(GPtrArray) all = actant_collection_snapshot (view.collection);

          if (all->len > 3)
            g_ptr_array_set_size (all, all->len - 1);
          actant_collection_load (view.collection, all);
        }
      else
        {
          view.threshold = g_rand_int_range (view.rand, 'a', 'i');
          actant_record_list_refilter (view.list);
        }
      if (toss (view.rand, 20))
        hold_one (&view);
      if (toss (view.rand, 2))
        release_items (&view);
      check (&view);
    }
  g_assert_cmpuint (view.n_notified, >, 0);
  view_clear (&view);
}

static void
test_collections (void)
{
  View view;
  g_autoptr(ActantCollection) other = actant_collection_new ();
  g_autoptr(ActantRecord) a = new_record_with (ACTANT_KIND_ACTOR, "a", "name",
                                               actant_value_new_text ("a"));
  g_autoptr(ActantRecord) b = new_record_with (ACTANT_KIND_ACTOR, "a", "name",
                                               actant_value_new_text ("b"));
  g_autoptr(ActantRecord) code = new_record_with (ACTANT_KIND_CODE, "c", "name",
                                                  actant_value_new_text ("c"));

  view_init (&view);
  actant_collection_put (view.collection, a);
  actant_collection_put (view.collection, code);
  actant_collection_put (other, b);
  check (&view);

  actant_record_list_set_collection (view.list, other);
  g_assert_true (actant_record_item_get_record (view.shadow->pdata[0]) == b);
  actant_collection_remove (view.collection, "a");
  g_assert_cmpuint (view.shadow->len, ==, 1);

  actant_record_list_set_collection (view.list, NULL);
  g_assert_cmpuint (view.shadow->len, ==, 0);
  g_assert_cmpuint (actant_record_list_find (view.list, "a"), ==, ACTANT_NO_POSITION);
  g_assert_cmpuint (actant_record_list_get_n_all (view.list), ==, 0);
  view_clear (&view);
}

static void
count_cb (gpointer data)
{
  ++*(int *) data;
}

static gboolean
pass_none (const ActantRecord *record,
           gpointer            user_data)
{
  return FALSE;
}

/* Nothing announced when nothing changed; items die with their last holder. */
static void
test_lives (void)
{
  View view;
  int freed = 0;
  g_autoptr(ActantRecord) a = new_record_with (ACTANT_KIND_ACTOR, "a", "name",
                                               actant_value_new_text ("a"));
  ActantRecordItem *item;

  view_init (&view);
  g_signal_handlers_disconnect_by_func (view.list, items_changed_cb, &view);
  actant_collection_put (view.collection, a);
  item = g_list_model_get_item (G_LIST_MODEL (view.list), 0);
  g_assert_finalize_object (item);
  item = g_list_model_get_item (G_LIST_MODEL (view.list), 0);

  actant_record_list_set_filter (view.list, pass_none, &freed, count_cb);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view.list)), ==, 0);
  actant_record_list_set_filter (view.list, NULL, NULL, NULL);
  g_assert_cmpint (freed, ==, 1);

  /* An item outlives its list. */
  g_assert_finalize_object (view.list);
  g_assert_cmpstr (actant_record_item_get_id (item), ==, "a");
  g_assert_finalize_object (item);

  view.list = actant_record_list_new (view.collection, ACTANT_KIND_ACTOR);
  actant_record_list_set_filter (view.list, pass_none, &freed, count_cb);
  view_clear (&view);
  g_assert_cmpint (freed, ==, 2);
}

/* So slow that a slice is over after some records. */
static gboolean
slow_filter (const ActantRecord *record,
             gpointer            user_data)
{
  g_usleep (100);
  return filter (record, user_data);
}

/* Filtering goes on between frames, and records that change meanwhile end in their places. */
static void
test_slices (void)
{
  View view;
  g_autoptr(GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  guint n_slices = 0;

  view_init (&view);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = get_id (i);
      g_autofree char *name = g_strdup_printf ("%c", g_rand_int_range (view.rand, 'a', 'h'));

      g_ptr_array_add (records, new_record_with (ACTANT_KIND_ACTOR, id, "name",
                                                 actant_value_new_text (name)));
    }
  actant_collection_load (view.collection, records);
  while (actant_record_list_is_filtering (view.list))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (view.shadow->len, ==, 1000);

  view.threshold = 'd';
  actant_record_list_set_filter (view.list, slow_filter, &view, NULL);
  g_assert_true (actant_record_list_is_filtering (view.list));
  g_assert_cmpuint (view.shadow->len, ==, 1000);
  while (actant_record_list_is_filtering (view.list))
    {
      g_autoptr(ActantRecord) record = make_record (&view);

      actant_collection_put (view.collection, record);
      g_main_context_iteration (NULL, FALSE);
      n_slices++;
    }
  g_assert_cmpuint (n_slices, >, 3);
  check (&view);
  view_clear (&view);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-list/random", test_random);
  g_test_add_func ("/record-list/collections", test_collections);
  g_test_add_func ("/record-list/lives", test_lives);
  g_test_add_func ("/record-list/slices", test_slices);

  return g_test_run ();
}
