/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal. The input is read twice: as it is, where hardly anything made up has the right
 * checksum, and as the content of a whole entry, length and checksum put before it. */
#include "fuzz.h"

#include "store/actant-journal-entry.h"

/* CRC-32 of ISO 3309, bit by bit. */
static guint32
count_crc (const uint8_t *data,
           size_t         size)
{
  guint32 crc = 0xffffffff;

  for (size_t i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320 : 0);
    }
  return crc ^ 0xffffffff;
}

static void
check_document (GBytes     *document,
                const char *file)
{
  g_autoptr(ActantRecordFile) content = NULL;
  g_autoptr(GError) error = NULL;

  if (document == NULL)
    return;
  content = actant_journal_read_document (document, file, &error);
  g_assert_true ((content == NULL) == (error != NULL));
  if (content != NULL)
    g_bytes_unref (actant_record_file_write (content));
}

static void
check_journal (const void *data,
               gsize       length,
               gboolean    is_whole)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  gsize damaged = 0;
  g_autoptr(GPtrArray) entries = actant_journal_parse (bytes, &damaged);

  g_assert_cmpuint (damaged, <=, length);
  if (is_whole)
    g_assert_cmpuint (entries->len, <=, 1);
  for (guint i = 0; i < entries->len; i++)
    {
      const ActantJournalEntry *entry = entries->pdata[i];

      for (guint j = 0; j < entry->parts->len; j++)
        {
          const ActantJournalPart *part = entry->parts->pdata[j];

          g_assert_true (g_utf8_validate (part->file, -1, NULL));
          check_document (part->before, part->file);
          check_document (part->after, part->file);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GString) entry = g_string_new (NULL);

  check_journal (data, size, FALSE);
  g_string_append_printf (entry, "=actant %zu %08x\n", size, count_crc (data, size));
  g_string_append_len (entry, (const char *) data, (gssize) size);
  g_string_append_c (entry, '\n');
  check_journal (entry->str, entry->len, TRUE);

  return 0;
}
