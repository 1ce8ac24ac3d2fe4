/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the codebook's tree. */
#include "config.h"

#include "codebook/actant-codebook-row.h"

#include "document/actant-palette.h"
#include "sidebar/actant-color-mark.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARK 12   /* logical pixels */

struct _ActantCodebookRow
{
  GtkWidget           parent_instance;

  ActantWorkspace    *workspace;   /* owned */
  ActantCodebookNode *node;        /* owned, nullable */
  GSignalGroup       *node_signals;

  GtkWidget          *mark;
  GtkWidget          *name;
  GtkWidget          *retired;
  GtkWidget          *caption;
  GtkWidget          *uses;
};

G_DEFINE_FINAL_TYPE (ActantCodebookRow, actant_codebook_row, GTK_TYPE_WIDGET)

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * actant_codebook_row_dup_words:
 * @node: a node
 *
 * Returns: (transfer full): the row as screen readers say it
 */
char *
actant_codebook_row_dup_words (ActantCodebookNode *node)
{
  const ActantCodebookLine *line = actant_codebook_node_get_line (node);
  GString *words = g_string_new (line->title);

  if (line->caption != NULL)
    g_string_append_printf (words, ", %s", line->caption);
  if (line->retired)
    g_string_append_printf (words, ", %s", _("retired"));
  if (line->id != NULL && !line->member)
    {
      g_autofree char *uses = g_strdup_printf (ngettext ("%u use", "%u uses", line->uses), line->uses);

      g_string_append_printf (words, ", %s", uses);
    }

  return g_string_free (words, FALSE);
}

static void
show_mark (ActantCodebookRow        *self,
           const ActantCodebookLine *line)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  GdkRGBA color;
  gboolean colored = line->record != NULL && session != NULL
                     && (actant_record_get_kind (line->record) == ACTANT_KIND_CODE
                         || actant_record_get_kind (line->record) == ACTANT_KIND_ACTOR);

  gtk_widget_set_visible (self->mark, colored);
  if (!colored)
    return;
  actant_palette_get_record (line->record, actant_session_get_study (session),
                             adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
  actant_color_mark_set_color (ACTANT_COLOR_MARK (self->mark), &color);
}

static void
update (ActantCodebookRow *self)
{
  const ActantCodebookLine *line;
  g_autofree char *uses = NULL;

  if (self->node == NULL)
    return;

  line = actant_codebook_node_get_line (self->node);
  show_mark (self, line);
  gtk_label_set_text (GTK_LABEL (self->name), *line->title != '\0' ? line->title : _("Without a name"));
  gtk_label_set_text (GTK_LABEL (self->caption), line->caption != NULL ? line->caption : "");
  gtk_widget_set_visible (self->retired, line->retired);
  uses = g_strdup_printf ("%u", line->uses);
  gtk_label_set_text (GTK_LABEL (self->uses), line->id != NULL && !line->member ? uses : "");

  if (line->id == NULL)
    gtk_widget_add_css_class (self->name, "heading");
  else
    gtk_widget_remove_css_class (self->name, "heading");
  if (line->retired || line->member)
    gtk_widget_add_css_class (self->name, "dim-label");
  else
    gtk_widget_remove_css_class (self->name, "dim-label");
}

static GdkContentProvider *
drag_prepare_cb (ActantCodebookRow *self)
{
  const ActantCodebookLine *line = self->node != NULL ? actant_codebook_node_get_line (self->node) : NULL;

  if (line == NULL || line->id == NULL || line->member)
    return NULL;

  return gdk_content_provider_new_typed (G_TYPE_STRING, line->id);
}

static void
drag_begin_cb (ActantCodebookRow *self,
               GdkDrag           *drag,
               GtkDragSource     *source)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (ActantCodebookRow *self,
         const GValue      *value)
{
  if (self->node == NULL || !G_VALUE_HOLDS_STRING (value))
    return FALSE;

  g_signal_emit (self, signals[DROPPED], 0, g_value_get_string (value));
  return TRUE;
}

static void
actant_codebook_row_dispose (GObject *object)
{
  ActantCodebookRow *self = ACTANT_CODEBOOK_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->node_signals);
  g_clear_object (&self->node);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_codebook_row_parent_class)->dispose (object);
}

static void
actant_codebook_row_class_init (ActantCodebookRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_codebook_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codebookrow");

  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_label (ActantCodebookRow *self,
           const char        *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, style);
    }
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
actant_codebook_row_init (ActantCodebookRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->node_signals = g_signal_group_new (ACTANT_TYPE_CODEBOOK_NODE);
  g_signal_group_connect_swapped (self->node_signals, "changed", G_CALLBACK (update), self);

  self->mark = actant_color_mark_new (MARK, MARK);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  self->name = add_label (self, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->retired = add_label (self, "caption");
  gtk_label_set_text (GTK_LABEL (self->retired), _("retired"));
  self->caption = add_label (self, "caption");
  self->uses = add_label (self, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (self->uses), 4);
  gtk_label_set_xalign (GTK_LABEL (self->uses), 1);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** Returns: (transfer floating): an empty row */
GtkWidget *
actant_codebook_row_new (ActantWorkspace *workspace)
{
  ActantCodebookRow *self = g_object_new (ACTANT_TYPE_CODEBOOK_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** What the row shows, %NULL for nothing. */
void
actant_codebook_row_set_node (ActantCodebookRow  *self,
                              ActantCodebookNode *node)
{
  g_return_if_fail (ACTANT_IS_CODEBOOK_ROW (self));

  g_set_object (&self->node, node);
  g_signal_group_set_target (self->node_signals, node);
  update (self);
}

/** Returns: (transfer none) (nullable): what the row shows */
ActantCodebookNode *
actant_codebook_row_get_node (ActantCodebookRow *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_ROW (self), NULL);

  return self->node;
}
