/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the open text. */
#include "config.h"

#include "sidebar/actant-text-page.h"

#include "session/actant-date-words.h"

#include <glib/gi18n.h>

#define SHA_SHOWN 12
/* Of texts up to so many code points the checksum takes a few milliseconds. */
#define SUMMED_AT_ONCE 500000

struct _ActantTextPage
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  GSignalGroup    *session_signals;
  char            *encoding;    /* as which the open text was last read; NULL for as found */
  char            *path;        /* of the open text */
  GtkWidget       *form;

  /* Template */
  GtkWidget       *scroller;
  GtkWidget       *box;
  GtkWidget       *file_label;
  GtkWidget       *facts_label;
};

G_DEFINE_FINAL_TYPE (ActantTextPage, actant_text_page, GTK_TYPE_WIDGET)

static const char *
get_newline_words (ActantNewline newline)
{
  switch (newline)
    {
    case ACTANT_NEWLINE_LF:
      return _("Unix line ends");
    case ACTANT_NEWLINE_CRLF:
      return _("Windows line ends");
    case ACTANT_NEWLINE_CR:
      return _("old Mac line ends");
    case ACTANT_NEWLINE_MIXED:
      return _("mixed line ends");
    case ACTANT_NEWLINE_NONE:
    default:
      return _("no line ends");
    }
}

/* When the text was last described; NULL if never. */
static char *
dup_changed_words (ActantTextPage *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantRecord *record = session != NULL && self->path != NULL
                               ? actant_session_get_text_record (session, self->path) : NULL;
  const char *modified = record != NULL ? actant_record_get_text (record, "modified") : NULL;
  g_autofree char *day = modified != NULL ? actant_date_dup_words (modified) : NULL;

  /* Translators: the day on which what is known of a text was last changed */
  return day != NULL ? g_strdup_printf (_("described %s"), day) : NULL;
}

static void update_facts (ActantTextPage *self);

static void
sum_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  actant_source_text_get_sha256 (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
summed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  ActantTextPage *self = ACTANT_TEXT_PAGE (object);

  if (self->workspace != NULL
      && actant_workspace_get_source (self->workspace) == g_task_get_task_data (G_TASK (result)))
    update_facts (self);
}

/* The checksum's start; of a large text it comes later, from a thread. */
static char *
dup_sha (ActantTextPage   *self,
         ActantSourceText *source)
{
  g_autoptr(GTask) task = NULL;

  if (actant_source_text_get_length (source) <= SUMMED_AT_ONCE
      || actant_source_text_peek_sha256 (source) != NULL)
    return g_strndup (actant_source_text_get_sha256 (source), SHA_SHOWN);

  task = g_task_new (self, NULL, summed_cb, NULL);
  g_task_set_source_tag (task, dup_sha);
  g_task_set_task_data (task, actant_source_text_ref (source),
                        (GDestroyNotify) actant_source_text_unref);
  g_task_run_in_thread (task, sum_thread);

  return g_strdup ("");
}

static void
update_facts (ActantTextPage *self)
{
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  g_autofree char *sha = NULL;
  g_autofree char *length = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *shown = NULL;

  gtk_label_set_text (GTK_LABEL (self->file_label),
                      self->path != NULL ? self->path : _("No text is open"));
  if (source == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->facts_label), "");
      return;
    }

  sha = dup_sha (self, source);
  /* Translators: the length of a text; %'d has the locale's thousands separators */
  length = g_strdup_printf (ngettext ("%'d character", "%'d characters",
                                      actant_source_text_get_length (source)),
                            (int) actant_source_text_get_length (source));
  /* Translators: facts of a text: its length, its kind of line ends, the start of its SHA-256 */
  facts = g_strdup_printf (_("%s · %s · read as %s · SHA-256 %s…"), length,
                           get_newline_words (actant_source_text_get_newline (source)),
                           actant_source_text_get_encoding (source), sha);
  changed = dup_changed_words (self);
  shown = g_strjoin (" · ", facts, changed, NULL);
  gtk_label_set_text (GTK_LABEL (self->facts_label), shown);
}

/* The text's record, or one to be if nobody has described the text yet. That one is made
 * when it is looked at, lest each text that is opened take an id. */
static void
update_record (ActantTextPage *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantRecord *record = NULL;
  const ActantRecord *shown = actant_record_form_get_record (ACTANT_RECORD_FORM (self->form));
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) new_record = NULL;

  gtk_widget_set_visible (self->form, session != NULL && self->path != NULL);
  if (session == NULL || self->path == NULL)
    {
      actant_record_form_set_record (ACTANT_RECORD_FORM (self->form), NULL, NULL);
      return;
    }

  record = actant_session_get_text_record (session, self->path);
  if (record == NULL && shown != NULL && actant_record_get (shown, "created") == NULL
      && g_strcmp0 (actant_record_get_text (shown, "file"), self->path) == 0)
    return;

  if (record == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      empty = actant_session_new_record (session, ACTANT_KIND_TEXT);
      record = new_record = actant_record_set (empty, "file", actant_value_new_text (self->path));
    }
  actant_record_form_set_record (ACTANT_RECORD_FORM (self->form), NULL, record);
}

static const char *
get_stored_encoding (ActantTextPage *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantRecord *record = session != NULL && self->path != NULL
                               ? actant_session_get_text_record (session, self->path) : NULL;

  return record != NULL ? actant_record_get_text (record, "encoding") : NULL;
}

/* Another encoding is stored, by a choice here, by undo or by a colleague. */
static void
update_encoding (ActantTextPage *self)
{
  const char *stored = get_stored_encoding (self);
  g_autoptr(GError) error = NULL;

  if (self->path == NULL || g_strcmp0 (stored, self->encoding) == 0)
    return;

  g_free (self->encoding);
  self->encoding = g_strdup (stored);
  if (actant_session_reload_text (actant_workspace_get_session (self->workspace), self->path,
                                  stored, &error) == NULL
      || !actant_workspace_open_text (self->workspace, self->path, &error))
    actant_workspace_toast (self->workspace, error->message, FALSE);
}

static void
session_changed_cb (ActantTextPage *self)
{
  update_record (self);
  update_facts (self);
  update_encoding (self);
}

static void
text_changed_cb (ActantTextPage *self)
{
  const char *path = actant_workspace_get_text_path (self->workspace);

  if (g_strcmp0 (path, self->path) != 0)
    {
      actant_record_form_flush (ACTANT_RECORD_FORM (self->form));
      g_free (self->path);
      self->path = g_strdup (path);
      g_free (self->encoding);
      self->encoding = g_strdup (get_stored_encoding (self));
    }
  update_record (self);
  update_facts (self);
}

static void
actant_text_page_dispose (GObject *object)
{
  ActantTextPage *self = ACTANT_TEXT_PAGE (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_TEXT_PAGE);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (actant_text_page_parent_class)->dispose (object);
}

static void
actant_text_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actant_text_page_parent_class)->map (widget);
  update_record (ACTANT_TEXT_PAGE (widget));
}

static void
actant_text_page_class_init (ActantTextPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_text_page_dispose;
  widget_class->map = actant_text_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/sidebar/actant-text-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantTextPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ActantTextPage, box);
  gtk_widget_class_bind_template_child (widget_class, ActantTextPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, ActantTextPage, facts_label);
}

static void
actant_text_page_init (ActantTextPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "changed", G_CALLBACK (session_changed_cb),
                                 self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/** What the page follows; once. */
void
actant_text_page_set_workspace (ActantTextPage  *self,
                                ActantWorkspace *workspace)
{
  g_return_if_fail (ACTANT_IS_TEXT_PAGE (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->form = actant_record_form_new (workspace, ACTANT_KIND_TEXT,
                                       actant_record_form_get_usual (ACTANT_KIND_TEXT));
  gtk_box_append (GTK_BOX (self->box), self->form);
  g_object_bind_property (workspace, "session", self->session_signals, "target",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (workspace, "notify::source", G_CALLBACK (text_changed_cb), self);
  text_changed_cb (self);
}

/** Returns: (transfer none): the form of the text's record */
ActantRecordForm *
actant_text_page_get_form (ActantTextPage *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_PAGE (self), NULL);

  return ACTANT_RECORD_FORM (self->form);
}
