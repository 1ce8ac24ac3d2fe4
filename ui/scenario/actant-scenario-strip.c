/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios, side by side. */
#include "config.h"

#include "scenario/actant-scenario-strip.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "document/actant-palette.h"
#include "scenario/actant-board-column.h"
#include "session/actant-record-list.h"
#include "sidebar/actant-color-mark.h"
#include "sidebar/actant-record-words.h"

#define MAX_TITLE_CHARS 28

/* Logical pixels. */
#define MARK 12
#define HEIGHT 46

struct _ActantScenarioStrip
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;       /* owned */
  ActantRecordList    *scenarios;
  GtkSingleSelection  *selection;
  GtkWidget           *scroller;
  GtkWidget           *list;
  gboolean             following;   /* the selection is not the user's */
};

G_DEFINE_FINAL_TYPE (ActantScenarioStrip, actant_scenario_strip, GTK_TYPE_WIDGET)

enum
{
  RENAME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantSession *
get_session (ActantScenarioStrip *self)
{
  return actant_workspace_get_session (actant_scenario_model_get_workspace (self->model));
}

/* Those that were merged into others are not there any more. */
static gboolean
is_listed (const ActantRecord *record,
           gpointer            user_data)
{
  ActantSession *session = get_session (user_data);

  return session != NULL
         && actant_session_lookup (session, ACTANT_KIND_SCENARIO,
                                   actant_record_get_id (record)) == record;
}

static void
show_scenario (ActantScenarioStrip *self)
{
  const char *shown = actant_scenario_model_get_shown (self->model);
  guint position = shown != NULL ? actant_record_list_find (self->scenarios, shown)
                                 : ACTANT_NO_POSITION;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  if (position != ACTANT_NO_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  self->following = FALSE;
}

static void
selected_cb (ActantScenarioStrip *self)
{
  ActantRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && item != NULL)
    actant_scenario_model_show (self->model, actant_record_item_get_id (item));
}

static void
activate_cb (ActantScenarioStrip *self)
{
  g_signal_emit (self, signals[RENAME], 0);
}

static gboolean
key_pressed_cb (ActantScenarioStrip *self,
                guint                key,
                guint                code,
                GdkModifierType      state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_F2:
      g_signal_emit (self, signals[RENAME], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      actant_scenario_strip_delete (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Cards of the board; what they are there is asked again on the other's board. */
static void
dropped_cb (GtkWidget           *row,
            const char * const  *claims,
            ActantScenarioStrip *self)
{
  ActantRecordItem *item = g_object_get_data (G_OBJECT (row), "item");
  ActantWorkspace *workspace = actant_scenario_model_get_workspace (self->model);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  if (item == NULL
      || !actant_scenario_model_place (self->model, claims, actant_record_item_get_id (item), NULL))
    return;

  title = actant_record_words_dup_title (actant_record_item_get_record (item));
  /* Translators: %s is a scenario */
  message = g_strdup_printf (_("Placed in “%s”"), title);
  actant_workspace_toast (workspace, message, TRUE);
}

static void
setup_cb (ActantScenarioStrip *self,
          GtkListItem         *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = actant_color_mark_new (MARK, MARK);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), MAX_TITLE_CHARS);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), count);
  actant_board_add_drop_target (row, G_CALLBACK (dropped_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
update_row (ActantScenarioStrip *self,
            GtkWidget           *row)
{
  ActantRecordItem *item = g_object_get_data (G_OBJECT (row), "item");
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  GtkWidget *mark = gtk_widget_get_first_child (row);
  GtkWidget *title_label = gtk_widget_get_next_sibling (mark);
  GtkWidget *count_label = gtk_widget_get_next_sibling (title_label);
  const ActantRecord *record = item != NULL ? actant_record_item_get_record (item) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;
  guint column, n = 0;
  GdkRGBA color;

  if (record == NULL || get_session (self) == NULL)
    return;

  column = matrix != NULL ? actant_scenario_matrix_find_scenario (matrix,
                                                                  actant_record_get_id (record))
                          : ACTANT_NO_POSITION;
  if (column != ACTANT_NO_POSITION)
    n = actant_scenario_matrix_get_tally (matrix, column)->n_parts;
  title = actant_record_words_dup_title (record);
  count = g_strdup_printf ("%u", n);
  name = g_strdup_printf (ngettext ("%s, %u claim", "%s, %u claims", n), title, n);
  gtk_label_set_text (GTK_LABEL (title_label), title);
  /* A list gives no more than the least width. */
  gtk_label_set_width_chars (GTK_LABEL (title_label),
                             MIN (g_utf8_strlen (title, -1) + 1, MAX_TITLE_CHARS));
  gtk_label_set_text (GTK_LABEL (count_label), count);
  gtk_widget_set_tooltip_text (row, name);
  actant_palette_get_record (record, actant_session_get_study (get_session (self)),
                             adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
  actant_color_mark_set_color (ACTANT_COLOR_MARK (mark), &color);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The rows are few: each is shown anew. */
static void
update_rows (ActantScenarioStrip *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list);
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_first_child (row) != NULL)
      update_row (self, gtk_widget_get_first_child (row));
}

static void
bind_cb (ActantScenarioStrip *self,
         GtkListItem         *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (gtk_list_item_get_item (list_item)),
                          g_object_unref);
  update_row (self, row);
}

static void
unbind_cb (ActantScenarioStrip *self,
           GtkListItem         *list_item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), "item", NULL);
}

static void
changed_cb (ActantScenarioStrip *self)
{
  ActantSession *session = get_session (self);

  self->following = TRUE;
  actant_record_list_set_collection (self->scenarios,
                                     session != NULL ? actant_session_get_study (session) : NULL);
  actant_record_list_refilter (self->scenarios);
  self->following = FALSE;
  update_rows (self);
  show_scenario (self);
}

static void
actant_scenario_strip_dispose (GObject *object)
{
  ActantScenarioStrip *self = ACTANT_SCENARIO_STRIP (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  if (self->scenarios != NULL)
    actant_record_list_set_filter (self->scenarios, NULL, NULL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->scenarios);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_scenario_strip_parent_class)->dispose (object);
}

static gboolean
actant_scenario_strip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_SCENARIO_STRIP (widget)->list);
}

static void
actant_scenario_strip_class_init (ActantScenarioStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_scenario_strip_dispose;
  widget_class->grab_focus = actant_scenario_strip_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[RENAME] =
    g_signal_new ("rename", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
actant_scenario_strip_init (ActantScenarioStrip *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scenarios = actant_record_list_new (NULL, ACTANT_KIND_SCENARIO);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->scenarios)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                  g_steal_pointer (&factory));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->list), GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_add_css_class (self->list, "scenario-strip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scenarios"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_size_request (self->scroller, -1, HEIGHT);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/** Returns: (transfer floating): the strip of the scenarios of @model */
GtkWidget *
actant_scenario_strip_new (ActantScenarioModel *model)
{
  ActantScenarioStrip *self = g_object_new (ACTANT_TYPE_SCENARIO_STRIP, NULL);

  self->model = g_object_ref (model);
  actant_record_list_set_filter (self->scenarios, is_listed, self, NULL);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "scenario-changed", G_CALLBACK (show_scenario), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the scenarios and which is looked at */
GtkSelectionModel *
actant_scenario_strip_get_model (ActantScenarioStrip *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_STRIP (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/** Deletes the scenario looked at, with Undo. */
void
actant_scenario_strip_delete (ActantScenarioStrip *self)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (ACTANT_IS_SCENARIO_STRIP (self));

  shown = g_strdup (actant_scenario_model_get_shown (self->model));
  if (shown != NULL)
    actant_workspace_delete (actant_scenario_model_get_workspace (self->model), shown);
}
