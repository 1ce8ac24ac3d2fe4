/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as a table: all its rows or nothing, and with the broken ones left out. */
#include "fuzz-study.h"

#include "exchange/actant-csv-reader.h"

static void
check_table (const uint8_t *data,
             size_t         size,
             gboolean       partial)
{
  g_autoptr(ActantCsvTable) table = NULL;
  g_autoptr(GError) error = NULL;

  table = actant_csv_table_read ((const char *) data, size, partial, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const ActantCsvRow *row = table->rows->pdata[i];

      g_assert_cmpuint (row->cells->len, ==, table->header->cells->len);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  for (int partial = 0; partial < 2; partial++)
    {
      check_table (data, size, partial);
      fuzz_study_import ("codebook-csv", data, size, NULL, partial);
    }

  return 0;
}
