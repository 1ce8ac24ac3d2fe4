/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of the codebook is made of. */
#include "config.h"

#include "codebook/actant-codebook-page-private.h"

#include "codebook/actant-codebook-row.h"
#include "window/actant-work-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TREE_HEIGHT 330   /* logical pixels */
#define FORM_WIDTH 640

static void
toggled_cb (GtkToggleButton    *toggle,
            ActantCodebookPage *self)
{
  for (guint i = 0; i < ACTANT_CODEBOOK_PAGE_N_KINDS; i++)
    if (self->toggles[i] == GTK_WIDGET (toggle) && gtk_toggle_button_get_active (toggle))
      actant_codebook_page_show_kind (self, _actant_codebook_page_kinds[i].kind);
}

/* On a heading, to the top. */
static void
dropped_cb (ActantCodebookRow  *row,
            const char         *id,
            ActantCodebookPage *self)
{
  const char *parent = actant_codebook_node_get_line (actant_codebook_row_get_node (row))->id;

  if (g_strcmp0 (parent, id) != 0)
    _actant_codebook_page_move (self, id, parent);
}

static void
row_setup_cb (ActantCodebookPage *self,
              GtkListItem        *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = actant_codebook_row_new (self->workspace);

  g_signal_connect (row, "dropped", G_CALLBACK (dropped_cb), self);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (item, expander);
}

static void
name_row (ActantCodebookNode *node,
          GtkWidget          *expander)
{
  g_autofree char *words = actant_codebook_row_dup_words (node);

  if (gtk_widget_get_parent (expander) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (expander)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
row_bind_cb (ActantCodebookPage *self,
             GtkListItem        *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkTreeListRow *row = gtk_list_item_get_item (item);

  gtk_tree_expander_set_list_row (expander, row);
  actant_codebook_row_set_node (ACTANT_CODEBOOK_ROW (gtk_tree_expander_get_child (expander)), _actant_codebook_page_get_node (row));
  name_row (_actant_codebook_page_get_node (row), GTK_WIDGET (expander));
  g_signal_connect_object (_actant_codebook_page_get_node (row), "changed", G_CALLBACK (name_row), expander, 0);
}

static void
row_unbind_cb (ActantCodebookPage *self,
               GtkListItem        *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  ActantCodebookRow *row = ACTANT_CODEBOOK_ROW (gtk_tree_expander_get_child (expander));

  if (actant_codebook_row_get_node (row) != NULL)
    g_signal_handlers_disconnect_by_func (actant_codebook_row_get_node (row), name_row, expander);
  actant_codebook_row_set_node (row, NULL);
  gtk_tree_expander_set_list_row (expander, NULL);
}

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  GListModel *children = actant_codebook_node_get_children (item);

  return g_list_model_get_n_items (children) > 0 ? g_object_ref (children) : NULL;
}

static GtkWidget *
new_button (const char *icon,
            const char *tip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
new_switcher (ActantCodebookPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < ACTANT_CODEBOOK_PAGE_N_KINDS; i++)
    {
      self->toggles[i] = gtk_toggle_button_new_with_label (_(_actant_codebook_page_kinds[i].title));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->toggles[i]),
                                     GTK_TOGGLE_BUTTON (self->toggles[0]));
      g_signal_connect (self->toggles[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), self->toggles[i]);
    }

  return box;
}

static GMenuModel *
new_menu (void)
{
  static const struct { const char *label; const char *action; gboolean ends; } items[] = {
    { N_("_Add Under It …"), "codebook.add-child", FALSE },
    { N_("_Rename …"), "codebook.rename", TRUE },
    { N_("Cu_t"), "codebook.cut", FALSE },
    { N_("_Paste Under It"), "codebook.paste", FALSE },
    { N_("Move to the _Top"), "codebook.move-to-top", TRUE },
    { N_("_Merge Into …"), "codebook.merge", FALSE },
    { N_("_Split …"), "codebook.split", TRUE },
    { N_("Retire or R_estore"), "codebook.retire", FALSE },
    { N_("_Delete"), "codebook.delete", TRUE },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_menu_append (section, _(items[i].label), items[i].action);
      if (!items[i].ends)
        continue;
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_object_unref (section);
      section = g_menu_new ();
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_bar (ActantCodebookPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr(GMenuModel) model = new_menu ();

  self->switcher = new_switcher (self);
  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _("Find in the codebook"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in the codebook"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (_actant_codebook_page_update), self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_tooltip_text (menu, _("Change What Is Selected"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Change What Is Selected"), -1);
  gtk_widget_add_css_class (menu, "flat");

  gtk_box_append (GTK_BOX (bar), self->switcher);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), new_button ("list-add-symbolic", _("Add (Ctrl+N)"), "codebook.add"));
  gtk_box_append (GTK_BOX (bar), menu);
  gtk_widget_add_css_class (bar, "codebook-bar");

  return bar;
}

/* Keys that entries need for themselves work in the tree alone. */
static void
add_keys (ActantCodebookPage *self)
{
  static const struct { const char *key; const char *action; } keys[] = {
    { "<Control>x", "codebook.cut" },
    { "<Control>v", "codebook.paste" },
    { "<Control>j", "codebook.merge" },
    { "Insert", "codebook.add" },
    { "<Shift>Insert", "codebook.add-child" },
    { "Delete", "codebook.delete" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].key),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (self->list, controller);
}

static GtkWidget *
new_tree (ActantCodebookPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTreeListModel *tree;

  self->top = g_list_store_new (ACTANT_TYPE_CODEBOOK_NODE);
  tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->top)), FALSE, TRUE,
                                  create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (_actant_codebook_page_selected), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (row_setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (row_bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (row_unbind_cb), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "codebook");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Codebook"), -1);
  add_keys (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);

  return scroller;
}

static GtkWidget *
new_form_area (ActantCodebookPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->form_slot = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->form_slot), FALSE);
  gtk_widget_add_css_class (self->form_slot, "codebook-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->form_slot);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);

  return scroller;
}

static GtkWidget *
new_status (ActantCodebookPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Add …"));

  self->status = adw_status_page_new ();
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "codebook.add");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->status), button);

  return self->status;
}

/* Makes the page's widgets. */
void
_actant_codebook_page_build (ActantCodebookPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), new_bar (self));

  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), new_tree (self));
  gtk_paned_set_end_child (GTK_PANED (self->paned), new_form_area (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_position (GTK_PANED (self->paned), TREE_HEIGHT);
  gtk_widget_set_visible (gtk_paned_get_end_child (GTK_PANED (self->paned)), FALSE);

  self->pages = gtk_stack_new ();
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_stack_add_named (GTK_STACK (self->pages), self->paned, "tree");
  gtk_stack_add_named (GTK_STACK (self->pages), new_status (self), "none");
  gtk_box_append (GTK_BOX (self->box), self->pages);
  self->work_bar = actant_work_bar_new ();
  gtk_widget_add_css_class (self->work_bar, "toolbar");
  gtk_box_append (GTK_BOX (self->box), self->work_bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->popover = actant_name_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}
