/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging a base and two versions of a file, as git's merge driver does: the input is the three,
 * with a NUL between them. What merges is a file, and is the same from either side. */
#include "fuzz.h"

#include "store/actant-record-file.h"
#include "team/actant-merge-bytes.h"

#include <string.h>

/* The bytes up to the next NUL, or all; moves behind it. */
static GBytes *
take_part (const uint8_t **data,
           size_t         *size)
{
  const uint8_t *end = *size > 0 ? memchr (*data, '\0', *size) : NULL;
  size_t length = end != NULL ? (size_t) (end - *data) : *size;
  GBytes *part = g_bytes_new (*data, length);

  *data += length + (end != NULL);
  *size -= length + (end != NULL);
  return part;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) base = take_part (&data, &size);
  g_autoptr(GBytes) ours = take_part (&data, &size);
  g_autoptr(GBytes) theirs = take_part (&data, &size);
  g_autoptr(GBytes) merged = NULL;
  g_autoptr(GBytes) mirrored = NULL;
  g_autoptr(ActantRecordFile) file = NULL;
  g_autoptr(GError) error = NULL;
  guint n_clashes = 0;
  guint n_mirrored = 0;

  if (!actant_merge_bytes (base, ours, theirs, "fuzz.json", &merged, &n_clashes, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }
  file = actant_record_file_read (merged, "merged.json", &error);
  g_assert_no_error (error);
  g_assert_true (actant_merge_bytes (base, theirs, ours, "fuzz.json", &mirrored, &n_mirrored,
                                     &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_clashes, ==, n_mirrored);
  g_assert_true (g_bytes_equal (merged, mirrored));

  return 0;
}
