/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The study's saved queries, in a pop-over. */
#include "config.h"

#include "study/actant-saved-queries.h"

#include "session/actant-record-list.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 300

struct _ActantSavedQueries
{
  GtkWidget         parent_instance;

  ActantWorkspace  *workspace;   /* owned */
  ActantRecordList *records;     /* owned */
  char             *query;       /* what would be saved */

  GtkWidget        *button;
  GtkWidget        *list;
  GtkWidget        *none;
  GtkWidget        *name;
  GtkWidget        *save_button;
};

G_DEFINE_FINAL_TYPE (ActantSavedQueries, actant_saved_queries, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantSession *
get_session (ActantSavedQueries *self)
{
  return actant_workspace_get_session (self->workspace);
}

static void
follow_session (ActantSavedQueries *self)
{
  actant_record_list_set_collection (self->records, get_session (self) != NULL
                                     ? actant_session_get_study (get_session (self)) : NULL);
}

static void
update_state (ActantSavedQueries *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0;
  gboolean named = *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0';

  gtk_widget_set_visible (self->none, !any);
  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_sensitive (self->name, self->query != NULL);
  gtk_widget_set_sensitive (self->save_button, self->query != NULL && named);
}

static void
delete_clicked_cb (GtkWidget          *button,
                   ActantSavedQueries *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  actant_workspace_delete (self->workspace, id);
}

static GtkWidget *
new_label (const char *text,
           gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }

  return label;
}

static GtkWidget *
new_row (gpointer item,
         gpointer data)
{
  const ActantRecord *record = actant_record_item_get_record (item);
  const char *name = actant_record_get_title (record);
  const char *query = actant_record_get_text (record, "query");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), name != NULL ? name : "");

  gtk_box_append (GTK_BOX (words), new_label (name, FALSE));
  gtk_box_append (GTK_BOX (words), new_label (query, TRUE));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (actant_record_get_id (record)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_clicked_cb), data);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);

  return row;
}

static void
row_activated_cb (ActantSavedQueries *self,
                  GtkListBoxRow      *row)
{
  g_autoptr(ActantRecordItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->records), gtk_list_box_row_get_index (row));
  const char *query = item != NULL
                      ? actant_record_get_text (actant_record_item_get_record (item), "query") : NULL;
  g_autofree char *picked = g_strdup (query != NULL ? query : "");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[PICKED], 0, picked);
}

static void
save_cb (ActantSavedQueries *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  actant_saved_queries_save (self, g_strstrip (name));
}

static void
actant_saved_queries_dispose (GObject *object)
{
  ActantSavedQueries *self = ACTANT_SAVED_QUERIES (object);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->records);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (actant_saved_queries_parent_class)->dispose (object);
}

static void
actant_saved_queries_class_init (ActantSavedQueriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_saved_queries_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
build_list (ActantSavedQueries *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved queries"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);

  return scroller;
}

static GtkWidget *
build_save_line (ActantSavedQueries *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _("Save this query as …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the query"), -1);
  gtk_widget_set_hexpand (self->name, TRUE);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update_state), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_cb), self);
  self->save_button = gtk_button_new_with_mnemonic (_("_Save"));
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->save_button);

  return line;
}

static void
actant_saved_queries_init (ActantSavedQueries *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->none = new_label (_("No saved queries yet."), TRUE);
  gtk_widget_set_margin_start (self->none, 6);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_box_append (GTK_BOX (box), build_save_line (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _("Saved Queries"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved queries"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->records = actant_record_list_new (NULL, ACTANT_KIND_QUERY);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->records), new_row, self,
                           NULL);
  g_signal_connect_data (self->records, "items-changed", G_CALLBACK (update_state), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_state (self);
}

/** Returns: (transfer floating): a button that follows the study */
GtkWidget *
actant_saved_queries_new (ActantWorkspace *workspace)
{
  ActantSavedQueries *self = g_object_new (ACTANT_TYPE_SAVED_QUERIES, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  follow_session (self);

  return GTK_WIDGET (self);
}

/** What would be saved; %NULL or "" when there is nothing worth it. */
void
actant_saved_queries_set_query (ActantSavedQueries *self,
                                const char         *query)
{
  g_return_if_fail (ACTANT_IS_SAVED_QUERIES (self));

  g_free (self->query);
  self->query = query != NULL && *query != '\0' ? g_strdup (query) : NULL;
  update_state (self);
}

/** Saves the query under @name; one that has the name is replaced. */
void
actant_saved_queries_save (ActantSavedQueries *self,
                           const char         *name)
{
  ActantSession *session = get_session (self);
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Save Query"));
  g_autoptr(ActantRecord) record = NULL;
  g_autoptr(ActantRecord) named = NULL;
  g_autoptr(ActantRecord) after = NULL;
  const ActantRecord *known;

  g_return_if_fail (ACTANT_IS_SAVED_QUERIES (self));

  if (session == NULL || self->query == NULL || *name == '\0')
    return;

  known = actant_session_find_named (session, ACTANT_KIND_QUERY, name, NULL);
  record = known != NULL ? actant_record_ref (known)
                         : actant_session_new_record (session, ACTANT_KIND_QUERY);
  named = actant_record_set (record, "name", actant_value_new_text (name));
  after = actant_record_set (named, "query", actant_value_new_text (self->query));
  actant_session_put (session, change_set, NULL, after);
  if (actant_workspace_apply (self->workspace, change_set))
    gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}
