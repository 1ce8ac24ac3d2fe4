/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in the open text. */
#include "config.h"

#include "window/actant-find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/actant-text-finder.h"

struct _ActantFindBar
{
  AdwBin              parent_instance;

  /* Template widgets */
  GtkRevealer        *revealer;
  GtkWidget          *entry;
  GtkLabel           *count;
  GtkWidget          *previous_button;
  GtkWidget          *next_button;
  GtkToggleButton    *case_button;
  GtkToggleButton    *word_button;
  GtkToggleButton    *regex_button;
  GtkWidget          *stop_button;
  GtkToggleButton    *list_button;
  GtkToggleButton    *study_button;
  GtkProgressBar     *progress;
  GtkLabel           *note;
  GtkRevealer        *list_revealer;
  ActantFindResults  *results;

  /* Owned */
  ActantWorkspace    *workspace;
  ActantDocumentPane *pane;
  ActantTextFinder   *finder;
  ActantStudySearch  *study_search;

  gint64              from;          /* where to begin in a text that is being opened, or -1 */
  gint64              shown;         /* the start of the match that was scrolled to, or -1 */
  gint64              began;         /* when the search did */
};

/* Searches that are over sooner show no progress. */
#define PATIENCE_USEC (G_USEC_PER_SEC / 2)

G_DEFINE_FINAL_TYPE (ActantFindBar, actant_find_bar, ADW_TYPE_BIN)

static gboolean
has_matches (ActantFindBar *self)
{
  return actant_text_finder_get_match (self->finder) != NULL;
}

static void
update_count (ActantFindBar *self)
{
  GArray *matches = actant_text_finder_get_matches (self->finder);
  const char *problem = actant_text_finder_get_problem (self->finder);
  g_autofree char *message = NULL;

  gtk_widget_set_sensitive (self->previous_button, has_matches (self));
  gtk_widget_set_sensitive (self->next_button, has_matches (self));
  if (problem != NULL || (matches != NULL && matches->len == 0))
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");

  if (problem != NULL || matches == NULL)
    gtk_label_set_label (self->count, "");
  else if (matches->len == 0)
    gtk_label_set_label (self->count, _("None"));
  else
    {
      gboolean more = actant_text_finder_is_truncated (self->finder)
                      || actant_text_finder_is_searching (self->finder)
                      || actant_text_finder_is_cancelled (self->finder);
      guint current = actant_text_finder_get_match (self->finder) != NULL
                      ? actant_text_finder_get_current (self->finder) + 1 : 0;

      /* Translators: which match, of how many; "+" when there are more */
      message = g_strdup_printf (more ? _("%u of %u+") : _("%u of %u"), current, matches->len);
      gtk_label_set_label (self->count, message);
    }
}

static gboolean
is_of_study (ActantFindBar *self)
{
  return gtk_toggle_button_get_active (self->study_button);
}

static gboolean
is_searching (ActantFindBar *self)
{
  return actant_text_finder_is_searching (self->finder)
         || actant_study_search_is_searching (self->study_search);
}

static void
update_progress (ActantFindBar *self)
{
  gboolean shown = is_searching (self) && g_get_monotonic_time () - self->began > PATIENCE_USEC;
  double part = is_of_study (self) ? actant_study_search_get_part (self->study_search)
                                   : actant_text_finder_get_part (self->finder);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), shown);
  gtk_widget_set_visible (self->stop_button, shown);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (part, 0, 1));
}

static char *
dup_text_note (ActantFindBar *self)
{
  GArray *skipped = actant_text_finder_get_skipped (self->finder);
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  guint paragraph;
  gint64 start, end;

  if (actant_text_finder_is_cancelled (self->finder))
    return g_strdup (_("The search was stopped: there may be more."));
  if (skipped == NULL || skipped->len == 0 || source == NULL)
    return NULL;

  actant_source_text_get_paragraph_at (source, g_array_index (skipped, ActantTextRange, 0).start,
                                       &paragraph, &start, &end);
  return g_strdup_printf (ngettext ("%u place, in paragraph %u, is too complex for this "
                                    "expression; the rest of the text was searched.",
                                    "%u places, the first in paragraph %u, are too complex for "
                                    "this expression; the rest of the text was searched.",
                                    skipped->len),
                          skipped->len, paragraph + 1);
}

static char *
dup_study_note (ActantFindBar *self)
{
  GPtrArray *failures = actant_study_search_get_failures (self->study_search);
  guint n_skipped = actant_study_search_get_n_skipped (self->study_search);

  if (actant_study_search_is_cancelled (self->study_search))
    return g_strdup (_("The search was stopped: there may be more."));
  if (actant_study_search_is_truncated (self->study_search))
    return g_strdup_printf (_("Only the first %u places are listed."), ACTANT_STUDY_SEARCH_LIMIT);
  if (failures->len > 0)
    return g_strdup_printf (ngettext ("%u text could not be read: %s",
                                      "%u texts could not be read, the first: %s",
                                      failures->len),
                            failures->len, (char *) failures->pdata[0]);
  if (n_skipped > 0)
    return g_strdup_printf (ngettext ("%u piece of text is too complex for this expression; the "
                                      "rest was searched.",
                                      "%u pieces of text are too complex for this expression; the "
                                      "rest was searched.", n_skipped),
                            n_skipped);
  return NULL;
}

/* What is wrong with the expression, or how the search fell short. */
static void
update_note (ActantFindBar *self)
{
  const char *problem = actant_text_finder_get_problem (self->finder);
  g_autofree char *note = NULL;

  if (problem == NULL)
    problem = actant_study_search_get_problem (self->study_search);
  note = problem != NULL ? g_strdup (problem)
         : is_of_study (self) ? dup_study_note (self) : dup_text_note (self);

  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
update_results (ActantFindBar *self)
{
  ActantMatchList *list = actant_find_results_get_list (self->results);

  if (!gtk_revealer_get_reveal_child (self->list_revealer))
    actant_match_list_show_text (list, NULL, NULL);
  else if (is_of_study (self))
    actant_match_list_show_study (list, self->study_search);
  else
    {
      actant_match_list_show_text (list, actant_workspace_get_source (self->workspace),
                                   actant_text_finder_get_matches (self->finder));
      if (actant_text_finder_get_match (self->finder) != NULL)
        actant_find_results_set_current (self->results,
                                         actant_text_finder_get_current (self->finder));
    }
  actant_find_results_update (self->results, is_searching (self), is_of_study (self));
}

static void
update (ActantFindBar *self)
{
  update_count (self);
  update_progress (self);
  update_note (self);
  update_results (self);
}

static void
found_cb (ActantFindBar *self)
{
  const ActantTextRange *match = actant_text_finder_get_match (self->finder);

  actant_document_pane_set_matches (self->pane, actant_text_finder_get_matches (self->finder),
                                    actant_text_finder_get_current (self->finder));
  if (match != NULL && match->start != self->shown)
    actant_document_pane_scroll_to (self->pane, match->start);
  self->shown = match != NULL ? match->start : -1;
  update (self);
}

static void pattern_changed_cb (ActantFindBar *self);

/* A row is gone to: in this text as by stepping, in another one by opening it. */
static void
chosen_cb (ActantFindResults *results,
           ActantMatch       *match,
           guint              position,
           gboolean           for_good,
           ActantFindBar     *self)
{
  const char *path = actant_match_get_path (match);
  g_autoptr(GError) error = NULL;

  if (path == NULL)
    actant_text_finder_set_current (self->finder, position);
  else if (!for_good)
    return;
  else
    {
      const ActantTextRange range = *actant_match_get_range (match);

      self->from = range.start;
      if (!actant_workspace_open_text (self->workspace, path, &error))
        {
          self->from = -1;
          actant_workspace_toast (self->workspace, error->message, FALSE);
          return;
        }
      actant_workspace_show_page (self->workspace, ACTANT_PAGE_TEXT);
      pattern_changed_cb (self);
      actant_document_pane_scroll_to (self->pane, range.start);
    }
  if (for_good)
    actant_document_pane_focus_text (self->pane);
}

static ActantSearchFlags
get_flags (ActantFindBar *self)
{
  return (gtk_toggle_button_get_active (self->case_button) ? ACTANT_SEARCH_CASE : 0)
         | (gtk_toggle_button_get_active (self->word_button) ? ACTANT_SEARCH_WHOLE_WORD : 0)
         | (gtk_toggle_button_get_active (self->regex_button) ? ACTANT_SEARCH_REGEX : 0);
}

/* Finds in the open text; also what is found in all texts is marked there. */
static void
pattern_changed_cb (ActantFindBar *self)
{
  gint64 from;

  actant_workspace_get_range (self->workspace, &from, NULL);
  if (self->from >= 0)
    from = self->from;
  self->from = -1;
  self->shown = -1;
  self->began = g_get_monotonic_time ();
  if (gtk_revealer_get_reveal_child (self->revealer))
    actant_text_finder_search (self->finder, actant_workspace_get_source (self->workspace),
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               get_flags (self), from);
  else
    actant_text_finder_stop (self->finder);
}

static void
study_pattern_changed_cb (ActantFindBar *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  if (session != NULL && is_of_study (self) && gtk_revealer_get_reveal_child (self->revealer))
    actant_study_search_start (self->study_search, session,
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               get_flags (self));
  else
    actant_study_search_clear (self->study_search);
}

static void
any_pattern_changed_cb (ActantFindBar *self)
{
  pattern_changed_cb (self);
  study_pattern_changed_cb (self);
}

static void
list_toggled_cb (ActantFindBar *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->list_button);

  gtk_revealer_set_reveal_child (self->list_revealer, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list_revealer), shown);
  if (!shown)
    gtk_toggle_button_set_active (self->study_button, FALSE);
  update (self);
}

static void
study_toggled_cb (ActantFindBar *self)
{
  if (is_of_study (self))
    gtk_toggle_button_set_active (self->list_button, TRUE);
  study_pattern_changed_cb (self);
  update (self);
}

static void
stop_cb (ActantFindBar *self)
{
  actant_text_finder_cancel (self->finder);
  actant_study_search_cancel (self->study_search);
  gtk_widget_grab_focus (self->entry);
}

static void
next_cb (ActantFindBar *self)
{
  actant_find_bar_step (self, TRUE);
}

static void
previous_cb (ActantFindBar *self)
{
  actant_find_bar_step (self, FALSE);
}

/* From the box into the list. */
static gboolean
down_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  ActantFindBar *self = ACTANT_FIND_BAR (user_data);

  gtk_toggle_button_set_active (self->list_button, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->results));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  actant_find_bar_close (ACTANT_FIND_BAR (user_data));

  return TRUE;
}

static gboolean
shift_enter_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  actant_find_bar_step (ACTANT_FIND_BAR (user_data), FALSE);

  return TRUE;
}

static void
actant_find_bar_dispose (GObject *object)
{
  ActantFindBar *self = ACTANT_FIND_BAR (object);

  if (self->finder != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->finder, self);
      g_signal_handlers_disconnect_by_data (self->study_search, self);
      actant_text_finder_stop (self->finder);
      actant_study_search_clear (self->study_search);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_FIND_BAR);
  g_clear_object (&self->finder);
  g_clear_object (&self->study_search);
  g_clear_object (&self->pane);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_find_bar_parent_class)->dispose (object);
}

static void
actant_find_bar_class_init (ActantFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACTANT_TYPE_FIND_RESULTS);
  G_OBJECT_CLASS (klass)->dispose = actant_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, word_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, regex_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, list_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, study_button);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, progress);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, note);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, list_revealer);
  gtk_widget_class_bind_template_child (widget_class, ActantFindBar, results);
  gtk_widget_class_bind_template_callback (widget_class, any_pattern_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, study_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, actant_find_bar_close);
}

static void
add_key (ActantFindBar       *self,
         GtkWidget           *widget,
         GtkPropagationPhase  phase,
         const char          *trigger,
         GtkShortcutFunc      func)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (func, self, NULL)));
  gtk_widget_add_controller (widget, keys);
}

static void
actant_find_bar_init (ActantFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->finder = actant_text_finder_new ();
  self->study_search = actant_study_search_new ();
  self->from = self->shown = -1;
  gtk_widget_set_visible (GTK_WIDGET (self->list_revealer), FALSE);
  g_signal_connect (self->results, "chosen", G_CALLBACK (chosen_cb), self);

  add_key (self, self->entry, GTK_PHASE_CAPTURE, "<Shift>Return|<Shift>KP_Enter", shift_enter_cb);
  add_key (self, self->entry, GTK_PHASE_CAPTURE, "Down|KP_Down", down_cb);
  add_key (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE, "Escape", escape_cb);
}

/** Finds in the workspace's text and shows the matches in the pane. */
void
actant_find_bar_set_workspace (ActantFindBar      *self,
                               ActantWorkspace    *workspace,
                               ActantDocumentPane *pane)
{
  g_return_if_fail (ACTANT_IS_FIND_BAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (found_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->study_search, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (study_pattern_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::source", G_CALLBACK (pattern_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_count (self);
}

/** Shows the bar and starts with what is selected. */
void
actant_find_bar_open (ActantFindBar *self)
{
  ActantSourceText *source;
  gint64 start, end;

  g_return_if_fail (ACTANT_IS_FIND_BAR (self));

  source = actant_workspace_get_source (self->workspace);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (source != NULL && actant_workspace_get_range (self->workspace, &start, &end)
      && end - start <= 80)
    {
      g_autofree char *selected = actant_source_text_dup_slice (source, start, end);

      if (strchr (selected, '\n') == NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
    }
  gtk_widget_grab_focus (self->entry);
  any_pattern_changed_cb (self);
}

/** Shows the bar and the list, and finds in all texts. */
void
actant_find_bar_open_for_study (ActantFindBar *self)
{
  g_return_if_fail (ACTANT_IS_FIND_BAR (self));

  gtk_toggle_button_set_active (self->study_button, TRUE);
  actant_find_bar_open (self);
}

/** Returns: (transfer none): the list */
ActantFindResults *
actant_find_bar_get_results (ActantFindBar *self)
{
  g_return_val_if_fail (ACTANT_IS_FIND_BAR (self), NULL);

  return self->results;
}

/** Hides the bar; the match that was shown is selected. */
void
actant_find_bar_close (ActantFindBar *self)
{
  const ActantTextRange *found;
  ActantTextRange match = { -1, -1 };

  g_return_if_fail (ACTANT_IS_FIND_BAR (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  found = actant_text_finder_get_match (self->finder);
  if (found != NULL)
    match = *found;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_toggle_button_set_active (self->list_button, FALSE);
  any_pattern_changed_cb (self);
  if (match.start >= 0)
    actant_document_pane_select_range (self->pane, match.start, match.end);
  actant_document_pane_focus_text (self->pane);
}

/** Goes to the next or the previous match, round the ends. */
void
actant_find_bar_step (ActantFindBar *self,
                      gboolean       forward)
{
  g_return_if_fail (ACTANT_IS_FIND_BAR (self));

  actant_text_finder_step (self->finder, forward);
}
