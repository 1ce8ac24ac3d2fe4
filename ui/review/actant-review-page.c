/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a team's review. */
#include "config.h"

#include "review/actant-review-page.h"

#include "actant-page-layout.h"
#include "review/actant-report-saver.h"
#include "study/actant-page-parts.h"
#include "window/actant-work-bar.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantReviewPage
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;       /* owned */
  ActantReview    *review;          /* owned */
  GSignalGroup    *session_signals;
  GtkWidget       *box;
  GtkWidget       *work_bar;
  GtkWidget       *views;           /* progress, agreement, queue */
  GtkWidget       *figures_stack;   /* the figures, or why there are none */
  GtkWidget       *queue_stack;
  GtkWidget       *progress;
  GtkWidget       *figures;
  GtkWidget       *queue;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ActantReviewPage, actant_review_page, GTK_TYPE_WIDGET)

static const char *
get_child (ActantReviewPage *self)
{
  static const char * const children[] = { "reading", "alone", "blind", "ready", "failed" };

  return children[actant_review_get_state (self->review)];
}

static void
review_changed_cb (ActantReviewPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.save-report",
                                 actant_review_get_state (self->review) == ACTANT_REVIEW_READY);
  gtk_stack_set_visible_child_name (GTK_STACK (self->figures_stack), get_child (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->queue_stack), get_child (self));
  if (actant_review_get_state (self->review) == ACTANT_REVIEW_FAILED)
    actant_workspace_toast (self->workspace, actant_review_get_problem (self->review), FALSE);
  actant_review_figures_update (ACTANT_REVIEW_FIGURES (self->figures));
  actant_review_queue_update (ACTANT_REVIEW_QUEUE (self->queue));
  actant_review_progress_update (ACTANT_REVIEW_PROGRESS (self->progress));
}

static void
review_work_cb (ActantReviewPage *self)
{
  actant_work_bar_set_work (ACTANT_WORK_BAR (self->work_bar), actant_review_get_work (self->review));
}

static void
decided_cb (ActantReviewPage *self)
{
  actant_review_queue_refresh (ACTANT_REVIEW_QUEUE (self->queue));
}

static void
session_changed_cb (ActantReviewPage *self)
{
  actant_review_progress_update (ACTANT_REVIEW_PROGRESS (self->progress));
}

static void
session_notify_cb (ActantReviewPage *self)
{
  g_signal_group_set_target (self->session_signals, actant_workspace_get_session (self->workspace));
  actant_review_start (self->review);
}

/* Coders go on working: each look at the page compares anew. */
static void
restart_cb (ActantReviewPage *self)
{
  actant_review_start (self->review);
}

/* The keyboard goes to what the view is about. */
static void
focus_view (ActantReviewPage *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (GTK_STACK (self->views));

  if (view != self->progress)
    view = gtk_stack_get_visible_child (GTK_STACK (view));
  if (!gtk_widget_grab_focus (view))
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
units_activated_cb (ActantReviewPage *self,
                    GArray           *units,
                    const char       *words)
{
  actant_review_queue_list_units (ACTANT_REVIEW_QUEUE (self->queue), units, words);
  actant_review_page_show (self, "queue");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_view (self);
}

/* The view, or what is said while there is none. */
static GtkWidget *
new_stack (ActantReviewPage *self,
           GtkWidget        *view)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (stack), view, "ready");
  gtk_stack_add_named (GTK_STACK (stack),
                       actant_page_new_status ("system-users-symbolic", _("Reading"),
                                               _("What the coders made of the same texts is being compared."),
                                               NULL), "reading");
  gtk_stack_add_named (GTK_STACK (stack),
                       actant_page_new_status ("system-users-symbolic", _("One Coder Alone"),
                                               _("When two people have coded the same text, with files beside it, "
                                                 "their work is compared here."),
                                               actant_page_new_button (_("_Look Again"), G_CALLBACK (restart_cb), self)),
                       "alone");
  gtk_stack_add_named (GTK_STACK (stack),
                       actant_page_new_status ("view-conceal-symbolic", _("Coded Blind"),
                                               _("The others’ work is shown when you have marked the text as "
                                                 "finished, under Progress."), NULL), "blind");
  gtk_stack_add_named (GTK_STACK (stack),
                       actant_page_new_status ("dialog-warning-symbolic", _("A File Cannot Be Read"),
                                               _("The message says which. The rest of the study can be worked on."),
                                               actant_page_new_button (_("_Look Again"), G_CALLBACK (restart_cb), self)),
                       "failed");

  return stack;
}

static void
save_report_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  actant_report_saver_ask (ACTANT_REVIEW_PAGE (widget)->review, GTK_WINDOW (gtk_widget_get_root (widget)),
                           g_variant_get_string (parameter, NULL));
}

static GtkWidget *
build_head (ActantReviewPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *again = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->views));
  gtk_widget_set_hexpand (switcher, TRUE);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (again, _("Compare again, with what the coders have changed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (again), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare Again"), -1);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (restart_cb), self);
  gtk_box_append (GTK_BOX (head), switcher);
  gtk_box_append (GTK_BOX (head), actant_report_button_new ());
  gtk_box_append (GTK_BOX (head), again);
  gtk_widget_add_css_class (head, "page-head");

  return head;
}

/* Before the tables, which have these keys, too. */
static gboolean
key_pressed_cb (ActantReviewPage *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  static const char * const names[] = { "progress", "figures", "queue" };
  const char *name = actant_review_page_get_view (self);
  guint at = 0;

  if ((key != GDK_KEY_Page_Down && key != GDK_KEY_Page_Up)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  while (strcmp (names[at], name) != 0)
    at++;
  at += key == GDK_KEY_Page_Down ? 1 : G_N_ELEMENTS (names) - 1;
  actant_review_page_show (self, names[at % G_N_ELEMENTS (names)]);
  focus_view (self);

  return GDK_EVENT_STOP;
}

static gboolean
actant_review_page_grab_focus (GtkWidget *widget)
{
  focus_view (ACTANT_REVIEW_PAGE (widget));

  return TRUE;
}

static void
actant_review_page_constructed (GObject *object)
{
  ActantReviewPage *self = ACTANT_REVIEW_PAGE (object);

  G_OBJECT_CLASS (actant_review_page_parent_class)->constructed (object);

  self->review = actant_review_new (self->workspace);
  self->progress = actant_review_progress_new (self->workspace);
  self->figures = actant_review_figures_new (self->review);
  self->queue = actant_review_queue_new (self->review);
  self->figures_stack = new_stack (self, self->figures);
  self->queue_stack = new_stack (self, self->queue);
  self->work_bar = actant_work_bar_new ();
  self->views = gtk_stack_new ();
  gtk_stack_add_titled (GTK_STACK (self->views), self->progress, "progress", _("Progress"));
  gtk_stack_add_titled (GTK_STACK (self->views), self->figures_stack, "figures", _("Agreement"));
  gtk_stack_add_titled (GTK_STACK (self->views), self->queue_stack, "queue", _("Adjudication"));
  gtk_widget_set_vexpand (self->views, TRUE);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_box_append (GTK_BOX (self->box), self->work_bar);
  gtk_box_append (GTK_BOX (self->box), self->views);

  g_signal_connect_object (self->review, "changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "work", G_CALLBACK (review_work_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->figures, "units-activated", G_CALLBACK (units_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (actant_review_figures_get_matrix (ACTANT_REVIEW_FIGURES (self->figures)), "units-activated",
                           G_CALLBACK (units_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::session", G_CALLBACK (session_notify_cb), self, G_CONNECT_SWAPPED);
  session_notify_cb (self);
}

static void
actant_review_page_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (property == PROP_WORKSPACE)
    ACTANT_REVIEW_PAGE (object)->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
actant_review_page_dispose (GObject *object)
{
  ActantReviewPage *self = ACTANT_REVIEW_PAGE (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->review != NULL)
    actant_review_stop (self->review);
  g_clear_object (&self->review);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_review_page_parent_class)->dispose (object);
}

static void
actant_review_page_class_init (ActantReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = actant_review_page_constructed;
  object_class->set_property = actant_review_page_set_property;
  object_class->dispose = actant_review_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = actant_review_page_grab_focus;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "review.save-report", "s", save_report_action);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ACTANT_TYPE_PAGE_LAYOUT);

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACTANT_TYPE_WORKSPACE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_review_page_init (ActantReviewPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "changed", G_CALLBACK (session_changed_cb), self,
                                 G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/** Returns: (transfer none): what is compared */
ActantReview *
actant_review_page_get_review (ActantReviewPage *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_PAGE (self), NULL);

  return self->review;
}

ActantReviewProgress *
actant_review_page_get_progress (ActantReviewPage *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_PAGE (self), NULL);

  return ACTANT_REVIEW_PROGRESS (self->progress);
}

ActantReviewFigures *
actant_review_page_get_figures (ActantReviewPage *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_PAGE (self), NULL);

  return ACTANT_REVIEW_FIGURES (self->figures);
}

ActantReviewQueue *
actant_review_page_get_queue (ActantReviewPage *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_PAGE (self), NULL);

  return ACTANT_REVIEW_QUEUE (self->queue);
}

/** Shows "progress", "figures" or "queue". */
void
actant_review_page_show (ActantReviewPage *self,
                         const char       *view)
{
  g_return_if_fail (ACTANT_IS_REVIEW_PAGE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->views), view);
}

const char *
actant_review_page_get_view (ActantReviewPage *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (self->views));
}
