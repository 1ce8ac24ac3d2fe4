/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the study or the open text, above both. */
#include "config.h"

#include "window/actant-problem-bar.h"

#include <glib/gi18n.h>

#include "session/actant-live.h"
#include "session/actant-recovery.h"

struct _ActantProblemBar
{
  AdwBin           parent_instance;

  /* Template widgets */
  GtkRevealer     *revealer;
  GtkLabel        *message;
  GtkWidget       *copy_button;
  GtkWidget       *review_button;
  GtkWidget       *details_button;
  GtkPopover      *details;
  GtkLabel        *list;

  /* Owned */
  ActantWorkspace *workspace;
  ActantTextChange *change;          /* nullable */
  GSignalGroup    *session_signals;
  GSignalGroup    *live_signals;
  char            *failure;          /* nullable: why nothing is saved, as shown */
  char            *of_files;         /* nullable: what is wrong with files, as shown */
};

G_DEFINE_FINAL_TYPE (ActantProblemBar, actant_problem_bar, ADW_TYPE_BIN)

static void
add_text_problems (GPtrArray       *problems,
                   ActantWorkspace *workspace)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (workspace);
  guint n;

  /* While it is loading the status line says so. */
  if (set == NULL || actant_annotation_set_is_loading (set))
    return;

  if (!actant_annotation_set_is_writable (set))
    {
      const char *reason = actant_annotation_set_get_read_only_reason (set);

      /* Translators: %s is why, in a sentence */
      g_ptr_array_add (problems,
                       g_strdup_printf (_("Your annotations of this text cannot be changed: %s"),
                                        reason != NULL ? reason : ""));
    }

  n = actant_annotation_set_count_unanchored (set);
  if (n > 0)
    g_ptr_array_add (problems,
                     g_strdup_printf (ngettext ("%u passage no longer fits the text; it is kept "
                                                "and not drawn.",
                                                "%u passages no longer fit the text; they are "
                                                "kept and not drawn.", n), n));
}

/* Why nothing is saved, and where the changes are meanwhile. */
static void
add_save_problems (GPtrArray     *problems,
                   ActantSession *session)
{
  g_autofree char *not_kept = actant_session_dup_journal_problem (session);
  const char *message = actant_session_get_save_message (session);

  if (actant_session_get_save_state (session) == ACTANT_SAVE_STATE_FAILED && message != NULL)
    g_ptr_array_add (problems,
                     not_kept == NULL && actant_session_has_journal (session)
                     ? g_strdup_printf (_("%s. Your changes are kept on this computer; they are "
                                          "saved as soon as that works."), message)
                     : g_strdup_printf (_("%s. Your changes are in this window only."), message));
  if (not_kept != NULL)
    g_ptr_array_add (problems, g_steal_pointer (&not_kept));
}

/* Files that others broke or took away meanwhile, or put back in time. */
static void
add_file_problems (GPtrArray     *problems,
                   ActantSession *session)
{
  ActantLive *live = session != NULL ? actant_session_peek_live (session) : NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_auto(GStrv) older = NULL;

  if (live == NULL)
    return;
  found = actant_live_list_problems (live);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (problems, g_strdup (found->pdata[i]));
  older = actant_live_list_older (live);
  for (guint i = 0; older[i] != NULL; i++)
    g_ptr_array_add (problems,
                     g_strdup_printf (_("An older version of %s is on the disk; this window has "
                                        "the newer one."), older[i]));
}

/**
 * actant_problem_bar_list:
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, most urgent
 *   first, each in a sentence
 */
GPtrArray *
actant_problem_bar_list (ActantWorkspace *workspace)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *of_study = session != NULL ? actant_session_get_problems (session) : NULL;

  if (session != NULL)
    add_save_problems (problems, session);
  add_text_problems (problems, workspace);
  add_file_problems (problems, session);
  for (guint i = 0; of_study != NULL && i < of_study->len; i++)
    g_ptr_array_add (problems, g_strdup (g_ptr_array_index (of_study, i)));

  return problems;
}

static void
update (ActantProblemBar *self)
{
  g_autoptr(GPtrArray) problems = actant_problem_bar_list (self->workspace);
  g_autofree char *changed = self->change != NULL
                             ? actant_text_change_dup_summary (self->change) : NULL;
  g_autofree char *message = NULL;
  g_autofree char *list = NULL;

  ActantSession *session = actant_workspace_get_session (self->workspace);

  gtk_popover_popdown (self->details);
  gtk_widget_set_visible (self->review_button, changed != NULL
                                               && !actant_text_change_is_slow (self->change));
  if (changed != NULL && actant_text_change_count_open (self->change) == 0)
    g_ptr_array_add (problems, g_strdup (changed));
  gtk_widget_set_visible (self->copy_button,
                          session != NULL && actant_session_get_save_state (session)
                                             == ACTANT_SAVE_STATE_FAILED);
  gtk_revealer_set_reveal_child (self->revealer, problems->len > 0);
  gtk_widget_set_visible (self->details_button, problems->len > 0);
  if (problems->len == 0)
    return;

  if (changed != NULL && problems->len == 1)
    message = g_steal_pointer (&changed);
  else if (problems->len == 1)
    message = g_strdup (g_ptr_array_index (problems, 0));
  else
    message = g_strdup_printf (ngettext ("%u problem was found", "%u problems were found",
                                         problems->len),
                               problems->len);
  gtk_label_set_label (self->message, message);
  g_ptr_array_add (problems, NULL);
  list = g_strjoinv ("\n\n", (char **) problems->pdata);
  gtk_label_set_label (self->list, list);
}

/* The state of saving changes all the time, the problems with it seldom; what was hidden is not
 * shown again for the same. */
static void
save_state_cb (ActantProblemBar *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  ActantSaveState state = actant_session_get_save_state (session);
  g_autofree char *not_kept = NULL;
  g_autofree char *failure = NULL;

  if (state == ACTANT_SAVE_STATE_SAVING)
    return;
  not_kept = actant_session_dup_journal_problem (session);
  failure = g_strconcat (state == ACTANT_SAVE_STATE_FAILED ? actant_session_get_save_message (session)
                                                           : "",
                         not_kept, NULL);
  if (g_strcmp0 (self->failure != NULL ? self->failure : "", failure) == 0)
    return;
  g_free (self->failure);
  self->failure = g_steal_pointer (&failure);
  update (self);
}

/* The folder is looked at all the time. */
static void
live_changed_cb (ActantProblemBar *self)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;

  add_file_problems (problems, actant_workspace_get_session (self->workspace));
  g_ptr_array_add (problems, NULL);
  words = g_strjoinv ("\n", (char **) problems->pdata);
  if (g_strcmp0 (self->of_files != NULL ? self->of_files : "", words) == 0)
    return;
  g_free (self->of_files);
  self->of_files = g_steal_pointer (&words);
  update (self);
}

static void
session_cb (ActantProblemBar *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->live_signals,
                             session != NULL ? actant_session_peek_live (session) : NULL);
  g_clear_pointer (&self->of_files, g_free);
  update (self);
}

static void
close_clicked_cb (ActantProblemBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
actant_problem_bar_dispose (GObject *object)
{
  ActantProblemBar *self = ACTANT_PROBLEM_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_PROBLEM_BAR);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  if (self->live_signals != NULL)
    g_signal_group_set_target (self->live_signals, NULL);
  g_clear_object (&self->live_signals);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->of_files, g_free);
  g_clear_object (&self->change);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_problem_bar_parent_class)->dispose (object);
}

static void
actant_problem_bar_class_init (ActantProblemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_problem_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-problem-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, message);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, review_button);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, details);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, list);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
actant_problem_bar_init (ActantProblemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::save-state",
                                  G_CALLBACK (save_state_cb), self);
  self->live_signals = g_signal_group_new (ACTANT_TYPE_LIVE);
  g_signal_group_connect_swapped (self->live_signals, "changed", G_CALLBACK (live_changed_cb),
                                  self);
}

/** Shows the problems of the workspace's study and text, and follows it. */
void
actant_problem_bar_set_workspace (ActantProblemBar *self,
                                  ActantWorkspace  *workspace)
{
  g_return_if_fail (ACTANT_IS_PROBLEM_BAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::own-set", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::source", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  session_cb (self);
}

/** Says what became of the passages of a text that has changed, and offers to look at them. */
void
actant_problem_bar_set_change (ActantProblemBar *self,
                               ActantTextChange *change)
{
  g_return_if_fail (ACTANT_IS_PROBLEM_BAR (self) && self->change == NULL);

  self->change = g_object_ref (change);
  g_signal_connect_object (change, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
