/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's state, shared by the files it is split into by role. */
#pragma once

#include "session/actant-annotation-set-private.h"
#include "session/actant-history.h"
#include "session/actant-load-job.h"
#include "session/actant-save-job.h"
#include "session/actant-session.h"
#include "store/actant-journal.h"
#include "store/actant-study-folder.h"

G_BEGIN_DECLS

struct _ActantSession
{
  GObject              parent_instance;

  ActantStudyFolder   *folder;
  char               **texts;         /* paths below the root */
  char                *coder;
  char                *coder_name;
  char                *new_coder_id;  /* of the record that introduces the coder */
  ActantIdentity      *identity;
  GPtrArray           *problems;      /* of char *, found on opening */

  GHashTable          *coders;        /* text path -> GPtrArray of slugs with a file on it */
  GHashTable          *text_records;  /* text path -> ActantRecord; NULL until wanted */
  GHashTable          *sources;       /* text path -> ActantSourceText */
  GHashTable          *corrected;     /* id of a correction -> words that it took away */
  GHashTable          *furniture;     /* text path -> ActantFurniture, made when wanted */
  GHashTable          *sets;          /* file path -> ActantAnnotationSet */
  GHashTable          *streams;       /* file path -> ActantSetStream, of sets not whole yet */
  ActantAnnotationSet *own_study;     /* also in sets */
  ActantCollection    *study;         /* the join of all study files */
  ActantHistory       *history;
  GObject             *live;          /* ActantLive, made when wanted */
  gboolean             arriving;      /* "changed" tells of what others wrote */
  GPtrArray           *old_texts;     /* of char **, lists of texts that may be borrowed still */
  GObject             *index;         /* ActantStudyIndex, made when wanted */
  GPtrArray           *log;           /* of ActantLogEntry: all that was done, oldest first */
  ActantJournal       *journal;       /* nullable */

  /* Saving */
  ActantSaveState      save_state;
  char                *save_message;
  guint                save_timer;
  gboolean             saving;
  gint64               save_duration; /* of the last save, microseconds */
};

void                 _actant_session_list_files    (ActantSession       *session);
void                 _actant_session_follow_texts  (ActantSession       *session);
void                 _actant_session_take_corrected (ActantSession      *session,
                                                    const char          *text,
                                                    ActantSourceText    *corrected,
                                                    GHashTable          *known);
const char          *_actant_session_get_file      (ActantSession       *session,
                                                    const char          *text);
ActantAnnotationSet *_actant_session_get_loaded    (ActantSession       *session,
                                                    const char          *file);
void                 _actant_session_admit         (ActantSession       *session,
                                                    ActantAnnotationSet *set);
void                 _actant_session_admit_broken  (ActantSession       *session,
                                                    const char          *text,
                                                    const GError        *reason);
const ActantRecord  *_actant_session_get_current   (const char          *file,
                                                    const char          *id,
                                                    gpointer             session);
ActantChangeSet     *_actant_session_commit        (ActantSession       *session,
                                                    ActantChangeSet     *change_set,
                                                    const char          *action,
                                                    GError             **error);
ActantRecord        *_actant_session_new_header    (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    const char          *id);
ActantRecord        *_actant_session_stamp         (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    const ActantRecord  *before,
                                                    const ActantRecord  *after);
gboolean             _actant_session_prepare       (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    GError             **error);
void                 _actant_session_ensure_stream (ActantSession      *session,
                                                    ActantAnnotationSet *set);
gboolean             _actant_session_adopt_text    (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    GError             **error);
gboolean             _actant_session_check         (ActantSession       *session,
                                                    ActantChangeSet     *change_set,
                                                    GError             **error);
const ActantRecord  *_actant_session_find_own_coder (ActantSession      *session);
gboolean             _actant_session_ensure_coder  (ActantSession       *session,
                                                    GError             **error);
void                 _actant_session_rejoin_study  (ActantSession       *session,
                                                    const char          *id);
void                 _actant_session_log           (ActantSession       *session,
                                                    const char          *time,
                                                    const char          *action,
                                                    ActantChangeSet     *applied);
void                 _actant_session_journal       (ActantSession       *session,
                                                    const char          *action,
                                                    ActantChangeSet     *applied);
void                 _actant_session_journal_header (ActantSession      *session,
                                                    ActantAnnotationSet *set);
void                 _actant_session_journal_saved (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    guint64              number);
guint64              _actant_session_get_journal_number (ActantSession  *session);
void                 _actant_session_close_journal (ActantSession       *session);
void                 _actant_session_set_dirty     (ActantSession       *session);
void                 _actant_session_stop_saving   (ActantSession       *session);
void                 _actant_session_emit_changed  (ActantSession       *session,
                                                    ActantChangeSet     *set);
void                 _actant_session_emit_arrived  (ActantSession       *session,
                                                    ActantChangeSet     *came);
void                 _actant_session_emit_listed   (ActantSession       *session);
void                 _actant_session_tell_arrived  (ActantSession       *session,
                                                    ActantChangeSet     *came);
void                 _actant_session_take_in       (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    ActantSaveJob       *job,
                                                    ActantChangeSet     *came);
void                 _actant_session_replace       (ActantSession       *session,
                                                    ActantAnnotationSet *set,
                                                    ActantAnnotationSet *fresh,
                                                    ActantChangeSet     *came);
gboolean             _actant_session_list_anew     (ActantSession       *session,
                                                    ActantStudyFolder   *folder,
                                                    GPtrArray           *studies);
ActantAnnotationSet *_actant_session_take_loaded   (ActantSession       *session,
                                                    const char          *coder,
                                                    ActantLoadJob       *job,
                                                    gboolean             keep_text);
gboolean             _actant_session_may_see        (ActantSession       *session,
                                                    const char          *text,
                                                    const char          *coder,
                                                    GError             **error);
void                 _actant_session_take_text     (ActantSession       *session,
                                                    ActantLoadJob       *job,
                                                    ActantAnnotationSet *set,
                                                    gboolean             keep);
ActantAnnotationSet *_actant_session_wait_for_set  (ActantSession       *session,
                                                    const char          *file);
ActantAnnotationSet *_actant_session_fill_set      (ActantSession       *session,
                                                    const char          *file,
                                                    ActantAnnotationSet *fresh,
                                                    const GError        *error);
void                 _actant_set_stream_free       (ActantSetStream     *stream);
gboolean             _actant_session_knows_id      (ActantSession       *session,
                                                    const char          *id);

G_END_DECLS
