/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that come a few at a time, and the words that are in them. */
#include "config.h"

#include "actant-paragraph.h"
#include "actant-row-feed.h"
#include "ui-test-util.h"

#define AT_ONCE 10
#define ENOUGH 400   /* rows with which a list view has made all that it makes */

typedef struct
{
  GListStore    *store;
  ActantRowFeed *feed;
  GPtrArray     *told;       /* owned items, by what the feed told alone */
  guint          longest;    /* rows that came in one step, before there were enough */
  guint          n_listing;
  gboolean       listing;
} Fixture;

static GObject *
new_item (void)
{
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
told_cb (GListModel *feed,
         guint       position,
         guint       removed,
         guint       added,
         Fixture    *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->told->len);
  g_ptr_array_remove_range (fixture->told, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->told, position + i, g_list_model_get_item (feed, position + i));
  if (position < 200)
    fixture->longest = MAX (fixture->longest, added);
}

static void
listing_cb (ActantRowFeed *feed,
            gboolean       listing,
            Fixture       *fixture)
{
  g_assert_true (listing != fixture->listing);
  fixture->listing = listing;
  fixture->n_listing += listing;
}

static void
insert (Fixture *fixture,
        guint    position,
        guint    removed,
        guint    added)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, new_item ());
  g_list_store_splice (fixture->store, position, removed, items->pdata, items->len);
}

/* What was told is what the feed lists, which is a beginning of the store. */
static void
check (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->feed));
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  g_assert_cmpuint (fixture->told->len, ==, n);
  g_assert_cmpuint (n, <=, n_all);
  g_assert_true (actant_row_feed_is_feeding (fixture->feed) == (n < n_all));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->feed), i);
      g_autoptr(GObject) own = g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_true (item == own && item == fixture->told->pdata[i]);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->feed), n));
  g_assert_false (fixture->listing);
}

static gboolean
is_fed (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->feed))
         == g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = g_list_store_new (G_TYPE_OBJECT);
  insert (fixture, 0, 0, GPOINTER_TO_UINT (data));
  fixture->feed = actant_row_feed_new (G_LIST_MODEL (g_object_ref (fixture->store)), AT_ONCE);
  fixture->told = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->feed)); i++)
    g_ptr_array_add (fixture->told, g_list_model_get_item (G_LIST_MODEL (fixture->feed), i));
  g_signal_connect (fixture->feed, "items-changed", G_CALLBACK (told_cb), fixture);
  g_signal_connect (fixture->feed, "listing", G_CALLBACK (listing_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  check (fixture);
  g_assert_finalize_object (fixture->feed);
  g_assert_finalize_object (fixture->store);
  g_ptr_array_unref (fixture->told);
}

static void
test_feed_first (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->feed)), ==, AT_ONCE);
  UI_TEST_WAIT (is_fed (fixture));
  g_assert_cmpuint (fixture->longest, ==, AT_ONCE);
}

static void
test_feed_replaced (Fixture       *fixture,
                    gconstpointer  data)
{
  UI_TEST_WAIT (is_fed (fixture));
  insert (fixture, 0, ENOUGH, ENOUGH);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->feed)), ==, AT_ONCE);
  g_assert_cmpuint (fixture->n_listing, ==, 1);
  check (fixture);
  UI_TEST_WAIT (is_fed (fixture));
  check (fixture);

  /* A few, and what comes behind what a view makes, come at once and others stay. */
  insert (fixture, 3, 5, 5);
  insert (fixture, ENOUGH, 0, 5000);
  g_assert_true (is_fed (fixture));
  g_assert_cmpuint (fixture->n_listing, ==, 1);

  insert (fixture, 0, ENOUGH + 5000, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->feed)), ==, 0);
}

static void
test_feed_reach (Fixture       *fixture,
                 gconstpointer  data)
{
  actant_row_feed_reach (fixture->feed, AT_ONCE - 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->feed)), ==, AT_ONCE);
  actant_row_feed_reach (fixture->feed, ENOUGH);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->feed)), ==, AT_ONCE);
  actant_row_feed_reach (fixture->feed, ENOUGH - 1);
  g_assert_true (is_fed (fixture));
  g_assert_false (actant_row_feed_is_feeding (fixture->feed));
}

/* Anything that a list can do, at any time. */
static void
test_feed_random (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint i = 0; i < 3000; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
      guint position = g_test_rand_int_range (0, n + 1);
      guint most = g_test_rand_int_range (0, 8) == 0 ? 300 : 6;
      guint removed = g_test_rand_int_range (0, MIN (most, n - position) + 1);

      insert (fixture, position, removed, g_test_rand_int_range (0, most + 1));
      check (fixture);
      if (g_test_rand_int_range (0, 10) == 0)
        actant_row_feed_reach (fixture->feed, g_test_rand_int_range (0, n + 10));
      if (g_test_rand_int_range (0, 60) == 0)
        for (guint turn = g_test_rand_int_range (1, 4); turn > 0 && !is_fed (fixture); turn--)
          g_main_context_iteration (NULL, TRUE);
      check (fixture);
    }
  UI_TEST_WAIT (is_fed (fixture));
}

/* Words */

static int
measure_height (GtkWidget *paragraph,
                int        width)
{
  int minimum, natural;

  gtk_widget_measure (paragraph, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);

  return minimum;
}

static void
test_paragraph (void)
{
  static const char words[] = "Officials <b>forecast</b> that the North tests a missile &amp; talks "
                              "follow before the autumn exercise, so that both sides";
  GtkWidget *one = g_object_ref_sink (actant_paragraph_new (1));
  GtkWidget *all = g_object_ref_sink (actant_paragraph_new (-1));
  int minimum, natural, line;

  actant_paragraph_set_text (ACTANT_PARAGRAPH (one), "Words");
  line = measure_height (one, 200);
  g_assert_cmpint (line, >, 0);
  actant_paragraph_set_markup (ACTANT_PARAGRAPH (one), words);
  actant_paragraph_set_markup (ACTANT_PARAGRAPH (all), words);
  g_assert_true (g_str_has_prefix (actant_paragraph_get_text (ACTANT_PARAGRAPH (all)),
                                   "Officials forecast that the North tests a missile & talks"));

  /* Its width is whatever there is, and its height follows. */
  gtk_widget_measure (all, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 60);
  g_assert_cmpint (measure_height (one, 100), ==, line);
  g_assert_cmpint (measure_height (all, 100), >, 3 * line);
  g_assert_cmpint (measure_height (all, 200), <, measure_height (all, 100));
  actant_paragraph_set_lines (ACTANT_PARAGRAPH (all), 3);
  g_assert_cmpint (ABS (measure_height (all, 100) - 3 * line), <=, 3);
  actant_paragraph_set_lines (ACTANT_PARAGRAPH (all), -1);
  g_assert_cmpint (measure_height (all, 100), >, 3 * line);

  /* The same words in another weight are others. */
  minimum = measure_height (all, 100);
  actant_paragraph_set_text (ACTANT_PARAGRAPH (all), "Words");
  g_assert_cmpint (measure_height (all, 100), ==, line);
  g_assert_cmpint (minimum, >, line);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (all), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Words");

  g_assert_finalize_object (one);
  g_assert_finalize_object (all);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add ("/rows/feed/first", Fixture, GUINT_TO_POINTER (ENOUGH), set_up, test_feed_first,
              tear_down);
  g_test_add ("/rows/feed/replaced", Fixture, GUINT_TO_POINTER (ENOUGH), set_up,
              test_feed_replaced, tear_down);
  g_test_add ("/rows/feed/reach", Fixture, GUINT_TO_POINTER (ENOUGH), set_up, test_feed_reach,
              tear_down);
  g_test_add ("/rows/feed/random", Fixture, GUINT_TO_POINTER (50), set_up, test_feed_random,
              tear_down);
  g_test_add_func ("/rows/paragraph", test_paragraph);

  return g_test_run ();
}
