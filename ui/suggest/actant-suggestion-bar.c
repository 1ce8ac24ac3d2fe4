/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The current suggestion, and what to do with it. */
#include "config.h"

#include "suggest/actant-suggestion-bar.h"

#include <glib/gi18n.h>

#include "suggest/actant-suggestion-accept.h"

struct _ActantSuggestionBar
{
  AdwBin                parent_instance;

  /* Template widgets */
  GtkRevealer          *revealer;
  GtkLabel             *kind;
  GtkLabel             *proposal;
  GtkLabel             *remark;
  GtkLabel             *count;
  GtkProgressBar       *progress;
  GtkWidget            *stop_button;
  GtkDropDown          *kind_choice;
  GtkToggleButton      *sentence_button;

  /* Owned */
  ActantSuggestionTray *tray;
  ActantWorkspace      *workspace;
};

G_DEFINE_FINAL_TYPE (ActantSuggestionBar, actant_suggestion_bar, ADW_TYPE_BIN)

/* One line of at most so many characters, for a label. */
#define SHORTEST_CUT 60

static char *
dup_line (const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= SHORTEST_CUT)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, SHORTEST_CUT - 1);
  return g_strconcat (start, "…", NULL);
}

/* What it proposes: names, a date, a band, the name of a type of relation. */
static char *
dup_proposal (ActantSuggestionBar    *self,
              const ActantSuggestion *suggestion)
{
  const ActantTable *relations = actant_kind_get_info (ACTANT_KIND_RELATION)->table;
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantChoice *choice = NULL;

  if (suggestion->kind == ACTANT_SUGGESTION_CONDITION)
    choice = actant_field_type_find_choice (actant_table_get (relations, "type")->type,
                                            suggestion->value);
  if (choice != NULL)
    return g_strdup (_(choice->label));
  if (suggestion->kind == ACTANT_SUGGESTION_ATTRIBUTION && suggestion->actors != NULL)
    {
      g_autoptr(GString) names = g_string_new (NULL);

      for (guint i = 0; suggestion->actors[i] != NULL; i++)
        {
          g_autofree char *name = actant_session_dup_name (session, suggestion->actors[i]);

          g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", name);
        }
      return g_string_free (g_steal_pointer (&names), FALSE);
    }
  if (suggestion->kind == ACTANT_SUGGESTION_ATTRIBUTION)
    return g_strdup ("");

  return actant_suggestion_dup_proposal (session, suggestion);
}

static void
show_words (ActantSuggestionBar    *self,
            const ActantSuggestion *suggestion)
{
  g_autofree char *words = dup_line (suggestion->words);
  g_autofree char *proposal = dup_proposal (self, suggestion);
  g_autofree char *shown = NULL;

  gtk_label_set_label (self->kind, actant_suggestion_kind_get_label (suggestion->kind));
  if (*proposal != '\0')
    /* Translators: words of the text, and what they are suggested to mean */
    shown = g_strdup_printf (_("“%s” → %s"), words, proposal);
  else
    shown = g_strdup_printf (_("“%s”"), words);
  gtk_label_set_label (self->proposal, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->proposal), shown);
}

static char *
dup_gist (const ActantRecord *claim)
{
  const char *gist = actant_record_get_title (claim);
  g_autofree char *quote = gist == NULL ? actant_record_dup_quote (claim) : NULL;

  return dup_line (gist != NULL ? gist : quote != NULL ? quote : "");
}

/* What accepting would do, or why it cannot be done now. */
static void
show_remark (ActantSuggestionBar    *self,
             const ActantSuggestion *suggestion)
{
  ActantSuggestionTarget target = { NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *remark = NULL;

  if (!actant_suggestion_find_target (actant_workspace_get_session (self->workspace),
                                      actant_workspace_get_text_path (self->workspace),
                                      suggestion, &target, &error))
    remark = g_strdup (error->message);
  else if (target.other != NULL)
    {
      g_autofree char *from = dup_gist (target.claim);
      g_autofree char *to = dup_gist (target.other);

      /* Translators: the gists of two claims: the condition, and what follows */
      remark = g_strdup_printf (_("Relates “%s” to “%s”"), from, to);
    }
  else if (target.claim != NULL)
    {
      g_autofree char *gist = dup_gist (target.claim);

      /* Translators: the gist of a claim, of which a slot would be filled */
      remark = g_strdup_printf (_("For “%s”"), gist);
    }
  else if (!suggestion->is_sure)
    remark = g_strdup (_("Several actors are called so: accept the one that is meant"));

  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), remark);
}

static void
show_nothing (ActantSuggestionBar *self)
{
  gboolean running = actant_suggestion_tray_is_running (self->tray);

  gtk_label_set_label (self->kind, running ? _("Looking for Suggestions")
                                   : actant_suggestion_tray_was_stopped (self->tray) ? _("Stopped")
                                   : _("No Suggestions"));
  gtk_label_set_label (self->proposal, "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->proposal), NULL);
  gtk_label_set_label (self->remark,
                       running ? ""
                       : _("Names and aliases of the study’s actors, likelihood words, dates, "
                           "who says so and conditions are suggested until they are coded or "
                           "dismissed"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), NULL);
}

static void
tray_changed_cb (ActantSuggestionBar *self)
{
  const ActantSuggestion *current = actant_suggestion_tray_get_current (self->tray);
  gboolean running = actant_suggestion_tray_is_running (self->tray);
  g_autofree char *count = NULL;

  /* Hidden, it must not keep the window from being narrow. */
  gtk_widget_set_visible (GTK_WIDGET (self), actant_suggestion_tray_is_open (self->tray));
  gtk_revealer_set_reveal_child (self->revealer, actant_suggestion_tray_is_open (self->tray));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->stop_button, running);
  gtk_progress_bar_set_fraction (self->progress, actant_suggestion_tray_get_progress (self->tray));
  if (current == NULL)
    {
      show_nothing (self);
      gtk_label_set_label (self->count, "");
      return;
    }

  show_words (self, current);
  show_remark (self, current);
  count = g_strdup_printf (_("%u of %u"), actant_suggestion_tray_get_position (self->tray) + 1,
                           actant_suggestion_tray_get_shown (self->tray)->len);
  gtk_label_set_label (self->count, count);
}

static void
kind_chosen_cb (ActantSuggestionBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_choice);

  /* The first choice is all of them. */
  if (self->tray != NULL)
    actant_suggestion_tray_set_kind (self->tray, (int) selected - 1);
}

static void
sentence_toggled_cb (ActantSuggestionBar *self)
{
  actant_suggestion_tray_set_sentence (self->tray,
                                       gtk_toggle_button_get_active (self->sentence_button));
}

static void
stop_cb (ActantSuggestionBar *self)
{
  actant_suggestion_tray_stop (self->tray);
}

static void
actant_suggestion_bar_dispose (GObject *object)
{
  ActantSuggestionBar *self = ACTANT_SUGGESTION_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_SUGGESTION_BAR);
  g_clear_object (&self->tray);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_suggestion_bar_parent_class)->dispose (object);
}

static void
actant_suggestion_bar_class_init (ActantSuggestionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_suggestion_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/suggest/"
                                               "actant-suggestion-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, kind);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, proposal);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, remark);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, count);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, progress);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, ActantSuggestionBar, sentence_button);
  gtk_widget_class_bind_template_callback (widget_class, sentence_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
actant_suggestion_bar_init (ActantSuggestionBar *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (kinds, _("All Kinds"));
  for (ActantSuggestionKind kind = 0; kind < ACTANT_N_SUGGESTION_KINDS; kind++)
    gtk_string_list_append (kinds, actant_suggestion_kind_get_label (kind));
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (kinds));
  g_signal_connect_object (self->kind_choice, "notify::selected", G_CALLBACK (kind_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Shows what waits in @tray. */
void
actant_suggestion_bar_set_tray (ActantSuggestionBar  *self,
                                ActantSuggestionTray *tray,
                                ActantWorkspace      *workspace)
{
  g_return_if_fail (ACTANT_IS_SUGGESTION_BAR (self));
  g_return_if_fail (self->tray == NULL);

  self->tray = g_object_ref (tray);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tray, "changed", G_CALLBACK (tray_changed_cb), self, G_CONNECT_SWAPPED);
  tray_changed_cb (self);
}
