/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"
#include "session/actant-work.h"
#include "text/actant-reanchor.h"

G_BEGIN_DECLS

/**
 * ActantReplacement:
 * @record: as it is
 * @placed: (nullable): as it would be in the text as it is; %NULL when there is no place to propose
 * @state: what became of its passage, the worst of its segments
 * @old_text: (nullable): the text that @record counts in, when it is known
 * @n_lost_cues: how many of its cues were not found again and are left out of @placed
 *
 * One record of a changed text.
 */
typedef struct
{
  ActantRecord     *record;
  ActantRecord     *placed;
  ActantPlaceState  state;
  ActantSourceText *old_text;
  guint             n_lost_cues;
} ActantReplacement;

/**
 * ActantReanchorPlan:
 * @text: path below the root
 * @source: the text as it is
 * @items: (element-type ActantReplacement): in text order
 * @counts: how many are in each #ActantPlaceState
 *
 * Where the records of one's own on a text are to be, after it changed. Making it changes nothing.
 */
typedef struct
{
  char             *text;
  ActantSourceText *source;
  GPtrArray        *items;
  guint             counts[ACTANT_PLACE_ORPHAN + 1];

  /*< private >*/
  char             *root;
  char             *encoding;
  char             *sha256;     /* of the text that the file's header names */
  GPtrArray        *records;    /* ActantRecord: what may have to be placed anew */
  GHashTable       *unplaced;   /* ids of those that do not fit where they say */
  GPtrArray        *versions;
} ActantReanchorPlan;

ActantReanchorPlan *actant_reanchor_plan_new   (ActantSession       *session,
                                                const char          *text,
                                                GError             **error);
void                actant_reanchor_plan_free  (ActantReanchorPlan  *plan);
gboolean            actant_reanchor_plan_run   (ActantReanchorPlan  *plan,
                                                ActantWork          *work,
                                                GError             **error);
gboolean            actant_reanchor_plan_apply (ActantReanchorPlan  *plan,
                                                ActantSession       *session,
                                                GPtrArray           *accepted,
                                                GError             **error);

ActantRecord       *actant_reanchor_plan_place (ActantReanchorPlan  *plan,
                                                ActantSession       *session,
                                                const ActantRecord  *record,
                                                gint64               start,
                                                gint64               end,
                                                GError             **error);
gboolean            actant_session_has_changed_text (ActantSession  *session,
                                                const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantReanchorPlan, actant_reanchor_plan_free)

G_END_DECLS
