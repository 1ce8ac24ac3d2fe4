/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * SECTION: changing the codebook
 *
 * Operations on codes, actors, events, scenarios and study fields. Each makes
 * a change set over all of the coder's own files of the study and changes
 * nothing itself: the caller shows it (actant_codebook_preview()) and applies
 * it, as one step of undo:
 *
 * |[<!-- language="C" -->
 *   g_autoptr(ActantChangeSet) edit = actant_codebook_merge (session, a, b, NULL, &error);
 *   g_autoptr(GPtrArray) places = actant_codebook_preview (session, edit);
 *
 *   actant_session_apply (session, edit, &error);
 * ]|
 *
 * Colleagues' files are never touched: they follow `replaced_by`.
 */

/* A code, an actor, …: what it is called, where it lies, whether it is offered. */
char            *actant_codebook_dup_name     (const ActantRecord  *record);
gboolean         actant_codebook_has_kind     (ActantKind           kind);
gboolean         actant_codebook_is_retired   (const ActantRecord  *record);
const ActantRecord *actant_codebook_get_parent (ActantSession      *session,
                                               const ActantRecord  *record);

ActantChangeSet *actant_codebook_add          (ActantSession       *session,
                                               ActantKind           kind,
                                               const char          *name,
                                               const char          *use,
                                               const char          *parent,
                                               char               **new_id,
                                               GError             **error);
ActantChangeSet *actant_codebook_rename       (ActantSession       *session,
                                               const char          *id,
                                               const char          *name,
                                               GError             **error);
ActantChangeSet *actant_codebook_move         (ActantSession       *session,
                                               const char          *id,
                                               const char          *parent,
                                               GError             **error);
ActantChangeSet *actant_codebook_retire       (ActantSession       *session,
                                               const char          *id,
                                               gboolean             retired,
                                               GError             **error);
ActantChangeSet *actant_codebook_delete       (ActantSession       *session,
                                               const char          *id,
                                               GError             **error);
ActantChangeSet *actant_codebook_rename_choice (ActantSession      *session,
                                               const char          *id,
                                               const char          *choice,
                                               const char          *name,
                                               GPtrArray           *skipped,
                                               GError             **error);

ActantChangeSet *actant_codebook_merge        (ActantSession       *session,
                                               const char          *id,
                                               const char          *into,
                                               GPtrArray           *skipped,
                                               GError             **error);
typedef struct _ActantCodebookMerging ActantCodebookMerging;

ActantCodebookMerging *actant_codebook_merging_new (ActantSession  *session,
                                               const char          *id,
                                               const char          *into,
                                               GError             **error);
void             actant_codebook_merging_free (ActantCodebookMerging *merging);
gboolean         actant_codebook_merging_step (ActantCodebookMerging *merging);
double           actant_codebook_merging_get_fraction (ActantCodebookMerging *merging);
ActantChangeSet *actant_codebook_merging_get_edit (ActantCodebookMerging *merging);
GPtrArray       *actant_codebook_merging_get_skipped (ActantCodebookMerging *merging);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCodebookMerging, actant_codebook_merging_free)

ActantChangeSet *actant_codebook_split        (ActantSession       *session,
                                               const char          *id,
                                               const char          *name,
                                               GPtrArray           *uses,
                                               char               **new_id,
                                               GError             **error);

/* Uses */
void             actant_codebook_load_all     (ActantSession       *session);
GHashTable      *actant_codebook_count_uses   (ActantSession       *session);

/**
 * ActantCodebookPlace:
 * @text: (nullable): path of the text, %NULL for a study record
 * @record: as it is, or as it is to be when it is new
 * @slot: (nullable): interned name of the field that changes; %NULL when the
 *   record is new or deleted
 * @before: the field in words, "" when unset
 * @after: the same after the change
 */
typedef struct
{
  char         *text;
  ActantRecord *record;
  const char   *slot;
  char         *before;
  char         *after;
} ActantCodebookPlace;

void             actant_codebook_place_free   (ActantCodebookPlace *place);
GPtrArray       *actant_codebook_preview      (ActantSession         *session,
                                               const ActantChangeSet *change_set);
guint            actant_codebook_preview_some (ActantSession         *session,
                                               const ActantChangeSet *change_set,
                                               guint                  from,
                                               guint                  n_changes,
                                               GPtrArray             *places);

G_END_DECLS
