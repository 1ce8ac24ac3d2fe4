/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list row holds: one record by id, whatever becomes of it. */
#include "session/actant-record-list-private.h"

struct _ActantRecordItem
{
  GObject       parent_instance;

  ActantRecord *record;
};

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ActantRecordItem, actant_record_item, G_TYPE_OBJECT)

static void
actant_record_item_finalize (GObject *object)
{
  ActantRecordItem *self = ACTANT_RECORD_ITEM (object);

  g_clear_pointer (&self->record, actant_record_unref);

  G_OBJECT_CLASS (actant_record_item_parent_class)->finalize (object);
}

static void
actant_record_item_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  ActantRecordItem *self = ACTANT_RECORD_ITEM (object);

  switch (property_id)
    {
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
actant_record_item_class_init (ActantRecordItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = actant_record_item_finalize;
  object_class->get_property = actant_record_item_get_property;

  properties[PROP_RECORD] =
    g_param_spec_boxed ("record", NULL, NULL, ACTANT_TYPE_RECORD,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_record_item_init (ActantRecordItem *self)
{
}

ActantRecordItem *
_actant_record_item_new (const ActantRecord *record)
{
  ActantRecordItem *self = g_object_new (ACTANT_TYPE_RECORD_ITEM, NULL);

  self->record = actant_record_ref (record);
  return self;
}

void
_actant_record_item_set_record (ActantRecordItem   *self,
                                const ActantRecord *record)
{
  if (self->record == record)
    return;

  actant_record_unref (self->record);
  self->record = actant_record_ref (record);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/** The record as it is now. */
const ActantRecord *
actant_record_item_get_record (ActantRecordItem *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_ITEM (self), NULL);

  return self->record;
}

const char *
actant_record_item_get_id (ActantRecordItem *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_ITEM (self), NULL);

  return actant_record_get_id (self->record);
}
