/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of time, and the date that they mean. */
#include "config.h"

#include "sidebar/actant-date-editor.h"

#include "model/actant-edtf.h"
#include "session/actant-date-finder.h"
#include "session/actant-date-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantDateEditor
{
  ActantObjectEditor  parent_instance;

  GtkWidget          *words;   /* what the date is, or what is wrong with it */
};

G_DEFINE_FINAL_TYPE (ActantDateEditor, actant_date_editor, ACTANT_TYPE_OBJECT_EDITOR)

static char *
dup_typed (ActantDateEditor *self,
           const char       *member)
{
  GtkWidget *entry = actant_object_editor_get_entry (ACTANT_OBJECT_EDITOR (self), member);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static const char *
get_text_date (ActantDateEditor *self)
{
  ActantFieldEditor *editor = ACTANT_FIELD_EDITOR (self);
  const char *path = actant_workspace_get_text_path (actant_field_editor_get_workspace (editor));
  ActantSession *session = actant_field_editor_get_session (editor);
  const ActantRecord *text = session != NULL && path != NULL
                             ? actant_session_get_text_record (session, path) : NULL;

  return text != NULL ? actant_record_get_text (text, "date") : NULL;
}

/* A date as it is written and as it is read: "2031-10 · October 2031" */
static char *
dup_date (const char *edtf)
{
  g_autofree char *words = actant_date_dup_words (edtf);

  return strcmp (words, edtf) == 0 ? g_strdup (edtf) : g_strdup_printf ("%s · %s", edtf, words);
}

/* What stands below; NULL for nothing. */
static char *
dup_words (ActantDateEditor *self,
           gboolean         *wrong)
{
  const ActantValue *shown = actant_field_editor_get_shown (ACTANT_FIELD_EDITOR (self));
  const char *stored = actant_value_get_member_text (shown, "edtf");
  g_autofree char *text = dup_typed (self, "text");
  g_autofree char *edtf = dup_typed (self, "edtf");
  g_autofree char *meant = NULL;
  g_autofree char *date = NULL;
  g_autoptr(GError) error = NULL;

  *wrong = FALSE;
  if (*edtf != '\0' && !actant_edtf_check (edtf, &error))
    {
      *wrong = TRUE;
      return g_strdup (error->message);
    }
  if (*text == '\0' || g_strcmp0 (text, actant_value_get_member_text (shown, "text")) == 0
      || g_strcmp0 (edtf, stored != NULL ? stored : "") != 0)
    {
      if (*edtf == '\0')
        return NULL;
      date = actant_date_dup_words (edtf);
      return strcmp (date, edtf) == 0 ? NULL : g_steal_pointer (&date);
    }

  meant = actant_edtf_check (text, NULL) ? g_strdup (text)
                                         : actant_dates_resolve (text, get_text_date (self), NULL);
  if (meant == NULL)
    return g_strdup (get_text_date (self) == NULL
                     ? _("No date yet: the text has no date to count from")
                     : _("No date in these words; type one below"));

  date = dup_date (meant);
  /* Translators: the date that the words just typed mean */
  return g_strdup_printf (_("Means %s"), date);
}

static void
update (ActantDateEditor *self)
{
  gboolean wrong;
  g_autofree char *words = dup_words (self, &wrong);

  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL);
  if (wrong)
    gtk_widget_add_css_class (self->words, "error");
  else
    gtk_widget_remove_css_class (self->words, "error");
}

static void
build (ActantFieldEditor *editor)
{
  ActantDateEditor *self = ACTANT_DATE_EDITOR (editor);
  static const char * const members[] = { "text", "edtf" };

  ACTANT_FIELD_EDITOR_CLASS (actant_date_editor_parent_class)->build (editor);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "field-cue");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_box_append (GTK_BOX (actant_object_editor_get_box (ACTANT_OBJECT_EDITOR (self))),
                  self->words);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_signal_connect_object (actant_object_editor_get_entry (ACTANT_OBJECT_EDITOR (self),
                                                             members[i]),
                             "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ACTANT_FIELD_EDITOR_CLASS (actant_date_editor_parent_class)->show (editor, value);
  update (ACTANT_DATE_EDITOR (editor));
}

static void
actant_date_editor_class_init (ActantDateEditorClass *klass)
{
  ACTANT_FIELD_EDITOR_CLASS (klass)->build = build;
  ACTANT_FIELD_EDITOR_CLASS (klass)->show = show;
}

static void
actant_date_editor_init (ActantDateEditor *self)
{
}

/** Returns: (nullable): what stands below the words */
const char *
actant_date_editor_get_words (ActantDateEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_DATE_EDITOR (self), NULL);

  return gtk_widget_get_visible (self->words) ? gtk_label_get_text (GTK_LABEL (self->words)) : NULL;
}
