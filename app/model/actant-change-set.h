/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

G_BEGIN_DECLS

/**
 * ActantChange:
 * @file: interned path in the study of the file that holds the record
 * @before: (nullable): the record as it was; %NULL when it is new
 * @after: (nullable): the record as it is to be; %NULL takes it out of memory
 *   (only for a record that was never written; deletion is a tombstone)
 */
typedef struct
{
  const char   *file;
  ActantRecord *before;
  ActantRecord *after;
} ActantChange;

/**
 * ActantChangeSet:
 *
 * One complete user action: changes to one or several files that are applied,
 * undone and journalled together. Ref-counted; immutable once applied.
 */
typedef struct _ActantChangeSet ActantChangeSet;

#define ACTANT_TYPE_CHANGE_SET (actant_change_set_get_type ())

GType               actant_change_set_get_type   (void) G_GNUC_CONST;

ActantChangeSet    *actant_change_set_new        (const char            *label);
ActantChangeSet    *actant_change_set_ref        (ActantChangeSet       *set);
void                actant_change_set_unref      (ActantChangeSet       *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantChangeSet, actant_change_set_unref)

const char         *actant_change_set_get_label  (const ActantChangeSet *set);
guint               actant_change_set_get_n      (const ActantChangeSet *set);
const ActantChange *actant_change_set_get        (const ActantChangeSet *set,
                                                  guint                  position);
void                actant_change_set_add        (ActantChangeSet       *set,
                                                  const char            *file,
                                                  const ActantRecord    *before,
                                                  const ActantRecord    *after);
const ActantRecord *actant_change_set_lookup     (const ActantChangeSet *set,
                                                  const char            *file,
                                                  const char            *id);

/**
 * ActantCurrentFunc:
 *
 * Returns: (transfer none) (nullable): the record @id of @file as it is now
 */
typedef const ActantRecord *(*ActantCurrentFunc) (const char *file,
                                                  const char *id,
                                                  gpointer    user_data);

ActantChangeSet    *actant_change_set_invert     (const ActantChangeSet *set,
                                                  ActantCurrentFunc      current,
                                                  gpointer               user_data,
                                                  const char            *now,
                                                  GPtrArray             *kept);

G_END_DECLS
