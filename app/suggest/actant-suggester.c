/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking a text through: names in one pass, then sentence by sentence. */
#include "suggest/actant-suggester.h"

#include "session/actant-date-finder.h"
#include "session/actant-lexicon.h"
#include "suggest/actant-coded-places.h"
#include "suggest/actant-suggester-private.h"
#include "text/actant-sentences.h"

#include <string.h>

/* A longer sentence is looked at in pieces, code points. */
#define MAX_SENTENCE 4000
/* What the names take of the whole, in 1/1000. */
#define NAMES_SHARE 50

struct _ActantSuggester
{
  GObject            parent_instance;

  ActantSourceText  *text;
  char              *date;       /* nullable: of the text */
  GPtrArray         *names;      /* owned: names and aliases in all their spellings */
  GPtrArray         *actors;     /* owned: by name, the actor's id */
  ActantRuleSet     *rules;
  ActantLexicon     *lexicon;
  GPtrArray         *coded;      /* owned ActantRecord: of one's own file */
  GPtrArray         *problems;   /* owned, NULL-terminated */
  int                progress;   /* atomic; 1/1000 */
};

G_DEFINE_FINAL_TYPE (ActantSuggester, actant_suggester, G_TYPE_OBJECT)

typedef struct
{
  ActantSuggester        *suggester;
  ActantNamePlaces        names;
  guint                   next_name;     /* first hit that is not before the sentence */
  GArray                 *barred;        /* ActantTextRange: no likelihood word here */
  GPtrArray              *suggestions;
} Run;

static void
actant_suggester_finalize (GObject *object)
{
  ActantSuggester *self = ACTANT_SUGGESTER (object);

  g_clear_pointer (&self->text, actant_source_text_unref);
  g_free (self->date);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->rules, actant_rule_set_unref);
  g_clear_pointer (&self->lexicon, actant_lexicon_free);
  g_clear_pointer (&self->coded, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (actant_suggester_parent_class)->finalize (object);
}

static void
actant_suggester_class_init (ActantSuggesterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_suggester_finalize;
}

static void
actant_suggester_init (ActantSuggester *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->actors = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

static void
add_spelling (ActantSuggester *self,
              const char      *name,
              const char      *actor)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->actors, g_strdup (actor));
}

/* @name with any kind of apostrophe and of hyphen in place of its own. */
static void
add_name (ActantSuggester *self,
          const char      *name,
          const char      *actor)
{
  static const char * const apostrophes[] = { "'", "’" };
  static const char * const hyphens[] = { "-", "‐", "‑", "–" };
  gboolean has_apostrophe = strstr (name, "'") != NULL || strstr (name, "’") != NULL;
  gboolean has_hyphen = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (hyphens); i++)
    has_hyphen |= strstr (name, hyphens[i]) != NULL;

  for (guint i = 0; i < (has_apostrophe ? G_N_ELEMENTS (apostrophes) : 1); i++)
    for (guint j = 0; j < (has_hyphen ? G_N_ELEMENTS (hyphens) : 1); j++)
      {
        g_autoptr(GString) spelling = g_string_new (name);

        for (guint k = 0; k < G_N_ELEMENTS (apostrophes) && has_apostrophe; k++)
          g_string_replace (spelling, apostrophes[k], apostrophes[i], 0);
        for (guint k = 0; k < G_N_ELEMENTS (hyphens) && has_hyphen; k++)
          g_string_replace (spelling, hyphens[k], hyphens[j], 0);
        add_spelling (self, spelling->str, actor);
      }
}

/* The names of all actors, those of merged ones standing for what they were merged into. */
static void
collect_names (ActantSuggester *self,
               ActantSession   *session)
{
  ActantCollection *study = actant_session_get_study (session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_ACTOR); i++)
    {
      const ActantRecord *actor = actant_collection_get (study, ACTANT_KIND_ACTOR, i);
      const ActantRecord *meant = actant_session_lookup (session, ACTANT_KIND_ACTOR, actant_record_get_id (actor));
      const ActantValue *aliases = actant_record_get (actor, "aliases");
      const char *name = actant_record_get_text (actor, "name");

      if (name != NULL)
        add_name (self, name, actant_record_get_id (meant));
      for (guint j = 0; j < actant_value_get_n_items (aliases); j++)
        add_name (self, actant_value_get_text (actant_value_get_item (aliases, j)), actant_record_get_id (meant));
    }
}

/**
 * actant_suggester_new:
 * @session: a study
 * @text: path of one of its texts
 *
 * Returns: (transfer full) (nullable): a suggester for the text as it is and what its coder has
 *   coded in it now
 */
ActantSuggester *
actant_suggester_new (ActantSession  *session,
                      const char     *text,
                      GError        **error)
{
  static const char * const files[] = { "rules/en.json", "rules/ko.json", NULL };
  ActantSourceText *source = actant_session_load_text (session, text, error);
  g_autoptr(ActantSuggester) self = NULL;
  g_autoptr(GError) unread = NULL;
  const ActantRecord *record;
  ActantAnnotationSet *set;

  if (source == NULL)
    return NULL;
  set = actant_session_get_own_set (session, text, &unread);
  if (unread != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return NULL;
    }

  self = g_object_new (ACTANT_TYPE_SUGGESTER, NULL);
  self->text = actant_source_text_ref (source);
  record = actant_session_get_text_record (session, text);
  self->date = g_strdup (record != NULL ? actant_record_get_text (record, "date") : NULL);
  self->rules = actant_rule_set_new (files);
  self->lexicon = actant_lexicon_new (session);
  self->coded = set != NULL ? actant_collection_snapshot (actant_annotation_set_get_records (set))
                            : g_ptr_array_new ();
  collect_names (self, session);

  for (guint i = 0; i < self->rules->problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (self->rules->problems->pdata[i]));
  g_ptr_array_add (self->problems, NULL);
  return g_steal_pointer (&self);
}

/** What of the rules could not be used, each naming file and place; %NULL-terminated. */
const char * const *
actant_suggester_get_problems (ActantSuggester *self)
{
  g_return_val_if_fail (ACTANT_IS_SUGGESTER (self), NULL);

  return (const char * const *) self->problems->pdata;
}

/** How much of the run is done, in 1/1000; from any thread. */
int
actant_suggester_get_progress (ActantSuggester *self)
{
  g_return_val_if_fail (ACTANT_IS_SUGGESTER (self), 0);

  return g_atomic_int_get (&self->progress);
}

/* A name is one suggestion for each actor that it may mean. */
static void
suggest_mention (Run             *run,
                 guint            first,
                 guint            end,
                 ActantTextRange  sentence)
{
  const ActantNameHit *hits = &g_array_index (run->names.hits, ActantNameHit, first);
  const ActantSourceText *text = run->suggester->text;
  ActantTextRange range = {
    actant_source_text_get_char_offset (text, hits[0].start),
    actant_source_text_get_char_offset (text, hits[0].end),
  };
  guint n = run->suggestions->len;

  for (guint i = 0; i < end - first; i++)
    {
      const char *actor = run->names.actors[hits[i].name];
      gboolean again = FALSE;
      ActantSuggestion *suggestion;

      for (guint j = 0; j < i; j++)
        again |= strcmp (actor, run->names.actors[hits[j].name]) == 0;
      if (again)
        continue;
      suggestion = actant_suggestion_new (ACTANT_SUGGESTION_MENTION, text, range, sentence);
      suggestion->actors = g_strdupv ((char **) (const char *[]) { actor, NULL });
      g_ptr_array_add (run->suggestions, suggestion);
    }
  for (guint i = n; run->suggestions->len - n > 1 && i < run->suggestions->len; i++)
    ((ActantSuggestion *) run->suggestions->pdata[i])->is_sure = FALSE;
}

/* The names before code point @end, which are in @sentence or before it. */
static void
suggest_mentions (Run             *run,
                  gint64           end,
                  ActantTextRange  sentence)
{
  gsize limit = actant_source_text_get_byte_offset (run->suggester->text, end);

  while (run->next_name < run->names.hits->len)
    {
      const ActantNameHit *hit = &g_array_index (run->names.hits, ActantNameHit, run->next_name);
      guint behind = run->next_name + 1;

      if (hit->start >= limit)
        return;
      while (behind < run->names.hits->len
             && g_array_index (run->names.hits, ActantNameHit, behind).start == hit->start)
        behind++;
      suggest_mention (run, run->next_name, behind, sentence);
      run->next_name = behind;
    }
}

/* Where the word ends that code point @end is in or behind: Korean verbs end in many ways. */
static gint64
find_word_end (const ActantSourceText *text,
               gint64                  end)
{
  while (end < actant_source_text_get_length (text)
         && g_unichar_get_script (actant_source_text_get_char (text, end)) == G_UNICODE_SCRIPT_HANGUL)
    end++;

  return end;
}

static gboolean
is_barred (const Run       *run,
           ActantTextRange  range)
{
  for (guint i = 0; i < run->barred->len; i++)
    {
      const ActantTextRange *other = &g_array_index (run->barred, ActantTextRange, i);

      if (other->start < range.end && range.start < other->end)
        return TRUE;
    }

  return FALSE;
}

static void
suggest_likelihoods (Run             *run,
                     const char      *words,
                     ActantTextRange  piece,
                     ActantTextRange  sentence)
{
  g_autoptr(GArray) hits = actant_lexicon_find_all (run->suggester->lexicon, words);

  for (guint i = 0; i < hits->len; i++)
    {
      const ActantLexiconHit *hit = &g_array_index (hits, ActantLexiconHit, i);
      ActantTextRange range = {
        piece.start + hit->start, find_word_end (run->suggester->text, piece.start + hit->end)
      };

      ActantSuggestion *suggestion;

      if (hit->confidence != NULL || is_barred (run, range))
        continue;
      suggestion = actant_suggestion_new (ACTANT_SUGGESTION_LIKELIHOOD, run->suggester->text, range, sentence);
      if (hit->n_bands > 0 && hit->bands[0].low >= 0 && hit->bands[0].high >= 0)
        suggestion->value = g_strdup_printf ("%d–%d %% (%s)", hit->bands[0].low, hit->bands[0].high,
                                             hit->bands[0].lexicon);
      g_ptr_array_add (run->suggestions, suggestion);
    }
}

static void
suggest_horizons (Run             *run,
                  const char      *words,
                  ActantTextRange  piece,
                  ActantTextRange  sentence)
{
  g_autoptr(GArray) hits = actant_dates_find_all (words, run->suggester->date);

  for (guint i = 0; i < hits->len; i++)
    {
      const ActantDateHit *hit = &g_array_index (hits, ActantDateHit, i);
      ActantTextRange range = { piece.start + hit->start, piece.start + hit->end };
      ActantSuggestion *suggestion = actant_suggestion_new (ACTANT_SUGGESTION_HORIZON, run->suggester->text,
                                                            range, sentence);

      suggestion->value = g_strdup (hit->edtf);
      g_ptr_array_add (run->suggestions, suggestion);
      g_array_append_val (run->barred, range);   /* "in May" */
    }
}

/* Where a piece of @sentence that starts at @start ends: at a blank, if it is longer than one may be. */
static gint64
find_piece_end (const ActantSourceText *text,
                gint64                  start,
                ActantTextRange         sentence)
{
  gint64 end = start + MAX_SENTENCE;

  if (end >= sentence.end)
    return sentence.end;
  while (end > start + MAX_SENTENCE / 2 && !g_unichar_isspace (actant_source_text_get_char (text, end)))
    end--;

  return end;
}

static void
suggest_in (Run             *run,
            ActantTextRange  sentence)
{
  ActantSuggester *self = run->suggester;

  for (gint64 start = sentence.start; start < sentence.end; )
    {
      ActantTextRange piece = { start, find_piece_end (self->text, start, sentence) };
      g_autofree char *words = actant_source_text_dup_slice (self->text, piece.start, piece.end);

      g_array_set_size (run->barred, 0);
      suggest_mentions (run, piece.start, piece);
      _actant_suggest_by_rules (self->rules, self->text, piece, &run->names, run->next_name,
                                run->barred, run->suggestions);
      suggest_mentions (run, piece.end, sentence);
      suggest_horizons (run, words, piece, sentence);
      suggest_likelihoods (run, words, piece, sentence);
      start = piece.end;
    }
}

/* What is new of @suggestions, by place. */
static GPtrArray *
select_new (ActantSuggester *self,
            GPtrArray       *suggestions)
{
  GPtrArray *fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);
  g_autoptr(ActantCodedPlaces) coded = actant_coded_places_new (g_ptr_array_ref (self->coded));

  g_ptr_array_sort (suggestions, actant_suggestion_compare);
  for (guint i = 0; i < suggestions->len; i++)
    if (!actant_coded_places_has (coded, suggestions->pdata[i]))
      g_ptr_array_add (fresh, actant_suggestion_ref (suggestions->pdata[i]));

  return fresh;
}

static GArray *
find_names (ActantSuggester        *self,
            const ActantTextRange  *range,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr(ActantNameMatcher) matcher = NULL;
  gsize length;
  const char *bytes = actant_source_text_get_text (self->text, &length);

  matcher = actant_name_matcher_new ((const char * const *) self->names->pdata, self->names->len,
                                     self->rules->endings);
  return actant_name_matcher_find (matcher, bytes, length,
                                   actant_source_text_get_byte_offset (self->text, range->start),
                                   actant_source_text_get_byte_offset (self->text, range->end),
                                   NULL, cancellable, error);
}

/**
 * actant_suggester_run:
 * @self: a suggester
 * @range: (nullable): only what overlaps it: the sentences in it; the whole text when %NULL
 * @cancellable: (nullable): to stop it
 *
 * Blocks; for one thread at a time.
 *
 * Returns: (transfer full) (nullable) (element-type ActantSuggestion): by place, without what is
 *   coded already; %NULL when stopped
 */
GPtrArray *
actant_suggester_run (ActantSuggester        *self,
                      const ActantTextRange  *range,
                      GCancellable           *cancellable,
                      GError                **error)
{
  gint64 length = actant_source_text_get_length (self->text);
  ActantTextRange whole = { 0, length };
  ActantTextRange sentence = { 0, 0 };
  g_autoptr(GPtrArray) suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);
  g_autoptr(GArray) barred = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr(GArray) hits = NULL;
  Run run = { self, { NULL, (const char * const *) self->actors->pdata }, 0, barred, suggestions };

  if (range != NULL)
    {
      whole.start = CLAMP (range->start, 0, length);
      whole.end = CLAMP (range->end, whole.start, length);
      if (actant_sentences_at (self->text, whole.start, &sentence.start, NULL))
        whole.start = MIN (whole.start, sentence.start);
      if (actant_sentences_at (self->text, MAX (whole.start, whole.end - 1), NULL, &sentence.end))
        whole.end = MAX (whole.end, sentence.end);
    }
  g_atomic_int_set (&self->progress, 0);
  run.names.hits = hits = find_names (self, &whole, cancellable, error);
  if (hits == NULL)
    return NULL;

  sentence.end = whole.start;
  while (actant_sentences_next (self->text, sentence.end, &sentence.start, &sentence.end)
         && sentence.start < whole.end)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      suggest_in (&run, sentence);
      g_atomic_int_set (&self->progress, NAMES_SHARE + (sentence.end - whole.start) * (1000 - NAMES_SHARE)
                                                       / MAX (1, whole.end - whole.start));
    }
  suggest_mentions (&run, whole.end, whole);

  return select_new (self, suggestions);
}

static void
run_in_thread (GTask        *task,
               gpointer      self,
               gpointer      range,
               GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *suggestions = actant_suggester_run (self, range, cancellable, &error);

  if (suggestions != NULL)
    g_task_return_pointer (task, suggestions, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * actant_suggester_run_async:
 * @self: a suggester
 * @range: (nullable): as for actant_suggester_run()
 * @cancellable: (nullable): to stop it
 *
 * Runs in a thread; actant_suggester_get_progress() tells how far it is.
 */
void
actant_suggester_run_async (ActantSuggester       *self,
                            const ActantTextRange *range,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, actant_suggester_run_async);
  if (range != NULL)
    g_task_set_task_data (task, g_memdup2 (range, sizeof *range), g_free);
  g_task_run_in_thread (task, run_in_thread);
}

/** Returns: (transfer full) (nullable) (element-type ActantSuggestion): as actant_suggester_run() */
GPtrArray *
actant_suggester_run_finish (ActantSuggester  *self,
                             GAsyncResult     *result,
                             GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
