/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips that cost nothing until somebody wants to see them. */
#include "config.h"

#include "actant-tooltip.h"

#define KEY "actant-tooltip"

/**
 * actant_tooltip_set:
 * @widget: without a parent yet
 * @text: (nullable): its tooltip
 *
 * As gtk_widget_set_tooltip_text(), which asks nobody about what is hidden.
 */
void
actant_tooltip_set (GtkWidget  *widget,
                    const char *text)
{
  gboolean hide = gtk_widget_get_parent (widget) == NULL && gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;

  if (hide)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hide)
    gtk_widget_set_visible (widget, TRUE);
}

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    keyboard_mode,
          GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), KEY);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * actant_tooltip_update:
 * @widget: wherever it is
 * @text: (nullable): its tooltip from now on
 *
 * For what changes often, such as a row that is bound to another item. It is no
 * property of the widget, and one that is shown already stays as it is.
 */
void
actant_tooltip_update (GtkWidget  *widget,
                       const char *text)
{
  gboolean had = g_object_get_data (G_OBJECT (widget), KEY) != NULL;

  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  gtk_widget_set_has_tooltip (widget, text != NULL);
  if (text != NULL && !had)
    {
      g_signal_handlers_disconnect_by_func (widget, query_cb, NULL);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
    }
}
