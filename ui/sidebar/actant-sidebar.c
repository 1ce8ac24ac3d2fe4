/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of records beside the text, and the text's own. */
#include "config.h"

#include "sidebar/actant-sidebar-private.h"

#include "sidebar/actant-filter-state.h"

#include <glib/gi18n.h>

struct _ActantSidebar
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  GtkWidget       *pages[3];    /* borrowed */

  /* Template */
  GtkWidget       *outer_stack;
  GtkWidget       *switcher;
  GtkWidget       *stack;
  GtkWidget       *filter_state;
  GtkWidget       *passage_card;
  GtkWidget       *back_button;
  GtkWidget       *text_page;
};

G_DEFINE_FINAL_TYPE (ActantSidebar, actant_sidebar, GTK_TYPE_WIDGET)

static const struct
{
  ActantKind  kind;
  const char *name;
  const char *title;
} pages[] = {
  { ACTANT_KIND_CLAIM, "claims", N_("Claims") },
  { ACTANT_KIND_ACTOR, "actors", N_("Actors") },
  { ACTANT_KIND_CODE, "codes", N_("Codes") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (pages) == G_N_ELEMENTS (((ActantSidebar *) NULL)->pages));

static void
show_page (ActantSidebar *self,
           const char    *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->outer_stack), "lists");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

/* The page of a record's kind; NULL when it has none. */
static const char *
find_page_name (const ActantRecord *record)
{
  if (record == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (actant_record_get_kind (record) == pages[i].kind)
      return pages[i].name;

  return NULL;
}

/* What is selected elsewhere is shown; mentions and codings have their card and
 * leave the page alone, lest it flicker while the caret moves. */
static void
selected_cb (ActantSidebar *self)
{
  const char *name = find_page_name (actant_workspace_get_selected (self->workspace));

  if (name != NULL)
    show_page (self, name);
}

static void
edit_passage (ActantSidebar *self,
              const char    *id)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->outer_stack), "lists");
  actant_passage_card_edit (ACTANT_PASSAGE_CARD (self->passage_card), id);
}

static void
edit_cb (ActantWorkspace *workspace,
         const char      *id,
         ActantSidebar   *self)
{
  const ActantRecord *record =
    actant_session_lookup (actant_workspace_get_session (workspace), ACTANT_KIND_NONE, id);
  const char *name = find_page_name (record);

  if (name == NULL)
    {
      if (record != NULL && actant_record_get_kind (record) == ACTANT_KIND_TEXT)
        actant_sidebar_show_text (self);
      else if (record != NULL)
        edit_passage (self, id);
      return;
    }

  show_page (self, name);
  actant_sidebar_page_edit (_actant_sidebar_get_page (self, actant_record_get_kind (record)), id);
}

static void
back_clicked_cb (ActantSidebar *self)
{
  actant_record_form_flush (actant_text_page_get_form (ACTANT_TEXT_PAGE (self->text_page)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->outer_stack), "lists");
}

static gboolean
key_pressed_cb (ActantSidebar   *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  if (key != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-middle", NULL);
}

static void
actant_sidebar_dispose (GObject *object)
{
  ActantSidebar *self = ACTANT_SIDEBAR (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_SIDEBAR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_sidebar_parent_class)->dispose (object);
}

static void
actant_sidebar_class_init (ActantSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACTANT_TYPE_FILTER_STATE);
  g_type_ensure (ACTANT_TYPE_PASSAGE_CARD);
  g_type_ensure (ACTANT_TYPE_TEXT_PAGE);

  G_OBJECT_CLASS (klass)->dispose = actant_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "actantsidebar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/sidebar/actant-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, outer_stack);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, switcher);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, filter_state);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, passage_card);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, back_button);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebar, text_page);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
actant_sidebar_init (ActantSidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      self->pages[i] = actant_sidebar_page_new (pages[i].kind);
      gtk_stack_add_titled (GTK_STACK (self->stack), self->pages[i], pages[i].name,
                            _(pages[i].title));
    }

  /* The buttons share the width. */
  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher);
       button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_hexpand (button, TRUE);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** Returns: (transfer floating): a sidebar that waits for a workspace */
GtkWidget *
actant_sidebar_new (void)
{
  return g_object_new (ACTANT_TYPE_SIDEBAR, NULL);
}

/** What the sidebar follows; once. */
void
actant_sidebar_set_workspace (ActantSidebar   *self,
                              ActantWorkspace *workspace)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR (self) && ACTANT_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    actant_sidebar_page_set_workspace (ACTANT_SIDEBAR_PAGE (self->pages[i]), workspace);
  actant_filter_state_set_workspace (ACTANT_FILTER_STATE (self->filter_state), workspace);
  actant_passage_card_set_workspace (ACTANT_PASSAGE_CARD (self->passage_card), workspace);
  actant_text_page_set_workspace (ACTANT_TEXT_PAGE (self->text_page), workspace);
  g_signal_connect_swapped (workspace, "notify::selected-id", G_CALLBACK (selected_cb), self);
  g_signal_connect (workspace, "edit", G_CALLBACK (edit_cb), self);
}

/** Shows "claims", "actors" or "codes". */
void
actant_sidebar_show_page (ActantSidebar *self,
                          const char    *page)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR (self) && page != NULL);

  show_page (self, page);
}

/** Shows what is known of the open text. */
void
actant_sidebar_show_text (ActantSidebar *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->outer_stack), "text");
  actant_record_form_focus (actant_text_page_get_form (ACTANT_TEXT_PAGE (self->text_page)), NULL);
}

/** Where one types which annotations are drawn and listed. */
void
actant_sidebar_focus_filter (ActantSidebar *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR (self));

  show_page (self, "claims");
  actant_sidebar_page_focus_search (_actant_sidebar_get_page (self, ACTANT_KIND_CLAIM));
}

/** Where one chooses whose annotations are drawn and listed. */
void
actant_sidebar_open_coders (ActantSidebar *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR (self));

  show_page (self, "claims");
  actant_sidebar_page_open_coders (_actant_sidebar_get_page (self, ACTANT_KIND_CLAIM));
}

/** Commits what is being edited; before saving and closing. */
void
actant_sidebar_flush (ActantSidebar *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR (self));

  if (self->workspace == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    actant_sidebar_page_flush (ACTANT_SIDEBAR_PAGE (self->pages[i]));
  actant_passage_card_flush (ACTANT_PASSAGE_CARD (self->passage_card));
  actant_record_form_flush (actant_text_page_get_form (ACTANT_TEXT_PAGE (self->text_page)));
}

ActantSidebarPage *
_actant_sidebar_get_page (ActantSidebar *self,
                          ActantKind     kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].kind == kind)
      return ACTANT_SIDEBAR_PAGE (self->pages[i]);

  g_return_val_if_reached (NULL);
}

ActantTextPage *
_actant_sidebar_get_text_page (ActantSidebar *self)
{
  return ACTANT_TEXT_PAGE (self->text_page);
}

ActantPassageCard *
_actant_sidebar_get_passage_card (ActantSidebar *self)
{
  return ACTANT_PASSAGE_CARD (self->passage_card);
}

/* "text" or the name of the page. */
const char *
_actant_sidebar_get_shown (ActantSidebar *self)
{
  const char *outer = gtk_stack_get_visible_child_name (GTK_STACK (self->outer_stack));

  return g_str_equal (outer, "lists")
         ? gtk_stack_get_visible_child_name (GTK_STACK (self->stack)) : outer;
}
