/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change sets: one user action as data, and its inverse against what is now. */
#include "model/actant-change-set.h"

#include <string.h>

struct _ActantChangeSet
{
  gatomicrefcount  refs;
  char            *label;
  GArray          *changes;
  GHashTable      *positions;   /* "file id" -> position in changes */
};

G_DEFINE_BOXED_TYPE (ActantChangeSet, actant_change_set,
                     actant_change_set_ref, actant_change_set_unref)

static void
clear_change (gpointer data)
{
  ActantChange *change = data;

  g_clear_pointer (&change->before, actant_record_unref);
  g_clear_pointer (&change->after, actant_record_unref);
}

/**
 * actant_change_set_new:
 * @label: the action in words, for menus: "Edit Gist"
 *
 * Returns: (transfer full): an empty change set
 */
ActantChangeSet *
actant_change_set_new (const char *label)
{
  ActantChangeSet *set = g_new0 (ActantChangeSet, 1);

  g_atomic_ref_count_init (&set->refs);
  set->label = g_strdup (label);
  set->changes = g_array_new (FALSE, TRUE, sizeof (ActantChange));
  g_array_set_clear_func (set->changes, clear_change);
  set->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return set;
}

ActantChangeSet *
actant_change_set_ref (ActantChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_atomic_ref_count_inc (&set->refs);
  return set;
}

void
actant_change_set_unref (ActantChangeSet *set)
{
  g_return_if_fail (set != NULL);

  if (!g_atomic_ref_count_dec (&set->refs))
    return;

  g_free (set->label);
  g_array_unref (set->changes);
  g_hash_table_unref (set->positions);
  g_free (set);
}

const char *
actant_change_set_get_label (const ActantChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  return set->label;
}

/** How many records the action changes. */
guint
actant_change_set_get_n (const ActantChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->changes->len;
}

/**
 * actant_change_set_get:
 * @set: a change set
 * @position: below its number of changes
 *
 * Returns: (transfer none): a change
 */
const ActantChange *
actant_change_set_get (const ActantChangeSet *set,
                       guint                  position)
{
  g_return_val_if_fail (set != NULL && position < set->changes->len, NULL);

  return &g_array_index (set->changes, ActantChange, position);
}

static char *
make_key (const char *file,
          const char *id)
{
  return g_strconcat (file, " ", id, NULL);
}

static ActantChange *
find_change (const ActantChangeSet *set,
             const char            *file,
             const char            *id)
{
  g_autofree char *key = make_key (file, id);
  gpointer position;

  if (!g_hash_table_lookup_extended (set->positions, key, NULL, &position))
    return NULL;

  return &g_array_index (set->changes, ActantChange, GPOINTER_TO_UINT (position));
}

/**
 * actant_change_set_add:
 * @set: a change set, not yet applied
 * @file: path in the study of the file that holds the record
 * @before: (nullable): the record as it is
 * @after: (nullable): the record as it is to be
 *
 * Adds a change; one to a record that the set changes already is folded into
 * that.
 */
void
actant_change_set_add (ActantChangeSet    *set,
                       const char         *file,
                       const ActantRecord *before,
                       const ActantRecord *after)
{
  const ActantRecord *either = after != NULL ? after : before;
  ActantChange *known;
  ActantChange change;

  g_return_if_fail (set != NULL && file != NULL && either != NULL);

  known = find_change (set, file, actant_record_get_id (either));
  if (known != NULL)
    {
      g_clear_pointer (&known->after, actant_record_unref);
      known->after = after != NULL ? actant_record_ref (after) : NULL;
      return;
    }

  change.file = g_intern_string (file);
  change.before = before != NULL ? actant_record_ref (before) : NULL;
  change.after = after != NULL ? actant_record_ref (after) : NULL;
  g_hash_table_insert (set->positions, make_key (file, actant_record_get_id (either)),
                       GUINT_TO_POINTER (set->changes->len));
  g_array_append_val (set->changes, change);
}

/**
 * actant_change_set_lookup:
 * @set: a change set
 * @file: a file's path
 * @id: a record's id
 *
 * Returns: (transfer none) (nullable): the record as @set will leave it
 */
const ActantRecord *
actant_change_set_lookup (const ActantChangeSet *set,
                          const char            *file,
                          const char            *id)
{
  const ActantChange *change = find_change (set, file, id);

  return change != NULL ? change->after : NULL;
}

static void
report_kept (GPtrArray          *kept,
             const ActantRecord *record,
             const char         *field)
{
  const char *title = actant_record_get_title (record);

  if (kept != NULL)
    g_ptr_array_add (kept, g_strdup_printf ("%s: %s", title != NULL ? title : "", field));
}

static gboolean
has_same_versions (const ActantRecord *a,
                   const ActantRecord *b)
{
  if (actant_record_get_n_versions (a) != actant_record_get_n_versions (b))
    return FALSE;
  for (guint i = 0; i < actant_record_get_n_versions (a); i++)
    if (!actant_value_equal (actant_record_get_version (a, i), actant_record_get_version (b, i)))
      return FALSE;

  return TRUE;
}

/* A record of @body with the versions of @record. */
static ActantRecord *
take_versions (const ActantRecord *record,
               ActantValue        *body)
{
  g_autoptr(GPtrArray) versions = g_ptr_array_new ();

  for (guint i = 0; i < actant_record_get_n_versions (record); i++)
    g_ptr_array_add (versions, actant_value_ref (actant_record_get_version (record, i)));

  return actant_record_new_with_versions (actant_record_get_kind (record),
                                          actant_record_get_id (record), body,
                                          (ActantValue **) versions->pdata, versions->len);
}

/* Undoing a settlement brings the versions back, unless others came since. */
static ActantRecord *
revert_versions (const ActantRecord *now,
                 ActantValue        *body,
                 const ActantRecord *before,
                 const ActantRecord *after,
                 GPtrArray          *kept)
{
  gboolean settled = actant_record_get_n_versions (after) == 0
                     || actant_record_get_n_versions (before) == 0;

  if (!settled || has_same_versions (before, after))
    return take_versions (now, body);
  if (has_same_versions (now, after))
    return take_versions (before, body);

  report_kept (kept, now, "versions");
  return take_versions (now, body);
}

/* @now with each field that is still as @after put back to @before. */
static ActantRecord *
revert_fields (const ActantRecord *now,
               const ActantRecord *before,
               const ActantRecord *after,
               GPtrArray          *kept)
{
  g_autoptr(ActantValue) body = actant_value_ref (actant_record_get_body (now));
  const ActantTable *table = actant_value_get_table (body);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *name = table->fields[i].name;
      const ActantValue *old = actant_value_get_member_at (actant_record_get_body (before), i);
      const ActantValue *new = actant_value_get_member_at (actant_record_get_body (after), i);
      ActantValue *reverted;

      if (strcmp (name, "rev") == 0 || strcmp (name, "modified") == 0
          || actant_value_equal (old, new))
        continue;
      if (!actant_value_equal (actant_value_get_member_at (body, i), new))
        {
          report_kept (kept, now, name);
          continue;
        }
      reverted = actant_value_object_set_at (body, i, old != NULL ? actant_value_ref (old) : NULL);
      actant_value_unref (body);
      body = reverted;
    }

  return revert_versions (now, g_steal_pointer (&body), before, after, kept);
}

static void
invert_change (ActantChangeSet    *inverse,
               const ActantChange *change,
               const ActantRecord *now,
               const char         *time,
               GPtrArray          *kept)
{
  g_autoptr(ActantRecord) reverted = NULL;

  if (change->before == NULL)
    {
      /* A creation. Gone already, or gone again: nothing to do. */
      if (now == NULL || actant_record_is_deleted (now))
        return;
      reverted = actant_record_set (now, "deleted", actant_value_new_text (time));
    }
  else if (change->after == NULL || now == NULL)
    {
      if (now == NULL)
        reverted = actant_record_ref (change->before);
      else
        reverted = actant_record_set_body (now, actant_value_ref (actant_record_get_body (change->before)));
    }
  else
    reverted = revert_fields (now, change->before, change->after, kept);

  if (now == NULL || !actant_record_equal_content (now, reverted))
    actant_change_set_add (inverse, change->file, now, reverted);
}

/**
 * actant_change_set_invert:
 * @set: an applied change set
 * @current: (scope call): finds records as they are now
 * @now: the time, for tombstones
 * @kept: (nullable) (element-type utf8): receives "record: field" for each
 *   field that somebody changed since and that therefore stays
 *
 * Undo as a new change (DESIGN section 4): fields that are still as @set left
 * them return to what they were, others stay. A creation becomes a tombstone.
 * Inverting an undo is redo.
 *
 * Returns: (transfer full): a change set, empty when there is nothing to do
 */
ActantChangeSet *
actant_change_set_invert (const ActantChangeSet *set,
                          ActantCurrentFunc      current,
                          gpointer               user_data,
                          const char            *now,
                          GPtrArray             *kept)
{
  ActantChangeSet *inverse = actant_change_set_new (set->label);

  for (guint i = set->changes->len; i > 0; i--)
    {
      const ActantChange *change = actant_change_set_get (set, i - 1);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;

      invert_change (inverse, change,
                     current (change->file, actant_record_get_id (either), user_data),
                     now, kept);
    }

  return inverse;
}
