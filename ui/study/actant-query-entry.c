/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box for queries, completed and explained. */
#include "config.h"

#include "study/actant-query-entry.h"

#include "sidebar/actant-offers.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_OFFERS 10

/* Milliseconds from the last key to the search. */
#define TYPING_PAUSE 150

struct _ActantQueryEntry
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  ActantKind       kind;
  ActantQuery     *query;       /* owned; the last that could be read */
  GPtrArray       *offers;      /* of ActantQueryOffer */
  guint            first;       /* what an offer replaces, code points */
  guint            end;
  guint            pause;
  gboolean         setting;

  GtkWidget       *entry;
  GtkWidget       *words;
  GtkWidget       *popover;
};

G_DEFINE_FINAL_TYPE (ActantQueryEntry, actant_query_entry, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantSession *
get_session (ActantQueryEntry *self)
{
  return actant_workspace_get_session (self->workspace);
}

static void
show_words (ActantQueryEntry *self,
            const char       *message)
{
  g_autofree char *words = NULL;

  if (message == NULL && get_session (self) != NULL)
    words = actant_query_dup_words (self->query, get_session (self), self->kind);
  gtk_label_set_text (GTK_LABEL (self->words), message != NULL ? message : words);
  if (message != NULL)
    {
      gtk_widget_add_css_class (self->words, "error");
      gtk_widget_add_css_class (self->entry, "error");
    }
  else
    {
      gtk_widget_remove_css_class (self->words, "error");
      gtk_widget_remove_css_class (self->entry, "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (self->words)), -1);
}

/* Reads what is typed; what cannot be read leaves the query as it was. */
static void
read_query (ActantQueryEntry *self)
{
  g_autoptr(GError) error = NULL;
  ActantQuery *query = actant_query_parse (actant_query_entry_get_text (self), get_session (self),
                                           NULL, &error);
  gboolean same = query != NULL && actant_query_equal (query, self->query);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (query != NULL)
    {
      actant_query_unref (self->query);
      self->query = query;
    }
  show_words (self, error != NULL ? error->message : NULL);
  if (query != NULL && !same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
pause_cb (gpointer data)
{
  ActantQueryEntry *self = data;

  self->pause = 0;
  read_query (self);
  return G_SOURCE_REMOVE;
}

/* A name that is typed as a whole is not offered. */
static gboolean
is_typed (ActantQueryEntry *self)
{
  g_autofree char *typed = g_utf8_substring (actant_query_entry_get_text (self), self->first,
                                             self->end);

  return self->offers->len == 1
         && strcmp (((ActantQueryOffer *) self->offers->pdata[0])->insert, typed) == 0;
}

static void
update_offers (ActantQueryEntry *self)
{
  actant_offers_clear (self->popover);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  if (get_session (self) == NULL)
    return;

  self->offers = actant_query_complete (get_session (self), self->kind,
                                        actant_query_entry_get_text (self),
                                        gtk_editable_get_position (GTK_EDITABLE (self->entry)),
                                        MAX_OFFERS, &self->first, &self->end);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const ActantQueryOffer *offer = self->offers->pdata[i];
      g_autofree char *what = NULL;

      if (strcmp (offer->insert, offer->label) == 0)
        what = g_strdup (offer->hint);
      else
        what = offer->hint != NULL ? g_strdup_printf ("%s · %s", offer->label, offer->hint)
                                   : g_strdup (offer->label);
      actant_offers_add (self->popover, offer->insert, what);
    }
}

static gboolean
is_focused (ActantQueryEntry *self)
{
  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
                     ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->entry)
         && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
show_offers (ActantQueryEntry *self)
{
  graphene_rect_t bounds;
  GdkRectangle area;

  update_offers (self);
  if (self->offers != NULL && self->offers->len > 0 && !is_typed (self) && is_focused (self)
      && gtk_widget_compute_bounds (self->entry, GTK_WIDGET (self), &bounds))
    {
      area = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width,
                              bounds.size.height };
      gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
changed_cb (ActantQueryEntry *self)
{
  gboolean empty = *actant_query_entry_get_text (self) == '\0';

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     empty ? NULL : "edit-clear-symbolic");
  if (!empty)
    gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _("Clear"));
  if (self->setting)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (TYPING_PAUSE, pause_cb, self);
}

/* The caret comes to rest after the text changed: only then is it known what is typed. */
static void
caret_moved_cb (ActantQueryEntry *self)
{
  if (self->setting)
    return;
  if (self->pause != 0)
    show_offers (self);
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
icon_pressed_cb (ActantQueryEntry     *self,
                 GtkEntryIconPosition  position)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    actant_query_entry_set_text (self, "");
}

static void
activated_cb (ActantQueryEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  read_query (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
row_activated_cb (GtkListBox       *list,
                  GtkListBoxRow    *row,
                  ActantQueryEntry *self)
{
  actant_query_entry_take (self, gtk_list_box_row_get_index (row));
}

/* Down and Up choose an offer, Tab and Enter take it, Escape closes the list and then clears. */
static gboolean
key_pressed_cb (ActantQueryEntry *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  int selected = open ? actant_offers_get_selected (self->popover) : -1;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (open)
        actant_offers_step (self->popover, self->offers->len, key == GDK_KEY_Down ? 1 : -1);
      else if (key == GDK_KEY_Down && (state & GDK_ALT_MASK) == 0)
        show_offers (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selected < 0 && !(open && key == GDK_KEY_Tab))
        return GDK_EVENT_PROPAGATE;
      actant_query_entry_take (self, MAX (selected, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (open)
        gtk_popover_popdown (GTK_POPOVER (self->popover));
      else if (*actant_query_entry_get_text (self) != '\0')
        actant_query_entry_set_text (self, "");
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (ActantQueryEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
actant_query_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_QUERY_ENTRY (widget)->entry);
}

static void
actant_query_entry_dispose (GObject *object)
{
  ActantQueryEntry *self = ACTANT_QUERY_ENTRY (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->query, actant_query_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_query_entry_parent_class)->dispose (object);
}

static void
actant_query_entry_class_init (ActantQueryEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_query_entry_dispose;
  widget_class->grab_focus = actant_query_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_query_entry_init (ActantQueryEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->query = actant_query_parse (NULL, NULL, NULL, NULL);

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "system-search-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "query-words");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->popover = actant_offers_new (GTK_WIDGET (self), _("Suggestions"));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "notify::cursor-position", G_CALLBACK (caret_moved_cb),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);
  g_signal_connect (actant_offers_get_list (self->popover), "row-activated",
                    G_CALLBACK (row_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

/**
 * actant_query_entry_new:
 * @workspace: whose session has the names
 * @kind: of the records that are asked for
 * @label: what the box is called, also while it is empty
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
actant_query_entry_new (ActantWorkspace *workspace,
                        ActantKind       kind,
                        const char      *label)
{
  ActantQueryEntry *self = g_object_new (ACTANT_TYPE_QUERY_ENTRY, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_words (self, NULL);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the query last read */
const ActantQuery *
actant_query_entry_get_query (ActantQueryEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_ENTRY (self), NULL);

  return self->query;
}

/** As typed. */
const char *
actant_query_entry_get_text (ActantQueryEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** Shows @text and reads it at once. */
void
actant_query_entry_set_text (ActantQueryEntry *self,
                             const char       *text)
{
  g_return_if_fail (ACTANT_IS_QUERY_ENTRY (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  read_query (self);
}

/** What stands below: the query in words, or what is wrong with it. */
const char *
actant_query_entry_get_words (ActantQueryEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_ENTRY (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->words));
}

/** Whether what is typed cannot be read. */
gboolean
actant_query_entry_has_error (ActantQueryEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_ENTRY (self), FALSE);

  return gtk_widget_has_css_class (self->words, "error");
}

/** Reads what is typed anew: the names or the fields of the study are others. */
void
actant_query_entry_refresh (ActantQueryEntry *self)
{
  g_return_if_fail (ACTANT_IS_QUERY_ENTRY (self));

  if (self->pause == 0)
    read_query (self);
}

/** Shows what could be typed at the caret. Returns: how much is offered */
guint
actant_query_entry_offer (ActantQueryEntry *self)
{
  g_return_val_if_fail (ACTANT_IS_QUERY_ENTRY (self), 0);

  show_offers (self);
  return self->offers != NULL ? self->offers->len : 0;
}

/** Takes an offer, as Tab does: a field goes on with its values. */
void
actant_query_entry_take (ActantQueryEntry *self,
                         guint             position)
{
  g_autofree char *insert = NULL;
  int caret = self->first;
  gboolean value;

  g_return_if_fail (ACTANT_IS_QUERY_ENTRY (self));
  g_return_if_fail (self->offers != NULL && position < self->offers->len);

  insert = g_strdup (((ActantQueryOffer *) self->offers->pdata[position])->insert);
  value = !g_str_has_suffix (insert, ":");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->setting = TRUE;
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), self->first, self->end);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), insert, -1, &caret);
  if (value && (guint) caret == g_utf8_strlen (actant_query_entry_get_text (self), -1))
    gtk_editable_insert_text (GTK_EDITABLE (self->entry), " ", 1, &caret);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), caret);
  self->setting = FALSE;

  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), caret);
  if (value)
    read_query (self);
  else
    show_offers (self);
}
