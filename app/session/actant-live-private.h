/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follower's state, shared by the files it is split into by role. */
#pragma once

#include "session/actant-live-arrival.h"
#include "session/actant-live-look.h"
#include "session/actant-live.h"
#include "session/actant-session-private.h"

G_BEGIN_DECLS

/* What is odd about a file, until it is not. */
typedef struct
{
  guint         n_looks;   /* that saw it so */
  ActantPieces *base;      /* nullable: what the session had of the file then */
  char         *message;   /* nullable: in words */
} ActantLiveOddity;

struct _ActantLive
{
  GObject          parent_instance;

  ActantSession   *session;       /* borrowed: it owns the follower; NULL once it is disposed */
  GHashTable      *monitors;      /* folder below the root -> GFileMonitor */
  guint            look_timer;
  guint            poll_timer;
  guint            retry_timer;
  guint            retry_delay;   /* milliseconds */
  gboolean         busy;          /* a look, or what it found, is being worked on */
  gboolean         again;
  gboolean         looked;        /* once at least */

  GHashTable      *stamps;        /* of annotation files, see ActantLiveLook */
  GHashTable      *seen;          /* path -> ActantFileStamp of a content that was dealt with */
  GHashTable      *broken;        /* path -> ActantLiveOddity */
  GHashTable      *gone;          /* path -> ActantLiveOddity */
  GHashTable      *older;         /* path -> ActantLiveOddity */
  GQueue           arrivals;      /* of ActantArrival, to be read */
  ActantChangeSet *came;          /* of the look under way */

  GPtrArray       *copies;        /* nullable, of ActantConflictCopy */
  guint            n_copied;
  GPtrArray       *unmerged;      /* nullable, of ActantUnmerged */
};

ActantLiveOddity *_actant_live_note_odd     (GHashTable    *oddities,
                                             const char    *path);
void              _actant_live_emit_changed (ActantLive    *live);
void              _actant_live_retry        (ActantLive    *live);
void              _actant_live_queue        (ActantLive    *live,
                                             ActantLiveFile *file);
void              _actant_live_queue_study  (ActantLive    *live,
                                             const char    *name);
gboolean          _actant_live_read_next    (ActantLive    *live);
void              _actant_live_conclude     (ActantLive    *live);

G_END_DECLS
