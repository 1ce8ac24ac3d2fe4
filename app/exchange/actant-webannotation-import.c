/* SPDX-License-Identifier: GPL-3.0-or-later */
/* W3C Web Annotations into a study: which text, which place, and a line about each. */
#include "config.h"

#include "exchange/actant-webannotation-import.h"

#include "exchange/actant-webannotation-import-private.h"
#include "exchange/actant-webannotation-place.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * Import:
 * @text: (nullable): path of the text that all go into
 * @placers: path to ActantPlacer, of the texts that were looked at
 * @text_of: IRI of an annotation to the path of its text
 * @fits: by unit, how many positions have their quote there
 * @n_checked: how many have both a position and a quote
 */
typedef struct
{
  ActantWebConverter  converter;
  const char         *text;
  GHashTable         *placers;
  GHashTable         *text_of;
  ActantImportReport *report;
  guint               fits[ACTANT_N_UNITS];
  guint               n_checked;
  ActantOffsetUnit    unit;
} Import;

/* The placer for a text; %NULL when it cannot be read. */
static ActantPlacer *
get_placer (Import      *self,
            const char  *path,
            GError     **error)
{
  ActantPlacer *placer = g_hash_table_lookup (self->placers, path);
  ActantSourceText *source;

  if (placer != NULL)
    return placer;
  source = actant_session_load_text (self->converter.session, path, error);
  if (source == NULL)
    return NULL;

  placer = actant_placer_new (source);
  g_hash_table_insert (self->placers, g_strdup (path), placer);
  return placer;
}

/* The last part of an IRI or path, without query and fragment, unescaped. */
static char *
dup_base_name (const char *iri)
{
  g_autofree char *plain = g_strndup (iri, strcspn (iri, "?#"));
  const char *slash = strrchr (plain, '/');
  const char *base = slash != NULL ? slash + 1 : plain;
  char *unescaped = g_uri_unescape_string (base, NULL);

  return unescaped != NULL ? unescaped : g_strdup (base);
}

static gboolean
is_source (Import     *self,
           const char *path,
           const char *source)
{
  const ActantRecord *record = actant_session_get_text_record (self->converter.session, path);
  g_autofree char *unescaped = g_uri_unescape_string (source, NULL);

  return g_strcmp0 (path, source) == 0 || g_strcmp0 (path, unescaped) == 0
         || (record != NULL && g_strcmp0 (actant_record_get_text (record, "url"), source) == 0);
}

/* The text that @source names: by path or address, else by file name if one text has it. */
static const char *
find_by_source (Import     *self,
                const char *source)
{
  const char * const *texts = actant_session_get_texts (self->converter.session);
  g_autofree char *base = dup_base_name (source);
  const char *found = NULL;
  guint n = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (texts[i]);

      if (is_source (self, texts[i], source))
        return texts[i];
      if (strcmp (name, base) == 0 && n++ == 0)
        found = texts[i];
    }

  return n == 1 ? found : NULL;
}

/* The one text of the study where the words of @selector stand. */
static const char *
find_by_quote (Import                  *self,
               const ActantWebSelector *selector)
{
  const char * const *texts = actant_session_get_texts (self->converter.session);
  const char *found = NULL;
  guint n = 0;

  if (selector == NULL || selector->exact == NULL)
    return NULL;
  for (guint i = 0; texts[i] != NULL; i++)
    {
      ActantSourceText *source = actant_session_load_text (self->converter.session, texts[i], NULL);

      if (source != NULL
          && strstr (actant_source_text_get_text (source, NULL), selector->exact) != NULL
          && n++ == 0)
        found = texts[i];
    }

  return n == 1 ? found : NULL;
}

static const char *
find_text (Import                *self,
           const ActantWebTarget *target)
{
  const char * const *texts = actant_session_get_texts (self->converter.session);
  const char *found = self->text;

  if (found == NULL && target->source != NULL)
    found = find_by_source (self, target->source);
  /* A target without a source, or with a web page's address: the only text, or the one with the
   * quote. A whole text is never guessed. */
  if (found == NULL && target->selector != NULL)
    found = target->source == NULL && texts[0] != NULL && texts[1] == NULL
            ? texts[0] : find_by_quote (self, target->selector);

  return found;
}

/* First pass: what do the positions count in? */
static void
score (Import    *self,
       GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      const ActantWebAnnotation *annotation = annotations->pdata[i];

      for (guint j = 0; j < annotation->targets->len; j++)
        {
          const ActantWebTarget *target = annotation->targets->pdata[j];
          const char *text = target->selector != NULL ? find_text (self, target) : NULL;
          ActantPlacer *placer = text != NULL ? get_placer (self, text, NULL) : NULL;

          if (placer == NULL || target->selector->start < 0 || target->selector->exact == NULL)
            continue;
          self->n_checked++;
          actant_placer_score (placer, target->selector, self->fits);
        }
    }

  for (guint unit = 1; unit < ACTANT_N_UNITS; unit++)
    if (self->fits[unit] > self->fits[self->unit])
      self->unit = unit;
  if (self->unit != ACTANT_UNIT_CODE_POINT)
    self->report->note
      = g_strdup_printf (_("The positions count in %s, not in code points as the standard says: so"
                           " %u of %u fit their quotes, else %u would. They were converted."),
                         actant_offset_unit_get_label (self->unit), self->fits[self->unit],
                         self->n_checked, self->fits[ACTANT_UNIT_CODE_POINT]);
}

/* The place of one target; appends it to @ranges. */
static ActantPlaceOutcome
place_target (Import                 *self,
              const ActantWebTarget  *target,
              const char             *text,
              GArray                 *ranges,
              char                  **message)
{
  g_autoptr(GError) unreadable = NULL;
  ActantPlacer *placer = get_placer (self, text, &unreadable);
  ActantTextRange range;
  ActantPlaceOutcome outcome;

  if (placer == NULL)
    {
      *message = g_strdup (unreadable->message);
      return ACTANT_PLACE_DISCARDED;
    }

  outcome = actant_placer_place (placer, target->selector, self->unit, &range, message);
  if (outcome != ACTANT_PLACE_DISCARDED)
    g_array_append_val (ranges, range);

  return outcome;
}

/* Why the targets from @first to before @last are not one passage of @text; NULL when they are. */
static const char *
find_problem (Import                    *self,
              const ActantWebAnnotation *annotation,
              guint                      first,
              guint                      last,
              const char                *text)
{
  for (guint i = first; i < last; i++)
    {
      const ActantWebTarget *target = annotation->targets->pdata[i];

      if (target->problem != NULL)
        return target->problem;
      if (target->selector == NULL)
        return _("a segment of its passage has no selector");
      if (g_strcmp0 (find_text (self, target), text) != 0)
        return _("the segments of its passage are in several texts");
    }

  return NULL;
}

/* Places the targets from @first to before @last as one passage, and says so. */
static void
import_passage (Import                    *self,
                const ActantWebAnnotation *annotation,
                guint                      first,
                guint                      last,
                const char                *name)
{
  const ActantWebTarget *target = annotation->targets->pdata[first];
  const char *text = find_text (self, target);
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantPlaceOutcome outcome = ACTANT_PLACE_PLACED;
  g_autofree char *message = g_strdup (find_problem (self, annotation, first, last, text));
  g_autoptr(GError) error = NULL;

  if (message == NULL && text == NULL)
    message = g_strdup_printf (_("the study has no text for %s"),
                               target->source != NULL ? target->source : _("it, or several"));
  if (message != NULL)
    outcome = ACTANT_PLACE_DISCARDED;

  for (guint i = first; i < last && outcome != ACTANT_PLACE_DISCARDED; i++)
    {
      g_autofree char *said = NULL;
      ActantPlaceOutcome inner = place_target (self, annotation->targets->pdata[i], text, ranges,
                                               &said);

      if (inner >= outcome && said != NULL)
        {
          g_free (message);
          message = g_steal_pointer (&said);
        }
      outcome = MAX (outcome, inner);
    }

  if (outcome != ACTANT_PLACE_DISCARDED
      && !_actant_web_converter_add_passage (&self->converter, annotation, text, ranges, &error))
    {
      outcome = ACTANT_PLACE_DISCARDED;
      g_free (message);
      message = g_strdup (error->message);
    }
  if (outcome != ACTANT_PLACE_DISCARDED)
    g_hash_table_insert (self->text_of, g_strdup (annotation->id), (gpointer) text);
  actant_import_report_add (self->report, name, (ActantImportOutcome) outcome, text, message);
}

/* A note on a whole text, or on or between other annotations of the file. */
static void
import_note (Import                    *self,
             const ActantWebAnnotation *annotation,
             const ActantWebTarget     *target,
             const char                *name)
{
  const char *about = target->source != NULL
                      ? g_hash_table_lookup (self->converter.records, target->source) : NULL;
  const char *text = about != NULL ? g_hash_table_lookup (self->text_of, target->source)
                                   : target->source != NULL ? find_by_source (self, target->source)
                                                            : NULL;
  const ActantRecord *record;

  if (text == NULL)
    {
      actant_import_report_add (self->report, name, ACTANT_IMPORT_DISCARDED, NULL,
                                target->problem != NULL
                                ? target->problem
                                : _("it has no selector, and its target is neither a text of the"
                                    " study nor an annotation that was imported"));
      return;
    }

  if (about != NULL
      && g_strv_contains ((const char * const *) annotation->motivations, "linking"))
    {
      gboolean done
        = _actant_web_converter_add_relation (&self->converter, annotation, text, about);

      actant_import_report_add (self->report, name,
                                done ? ACTANT_IMPORT_PLACED : ACTANT_IMPORT_DISCARDED, text,
                                done ? NULL : _("what it links to was not imported"));
      return;
    }

  record = actant_session_get_text_record (self->converter.session, text);
  if (about == NULL && record != NULL)
    about = actant_record_get_id (record);
  _actant_web_converter_add_memo (&self->converter, annotation, text, about);
  if (!g_hash_table_contains (self->text_of, annotation->id))
    g_hash_table_insert (self->text_of, g_strdup (annotation->id), (gpointer) text);
  actant_import_report_add (self->report, name, ACTANT_IMPORT_PLACED, text,
                            _("without a passage: it became a memo"));
}

static void
import_targets (Import                    *self,
                const ActantWebAnnotation *annotation,
                gboolean                   notes)
{
  if (annotation->is_discontinuous)
    {
      if (!notes)
        import_passage (self, annotation, 0, annotation->targets->len, annotation->id);
      return;
    }

  for (guint i = 0; i < annotation->targets->len; i++)
    {
      const ActantWebTarget *target = annotation->targets->pdata[i];
      gboolean is_note = target->selector == NULL && target->problem == NULL;
      g_autofree char *name = annotation->targets->len > 1
                              ? g_strdup_printf ("%s (%u)", annotation->id, i + 1)
                              : g_strdup (annotation->id);

      if (is_note != notes)
        continue;
      if (is_note)
        import_note (self, annotation, target, name);
      else
        import_passage (self, annotation, i, i + 1, name);
    }
}

/* Passages first: notes and links may speak of any of them, and links of notes' targets. */
static void
import_all (Import    *self,
            GPtrArray *annotations)
{
  for (guint notes = 0; notes < 2; notes++)
    for (guint i = 0; i < annotations->len; i++)
      {
        const ActantWebAnnotation *annotation = annotations->pdata[i];

        if (annotation->problem == NULL)
          import_targets (self, annotation, notes);
        else if (notes == 0)
          actant_import_report_add (self->report, annotation->id, ACTANT_IMPORT_DISCARDED, NULL,
                                    annotation->problem);
      }
}

/**
 * actant_import_webannotation:
 * @session: the study
 * @path: of a JSON-LD file: an annotation, a list, or a collection with its
 *   pages in it or beside it
 * @options: which text to import into; without one, to go by sources
 * @change_set: gets the records, into one's own files
 *
 * Every position is checked against its quote. A quote alone must stand at one
 * place, or prefix and suffix must leave one. What programs that do not count
 * in code points meant is found by what fits the quotes, and reported.
 *
 * Returns: (transfer full) (nullable): a line for each annotation
 */
ActantImportReport *
actant_import_webannotation (ActantSession              *session,
                             const char                 *path,
                             const ActantImportOptions  *options,
                             ActantChangeSet            *change_set,
                             GError                    **error)
{
  const char *text = options->text;
  g_autoptr(GPtrArray) annotations = NULL;
  g_autoptr(GHashTable) placers = NULL;
  g_autoptr(GHashTable) named = NULL;
  g_autoptr(GHashTable) records = NULL;
  g_autoptr(GHashTable) text_of = NULL;
  Import self = { .text = text };

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && path != NULL && change_set != NULL, NULL);

  if (text != NULL && actant_session_load_text (session, text, error) == NULL)
    return NULL;
  annotations = actant_webannotation_read (path, error);
  if (annotations == NULL)
    return NULL;

  placers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) actant_placer_free);
  named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  text_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.converter = (ActantWebConverter) { session, change_set, named, records };
  self.placers = placers;
  self.text_of = text_of;
  self.report = actant_import_report_new ();

  score (&self, annotations);
  import_all (&self, annotations);

  return self.report;
}
