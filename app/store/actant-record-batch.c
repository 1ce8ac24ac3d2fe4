/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From places in a file to packed records that know their canonical bytes. */

#include "store/actant-record-batch-private.h"

#include "model/actant-record-private.h"
#include "model/actant-value-pack-private.h"
#include "store/actant-record-reader.h"
#include "store/actant-record-writer.h"

/* Where the id stands in the canonical bytes of a record. */
#define ID_AT (strlen ("{\n   \"id\": \""))

struct _ActantRecordBatch
{
  ActantImage        *image;
  ActantFormat        format;
  ActantRecordReader *reader;
  ActantPacker       *packer;
  GString            *written;
  guint32             bodies[ACTANT_RECORD_BATCH]; /* places in the block, 0 for none */
  guint32             ids[ACTANT_RECORD_BATCH];
};

ActantRecordBatch *
_actant_record_batch_new (ActantImage  *image,
                          ActantFormat  format)
{
  ActantRecordBatch *batch = g_new0 (ActantRecordBatch, 1);

  batch->image = actant_image_ref (image);
  batch->format = format;
  batch->reader = actant_record_reader_new (actant_image_get_data (image));
  batch->packer = _actant_packer_new (image);
  batch->written = g_string_new (NULL);

  return batch;
}

void
_actant_record_batch_free (ActantRecordBatch *batch)
{
  actant_image_unref (batch->image);
  actant_record_reader_free (batch->reader);
  _actant_packer_free (batch->packer);
  g_string_free (batch->written, TRUE);
  g_free (batch);
}

/* A record that has no id to be found by says where it is. */
static ActantRecord *
locate (ActantRecord            *record,
        const char              *array,
        const ActantRecordPlace *place,
        ActantJsonSlice          slice)
{
  g_autofree char *reason = g_strdup_printf ("record %u of “%s”: %s", place->number, array,
                                             actant_record_get_reason (record));
  const ActantValue *revs = actant_record_get_revs (record);
  ActantRecord *located =
    actant_record_new_opaque (array, actant_record_get_kind_name (record), NULL,
                              revs != NULL ? actant_value_ref (revs) : NULL,
                              slice.data, slice.length, reason);

  actant_record_unref (record);
  return located;
}

static gboolean
is_canonical (ActantRecordBatch  *batch,
              const ActantRecord *record,
              gboolean            with_kind,
              ActantJsonSlice     slice)
{
  g_string_truncate (batch->written, 0);
  actant_record_writer_append_record (batch->written, ACTANT_RECORD_DEPTH, record, with_kind);

  return batch->written->len == slice.length
         && memcmp (batch->written->str, slice.data, slice.length) == 0;
}

/* Reads a record and packs its values; the JSON must not be read again after that. */
static ActantRecord *
read_record (ActantRecordBatch       *batch,
             const ActantRecordPlace *place,
             guint                    i)
{
  const char *array = actant_format_get_arrays (batch->format)[place->array];
  const ActantJsonSlice slice = { actant_image_get_data (batch->image) + place->offset,
                                  place->length };
  ActantRecord *record = actant_record_reader_read (batch->reader, batch->format, array, slice);
  const char *text = actant_record_get_id (record);
  g_autoptr (ActantValue) id = NULL;
  gsize id_at = 0;

  batch->bodies[i] = 0;
  if (actant_record_is_opaque (record))
    {
      if (text == NULL)
        record = locate (record, array, place, slice);
      _actant_record_set_source (record, batch->image, place->offset, place->length);
      return record;
    }

  if (is_canonical (batch, record, strcmp (array, "annotations") == 0, slice))
    {
      _actant_record_set_source (record, batch->image, place->offset, place->length);
      id_at = 1 + place->offset + ID_AT;
    }
  id = _actant_value_new_source (text, strlen (text), id_at);
  batch->ids[i] = _actant_packer_add (batch->packer, id);
  if (batch->ids[i] != 0)
    batch->bodies[i] = _actant_packer_add (batch->packer, actant_record_get_body (record));

  return record;
}

/**
 * _actant_record_batch_read:
 * @batch: a batch, used before or not
 * @places: where the records stand
 * @n: how many, up to %ACTANT_RECORD_BATCH
 * @records: (out caller-allocates): receives a record for each
 *
 * Records that cannot be read are opaque.
 */
void
_actant_record_batch_read (ActantRecordBatch       *batch,
                           const ActantRecordPlace *places,
                           guint                    n,
                           ActantRecord           **records)
{
  ActantBlock *block;

  g_return_if_fail (n <= ACTANT_RECORD_BATCH);

  for (guint i = 0; i < n; i++)
    records[i] = read_record (batch, &places[i], i);

  block = _actant_packer_finish (batch->packer);
  for (guint i = 0; i < n; i++)
    if (batch->bodies[i] != 0)
      records[i] = _actant_record_settle (records[i], block, batch->bodies[i], batch->ids[i]);
  g_clear_pointer (&block, _actant_block_unref);
}
