/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of cases. */
#include "config.h"

#include "review/actant-review-queue-private.h"

#include "actant-page-layout.h"
#include "review/actant-case-words.h"
#include "sidebar/actant-drop-down.h"
#include "study/actant-page-parts.h"
#include "team/actant-variable.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROWS_AT_ONCE 24

G_DEFINE_FINAL_TYPE (ActantReviewQueue, actant_review_queue, GTK_TYPE_WIDGET)

static guint
get_position (gpointer item)
{
  return item != NULL ? g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10) : G_MAXUINT;
}

/* Which are listed */

static gboolean
is_open (const ActantCase *item)
{
  return item->verdict == ACTANT_VERDICT_NONE || item->verdict == ACTANT_VERDICT_DEFER;
}

static char *
dup_unit (const char *text,
          ActantKind  kind,
          guint       row)
{
  return g_strdup_printf ("%d %u %s", (int) kind, row, text);
}

static gboolean
is_wanted (ActantReviewQueue *self,
           const ActantCase  *item)
{
  g_autofree char *unit = self->units != NULL ? dup_unit (item->text, item->kind, item->row) : NULL;

  return unit == NULL || g_hash_table_contains (self->units, unit);
}

static gboolean
fits (ActantReviewQueue *self,
      const ActantCase  *item)
{
  guint cases = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cases));

  if (cases != ACTANT_CASES_ALL && is_open (item) != (cases == ACTANT_CASES_OPEN))
    return FALSE;
  if (!is_wanted (self, item) || (self->kind != ACTANT_KIND_NONE && item->kind != self->kind))
    return FALSE;
  for (guint i = 0; self->field != NULL && i < item->fields->len; i++)
    if (strcmp (item->fields->pdata[i], self->field) == 0)
      return TRUE;

  return self->field == NULL;
}

static int
compare_weight (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  ActantReviewQueue *self = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  guint weight_x = _actant_review_queue_get_case (self, x)->fields->len, weight_y = _actant_review_queue_get_case (self, y)->fields->len;

  return weight_x != weight_y ? (weight_x < weight_y) - (weight_x > weight_y) : (x > y) - (x < y);
}

static void
update_foot (ActantReviewQueue *self)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  g_autoptr(GArray) all_agree = queue != NULL ? actant_adjudication_list_agreed (queue) : NULL;
  guint n = queue != NULL ? actant_adjudication_get_n (queue) : 0, n_open = 0;
  guint n_agreed = all_agree != NULL ? all_agree->len : 0;
  g_autofree char *status = NULL;
  g_autofree char *agreed = NULL;

  for (guint i = 0; i < n; i++)
    n_open += is_open (actant_adjudication_get (queue, i));
  status = g_strdup_printf (_("%u of %u cases open"), n_open, n);
  agreed = g_strdup_printf (_("_Accept %u Agreed"), n_agreed);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  gtk_button_set_label (GTK_BUTTON (self->agreed_button), agreed);
  gtk_widget_set_sensitive (self->agreed_button, n_agreed > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (G_LIST_MODEL (self->positions)) > 0 ? "list" : "empty");
}

static guint
get_listed (ActantReviewQueue *self,
            guint              at)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->positions), at);

  return get_position (item);
}

/* Puts these in place of those listed; rows at both ends that are the same stay, and with them the keyboard. */
static void
replace_positions (ActantReviewQueue *self,
                   GArray            *found)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->positions));
  guint same = 0, tail = 0;
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  while (same < MIN (n, found->len) && get_listed (self, same) == g_array_index (found, guint, same))
    same++;
  while (tail < MIN (n, found->len) - same
         && get_listed (self, n - 1 - tail) == g_array_index (found, guint, found->len - 1 - tail))
    tail++;
  for (guint i = same; i < found->len - tail; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", g_array_index (found, guint, i));

      g_ptr_array_add (items, gtk_string_object_new (number));
    }
  g_list_store_splice (self->positions, same, n - same - tail, items->pdata, items->len);
}

static void
select_row (ActantReviewQueue *self,
            guint              at)
{
  actant_row_feed_reach (self->feed, at);
  gtk_single_selection_set_selected (self->selection, at);
}

/** Gives the keyboard to the row of the selected case: what a key decides on is what it is on. */
gboolean
_actant_review_queue_focus (ActantReviewQueue *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", at);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return gtk_widget_grab_focus (row);

  return gtk_widget_grab_focus (self->list);
}

/* Lists what fits; the selected case stays selected, or the one after it. */
static void
fill (ActantReviewQueue *self)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  guint before = get_position (gtk_single_selection_get_selected_item (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint select = GTK_INVALID_LIST_POSITION;
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;

  for (guint i = 0; queue != NULL && i < actant_adjudication_get_n (queue); i++)
    if (fits (self, actant_adjudication_get (queue, i)))
      g_array_append_val (found, i);
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)) == 1)
    g_array_sort_with_data (found, compare_weight, self);

  replace_positions (self, found);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, guint, i) == before)
      select = i;
  if (select == GTK_INVALID_LIST_POSITION && found->len > 0)
    select = at != GTK_INVALID_LIST_POSITION ? MIN (at, found->len - 1) : 0;
  select_row (self, select);
  if (had_focus && found->len > 0)
    _actant_review_queue_focus (self);
  update_foot (self);
}

/** Selects a case; returns whether it is listed. */
gboolean
_actant_review_queue_select (ActantReviewQueue *self,
                             guint              position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->positions)); i++)
    if (get_listed (self, i) == position)
      {
        gtk_single_selection_set_selected (self->selection, i);
        _actant_review_queue_focus (self);
        return TRUE;
      }

  return FALSE;
}

/* Rows */

/* What people call the fields of the kinds that are decided on. */
static void
collect_labels (ActantReviewQueue *self)
{
  static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM, ACTANT_KIND_RELATION };
  ActantSession *session = actant_workspace_get_session (actant_review_get_workspace (self->review));

  g_hash_table_remove_all (self->labels);
  for (guint i = 0; session != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) variables = actant_variables_new (session, kinds[i]);

      for (guint j = 0; j < variables->len; j++)
        {
          const ActantVariable *variable = variables->pdata[j];

          g_hash_table_replace (self->labels, g_strdup_printf ("%d %s", (int) kinds[i], variable->name),
                                g_strdup (variable->label));
        }
    }
}

static const char *
get_label (ActantReviewQueue *self,
           ActantKind         kind,
           const char        *field)
{
  g_autofree char *key = g_strdup_printf ("%d %s", (int) kind, field);
  const char *label = g_hash_table_lookup (self->labels, key);

  if (strcmp (field, "passage") == 0)
    return _("Passage");
  if (strcmp (field, "versions") == 0)
    return _("Unsettled versions");
  if (strcmp (field, "relation") == 0)
    return _("Relation");

  return label != NULL ? label : field;
}

static char *
dup_line (ActantReviewQueue *self,
          const ActantCase  *item)
{
  GString *line = g_string_new (_(actant_kind_get_info (item->kind)->label));

  g_string_append_printf (line, " · %s", item->reopened ? _("Open again")
                          : item->agreed && item->verdict == ACTANT_VERDICT_NONE ? _("All agree")
                          : actant_verdict_get_words (item->verdict));
  for (guint i = 0; i < item->fields->len; i++)
    g_string_append_printf (line, "%s%s", i == 0 ? " · ≠ " : ", ", get_label (self, item->kind, item->fields->pdata[i]));

  return g_string_free (line, FALSE);
}

static void
update_row (ActantReviewQueue *self,
            GtkListItem       *list_item)
{
  const ActantCase *item = _actant_review_queue_get_case (self, get_position (gtk_list_item_get_item (list_item)));
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (row);
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;

  if (item == NULL)
    return;
  words = actant_case_dup_title (actant_review_get_queue (self->review), item);
  line = dup_line (self, item);
  name = g_strdup_printf ("%s, %s", words, line);
  gtk_label_set_text (GTK_LABEL (title), words);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), line);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          ActantReviewQueue        *self)
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
         GtkListItem              *item,
         ActantReviewQueue        *self)
{
  g_hash_table_add (self->rows, item);
  update_row (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           ActantReviewQueue        *self)
{
  g_hash_table_remove (self->rows, item);
}

static void
selected_cb (ActantReviewQueue *self)
{
  actant_case_view_show (ACTANT_CASE_VIEW (self->view),
                         get_position (gtk_single_selection_get_selected_item (self->selection)));
}

static gboolean
key_pressed_cb (ActantReviewQueue *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  return actant_review_queue_press (self, key);
}

/* Whether a value of the case has the keyboard: not the reason, which is typed. */
static gboolean
is_on_value (ActantReviewQueue *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && actant_case_view_is_value (ACTANT_CASE_VIEW (self->view), focus);
}

/* On the values the keys mean the same, and Space takes one: a decision is made where it is read. Who
 * decides goes on in the list. */
static gboolean
value_key_pressed_cb (ActantReviewQueue *self,
                      guint              key,
                      guint              code,
                      GdkModifierType    state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !is_on_value (self))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      _actant_review_queue_focus (self);
      return GDK_EVENT_STOP;
    }
  /* Left and right go from coder to coder, and not out of the page where one alone has the case. */
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    {
      gtk_widget_child_focus (self->view, key == GDK_KEY_Left ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
      return GDK_EVENT_STOP;
    }
  if (!actant_review_queue_press (self, key))
    return GDK_EVENT_PROPAGATE;
  if (key != GDK_KEY_g && key != GDK_KEY_r && key != GDK_KEY_o && key != GDK_KEY_t)
    _actant_review_queue_focus (self);

  return GDK_EVENT_STOP;
}

static void
clear_field (ActantReviewQueue *self)
{
  guint cases = self->units != NULL ? self->before : gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cases));

  actant_review_queue_filter (self, cases, NULL, ACTANT_KIND_NONE);
}

/* Building */

static GtkWidget *
new_choice (ActantReviewQueue  *self,
            const char         *name,
            const char * const *labels)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (labels);

  actant_drop_down_adapt (GTK_DROP_DOWN (choice));
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_tooltip_text (choice, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (fill), self);

  return choice;
}

static GtkWidget *
build_head (ActantReviewQueue *self)
{
  const char *cases[] = { _("Open cases"), _("Decided cases"), _("All cases"), NULL };
  const char *orders[] = { _("In the order of the texts"), _("Most disputed first"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->cases = new_choice (self, _("Which cases"), cases);
  self->order = new_choice (self, _("Order"), orders);
  self->field_button = gtk_button_new ();
  gtk_widget_set_tooltip_text (self->field_button, _("List all fields again"));
  gtk_widget_set_visible (self->field_button, FALSE);
  g_signal_connect_swapped (self->field_button, "clicked", G_CALLBACK (clear_field), self);
  self->agreed_button = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_tooltip_text (self->agreed_button, _("Accept all open cases in which everybody has the same (A)"));
  g_signal_connect_swapped (self->agreed_button, "clicked", G_CALLBACK (_actant_review_queue_accept_agreed), self);
  gtk_box_append (GTK_BOX (head), self->cases);
  gtk_box_append (GTK_BOX (head), self->order);
  gtk_box_append (GTK_BOX (head), self->field_button);
  gtk_box_append (GTK_BOX (head), self->agreed_button);
  gtk_widget_add_css_class (head, "page-head");

  return head;
}

static GtkWidget *
build_list (ActantReviewQueue *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "memo-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cases"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  actant_page_leave_by_tab (self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);

  return scroller;
}

static void
actant_review_queue_dispose (GObject *object)
{
  ActantReviewQueue *self = ACTANT_REVIEW_QUEUE (object);

  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->feed);
  g_clear_object (&self->positions);
  g_clear_object (&self->review);
  g_clear_pointer (&self->field, g_free);

  G_OBJECT_CLASS (actant_review_queue_parent_class)->dispose (object);
}

static void
actant_review_queue_finalize (GObject *object)
{
  g_hash_table_unref (ACTANT_REVIEW_QUEUE (object)->rows);
  g_hash_table_unref (ACTANT_REVIEW_QUEUE (object)->labels);
  g_clear_pointer (&ACTANT_REVIEW_QUEUE (object)->units, g_hash_table_unref);

  G_OBJECT_CLASS (actant_review_queue_parent_class)->finalize (object);
}

static gboolean
actant_review_queue_grab_focus (GtkWidget *widget)
{
  return _actant_review_queue_focus (ACTANT_REVIEW_QUEUE (widget));
}

static void
actant_review_queue_class_init (ActantReviewQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_review_queue_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = actant_review_queue_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = actant_review_queue_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ACTANT_TYPE_PAGE_LAYOUT);
}

static void
actant_review_queue_init (ActantReviewQueue *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->positions = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->feed = actant_row_feed_new (G_LIST_MODEL (g_object_ref (self->positions)), ROWS_AT_ONCE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

/** Returns: (transfer floating): the cases of @review, none until they are there */
GtkWidget *
actant_review_queue_new (ActantReview *review)
{
  ActantReviewQueue *self = g_object_new (ACTANT_TYPE_REVIEW_QUEUE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->review = g_object_ref (review);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->view = actant_case_view_new (review);
  g_signal_connect_swapped (self->view, "reason-entered", G_CALLBACK (gtk_widget_grab_focus), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (value_key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       actant_page_new_status ("object-select-symbolic", _("No Cases Here"),
                                               _("Everything that was asked for is decided. Other cases "
                                                 "are listed by the choice above."), NULL), "empty");
  gtk_paned_set_start_child (GTK_PANED (paned), self->stack);
  gtk_paned_set_end_child (GTK_PANED (paned), self->view);
  gtk_paned_set_position (GTK_PANED (paned), 150);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_size_request (self->stack, -1, 120);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (self->box), paned);
  gtk_box_append (GTK_BOX (self->box),
                  actant_page_new_foot (_("1–9 accept · Enter accept ✓ · X reject · D defer · G gap · "
                                          "R reason · T answer · N next · O passage"), &self->status));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);

  return GTK_WIDGET (self);
}

/** Lists the cases as they are now. */
void
actant_review_queue_update (ActantReviewQueue *self)
{
  g_return_if_fail (ACTANT_IS_REVIEW_QUEUE (self));

  collect_labels (self);
  fill (self);
  selected_cb (self);
}

/** Looks again at what was decided. */
void
actant_review_queue_refresh (ActantReviewQueue *self)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (ACTANT_IS_REVIEW_QUEUE (self));

  fill (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_row (self, item);
  selected_cb (self);
}

/**
 * actant_review_queue_filter:
 * @self: a queue
 * @cases: which are listed
 * @field: (nullable): name of a variable that coders differ in; %NULL for all
 * @kind: of the records; %ACTANT_KIND_NONE for all
 */
void
actant_review_queue_filter (ActantReviewQueue *self,
                            ActantCases        cases,
                            const char        *field,
                            ActantKind         kind)
{
  g_autofree char *own = g_strdup (field);

  g_return_if_fail (ACTANT_IS_REVIEW_QUEUE (self));

  g_clear_pointer (&self->units, g_hash_table_unref);
  g_free (self->field);
  self->field = g_steal_pointer (&own);
  self->kind = kind;
  gtk_widget_set_visible (self->field_button, self->field != NULL || kind != ACTANT_KIND_NONE);
  if (self->field != NULL || kind != ACTANT_KIND_NONE)
    {
      g_autofree char *label = self->field != NULL ? g_strdup_printf ("≠ %s ✕", get_label (self, kind, self->field))
                               : g_strdup_printf ("%s ✕", _(actant_kind_get_info (kind)->label));

      gtk_button_set_label (GTK_BUTTON (self->field_button), label);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cases), cases);
  fill (self);
}

/** Returns: (transfer none): the cases that are listed */
GListModel *
actant_review_queue_get_list (ActantReviewQueue *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_QUEUE (self), NULL);

  return G_LIST_MODEL (self->positions);
}

/** Returns: (transfer none): the view of the selected case */
ActantCaseView *
actant_review_queue_get_view (ActantReviewQueue *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_QUEUE (self), NULL);

  return ACTANT_CASE_VIEW (self->view);
}

/**
 * actant_review_queue_list_units:
 * @self: a queue
 * @units: (element-type ActantAgreementUnit): the cases that are listed, decided or not
 * @words: what they have in common
 */
void
actant_review_queue_list_units (ActantReviewQueue *self,
                                GArray            *units,
                                const char        *words)
{
  g_autofree char *label = g_strdup_printf ("%s ✕", words);

  g_return_if_fail (ACTANT_IS_REVIEW_QUEUE (self));

  if (self->units == NULL)
    self->before = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cases));
  actant_review_queue_filter (self, ACTANT_CASES_ALL, NULL, ACTANT_KIND_NONE);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < units->len; i++)
    {
      const ActantAgreementUnit *unit = &g_array_index (units, ActantAgreementUnit, i);

      g_hash_table_add (self->units, dup_unit (unit->text, unit->kind, unit->row));
    }
  gtk_button_set_label (GTK_BUTTON (self->field_button), label);
  gtk_widget_set_visible (self->field_button, TRUE);
  fill (self);
}
