/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills slots with words of the text, and relates claims. */
#include "config.h"

#include "tagging/actant-claim-tools.h"

#include "analysis/actant-claim-links.h"
#include "session/actant-claim-sentence.h"
#include "session/actant-claim-use.h"
#include "tagging/actant-tagger.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_GIST 60       /* code points in a toast or a title */
#define SWAP "swap"       /* beside the types of relations */

struct _ActantClaimTools
{
  GObject              parent_instance;

  ActantWorkspace     *workspace;   /* owned */
  ActantChoicePopover *popover;     /* owned, and a child of the parent */
  GdkRectangle         area;        /* of the last choice */

  char                *marked;      /* id of the claim that waits for another */
  char                *from;        /* ids of what is being related; with them the */
  char                *to;          /* pop-over asks for a type, else for a slot */
};

G_DEFINE_FINAL_TYPE (ActantClaimTools, actant_claim_tools, G_TYPE_OBJECT)

static gboolean
is_claim (const ActantRecord *record)
{
  return record != NULL && !actant_record_is_opaque (record)
         && actant_record_get_kind (record) == ACTANT_KIND_CLAIM;
}

/* The selected claim, else the smallest that has the selected words. */
static const ActantRecord *
find_claim (ActantClaimTools *self)
{
  const ActantRecord *best = actant_workspace_get_selected (self->workspace);
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  gint64 start, end;

  if (is_claim (best) || set == NULL
      || !actant_workspace_get_range (self->workspace, &start, &end))
    return best;

  best = NULL;
  actant_collection_collect (actant_annotation_set_get_records (set), start, end, found);
  for (guint i = 0; i < found->len; i++)
    {
      const ActantRecord *record = found->pdata[i];

      if (is_claim (record)
          && (best == NULL
              || actant_record_get_end (record) - actant_record_get_start (record)
                 < actant_record_get_end (best) - actant_record_get_start (best)))
        best = record;
    }

  return best;
}

/* The claim and the words to use; says what is missing. */
static const ActantRecord *
get_use (ActantClaimTools *self,
         ActantTextRange  *range)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  const ActantRecord *claim = find_claim (self);

  if (set == NULL)
    return NULL;
  if (!actant_annotation_set_is_writable (set))
    actant_workspace_toast (self->workspace, actant_annotation_set_get_read_only_reason (set),
                            FALSE);
  else if (!is_claim (claim))
    actant_workspace_toast (self->workspace, _("Select a claim first, then words for its slot"),
                            FALSE);
  else if (actant_workspace_refuse (self->workspace, actant_record_get_id (claim)))
    return NULL;
  else if (!actant_workspace_get_range (self->workspace, &range->start, &range->end)
           || !actant_tagger_trim (actant_workspace_get_source (self->workspace), range))
    actant_workspace_toast (self->workspace, _("Select the words in the text first"), FALSE);
  else
    return claim;

  return NULL;
}

/**
 * actant_claim_tools_use_as:
 * @slot: one of actant_claim_use_list_slots()
 *
 * Fills a slot of the selected claim with the selected words. Says why when it
 * cannot.
 *
 * Returns: whether it did
 */
gboolean
actant_claim_tools_use_as (ActantClaimTools *self,
                           const char       *slot)
{
  ActantTextRange range;
  const ActantRecord *claim;
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autofree char *id = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (ACTANT_IS_CLAIM_TOOLS (self), FALSE);

  claim = get_use (self, &range);
  if (claim == NULL)
    return FALSE;

  id = g_strdup (actant_record_get_id (claim));
  change_set = actant_claim_use_words (actant_workspace_get_session (self->workspace),
                                       actant_workspace_get_text_path (self->workspace), claim,
                                       slot, &range, &error);
  if (change_set == NULL)
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return FALSE;
    }
  if (!actant_workspace_apply (self->workspace, change_set))
    return FALSE;

  /* A condition is a claim of its own, but the one at hand is still this. */
  actant_workspace_select (self->workspace, id);
  message = g_strdup_printf (_("Used as %s"), actant_claim_use_get_label (slot));
  actant_workspace_toast (self->workspace, message, TRUE);

  return TRUE;
}

static GPtrArray *
new_choices (void)
{
  return g_ptr_array_new_with_free_func (actant_ref_offer_free);
}

/**
 * actant_claim_tools_ask_slot:
 * @area: of the selected words, in the parent's coordinates
 *
 * Asks which slot of the selected claim the selected words are to fill.
 */
void
actant_claim_tools_ask_slot (ActantClaimTools   *self,
                             const GdkRectangle *area)
{
  const char * const *slots = actant_claim_use_list_slots ();
  ActantTextRange range;
  GPtrArray *choices;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ACTANT_IS_CLAIM_TOOLS (self));

  if (get_use (self, &range) == NULL)
    return;

  choices = new_choices ();
  for (guint i = 0; slots[i] != NULL; i++)
    actant_ref_offer_add (choices, slots[i], actant_claim_use_get_label (slots[i]), NULL);

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  self->area = *area;
  words = actant_tagger_dup_words (actant_workspace_get_source (self->workspace), &range, MAX_GIST);
  title = g_strdup_printf (_("Use “%s” as"), words);
  actant_choice_popover_open (self->popover, title, _("Slot of the claim"), choices, area);
}

static char *
dup_gist (ActantClaimTools *self,
          const char       *id)
{
  const ActantRecord *claim = actant_session_lookup (
    actant_workspace_get_session (self->workspace), ACTANT_KIND_CLAIM, id);

  return claim != NULL ? actant_claim_dup_content (claim, MAX_GIST) : g_strdup (id);
}

static void
ask_type (ActantClaimTools *self)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_RELATION)->table;
  const ActantChoice *choices = actant_table_get (table, "type")->type->choices;
  GPtrArray *offers = new_choices ();
  g_autofree char *from = dup_gist (self, self->from);
  g_autofree char *to = dup_gist (self, self->to);
  g_autofree char *title = NULL;

  for (const ActantChoice *choice = choices; choice->value != NULL; choice++)
    actant_ref_offer_add (offers, choice->value, _(choice->label),
                          choice->hint != NULL ? _(choice->hint) : NULL);
  actant_ref_offer_add (offers, SWAP, _("Swap the Claims"), "→ ←");

  /* Translators: two claims to be related, the ground first */
  title = g_strdup_printf (_("%s → %s"), from, to);
  actant_choice_popover_open (self->popover, title, _("Type of relation"), offers, &self->area);
}

static void
relate_as (ActantClaimTools *self,
           const char       *type)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Relate Claims"));
  g_autoptr(GError) error = NULL;

  if (!actant_claim_relate (actant_workspace_get_session (self->workspace), change_set,
                            self->from, self->to, type, NULL, &error))
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return;
    }
  if (!actant_workspace_apply (self->workspace, change_set))
    return;

  g_clear_pointer (&self->marked, g_free);
  actant_workspace_toast (self->workspace, _("Claims related"), TRUE);
}

static void
picked_cb (ActantClaimTools *self,
           const char       *id)
{
  if (self->from == NULL)
    {
      actant_claim_tools_use_as (self, id);
      return;
    }
  if (strcmp (id, SWAP) == 0)
    {
      char *from = self->from;

      self->from = self->to;
      self->to = from;
      ask_type (self);
      return;
    }
  relate_as (self, id);
}

/**
 * actant_claim_tools_relate:
 * @area: of the selected claim, in the parent's coordinates
 *
 * The first time it marks the selected claim; the second time, at another one,
 * it asks how the marked one is related to that. At the marked one again it
 * forgets the mark.
 */
void
actant_claim_tools_relate (ActantClaimTools   *self,
                           const GdkRectangle *area)
{
  const ActantRecord *claim;
  const char *id;

  g_return_if_fail (ACTANT_IS_CLAIM_TOOLS (self));

  claim = find_claim (self);
  if (!is_claim (claim))
    {
      actant_workspace_toast (self->workspace, _("Select a claim first"), FALSE);
      return;
    }

  id = actant_record_get_id (claim);
  if (actant_workspace_refuse (self->workspace, id))
    return;
  if (self->marked != NULL
      && actant_session_lookup (actant_workspace_get_session (self->workspace),
                                ACTANT_KIND_CLAIM, self->marked) == NULL)
    g_clear_pointer (&self->marked, g_free);
  if (self->marked == NULL)
    {
      self->marked = g_strdup (id);
      actant_workspace_toast (self->workspace,
                              _("Claim marked; go to another and press R to relate them"), FALSE);
      return;
    }
  if (strcmp (self->marked, id) == 0)
    {
      g_clear_pointer (&self->marked, g_free);
      actant_workspace_toast (self->workspace, _("Claim no longer marked"), FALSE);
      return;
    }

  g_free (self->from);
  g_free (self->to);
  self->from = g_strdup (self->marked);
  self->to = g_strdup (id);
  self->area = *area;
  ask_type (self);
}

static void
session_changed_cb (ActantClaimTools *self)
{
  g_clear_pointer (&self->marked, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
}

static void
actant_claim_tools_dispose (GObject *object)
{
  ActantClaimTools *self = ACTANT_CLAIM_TOOLS (object);

  session_changed_cb (self);
  if (self->popover != NULL && gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  g_clear_object (&self->popover);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_claim_tools_parent_class)->dispose (object);
}

static void
actant_claim_tools_class_init (ActantClaimToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_claim_tools_dispose;
}

static void
actant_claim_tools_init (ActantClaimTools *self)
{
}

/**
 * actant_claim_tools_new:
 * @workspace: what the window looks at
 * @parent: of the pop-over
 *
 * Returns: (transfer full): the tools
 */
ActantClaimTools *
actant_claim_tools_new (ActantWorkspace *workspace,
                        GtkWidget       *parent)
{
  ActantClaimTools *self = g_object_new (ACTANT_TYPE_CLAIM_TOOLS, NULL);

  self->workspace = g_object_ref (workspace);
  self->popover = ACTANT_CHOICE_POPOVER (g_object_ref_sink (actant_choice_popover_new ()));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), parent);
  g_signal_connect_object (self->popover, "picked", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/** Returns: (transfer none): what asks for a slot or a type */
ActantChoicePopover *
actant_claim_tools_get_popover (ActantClaimTools *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_TOOLS (self), NULL);

  return self->popover;
}

/** Returns: (nullable): id of the claim that waits to be related */
const char *
actant_claim_tools_get_marked (ActantClaimTools *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_TOOLS (self), NULL);

  return self->marked;
}
