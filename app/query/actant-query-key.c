/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before the sign: shortcuts, fields of the tables, study fields. */
#include "config.h"

#include "query/actant-query-private.h"

#include "model/actant-edtf.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

const ActantQueryShortcut _actant_query_shortcuts[] = {
  { "actor", ACTANT_QUERY_REFS, NULL, ACTANT_KIND_ACTOR, N_("Actor"), N_("In any role") },
  { "member", ACTANT_QUERY_MEMBERS, NULL, ACTANT_KIND_ACTOR, N_("Member"),
    N_("The actor or a collective it is a member of") },
  { "subject", ACTANT_QUERY_FIELD, "subjects", ACTANT_KIND_ACTOR, N_("Subject"), N_("Who acts") },
  { "claimant", ACTANT_QUERY_FIELD, "claimants", ACTANT_KIND_ACTOR, N_("Claimant"),
    N_("Who makes the claim") },
  { "addressee", ACTANT_QUERY_FIELD, "addressees", ACTANT_KIND_ACTOR, N_("Addressee"),
    N_("At whom it is directed") },
  { "object", ACTANT_QUERY_FIELD, "objects.actor", ACTANT_KIND_ACTOR, N_("Object"),
    N_("Who is affected") },
  { "code", ACTANT_QUERY_REFS, NULL, ACTANT_KIND_CODE, N_("Code"), N_("As issue, frame or theme") },
  { "issue", ACTANT_QUERY_FIELD, "issues.code", ACTANT_KIND_CODE, N_("Issue"), NULL },
  { "position", ACTANT_QUERY_FIELD, "issues.position", ACTANT_KIND_NONE, N_("Position"), NULL },
  { "frame", ACTANT_QUERY_FIELD, "frames", ACTANT_KIND_CODE, N_("Frame"), NULL },
  { "event", ACTANT_QUERY_REFS, NULL, ACTANT_KIND_EVENT, N_("Event"), NULL },
  { "scenario", ACTANT_QUERY_REFS, NULL, ACTANT_KIND_SCENARIO, N_("Scenario"), NULL },
  { "role", ACTANT_QUERY_FIELD, "scenarios.role", ACTANT_KIND_NONE, N_("Role"),
    N_("In a scenario") },
  { "in", ACTANT_QUERY_SOURCE, NULL, ACTANT_KIND_TEXT, N_("In the text"), N_("Title or file") },
  { "text", ACTANT_QUERY_QUOTE, NULL, ACTANT_KIND_NONE, N_("Quote"), N_("Words of the passage") },
  { "memo", ACTANT_QUERY_MEMO, NULL, ACTANT_KIND_NONE, N_("Memo"), N_("Words of a memo on it") },
  { "coder", ACTANT_QUERY_CODER, NULL, ACTANT_KIND_CODER, N_("Coder"), N_("In whose file it is") },
  { "kind", ACTANT_QUERY_KIND, NULL, ACTANT_KIND_NONE, N_("Kind"), N_("Claim, mention, coding …") },
};
const guint _actant_query_n_shortcuts = G_N_ELEMENTS (_actant_query_shortcuts);

static gboolean
is_called (const char *folded,
           const char *name,
           const char *label)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded_label = g_utf8_casefold (_(label), -1);

  return strcmp (folded, folded_name) == 0 || strcmp (folded, folded_label) == 0;
}

/* What the items of a list are, and else the type itself. */
static const ActantFieldType *
get_item_type (const ActantFieldType *type)
{
  return type->field_class == ACTANT_FIELD_LIST ? type->item : type;
}

static gboolean
is_hidden (const ActantField *field)
{
  return get_item_type (field->type)->field_class == ACTANT_FIELD_REVS
         || field->type->field_class == ACTANT_FIELD_REVS || strcmp (field->name, "segments") == 0;
}

/* "name" or "name.member" in @table, by JSON names or labels. */
static gboolean
find_in_table (const ActantTable *table,
               const char        *name,
               const char        *member,
               ActantQueryKey    *key)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];
      const ActantFieldType *item = get_item_type (field->type);

      if (is_hidden (field) || !is_called (name, field->name, field->label))
        continue;
      *key = (ActantQueryKey) { ACTANT_QUERY_FIELD, field->name, NULL, field->type };
      if (member == NULL)
        return TRUE;
      for (guint j = 0; item->field_class == ACTANT_FIELD_OBJECT && j < item->table->n_fields; j++)
        if (is_called (member, item->table->fields[j].name, item->table->fields[j].label))
          {
            key->member = item->table->fields[j].name;
            key->type = item->table->fields[j].type;
            return TRUE;
          }
    }

  return FALSE;
}

static gboolean
find_field (const char     *typed,
            ActantQueryKey *key)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  char *member = strchr (folded, '.');

  if (member != NULL)
    *member++ = '\0';

  /* The claim's first: of other kinds only what it has not. */
  if (find_in_table (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, folded, member, key))
    return TRUE;
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    if (find_in_table (actant_kind_get_info (kind)->table, folded, member, key))
      return TRUE;

  return FALSE;
}

/**
 * _actant_query_key_find:
 * @typed: what stands before the sign
 * @session: (nullable): whose study fields count
 * @key: (out): what it means
 *
 * Returns: whether it means anything
 */
gboolean
_actant_query_key_find (const char     *typed,
                        ActantSession  *session,
                        ActantQueryKey *key)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autoptr(GHashTable) fields = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (_actant_query_shortcuts); i++)
    {
      const ActantQueryShortcut *shortcut = &_actant_query_shortcuts[i];

      if (strcmp (folded, shortcut->typed) != 0)
        continue;
      if (shortcut->scope == ACTANT_QUERY_FIELD)
        return find_field (shortcut->name, key);
      *key = (ActantQueryKey) { shortcut->scope, .kind = shortcut->kind };
      return TRUE;
    }

  if (find_field (typed, key))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (_actant_query_shortcuts); i++)
    if (is_called (folded, _actant_query_shortcuts[i].typed, _actant_query_shortcuts[i].label))
      return _actant_query_key_find (_actant_query_shortcuts[i].typed, session, key);

  if (session == NULL)
    return FALSE;
  fields = _actant_query_find_fields (session, typed);
  *key = (ActantQueryKey) { ACTANT_QUERY_ATTRIBUTE };
  return g_hash_table_size (fields) > 0;
}

/**
 * _actant_query_key_get_type:
 * @key: of a field
 * @table: of a kind of records
 *
 * Returns: (nullable): the type there; of a list, that of the list
 */
const ActantFieldType *
_actant_query_key_get_type (const ActantQueryKey *key,
                            const ActantTable    *table)
{
  const ActantField *field = actant_table_get (table, key->name);
  const ActantFieldType *item = field != NULL ? get_item_type (field->type) : NULL;

  if (field == NULL || key->member == NULL)
    return field != NULL ? field->type : NULL;
  if (item->field_class != ACTANT_FIELD_OBJECT)
    return NULL;

  field = actant_table_get (item->table, key->member);
  return field != NULL ? field->type : NULL;
}

/** What the key is called in words, else as @typed. */
const char *
_actant_query_key_get_label (const ActantQueryKey *key,
                             const char           *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  const ActantField *field = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (_actant_query_shortcuts); i++)
    if (strcmp (_actant_query_shortcuts[i].typed, folded) == 0)
      return _(_actant_query_shortcuts[i].label);

  for (ActantKind kind = ACTANT_KIND_CLAIM; key->scope == ACTANT_QUERY_FIELD && field == NULL;
       kind = kind == ACTANT_KIND_CLAIM ? ACTANT_KIND_TEXT : kind + 1)
    {
      if (kind >= ACTANT_N_KINDS)
        return typed;
      field = actant_table_get (actant_kind_get_info (kind)->table, key->name);
    }
  if (field != NULL && key->member != NULL)
    {
      const ActantFieldType *item = get_item_type (field->type);

      field = item->field_class == ACTANT_FIELD_OBJECT ? actant_table_get (item->table, key->member)
                                                       : NULL;
    }

  return field != NULL ? _(field->label) : typed;
}

/** Reads a number, with or without “%” after it. */
gboolean
_actant_query_read_number (const char *text,
                           double     *number)
{
  char *end;

  if (text[strspn (text, "+-0123456789.")] != '\0' && !g_str_has_suffix (text, "%"))
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return end > text && isfinite (*number) && (*end == '\0' || strcmp (end, "%") == 0);
}

/** Whether @stored is the choice that @folded names, or begins to name. */
gboolean
_actant_query_choice_fits (const ActantFieldType *type,
                           const char            *stored,
                           const char            *folded)
{
  const ActantChoice *choice = actant_field_type_find_choice (type, stored);
  g_autofree char *value = g_utf8_casefold (stored, -1);
  g_autofree char *label = g_utf8_casefold (choice != NULL ? _(choice->label) : stored, -1);

  if (strcmp (value, folded) == 0 || strcmp (label, folded) == 0)
    return TRUE;

  /* A whole name is not the beginning of another: C is not CC. */
  for (choice = type->choices; choice != NULL && choice->value != NULL; choice++)
    if (is_called (folded, choice->value, choice->label))
      return FALSE;

  return g_str_has_prefix (value, folded) || g_str_has_prefix (label, folded);
}

static gboolean
check_choice (const ActantFieldType *type,
              gboolean               open,
              const char            *typed,
              const char            *value,
              GError               **error)
{
  g_autofree char *folded = g_utf8_casefold (value, -1);
  g_autoptr(GString) list = g_string_new (NULL);

  for (const ActantChoice *choice = type->choices; choice->value != NULL; choice++)
    {
      if (_actant_query_choice_fits (type, choice->value, folded))
        return TRUE;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", choice->value);
    }
  if (open)
    return TRUE;

  g_set_error (error, ACTANT_QUERY_ERROR, ACTANT_QUERY_ERROR_VALUE,
               _("“%s” is none of the values of “%s”: %s"), value, typed, list->str);
  return FALSE;
}

static gboolean
has_band (const ActantTable *table)
{
  const ActantField *low = actant_table_get (table, "low");

  return low != NULL && low->type->field_class == ACTANT_FIELD_INTEGER;
}

static gboolean
set_wrong (const char  *message,
           const char  *value,
           GError     **error)
{
  g_set_error (error, ACTANT_QUERY_ERROR, ACTANT_QUERY_ERROR_VALUE, "“%s”: %s", value, message);
  return FALSE;
}

static gboolean
want_date (const char  *value,
           GError     **error)
{
  return actant_edtf_check (value, NULL)
         || set_wrong (_("a date is wanted, as 2024, 2024-06 or ../2027"), value, error);
}

/* Whether a field of @type can be compared with @value by @op; with @open, in words of
 * the coder's own where the type takes these. */
static gboolean
check_type (const ActantFieldType *type,
            gboolean               open,
            ActantQueryOp          op,
            const char            *typed,
            const char            *value,
            GError               **error)
{
  const ActantFieldType *item = get_item_type (type);
  gboolean order = op > ACTANT_QUERY_IS;
  double number;
  gboolean is_number = _actant_query_read_number (value, &number);

  switch (item->field_class)
    {
    case ACTANT_FIELD_ENUM:
      if (order)
        break;
      return check_choice (item, open && item->open, typed, value, error);
    case ACTANT_FIELD_INTEGER:
      return is_number || set_wrong (_("a number is wanted"), value, error);
    case ACTANT_FIELD_TEXT:
      return !order || is_number || set_wrong (_("a number is wanted"), value, error);
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_TIME:
      return want_date (value, error);
    case ACTANT_FIELD_BOOLEAN:
      return (!order && (strcmp (value, "yes") == 0 || strcmp (value, "no") == 0
                         || strcmp (value, "true") == 0 || strcmp (value, "false") == 0))
             || set_wrong (_("yes or no is wanted"), value, error);
    case ACTANT_FIELD_OBJECT:
      if (order && has_band (item->table))
        return is_number || set_wrong (_("a number is wanted"), value, error);
      if (order && actant_table_get (item->table, "edtf") != NULL)
        return want_date (value, error);
      break;
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_REF:
    case ACTANT_FIELD_LIST:
    case ACTANT_FIELD_REVS:
    default:
      break;
    }

  return !order || set_wrong (_("this field has no order; use “:”"), value, error);
}

static gboolean
check_kind (const char  *value,
            GError     **error)
{
  g_autofree char *folded = g_utf8_casefold (value, -1);

  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    if (is_called (folded, actant_kind_get_info (kind)->name, actant_kind_get_info (kind)->label))
      return TRUE;

  return set_wrong (_("a kind is wanted: claim, mention, coding, relation, memo …"), value,
                    error);
}

/**
 * _actant_query_key_check:
 * @key: what stands before the sign
 * @op: the sign
 * @typed: the key as typed, for the message
 * @value: what stands behind it
 *
 * Returns: whether some kind of records has such a field that takes the value
 */
gboolean
_actant_query_key_check (const ActantQueryKey  *key,
                         ActantQueryOp          op,
                         const char            *typed,
                         const char            *value,
                         GError               **error)
{
  gboolean order = op > ACTANT_QUERY_IS;
  g_autoptr(GError) first = NULL;

  if (key->scope == ACTANT_QUERY_KIND && !order)
    return check_kind (value, error);
  if (key->scope == ACTANT_QUERY_ATTRIBUTE)
    return TRUE;
  if (key->scope != ACTANT_QUERY_FIELD)
    return !order || set_wrong (_("this field has no order; use “:”"), value, error);

  if (check_type (key->type, TRUE, op, typed, value, &first))
    return TRUE;
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    {
      const ActantFieldType *type =
        _actant_query_key_get_type (key, actant_kind_get_info (kind)->table);

      if (type != NULL && check_type (type, FALSE, op, typed, value, NULL))
        return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}
