/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the study's scenarios. */
#include "config.h"

#include "scenario/actant-scenario-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define SHEET_WIDTH 640   /* logical pixels */
#define SEARCH_CHARS 6    /* at least */

struct _ActantScenarioPage
{
  GtkWidget            parent_instance;

  ActantWorkspace     *workspace;   /* owned */
  ActantScenarioModel *model;

  GtkWidget           *box;
  GtkWidget           *question;
  GtkWidget           *pages;       /* "none", "working" or "scenarios" */
  GtkWidget           *strip;
  GtkWidget           *views;       /* "board", "matrix", "checks", "sheet" */
  GtkWidget           *search;
  GtkWidget           *sort;
  GtkWidget           *board;
  GtkWidget           *matrix;
  GtkWidget           *checks;
  GtkWidget           *sheet;
};

G_DEFINE_FINAL_TYPE (ActantScenarioPage, actant_scenario_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const ActantRecord *
get_scenario (ActantScenarioPage *self)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  guint column = actant_scenario_model_get_column (self->model);

  return column != ACTANT_NO_POSITION ? actant_scenario_matrix_get_scenario (matrix, column) : NULL;
}

static void
update (ActantScenarioPage *self)
{
  const ActantRecord *scenario = get_scenario (self);
  const char *question = scenario != NULL ? actant_record_get_text (scenario,
                                                                    "focal_question") : NULL;

  actant_record_form_set_record (ACTANT_RECORD_FORM (self->sheet), NULL, scenario);
  gtk_label_set_text (GTK_LABEL (self->question), question != NULL ? question : "");
  gtk_widget_set_visible (self->question, question != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), scenario != NULL ? "scenarios"
                                    : actant_scenario_model_is_working (self->model) ? "working"
                                                                                     : "none");
}

static void
rename_cb (ActantScenarioPage *self)
{
  actant_scenario_page_show_view (self, "sheet");
  actant_record_form_focus (ACTANT_RECORD_FORM (self->sheet), "title");
}

static void
search_changed_cb (ActantScenarioPage *self)
{
  g_autoptr(GError) error = NULL;

  if (actant_scenario_board_set_query (ACTANT_SCENARIO_BOARD (self->board),
                                       gtk_editable_get_text (GTK_EDITABLE (self->search)), &error))
    gtk_widget_remove_css_class (self->search, "error");
  else
    gtk_widget_add_css_class (self->search, "error");
  gtk_widget_set_tooltip_text (self->search, error != NULL ? error->message : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
view_changed_cb (ActantScenarioPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (GTK_STACK (self->views));

  gtk_widget_set_visible (self->search, g_strcmp0 (view, "board") == 0);
  gtk_widget_set_visible (self->sort, g_strcmp0 (view, "matrix") == 0);
}

static void
sort_toggled_cb (ActantScenarioPage *self)
{
  actant_matrix_view_sort (ACTANT_MATRIX_VIEW (self->matrix),
                           gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sort)));
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  actant_scenario_page_add (ACTANT_SCENARIO_PAGE (widget));
}

static void
delete_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  actant_scenario_strip_delete (ACTANT_SCENARIO_STRIP (ACTANT_SCENARIO_PAGE (widget)->strip));
}

static void
rename_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  rename_cb (ACTANT_SCENARIO_PAGE (widget));
}

static void
actant_scenario_page_map (GtkWidget *widget)
{
  actant_scenario_model_set_active (ACTANT_SCENARIO_PAGE (widget)->model, TRUE);
  update (ACTANT_SCENARIO_PAGE (widget));
  GTK_WIDGET_CLASS (actant_scenario_page_parent_class)->map (widget);
}

static void
actant_scenario_page_unmap (GtkWidget *widget)
{
  ActantScenarioPage *self = ACTANT_SCENARIO_PAGE (widget);

  actant_record_form_flush (ACTANT_RECORD_FORM (self->sheet));
  GTK_WIDGET_CLASS (actant_scenario_page_parent_class)->unmap (widget);
  actant_scenario_model_set_active (self->model, FALSE);
}

static gboolean
actant_scenario_page_grab_focus (GtkWidget *widget)
{
  ActantScenarioPage *self = ACTANT_SCENARIO_PAGE (widget);

  return gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->pages)),
                                 GTK_DIR_TAB_FORWARD);
}

static void
actant_scenario_page_dispose (GObject *object)
{
  ActantScenarioPage *self = ACTANT_SCENARIO_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_scenario_page_parent_class)->dispose (object);
}

static GtkWidget *
new_button (const char *icon,
            const char *tip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
new_top (ActantScenarioPage *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->strip = actant_scenario_strip_new (self->model);
  g_signal_connect_swapped (self->strip, "rename", G_CALLBACK (rename_cb), self);
  gtk_widget_set_hexpand (self->strip, TRUE);
  gtk_box_append (GTK_BOX (top), self->strip);
  gtk_box_append (GTK_BOX (top), new_button ("list-add-symbolic", _("New Scenario (Ctrl+N)"),
                                             "scenario.add"));
  gtk_box_append (GTK_BOX (top), new_button ("user-trash-symbolic", _("Delete Scenario"),
                                             "scenario.delete"));

  return top;
}

static GtkWidget *
new_bar (ActantScenarioPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->views));
  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), SEARCH_CHARS);
  g_object_set (self->search, "placeholder-text", _("Find cards"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find cards"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  gtk_box_append (GTK_BOX (bar), switcher);
  gtk_box_append (GTK_BOX (bar), self->search);

  self->sort = gtk_toggle_button_new_with_label (_("Most Telling First"));
  gtk_widget_set_tooltip_text (self->sort, _("Claims that tell scenarios apart, then the others"));
  gtk_widget_set_visible (self->sort, FALSE);
  g_signal_connect_swapped (self->sort, "toggled", G_CALLBACK (sort_toggled_cb), self);
  gtk_box_append (GTK_BOX (bar), self->sort);
  gtk_widget_add_css_class (bar, "scenario-bar");

  return bar;
}

static GtkWidget *
new_sheet (ActantScenarioPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->sheet = actant_record_form_new (self->workspace, ACTANT_KIND_SCENARIO,
                                        actant_record_form_get_usual (ACTANT_KIND_SCENARIO));
  gtk_widget_add_css_class (self->sheet, "scenario-sheet");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), SHEET_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->sheet);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return scroller;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("New Scenario"));

  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("No Scenarios"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("A scenario answers one question about the future. Make one, "
                                     "then "
                                     "place claims in it: as premises, drivers, paths, outcomes … Rate each "
                                     "claim against each scenario to see which ones the texts speak against."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "scenario.add");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);

  return status;
}

/* For the moment until a large study's claims are laid out. */
static GtkWidget *
new_working_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (_("Laying the claims out…"));

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_halign (page, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (page), spinner);
  gtk_box_append (GTK_BOX (page), label);

  return page;
}

static void
build (ActantScenarioPage *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->views = gtk_stack_new ();
  gtk_widget_set_vexpand (self->views, TRUE);
  self->board = actant_scenario_board_new (self->model);
  gtk_stack_add_titled (GTK_STACK (self->views), self->board, "board", _("Board"));
  self->matrix = actant_matrix_view_new (self->model);
  gtk_stack_add_titled (GTK_STACK (self->views), self->matrix, "matrix", _("Matrix"));
  self->checks = actant_checks_view_new (self->model);
  gtk_stack_add_titled (GTK_STACK (self->views), self->checks, "checks", _("Checks"));
  gtk_stack_add_titled (GTK_STACK (self->views), new_sheet (self), "sheet", _("Sheet"));

  self->question = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->question), 0);
  gtk_label_set_wrap (GTK_LABEL (self->question), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->question), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->question), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->question, "scenario-question");
  gtk_box_append (GTK_BOX (content), new_top (self));
  gtk_box_append (GTK_BOX (content), self->question);
  gtk_box_append (GTK_BOX (content), new_bar (self));
  gtk_box_append (GTK_BOX (content), self->views);

  self->pages = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->pages), content, "scenarios");
  gtk_stack_add_named (GTK_STACK (self->pages), new_empty_page (), "none");
  gtk_stack_add_named (GTK_STACK (self->pages), new_working_page (), "working");
  self->box = self->pages;
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "scenario-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
actant_scenario_page_constructed (GObject *object)
{
  ActantScenarioPage *self = ACTANT_SCENARIO_PAGE (object);

  G_OBJECT_CLASS (actant_scenario_page_parent_class)->constructed (object);
  self->model = actant_scenario_model_new (self->workspace);
  build (self);
}

static void
actant_scenario_page_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, ACTANT_SCENARIO_PAGE (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_scenario_page_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_WORKSPACE:
      ACTANT_SCENARIO_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_scenario_page_class_init (ActantScenarioPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = actant_scenario_page_constructed;
  object_class->dispose = actant_scenario_page_dispose;
  object_class->get_property = actant_scenario_page_get_property;
  object_class->set_property = actant_scenario_page_set_property;
  widget_class->map = actant_scenario_page_map;
  widget_class->unmap = actant_scenario_page_unmap;
  widget_class->grab_focus = actant_scenario_page_grab_focus;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACTANT_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "scenariopage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "scenario.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "scenario.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "scenario.rename", NULL, rename_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "scenario.add",
                                       NULL);
}

static void
actant_scenario_page_init (ActantScenarioPage *self)
{
}

/** Returns: (transfer none): what the page's views share */
ActantScenarioModel *
actant_scenario_page_get_model (ActantScenarioPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_PAGE (self), NULL);

  return self->model;
}

/** Returns: (transfer none): the scenarios */
ActantScenarioStrip *
actant_scenario_page_get_strip (ActantScenarioPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_PAGE (self), NULL);

  return ACTANT_SCENARIO_STRIP (self->strip);
}

/** Returns: (transfer none): the cards */
ActantScenarioBoard *
actant_scenario_page_get_board (ActantScenarioPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_PAGE (self), NULL);

  return ACTANT_SCENARIO_BOARD (self->board);
}

/** Returns: (transfer none): the table of claims and scenarios */
ActantMatrixView *
actant_scenario_page_get_matrix (ActantScenarioPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_PAGE (self), NULL);

  return ACTANT_MATRIX_VIEW (self->matrix);
}

/** Returns: (transfer none): contradictions and gaps */
ActantChecksView *
actant_scenario_page_get_checks (ActantScenarioPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_PAGE (self), NULL);

  return ACTANT_CHECKS_VIEW (self->checks);
}

/** Returns: (transfer none): the scenario's form */
ActantRecordForm *
actant_scenario_page_get_sheet (ActantScenarioPage *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_PAGE (self), NULL);

  return ACTANT_RECORD_FORM (self->sheet);
}

/** Shows "board", "matrix", "checks" or "sheet". */
void
actant_scenario_page_show_view (ActantScenarioPage *self,
                                const char         *view)
{
  g_return_if_fail (ACTANT_IS_SCENARIO_PAGE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), view);
}

/** Makes a scenario and has it named. */
void
actant_scenario_page_add (ActantScenarioPage *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (ACTANT_IS_SCENARIO_PAGE (self));

  id = actant_scenario_model_add (self->model);
  if (id != NULL)
    rename_cb (self);
}
