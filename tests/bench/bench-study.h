/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-record-file.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * BenchStudy:
 *
 * Made-up texts and claims on them, the same for the same seed, in memory and as a study's folder.
 * Texts have words of uneven frequency in paragraphs of 200 to 1,200 bytes, some of it Korean,
 * accented and emoji. Claims are 20 to 400 code points long, at random places, and name one of
 * %BENCH_N_ACTORS actors.
 */
#define BENCH_CODER "bench"
#define BENCH_N_ACTORS 200

/** What the claims carry besides a place, a type and an actor. */
typedef enum
{
  BENCH_CLAIMS_BARE,     /* nothing: least memory */
  BENCH_CLAIMS_QUOTED,   /* quotes, gists and times, as in files */
} BenchClaims;

char             *bench_text_dup       (double             megabytes,
                                        guint32            seed);
ActantSourceText *bench_text_new       (double             megabytes,
                                        guint32            seed);
GPtrArray        *bench_claims_new     (ActantSourceText  *source,
                                        guint              n_claims,
                                        guint32            seed,
                                        BenchClaims        claims);
ActantRecordFile *bench_file_new       (ActantSourceText  *source,
                                        const char        *name,
                                        GPtrArray         *claims);
GPtrArray        *bench_actors_new     (void);
void              bench_study_write    (const char        *folder,
                                        const char        *name,
                                        ActantSourceText  *source,
                                        GPtrArray         *claims);
char             *bench_folder_new     (void);
void              bench_folder_remove  (const char        *folder);

/* Of times in microseconds; the array is sorted. */
double            bench_median         (GArray            *times);
double            bench_percentile     (GArray            *times,
                                        double             percent);

G_END_DECLS
