/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field values as typed: one rule for each class of the field-type algebra. */
#include "config.h"

#include "session/actant-value-parse-private.h"

#include "model/actant-edtf.h"
#include "store/actant-json-slice.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
can_create (ActantKind kind)
{
  return kind == ACTANT_KIND_ACTOR || kind == ACTANT_KIND_CODE
         || kind == ACTANT_KIND_EVENT || kind == ACTANT_KIND_SCENARIO;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n\v\f")] == '\0';
}

static gboolean
is_same_folded (const char *a,
                const char *b)
{
  g_autofree char *folded_a = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_strcmp0 (folded_a, folded_b) == 0;
}

/* A record of that name, in letters of any case, that the same action makes already. */
static const ActantRecord *
find_created (const ActantValueParser *parser,
              ActantKind               kind,
              const char              *name)
{
  const char *title = actant_kind_get_info (kind)->title;

  for (guint i = 0; i < actant_change_set_get_n (parser->create); i++)
    {
      const ActantRecord *record = actant_change_set_get (parser->create, i)->after;

      if (record != NULL && actant_record_get_kind (record) == kind
          && is_same_folded (actant_record_get_text (record, title), name))
        return record;
    }

  return NULL;
}

/* A new record is called @text without the spaces around it. */
static ActantValue *
create_named (const ActantValueParser *parser,
              ActantKind               kind,
              const char              *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  const ActantRecord *known = find_created (parser, kind, name);
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) record = NULL;

  if (known == NULL)
    known = actant_session_find_named (parser->session, kind, name, NULL);
  if (known != NULL)
    return actant_value_new_text (actant_record_get_id (known));

  empty = actant_session_new_record (parser->session, kind);
  record = actant_record_set (empty, actant_kind_get_info (kind)->title, actant_value_new_text (name));
  actant_session_put (parser->session, parser->create, NULL, record);

  return actant_value_new_text (actant_record_get_id (record));
}

static ActantValue *
read_ref (const ActantValueParser *parser,
          const ActantFieldType   *type,
          const char              *text,
          GError                 **error)
{
  g_autoptr(GError) reason = NULL;
  const ActantRecord *record = actant_session_find_named (parser->session, type->kind, text, &reason);

  if (record != NULL)
    return actant_value_new_text (actant_record_get_id (record));

  if (parser->create != NULL && can_create (type->kind) && !is_blank (text)
      && g_error_matches (reason, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD))
    return create_named (parser, type->kind, text);

  /* Claims of texts that are not loaded are given by id. */
  if (actant_id_is_valid (text) && !can_create (type->kind))
    return actant_value_new_text (text);

  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/* As people type it: a minus sign counts as the hyphen that files have for it. */
static char *
dup_with_hyphens (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\u2212", "-", 0);
  return g_string_free (plain, FALSE);
}

static ActantValue *
read_integer (const char  *name,
              const char  *text,
              GError     **error)
{
  g_autofree char *plain = dup_with_hyphens (text);
  gint64 integer;
  g_autoptr(GError) reason = NULL;

  /* What every reader of JSON keeps exactly. */
  if (!g_ascii_string_to_signed (plain, 10, -ACTANT_JSON_MAX_INTEGER, ACTANT_JSON_MAX_INTEGER,
                                 &integer, &reason))
    {
      if (g_error_matches (reason, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
        g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                     _("“%s” is too large a number for “%s”"), text, name);
      else
        g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                     _("“%s” must be a whole number, not “%s”"), name, text);
      return NULL;
    }

  return actant_value_new_integer (integer);
}

static ActantValue *
read_choice (const ActantFieldType *type,
             const char            *text)
{
  g_autofree char *plain = dup_with_hyphens (text);

  return actant_value_new_text (actant_field_type_find_choice (type, plain) != NULL ? plain : text);
}

static ActantValue *
read_boolean (const char  *name,
              const char  *text,
              GError     **error)
{
  static const char * const yes[] = { "true", "yes", "1", NULL };
  static const char * const no[] = { "false", "no", "0", NULL };

  if (g_strv_contains (yes, text))
    return actant_value_new_boolean (TRUE);
  if (g_strv_contains (no, text))
    return actant_value_new_boolean (FALSE);

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
               _("“%s” must be true or false, not “%s”"), name, text);
  return NULL;
}

/* Whether @text starts with "member=" and is to be taken apart. */
static gboolean
names_member (const ActantTable *table,
              const char        *text)
{
  const char *equals = strchr (text, '=');
  g_autofree char *first = equals != NULL ? g_strndup (text, equals - text) : NULL;

  return first != NULL && actant_table_find (table, first) != ACTANT_NO_FIELD;
}

/* Whether @text looks like members of which the first is misspelt: words for a main member that is
 * a record's name are not taken for one then, which would make a record of that name. */
static gboolean
misspells_member (const ActantValueParser *parser,
                  const ActantTable       *table,
                  const char              *text)
{
  const ActantFieldType *main_type = table->fields[actant_table_get_main (table)].type;
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz_");

  if (main_type->field_class == ACTANT_FIELD_LIST)
    main_type = main_type->item;

  return length > 0 && text[length] == '=' && main_type->field_class == ACTANT_FIELD_REF
         && actant_session_find_named (parser->session, main_type->kind, text, NULL) == NULL;
}

/* "a=b c='d e'" as pairs. */
static char **
split_members (const char  *name,
               const char  *text,
               GError     **error)
{
  g_autoptr(GError) reason = NULL;
  char **tokens = NULL;

  if (!g_shell_parse_argv (text, NULL, &tokens, &reason))
    g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                 _("“%s” cannot take “%s” apart: %s"), name, text, reason->message);

  return tokens;
}

/* @object with @text added to the member at @position: items gather, others replace. */
static ActantValue *
set_member (const ActantValueParser *parser,
            ActantValue             *object,
            guint                    position,
            const char              *name,
            const char              *text,
            GError                 **error)
{
  const ActantField *field = &actant_value_get_table (object)->fields[position];
  g_autofree char *path = g_strdup_printf ("%s.%s", name, field->name);
  g_autoptr(ActantValue) owned = object;
  ActantValue *value = NULL;

  if (*text != '\0')
    {
      gboolean list = field->type->field_class == ACTANT_FIELD_LIST;

      value = actant_value_parser_read (parser, list ? field->type->item : field->type,
                                        path, text, error);
      if (value == NULL)
        return NULL;
      if (list)
        value = actant_value_list_append (actant_value_get_member_at (object, position), value);
    }

  return actant_value_object_set_at (object, position, value);
}

/* @object (taken over) with a plain value: the main member, and where the words
 * are a date as they stand ("2024"), the date, too. */
static ActantValue *
set_main_member (const ActantValueParser *parser,
                 ActantValue             *object,
                 const char              *name,
                 const char              *text,
                 GError                 **error)
{
  const ActantTable *table = actant_value_get_table (object);

  object = set_member (parser, object, actant_table_get_main (table), name, text, error);
  for (guint i = 0; object != NULL && i < table->n_fields; i++)
    if (table->fields[i].type->field_class == ACTANT_FIELD_EDTF
        && actant_value_get_member_at (object, i) == NULL
        && actant_edtf_check (text, NULL))
      object = set_member (parser, object, i, name, text, error);

  return object;
}

static ActantValue *
read_object (const ActantValueParser *parser,
             const ActantFieldType   *type,
             const char              *name,
             const char              *text,
             GError                 **error)
{
  ActantValue *none[64] = { NULL };
  ActantValue *object;
  g_auto(GStrv) members = NULL;

  if (names_member (type->table, text) || misspells_member (parser, type->table, text))
    {
      members = split_members (name, text, error);
      if (members == NULL)
        return NULL;
    }

  object = actant_value_new_object (type->table, none, NULL);
  if (members == NULL)
    return set_main_member (parser, object, name, text, error);

  for (guint i = 0; members[i] != NULL && object != NULL; i++)
    {
      char *equals = strchr (members[i], '=');
      guint position = ACTANT_NO_FIELD;

      if (equals != NULL)
        {
          *equals = '\0';
          position = actant_table_find (type->table, members[i]);
        }
      if (position == ACTANT_NO_FIELD)
        {
          g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_FIELD,
                       _("“%s” has no member “%s”; quote values that hold spaces"),
                       name, members[i]);
          actant_value_unref (object);
          return NULL;
        }
      object = set_member (parser, object, position, name, equals + 1, error);
    }

  return object;
}

/**
 * actant_value_parser_read:
 * @parser: a parser
 * @type: what is wanted; not a list or map
 * @name: what messages call it
 * @text: as typed, not empty
 *
 * Returns: (transfer full) (nullable): the value
 */
ActantValue *
actant_value_parser_read (const ActantValueParser *parser,
                          const ActantFieldType   *type,
                          const char              *name,
                          const char              *text,
                          GError                 **error)
{
  g_autoptr(ActantValue) value = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                   _("“%s” must be text in UTF-8"), name);
      return NULL;
    }

  switch (type->field_class)
    {
    case ACTANT_FIELD_ENUM:
      value = read_choice (type, text);
      break;
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_COLOR:
      value = actant_value_new_text (text);
      break;
    case ACTANT_FIELD_EDTF:
      if (actant_edtf_check (text, error))
        value = actant_value_new_text (text);
      else
        g_prefix_error (error, "“%s”: ", name);
      break;
    case ACTANT_FIELD_INTEGER:
      value = read_integer (name, text, error);
      break;
    case ACTANT_FIELD_BOOLEAN:
      value = read_boolean (name, text, error);
      break;
    case ACTANT_FIELD_REF:
      value = read_ref (parser, type, text, error);
      break;
    case ACTANT_FIELD_OBJECT:
      value = read_object (parser, type, name, text, error);
      break;
    case ACTANT_FIELD_LIST:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
    default:
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
                   _("“%s” cannot be given as one word"), name);
      break;
    }

  if (value == NULL || !actant_field_type_check (type, value, name, error))
    return NULL;

  return g_steal_pointer (&value);
}

gboolean
_actant_values_expect_one (const char          *path,
                           const char * const  *values,
                           GError             **error)
{
  if (values[0] != NULL && values[1] == NULL)
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE,
               _("“%s” takes one value"), path);
  return FALSE;
}

static ActantValue *
read_list (const ActantValueParser *parser,
           const ActantField       *field,
           const char * const      *values,
           GError                 **error)
{
  g_autoptr(ActantValue) list = NULL;

  for (guint i = 0; values[i] != NULL; i++)
    {
      ActantValue *item, *longer;

      if (*values[i] == '\0')
        continue;
      item = actant_value_parser_read (parser, field->type->item, field->name, values[i], error);
      if (item == NULL)
        return NULL;
      longer = actant_value_list_append (list, item);
      g_clear_pointer (&list, actant_value_unref);
      list = longer;
    }

  return g_steal_pointer (&list);
}

/* A member as typed: dashes count as the underscores of files. */
static guint
find_member (const ActantTable *table,
             const char        *member)
{
  g_autofree char *name = g_strdelimit (g_strdup (member), "-", '_');

  return actant_table_find (table, name);
}

/* The members of a slot are set apart: `--likelihood` keeps what `--likelihood.low` set. */
static ActantValue *
read_slot (const ActantValueParser *parser,
           const ActantField       *field,
           const ActantValue       *old,
           const char              *member,
           const char              *text,
           GError                 **error)
{
  const ActantTable *table = field->type->table;
  ActantValue *none[64] = { NULL };
  ActantValue *slot;
  guint position = member != NULL ? find_member (table, member) : actant_table_get_main (table);

  if (member == NULL && *text == '\0')
    return NULL;
  if (member == NULL && names_member (table, text))
    return read_object (parser, field->type, field->name, text, error);
  if (position == ACTANT_NO_FIELD)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_FIELD,
                   _("“%s” has no member “%s”"), field->name, member);
      return NULL;
    }

  slot = old != NULL ? actant_value_ref (old) : actant_value_new_object (table, none, NULL);
  slot = member == NULL ? set_main_member (parser, slot, field->name, text, error)
                        : set_member (parser, slot, position, field->name, text, error);
  return position == actant_table_get_main (table) ? _actant_value_parser_fill_slot (parser, old, slot)
                                                 : slot;
}

/**
 * actant_value_parser_set:
 * @parser: a parser
 * @record: a record
 * @path: a field's JSON name, with "." and a member or study field after it
 * @values: (array zero-terminated=1): as typed; several for a list, "" unsets
 *
 * Returns: (transfer full) (nullable): @record with the field set
 */
ActantRecord *
actant_value_parser_set (const ActantValueParser *parser,
                         const ActantRecord      *record,
                         const char              *path,
                         const char * const      *values,
                         GError                 **error)
{
  const ActantTable *table = actant_value_get_table (actant_record_get_body (record));
  g_auto(GStrv) parts = g_strsplit (path, ".", 2);
  const ActantField *field = parts[0] != NULL ? actant_table_get (table, parts[0]) : NULL;
  const ActantValue *old;
  ActantValue *value = NULL;
  g_autoptr(GError) reason = NULL;

  if (field == NULL || (field->flags & ACTANT_FIELD_INTERNAL))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_FIELD,
                   _("a %s has no field “%s”"), table->name, path);
      return NULL;
    }

  if (parts[1] != NULL && field->type->field_class != ACTANT_FIELD_OBJECT
      && field->type->field_class != ACTANT_FIELD_MAP)
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_FIELD,
                   _("“%s” has no member “%s”"), parts[0], parts[1]);
      return NULL;
    }

  old = actant_record_get (record, field->name);
  if (field->type->field_class == ACTANT_FIELD_LIST)
    value = read_list (parser, field, values, &reason);
  else if (field->type->field_class == ACTANT_FIELD_MAP)
    value = _actant_value_parser_set_attributes (parser, table, old, parts[1], values, &reason);
  else if (_actant_values_expect_one (path, values, &reason) && field->type->field_class == ACTANT_FIELD_OBJECT)
    value = read_slot (parser, field, old, parts[1], values[0], &reason);
  else if (reason == NULL && *values[0] != '\0')
    value = actant_value_parser_read (parser, field->type, field->name, values[0], &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return actant_record_set (record, field->name, value);
}

static void
append_words (GString               *words,
              ActantSession         *session,
              const ActantFieldType *type,
              const ActantValue     *value)
{
  const ActantChoice *choice;
  g_autofree char *name = NULL;

  switch (type->field_class)
    {
    case ACTANT_FIELD_ENUM:
      choice = actant_field_type_find_choice (type, actant_value_get_text (value));
      g_string_append (words, choice != NULL ? _(choice->label) : actant_value_get_text (value));
      break;
    case ACTANT_FIELD_REF:
      if (session != NULL)
        name = actant_session_dup_name (session, actant_value_get_text (value));
      g_string_append (words, name != NULL ? name : actant_value_get_text (value));
      break;
    case ACTANT_FIELD_INTEGER:
      g_string_append_printf (words, "%" G_GINT64_FORMAT, actant_value_get_integer (value));
      break;
    case ACTANT_FIELD_BOOLEAN:
      g_string_append (words, actant_value_get_boolean (value) ? _("yes") : _("no"));
      break;
    case ACTANT_FIELD_OBJECT:
      for (guint i = 0, n = 0; i < type->table->n_fields; i++)
        if (actant_value_get_member_at (value, i) != NULL)
          {
            g_string_append (words, n++ > 0 ? " · " : "");
            append_words (words, session, type->table->fields[i].type,
                          actant_value_get_member_at (value, i));
          }
      break;
    case ACTANT_FIELD_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        {
          g_string_append (words, i > 0 ? ", " : "");
          append_words (words, session, type->item, actant_value_get_item (value, i));
        }
      break;
    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
    default:
      g_string_append (words, actant_value_get_text (value) != NULL ? actant_value_get_text (value) : "");
      break;
    }
}

/**
 * actant_value_dup_words:
 * @session: (nullable): finds the names of records
 * @type: a type
 * @value: (nullable): a value of it
 *
 * Returns: (transfer full): the value in words for a reader, "" when unset
 */
char *
actant_value_dup_words (ActantSession         *session,
                        const ActantFieldType *type,
                        const ActantValue     *value)
{
  GString *words = g_string_new (NULL);

  if (value != NULL)
    append_words (words, session, type, value);

  return g_string_free (words, FALSE);
}
