/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All claims of the study, found by a query. */
#include "config.h"

#include "study/actant-claims-page.h"

#include "session/actant-rounds.h"
#include "session/actant-set-loader.h"
#include "study/actant-page-parts.h"
#include "study/actant-saved-queries.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds that a row of another text stays selected before that text is opened. */
#define OPEN_PAUSE 150

struct _ActantClaimsPage
{
  GtkWidget          parent_instance;

  ActantWorkspace   *workspace;    /* owned */
  GSignalGroup      *session_signals;
  ActantQueryMatch  *match;        /* owned; NULL lists everything */
  ActantSetLoader   *loader;       /* owned; NULL without a session */
  guint              n_unread;     /* texts, after the reading was cancelled */
  guint              n_others;     /* files of others that are listed */
  gboolean           others_seen;  /* there were claims in them */
  guint              open_pause;

  GtkWidget         *box;
  GtkWidget         *entry;
  GtkWidget         *saved;
  GtkWidget         *stack;
  GtkWidget         *table;
  GtkWidget         *status;
  GtkWidget         *coder_check;  /* whether the column of coders is shown */
  GtkWidget         *cancel;       /* stops what goes on, or goes on with the reading */
};

G_DEFINE_FINAL_TYPE (ActantClaimsPage, actant_claims_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static ActantSession *
get_session (ActantClaimsPage *self)
{
  return actant_workspace_get_session (self->workspace);
}

static ActantRecordTable *
get_records (ActantClaimsPage *self)
{
  return actant_claims_table_get_records (ACTANT_CLAIMS_TABLE (self->table));
}

static gboolean
is_cut_short (ActantClaimsPage *self)
{
  return self->loader == NULL && self->n_unread > 0;
}

/* What goes on, and how far it is; else how many there are. */
static char *
dup_status (ActantClaimsPage *self,
            guint             n,
            guint             n_all)
{
  ActantRecordTable *records = get_records (self);
  guint n_read, n_texts;

  if (actant_record_table_is_working (records))
    /* Translators: filtering and sorting of the table */
    return g_strdup_printf (_("Arranging the claims… %d %%"),
                            (int) (100 * actant_record_table_get_progress (records)));
  if (actant_claims_page_is_loading (self))
    {
      n_read = actant_set_loader_get_n_read (self->loader, &n_texts);
      return g_strdup_printf (_("Reading annotations: %'u of %'u texts"), n_read, n_texts);
    }
  if (is_cut_short (self))
    return g_strdup_printf (ngettext ("%u claim; %u text was not read",
                                      "%u claims; %u texts were not read", self->n_unread),
                            n, self->n_unread);
  if (n < n_all)
    return g_strdup_printf (_("%u of %u claims"), n, n_all);

  return g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
}

static void
update_state (ActantClaimsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_records (self)));
  guint n_all = actant_record_table_get_n_all (get_records (self));
  gboolean busy = actant_claims_page_is_working (self);
  g_autofree char *status = dup_status (self, n, n_all);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n > 0 || busy || is_cut_short (self) ? "table"
                                    : n_all == 0 ? "empty" : "no-match");
  gtk_label_set_text (GTK_LABEL (self->status), status);
  gtk_widget_set_visible (self->cancel, busy || is_cut_short (self));
  gtk_button_set_label (GTK_BUTTON (self->cancel),
                        !busy && is_cut_short (self) ? _("_Read the Rest") : _("_Cancel"));
}

static gboolean
fits (const ActantRecord *record,
      const char         *text,
      gpointer            data)
{
  ActantClaimsPage *self = data;

  return self->match == NULL
         || actant_query_match_fits (self->match, record, text,
                                     actant_record_table_find_coder (get_records (self),
                                                                     actant_record_get_id (record)));
}

/* Looks the query's names up as they are now. */
static void
search (ActantClaimsPage *self)
{
  const ActantQuery *query = actant_query_entry_get_query (ACTANT_QUERY_ENTRY (self->entry));

  g_clear_pointer (&self->match, actant_query_match_free);
  if (get_session (self) != NULL && !actant_query_is_empty (query))
    self->match = actant_query_match_new (query, get_session (self));
  actant_claims_table_hold (ACTANT_CLAIMS_TABLE (self->table), TRUE);
  actant_record_table_refilter (get_records (self));
  actant_claims_table_hold (ACTANT_CLAIMS_TABLE (self->table), FALSE);
  update_state (self);
}

static void
query_changed_cb (ActantClaimsPage *self)
{
  g_autofree char *text = actant_query_print (
    actant_query_entry_get_query (ACTANT_QUERY_ENTRY (self->entry)));

  actant_saved_queries_set_query (ACTANT_SAVED_QUERIES (self->saved), text);
  search (self);
}

static void
query_activated_cb (ActantClaimsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (get_records (self))) > 0)
    gtk_widget_child_focus (self->table, GTK_DIR_TAB_FORWARD);
}

static void
picked_cb (ActantClaimsPage *self,
           const char       *query)
{
  actant_query_entry_set_text (ACTANT_QUERY_ENTRY (self->entry), query);
  gtk_widget_grab_focus (self->entry);
}

static void
clear_clicked_cb (ActantClaimsPage *self)
{
  actant_query_entry_set_text (ACTANT_QUERY_ENTRY (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

/* The selected row may be listed only now. */
static void
working_cb (ActantClaimsPage *self)
{
  ActantClaimsTable *table = ACTANT_CLAIMS_TABLE (self->table);

  if (!actant_record_table_is_working (get_records (self))
      && actant_claims_table_get_selected (table) == NULL)
    actant_claims_table_select (table, actant_workspace_get_selected_id (self->workspace));
  update_state (self);
}

static void follow_session (ActantClaimsPage *self);

/* Names are others, and what is said about records: all that is no passage. */
static gboolean
touches_names (ActantChangeSet *change_set)
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

/* Whose work may be seen is another matter by now. */
static gboolean
touches_rounds (ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      ActantKind kind = actant_record_get_kind (change->after != NULL ? change->after
                                                                      : change->before);

      if (kind == ACTANT_KIND_ROUND || kind == ACTANT_KIND_MARK || kind == ACTANT_KIND_CODER)
        return TRUE;
    }

  return FALSE;
}

/* Lists others' files anew when they are other ones: some came, or a round hides them. */
static void
listed_cb (ActantClaimsPage *self)
{
  if (actant_session_count_others (get_session (self)) != self->n_others)
    follow_session (self);
}

static void
session_changed_cb (ActantSession    *session,
                    ActantChangeSet  *change_set,
                    ActantClaimsPage *self)
{
  if (touches_rounds (change_set))
    listed_cb (self);
  if (touches_names (change_set))
    {
      actant_query_entry_refresh (ACTANT_QUERY_ENTRY (self->entry));
      if (self->match != NULL)
        search (self);
      actant_claims_table_hold (ACTANT_CLAIMS_TABLE (self->table), TRUE);
      actant_record_table_reorder (get_records (self));
      actant_claims_table_hold (ACTANT_CLAIMS_TABLE (self->table), FALSE);
      actant_claims_table_update (ACTANT_CLAIMS_TABLE (self->table));
    }
  update_state (self);
}

/* The first claims of another coder bring the column that tells them apart. */
static void
see_coder (ActantClaimsPage    *self,
           ActantAnnotationSet *set)
{
  if (self->others_seen
      || strcmp (actant_annotation_set_get_coder (set), actant_session_get_coder (get_session (self))) == 0
      || actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM) == 0)
    return;

  self->others_seen = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->coder_check), TRUE);
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             data)
{
  ActantClaimsPage *self = data;

  if (set != NULL)
    {
      see_coder (self, set);
      actant_record_table_add_of (get_records (self), actant_annotation_set_get_records (set),
                                  actant_annotation_set_get_text_path (set),
                                  actant_annotation_set_get_coder (set));
    }
  else
    actant_claims_table_select (ACTANT_CLAIMS_TABLE (self->table),
                                actant_workspace_get_selected_id (self->workspace));
  update_state (self);
}

static void
stop_reading (ActantClaimsPage *self)
{
  guint n_texts;
  guint n_read = actant_set_loader_get_n_read (self->loader, &n_texts);

  self->n_unread = n_texts - n_read;
  g_clear_pointer (&self->loader, actant_set_loader_free);
  update_state (self);
}

/* The texts that were read are not read again, so this is soon where it was. */
static void
follow_session (ActantClaimsPage *self)
{
  self->n_unread = 0;
  self->n_others = get_session (self) != NULL ? actant_session_count_others (get_session (self)) : 0;
  g_clear_pointer (&self->loader, actant_set_loader_free);
  g_signal_group_set_target (self->session_signals, get_session (self));
  actant_record_table_clear (get_records (self));
  if (get_session (self) != NULL)
    self->loader = actant_set_loader_new (get_session (self), TRUE, loaded_cb, self);
  actant_query_entry_refresh (ACTANT_QUERY_ENTRY (self->entry));
  search (self);
}

static void
cancel_clicked_cb (ActantClaimsPage *self)
{
  if (actant_record_table_is_working (get_records (self)))
    actant_claims_table_cancel (ACTANT_CLAIMS_TABLE (self->table));
  else if (actant_claims_page_is_loading (self))
    stop_reading (self);
  else
    follow_session (self);
}

/* Rows */

static void
activated_cb (ActantClaimsPage *self,
              const char       *id)
{
  const char *coder = actant_claims_table_find_coder (ACTANT_CLAIMS_TABLE (self->table), id);
  const char *text;

  g_clear_handle_id (&self->open_pause, g_source_remove);
  actant_record_table_lookup (get_records (self), id, &text);
  if (text != NULL && coder != NULL)
    actant_workspace_go_to_of (self->workspace, text, coder, id, TRUE);
}

static gboolean
open_cb (gpointer data)
{
  ActantClaimsPage *self = data;
  g_autofree char *id =
    g_strdup (actant_claims_table_get_selected (ACTANT_CLAIMS_TABLE (self->table)));

  self->open_pause = 0;
  if (id != NULL)
    actant_workspace_go_to (self->workspace, id, FALSE);
  return G_SOURCE_REMOVE;
}

/* The sidebar shows the row's card; going quickly over rows opens no texts on the way. Another
 * coder's claim is not shown there before it is gone to. */
static void
selected_cb (ActantClaimsPage *self,
             const char       *id)
{
  const char *coder = actant_claims_table_find_coder (ACTANT_CLAIMS_TABLE (self->table), id);
  const char *text;

  g_clear_handle_id (&self->open_pause, g_source_remove);
  actant_record_table_lookup (get_records (self), id, &text);
  if (g_strcmp0 (coder, actant_session_get_coder (get_session (self))) != 0)
    actant_workspace_select (self->workspace, NULL);
  else if (g_strcmp0 (text, actant_workspace_get_text_path (self->workspace)) == 0)
    actant_workspace_select (self->workspace, id);
  else
    self->open_pause = g_timeout_add (OPEN_PAUSE, open_cb, self);
}

static void
selected_id_cb (ActantClaimsPage *self)
{
  const char *id = actant_workspace_get_selected_id (self->workspace);

  if (id != NULL && self->open_pause == 0)
    actant_claims_table_select (ACTANT_CLAIMS_TABLE (self->table), id);
}

/* Columns */

static void
column_toggled_cb (GtkCheckButton   *check,
                   ActantClaimsPage *self)
{
  actant_claims_table_set_shown (ACTANT_CLAIMS_TABLE (self->table),
                                 g_object_get_data (G_OBJECT (check), "column"),
                                 gtk_check_button_get_active (check));
}

static GtkWidget *
build_columns_button (ActantClaimsPage *self)
{
  GArray *columns = actant_claims_table_get_columns (ACTANT_CLAIMS_TABLE (self->table));
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < columns->len; i++)
    {
      const ActantClaimColumn *column = &g_array_index (columns, ActantClaimColumn, i);
      GtkWidget *check = gtk_check_button_new_with_label (_(column->label));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), column->usual);
      g_object_set_data (G_OBJECT (check), "column", (gpointer) column->name);
      g_signal_connect (check, "toggled", G_CALLBACK (column_toggled_cb), self);
      if (strcmp (column->name, "coder") == 0)
        self->coder_check = check;
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);

  return button;
}

/* Building */

static GtkWidget *
build_head (ActantClaimsPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = actant_query_entry_new (self->workspace, ACTANT_KIND_CLAIM,
                                        _("Find claims: actor:kim type:forecast"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (query_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (query_activated_cb), self);
  self->saved = actant_saved_queries_new (self->workspace);
  gtk_widget_set_valign (self->saved, GTK_ALIGN_START);
  g_signal_connect_swapped (self->saved, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_append (GTK_BOX (head), self->entry);
  gtk_box_append (GTK_BOX (head), self->saved);
  gtk_box_append (GTK_BOX (head), build_columns_button (self));
  gtk_widget_add_css_class (head, "page-head");

  return head;
}

static GtkWidget *
build_foot (ActantClaimsPage *self)
{
  GtkWidget *foot = actant_page_new_foot (_("Enter: go to the passage · F2: edit the cell · "
                                            "← →: choose the cell"), &self->status);

  self->cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  gtk_widget_add_css_class (self->cancel, "flat");
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_hexpand (self->status, FALSE);
  gtk_box_insert_child_after (GTK_BOX (foot), self->cancel, self->status);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (foot), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (foot)), 1);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self);

  return foot;
}

static void
actant_claims_page_constructed (GObject *object)
{
  ActantClaimsPage *self = ACTANT_CLAIMS_PAGE (object);

  G_OBJECT_CLASS (actant_claims_page_parent_class)->constructed (object);

  self->table = actant_claims_table_new (self->workspace);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), build_foot (self));
  gtk_stack_add_named (GTK_STACK (self->stack), self->table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       actant_page_new_status ("document-edit-symbolic", _("No Claims Yet"),
                                               _("Open a text, select a passage and press C: "
                                                 "who claims what of whom?"), NULL), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       actant_page_new_status ("edit-find-symbolic", _("Nothing Found"),
                                               _("No claim fits the query. What it asks for stands "
                                                 "below the box; leave a part out, or use | for "
                                                 "either."),
                                               actant_page_new_button (_("_Clear Query"),
                                                                       G_CALLBACK (clear_clicked_cb),
                                                                       self)), "no-match");

  actant_record_table_set_filter (get_records (self), fits, self, NULL);
  g_signal_connect_object (get_records (self), "working", G_CALLBACK (working_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::selected-id", G_CALLBACK (selected_id_cb),
                           self, G_CONNECT_SWAPPED);
  follow_session (self);
}

static void
actant_claims_page_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  ActantClaimsPage *self = ACTANT_CLAIMS_PAGE (object);

  if (property == PROP_WORKSPACE)
    self->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
actant_claims_page_dispose (GObject *object)
{
  ActantClaimsPage *self = ACTANT_CLAIMS_PAGE (object);

  g_clear_pointer (&self->loader, actant_set_loader_free);
  g_clear_handle_id (&self->open_pause, g_source_remove);
  if (self->table != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->table, self);
      g_signal_handlers_disconnect_by_func (get_records (self), working_cb, self);
      actant_record_table_clear (get_records (self));
      actant_record_table_set_filter (get_records (self), NULL, NULL, NULL);
    }
  self->table = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->match, actant_query_match_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_claims_page_parent_class)->dispose (object);
}

static gboolean
actant_claims_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_CLAIMS_PAGE (widget)->entry);
}

static void
actant_claims_page_class_init (ActantClaimsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = actant_claims_page_constructed;
  object_class->set_property = actant_claims_page_set_property;
  object_class->dispose = actant_claims_page_dispose;
  widget_class->grab_focus = actant_claims_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimspage");

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACTANT_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_claims_page_init (ActantClaimsPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "changed",
                                 G_CALLBACK (session_changed_cb), self, G_CONNECT_AFTER);
  g_signal_group_connect_object (self->session_signals, "listed", G_CALLBACK (listed_cb), self,
                                 G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/** Returns: (transfer none): the table */
ActantClaimsTable *
actant_claims_page_get_table (ActantClaimsPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_PAGE (self), NULL);

  return ACTANT_CLAIMS_TABLE (self->table);
}

/** Returns: (transfer none): the query box */
ActantQueryEntry *
actant_claims_page_get_entry (ActantClaimsPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_PAGE (self), NULL);

  return ACTANT_QUERY_ENTRY (self->entry);
}

/** Returns: "table", "empty" or "no-match" */
const char *
actant_claims_page_get_state (ActantClaimsPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}

/** Whether texts are still being read. */
gboolean
actant_claims_page_is_loading (ActantClaimsPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_PAGE (self), FALSE);

  return self->loader != NULL && !actant_set_loader_is_done (self->loader);
}

/** Whether annotations are being read, or the claims filtered or sorted. */
gboolean
actant_claims_page_is_working (ActantClaimsPage *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIMS_PAGE (self), FALSE);

  return actant_claims_page_is_loading (self)
         || actant_record_table_is_working (get_records (self));
}
