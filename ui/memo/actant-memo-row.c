/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A memo in a list. */
#include "config.h"

#include "memo/actant-memo-row.h"

/* Logical pixels that a reply is moved in by, and how often at most. */
#define INDENT 18
#define MAX_INDENTS 6

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/** Returns: (transfer floating): an empty row */
GtkWidget *
actant_memo_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *line = new_label ("caption");

  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label ("memo-title"));
  gtk_box_append (GTK_BOX (words), line);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (row, "memo-row");

  return row;
}

/**
 * actant_memo_row_show:
 * @row: a row
 * @title: of the memo
 * @line: what it is, by whom, on what
 * @depth: how many memos it is a reply below
 * @settled: nothing more is to be said
 */
void
actant_memo_row_show (GtkWidget  *row,
                      const char *title,
                      const char *line,
                      guint       depth,
                      gboolean    settled)
{
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (icon);
  GtkWidget *heading = gtk_widget_get_first_child (words);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), settled ? "object-select-symbolic"
                                                          : "document-edit-symbolic");
  gtk_widget_set_margin_start (row, INDENT * MIN (depth, MAX_INDENTS));
  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (heading)), line);
  if (settled)
    gtk_widget_add_css_class (heading, "dim-label");
  else
    gtk_widget_remove_css_class (heading, "dim-label");
}
