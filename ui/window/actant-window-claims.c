/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do with the selected claim. */
#include "config.h"

#include "window/actant-window-private.h"

static void
use_selection_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  GdkRectangle area;

  _actant_window_find_area (self, GTK_POPOVER (actant_claim_tools_get_popover (self->claim_tools)),
                            &area);
  actant_claim_tools_ask_slot (self->claim_tools, &area);
}

static void
use_as_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  actant_claim_tools_use_as (ACTANT_WINDOW (widget)->claim_tools,
                             g_variant_get_string (parameter, NULL));
}

static void
relate_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  GdkRectangle area;

  _actant_window_find_area (self, GTK_POPOVER (actant_claim_tools_get_popover (self->claim_tools)),
                            &area);
  actant_claim_tools_relate (self->claim_tools, &area);
}

void
_actant_window_class_install_claim_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.use-selection", NULL, use_selection_action);
  gtk_widget_class_install_action (widget_class, "win.use-as", "s", use_as_action);
  gtk_widget_class_install_action (widget_class, "win.relate", NULL, relate_action);
}
