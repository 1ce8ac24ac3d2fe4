/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the text as the value of a claim's slot, and as its cue. */
#include "config.h"

#include "session/actant-claim-use.h"

#include "session/actant-claim-cues.h"
#include "session/actant-value-parse.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONGEST 2000   /* code points of a cue */

typedef struct
{
  ActantSession         *session;
  const char            *text;
  const ActantTextRange *range;
  const char            *exact;        /* as they stand */
  const char            *words;        /* in one line */
  ActantChangeSet       *change_set;
  char                  *item;         /* owned: the record that the cue names */
} Use;

/**
 * actant_claim_use_list_slots:
 *
 * Returns: (transfer none) (array zero-terminated=1): what words can be used as,
 *   the usual first
 */
const char * const *
actant_claim_use_list_slots (void)
{
  static const char * const slots[] = {
    "subjects", "claimants", "addressees", "likelihood", "horizon", ACTANT_CLAIM_USE_CONDITION,
    "objects", "attribution", "issues", "frames", "events", "type", "standing", "strength",
    "confidence", "extent", "said", "stances", "scenarios", "polarity", "factuality", "form",
    "outcome", "gist", NULL
  };

  return slots;
}

/** Returns: what a slot is called, in the user's language */
const char *
actant_claim_use_get_label (const char *slot)
{
  const ActantField *field;

  if (strcmp (slot, ACTANT_CLAIM_USE_CONDITION) == 0)
    return _("Condition");

  field = actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, slot);
  g_return_val_if_fail (field != NULL, slot);

  return _(field->label);
}

/* "The Ministry’s" is about "Ministry" where no record is called more. */
static char *
dup_name (Use        *self,
          ActantKind  kind)
{
  static const char * const articles[] = { "the ", "The ", "a ", "A ", "an ", "An " };
  static const char * const endings[] = { "’s", "'s", "’", "'" };
  g_autofree char *name = g_strdup (self->words);
  const char *start = name;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (actant_session_find_named (self->session, kind, start, NULL) == NULL
        && g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      name[strlen (name) - strlen (endings[i])] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (actant_session_find_named (self->session, kind, name, NULL) == NULL
        && g_str_has_prefix (name, articles[i])
        && actant_session_find_named (self->session, kind, name + strlen (articles[i]), NULL)
           != NULL)
      start = name + strlen (articles[i]);

  return g_strdup (start);
}

/* A code that the slot makes is used as what the slot holds. */
static void
set_code_use (Use        *self,
              const char *slot,
              const char *id)
{
  const char *use = strcmp (slot, "issues") == 0 ? "issue" : strcmp (slot, "frames") == 0 ? "frame"
                                                                                       : NULL;
  g_autoptr(ActantRecord) used = NULL;

  for (guint i = 0; use != NULL && i < actant_change_set_get_n (self->change_set); i++)
    {
      const ActantRecord *record = actant_change_set_get (self->change_set, i)->after;

      if (record != NULL && strcmp (actant_record_get_id (record), id) == 0
          && actant_record_get_text (record, "use") == NULL)
        used = actant_record_set (record, "use", actant_value_new_text (use));
    }
  if (used != NULL)
    actant_session_put (self->session, self->change_set, NULL, used);
}

/* The reference that the words name; notes it as the cue's item. */
static ActantValue *
read_ref (Use                    *self,
          const ActantFieldType  *type,
          const char             *slot,
          GError                **error)
{
  ActantValueParser parser = { self->session, self->change_set };
  g_autofree char *name = dup_name (self, type->kind);
  ActantValue *ref = actant_value_parser_read (&parser, type, actant_claim_use_get_label (slot),
                                               name, error);

  if (ref != NULL)
    {
      self->item = g_strdup (actant_value_get_text (ref));
      set_code_use (self, slot, self->item);
    }

  return ref;
}

static ActantValue *
new_object (const ActantTable *table,
            const char        *member,
            ActantValue       *value)
{
  ActantValue *none[64] = { NULL };
  g_autoptr(ActantValue) empty = actant_value_new_object (table, none, NULL);

  return actant_value_object_set (empty, member, value);
}

static gboolean
names_item (const ActantValue *object,
            const ActantField *main_field,
            const char        *item)
{
  const ActantValue *member = actant_value_get_member (object, main_field->name);

  return main_field->type->field_class == ACTANT_FIELD_LIST
         ? actant_value_list_has_text (member, item)
         : g_strcmp0 (actant_value_get_text (member), item) == 0;
}

/* @old with the words' record among its items. */
static ActantValue *
add_item (Use               *self,
          const ActantField *field,
          const ActantValue *old,
          GError           **error)
{
  const ActantFieldType *item = field->type->item;
  const ActantTable *table = item->table;
  const ActantField *main_field = table != NULL ? &table->fields[actant_table_get_main (table)]
                                                : NULL;
  gboolean lists = main_field != NULL && main_field->type->field_class == ACTANT_FIELD_LIST;
  const ActantFieldType *ref_type = main_field == NULL ? item
                                    : lists ? main_field->type->item : main_field->type;
  ActantValue *ref = read_ref (self, ref_type, field->name, error);

  if (ref == NULL)
    return NULL;
  for (guint i = 0; i < actant_value_get_n_items (old); i++)
    if (main_field != NULL ? names_item (actant_value_get_item (old, i), main_field, self->item)
                           : actant_value_list_has_text (old, self->item))
      {
        actant_value_unref (ref);
        return actant_value_ref (old);
      }

  if (lists)
    ref = actant_value_new_list (&ref, 1);
  return actant_value_list_append (old, main_field != NULL ? new_object (table, main_field->name,
                                                                          ref) : ref);
}

/* The choice that the words say; NULL when they say none. */
static const ActantChoice *
find_choice (Use                   *self,
             const ActantFieldType *type)
{
  for (const ActantChoice *choice = type->choices; choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, self->words) == 0
        || g_ascii_strcasecmp (_(choice->label), self->words) == 0)
      return choice;

  return NULL;
}

/* The value that a field gets: words that say none are a cue of what is there. */
static ActantValue *
read_choice (Use               *self,
             const ActantField *field,
             const ActantValue *old)
{
  const ActantChoice *choice = find_choice (self, field->type);

  if (choice != NULL)
    return actant_value_new_text (choice->value);
  if (field->type->open && old == NULL)
    return actant_value_new_text (self->words);

  return old != NULL ? actant_value_ref (old) : NULL;
}

/* An object of the words, with what they bring (see #ActantValueParser). */
static ActantValue *
read_object (Use                *self,
             const ActantRecord *claim,
             const ActantField  *field,
             GError            **error)
{
  const ActantRecord *text = actant_session_get_text_record (self->session, self->text);
  ActantValueParser parser = {
    self->session, self->change_set, text != NULL ? actant_record_get_text (text, "date") : NULL
  };
  const ActantTable *table = field->type->table;
  const ActantField *main_field = &table->fields[actant_table_get_main (table)];
  const ActantValue *old = actant_record_get (claim, field->name);
  const char *values[] = { self->words, NULL };
  g_autofree char *path = NULL;
  g_autoptr(ActantRecord) filled = NULL;

  if (main_field->type->field_class != ACTANT_FIELD_TEXT)
    return old != NULL ? actant_value_ref (old) : NULL;

  /* Plain, as words with "=" in them are taken apart. */
  path = strchr (self->words, '=') != NULL ? g_strdup_printf ("%s.%s", field->name,
                                                              main_field->name)
                                           : g_strdup (field->name);
  filled = actant_value_parser_set (&parser, claim, path, values, error);
  return filled != NULL ? actant_value_ref (actant_record_get (filled, field->name)) : NULL;
}

static ActantValue *
read_value (Use                *self,
            const ActantRecord *claim,
            const ActantField  *field,
            GError            **error)
{
  const ActantValue *old = actant_record_get (claim, field->name);

  switch (field->type->field_class)
    {
    case ACTANT_FIELD_LIST:
      return add_item (self, field, old, error);
    case ACTANT_FIELD_OBJECT:
      return read_object (self, claim, field, error);
    case ACTANT_FIELD_ENUM:
      return read_choice (self, field, old);
    case ACTANT_FIELD_TEXT:
      return actant_value_new_text (self->words);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* A claim of one's own that marks just these words. */
static const ActantRecord *
find_marked (Use *self)
{
  ActantAnnotationSet *set = actant_session_get_own_set (self->session, self->text, NULL);
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;

  for (guint i = 0; records != NULL && i < actant_collection_get_n (records, ACTANT_KIND_CLAIM);
       i++)
    {
      const ActantRecord *record = actant_collection_get (records, ACTANT_KIND_CLAIM, i);

      if (actant_record_get_n_segments (record) == 1
          && actant_record_get_start (record) == self->range->start
          && actant_record_get_end (record) == self->range->end)
        return record;
    }

  return NULL;
}

/* The words as a claim that is only supposed (coding.md: one claim per proposition). */
static ActantRecord *
new_supposition (Use     *self,
                 GError **error)
{
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr(ActantRecord) marked = NULL;
  const ActantRecord *known = find_marked (self);
  ActantRecord *supposed;

  if (known != NULL)
    return actant_record_ref ((ActantRecord *) known);

  g_array_append_val (ranges, *self->range);
  marked = actant_session_new_passage (self->session, ACTANT_KIND_CLAIM, self->text, ranges, error);
  if (marked == NULL)
    return NULL;

  supposed = actant_record_set (marked, "standing", actant_value_new_text ("supposed"));
  actant_session_put (self->session, self->change_set, self->text, supposed);

  return supposed;
}

static gboolean
add_condition (Use                *self,
               const ActantRecord *claim,
               GError            **error)
{
  g_autoptr(ActantRecord) from = new_supposition (self, error);
  ActantRecord *relation;
  const struct { const char *field; const char *value; } fields[] = {
    { "from", from != NULL ? actant_record_get_id (from) : NULL },
    { "to", actant_record_get_id (claim) },
    { "type", "condition" },
  };

  if (from == NULL)
    return FALSE;
  if (strcmp (actant_record_get_id (from), actant_record_get_id (claim)) == 0)
    {
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                           _("A claim cannot be its own condition"));
      return FALSE;
    }

  relation = actant_session_new_record (self->session, ACTANT_KIND_RELATION);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    actant_record_change_text (&relation, fields[i].field, fields[i].value);
  actant_session_put (self->session, self->change_set, self->text, relation);
  actant_record_unref (relation);

  return TRUE;
}

static gboolean
fill_slot (Use                *self,
           const ActantRecord *claim,
           const char         *slot,
           GError            **error)
{
  const ActantField *field =
    actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, slot);
  g_autoptr(GError) reason = NULL;
  g_autoptr(ActantValue) read = NULL;
  g_autoptr(ActantRecord) filled = NULL;
  g_autoptr(ActantRecord) pruned = NULL;
  g_autoptr(ActantRecord) cued = NULL;

  g_return_val_if_fail (field != NULL, FALSE);

  read = read_value (self, claim, field, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  filled = actant_record_set (claim, slot,
                              actant_field_type_normalize (field->type, g_steal_pointer (&read)));
  pruned = actant_cues_prune (filled, slot);
  cued = actant_cues_set (pruned, slot, self->item, self->range, self->exact);
  actant_session_put (self->session, self->change_set, self->text, cued);

  return TRUE;
}

/* White space of any length, line ends too, is one blank. */
static char *
dup_line (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\r\n\v\f", -1);
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * actant_claim_use_words:
 * @session: a study
 * @text: path of the claim's text
 * @claim: a claim of one's own
 * @slot: one of actant_claim_use_list_slots()
 * @range: words of the text, in code points, without white space around them
 *
 * Fills the slot with the words, or adds to it what they name, and keeps them as
 * its cue.
 *
 * Returns: (transfer full) (nullable): one user action, not yet applied
 */
ActantChangeSet *
actant_claim_use_words (ActantSession          *session,
                        const char             *text,
                        const ActantRecord     *claim,
                        const char             *slot,
                        const ActantTextRange  *range,
                        GError                **error)
{
  ActantSourceText *source = actant_session_load_text (session, text, error);
  g_autofree char *slice = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  g_autoptr(ActantChangeSet) change_set = NULL;
  Use use = { .session = session, .text = text, .range = range };
  gboolean done;

  if (source == NULL)
    return NULL;
  if (range->start < 0 || range->start >= range->end || range->end - range->start > LONGEST
      || range->end > actant_source_text_get_length (source))
    {
      g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE,
                   _("Select up to %d characters of the text"), LONGEST);
      return NULL;
    }

  /* Translators: the name of an action; %s is a slot: "Use as Likelihood" */
  label = g_strdup_printf (_("Use as %s"), actant_claim_use_get_label (slot));
  change_set = actant_change_set_new (label);
  slice = actant_source_text_dup_slice (source, range->start, range->end);
  use.exact = slice;
  use.words = words = dup_line (slice);
  use.change_set = change_set;

  if (strcmp (slot, ACTANT_CLAIM_USE_CONDITION) == 0)
    done = add_condition (&use, claim, error);
  else
    done = fill_slot (&use, claim, slot, error);
  g_free (use.item);

  return done ? g_steal_pointer (&change_set) : NULL;
}
