/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contradictions in a scenario, and who has no claim in it. */
#include "config.h"

#include "scenario/actant-checks-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "analysis/actant-scenario-checks.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-wrap-layout.h"

/* More than these nobody reads; how many there are is told. */
#define MAX_PAIRS 100
#define MAX_ACTORS 300

#define WIDTH 700   /* logical pixels */

struct _ActantChecksView
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;            /* owned */
  gboolean             stale;
  guint                n_contradictions;
  guint                n_uncovered;

  GtkWidget           *scroller;
  GtkWidget           *pairs_title;
  GtkWidget           *pairs;
  GtkWidget           *actors_title;
  GtkWidget           *all_actors;
  GtkWidget           *actors;
};

G_DEFINE_FINAL_TYPE (ActantChecksView, actant_checks_view, GTK_TYPE_WIDGET)

static ActantWorkspace *
get_workspace (ActantChecksView *self)
{
  return actant_scenario_model_get_workspace (self->model);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
claim_clicked_cb (ActantChecksView *self,
                  GtkWidget        *button)
{
  actant_workspace_go_to (get_workspace (self), g_object_get_data (G_OBJECT (button), "id"), TRUE);
}

static void
actor_clicked_cb (ActantChecksView *self,
                  GtkWidget        *button)
{
  actant_workspace_go_to (get_workspace (self), g_object_get_data (G_OBJECT (button), "id"), FALSE);
}

/* A claim of a pair: a button to its passage. */
static GtkWidget *
new_claim_button (ActantChecksView           *self,
                  const ActantScenarioMatrix *matrix,
                  guint                       row)
{
  const ActantRecord *claim = actant_scenario_matrix_get_claim (matrix, row);
  g_autofree char *title = actant_record_words_dup_title (claim);
  g_autofree char *line =
    actant_record_words_dup_line (claim, actant_scenario_matrix_get_session (matrix),
                                  actant_annotation_set_get_text_path (actant_scenario_matrix_get_set (matrix, row)));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = new_label (title, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "check-claim");
  gtk_widget_set_tooltip_text (button, line);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (actant_record_get_id (claim)), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (claim_clicked_cb), self);

  return button;
}

static char *
dup_reason (const ActantContradiction *pair)
{
  g_autofree char *issue = NULL;

  switch (pair->reason)
    {
    case ACTANT_CONTRADICTION_RELATION:
      return g_strdup (_("A relation says that they contradict each other"));
    case ACTANT_CONTRADICTION_POLARITY:
      return g_strdup (_("A relation says that they are the same claim, but one of them is "
                         "negated"));
    case ACTANT_CONTRADICTION_POSITION:
    default:
      issue = actant_record_words_dup_title (pair->issue);
      /* Translators: %s is an issue of the codebook */
      return g_strdup_printf (_("Support and rejection of “%s” by, or acted by, the same actor"),
                              issue);
    }
}

static GtkWidget *
new_pair (ActantChecksView           *self,
          const ActantScenarioMatrix *matrix,
          const ActantContradiction  *pair)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *reason = dup_reason (pair);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "check-pair");
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), new_label (reason, "caption"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_claim_button (self, matrix, pair->a));
  gtk_box_append (GTK_BOX (box), new_claim_button (self, matrix, pair->b));

  return box;
}

static void
show_pairs (ActantChecksView           *self,
            const ActantScenarioMatrix *matrix,
            guint                       column)
{
  g_autoptr(GArray) found = actant_scenario_find_contradictions (matrix, column);
  g_autofree char *title = g_strdup_printf (ngettext ("%u contradiction", "%u contradictions",
                                                      found->len),
                                            found->len);

  clear (self->pairs);
  self->n_contradictions = found->len;
  gtk_label_set_text (GTK_LABEL (self->pairs_title), title);
  if (found->len == 0)
    gtk_box_append (GTK_BOX (self->pairs),
                    new_label (_("No two claims of this scenario contradict each other: no "
                                 "relation says so, and "
                                 "nobody both supports and rejects an issue in it."), "dim-label"));
  for (guint i = 0; i < MIN (found->len, MAX_PAIRS); i++)
    gtk_box_append (GTK_BOX (self->pairs),
                    new_pair (self, matrix, &g_array_index (found, ActantContradiction, i)));
  if (found->len > MAX_PAIRS)
    {
      g_autofree char *more = g_strdup_printf (_("… and %u more"), found->len - MAX_PAIRS);

      gtk_box_append (GTK_BOX (self->pairs), new_label (more, "dim-label"));
    }
}

static GtkWidget *
new_actor_button (ActantChecksView   *self,
                  const ActantRecord *actor)
{
  g_autofree char *name = actant_record_words_dup_title (actor);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "empty-role");
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (actant_record_get_id (actor)), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (actor_clicked_cb), self);

  return button;
}

static void
show_actors (ActantChecksView           *self,
             const ActantScenarioMatrix *matrix,
             guint                       column)
{
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all_actors));
  g_autoptr(GPtrArray) found = actant_scenario_find_uncovered (matrix, column, all);
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u actor without a claim", "%u actors without a claim", found->len),
                     found->len);

  clear (self->actors);
  self->n_uncovered = found->len;
  gtk_label_set_text (GTK_LABEL (self->actors_title), title);
  if (found->len == 0)
    gtk_box_append (GTK_BOX (self->actors),
                    new_label (_("Every actor that claims or acts somewhere does so in this "
                                 "scenario."),
                               "dim-label"));
  for (guint i = 0; i < MIN (found->len, MAX_ACTORS); i++)
    gtk_box_append (GTK_BOX (self->actors), new_actor_button (self, found->pdata[i]));
  if (found->len > MAX_ACTORS)
    {
      g_autofree char *more = g_strdup_printf (_("… and %u more"), found->len - MAX_ACTORS);

      gtk_box_append (GTK_BOX (self->actors), new_label (more, "dim-label"));
    }
}

/* Worked out only for who looks. */
static void
update (ActantChecksView *self)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  guint column = actant_scenario_model_get_column (self->model);

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || matrix == NULL || column == ACTANT_NO_POSITION)
    return;

  show_pairs (self, matrix, column);
  show_actors (self, matrix, column);
}

static void
actant_checks_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actant_checks_view_parent_class)->map (widget);
  if (ACTANT_CHECKS_VIEW (widget)->stale)
    update (ACTANT_CHECKS_VIEW (widget));
}

static void
actant_checks_view_dispose (GObject *object)
{
  ActantChecksView *self = ACTANT_CHECKS_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_checks_view_parent_class)->dispose (object);
}

static void
actant_checks_view_class_init (ActantChecksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_checks_view_dispose;
  widget_class->map = actant_checks_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
actant_checks_view_init (ActantChecksView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = adw_clamp_new ();

  self->stale = TRUE;
  self->pairs_title = new_label (NULL, "heading");
  self->pairs = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->actors_title = new_label (NULL, "heading");
  gtk_widget_set_margin_top (self->actors_title, 12);
  self->all_actors =
    gtk_check_button_new_with_label (_("Also actors that no claim is by or about"));
  g_signal_connect_swapped (self->all_actors, "toggled", G_CALLBACK (update), self);
  self->actors = actant_wrap_box_new (4);
  gtk_widget_add_css_class (box, "checks");
  gtk_box_append (GTK_BOX (box), self->pairs_title);
  gtk_box_append (GTK_BOX (box), self->pairs);
  gtk_box_append (GTK_BOX (box), self->actors_title);
  gtk_box_append (GTK_BOX (box), self->all_actors);
  gtk_box_append (GTK_BOX (box), self->actors);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/** Returns: (transfer floating): the checks of what @model looks at */
GtkWidget *
actant_checks_view_new (ActantScenarioModel *model)
{
  ActantChecksView *self = g_object_new (ACTANT_TYPE_CHECKS_VIEW, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "scenario-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/** How many contradictions were found when somebody last looked. */
guint
actant_checks_view_get_n_contradictions (ActantChecksView *self)
{
  g_return_val_if_fail (ACTANT_IS_CHECKS_VIEW (self), 0);

  return self->n_contradictions;
}

/** How many actors had no claim when somebody last looked. */
guint
actant_checks_view_get_n_uncovered (ActantChecksView *self)
{
  g_return_val_if_fail (ACTANT_IS_CHECKS_VIEW (self), 0);

  return self->n_uncovered;
}

/** Whether actors that no claim is by or about are listed, too. */
void
actant_checks_view_set_all_actors (ActantChecksView *self,
                                   gboolean          all_actors)
{
  g_return_if_fail (ACTANT_IS_CHECKS_VIEW (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all_actors), all_actors);
}
