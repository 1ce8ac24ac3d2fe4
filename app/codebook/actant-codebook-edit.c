/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of the codebook at a time: add, rename, move, retire, delete. */
#include "config.h"

#include "codebook/actant-codebook-private.h"

#include <glib/gi18n.h>
#include <string.h>

/** Whether the operations work on records of @kind. */
gboolean
actant_codebook_has_kind (ActantKind kind)
{
  switch (kind)
    {
    case ACTANT_KIND_ACTOR:
    case ACTANT_KIND_EVENT:
    case ACTANT_KIND_CODE:
    case ACTANT_KIND_SCENARIO:
    case ACTANT_KIND_FIELD:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The field that people read: a study field's title stands before its column name. */
static const char *
get_name_field (ActantKind kind)
{
  return kind == ACTANT_KIND_FIELD ? "title" : actant_kind_get_info (kind)->title;
}

/** Returns: (transfer full): what forms call the record, "" when it has no name */
char *
actant_codebook_dup_name (const ActantRecord *record)
{
  const char *name;

  g_return_val_if_fail (record != NULL, NULL);

  name = actant_record_get_text (record, get_name_field (actant_record_get_kind (record)));
  if (name == NULL)
    name = actant_record_get_title (record);

  return g_strdup (name != NULL ? name : "");
}

static gboolean
has_field (ActantKind  kind,
           const char *name)
{
  return actant_table_get (actant_kind_get_info (kind)->table, name) != NULL;
}

/* The live record @id of the codebook, not one that was merged. */
const ActantRecord *
_actant_codebook_find (ActantSession  *session,
                       const char     *id,
                       GError        **error)
{
  const ActantRecord *record = actant_collection_lookup_live (actant_session_get_study (session),
                                                              ACTANT_KIND_NONE, id);
  const ActantRecord *now;

  if (record == NULL || !actant_codebook_has_kind (actant_record_get_kind (record)))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD,
                   _("the codebook has no record %s"), id);
      return NULL;
    }

  now = actant_session_lookup (session, ACTANT_KIND_NONE, id);
  if (now != record)
    {
      g_autofree char *name = actant_codebook_dup_name (record);
      g_autofree char *other = actant_codebook_dup_name (now);

      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                   _("“%s” was merged into “%s” already"), name, other);
      return NULL;
    }

  return record;
}

/* A name is of one record of its kind; codes of other uses may share it. */
gboolean
_actant_codebook_check_name (ActantSession  *session,
                             ActantKind      kind,
                             const char     *use,
                             const char     *name,
                             const char     *except,
                             GError        **error)
{
  ActantCollection *study = actant_session_get_study (session);

  if (name == NULL || *name == '\0')
    {
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                           _("A name is needed"));
      return FALSE;
    }

  for (guint i = 0; i < actant_collection_get_n (study, kind); i++)
    {
      const ActantRecord *other = actant_collection_get (study, kind, i);
      g_autofree char *other_name = actant_codebook_dup_name (other);

      if (strcmp (other_name, name) != 0
          || actant_session_lookup (session, kind, actant_record_get_id (other)) != other
          || g_strcmp0 (actant_record_get_id (other), except) == 0
          || (kind == ACTANT_KIND_CODE && g_strcmp0 (actant_record_get_text (other, "use"), use) != 0))
        continue;
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_AMBIGUOUS,
                   _("“%s” is there already; give another name, or merge the two"), name);
      return FALSE;
    }

  return TRUE;
}

/* The record under another name, with nothing else changed. */
ActantRecord *
_actant_codebook_set_name (const ActantRecord *record,
                           const char         *name)
{
  return actant_record_set (record, get_name_field (actant_record_get_kind (record)),
                            actant_value_new_text (name));
}

/* The record with just these aliases (of char *), its own name left out. */
ActantRecord *
_actant_codebook_set_aliases (const ActantRecord *record,
                              GPtrArray          *aliases)
{
  g_autofree char *name = actant_codebook_dup_name (record);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < aliases->len; i++)
    if (aliases->pdata[i] != NULL && strcmp (aliases->pdata[i], name) != 0)
      g_ptr_array_add (texts, aliases->pdata[i]);
  g_ptr_array_add (texts, NULL);

  return actant_record_set (record, "aliases",
                            actant_value_new_text_list ((const char * const *) texts->pdata));
}

/**
 * actant_codebook_is_retired:
 * @record: of the codebook
 *
 * Whether the record is kept for old annotations and not offered for new ones:
 * a code that is not codable (a heading is one too), else one marked so.
 */
gboolean
actant_codebook_is_retired (const ActantRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  if (actant_record_get_kind (record) == ACTANT_KIND_CODE)
    return !actant_record_get_boolean (record, "codable");

  return actant_record_get_boolean (record, "retired");
}

/**
 * actant_codebook_get_parent:
 * @session: a session
 * @record: an actor or a code
 *
 * Returns: (transfer none) (nullable): what it lies under, following what was
 *   merged; %NULL for none and for one that would be itself
 */
const ActantRecord *
actant_codebook_get_parent (ActantSession      *session,
                            const ActantRecord *record)
{
  const ActantRecord *parent;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && record != NULL, NULL);

  parent = actant_session_lookup (session, actant_record_get_kind (record),
                                  actant_record_get_text (record, "parent"));
  if (parent != NULL && strcmp (actant_record_get_id (parent), actant_record_get_id (record)) == 0)
    return NULL;

  return parent;
}

/* Whether @record is @ancestor or lies under it; parents that lead in a circle end the way. */
gboolean
_actant_codebook_lies_under (ActantSession      *session,
                             const ActantRecord *record,
                             const ActantRecord *ancestor)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (; record != NULL && g_hash_table_add (seen, (gpointer) actant_record_get_id (record));
       record = actant_codebook_get_parent (session, record))
    if (strcmp (actant_record_get_id (record), actant_record_get_id (ancestor)) == 0)
      return TRUE;

  return FALSE;
}

/* A column's name out of a title: "Policy area" is policy_area; unique in the study. */
static char *
make_column_name (ActantSession *session,
                  const char    *title)
{
  g_autofree char *folded = g_str_to_ascii (title, "C");
  g_autofree char *lower = g_ascii_strdown (folded, -1);
  g_autofree char *base = NULL;
  char *name;

  g_strcanon (lower, "abcdefghijklmnopqrstuvwxyz0123456789", '_');
  while (g_str_has_suffix (lower, "_"))
    lower[strlen (lower) - 1] = '\0';
  base = g_strdup (*lower != '\0' ? lower + strspn (lower, "_") : "field");
  name = g_strdup (base);
  for (guint n = 2; actant_session_find_named (session, ACTANT_KIND_FIELD, name, NULL) != NULL; n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", base, n);
    }

  return name;
}

/**
 * actant_codebook_add:
 * @session: a session
 * @kind: of the codebook
 * @name: of the new record
 * @use: (nullable): of a code
 * @parent: (nullable): id of what it is to lie under
 * @new_id: (out) (optional): its id
 *
 * Returns: (transfer full) (nullable): an edit that adds a record
 */
ActantChangeSet *
actant_codebook_add (ActantSession  *session,
                     ActantKind      kind,
                     const char     *name,
                     const char     *use,
                     const char     *parent,
                     char          **new_id,
                     GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Add"));
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) record = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && actant_codebook_has_kind (kind), NULL);

  if (parent != NULL && _actant_codebook_find (session, parent, error) == NULL)
    return NULL;
  if (!_actant_codebook_check_name (session, kind, use, name, NULL, error))
    return NULL;

  empty = actant_session_new_record (session, kind);
  record = _actant_codebook_set_name (empty, name);
  if (kind == ACTANT_KIND_FIELD)
    {
      g_autofree char *column = make_column_name (session, name);

      actant_record_change_text (&record, "name", column);
      actant_record_change_text (&record, "type", "text");
    }
  if (kind == ACTANT_KIND_CODE && use != NULL)
    actant_record_change_text (&record, "use", use);
  if (parent != NULL && has_field (kind, "parent"))
    actant_record_change_text (&record, "parent", parent);

  actant_session_put (session, edit, NULL, record);
  if (new_id != NULL)
    *new_id = g_strdup (actant_record_get_id (record));
  return g_steal_pointer (&edit);
}

/**
 * actant_codebook_rename:
 * @session: a session
 * @id: of a record of the codebook
 * @name: its new name
 *
 * The old name stays as an alias where the kind has aliases, so that it is
 * still found and suggested.
 *
 * Returns: (transfer full) (nullable): an edit
 */
ActantChangeSet *
actant_codebook_rename (ActantSession  *session,
                        const char     *id,
                        const char     *name,
                        GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Rename"));
  const ActantRecord *record = _actant_codebook_find (session, id, error);
  g_autoptr(ActantRecord) renamed = NULL;
  g_autoptr(ActantRecord) after = NULL;
  g_autofree char *old = NULL;
  ActantKind kind;

  if (record == NULL)
    return NULL;

  kind = actant_record_get_kind (record);
  old = actant_codebook_dup_name (record);
  if (strcmp (old, name) == 0)
    return g_steal_pointer (&edit);
  if (!_actant_codebook_check_name (session, kind, actant_record_get_text (record, "use"), name, id,
                                    error))
    return NULL;

  renamed = _actant_codebook_set_name (record, name);
  if (has_field (kind, "aliases"))
    {
      const ActantValue *known = actant_record_get (record, "aliases");
      g_autoptr(GPtrArray) aliases = g_ptr_array_new ();

      for (guint i = 0; i < actant_value_get_n_items (known); i++)
        g_ptr_array_add (aliases, (gpointer) actant_value_get_text (actant_value_get_item (known, i)));
      g_ptr_array_add (aliases, old);
      after = _actant_codebook_set_aliases (renamed, aliases);
    }
  actant_session_put (session, edit, NULL, after != NULL ? after : renamed);

  return g_steal_pointer (&edit);
}

/* Whether @record may lie under @parent. */
static gboolean
check_parent (ActantSession       *session,
              const ActantRecord  *record,
              const ActantRecord  *parent,
              GError             **error)
{
  g_autofree char *name = actant_codebook_dup_name (record);
  g_autofree char *parent_name = actant_codebook_dup_name (parent);

  if (actant_record_get_kind (parent) != actant_record_get_kind (record))
    g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                 _("“%s” cannot lie under “%s”, which is of another kind"), name, parent_name);
  else if (_actant_codebook_lies_under (session, parent, record))
    g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                 _("“%s” cannot lie under “%s”, which lies under it"), name, parent_name);
  else
    return TRUE;

  return FALSE;
}

/**
 * actant_codebook_move:
 * @session: a session
 * @id: of an actor or a code
 * @parent: (nullable): id of what it is to lie under; %NULL for the top
 *
 * What lies under it moves along. A code without a use takes that of its
 * parent; else they may differ (issues under a theme).
 *
 * Returns: (transfer full) (nullable): an edit; %NULL with an error when
 *   @parent lies under the record, or is of another kind
 */
ActantChangeSet *
actant_codebook_move (ActantSession  *session,
                      const char     *id,
                      const char     *parent,
                      GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Move"));
  const ActantRecord *record = _actant_codebook_find (session, id, error);
  const ActantRecord *under = NULL;
  g_autoptr(ActantRecord) moved = NULL;

  if (record == NULL
      || (parent != NULL && (under = _actant_codebook_find (session, parent, error)) == NULL)
      || (under != NULL && !check_parent (session, record, under, error)))
    return NULL;
  if (!has_field (actant_record_get_kind (record), "parent"))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                   _("records of kind %s do not lie under others"),
                   actant_record_get_kind_name (record));
      return NULL;
    }

  moved = actant_record_set (record, "parent", actant_value_new_text (parent));
  if (under != NULL && actant_record_get_text (record, "use") == NULL
      && actant_record_get_text (under, "use") != NULL)
    actant_record_change_text (&moved, "use", actant_record_get_text (under, "use"));
  actant_session_put (session, edit, NULL, moved);

  return g_steal_pointer (&edit);
}

/**
 * actant_codebook_retire:
 * @session: a session
 * @id: of an actor, an event, a code or a field
 * @retired: whether it is to be retired, or offered again
 *
 * Returns: (transfer full) (nullable): an edit
 */
ActantChangeSet *
actant_codebook_retire (ActantSession  *session,
                        const char     *id,
                        gboolean        retired,
                        GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (retired ? _("Retire") : _("Restore"));
  const ActantRecord *record = _actant_codebook_find (session, id, error);
  g_autoptr(ActantRecord) after = NULL;

  if (record == NULL)
    return NULL;

  if (actant_record_get_kind (record) == ACTANT_KIND_CODE)
    after = actant_record_set (record, "codable", actant_value_new_boolean (!retired));
  else if (has_field (actant_record_get_kind (record), "retired"))
    after = actant_record_set (record, "retired", actant_value_new_boolean (retired));
  else
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                   _("records of kind %s are not retired"), actant_record_get_kind_name (record));
      return NULL;
    }
  actant_session_put (session, edit, NULL, after);

  return g_steal_pointer (&edit);
}

/* What was merged into @record goes with it, or it would come back. */
static void
delete_merged (ActantSession      *session,
               ActantChangeSet    *edit,
               const ActantRecord *record)
{
  ActantCollection *study = actant_session_get_study (session);
  ActantKind kind = actant_record_get_kind (record);

  for (guint i = 0; i < actant_collection_get_n (study, kind); i++)
    {
      const ActantRecord *other = actant_collection_get (study, kind, i);

      if (other != record
          && actant_session_lookup (session, kind, actant_record_get_id (other)) == record)
        actant_session_delete (session, edit, NULL, actant_record_get_id (other));
    }
}

/**
 * actant_codebook_delete:
 * @session: a session
 * @id: of a record of the codebook
 *
 * Returns: (transfer full) (nullable): an edit; %NULL with
 *   %ACTANT_MODEL_ERROR_CONFLICT when anybody uses the record, which can then
 *   be merged or retired
 */
ActantChangeSet *
actant_codebook_delete (ActantSession  *session,
                        const char     *id,
                        GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Delete"));
  const ActantRecord *record = _actant_codebook_find (session, id, error);
  g_autoptr(GPtrArray) uses = NULL;

  if (record == NULL)
    return NULL;

  actant_codebook_load_all (session);
  uses = actant_session_find_uses (session, id);
  if (uses->len > 0)
    {
      g_autofree char *name = actant_codebook_dup_name (record);

      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                   ngettext ("“%s” is used in %u place; merge it into another, or retire it",
                             "“%s” is used in %u places; merge it into another, or retire it",
                             uses->len), name, uses->len);
      return NULL;
    }

  actant_session_delete (session, edit, NULL, id);
  delete_merged (session, edit, record);
  return g_steal_pointer (&edit);
}
