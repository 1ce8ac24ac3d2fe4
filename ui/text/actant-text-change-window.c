/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the passages of a changed text, and what is to be done with each. */
#include "config.h"

#include "text/actant-text-change-window.h"

#include "text/actant-text-change-item.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters shown on each side of a passage, and of a long passage at most. */
#define CONTEXT 140
#define LONGEST 600
#define SPACE 12

struct _ActantTextChangeWindow
{
  AdwWindow            parent_instance;

  /* Owned */
  ActantWorkspace     *workspace;
  ActantTextChange    *change;

  /* Children */
  GtkLabel            *summary;
  GListStore          *items;
  GtkSingleSelection  *selection;
  GtkListView         *list;
  GtkLabel            *state;
  GtkLabel            *before;
  GtkLabel            *after;
  GtkWidget           *apply_button;
};

G_DEFINE_FINAL_TYPE (ActantTextChangeWindow, actant_text_change_window, ADW_TYPE_WINDOW)

enum
{
  SHOW_PLACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantTextChangeItem *
get_item (ActantTextChangeWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static char *
dup_slice (ActantSourceText *text,
           gint64            start,
           gint64            end)
{
  gint64 length = actant_source_text_get_length (text);

  start = CLAMP (start, 0, length);
  end = CLAMP (end, start, length);
  return start < end ? actant_source_text_dup_slice (text, start, end) : g_strdup ("");
}

/* @words, the passage, between what is around it; markup. */
static char *
mark_up (const char *before,
         const char *words,
         const char *after)
{
  g_autofree char *left = g_markup_escape_text (before, -1);
  g_autofree char *middle = g_markup_escape_text (words, -1);
  g_autofree char *right = g_markup_escape_text (after, -1);

  return g_strdup_printf ("%s<b><u>%s</u></b>%s", left, middle, right);
}

static char *
dup_place (ActantSourceText   *text,
           const ActantRecord *record)
{
  gint64 start = actant_record_get_start (record), end = actant_record_get_end (record);
  g_autofree char *before = dup_slice (text, start - CONTEXT, start);
  g_autofree char *words = dup_slice (text, start, MIN (end, start + LONGEST));
  g_autofree char *after = dup_slice (text, end, end + CONTEXT);

  return mark_up (before, words, after);
}

/* The old surroundings: out of the text as it was, else as far as the record keeps them. */
static char *
dup_old (const ActantReplacement *replacement)
{
  const ActantValue *segments = actant_record_get (replacement->record, "segments");
  const ActantValue *segment = actant_value_get_n_items (segments) > 0
                               ? actant_value_get_item (segments, 0) : NULL;
  const char *prefix, *suffix;
  g_autofree char *quote = NULL;

  if (replacement->old_text != NULL && segment != NULL)
    return dup_place (replacement->old_text, replacement->record);

  quote = actant_record_dup_quote (replacement->record);
  prefix = segment != NULL ? actant_value_get_member_text (segment, "prefix") : NULL;
  suffix = segment != NULL ? actant_value_get_member_text (segment, "suffix") : NULL;
  return mark_up (prefix != NULL ? prefix : "", quote != NULL ? quote : "",
                  suffix != NULL ? suffix : "");
}

static const ActantRecord *
get_shown (ActantTextChangeItem *item)
{
  const ActantRecord *placed = actant_text_change_item_get_placed (item);

  return placed != NULL ? placed : actant_text_change_item_get_replacement (item)->placed;
}

static void
update_detail (ActantTextChangeWindow *self)
{
  ActantTextChangeItem *item = get_item (self);
  ActantReanchorPlan *plan = actant_text_change_get_plan (self->change);
  const ActantReplacement *replacement = item != NULL
                                         ? actant_text_change_item_get_replacement (item) : NULL;
  const ActantRecord *shown = item != NULL ? get_shown (item) : NULL;
  g_autofree char *before = replacement != NULL ? dup_old (replacement) : g_strdup ("");
  g_autofree char *after = NULL;

  if (shown != NULL && plan != NULL && actant_record_get_start (shown) >= 0)
    after = dup_place (plan->source, shown);
  else
    after = g_markup_escape_text (_("No place was found. Select one in the text and press P."), -1);

  gtk_label_set_label (self->state,
                       item != NULL ? actant_text_change_item_get_state_words (item, TRUE) : "");
  gtk_label_set_markup (self->before, before);
  gtk_label_set_markup (self->after, item != NULL ? after : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.accept",
                                 replacement != NULL && replacement->placed != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.skip", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.place", item != NULL
                                 && actant_kind_has_segments (
                                      actant_record_get_kind (replacement->record)));
}

static void
show_place (ActantTextChangeWindow *self)
{
  ActantTextChangeItem *item = get_item (self);
  const ActantRecord *shown = item != NULL ? get_shown (item) : NULL;

  update_detail (self);
  if (shown != NULL && actant_record_get_start (shown) >= 0)
    g_signal_emit (self, signals[SHOW_PLACE], 0, actant_record_get_start (shown),
                   actant_record_get_end (shown));
}

static guint
count_placed (ActantTextChangeWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(ActantTextChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += actant_text_change_item_get_placed (item) != NULL;
    }
  return n;
}

static void
update_button (ActantTextChangeWindow *self)
{
  guint n = count_placed (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Apply: %u Passage", "_Apply: %u Passages",
                                                      n), n);

  gtk_button_set_label (GTK_BUTTON (self->apply_button), label);
  gtk_button_set_use_underline (GTK_BUTTON (self->apply_button), TRUE);
}

/* Goes on to the next passage that is not decided; stays when there is none. */
static void
go_on (ActantTextChangeWindow *self)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n = g_list_model_get_n_items (model);
  guint at = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i < n; i++)
    {
      g_autoptr(ActantTextChangeItem) item = g_list_model_get_item (model, (at + i) % n);

      if (actant_text_change_item_get_choice (item) == ACTANT_PLACE_CHOICE_NONE)
        {
          gtk_single_selection_set_selected (self->selection, (at + i) % n);
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                      (at + i) % n);
          break;
        }
    }
  update_button (self);
  update_detail (self);
}

static void
accept_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantTextChangeWindow *self = ACTANT_TEXT_CHANGE_WINDOW (widget);

  actant_text_change_item_choose (get_item (self), ACTANT_PLACE_CHOICE_TAKE, NULL);
  go_on (self);
}

static void
skip_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  ActantTextChangeWindow *self = ACTANT_TEXT_CHANGE_WINDOW (widget);

  actant_text_change_item_choose (get_item (self), ACTANT_PLACE_CHOICE_SKIP, NULL);
  go_on (self);
}

static void
place_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ActantTextChangeWindow *self = ACTANT_TEXT_CHANGE_WINDOW (widget);
  ActantTextChangeItem *item = get_item (self);
  ActantReanchorPlan *plan = actant_text_change_get_plan (self->change);
  g_autoptr(ActantRecord) own = NULL;
  gint64 start, end;

  if (plan == NULL || !actant_workspace_get_range (self->workspace, &start, &end) || start == end)
    {
      gtk_label_set_label (self->state, _("Select the passage in the text first"));
      return;
    }

  own = actant_reanchor_plan_place (plan, actant_workspace_get_session (self->workspace),
                                    actant_text_change_item_get_replacement (item)->record,
                                    start, end, NULL);
  if (own == NULL)
    return;
  actant_text_change_item_choose (item, ACTANT_PLACE_CHOICE_OWN, own);
  go_on (self);
}

static void
apply_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ActantTextChangeWindow *self = ACTANT_TEXT_CHANGE_WINDOW (widget);
  ActantReanchorPlan *plan = actant_text_change_get_plan (self->change);
  g_autoptr(GPtrArray) accepted = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(ActantTextChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const ActantRecord *placed = actant_text_change_item_get_placed (item);

      if (placed != NULL)
        g_ptr_array_add (accepted, actant_record_ref (placed));
    }
  if (plan == NULL)
    return;

  if (!actant_reanchor_plan_apply (plan, actant_workspace_get_session (self->workspace), accepted,
                                   &error))
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return;
    }
  message = g_strdup_printf (ngettext ("%u passage was placed", "%u passages were placed",
                                       accepted->len), accepted->len);
  actant_workspace_toast (self->workspace, message, accepted->len > 0);
  actant_text_change_update (self->change);
  gtk_window_close (GTK_WINDOW (self));
}

/* Those that need the user first, then those that moved, then those in place. */
static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const ActantReplacement *item_a =
    actant_text_change_item_get_replacement (ACTANT_TEXT_CHANGE_ITEM ((gpointer) a));
  const ActantReplacement *item_b =
    actant_text_change_item_get_replacement (ACTANT_TEXT_CHANGE_ITEM ((gpointer) b));
  int group_a = MIN (item_a->state, ACTANT_PLACE_DOUBTFUL);
  int group_b = MIN (item_b->state, ACTANT_PLACE_DOUBTFUL);
  gint64 start_a = actant_record_get_start (item_a->record);
  gint64 start_b = actant_record_get_start (item_b->record);

  if (group_a != group_b)
    return group_b - group_a;
  return (start_a > start_b) - (start_a < start_b);
}

/* Another plan: the list anew. With none left there is nothing to do here. */
static void
fill (ActantTextChangeWindow *self)
{
  ActantReanchorPlan *plan = actant_text_change_get_plan (self->change);
  g_autofree char *summary = actant_text_change_dup_summary (self->change);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; plan != NULL && i < plan->items->len; i++)
    g_ptr_array_add (items, actant_text_change_item_new (plan->items->pdata[i]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  g_list_store_sort (self->items, compare_items, NULL);
  if (items->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_label_set_label (self->summary, summary != NULL ? summary
                                      : _("Every passage is where it belongs"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.apply", plan != NULL);
  update_button (self);
  update_detail (self);
}

/* ---- The list ---- */

static GtkWidget *
new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *quote = new_label (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *state = new_label ("caption");
  GtkWidget *choice = new_label ("caption");

  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (state), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (state, TRUE);
  gtk_widget_add_css_class (state, "dim-label");
  gtk_box_append (GTK_BOX (line), state);
  gtk_box_append (GTK_BOX (line), choice);
  gtk_box_append (GTK_BOX (box), quote);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_list_item_set_child (list_item, box);
}

static void
choice_cb (ActantTextChangeItem *item,
           GParamSpec           *pspec,
           GtkLabel             *label)
{
  g_autofree char *words = NULL;

  g_object_get (item, "choice", &words, NULL);
  gtk_label_set_label (label, words);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  ActantTextChangeItem *item = gtk_list_item_get_item (list_item);
  const ActantReplacement *replacement = actant_text_change_item_get_replacement (item);
  GtkWidget *quote = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *state = gtk_widget_get_first_child (gtk_widget_get_next_sibling (quote));
  GtkWidget *choice = gtk_widget_get_next_sibling (state);
  g_autofree char *words = actant_record_dup_quote (replacement->record);
  const char *title = actant_record_get_title (replacement->record);

  if (words != NULL)
    g_strdelimit (words, "\n", ' ');
  gtk_label_set_label (GTK_LABEL (quote), words != NULL ? words : title != NULL ? title : "");
  gtk_label_set_label (GTK_LABEL (state), actant_text_change_item_get_state_words (item, FALSE));
  g_signal_connect_object (item, "notify::choice", G_CALLBACK (choice_cb), choice, 0);
  choice_cb (item, NULL, GTK_LABEL (choice));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  user_data)
{
  GtkWidget *quote = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *state = gtk_widget_get_first_child (gtk_widget_get_next_sibling (quote));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), choice_cb,
                                        gtk_widget_get_next_sibling (state));
}

static GtkWidget *
create_list (ActantTextChangeWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  self->items = g_list_store_new (ACTANT_TYPE_TEXT_CHANGE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_place), self,
                           G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)),
                                                 factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Passages of the changed text"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (scroller, 260, -1);

  return scroller;
}

/* ---- The place as it was and as it is ---- */

static GtkWidget *
create_side (const char  *title,
             GtkLabel   **text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = new_label ("heading");
  GtkWidget *label = new_label (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_label (GTK_LABEL (heading), title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  *text = GTK_LABEL (label);

  return box;
}

static GtkWidget *
create_button (const char *label,
               const char *action,
               const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);

  return button;
}

static GtkWidget *
create_detail (ActantTextChangeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACE);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->state = GTK_LABEL (new_label (NULL));
  gtk_label_set_wrap (self->state, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), create_side (_("As It Was"), &self->before));
  gtk_box_append (GTK_BOX (sides), create_side (_("As It Is"), &self->after));
  gtk_box_append (GTK_BOX (buttons), create_button (_("_Accept"), "change.accept",
                                                    _("Place it there (A)")));
  gtk_box_append (GTK_BOX (buttons), create_button (_("_Place at Selection"), "change.place",
                                                    _("Place it where the text is selected (P)")));
  gtk_box_append (GTK_BOX (buttons), create_button (_("_Skip"), "change.skip",
                                                    _("Leave it without a place (S)")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_margin_top (box, SPACE);
  gtk_widget_set_margin_bottom (box, SPACE);
  gtk_widget_set_margin_start (box, SPACE);
  gtk_widget_set_margin_end (box, SPACE);
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static GtkWidget *
create_header (ActantTextChangeWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = create_button (_("_Close"), "window.close", NULL);

  self->apply_button = create_button (_("_Apply"), "change.apply",
                                      _("Do all of this in one action"));
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply_button);

  return header;
}

static void
actant_text_change_window_dispose (GObject *object)
{
  ActantTextChangeWindow *self = ACTANT_TEXT_CHANGE_WINDOW (object);

  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->change);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_text_change_window_parent_class)->dispose (object);
}

static void
actant_text_change_window_class_init (ActantTextChangeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_text_change_window_dispose;

  signals[SHOW_PLACE] = g_signal_new ("show-place", ACTANT_TYPE_TEXT_CHANGE_WINDOW,
                                      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                      G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "change.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "change.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "change.place", NULL, place_action);
  gtk_widget_class_install_action (widget_class, "change.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "change.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "change.skip", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "change.place", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
actant_text_change_window_init (ActantTextChangeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->summary = GTK_LABEL (new_label (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "problem-bar");
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (middle), create_list (self));
  gtk_box_append (GTK_BOX (middle), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (middle), create_detail (self));
  gtk_box_append (GTK_BOX (box), middle);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Changed Text"));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 460);
  g_signal_connect (self, "map", G_CALLBACK (show_place), NULL);
}

/**
 * actant_text_change_window_new:
 * @parent: the window with the text
 * @workspace: its workspace
 * @change: what became of the passages
 *
 * Returns: (transfer none): a window to be presented
 */
GtkWidget *
actant_text_change_window_new (GtkWindow        *parent,
                               ActantWorkspace  *workspace,
                               ActantTextChange *change)
{
  ActantTextChangeWindow *self = g_object_new (ACTANT_TYPE_TEXT_CHANGE_WINDOW,
                                               "transient-for", parent,
                                               "destroy-with-parent", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->change = g_object_ref (change);
  g_signal_connect_object (change, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);

  return GTK_WIDGET (self);
}
