/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's state, shared by the files it is split into by role. */
#pragma once

#include "actant-places.h"
#include "document/actant-document-pane.h"
#include "scenario/actant-place-popover.h"
#include "sidebar/actant-sidebar.h"
#include "suggest/actant-suggestion-bar.h"
#include "tagging/actant-claim-tools.h"
#include "tagging/actant-tag-palette.h"
#include "text/actant-text-change.h"
#include "window/actant-find-bar.h"
#include "window/actant-problem-bar.h"
#include "window/actant-start-page.h"
#include "window/actant-status-line.h"
#include "window/actant-study-list.h"
#include "window/actant-window.h"

G_BEGIN_DECLS

/* Logical pixels. */
#define ACTANT_PANE_MIN_WIDTH 320
#define ACTANT_SIDEBAR_MIN_WIDTH 300

struct _ActantWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template widgets */
  AdwWindowTitle       *title;
  GtkWidget            *list_button;
  GtkWidget            *places_buttons;
  GtkWidget            *undo_button;
  GtkWidget            *redo_button;
  GtkWidget            *find_button;
  GtkWidget            *sidebar_button;
  GtkWidget            *export_button;
  GMenu                *recent_menu;
  AdwToastOverlay      *toasts;
  GtkStack             *pages;
  ActantStartPage      *start_page;
  ActantProblemBar     *problem_bar;
  ActantFindBar        *find_bar;
  ActantSuggestionBar  *suggestion_bar;
  GtkPaned             *outer_paned;
  GtkPaned             *inner_paned;
  ActantStudyList      *study_list;
  GtkWidget            *pane_slot;
  GtkStack             *pane_stack;
  ActantDocumentPane   *pane;
  ActantSidebar        *sidebar;         /* child of sidebar_slot */
  ActantTagPalette     *palette;         /* child of the pane */
  GtkWidget            *place_popover;   /* child of pane_slot */
  ActantClaimTools     *claim_tools;     /* owned */
  GtkRevealer          *sidebar_revealer;
  ActantStatusLine     *status_line;

  /* Owned */
  ActantWorkspace      *workspace;
  ActantPlaces         *places;
  GSettings            *settings;
  GSignalGroup         *session_signals;
  ActantSuggestionTray *tray;
  ActantTextChange     *text_change;
  GtkWidget            *sidebar_slot;    /* moves between inner_paned and sidebar_revealer */

  /* Layout */
  gboolean              narrow;
  gboolean              narrow_list;
  gboolean              narrow_sidebar;
  gboolean              placed;          /* the sidebar's column has its width */
  guint                 adapt_source;

  AdwToast             *arrival;         /* weak: what others changed last */
  char                 *offered;         /* nullable, owned: what waits to be joined or asked about */

  gint64                suggested;       /* where the current suggestion starts, or -1 */
  gboolean              closing;         /* without saving: the user said so */
};

/* actant-window-actions.c */
void     _actant_window_class_install_actions (GtkWidgetClass *widget_class);
void     _actant_window_update_actions        (ActantWindow   *self);

/* actant-window-claims.c */
void     _actant_window_class_install_claim_actions (GtkWidgetClass *widget_class);

/* actant-window-keys.c */
void     _actant_window_add_keys              (ActantWindow   *self);
void     _actant_window_cycle_focus           (ActantWindow   *self,
                                               gboolean        forward);
void     _actant_window_focus_middle          (ActantWindow   *self);
void     _actant_window_focus_text            (ActantWindow   *self);
void     _actant_window_update_title          (ActantWindow   *self);

/* actant-window-layout.c */
void     _actant_window_restore_layout        (ActantWindow   *self);
void     _actant_window_save_layout           (ActantWindow   *self);
gboolean _actant_window_get_list_shown        (ActantWindow   *self);
void     _actant_window_set_list_shown        (ActantWindow   *self,
                                               gboolean        shown);
gboolean _actant_window_get_sidebar_shown     (ActantWindow   *self);
void     _actant_window_set_sidebar_shown     (ActantWindow   *self,
                                               gboolean        shown);

/* actant-window-live.c */
void     _actant_window_class_install_live_actions (GtkWidgetClass *widget_class);
void     _actant_window_add_live              (ActantWindow   *self);
void     _actant_window_drop_live             (ActantWindow   *self);
void     _actant_window_follow_folder         (ActantWindow   *self);
char    *_actant_window_dup_arrival           (ActantSession   *session,
                                               ActantChangeSet *came);

/* actant-window-pages.c */
void     _actant_window_show_page             (ActantWindow   *self);
void     _actant_window_drop_pages            (ActantWindow   *self);
gboolean _actant_window_focus_page            (ActantWindow   *self);

/* actant-window-places.c */
void     _actant_window_class_install_places_actions (GtkWidgetClass *widget_class);
void     _actant_window_follow_places                (ActantWindow   *self);
void     _actant_window_update_places                (ActantWindow   *self);

/* actant-window-records.c */
void     _actant_window_class_install_record_actions (GtkWidgetClass *widget_class);
void     _actant_window_update_record_actions        (ActantWindow   *self);
void     _actant_window_find_area                    (ActantWindow   *self,
                                                      GtkPopover     *popover,
                                                      GdkRectangle   *area);

/* actant-window-saving.c */
char    *_actant_window_dup_save_state               (ActantSession  *session);
void     _actant_window_ask_not_saved                (ActantWindow   *self,
                                                      const GError   *error);
void     _actant_window_class_install_saving_actions (GtkWidgetClass *widget_class);

/* actant-window-texts.c */
void     _actant_window_add_text_change              (ActantWindow   *self);
void     _actant_window_class_install_text_actions   (GtkWidgetClass *widget_class);
void     _actant_window_update_text_actions          (ActantWindow   *self);

/* actant-window-suggestions.c */
void     _actant_window_add_suggestions                  (ActantWindow   *self);
void     _actant_window_class_install_suggestion_actions (GtkWidgetClass *widget_class);
void     _actant_window_update_suggestion_actions        (ActantWindow   *self);

G_END_DECLS
