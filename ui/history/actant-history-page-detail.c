/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected action, record by record and field by field, and the way back. */
#include "config.h"

#include "history/actant-history-page-private.h"

#include "session/actant-value-parse.h"
#include "store/actant-record-file.h"
#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <string.h>

/* Records and characters that are shown; an action can change thousands. */
#define MAX_RECORDS 30
#define MAX_WORDS 600

/* What a button takes back. */
typedef struct
{
  ActantHistoryPage *page;      /* borrowed: the button is in it */
  char              *text;
  ActantRecord      *version;
} Way;

static void
free_way (gpointer   data,
          GClosure  *closure)
{
  Way *way = data;

  g_free (way->text);
  actant_record_unref (way->version);
  g_free (way);
}

/**
 * _actant_history_page_find_text:
 * @file: path in the study
 * @text: (out) (nullable): path of the text it is about, %NULL for a study file
 *
 * Returns: whether it is a file of the coder's own, so that what is in it can be changed
 */
gboolean
_actant_history_page_find_text (ActantHistoryPage  *self,
                                const char         *file,
                                char              **text)
{
  ActantSession *session = _actant_history_page_get_session (self);
  g_autofree char *coder = NULL;

  *text = NULL;
  if (session == NULL
      || !(actant_annotation_path_split (file, text, &coder)
           || actant_study_path_split (file, &coder)))
    return FALSE;

  return strcmp (coder, actant_session_get_coder (session)) == 0
         && (*text == NULL || g_strv_contains (actant_session_get_texts (session), *text));
}

/** Makes of a record what it was; a toast offers Undo. */
gboolean
_actant_history_page_restore (ActantHistoryPage  *self,
                              const char         *text,
                              const ActantRecord *version)
{
  ActantSession *session = _actant_history_page_get_session (self);
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autofree char *name = actant_history_dup_name (version);
  g_autofree char *message = NULL;

  change_set = actant_change_set_new (_("Take Back"));
  if (!actant_session_restore (session, change_set, text, version))
    {
      actant_workspace_toast (self->workspace, _("The record is like that now"), FALSE);
      return FALSE;
    }
  if (!actant_workspace_apply (self->workspace, change_set))
    return FALSE;

  /* Translators: %s is what was taken back to an earlier version, or restored */
  message = g_strdup_printf (_("“%s” is as it was"), name);
  actant_workspace_toast (self->workspace, message, TRUE);
  return TRUE;
}

static void
way_clicked_cb (GtkButton *button,
                gpointer   data)
{
  Way *way = data;
  g_autoptr(ActantRecord) version = actant_record_ref (way->version);
  g_autofree char *text = g_strdup (way->text);

  /* The button goes with what it stood for. */
  _actant_history_page_restore (way->page, text, version);
}

static GtkWidget *
new_way (ActantHistoryPage  *self,
         const char         *label,
         const char         *hint,
         const char         *text,
         const ActantRecord *version)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Way *way = g_new0 (Way, 1);
  g_autofree char *name = actant_history_dup_name (version);
  g_autofree char *said = NULL;

  way->page = self;
  way->text = g_strdup (text);
  way->version = actant_record_ref (version);
  /* Translators: what a button does, and to what: “Take Back: North Korea escalates” */
  said = g_strdup_printf (_("%s: %s"), label, name);
  gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (way_clicked_cb), way, free_way, 0);

  return button;
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
dup_words (ActantHistoryPage *self,
           const ActantField *field,
           const ActantValue *value)
{
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;

  if (value == NULL)
    /* Translators: a field without a value */
    return g_strdup (_("nothing"));

  words = field->type->field_class == ACTANT_FIELD_MAP
          ? actant_value_dup_json (field->type, value)
          : actant_value_dup_words (_actant_history_page_get_session (self), field->type, value);
  if (g_utf8_strlen (words, -1) <= MAX_WORDS)
    return g_steal_pointer (&words);

  start = g_utf8_substring (words, 0, MAX_WORDS);
  return g_strconcat (start, "…", NULL);
}

/* "Gist: “old” → “new”", one line for each field. */
static void
append_fields (ActantHistoryPage  *self,
               GtkWidget          *box,
               const ActantRecord *before,
               const ActantRecord *after)
{
  g_autoptr(GArray) fields = actant_change_list_fields (before, after);

  for (guint i = 0; i < fields->len; i++)
    {
      const ActantFieldChange *field = &g_array_index (fields, ActantFieldChange, i);
      g_autofree char *was = dup_words (self, field->field, field->before);
      g_autofree char *is = dup_words (self, field->field, field->after);
      g_autofree char *line = NULL;

      if (before != NULL && after != NULL)
        /* Translators: a field, its value before, its value after */
        line = g_strdup_printf (_("%s: %s → %s"), _(field->field->label), was, is);
      else
        /* Translators: a field and its value */
        line = g_strdup_printf (_("%s: %s"), _(field->field->label), before != NULL ? was : is);
      gtk_box_append (GTK_BOX (box), new_label (line, NULL));
    }
}

/* What was done to one record, with a button to go back before it and one to come to it. */
static void
append_change (ActantHistoryPage  *self,
               const ActantChange *change)
{
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = actant_history_dup_name (either);
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  gboolean own = _actant_history_page_find_text (self, change->file, &text);

  /* Translators: a kind of record and its name: “Claim: North Korea escalates” */
  heading = g_strdup_printf (_("%s: %s"),
                             _(actant_kind_get_info (actant_record_get_kind (either))->label), name);
  gtk_box_append (GTK_BOX (card), new_label (heading, "heading"));
  append_fields (self, card, change->before, change->after);
  if (own && change->before != NULL)
    gtk_box_append (GTK_BOX (ways), new_way (self, _("Take Back"),
                                             _("Make the record what it was before this action"),
                                             text, change->before));
  if (own && change->after != NULL && !actant_record_is_deleted (change->after))
    gtk_box_append (GTK_BOX (ways), new_way (self, _("Use This Version"),
                                             _("Make the record what it was after this action"),
                                             text, change->after));
  gtk_box_append (GTK_BOX (card), ways);
  gtk_widget_add_css_class (card, "history-change");
  gtk_box_append (GTK_BOX (self->detail), card);
}

static void
append_action (ActantHistoryPage    *self,
               const ActantLogEntry *entry)
{
  guint n = actant_change_set_get_n (entry->set);

  for (guint i = 0; i < MIN (n, MAX_RECORDS); i++)
    append_change (self, actant_change_set_get (entry->set, i));
  if (n > MAX_RECORDS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("… and %u more record",
                                                         "… and %u more records", n - MAX_RECORDS),
                                               n - MAX_RECORDS);

      gtk_box_append (GTK_BOX (self->detail), new_label (more, "dim-label"));
    }
}

static void
append_deleted (ActantHistoryPage *self,
                ActantHistoryItem *item)
{
  const ActantRecord *tombstone = actant_history_item_get_tombstone (item);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = new_way (self, _("Restore"), _("Bring the record back"),
                               actant_history_item_get_text (item), tombstone);

  append_fields (self, card, NULL, tombstone);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), button);
  gtk_widget_add_css_class (card, "history-change");
  gtk_box_append (GTK_BOX (self->detail), card);
}

/** Shows what is selected. */
void
_actant_history_page_update_detail (ActantHistoryPage *self)
{
  ActantHistoryItem *item = actant_history_page_get_selected (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->detail)) != NULL)
    gtk_box_remove (GTK_BOX (self->detail), child);
  if (item == NULL || _actant_history_page_get_session (self) == NULL)
    return;

  if (actant_history_item_get_tombstone (item) != NULL)
    append_deleted (self, item);
  else
    append_action (self, actant_history_item_get_entry (item));
}

/** Returns: (transfer floating): the lower half */
GtkWidget *
_actant_history_page_build_detail (ActantHistoryPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->detail, "history-detail");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What Was Changed"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->detail);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 180);

  return scroller;
}
