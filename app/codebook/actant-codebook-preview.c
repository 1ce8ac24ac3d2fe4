/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit would change, place by place, in words. */
#include "config.h"

#include "codebook/actant-codebook.h"

#include "session/actant-value-parse.h"
#include "store/actant-study-folder.h"

#include <string.h>

void
actant_codebook_place_free (ActantCodebookPlace *place)
{
  g_free (place->text);
  actant_record_unref (place->record);
  g_free (place->before);
  g_free (place->after);
  g_free (place);
}

static void
append_attribute (GString           *words,
                  ActantSession     *session,
                  const ActantValue *value)
{
  const char *text;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_TEXT:
      text = actant_value_get_text (value);
      if (actant_id_is_valid (text))
        {
          g_autofree char *name = actant_session_dup_name (session, text);

          g_string_append (words, name);
        }
      else
        g_string_append (words, text);
      break;
    case ACTANT_VALUE_LIST:
      for (guint i = 0; i < actant_value_get_n_items (value); i++)
        {
          g_string_append (words, i > 0 ? ", " : "");
          append_attribute (words, session, actant_value_get_item (value, i));
        }
      break;
    case ACTANT_VALUE_INTEGER:
      g_string_append_printf (words, "%" G_GINT64_FORMAT, actant_value_get_integer (value));
      break;
    default:
      {
        g_autofree char *boolean = actant_value_dup_words (session, &actant_type_boolean, value);

        g_string_append (words, boolean);
      }
    }
}

/* Study fields: "Policy area: defence · Salience: 3". */
static char *
dup_map_words (ActantSession     *session,
               const ActantValue *map)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    {
      const ActantRecord *field = actant_collection_lookup (actant_session_get_study (session),
                                                            actant_value_get_key (map, i));
      g_autofree char *name = field != NULL ? actant_codebook_dup_name (field)
                                            : g_strdup (actant_value_get_key (map, i));

      g_string_append_printf (words, "%s%s: ", i > 0 ? " · " : "", name);
      append_attribute (words, session, actant_value_get_item (map, i));
    }

  return g_string_free (words, FALSE);
}

static char *
dup_words (ActantSession     *session,
           const ActantField *field,
           const ActantValue *value)
{
  if (field->type->field_class == ACTANT_FIELD_MAP)
    return dup_map_words (session, value);

  return actant_value_dup_words (session, field->type, value);
}

static ActantCodebookPlace *
add_place (GPtrArray          *places,
           const char         *file,
           const ActantRecord *record)
{
  ActantCodebookPlace *place = g_new0 (ActantCodebookPlace, 1);

  if (!actant_annotation_path_split (file, &place->text, NULL))
    place->text = NULL;
  place->record = actant_record_ref (record);
  g_ptr_array_add (places, place);
  return place;
}

/* Fields of the record's making are not told, nor cues, whose slot is. */
static gboolean
is_told (const ActantField *field)
{
  if (strcmp (field->name, "replaced_by") == 0)
    return TRUE;

  return (field->flags & ACTANT_FIELD_INTERNAL) == 0;
}

static void
add_changed_fields (GPtrArray          *places,
                    ActantSession      *session,
                    const ActantChange *change)
{
  const ActantTable *table = actant_value_get_table (actant_record_get_body (change->after));

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];
      const ActantValue *before = actant_record_get (change->before, field->name);
      const ActantValue *after = actant_record_get (change->after, field->name);
      ActantCodebookPlace *place;

      if (!is_told (field) || actant_value_equal (before, after))
        continue;
      place = add_place (places, change->file, change->before);
      place->slot = g_intern_string (field->name);
      place->before = dup_words (session, field, before);
      place->after = dup_words (session, field, after);
    }
}

/**
 * actant_codebook_preview_some:
 * @session: a session
 * @change_set: an edit that is not applied yet
 * @from: the first change to look at
 * @n_changes: how many to look at
 * @places: (element-type ActantCodebookPlace): receives the slots that they would change
 *
 * Returns: the change to go on with; the number of changes when there are no more
 */
guint
actant_codebook_preview_some (ActantSession         *session,
                              const ActantChangeSet *change_set,
                              guint                  from,
                              guint                  n_changes,
                              GPtrArray             *places)
{
  guint i = from;
  guint end = from + MIN (n_changes, actant_change_set_get_n (change_set) - from);

  for (; i < end; i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      gboolean goes = change->after == NULL || actant_record_is_deleted (change->after);

      if (change->before != NULL && !goes)
        add_changed_fields (places, session, change);
      else
        {
          const ActantRecord *record = goes ? change->before : change->after;
          ActantCodebookPlace *place = add_place (places, change->file, record);
          char *name = actant_session_dup_name (session, actant_record_get_id (record));

          if (actant_record_get_title (record) != NULL)
            {
              g_free (name);
              name = g_strdup (actant_record_get_title (record));
            }
          place->before = goes ? name : g_strdup ("");
          place->after = goes ? g_strdup ("") : name;
        }
    }

  return end;
}

/**
 * actant_codebook_preview:
 * @session: a session
 * @change_set: an edit that is not applied yet
 *
 * Returns: (transfer full) (element-type ActantCodebookPlace): every slot that
 *   the edit would change, in the order of the edit
 */
GPtrArray *
actant_codebook_preview (ActantSession         *session,
                         const ActantChangeSet *change_set)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_codebook_place_free);

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && change_set != NULL, places);

  actant_codebook_preview_some (session, change_set, 0, G_MAXUINT, places);
  return places;
}
