/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of texts: what they make of positions, and of the files. */
#pragma once

#include "session/actant-correction.h"
#include "session/actant-session-private.h"
#include "text/actant-text-edit.h"

G_BEGIN_DECLS

/* Digits of a checksum that records keep. */
#define ACTANT_SHA_DIGITS 16

/* Edits one after another, each of the text that the one before it leaves. */
typedef struct
{
  GPtrArray *steps;   /* of GArray of ActantTextEdit */
} ActantCorrectionChain;

GArray                *_actant_correction_read_edits     (const ActantRecord   *correction);
GPtrArray             *_actant_correction_list           (GPtrArray            *records);
gboolean               _actant_correction_leads_on       (GPtrArray            *corrections,
                                                          const char           *sha);
ActantCorrectionChain *_actant_correction_chain_find     (GPtrArray            *corrections,
                                                          const char           *from,
                                                          const char           *to);
ActantCorrectionChain *_actant_correction_chain_new      (GArray               *edits);
void                   _actant_correction_chain_free     (ActantCorrectionChain *chain);
ActantRecord          *_actant_correction_chain_map      (ActantCorrectionChain *chain,
                                                          const ActantRecord   *record,
                                                          ActantSourceText     *source);
void                   _actant_session_follow_corrections (ActantSession       *session,
                                                          ActantAnnotationSet  *set);
void                   _actant_annotation_set_show_in    (ActantAnnotationSet  *set,
                                                          ActantSourceText     *source,
                                                          GPtrArray            *corrections);
void                   _actant_session_follow_all        (ActantSession        *session,
                                                          const char           *text);
void                   _actant_session_follow_changed    (ActantSession        *session,
                                                          ActantChangeSet      *change_set);
gboolean               _actant_session_correct_files     (ActantSession        *session,
                                                          ActantChangeSet      *change_set,
                                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCorrectionChain, _actant_correction_chain_free)

G_END_DECLS
