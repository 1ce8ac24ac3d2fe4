/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passage of a changed text and what is to be done with it. */
#include "config.h"

#include "text/actant-text-change-item.h"

#include <glib/gi18n.h>

struct _ActantTextChangeItem
{
  GObject            parent_instance;

  ActantReplacement *replacement;   /* the plan's */
  ActantPlaceChoice  choice;
  ActantRecord      *own;           /* nullable: as the user placed it */
};

G_DEFINE_FINAL_TYPE (ActantTextChangeItem, actant_text_change_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char * const choice_words[] = {
  N_("Not decided"), N_("Will be placed"), N_("Placed by you"), N_("Skipped")
};

static void
actant_text_change_item_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  ActantTextChangeItem *self = ACTANT_TEXT_CHANGE_ITEM (object);

  switch (property_id)
    {
    case PROP_CHOICE:
      g_value_set_string (value, _(choice_words[self->choice]));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
actant_text_change_item_finalize (GObject *object)
{
  g_clear_pointer (&ACTANT_TEXT_CHANGE_ITEM (object)->own, actant_record_unref);

  G_OBJECT_CLASS (actant_text_change_item_parent_class)->finalize (object);
}

static void
actant_text_change_item_class_init (ActantTextChangeItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = actant_text_change_item_finalize;
  object_class->get_property = actant_text_change_item_get_property;

  properties[PROP_CHOICE] =
    g_param_spec_string ("choice", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_text_change_item_init (ActantTextChangeItem *self)
{
}

/**
 * actant_text_change_item_new:
 * @replacement: of a plan that outlives the item
 *
 * What is in place or has moved is taken unless the user says otherwise.
 *
 * Returns: (transfer full): an item
 */
ActantTextChangeItem *
actant_text_change_item_new (ActantReplacement *replacement)
{
  ActantTextChangeItem *self = g_object_new (ACTANT_TYPE_TEXT_CHANGE_ITEM, NULL);

  self->replacement = replacement;
  if (replacement->state <= ACTANT_PLACE_MOVED)
    self->choice = ACTANT_PLACE_CHOICE_TAKE;

  return self;
}

const ActantReplacement *
actant_text_change_item_get_replacement (ActantTextChangeItem *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE_ITEM (self), NULL);

  return self->replacement;
}

/** What became of the passage, in a few words or in a sentence. */
const char *
actant_text_change_item_get_state_words (ActantTextChangeItem *self,
                                         gboolean              sentence)
{
  static const char * const words[] = {
    N_("In place"), N_("Moved"), N_("Doubtful"), N_("Suggestion"), N_("Not found")
  };
  static const char * const sentences[] = {
    N_("Its words are where they were."),
    N_("Its words are elsewhere now, between the same others."),
    N_("Other places fit as well, or the words of a cue are gone: please decide."),
    N_("Its words were changed; these are like them: please decide."),
    N_("Nothing like it was found: select its place in the text, or skip it.")
  };

  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE_ITEM (self), NULL);

  return sentence ? _(sentences[self->replacement->state]) : _(words[self->replacement->state]);
}

ActantPlaceChoice
actant_text_change_item_get_choice (ActantTextChangeItem *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE_ITEM (self), ACTANT_PLACE_CHOICE_NONE);

  return self->choice;
}

/**
 * actant_text_change_item_choose:
 * @self: an item
 * @choice: what is to be done; to take needs a place that was found
 * @own: (nullable): the record as the user placed it
 */
void
actant_text_change_item_choose (ActantTextChangeItem *self,
                                ActantPlaceChoice     choice,
                                const ActantRecord   *own)
{
  g_return_if_fail (ACTANT_IS_TEXT_CHANGE_ITEM (self));
  g_return_if_fail (choice != ACTANT_PLACE_CHOICE_TAKE || self->replacement->placed != NULL);
  g_return_if_fail ((choice == ACTANT_PLACE_CHOICE_OWN) == (own != NULL));

  g_clear_pointer (&self->own, actant_record_unref);
  self->own = own != NULL ? actant_record_ref (own) : NULL;
  self->choice = choice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);
}

/** Returns: (transfer none) (nullable): the record as it is to be, when it is to be changed */
const ActantRecord *
actant_text_change_item_get_placed (ActantTextChangeItem *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE_ITEM (self), NULL);

  switch (self->choice)
    {
    case ACTANT_PLACE_CHOICE_TAKE:
      return self->replacement->placed;
    case ACTANT_PLACE_CHOICE_OWN:
      return self->own;
    case ACTANT_PLACE_CHOICE_NONE:
    case ACTANT_PLACE_CHOICE_SKIP:
    default:
      return NULL;
    }
}
