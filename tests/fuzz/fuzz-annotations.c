/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of annotation and study files: what it reads is written, what was written reads as
 * the same, and writing that again gives the same bytes. */
#include "fuzz.h"

#include "store/actant-record-file.h"

static void
check_round_trip (const ActantRecordFile *file)
{
  g_autoptr(GBytes) written = actant_record_file_write (file);
  g_autoptr(GBytes) again = NULL;
  g_autoptr(ActantRecordFile) back = NULL;
  g_autoptr(GError) error = NULL;

  back = actant_record_file_read (written, "fuzz.json", &error);
  g_assert_no_error (error);
  g_assert_true (actant_record_file_equal (file, back));
  again = actant_record_file_write (back);
  g_assert_true (g_bytes_equal (written, again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(ActantRecordFile) file = NULL;
  g_autoptr(ActantRecordFile) head = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) head_error = NULL;

  file = actant_record_file_read (bytes, "fuzz.json", &error);
  g_assert_true ((file == NULL) == (error != NULL));
  if (file != NULL)
    check_round_trip (file);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));

  /* The first records of a file that may yet be found broken further down. */
  head = actant_record_file_read_head (bytes, "fuzz.json", 1 + size % 3, &head_error);
  if (file != NULL && head != NULL)
    g_assert_cmpuint (head->records->len, <=, file->records->len);

  return 0;
}
