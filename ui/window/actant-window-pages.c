/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The middle of the window: the text, or a page of the study. */
#include "config.h"

#include "window/actant-window-private.h"

#include "window/actant-study-pages.h"

/* What there is when no page of the study is shown. */
static const char *
get_text_child (ActantWindow *self)
{
  return actant_workspace_get_text_path (self->workspace) != NULL ? "text" : "none";
}

/* The page's widget is made when it is first shown. */
static gboolean
ensure_page (ActantWindow *self,
             const char   *name)
{
  const ActantStudyPageInfo *info = actant_study_pages_find (name);
  GtkWidget *page;

  if (info == NULL)
    return FALSE;

  if (gtk_stack_get_child_by_name (self->pane_stack, name) == NULL)
    {
      page = g_object_new (info->get_type (), "workspace", self->workspace, NULL);
      gtk_stack_add_named (self->pane_stack, page, name);
    }

  return TRUE;
}

/** Shows the workspace's page. */
void
_actant_window_show_page (ActantWindow *self)
{
  const char *page = actant_workspace_get_page (self->workspace);

  gtk_stack_set_visible_child_name (self->pane_stack,
                                    ensure_page (self, page) ? page : get_text_child (self));
  _actant_window_update_title (self);
  _actant_window_update_actions (self);
}

/** Forgets the pages of a study that is no longer shown. */
void
_actant_window_drop_pages (ActantWindow *self)
{
  gtk_stack_set_visible_child_name (self->pane_stack, get_text_child (self));
  for (const ActantStudyPageInfo *info = actant_study_pages_get (); info->name != NULL; info++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->pane_stack, info->name);

      if (page != NULL)
        gtk_stack_remove (self->pane_stack, page);
    }
}

/** Moves the focus into the page of the study that is shown; %FALSE when the text is. */
gboolean
_actant_window_focus_page (ActantWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pane_stack);

  if (actant_study_pages_find (gtk_stack_get_visible_child_name (self->pane_stack)) == NULL)
    return FALSE;

  return gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}
