/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose annotations are shown. */
#include "config.h"

#include "sidebar/actant-coder-list.h"

#include "document/actant-pattern-sample.h"

#include <glib/gi18n.h>

struct _ActantCoderList
{
  GtkWidget         parent_instance;

  ActantSideBySide *side;      /* owned */
  GtkWidget        *box;
  GtkWidget        *rows;
  GtkWidget        *note;
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (ActantCoderList, actant_coder_list, GTK_TYPE_WIDGET)

/* What is to be said instead of, or beside, the others. */
static const char *
get_note (ActantSideBySide *side)
{
  guint n = actant_side_by_side_get_n (side);

  if (n == 0)
    return _("No text is open.");
  if (actant_side_by_side_is_blind (side))
    return _("Coded blind: what others did is hidden until you mark the text as finished.");

  return n == 1 ? _("No other coder has annotations of this text.") : NULL;
}

/**
 * actant_coders_dup_summary:
 * @side: coders of a text
 *
 * Returns: (transfer full): who is shown, in a sentence without a full stop
 */
char *
actant_coders_dup_summary (ActantSideBySide *side)
{
  g_autoptr(GString) names = g_string_new (NULL);

  if (actant_side_by_side_is_blind (side))
    return g_strdup (_("Others are hidden until you mark the text as finished"));
  if (actant_side_by_side_get_n (side) < 2)
    return g_strdup (_("No other coder has annotations of this text"));
  if (!actant_side_by_side_has_others (side))
    return g_strdup (_("Only your annotations are shown"));

  for (guint i = 0; i < actant_side_by_side_get_n (side); i++)
    if (actant_side_by_side_is_shown (side, i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "",
                              actant_side_by_side_get_name (side, i));

  /* Translators: %s are the names of coders */
  return g_strdup_printf (_("Shown side by side: %s"), names->str);
}

static void
toggled_cb (GtkCheckButton  *check,
            ActantCoderList *self)
{
  guint coder = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "coder"));

  if (!self->filling && coder < actant_side_by_side_get_n (self->side))
    actant_side_by_side_show (self->side, coder, gtk_check_button_get_active (check));
}

static char *
dup_label (ActantSideBySide *side,
           guint             coder)
{
  const char *name = actant_side_by_side_get_name (side, coder);

  if (coder == 0)
    /* Translators: %s is the user's own name */
    return g_strdup_printf (_("%s (you)"), name);
  if (actant_side_by_side_is_loading (side, coder))
    /* Translators: %s is a coder, whose file is being read */
    return g_strdup_printf (_("%s, reading …"), name);
  if (actant_side_by_side_get_error (side, coder) != NULL)
    return g_strdup_printf (_("%s, cannot be read"), name);

  return g_strdup (name);
}

static GtkWidget *
new_row (ActantCoderList *self,
         guint            coder)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), "coder", GUINT_TO_POINTER (coder));
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), actant_pattern_sample_new (actant_coder_pattern_get (coder)));
  return row;
}

static void
update_row (ActantCoderList *self,
            GtkWidget       *row,
            guint            coder)
{
  GtkWidget *check = gtk_widget_get_first_child (row);
  ActantCoderPattern pattern = actant_coder_pattern_get (coder);
  const char *error = actant_side_by_side_get_error (self->side, coder);
  g_autofree char *label = dup_label (self->side, coder);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               actant_side_by_side_is_shown (self->side, coder));
  gtk_widget_set_tooltip_text (row, error != NULL ? error : actant_coder_pattern_get_name (pattern));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error : actant_coder_pattern_get_name (pattern),
                                  -1);
}

/* Rows stay while a coder is shown and hidden, lest the focus goes. */
static void
update (ActantCoderList *self)
{
  const char *note = get_note (self->side);
  guint n = actant_side_by_side_get_n (self->side), i = 0;
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  self->filling = TRUE;
  for (; i < n; i++)
    {
      if (row == NULL)
        {
          row = new_row (self, i);
          gtk_box_append (GTK_BOX (self->rows), row);
        }
      update_row (self, row, i);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->rows), row);
      row = next;
    }
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  self->filling = FALSE;
}

static gboolean
actant_coder_list_grab_focus (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_first_child (ACTANT_CODER_LIST (widget)->rows);

  /* The first of the others, if there are. */
  if (row != NULL && gtk_widget_get_next_sibling (row) != NULL)
    row = gtk_widget_get_next_sibling (row);

  return row != NULL && gtk_widget_grab_focus (gtk_widget_get_first_child (row));
}

static void
actant_coder_list_dispose (GObject *object)
{
  ActantCoderList *self = ACTANT_CODER_LIST (object);

  if (self->side != NULL)
    g_signal_handlers_disconnect_by_data (self->side, self);
  g_clear_object (&self->side);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (actant_coder_list_parent_class)->dispose (object);
}

static void
actant_coder_list_class_init (ActantCoderListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_coder_list_dispose;
  widget_class->grab_focus = actant_coder_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
actant_coder_list_init (ActantCoderList *self)
{
  GtkWidget *head = gtk_label_new (_("Coders"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 34);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  head, NULL, -1);
}

/** Returns: (transfer floating): a list that waits for a workspace */
GtkWidget *
actant_coder_list_new (void)
{
  return g_object_new (ACTANT_TYPE_CODER_LIST, NULL);
}

/** Whose open text it is about; once. */
void
actant_coder_list_set_workspace (ActantCoderList *self,
                                 ActantWorkspace *workspace)
{
  g_return_if_fail (ACTANT_IS_CODER_LIST (self) && self->side == NULL);

  self->side = g_object_ref (actant_workspace_get_side (workspace));
  g_signal_connect_swapped (self->side, "changed", G_CALLBACK (update), self);
  update (self);
}

/** Returns: what is said below the coders; "" for nothing */
const char *
actant_coder_list_get_note (ActantCoderList *self)
{
  g_return_val_if_fail (ACTANT_IS_CODER_LIST (self), "");

  return gtk_label_get_text (GTK_LABEL (self->note));
}
