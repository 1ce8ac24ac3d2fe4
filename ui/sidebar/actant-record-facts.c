/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of another coder's record, in words. */
#include "config.h"

#include "sidebar/actant-record-facts.h"

#include "session/actant-value-parse.h"

#include <glib/gi18n.h>
#include <string.h>

static GtkWidget *
new_label (const char *words,
           gboolean    dim)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), !dim);
  gtk_widget_set_hexpand (label, !dim);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_fact (GtkGrid    *grid,
          const char *name,
          const char *words,
          int        *row)
{
  GtkWidget *label = new_label (name, TRUE);
  GtkWidget *value = new_label (words, FALSE);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (grid, label, 0, *row, 1, 1);
  gtk_grid_attach (grid, value, 1, (*row)++, 1, 1);
}

static gboolean
is_bookkeeping (const ActantField *field)
{
  return (field->flags & ACTANT_FIELD_INTERNAL) || strcmp (field->name, "segments") == 0
         || strcmp (field->name, "created") == 0 || strcmp (field->name, "modified") == 0;
}

/**
 * actant_record_facts_new:
 * @workspace: what the window looks at
 * @record: a record of its open text
 *
 * Returns: (transfer floating): whose it is, its quote, and every field that is set
 */
GtkWidget *
actant_record_facts_new (ActantWorkspace    *workspace,
                         const ActantRecord *record)
{
  GtkWidget *grid = gtk_grid_new ();
  ActantSession *session = actant_workspace_get_session (workspace);
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  const char *whose = actant_workspace_find_other (workspace, actant_record_get_id (record));
  g_autofree char *quote = actant_record_dup_quote (record);
  int row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_widget_add_css_class (grid, "card-detail");
  if (whose != NULL)
    add_fact (GTK_GRID (grid), _("Coder"), whose, &row);
  if (quote != NULL)
    add_fact (GTK_GRID (grid), _("Quote"), quote, &row);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];
      const ActantValue *value = actant_record_get (record, field->name);
      g_autofree char *words = NULL;

      if (value == NULL || is_bookkeeping (field))
        continue;
      words = actant_value_dup_words (session, field->type, value);
      if (words != NULL && *words != '\0')
        add_fact (GTK_GRID (grid), _(field->label), words, &row);
    }

  return grid;
}
