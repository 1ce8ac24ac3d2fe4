/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decisions on a record, on its card. */
#include "config.h"

#include "sidebar/actant-review-notes.h"

#include "session/actant-side-reviews.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *decision;
  const char *words;
} decisions[] = {
  { "accept", N_("Accepted") },
  { "combine", N_("Combined") },
  { "reject", N_("Rejected") },
  { "defer", N_("Deferred") },
};

static const char *
get_words (const char *decision)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_strcmp0 (decisions[i].decision, decision) == 0)
      return _(decisions[i].words);

  return decision != NULL ? decision : "–";
}

static char *
dup_line (ActantSideBySide       *side,
          const ActantSideReview *review)
{
  const char *reason = actant_record_get_text (review->review, "reason");
  GString *line = g_string_new (NULL);

  /* Translators: what was decided on a claim, and who decided it: "Rejected by Mina Park" */
  g_string_append_printf (line, _("%s by %s"),
                          get_words (actant_record_get_text (review->review, "decision")),
                          actant_side_by_side_get_name (side, review->coder));
  if (actant_record_get_boolean (review->review, "codebook_gap"))
    g_string_append_printf (line, " · %s", _("Codebook gap"));
  if (reason != NULL)
    g_string_append_printf (line, ": %s", reason);

  return g_string_free (line, FALSE);
}

static GtkWidget *
new_button (const char *label,
            const char *tooltip,
            const char *action,
            const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  return button;
}

static GtkWidget *
new_note (ActantSideBySide       *side,
          const ActantSideReview *review)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *line = dup_line (side, review);
  GtkWidget *label = gtk_label_new (line);
  const char *id = actant_record_get_id (review->review);
  const char *first;
  guint n = actant_side_by_side_count_replies (side, id, &first);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (n > 0)
    {
      g_autofree char *replies = g_strdup_printf (ngettext ("%u memo", "%u memos", n), n);

      gtk_box_append (GTK_BOX (row), new_button (replies, _("Show the memos on this record"),
                                                 "win.show-memo", first));
    }
  gtk_box_append (GTK_BOX (row), new_button (_("_Reply"),
                                             _("Write a memo that answers this decision"),
                                             "win.add-memo-on", id));
  return row;
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
    gtk_box_append (GTK_BOX (box), new_note (side, &g_array_index (reviews, ActantSideReview, i)));
  return box;
}
