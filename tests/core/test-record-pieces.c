/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Properties of records that were read, over random ones of every kind: what a save copies in
 * pieces is what would be written anew, packed values are like those that were made, and each
 * outlives what it was read with. */

#include "record-fixture.h"

/* Indents gone here and there: what reading makes canonical again. */
static GBytes *
spoil (GRand  *rand,
       GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (text, data[i]);
      if (data[i] == '\n' && toss (rand, 2))
        while (i + 1 < length && data[i + 1] == ' ')
          i++;
    }

  return g_string_free_to_bytes (text);
}

/* One edit, deletion, addition or removal. */
static void
change (GRand            *rand,
        ActantRecordFile *file)
{
  GPtrArray *records = file->records;
  guint at = records->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) records->len) : 0;
  const ActantRecord *record = records->len > 0 ? records->pdata[at] : NULL;
  ActantRecord *changed = NULL;

  if (record == NULL || toss (rand, 20))
    {
      ActantKind kind = file->format == ACTANT_FORMAT_STUDY ? ACTANT_KIND_ACTOR : ACTANT_KIND_CLAIM;

      g_ptr_array_add (records, make_record (rand, kind, 30));
      return;
    }
  if (toss (rand, 10))
    {
      g_ptr_array_remove_index (records, at);
      return;
    }
  if (actant_record_is_opaque (record))
    return;

  changed = actant_record_set (record, toss (rand, 30) ? "deleted" : "note", make_text_value (rand));
  actant_record_unref (records->pdata[at]);
  records->pdata[at] = changed;
}

/* What is copied in pieces is what would be written anew, to the byte. */
static void
assert_same_pieces (const ActantRecordFile *file)
{
  g_autoptr (GBytes) expected = actant_record_file_write (file);
  g_autoptr (ActantPieces) pieces = actant_record_file_write_pieces (file);
  g_autoptr (GBytes) bytes = actant_pieces_to_bytes (pieces);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_pieces (void)
{
  g_autoptr (GRand) rand = make_rand ();

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (ActantRecordFile) made = make_file (rand, round % 2, 40);
      g_autoptr (GBytes) written = actant_record_file_write (made);
      g_autoptr (GBytes) bytes = toss (rand, 50) ? spoil (rand, written) : g_bytes_ref (written);
      g_autoptr (ActantRecordFile) file = NULL;
      g_autoptr (ActantImage) image = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = g_bytes_get_size (bytes);

      image = actant_image_new_take (g_bytes_new (g_bytes_get_data (bytes, NULL), length));
      file = actant_record_file_read_image (image, "x.json", NULL, &error);
      g_assert_no_error (error);
      g_assert_true (actant_image_equal (image, 0, g_bytes_get_data (bytes, NULL), length));

      for (guint step = 0; step < 6; step++)
        {
          assert_same_pieces (file);
          if (step % 2 == 1)
            {
              g_assert_true (actant_record_file_verify (file, "x.json", &error));
              g_assert_no_error (error);
              assert_same_pieces (file);
            }
          for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
            change (rand, file);
        }
    }
}

/* An unchanged canonical file is one piece of what was read, but for what stands around records. */
static void
test_few_pieces (void)
{
  g_autoptr (GRand) rand = make_rand ();
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr (ActantRecordFile) made = NULL;
  g_autoptr (ActantRecordFile) file = NULL;
  g_autoptr (ActantPieces) pieces = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ActantRecord *edited;

  for (guint i = 0; i < 3000; i++)
    g_ptr_array_add (records, make_record (rand, ACTANT_KIND_CODING, 30));
  made = actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, make_header (rand, 50), records);
  bytes = actant_record_file_write (made);
  file = actant_record_file_read (bytes, "x.json", NULL);
  pieces = actant_record_file_write_pieces (file);
  g_assert_cmpuint (actant_pieces_get_n (pieces), ==, 3);

  edited = actant_record_set (file->records->pdata[1500], "note", actant_value_new_text ("new"));
  actant_record_unref (file->records->pdata[1500]);
  file->records->pdata[1500] = edited;
  g_clear_pointer (&pieces, actant_pieces_unref);
  g_assert_true (actant_record_file_verify (file, "x.json", NULL));
  pieces = actant_record_file_write_pieces (file);
  g_assert_cmpuint (actant_pieces_get_n (pieces), <=, 7);
  assert_same_pieces (file);
}

/* Values that were read and such that were made are alike in all that can be done with them. */
static void
test_packed (void)
{
  g_autoptr (GRand) rand = make_rand ();

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (ActantRecordFile) made = make_file (rand, round % 2, 60);
      g_autoptr (GBytes) bytes = actant_record_file_write (made);
      g_autoptr (ActantRecordFile) read = actant_record_file_read (bytes, "x.json", NULL);
      g_autoptr (GBytes) again = NULL;

      for (guint i = 0; i < read->records->len; i++)
        for (guint j = 0; j < read->records->len; j++)
          {
            const ActantValue *a = actant_record_get_body (read->records->pdata[i]);
            const ActantValue *b = actant_record_get_body (read->records->pdata[j]);
            g_autoptr (ActantRecord) twin = NULL;

            if (a == NULL || b == NULL || actant_value_get_table (a) != actant_value_get_table (b))
              continue;
            /* A record of heap values that equals the packed one. */
            twin = actant_record_set (read->records->pdata[j], "note", actant_value_new_text ("n"));
            g_assert_cmpint (actant_value_compare (a, actant_record_get_body (twin)), ==,
                             -actant_value_compare (actant_record_get_body (twin), a));
            if (actant_record_get (read->records->pdata[j], "note") == NULL)
              {
                g_autoptr (ActantRecord) back = actant_record_set (twin, "note", NULL);

                g_assert_true (actant_record_equal (back, read->records->pdata[j]));
                g_assert_cmpint (actant_value_compare (a, b), ==,
                                 actant_value_compare (a, actant_record_get_body (back)));
              }
          }
      again = actant_record_file_write (read);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

/* A value outlives the file, the image and the record it was read with. */
static void
test_lifetime (void)
{
  g_autoptr (GRand) rand = make_rand ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_value_unref);
  g_autoptr (GPtrArray) json = g_ptr_array_new_with_free_func (g_free);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (ActantRecordFile) made = make_file (rand, round % 2, 60);
      g_autoptr (GBytes) bytes = actant_record_file_write (made);
      g_autoptr (ActantRecordFile) file = actant_record_file_read (bytes, "x.json", NULL);

      for (guint i = 0; i < file->records->len; i++)
        {
          const ActantValue *body = actant_record_get_body (file->records->pdata[i]);

          for (guint field = 0; body != NULL && field < actant_value_get_table (body)->n_fields; field++)
            {
              const ActantValue *member = actant_value_get_member_at (body, field);

              if (member == NULL || !toss (rand, 30))
                continue;
              g_ptr_array_add (kept, actant_value_ref (member));
              g_ptr_array_add (json, actant_value_dup_json (NULL, member));
            }
        }
    }

  for (guint i = 0; i < kept->len; i++)
    {
      g_autofree char *now = actant_value_dup_json (NULL, kept->pdata[i]);

      g_assert_cmpstr (now, ==, json->pdata[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-pieces/pieces", test_pieces);
  g_test_add_func ("/record-pieces/few-pieces", test_few_pieces);
  g_test_add_func ("/record-pieces/packed", test_packed);
  g_test_add_func ("/record-pieces/lifetime", test_lifetime);

  return g_test_run ();
}
