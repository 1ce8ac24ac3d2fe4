/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record says, whatever its id: to compare work done apart. */
#include "team/actant-content.h"

#include "store/actant-record-file.h"

#include <string.h>

static ActantValue *replace_refs (ActantSession         *session,
                                  const ActantFieldType *type,
                                  const ActantValue     *value);

/* What stands for record @id: names, or the passage and gist of an annotation. */
static char *
dup_stand_in (ActantSession *session,
              const char    *id)
{
  const ActantRecord *record = actant_session_lookup (session, ACTANT_KIND_NONE, id);
  g_autofree char *name = actant_session_dup_name (session, id);

  if (record == NULL || actant_record_get_start (record) < 0)
    return g_steal_pointer (&name);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT " %s",
                          actant_record_get_kind_name (record), actant_record_get_start (record),
                          actant_record_get_end (record), name);
}

static ActantValue *
replace_in_object (ActantSession     *session,
                   const ActantTable *table,
                   const ActantValue *value)
{
  ActantValue *members[64] = { NULL };
  const ActantValue *extras = actant_value_get_extras (value);

  for (guint i = 0; i < table->n_fields; i++)
    members[i] = replace_refs (session, table->fields[i].type, actant_value_get_member_at (value, i));

  return actant_value_new_object (table, members, extras != NULL ? actant_value_ref (extras) : NULL);
}

/* Keys are fields of the study; a value that is an id is a record of it. */
static ActantValue *
replace_in_map (ActantSession     *session,
                const ActantValue *map)
{
  guint n = actant_value_get_n_items (map);
  g_auto(GStrv) keys = g_new0 (char *, n + 1);
  g_autofree ActantValue **values = g_new (ActantValue *, n);

  for (guint i = 0; i < n; i++)
    {
      const ActantValue *value = actant_value_get_item (map, i);
      const char *text = actant_value_get_text (value);

      keys[i] = actant_session_dup_name (session, actant_value_get_key (map, i));
      if (actant_id_is_valid (text))
        {
          g_autofree char *stand_in = dup_stand_in (session, text);

          values[i] = actant_value_new_text (stand_in);
        }
      else
        values[i] = actant_value_ref (value);
    }

  return actant_value_new_map ((const char * const *) keys, values, n);
}

static ActantValue *
replace_refs (ActantSession         *session,
              const ActantFieldType *type,
              const ActantValue     *value)
{
  g_autofree char *stand_in = NULL;
  g_autoptr(ActantValue) list = NULL;

  if (value == NULL)
    return NULL;

  switch (type->field_class)
    {
    case ACTANT_FIELD_REF:
      stand_in = dup_stand_in (session, actant_value_get_text (value));
      return actant_value_new_text (stand_in);

    case ACTANT_FIELD_OBJECT:
      return replace_in_object (session, type->table, value);

    case ACTANT_FIELD_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        {
          ActantValue *longer = actant_value_list_append (list, replace_refs (session, type->item,
                                                                              actant_value_get_item (value, i)));

          g_clear_pointer (&list, actant_value_unref);
          list = longer;
        }
      return type->ordered ? g_steal_pointer (&list) : actant_value_list_sorted (list);

    case ACTANT_FIELD_MAP:
      return replace_in_map (session, value);

    case ACTANT_FIELD_REVS:
      return NULL;

    case ACTANT_FIELD_TEXT:
    case ACTANT_FIELD_ENUM:
    case ACTANT_FIELD_INTEGER:
    case ACTANT_FIELD_BOOLEAN:
    case ACTANT_FIELD_TIME:
    case ACTANT_FIELD_EDTF:
    case ACTANT_FIELD_COLOR:
    default:
      return actant_value_ref (value);
    }
}

/**
 * actant_record_dup_content:
 * @session: finds names
 * @record: a readable record
 *
 * What @record says as one line of JSON: ids, times and revs left out, the
 * records it refers to by what people call them. Two records made apart that
 * say the same have the same content.
 *
 * Returns: (transfer full): the content
 */
char *
actant_record_dup_content (ActantSession      *session,
                           const ActantRecord *record)
{
  static const char * const ignored[] = { "created", "modified", "rev" };
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  const ActantFieldType type = { ACTANT_FIELD_OBJECT, .table = table };
  g_autoptr(ActantValue) body = replace_in_object (session, table, actant_record_get_body (record));
  g_autofree char *json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    {
      ActantValue *without = actant_value_object_set (body, ignored[i], NULL);

      actant_value_unref (body);
      body = without;
    }
  json = actant_value_dup_json (&type, body);

  return g_strdup_printf ("%s %s", actant_record_get_kind_name (record), json);
}
