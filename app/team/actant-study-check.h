/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantFinding:
 * @file: path below the root
 * @id: (nullable): of the record
 * @problem: what kind, for programs: unreadable, read-only, opaque, anchor,
 *   reference, value, versions, attribution, id, text, merge (git did not finish
 *   one), copy (a conflict copy)
 * @message: what is wrong and what to do
 */
typedef struct
{
  char       *file;
  char       *id;
  const char *problem;
  char       *message;
} ActantFinding;

void       actant_finding_free (ActantFinding       *finding);

GPtrArray *actant_study_check  (ActantSession       *session,
                                const char * const  *texts,
                                const char          *coder,
                                guint               *n_records);

G_END_DECLS
