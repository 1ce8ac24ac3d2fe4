/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type a few letters of a record's name. */
#include "config.h"

#include "sidebar/actant-ref-entry.h"

#include "sidebar/actant-code-rule.h"
#include "sidebar/actant-offers.h"
#include "sidebar/actant-record-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_OFFERS 8

struct _ActantRefEntry
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  ActantKind       kind;
  ActantRefOfferFunc offer_func;   /* nullable: instead of the session's records */
  gpointer         offer_data;
  gboolean         free_words;  /* with it: other words are taken, too */

  GtkWidget       *text;
  GtkWidget       *popover;
  GtkWidget       *rule;        /* of the selected code; NULL for other kinds */
  GPtrArray       *offers;      /* of ActantRefOffer; without an id: a new record */
};

G_DEFINE_FINAL_TYPE (ActantRefEntry, actant_ref_entry, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  BACKSPACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
actant_ref_offer_free (gpointer data)
{
  ActantRefOffer *offer = data;

  g_free (offer->id);
  g_free (offer->name);
  g_free (offer->kind);
  g_free (offer);
}

/** Adds a line; @id %NULL offers what is typed as something new. */
void
actant_ref_offer_add (GPtrArray  *offers,
                      const char *id,
                      const char *name,
                      const char *kind)
{
  ActantRefOffer *offer = g_new0 (ActantRefOffer, 1);

  offer->id = g_strdup (id);
  offer->name = g_strdup (name);
  offer->kind = g_strdup (kind);
  g_ptr_array_add (offers, offer);
}

/** Whether a word of @name starts with @typed, in letters of any case. */
gboolean
actant_ref_offer_fits (const char *name,
                       const char *typed)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (const char *p = folded_name; (p = strstr (p, folded)) != NULL; p = g_utf8_next_char (p))
    if (p == folded_name || *p == '\0'
        || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;

  return FALSE;
}

static char *
dup_typed (ActantRefEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
}

static void
clear_offers (ActantRefEntry *self)
{
  actant_offers_clear (self->popover);
  g_ptr_array_set_size (self->offers, 0);
}

static char *
dup_new_label (ActantRefEntry *self,
               const char     *typed)
{
  switch (self->kind)
    {
    case ACTANT_KIND_ACTOR:
      return g_strdup_printf (_("+ New actor “%s”"), typed);
    case ACTANT_KIND_CODE:
      return g_strdup_printf (_("+ New code “%s”"), typed);
    default:
      /* Translators: makes a record (an event, a scenario) of that name */
      return g_strdup_printf (_("+ New “%s”"), typed);
    }
}

/* Records that fit what is typed; last a new one, unless one has that name. */
static void
offer_records (ActantRefEntry *self,
               ActantSession  *session,
               const char     *typed)
{
  g_autoptr(GPtrArray) found = actant_session_match_named (session, self->kind, typed, MAX_OFFERS);

  for (guint i = 0; i < found->len; i++)
    {
      const ActantRecord *record = found->pdata[i];
      g_autofree char *name = actant_record_words_dup_title (record);
      g_autofree char *kind = actant_record_words_dup_kind (record);

      actant_ref_offer_add (self->offers, actant_record_get_id (record), name, kind);
    }
  if (*typed != '\0' && actant_session_find_named (session, self->kind, typed, NULL) == NULL)
    {
      g_autofree char *label = dup_new_label (self, typed);

      actant_ref_offer_add (self->offers, NULL, label, NULL);
    }
}

static void
show_offers (ActantRefEntry *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      const ActantRefOffer *offer = self->offers->pdata[i];

      actant_offers_add (self->popover, offer->name, offer->kind);
    }
  actant_offers_select (self->popover, 0);
  if (self->offers->len == 0)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (gtk_widget_has_focus (self->text) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* @all: also when nothing is typed */
static void
update_offers (ActantRefEntry *self,
               gboolean        all)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autofree char *typed = dup_typed (self);

  clear_offers (self);
  if ((*typed != '\0' || all) && session != NULL)
    {
      if (self->offer_func != NULL)
        self->offer_func (typed, self->offers, self->offer_data);
      else if (self->kind != ACTANT_KIND_NONE)
        offer_records (self, session, typed);
    }
  show_offers (self);
}

static void
changed_cb (ActantRefEntry *self)
{
  update_offers (self, FALSE);
}

static void
emit_picked (ActantRefEntry *self,
             const char     *id,
             const char     *name)
{
  g_autofree char *own_id = g_strdup (id);
  g_autofree char *own_name = g_strdup (name);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  g_signal_emit (self, signals[PICKED], 0, own_id, own_name);
}

static void
activated_cb (ActantRefEntry *self)
{
  g_autofree char *typed = dup_typed (self);
  int offer = actant_offers_get_selected (self->popover);

  if (*typed == '\0' && !gtk_widget_get_visible (self->popover))
    return;
  if (offer >= 0)
    actant_ref_entry_pick (self, offer);
  else if (self->kind == ACTANT_KIND_NONE && (self->offer_func == NULL || self->free_words))
    emit_picked (self, NULL, typed);
}

static void
row_activated_cb (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  ActantRefEntry *self)
{
  actant_ref_entry_pick (self, gtk_list_box_row_get_index (row));
  gtk_widget_grab_focus (self->text);
}

static gboolean
key_pressed_cb (ActantRefEntry  *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  gboolean open = gtk_widget_get_visible (self->popover);

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (!open && key == GDK_KEY_Down)
        {
          update_offers (self, TRUE);
          return GDK_EVENT_STOP;
        }
      if (!open || self->offers->len == 0)
        return GDK_EVENT_PROPAGATE;
      actant_offers_step (self->popover, self->offers->len, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!open && *gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
        return GDK_EVENT_PROPAGATE;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      gtk_editable_set_text (GTK_EDITABLE (self->text), "");
      return GDK_EVENT_STOP;
    /* A name that is typed is taken on the way to the next field, as in the palette. */
    case GDK_KEY_Tab:
      if (self->kind != ACTANT_KIND_NONE && (state & GDK_SHIFT_MASK) == 0
          && *gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
        activated_cb (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_BackSpace:
      if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[BACKSPACE], 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* When to use the code that Enter would take. */
static void
show_rule (ActantRefEntry *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  int position = actant_offers_get_selected (self->popover);
  const ActantRefOffer *offer = position >= 0 && position < (int) self->offers->len
                                ? self->offers->pdata[position] : NULL;

  actant_code_rule_set_code (ACTANT_CODE_RULE (self->rule),
                             session != NULL && offer != NULL
                             ? actant_session_lookup (session, ACTANT_KIND_CODE, offer->id) : NULL);
}

static void
focus_left_cb (ActantRefEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
actant_ref_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_REF_ENTRY (widget)->text);
}

static void
actant_ref_entry_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (ACTANT_REF_ENTRY (widget)->text, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* A list that is scrolled can take the entry out of sight, where no pop-over
 * can be placed. */
static gboolean
is_in_window (ActantRefEntry *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  return window != NULL && gtk_widget_compute_bounds (GTK_WIDGET (self), window, &bounds)
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window);
}

static void
actant_ref_entry_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  ActantRefEntry *self = ACTANT_REF_ENTRY (widget);

  gtk_widget_allocate (self->text, width, height, baseline, NULL);
  if (is_in_window (self))
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
actant_ref_entry_dispose (GObject *object)
{
  ActantRefEntry *self = ACTANT_REF_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->offers, g_ptr_array_unref);

  G_OBJECT_CLASS (actant_ref_entry_parent_class)->dispose (object);
}

static void
actant_ref_entry_class_init (ActantRefEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_ref_entry_dispose;
  widget_class->grab_focus = actant_ref_entry_grab_focus;
  widget_class->measure = actant_ref_entry_measure;
  widget_class->size_allocate = actant_ref_entry_size_allocate;

  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[BACKSPACE] =
    g_signal_new ("backspace", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
actant_ref_entry_init (ActantRefEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->offers = g_ptr_array_new_with_free_func (actant_ref_offer_free);
  self->text = gtk_text_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 3);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->popover = actant_offers_new (GTK_WIDGET (self), _("Suggestions"));
  g_signal_connect (actant_offers_get_list (self->popover), "row-activated",
                    G_CALLBACK (row_activated_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->text, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->text, focus);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activated_cb), self);
}

/**
 * actant_ref_entry_new:
 * @workspace: whose session has the records
 * @kind: which of them; %ACTANT_KIND_NONE for plain words
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
actant_ref_entry_new (ActantWorkspace *workspace,
                      ActantKind       kind)
{
  ActantRefEntry *self = g_object_new (ACTANT_TYPE_REF_ENTRY, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  if (kind == ACTANT_KIND_CODE)
    {
      self->rule = actant_code_rule_new ();
      actant_offers_set_footer (self->popover, self->rule);
      g_signal_connect_swapped (actant_offers_get_list (self->popover), "row-selected",
                                G_CALLBACK (show_rule), self);
    }

  return GTK_WIDGET (self);
}

/**
 * actant_ref_entry_set_offer_func:
 * @func: (scope forever): what is offered, of an entry of %ACTANT_KIND_NONE
 * @free_words: whether words that are not offered are taken, too
 */
void
actant_ref_entry_set_offer_func (ActantRefEntry     *self,
                                 ActantRefOfferFunc  func,
                                 gboolean            free_words,
                                 gpointer            user_data)
{
  g_return_if_fail (ACTANT_IS_REF_ENTRY (self) && self->kind == ACTANT_KIND_NONE);

  self->offer_func = func;
  self->free_words = free_words;
  self->offer_data = user_data;
}

/** Returns: (transfer none): what is typed into, to be named */
GtkWidget *
actant_ref_entry_get_text_widget (ActantRefEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_REF_ENTRY (self), NULL);

  return self->text;
}

const char *
actant_ref_entry_get_text (ActantRefEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_REF_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/** Types @text, which makes the offers. */
void
actant_ref_entry_set_text (ActantRefEntry *self,
                           const char     *text)
{
  g_return_if_fail (ACTANT_IS_REF_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

void
actant_ref_entry_set_placeholder (ActantRefEntry *self,
                                  const char     *text)
{
  g_return_if_fail (ACTANT_IS_REF_ENTRY (self));

  gtk_text_set_placeholder_text (GTK_TEXT (self->text), text);
}

/* An offer of that name, else the words as they are. */
static gboolean
take_words (ActantRefEntry *self,
            const char     *typed)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      const ActantRefOffer *offer = self->offers->pdata[i];

      if (g_ascii_strcasecmp (offer->name, typed) == 0)
        {
          actant_ref_entry_pick (self, i);
          return TRUE;
        }
    }
  if (self->offer_func != NULL && !self->free_words)
    return FALSE;

  emit_picked (self, NULL, typed);
  return TRUE;
}

/** Picks the record that is called exactly what is typed, if there is one. */
gboolean
actant_ref_entry_take_exact (ActantRefEntry *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autofree char *typed = dup_typed (self);
  const ActantRecord *record;

  g_return_val_if_fail (ACTANT_IS_REF_ENTRY (self), FALSE);

  if (*typed == '\0' || session == NULL)
    return FALSE;
  if (self->kind == ACTANT_KIND_NONE)
    return take_words (self, typed);

  record = actant_session_find_named (session, self->kind, typed, NULL);
  if (record == NULL)
    return FALSE;

  emit_picked (self, actant_record_get_id (record), typed);
  return TRUE;
}

/** Picks what is typed: the record of that name, or else a new one. */
void
actant_ref_entry_take (ActantRefEntry *self)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (ACTANT_IS_REF_ENTRY (self));

  typed = dup_typed (self);
  if (*typed != '\0' && !actant_ref_entry_take_exact (self)
      && (self->offer_func == NULL || self->free_words))
    emit_picked (self, NULL, typed);
}

/** How many lines the list below the entry has. */
guint
actant_ref_entry_get_n_offers (ActantRefEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_REF_ENTRY (self), 0);

  return self->offers->len;
}

/** Picks a line of the list, as Enter or a click does. */
void
actant_ref_entry_pick (ActantRefEntry *self,
                       guint           offer)
{
  const ActantRefOffer *picked;
  g_autofree char *typed = dup_typed (self);

  g_return_if_fail (ACTANT_IS_REF_ENTRY (self) && offer < self->offers->len);

  picked = self->offers->pdata[offer];
  emit_picked (self, picked->id, picked->id != NULL ? picked->name : typed);
}
