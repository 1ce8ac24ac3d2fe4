/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Images that texts are borrowed from, content in pieces of them, and sorting by runs. */
#include "store/actant-pieces.h"

#include "model/actant-sort.h"
#include "store/actant-durable-file.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *
make_json (guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\"%.*s\",", g_test_rand_int_range (0, 40),
                            "abcdefghijklmnopqrstuvwxyz0123456789+-/.:;");
  g_string_append (text, "0]");
  return g_string_free_to_bytes (text);
}

/* Borrows some of the strings; returns the image, whose file's bytes stay what they were. */
static ActantImage *
make_image (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  ActantImage *image = actant_image_new_take (g_bytes_new (data, length));

  for (const char *p = data; (p = memchr (p, '"', length - (p - data))) != NULL; p++)
    {
      const char *inside = p + 1;

      p = memchr (inside, '"', length - (inside - data));
      if (g_test_rand_int_range (0, 3) > 0)
        {
          const char *text = _actant_image_borrow (image, inside - data, p - inside);

          g_assert_cmpuint (strlen (text), ==, p - inside);
          g_assert_cmpmem (text, strlen (text), inside, (gsize) (p - inside));
        }
    }

  return image;
}

static void
test_image (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GBytes) bytes = make_json ((guint) g_test_rand_int_range (0, 80));
      g_autoptr (ActantImage) image = make_image (bytes);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      g_autofree char *out = g_malloc (length);

      for (guint i = 0; i < 20; i++)
        {
          gsize offset = (gsize) g_test_rand_int_range (0, (int) length);
          gsize n = (gsize) g_test_rand_int_range (0, (int) (length - offset) + 1);

          actant_image_copy (image, offset, n, out);
          g_assert_cmpmem (out, n, data + offset, n);
          g_assert_true (actant_image_equal (image, offset, data + offset, n));
          if (n > 0)
            {
              out[g_test_rand_int_range (0, (int) n)] ^= 4;
              g_assert_false (actant_image_equal (image, offset, out, n));
            }
        }
      g_assert_false (actant_image_equal (image, 1, data, length));
    }
}

/* Bytes that are no JSON: a NUL is no quote. */
static void
test_bytes (void)
{
  static const char data[] = "a\0b\"c";
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizeof data);
  g_autoptr (ActantPieces) pieces = actant_pieces_new_bytes (bytes);
  g_autoptr (GBytes) again = actant_pieces_to_bytes (pieces);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (ActantPieces) nothing = actant_pieces_new_bytes (empty);
  ActantPiecesCursor cursor;

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpuint (actant_pieces_get_length (nothing), ==, 0);
  actant_pieces_start (nothing, &cursor);
  g_assert_true (actant_pieces_at_end (&cursor));
}

static void
check_pieces (ActantPieces *pieces,
              GString      *expected)
{
  g_autoptr (GBytes) bytes = actant_pieces_to_bytes (pieces);
  ActantPiecesCursor cursor;
  char chunk[37];
  gsize at = 0;
  gsize n;

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected->str,
                   expected->len);
  actant_pieces_start (pieces, &cursor);
  while ((n = actant_pieces_read (&cursor, chunk, 1 + (gsize) g_test_rand_int_range (0, 37))) > 0)
    {
      g_assert_cmpmem (chunk, n, expected->str + at, n);
      at += n;
    }
  g_assert_cmpuint (at, ==, expected->len);

  actant_pieces_start (pieces, &cursor);
  g_assert_true (actant_pieces_compare (&cursor, expected->str, expected->len));
  g_assert_true (actant_pieces_at_end (&cursor));
  g_assert_false (actant_pieces_compare (&cursor, "x", 1));
  if (expected->len > 0)
    {
      expected->str[expected->len / 2] ^= 4;
      actant_pieces_start (pieces, &cursor);
      g_assert_false (actant_pieces_compare (&cursor, expected->str, expected->len));
    }
}

static void
test_pieces (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (ActantPieces) pieces = actant_pieces_new ();
      g_autoptr (GString) expected = g_string_new (NULL);

      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (GBytes) bytes = make_json ((guint) g_test_rand_int_range (1, 30));
          g_autoptr (ActantImage) image = make_image (bytes);
          gsize length = g_bytes_get_size (bytes);
          gsize from = (gsize) g_test_rand_int_range (0, (int) length);
          gsize middle = (gsize) g_test_rand_int_range ((int) from, (int) length);
          guint before = actant_pieces_get_n (pieces);

          /* What stands together in an image is one piece. */
          actant_pieces_append (pieces, image, from, middle - from);
          actant_pieces_append (pieces, image, middle, length - middle);
          g_assert_cmpuint (actant_pieces_get_n (pieces), <=, before + 1);
          g_string_append_len (expected, (const char *) g_bytes_get_data (bytes, NULL) + from,
                               (gssize) (length - from));
        }
      check_pieces (pieces, expected);
    }
}

/* A content knows the file it was written to again; a foreign change of the same length is found
 * although the stamp is not looked at. */
static void
test_stamp (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "actant-stamp-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) second = g_bytes_new_static ("two", 3);
  g_autoptr (GBytes) now = NULL;
  g_autoptr (ActantPieces) base = actant_pieces_new_bytes (first);
  g_autoptr (ActantPieces) ours = actant_pieces_new_bytes (second);
  g_autoptr (ActantPieces) written = NULL;
  g_autoptr (GError) error = NULL;
  ActantFileStamp stamp;

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "one", 3, NULL));
  g_assert_true (actant_durable_write_pieces (path, base, ours, NULL, NULL, &written, &error));
  g_assert_no_error (error);
  now = actant_durable_read_stamped (path, 100, &stamp, &error);
  g_assert_true (g_bytes_equal (now, second));
  g_assert_true (actant_pieces_has_stamp (written, &stamp));
  g_assert_false (actant_pieces_has_stamp (base, &stamp));

  /* As if somebody had changed the file in the same instant. */
  g_assert_true (g_file_set_contents (path, "six", 3, NULL));
  g_bytes_unref (actant_durable_read_stamped (path, 100, &stamp, NULL));
  actant_pieces_set_stamp (written, &stamp);
  g_assert_false (actant_durable_write_pieces (path, written, base, NULL, NULL, NULL, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_CONFLICT);
  g_clear_pointer (&now, g_bytes_unref);
  now = actant_durable_read (path, 100, NULL);
  g_assert_cmpmem (g_bytes_get_data (now, NULL), g_bytes_get_size (now), "six", 3);
  g_unlink (path);
}

static guint n_compared;

static int
compare_tens (gconstpointer a,
              gconstpointer b)
{
  guint ten_a = GPOINTER_TO_UINT (*(gpointer const *) a) / 10;
  guint ten_b = GPOINTER_TO_UINT (*(gpointer const *) b) / 10;

  n_compared++;
  return (ten_a > ten_b) - (ten_a < ten_b);
}

static int
compare_all (gconstpointer a,
             gconstpointer b)
{
  return (GPOINTER_TO_INT (*(gpointer const *) a) > GPOINTER_TO_INT (*(gpointer const *) b))
         - (GPOINTER_TO_INT (*(gpointer const *) a) < GPOINTER_TO_INT (*(gpointer const *) b));
}

/* Items of the same ten are equal: numbered in their first order, they show whether it is kept. */
static void
test_sort (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      g_autoptr (GPtrArray) expected = NULL;
      guint n = (guint) g_test_rand_int_range (0, 100);
      guint seen[100] = { 0 };

      for (guint i = 0; i < n; i++)
        {
          guint ten = (guint) g_test_rand_int_range (0, 100);

          if (seen[ten] < 10)
            g_ptr_array_add (items, GUINT_TO_POINTER (10 * ten + seen[ten]++));
        }
      expected = g_ptr_array_copy (items, NULL, NULL);
      g_ptr_array_sort (expected, compare_all);
      actant_sort_runs (items, compare_tens);
      for (guint i = 0; i < items->len; i++)
        g_assert_true (items->pdata[i] == expected->pdata[i]);

      n_compared = 0;
      actant_sort_runs (items, compare_tens);
      g_assert_cmpuint (n_compared, <=, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pieces/image", test_image);
  g_test_add_func ("/pieces/bytes", test_bytes);
  g_test_add_func ("/pieces/pieces", test_pieces);
  g_test_add_func ("/pieces/stamp", test_stamp);
  g_test_add_func ("/pieces/sort", test_sort);

  return g_test_run ();
}
