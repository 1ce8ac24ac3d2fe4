/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected memo: its form, and what can be done with it. */
#include "config.h"

#include "memo/actant-memo-page-private.h"

#include "memo/actant-memos.h"
#include "sidebar/actant-wrap-layout.h"

#include <glib/gi18n.h>

/* Logical pixels of the form below the list, at least. */
#define DETAIL_HEIGHT 210

/* To the first record of a decision, one's own before others'; else to the record itself. */
static gboolean
go_to (ActantMemoPage *self,
       const char     *target,
       const char     *text)
{
  const ActantRecord *review =
    actant_session_lookup (_actant_memo_page_get_session (self), ACTANT_KIND_REVIEW, target);
  const ActantValue *ids = review != NULL ? actant_record_get (review, "targets") : NULL;
  g_autoptr(GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < actant_value_get_n_items (ids); i++)
    g_ptr_array_add (wanted, g_strdup (actant_value_get_text (actant_value_get_item (ids, i))));
  if (wanted->len == 0)
    g_ptr_array_add (wanted, g_strdup (target));

  for (guint i = 0; i < wanted->len; i++)
    if (actant_workspace_go_to (self->workspace, wanted->pdata[i], TRUE))
      return TRUE;
  for (guint i = 0; i < wanted->len; i++)
    if (text != NULL && actant_workspace_go_to_in (self->workspace, text, wanted->pdata[i], TRUE))
      return TRUE;

  return FALSE;
}

/** To the passage that the memo, or the decision it answers, is about; to the record when it has
 * none. */
void
_actant_memo_page_go_to_target (ActantMemoPage *self)
{
  const char *text;
  const ActantRecord *memo = _actant_memo_page_get_memo (self, &text);
  g_autofree char *id = memo != NULL ? g_strdup (actant_record_get_text (memo, "target")) : NULL;
  g_autofree char *path = memo != NULL ? g_strdup (text) : NULL;

  if (memo == NULL)
    return;
  if (id == NULL)
    actant_workspace_toast (self->workspace, _("This memo is about no record"), FALSE);
  else if (!go_to (self, id, path))
    actant_workspace_toast (self->workspace,
                            _("What this memo is about is deleted or another coder’s"), FALSE);
}

/** Answers the selected memo. */
void
_actant_memo_page_reply (ActantMemoPage *self)
{
  const char *text;
  const ActantRecord *memo = _actant_memo_page_get_memo (self, &text);
  g_autofree char *id = memo != NULL
                        ? actant_memos_add (self->workspace, NULL, memo, text) : NULL;

  if (id != NULL)
    actant_memo_page_open (self, id, TRUE);
}

/** Settles the selected memo, or opens it again. */
void
_actant_memo_page_toggle (ActantMemoPage *self)
{
  const char *text;
  const ActantRecord *memo = _actant_memo_page_get_memo (self, &text);

  if (memo != NULL && _actant_memo_page_is_own (self, text, actant_record_get_id (memo)))
    actant_memos_set_state (self->workspace, memo, text, !actant_memos_is_settled (memo));
}

/** Deletes the selected memo. */
void
_actant_memo_page_delete (ActantMemoPage *self)
{
  const char *text;
  const ActantRecord *memo = _actant_memo_page_get_memo (self, &text);
  g_autofree char *id = memo != NULL ? g_strdup (actant_record_get_id (memo)) : NULL;

  if (id != NULL && _actant_memo_page_is_own (self, text, id)
      && actant_memos_delete (self->workspace, text, id))
    actant_workspace_toast (self->workspace, _("Memo deleted"), TRUE);
}

/** Shows the selected memo; others' are only read. */
void
_actant_memo_page_update_detail (ActantMemoPage *self)
{
  const char *text = NULL;
  const ActantRecord *memo = _actant_memo_page_get_memo (self, &text);
  gboolean own = memo != NULL && _actant_memo_page_is_own (self, text,
                                                           actant_record_get_id (memo));
  g_autofree char *line = NULL;
  const char *words;

  gtk_widget_set_visible (self->detail, memo != NULL);
  actant_record_form_set_record (ACTANT_RECORD_FORM (self->form), text, own ? memo : NULL);
  if (memo == NULL)
    return;

  line = _actant_memo_page_dup_line (self, memo, text);
  words = actant_record_get_text (memo, "text");
  gtk_label_set_text (GTK_LABEL (self->about), line);
  gtk_widget_set_tooltip_text (self->about, line);
  gtk_label_set_text (GTK_LABEL (self->reading), words != NULL ? words : "");
  gtk_widget_set_visible (self->reading, !own);
  gtk_widget_set_visible (self->form, own);
  gtk_widget_set_sensitive (self->target_button, actant_record_get_text (memo, "target") != NULL);
  gtk_widget_set_sensitive (self->settle_button, own);
  gtk_button_set_label (GTK_BUTTON (self->settle_button),
                        actant_memos_is_settled (memo) ? _("Re_open") : _("_Settle"));
  gtk_widget_set_sensitive (self->delete_button, own);
}

static GtkWidget *
new_button (const char *label,
            const char *tooltip,
            GCallback   clicked,
            gpointer    data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, data);
  return button;
}

/** Returns: (transfer floating): the form and its buttons */
GtkWidget *
_actant_memo_page_build_detail (ActantMemoPage *self)
{
  static const char * const fields[] = { "title", "text", "type", NULL };
  GtkWidget *buttons = actant_wrap_box_new (6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->about = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->about, "caption");
  gtk_widget_add_css_class (self->about, "dim-label");
  self->form = actant_record_form_new (self->workspace, ACTANT_KIND_MEMO, fields);
  self->reading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reading), TRUE);
  gtk_label_set_selectable (GTK_LABEL (self->reading), TRUE);

  self->target_button = new_button (_("_Go to Passage"), _("To what the memo is about (Enter)"),
                                    G_CALLBACK (_actant_memo_page_go_to_target), self);
  self->settle_button = new_button (_("_Settle"), _("Nothing more is to be said, or again (S)"),
                                    G_CALLBACK (_actant_memo_page_toggle), self);
  self->delete_button = new_button (_("_Delete"), _("Delete the memo; replies stay (Delete)"),
                                    G_CALLBACK (_actant_memo_page_delete), self);
  gtk_box_append (GTK_BOX (buttons), self->target_button);
  gtk_box_append (GTK_BOX (buttons), new_button (_("_Reply"), _("Answer the memo (R)"),
                                                 G_CALLBACK (_actant_memo_page_reply), self));
  gtk_box_append (GTK_BOX (buttons), self->settle_button);
  gtk_box_append (GTK_BOX (buttons), self->delete_button);

  gtk_widget_add_css_class (box, "memo-detail");
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->reading);
  gtk_box_append (GTK_BOX (box), buttons);
  self->detail = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->detail), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->detail), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->detail), DETAIL_HEIGHT);

  return self->detail;
}
