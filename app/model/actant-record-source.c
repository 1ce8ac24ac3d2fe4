/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and the bytes they were read from or saved as. */
#include "model/actant-record-private.h"

guint
_actant_record_hash (gconstpointer id)
{
  return g_str_hash (*(const char * const *) id);
}

gboolean
_actant_record_same_id (gconstpointer a,
                        gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b) == 0;
}

ActantRecord *
_actant_record_settle (ActantRecord *record,
                       ActantBlock  *block,
                       guint32       body,
                       guint32       id)
{
  ActantRecord *settled = _actant_record_allocate (record->kind, NULL);

  g_assert (record->body != NULL);

  settled->body = actant_value_ref (_actant_block_get (block, body));
  settled->id = _actant_value_text (_actant_block_get (block, id));
  settled->versions = g_steal_pointer (&record->versions);
  settled->is_deleted = record->is_deleted;
  settled->start = record->start;
  settled->end = record->end;
  settled->source = g_steal_pointer (&record->source);
  settled->source_offset = record->source_offset;
  settled->source_length = record->source_length;
  actant_record_unref (record);

  return settled;
}

void
_actant_record_set_source (const ActantRecord *record,
                           ActantImage        *image,
                           gsize               offset,
                           gsize               length)
{
  ActantRecord *self = (ActantRecord *) record;

  if (self->source != NULL)
    return;

  self->source_offset = (guint32) offset;
  self->source_length = (guint32) length;
  g_atomic_pointer_set (&self->source, actant_image_ref (image));
}

ActantImage *
_actant_record_get_source (const ActantRecord *record,
                           gsize              *offset,
                           gsize              *length)
{
  ActantImage *image = g_atomic_pointer_get (&((ActantRecord *) record)->source);

  *offset = record->source_offset;
  *length = record->source_length;
  return image;
}
