/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-over beside the selection that makes claims, mentions and codings. */
#include "config.h"

#include "tagging/actant-tag-palette.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "language/actant-proposal.h"
#include "session/actant-recovery.h"
#include "sidebar/actant-record-words.h"
#include "tagging/actant-letter-row.h"
#include "tagging/actant-record-picker.h"
#include "tagging/actant-tag-extras.h"

/* In the order of the choices. Claims: report act schedule assertion evaluation
 * forecast intention commitment threat demand recommendation. */
#define CLAIM_LETTERS "rasxefictdm"
/* Mentions: name, noun, pronoun. */
#define MODE_LETTERS "nop"

#define WIDTH 392      /* logical pixels */
#define MAX_WORDS 400  /* code points of the passage that are looked at */

struct _ActantTagPalette
{
  GtkPopover         parent_instance;

  GtkWidget         *words_label;
  GtkWidget         *picker;
  GtkWidget         *type_row;       /* a claim's */
  GtkWidget         *mode_row;       /* a mention's */
  GtkWidget         *new_box;        /* the type of an actor to be made */
  GtkWidget         *new_type;
  GtkWidget         *gist_entry;
  GtkWidget         *extras;         /* what else a claim will have */
  GtkWidget         *claimant_label;
  GtkWidget         *keys_label;

  /* Owned */
  ActantWorkspace   *workspace;
  char              *words;
  char              *draft;          /* that a gist may start from */
  char              *kept_id;        /* nullable: of the claim that the journal keeps meanwhile */
  GtkWidget         *focus_before;   /* weak */

  ActantPaletteMode  mode;
  ActantTextRange    range;
  gboolean           mode_chosen;    /* the mention's, by the user */
  const char        *type;           /* interned: that the words propose */
};

G_DEFINE_FINAL_TYPE (ActantTagPalette, actant_tag_palette, GTK_TYPE_POPOVER)

static const struct
{
  ActantKind  kind;
  ActantKind  picked;
  const char *name;
  const char *keys;
} modes[] = {
  [ACTANT_PALETTE_CLAIM] = {
    ACTANT_KIND_CLAIM, ACTANT_KIND_ACTOR, N_("Tag Claim"),
    N_("Enter takes an actor, then tags · Tab goes on · Ctrl+Enter tags at once"),
  },
  [ACTANT_PALETTE_ACTOR] = {
    ACTANT_KIND_MENTION, ACTANT_KIND_ACTOR, N_("Tag Actor"),
    N_("↑ ↓ choose · Enter tags"),
  },
  [ACTANT_PALETTE_CODE] = {
    ACTANT_KIND_CODING, ACTANT_KIND_CODE, N_("Apply Code"),
    N_("↑ ↓ choose · Enter applies the code · Alt and its key apply it at once"),
  },
};

/* The type chosen for an actor to be made; the first entry leaves it open. */
static const char *
get_new_type (ActantTagPalette *self)
{
  const ActantField *field = actant_table_get (actant_kind_get_info (ACTANT_KIND_ACTOR)->table,
                                               "type");
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->new_type));

  return position > 0 && position != GTK_INVALID_LIST_POSITION
         ? field->type->choices[position - 1].value : NULL;
}

static GtkWidget *
new_type_drop_down (void)
{
  const ActantField *field = actant_table_get (actant_kind_get_info (ACTANT_KIND_ACTOR)->table,
                                               "type");
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  g_strv_builder_add (labels, _("Not set"));
  for (const ActantChoice *choice = field->type->choices; choice->value != NULL; choice++)
    g_strv_builder_add (labels, _(choice->label));
  names = g_strv_builder_end (labels);

  return gtk_drop_down_new_from_strings ((const char * const *) names);
}

static gboolean
make (ActantTagPalette *self,
      ActantTag        *tag,
      char            **id)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) change_set =
    actant_tagger_new_change (session, actant_workspace_get_text_path (self->workspace), tag, id,
                              &error);

  if (change_set == NULL)
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return FALSE;
    }

  return actant_workspace_apply (self->workspace, change_set);
}

static void
tag_cb (ActantTagPalette *self)
{
  g_autoptr(GPtrArray) picks =
    actant_record_picker_dup_picks (ACTANT_RECORD_PICKER (self->picker));
  g_autofree char *gist = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->gist_entry)));
  g_autoptr(ActantRecord) base = NULL;
  g_autofree char *id = NULL;
  ActantTag tag = { modes[self->mode].kind, self->range, picks };

  if (self->workspace == NULL || actant_workspace_get_text_path (self->workspace) == NULL
      || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  /* A mention of nobody and a coding with nothing are not made. */
  if (tag.kind != ACTANT_KIND_CLAIM && picks->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  tag.gist = g_strstrip (gist);
  if (tag.kind == ACTANT_KIND_CLAIM)
    {
      tag.type = actant_letter_row_get_value (ACTANT_LETTER_ROW (self->type_row));
      tag.base = base = actant_tag_extras_dup_claim (ACTANT_TAG_EXTRAS (self->extras));
    }
  else if (tag.kind == ACTANT_KIND_MENTION)
    {
      ActantTagPick *pick = picks->pdata[0];

      tag.type = actant_letter_row_get_value (ACTANT_LETTER_ROW (self->mode_row));
      pick->type = pick->id == NULL ? g_strdup (get_new_type (self)) : NULL;
    }

  if (!make (self, &tag, &id))
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  actant_workspace_select (self->workspace, id);
}

static gboolean
tag_shortcut_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  tag_cb (ACTANT_TAG_PALETTE (widget));
  return GDK_EVENT_STOP;
}

/* How the mention names its actor follows the highlighted one until it is
 * chosen; a new actor's type is asked for only when there is one. */
static void
picker_changed_cb (ActantTagPalette *self)
{
  const ActantTagPick *pick;
  const ActantRecord *actor = NULL;

  if (self->mode != ACTANT_PALETTE_ACTOR || self->workspace == NULL || self->words == NULL)
    return;

  pick = actant_record_picker_get_highlighted (ACTANT_RECORD_PICKER (self->picker));
  if (pick != NULL && pick->id != NULL)
    actor = actant_session_lookup (actant_workspace_get_session (self->workspace),
                                   ACTANT_KIND_ACTOR, pick->id);
  if (!self->mode_chosen)
    actant_letter_row_set_value (ACTANT_LETTER_ROW (self->mode_row),
                                 actant_tagger_guess_mode (actor, pick != NULL ? pick->name : NULL,
                                                           self->words));
  gtk_widget_set_visible (self->new_box, pick != NULL && pick->id == NULL);
}

static void
mode_picked_cb (ActantTagPalette *self)
{
  self->mode_chosen = TRUE;
}

/* A letter typed in the row has said all there is to say there. */
static void
type_picked_cb (ActantTagPalette *self)
{
  if (gtk_widget_is_focus (self->type_row))
    gtk_widget_grab_focus (self->gist_entry);
}

/* Right takes the draft over, to be made into a gist. */
static gboolean
gist_key_cb (ActantTagPalette *self,
             guint             key,
             guint             code,
             GdkModifierType   state)
{
  GtkEditable *gist = GTK_EDITABLE (self->gist_entry);

  if ((key != GDK_KEY_Right && key != GDK_KEY_KP_Right) || *gtk_editable_get_text (gist) != '\0')
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (gist, self->draft);
  gtk_editable_set_position (gist, -1);
  return GDK_EVENT_STOP;
}

static void
text_changed_cb (ActantTagPalette *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
actant_tag_palette_closed (GtkPopover *popover)
{
  ActantTagPalette *self = ACTANT_TAG_PALETTE (popover);
  GtkWidget *focus = self->focus_before;

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_clear_weak_pointer (&self->focus_before);
}

static void
actant_tag_palette_dispose (GObject *object)
{
  ActantTagPalette *self = ACTANT_TAG_PALETTE (object);

  actant_tag_palette_set_workspace (self, NULL);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->kept_id, g_free);

  G_OBJECT_CLASS (actant_tag_palette_parent_class)->dispose (object);
}

static void
actant_tag_palette_class_init (ActantTagPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  G_OBJECT_CLASS (klass)->dispose = actant_tag_palette_dispose;
  GTK_POPOVER_CLASS (klass)->closed = actant_tag_palette_closed;

  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], GDK_CONTROL_MASK, tag_shortcut_cb, NULL);
}

static GtkWidget *
new_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");

  return label;
}

static void
build_rows (ActantTagPalette *self)
{
  const ActantField *mode = actant_table_get (actant_kind_get_info (ACTANT_KIND_MENTION)->table,
                                              "mode");
  GtkWidget **rows[] = { &self->type_row, &self->mode_row };

  self->type_row = actant_letter_row_new (&actant_type_claim_type, CLAIM_LETTERS, _("Type"));
  g_signal_connect_swapped (self->type_row, "picked", G_CALLBACK (type_picked_cb), self);
  g_signal_connect_swapped (self->type_row, "activate", G_CALLBACK (tag_cb), self);

  self->mode_row = actant_letter_row_new (mode->type, MODE_LETTERS, _("Named by"));
  g_signal_connect_swapped (self->mode_row, "picked", G_CALLBACK (mode_picked_cb), self);
  g_signal_connect_swapped (self->mode_row, "activate", G_CALLBACK (tag_cb), self);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_add_controller (GTK_WIDGET (self),
                               actant_letter_row_new_shortcuts (ACTANT_LETTER_ROW (*rows[i])));
}

static void
build_new_box (ActantTagPalette *self)
{
  GtkWidget *label = gtk_label_new (_("Type of the new actor"));

  self->new_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->new_type = new_type_drop_down ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->new_type),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (self->new_box), label);
  gtk_box_append (GTK_BOX (self->new_box), self->new_type);
}

static void gist_changed_cb (ActantTagPalette *self);
static void drop_kept       (ActantTagPalette *self);

static void
build_gist (ActantTagPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *hint =
    _("The claim in one sentence of your own, drafted from the text; → brings the draft back");

  self->gist_entry = gtk_entry_new ();
  gtk_widget_set_tooltip_text (self->gist_entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->gist_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Gist"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  g_signal_connect_swapped (self->gist_entry, "activate", G_CALLBACK (tag_cb), self);
  g_signal_connect_swapped (self->gist_entry, "changed", G_CALLBACK (gist_changed_cb), self);
  g_signal_connect (self, "closed", G_CALLBACK (drop_kept), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (gist_key_cb), self);
  gtk_widget_add_controller (self->gist_entry, keys);
}

static void
actant_tag_palette_init (ActantTagPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp;
  GtkWidget **children[] = { &self->words_label, &self->picker, &self->mode_row, &self->new_box,
                             &self->type_row, &self->gist_entry, &self->extras,
                             &self->claimant_label, &self->keys_label };

  self->words_label = new_caption ();
  self->picker = actant_record_picker_new ();
  g_signal_connect_swapped (self->picker, "done", G_CALLBACK (tag_cb), self);
  g_signal_connect_swapped (self->picker, "changed", G_CALLBACK (picker_changed_cb), self);
  build_rows (self);
  build_new_box (self);
  build_gist (self);
  self->extras = actant_tag_extras_new ();
  self->claimant_label = new_caption ();
  self->keys_label = new_caption ();
  gtk_label_set_wrap (GTK_LABEL (self->keys_label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->keys_label), PANGO_ELLIPSIZE_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_box_append (GTK_BOX (box), *children[i]);
  /* Not as wide as a row of choices on one line. */
  clamp = g_object_new (ADW_TYPE_CLAMP,
                        "maximum-size", WIDTH, "tightening-threshold", WIDTH,
                        "width-request", WIDTH, "child", box, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), clamp);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-palette");
}

/** Returns: (transfer floating): a palette, to become some widget's child */
GtkWidget *
actant_tag_palette_new (void)
{
  return g_object_new (ACTANT_TYPE_TAG_PALETTE, NULL);
}

/** Sets what the palette tags in; %NULL for nothing. */
void
actant_tag_palette_set_workspace (ActantTagPalette *self,
                                  ActantWorkspace  *workspace)
{
  g_return_if_fail (ACTANT_IS_TAG_PALETTE (self));

  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, text_changed_cb, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "notify::source", G_CALLBACK (text_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* What is to be tagged: the selection, or what stands at the caret. */
static gboolean
find_range (ActantTagPalette *self)
{
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);

  if (source == NULL)
    return FALSE;
  if (set != NULL && !actant_annotation_set_is_writable (set))
    {
      actant_workspace_toast (self->workspace, actant_annotation_set_get_read_only_reason (set),
                              FALSE);
      return FALSE;
    }
  if (actant_workspace_get_range (self->workspace, &self->range.start, &self->range.end)
      && actant_tagger_trim (source, &self->range))
    return TRUE;
  if (actant_tagger_find_range (
        source,
        actant_session_get_furniture (actant_workspace_get_session (self->workspace),
                                      actant_workspace_get_text_path (self->workspace)),
        modes[self->mode].kind, actant_workspace_get_caret (self->workspace), &self->range))
    return TRUE;

  actant_workspace_toast (self->workspace, _("Select words in the text first"), FALSE);
  return FALSE;
}

/* The words of the passage, without page furniture. */
static char *
dup_words (ActantTagPalette *self)
{
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  g_autoptr(GArray) ranges =
    actant_tagger_cut_range (actant_workspace_get_session (self->workspace),
                             actant_workspace_get_text_path (self->workspace), &self->range);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      g_autofree char *part =
        actant_tagger_dup_words (source, &g_array_index (ranges, ActantTextRange, i), MAX_WORDS);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
    }

  return g_string_free (words, FALSE);
}

static void
show_words (ActantTagPalette *self)
{
  g_autofree char *claimant = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *quoted = NULL;

  g_free (self->words);
  self->words = dup_words (self);
  /* Translators: words of the text, in quotation marks */
  quoted = g_strdup_printf (_("“%s”"), self->words);
  gtk_label_set_text (GTK_LABEL (self->words_label), quoted);

  claimant = actant_record_words_dup_claimant (actant_workspace_get_session (self->workspace),
                                               actant_workspace_get_text_path (self->workspace));
  /* Translators: who makes a claim unless the coder says otherwise: “Claimant: Kim (author)” */
  hint = g_strdup_printf (_("Claimant: %s"), claimant);
  gtk_label_set_text (GTK_LABEL (self->claimant_label), hint);
}

/* The claim to be made, placed; an id of its own comes with it when it is made. */
static ActantRecord *
place_claim (ActantTagPalette *self,
             ActantSession    *session,
             const char       *text,
             const char       *id)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  g_autoptr(GArray) ranges = actant_tagger_cut_range (session, text, &self->range);
  ActantValue *members[64] = { NULL };

  members[actant_table_find (table, "segments")] =
    actant_session_new_segments (session, text, ranges, NULL);
  if (members[actant_table_find (table, "segments")] == NULL)
    return NULL;

  return actant_record_new (ACTANT_KIND_CLAIM, id,
                            actant_value_new_object (table, members, NULL));
}

/* The palette was closed: there is a claim now, or there is to be none. */
static void
drop_kept (ActantTagPalette *self)
{
  ActantSession *session = self->workspace != NULL
                           ? actant_workspace_get_session (self->workspace) : NULL;

  if (self->kept_id != NULL && session != NULL)
    actant_session_drop_draft (session, self->kept_id);
  g_clear_pointer (&self->kept_id, g_free);
}

/* Has the journal keep the claim with what is typed of its gist. Its id comes from elsewhere: one
 * that may never be used must not be drawn from the study's. */
static void
gist_changed_cb (ActantTagPalette *self)
{
  ActantSession *session = self->workspace != NULL
                           ? actant_workspace_get_session (self->workspace) : NULL;
  const char *gist = gtk_editable_get_text (GTK_EDITABLE (self->gist_entry));
  const char *text = session != NULL ? actant_workspace_get_text_path (self->workspace) : NULL;
  const char *type;
  g_autoptr(ActantRecord) placed = NULL;
  g_autoptr(ActantRecord) typed = NULL;
  g_autoptr(ActantRecord) record = NULL;

  if (text == NULL || self->mode != ACTANT_PALETTE_CLAIM
      || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !actant_session_has_journal (session))
    return;
  if (*gist == '\0')
    {
      drop_kept (self);
      return;
    }

  if (self->kept_id == NULL)
    self->kept_id = g_uuid_string_random ();
  placed = place_claim (self, session, text, self->kept_id);
  if (placed == NULL)
    return;
  type = actant_letter_row_get_value (ACTANT_LETTER_ROW (self->type_row));
  typed = actant_record_set (placed, "gist", actant_value_new_text (gist));
  record = actant_record_set (typed, "type", type != NULL ? actant_value_new_text (type) : NULL);
  actant_session_set_draft (session, text, record, _("Tag Claim"));
}

/* What the words propose and the claim before has; all of it can be changed before Enter. */
static void
propose (ActantTagPalette *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const char *text = actant_workspace_get_text_path (self->workspace);
  g_autoptr(ActantRecord) placed = place_claim (self, session, text,
                                                     "00000000-0000-7000-8000-000000000000");
  g_autoptr(ActantRecord) filled = NULL;
  g_autoptr(ActantRecord) carried = NULL;
  g_autofree char *placeholder = NULL;
  const char *gist;

  if (placed == NULL)
    return;

  filled = actant_proposal_fill (session, text, placed);
  carried = actant_proposal_carry_over (session, text, filled);
  gist = actant_record_get_text (carried, "gist");
  self->type = g_intern_string (actant_record_get_text (carried, "type"));
  actant_tag_extras_propose (ACTANT_TAG_EXTRAS (self->extras), session, carried);
  gtk_widget_set_visible (self->claimant_label, actant_record_get (carried, "claimants") == NULL);

  g_free (self->draft);
  self->draft = g_strdup (gist != NULL ? gist : "");
  gtk_editable_set_text (GTK_EDITABLE (self->gist_entry), self->draft);
  /* Translators: in the empty entry; the key → copies the drafted gist into it */
  placeholder = g_strdup_printf (_("Gist (→ takes “%s”)"), self->draft);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->gist_entry), placeholder);
}

static void
show_mode (ActantTagPalette *self)
{
  const gboolean claim = self->mode == ACTANT_PALETTE_CLAIM;

  gtk_widget_set_visible (self->type_row, claim);
  gtk_widget_set_visible (self->gist_entry, claim);
  gtk_widget_set_visible (self->extras, claim);
  gtk_widget_set_visible (self->mode_row, self->mode == ACTANT_PALETTE_ACTOR);
  gtk_widget_set_visible (self->new_box, FALSE);
  gtk_label_set_text (GTK_LABEL (self->keys_label), _(modes[self->mode].keys));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(modes[self->mode].name), -1);

  gtk_widget_set_visible (self->claimant_label, FALSE);
  if (claim)
    propose (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->new_type), 0);
  self->mode_chosen = FALSE;
}

/**
 * actant_tag_palette_open:
 * @mode: what to make
 * @area: of the passage, in the parent's coordinates
 *
 * Opens beside the workspace's range, or the sentence at the caret (for a
 * mention the word). With nothing there, or in a set that cannot be written, a
 * toast says so. When it closes, the focus goes back to where it was.
 */
void
actant_tag_palette_open (ActantTagPalette   *self,
                         ActantPaletteMode   mode,
                         const GdkRectangle *area)
{
  GtkRoot *root;

  g_return_if_fail (ACTANT_IS_TAG_PALETTE (self) && mode < G_N_ELEMENTS (modes));
  g_return_if_fail (self->workspace != NULL);

  self->mode = mode;
  if (!find_range (self))
    return;

  show_words (self);
  show_mode (self);
  actant_record_picker_open (ACTANT_RECORD_PICKER (self->picker),
                             actant_workspace_get_session (self->workspace), modes[mode].picked,
                             mode == ACTANT_PALETTE_CLAIM, self->words);
  picker_changed_cb (self);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  g_set_weak_pointer (&self->focus_before, root != NULL ? gtk_root_get_focus (root) : NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
  /* Only now: a label that is not shown keeps the looks of what is chosen no more. */
  if (mode == ACTANT_PALETTE_CLAIM)
    actant_letter_row_set_value (ACTANT_LETTER_ROW (self->type_row), self->type);
  gtk_widget_grab_focus (self->picker);
}
