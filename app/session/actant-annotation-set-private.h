/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session does to a set; nobody else changes one. */
#pragma once

#include "session/actant-annotation-set.h"
#include "team/actant-stamp.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

typedef struct _ActantSetStream ActantSetStream;

/**
 * ActantAnnotationSet:
 * @path: of the file, below the study's root, interned
 * @base: (nullable): what was last read or written; %NULL when there is no file
 * @stream: of this session's writes to the file
 * @draft_header: (nullable): what a new file's header could be, for the journal
 * @edits: how often the content changed
 * @saved_edits: @edits at the last save that is on disk
 * @unwritten: ids that no save has taken yet
 * @anchors: id to state, of passages that are not in place
 * @loading: (nullable): what still reads the file; owns nothing of the set
 */
struct _ActantAnnotationSet
{
  GObject              parent_instance;

  const char          *path;
  char                *text_path;
  char                *coder;
  ActantFormat         format;
  ActantRecord        *header;
  ActantCollection    *records;
  char                *read_only_reason;

  ActantPieces        *base;
  ActantStream         stream;
  ActantRecord        *draft_header;
  guint64              edits;
  guint64              saved_edits;
  GHashTable          *unwritten;
  GHashTable          *anchors;
  ActantSetStream     *loading;
};

ActantAnnotationSet *_actant_annotation_set_new        (const char           *path,
                                                        const char           *text_path,
                                                        const char           *coder);
gboolean             _actant_annotation_set_read       (ActantAnnotationSet  *set,
                                                        GBytes               *bytes,
                                                        const ActantFileStamp *stamp,
                                                        ActantReadWatch      *watch,
                                                        GError              **error);
gboolean             _actant_annotation_set_load       (ActantAnnotationSet  *set,
                                                        const char           *root,
                                                        ActantReadWatch      *watch,
                                                        GError              **error);
void                 _actant_annotation_set_adopt      (ActantAnnotationSet  *set,
                                                        ActantRecordFile     *file);
void                 _actant_annotation_set_set_read_only (ActantAnnotationSet *set,
                                                        const char           *reason);
void                 _actant_annotation_set_place_first (ActantAnnotationSet *set,
                                                         ActantSourceText    *source);
void                 _actant_annotation_set_check_anchors (ActantAnnotationSet *set,
                                                        ActantSourceText     *source,
                                                        GCancellable         *cancellable);
void                 _actant_annotation_set_check_others (ActantAnnotationSet *set,
                                                          ActantSourceText    *source,
                                                          GHashTable          *known);
void                 _actant_annotation_set_check_anchor (ActantAnnotationSet *set,
                                                        ActantSourceText     *source,
                                                        const ActantRecord   *record);
void                 _actant_annotation_set_displace   (ActantAnnotationSet  *set,
                                                        const char           *id,
                                                        ActantAnchorState     state);
GPtrArray           *_actant_annotation_set_find_unanchored_relations (ActantAnnotationSet *set,
                                                        ActantSourceText     *source);
void                 _actant_annotation_set_fill       (ActantAnnotationSet  *set,
                                                        ActantAnnotationSet  *fresh);
void                 _actant_annotation_set_emit_loading (ActantAnnotationSet *set);
ActantRecordFile    *_actant_annotation_set_snapshot   (ActantAnnotationSet  *set);
gboolean             _actant_annotation_set_is_dirty   (ActantAnnotationSet  *set);

G_END_DECLS
