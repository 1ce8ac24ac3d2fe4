/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case: the passage, and what each coder made of it. */
#include "config.h"

#include "review/actant-case-view.h"

#include "actant-page-layout.h"
#include "memo/actant-answers.h"
#include "review/actant-case-words.h"
#include "session/actant-value-parse.h"

#include <glib/gi18n.h>
#include <string.h>

/* Logical pixels of the answers to a decision, at most. */
#define ANSWERS_HEIGHT 96

struct _ActantCaseView
{
  GtkWidget     parent_instance;

  ActantReview *review;     /* owned */
  guint         position;   /* of the case; G_MAXUINT for none */
  GHashTable   *choices;    /* field -> number of the coder, plus one */

  GtkWidget    *box;
  GtkWidget    *place;
  GtkWidget    *relation;   /* what leads to what, of a relation */
  GtkWidget    *passage;
  GtkWidget    *state;
  GtkWidget    *answers;    /* scrolls what was answered to the decision */
  GtkWidget    *scroller;
  GtkWidget    *grid;       /* replaced for each case */
  GtkWidget    *reason;
  GtkWidget    *gap;
};

enum
{
  REASON_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantCaseView, actant_case_view, GTK_TYPE_WIDGET)

static const ActantCase *
get_case (ActantCaseView *self)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);

  return queue != NULL && self->position < actant_adjudication_get_n (queue)
         ? actant_adjudication_get (queue, self->position) : NULL;
}

/* The first coder who has a record in the case. */
static guint
find_ground (const ActantCase *item)
{
  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL)
      return i;

  return 0;
}

/* Fields */

/* Whether coders differ in the field, or in a part of it ("likelihood.low"). */
static gboolean
is_disputed (const ActantCase *item,
             const char       *field)
{
  gsize length = strlen (field);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const char *name = item->fields->pdata[i];

      if ((strncmp (name, field, length) == 0 && (name[length] == '\0' || name[length] == '.'))
          || (strcmp (field, "attributes") == 0 && g_str_has_prefix (name, "attr_"))
          || (strcmp (field, "segments") == 0 && strcmp (name, "passage") == 0))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_filled (const ActantCase *item,
           const char       *field)
{
  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL && actant_record_get (item->records->pdata[i], field) != NULL)
      return TRUE;

  return FALSE;
}

static char *
dup_given (ActantCaseView     *self,
           const ActantRecord *record,
           const ActantField  *field)
{
  ActantSession *session = actant_workspace_get_session (actant_review_get_workspace (self->review));
  const ActantValue *value = actant_record_get (record, field->name);

  if (strcmp (field->name, "segments") == 0)
    return actant_record_dup_quote (record);
  if (value == NULL)
    return g_strdup ("–");

  return actant_value_dup_words (session, field->type, value);
}

/* Whether the field is an end of a relation: what became of the claim, not to be taken from a coder. */
static gboolean
is_end (const ActantField *field)
{
  return field->type->field_class == ACTANT_FIELD_REF && field->type->kind == ACTANT_KIND_CLAIM;
}

/* The coder whose value of the field is taken. */
static guint
get_chosen (ActantCaseView *self,
            const char     *field)
{
  guint chosen = GPOINTER_TO_UINT (g_hash_table_lookup (self->choices, field));

  return chosen > 0 ? chosen - 1 : actant_case_view_get_coder (self);
}

static void show_grid (ActantCaseView *self);

static void
cell_clicked_cb (GtkWidget      *cell,
                 ActantCaseView *self)
{
  const char *field = g_object_get_data (G_OBJECT (cell), "field");
  guint coder = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "coder"));
  int column, row;

  gtk_grid_query_child (GTK_GRID (self->grid), cell, &column, &row, NULL, NULL);
  actant_case_view_choose (self, field, coder);
  gtk_widget_grab_focus (gtk_grid_get_child_at (GTK_GRID (self->grid), column, row));
}

static GtkWidget *
new_label (const char *words,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 5);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A claim of the coder's, to be read. */
static GtkWidget *
new_end (ActantCaseView     *self,
         const ActantRecord *record,
         const ActantField  *field)
{
  g_autofree char *words = dup_given (self, record, field);
  GtkWidget *label = new_label (words, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 10);   /* as far in as what is in the cells */
  gtk_widget_set_tooltip_text (label, words);

  return label;
}

/* What a coder gave, to be pressed: taken or not is told by a mark, not by colour. */
static GtkWidget *
new_cell (ActantCaseView    *self,
          const ActantCase  *item,
          const ActantField *field,
          guint              coder)
{
  const ActantRecord *record = item->records->pdata[coder];
  gboolean chosen = get_chosen (self, field->name) == coder;
  g_autofree char *words = dup_given (self, record, field);
  g_autofree char *label = g_strdup_printf ("%s%s", chosen ? "✓ " : "", words);
  g_autofree char *name = NULL;
  const char *slug = actant_review_get_coders (self->review)[coder];
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (label);

  /* translators: a field, a coder, and what the coder gave */
  name = g_strdup_printf (chosen ? _("%s, %s: %s, taken") : _("%s, %s: %s"), _(field->label), slug, words);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 4);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "field", (gpointer) field->name);
  g_object_set_data (G_OBJECT (button), "coder", GUINT_TO_POINTER (coder));
  g_signal_connect (button, "clicked", G_CALLBACK (cell_clicked_cb), self);

  return button;
}

/* A field in a row: its name, then each coder's. */
static void
add_row (ActantCaseView    *self,
         const ActantCase  *item,
         const ActantField *field,
         int                row)
{
  g_autofree char *label = g_strdup_printf ("%s%s", is_disputed (item, field->name) ? "≠ " : "", _(field->label));
  GtkWidget *name = new_label (label, is_disputed (item, field->name) ? "heading" : "dim-label");

  gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
  for (guint coder = 0; coder < item->records->len; coder++)
    if (item->records->pdata[coder] != NULL)
      gtk_grid_attach (GTK_GRID (self->grid), is_end (field) ? new_end (self, item->records->pdata[coder], field)
                       : new_cell (self, item, field, coder), coder + 1, row, 1, 1);
}

static void
add_heads (ActantCaseView   *self,
           const ActantCase *item)
{
  const char * const *coders = actant_review_get_coders (self->review);

  for (guint coder = 0; coder < item->records->len; coder++)
    {
      g_autofree char *head = item->records->pdata[coder] != NULL
        ? g_strdup_printf ("%u  %s", coder + 1, coders[coder])
        /* translators: a coder who marked nothing here */
        : g_strdup_printf (_("%s: nothing here"), coders[coder]);

      gtk_grid_attach (GTK_GRID (self->grid), new_label (head, "heading"), coder + 1, 0, 1, 1);
    }
}

/* Disputed fields first. */
static void
show_grid (ActantCaseView *self)
{
  const ActantCase *item = get_case (self);
  const ActantTable *table;
  int row = 1;

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  if (item == NULL)
    return;

  add_heads (self, item);
  table = actant_kind_get_info (item->kind)->table;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < table->n_fields; i++)
      {
        const ActantField *field = &table->fields[i];

        if (((field->flags & ACTANT_FIELD_INTERNAL) && strcmp (field->name, "segments") != 0)
            || !is_filled (item, field->name) || is_disputed (item, field->name) != (pass == 0))
          continue;
        add_row (self, item, field, row++);
      }
}

/* What was decided and why, or what is to be decided before. */
static char *
dup_state (ActantCaseView   *self,
           const ActantCase *item)
{
  ActantAdjudication *queue = actant_review_get_queue (self->review);
  g_autoptr(GError) problem = NULL;
  const char *reason = item->review != NULL ? actant_record_get_text (item->review, "reason") : NULL;
  const char *state = item->reopened ? _("Open again: something has changed since")
                      : item->agreed && item->verdict == ACTANT_VERDICT_NONE ? _("All agree")
                      : actant_verdict_get_words (item->verdict);

  if (item->verdict == ACTANT_VERDICT_NONE && !actant_adjudication_check_ends (queue, item, &problem))
    return g_strdup_printf (actant_adjudication_find_undecided (queue, item) != G_MAXUINT ? "%s · %s (C)" : "%s · %s",
                            state, problem->message);

  return reason != NULL ? g_strdup_printf ("%s · %s", state, reason) : g_strdup (state);
}

static void
show_relation (ActantCaseView   *self,
               const ActantCase *item)
{
  gboolean is_relation = item->kind == ACTANT_KIND_RELATION;
  g_autofree char *title = is_relation ? actant_case_dup_title (actant_review_get_queue (self->review), item) : NULL;

  gtk_label_set_text (GTK_LABEL (self->relation), title != NULL ? title : "");
  gtk_widget_set_visible (self->relation, is_relation);
}

static void
show_answers (ActantCaseView   *self,
              const ActantCase *item)
{
  ActantSession *session = actant_workspace_get_session (actant_review_get_workspace (self->review));
  GtkWidget *answers = item->review != NULL
                       ? actant_answers_new (session, item->text, actant_record_get_id (item->review)) : NULL;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->answers), answers);
  gtk_widget_set_visible (self->answers, answers != NULL);
}

/**
 * actant_case_view_show:
 * @self: a view
 * @position: of the case in the queue; %G_MAXUINT for none
 *
 * Shows the case; what was chosen for another is forgotten.
 */
void
actant_case_view_show (ActantCaseView *self,
                       guint           position)
{
  const ActantCase *item;
  g_autofree char *place = NULL;
  g_autofree char *state = NULL;

  g_return_if_fail (ACTANT_IS_CASE_VIEW (self));

  if (position != self->position)
    {
      g_hash_table_remove_all (self->choices);
      gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->gap), FALSE);
    }
  self->position = position;
  item = get_case (self);
  gtk_widget_set_visible (self->box, item != NULL);
  show_grid (self);
  if (item == NULL)
    return;

  place = g_strdup_printf ("%s · %s", _(actant_kind_get_info (item->kind)->label), item->text);
  state = dup_state (self, item);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_label_set_text (GTK_LABEL (self->state), state);
  show_answers (self, item);
  show_relation (self, item);
  actant_case_show_passage (actant_review_get_queue (self->review), item, GTK_LABEL (self->passage));
}

/** Returns: the position of the case that is shown, %G_MAXUINT for none */
guint
actant_case_view_get_position (ActantCaseView *self)
{
  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self), G_MAXUINT);

  return self->position;
}

/** Returns: the number of the coder whose record is the ground */
guint
actant_case_view_get_coder (ActantCaseView *self)
{
  const ActantCase *item;

  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self), 0);

  item = get_case (self);
  return item != NULL ? find_ground (item) : 0;
}

/** Returns: (transfer none): fields that come from others than the ground */
GHashTable *
actant_case_view_get_choices (ActantCaseView *self)
{
  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self), NULL);

  return self->choices;
}

/** Returns: why, as typed */
const char *
actant_case_view_get_reason (ActantCaseView *self)
{
  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->reason));
}

gboolean
actant_case_view_get_gap (ActantCaseView *self)
{
  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->gap));
}

void
actant_case_view_toggle_gap (ActantCaseView *self)
{
  g_return_if_fail (ACTANT_IS_CASE_VIEW (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->gap), !actant_case_view_get_gap (self));
}

void
actant_case_view_focus_reason (ActantCaseView *self)
{
  g_return_if_fail (ACTANT_IS_CASE_VIEW (self));

  gtk_widget_grab_focus (self->reason);
}

/** Whether @widget is what a coder gave for a field. */
gboolean
actant_case_view_is_value (ActantCaseView *self,
                           GtkWidget      *widget)
{
  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self) && GTK_IS_WIDGET (widget), FALSE);

  return GTK_IS_BUTTON (widget) && gtk_widget_get_parent (widget) == self->grid;
}

/**
 * actant_case_view_choose:
 * @self: a view
 * @field: name of a field of the case's kind
 * @coder: whose value is taken
 *
 * Returns: whether the coder has a record here, and the field can be taken: the ends of a relation are
 *   nobody's
 */
gboolean
actant_case_view_choose (ActantCaseView *self,
                         const char     *field,
                         guint           coder)
{
  const ActantCase *item;
  const ActantField *known;

  g_return_val_if_fail (ACTANT_IS_CASE_VIEW (self), FALSE);

  item = get_case (self);
  if (item == NULL || coder >= item->records->len || item->records->pdata[coder] == NULL)
    return FALSE;
  known = actant_table_get (actant_kind_get_info (item->kind)->table, field);
  if (known == NULL || is_end (known))
    return FALSE;

  if (coder == actant_case_view_get_coder (self))
    g_hash_table_remove (self->choices, field);
  else
    g_hash_table_replace (self->choices, g_strdup (field), GUINT_TO_POINTER (coder + 1));
  show_grid (self);

  return TRUE;
}

static void
reason_entered_cb (ActantCaseView *self)
{
  g_signal_emit (self, signals[REASON_ENTERED], 0);
}

static GtkWidget *
build_foot (ActantCaseView *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _("Reason"));
  gtk_widget_set_hexpand (self->reason, TRUE);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (reason_entered_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  self->gap = gtk_check_button_new_with_mnemonic (_("Codebook _gap"));
  gtk_widget_set_tooltip_text (self->gap, _("A rule of the codebook needs rewriting (G)"));
  gtk_box_append (GTK_BOX (foot), self->reason);
  gtk_box_append (GTK_BOX (foot), self->gap);

  return foot;
}

static void
actant_case_view_dispose (GObject *object)
{
  ActantCaseView *self = ACTANT_CASE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (actant_case_view_parent_class)->dispose (object);
}

static void
actant_case_view_finalize (GObject *object)
{
  g_hash_table_unref (ACTANT_CASE_VIEW (object)->choices);

  G_OBJECT_CLASS (actant_case_view_parent_class)->finalize (object);
}

static void
actant_case_view_class_init (ActantCaseViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_case_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_case_view_finalize;
  signals[REASON_ENTERED] = g_signal_new ("reason-entered", ACTANT_TYPE_CASE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ACTANT_TYPE_PAGE_LAYOUT);
}

static void
actant_case_view_init (ActantCaseView *self)
{
  self->position = G_MAXUINT;
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->place = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->place, "caption");
  gtk_widget_add_css_class (self->place, "dim-label");
  self->relation = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->relation), 0);
  gtk_label_set_wrap (GTK_LABEL (self->relation), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->relation), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->relation), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->relation, "heading");
  self->passage = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->passage), 0);
  gtk_label_set_wrap (GTK_LABEL (self->passage), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->passage), 6);
  gtk_label_set_ellipsize (GTK_LABEL (self->passage), PANGO_ELLIPSIZE_END);
  self->state = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_label_set_wrap (GTK_LABEL (self->state), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->state), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->state, "caption-heading");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->place);
  gtk_box_append (GTK_BOX (self->box), self->relation);
  gtk_box_append (GTK_BOX (self->box), self->passage);
  gtk_box_append (GTK_BOX (self->box), self->state);
  self->answers = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->answers), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->answers), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->answers), ANSWERS_HEIGHT);
  gtk_box_append (GTK_BOX (self->box), self->answers);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), build_foot (self));
  gtk_widget_add_css_class (self->box, "case-view");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** Returns: (transfer floating): a view that shows no case yet */
GtkWidget *
actant_case_view_new (ActantReview *review)
{
  ActantCaseView *self = g_object_new (ACTANT_TYPE_CASE_VIEW, NULL);

  self->review = g_object_ref (review);
  gtk_widget_set_visible (self->box, FALSE);

  return GTK_WIDGET (self);
}
