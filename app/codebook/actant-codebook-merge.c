/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Re-coding: two records made one, one made two, over all of the coder's own files. */
#include "config.h"

#include "codebook/actant-codebook-private.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * Recoding:
 * @from: whose uses change; those of records merged into it count as its own
 * @to: id that takes its place
 * @slots: (nullable): only in these slots (interned)
 */
typedef struct
{
  ActantSession      *session;
  const ActantRecord *from;
  const char         *to;
  GPtrArray          *slots;
} Recoding;

static const char *
map_ref (ActantKind   kind,
         const char  *id,
         const char  *slot,
         gpointer     user_data)
{
  const Recoding *recoding = user_data;
  const char *from = actant_record_get_id (recoding->from);
  const ActantRecord *target;

  if (strcmp (slot, "replaced_by") == 0
      || (recoding->slots != NULL
          && !g_ptr_array_find (recoding->slots, g_intern_string (slot), NULL)))
    return id;
  if (strcmp (id, from) == 0)
    return recoding->to;

  target = actant_collection_lookup_live (actant_session_get_study (recoding->session),
                                          actant_record_get_kind (recoding->from), id);
  if (target != NULL)
    target = actant_session_lookup (recoding->session, ACTANT_KIND_NONE, id);

  return target == recoding->from ? recoding->to : id;
}

static ActantRecord *
recode_record (const ActantRecord *record,
               gpointer            user_data)
{
  const Recoding *recoding = user_data;

  /* What is left of merged records, and the two themselves, change otherwise. */
  if (actant_record_get_text (record, "replaced_by") != NULL
      || record == recoding->from
      || strcmp (actant_record_get_id (record), recoding->to) == 0)
    return actant_record_ref (record);

  return actant_record_map_refs (record, map_ref, user_data);
}

static const char *
drop_ref (ActantKind   kind,
          const char  *id,
          const char  *slot,
          gpointer     user_data)
{
  return map_ref (kind, id, slot, user_data) == id ? id : NULL;
}

static void
add_names (GPtrArray          *names,
           const ActantRecord *record)
{
  const ActantValue *aliases = actant_record_get (record, "aliases");

  for (guint i = 0; i < actant_value_get_n_items (aliases); i++)
    g_ptr_array_add (names, g_strdup (actant_value_get_text (actant_value_get_item (aliases, i))));
}

/* What @into becomes: it goes by the other's names too, is no part of itself, and takes the
 * other's place if it lay under it. */
static ActantRecord *
absorb (ActantSession      *session,
        const ActantRecord *from,
        const ActantRecord *into)
{
  Recoding recoding = { session, from, actant_record_get_id (into), NULL };
  g_autoptr(ActantRecord) after = actant_record_map_refs (into, drop_ref, &recoding);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (actant_table_get (actant_value_get_table (actant_record_get_body (into)), "parent") != NULL
      && _actant_codebook_lies_under (session, into, from))
    {
      const ActantRecord *parent = actant_codebook_get_parent (session, from);

      actant_record_change_text (&after, "parent", parent != NULL ? actant_record_get_id (parent) : NULL);
    }

  if (actant_table_get (actant_value_get_table (actant_record_get_body (into)), "aliases") == NULL)
    return g_steal_pointer (&after);

  add_names (names, into);
  add_names (names, from);
  g_ptr_array_add (names, actant_codebook_dup_name (from));
  return _actant_codebook_set_aliases (after, names);
}

/* Whether the two can be one: of one kind; codes of one use, fields of one type. */
static gboolean
check_merge (const ActantRecord  *from,
             const ActantRecord  *into,
             GError             **error)
{
  static const char * const same[] = { "use", "type", "applies_to" };
  g_autofree char *name = actant_codebook_dup_name (from);
  g_autofree char *other = actant_codebook_dup_name (into);
  ActantKind kind = actant_record_get_kind (from);

  if (from == into)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                   _("“%s” cannot be merged into itself"), name);
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (same) + 1; i++)
    {
      gboolean differs = i == G_N_ELEMENTS (same) && kind != actant_record_get_kind (into);

      if (i < G_N_ELEMENTS (same) && kind != ACTANT_KIND_ACTOR)
        differs = g_strcmp0 (actant_record_get_text (from, same[i]),
                             actant_record_get_text (into, same[i])) != 0;
      if (!differs)
        continue;
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                   _("“%s” and “%s” are not of one kind and use, and cannot be merged"),
                   name, other);
      return FALSE;
    }

  return TRUE;
}

struct _ActantCodebookMerging
{
  ActantSession   *session;   /* owned */
  ActantChangeSet *edit;      /* owned */
  ActantRecord    *from;      /* owned */
  char            *into;
  GPtrArray       *skipped;   /* owned; char * */
  Recoding         map;
  ActantRecoding  *recoding;
};

/**
 * actant_codebook_merging_new:
 * @session: a session
 * @id: of a record of the codebook
 * @into: id of another of its kind (and use or type)
 *
 * Begins the edit of actant_codebook_merge(), to be made bit by bit on the main context. When the
 * session changes meanwhile, begin anew.
 *
 * Returns: (transfer full) (nullable): what makes it
 */
ActantCodebookMerging *
actant_codebook_merging_new (ActantSession  *session,
                             const char     *id,
                             const char     *into,
                             GError        **error)
{
  const ActantRecord *from, *target;
  g_autoptr(ActantRecord) replaced = NULL;
  g_autoptr(ActantRecord) absorbed = NULL;
  ActantCodebookMerging *self;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && id != NULL && into != NULL, NULL);

  if ((from = _actant_codebook_find (session, id, error)) == NULL
      || (target = _actant_codebook_find (session, into, error)) == NULL
      || !check_merge (from, target, error))
    return NULL;

  self = g_new0 (ActantCodebookMerging, 1);
  self->session = g_object_ref (session);
  self->edit = actant_change_set_new (_("Merge"));
  self->from = actant_record_ref (from);
  self->into = g_strdup (into);
  self->skipped = g_ptr_array_new_with_free_func (g_free);
  self->map = (Recoding) { session, self->from, self->into, NULL };
  replaced = actant_record_set (from, "replaced_by", actant_value_new_text (into));
  absorbed = absorb (session, from, target);
  actant_session_put (session, self->edit, NULL, replaced);
  actant_session_put (session, self->edit, NULL, absorbed);
  self->recoding = _actant_recoding_new (session, self->edit, recode_record, &self->map,
                                         self->skipped);

  return self;
}

void
actant_codebook_merging_free (ActantCodebookMerging *self)
{
  _actant_recoding_free (self->recoding);
  g_ptr_array_unref (self->skipped);
  g_free (self->into);
  actant_record_unref (self->from);
  actant_change_set_unref (self->edit);
  g_object_unref (self->session);
  g_free (self);
}

/** Does a little more. Returns: %FALSE when the edit is complete */
gboolean
actant_codebook_merging_step (ActantCodebookMerging *self)
{
  return _actant_recoding_step (self->recoding);
}

/** How much is done, 0 to 1. */
double
actant_codebook_merging_get_fraction (ActantCodebookMerging *self)
{
  return _actant_recoding_get_fraction (self->recoding);
}

/** Returns: (transfer none): the edit, complete when actant_codebook_merging_step() says so */
ActantChangeSet *
actant_codebook_merging_get_edit (ActantCodebookMerging *self)
{
  return self->edit;
}

/** Returns: (transfer none) (element-type utf8): paths of own files that cannot be written */
GPtrArray *
actant_codebook_merging_get_skipped (ActantCodebookMerging *self)
{
  return self->skipped;
}

/**
 * actant_codebook_merge:
 * @session: a session
 * @id: of a record of the codebook
 * @into: id of another of its kind (and use or type)
 * @skipped: (nullable) (element-type utf8): receives the paths of own files
 *   that use the record and cannot be written; they follow `replaced_by`
 *
 * Every own use of the first is re-coded to the other, in all texts and in the
 * study records of one's own file; what becomes the same in a list is there
 * once. The other goes by the first's names too. The first stays, with
 * `replaced_by`, which colleagues' files follow.
 *
 * Returns: (transfer full) (nullable): an edit
 */
ActantChangeSet *
actant_codebook_merge (ActantSession  *session,
                       const char     *id,
                       const char     *into,
                       GPtrArray      *skipped,
                       GError        **error)
{
  g_autoptr(ActantCodebookMerging) merging = actant_codebook_merging_new (session, id, into, error);

  if (merging == NULL)
    return NULL;
  while (actant_codebook_merging_step (merging))
    ;
  for (guint i = 0; skipped != NULL && i < merging->skipped->len; i++)
    g_ptr_array_add (skipped, g_strdup (merging->skipped->pdata[i]));

  return actant_change_set_ref (merging->edit);
}

/* A copy under a new id and name; what is of one record alone stays with the old one. */
static ActantRecord *
new_half (ActantSession      *session,
          const ActantRecord *record,
          const char         *name)
{
  static const char * const own[] = {
    "aliases", "identifiers", "shortcut", "replaced_by", "created", "modified", "rev",
  };
  ActantKind kind = actant_record_get_kind (record);
  g_autoptr(ActantRecord) empty = actant_session_new_record (session, kind);
  ActantRecord *half = actant_record_set_body (empty,
                                               actant_value_ref (actant_record_get_body (record)));

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (actant_record_get (half, own[i]) != NULL)
      actant_record_change (&half, own[i], NULL);
  if (kind != ACTANT_KIND_FIELD)
    {
      ActantRecord *named = _actant_codebook_set_name (half, name);

      actant_record_unref (half);
      half = named;
    }

  return half;
}

/* The slots of @uses by @record, from @position on; *@position goes to the next record's. */
static GPtrArray *
take_slots (GPtrArray *uses,
            guint     *position)
{
  const ActantUse *first = uses->pdata[*position];
  GPtrArray *slots = g_ptr_array_new ();

  for (; *position < uses->len; (*position)++)
    {
      const ActantUse *use = uses->pdata[*position];

      if (strcmp (actant_record_get_id (use->record), actant_record_get_id (first->record)) != 0)
        break;
      g_ptr_array_add (slots, (gpointer) g_intern_string (use->slot));
    }

  return slots;
}

/**
 * actant_codebook_split:
 * @session: a session
 * @id: of a record of the codebook
 * @name: of the second record
 * @uses: (element-type ActantUse): of those that actant_session_find_uses()
 *   lists, in its order, the ones that are to name the second; own ones only
 * @new_id: (out) (optional): of the second
 *
 * The second record is a copy of the first, without its aliases, identifiers
 * and shortcut.
 *
 * Returns: (transfer full) (nullable): an edit
 */
ActantChangeSet *
actant_codebook_split (ActantSession  *session,
                       const char     *id,
                       const char     *name,
                       GPtrArray      *uses,
                       char          **new_id,
                       GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Split"));
  const ActantRecord *record = _actant_codebook_find (session, id, error);
  g_autoptr(ActantRecord) half = NULL;

  if (record == NULL
      || !_actant_codebook_check_name (session, actant_record_get_kind (record),
                                       actant_record_get_text (record, "use"), name, NULL, error))
    return NULL;
  if (actant_record_get_kind (record) == ACTANT_KIND_FIELD)
    {
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                           _("A field cannot be split; add another one"));
      return NULL;
    }

  half = new_half (session, record, name);
  actant_session_put (session, edit, NULL, half);
  for (guint i = 0; i < uses->len; )
    {
      const ActantUse *use = uses->pdata[i];
      g_autoptr(GPtrArray) slots = take_slots (uses, &i);
      Recoding recoding = { session, record, actant_record_get_id (half), slots };
      g_autoptr(ActantRecord) after = NULL;

      if (use->text != NULL && strcmp (use->coder, actant_session_get_coder (session)) != 0)
        {
          g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY,
                       _("%s: annotations of another coder cannot be changed"), use->text);
          return NULL;
        }
      after = actant_record_map_refs (use->record, map_ref, &recoding);
      actant_session_put (session, edit, use->text, after);
    }

  if (new_id != NULL)
    *new_id = g_strdup (actant_record_get_id (half));
  return g_steal_pointer (&edit);
}

/**
 * ChoiceChange:
 * @field: id of the study field
 * @choice: its value
 * @name: the word in its place
 */
typedef struct
{
  ActantSession *session;
  const char    *field;
  const char    *choice;
  const char    *name;
} ChoiceChange;

static ActantValue *
change_choice (const ActantValue  *value,
               const ChoiceChange *change)
{
  ActantValue *result = actant_value_ref (value);

  if (g_strcmp0 (actant_value_get_text (value), change->choice) == 0)
    {
      actant_value_unref (result);
      return actant_value_new_text (change->name);
    }
  for (guint i = 0; i < actant_value_get_n_items (value); i++)
    if (g_strcmp0 (actant_value_get_text (actant_value_get_item (value, i)), change->choice) == 0)
      {
        ActantValue *changed = actant_value_list_replace (result, i,
                                                          actant_value_new_text (change->name));

        actant_value_unref (result);
        result = changed;
      }

  return result;
}

static ActantRecord *
change_attribute (const ActantRecord *record,
                  gpointer            user_data)
{
  const ChoiceChange *change = user_data;
  const ActantValue *map = actant_record_get (record, "attributes");

  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    {
      const ActantValue *value = actant_value_get_item (map, i);
      const ActantRecord *field = actant_session_lookup (change->session, ACTANT_KIND_FIELD,
                                                         actant_value_get_key (map, i));
      g_autoptr(ActantValue) changed = NULL;

      if (field == NULL || strcmp (actant_record_get_id (field), change->field) != 0)
        continue;
      changed = change_choice (value, change);
      if (!actant_value_equal (changed, value))
        return actant_record_set (record, "attributes",
                                  actant_value_map_set (map, actant_value_get_key (map, i),
                                                        g_steal_pointer (&changed)));
    }

  return actant_record_ref (record);
}

/**
 * actant_codebook_rename_choice:
 * @session: a session
 * @id: of a study field with choices
 * @choice: one of them
 * @name: the word to put in its place, here and in every own annotation
 * @skipped: (nullable) (element-type utf8): as for actant_codebook_merge()
 *
 * Returns: (transfer full) (nullable): an edit
 */
ActantChangeSet *
actant_codebook_rename_choice (ActantSession  *session,
                               const char     *id,
                               const char     *choice,
                               const char     *name,
                               GPtrArray      *skipped,
                               GError        **error)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Rename Choice"));
  const ActantRecord *field = _actant_codebook_find (session, id, error);
  ChoiceChange change = { session, id, choice, name };
  g_autoptr(ActantRecord) after = NULL;
  const ActantValue *choices;

  if (field == NULL)
    return NULL;

  choices = actant_record_get (field, "choices");
  if (!actant_value_list_has_text (choices, choice) || *name == '\0'
      || actant_value_list_has_text (choices, name))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CHOICE,
                   _("“%s” cannot become “%s”: the one must be a choice of the field, the other not"),
                   choice, name);
      return NULL;
    }

  after = actant_record_set (field, "choices", change_choice (choices, &change));
  actant_session_put (session, edit, NULL, after);
  _actant_codebook_recode (session, edit, change_attribute, &change, skipped);

  return g_steal_pointer (&edit);
}
