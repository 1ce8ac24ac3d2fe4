/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for a place to be the one that is looked for. */
#pragma once

#include "text/actant-reanchor.h"
#include "text/actant-text-map.h"

G_BEGIN_DECLS

struct _ActantReanchor
{
  ActantSourceText *source;
  ActantFoldedText *text;
  ActantFoldedText *old_text;   /* NULL when it is not known */
  ActantTextMap    *map;        /* and of both */
};

/* A quote, for comparing; a long one has its ends in place of the whole. */
typedef struct
{
  ActantFoldedText *exact;
  ActantFoldedText *tail;       /* of a long one */
  ActantFoldedText *prefix;
  ActantFoldedText *suffix;
  gsize             length;     /* of the whole, in characters */
  gsize             enough;     /* characters around that must agree */
  gsize             available;
} Wanted;

/* The best of all places with the words, but those that are known to be others. */
typedef struct
{
  gsize    position;    /* the one at the same place, if that is among them */
  gsize    score;
  gsize    second;      /* the next lower score */
  guint    n_best;      /* places with that score */
  guint    n_hits;
  gboolean too_many;
} Best;

gboolean _actant_wanted_fits           (const ActantFoldedText *text,
                                        const Wanted           *wanted,
                                        gsize                   position);
gsize    _actant_wanted_score_range    (const ActantFoldedText *text,
                                        const Wanted           *wanted,
                                        gsize                   start,
                                        gsize                   end);
gsize    _actant_wanted_score          (const ActantFoldedText *text,
                                        const Wanted           *wanted,
                                        gsize                   position);
gboolean _actant_reanchor_is_another   (const ActantReanchor   *self,
                                        gsize                   position,
                                        gsize                   length,
                                        gsize                   old_position);
void     _actant_reanchor_find_best    (const ActantReanchor   *self,
                                        const Wanted           *wanted,
                                        gsize                   old_position,
                                        gsize                   same,
                                        Best                   *best);
gboolean _actant_reanchor_is_only_pair (const ActantReanchor   *self,
                                        const Wanted           *wanted,
                                        gsize                   old_position,
                                        gsize                   position);

G_END_DECLS
