/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All memos of the study. */
#include "config.h"

#include "memo/actant-memo-page-private.h"

#include "memo/actant-memos.h"
#include "session/actant-rounds.h"
#include "sidebar/actant-drop-down.h"
#include "study/actant-page-parts.h"

#include <glib/gi18n.h>

/* A reply to a reply … : more than these are a circle. */
#define MAX_DEPTH 32

G_DEFINE_FINAL_TYPE (ActantMemoPage, actant_memo_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/** Returns: (transfer none) (nullable): the study */
ActantSession *
_actant_memo_page_get_session (ActantMemoPage *self)
{
  return actant_workspace_get_session (self->workspace);
}

/** Returns: (transfer none) (nullable): the selected memo, and the text it belongs to */
const ActantRecord *
_actant_memo_page_get_memo (ActantMemoPage  *self,
                            const char     **text)
{
  return actant_record_table_lookup (self->records, actant_memo_page_get_selected (self), text);
}

/** Whether the memo may be changed: it is of the study, or among one's own annotations. */
gboolean
_actant_memo_page_is_own (ActantMemoPage *self,
                          const char     *text,
                          const char     *id)
{
  ActantAnnotationSet *set;

  if (text == NULL)
    return TRUE;

  set = actant_session_see_own_set (_actant_memo_page_get_session (self), text);
  return actant_annotation_set_is_writable (set)
         && actant_collection_lookup_live (actant_annotation_set_get_records (set),
                                           ACTANT_KIND_MEMO, id) != NULL;
}

/* The order: threads by when they began, in each every reply below what it answers. */
static void
get_key (const ActantRecord *memo,
         const char         *text,
         ActantSortKey      *key,
         gpointer            data)
{
  ActantMemoPage *self = data;
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint depth = 0; memo != NULL && depth < MAX_DEPTH; depth++)
    {
      const char *created = actant_record_get_text (memo, "created");
      g_autofree char *step = g_strdup_printf ("%s %s\001", created != NULL ? created : "",
                                               actant_record_get_id (memo));

      g_string_prepend (path, step);
      memo = actant_record_table_lookup (self->records, actant_record_get_text (memo, "reply_to"),
                                         NULL);
    }
  key->set = TRUE;
  key->text = g_string_free (g_steal_pointer (&path), FALSE);
}

static gboolean
fits_on (ActantMemoPage     *self,
         const ActantRecord *memo)
{
  static const ActantKind kinds[] = {
    ACTANT_KIND_NONE, ACTANT_KIND_CLAIM, ACTANT_KIND_ACTOR, ACTANT_KIND_CODE, ACTANT_KIND_SCENARIO,
    ACTANT_KIND_REVIEW
  };
  guint on = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->on_filter));
  const char *target = actant_record_get_text (memo, "target");

  if (on == ACTANT_MEMOS_ON_NOTHING)
    return target == NULL;
  if (on == ACTANT_MEMOS_ON_ANYTHING || on >= G_N_ELEMENTS (kinds))
    return TRUE;

  return target != NULL
         && actant_session_lookup (_actant_memo_page_get_session (self), kinds[on], target) != NULL;
}

static const ActantChoice *
get_types (void)
{
  return actant_table_get (actant_kind_get_info (ACTANT_KIND_MEMO)->table, "type")->type->choices;
}

static gboolean
fits (const ActantRecord *memo,
      const char         *text,
      gpointer            data)
{
  ActantMemoPage *self = data;
  guint type = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->type_filter));
  guint state = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->state_filter));

  if (actant_record_is_opaque (memo))
    return FALSE;
  if (type > 0 && type != GTK_INVALID_LIST_POSITION
      && g_strcmp0 (actant_record_get_text (memo, "type"), get_types ()[type - 1].value) != 0)
    return FALSE;
  if (state == ACTANT_MEMOS_OPEN || state == ACTANT_MEMOS_SETTLED)
    if (actant_memos_is_settled (memo) != (state == ACTANT_MEMOS_SETTLED))
      return FALSE;

  return fits_on (self, memo)
         && (self->match == NULL || actant_query_match_fits (self->match, memo, text, NULL));
}

static void
update_state (ActantMemoPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint n_all = actant_record_table_get_n_all (self->records);
  g_autofree char *status = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n > 0 || actant_memo_page_is_loading (self) ? "list"
                                    : n_all == 0 ? "empty" : "no-match");
  status = n < n_all ? g_strdup_printf (_("%u of %u memos"), n, n_all)
                     : g_strdup_printf (ngettext ("%u memo", "%u memos", n), n);
  gtk_label_set_text (GTK_LABEL (self->status), status);
}

static void
select_memo (ActantMemoPage *self,
             guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* Opens the memo that waits for it, when it is listed by now. */
static void
open_wanted (ActantMemoPage *self)
{
  guint position = self->wanted != NULL ? actant_record_table_find (self->records, self->wanted)
                                        : ACTANT_NO_POSITION;

  if (position == ACTANT_NO_POSITION)
    return;

  g_clear_pointer (&self->wanted, g_free);
  select_memo (self, position);
  _actant_memo_page_update_detail (self);
  if (self->wanted_edit)
    actant_record_form_focus (ACTANT_RECORD_FORM (self->form), "title");
  else
    gtk_widget_grab_focus (self->list);
}

static void
working_cb (ActantMemoPage *self)
{
  open_wanted (self);
  update_state (self);
}

static void follow_session (ActantMemoPage *self);

static void
search (ActantMemoPage *self)
{
  const ActantQuery *query = actant_query_entry_get_query (ACTANT_QUERY_ENTRY (self->entry));

  g_clear_pointer (&self->match, actant_query_match_free);
  if (_actant_memo_page_get_session (self) != NULL && !actant_query_is_empty (query))
    self->match = actant_query_match_new (query, _actant_memo_page_get_session (self));
  actant_record_table_refilter (self->records);
  update_state (self);
}

static void
clear_filters (ActantMemoPage *self)
{
  actant_memo_page_filter (self, NULL, ACTANT_MEMOS_ALL, ACTANT_MEMOS_ON_ANYTHING);
  actant_query_entry_set_text (ACTANT_QUERY_ENTRY (self->entry), "");
}

/* Lists others' files anew when they are other ones: some came, or a round hides them. */
static gboolean
listed_cb (ActantMemoPage *self)
{
  if (actant_session_count_others (_actant_memo_page_get_session (self)) == self->n_others)
    return FALSE;

  follow_session (self);
  return TRUE;
}

static void
session_changed_cb (ActantMemoPage *self)
{
  guint n_rounds = actant_collection_get_n (
    actant_session_get_study (_actant_memo_page_get_session (self)), ACTANT_KIND_ROUND);

  if (MAX (n_rounds, self->n_rounds) > 0 && listed_cb (self))
    return;
  actant_query_entry_refresh (ACTANT_QUERY_ENTRY (self->entry));
  search (self);
  actant_record_table_reorder (self->records);
  _actant_memo_page_update_rows (self);
  _actant_memo_page_update_detail (self);
  open_wanted (self);
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             data)
{
  ActantMemoPage *self = data;

  if (set != NULL)
    actant_record_table_add (self->records, actant_annotation_set_get_records (set),
                             actant_annotation_set_get_text_path (set));
  else
    session_changed_cb (self);   /* threads and names are whole now */
  open_wanted (self);
  update_state (self);
}

static void
follow_session (ActantMemoPage *self)
{
  ActantSession *session = _actant_memo_page_get_session (self);

  g_clear_pointer (&self->loader, actant_set_loader_free);
  g_signal_group_set_target (self->session_signals, session);
  actant_record_table_clear (self->records);
  if (session != NULL)
    {
      actant_record_table_add (self->records, actant_session_get_study (session), NULL);
      self->n_others = actant_session_count_others (session);
      self->n_rounds = actant_collection_get_n (actant_session_get_study (session), ACTANT_KIND_ROUND);
      self->loader = actant_set_loader_new (session, TRUE, loaded_cb, self);
    }
  actant_query_entry_refresh (ACTANT_QUERY_ENTRY (self->entry));
  search (self);
}

static void
new_clicked_cb (ActantMemoPage *self)
{
  actant_memo_page_add (self, NULL);
}

/* Building */

static GtkWidget *
new_filter (ActantMemoPage     *self,
            const char         *name,
            const char * const *labels)
{
  GtkWidget *filter = gtk_drop_down_new_from_strings (labels);

  actant_drop_down_adapt (GTK_DROP_DOWN (filter));
  gtk_widget_set_hexpand (filter, TRUE);
  gtk_widget_set_tooltip_text (filter, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (filter, "notify::selected", G_CALLBACK (search), self);

  return filter;
}

static GtkWidget *
new_type_filter (ActantMemoPage *self)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  g_strv_builder_add (labels, _("All types"));
  for (const ActantChoice *type = get_types (); type->value != NULL; type++)
    g_strv_builder_add (labels, _(type->label));
  all = g_strv_builder_end (labels);

  return new_filter (self, _("Type of memo"), (const char * const *) all);
}

static GtkWidget *
build_head (ActantMemoPage *self)
{
  const char *states[] = { _("Open and settled"), _("Open"), _("Settled"), NULL };
  const char *ons[] = { _("On anything"), _("On claims"), _("On actors"), _("On codes"),
                        _("On scenarios"), _("On decisions"), _("On nothing"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_New Memo"));

  self->entry = actant_query_entry_new (self->workspace, ACTANT_KIND_MEMO,
                                        _("Find memos: words, or type:question"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search), self);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_clicked_cb), self);
  gtk_box_append (GTK_BOX (first), self->entry);
  gtk_box_append (GTK_BOX (first), button);
  self->type_filter = new_type_filter (self);
  self->state_filter = new_filter (self, _("State of memo"), states);
  self->on_filter = new_filter (self, _("What the memo is about"), ons);
  gtk_box_append (GTK_BOX (second), self->type_filter);
  gtk_box_append (GTK_BOX (second), self->state_filter);
  gtk_box_append (GTK_BOX (second), self->on_filter);
  gtk_box_append (GTK_BOX (head), first);
  gtk_box_append (GTK_BOX (head), second);
  gtk_widget_add_css_class (head, "page-head");

  return head;
}

static GtkWidget *
build_body (ActantMemoPage *self)
{
  GtkWidget *body = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), _actant_memo_page_build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       actant_page_new_status ("document-edit-symbolic", _("No Memos Yet"),
                                               _("A memo keeps a thought: select a record and "
                                                 "press M, or make one here."), NULL), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       actant_page_new_status ("edit-find-symbolic", _("Nothing Found"),
                                               _("No memo fits the query and the filters."),
                                               actant_page_new_button (_("_Clear Filters"),
                                                                       G_CALLBACK (clear_filters),
                                                                       self)), "no-match");
  gtk_paned_set_start_child (GTK_PANED (body), self->stack);
  gtk_paned_set_end_child (GTK_PANED (body), _actant_memo_page_build_detail (self));
  gtk_paned_set_resize_end_child (GTK_PANED (body), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (body), FALSE);
  gtk_widget_set_vexpand (body, TRUE);

  return body;
}

static void
actant_memo_page_constructed (GObject *object)
{
  ActantMemoPage *self = ACTANT_MEMO_PAGE (object);

  G_OBJECT_CLASS (actant_memo_page_parent_class)->constructed (object);

  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_box_append (GTK_BOX (self->box), build_body (self));
  gtk_box_append (GTK_BOX (self->box),
                  actant_page_new_foot (_("Enter: go to the passage · F2: edit · R: reply · "
                                          "S: settle"), &self->status));

  actant_record_table_set_filter (self->records, fits, self, NULL);
  actant_record_table_set_order (self->records, get_key, self, FALSE);
  g_signal_connect_object (self->records, "working", G_CALLBACK (working_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (_actant_memo_page_update_detail), self);
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  follow_session (self);
  _actant_memo_page_update_detail (self);
}

static void
actant_memo_page_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ActantMemoPage *self = ACTANT_MEMO_PAGE (object);

  if (property == PROP_WORKSPACE)
    self->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
actant_memo_page_dispose (GObject *object)
{
  ActantMemoPage *self = ACTANT_MEMO_PAGE (object);

  g_clear_pointer (&self->loader, actant_set_loader_free);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
      g_signal_handlers_disconnect_by_func (self->records, working_cb, self);
      actant_record_table_clear (self->records);
      actant_record_table_set_order (self->records, NULL, NULL, FALSE);
      actant_record_table_set_filter (self->records, NULL, NULL, NULL);
      self->list = NULL;
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_pointer (&self->match, actant_query_match_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_memo_page_parent_class)->dispose (object);
}

static void
actant_memo_page_finalize (GObject *object)
{
  g_hash_table_unref (ACTANT_MEMO_PAGE (object)->rows);

  G_OBJECT_CLASS (actant_memo_page_parent_class)->finalize (object);
}

static void
actant_memo_page_class_init (ActantMemoPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = actant_memo_page_constructed;
  object_class->set_property = actant_memo_page_set_property;
  object_class->dispose = actant_memo_page_dispose;
  object_class->finalize = actant_memo_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACTANT_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_memo_page_init (ActantMemoPage *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->records = actant_record_table_new (ACTANT_KIND_MEMO);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->records)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "changed", G_CALLBACK (session_changed_cb),
                                 self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "listed", G_CALLBACK (listed_cb), self,
                                 G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/**
 * actant_memo_page_open:
 * @id: a memo, listed or not, or about to be read
 * @edit: whether to focus its form; else its row
 */
void
actant_memo_page_open (ActantMemoPage *self,
                       const char     *id,
                       gboolean        edit)
{
  g_autofree char *own_id = g_strdup (id);

  g_return_if_fail (ACTANT_IS_MEMO_PAGE (self) && id != NULL);

  if (actant_record_table_find (self->records, own_id) == ACTANT_NO_POSITION
      && actant_record_table_lookup (self->records, own_id, NULL) != NULL)
    clear_filters (self);
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&own_id);
  self->wanted_edit = edit;
  open_wanted (self);
}

/** Makes a memo on @target, or on nothing, and edits it. */
void
actant_memo_page_add (ActantMemoPage *self,
                      const char     *target)
{
  g_autofree char *id = NULL;

  g_return_if_fail (ACTANT_IS_MEMO_PAGE (self));

  if (_actant_memo_page_get_session (self) == NULL)
    return;
  id = actant_memos_add (self->workspace, target, NULL, NULL);
  if (id != NULL)
    actant_memo_page_open (self, id, TRUE);
}

/** Lists memos of one type (%NULL for all), in one state, on one kind of record. */
void
actant_memo_page_filter (ActantMemoPage   *self,
                         const char       *type,
                         ActantMemosState  state,
                         ActantMemosOn     on)
{
  guint position = 0;

  g_return_if_fail (ACTANT_IS_MEMO_PAGE (self));

  for (guint i = 0; type != NULL && get_types ()[i].value != NULL; i++)
    if (g_strcmp0 (get_types ()[i].value, type) == 0)
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->type_filter), position);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->state_filter), state);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->on_filter), on);
}

/** Returns: (transfer none): the memos */
ActantRecordTable *
actant_memo_page_get_records (ActantMemoPage *self)
{
  g_return_val_if_fail (ACTANT_IS_MEMO_PAGE (self), NULL);

  return self->records;
}

/** Returns: (transfer none): the form of the selected memo */
ActantRecordForm *
actant_memo_page_get_form (ActantMemoPage *self)
{
  g_return_val_if_fail (ACTANT_IS_MEMO_PAGE (self), NULL);

  return ACTANT_RECORD_FORM (self->form);
}

/** Returns: (nullable): the id of the selected memo */
const char *
actant_memo_page_get_selected (ActantMemoPage *self)
{
  ActantRecordItem *item;

  g_return_val_if_fail (ACTANT_IS_MEMO_PAGE (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? actant_record_item_get_id (item) : NULL;
}

/** Returns: "list", "empty" or "no-match" */
const char *
actant_memo_page_get_state (ActantMemoPage *self)
{
  g_return_val_if_fail (ACTANT_IS_MEMO_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

/** Whether texts are still being read. */
gboolean
actant_memo_page_is_loading (ActantMemoPage *self)
{
  g_return_val_if_fail (ACTANT_IS_MEMO_PAGE (self), FALSE);

  return self->loader != NULL && !actant_set_loader_is_done (self->loader);
}
