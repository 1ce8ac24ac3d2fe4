/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in a list, folded to a few lines or unfolded in place. */
#include "config.h"

#include "sidebar/actant-record-card.h"

#include "actant-paragraph.h"
#include "actant-tooltip.h"
#include "document/actant-palette.h"
#include "memo/actant-memos.h"
#include "session/actant-claim-sentence.h"
#include "sidebar/actant-chip.h"
#include "sidebar/actant-color-mark.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-review-notes.h"
#include "sidebar/actant-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARK_WIDTH 4
#define SPACING 9
#define BUTTON_SPACING 6
#define LINE_SPACING 3
#define N_PARTS 4
#define FOLDED_LINES 4   /* of the title */

struct _ActantRecordCard
{
  GtkWidget         parent_instance;

  ActantWorkspace  *workspace;   /* owned */
  ActantRecordItem *item;        /* owned, nullable */

  /* A list has hundreds of these: what only some need is made by those. */
  GtkWidget        *mark;
  GtkWidget        *title;
  GtkWidget        *delete_button;   /* nullable; beside the title while unfolded */
  GtkWidget        *line;        /* nullable; below each other: */
  GtkWidget        *chips;       /* nullable */
  GtkWidget        *notes;       /* nullable: what was decided on it */
  GtkWidget        *content;     /* nullable */
};

G_DEFINE_FINAL_TYPE (ActantRecordCard, actant_record_card, GTK_TYPE_WIDGET)

static void
record_changed_cb (ActantRecordCard *self)
{
  actant_record_card_update (self);
}

static const ActantRecord *
get_record (ActantRecordCard *self)
{
  return self->item != NULL ? actant_record_item_get_record (self->item) : NULL;
}

/* The row takes the focus, not what is in it. */
static gboolean
actant_record_card_grab_focus (GtkWidget *widget)
{
  return FALSE;
}

static GtkSizeRequestMode
actant_record_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What is below the title, NULL for what is not there. */
static void
list_parts (ActantRecordCard *self,
            GtkWidget        *parts[N_PARTS])
{
  GtkWidget *all[N_PARTS] = { self->line, self->chips, self->notes, self->content };

  for (guint i = 0; i < N_PARTS; i++)
    parts[i] = all[i] != NULL && gtk_widget_should_layout (all[i]) ? all[i] : NULL;
}

/* The width that the button takes of the title. */
static int
get_button_width (ActantRecordCard *self)
{
  int width;

  if (self->delete_button == NULL)
    return 0;

  gtk_widget_measure (self->delete_button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                      NULL);
  return width + BUTTON_SPACING;
}

static void
measure_width (ActantRecordCard *self,
               int              *minimum,
               int              *natural)
{
  GtkWidget *parts[N_PARTS];
  int button = get_button_width (self), min, nat;

  list_parts (self, parts);
  gtk_widget_measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  *minimum += button;
  *natural += button;
  for (guint i = 0; i < N_PARTS; i++)
    if (parts[i] != NULL)
      {
        gtk_widget_measure (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
        *minimum = MAX (*minimum, min);
        *natural = MAX (*natural, nat);
      }
  *minimum += MARK_WIDTH + SPACING;
  *natural += MARK_WIDTH + SPACING;
}

static void
measure_head (ActantRecordCard *self,
              int               width,
              int              *minimum,
              int              *natural)
{
  int button = get_button_width (self), min, nat;

  gtk_widget_measure (self->title, GTK_ORIENTATION_VERTICAL,
                      width >= 0 ? MAX (width - button, 0) : -1, minimum, natural, NULL, NULL);
  if (button == 0)
    return;

  gtk_widget_measure (self->delete_button, GTK_ORIENTATION_VERTICAL, -1, &min, &nat, NULL, NULL);
  *minimum = MAX (*minimum, min);
  *natural = MAX (*natural, nat);
}

static void
actant_record_card_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  ActantRecordCard *self = ACTANT_RECORD_CARD (widget);
  int width = for_size >= 0 ? MAX (for_size - MARK_WIDTH - SPACING, 0) : -1;
  GtkWidget *parts[N_PARTS];
  int min, nat;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  list_parts (self, parts);
  measure_head (self, width, minimum, natural);
  for (guint i = 0; i < N_PARTS; i++)
    if (parts[i] != NULL)
      {
        gtk_widget_measure (parts[i], GTK_ORIENTATION_VERTICAL, width, &min, &nat, NULL, NULL);
        *minimum += LINE_SPACING + min;
        *natural += LINE_SPACING + nat;
      }
  gtk_widget_measure (self->mark, GTK_ORIENTATION_VERTICAL, -1, &min, NULL, NULL, NULL);
  *minimum = MAX (*minimum, min);
  *natural = MAX (*natural, min);
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

/* The title beside the button, and below it one after the other, as high as they want to be where
 * there is room. */
static void
actant_record_card_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  ActantRecordCard *self = ACTANT_RECORD_CARD (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = rtl ? 0 : MARK_WIDTH + SPACING, inner = MAX (width - MARK_WIDTH - SPACING, 0);
  int button = get_button_width (self), minimum, natural, y;
  GtkWidget *parts[N_PARTS];
  gboolean roomy;

  actant_record_card_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL,
                              NULL);
  roomy = height >= natural;
  list_parts (self, parts);
  allocate (self->mark, rtl ? width - MARK_WIDTH : 0, 0, MARK_WIDTH, height);
  measure_head (self, inner, &minimum, &natural);
  y = roomy ? natural : minimum;
  allocate (self->title, rtl ? x + button : x, 0, MAX (inner - button, 0), y);
  if (button > 0)
    allocate (self->delete_button, rtl ? x : x + inner - button + BUTTON_SPACING, 0,
              button - BUTTON_SPACING, y);
  for (guint i = 0; i < N_PARTS; i++)
    if (parts[i] != NULL)
      {
        gtk_widget_measure (parts[i], GTK_ORIENTATION_VERTICAL, inner, &minimum, &natural, NULL,
                            NULL);
        allocate (parts[i], x, y + LINE_SPACING, inner, roomy ? natural : minimum);
        y += LINE_SPACING + (roomy ? natural : minimum);
      }
}

static void
actant_record_card_dispose (GObject *object)
{
  ActantRecordCard *self = ACTANT_RECORD_CARD (object);

  GtkWidget *child;

  actant_record_card_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->title = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_record_card_parent_class)->dispose (object);
}

static void
actant_record_card_class_init (ActantRecordCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_record_card_dispose;
  widget_class->grab_focus = actant_record_card_grab_focus;
  widget_class->get_request_mode = actant_record_card_get_request_mode;
  widget_class->measure = actant_record_card_measure;
  widget_class->size_allocate = actant_record_card_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "recordcard");
}

static GtkWidget *
new_words (const char *css_class,
           int         lines)
{
  GtkWidget *words = actant_paragraph_new (lines);

  gtk_widget_add_css_class (words, css_class);

  return words;
}

/* The focus was in what goes: on with the text. */
static void
delete_clicked_cb (ActantRecordCard *self)
{
  const ActantRecord *record = get_record (self);
  g_autoptr(GtkRoot) root = NULL;
  g_autofree char *id = NULL;

  if (record == NULL)
    return;

  root = g_object_ref (gtk_widget_get_root (GTK_WIDGET (self)));
  id = g_strdup (actant_record_get_id (record));
  actant_workspace_delete (self->workspace, id);
  gtk_widget_activate_action (GTK_WIDGET (root), "win.focus-middle", NULL);
}

static GtkWidget *
new_delete_button (ActantRecordCard *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-button");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  actant_tooltip_set (button, _("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_clicked_cb), self);

  return button;
}

static void
actant_record_card_init (ActantRecordCard *self)
{
  self->mark = actant_color_mark_new (MARK_WIDTH, 24);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));

  self->title = new_words ("card-title", FOLDED_LINES);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (actant_record_card_update), self, G_CONNECT_SWAPPED);
}

/** Returns: (transfer floating): a card without a record */
GtkWidget *
actant_record_card_new (ActantWorkspace *workspace)
{
  ActantRecordCard *self = g_object_new (ACTANT_TYPE_RECORD_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/** The record to show, %NULL for none; the card follows it. */
void
actant_record_card_set_item (ActantRecordCard *self,
                             ActantRecordItem *item)
{
  g_return_if_fail (ACTANT_IS_RECORD_CARD (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, record_changed_cb, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_swapped (item, "notify::record", G_CALLBACK (record_changed_cb), self);
      actant_record_card_update (self);
    }
}

/** Returns: (transfer none) (nullable): what the card shows */
ActantRecordItem *
actant_record_card_get_item (ActantRecordCard *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_CARD (self), NULL);

  return self->item;
}

static gboolean
is_claim (const ActantRecord *record)
{
  return !actant_record_is_opaque (record)
         && actant_record_get_kind (record) == ACTANT_KIND_CLAIM;
}

/* The name of the other coder whose it is; NULL for what is one's own. */
static const char *
get_whose (ActantRecordCard *self)
{
  const ActantRecord *record = get_record (self);

  return record != NULL && actant_kind_has_segments (actant_record_get_kind (record))
         ? actant_workspace_find_other (self->workspace, actant_record_get_id (record)) : NULL;
}

/* Puts what is below the title behind @previous, or the title where that is %NULL. */
static void
insert (ActantRecordCard *self,
        GtkWidget        *part,
        GtkWidget        *previous)
{
  if (previous == NULL)
    previous = self->delete_button != NULL ? self->delete_button : self->title;
  gtk_widget_insert_after (part, GTK_WIDGET (self), previous);
}

static void
add_chip (ActantRecordCard *self,
          GtkWidget        *chip)
{
  if (self->chips == NULL)
    {
      self->chips = actant_wrap_box_new (4);
      insert (self, self->chips, self->line);
    }
  gtk_box_append (GTK_BOX (self->chips), chip);
}

static void
add_whose_chip (ActantRecordCard *self)
{
  const char *whose = get_whose (self);
  GtkWidget *chip;

  if (whose == NULL)
    return;

  chip = actant_chip_new (whose);
  gtk_widget_set_tooltip_text (chip, _("Whose it is: it can be looked at, not changed"));
  add_chip (self, chip);
}

static void
add_anchor_chip (ActantRecordCard   *self,
                 const ActantRecord *record)
{
  ActantAnnotationSet *set = actant_workspace_find_set (self->workspace,
                                                        actant_record_get_id (record));
  ActantAnchorState state;
  GtkWidget *chip;

  if (set == NULL || !actant_kind_has_segments (actant_record_get_kind (record)))
    return;

  state = actant_annotation_set_get_anchor (set, actant_record_get_id (record));
  if (state == ACTANT_ANCHOR_IN_PLACE)
    return;

  chip = actant_chip_new (state == ACTANT_ANCHOR_MOVED ? _("Moved? Check") : _("Quote not found"));
  actant_tooltip_set (chip, state == ACTANT_ANCHOR_MOVED
                      ? _("Its words no longer stand where they were marked, "
                          "but elsewhere in the text")
                      : _("Its words no longer stand in the text"));
  gtk_widget_add_css_class (chip, "warning");
  add_chip (self, chip);
}

/* That several changed it apart; leads to settling that. */
static void
add_versions_button (ActantRecordCard   *self,
                     const ActantRecord *record)
{
  guint n = actant_record_is_opaque (record) ? 0 : actant_record_get_n_versions (record);
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (n == 0)
    return;

  label = g_strdup_printf (ngettext ("%u version: settle", "%u versions: settle", n + 1), n + 1);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "warning");
  gtk_widget_set_tooltip_text (button, _("This was changed in several places at once (V)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.settle-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", actant_record_get_id (record));
  add_chip (self, button);
}

/* How many memos there are on it; leads to them. */
static void
add_memo_button (ActantRecordCard   *self,
                 const ActantRecord *record)
{
  const char *text = actant_kind_has_segments (actant_record_get_kind (record))
                     ? actant_workspace_get_text_path (self->workspace) : NULL;
  const char *first;
  guint n = actant_memos_count (actant_workspace_get_session (self->workspace), text,
                                actant_record_get_id (record), &first);
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (n == 0)
    return;

  label = g_strdup_printf (ngettext ("%u memo", "%u memos", n), n);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  actant_tooltip_set (button, _("Show the memos on this record"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-memo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", first);
  add_chip (self, button);
}

static void
update_chips (ActantRecordCard   *self,
              const ActantRecord *record)
{
  g_clear_pointer (&self->chips, gtk_widget_unparent);
  add_whose_chip (self);
  add_anchor_chip (self, record);
  add_versions_button (self, record);
  add_memo_button (self, record);
}

/* What became of it, below the chips. */
static void
update_notes (ActantRecordCard   *self,
              const ActantRecord *record)
{
  g_clear_pointer (&self->notes, gtk_widget_unparent);
  self->notes = actant_kind_has_segments (actant_record_get_kind (record))
                ? actant_review_notes_new (self->workspace, record) : NULL;
  if (self->notes != NULL)
    insert (self, self->notes, self->chips != NULL ? self->chips : self->line);
}

static void
set_line (ActantRecordCard *self,
          const char       *text)
{
  if (self->line == NULL)
    {
      self->line = new_words ("card-line", 2);
      gtk_widget_add_css_class (self->line, "dim-label");
      insert (self, self->line, NULL);
    }
  actant_paragraph_set_text (ACTANT_PARAGRAPH (self->line), text);
}

/* A claim is one sentence; others have a title and a line that says what they are. */
static void
update_words (ActantRecordCard   *self,
              const ActantRecord *record,
              ActantSession      *session)
{
  const char *text = actant_workspace_get_text_path (self->workspace);
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  gboolean claim = is_claim (record);

  if (self->line != NULL)
    gtk_widget_set_visible (self->line, !claim);
  if (claim)
    {
      title = actant_claim_dup_sentence_markup (session, text, record);
      actant_paragraph_set_markup (ACTANT_PARAGRAPH (self->title), title);
      gtk_widget_remove_css_class (self->title, "card-title");
      return;
    }

  title = actant_record_words_dup_title (record);
  line = actant_record_words_dup_line (record, session, text);
  actant_paragraph_set_text (ACTANT_PARAGRAPH (self->title), title);
  gtk_widget_add_css_class (self->title, "card-title");
  set_line (self, line);
}

/** Shows the record as it is now, and the names and colours it depends on. */
void
actant_record_card_update (ActantRecordCard *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantRecord *record = get_record (self);
  GdkRGBA color;

  g_return_if_fail (ACTANT_IS_RECORD_CARD (self));

  if (record == NULL || session == NULL)
    return;

  update_words (self, record, session);
  actant_palette_get_record (record, actant_session_get_study (session),
                             adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
  actant_color_mark_set_color (ACTANT_COLOR_MARK (self->mark), &color);
  update_chips (self, record);
  update_notes (self, record);
}

/**
 * actant_record_card_unfold:
 * @content: what to show below the summary; has no parent
 */
void
actant_record_card_unfold (ActantRecordCard *self,
                           GtkWidget        *content)
{
  g_return_if_fail (ACTANT_IS_RECORD_CARD (self) && self->content == NULL);

  self->content = content;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  if (get_whose (self) == NULL)
    {
      self->delete_button = new_delete_button (self);
      gtk_widget_insert_after (self->delete_button, GTK_WIDGET (self), self->title);
    }
  actant_paragraph_set_lines (ACTANT_PARAGRAPH (self->title), -1);
}

/** Returns: (transfer full) (nullable): what was unfolded, taken away */
GtkWidget *
actant_record_card_fold (ActantRecordCard *self)
{
  GtkWidget *content;

  g_return_val_if_fail (ACTANT_IS_RECORD_CARD (self), NULL);

  if (self->content == NULL)
    return NULL;

  content = g_object_ref (self->content);
  self->content = NULL;
  gtk_widget_unparent (content);
  g_clear_pointer (&self->delete_button, gtk_widget_unparent);
  actant_paragraph_set_lines (ACTANT_PARAGRAPH (self->title), FOLDED_LINES);

  return content;
}

/**
 * actant_record_card_dup_label:
 * @position: of the card in its list, from 0
 * @n_items: how many the list has
 *
 * Returns: (transfer full): what a screen reader calls the row
 */
char *
actant_record_card_dup_label (ActantRecordCard *self,
                              guint             position,
                              guint             n_items)
{
  const ActantRecord *record = get_record (self);
  const char *whose = get_whose (self);
  g_autofree char *kind = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ACTANT_IS_RECORD_CARD (self) && record != NULL, NULL);

  /* Translators: a coder, and what the coder marked */
  title = whose != NULL ? g_strdup_printf (_("%s: %s"), whose,
                                           actant_paragraph_get_text (ACTANT_PARAGRAPH (self->title)))
                        : g_strdup (actant_paragraph_get_text (ACTANT_PARAGRAPH (self->title)));
  if (is_claim (record))
    /* Translators: for screen readers: "Kim forecasts: North Korea tests a missile, 2 of 12" */
    return g_strdup_printf (_("%s, %u of %u"), title, position + 1, n_items);

  kind = actant_record_words_dup_kind (record);
  /* Translators: for screen readers: "Forecast: North Korea tests a missile, 2 of 12" */
  return g_strdup_printf (_("%s: %s, %u of %u"), kind, title, position + 1, n_items);
}
