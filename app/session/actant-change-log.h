/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantLogEntry:
 * @time: RFC 3339, UTC
 * @action: interned: "edit", "undo", "redo" or "recover"
 * @coder: slug of who did it
 * @coder_name: (nullable): name of who did it
 * @set: what was done, its records as stamped
 *
 * One action that was done, in this session or in an earlier one.
 */
typedef struct
{
  char            *time;
  const char      *action;
  char            *coder;
  char            *coder_name;
  ActantChangeSet *set;
} ActantLogEntry;

ActantLogEntry     *actant_log_entry_new          (const char           *time,
                                                   const char           *action,
                                                   const char           *coder,
                                                   const char           *coder_name,
                                                   ActantChangeSet      *set);
void                actant_log_entry_free         (ActantLogEntry       *entry);
const ActantChange *actant_log_entry_find         (const ActantLogEntry *entry,
                                                   const char           *id);

GPtrArray          *actant_session_get_log        (ActantSession        *session);
GPtrArray          *actant_change_log_read        (const char           *root);
GPtrArray          *actant_change_log_merge       (GPtrArray            *earlier,
                                                   GPtrArray            *own);

/**
 * ActantFieldChange:
 * @field: that changed
 * @before: (nullable): its value before
 * @after: (nullable): its value after
 *
 * One line of a change, borrowed from its records.
 */
typedef struct
{
  const ActantField *field;
  const ActantValue *before;
  const ActantValue *after;
} ActantFieldChange;

GArray             *actant_change_list_fields     (const ActantRecord   *before,
                                                   const ActantRecord   *after);

/**
 * ActantDeleted:
 * @text: (nullable): path of the text, %NULL for a study record
 * @record: the tombstone
 *
 * A deleted record of one's own.
 */
typedef struct
{
  char         *text;
  ActantRecord *record;
} ActantDeleted;

GPtrArray          *actant_session_list_deleted   (ActantSession        *session);
gboolean            actant_session_restore        (ActantSession        *session,
                                                   ActantChangeSet      *change_set,
                                                   const char           *text,
                                                   const ActantRecord   *version);

G_END_DECLS
