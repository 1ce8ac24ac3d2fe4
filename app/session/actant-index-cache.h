/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-kind.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantFileCounts:
 * @size: of the file, bytes; -1 where there is none
 * @modified: when its content changed last, nanoseconds since 1970
 * @changed: when anything about it changed last, nanoseconds since 1970
 * @known: whether @n was counted in the file as the above say it is
 * @settled: whether the file was old enough then that no change can go unseen
 * @n: how many live records of each kind it holds
 */
typedef struct
{
  gint64   size;
  gint64   modified;
  gint64   changed;
  gboolean known;
  gboolean settled;
  guint    n[ACTANT_N_KINDS];
} ActantFileCounts;

/*
 * What a study's annotation files hold, in numbers, kept below $XDG_CACHE_HOME so that a study
 * opens without its files being read. A cache: what is broken, of another study or of another
 * version of the program is as good as none, and nothing is ever reported. The tables go from the
 * path of a file below the study's root to its #ActantFileCounts.
 */
GHashTable *actant_index_cache_new_table (void);
GHashTable *actant_index_cache_read      (const char             *folder,
                                          const char             *root);
gboolean    actant_index_cache_write     (const char             *folder,
                                          const char             *root,
                                          GHashTable             *files);
char       *actant_index_cache_dup_path  (const char             *folder,
                                          const char             *root);

gboolean    actant_file_counts_look      (ActantFileCounts       *counts,
                                          const char             *path);
gboolean    actant_file_counts_same_file (const ActantFileCounts *a,
                                          const ActantFileCounts *b);
void        actant_file_counts_count     (ActantFileCounts       *counts,
                                          const char             *path,
                                          const char             *name);

G_END_DECLS
