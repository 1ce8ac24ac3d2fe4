/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/actant-window.h"

G_BEGIN_DECLS

struct _ActantWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template widgets */
  AdwWindowTitle       *title;
  GtkWidget            *undo_button;
  GtkWidget            *redo_button;
  AdwToastOverlay      *toasts;
  GtkStack             *pages;
  GtkPaned             *outer_paned;
  GtkPaned             *inner_paned;
  AdwBin               *list_slot;
  AdwBin               *pane_slot;

  /* Owned */
  ActantWorkspace      *workspace;
  GSettings            *settings;
  GSignalGroup         *session_signals;
};

/* actant-window-actions.c */
void _actant_window_class_install_actions (GtkWidgetClass *widget_class);
void _actant_window_update_actions        (ActantWindow   *self);

G_END_DECLS
