/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in the open text. */
#include "config.h"

#include "window/actant-find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text/actant-text-search.h"

#define MAX_MATCHES 10000

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
  GArray             *matches;    /* of ActantTextRange; NULL while closed or nothing typed */
  guint               current;
  gboolean            truncated;
};

G_DEFINE_FINAL_TYPE (ActantFindBar, actant_find_bar, ADW_TYPE_BIN)

static gboolean
has_matches (ActantFindBar *self)
{
  return self->matches != NULL && self->matches->len > 0;
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
  g_autofree char *message = NULL;

  gtk_widget_set_sensitive (self->previous_button, has_matches (self));
  gtk_widget_set_sensitive (self->next_button, has_matches (self));
  gtk_widget_remove_css_class (self->entry, "error");
  if (self->matches == NULL)
    {
      set_message (self, "", NULL);
      return;
    }
  if (self->matches->len == 0)
    {
      gtk_widget_add_css_class (self->entry, "error");
      set_message (self, _("None"), NULL);
      return;
    }

  /* Translators: which match, of how many; "+" when there are more */
  message = g_strdup_printf (self->truncated ? _("%u of %u+") : _("%u of %u"),
                             self->current + 1, self->matches->len);
  set_message (self, message, NULL);
}

static void
show_current (ActantFindBar *self)
{
  actant_document_pane_set_matches (self->pane, self->matches, self->current);
  if (has_matches (self))
    actant_document_pane_scroll_to (self->pane,
                                    g_array_index (self->matches, ActantTextRange,
                                                   self->current).start);
  update_count (self);
}

/* The first match that does not end before the caret; else the first. */
static guint
find_nearest (ActantFindBar *self)
{
  gint64 start;

  actant_workspace_get_range (self->workspace, &start, NULL);
  for (guint i = 0; i < self->matches->len; i++)
    if (g_array_index (self->matches, ActantTextRange, i).start >= start)
      return i;

  return 0;
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
  const char *pattern = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->matches, g_array_unref);
  self->current = 0;
  if (source != NULL && *pattern != '\0' && gtk_revealer_get_reveal_child (self->revealer))
    self->matches = actant_text_search (source, pattern, get_flags (self), MAX_MATCHES,
                                        &self->truncated, NULL, &error);
  if (has_matches (self))
    self->current = find_nearest (self);
  show_current (self);
  if (error != NULL)
    {
      gtk_widget_add_css_class (self->entry, "error");
      set_message (self, _("Not valid"), error->message);
    }
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

  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_FIND_BAR);
  g_clear_pointer (&self->matches, g_array_unref);
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
  ActantTextRange match = { -1, -1 };

  g_return_if_fail (ACTANT_IS_FIND_BAR (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  if (has_matches (self))
    match = g_array_index (self->matches, ActantTextRange, self->current);
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
  guint n;

  g_return_if_fail (ACTANT_IS_FIND_BAR (self));

  if (!has_matches (self))
    return;

  n = self->matches->len;
  self->current = (self->current + (forward ? 1 : n - 1)) % n;
  show_current (self);
}
