/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to the study, the latest first, and what is deleted. */
#include "config.h"

#include "history/actant-history-page-private.h"

#include "sidebar/actant-drop-down.h"
#include "study/actant-page-parts.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (ActantHistoryPage, actant_history_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/** Returns: (transfer none) (nullable): the study */
ActantSession *
_actant_history_page_get_session (ActantHistoryPage *self)
{
  return actant_workspace_get_session (self->workspace);
}

static ActantHistoryScope
get_scope (ActantHistoryPage *self)
{
  return (ActantHistoryScope) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));
}

/* ---- The list ---- */

static gboolean
fits (ActantHistoryPage    *self,
      const ActantLogEntry *entry)
{
  const char *id;

  if (get_scope (self) != ACTANT_HISTORY_RECORD)
    return TRUE;

  id = actant_workspace_get_selected_id (self->workspace);
  return id != NULL && actant_log_entry_find (entry, id) != NULL;
}

static void
add_entries (ActantHistoryPage *self,
             GPtrArray         *into,
             GPtrArray         *entries)
{
  for (guint i = entries != NULL ? entries->len : 0; i > 0; i--)
    if (fits (self, entries->pdata[i - 1]))
      g_ptr_array_add (into, actant_history_item_new_action (entries->pdata[i - 1]));
}

static void
add_deleted (GPtrArray     *into,
             ActantSession *session)
{
  g_autoptr(GPtrArray) deleted = actant_session_list_deleted (session);

  for (guint i = 0; i < deleted->len; i++)
    {
      const ActantDeleted *each = deleted->pdata[i];

      g_ptr_array_add (into, actant_history_item_new_deleted (each->text, each->record));
    }
}

static void
update_state (ActantHistoryPage *self)
{
  static const char * const empty[] = { "empty", "no-record", "no-deleted" };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  ActantHistoryScope scope = MIN (get_scope (self), ACTANT_HISTORY_DELETED);
  g_autofree char *status = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n > 0 ? "list"
                                    : actant_history_page_is_loading (self) ? "loading"
                                    : empty[scope]);
  status = g_strdup_printf (scope == ACTANT_HISTORY_DELETED
                            ? ngettext ("%u deleted record", "%u deleted records", n)
                            : ngettext ("%u action", "%u actions", n), n);
  gtk_label_set_text (GTK_LABEL (self->status), status);
}

/* Everything anew. */
static void
fill (ActantHistoryPage *self)
{
  ActantSession *session = _actant_history_page_get_session (self);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_shown = 0;
  if (session != NULL && get_scope (self) == ACTANT_HISTORY_DELETED)
    add_deleted (items, session);
  else if (session != NULL)
    {
      GPtrArray *log = actant_session_get_log (session);

      add_entries (self, items, log);
      add_entries (self, items, self->earlier);
      self->n_shown = log->len;
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  update_state (self);
  _actant_history_page_update_detail (self);
}

/* Only what is new; the rest stays as it is, with what is selected. */
static void
session_changed_cb (ActantHistoryPage *self)
{
  GPtrArray *log = actant_session_get_log (_actant_history_page_get_session (self));

  if (get_scope (self) == ACTANT_HISTORY_DELETED)
    {
      fill (self);
      return;
    }
  for (; self->n_shown < log->len; self->n_shown++)
    if (fits (self, log->pdata[self->n_shown]))
      {
        g_autoptr(ActantHistoryItem) item =
          actant_history_item_new_action (log->pdata[self->n_shown]);

        g_list_store_insert (self->items, 0, item);
      }
  update_state (self);
}

static void
selected_id_cb (ActantHistoryPage *self)
{
  if (get_scope (self) == ACTANT_HISTORY_RECORD)
    fill (self);
}

/* ---- Earlier sessions ---- */

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, actant_change_log_read (task_data),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GPtrArray) log = g_task_propagate_pointer (G_TASK (result), NULL);
  ActantHistoryPage *self = ACTANT_HISTORY_PAGE (object);

  if (log == NULL || self->box == NULL || _actant_history_page_get_session (self) == NULL)
    return;   /* cancelled */

  g_clear_object (&self->reading);
  self->earlier = actant_change_log_merge (
    g_steal_pointer (&log), actant_session_get_log (_actant_history_page_get_session (self)));
  fill (self);
}

static void
set_loaded_cb (ActantAnnotationSet *set,
               gpointer             data)
{
  ActantHistoryPage *self = data;

  if (set == NULL && get_scope (self) == ACTANT_HISTORY_DELETED)
    fill (self);
}

static void
stop_reading (ActantHistoryPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->loader, actant_set_loader_free);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
}

static void
follow_session (ActantHistoryPage *self)
{
  ActantSession *session = _actant_history_page_get_session (self);
  g_autoptr(GTask) task = NULL;

  stop_reading (self);
  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    {
      self->reading = g_cancellable_new ();
      task = g_task_new (self, self->reading, read_cb, NULL);
      g_task_set_source_tag (task, follow_session);
      g_task_set_task_data (task, g_strdup (actant_session_get_root (session)), g_free);
      g_task_run_in_thread (task, read_thread);
      self->loader = actant_set_loader_new (session, FALSE, set_loaded_cb, self);
    }
  fill (self);
}

/* ---- Rows and keys ---- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_widget_add_css_class (row, "memo-row");
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  ActantHistoryItem *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *heading = gtk_widget_get_first_child (child);
  g_autofree char *title = actant_history_item_dup_title (row);
  g_autofree char *line = actant_history_item_dup_line (row);
  g_autofree char *label = g_strdup_printf ("%s, %s", title, line);

  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (heading)), line);
  if (gtk_widget_get_parent (child) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Enter goes to the record. */
static void
activate_cb (ActantHistoryPage *self)
{
  ActantHistoryItem *item = actant_history_page_get_selected (self);

  if (item != NULL && actant_history_item_get_tombstone (item) == NULL)
    actant_workspace_go_to (self->workspace, actant_history_item_get_id (item), TRUE);
}

static gboolean
key_pressed_cb (ActantHistoryPage *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || key != GDK_KEY_r)
    return GDK_EVENT_PROPAGATE;

  if (!actant_history_page_take_back (self))
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* ---- Building ---- */

static GtkWidget *
build_list (ActantHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (NULL, factory);
  gtk_widget_add_css_class (self->list, "memo-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("History"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);

  return scroller;
}

static GtkWidget *
build_head (ActantHistoryPage *self)
{
  const char *scopes[] = { _("All actions"), _("Of the selected record"), _("Deleted records"),
                           NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->scope = gtk_drop_down_new_from_strings (scopes);
  actant_drop_down_adapt (GTK_DROP_DOWN (self->scope));
  gtk_widget_set_tooltip_text (self->scope, _("What the history shows"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scope), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the history shows"), -1);
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (head), self->scope);
  gtk_widget_add_css_class (head, "page-head");

  return head;
}

static void
add_status (ActantHistoryPage *self,
            const char        *name,
            const char        *icon,
            const char        *title,
            const char        *description)
{
  gtk_stack_add_named (GTK_STACK (self->stack),
                       actant_page_new_status (icon, title, description, NULL), name);
}

static GtkWidget *
build_body (ActantHistoryPage *self)
{
  GtkWidget *body = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  add_status (self, "loading", "document-open-recent-symbolic", _("Reading the History…"), NULL);
  add_status (self, "empty", "document-open-recent-symbolic", _("Nothing Was Done Yet"),
              _("Each change that is made on this computer is listed here, field by field, and "
                "can be taken back."));
  add_status (self, "no-record", "document-open-recent-symbolic", _("No History of a Record"),
              _("Select a claim, an actor or another record: what was done to it is listed here."));
  add_status (self, "no-deleted", "user-trash-symbolic", _("Nothing Is Deleted"),
              _("Deleted records stay in their files and are listed here to be restored."));
  gtk_paned_set_start_child (GTK_PANED (body), self->stack);
  gtk_paned_set_end_child (GTK_PANED (body), _actant_history_page_build_detail (self));
  gtk_paned_set_resize_end_child (GTK_PANED (body), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (body), FALSE);
  gtk_widget_set_vexpand (body, TRUE);

  return body;
}

static void
actant_history_page_constructed (GObject *object)
{
  ActantHistoryPage *self = ACTANT_HISTORY_PAGE (object);

  G_OBJECT_CLASS (actant_history_page_parent_class)->constructed (object);

  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_box_append (GTK_BOX (self->box), build_body (self));
  gtk_box_append (GTK_BOX (self->box),
                  actant_page_new_foot (_("Enter: go to the record · R: take back or restore"),
                                        &self->status));

  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (_actant_history_page_update_detail), self);
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::selected-id", G_CALLBACK (selected_id_cb),
                           self, G_CONNECT_SWAPPED);
  follow_session (self);
}

static void
actant_history_page_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (property == PROP_WORKSPACE)
    ACTANT_HISTORY_PAGE (object)->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
actant_history_page_dispose (GObject *object)
{
  ActantHistoryPage *self = ACTANT_HISTORY_PAGE (object);

  stop_reading (self);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
      self->list = NULL;
    }
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_history_page_parent_class)->dispose (object);
}

static void
actant_history_page_class_init (ActantHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = actant_history_page_constructed;
  object_class->set_property = actant_history_page_set_property;
  object_class->dispose = actant_history_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACTANT_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_history_page_init (ActantHistoryPage *self)
{
  self->items = g_list_store_new (ACTANT_TYPE_HISTORY_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
}

/* ---- Public ---- */

/** Lists everything, the selected record's actions, or what is deleted. */
void
actant_history_page_set_scope (ActantHistoryPage  *self,
                               ActantHistoryScope  scope)
{
  g_return_if_fail (ACTANT_IS_HISTORY_PAGE (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), scope);
}

/** Returns: (transfer none): what is listed, of #ActantHistoryItem, the latest first */
GListModel *
actant_history_page_get_items (ActantHistoryPage *self)
{
  g_return_val_if_fail (ACTANT_IS_HISTORY_PAGE (self), NULL);

  return G_LIST_MODEL (self->items);
}

/** Returns: (transfer none) (nullable): the selected row */
ActantHistoryItem *
actant_history_page_get_selected (ActantHistoryPage *self)
{
  g_return_val_if_fail (ACTANT_IS_HISTORY_PAGE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/** Selects a row. */
void
actant_history_page_select (ActantHistoryPage *self,
                            guint              position)
{
  g_return_if_fail (ACTANT_IS_HISTORY_PAGE (self));

  gtk_single_selection_set_selected (self->selection, position);
}

/* The change that R takes back: the selected record's, else the action's only one. */
static const ActantChange *
find_change (ActantHistoryPage    *self,
             const ActantLogEntry *entry)
{
  const char *id = actant_workspace_get_selected_id (self->workspace);
  const ActantChange *change = NULL;

  if (get_scope (self) == ACTANT_HISTORY_RECORD && id != NULL)
    change = actant_log_entry_find (entry, id);
  if (change == NULL && actant_change_set_get_n (entry->set) == 1)
    change = actant_change_set_get (entry->set, 0);

  return change;
}

/**
 * actant_history_page_take_back:
 *
 * Restores the selected deleted record, or takes the selected action's record back to what it was
 * before; an action on several records is taken back record by record, by the buttons below.
 *
 * Returns: whether something was changed
 */
gboolean
actant_history_page_take_back (ActantHistoryPage *self)
{
  ActantHistoryItem *item = actant_history_page_get_selected (self);
  const ActantChange *change;
  g_autoptr(ActantRecord) version = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ACTANT_IS_HISTORY_PAGE (self), FALSE);

  if (item == NULL)
    return FALSE;
  if (actant_history_item_get_tombstone (item) != NULL)
    {
      version = actant_record_ref (actant_history_item_get_tombstone (item));
      text = g_strdup (actant_history_item_get_text (item));
      return _actant_history_page_restore (self, text, version);
    }

  change = find_change (self, actant_history_item_get_entry (item));
  if (change == NULL || change->before == NULL
      || !_actant_history_page_find_text (self, change->file, &text))
    return FALSE;

  version = actant_record_ref (change->before);
  return _actant_history_page_restore (self, text, version);
}

/** Whether the journals of earlier sessions are still being read. */
gboolean
actant_history_page_is_loading (ActantHistoryPage *self)
{
  g_return_val_if_fail (ACTANT_IS_HISTORY_PAGE (self), FALSE);

  return self->reading != NULL;
}

/** Returns: "list", or which page says why it is empty */
const char *
actant_history_page_get_state (ActantHistoryPage *self)
{
  g_return_val_if_fail (ACTANT_IS_HISTORY_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}
