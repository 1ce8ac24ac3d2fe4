/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of likelihood, and what the scales say of them. */
#include "config.h"

#include "sidebar/actant-likelihood-editor.h"

#include "actant-tooltip.h"
#include "session/actant-lexicon.h"
#include "sidebar/actant-band-bar.h"

#include <glib/gi18n.h>

#define SCALE_CHARS 13   /* width of the scales' names */

/* A band that can be taken. */
typedef struct
{
  const char *lexicon;
  const char *basis;
  int         low;      /* percent, -1 when open */
  int         high;
} Offer;

struct _ActantLikelihoodEditor
{
  ActantObjectEditor  parent_instance;

  GtkWidget          *bar;
  GtkWidget          *desk;       /* while the focus is in the editor */
  ActantLexicon      *lexicon;    /* owned, as long */
  GArray             *offers;     /* of Offer, as the rows of the desk */
};

G_DEFINE_FINAL_TYPE (ActantLikelihoodEditor, actant_likelihood_editor, ACTANT_TYPE_OBJECT_EDITOR)

/* One word of each row of ICD 203 (ODNI 2015), in the order of the scale. */
static const char * const icd_words[] = {
  "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
  "almost certain",
};

static const ActantValue *
get_shown (ActantLikelihoodEditor *self)
{
  return actant_field_editor_get_shown (ACTANT_FIELD_EDITOR (self));
}

static const char *
get_typed (ActantLikelihoodEditor *self)
{
  return gtk_editable_get_text (
    GTK_EDITABLE (actant_object_editor_get_entry (ACTANT_OBJECT_EDITOR (self), "term")));
}

static char *
dup_band (int low,
          int high)
{
  if (low >= 0 && high >= 0)
    return g_strdup_printf (_("%d–%d %%"), low, high);

  return low >= 0 ? g_strdup_printf (_("≥ %d %%"), low) : g_strdup_printf (_("≤ %d %%"), high);
}

static void
row_clicked_cb (GtkWidget              *button,
                ActantLikelihoodEditor *self)
{
  actant_likelihood_editor_take (
    self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));
}

static GtkWidget *
new_label (const char *words,
           int         width,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_add_css_class (label, "caption");

  return label;
}

static gboolean
is_taken (ActantLikelihoodEditor *self,
          const Offer            *offer)
{
  const ActantValue *shown = get_shown (self);

  return shown != NULL
         && actant_value_get_member_integer (shown, "low", -1) == offer->low
         && actant_value_get_member_integer (shown, "high", -1) == offer->high
         && g_strcmp0 (actant_value_get_member_text (shown, "lexicon"), offer->lexicon) == 0;
}

/* Scale, bar, percent, and a mark when it is the one; with its key. */
static void
add_offer (ActantLikelihoodEditor *self,
           const ActantBand       *band,
           const char             *basis,
           const char             *word)
{
  Offer offer = { band->lexicon, basis, band->low, band->high };
  guint position = self->offers->len;
  gboolean taken = is_taken (self, &offer);
  g_autofree char *percent = dup_band (band->low, band->high);
  g_autofree char *key = g_strdup_printf (_("Ctrl+%u"), position + 1);
  /* Translators: a scale of likelihood, a word on it, and its band: "ICD 203: likely, 55–80 %" */
  g_autofree char *name = g_strdup_printf (_("%s: %s, %s"), band->title, word, percent);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = actant_band_bar_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  actant_band_bar_set_band (ACTANT_BAND_BAR (bar), band->low, band->high);
  gtk_widget_set_opacity (mark, taken ? 1 : 0);
  gtk_box_append (GTK_BOX (box), new_label (g_str_equal (basis, "coder") ? word : band->title,
                                            SCALE_CHARS, 0));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), new_label (percent, 8, 1));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "use");
  actant_tooltip_set (button, key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect (button, "clicked", G_CALLBACK (row_clicked_cb), self);

  g_array_append_val (self->offers, offer);
  gtk_box_append (GTK_BOX (self->desk), button);
}

static void
add_caption (ActantLikelihoodEditor *self,
             const char             *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->desk), label);
}

/* No scale lists the words: a band is the coder's decision, and says so. */
static void
offer_own (ActantLikelihoodEditor *self)
{
  add_caption (self, _("No scale lists these words: take a band as your own decision, or type one"));
  for (guint i = 0; i < G_N_ELEMENTS (icd_words); i++)
    {
      ActantLexiconHit hit;

      if (!actant_lexicon_lookup (self->lexicon, icd_words[i], &hit))
        continue;
      for (guint j = 0; j < hit.n_bands; j++)
        if (g_str_equal (hit.bands[j].lexicon, "icd203"))
          add_offer (self, &hit.bands[j], "coder", icd_words[i]);
    }
}

static void
update_desk (ActantLikelihoodEditor *self)
{
  const char *typed = get_typed (self);
  ActantLexiconHit hit = { 0 };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->desk)) != NULL)
    gtk_box_remove (GTK_BOX (self->desk), child);
  g_array_set_size (self->offers, 0);
  if (self->lexicon == NULL || *typed == '\0')
    return;

  if (!actant_lexicon_lookup (self->lexicon, typed, &hit))
    hit.n_bands = 0;
  for (guint i = 0; i < hit.n_bands; i++)
    add_offer (self, &hit.bands[i], hit.bands[i].is_study ? "study" : "listed", hit.term);
  if (hit.n_bands == 0)
    offer_own (self);
}

static void
update_bar (ActantLikelihoodEditor *self)
{
  const ActantValue *shown = get_shown (self);
  int low = actant_value_get_member_integer (shown, "low", -1);
  int high = actant_value_get_member_integer (shown, "high", -1);

  gtk_widget_set_visible (self->bar, low >= 0 || high >= 0);
  actant_band_bar_set_band (ACTANT_BAND_BAR (self->bar), low, high);
}

/* The desk is there while the focus is. */
static void
focused_cb (GtkEventControllerFocus *focus,
            GParamSpec              *pspec,
            ActantLikelihoodEditor  *self)
{
  gboolean inside = gtk_event_controller_focus_contains_focus (focus);

  if (inside == (self->lexicon != NULL))
    return;

  g_clear_pointer (&self->lexicon, actant_lexicon_free);
  if (inside)
    self->lexicon = actant_lexicon_new (actant_field_editor_get_session (ACTANT_FIELD_EDITOR (self)));
  gtk_widget_set_visible (self->desk, inside);
  update_desk (self);
}

static gboolean
key_pressed_cb (ActantLikelihoodEditor *self,
                guint                   key,
                guint                   code,
                GdkModifierType         state)
{
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SUPER_MASK)) != GDK_CONTROL_MASK
      || key < GDK_KEY_1 || key > GDK_KEY_9)
    return GDK_EVENT_PROPAGATE;

  return actant_likelihood_editor_take (self, key - GDK_KEY_1);
}

static void
build (ActantFieldEditor *editor)
{
  ActantLikelihoodEditor *self = ACTANT_LIKELIHOOD_EDITOR (editor);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box;

  ACTANT_FIELD_EDITOR_CLASS (actant_likelihood_editor_parent_class)->build (editor);
  box = actant_object_editor_get_box (ACTANT_OBJECT_EDITOR (self));
  self->bar = actant_band_bar_new ();
  self->desk = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->bar, "accent");
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_visible (self->desk, FALSE);
  gtk_box_insert_child_after (GTK_BOX (box), self->bar, gtk_widget_get_first_child (box));
  gtk_box_append (GTK_BOX (box), self->desk);

  g_signal_connect_object (actant_object_editor_get_entry (ACTANT_OBJECT_EDITOR (self), "term"),
                           "changed", G_CALLBACK (update_desk), self, G_CONNECT_SWAPPED);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantLikelihoodEditor *self = ACTANT_LIKELIHOOD_EDITOR (editor);

  ACTANT_FIELD_EDITOR_CLASS (actant_likelihood_editor_parent_class)->show (editor, value);
  update_bar (self);
  update_desk (self);
}

static void
actant_likelihood_editor_dispose (GObject *object)
{
  g_clear_pointer (&ACTANT_LIKELIHOOD_EDITOR (object)->lexicon, actant_lexicon_free);

  G_OBJECT_CLASS (actant_likelihood_editor_parent_class)->dispose (object);
}

static void
actant_likelihood_editor_finalize (GObject *object)
{
  g_array_unref (ACTANT_LIKELIHOOD_EDITOR (object)->offers);

  G_OBJECT_CLASS (actant_likelihood_editor_parent_class)->finalize (object);
}

static void
actant_likelihood_editor_class_init (ActantLikelihoodEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_likelihood_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_likelihood_editor_finalize;
  ACTANT_FIELD_EDITOR_CLASS (klass)->build = build;
  ACTANT_FIELD_EDITOR_CLASS (klass)->show = show;
}

static void
actant_likelihood_editor_init (ActantLikelihoodEditor *self)
{
  self->offers = g_array_new (FALSE, FALSE, sizeof (Offer));
}

/** How many bands are offered; none while the focus is elsewhere. */
guint
actant_likelihood_editor_get_n (ActantLikelihoodEditor *self)
{
  g_return_val_if_fail (ACTANT_IS_LIKELIHOOD_EDITOR (self), 0);

  return self->offers->len;
}

static ActantValue *
set_member (ActantValue *object,
            const char  *member,
            ActantValue *value)
{
  ActantValue *changed = actant_value_object_set (object, member, value);

  actant_value_unref (object);
  return changed;
}

/** Takes a band for the words, as Ctrl and its number do; whether there is one. */
gboolean
actant_likelihood_editor_take (ActantLikelihoodEditor *self,
                               guint                   position)
{
  const ActantValue *shown = get_shown (self);
  ActantValue *none[64] = { NULL };
  ActantValue *object;
  Offer offer;

  g_return_val_if_fail (ACTANT_IS_LIKELIHOOD_EDITOR (self), FALSE);

  if (position >= self->offers->len)
    return FALSE;

  offer = g_array_index (self->offers, Offer, position);
  object = shown != NULL ? actant_value_ref (shown)
                         : actant_value_new_object (&actant_likelihood_table, none, NULL);
  object = set_member (object, "term", actant_value_new_text (get_typed (self)));
  object = set_member (object, "low",
                       offer.low >= 0 ? actant_value_new_integer (offer.low) : NULL);
  object = set_member (object, "high",
                       offer.high >= 0 ? actant_value_new_integer (offer.high) : NULL);
  object = set_member (object, "lexicon", actant_value_new_text (offer.lexicon));
  object = set_member (object, "basis", actant_value_new_text (offer.basis));
  actant_object_editor_take (ACTANT_OBJECT_EDITOR (self), object);
  actant_value_unref (object);

  return TRUE;
}
