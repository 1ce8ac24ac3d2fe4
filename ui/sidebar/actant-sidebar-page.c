/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A searchable list of records, one of them unfolded. */
#include "config.h"

#include "sidebar/actant-sidebar-page-private.h"

#include "document/actant-record-name.h"
#include "sidebar/actant-filter-button.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Cards are some of the dearest rows. */
#define ROWS_AT_ONCE 12

G_DEFINE_FINAL_TYPE (ActantSidebarPage, actant_sidebar_page, GTK_TYPE_WIDGET)

/* The texts that differ from page to page. */
static const struct
{
  ActantKind  kind;
  const char *list;
  const char *search;
  const char *tooltip;
  const char *new_label;
  const char *new_name;
  const char *empty_icon;
  const char *empty_title;
  const char *empty_description;
} words[] = {
  { ACTANT_KIND_CLAIM, N_("Claims"), N_("Search claims"),
    N_("Finds words in the gist, the quote, the note and the names. "
       "type:forecast or actor:kim looks in one place only; all words must fit, "
       "-type:report excludes, | is either, scenario:none is unset."),
    NULL, NULL, "document-edit-symbolic", N_("No Claims Yet"),
    N_("Select a passage and press C: who claims what of whom?") },
  { ACTANT_KIND_ACTOR, N_("Actors"), N_("Search actors"),
    N_("Finds words in names, aliases and notes. "
       "type:state or country:KOR looks in one place only; all words must fit."),
    N_("New Actor"), N_("New actor"), "system-users-symbolic", N_("No Actors Yet"),
    N_("Select a name in the text and press A, or make an actor here.") },
  { ACTANT_KIND_CODE, N_("Codes"), N_("Search codes"),
    N_("Finds words in names, statements, rules and notes. "
       "use:issue looks in one place only; all words must fit."),
    N_("New Code"), N_("New code"), "view-list-bullet-symbolic", N_("The Codebook Is Empty"),
    N_("Codes are issues that claims take a position on, frames and themes. "
       "Make one here, or select a passage and press E.") },
};

static guint
get_words (ActantSidebarPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == self->kind)
      return i;

  g_return_val_if_reached (0);
}

static ActantSession *
get_session (ActantSidebarPage *self)
{
  return self->workspace != NULL ? actant_workspace_get_session (self->workspace) : NULL;
}

static gboolean
filter_record (const ActantRecord *record,
               gpointer            user_data)
{
  ActantSidebarPage *self = user_data;

  /* What was merged is its other. */
  if (get_session (self) != NULL && !actant_session_stands_for_itself (get_session (self), record))
    return FALSE;

  if (self->filter != NULL)
    return actant_query_filter_shows (self->filter, record);

  return self->match == NULL || actant_query_match_fits (self->match, record, NULL, NULL);
}

static void
update_state (ActantSidebarPage *self)
{
  const char *state = "list";

  if (actant_record_list_get_n_all (self->records) == 0)
    state = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    state = "no-match";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), state);
}

static void
focus_form_cb (gpointer data)
{
  ActantSidebarPage *self = data;

  self->focus_idle = 0;
  if (self->unfolded == NULL)
    return;

  /* The row that folded took its height along, and the list may be elsewhere by now. */
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
  actant_record_form_focus (ACTANT_RECORD_FORM (self->form), NULL);
}

/* The record of this page that stands for the workspace's selected one: of a
 * mention its actor, of a coding its code. */
static const char *
get_wanted_id (ActantSidebarPage *self)
{
  const ActantRecord *record = self->workspace != NULL
                               ? actant_workspace_get_selected (self->workspace) : NULL;

  if (record == NULL || actant_record_is_opaque (record))
    return NULL;
  if (actant_record_get_kind (record) == self->kind)
    return actant_record_get_id (record);
  if ((self->kind == ACTANT_KIND_ACTOR && actant_record_get_kind (record) == ACTANT_KIND_MENTION)
      || (self->kind == ACTANT_KIND_CODE && actant_record_get_kind (record) == ACTANT_KIND_CODING))
    return actant_record_name_get_ref (record);

  return NULL;
}

static void
show_selected (ActantSidebarPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
}

static void
sync_selection (ActantSidebarPage *self)
{
  const char *id = get_wanted_id (self);
  guint position = id != NULL ? actant_record_list_find (self->records, id)
                              : GTK_INVALID_LIST_POSITION;

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->syncing = TRUE;
  actant_row_feed_reach (self->feed, position);
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  show_selected (self);
}

static void
items_changed_cb (ActantSidebarPage *self)
{
  update_state (self);
  sync_selection (self);
  _actant_sidebar_page_queue_row_labels (self);
}

/* The user moved in the list. */
static void
selected_cb (ActantSidebarPage *self)
{
  ActantRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *id = NULL;

  if (self->syncing || item == NULL || self->workspace == NULL)
    return;

  id = g_strdup (actant_record_item_get_id (item));
  if (g_strcmp0 (id, get_wanted_id (self)) == 0)
    return;

  actant_workspace_select (self->workspace, id);
  if (actant_kind_has_segments (self->kind))
    actant_workspace_reveal (self->workspace, id);
}

/* What is wrong with what is typed; what was found before stays. */
static void
show_error (ActantSidebarPage *self,
            const char        *message)
{
  gtk_label_set_text (GTK_LABEL (self->search_error), message != NULL ? message : "");
  gtk_widget_set_visible (self->search_error, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (self->search_entry, "error");
  else
    gtk_widget_remove_css_class (self->search_entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What the names in the query find is another when the study is. */
static void
look_names_up (ActantSidebarPage *self)
{
  g_clear_pointer (&self->match, actant_query_match_free);
  if (get_session (self) == NULL)
    return;

  if (self->filter == NULL)
    self->match = actant_query_match_new (self->query, get_session (self));
  actant_record_list_refilter (self->records);
}

static void search_changed_cb (ActantSidebarPage *self);

/* The query can be set elsewhere, too. Other records change no query: what is being typed stays. */
static void
filter_changed_cb (ActantSidebarPage *self)
{
  g_autofree char *text = g_strdup (actant_query_filter_get_query (self->filter));
  gboolean is_other = g_strcmp0 (text, self->seen_query) != 0;

  g_free (self->seen_query);
  self->seen_query = g_strdup (text);
  if (!self->setting_filter && is_other
      && strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))) != 0)
    {
      /* On its way from one text to another an entry is empty, and says so. */
      g_signal_handlers_block_by_func (self->search_entry, search_changed_cb, self);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
      g_signal_handlers_unblock_by_func (self->search_entry, search_changed_cb, self);
      show_error (self, NULL);
    }
  actant_record_list_refilter (self->records);
  update_state (self);
}

static gboolean
touches_study (ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;

      if (!actant_kind_has_segments (actant_record_get_kind (either)))
        return TRUE;
    }

  return FALSE;
}

/* Cards name actors and codes; of a mention the actor can be another now. */
static void
session_changed_cb (ActantSession     *session,
                    ActantChangeSet   *change_set,
                    ActantSidebarPage *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self->filter == NULL && touches_study (change_set) && !actant_query_is_empty (self->query))
    look_names_up (self);
  update_state (self);
  sync_selection (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (touches_study (change_set) && g_hash_table_iter_next (&iter, &row, NULL))
    actant_record_card_update (ACTANT_RECORD_CARD (gtk_list_item_get_child (row)));
  /* What a row is called follows its record. */
  _actant_sidebar_page_queue_row_labels (self);
}

/* A file was read that may say what became of records. */
static void
side_changed_cb (ActantSidebarPage *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    actant_record_card_update (ACTANT_RECORD_CARD (gtk_list_item_get_child (row)));
  _actant_sidebar_page_queue_row_labels (self);
}

static void
collection_changed_cb (ActantSidebarPage *self)
{
  ActantCollection *collection = NULL;

  actant_record_form_flush (ACTANT_RECORD_FORM (self->form));
  if (!actant_kind_has_segments (self->kind))
    collection = get_session (self) != NULL ? actant_session_get_study (get_session (self)) : NULL;
  else
    collection = actant_workspace_get_records (self->workspace);
  g_clear_pointer (&self->match, actant_query_match_free);
  actant_record_list_set_collection (self->records, collection);
  look_names_up (self);
  items_changed_cb (self);
}

static void
refilter (ActantSidebarPage *self)
{
  g_autoptr(GError) error = NULL;
  ActantQuery *query;

  if (self->records == NULL)
    return;

  if (self->filter != NULL)
    {
      self->setting_filter = TRUE;
      actant_query_filter_set_query (self->filter,
                                     gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                                     &error);
      self->setting_filter = FALSE;
      show_error (self, error != NULL ? error->message : NULL);
      return;
    }

  query = actant_query_parse (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                              get_session (self), NULL, &error);
  show_error (self, error != NULL ? error->message : NULL);
  if (query != NULL)
    {
      actant_query_unref (self->query);
      self->query = query;
    }
  look_names_up (self);
  update_state (self);
}

static void
search_changed_cb (ActantSidebarPage *self)
{
  refilter (self);
}

/* Escape: first clears, then goes back to the text. */
static void
search_stopped_cb (ActantSidebarPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-middle", NULL);
}

static void
clear_clicked_cb (ActantSidebarPage *self)
{
  actant_sidebar_page_set_search (self, "");
  gtk_widget_grab_focus (self->search_entry);
}

static void
new_clicked_cb (ActantSidebarPage *self)
{
  ActantSession *session = get_session (self);
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) record = NULL;

  if (session == NULL)
    return;

  change_set = actant_change_set_new (_(words[get_words (self)].new_label));
  empty = actant_session_new_record (session, self->kind);
  record = actant_record_set (empty, "name",
                              actant_value_new_text (_(words[get_words (self)].new_name)));
  actant_session_put (session, change_set, NULL, record);
  if (actant_workspace_apply (self->workspace, change_set))
    actant_workspace_edit (self->workspace, actant_record_get_id (record));
}

static void
activated_cb (ActantSidebarPage *self)
{
  ActantRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL
      && !actant_workspace_refuse (self->workspace, actant_record_item_get_id (item)))
    actant_sidebar_page_edit (self, actant_record_item_get_id (item));
}

/* Deletes the selected record and selects the one that takes its place. */
static void
delete_selected (ActantSidebarPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  ActantRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint n;

  if (item == NULL)
    return;

  actant_workspace_delete (self->workspace, actant_record_item_get_id (item));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n > 0 && gtk_single_selection_get_selected_item (self->selection) == NULL)
    {
      position = MIN (position, n - 1);
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
      gtk_widget_grab_focus (self->list_view);
    }
}

static gboolean
key_pressed_cb (ActantSidebarPage *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  switch (key)
    {
    case GDK_KEY_F2:
      activated_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      delete_selected (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
show_selected_cb (gpointer data)
{
  ActantSidebarPage *self = data;

  self->show_idle = 0;
  show_selected (self);
}

/* A list does not scroll before it has a size. */
static void
actant_sidebar_page_map (GtkWidget *widget)
{
  ActantSidebarPage *self = ACTANT_SIDEBAR_PAGE (widget);

  GTK_WIDGET_CLASS (actant_sidebar_page_parent_class)->map (widget);
  if (self->selection != NULL && self->show_idle == 0)
    self->show_idle = g_idle_add_once (show_selected_cb, self);
}

static void
actant_sidebar_page_root (GtkWidget *widget)
{
  ActantSidebarPage *self = ACTANT_SIDEBAR_PAGE (widget);

  GTK_WIDGET_CLASS (actant_sidebar_page_parent_class)->root (widget);
  self->window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_signal_connect_swapped (self->window, "notify::focus-widget",
                            G_CALLBACK (_actant_sidebar_page_show_focus), self);
}

static void
actant_sidebar_page_unroot (GtkWidget *widget)
{
  ActantSidebarPage *self = ACTANT_SIDEBAR_PAGE (widget);

  g_signal_handlers_disconnect_by_func (self->window, _actant_sidebar_page_show_focus, self);
  self->window = NULL;
  GTK_WIDGET_CLASS (actant_sidebar_page_parent_class)->unroot (widget);
}

static void
actant_sidebar_page_dispose (GObject *object)
{
  ActantSidebarPage *self = ACTANT_SIDEBAR_PAGE (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_handle_id (&self->show_idle, g_source_remove);
  g_clear_handle_id (&self->labels_idle, g_source_remove);
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (actant_workspace_get_side (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->seen_query, g_free);
  if (self->list_view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  _actant_sidebar_page_fold (self, FALSE);
  g_clear_object (&self->detail);
  g_clear_object (&self->session_signals);
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->feed);
  g_clear_object (&self->records);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_SIDEBAR_PAGE);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, actant_query_unref);
  g_clear_pointer (&self->match, actant_query_match_free);

  G_OBJECT_CLASS (actant_sidebar_page_parent_class)->dispose (object);
}

static void
actant_sidebar_page_finalize (GObject *object)
{
  g_hash_table_unref (ACTANT_SIDEBAR_PAGE (object)->rows);

  G_OBJECT_CLASS (actant_sidebar_page_parent_class)->finalize (object);
}

static void
actant_sidebar_page_class_init (ActantSidebarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACTANT_TYPE_FILTER_BUTTON);

  object_class->dispose = actant_sidebar_page_dispose;
  object_class->finalize = actant_sidebar_page_finalize;
  widget_class->map = actant_sidebar_page_map;
  widget_class->root = actant_sidebar_page_root;
  widget_class->unroot = actant_sidebar_page_unroot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/sidebar/actant-sidebar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, box);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, search_error);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, ActantSidebarPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
actant_sidebar_page_init (ActantSidebarPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new (NULL, NULL);
  self->query = actant_query_parse (NULL, NULL, NULL, NULL);
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "changed", G_CALLBACK (session_changed_cb),
                                 self, G_CONNECT_AFTER);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list_view, keys);
}

/**
 * actant_sidebar_page_new:
 * @kind: claim, actor or code
 *
 * Returns: (transfer floating): a page that waits for a workspace
 */
GtkWidget *
actant_sidebar_page_new (ActantKind kind)
{
  ActantSidebarPage *self = g_object_new (ACTANT_TYPE_SIDEBAR_PAGE, NULL);
  guint i;

  self->kind = kind;
  i = get_words (self);
  g_object_set (self->search_entry, "placeholder-text", _(words[i].search),
                "tooltip-text", _(words[i].tooltip), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(words[i].search),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(words[i].tooltip), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(words[i].list), -1);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty_page), words[i].empty_icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty_page), _(words[i].empty_title));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty_page),
                                   _(words[i].empty_description));
  gtk_widget_set_visible (self->filter_button, kind == ACTANT_KIND_CLAIM);
  if (words[i].new_label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->new_button), _(words[i].new_label));
      gtk_widget_set_visible (self->new_button, TRUE);
    }

  return GTK_WIDGET (self);
}

static void
build_detail (ActantSidebarPage *self)
{
  self->detail = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (self->detail, "card-detail");
  gtk_box_append (GTK_BOX (self->detail), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->form = actant_record_form_new (self->workspace, self->kind,
                                       actant_record_form_get_usual (self->kind));
  gtk_box_append (GTK_BOX (self->detail), self->form);
  if (self->kind == ACTANT_KIND_CLAIM)
    {
      self->relations = actant_relations_list_new (self->workspace);
      gtk_box_append (GTK_BOX (self->detail), self->relations);
    }
  if (!actant_kind_has_segments (self->kind))
    {
      self->uses = actant_uses_list_new (self->workspace);
      gtk_box_append (GTK_BOX (self->detail), self->uses);
    }
}

/** What the page follows; once. */
void
actant_sidebar_page_set_workspace (ActantSidebarPage *self,
                                   ActantWorkspace   *workspace)
{
  g_autoptr(GtkListItemFactory) factory = NULL;

  g_return_if_fail (ACTANT_IS_SIDEBAR_PAGE (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  build_detail (self);
  if (actant_kind_has_segments (self->kind))
    {
      g_signal_connect_swapped (actant_workspace_get_side (workspace), "changed",
                                G_CALLBACK (side_changed_cb), self);
      self->filter = g_object_ref (actant_workspace_get_filter (workspace));
      self->seen_query = g_strdup (actant_query_filter_get_query (self->filter));
      g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_changed_cb), self);
      actant_filter_button_connect (ACTANT_FILTER_BUTTON (self->filter_button), workspace,
                                    GTK_EDITABLE (self->search_entry));
    }
  self->records = actant_record_list_new (NULL, self->kind);
  actant_record_list_set_filter (self->records, filter_record, self, NULL);
  self->feed = actant_row_feed_new (G_LIST_MODEL (g_object_ref (self->records)), ROWS_AT_ONCE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_data (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                         NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  factory = _actant_sidebar_page_new_factory (self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));

  g_object_bind_property (workspace, "session", self->session_signals, "target",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (workspace, actant_kind_has_segments (self->kind) ? "notify::records"
                                                                            : "notify::session",
                            G_CALLBACK (collection_changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::selected-id", G_CALLBACK (sync_selection), self);
  collection_changed_cb (self);
}

ActantKind
actant_sidebar_page_get_kind (ActantSidebarPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDEBAR_PAGE (self), ACTANT_KIND_NONE);

  return self->kind;
}

/** Returns: (transfer none): the listed records and the selected one */
GtkSelectionModel *
actant_sidebar_page_get_model (ActantSidebarPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDEBAR_PAGE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/** Returns: (transfer none): the form of the selected record */
ActantRecordForm *
actant_sidebar_page_get_form (ActantSidebarPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDEBAR_PAGE (self), NULL);

  return ACTANT_RECORD_FORM (self->form);
}

/** Returns: (transfer none) (nullable): where the selected record is used */
ActantUsesList *
actant_sidebar_page_get_uses (ActantSidebarPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDEBAR_PAGE (self), NULL);

  return self->uses != NULL ? ACTANT_USES_LIST (self->uses) : NULL;
}

/** Returns: (transfer none) (nullable): the relations of the selected claim */
ActantRelationsList *
actant_sidebar_page_get_relations (ActantSidebarPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDEBAR_PAGE (self), NULL);

  return self->relations != NULL ? ACTANT_RELATIONS_LIST (self->relations) : NULL;
}

/** Searches at once for @text, as typed. */
void
actant_sidebar_page_set_search (ActantSidebarPage *self,
                                const char        *text)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  refilter (self);
}

/** Puts the caret into the box for searches. */
void
actant_sidebar_page_focus_search (ActantSidebarPage *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR_PAGE (self));

  gtk_widget_grab_focus (self->search_entry);
}

/** Opens the choice of whose annotations are drawn and listed. */
void
actant_sidebar_page_open_coders (ActantSidebarPage *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR_PAGE (self));

  actant_filter_button_open_coders (ACTANT_FILTER_BUTTON (self->filter_button));
}

/** Returns: "list", "empty" or "no-match" */
const char *
actant_sidebar_page_get_state (ActantSidebarPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDEBAR_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

/** Selects a record of the page's kind, listed or not, and focuses its form. */
void
actant_sidebar_page_edit (ActantSidebarPage *self,
                          const char        *id)
{
  g_autofree char *own_id = g_strdup (id);

  g_return_if_fail (ACTANT_IS_SIDEBAR_PAGE (self) && self->workspace != NULL);

  if (actant_record_list_find (self->records, own_id) == ACTANT_NO_POSITION)
    actant_sidebar_page_set_search (self, "");
  actant_workspace_select (self->workspace, own_id);
  sync_selection (self);
  if (self->unfolded == NULL)
    self->focus_pending = TRUE;
  else if (self->focus_idle == 0)
    {
      actant_record_form_focus (ACTANT_RECORD_FORM (self->form), NULL);
      /* Again after the row has its place, which a new row takes the focus for. */
      self->focus_idle = g_idle_add_once (focus_form_cb, self);
    }
}

/** Commits what is being edited. */
void
actant_sidebar_page_flush (ActantSidebarPage *self)
{
  g_return_if_fail (ACTANT_IS_SIDEBAR_PAGE (self));

  if (self->form != NULL)
    actant_record_form_flush (ACTANT_RECORD_FORM (self->form));
  if (self->relations != NULL)
    actant_relations_list_flush (ACTANT_RELATIONS_LIST (self->relations));
}
