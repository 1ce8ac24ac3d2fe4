/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim of any text, as an object of a list. */
#include "config.h"

#include "scenario/actant-claim-item.h"

struct _ActantClaimItem
{
  GObject       parent_instance;

  char         *text_path;
  ActantRecord *record;      /* owned */
  guint         row;         /* in the matrix */
};

G_DEFINE_FINAL_TYPE (ActantClaimItem, actant_claim_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
actant_claim_item_finalize (GObject *object)
{
  ActantClaimItem *self = ACTANT_CLAIM_ITEM (object);

  g_clear_pointer (&self->record, actant_record_unref);
  g_free (self->text_path);

  G_OBJECT_CLASS (actant_claim_item_parent_class)->finalize (object);
}

static void
actant_claim_item_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_RECORD:
      g_value_set_boxed (value, ACTANT_CLAIM_ITEM (object)->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_claim_item_class_init (ActantClaimItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = actant_claim_item_finalize;
  object_class->get_property = actant_claim_item_get_property;

  properties[PROP_RECORD] = g_param_spec_boxed ("record", NULL, NULL, ACTANT_TYPE_RECORD,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_claim_item_init (ActantClaimItem *self)
{
}

/** Returns: (transfer full): an item without a claim, of the text @text_path */
ActantClaimItem *
actant_claim_item_new (const char *text_path)
{
  ActantClaimItem *self = g_object_new (ACTANT_TYPE_CLAIM_ITEM, NULL);

  self->text_path = g_strdup (text_path);
  return self;
}

/** The claim as it is now, and its row in the matrix. */
void
actant_claim_item_set (ActantClaimItem    *self,
                       const ActantRecord *record,
                       guint               row)
{
  ActantRecord *before = self->record;

  g_return_if_fail (ACTANT_IS_CLAIM_ITEM (self) && record != NULL);

  self->row = row;
  if (record == before)
    return;

  self->record = actant_record_ref (record);
  g_clear_pointer (&before, actant_record_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/** Returns: (transfer none): the claim */
const ActantRecord *
actant_claim_item_get_record (ActantClaimItem *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_ITEM (self), NULL);

  return self->record;
}

const char *
actant_claim_item_get_id (ActantClaimItem *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_ITEM (self), NULL);

  return actant_record_get_id (self->record);
}

/** The text that the claim is on. */
const char *
actant_claim_item_get_text_path (ActantClaimItem *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_ITEM (self), NULL);

  return self->text_path;
}

guint
actant_claim_item_get_row (ActantClaimItem *self)
{
  g_return_val_if_fail (ACTANT_IS_CLAIM_ITEM (self), ACTANT_NO_FIELD);

  return self->row;
}
