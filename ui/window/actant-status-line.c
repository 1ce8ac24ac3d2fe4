/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts and key hints below the window. */
#include "config.h"

#include "window/actant-status-line.h"

#include "session/actant-coverage.h"

#include <glib/gi18n.h>
#include <string.h>

/* Steps of counting, of 1,000 claims each, and milliseconds between. */
#define COUNT_AT_ONCE 5
#define COUNT_PAUSE 10

struct _ActantStatusLine
{
  AdwBin           parent_instance;

  /* Template widgets */
  GtkLabel        *counts;
  GtkWidget       *button;      /* stops, or begins anew, what is being read */
  GtkBox          *hints;

  /* Owned */
  ActantWorkspace *workspace;
  GSignalGroup    *record_signals;
  guint            idle;
  ActantCoverage  *counting;    /* NULL when nothing is */
  guint            counter;     /* source that goes on counting, 0 for none */
  gint64           covered;     /* code points, as last counted */

  gboolean         show_hints;
};

G_DEFINE_FINAL_TYPE (ActantStatusLine, actant_status_line, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SHOW_HINTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Of the text, by claims; NULL when nothing is. */
static char *
dup_coverage (ActantStatusLine *self)
{
  ActantSourceText *source = actant_workspace_get_source (self->workspace);

  if (self->covered == 0)
    return NULL;

  /* Translators: how much of the text the passages of claims cover */
  return g_strdup_printf (_("%d %% covered"), actant_coverage_get_percent (self->covered, source));
}

/* What is being read, or was to be; NULL when nothing is. */
static char *
dup_reading (ActantStatusLine    *self,
             ActantAnnotationSet *set)
{
  const char *opening = actant_workspace_get_opening (self->workspace);
  g_autofree char *name = NULL;

  if (opening != NULL)
    {
      name = g_path_get_basename (opening);
      return g_strdup_printf (_("Opening “%s”…"), name);
    }
  if (set == NULL || !actant_annotation_set_is_loading (set))
    return NULL;
  if (actant_annotation_set_is_cancelled (set))
    return g_strdup (_("The annotations are not loaded"));

  /* Translators: how much of them */
  return g_strdup_printf (_("Loading annotations… %d %%"),
                          (int) (100 * actant_annotation_set_get_progress (set)));
}

static void
update_button (ActantStatusLine *self)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  gboolean opening = actant_workspace_get_opening (self->workspace) != NULL;
  gboolean again = !opening && set != NULL && actant_annotation_set_is_cancelled (set);

  gtk_widget_set_visible (self->button,
                          opening || (set != NULL && actant_annotation_set_is_loading (set)));
  gtk_button_set_label (GTK_BUTTON (self->button), again ? _("_Load") : _("_Cancel"));
}

static void
button_clicked_cb (ActantStatusLine *self)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);

  if (actant_workspace_get_opening (self->workspace) != NULL)
    actant_workspace_cancel_opening (self->workspace);
  else if (set != NULL && actant_annotation_set_is_cancelled (set))
    actant_session_begin_own_set (actant_workspace_get_session (self->workspace),
                                  actant_annotation_set_get_text_path (set));
  else if (set != NULL)
    actant_annotation_set_cancel_loading (set);
}

static void
show_counts (ActantStatusLine *self)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  g_autofree char *claims = NULL;
  g_autofree char *mentions = NULL;
  g_autofree char *codings = NULL;
  g_autofree char *coverage = NULL;
  g_autofree char *text = NULL;
  guint n;

  update_button (self);
  text = dup_reading (self, set);
  if (text == NULL && records == NULL)
    text = g_strdup (_("No text is open"));
  if (text != NULL)
    {
      gtk_label_set_label (self->counts, text);
      return;
    }

  n = actant_collection_get_n (records, ACTANT_KIND_CLAIM);
  claims = g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
  n = actant_collection_get_n (records, ACTANT_KIND_MENTION);
  mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
  n = actant_collection_get_n (records, ACTANT_KIND_CODING);
  if (n > 0)
    codings = g_strdup_printf (ngettext ("%u coding", "%u codings", n), n);
  coverage = dup_coverage (self);
  text = g_strjoin (" · ", claims, mentions, codings != NULL ? codings : coverage,
                    codings != NULL ? coverage : NULL, NULL);
  gtk_label_set_label (self->counts, text);
}

static void
stop_counting (ActantStatusLine *self)
{
  g_clear_handle_id (&self->counter, g_source_remove);
  g_clear_pointer (&self->counting, actant_coverage_free);
}

/* Counts for a few milliseconds; FALSE when that is all. */
static gboolean
count_on (ActantStatusLine *self)
{
  gboolean more = TRUE;

  for (guint i = 0; more && i < COUNT_AT_ONCE; i++)
    more = actant_coverage_step (self->counting);
  if (!more)
    self->covered = actant_coverage_get (self->counting);

  return more;
}

static gboolean
count_cb (gpointer data)
{
  ActantStatusLine *self = data;

  if (count_on (self))
    return G_SOURCE_CONTINUE;

  self->counter = 0;
  stop_counting (self);
  show_counts (self);
  return G_SOURCE_REMOVE;
}

/* Few claims are counted at once; until many are, their part is the one of before. */
static void
update_counts (ActantStatusLine *self)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);

  stop_counting (self);
  if (set == NULL)
    self->covered = 0;
  else
    {
      self->counting = actant_coverage_new (set);
      if (count_on (self))
        self->counter = g_timeout_add (COUNT_PAUSE, count_cb, self);
      else
        stop_counting (self);
    }
  show_counts (self);
}

static void
update_idle_cb (gpointer data)
{
  ActantStatusLine *self = data;

  self->idle = 0;
  update_counts (self);
}

/* An action can change many records. */
static void
queue_update (ActantStatusLine *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_once (update_idle_cb, self);
}

static void
set_notify_cb (ActantStatusLine *self)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);

  g_signal_group_set_target (self->record_signals,
                             set != NULL ? actant_annotation_set_get_records (set) : NULL);
  update_counts (self);
}

/* The keys are those of the text; the pages of the study tell theirs themselves. */
static void
update_hints (ActantStatusLine *self)
{
  gboolean on_text = self->workspace == NULL
                     || strcmp (actant_workspace_get_page (self->workspace), ACTANT_PAGE_TEXT) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->hints), self->show_hints && on_text);
}

static void
add_hint (ActantStatusLine *self,
          const char       *keys,
          const char       *what)
{
  g_auto(GStrv) caps = g_strsplit (keys, " ", -1);
  GtkWidget *label = gtk_label_new (what);

  for (guint i = 0; caps[i] != NULL; i++)
    {
      GtkWidget *cap = gtk_label_new (caps[i]);

      gtk_widget_add_css_class (cap, "key-hint");
      gtk_box_append (self->hints, cap);
    }
  gtk_widget_set_margin_end (label, 6);
  gtk_box_append (self->hints, label);
}

static void
actant_status_line_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_SHOW_HINTS:
      g_value_set_boolean (value, ACTANT_STATUS_LINE (object)->show_hints);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_status_line_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_SHOW_HINTS:
      ACTANT_STATUS_LINE (object)->show_hints = g_value_get_boolean (value);
      update_hints (ACTANT_STATUS_LINE (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_status_line_dispose (GObject *object)
{
  ActantStatusLine *self = ACTANT_STATUS_LINE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  stop_counting (self);
  if (self->record_signals != NULL)
    g_signal_group_set_target (self->record_signals, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_STATUS_LINE);
  g_clear_object (&self->record_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_status_line_parent_class)->dispose (object);
}

static void
actant_status_line_class_init (ActantStatusLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = actant_status_line_dispose;
  object_class->get_property = actant_status_line_get_property;
  object_class->set_property = actant_status_line_set_property;

  properties[PROP_SHOW_HINTS] =
    g_param_spec_boolean ("show-hints", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantStatusLine, counts);
  gtk_widget_class_bind_template_child (widget_class, ActantStatusLine, button);
  gtk_widget_class_bind_template_child (widget_class, ActantStatusLine, hints);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
actant_status_line_init (ActantStatusLine *self)
{
  self->show_hints = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->record_signals = g_signal_group_new (ACTANT_TYPE_COLLECTION);
  g_signal_group_connect_swapped (self->record_signals, "changed",
                                  G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->record_signals, "reset",
                                  G_CALLBACK (queue_update), self);

  /* Translators: hints after the keys that do it */
  add_hint (self, "J K", _("sentence"));
  add_hint (self, "L H", _("clause"));
  add_hint (self, "C", _("claim"));
  add_hint (self, "A", _("actor"));
  add_hint (self, "E", _("code"));
  add_hint (self, "?", _("all keys"));
}

/** Follows the workspace's open text. */
void
actant_status_line_set_workspace (ActantStatusLine *self,
                                  ActantWorkspace  *workspace)
{
  g_return_if_fail (ACTANT_IS_STATUS_LINE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::own-set", G_CALLBACK (set_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::opening", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::loading", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::page", G_CALLBACK (update_hints), self,
                           G_CONNECT_SWAPPED);
  set_notify_cb (self);
  update_hints (self);
}
