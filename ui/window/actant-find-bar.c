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

  /* Owned */
  ActantWorkspace    *workspace;
  ActantDocumentPane *pane;
  ActantTextFinder   *finder;
};

G_DEFINE_FINAL_TYPE (ActantFindBar, actant_find_bar, ADW_TYPE_BIN)

static gboolean
has_matches (ActantFindBar *self)
{
  return actant_text_finder_get_match (self->finder) != NULL;
}

static void
set_message (ActantFindBar *self,
             const char    *message,
             const char    *tooltip)
{
  gtk_label_set_label (self->count, message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), tooltip);
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

  if (problem != NULL)
    set_message (self, problem, problem);
  else if (matches == NULL)
    set_message (self, "", NULL);
  else if (matches->len == 0)
    set_message (self, _("None"), NULL);
  else
    {
      /* Translators: which match, of how many; "+" when there are more */
      message = g_strdup_printf (actant_text_finder_is_truncated (self->finder) ? _("%u of %u+")
                                                                                : _("%u of %u"),
                                 actant_text_finder_get_current (self->finder) + 1, matches->len);
      set_message (self, message, NULL);
    }
}

static void
found_cb (ActantFindBar *self)
{
  const ActantTextRange *match = actant_text_finder_get_match (self->finder);

  actant_document_pane_set_matches (self->pane, actant_text_finder_get_matches (self->finder),
                                    actant_text_finder_get_current (self->finder));
  if (match != NULL)
    actant_document_pane_scroll_to (self->pane, match->start);
  update_count (self);
}

static ActantSearchFlags
get_flags (ActantFindBar *self)
{
  return (gtk_toggle_button_get_active (self->case_button) ? ACTANT_SEARCH_CASE : 0)
         | (gtk_toggle_button_get_active (self->word_button) ? ACTANT_SEARCH_WHOLE_WORD : 0)
         | (gtk_toggle_button_get_active (self->regex_button) ? ACTANT_SEARCH_REGEX : 0);
}

static void
pattern_changed_cb (ActantFindBar *self)
{
  gint64 from;

  actant_workspace_get_range (self->workspace, &from, NULL);
  if (gtk_revealer_get_reveal_child (self->revealer))
    actant_text_finder_search (self->finder, actant_workspace_get_source (self->workspace),
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               get_flags (self), from);
  else
    actant_text_finder_stop (self->finder);
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

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_FIND_BAR);
  g_clear_object (&self->finder);
  g_clear_object (&self->pane);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_find_bar_parent_class)->dispose (object);
}

static void
actant_find_bar_class_init (ActantFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
  gtk_widget_class_bind_template_callback (widget_class, pattern_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, actant_find_bar_close);
}

static void
actant_find_bar_init (ActantFindBar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->finder = actant_text_finder_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>Return|<Shift>KP_Enter"),
                      gtk_callback_action_new (shift_enter_cb, self, NULL)));
  gtk_widget_add_controller (self->entry, keys);
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
  pattern_changed_cb (self);
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
  pattern_changed_cb (self);
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
