/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a view of several coders, shared by the files it is split into by role. */
#pragma once

#include "session/actant-side-by-side.h"
#include "session/actant-side-merge.h"

G_BEGIN_DECLS

typedef struct
{
  char                *slug;
  char                *name;
  ActantAnnotationSet *set;       /* owned; NULL while not read */
  GCancellable        *loading;   /* nullable */
  char                *error;     /* nullable: why it cannot be read */
} ActantSideCoder;

struct _ActantSideBySide
{
  GObject           parent_instance;

  ActantSession    *session;      /* owned, nullable */
  char             *text;
  GPtrArray        *coders;       /* of owned ActantSideCoder, oneself first */
  GHashTable       *wanted;       /* owned slugs of others to be shown */
  gboolean          own_hidden;
  gboolean          blind;

  ActantCollection *merged;       /* owned; NULL when the own file's records are all */
  ActantSideMerge  *merge;        /* owned; what is being made in a thread */
  gboolean          stale;        /* and is out of date already */
};

ActantSideCoder *_actant_side_get_coder (ActantSideBySide *self,
                                         guint             coder);
gboolean         _actant_side_is_wanted (ActantSideBySide *self,
                                         guint             coder);

G_END_DECLS
