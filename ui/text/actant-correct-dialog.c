/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Correct the Text": the words that take the place of those that are selected. */
#include "config.h"

#include "text/actant-correct-dialog.h"

#include "actant-compat-dialogs.h"
#include "session/actant-correction.h"

#include <glib/gi18n.h>

/* Longer selections are no misprints. */
#define LONGEST 2000

typedef struct
{
  ActantWorkspace *workspace;
  char            *text;
  gint64           start;
  gint64           end;
  GtkTextBuffer   *words;
} Correction;

static void
correction_free (Correction *correction)
{
  g_object_unref (correction->workspace);
  g_free (correction->text);
  g_object_unref (correction->words);
  g_free (correction);
}

static GtkWidget *
create_editor (GtkTextBuffer *words)
{
  GtkWidget *view = gtk_text_view_new_with_buffer (words);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Corrected words"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 72);
  gtk_widget_add_css_class (scroller, "card");

  return scroller;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Correction *correction = user_data;
  g_autofree char *answer = actant_ask_finish (GTK_WINDOW (source), result);
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  GtkTextIter start, end;

  if (g_strcmp0 (answer, "correct") == 0)
    {
      ActantSession *session = actant_workspace_get_session (correction->workspace);

      gtk_text_buffer_get_bounds (correction->words, &start, &end);
      words = gtk_text_buffer_get_text (correction->words, &start, &end, TRUE);
      if (actant_session_correct_text (session, correction->text, correction->start,
                                       correction->end, words, &error))
        actant_workspace_toast (correction->workspace, _("The text was corrected"), TRUE);
      else
        actant_workspace_toast (correction->workspace, error->message, FALSE);
      /* For its undoing. */
      actant_session_keep_before_correction (session, correction->text);
    }
  correction_free (correction);
}

/**
 * actant_correct_dialog_present:
 * @parent: the window with the text
 * @workspace: its workspace
 *
 * Asks for the words that take the place of the selected ones, and corrects the text. Says so when
 * nothing is selected.
 */
void
actant_correct_dialog_present (GtkWindow       *parent,
                               ActantWorkspace *workspace)
{
  static const ActantAnswer answers[] = {
    { "cancel", N_("_Cancel"), FALSE, FALSE },
    { "correct", N_("Correct the _Text"), TRUE, FALSE },
  };
  ActantAnswer translated[G_N_ELEMENTS (answers)];
  Correction *correction;
  g_autofree char *old = NULL;
  gint64 start, end;

  if (!actant_workspace_get_range (workspace, &start, &end) || end - start > LONGEST)
    {
      actant_workspace_toast (workspace, _("Select the words to correct, a few at a time"), FALSE);
      return;
    }

  correction = g_new0 (Correction, 1);
  correction->workspace = g_object_ref (workspace);
  correction->text = g_strdup (actant_workspace_get_text_path (workspace));
  actant_session_keep_before_correction (actant_workspace_get_session (workspace),
                                         correction->text);
  correction->start = start;
  correction->end = end;
  correction->words = gtk_text_buffer_new (NULL);
  old = actant_source_text_dup_slice (actant_workspace_get_source (workspace), start, end);
  gtk_text_buffer_set_text (correction->words, old, -1);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      translated[i] = answers[i];
      translated[i].label = _(answers[i].label);
    }
  actant_ask_with_child_async (parent, _("Correct the Text"),
                               _("This changes the text’s file. Your annotations move with it; "
                                 "those of others do when they open the study next."),
                               create_editor (correction->words), translated,
                               G_N_ELEMENTS (translated), answered_cb, correction);
}
