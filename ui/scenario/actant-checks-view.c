/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contradictions in a scenario, and who has no claim in it. */
#include "config.h"

#include "scenario/actant-checks-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "analysis/actant-scenario-checks.h"
#include "session/actant-work.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-wrap-layout.h"

/* More than these nobody reads; how many there are is told. */
#define MAX_PAIRS 100
#define MAX_ACTORS 300

#define WIDTH 700   /* logical pixels */

/* Claims from which on they are looked at between the frames, and how many in a step. */
#define MANY 4000
#define STEP 1024
/* Of what is found so much is shown at once, and the rest between the next frames. */
#define PAIRS_AT_ONCE 8
#define ACTORS_AT_ONCE 40
/* Milliseconds, after a frame that is due */
#define PAUSE 18
#define PRIORITY (GDK_PRIORITY_REDRAW + 5)

struct _ActantChecksView
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;            /* owned */
  gboolean             stale;
  ActantWork          *work;             /* owned; while claims are looked at, or NULL */
  ActantScenarioChecks *checks;          /* owned; what was found, or NULL */
  guint                next_pair;        /* to be shown */
  guint                next_actor;
  guint                filling;          /* source */
  char                *pairs_shown;      /* all that is said of them */
  char                *actors_shown;

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
new_pair (ActantChecksView          *self,
          const ActantContradiction *pair)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
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

static guint
get_n_pairs (ActantChecksView *self)
{
  return self->checks != NULL ? actant_scenario_checks_get_contradictions (self->checks)->len : 0;
}

static guint
get_n_actors (ActantChecksView *self)
{
  return self->checks != NULL ? actant_scenario_checks_get_uncovered (self->checks)->len : 0;
}

static void
add_rest (GtkWidget *box,
          guint      n,
          guint      most)
{
  g_autofree char *more = NULL;

  if (n <= most)
    return;

  more = g_strdup_printf (_("… and %u more"), n - most);
  gtk_box_append (GTK_BOX (box), new_label (more, "dim-label"));
}

/* Shows some more of what was found; whether there is more. */
static gboolean
fill (ActantChecksView *self)
{
  GArray *pairs = actant_scenario_checks_get_contradictions (self->checks);
  GPtrArray *actors = actant_scenario_checks_get_uncovered (self->checks);
  guint n_pairs = MIN (pairs->len, MAX_PAIRS), n_actors = MIN (actors->len, MAX_ACTORS);

  if (self->next_pair < n_pairs)
    {
      for (guint i = 0; i < PAIRS_AT_ONCE && self->next_pair < n_pairs; i++)
        gtk_box_append (GTK_BOX (self->pairs),
                        new_pair (self, &g_array_index (pairs, ActantContradiction,
                                                        self->next_pair++)));
      if (self->next_pair == n_pairs)
        add_rest (self->pairs, pairs->len, MAX_PAIRS);
      return self->next_pair < n_pairs || self->next_actor < n_actors;
    }

  if (self->next_actor < n_actors)
    {
      for (guint i = 0; i < ACTORS_AT_ONCE && self->next_actor < n_actors; i++)
        gtk_box_append (GTK_BOX (self->actors),
                        new_actor_button (self, actors->pdata[self->next_actor++]));
      if (self->next_actor == n_actors)
        add_rest (self->actors, actors->len, MAX_ACTORS);
    }

  return self->next_actor < n_actors;
}

static gboolean
fill_cb (gpointer user_data)
{
  ActantChecksView *self = user_data;

  if (fill (self))
    return G_SOURCE_CONTINUE;

  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* All that is said of the pairs. */
static char *
dup_pairs (ActantChecksView *self)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  GArray *found = actant_scenario_checks_get_contradictions (self->checks);
  GString *said = g_string_new (NULL);

  g_string_append_printf (said, "%u\n", found->len);
  for (guint i = 0; i < MIN (found->len, MAX_PAIRS); i++)
    {
      const ActantContradiction *pair = &g_array_index (found, ActantContradiction, i);
      const ActantRecord *a = actant_scenario_matrix_get_claim (matrix, pair->a);
      const ActantRecord *b = actant_scenario_matrix_get_claim (matrix, pair->b);
      g_autofree char *reason = dup_reason (pair);
      g_autofree char *title_a = actant_record_words_dup_title (a);
      g_autofree char *title_b = actant_record_words_dup_title (b);

      g_string_append_printf (said, "%s\n%s %s\n%s %s\n", reason, actant_record_get_id (a),
                              title_a, actant_record_get_id (b), title_b);
    }

  return g_string_free (said, FALSE);
}

static char *
dup_actors (ActantChecksView *self)
{
  GPtrArray *found = actant_scenario_checks_get_uncovered (self->checks);
  GString *said = g_string_new (NULL);

  g_string_append_printf (said, "%u\n", found->len);
  for (guint i = 0; i < MIN (found->len, MAX_ACTORS); i++)
    {
      g_autofree char *title = actant_record_words_dup_title (found->pdata[i]);

      g_string_append_printf (said, "%s %s\n", actant_record_get_id (found->pdata[i]), title);
    }

  return g_string_free (said, FALSE);
}

static void
begin_pairs (ActantChecksView *self)
{
  guint n = get_n_pairs (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u contradiction", "%u contradictions", n),
                                            n);

  clear (self->pairs);
  self->next_pair = 0;
  gtk_label_set_text (GTK_LABEL (self->pairs_title), title);
  if (n == 0)
    gtk_box_append (GTK_BOX (self->pairs),
                    new_label (_("No two claims of this scenario contradict each other: no "
                                 "relation says so, and "
                                 "nobody both supports and rejects an issue in it."), "dim-label"));
}

static void
begin_actors (ActantChecksView *self)
{
  guint n = get_n_actors (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u actor without a claim",
                                                      "%u actors without a claim", n), n);

  clear (self->actors);
  self->next_actor = 0;
  gtk_label_set_text (GTK_LABEL (self->actors_title), title);
  if (n == 0)
    gtk_box_append (GTK_BOX (self->actors),
                    new_label (_("Every actor that claims or acts somewhere does so in this "
                                 "scenario."),
                               "dim-label"));
}

/* Shows what was found where it is another than before. */
static void
show_found (ActantChecksView *self)
{
  g_autofree char *pairs = dup_pairs (self);
  g_autofree char *actors = dup_actors (self);

  self->next_pair = MIN (get_n_pairs (self), MAX_PAIRS);
  if (g_strcmp0 (pairs, self->pairs_shown) != 0)
    begin_pairs (self);
  self->next_actor = MIN (get_n_actors (self), MAX_ACTORS);
  if (g_strcmp0 (actors, self->actors_shown) != 0)
    begin_actors (self);
  g_free (self->pairs_shown);
  self->pairs_shown = g_steal_pointer (&pairs);
  g_free (self->actors_shown);
  self->actors_shown = g_steal_pointer (&actors);

  if (fill (self))
    self->filling = g_timeout_add_full (PRIORITY, PAUSE, fill_cb, self, NULL);
}

static void
take (ActantChecksView     *self,
      ActantScenarioChecks *checks)
{
  g_clear_pointer (&self->checks, actant_scenario_checks_free);
  self->checks = checks;
  show_found (self);
}

/* The checks on their way through the steps. */
typedef struct
{
  ActantScenarioChecks *checks;
} Looking;

static void
free_looking (gpointer data)
{
  g_clear_pointer (&((Looking *) data)->checks, actant_scenario_checks_free);
  g_free (data);
}

static ActantStep
look_cb (ActantWork  *work,
         gpointer     data,
         GError     **error)
{
  return actant_scenario_checks_look (((Looking *) data)->checks, STEP) ? ACTANT_STEP_MORE
                                                                       : ACTANT_STEP_DONE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(ActantChecksView) self = ACTANT_CHECKS_VIEW (user_data);
  Looking *looking;

  if (!actant_work_finish (ACTANT_WORK (source), result, NULL))
    return;

  g_clear_object (&self->work);
  looking = actant_work_get_data (result);
  take (self, g_steal_pointer (&looking->checks));
}

static void
stop (ActantChecksView *self)
{
  if (self->work != NULL)
    actant_work_cancel (self->work);
  g_clear_object (&self->work);
  if (self->filling == 0)
    return;

  /* The rows of what was found are those of another matrix by now. */
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->pairs_shown, g_free);
  g_clear_pointer (&self->actors_shown, g_free);
}

/* Worked out only for who looks. What was found before stays until it is. */
static void
update (ActantChecksView *self)
{
  const ActantScenarioMatrix *matrix = actant_scenario_model_get_matrix (self->model);
  guint column = actant_scenario_model_get_column (self->model);
  gboolean all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all_actors));
  Looking *looking;

  stop (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || matrix == NULL || column == ACTANT_NO_POSITION)
    return;

  looking = g_new (Looking, 1);
  looking->checks = actant_scenario_checks_begin (matrix, column, all);
  if (actant_scenario_matrix_get_n_claims (matrix) >= MANY)
    {
      self->work = actant_work_new ("");
      actant_work_run_in_steps (self->work, look_cb, looking, free_looking, looked_cb,
                                g_object_ref (self));
      return;
    }

  while (actant_scenario_checks_look (looking->checks, G_MAXUINT))
    ;
  take (self, g_steal_pointer (&looking->checks));
  free_looking (looking);
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

  stop (self);
  g_clear_pointer (&self->checks, actant_scenario_checks_free);
  g_clear_pointer (&self->pairs_shown, g_free);
  g_clear_pointer (&self->actors_shown, g_free);
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

  return get_n_pairs (self);
}

/** How many actors had no claim when somebody last looked. */
guint
actant_checks_view_get_n_uncovered (ActantChecksView *self)
{
  g_return_val_if_fail (ACTANT_IS_CHECKS_VIEW (self), 0);

  return get_n_actors (self);
}

/** Whether actors that no claim is by or about are listed, too. */
void
actant_checks_view_set_all_actors (ActantChecksView *self,
                                   gboolean          all_actors)
{
  g_return_if_fail (ACTANT_IS_CHECKS_VIEW (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all_actors), all_actors);
}
