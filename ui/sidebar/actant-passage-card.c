/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected mention or coding, above the lists. */
#include "config.h"

#include "sidebar/actant-passage-card.h"

#include "session/actant-record-list.h"
#include "sidebar/actant-record-card.h"
#include "sidebar/actant-record-facts.h"

#define MIN_HEIGHT 120
#define MAX_HEIGHT 320

typedef struct
{
  ActantRecordList *records;   /* owned */
  GtkWidget        *form;      /* owned: in the card while it shows such a record */
} Part;

struct _ActantPassageCard
{
  GtkWidget         parent_instance;

  ActantWorkspace  *workspace;   /* owned */
  Part              parts[2];
  Part             *shown;       /* of which a record is unfolded; nullable */
  GtkWidget        *scroller;
  ActantRecordCard *card;        /* borrowed */
};

G_DEFINE_FINAL_TYPE (ActantPassageCard, actant_passage_card, GTK_TYPE_WIDGET)

static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING };
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (((ActantPassageCard *) NULL)->parts));

/* The focus must not be in what is taken away; leaving an editor commits it. */
static void
release_focus (ActantPassageCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-middle", NULL))
    gtk_root_set_focus (root, NULL);
}

static void
fold (ActantPassageCard *self)
{
  GtkWidget *form;

  if (self->shown == NULL)
    return;

  actant_record_form_flush (ACTANT_RECORD_FORM (self->shown->form));
  release_focus (self);
  if (self->shown == NULL)   /* what was committed can change the selection */
    return;

  form = actant_record_card_fold (self->card);
  if (form == self->shown->form)
    actant_record_form_set_record (ACTANT_RECORD_FORM (form), NULL, NULL);
  actant_record_card_set_item (self->card, NULL);
  self->shown = NULL;
  g_clear_object (&form);
}

/* Returns: (transfer full) (nullable): the selected record's item */
static ActantRecordItem *
find_item (ActantPassageCard  *self,
           Part              **part)
{
  const char *id = actant_workspace_get_selected_id (self->workspace);

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      guint position = actant_record_list_find (self->parts[i].records, id);

      if (position == ACTANT_NO_POSITION)
        continue;
      *part = &self->parts[i];
      return g_list_model_get_item (G_LIST_MODEL (self->parts[i].records), position);
    }

  return NULL;
}

static void
update (ActantPassageCard *self)
{
  Part *part = NULL;
  g_autoptr(ActantRecordItem) item = find_item (self, &part);
  const ActantRecord *record = item != NULL ? actant_record_item_get_record (item) : NULL;

  if (item != NULL && actant_record_card_get_item (self->card) == item)
    return;

  fold (self);
  if (record == NULL || actant_record_is_opaque (record))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  actant_record_card_set_item (self->card, item);
  if (actant_workspace_find_other (self->workspace, actant_record_get_id (record)) != NULL)
    actant_record_card_unfold (self->card, actant_record_facts_new (self->workspace, record));
  else
    {
      actant_record_form_set_record (ACTANT_RECORD_FORM (part->form),
                                     actant_workspace_get_text_path (self->workspace), record);
      actant_record_card_unfold (self->card, part->form);
    }
  self->shown = part;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
records_changed_cb (ActantPassageCard *self)
{
  fold (self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    actant_record_list_set_collection (self->parts[i].records,
                                       actant_workspace_get_records (self->workspace));
  update (self);
}

static GtkSizeRequestMode
actant_passage_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as the card, up to a limit: a scrolled window measures its child without a width. */
static void
actant_passage_card_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  ActantPassageCard *self = ACTANT_PASSAGE_CARD (widget);

  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->card == NULL)
    return;

  gtk_widget_measure (GTK_WIDGET (self->card), orientation, for_size, NULL, natural, NULL, NULL);
  *natural = MAX (MIN (*natural, MAX_HEIGHT), *minimum);
  *minimum = MAX (MIN (*natural, MIN_HEIGHT), *minimum);
}

static void
actant_passage_card_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (ACTANT_PASSAGE_CARD (widget)->scroller, &all, -1);
}

static void
actant_passage_card_dispose (GObject *object)
{
  ActantPassageCard *self = ACTANT_PASSAGE_CARD (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->parts[i].records != NULL)
      g_signal_handlers_disconnect_by_data (self->parts[i].records, self);
  fold (self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_clear_object (&self->parts[i].records);
      g_clear_object (&self->parts[i].form);
    }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_passage_card_parent_class)->dispose (object);
}

static void
actant_passage_card_class_init (ActantPassageCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_passage_card_dispose;
  widget_class->get_request_mode = actant_passage_card_get_request_mode;
  widget_class->measure = actant_passage_card_measure;
  widget_class->size_allocate = actant_passage_card_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "passagecard");
}

static void
actant_passage_card_init (ActantPassageCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/** What the card follows; once. */
void
actant_passage_card_set_workspace (ActantPassageCard *self,
                                   ActantWorkspace   *workspace)
{
  g_return_if_fail (ACTANT_IS_PASSAGE_CARD (self) && ACTANT_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->card = ACTANT_RECORD_CARD (actant_record_card_new (workspace));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->card));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->parts[i].records = actant_record_list_new (NULL, kinds[i]);
      self->parts[i].form =
        g_object_ref_sink (actant_record_form_new (workspace, kinds[i],
                                                   actant_record_form_get_usual (kinds[i])));
      gtk_widget_add_css_class (self->parts[i].form, "card-detail");
      g_signal_connect_swapped (self->parts[i].records, "items-changed", G_CALLBACK (update), self);
    }

  g_signal_connect_swapped (workspace, "notify::records", G_CALLBACK (records_changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::selected-id", G_CALLBACK (update), self);
  records_changed_cb (self);
}

/** Returns: (transfer none) (nullable): the form of the record that is shown */
ActantRecordForm *
actant_passage_card_get_form (ActantPassageCard *self)
{
  g_return_val_if_fail (ACTANT_IS_PASSAGE_CARD (self), NULL);

  return self->shown != NULL ? ACTANT_RECORD_FORM (self->shown->form) : NULL;
}

/**
 * actant_passage_card_edit:
 * @id: a record
 *
 * Selects it and focuses its form.
 *
 * Returns: whether it is a mention or a coding of the open text
 */
gboolean
actant_passage_card_edit (ActantPassageCard *self,
                          const char        *id)
{
  g_return_val_if_fail (ACTANT_IS_PASSAGE_CARD (self) && id != NULL, FALSE);

  actant_workspace_select (self->workspace, id);
  if (self->shown == NULL)
    return FALSE;

  actant_record_form_focus (ACTANT_RECORD_FORM (self->shown->form), NULL);

  return TRUE;
}

/** Commits what is being edited. */
void
actant_passage_card_flush (ActantPassageCard *self)
{
  g_return_if_fail (ACTANT_IS_PASSAGE_CARD (self));

  if (self->shown != NULL)
    actant_record_form_flush (ACTANT_RECORD_FORM (self->shown->form));
}
