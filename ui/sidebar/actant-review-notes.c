/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decisions on a record, on its card. */
#include "config.h"

#include "sidebar/actant-review-notes.h"

#include "memo/actant-answers.h"
#include "session/actant-side-reviews.h"
#include "team/actant-verdict.h"

#include <glib/gi18n.h>

static char *
dup_line (ActantSideBySide       *side,
          const ActantSideReview *review)
{
  const char *reason = actant_record_get_text (review->review, "reason");
  GString *line = g_string_new (NULL);

  /* Translators: what was decided on a claim, and who decided it: "Rejected by Mina Park" */
  g_string_append_printf (line, _("%s by %s"),
                          actant_verdict_read_words (review->review),
                          actant_side_by_side_get_name (side, review->coder));
  if (actant_record_get_boolean (review->review, "codebook_gap"))
    g_string_append_printf (line, " · %s", _("Codebook gap"));
  if (reason != NULL)
    g_string_append_printf (line, ": %s", reason);

  return g_string_free (line, FALSE);
}

static GtkWidget *
new_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
new_reply_button (const char *text,
                  const char *review)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Reply"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Write a memo that answers this decision (T)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.answer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", text, review);

  return button;
}

/* The decision, whether it is about the record as it is now, and what was answered. */
static GtkWidget *
new_note (ActantWorkspace        *workspace,
          const ActantRecord     *record,
          const ActantSideReview *review)
{
  const char *text = actant_workspace_get_text_path (workspace);
  const char *id = actant_record_get_id (review->review);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *line = dup_line (actant_workspace_get_side (workspace), review);
  GtkWidget *answers = actant_answers_new (actant_workspace_get_session (workspace), text, id);

  gtk_box_append (GTK_BOX (row), new_label (line));
  gtk_box_append (GTK_BOX (row), new_reply_button (text, id));
  gtk_box_append (GTK_BOX (box), row);
  if (actant_verdict_is_outdated (review->review, record))
    {
      GtkWidget *outdated = new_label (_("Changed since this review"));

      gtk_widget_add_css_class (outdated, "outdated");
      gtk_box_append (GTK_BOX (box), outdated);
    }
  if (answers != NULL)
    gtk_box_append (GTK_BOX (box), answers);

  return box;
}

/**
 * actant_review_notes_new:
 * @workspace: what the window looks at
 * @record: a record of its open text
 *
 * Returns: (transfer floating) (nullable): what was decided on it; %NULL when nothing was
 */
GtkWidget *
actant_review_notes_new (ActantWorkspace    *workspace,
                         const ActantRecord *record)
{
  ActantSideBySide *side = actant_workspace_get_side (workspace);
  g_autoptr(GArray) reviews =
    actant_side_by_side_list_reviews (side, actant_record_get_id (record));
  GtkWidget *box;

  if (reviews->len == 0)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (box, "card-line");
  for (guint i = 0; i < reviews->len; i++)
    gtk_box_append (GTK_BOX (box), new_note (workspace, record,
                                             &g_array_index (reviews, ActantSideReview, i)));
  return box;
}
