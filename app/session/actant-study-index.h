/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantStudyIndex:
 *
 * How many records of each kind lie beside each text of a study, by coder, without the files
 * being read into the session: what was counted before is remembered in a cache, what changed
 * since is counted in threads. Of a set that the session has read the numbers are those of the
 * set. Get it by actant_session_get_index().
 *
 * Signal: changed (const char *text): the numbers of a text became known; of any, when %NULL.
 */
#define ACTANT_TYPE_STUDY_INDEX (actant_study_index_get_type ())
G_DECLARE_FINAL_TYPE (ActantStudyIndex, actant_study_index, ACTANT, STUDY_INDEX, GObject)

ActantStudyIndex *actant_study_index_new       (ActantSession    *session,
                                                const char       *folder);
guint             actant_study_index_count     (ActantStudyIndex *index,
                                                const char       *text,
                                                const char       *coder,
                                                ActantKind        kind);
guint             actant_study_index_count_all (ActantStudyIndex *index,
                                                const char       *coder,
                                                ActantKind        kind);
gboolean          actant_study_index_knows     (ActantStudyIndex *index,
                                                const char       *text);
gboolean          actant_study_index_is_done   (ActantStudyIndex *index);
guint             actant_study_index_get_n_read (ActantStudyIndex *index,
                                                guint            *n_files);
gboolean          actant_study_index_is_kept   (ActantStudyIndex *index);

void              actant_study_index_recount   (ActantStudyIndex *index,
                                                const char       *path);

ActantStudyIndex *actant_session_get_index     (ActantSession    *session);

G_END_DECLS
