/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suggestions for the open text while they wait. */
#include "suggest/actant-suggestion-tray.h"

#include "suggest/actant-coded-places.h"
#include "suggest/actant-suggester.h"
#include "suggest/actant-suggestion-accept.h"
#include "text/actant-sentences.h"

/* Milliseconds between two looks at how far a run is. */
#define LOOK 100

struct _ActantSuggestionTray
{
  GObject            parent_instance;

  ActantWorkspace   *workspace;
  GSignalGroup      *session_signals;

  gboolean           is_open;
  int                kind;          /* ActantSuggestionKind, or all */
  gboolean           sentence;      /* only the one at the caret */
  ActantTextRange    scope;         /* that sentence */

  ActantSuggester   *suggester;     /* running, or NULL */
  GCancellable      *cancellable;
  guint              look;          /* source of looking at the progress, or 0 */
  gboolean           was_stopped;

  char              *text;          /* path that the suggestions are for */
  ActantCodedPlaces *coded;         /* of the last run, and what changed since; NULL before one */
  GPtrArray         *meanwhile;     /* ActantChangeSet, since the running one was made */
  GPtrArray         *found;         /* ActantSuggestion, by place */
  GPtrArray         *shown;         /* those of them that wait */
  guint              position;      /* of the current one, among them */
  GHashTable        *dismissed;     /* ActantSuggestion, of this text */
};

G_DEFINE_FINAL_TYPE (ActantSuggestionTray, actant_suggestion_tray, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) actant_suggestion_unref);
}

static void
emit_changed (ActantSuggestionTray *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Runs */

static void
end_run (ActantSuggestionTray *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->suggester);
  g_clear_handle_id (&self->look, g_source_remove);
}

static gboolean
look_cb (gpointer user_data)
{
  emit_changed (user_data);
  return G_SOURCE_CONTINUE;
}

/* Where the current one stands, or the caret. */
static gint64
get_place (ActantSuggestionTray *self)
{
  const ActantSuggestion *current = actant_suggestion_tray_get_current (self);

  return current != NULL ? current->range.start : actant_workspace_get_caret (self->workspace);
}

/* The position of the first that is not before @offset; the first when all are. */
static guint
find_from (ActantSuggestionTray *self,
           gint64                offset)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (((const ActantSuggestion *) self->shown->pdata[i])->range.end > offset)
      return i;

  return 0;
}

/* What of the found ones waits. */
static void
refilter (ActantSuggestionTray *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->found->len; i++)
    {
      ActantSuggestion *suggestion = self->found->pdata[i];

      if ((self->kind == ACTANT_SUGGESTIONS_OF_ALL_KINDS || (int) suggestion->kind == self->kind)
          && !g_hash_table_contains (self->dismissed, suggestion)
          && !actant_coded_places_has (self->coded, suggestion))
        g_ptr_array_add (self->shown, actant_suggestion_ref (suggestion));
    }
  if (self->position >= self->shown->len)
    self->position = 0;
}

/* Tells the places what changed in one's own annotations of the text. */
static void
follow (ActantSuggestionTray  *self,
        const ActantChangeSet *change_set)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  const char *file = set != NULL ? actant_annotation_set_get_path (set) : NULL;

  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);

      if (g_strcmp0 (change->file, file) == 0)
        actant_coded_places_change (self->coded, change->before, change->after);
    }
}

/* The places that the run looked at, and what changed during it. */
static void
take_coded (ActantSuggestionTray *self)
{
  g_clear_pointer (&self->coded, actant_coded_places_free);
  self->coded = actant_suggester_take_coded (self->suggester);
  for (guint i = 0; i < self->meanwhile->len; i++)
    follow (self, self->meanwhile->pdata[i]);
  g_ptr_array_set_size (self->meanwhile, 0);
}

static void
run_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(ActantSuggestionTray) self = user_data;
  g_autoptr(GPtrArray) found = actant_suggester_run_finish (ACTANT_SUGGESTER (source), result,
                                                            NULL);
  gint64 from = get_place (self);
  const char * const *wrong;

  /* Another run took its place, or it was stopped. */
  if (source != G_OBJECT (self->suggester) || found == NULL)
    return;

  for (wrong = actant_suggester_get_problems (self->suggester); *wrong != NULL; wrong++)
    actant_workspace_toast (self->workspace, *wrong, FALSE);
  take_coded (self);
  end_run (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  refilter (self);
  self->position = find_from (self, from);
  emit_changed (self);
}

static void
find_scope (ActantSuggestionTray *self)
{
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  gint64 caret = actant_workspace_get_caret (self->workspace);

  self->scope = (ActantTextRange) { caret, caret };
  if (source != NULL)
    actant_sentences_at (source, caret, &self->scope.start, &self->scope.end);
}

/* Looks anew; what was found is kept meanwhile when it is for the same text. */
static void
run (ActantSuggestionTray *self)
{
  const char *text = actant_workspace_get_text_path (self->workspace);
  g_autoptr(GError) error = NULL;

  end_run (self);
  self->was_stopped = FALSE;
  if (g_strcmp0 (text, self->text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      g_ptr_array_set_size (self->found, 0);
      g_clear_pointer (&self->coded, actant_coded_places_free);
      g_hash_table_remove_all (self->dismissed);
      refilter (self);
    }
  if (!self->is_open || text == NULL)
    {
      emit_changed (self);
      return;
    }

  self->suggester = actant_suggester_new (actant_workspace_get_session (self->workspace), text,
                                          &error);
  if (self->suggester == NULL)
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      emit_changed (self);
      return;
    }
  g_ptr_array_set_size (self->meanwhile, 0);
  find_scope (self);
  self->cancellable = g_cancellable_new ();
  self->look = g_timeout_add (LOOK, look_cb, self);
  actant_suggester_run_async (self->suggester, self->sentence ? &self->scope : NULL,
                              self->cancellable, run_done_cb, g_object_ref (self));
  emit_changed (self);
}

/* What the workspace tells */

static void
source_changed_cb (ActantSuggestionTray *self)
{
  if (self->is_open || actant_workspace_get_text_path (self->workspace) == NULL)
    run (self);
}

/* The caret in a suggestion makes it the current one; another sentence is looked at. */
static void
caret_changed_cb (ActantSuggestionTray *self)
{
  gint64 caret = actant_workspace_get_caret (self->workspace);
  const ActantSuggestion *current = actant_suggestion_tray_get_current (self);

  if (!self->is_open)
    return;
  if (self->sentence && (caret < self->scope.start || caret > self->scope.end))
    {
      run (self);
      return;
    }
  if (current == NULL || (caret >= current->range.start && caret < current->range.end))
    return;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const ActantSuggestion *suggestion = self->shown->pdata[i];

      if (suggestion->range.start > caret)
        break;
      if (caret < suggestion->range.end)
        {
          self->position = i;
          emit_changed (self);
          return;
        }
    }
}

static gboolean
is_looked_for (const ActantRecord *record)
{
  return record != NULL && (actant_record_get_kind (record) == ACTANT_KIND_ACTOR
                            || actant_record_get_kind (record) == ACTANT_KIND_TERM);
}

static void
session_changed_cb (ActantSuggestionTray *self,
                    ActantChangeSet      *change_set)
{
  if (!self->is_open)
    return;

  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);

      if (is_looked_for (change->before) || is_looked_for (change->after))
        {
          run (self);
          return;
        }
    }
  if (self->suggester != NULL)
    g_ptr_array_add (self->meanwhile, actant_change_set_ref (change_set));
  if (self->coded != NULL)
    follow (self, change_set);
  refilter (self);
  emit_changed (self);
}

static void
session_notify_cb (ActantSuggestionTray *self)
{
  g_signal_group_set_target (self->session_signals, actant_workspace_get_session (self->workspace));
  source_changed_cb (self);
}

/* Class */

static void
actant_suggestion_tray_dispose (GObject *object)
{
  ActantSuggestionTray *self = ACTANT_SUGGESTION_TRAY (object);

  end_run (self);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->coded, actant_coded_places_free);
  g_clear_pointer (&self->meanwhile, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (actant_suggestion_tray_parent_class)->dispose (object);
}

static void
actant_suggestion_tray_class_init (ActantSuggestionTrayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_suggestion_tray_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_SUGGESTION_TRAY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_suggestion_tray_init (ActantSuggestionTray *self)
{
  self->kind = ACTANT_SUGGESTIONS_OF_ALL_KINDS;
  self->meanwhile = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_change_set_unref);
  self->found = new_list ();
  self->shown = new_list ();
  self->dismissed = g_hash_table_new_full (actant_suggestion_hash, actant_suggestion_equal,
                                           (GDestroyNotify) actant_suggestion_unref, NULL);
}

/** Returns: (transfer full): a tray that follows @workspace; closed */
ActantSuggestionTray *
actant_suggestion_tray_new (ActantWorkspace *workspace)
{
  ActantSuggestionTray *self = g_object_new (ACTANT_TYPE_SUGGESTION_TRAY, NULL);

  self->workspace = g_object_ref (workspace);
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::source", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::caret", G_CALLBACK (caret_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_notify_cb (self);
  return self;
}

/** Starts to look. */
void
actant_suggestion_tray_open (ActantSuggestionTray *self)
{
  g_return_if_fail (ACTANT_IS_SUGGESTION_TRAY (self));

  self->is_open = TRUE;
  run (self);
}

/** Shows none any more; what was dismissed stays so until another text is opened. */
void
actant_suggestion_tray_close (ActantSuggestionTray *self)
{
  g_return_if_fail (ACTANT_IS_SUGGESTION_TRAY (self));

  self->is_open = FALSE;
  end_run (self);
  g_ptr_array_set_size (self->found, 0);
  g_ptr_array_set_size (self->shown, 0);
  emit_changed (self);
}

gboolean
actant_suggestion_tray_is_open (ActantSuggestionTray *self)
{
  return self->is_open;
}

/** Ends the run before its end. */
void
actant_suggestion_tray_stop (ActantSuggestionTray *self)
{
  g_return_if_fail (ACTANT_IS_SUGGESTION_TRAY (self));

  self->was_stopped = self->suggester != NULL;
  end_run (self);
  emit_changed (self);
}

gboolean
actant_suggestion_tray_is_running (ActantSuggestionTray *self)
{
  return self->suggester != NULL;
}

/** Whether the last run was stopped by actant_suggestion_tray_stop(). */
gboolean
actant_suggestion_tray_was_stopped (ActantSuggestionTray *self)
{
  return self->was_stopped;
}

/** From 0 to 1. */
double
actant_suggestion_tray_get_progress (ActantSuggestionTray *self)
{
  return self->suggester != NULL ? actant_suggester_get_progress (self->suggester) / 1000.0 : 0;
}

/** Shows suggestions of @kind only, or %ACTANT_SUGGESTIONS_OF_ALL_KINDS. */
void
actant_suggestion_tray_set_kind (ActantSuggestionTray *self,
                                 int                   kind)
{
  gint64 from = get_place (self);

  self->kind = kind;
  refilter (self);
  self->position = find_from (self, from);
  emit_changed (self);
}

/** Looks at the sentence at the caret only, or at the whole text. */
void
actant_suggestion_tray_set_sentence (ActantSuggestionTray *self,
                                     gboolean              sentence)
{
  self->sentence = sentence;
  if (self->is_open)
    run (self);
}

/** Returns: (transfer none) (element-type ActantSuggestion): those that wait, by place */
GPtrArray *
actant_suggestion_tray_get_shown (ActantSuggestionTray *self)
{
  return self->shown;
}

/** The place of the current one among them. */
guint
actant_suggestion_tray_get_position (ActantSuggestionTray *self)
{
  return self->position;
}

/** Returns: (transfer none) (nullable): the current one */
const ActantSuggestion *
actant_suggestion_tray_get_current (ActantSuggestionTray *self)
{
  return self->position < self->shown->len ? self->shown->pdata[self->position] : NULL;
}

/** Goes to the next or the previous one, round the ends. Returns: whether there is one */
gboolean
actant_suggestion_tray_step (ActantSuggestionTray *self,
                             gboolean              forward)
{
  guint n = self->shown->len;

  if (n == 0)
    return FALSE;

  self->position = (self->position + (forward ? 1 : n - 1)) % n;
  emit_changed (self);
  return TRUE;
}

/** Does not show the current one again, as long as this text is open. */
void
actant_suggestion_tray_dismiss (ActantSuggestionTray *self)
{
  if (self->position >= self->shown->len)
    return;

  g_hash_table_add (self->dismissed, actant_suggestion_ref (self->shown->pdata[self->position]));
  refilter (self);
  emit_changed (self);
}

/** Accepts the current one. Returns: whether it was done; the error says why it cannot be */
gboolean
actant_suggestion_tray_accept (ActantSuggestionTray  *self,
                               GError               **error)
{
  g_autoptr(ActantSuggestion) current = NULL;

  if (self->position >= self->shown->len)
    return TRUE;

  current = actant_suggestion_ref (self->shown->pdata[self->position]);
  return actant_suggestion_accept (actant_workspace_get_session (self->workspace), self->text,
                                   current, error);
}

/**
 * actant_suggestion_tray_accept_all:
 * @self: a tray
 * @accepted: (out): how many were
 * @left: (out): how many of the kind were not: they need a claim, or a choice
 *
 * Accepts all that are shown of the current one's kind, in one action.
 *
 * Returns: whether it was done
 */
gboolean
actant_suggestion_tray_accept_all (ActantSuggestionTray  *self,
                                   guint                 *accepted,
                                   guint                 *left,
                                   GError               **error)
{
  const ActantSuggestion *current = actant_suggestion_tray_get_current (self);
  g_autoptr(GPtrArray) same = new_list ();
  g_autoptr(GPtrArray) done = new_list ();

  *accepted = *left = 0;
  for (guint i = 0; current != NULL && i < self->shown->len; i++)
    if (((const ActantSuggestion *) self->shown->pdata[i])->kind == current->kind)
      g_ptr_array_add (same, actant_suggestion_ref (self->shown->pdata[i]));
  if (!actant_suggestions_accept (actant_workspace_get_session (self->workspace), self->text,
                                  same, done, error))
    return FALSE;

  *accepted = done->len;
  *left = same->len - done->len;
  return TRUE;
}
