/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/* The clock of every test: 2026-11-23T10:00:00Z. */
#define TEST_EPOCH G_GINT64_CONSTANT (1795428000)
#define TEST_TIME "2026-11-23T10:00:00Z"

/* Random data; GLib prints the seed and takes it by --seed. */
gboolean       toss                (GRand              *rand,
                                    int                 percent);
char          *make_id             (GRand              *rand);
ActantValue   *make_value          (GRand              *rand,
                                    int                 depth);
ActantValue   *make_typed          (GRand                 *rand,
                                    const ActantFieldType *type);
ActantValue   *new_empty_body      (ActantKind          kind);
ActantRecord  *new_record_with     (ActantKind          kind,
                                    const char         *id,
                                    const char         *field,
                                    ActantValue        *value);
ActantRecord  *set_text            (const ActantRecord *record,
                                    const char         *field,
                                    const char         *text);
ActantRecord  *new_placed          (ActantKind          kind,
                                    const char         *id,
                                    const gint64       *ends,
                                    guint               n_segments);

/* Folders and files below a test's own temporary folder. */
char          *make_folder         (void);
void           remove_folder       (char               *folder);
void           write_file          (const char         *folder,
                                    const char         *name,
                                    const char         *text);
char          *read_file           (const char         *folder,
                                    const char         *name);
gboolean       has_file            (const char         *folder,
                                    const char         *name);
guint          count_files         (const char         *folder);

/* The brief in the folder ACTANT_CORPUS; without it the test is skipped. */
ActantSourceText *load_corpus      (void);

/* Sessions with a fixed clock and seed. */
ActantSession *open_session        (const char         *folder,
                                    const char         *coder,
                                    guint32             seed);
void           save                (ActantSession      *session);
GArray        *make_ranges         (guint               n,
                                    ...);
char          *add_claim           (ActantSession      *session,
                                    const char         *text,
                                    gint64              start,
                                    gint64              end,
                                    const char         *gist);
char          *add_named           (ActantSession      *session,
                                    ActantKind          kind,
                                    const char         *name);
void           edit_text           (ActantSession      *session,
                                    const char         *text,
                                    const char         *id,
                                    const char         *field,
                                    const char         *value);
void           delete_record       (ActantSession      *session,
                                    const char         *text,
                                    const char         *id);
const ActantRecord *find_record    (ActantSession      *session,
                                    const char         *text,
                                    const char         *id);

G_END_DECLS
