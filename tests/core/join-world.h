/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A world of people, programs and copies of one file, that knows who has really seen what.
 *
 * Each edit is a node with a number; its ancestors are what the body held that it was made on.
 * Beside each body of each copy the world keeps what that body holds, by its own book-keeping:
 * revs are never consulted to say what is newer. */
#pragma once

#include "core-test-util.h"

#include "team/actant-stamp.h"
#include "store/actant-record-file.h"

G_BEGIN_DECLS

#define MAX_NODES 60
#define MAX_COMMITS 64
#define MAX_COPIES 6
#define MAX_PROGRAMS 5
#define N_RECORDS 2

typedef guint64 NodeSet;

/* A body and the edits that it holds; @loose: those made by hand since the last stamped one. */
typedef struct
{
  ActantValue *body;
  NodeSet      nodes;
  NodeSet      loose;
} Seen;

/* A content of the file, never changed. */
typedef struct
{
  ActantRecordFile *file;
  GArray           *seen[N_RECORDS];  /* of Seen, for each record's bodies */
} Content;

/* An edit: the fields it wrote, what it added to, took out of and put back into the set. */
typedef struct
{
  guint        record;
  NodeSet      ancestors;
  guint        fields;     /* bits of world_fields */
  ActantValue *body;       /* as it left it */
  gboolean     adds;
  NodeSet      removes;
  NodeSet      restores;
} Node;

typedef struct
{
  Content *content;
  guint64  ancestors;      /* commits, this one not among them */
  int      parent;
} Commit;

/* A file on some disk; @head: the commit that it comes from. */
typedef struct
{
  Content *content;
  int      head;
} Copy;

/* A running program: what it has in memory, and what it last read or wrote. */
typedef struct
{
  Content      *content;
  Content      *base;
  guint         copy;
  char         *name;      /* of its stream, never used again */
  ActantStream  stream;
} Program;

typedef struct
{
  GRand          *rand;
  ActantIdentity *identity;
  guint           n_people;
  Node            nodes[MAX_NODES];
  guint           n_nodes;
  Commit          commits[MAX_COMMITS];
  guint           n_commits;
  Copy            copies[MAX_COPIES];
  Program         programs[MAX_PROGRAMS];
  guint           n_streams;
  guint           clock;
  gboolean        is_made[N_RECORDS];
  gboolean        is_by_hand[N_RECORDS];   /* somebody has typed over a rev */
  gboolean        is_spoiled;   /* what an edit by hand made unknowable was resolved */

  /* What was done, over all worlds. */
  guint64         n_joins;
  guint64         n_resolved;
  guint64         n_clashes;
} World;

extern const char * const world_fields[];   /* text fields; NULL at the end */
extern const char * const world_ids[N_RECORDS];

void      world_begin       (World    *world);
void      world_end         (World    *world);

/* A step: somebody does something. Returns FALSE when the world is full. */
gboolean  world_step        (World    *world);

/* In join-content.c: contents, and the notes on what their bodies hold. */
Content  *content_new       (ActantRecordFile   *file);
Content  *content_ref       (Content            *content);
void      content_unref     (Content            *content);
void      content_set       (Content           **place,
                             Content            *content);
Content  *content_replace   (Content            *content,
                             guint               record,
                             const ActantRecord *changed);
const Seen *content_find_seen (Content           *content,
                             guint               record,
                             const ActantValue  *body);
void      content_note_edit (Content            *old,
                             Content            *content,
                             guint               record,
                             const ActantValue  *edited,
                             NodeSet             nodes,
                             NodeSet             loose);

/* What the node adds to the set. */
char     *world_dup_item    (guint     node);
const ActantRecord *content_find (Content *content,
                                  guint    record);

/* In join-world-check.c: what must be true of @merged, which came of @a and @b. */
void      world_check_kept  (World    *world,
                             Content  *base,
                             Content  *a,
                             Content  *b,
                             Content  *merged);
void      world_check_algebra (World  *world,
                             Content  *a,
                             Content  *b,
                             Content  *c);
void      world_take_note   (World    *world,
                             Content  *base,
                             Content  *a,
                             Content  *b,
                             Content  *merged);

G_END_DECLS
