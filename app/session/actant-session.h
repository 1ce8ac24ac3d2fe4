/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-change-set.h"
#include "model/actant-identity.h"
#include "session/actant-annotation-set.h"
#include "team/actant-resolve.h"
#include "text/actant-furniture.h"
#include "text/actant-source-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantUse:
 * @text: (nullable): path of the text, %NULL for a study record
 * @coder: slug of whose record it is
 * @record: the record that names the other
 * @slot: interned name of the field that does
 */
typedef struct
{
  char         *text;
  char         *coder;
  ActantRecord *record;
  const char   *slot;
} ActantUse;

void                actant_use_free                  (ActantUse            *use);

/**
 * ActantSession:
 *
 * A study and the only door to it: its texts, its codebook (the join of all
 * study files), the annotation sets (one's own writable, others read-only),
 * one history, and the saving of what changed. Widgets and sub-commands hold a
 * session and change it by change sets only:
 *
 * |[<!-- language="C" -->
 *   g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Edit Gist"));
 *
 *   actant_session_put (session, edit, "brief.txt", changed_claim);
 *   if (!actant_session_apply (session, edit, &error))
 *     …
 * ]|
 *
 * Signals: #ActantSession::changed (ActantChangeSet) once for each applied,
 * undone or redone action, and once for what others wrote meanwhile, whenever
 * that comes in; #ActantSession::arrived (ActantChangeSet) after it for the
 * latter; #ActantSession::listed when texts or coders came or went. Properties: save-state, undo-label, redo-label
 * (%NULL when there is nothing to undo). Not thread-safe: one main context.
 */
#define ACTANT_TYPE_SESSION (actant_session_get_type ())
G_DECLARE_FINAL_TYPE (ActantSession, actant_session, ACTANT, SESSION, GObject)

typedef enum
{
  ACTANT_SAVE_STATE_SAVED,
  ACTANT_SAVE_STATE_UNSAVED,
  ACTANT_SAVE_STATE_SAVING,
  ACTANT_SAVE_STATE_FAILED,
} ActantSaveState;

#define ACTANT_TYPE_SAVE_STATE (actant_save_state_get_type ())
GType               actant_save_state_get_type       (void) G_GNUC_CONST;

ActantSession      *actant_session_open              (const char           *path,
                                                      const char           *coder,
                                                      const char           *coder_name,
                                                      ActantIdentity       *identity,
                                                      GError              **error);
void                actant_session_open_async        (const char           *path,
                                                      const char           *coder,
                                                      const char           *coder_name,
                                                      ActantIdentity       *identity,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
ActantSession      *actant_session_open_finish       (GAsyncResult         *result,
                                                      GError              **error);

gboolean            actant_session_introduce         (ActantSession        *session,
                                                      const char           *title,
                                                      GError              **error);

const char         *actant_session_get_root          (ActantSession        *session);
char               *actant_session_dup_title         (ActantSession        *session);
const char         *actant_session_get_coder         (ActantSession        *session);
char               *actant_session_dup_coder_name    (ActantSession        *session);
ActantIdentity     *actant_session_get_identity      (ActantSession        *session);
GPtrArray          *actant_session_get_problems      (ActantSession        *session);

/* Texts: paths are relative to the root, with "/". */
const char * const *actant_session_get_texts         (ActantSession        *session);
ActantSourceText   *actant_session_load_text         (ActantSession        *session,
                                                      const char           *text,
                                                      GError              **error);
void                actant_session_load_text_async   (ActantSession        *session,
                                                      const char           *text,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
ActantSourceText   *actant_session_load_text_finish  (ActantSession        *session,
                                                      GAsyncResult         *result,
                                                      GError              **error);
ActantSourceText   *actant_session_reload_text       (ActantSession        *session,
                                                      const char           *text,
                                                      const char           *encoding,
                                                      GError              **error);
const ActantRecord *actant_session_get_text_record   (ActantSession        *session,
                                                      const char           *text);
void                actant_session_prepare_furniture (ActantSession        *session,
                                                      const char           *text);
const ActantFurniture *actant_session_get_furniture  (ActantSession        *session,
                                                      const char           *text);
const char         *actant_session_get_text_date     (ActantSession        *session,
                                                      const char           *text);
char               *actant_session_dup_text_title    (ActantSession        *session,
                                                      const char           *text);

/* Annotation sets */
char              **actant_session_list_coders       (ActantSession        *session,
                                                      const char           *text);
gboolean            actant_session_has_own_files     (ActantSession        *session);
ActantAnnotationSet *actant_session_get_set          (ActantSession        *session,
                                                      const char           *text,
                                                      const char           *coder,
                                                      GError              **error);
ActantAnnotationSet *actant_session_get_own_set      (ActantSession        *session,
                                                      const char           *text,
                                                      GError              **error);

/** How much of a loading is done, @fraction from 0 to 1. */
typedef void      (*ActantLoadProgress)              (double                fraction,
                                                      gpointer              user_data);

void                actant_session_load_set_async    (ActantSession        *session,
                                                      const char           *text,
                                                      const char           *coder,
                                                      ActantLoadProgress    progress,
                                                      gpointer              progress_data,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
ActantAnnotationSet *actant_session_load_set_finish  (ActantSession        *session,
                                                      GAsyncResult         *result,
                                                      GError              **error);

/* What was read, without reading. */
ActantSourceText   *actant_session_peek_text         (ActantSession        *session,
                                                      const char           *text);
ActantAnnotationSet *actant_session_peek_set         (ActantSession        *session,
                                                      const char           *text,
                                                      const char           *coder);

ActantAnnotationSet *actant_session_begin_own_set    (ActantSession        *session,
                                                      const char           *text);
ActantAnnotationSet *actant_session_see_own_set      (ActantSession        *session,
                                                      const char           *text);

GPtrArray          *actant_session_get_study_sets    (ActantSession        *session);

/* The codebook and everything study-level, joined. */
ActantCollection   *actant_session_get_study         (ActantSession        *session);
const ActantRecord *actant_session_lookup            (ActantSession        *session,
                                                      ActantKind            kind,
                                                      const char           *id);
gboolean            actant_session_stands_for_itself (ActantSession        *session,
                                                      const ActantRecord   *record);
guint               actant_session_count             (ActantSession        *session,
                                                      ActantKind            kind);
char               *actant_session_dup_name          (ActantSession        *session,
                                                      const char           *id);
char               *actant_session_dup_name_of_coder (ActantSession        *session,
                                                      const char           *slug);
const ActantRecord *actant_session_find_named        (ActantSession        *session,
                                                      ActantKind            kind,
                                                      const char           *name,
                                                      GError              **error);
GPtrArray          *actant_session_match_named       (ActantSession        *session,
                                                      ActantKind            kind,
                                                      const char           *prefix,
                                                      guint                 limit);
const char         *actant_session_find_text_of      (ActantSession        *session,
                                                      const char           *id);
void                actant_session_foreach_ref       (ActantSession        *session,
                                                      const ActantRecord   *record,
                                                      ActantRefFunc         func,
                                                      gpointer              user_data);
GPtrArray          *actant_session_find_uses         (ActantSession        *session,
                                                      const char           *id);

/* Changing: @text is a text's path, or NULL for study records. */
ActantRecord       *actant_session_new_record        (ActantSession        *session,
                                                      ActantKind            kind);
ActantRecord       *actant_session_new_passage       (ActantSession        *session,
                                                      ActantKind            kind,
                                                      const char           *text,
                                                      GArray               *ranges,
                                                      GError              **error);
ActantValue        *actant_session_new_segments      (ActantSession        *session,
                                                      const char           *text,
                                                      GArray               *ranges,
                                                      GError              **error);
gboolean            actant_session_put               (ActantSession        *session,
                                                      ActantChangeSet      *change_set,
                                                      const char           *text,
                                                      const ActantRecord   *record);
gboolean            actant_session_delete            (ActantSession        *session,
                                                      ActantChangeSet      *change_set,
                                                      const char           *text,
                                                      const char           *id);
gboolean            actant_session_put_consensus     (ActantSession        *session,
                                                      ActantChangeSet      *change_set,
                                                      const char           *text,
                                                      const ActantRecord   *record);
gboolean            actant_session_delete_consensus  (ActantSession        *session,
                                                      ActantChangeSet      *change_set,
                                                      const char           *text,
                                                      const char           *id);
gboolean            actant_session_settle            (ActantSession        *session,
                                                      ActantChangeSet      *change_set,
                                                      const char           *text,
                                                      const char           *id,
                                                      guint                 version,
                                                      const ActantSettleChoice *choices,
                                                      guint                 n_choices);
gboolean            actant_session_apply             (ActantSession        *session,
                                                      ActantChangeSet      *change_set,
                                                      GError              **error);

/* What others write meanwhile: see actant-live.h. */
gboolean            actant_session_is_arriving       (ActantSession        *session);

/* History */
const char         *actant_session_get_undo_label    (ActantSession        *session);
const char         *actant_session_get_redo_label    (ActantSession        *session);
gboolean            actant_session_undo              (ActantSession        *session,
                                                      GPtrArray           **kept,
                                                      GError              **error);
gboolean            actant_session_redo              (ActantSession        *session,
                                                      GPtrArray           **kept,
                                                      GError              **error);

/* Saving: by itself within 2 seconds; at once by these. */
ActantSaveState     actant_session_get_save_state    (ActantSession        *session);
const char         *actant_session_get_save_message  (ActantSession        *session);
gboolean            actant_session_save              (ActantSession        *session,
                                                      GError              **error);
void                actant_session_save_async        (ActantSession        *session,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            actant_session_save_finish       (ActantSession        *session,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
