/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a selection: buttons above it, and the context menu. */
#include "config.h"

#include "document/actant-selection-bar.h"

#include <glib/gi18n.h>

struct _ActantSelectionBar
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (ActantSelectionBar, actant_selection_bar, GTK_TYPE_POPOVER)

static const struct
{
  const char *action;
  const char *label;      /* in the menu */
  const char *button;     /* NULL: not above the selection */
  guint       section;
} entries[] = {
  { "win.tag-claim", N_("Tag as _Claim…"), N_("_Claim"), 0 },
  { "win.tag-actor", N_("Tag _Actor…"), N_("_Actor"), 0 },
  { "win.tag-code", N_("Apply C_ode…"), N_("C_ode"), 0 },
  { "win.add-to-passage", N_("Add _Selection to Passage"), N_("Add to _Passage"), 0 },
  { "win.use-selection", N_("_Use as…"), N_("_Use as…"), 1 },
  { "win.use-as::subjects", N_("Use as S_ubject"), NULL, 1 },
  { "win.use-as::addressees", N_("Use as A_ddressee"), NULL, 1 },
  { "win.use-as::likelihood", N_("Use as _Likelihood"), NULL, 1 },
  { "win.use-as::horizon", N_("Use as _Horizon"), NULL, 1 },
  { "win.use-as::condition", N_("Use as Co_ndition"), NULL, 1 },
  { "win.relate", N_("_Relate Claims…"), NULL, 1 },
  { "win.split-claim", N_("Spl_it at Connectives"), NULL, 1 },
  { "win.duplicate-claim", N_("Duplica_te Claim"), NULL, 1 },
  { "clipboard.copy", N_("_Copy Text"), NULL, 2 },
  { "win.correct-text", N_("Correct the Te_xt…"), NULL, 2 },
  { "win.delete-record", N_("_Delete Record"), NULL, 3 },
};

/** Returns: (transfer full): the context menu of the text */
GMenuModel *
actant_selection_bar_create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (section == NULL || entries[i].section != entries[i - 1].section)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_append (section, _(entries[i].label), entries[i].action);
    }

  return G_MENU_MODEL (menu);
}

/** Shows the buttons above @area of the parent. */
void
actant_selection_bar_open (ActantSelectionBar *self,
                           const GdkRectangle *area)
{
  g_return_if_fail (ACTANT_IS_SELECTION_BAR (self));

  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
clicked_cb (ActantSelectionBar *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
actant_selection_bar_class_init (ActantSelectionBarClass *klass)
{
}

static void
actant_selection_bar_init (ActantSelectionBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].button != NULL)
      {
        GtkWidget *button = gtk_button_new_with_mnemonic (_(entries[i].button));

        gtk_widget_add_css_class (button, "flat");
        gtk_widget_set_focus_on_click (button, FALSE);
        gtk_widget_set_focusable (button, FALSE);
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), entries[i].action);
        g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
        gtk_box_append (GTK_BOX (box), button);
      }

  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

/** Returns: (transfer floating): the bar, to become some widget's child */
GtkWidget *
actant_selection_bar_new (void)
{
  return g_object_new (ACTANT_TYPE_SELECTION_BAR, NULL);
}
