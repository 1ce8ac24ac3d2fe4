/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text between its margin and its overview, joined to the workspace. */
#include "config.h"

#include "document/actant-document-pane.h"

#include "document/actant-go-to.h"
#include "document/actant-lanes.h"
#include "document/actant-overview-ruler.h"
#include "document/actant-passage-chooser.h"
#include "document/actant-passages.h"
#include "document/actant-selection-bar.h"
#include "document/actant-text-scroller.h"
#include "document/actant-text-view.h"

#include <glib/gi18n.h>

/* Pixels that one step of a mouse wheel over the margin scrolls. */
#define WHEEL_STEP 53

struct _ActantDocumentPane
{
  GtkWidget             parent_instance;

  ActantWorkspace      *workspace;

  ActantTextView       *view;
  ActantLanes          *lanes;
  ActantOverviewRuler  *ruler;
  ActantPassageChooser *chooser;
  ActantSelectionBar   *bar;
  ActantGoTo           *go_to;
  GtkPopover           *menu;
  GtkLabel             *hint;       /* how many records are here */
  GtkAdjustment        *position;

  gboolean              selecting;  /* this pane selects the record */
};

G_DEFINE_FINAL_TYPE (ActantDocumentPane, actant_document_pane, GTK_TYPE_WIDGET)

/* Text and records */

static ActantCollection *
get_records (ActantDocumentPane *self)
{
  return actant_text_view_get_records (self->view);
}

static GPtrArray *
get_passages (ActantDocumentPane *self)
{
  gint64 anchor, caret;

  actant_text_view_get_selection (self->view, &anchor, &caret);
  return actant_passages_at (self->view, caret);
}

/* What the caret is in, for the ears and for the eyes. */
static void
update_description (ActantDocumentPane *self)
{
  g_autoptr(GPtrArray) passages = get_passages (self);
  g_autofree char *description = NULL;
  const char *selected = actant_text_view_get_selected_id (self->view);
  guint position = actant_passages_find (passages, selected);

  description = actant_passages_dup_description (passages,
                                                 actant_text_view_get_study (self->view), selected);
  if (passages->len > 0 && *description != '\0')
    {
      g_autofree char *words = g_steal_pointer (&description);

      description =
        actant_text_view_dup_whose (self->view,
                                    passages->pdata[position < passages->len ? position : 0], words);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);

  if (passages->len > 1 && position < passages->len)
    {
      /* translators: which of the records at the caret is selected; O is a key */
      g_autofree char *hint = g_strdup_printf (ngettext ("%u of %u record here · O to choose",
                                                         "%u of %u records here · O to choose",
                                                         passages->len),
                                               position + 1, passages->len);

      gtk_label_set_text (self->hint, hint);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hint), passages->len > 1 && position < passages->len);
}

static void
records_changed_cb (ActantDocumentPane *self)
{
  update_description (self);
}

/* What is connected is told by the view's collection, which may be replaced. */
static void
follow_records (ActantDocumentPane *self,
                ActantCollection   *records)
{
  if (get_records (self) == records)
    return;

  if (get_records (self) != NULL)
    g_signal_handlers_disconnect_by_func (get_records (self), records_changed_cb, self);
  if (records != NULL)
    {
      g_signal_connect_object (records, "changed", G_CALLBACK (records_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (records, "reset", G_CALLBACK (records_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

/**
 * actant_document_pane_show:
 * @self: a pane
 * @source: (nullable): the text
 * @records: (nullable): its annotations
 * @study: (nullable): the codebook
 *
 * Shows a text; a workspace does this by itself.
 */
void
actant_document_pane_show (ActantDocumentPane *self,
                           ActantSourceText   *source,
                           ActantCollection   *records,
                           ActantCollection   *study)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  gtk_popover_popdown (GTK_POPOVER (self->bar));
  actant_document_pane_set_matches (self, NULL, 0);
  actant_text_view_set_selected_id (self->view, NULL);
  follow_records (self, records);
  if (actant_text_view_get_source (self->view) != source)
    actant_text_view_set_source (self->view, source);
  actant_text_view_set_records (self->view, records, study);
  actant_lanes_set_records (self->lanes, records, study);
  actant_overview_ruler_set_records (self->ruler, records, study);
  update_description (self);
}

static void
load_text (ActantDocumentPane *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  actant_document_pane_show (self, actant_workspace_get_source (self->workspace),
                             actant_workspace_get_records (self->workspace),
                             session != NULL ? actant_session_get_study (session) : NULL);
}

/* Others are shown, or no longer, of the same text: what is selected and found stays. */
static void
coders_changed_cb (ActantDocumentPane *self)
{
  ActantCollection *records = actant_workspace_get_records (self->workspace);
  ActantCollection *study = actant_text_view_get_study (self->view);

  if (actant_workspace_get_source (self->workspace) != actant_text_view_get_source (self->view))
    return;   /* and the text will be */

  follow_records (self, records);
  actant_text_view_set_records (self->view, records, study);
  actant_lanes_set_records (self->lanes, records, study);
  actant_overview_ruler_set_records (self->ruler, records, study);
  update_description (self);
}

/* The selected record */

static void
select_record (ActantDocumentPane *self,
               const char         *id)
{
  if (self->workspace == NULL)
    return;

  self->selecting = TRUE;
  actant_workspace_select (self->workspace, id);
  self->selecting = FALSE;
}

/* Shows the passage and, unless something is selected, puts the caret there. Where a passage that
 * no longer fits the text once stood means nothing. */
static void
reveal (ActantDocumentPane *self,
        const char         *id)
{
  const ActantRecord *record = NULL;
  gint64 anchor, caret, start, end;

  if (get_records (self) != NULL)
    record = actant_collection_lookup_live (get_records (self), ACTANT_KIND_NONE, id);
  if (record == NULL || actant_record_get_n_segments (record) == 0
      || !actant_collection_is_placed (get_records (self), id))
    return;

  actant_record_get_segment (record, 0, &start, &end);
  actant_text_view_get_selection (self->view, &anchor, &caret);
  if (anchor == caret && !actant_record_covers (record, caret))
    {
      self->selecting = TRUE;
      actant_text_view_select (self->view, start, start);
      self->selecting = FALSE;
    }
  actant_text_view_reveal (self->view, start, end);
}

static void
selected_id_changed_cb (ActantDocumentPane *self)
{
  const char *id = actant_workspace_get_selected_id (self->workspace);

  actant_text_view_set_selected_id (self->view, id);
  if (!self->selecting)
    reveal (self, id);
  gtk_widget_queue_draw (GTK_WIDGET (self->lanes));
  update_description (self);
}

static void
cues_changed_cb (ActantDocumentPane *self)
{
  actant_highlighter_set_cues (actant_text_view_get_highlighter (self->view),
                               actant_workspace_get_cues (self->workspace));
}

static void
reveal_cb (ActantDocumentPane *self,
           const char         *id)
{
  reveal (self, id);
}

/* A caret in passages selects the smallest, unless one of them is selected. */
static void
follow_caret (ActantDocumentPane *self)
{
  g_autoptr(GPtrArray) passages = get_passages (self);
  const char *selected = actant_text_view_get_selected_id (self->view);

  if (passages->len > 0 && actant_passages_find (passages, selected) == passages->len)
    select_record (self, actant_record_get_id (passages->pdata[0]));
}

static void
moved_cb (ActantTextView     *view,
          gboolean            by_pointer,
          ActantDocumentPane *self)
{
  gint64 anchor, caret, start, end;
  GdkRectangle area;

  actant_text_view_get_selection (view, &anchor, &caret);
  start = MIN (anchor, caret);
  end = MAX (anchor, caret);
  if (self->workspace != NULL && actant_workspace_get_source (self->workspace) != NULL)
    actant_workspace_set_range (self->workspace, start, end, caret);

  if (anchor == caret && !self->selecting)
    follow_caret (self);
  update_description (self);

  if (by_pointer && start < end
      && actant_document_pane_get_range_area (self, start, end, &area))
    actant_selection_bar_open (self->bar, &area);
  else
    gtk_popover_popdown (GTK_POPOVER (self->bar));
}

/* Chooser */

static void
open_chooser (ActantDocumentPane *self)
{
  g_autoptr(GPtrArray) passages = get_passages (self);
  ActantHighlighter *highlighter = actant_text_view_get_highlighter (self->view);
  GdkRectangle area;
  gint64 anchor, caret;

  actant_text_view_get_selection (self->view, &anchor, &caret);
  if (passages->len < 2 || !actant_document_pane_get_range_area (self, caret, caret, &area))
    return;

  actant_passage_chooser_open (self->chooser, passages, actant_text_view_get_study (self->view),
                               actant_highlighter_get_dark (highlighter),
                               actant_text_view_get_selected_id (self->view), &area);
}

static void
chosen_cb (ActantDocumentPane *self,
           const char         *id)
{
  select_record (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stripe_selected_cb (ActantDocumentPane *self,
                    const char         *id)
{
  if (self->workspace != NULL)
    actant_workspace_select (self->workspace, id);
}

static gboolean
choose_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  ActantDocumentPane *self = ACTANT_DOCUMENT_PANE (widget);
  g_autoptr(GPtrArray) passages = get_passages (self);

  if (passages->len < 2)
    return GDK_EVENT_PROPAGATE;

  open_chooser (self);
  return GDK_EVENT_STOP;
}

static void
pressed_again_cb (ActantDocumentPane *self)
{
  open_chooser (self);
}

static void
context_menu_cb (ActantTextView     *view,
                 int                 x,
                 int                 y,
                 ActantDocumentPane *self)
{
  double px, py;

  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), x, y, &px, &py);
  gtk_popover_popdown (GTK_POPOVER (self->bar));
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) px, (int) py, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (ACTANT_DOCUMENT_PANE (widget)->view), name, NULL);
}

/* Layout */

static gboolean
get_lanes_position_cb (GtkOverlay         *overlay,
                       GtkWidget          *child,
                       GdkRectangle       *allocation,
                       ActantDocumentPane *self)
{
  if (child != GTK_WIDGET (self->lanes))
    return FALSE;

  *allocation = (GdkRectangle) {
    0, 0,
    MAX (1, gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->view)) - 4),
    gtk_widget_get_height (GTK_WIDGET (overlay))
  };
  return TRUE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           ActantDocumentPane       *self)
{
  actant_text_view_scroll_by (self->view, dy * WHEEL_STEP);
  return GDK_EVENT_STOP;
}

/* The bar is for the mouse: whoever types does without. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                ActantDocumentPane    *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->bar));
  return GDK_EVENT_PROPAGATE;
}

static void
scrolled_cb (ActantDocumentPane *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->bar));
  gtk_widget_queue_draw (GTK_WIDGET (self->lanes));
}

/* Public */

static void
disconnect_workspace (ActantDocumentPane *self)
{
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (actant_workspace_get_side (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_clear_object (&self->workspace);
  actant_text_view_set_filter (self->view, NULL);
  actant_text_view_set_side (self->view, NULL);
}

/** Follows and moves @workspace (nullable) from now on. */
void
actant_document_pane_set_workspace (ActantDocumentPane *self,
                                    ActantWorkspace    *workspace)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  if (workspace == self->workspace)
    return;

  disconnect_workspace (self);
  if (workspace == NULL)
    return;

  self->workspace = g_object_ref (workspace);
  actant_text_view_set_filter (self->view, actant_workspace_get_filter (workspace));
  actant_text_view_set_side (self->view, actant_workspace_get_side (workspace));
  g_signal_connect_data (actant_workspace_get_side (workspace), "changed",
                         G_CALLBACK (coders_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (workspace, "notify::text-path", G_CALLBACK (load_text), self);
  g_signal_connect_swapped (workspace, "notify::source", G_CALLBACK (load_text), self);
  g_signal_connect_swapped (workspace, "notify::selected-id",
                            G_CALLBACK (selected_id_changed_cb), self);
  g_signal_connect_swapped (workspace, "cues-changed", G_CALLBACK (cues_changed_cb), self);
  g_signal_connect_swapped (workspace, "reveal", G_CALLBACK (reveal_cb), self);
  load_text (self);
}

/** Selects a range, shows it, and tells the workspace. */
void
actant_document_pane_select_range (ActantDocumentPane *self,
                                   gint64              start,
                                   gint64              end)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  actant_text_view_select (self->view, start, end);
  actant_text_view_reveal (self->view, start, end);
}

/**
 * actant_document_pane_scroll_by:
 * @pixels: down the text; negative for up
 *
 * Returns: by how many it was possible
 */
double
actant_document_pane_scroll_by (ActantDocumentPane *self,
                                double              pixels)
{
  g_return_val_if_fail (ACTANT_IS_DOCUMENT_PANE (self), 0);

  return actant_text_view_scroll_by (self->view, pixels);
}

/** Scrolls until @offset is seen. */
void
actant_document_pane_scroll_to (ActantDocumentPane *self,
                                gint64              offset)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  actant_text_view_reveal (self->view, offset, offset);
}

/**
 * actant_document_pane_get_range_area:
 * @self: a pane
 * @start: code points
 * @end: its end, exclusive
 * @area: (out): what is visible of it, in the pane's coordinates
 *
 * Returns: whether any of it is visible
 */
gboolean
actant_document_pane_get_range_area (ActantDocumentPane *self,
                                     gint64              start,
                                     gint64              end,
                                     GdkRectangle       *area)
{
  double x, y;

  g_return_val_if_fail (ACTANT_IS_DOCUMENT_PANE (self), FALSE);

  if (!actant_text_view_get_area (self->view, start, end, area)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                            area->x, area->y, &x, &y))
    return FALSE;

  area->x = (int) x;
  area->y = (int) y;
  return TRUE;
}

/**
 * actant_document_pane_set_matches:
 * @self: a pane
 * @matches: (nullable) (element-type ActantTextRange): in order, not overlapping
 * @current: position of the one to mark stronger
 *
 * Marks what a search found.
 */
void
actant_document_pane_set_matches (ActantDocumentPane *self,
                                  GArray             *matches,
                                  guint               current)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  actant_highlighter_set_matches (actant_text_view_get_highlighter (self->view), matches, current);
  actant_overview_ruler_set_matches (self->ruler, matches);
}

/**
 * actant_document_pane_set_suggestions:
 * @self: a pane
 * @suggestions: (nullable) (element-type ActantTextRange): by start
 * @current: position of the one to mark stronger
 *
 * Marks what the text might be coded with.
 */
void
actant_document_pane_set_suggestions (ActantDocumentPane *self,
                                      GArray             *suggestions,
                                      guint               current)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  actant_highlighter_set_suggestions (actant_text_view_get_highlighter (self->view), suggestions,
                                      current);
}

static void
place_chosen_cb (ActantDocumentPane *self,
                 gint64              offset)
{
  actant_document_pane_select_range (self, offset, offset);
  actant_document_pane_focus_text (self);
}

/** Asks for a line, a character or a share of the text, and goes there. */
void
actant_document_pane_go_to (ActantDocumentPane *self)
{
  ActantSourceText *source;

  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  source = actant_text_view_get_source (self->view);
  if (source == NULL)
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->go_to),
                               &(GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0,
                                                 1, 1 });
  actant_go_to_open (self->go_to, source);
}

/** Gives the text the keyboard's focus. */
void
actant_document_pane_focus_text (ActantDocumentPane *self)
{
  g_return_if_fail (ACTANT_IS_DOCUMENT_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/** Returns: (transfer none): the text view inside */
ActantTextView *
actant_document_pane_get_text_view (ActantDocumentPane *self)
{
  g_return_val_if_fail (ACTANT_IS_DOCUMENT_PANE (self), NULL);

  return self->view;
}

static gboolean
actant_document_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ACTANT_DOCUMENT_PANE (widget)->view));
}

static void
actant_document_pane_dispose (GObject *object)
{
  ActantDocumentPane *self = ACTANT_DOCUMENT_PANE (object);
  GtkWidget *child;

  disconnect_workspace (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (actant_document_pane_parent_class)->dispose (object);
}

static void
actant_document_pane_class_init (ActantDocumentPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_document_pane_dispose;
  widget_class->grab_focus = actant_document_pane_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "document-pane");
  /* For the context menu, which is not inside the text view. */
  gtk_widget_class_install_action (widget_class, "clipboard.copy", NULL, copy_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_o, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, choose_cb, NULL);
}

static void
add_popovers (ActantDocumentPane *self)
{
  g_autoptr(GMenuModel) model = actant_selection_bar_create_menu ();

  self->chooser = ACTANT_PASSAGE_CHOOSER (actant_passage_chooser_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->chooser), GTK_WIDGET (self));
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);

  self->bar = ACTANT_SELECTION_BAR (actant_selection_bar_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));

  self->go_to = ACTANT_GO_TO (actant_go_to_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->go_to), GTK_WIDGET (self));
  g_signal_connect_swapped (self->go_to, "chosen", G_CALLBACK (place_chosen_cb), self);

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (model));
  gtk_popover_set_has_arrow (self->menu, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
}

static void
add_text (ActantDocumentPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->view = ACTANT_TEXT_VIEW (actant_text_view_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 actant_text_scroller_new (self->view));
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  self->lanes = ACTANT_LANES (actant_lanes_new (self->view));
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (get_lanes_position_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->lanes), scroll);

  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->hint), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->hint), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "passage-hint");

  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->lanes));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->hint));

  self->ruler = ACTANT_OVERVIEW_RULER (actant_overview_ruler_new (self->view, self->position));
  gtk_widget_add_css_class (box, "view");
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ruler));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
actant_document_pane_init (ActantDocumentPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_text (self);
  add_popovers (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (self->position, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (self->view, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->view, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect_swapped (self->view, "pressed-again", G_CALLBACK (pressed_again_cb), self);
  g_signal_connect_swapped (self->lanes, "selected", G_CALLBACK (stripe_selected_cb), self);
}

/** Returns: (transfer floating): a pane that shows nothing yet */
GtkWidget *
actant_document_pane_new (void)
{
  return g_object_new (ACTANT_TYPE_DOCUMENT_PANE, NULL);
}
