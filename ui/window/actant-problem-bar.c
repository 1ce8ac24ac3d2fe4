/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the study or the open text, above both. */
#include "config.h"

#include "window/actant-problem-bar.h"

#include <glib/gi18n.h>

struct _ActantProblemBar
{
  AdwBin           parent_instance;

  /* Template widgets */
  GtkRevealer     *revealer;
  GtkLabel        *message;
  GtkWidget       *details_button;
  GtkPopover      *details;
  GtkLabel        *list;

  /* Owned */
  ActantWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (ActantProblemBar, actant_problem_bar, ADW_TYPE_BIN)

static void
add_text_problems (GPtrArray       *problems,
                   ActantWorkspace *workspace)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (workspace);
  guint n;

  if (set == NULL)
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

  add_text_problems (problems, workspace);
  for (guint i = 0; of_study != NULL && i < of_study->len; i++)
    g_ptr_array_add (problems, g_strdup (g_ptr_array_index (of_study, i)));

  return problems;
}

static void
update (ActantProblemBar *self)
{
  g_autoptr(GPtrArray) problems = actant_problem_bar_list (self->workspace);
  g_autofree char *message = NULL;
  g_autofree char *list = NULL;

  gtk_popover_popdown (self->details);
  gtk_revealer_set_reveal_child (self->revealer, problems->len > 0);
  gtk_widget_set_visible (self->details_button, problems->len > 0);
  if (problems->len == 0)
    return;

  if (problems->len == 1)
    message = g_strdup (g_ptr_array_index (problems, 0));
  else
    message = g_strdup_printf (ngettext ("%u problem was found on opening",
                                         "%u problems were found on opening", problems->len),
                               problems->len);
  gtk_label_set_label (self->message, message);
  g_ptr_array_add (problems, NULL);
  list = g_strjoinv ("\n\n", (char **) problems->pdata);
  gtk_label_set_label (self->list, list);
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
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, details);
  gtk_widget_class_bind_template_child (widget_class, ActantProblemBar, list);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
actant_problem_bar_init (ActantProblemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows the problems of the workspace's study and text, and follows it. */
void
actant_problem_bar_set_workspace (ActantProblemBar *self,
                                  ActantWorkspace  *workspace)
{
  g_return_if_fail (ACTANT_IS_PROBLEM_BAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::own-set", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::source", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
