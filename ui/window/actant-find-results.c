/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what was found. */
#include "config.h"

#include "window/actant-find-results.h"

#include <glib/gi18n.h>

#include "actant-row-feed.h"

#define HEIGHT 190
#define ROWS_AT_ONCE 24

struct _ActantFindResults
{
  GtkWidget           parent_instance;

  ActantMatchList    *list;
  ActantRowFeed      *feed;        /* of the list, what has rows */
  GtkSingleSelection *selection;
  GtkWidget          *stack;
  GtkWidget          *view;
  GtkWidget          *empty;
  gboolean            quiet;   /* the program moves the selection */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantFindResults, actant_find_results, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *place = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_label_set_max_width_chars (GTK_LABEL (place), 30);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "numeric");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  ActantMatch *match = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *markup = actant_match_dup_markup (match);
  g_autofree char *words = actant_match_dup_words (match);
  g_autofree char *place = actant_match_dup_place (match);
  g_autofree char *label = g_strdup_printf ("%s, %s", words, place);

  gtk_label_set_markup (GTK_LABEL (gtk_widget_get_first_child (box)), markup);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), place);
  gtk_widget_set_margin_start (box, actant_match_is_heading (match) ? 0 : 6);
  gtk_list_item_set_activatable (item, !actant_match_is_heading (match));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
choose (ActantFindResults *self,
        guint              position,
        gboolean           for_good)
{
  g_autoptr(ActantMatch) match = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (match != NULL && !actant_match_is_heading (match))
    g_signal_emit (self, signals[CHOSEN], 0, match, position, for_good);
}

static void
selected_cb (ActantFindResults *self)
{
  if (!self->quiet)
    choose (self, gtk_single_selection_get_selected (self->selection), FALSE);
}

static void
activated_cb (ActantFindResults *self,
              guint              position)
{
  choose (self, position, TRUE);
}

static gboolean
actant_find_results_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_FIND_RESULTS (widget)->view);
}

static void
actant_find_results_dispose (GObject *object)
{
  ActantFindResults *self = ACTANT_FIND_RESULTS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->feed);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (actant_find_results_parent_class)->dispose (object);
}

static void
actant_find_results_class_init (ActantFindResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_find_results_dispose;
  widget_class->grab_focus = actant_find_results_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, ACTANT_TYPE_MATCH, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
build_view (ActantFindResults *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "find-results");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was found"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
}

static void
actant_find_results_init (ActantFindResults *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = actant_match_list_new ();
  self->feed = actant_row_feed_new (G_LIST_MODEL (g_object_ref (self->list)), ROWS_AT_ONCE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  build_view (self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  self->empty = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_widget_set_size_request (self->stack, -1, HEIGHT);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/** Returns: (transfer none): the rows */
ActantMatchList *
actant_find_results_get_list (ActantFindResults *self)
{
  g_return_val_if_fail (ACTANT_IS_FIND_RESULTS (self), NULL);

  return self->list;
}

/**
 * actant_find_results_update:
 * @self: results
 * @searching: whether more may come
 * @of_study: whether they are of all texts, which a click goes to at once
 *
 * Says what there is when there are no rows.
 */
void
actant_find_results_update (ActantFindResults *self,
                            gboolean           searching,
                            gboolean           of_study)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  g_return_if_fail (ACTANT_IS_FIND_RESULTS (self));

  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), of_study);
  gtk_label_set_text (GTK_LABEL (self->empty), searching ? _("Searching …")
                                                         : _("Nothing was found"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "list" : "empty");
}

/** Selects the row at @position and shows it, without choosing it. */
void
actant_find_results_set_current (ActantFindResults *self,
                                 guint              position)
{
  g_return_if_fail (ACTANT_IS_FIND_RESULTS (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    position = GTK_INVALID_LIST_POSITION;
  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->quiet = TRUE;
  actant_row_feed_reach (self->feed, position);
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/** The selected row, or %GTK_INVALID_LIST_POSITION. */
guint
actant_find_results_get_current (ActantFindResults *self)
{
  g_return_val_if_fail (ACTANT_IS_FIND_RESULTS (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

/** Chooses a row for good, as Enter does. */
void
actant_find_results_activate (ActantFindResults *self,
                              guint              position)
{
  g_return_if_fail (ACTANT_IS_FIND_RESULTS (self));

  choose (self, position, TRUE);
}
