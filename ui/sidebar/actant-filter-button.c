/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices that are terms of a query. */
#include "config.h"

#include "sidebar/actant-filter-button.h"

#include "model/actant-field.h"
#include "query/actant-query.h"
#include "sidebar/actant-coder-list.h"
#include "sidebar/actant-drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *key;
  const char *label;
  ActantKind  kind;   /* of the study records that are offered */
} Choice;

static const Choice choices[] = {
  { "kind", N_("Kind"), ACTANT_KIND_NONE },
  { "type", N_("Type"), ACTANT_KIND_NONE },
  { "actor", N_("Actor"), ACTANT_KIND_ACTOR },
  { "code", N_("Code"), ACTANT_KIND_CODE },
  { "scenario", N_("Scenario"), ACTANT_KIND_SCENARIO },
  { "coder", N_("Coder"), ACTANT_KIND_CODER },
};

#define N_CHOICES G_N_ELEMENTS (choices)

struct _ActantFilterButton
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;           /* owned */
  GtkEditable     *query;               /* borrowed: a sibling */
  GtkWidget       *button;
  GtkWidget       *popover;
  GtkWidget       *coders;
  GtkDropDown     *lists[N_CHOICES];
  GPtrArray       *values[N_CHOICES];   /* owned texts, what stands in the query for each line;
                                           NULL for the first, which is anything */
  gboolean         filling;
  guint            opening;             /* tick callback */
  GtkWidget       *back;                /* weak: where the keyboard was when a key opened it */
  guint            going_back;          /* idle source */
  gboolean         at_coders;
};

G_DEFINE_FINAL_TYPE (ActantFilterButton, actant_filter_button, GTK_TYPE_WIDGET)

static void
add_line (GPtrArray     *values,
          GtkStringList *lines,
          const char    *value,
          const char    *label)
{
  g_ptr_array_add (values, g_strdup (value));
  gtk_string_list_append (lines, label);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

static void
add_records (ActantFilterButton *self,
             ActantKind          kind,
             GPtrArray          *values,
             GtkStringList      *lines)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  ActantCollection *study = session != NULL ? actant_session_get_study (session) : NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; study != NULL && i < actant_collection_get_n (study, kind); i++)
    {
      const ActantRecord *record = actant_collection_get (study, kind, i);

      if (actant_session_stands_for_itself (session, record)
          && actant_record_get_title (record) != NULL)
        g_ptr_array_add (names, (gpointer) actant_record_get_title (record));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_line (values, lines, names->pdata[i], names->pdata[i]);
}

/* Those who have annotated the open text, by slug; whom a blind round hides is not among them. */
static void
add_coders (ActantFilterButton *self,
            GPtrArray          *values,
            GtkStringList      *lines)
{
  ActantSideBySide *side = actant_workspace_get_side (self->workspace);

  for (guint i = 0; i < actant_side_by_side_get_n (side); i++)
    add_line (values, lines, actant_side_by_side_get_slug (side, i),
              actant_side_by_side_get_name (side, i));
}

static void
add_fixed (const char    *key,
           GPtrArray     *values,
           GtkStringList *lines)
{
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_CODING, ACTANT_KIND_MENTION };

  if (g_str_equal (key, "type"))
    for (const ActantChoice *type = actant_type_claim_type.choices; type->value != NULL; type++)
      add_line (values, lines, type->value, _(type->label));
  else
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      add_line (values, lines, actant_kind_get_info (kinds[i])->name,
                _(actant_kind_get_info (kinds[i])->label));
}

/* What is typed in another way than the list would is a line of its own. */
static guint
find_line (GPtrArray     *values,
           GtkStringList *lines,
           const char    *value)
{
  g_autofree char *folded = value != NULL ? g_utf8_casefold (value, -1) : NULL;

  if (value == NULL)
    return 0;
  for (guint i = 1; i < values->len; i++)
    {
      g_autofree char *line = g_utf8_casefold (values->pdata[i], -1);

      if (g_str_equal (line, folded))
        return i;
    }
  add_line (values, lines, value, value);
  return values->len - 1;
}

static void
fill (ActantFilterButton *self,
      guint               i)
{
  g_autoptr(GtkStringList) lines = gtk_string_list_new (NULL);
  g_autofree char *value = actant_query_dup_term (gtk_editable_get_text (self->query),
                                                  choices[i].key);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  guint line;

  add_line (values, lines, NULL, _("All"));
  if (choices[i].kind == ACTANT_KIND_CODER)
    add_coders (self, values, lines);
  else if (choices[i].kind != ACTANT_KIND_NONE)
    add_records (self, choices[i].kind, values, lines);
  else
    add_fixed (choices[i].key, values, lines);
  line = find_line (values, lines, value);
  g_clear_pointer (&self->values[i], g_ptr_array_unref);
  self->values[i] = values;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->lists[i], G_LIST_MODEL (lines));
  gtk_drop_down_set_selected (self->lists[i], line);
  self->filling = FALSE;
}

static void
fill_all (ActantFilterButton *self)
{
  for (guint i = 0; self->query != NULL && i < N_CHOICES; i++)
    fill (self, i);
}

static void
chosen_cb (GtkDropDown        *list,
           GParamSpec         *pspec,
           ActantFilterButton *self)
{
  guint line = gtk_drop_down_get_selected (list);

  for (guint i = 0; !self->filling && i < N_CHOICES; i++)
    if (self->lists[i] == list && self->values[i] != NULL && line < self->values[i]->len)
      actant_filter_button_choose (self, choices[i].key, self->values[i]->pdata[line]);
}

static void
add_choice (ActantFilterButton *self,
            GtkGrid            *grid,
            guint               i)
{
  GtkWidget *label = gtk_label_new (_(choices[i].label));
  GtkWidget *list = actant_drop_down_new ();

  self->lists[i] = GTK_DROP_DOWN (list);
  if (choices[i].kind != ACTANT_KIND_NONE)
    {
      g_autoptr(GtkExpression) words =
        gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (self->lists[i], words);
      gtk_drop_down_set_enable_search (self->lists[i], TRUE);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (list, TRUE);
  gtk_widget_set_size_request (list, 180, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect (list, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_grid_attach (grid, label, 0, (int) i, 1, 1);
  gtk_grid_attach (grid, list, 1, (int) i, 1, 1);
}

/* What is open over a window that goes must not outlive its surface. */
static void
actant_filter_button_unroot (GtkWidget *widget)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ACTANT_FILTER_BUTTON (widget)->button));

  GTK_WIDGET_CLASS (actant_filter_button_parent_class)->unroot (widget);
}

/* Who came by a key goes on where they were, and not at the button. */
static void
go_back_cb (gpointer data)
{
  ActantFilterButton *self = data;

  self->going_back = 0;
  if (self->back != NULL && gtk_widget_get_mapped (self->back))
    gtk_widget_grab_focus (self->back);
  g_clear_weak_pointer (&self->back);
}

/* GTK 4.18 gives the keyboard away itself once the pop-over is hidden, which is after this. */
static void
closed_cb (ActantFilterButton *self)
{
  if (self->back != NULL && self->going_back == 0)
    self->going_back = g_idle_add_once (go_back_cb, self);
}

static void
actant_filter_button_dispose (GObject *object)
{
  ActantFilterButton *self = ACTANT_FILTER_BUTTON (object);

  g_clear_weak_pointer (&self->back);
  g_clear_handle_id (&self->going_back, g_source_remove);

  if (self->opening != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->opening);
  self->opening = 0;
  for (guint i = 0; i < N_CHOICES; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_filter_button_parent_class)->dispose (object);
}

static void
actant_filter_button_class_init (ActantFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_filter_button_dispose;
  widget_class->unroot = actant_filter_button_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Drop-downs take long to make: not before somebody looks. */
static void
build_choices_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  ActantFilterButton *self = user_data;
  GtkWidget *grid;
  GtkWidget *box;

  if (self->lists[0] != NULL)
    return;

  grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < N_CHOICES; i++)
    add_choice (self, GTK_GRID (grid), i);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->coders = actant_coder_list_new ();
  actant_coder_list_set_workspace (ACTANT_CODER_LIST (self->coders), self->workspace);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->coders);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
actant_filter_button_init (ActantFilterButton *self)
{
  self->popover = gtk_popover_new ();
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (fill_all), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Filter"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), build_choices_cb, self,
                                         NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
  gtk_widget_set_tooltip_text (self->button,
                               _("Draw and list only some: of a kind, a type, an actor …; and whose"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/** Returns: (transfer floating): a button that waits for a query */
GtkWidget *
actant_filter_button_new (void)
{
  return g_object_new (ACTANT_TYPE_FILTER_BUTTON, NULL);
}

/** Sets terms of the text of @query, with the names of the workspace’s study; once. */
void
actant_filter_button_connect (ActantFilterButton *self,
                              ActantWorkspace    *workspace,
                              GtkEditable        *query)
{
  g_return_if_fail (ACTANT_IS_FILTER_BUTTON (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->query = query;
}

/* Whether the button is where it can be seen: a sidebar that is just being shown has no place yet, or
 * slides in from beyond the edge of the window, and the screen. */
static gboolean
is_in_window (ActantFilterButton *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  return root != NULL && gtk_widget_get_width (self->button) > 0
         && gtk_widget_compute_bounds (self->button, root, &bounds)
         && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (root);
}

static gboolean
popup_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  ActantFilterButton *self = ACTANT_FILTER_BUTTON (widget);

  if (!is_in_window (self))
    return G_SOURCE_CONTINUE;

  self->opening = 0;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  if (self->at_coders && self->coders != NULL)
    gtk_widget_grab_focus (self->coders);

  return G_SOURCE_REMOVE;
}

static void
open_at (ActantFilterButton *self,
         gboolean            at_coders)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&self->back, root != NULL ? gtk_root_get_focus (root) : NULL);
  self->at_coders = at_coders;
  if (self->opening == 0)
    self->opening = gtk_widget_add_tick_callback (GTK_WIDGET (self), popup_cb, NULL, NULL);
}

/** Opens the choices, when the button is there. */
void
actant_filter_button_open (ActantFilterButton *self)
{
  g_return_if_fail (ACTANT_IS_FILTER_BUTTON (self));

  open_at (self, FALSE);
}

/** Opens the choices at the coders. */
void
actant_filter_button_open_coders (ActantFilterButton *self)
{
  g_return_if_fail (ACTANT_IS_FILTER_BUTTON (self));

  open_at (self, TRUE);
}

/* What is asked for is to be seen. */
static void
show_coder (ActantFilterButton *self,
            const char         *slug)
{
  ActantSideBySide *side = actant_workspace_get_side (self->workspace);

  for (guint i = 0; i < actant_side_by_side_get_n (side); i++)
    if (strcmp (actant_side_by_side_get_slug (side, i), slug) == 0)
      actant_side_by_side_show (side, i, TRUE);
}

/**
 * actant_filter_button_choose:
 * @self: a button
 * @key: "kind", "type", "actor", "code", "scenario" or "coder"
 * @value: (nullable): as it stands in a query; %NULL for anything
 *
 * A coder who is chosen is shown, too.
 *
 * Returns: whether that changed the query
 */
gboolean
actant_filter_button_choose (ActantFilterButton *self,
                             const char         *key,
                             const char         *value)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ACTANT_IS_FILTER_BUTTON (self) && self->query != NULL, FALSE);

  if (value != NULL && strcmp (key, "coder") == 0)
    show_coder (self, value);
  text = actant_query_set_term (gtk_editable_get_text (self->query), key, value);
  if (g_strcmp0 (text, gtk_editable_get_text (self->query)) == 0)
    return FALSE;

  gtk_editable_set_text (self->query, text);
  gtk_editable_set_position (self->query, -1);
  return TRUE;
}

/** Returns: (transfer full) (nullable): the line that is chosen, when the choices are open */
char *
actant_filter_button_dup_chosen (ActantFilterButton *self,
                                 const char         *key)
{
  g_return_val_if_fail (ACTANT_IS_FILTER_BUTTON (self), NULL);

  for (guint i = 0; i < N_CHOICES; i++)
    {
      GtkStringObject *line = self->lists[i] != NULL && g_str_equal (choices[i].key, key)
                              ? gtk_drop_down_get_selected_item (self->lists[i]) : NULL;

      if (line != NULL)
        return g_strdup (gtk_string_object_get_string (line));
    }
  return NULL;
}
