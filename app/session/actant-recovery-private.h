/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recovery under way, shared by what joins journals and what joins temporaries. */
#pragma once

#include "session/actant-recovery.h"
#include "session/actant-session-private.h"

G_BEGIN_DECLS

/* What one file gets back. */
typedef struct
{
  ActantAnnotationSet *set;
  ActantRecordFile    *header;    /* nullable: a document with the header alone */
  GHashTable          *records;   /* id -> ActantRecord, joined from all entries */
} ActantGain;

typedef struct
{
  ActantSession   *session;
  ActantRecovery  *recovery;
  GHashTable      *gains;         /* file -> ActantGain, NULL for a file that cannot be changed */
  ActantChangeSet *applied;
  GPtrArray       *spent;         /* temporaries that were joined, to be removed */
} ActantRecoveryRun;

void        _actant_recovery_add_problem   (ActantRecoveryRun   *run,
                                            const char          *file,
                                            const char          *why);
ActantGain *_actant_recovery_get_gain      (ActantRecoveryRun   *run,
                                            const char          *file);
gboolean    _actant_recovery_is_news       (ActantAnnotationSet *set,
                                            const ActantRecord  *record);
void        _actant_recovery_add_record    (ActantGain          *gain,
                                            const ActantRecord  *record);
void        _actant_recovery_add_header    (ActantGain          *gain,
                                            ActantRecordFile    *document);
gboolean    _actant_recovery_fits          (ActantSession       *session,
                                            ActantAnnotationSet *set,
                                            ActantRecordFile    *document);
void        _actant_recovery_note_time     (ActantRecovery      *recovery,
                                            const char          *time);

/* actant-recovery-temps.c */
void        _actant_recovery_collect_temps (ActantRecoveryRun   *run);
void        _actant_recovery_remove_spent  (ActantRecoveryRun   *run);

G_END_DECLS
