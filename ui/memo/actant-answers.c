/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered to a decision. */
#include "config.h"

#include "memo/actant-answers.h"

#include "history/actant-history-item.h"
#include "memo/actant-memos.h"
#include "session/actant-memo-thread.h"

#include <glib/gi18n.h>

/* Logical pixels that an answer is moved in by, and how often at most. */
#define INDENT 12
#define MAX_INDENTS 4

static char *
dup_words (const ActantRecord *memo)
{
  const char *title = actant_record_get_text (memo, "title");
  const char *text = actant_record_get_text (memo, "text");

  if (title != NULL && text != NULL)
    return g_strdup_printf ("%s – %s", title, text);
  if (title != NULL || text != NULL)
    return g_strdup (title != NULL ? title : text);

  return g_strdup (_("Untitled memo"));
}

/* "Jun Lee, 14:03: It is one: see page 2"; leads to the memo. */
static GtkWidget *
new_row (ActantSession      *session,
         const ActantAnswer *answer)
{
  g_autofree char *name = actant_session_dup_name_of_coder (session, answer->coder);
  g_autofree char *moment =
    actant_history_dup_moment (actant_record_get_text (answer->memo, "created"));
  g_autofree char *words = dup_words (answer->memo);
  g_autofree char *line = NULL;
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label;

  /* Translators: an answer: who wrote it, when, and what */
  line = g_strdup_printf (_("↳ %s, %s: %s"), name, moment != NULL ? moment : "–", words);
  label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "answer");
  gtk_widget_set_margin_start (button, INDENT * (int) MIN (answer->depth, MAX_INDENTS));
  gtk_widget_set_tooltip_text (button, _("Show the memo: R answers it there"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-memo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    actant_record_get_id (answer->memo));

  return button;
}

/**
 * actant_answers_new:
 * @session: a session
 * @text: path of the text that the review is of
 * @review: id of a review
 *
 * Returns: (transfer floating) (nullable): what was answered to it and to the answers, in order;
 *   %NULL when nobody has
 */
GtkWidget *
actant_answers_new (ActantSession *session,
                    const char    *text,
                    const char    *review)
{
  g_autoptr(GPtrArray) answers = actant_memo_thread_list (session, text, review);
  GtkWidget *box;

  if (answers->len == 0)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < answers->len; i++)
    gtk_box_append (GTK_BOX (box), new_row (session, answers->pdata[i]));

  return box;
}

/**
 * actant_answers_write:
 * @workspace: what the window looks at
 * @text: path of the text that the review is of
 * @review: id of a review
 *
 * Adds an empty memo to one's own file that answers what was said last: the latest answer to the
 * decision, else the decision itself.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
actant_answers_write (ActantWorkspace *workspace,
                      const char      *text,
                      const char      *review)
{
  g_autoptr(GPtrArray) answers =
    actant_memo_thread_list (actant_workspace_get_session (workspace), text, review);
  const ActantRecord *latest = NULL;

  for (guint i = 0; i < answers->len; i++)
    {
      const ActantAnswer *answer = answers->pdata[i];

      if (latest == NULL || g_strcmp0 (actant_record_get_text (latest, "created"),
                                       actant_record_get_text (answer->memo, "created")) <= 0)
        latest = answer->memo;
    }

  return actant_memos_add (workspace, review, latest, text);
}
