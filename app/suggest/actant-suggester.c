/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking a text through in a thread: names in one pass, then sentence by sentence. */
#include "suggest/actant-suggester.h"

#include "suggest/actant-coded-places.h"
#include "suggest/actant-suggester-private.h"
#include "text/actant-sentences.h"

#include <string.h>

/* What the names take of the whole, in 1/1000. */
#define NAMES_SHARE 50

G_DEFINE_FINAL_TYPE (ActantSuggester, actant_suggester, G_TYPE_OBJECT)

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
  g_clear_pointer (&self->places, actant_coded_places_free);
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
      const ActantRecord *meant = actant_session_lookup (session, ACTANT_KIND_ACTOR,
                                                         actant_record_get_id (actor));
      const ActantValue *aliases = actant_record_get (actor, "aliases");
      const char *name = actant_record_get_text (actor, "name");

      if (name != NULL)
        add_name (self, name, actant_record_get_id (meant));
      for (guint j = 0; j < actant_value_get_n_items (aliases); j++)
        add_name (self, actant_value_get_text (actant_value_get_item (aliases, j)),
                  actant_record_get_id (meant));
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

/** Returns: (transfer full) (nullable): where is coded what, as it was when it was made; once, after
 * a run */
ActantCodedPlaces *
actant_suggester_take_coded (ActantSuggester *self)
{
  g_return_val_if_fail (ACTANT_IS_SUGGESTER (self), NULL);

  return g_steal_pointer (&self->places);
}

/** How much of the run is done, in 1/1000; from any thread. */
int
actant_suggester_get_progress (ActantSuggester *self)
{
  g_return_val_if_fail (ACTANT_IS_SUGGESTER (self), 0);

  return g_atomic_int_get (&self->progress);
}

/* What is new of @suggestions, by place. */
static GPtrArray *
select_new (ActantSuggester *self,
            GPtrArray       *suggestions)
{
  GPtrArray *fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);

  if (self->places == NULL)
    self->places = actant_coded_places_new (g_steal_pointer (&self->coded));
  g_ptr_array_sort (suggestions, actant_suggestion_compare);
  for (guint i = 0; i < suggestions->len; i++)
    if (!actant_coded_places_has (self->places, suggestions->pdata[i]))
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
  g_autoptr(GPtrArray) suggestions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);
  g_autoptr(GArray) barred = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr(GArray) hits = NULL;
  ActantSuggestRun run = { self, { NULL, (const char * const *) self->actors->pdata }, 0, barred, suggestions };

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
      _actant_suggest_in_sentence (&run, sentence);
      g_atomic_int_set (&self->progress,
                        NAMES_SHARE + (sentence.end - whole.start) * (1000 - NAMES_SHARE)
                                      / MAX (1, whole.end - whole.start));
    }
  _actant_suggest_mentions (&run, whole.end, whole);

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

/** Returns: (transfer full) (nullable) (element-type ActantSuggestion): see actant_suggester_run() */
GPtrArray *
actant_suggester_run_finish (ActantSuggester  *self,
                             GAsyncResult     *result,
                             GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
