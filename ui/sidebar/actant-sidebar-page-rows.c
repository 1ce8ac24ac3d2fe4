/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a page: cards, one of them unfolded. */
#include "config.h"

#include "sidebar/actant-sidebar-page-private.h"

#include "sidebar/actant-record-card.h"
#include "sidebar/actant-record-facts.h"

/* Which text the records are of. */
static const char *
get_text_path (ActantSidebarPage *self)
{
  return actant_kind_has_segments (self->kind) ? actant_workspace_get_text_path (self->workspace)
                                               : NULL;
}

static void
update_row_label (ActantSidebarPage *self,
                  GtkListItem       *row)
{
  GtkWidget *card = gtk_list_item_get_child (row);
  GtkWidget *parent = card != NULL ? gtk_widget_get_parent (card) : NULL;
  g_autofree char *label = NULL;

  if (parent == NULL || actant_record_card_get_item (ACTANT_RECORD_CARD (card)) == NULL)
    return;

  label = actant_record_card_dup_label (ACTANT_RECORD_CARD (card), gtk_list_item_get_position (row),
                                        g_list_model_get_n_items (G_LIST_MODEL (self->records)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
update_row_labels_cb (gpointer user_data)
{
  ActantSidebarPage *self = user_data;
  GHashTableIter iter;
  gpointer row;

  self->labels_idle = 0;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    update_row_label (self, row);

  return G_SOURCE_REMOVE;
}

/* What screen readers call the rows is another: after all of what changes now, and before it is
 * drawn. */
void
_actant_sidebar_page_queue_row_labels (ActantSidebarPage *self)
{
  if (self->labels_idle == 0)
    self->labels_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_row_labels_cb, self, NULL);
}

/* The focus must not be in what is taken out of a row: it goes to the row, or
 * when that goes too, away. Leaving an editor commits it. */
static void
release_focus (ActantSidebarPage *self,
               gboolean           to_row)
{
  GtkRoot *root = gtk_widget_get_root (self->detail);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->detail))
    return;
  if (!to_row || !gtk_widget_grab_focus (self->list_view))
    gtk_root_set_focus (root, NULL);
}

void
_actant_sidebar_page_fold (ActantSidebarPage *self,
                           gboolean           row_stays)
{
  GtkWidget *detail;

  if (self->unfolded == NULL)
    return;

  release_focus (self, row_stays);
  if (self->unfolded == NULL)   /* what was committed can change the list */
    return;

  detail = actant_record_card_fold (self->unfolded);
  self->unfolded = NULL;
  g_clear_object (&detail);
}

static void
unfold (ActantSidebarPage *self,
        ActantRecordCard  *card)
{
  const ActantRecord *record;

  _actant_sidebar_page_fold (self, TRUE);
  record = actant_record_item_get_record (actant_record_card_get_item (card));
  if (record == NULL || actant_record_is_opaque (record))
    return;

  self->unfolded = card;
  if (actant_workspace_find_other (self->workspace, actant_record_get_id (record)) != NULL)
    {
      self->focus_pending = FALSE;
      actant_record_card_unfold (card, actant_record_facts_new (self->workspace, record));
      return;
    }

  actant_record_form_set_record (ACTANT_RECORD_FORM (self->form), get_text_path (self), record);
  if (self->relations != NULL)
    actant_relations_list_set_id (ACTANT_RELATIONS_LIST (self->relations),
                                  actant_record_get_id (record));
  if (self->uses != NULL)
    actant_uses_list_set_id (ACTANT_USES_LIST (self->uses), actant_record_get_id (record));
  actant_record_card_unfold (card, self->detail);

  if (self->focus_pending)
    {
      self->focus_pending = FALSE;
      actant_sidebar_page_edit (self, actant_record_get_id (record));
    }
}

static void
row_selected_cb (GtkListItem       *row,
                 GParamSpec        *pspec,
                 ActantSidebarPage *self)
{
  ActantRecordCard *card = ACTANT_RECORD_CARD (gtk_list_item_get_child (row));

  if (!g_hash_table_contains (self->rows, row))
    return;
  if (gtk_list_item_get_selected (row))
    {
      if (self->unfolded != card)
        unfold (self, card);
    }
  else if (self->unfolded == card)
    _actant_sidebar_page_fold (self, TRUE);
}

static void
row_position_cb (GtkListItem       *row,
                 GParamSpec        *pspec,
                 ActantSidebarPage *self)
{
  if (g_hash_table_contains (self->rows, row))
    update_row_label (self, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          ActantSidebarPage        *self)
{
  gtk_list_item_set_child (row, actant_record_card_new (self->workspace));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (row_selected_cb), self, 0);
  g_signal_connect_object (row, "notify::position", G_CALLBACK (row_position_cb), self, 0);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         ActantSidebarPage        *self)
{
  GtkWidget *card = gtk_list_item_get_child (row);

  actant_record_card_set_item (ACTANT_RECORD_CARD (card), gtk_list_item_get_item (row));
  g_hash_table_add (self->rows, row);
  update_row_label (self, row);
  if (gtk_list_item_get_selected (row))
    unfold (self, ACTANT_RECORD_CARD (card));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *row,
           ActantSidebarPage        *self)
{
  ActantRecordCard *card = ACTANT_RECORD_CARD (gtk_list_item_get_child (row));

  g_hash_table_remove (self->rows, row);
  if (self->unfolded == card)
    _actant_sidebar_page_fold (self, FALSE);
  actant_record_card_set_item (card, NULL);
}

/* Brings the focused field of a card that is taller than the list into view. */
void
_actant_sidebar_page_show_focus (ActantSidebarPage *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  GtkWidget *editor = focus != NULL
                      ? gtk_widget_get_ancestor (focus, ACTANT_TYPE_FIELD_EDITOR) : NULL;
  graphene_rect_t bounds;
  double height = gtk_widget_get_height (self->scroller);
  double above, below;

  if (editor == NULL || !gtk_widget_is_ancestor (editor, self->scroller)
      || !gtk_widget_compute_bounds (editor, self->scroller, &bounds))
    return;

  above = bounds.origin.y;
  below = bounds.origin.y + bounds.size.height - height;
  if (above < 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + above - 6);
  else if (below > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + below + 6);
}

/* Returns: (transfer full): what makes the rows */
GtkListItemFactory *
_actant_sidebar_page_new_factory (ActantSidebarPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);

  return factory;
}
