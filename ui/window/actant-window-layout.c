/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the list, the text and the sidebar stand, wide and narrow. */
#include "config.h"

#include "window/actant-window-private.h"

/* Below this width, in logical pixels, three columns leave too little text. */
#define NARROW_WIDTH 900

/* Buttons ask already while the template is built, before there are settings. */
static gboolean
get_shown (ActantWindow *self,
           const char   *key,
           gboolean      narrow_shown)
{
  if (self->narrow)
    return narrow_shown;

  return self->settings == NULL || g_settings_get_boolean (self->settings, key);
}

static gboolean
is_list_shown (ActantWindow *self)
{
  return get_shown (self, "study-list-visible", self->narrow_list);
}

static gboolean
is_sidebar_shown (ActantWindow *self)
{
  return get_shown (self, "sidebar-visible", self->narrow_sidebar);
}

static void
update_visibility (ActantWindow *self)
{
  gboolean sidebar = is_sidebar_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self->study_list), is_list_shown (self));
  gtk_widget_set_visible (self->sidebar_slot, self->narrow || sidebar);
  gtk_revealer_set_reveal_child (self->sidebar_revealer, self->narrow && sidebar);
  gtk_widget_set_can_target (GTK_WIDGET (self->sidebar_revealer), self->narrow && sidebar);
}

/** Whether the list of texts is shown; narrow windows keep their own mind. */
gboolean
_actant_window_get_list_shown (ActantWindow *self)
{
  return is_list_shown (self);
}

void
_actant_window_set_list_shown (ActantWindow *self,
                               gboolean      shown)
{
  if (is_list_shown (self) == shown)
    return;

  if (self->narrow)
    self->narrow_list = shown;
  else
    g_settings_set_boolean (self->settings, "study-list-visible", shown);
  update_visibility (self);
  g_object_notify (G_OBJECT (self), "study-list-visible");
}

gboolean
_actant_window_get_sidebar_shown (ActantWindow *self)
{
  return is_sidebar_shown (self);
}

void
_actant_window_set_sidebar_shown (ActantWindow *self,
                                  gboolean      shown)
{
  if (is_sidebar_shown (self) == shown)
    return;

  if (self->narrow)
    self->narrow_sidebar = shown;
  else
    g_settings_set_boolean (self->settings, "sidebar-visible", shown);
  update_visibility (self);
  g_object_notify (G_OBJECT (self), "sidebar-visible");
}

/* Moves the sidebar between its column and the overlay above the text. */
static void
set_narrow (ActantWindow *self,
            gboolean      narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  _actant_window_update_title (self);
  _actant_window_update_places (self);
  self->narrow_list = FALSE;
  self->narrow_sidebar = FALSE;
  if (narrow)
    {
      gtk_paned_set_end_child (self->inner_paned, NULL);
      gtk_revealer_set_child (self->sidebar_revealer, self->sidebar_slot);
      gtk_widget_set_size_request (self->sidebar_slot,
                                   g_settings_get_int (self->settings, "sidebar-width"), -1);
    }
  else
    {
      gtk_revealer_set_child (self->sidebar_revealer, NULL);
      gtk_paned_set_end_child (self->inner_paned, self->sidebar_slot);
      gtk_widget_set_size_request (self->sidebar_slot, ACTANT_SIDEBAR_MIN_WIDTH, -1);
      self->placed = FALSE;
    }
  update_visibility (self);
  g_object_notify (G_OBJECT (self), "study-list-visible");
  g_object_notify (G_OBJECT (self), "sidebar-visible");
}

/* The sidebar keeps its width: its place is counted from the right. */
static void
place_sidebar (ActantWindow *self,
               int           width)
{
  int sidebar = MAX (g_settings_get_int (self->settings, "sidebar-width"),
                     ACTANT_SIDEBAR_MIN_WIDTH);

  gtk_paned_set_position (self->inner_paned, MAX (width - sidebar, ACTANT_PANE_MIN_WIDTH));
}

/* Children cannot be moved while sizes are being given out. */
static gboolean
adapt_cb (gpointer user_data)
{
  ActantWindow *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int inner;

  self->adapt_source = 0;
  set_narrow (self, width < NARROW_WIDTH);
  inner = gtk_widget_get_width (GTK_WIDGET (self->inner_paned));
  if (!self->narrow && !self->placed && inner > 0)
    {
      place_sidebar (self, inner);
      self->placed = TRUE;
    }

  return G_SOURCE_REMOVE;
}

static void
adapt (ActantWindow *self)
{
  if (self->adapt_source == 0)
    self->adapt_source = g_idle_add_full (GTK_PRIORITY_RESIZE, adapt_cb, self, NULL);
}

static void
realize_cb (ActantWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "layout",
                           G_CALLBACK (adapt), self, G_CONNECT_SWAPPED);
}

/* Sizes as they were left. */
void
_actant_window_restore_layout (ActantWindow *self)
{
  int width = g_settings_get_int (self->settings, "window-width");
  int list = g_settings_get_int (self->settings, "study-list-width");

  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  gtk_paned_set_position (self->outer_paned, list);
  place_sidebar (self, width - (is_list_shown (self) ? list : 0));
  set_narrow (self, width < NARROW_WIDTH);
  update_visibility (self);
  g_object_notify (G_OBJECT (self), "study-list-visible");
  g_object_notify (G_OBJECT (self), "sidebar-visible");

  g_signal_connect_swapped (self, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect_swapped (gtk_stack_get_pages (self->pages), "selection-changed",
                            G_CALLBACK (adapt), self);
}

void
_actant_window_save_layout (ActantWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  gboolean has_study = actant_window_get_session (self) != NULL;
  int width, height;

  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized)
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      if (width > 0 && height > 0)
        {
          g_settings_set_int (self->settings, "window-width", width);
          g_settings_set_int (self->settings, "window-height", height);
        }
    }
  if (has_study && is_list_shown (self))
    g_settings_set_int (self->settings, "study-list-width",
                        gtk_paned_get_position (self->outer_paned));
  if (has_study && !self->narrow && self->placed && is_sidebar_shown (self))
    g_settings_set_int (self->settings, "sidebar-width",
                        gtk_widget_get_width (GTK_WIDGET (self->inner_paned))
                        - gtk_paned_get_position (self->inner_paned));
}
