/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a passage's record is called. */
#include "config.h"

#include "document/actant-record-name.h"

#include <glib/gi18n.h>

#define MAX_TITLE 80

/**
 * actant_record_name_get_ref:
 * @record: a mention or a coding
 *
 * Returns: (nullable): the id of its first actor, or of its code
 */
const char *
actant_record_name_get_ref (const ActantRecord *record)
{
  const ActantValue *actors;

  if (actant_record_get_kind (record) == ACTANT_KIND_CODING)
    return actant_record_get_text (record, "code");

  actors = actant_record_get (record, "actors");
  if (actors == NULL || actant_value_get_n_items (actors) == 0)
    return NULL;

  return actant_value_get_text (actant_value_get_item (actors, 0));
}

static const ActantRecord *
get_replacement (const ActantRecord *record,
                 gpointer            study)
{
  return actant_collection_lookup_live (study, actant_record_get_kind (record),
                                        actant_record_get_text (record, "replaced_by"));
}

/**
 * actant_record_name_resolve:
 * @study: (nullable): the codebook
 * @id: (nullable): of one of its records
 *
 * Follows `replaced_by`.
 *
 * Returns: (transfer none) (nullable): the record that stands for @id now
 */
const ActantRecord *
actant_record_name_resolve (ActantCollection *study,
                            const char       *id)
{
  const ActantRecord *record = study != NULL && id != NULL ? actant_collection_lookup (study, id) : NULL;

  if (record == NULL || actant_record_is_opaque (record))
    return NULL;

  return actant_record_follow (record, get_replacement, study);
}

static char *
dup_ref_name (const ActantRecord *record,
              ActantCollection   *study)
{
  const ActantRecord *of = actant_record_name_resolve (study, actant_record_name_get_ref (record));
  const char *title = of != NULL ? actant_record_get_title (of) : NULL;

  return g_strdup (title);
}

/**
 * actant_record_name_dup_short:
 * @record: a record
 * @study: (nullable): the codebook
 *
 * Returns: (transfer full): one or two words: a claim's type, a coding's code,
 *   the actor of a mention, else the kind
 */
char *
actant_record_name_dup_short (const ActantRecord *record,
                              ActantCollection   *study)
{
  const ActantKindInfo *info = actant_kind_get_info (actant_record_get_kind (record));
  const char *type;
  char *name = NULL;

  switch (actant_record_get_kind (record))
    {
    case ACTANT_KIND_CLAIM:
      type = actant_record_get_text (record, "type");
      if (type != NULL)
        {
          const ActantChoice *choice = actant_field_type_find_choice (&actant_type_claim_type,
                                                                      type);

          name = g_strdup (choice != NULL ? _(choice->label) : type);
        }
      break;
    case ACTANT_KIND_MENTION:
    case ACTANT_KIND_CODING:
      name = dup_ref_name (record, study);
      break;
    default:
      break;
    }

  return name != NULL ? name : g_strdup (_(info->label));
}

/* At most MAX_TITLE characters of @text, in one line. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdup (text);
  g_autofree char *start = NULL;

  g_strdelimit (line, "\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, MAX_TITLE - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * actant_record_name_dup:
 * @record: a record
 * @study: (nullable): the codebook
 *
 * Returns: (transfer full): what and which: `Forecast “North Korea escalates …”`
 */
char *
actant_record_name_dup (const ActantRecord *record,
                        ActantCollection   *study)
{
  g_autofree char *name = actant_record_name_dup_short (record, study);
  const char *title = actant_record_get_title (record);
  g_autofree char *words = NULL;

  if (title == NULL || *title == '\0')
    return g_steal_pointer (&name);

  words = shorten (title);
  /* translators: %1 is a kind of record, an actor or a code, %2 the words it is about */
  return g_strdup_printf (_("%s “%s”"), name, words);
}
