/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The slug of what coders agreed on; several people write such a file. */
#define ACTANT_CONSENSUS "consensus"

/**
 * ActantStudyFolder:
 * @root: absolute path of the study's folder
 * @single: (nullable): the only text to list, when a lone file was opened
 * @texts: (element-type utf8): paths of the texts below @root, with "/", sorted
 * @annotations: (element-type utf8): paths of the annotation files
 * @studies: (element-type utf8): names of the study files
 * @problems: (element-type utf8): which sub-folders could not be read, in words
 *
 * What a study's folder holds. Hidden folders are skipped, and links but for
 * those to annotation and study files.
 */
typedef struct
{
  char      *root;
  char      *single;
  GPtrArray *texts;
  GPtrArray *annotations;
  GPtrArray *studies;
  GPtrArray *problems;
} ActantStudyFolder;

ActantStudyFolder *actant_study_folder_scan          (const char         *path,
                                                      GError            **error);
void               actant_study_folder_free          (ActantStudyFolder  *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantStudyFolder, actant_study_folder_free)

char              *actant_study_folder_find_root     (const char         *path,
                                                      gboolean           *is_study,
                                                      GError            **error);

/* Names: "brief.txt" and "mina" make "brief.txt.mina.annotations.json". */
char              *actant_annotation_path_new        (const char         *text,
                                                      const char         *coder);
gboolean           actant_annotation_path_split      (const char         *path,
                                                      char              **text,
                                                      char              **coder);
char              *actant_study_path_new             (const char         *coder);
gboolean           actant_study_path_split           (const char         *path,
                                                      char              **coder);
gboolean           actant_path_is_text               (const char         *path);
gboolean           actant_slug_is_valid              (const char         *slug);
char              *actant_slug_from_name             (const char         *name);

G_END_DECLS
