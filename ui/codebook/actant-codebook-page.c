/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the codebook. */
#include "config.h"

#include "codebook/actant-codebook-page-private.h"

#include "codebook/actant-codebook.h"
#include "codebook/actant-codebook-row.h"
#include "codebook/actant-codebook-tree.h"
#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define N_KINDS ACTANT_CODEBOOK_PAGE_N_KINDS
#define kinds _actant_codebook_page_kinds

const ActantCodebookPageKind _actant_codebook_page_kinds[N_KINDS] = {
  { ACTANT_KIND_CODE, N_("Codes"), N_("No Codes"),
    N_("Issues that claims take a position on, frames that justify them, themes of passages. Add one, or "
       "bring a table: actant-cli import --format codebook-csv.") },
  { ACTANT_KIND_ACTOR, N_("Actors"), N_("No Actors"),
    N_("Who says and does something. Add one, or tag a name in a text.") },
  { ACTANT_KIND_EVENT, N_("Events"), N_("No Events"),
    N_("What claims hang on: a summit, a test, an election, with its date.") },
  { ACTANT_KIND_FIELD, N_("Fields"), N_("No Fields of Your Own"),
    N_("What your study records of each claim, actor or text besides what every study does: add a "
       "field, say what kind of value it has, and it stands in the forms.") },
};

G_DEFINE_FINAL_TYPE (ActantCodebookPage, actant_codebook_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
find_kind (ActantKind kind)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (kinds[i].kind == kind)
      return i;

  return N_KINDS;
}

/* The selected record as it is now. */
const ActantRecord *
_actant_codebook_page_get_record (ActantCodebookPage *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  return session != NULL ? actant_collection_lookup_live (actant_session_get_study (session),
                                                          self->kind, self->id) : NULL;
}

/* All that a coder fills, the study field's title before its column name. */
static GtkWidget *
new_form (ActantCodebookPage *self)
{
  const ActantTable *table = actant_kind_get_info (self->kind)->table;
  const char *names[65];
  guint n = 0;

  if (self->kind == ACTANT_KIND_FIELD)
    names[n++] = "title";
  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & ACTANT_FIELD_INTERNAL) == 0
        && (n == 0 || strcmp (table->fields[i].name, names[0]) != 0))
      names[n++] = table->fields[i].name;
  names[n] = NULL;

  return actant_record_form_new (self->workspace, self->kind, names);
}

/* A form is made when it is first looked at. */
static void
show_form (ActantCodebookPage *self)
{
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  guint i = find_kind (self->kind);

  if (self->forms[i] == NULL && record != NULL)
    {
      self->forms[i] = new_form (self);
      gtk_stack_add_child (GTK_STACK (self->form_slot), self->forms[i]);
    }
  for (guint j = 0; j < G_N_ELEMENTS (self->forms); j++)
    if (self->forms[j] != NULL)
      actant_record_form_set_record (ACTANT_RECORD_FORM (self->forms[j]), NULL, j == i ? record : NULL);
  if (record != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->form_slot), self->forms[i]);

  gtk_widget_set_visible (gtk_paned_get_end_child (GTK_PANED (self->paned)), record != NULL);
}

/* What a row of the tree shows. */
ActantCodebookNode *
_actant_codebook_page_get_node (gpointer row)
{
  g_autoptr(ActantCodebookNode) node = gtk_tree_list_row_get_item (row);

  return node;   /* the row holds it */
}

/* Position of the record's own row, or GTK_INVALID_LIST_POSITION. */
static guint
find_row (ActantCodebookPage *self,
          const char         *id)
{
  GListModel *rows = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (rows, i);
      const ActantCodebookLine *line = actant_codebook_node_get_line (_actant_codebook_page_get_node (row));

      if (!line->member && g_strcmp0 (line->id, id) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Opens what the record lies under. */
static void
open_path (ActantCodebookPage *self,
           const ActantRecord *record)
{
  g_autoptr(GPtrArray) path = actant_codebook_tree_dup_path (actant_workspace_get_session (self->workspace),
                                                             record);
  GListModel *rows = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (rows, i);
      const char *id = actant_codebook_node_get_line (_actant_codebook_page_get_node (row))->id;

      if (id == NULL || g_ptr_array_find_with_equal_func (path, id, g_str_equal, NULL))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/* Shows self->id as selected, without taking that for the user's doing. */
static void
reselect (ActantCodebookPage *self)
{
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  guint position = self->id != NULL ? find_row (self, self->id) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION && record != NULL)
    {
      open_path (self, record);
      position = find_row (self, self->id);
    }
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
update_status (ActantCodebookPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint i = find_kind (self->kind);
  gboolean searching = *words != '\0';

  gtk_stack_set_visible_child_name (GTK_STACK (self->pages),
                                    g_list_model_get_n_items (G_LIST_MODEL (self->top)) > 0 ? "tree"
                                                                                            : "none");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status),
                             searching ? _("Nothing Found") : _(kinds[i].none));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status),
                                   searching ? _("Try another word, or empty the search.")
                                             : _(kinds[i].hint));
}

/* Shows the codebook as it is now, with the uses that are counted. */
void
_actant_codebook_page_fill (ActantCodebookPage *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  self->selecting = TRUE;
  actant_codebook_tree_fill (self->top, session, self->kind, self->uses,
                             gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->selecting = FALSE;
  if (self->id != NULL && _actant_codebook_page_get_record (self) == NULL)
    g_clear_pointer (&self->id, g_free);
  reselect (self);
  show_form (self);
  update_status (self);
  _actant_codebook_page_update_actions (self);
}

/* Shows the codebook as it is now; uses that take long to count follow. */
void
_actant_codebook_page_update (ActantCodebookPage *self)
{
  g_clear_handle_id (&self->update_idle, g_source_remove);
  _actant_codebook_page_update_uses (self);
  _actant_codebook_page_fill (self);
}

static gboolean
update_idle_cb (gpointer user_data)
{
  ActantCodebookPage *self = user_data;

  self->update_idle = 0;
  _actant_codebook_page_update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (ActantCodebookPage *self)
{
  if (self->update_idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_idle = g_idle_add (update_idle_cb, self);
}

static void
changed_cb (ActantCodebookPage *self)
{
  self->counted = FALSE;
  queue_update (self);
}

static void
session_cb (ActantCodebookPage *self)
{
  _actant_codebook_page_stop (self);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  self->loaded = FALSE;
  g_clear_pointer (&self->cut_id, g_free);
  queue_update (self);
}

/* What the user selected in the tree. */
void
_actant_codebook_page_selected (ActantCodebookPage *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  const char *id = row != NULL ? actant_codebook_node_get_line (_actant_codebook_page_get_node (row))->id : NULL;

  if (self->selecting || g_strcmp0 (id, self->id) == 0)
    return;

  g_free (self->id);
  self->id = g_strdup (id);
  show_form (self);
  _actant_codebook_page_update_actions (self);
  if (id != NULL)
    actant_workspace_select (self->workspace, self->id);
}

/* What is selected elsewhere is shown here. */
static void
selected_elsewhere_cb (ActantCodebookPage *self)
{
  const char *id = actant_workspace_get_selected_id (self->workspace);
  const ActantRecord *record = actant_workspace_get_selected (self->workspace);

  if (id != NULL && record != NULL && g_strcmp0 (id, self->id) != 0
      && find_kind (actant_record_get_kind (record)) < N_KINDS
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    actant_codebook_page_select (self, id);
}

static void
find_selected_row (ActantCodebookPage *self,
                   GtkWidget          *widget,
                   GtkWidget         **found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && *found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ACTANT_IS_CODEBOOK_ROW (child))
      {
        ActantCodebookNode *node = actant_codebook_row_get_node (ACTANT_CODEBOOK_ROW (child));

        if (node != NULL && !actant_codebook_node_get_line (node)->member
            && g_strcmp0 (actant_codebook_node_get_line (node)->id, self->id) == 0)
          *found = child;
      }
    else
      find_selected_row (self, child, found);
}

/* Where the selected row is on the page, or the tree's top. */
void
_actant_codebook_page_get_place (ActantCodebookPage *self,
                                 GdkRectangle       *area)
{
  GtkWidget *row = NULL;
  graphene_rect_t bounds;

  if (self->id != NULL)
    find_selected_row (self, self->list, &row);
  if (gtk_widget_compute_bounds (row != NULL ? row : self->switcher, GTK_WIDGET (self), &bounds))
    *area = (GdkRectangle) { bounds.origin.x + 60, bounds.origin.y, 1, bounds.size.height };
  else
    *area = (GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self)) / 2, 40, 1, 1 };
}

static void
actant_codebook_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actant_codebook_page_parent_class)->map (widget);
  _actant_codebook_page_update (ACTANT_CODEBOOK_PAGE (widget));
}

static void
actant_codebook_page_unmap (GtkWidget *widget)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i] != NULL)
      actant_record_form_flush (ACTANT_RECORD_FORM (self->forms[i]));
  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (self->reading != NULL)
    self->loaded = FALSE;
  if (self->reading != NULL || self->counting != NULL)
    _actant_codebook_page_stop (self);
  GTK_WIDGET_CLASS (actant_codebook_page_parent_class)->unmap (widget);
}

static gboolean
actant_codebook_page_grab_focus (GtkWidget *widget)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->top)) == 0)
    return gtk_widget_child_focus (self->status, GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (self->list);
}

static void
actant_codebook_page_dispose (GObject *object)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  if (self->box != NULL)
    _actant_codebook_page_stop (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->top);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->cut_id, g_free);

  G_OBJECT_CLASS (actant_codebook_page_parent_class)->dispose (object);
}

static void
actant_codebook_page_constructed (GObject *object)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (object);

  G_OBJECT_CLASS (actant_codebook_page_parent_class)->constructed (object);
  _actant_codebook_page_build (self);
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed", G_CALLBACK (changed_cb), self);
  g_object_bind_property (self->workspace, "session", self->session_signals, "target",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::selected-id", G_CALLBACK (selected_elsewhere_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[0]), TRUE);
}

static void
actant_codebook_page_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, ACTANT_CODEBOOK_PAGE (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_codebook_page_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_WORKSPACE:
      ACTANT_CODEBOOK_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_codebook_page_class_init (ActantCodebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = actant_codebook_page_constructed;
  object_class->dispose = actant_codebook_page_dispose;
  object_class->get_property = actant_codebook_page_get_property;
  object_class->set_property = actant_codebook_page_set_property;
  widget_class->map = actant_codebook_page_map;
  widget_class->unmap = actant_codebook_page_unmap;
  widget_class->grab_focus = actant_codebook_page_grab_focus;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACTANT_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "codebookpage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  _actant_codebook_page_install_actions (widget_class);
}

static void
actant_codebook_page_init (ActantCodebookPage *self)
{
  self->kind = ACTANT_KIND_CODE;
}

/** Shows codes, actors, events or fields. */
void
actant_codebook_page_show_kind (ActantCodebookPage *self,
                                ActantKind          kind)
{
  guint i = find_kind (kind);

  g_return_if_fail (ACTANT_IS_CODEBOOK_PAGE (self) && i < N_KINDS);

  if (kind == self->kind)
    return;

  self->kind = kind;
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->cut_id, g_free);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]), TRUE);
  _actant_codebook_page_update (self);
}

ActantKind
actant_codebook_page_get_kind (ActantCodebookPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_PAGE (self), ACTANT_KIND_NONE);

  return self->kind;
}

/** Selects a record of the codebook, among its kind; %NULL for none. */
void
actant_codebook_page_select (ActantCodebookPage *self,
                             const char         *id)
{
  ActantSession *session;
  const ActantRecord *record;
  char *wanted;

  g_return_if_fail (ACTANT_IS_CODEBOOK_PAGE (self));

  session = actant_workspace_get_session (self->workspace);
  record = session != NULL ? actant_session_lookup (session, ACTANT_KIND_NONE, id) : NULL;
  if (record != NULL && find_kind (actant_record_get_kind (record)) < N_KINDS)
    actant_codebook_page_show_kind (self, actant_record_get_kind (record));
  wanted = record != NULL ? g_strdup (actant_record_get_id (record)) : NULL;
  g_free (self->id);
  self->id = wanted;
  _actant_codebook_page_update (self);
  if (self->id != NULL)
    actant_workspace_select (self->workspace, self->id);
}

/** Returns: (nullable): the selected record's id */
const char *
actant_codebook_page_get_id (ActantCodebookPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_PAGE (self), NULL);

  return self->id;
}

/** Shows only what has @words, with what it lies under; "" for all. */
void
actant_codebook_page_search (ActantCodebookPage *self,
                             const char         *words)
{
  g_return_if_fail (ACTANT_IS_CODEBOOK_PAGE (self) && words != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  _actant_codebook_page_update (self);
}

/** Returns: (transfer none): the tree as rows (GtkTreeListRow of ActantCodebookNode) */
GListModel *
actant_codebook_page_get_rows (ActantCodebookPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_PAGE (self), NULL);

  return G_LIST_MODEL (self->selection);
}

/** Returns: (transfer none) (nullable): the form of what is selected */
ActantRecordForm *
actant_codebook_page_get_form (ActantCodebookPage *self)
{
  GtkWidget *form;

  g_return_val_if_fail (ACTANT_IS_CODEBOOK_PAGE (self), NULL);

  form = self->forms[find_kind (self->kind)];
  return form != NULL && self->id != NULL ? ACTANT_RECORD_FORM (form) : NULL;
}
