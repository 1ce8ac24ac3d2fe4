/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-kind.h"

G_BEGIN_DECLS

/**
 * ActantStudyPageInfo:
 * @name: of the page: ActantWorkspace:page
 * @title: shown, translatable
 * @kind: whose records are counted beside the title
 * @get_type: of its widget, which has a construct-only property "workspace"
 *
 * A page of the study that the middle of the window can show.
 */
typedef struct
{
  const char *name;
  const char *title;
  ActantKind  kind;
  GType     (*get_type) (void);
} ActantStudyPageInfo;

const ActantStudyPageInfo *actant_study_pages_get  (void);
const ActantStudyPageInfo *actant_study_pages_find (const char *name);

G_END_DECLS
