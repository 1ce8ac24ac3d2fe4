/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a study into an empty folder, for benches of whole programs.
 *
 * Usage: make-study FOLDER CLAIMS [MEGABYTES [TEXTS]]: so many claims on each of so many texts */
#include "bench-study.h"

#include <stdlib.h>

int
main (int    argc,
      char **argv)
{
  guint n_claims = argc > 2 ? strtoul (argv[2], NULL, 10) : 0;
  double megabytes = argc > 3 ? g_ascii_strtod (argv[3], NULL) : 1;
  guint n_texts = argc > 4 ? strtoul (argv[4], NULL, 10) : 1;

  if (argc < 3)
    {
      g_printerr ("Usage: make-study FOLDER CLAIMS [MEGABYTES [TEXTS]]\n");
      return 2;
    }

  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *name = g_strdup_printf ("text-%04u.txt", i);
      g_autoptr(ActantSourceText) source = bench_text_new (megabytes, 7 + i);
      g_autoptr(GPtrArray) claims = bench_claims_new (source, n_claims, 8 + i,
                                                      BENCH_CLAIMS_QUOTED);

      bench_study_write (argv[1], name, source, claims);
    }

  return 0;
}
