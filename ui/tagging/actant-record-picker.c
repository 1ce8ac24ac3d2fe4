/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type-ahead over actors or codes, with chips for what was taken. */
#include "config.h"

#include "tagging/actant-record-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "document/actant-palette.h"
#include "sidebar/actant-chip.h"
#include "sidebar/actant-code-rule.h"
#include "sidebar/actant-color-mark.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-wrap-layout.h"
#include "tagging/actant-tag-offers.h"

#define MAX_KIND_CHARS 16
#define LIST_HEIGHT 220        /* logical pixels */
#define MARK 10

struct _ActantRecordPicker
{
  GtkWidget      parent_instance;

  GtkWidget     *chips;
  GtkWidget     *entry;
  GtkWidget     *scroller;
  GtkWidget     *list;
  GtkWidget     *rule;        /* of the highlighted code */

  /* Owned */
  ActantSession *session;
  char          *words;       /* of the passage */
  GPtrArray     *offers;      /* ActantTagPick, as the list's rows */
  GPtrArray     *picks;       /* ActantTagPick, as the chips */
  GHashTable    *spread;      /* ids of collectives that stand for their members */

  ActantKind     kind;
  gboolean       several;
};

G_DEFINE_FINAL_TYPE (ActantRecordPicker, actant_record_picker, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_typed (ActantRecordPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static const ActantRecord *
lookup (ActantRecordPicker  *self,
        const ActantTagPick *pick)
{
  return pick->id != NULL ? actant_session_lookup (self->session, self->kind, pick->id) : NULL;
}

static void
get_color (ActantRecordPicker *self,
           const ActantRecord *record,
           GdkRGBA            *color)
{
  actant_palette_get_record (record, actant_session_get_study (self->session),
                             adw_style_manager_get_dark (adw_style_manager_get_default ()), color);
}

static GtkWidget *
new_dim_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_KIND_CHARS);
  return label;
}

static GtkWidget *
new_row_box (GtkWidget  *mark,
             const char *title,
             const char *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (kind != NULL)
    gtk_box_append (GTK_BOX (box), new_dim_label (kind));

  return box;
}

/* The members of a collective that is taken apart; %NULL of what is no collective. */
static const ActantValue *
get_members (ActantRecordPicker *self,
             const ActantRecord *record)
{
  const ActantValue *members;

  if (!self->several || record == NULL || actant_record_get_kind (record) != ACTANT_KIND_ACTOR)
    return NULL;

  members = actant_record_get (record, "members");

  return actant_value_get_n_items (members) > 0 ? members : NULL;
}

static char *
dup_member_name (ActantRecordPicker *self,
                 const ActantValue  *members,
                 guint               position)
{
  return actant_session_dup_name (self->session, actant_value_get_text (
                                    actant_value_get_item (members, position)));
}

/* Adds what a pick stands for: itself, or the members of “both countries”. */
static void
add_pick (ActantRecordPicker  *self,
          GPtrArray           *picks,
          const ActantTagPick *pick)
{
  const ActantValue *members = get_members (self, lookup (self, pick));

  if (members == NULL || !g_hash_table_contains (self->spread, pick->id))
    {
      g_ptr_array_add (picks, actant_tag_pick_new (pick->id, pick->name));
      return;
    }

  for (guint i = 0; i < actant_value_get_n_items (members); i++)
    {
      g_autofree char *name = dup_member_name (self, members, i);
      const ActantRecord *member = actant_session_lookup (
        self->session, ACTANT_KIND_ACTOR,
        actant_value_get_text (actant_value_get_item (members, i)));

      if (member != NULL)
        g_ptr_array_add (picks, actant_tag_pick_new (actant_record_get_id (member), name));
    }
}

/* What Enter takes of a collective, and what Alt+Enter would. */
static void
add_members (ActantRecordPicker  *self,
             GtkWidget           *box,
             const ActantRecord  *record,
             char               **spoken)
{
  const ActantValue *members = get_members (self, record);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *before = *spoken;
  g_autofree char *hint = NULL;

  if (members == NULL)
    {
      *spoken = g_steal_pointer (&before);
      return;
    }

  for (guint i = 0; i < actant_value_get_n_items (members); i++)
    {
      g_autofree char *name = dup_member_name (self, members, i);

      g_string_append_printf (names, i > 0 ? ", %s" : "%s", name);
    }
  hint = g_strdup_printf (g_hash_table_contains (self->spread, actant_record_get_id (record))
                          /* Translators: %s are the members of a collective such as “both countries” */
                          ? _("as %s · Alt+Enter: itself") : _("Alt+Enter: %s"), names->str);
  gtk_box_append (GTK_BOX (box), new_dim_label (hint));
  *spoken = g_strdup_printf ("%s, %s", before, hint);
}

/* The key that stands for a code. */
static void
add_shortcut (GtkWidget           *box,
              const ActantRecord  *record,
              char               **spoken)
{
  const char *shortcut = actant_record_get_kind (record) == ACTANT_KIND_CODE
                         ? actant_record_get_text (record, "shortcut") : NULL;
  g_autofree char *words = *spoken;
  GtkWidget *key;

  if (shortcut == NULL)
    {
      *spoken = g_steal_pointer (&words);
      return;
    }

  key = gtk_label_new (shortcut);
  gtk_widget_add_css_class (key, "key-hint");
  gtk_widget_add_css_class (key, "caption");
  gtk_box_append (GTK_BOX (box), key);
  /* Translators: a code and its shortcut key, for screen readers */
  *spoken = g_strdup_printf (_("%s, key %s"), words, shortcut);
}

static GtkWidget *
new_record_box (ActantRecordPicker *self,
                const ActantRecord *record,
                const char         *typed,
                char              **spoken)
{
  const char *alias = actant_tag_offers_find_alias (record, typed);
  g_autofree char *name = actant_record_words_dup_title (record);
  g_autofree char *kind = actant_record_words_dup_kind (record);
  g_autofree char *title = NULL;
  GtkWidget *mark = actant_color_mark_new (MARK, MARK);
  GtkWidget *box;
  GdkRGBA color;

  get_color (self, record, &color);
  actant_color_mark_set_color (ACTANT_COLOR_MARK (mark), &color);
  /* Translators: an actor’s name and the alias that was typed: “Republic of Korea (ROK)” */
  title = alias != NULL ? g_strdup_printf (_("%s (%s)"), name, alias) : g_strdup (name);
  *spoken = g_strdup_printf ("%s, %s", title, kind);
  /* The members say what it is, and need the room. */
  box = new_row_box (mark, title, get_members (self, record) == NULL ? kind : NULL);
  add_shortcut (box, record, spoken);
  add_members (self, box, record, spoken);

  return box;
}

static GtkWidget *
new_new_box (ActantRecordPicker *self,
             const char         *name,
             char              **spoken)
{
  const gboolean actor = self->kind == ACTANT_KIND_ACTOR;

  *spoken = g_strdup_printf (actor ? _("New actor “%s”") : _("New code “%s”"), name);

  return new_row_box (gtk_image_new_from_icon_name ("list-add-symbolic"), *spoken, NULL);
}

static void
add_row (ActantRecordPicker  *self,
         const ActantTagPick *offer,
         const char          *typed)
{
  const ActantRecord *record = lookup (self, offer);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *spoken = NULL;
  GtkWidget *box = record != NULL ? new_record_box (self, record, typed, &spoken)
                                  : new_new_box (self, offer->name, &spoken);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
update_offers (ActantRecordPicker *self)
{
  g_autofree char *typed = dup_typed (self);
  const ActantTagOfferQuery query = {
    self->session, self->kind, self->several, self->words, typed, self->picks
  };
  gboolean sure;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_ptr_array_set_size (self->offers, 0);
  if (self->session == NULL)
    return;

  g_ptr_array_unref (self->offers);
  self->offers = actant_tag_offers_find (&query, &sure);
  for (guint i = 0; i < self->offers->len; i++)
    add_row (self, self->offers->pdata[i], typed);
  actant_record_picker_highlight (self, sure ? 0 : -1);
  gtk_widget_set_visible (self->scroller, self->offers->len > 0);
}

static void update_chips (ActantRecordPicker *self);

static void
remove_pick (ActantRecordPicker *self,
             guint               position)
{
  g_ptr_array_remove_index (self->picks, position);
  update_chips (self);
  update_offers (self);
  gtk_widget_grab_focus (self->entry);
}

static void
remove_clicked_cb (GtkWidget          *button,
                   ActantRecordPicker *self)
{
  remove_pick (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));
}

static void
update_chips (ActantRecordPicker *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (chip);
  /* Shown first: what a hidden box gets does not make the palette measure itself again. */
  gtk_widget_set_visible (self->chips, self->picks->len > 0);
  for (guint i = 0; i < self->picks->len; i++)
    {
      const ActantTagPick *pick = self->picks->pdata[i];
      const ActantRecord *record = lookup (self, pick);
      GtkWidget *button;
      GdkRGBA color;

      if (record != NULL)
        get_color (self, record, &color);
      chip = actant_chip_new_removable (pick->name, record != NULL ? &color : NULL, &button);
      g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
      gtk_widget_set_parent (chip, self->chips);
    }
}

static void
activated_cb (ActantRecordPicker *self)
{
  if (!self->several || !actant_record_picker_take (self))
    g_signal_emit (self, signals[DONE], 0);
}

static void
row_activated_cb (ActantRecordPicker *self,
                  GtkListBoxRow      *row)
{
  actant_record_picker_highlight (self, gtk_list_box_row_get_index (row));
  activated_cb (self);
}

/* Says what Enter would take and, of a code, when to use it. */
static void
show_highlighted (ActantRecordPicker  *self,
                  const ActantTagPick *pick)
{
  const ActantRecord *code = pick != NULL && self->kind == ACTANT_KIND_CODE && self->session != NULL
                             ? lookup (self, pick) : NULL;
  g_autofree char *rule = actant_code_rule_dup_text (code);
  g_autofree char *words = g_strjoin (*rule != '\0' ? ". " : "", pick != NULL ? pick->name : "", rule, NULL);

  actant_code_rule_set_code (ACTANT_CODE_RULE (self->rule), code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
row_selected_cb (ActantRecordPicker *self)
{
  const ActantTagPick *pick = actant_record_picker_get_highlighted (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  show_highlighted (self, pick);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Keeps the highlighted row in view; the rows never take the focus. */
static void
scroll_to_row (ActantRecordPicker *self,
               GtkWidget          *row)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move_highlight (ActantRecordPicker *self,
                int                 step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int n = self->offers->len;
  int position = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : n - 1;

  if (n == 0)
    return;
  /* Where nothing need be taken, one can move off the list again. */
  if (self->several && (position < 0 || position >= n)
      && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    position = -1;
  else
    position = (position + n) % n;

  actant_record_picker_highlight (self, position);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row != NULL)
    scroll_to_row (self, GTK_WIDGET (row));
}

/* Alt and a code's key apply it at once. */
static gboolean
take_by_key (ActantRecordPicker *self,
             guint               key)
{
  gunichar character = gdk_keyval_to_unicode (key);
  char text[7] = "";

  if (character == 0 || self->kind != ACTANT_KIND_CODE || self->session == NULL)
    return GDK_EVENT_PROPAGATE;
  text[g_unichar_to_utf8 (character, text)] = '\0';
  if (actant_tag_offers_find_shortcut (self->session, text) == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  activated_cb (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (ActantRecordPicker *self,
                guint               key,
                guint               code,
                GdkModifierType     state)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if ((state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK)
    return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
           && actant_record_picker_take_other (self)
           ? GDK_EVENT_STOP : take_by_key (self, key);

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_highlight (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      if (self->several && (state & GDK_SHIFT_MASK) == 0)
        actant_record_picker_take (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_BackSpace:
      if (*text != '\0' || self->picks->len == 0)
        return GDK_EVENT_PROPAGATE;
      remove_pick (self, self->picks->len - 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
actant_record_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ACTANT_RECORD_PICKER (widget)->entry);
}

static void
actant_record_picker_dispose (GObject *object)
{
  ActantRecordPicker *self = ACTANT_RECORD_PICKER (object);
  GtkWidget *child;

  /* The list says what it loses. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->picks, g_ptr_array_unref);
  g_clear_pointer (&self->spread, g_hash_table_unref);

  G_OBJECT_CLASS (actant_record_picker_parent_class)->dispose (object);
}

static void
actant_record_picker_class_init (ActantRecordPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_record_picker_dispose;
  widget_class->grab_focus = actant_record_picker_grab_focus;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_list (ActantRecordPicker *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (self->list, "tag-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller,
                "child", self->list,
                "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE,
                "max-content-height", LIST_HEIGHT,
                "can-focus", FALSE,
                NULL);
}

static void
actant_record_picker_init (ActantRecordPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_tag_pick_free);
  self->picks = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_tag_pick_free);
  self->spread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chips = actant_wrap_box_new (4);
  self->entry = gtk_entry_new ();
  build_list (self);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->rule = actant_code_rule_new ();
  gtk_widget_set_parent (self->rule, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update_offers), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
}

/** Returns: (transfer floating): a picker; actant_record_picker_open() fills it */
GtkWidget *
actant_record_picker_new (void)
{
  return g_object_new (ACTANT_TYPE_RECORD_PICKER, NULL);
}

/**
 * actant_record_picker_open:
 * @kind: actors or codes
 * @several: whether several can be taken, else the highlighted one counts
 * @words: of the passage, in one line
 *
 * Starts anew. Of several none is highlighted until something is typed; else
 * the one that the words name.
 */
void
actant_record_picker_open (ActantRecordPicker *self,
                           ActantSession      *session,
                           ActantKind          kind,
                           gboolean            several,
                           const char         *words)
{
  const gboolean actors = kind == ACTANT_KIND_ACTOR;

  g_return_if_fail (ACTANT_IS_RECORD_PICKER (self) && ACTANT_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->kind = kind;
  self->several = several;
  g_free (self->words);
  self->words = g_strdup (words);
  g_ptr_array_set_size (self->picks, 0);
  update_chips (self);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  several ? _("Who acts? A name or alias")
                                  : actors ? _("Who is it? A name or alias")
                                  : _("A code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  several ? _("Subjects") : actors ? _("Actor") : _("Code"), -1);
  g_signal_handlers_block_by_func (self->entry, update_offers, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_handlers_unblock_by_func (self->entry, update_offers, self);
  update_offers (self);
}

/** Returns: (transfer none): what is typed into */
GtkWidget *
actant_record_picker_get_entry (ActantRecordPicker *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_PICKER (self), NULL);

  return self->entry;
}

/** How many rows the list has. */
guint
actant_record_picker_get_n_offers (ActantRecordPicker *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_PICKER (self), 0);

  return self->offers->len;
}

/** Highlights a row; -1 for none. */
void
actant_record_picker_highlight (ActantRecordPicker *self,
                                int                 position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), position);

  g_return_if_fail (ACTANT_IS_RECORD_PICKER (self));

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

/** Returns: (transfer none) (nullable): what Enter would take */
const ActantTagPick *
actant_record_picker_get_highlighted (ActantRecordPicker *self)
{
  GtkListBoxRow *row;
  int position;

  g_return_val_if_fail (ACTANT_IS_RECORD_PICKER (self), NULL);

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  position = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return position >= 0 && position < (int) self->offers->len ? self->offers->pdata[position] : NULL;
}

/** Takes what is highlighted as a chip. Returns: whether something was */
gboolean
actant_record_picker_take (ActantRecordPicker *self)
{
  const ActantTagPick *pick;

  g_return_val_if_fail (ACTANT_IS_RECORD_PICKER (self), FALSE);

  pick = actant_record_picker_get_highlighted (self);
  if (pick == NULL)
    return FALSE;

  add_pick (self, self->picks, pick);
  update_chips (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    update_offers (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * actant_record_picker_take_other:
 *
 * Takes the members of the highlighted collective instead of itself, or the
 * other way round; from then on plain Enter does the same of this collective.
 *
 * Returns: whether a collective is highlighted
 */
gboolean
actant_record_picker_take_other (ActantRecordPicker *self)
{
  const ActantTagPick *pick;

  g_return_val_if_fail (ACTANT_IS_RECORD_PICKER (self), FALSE);

  pick = actant_record_picker_get_highlighted (self);
  if (pick == NULL || get_members (self, lookup (self, pick)) == NULL)
    return FALSE;

  if (!g_hash_table_remove (self->spread, pick->id))
    g_hash_table_add (self->spread, g_strdup (pick->id));

  return actant_record_picker_take (self);
}

/**
 * actant_record_picker_dup_picks:
 *
 * Returns: (transfer full) (element-type ActantTagPick): what was taken, and
 *   what is highlighted when only one is taken or letters are typed
 */
GPtrArray *
actant_record_picker_dup_picks (ActantRecordPicker *self)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_tag_pick_free);
  const ActantTagPick *pick;
  g_autofree char *typed = NULL;

  g_return_val_if_fail (ACTANT_IS_RECORD_PICKER (self), picks);

  for (guint i = 0; i < self->picks->len; i++)
    {
      const ActantTagPick *taken = self->picks->pdata[i];

      g_ptr_array_add (picks, actant_tag_pick_new (taken->id, taken->name));
    }

  typed = dup_typed (self);
  pick = actant_record_picker_get_highlighted (self);
  if (pick != NULL && (!self->several || *typed != '\0'))
    add_pick (self, picks, pick);

  return picks;
}
