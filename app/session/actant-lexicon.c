/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likelihood words: what they mean on the scales that are known, and in the study. */
#include "config.h"

#include "session/actant-lexicon.h"

#include "store/actant-data-file.h"
#include "text/actant-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order in which bands are shown; the first that lists a term fills it. */
static const char * const scales[] = { "icd203", "kent", "ipcc", "unlisted" };

typedef struct
{
  char       *term;
  const char *confidence;   /* interned */
  GArray     *bands;        /* ActantBand */
} Term;

struct _ActantLexicon
{
  ActantPhrases *phrases;
  GPtrArray     *terms;     /* of Term: the phrases' numbers */
  GHashTable    *by_term;   /* folded term → Term, borrowed */
};

static void
free_term (gpointer pointer)
{
  Term *term = pointer;

  g_free (term->term);
  g_array_unref (term->bands);
  g_free (term);
}

/** actant_lexicon_warning_free: @warning: (transfer full) */
void
actant_lexicon_warning_free (ActantLexiconWarning *warning)
{
  g_free (warning->text);
  g_free (warning);
}

void
actant_lexicon_free (ActantLexicon *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_term);
  actant_phrases_free (self->phrases);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static Term *
get_term (ActantLexicon *self,
          const char    *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  Term *term = g_hash_table_lookup (self->by_term, folded);

  if (term != NULL)
    return term;

  term = g_new0 (Term, 1);
  term->term = g_strdup (name);
  term->bands = g_array_new (FALSE, FALSE, sizeof (ActantBand));
  actant_phrases_add (self->phrases, name, self->terms->len);
  g_ptr_array_add (self->terms, term);
  g_hash_table_insert (self->by_term, g_steal_pointer (&folded), term);

  return term;
}

/* The words of every language that a group of a file lists. */
static void
add_words (ActantLexicon    *self,
           JsonObject       *group,
           const ActantBand *band,
           const char       *confidence)
{
  static const char * const languages[] = { "en", "ko" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      JsonArray *words = json_object_has_member (group, languages[i])
                         ? json_object_get_array_member (group, languages[i]) : NULL;

      for (guint j = 0; words != NULL && j < json_array_get_length (words); j++)
        {
          Term *term = get_term (self, json_array_get_string_element (words, j));

          term->confidence = confidence;
          if (band != NULL)
            g_array_append_val (term->bands, *band);
        }
    }
}

static void
add_bands (ActantLexicon *self,
           JsonObject    *scale,
           const char    *name)
{
  JsonArray *bands = json_object_get_array_member (scale, "bands");

  for (guint i = 0; i < json_array_get_length (bands); i++)
    {
      JsonObject *entry = json_array_get_object_element (bands, i);
      JsonArray *groups = json_object_get_array_member (entry, "terms");
      gboolean has_band = json_object_has_member (entry, "low");
      ActantBand band = {
        .lexicon = name,
        .title = g_intern_string (json_object_get_string_member (scale, "title")),
        .low = json_object_get_int_member_with_default (entry, "low", -1),
        .high = json_object_get_int_member_with_default (entry, "high", -1),
      };

      for (guint j = 0; j < json_array_get_length (groups); j++)
        {
          JsonObject *group = json_array_get_object_element (groups, j);

          band.row = json_object_get_int_member_with_default (group, "row", 0);
          add_words (self, group, has_band ? &band : NULL, NULL);
        }
    }
}

static void
add_scale (ActantLexicon *self,
           const char    *name)
{
  g_autofree char *file = g_strdup_printf ("lexicons/%s.json", name);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = actant_data_file_load (file, "actant-lexicon", &error);
  JsonObject *scale;
  JsonArray *confidence;

  if (root == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }

  scale = json_node_get_object (root);
  add_bands (self, scale, name);
  confidence = json_object_has_member (scale, "confidence")
               ? json_object_get_array_member (scale, "confidence") : NULL;
  for (guint i = 0; confidence != NULL && i < json_array_get_length (confidence); i++)
    {
      JsonObject *group = json_array_get_object_element (confidence, i);

      add_words (self, group, NULL,
                 g_intern_string (json_object_get_string_member (group, "value")));
    }
}

/* The study's words come first. */
static void
add_study (ActantLexicon *self,
           ActantSession *session)
{
  ActantCollection *study = actant_session_get_study (session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_TERM); i++)
    {
      const ActantRecord *record = actant_collection_get (study, ACTANT_KIND_TERM, i);
      const ActantValue *body = actant_record_get_body (record);
      const char *name = actant_record_get_text (record, "term");
      const char *lexicon = actant_record_get_text (record, "lexicon");
      ActantBand band = {
        .lexicon = g_intern_string (lexicon != NULL ? lexicon : "study"),
        .title = g_intern_string (_("Study")),
        .low = actant_value_get_member_integer (body, "low", -1),
        .high = actant_value_get_member_integer (body, "high", -1),
        .is_study = TRUE,
      };

      if (name != NULL && *name != '\0')
        g_array_prepend_val (get_term (self, name)->bands, band);
    }
}

/**
 * actant_lexicon_new:
 * @session: (nullable): the study whose own words count, too
 *
 * A scale whose file cannot be read is left out with a message in the log.
 *
 * Returns: (transfer full): the lexicon
 */
ActantLexicon *
actant_lexicon_new (ActantSession *session)
{
  ActantLexicon *self = g_new0 (ActantLexicon, 1);

  self->phrases = actant_phrases_new ();
  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->by_term = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    add_scale (self, scales[i]);
  if (session != NULL)
    add_study (self, session);

  return self;
}

/**
 * actant_lexicon_find_all:
 * @self: a lexicon
 * @words: from a text
 *
 * Returns: (transfer full) (element-type ActantLexiconHit): likelihood and confidence words, in
 *   their order, not overlapping
 */
GArray *
actant_lexicon_find_all (const ActantLexicon *self,
                         const char          *words)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ActantLexiconHit));
  const char *end, *at;
  ActantPhraseHit found;

  g_return_val_if_fail (self != NULL && words != NULL, hits);

  end = words + strlen (words);
  for (at = words; actant_phrases_next (self->phrases, words, at, end, &found); at = found.end)
    {
      const Term *term = self->terms->pdata[found.number];
      ActantLexiconHit hit = {
        .start = g_utf8_pointer_to_offset (words, found.start),
        .end = g_utf8_pointer_to_offset (words, found.end),
        .term = term->term,
        .confidence = term->confidence,
        .bands = (const ActantBand *) (gpointer) term->bands->data,
        .n_bands = term->bands->len,
      };

      g_array_append_val (hits, hit);
    }

  return hits;
}

/**
 * actant_lexicon_lookup:
 * @self: a lexicon
 * @words: a term, or a phrase with one in it ("there is a high possibility")
 * @hit: (out): the first term with a band; if none has one, the first term
 *
 * Returns: whether there is a likelihood term in @words
 */
gboolean
actant_lexicon_lookup (const ActantLexicon *self,
                       const char          *words,
                       ActantLexiconHit    *hit)
{
  g_autoptr(GArray) hits = actant_lexicon_find_all (self, words);
  gboolean found = FALSE;

  for (guint i = 0; i < hits->len; i++)
    {
      const ActantLexiconHit *each = &g_array_index (hits, ActantLexiconHit, i);

      if (each->confidence != NULL || (found && each->n_bands == 0))
        continue;
      *hit = *each;
      found = TRUE;
      if (each->n_bands > 0)
        break;
    }

  return found;
}

static const ActantBand *
find_band (const ActantLexiconHit *hit,
           const char             *lexicon)
{
  for (guint i = 0; i < hit->n_bands; i++)
    if (lexicon == NULL || g_strcmp0 (hit->bands[i].lexicon, lexicon) == 0)
      return &hit->bands[i];

  return NULL;
}

static gboolean
share_scale (const ActantLexiconHit *a,
             const ActantLexiconHit *b)
{
  for (guint i = 0; i < a->n_bands; i++)
    if (a->bands[i].is_study || find_band (b, a->bands[i].lexicon) != NULL)
      return TRUE;

  return b->n_bands > 0 && b->bands[0].is_study;
}

static gboolean
share_row (const ActantLexiconHit *a,
           const ActantLexiconHit *b)
{
  const ActantBand *in_a = find_band (a, "icd203");
  const ActantBand *in_b = find_band (b, "icd203");

  return in_a == NULL || in_b == NULL || in_a->is_study || in_b->is_study
         || in_a->row == in_b->row;
}

static void
add_warning (GPtrArray              *warnings,
             const char             *code,
             const char             *format,
             const ActantLexiconHit *a,
             const ActantLexiconHit *b)
{
  ActantLexiconWarning *warning;

  for (guint i = 0; i < warnings->len; i++)
    if (g_str_equal (((ActantLexiconWarning *) warnings->pdata[i])->code, code))
      return;

  warning = g_new0 (ActantLexiconWarning, 1);
  warning->code = code;
  warning->text = g_strdup_printf (format, a->term, b->term);
  warning->start = MIN (a->start, b->start);
  warning->end = MAX (a->end, b->end);
  g_ptr_array_add (warnings, warning);
}

/**
 * actant_lexicon_check:
 * @self: a lexicon
 * @sentence: one sentence
 *
 * ICD 203 (ODNI 2015), section D.6.e(2): confidence and likelihood never stand in one sentence,
 * and the two rows of its scale are not mixed.
 *
 * Returns: (transfer full) (element-type ActantLexiconWarning): each kind of warning once
 */
GPtrArray *
actant_lexicon_check (const ActantLexicon *self,
                      const char          *sentence)
{
  GPtrArray *warnings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_lexicon_warning_free);
  g_autoptr(GArray) hits = actant_lexicon_find_all (self, sentence);

  for (guint i = 0; i < hits->len; i++)
    for (guint j = i + 1; j < hits->len; j++)
      {
        const ActantLexiconHit *a = &g_array_index (hits, ActantLexiconHit, i);
        const ActantLexiconHit *b = &g_array_index (hits, ActantLexiconHit, j);

        if ((a->confidence != NULL) != (b->confidence != NULL))
          add_warning (warnings, "confidence-in-likelihood",
                       _("“%s” and “%s”: confidence and likelihood do not belong in one sentence "
                         "(ICD 203); code them in slots of their own"), a, b);
        else if (a->n_bands > 0 && b->n_bands > 0 && !share_scale (a, b))
          add_warning (warnings, "mixed-scales",
                       _("“%s” and “%s” are words of different scales"), a, b);
        else if (a->n_bands > 0 && b->n_bands > 0 && !share_row (a, b))
          add_warning (
            warnings, "mixed-rows",
            _("“%s” and “%s” are of different rows of ICD 203, which are not to be mixed"), a, b);
      }

  return warnings;
}

/* A listed word is the scale's, a study's word the study's. */
static ActantValue *
set_band (const ActantValue *likelihood,
          const ActantBand  *band)
{
  const char *basis = band == NULL ? NULL : band->is_study ? "study" : "listed";
  g_autoptr(ActantValue) low = NULL;
  g_autoptr(ActantValue) high = NULL;
  g_autoptr(ActantValue) lexicon = NULL;

  low = actant_value_object_set (likelihood, "low",
                                 band != NULL && band->low >= 0
                                 ? actant_value_new_integer (band->low) : NULL);
  high = actant_value_object_set (low, "high",
                                  band != NULL && band->high >= 0
                                  ? actant_value_new_integer (band->high) : NULL);
  lexicon = actant_value_object_set (high, "lexicon",
                                     band != NULL ? actant_value_new_text (band->lexicon) : NULL);
  return actant_value_object_set (lexicon, "basis",
                                  basis != NULL ? actant_value_new_text (basis) : NULL);
}

/**
 * actant_lexicon_fill:
 * @self: a lexicon
 * @likelihood: a likelihood; its scale, if it names one that lists the term, is the one to use
 *
 * Returns: (transfer full): @likelihood with the band that its term has: of the study’s own
 *   word (basis “study”), or of the first scale that lists it (“listed”); without a band, scale
 *   and basis when its term has none
 */
ActantValue *
actant_lexicon_fill (const ActantLexicon *self,
                     const ActantValue   *likelihood)
{
  const char *term = actant_value_get_member_text (likelihood, "term");
  const char *lexicon = actant_value_get_member_text (likelihood, "lexicon");
  const ActantBand *band = NULL;
  ActantLexiconHit hit;

  if (term != NULL && actant_lexicon_lookup (self, term, &hit))
    band = lexicon != NULL ? find_band (&hit, lexicon) : NULL;
  else
    hit.n_bands = 0;

  return set_band (likelihood, band != NULL ? band : find_band (&hit, NULL));
}

/**
 * actant_lexicon_is_filled:
 * @self: a lexicon
 * @likelihood: (nullable): a likelihood
 *
 * Returns: whether nobody decided on a band: there is none, or it is the one that
 *   actant_lexicon_fill() gives the term
 */
gboolean
actant_lexicon_is_filled (const ActantLexicon *self,
                          const ActantValue   *likelihood)
{
  g_autoptr(ActantValue) filled = NULL;

  if (likelihood == NULL)
    return TRUE;
  if (actant_value_get_member (likelihood, "low") == NULL
      && actant_value_get_member (likelihood, "high") == NULL
      && actant_value_get_member (likelihood, "lexicon") == NULL
      && actant_value_get_member (likelihood, "basis") == NULL)
    return TRUE;

  filled = actant_lexicon_fill (self, likelihood);
  return actant_value_equal (filled, likelihood);
}
