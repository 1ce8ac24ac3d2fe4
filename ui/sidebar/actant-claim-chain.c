/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a claim, by whom. */
#include "config.h"

#include "sidebar/actant-claim-chain.h"

#include "actant-tooltip.h"
#include "analysis/actant-claim-links.h"
#include "session/actant-claim-sentence.h"
#include "sidebar/actant-record-words.h"

#include <glib/gi18n.h>

#define MAX_STEPS 200      /* of a chain that are shown */
#define STEP_INDENT 14     /* logical pixels */

struct _ActantClaimChain
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  char            *id;          /* of the claim, nullable */
  GPtrArray       *steps;       /* of ActantClaimStep, while they are shown */

  GtkWidget       *box;
  GtkWidget       *button;
  GtkWidget       *rows;
};

G_DEFINE_FINAL_TYPE (ActantClaimChain, actant_claim_chain, GTK_TYPE_WIDGET)

/** Shows a claim of one's own and its passage. */
void
actant_claim_chain_go (ActantWorkspace *workspace,
                       const char      *id)
{
  g_autoptr(ActantWorkspace) kept = g_object_ref (workspace);
  g_autofree char *own_id = g_strdup (id);

  actant_workspace_go_to (kept, own_id, TRUE);
}

/** Returns: (transfer floating): a flat button: what a relation is, and the other claim */
GtkWidget *
actant_claim_chain_new_jump (const char *caption,
                             const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *labels[] = { gtk_label_new (caption), gtk_label_new (words) };
  g_autofree char *name = g_strdup_printf (_("%s: %s"), caption, words);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[0], "caption");
  gtk_widget_add_css_class (labels[0], "dim-label");
  gtk_label_set_wrap (GTK_LABEL (labels[1]), TRUE);
  gtk_label_set_lines (GTK_LABEL (labels[1]), 2);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "use");
  gtk_widget_set_hexpand (button, TRUE);
  actant_tooltip_set (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
step_clicked_cb (GtkWidget        *button,
                 ActantClaimChain *self)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));
  const ActantClaimStep *step = self->steps->pdata[position];

  actant_claim_chain_go (self->workspace, actant_record_get_id (step->claim));
}

static void
fill (ActantClaimChain *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));
  ActantSession *session = actant_workspace_get_session (self->workspace);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (!shown || self->id == NULL || session == NULL)
    return;

  self->steps = actant_claim_list_consequences (session, self->id);
  if (self->steps->len == 0)
    gtk_box_append (GTK_BOX (self->rows), gtk_label_new (_("Nothing follows from this claim")));
  for (guint i = 0; i < MIN (self->steps->len, MAX_STEPS); i++)
    {
      const ActantClaimStep *step = self->steps->pdata[i];
      g_autofree char *type = actant_record_words_dup_kind (step->relation);
      g_autofree char *sentence = actant_claim_dup_sentence (session, step->text,
                                                             step->claim);
      /* Translators: a claim in a chain that was listed before */
      g_autofree char *caption = step->again ? g_strdup_printf (_("%s, as above"), type)
                                             : g_strdup (type);
      GtkWidget *row = actant_claim_chain_new_jump (caption, sentence);

      g_object_set_data (G_OBJECT (row), "position", GUINT_TO_POINTER (i));
      g_signal_connect (row, "clicked", G_CALLBACK (step_clicked_cb), self);
      gtk_widget_set_margin_start (row, (MIN (step->depth, 6) - 1) * STEP_INDENT);
      gtk_box_append (GTK_BOX (self->rows), row);
    }
}

static void
toggled_cb (ActantClaimChain *self)
{
  fill (self);
}

static void
actant_claim_chain_dispose (GObject *object)
{
  ActantClaimChain *self = ACTANT_CLAIM_CHAIN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (actant_claim_chain_parent_class)->dispose (object);
}

static void
actant_claim_chain_class_init (ActantClaimChainClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_claim_chain_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
actant_claim_chain_init (ActantClaimChain *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->button = gtk_toggle_button_new_with_label (_("What Follows, by Whom"));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "more-slots");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** Returns: (transfer floating): the chain of no claim yet */
GtkWidget *
actant_claim_chain_new (ActantWorkspace *workspace)
{
  ActantClaimChain *self = g_object_new (ACTANT_TYPE_CLAIM_CHAIN, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/** The claim that the rest follows from, %NULL for none; lists anew what is shown. */
void
actant_claim_chain_set_id (ActantClaimChain *self,
                           const char       *id)
{
  g_return_if_fail (ACTANT_IS_CLAIM_CHAIN (self));

  g_free (self->id);
  self->id = g_strdup (id);
  fill (self);
}

/** Whether what follows is listed. */
void
actant_claim_chain_set_shown (ActantClaimChain *self,
                              gboolean          shown)
{
  g_return_if_fail (ACTANT_IS_CLAIM_CHAIN (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), shown);
}

/** How many claims are listed that follow. */
guint
actant_claim_chain_get_n (ActantClaimChain *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_CHAIN (self), 0);

  return self->steps != NULL ? self->steps->len : 0;
}
