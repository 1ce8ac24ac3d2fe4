/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim on the board. */
#include "config.h"

#include "scenario/actant-claim-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "actant-paragraph.h"
#include "actant-tooltip.h"
#include "document/actant-palette.h"
#include "session/actant-name-list.h"
#include "session/actant-placing.h"
#include "sidebar/actant-chip.h"
#include "sidebar/actant-color-mark.h"
#include "sidebar/actant-record-words.h"

/* Logical pixels. */
#define MARK_WIDTH 4

struct _ActantClaimCard
{
  GtkWidget            parent_instance;

  ActantScenarioModel *model;      /* owned */
  ActantClaimItem     *item;       /* owned, nullable */

  GtkWidget           *box;
  GtkWidget           *mark;
  GtkWidget           *title;
  GtkWidget           *line;
  GtkWidget           *text;
  GtkWidget           *chip;
};

G_DEFINE_FINAL_TYPE (ActantClaimCard, actant_claim_card, GTK_TYPE_WIDGET)

static void
actant_claim_card_dispose (GObject *object)
{
  ActantClaimCard *self = ACTANT_CLAIM_CARD (object);

  actant_claim_card_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (actant_claim_card_parent_class)->dispose (object);
}

static void
actant_claim_card_class_init (ActantClaimCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_claim_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "claimcard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_words (int         lines,
           const char *css_class)
{
  GtkWidget *words = actant_paragraph_new (lines);

  gtk_widget_add_css_class (words, css_class);

  return words;
}

static void
actant_claim_card_init (ActantClaimCard *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->mark = actant_color_mark_new (MARK_WIDTH, 24);
  self->title = new_words (4, "card-title");
  self->line = new_words (2, "card-line");
  self->text = new_words (1, "caption");
  self->chip = actant_chip_new ("");
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_add_css_class (self->text, "dim-label");
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (foot), self->text);
  gtk_box_append (GTK_BOX (foot), self->chip);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->line);
  gtk_box_append (GTK_BOX (words), foot);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_box_append (GTK_BOX (self->box), words);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (actant_claim_card_update), self, G_CONNECT_SWAPPED);
}

/** Returns: (transfer floating): a card without a claim, updated by who made it */
GtkWidget *
actant_claim_card_new (ActantScenarioModel *model)
{
  ActantClaimCard *self = g_object_new (ACTANT_TYPE_CLAIM_CARD, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

/** The claim to show, %NULL for none. */
void
actant_claim_card_set_item (ActantClaimCard *self,
                            ActantClaimItem *item)
{
  g_return_if_fail (ACTANT_IS_CLAIM_CARD (self));

  if (g_set_object (&self->item, item) && item != NULL)
    actant_claim_card_update (self);
}

/** Returns: (transfer none) (nullable): the claim shown */
ActantClaimItem *
actant_claim_card_get_item (ActantClaimCard *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_CARD (self), NULL);

  return self->item;
}

/* Who claims, and what kind of claim it is: the title says the rest. */
static char *
dup_line (ActantSession      *session,
          const ActantRecord *claim,
          const char         *text_path)
{
  g_autofree char *claimants = actant_names_dup_list (session, actant_record_get (claim,
                                                                                  "claimants"));
  g_autofree char *type = actant_record_words_dup_kind (claim);

  if (claimants == NULL)
    claimants = actant_record_words_dup_claimant (session, text_path);

  return g_strdup_printf ("%s · %s", type, claimants);
}

/* Returns: (nullable): what a rating means; itself when it is not known */
static const char *
get_rating_words (const char *consistency)
{
  const ActantFieldType *type = actant_placing_get_type ("consistency");
  const ActantChoice *choice = consistency != NULL ? actant_field_type_find_choice (type,
                                                                                    consistency)
                                                   : NULL;

  return choice != NULL ? _(choice->label) : consistency;
}

static void
update_chip (ActantClaimCard *self,
             const char      *consistency)
{
  gtk_widget_set_visible (self->chip, consistency != NULL);
  if (consistency == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (self->chip), consistency);
  actant_tooltip_update (self->chip, get_rating_words (consistency));
}

/* What a screen reader calls the row. */
static void
update_name (ActantClaimCard *self,
             const char      *consistency)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr(GString) name = g_string_new (actant_paragraph_get_text (ACTANT_PARAGRAPH (self->title)));

  g_string_append_printf (name, ", %s, %s", actant_paragraph_get_text (ACTANT_PARAGRAPH (self->line)),
                          actant_paragraph_get_text (ACTANT_PARAGRAPH (self->text)));
  if (consistency != NULL)
    g_string_append_printf (name, ", %s", get_rating_words (consistency));
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                    -1);
}

/** Shows the claim as it is now. */
void
actant_claim_card_update (ActantClaimCard *self)
{
  ActantSession *session =
    actant_workspace_get_session (actant_scenario_model_get_workspace (self->model));
  guint column = actant_scenario_model_get_column (self->model);
  const ActantRecord *claim = self->item != NULL ? actant_claim_item_get_record (self->item) : NULL;
  const char *consistency = NULL;
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  GdkRGBA color;

  if (claim == NULL || session == NULL
      || actant_scenario_model_find_item (self->model,
                                          actant_claim_item_get_id (self->item)) != self->item)
    return;

  title = actant_record_words_dup_title (claim);
  line = dup_line (session, claim, actant_claim_item_get_text_path (self->item));
  text = actant_session_dup_text_title (session, actant_claim_item_get_text_path (self->item));
  if (g_strcmp0 (actant_paragraph_get_text (ACTANT_PARAGRAPH (self->title)), title) != 0)
    actant_tooltip_update (GTK_WIDGET (self), title);
  actant_paragraph_set_text (ACTANT_PARAGRAPH (self->title), title);
  actant_paragraph_set_text (ACTANT_PARAGRAPH (self->line), line);
  actant_paragraph_set_text (ACTANT_PARAGRAPH (self->text), text);
  actant_palette_get_record (claim, actant_session_get_study (session),
                             adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
  actant_color_mark_set_color (ACTANT_COLOR_MARK (self->mark), &color);

  if (column != ACTANT_NO_POSITION)
    consistency = actant_scenario_matrix_get_consistency (actant_scenario_model_get_matrix (self->model),
                                                          actant_claim_item_get_row (self->item), column);
  update_chip (self, consistency);
  update_name (self, consistency);
}
