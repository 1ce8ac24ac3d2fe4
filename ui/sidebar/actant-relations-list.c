/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim follows from, and what follows from it. */
#include "config.h"

#include "sidebar/actant-relations-list.h"

#include "actant-tooltip.h"
#include "analysis/actant-claim-links.h"
#include "model/actant-identity.h"
#include "session/actant-claim-cues.h"
#include "session/actant-claim-sentence.h"
#include "sidebar/actant-record-form.h"
#include "sidebar/actant-record-words.h"
#include "sidebar/actant-ref-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_GIST 160       /* code points */
#define MAX_OFFERS 8

struct _ActantRelationsList
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;       /* owned */
  GSignalGroup    *session_signals;
  char            *id;              /* of the claim, nullable */
  GPtrArray       *links;           /* of ActantClaimLink */
  char            *edited;          /* id of the relation whose form is open, nullable */
  guint            update_idle;

  GtkWidget       *box;
  GtkWidget       *rows;
  GtkWidget       *entry;
  GtkWidget       *editing;         /* owned: form and cue, in a row while one is open */
  GtkWidget       *form;
  GtkWidget       *cue_button;
  GtkWidget       *chain;
};

G_DEFINE_FINAL_TYPE (ActantRelationsList, actant_relations_list, GTK_TYPE_WIDGET)

static ActantSession *
get_session (ActantRelationsList *self)
{
  return actant_workspace_get_session (self->workspace);
}

/* "Condition (all of A)"; a group that was made by splitting has no name to tell. */
static char *
dup_type_words (const ActantRecord *relation)
{
  g_autofree char *label = actant_record_words_dup_kind (relation);
  const char *group = actant_record_get_text (relation, "group");
  const char *join = actant_record_get_text (relation, "join");

  if (group == NULL)
    return g_steal_pointer (&label);
  if (actant_id_is_valid (group))
    /* Translators: a relation that is one of several; “Condition (one of several, all needed)” */
    return g_strdup_printf (g_strcmp0 (join, "any") == 0 ? _("%s (one of several, any will do)")
                                                         : _("%s (one of several, all needed)"),
                            label);
  if (g_strcmp0 (join, "any") == 0)
    /* Translators: a relation, and the name of the group it is one of */
    return g_strdup_printf (_("%s (any of %s)"), label, group);

  return g_strdup_printf (_("%s (all of %s)"), label, group);
}

static GtkWidget *
new_icon_button (const char *icon,
                 const char *name,
                 const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  actant_tooltip_set (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static guint
get_position (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "position"));
}

static void
jump_clicked_cb (GtkWidget           *button,
                 ActantRelationsList *self)
{
  actant_relations_list_go (self, get_position (button));
}

static void
edit_clicked_cb (GtkWidget           *button,
                 ActantRelationsList *self)
{
  actant_relations_list_edit (self, get_position (button));
}

static void
remove_clicked_cb (GtkWidget           *button,
                   ActantRelationsList *self)
{
  actant_relations_list_remove (self, get_position (button));
}

static void
connect_row (ActantRelationsList *self,
             GtkWidget           *row,
             GtkWidget           *button,
             GCallback            clicked,
             guint                position)
{
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
new_row (ActantRelationsList   *self,
         const ActantClaimLink *link,
         guint                  position)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  g_autofree char *type = dup_type_words (link->relation);
  g_autofree char *gist = link->claim != NULL ? actant_claim_dup_content (link->claim, MAX_GIST)
                                              : g_strdup (_("A claim that was deleted"));
  g_autofree char *cue = actant_cues_dup_words (link->relation, "type");
  /* Translators: a relation from this claim to another: "→ Supports" */
  g_autofree char *arrow = g_strdup_printf (link->is_from ? _("→ %s") : _("← %s"), type);
  g_autofree char *caption = cue != NULL ? g_strdup_printf ("%s %s", arrow, cue) : g_strdup (arrow);
  GtkWidget *jump = actant_claim_chain_new_jump (caption, gist);

  gtk_widget_set_sensitive (jump, link->claim != NULL);
  connect_row (self, row, jump, G_CALLBACK (jump_clicked_cb), position);
  connect_row (self, row, new_icon_button ("document-edit-symbolic", _("Edit relation"),
                                           _("Type, group and cue of the relation")),
               G_CALLBACK (edit_clicked_cb), position);
  connect_row (self, row, new_icon_button ("user-trash-symbolic", _("Delete relation"),
                                           _("Delete the relation")),
               G_CALLBACK (remove_clicked_cb), position);

  return row;
}

/* The form moves to the row of the relation that is edited, or away. */
static void
place_form (ActantRelationsList *self,
            GtkWidget           *row,
            const ActantClaimLink *link)
{
  actant_record_form_set_record (ACTANT_RECORD_FORM (self->form), link->text, link->relation);
  gtk_box_insert_child_after (GTK_BOX (self->rows), self->editing, row);
}

static gboolean
has_form_focus (ActantRelationsList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->editing);
}

static gboolean
is_edited (ActantRelationsList   *self,
           const ActantClaimLink *link)
{
  return g_strcmp0 (actant_record_get_id (link->relation), self->edited) == 0;
}

static void
take_form_away (ActantRelationsList *self)
{
  if (gtk_widget_get_parent (self->editing) == NULL)
    return;

  if (has_form_focus (self))
    gtk_widget_grab_focus (self->entry);
  gtk_box_remove (GTK_BOX (self->rows), self->editing);
}

/* The row with the form stays where it is, and with it the focus. */
static void
fill (ActantRelationsList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->rows);
  gboolean open = FALSE;

  for (guint i = 0; i < self->links->len; i++)
    open |= is_edited (self, self->links->pdata[i]);
  if (!open)
    {
      g_clear_pointer (&self->edited, g_free);
      take_form_away (self);
    }
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL && child != self->editing)
    gtk_box_remove (GTK_BOX (self->rows), child);
  while ((child = gtk_widget_get_last_child (self->rows)) != NULL && child != self->editing)
    gtk_box_remove (GTK_BOX (self->rows), child);

  for (guint i = 0, after = FALSE; i < self->links->len; i++)
    {
      const ActantClaimLink *link = self->links->pdata[i];
      GtkWidget *row = new_row (self, link, i);

      if (gtk_widget_get_parent (self->editing) != NULL && !after)
        gtk_box_insert_child_after (GTK_BOX (self->rows), row,
                                    gtk_widget_get_prev_sibling (self->editing));
      else
        gtk_box_append (GTK_BOX (self->rows), row);
      if (!is_edited (self, link))
        continue;
      after = TRUE;
      if (gtk_widget_get_parent (self->editing) == NULL)
        place_form (self, row, link);
    }
  actant_claim_chain_set_id (ACTANT_CLAIM_CHAIN (self->chain),
                             self->update_idle == 0 ? self->id : NULL);
}

static void
update (ActantRelationsList *self)
{
  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  if (get_session (self) != NULL && self->id != NULL)
    self->links = actant_claim_list_links (get_session (self), self->id);
  else
    self->links = g_ptr_array_new ();
  fill (self);
}

static gboolean
update_cb (gpointer data)
{
  ActantRelationsList *self = data;

  self->update_idle = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (ActantRelationsList *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (update_cb, self);
}

/* One's claims of the open text that fit; the nearest before this one come first. */
static void
offer_claims (const char *typed,
              GPtrArray  *offers,
              gpointer    user_data)
{
  ActantRelationsList *self = user_data;
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  guint n = records != NULL ? actant_collection_get_n (records, ACTANT_KIND_CLAIM) : 0;
  const ActantRecord *here = records != NULL && self->id != NULL
    ? actant_collection_lookup (records, self->id) : NULL;
  guint at = here != NULL ? actant_collection_find_position (records, here) : 0;

  for (guint step = 1; step < 2 * n && offers->len < MAX_OFFERS; step++)
    {
      gint64 position = step % 2 == 1 ? (gint64) at - (step + 1) / 2 : (gint64) at + step / 2;
      const ActantRecord *claim;
      g_autofree char *gist = NULL;
      g_autofree char *type = NULL;

      if (position < 0 || position >= n)
        continue;
      claim = actant_collection_get (records, ACTANT_KIND_CLAIM, position);
      if (actant_record_is_opaque (claim))
        continue;
      gist = actant_claim_dup_content (claim, MAX_GIST);
      if (actant_ref_offer_fits (gist, typed))
        actant_ref_offer_add (offers, actant_record_get_id (claim), gist, NULL);
    }
}

static void
picked_cb (ActantRefEntry      *entry,
           const char          *id,
           const char          *name,
           ActantRelationsList *self)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Relate Claims"));
  g_autofree char *relation = NULL;
  g_autoptr(GError) error = NULL;

  if (id == NULL || self->id == NULL)
    return;
  if (!actant_claim_relate (get_session (self), change_set, id, self->id, "condition", &relation,
                            &error))
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return;
    }
  if (!actant_workspace_apply (self->workspace, change_set))
    return;

  update (self);
  for (guint i = 0; i < self->links->len; i++)
    {
      const ActantClaimLink *link = self->links->pdata[i];

      if (strcmp (actant_record_get_id (link->relation), relation) == 0)
        actant_relations_list_edit (self, i);
    }
}

/* The selected words are what the type of the relation rests on. */
static void
cue_clicked_cb (ActantRelationsList *self)
{
  const ActantRecord *relation = actant_record_form_get_record (ACTANT_RECORD_FORM (self->form));
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Use as Cue"));
  g_autoptr(ActantRecord) cued = NULL;
  g_autofree char *words = NULL;
  ActantTextRange range;

  if (relation == NULL
      || !actant_workspace_get_range (self->workspace, &range.start, &range.end))
    {
      actant_workspace_toast (self->workspace, _("Select the words in the text first"), FALSE);
      return;
    }

  words = actant_source_text_dup_slice (actant_workspace_get_source (self->workspace),
                                        range.start, range.end);
  cued = actant_cues_set (relation, "type", NULL, &range, words);
  if (actant_session_put (get_session (self), change_set,
                          actant_workspace_get_text_path (self->workspace), cued))
    actant_workspace_apply (self->workspace, change_set);
}

static void
actant_relations_list_dispose (GObject *object)
{
  ActantRelationsList *self = ACTANT_RELATIONS_LIST (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->editing);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->edited, g_free);

  G_OBJECT_CLASS (actant_relations_list_parent_class)->dispose (object);
}

static void
actant_relations_list_class_init (ActantRelationsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_relations_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
actant_relations_list_init (ActantRelationsList *self)
{
  self->links = g_ptr_array_new ();
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
}

static GtkWidget *
new_entry_frame (ActantRelationsList *self)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text;

  self->entry = actant_ref_entry_new (self->workspace, ACTANT_KIND_NONE);
  actant_ref_entry_set_offer_func (ACTANT_REF_ENTRY (self->entry), offer_claims, FALSE, self);
  actant_ref_entry_set_placeholder (ACTANT_REF_ENTRY (self->entry), _("Follows from …"));
  text = actant_ref_entry_get_text_widget (ACTANT_REF_ENTRY (self->entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Follows from"), -1);
  actant_tooltip_set (text, _("Words of the claim that this one follows from; in the "
                              "text R relates two claims"));
  g_signal_connect (self->entry, "picked", G_CALLBACK (picked_cb), self);
  gtk_widget_add_css_class (frame, "field-chips");
  gtk_box_append (GTK_BOX (frame), self->entry);

  return frame;
}

static void
build_editing (ActantRelationsList *self)
{
  self->editing = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->form = actant_record_form_new (self->workspace, ACTANT_KIND_RELATION,
                                       actant_record_form_get_usual (ACTANT_KIND_RELATION));
  self->cue_button = gtk_button_new_with_label (_("Use Selection as Cue"));
  gtk_widget_add_css_class (self->cue_button, "use");
  gtk_widget_set_halign (self->cue_button, GTK_ALIGN_END);
  actant_tooltip_set (self->cue_button, _("The connective: “if”, “so that”, “because”"));
  g_signal_connect_swapped (self->cue_button, "clicked", G_CALLBACK (cue_clicked_cb), self);
  gtk_widget_set_margin_start (self->editing, 6);
  gtk_box_append (GTK_BOX (self->editing), self->form);
  gtk_box_append (GTK_BOX (self->editing), self->cue_button);
}

/** Returns: (transfer floating): the relations of no claim yet */
GtkWidget *
actant_relations_list_new (ActantWorkspace *workspace)
{
  ActantRelationsList *self = g_object_new (ACTANT_TYPE_RELATIONS_LIST, NULL);
  GtkWidget *heading = gtk_label_new (_("Relations"));

  self->workspace = g_object_ref (workspace);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->chain = actant_claim_chain_new (workspace);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  build_editing (self);

  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), new_entry_frame (self));
  gtk_box_append (GTK_BOX (self->box), self->chain);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_object_bind_property (workspace, "session", self->session_signals, "target",
                          G_BINDING_SYNC_CREATE);

  return GTK_WIDGET (self);
}

/** The claim whose relations are listed, %NULL for none. */
void
actant_relations_list_set_id (ActantRelationsList *self,
                              const char          *id)
{
  g_return_if_fail (ACTANT_IS_RELATIONS_LIST (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;

  actant_relations_list_flush (self);
  g_clear_pointer (&self->edited, g_free);
  take_form_away (self);
  g_free (self->id);
  self->id = g_strdup (id);

  /* What is selected is shown at once; the relations of a large study can follow. */
  g_ptr_array_unref (self->links);
  self->links = g_ptr_array_new ();
  session_changed_cb (self);
  fill (self);
}

/** How many relations are listed. */
guint
actant_relations_list_get_n (ActantRelationsList *self)
{
  g_return_val_if_fail (ACTANT_IS_RELATIONS_LIST (self), 0);

  if (self->update_idle != 0)
    update (self);
  return self->links->len;
}

/** Returns: (transfer none): where a claim is named that this one follows from */
GtkWidget *
actant_relations_list_get_entry (ActantRelationsList *self)
{
  g_return_val_if_fail (ACTANT_IS_RELATIONS_LIST (self), NULL);

  return self->entry;
}

/** Goes to the claim at the other end of a relation. */
void
actant_relations_list_go (ActantRelationsList *self,
                          guint                position)
{
  const ActantClaimLink *link;

  g_return_if_fail (ACTANT_IS_RELATIONS_LIST (self) && position < self->links->len);

  link = self->links->pdata[position];
  if (link->claim != NULL)
    actant_claim_chain_go (self->workspace, actant_record_get_id (link->claim));
}

/** Opens the form of a relation below its row; closes it when it is open there. */
void
actant_relations_list_edit (ActantRelationsList *self,
                            guint                position)
{
  const ActantClaimLink *link;
  g_autofree char *id = NULL;
  gboolean open;

  g_return_if_fail (ACTANT_IS_RELATIONS_LIST (self) && position < self->links->len);

  link = self->links->pdata[position];
  open = !is_edited (self, link);
  id = g_strdup (actant_record_get_id (link->relation));
  actant_relations_list_flush (self);
  take_form_away (self);
  g_free (self->edited);
  self->edited = open ? g_steal_pointer (&id) : NULL;
  update (self);
  if (open)
    actant_record_form_focus (ACTANT_RECORD_FORM (self->form), "type");
}

/** Deletes a relation, and offers to undo that. */
void
actant_relations_list_remove (ActantRelationsList *self,
                              guint                position)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Delete Relation"));
  const ActantClaimLink *link;

  g_return_if_fail (ACTANT_IS_RELATIONS_LIST (self) && position < self->links->len);

  link = self->links->pdata[position];
  gtk_widget_grab_focus (self->entry);
  if (actant_session_delete (get_session (self), change_set, link->text,
                             actant_record_get_id (link->relation))
      && actant_workspace_apply (self->workspace, change_set))
    actant_workspace_toast (self->workspace, _("Relation deleted"), TRUE);
}

/** Returns: (transfer none): the form of the relation that is edited */
GtkWidget *
actant_relations_list_get_form (ActantRelationsList *self)
{
  g_return_val_if_fail (ACTANT_IS_RELATIONS_LIST (self), NULL);

  return self->form;
}

/** Returns: (transfer none): what follows from the claim, when it is asked for */
ActantClaimChain *
actant_relations_list_get_chain (ActantRelationsList *self)
{
  g_return_val_if_fail (ACTANT_IS_RELATIONS_LIST (self), NULL);

  return ACTANT_CLAIM_CHAIN (self->chain);
}

/** Commits what is being edited. */
void
actant_relations_list_flush (ActantRelationsList *self)
{
  g_return_if_fail (ACTANT_IS_RELATIONS_LIST (self));

  if (gtk_widget_get_parent (self->editing) != NULL)
    actant_record_form_flush (ACTANT_RECORD_FORM (self->form));
}
