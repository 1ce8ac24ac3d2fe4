/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cues as given on the command line: the words that justify a slot, or one item of it. */
#include "config.h"

#include "cli/actant-cli-passage.h"

#include "session/actant-claim-cues.h"
#include "text/actant-anchor.h"

#include <glib/gi18n.h>
#include <string.h>

/* --cue SLOT[:ITEM]=WORDS taken apart. */
typedef struct
{
  char       *slot;
  char       *item;     /* NULL: the slot as a whole */
  const char *words;    /* not owned */
} Spec;

static void
spec_clear (Spec *spec)
{
  g_free (spec->slot);
  g_free (spec->item);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spec, spec_clear)

/* The cues of one record in the making. */
typedef struct
{
  const ActantValueParser *parser;
  ActantSourceText        *source;
  const ActantRecord      *record;
  GArray                  *around;
} Job;

static const ActantTable *
get_table (const ActantRecord *record)
{
  return actant_value_get_table (actant_record_get_body (record));
}

static gboolean
split_spec (const char         *text,
            const ActantRecord *record,
            Spec               *spec,
            GError            **error)
{
  const char *equals = strchr (text, '=');
  char *colon;

  if (equals != NULL)
    {
      spec->slot = g_strndup (text, equals - text);
      spec->words = equals + 1;
      colon = strchr (spec->slot, ':');
      if (colon != NULL)
        {
          *colon = '\0';
          spec->item = g_strdup (colon + 1);
        }
      if (actant_table_get (get_table (record), spec->slot) != NULL)
        return TRUE;
    }

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
               _("--cue %s must be SLOT=WORDS or SLOT=@START:END, with a slot of a %s"),
               text, get_table (record)->name);
  return FALSE;
}

static gint64
get_distance (const ActantTextRange *place,
              const ActantTextRange *range)
{
  return MAX (0, MAX (range->start - place->start, place->end - range->end));
}

/* The place among @places nearest to one of the ranges @around; inside wins. */
static const ActantTextRange *
find_nearest (GArray *places,
              GArray *around)
{
  const ActantTextRange *nearest = NULL;
  gint64 shortest = G_MAXINT64;

  for (guint i = 0; i < places->len; i++)
    for (guint j = 0; j < around->len; j++)
      {
        const ActantTextRange *place = &g_array_index (places, ActantTextRange, i);
        gint64 distance = get_distance (place, &g_array_index (around, ActantTextRange, j));

        if (distance < shortest)
          {
            shortest = distance;
            nearest = place;
          }
      }

  return nearest;
}

/* Where the words of a cue stand: "@START:END" is a place, all else the words themselves. */
static gboolean
find_words (const Job        *job,
            const char       *typed,
            ActantTextRange  *range,
            GError          **error)
{
  gint64 length = actant_source_text_get_length (job->source);
  g_autofree char *words = actant_cli_dup_normalized (typed);
  g_autoptr(GArray) places = NULL;
  const ActantTextRange *nearest;

  if (*words == '@' && actant_cli_parse_range (words + 1, range))
    {
      g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, length);

      if (range->start < range->end && range->end <= length)
        return TRUE;
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("the place %s of a cue is empty or outside the text, which has %s characters"),
                   words + 1, size);
      return FALSE;
    }

  places = actant_quote_find_all (job->source, words);
  nearest = find_nearest (places, job->around);
  if (nearest == NULL)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("the text does not contain the words of the cue “%s”"), words);
      return FALSE;
    }

  *range = *nearest;
  return TRUE;
}

/* What the items of a slot refer to: its own type, or its items' main member's. */
static const ActantFieldType *
find_ref_type (const ActantFieldType *type)
{
  while (type->field_class == ACTANT_FIELD_LIST || type->field_class == ACTANT_FIELD_OBJECT)
    {
      const ActantField *main = NULL;

      if (type->field_class == ACTANT_FIELD_LIST)
        {
          type = type->item;
          continue;
        }
      for (guint i = 0; i < type->table->n_fields; i++)
        if (type->table->fields[i].flags & ACTANT_FIELD_MAIN)
          main = &type->table->fields[i];
      if (main == NULL)
        return NULL;
      type = main->type;
    }

  return type->field_class == ACTANT_FIELD_REF ? type : NULL;
}

/* The id of the item that @spec names; it must be in the slot. */
static gboolean
find_item (const Job   *job,
           const Spec  *spec,
           char       **id,
           GError     **error)
{
  const ActantField *field = actant_table_get (get_table (job->record), spec->slot);
  const ActantFieldType *type = find_ref_type (field->type);
  g_autoptr(ActantValue) item = NULL;

  if (type == NULL)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("--cue %s:%s: “%s” lists no records"), spec->slot, spec->item, spec->slot);
      return FALSE;
    }

  item = actant_value_parser_read (job->parser, type, spec->slot, spec->item, error);
  if (item == NULL)
    {
      g_prefix_error (error, "--cue: ");
      return FALSE;
    }

  if (!actant_cues_has_item (job->record, spec->slot, actant_value_get_text (item)))
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("--cue %s:%s: “%s” does not have it"), spec->slot, spec->item, spec->slot);
      return FALSE;
    }

  *id = g_strdup (actant_value_get_text (item));
  return TRUE;
}

static ActantValue *
new_cue (const Job   *job,
         const Spec  *spec,
         GError     **error)
{
  ActantTextRange range;
  g_autofree char *item = NULL;
  g_autofree char *words = NULL;

  if (!find_words (job, spec->words, &range, error)
      || (spec->item != NULL && !find_item (job, spec, &item, error)))
    return NULL;

  words = actant_source_text_dup_slice (job->source, range.start, range.end);
  return actant_cue_new (spec->slot, item, &range, words);
}

/* Each --cue of @args, taken apart. */
static GArray *
read_specs (const ActantCliArgs  *args,
            const ActantRecord   *record,
            GError              **error)
{
  g_autoptr(GArray) specs = g_array_new (FALSE, FALSE, sizeof (Spec));

  g_array_set_clear_func (specs, (GDestroyNotify) spec_clear);
  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];
      g_auto(Spec) spec = { NULL };

      if (strcmp (option->name, "cue") != 0)
        continue;
      if (!split_spec (option->value, record, &spec, error))
        return NULL;
      g_array_append_val (specs, spec);
      memset (&spec, 0, sizeof spec);
    }

  return g_steal_pointer (&specs);
}

/* The cues of @record but for those of slots that are given anew. */
static ActantValue *
keep_others (const ActantRecord *record,
             GArray             *specs)
{
  const ActantValue *cues = actant_record_get (record, "cues");
  ActantValue *kept = NULL;

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    {
      const ActantValue *cue = actant_value_get_item (cues, i);
      gboolean given = FALSE;
      ActantValue *more;

      for (guint j = 0; j < specs->len; j++)
        given |= g_strcmp0 (g_array_index (specs, Spec, j).slot,
                            actant_value_get_member_text (cue, "slot")) == 0;
      if (given)
        continue;
      more = actant_value_list_append (kept, actant_value_ref (cue));
      g_clear_pointer (&kept, actant_value_unref);
      kept = more;
    }

  return kept;
}

static void
add_ranges (GArray             *ranges,
            const ActantRecord *claim)
{
  for (guint i = 0; claim != NULL && i < actant_record_get_n_segments (claim); i++)
    {
      ActantTextRange range;

      actant_record_get_segment (claim, i, &range.start, &range.end);
      g_array_append_val (ranges, range);
    }
}

/* The passages that words are looked for next to: the claim's, or those of a relation's ends. */
static GArray *
list_passages (ActantSession      *session,
               const ActantRecord *record)
{
  static const char * const ends[] = { "from", "to" };
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  if (actant_record_get_kind (record) == ACTANT_KIND_CLAIM)
    add_ranges (ranges, record);
  else
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      add_ranges (ranges, actant_session_lookup (session, ACTANT_KIND_CLAIM,
                                                 actant_record_get_text (record, ends[i])));

  return ranges;
}

/**
 * actant_cli_set_cues:
 * @parser: resolves the names of items
 * @args: with --cue SLOT=WORDS, SLOT:ITEM=WORDS or SLOT=@START:END
 * @text: path of the text they stand in
 * @record: a claim or relation
 *
 * Returns: (transfer full) (nullable): @record with a cue for each --cue, at
 *   the place that is given or that of its words nearest to the passage;
 *   empty words leave the slot without one. Cues of other slots stay.
 */
ActantRecord *
actant_cli_set_cues (const ActantValueParser  *parser,
                     const ActantCliArgs      *args,
                     const char               *text,
                     const ActantRecord       *record,
                     GError                  **error)
{
  ActantSourceText *source = actant_session_load_text (parser->session, text, error);
  g_autoptr(GArray) specs = NULL;
  g_autoptr(GArray) around = list_passages (parser->session, record);
  const Job job = { parser, source, record, around };
  g_autoptr(ActantValue) cues = NULL;

  if (source == NULL || (specs = read_specs (args, record, error)) == NULL)
    return NULL;

  cues = keep_others (record, specs);
  for (guint i = 0; i < specs->len; i++)
    {
      const Spec *spec = &g_array_index (specs, Spec, i);
      ActantValue *cue;
      ActantValue *more;

      if (*spec->words == '\0')
        continue;
      cue = new_cue (&job, spec, error);
      if (cue == NULL)
        return NULL;
      more = actant_value_list_append (cues, cue);
      g_clear_pointer (&cues, actant_value_unref);
      cues = more;
    }

  return actant_record_set (record, "cues", g_steal_pointer (&cues));
}
