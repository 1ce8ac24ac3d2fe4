/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To a line, a character or a share of the text. */
#include "config.h"

#include "document/actant-go-to.h"

#include <glib/gi18n.h>

struct _ActantGoTo
{
  GtkPopover        parent_instance;

  GtkEntry         *entry;
  GtkLabel         *hint;
  ActantSourceText *text;   /* NULL until it is opened */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantGoTo, actant_go_to, GTK_TYPE_POPOVER)

/* A number without a sign, and nothing but blanks behind it up to @behind. */
static gboolean
parse_number (const char *words,
              const char *behind,
              double     *number)
{
  char *end;

  if (!g_ascii_isdigit (*words))
    return FALSE;

  *number = g_ascii_strtod (words, &end);
  while (*end == ' ')
    end++;
  return end == behind;
}

/**
 * actant_go_to_parse:
 * @words: what was typed
 * @text: a text
 * @offset: (out): a place in it
 *
 * A line is counted from 1, as an editor does, a character from 0. What is beyond the end is the
 * end.
 *
 * Returns: whether @words tell a place
 */
gboolean
actant_go_to_parse (const char       *words,
                    ActantSourceText *text,
                    gint64           *offset)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  double length = (double) actant_source_text_get_length (text);
  const char *end = stripped + strlen (stripped);
  double number;

  if (*stripped == '@' && parse_number (stripped + 1, end, &number))
    *offset = (gint64) MIN (number, length);
  else if (end > stripped && end[-1] == '%' && parse_number (stripped, end - 1, &number))
    *offset = (gint64) (MIN (number, 100) / 100 * length);
  else if (parse_number (stripped, end, &number) && number >= 1)
    actant_source_text_get_paragraph (text, (guint) MIN (number,
                                                         actant_source_text_get_n_paragraphs (text))
                                            - 1,
                                      offset, NULL);
  else
    return FALSE;

  return TRUE;
}

static void
changed_cb (ActantGoTo *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
activate_cb (ActantGoTo *self)
{
  gint64 offset;

  if (self->text == NULL)
    return;

  if (!actant_go_to_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->text, &offset))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_widget_error_bell (GTK_WIDGET (self->entry));
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, offset);
}

static void
actant_go_to_dispose (GObject *object)
{
  g_clear_pointer (&ACTANT_GO_TO (object)->text, actant_source_text_unref);

  G_OBJECT_CLASS (actant_go_to_parent_class)->dispose (object);
}

static void
actant_go_to_class_init (ActantGoToClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_go_to_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", ACTANT_TYPE_GO_TO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
actant_go_to_init (ActantGoTo *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _("Line, @character or %"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Go to"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);

  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
}

/** Asks for a place in @text. */
void
actant_go_to_open (ActantGoTo       *self,
                   ActantSourceText *text)
{
  g_autofree char *hint = NULL;

  g_return_if_fail (ACTANT_IS_GO_TO (self) && text != NULL);

  actant_source_text_ref (text);
  g_clear_pointer (&self->text, actant_source_text_unref);
  self->text = text;
  /* translators: what can be typed to go to a place in a text: a line, a character, a share */
  hint = g_strdup_printf (_("1–%u, @0–@%u or 0%%–100%%"),
                          actant_source_text_get_n_paragraphs (text),
                          (guint) actant_source_text_get_length (text));
  gtk_label_set_text (self->hint, hint);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/** Returns: (transfer floating): a popover that asks for nothing yet */
GtkWidget *
actant_go_to_new (void)
{
  return g_object_new (ACTANT_TYPE_GO_TO, NULL);
}
