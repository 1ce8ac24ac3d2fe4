/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canonical bytes of a file without making them anew: records that were read from canonical
 * bytes, or saved before, are copied from where these stand. */

#include "store/actant-record-file-private.h"

#include "model/actant-record-private.h"
#include "model/actant-sort.h"
#include "store/actant-json-writer.h"
#include "store/actant-record-writer.h"

#include <string.h>

#define BETWEEN ",\n  " /* two records */

/* New text is collected in one image, which is made last; pieces of it wait without one. */
typedef struct
{
  ActantImage *image; /* borrowed; NULL for the new text */
  gsize        offset;
  gsize        length;
} Part;

typedef struct
{
  GArray  *parts; /* of Part */
  GString *text;
} Builder;

static void
add_part (Builder     *builder,
          ActantImage *image,
          gsize        offset,
          gsize        length)
{
  Part *last = builder->parts->len > 0
               ? &g_array_index (builder->parts, Part, builder->parts->len - 1) : NULL;
  Part part = { image, offset, length };

  if (length == 0)
    return;
  if (last != NULL && last->image == image && last->offset + last->length == offset)
    last->length += length;
  else
    g_array_append_val (builder->parts, part);
}

/* What was put into the text since it was @from long. */
static void
add_text (Builder *builder,
          gsize    from)
{
  add_part (builder, NULL, from, builder->text->len - from);
}

/* Whether @record stands in the image right behind the last part, with what goes between. */
static gboolean
follows (Builder     *builder,
         ActantImage *image,
         gsize        offset)
{
  const gsize between = strlen (BETWEEN);
  const Part *last = builder->parts->len > 0
                     ? &g_array_index (builder->parts, Part, builder->parts->len - 1) : NULL;

  return last != NULL && last->image == image && last->offset + last->length + between == offset
         && memcmp (actant_image_get_data (image) + offset - between, BETWEEN, between) == 0;
}

static void
add_record (Builder            *builder,
            const ActantRecord *record,
            gboolean            is_first,
            gboolean            with_kind)
{
  const gsize between = strlen (BETWEEN);
  const gsize from = builder->text->len;
  gsize offset, length;
  ActantImage *image = _actant_record_get_source (record, &offset, &length);

  if (image != NULL && !is_first && follows (builder, image, offset))
    {
      add_part (builder, image, offset - between, length + between);
      return;
    }

  g_string_append (builder->text, is_first ? BETWEEN + 1 : BETWEEN);
  if (image == NULL)
    actant_record_writer_append_record (builder->text, ACTANT_RECORD_DEPTH, record, with_kind);
  add_text (builder, from);
  if (image != NULL)
    add_part (builder, image, offset, length);
}

static void
add_array (Builder    *builder,
           const char *array,
           GPtrArray  *records)
{
  gboolean with_kind = strcmp (array, "annotations") == 0;
  gsize from = builder->text->len;

  if (records->len == 0 && _actant_record_file_is_late_array (array))
    return;

  g_string_append_printf (builder->text, ",\n \"%s\": [", array);
  add_text (builder, from);
  for (guint i = 0; i < records->len; i++)
    {
      actant_fetch_ahead (records, i);
      add_record (builder, records->pdata[i], i == 0, with_kind);
    }
  from = builder->text->len;
  g_string_append (builder->text, records->len > 0 ? "\n ]" : "]");
  add_text (builder, from);
}

static ActantPieces *
finish (Builder *builder)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (builder->text);
  g_autoptr (ActantImage) image = actant_image_new_bytes (bytes);
  ActantPieces *pieces = actant_pieces_new ();

  for (guint i = 0; i < builder->parts->len; i++)
    {
      const Part *part = &g_array_index (builder->parts, Part, i);

      actant_pieces_append (pieces, part->image != NULL ? part->image : image, part->offset,
                            part->length);
    }
  g_array_unref (builder->parts);

  return pieces;
}

/**
 * actant_record_file_write_pieces:
 * @file: a file's content
 *
 * As actant_record_file_write(), to the byte, in a time that depends on what is new.
 *
 * Returns: (transfer full): its canonical bytes
 */
ActantPieces *
actant_record_file_write_pieces (const ActantRecordFile *file)
{
  Builder builder = { g_array_new (FALSE, FALSE, sizeof (Part)), g_string_new (NULL) };
  const char * const *arrays = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  gsize from;

  g_return_val_if_fail (file != NULL, NULL);

  lists = _actant_record_file_collect (file);
  arrays = actant_format_get_arrays (file->format);
  _actant_record_file_append_header (file, builder.text);
  add_text (&builder, 0);
  for (guint i = 0; arrays[i] != NULL; i++)
    add_array (&builder, arrays[i], lists->pdata[i]);
  from = builder.text->len;
  _actant_record_file_append_end (file, builder.text);
  add_text (&builder, from);

  return finish (&builder);
}

static gboolean
has_source (const ActantRecord *record)
{
  gsize offset, length;

  return _actant_record_get_source (record, &offset, &length) != NULL;
}

/* The records that no file holds yet in canonical form. */
static ActantRecordFile *
collect_new (const ActantRecordFile *file)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  ActantRecordFile *news = NULL;

  for (guint i = 0; i < file->records->len; i++)
    {
      actant_fetch_ahead (file->records, i);
      if (!has_source (file->records->pdata[i]))
        g_ptr_array_add (records, actant_record_ref (file->records->pdata[i]));
    }

  news = actant_record_file_new (file->format, actant_record_ref (file->header), records);
  news->version = file->version;
  return news;
}

/* @back was read from the canonical bytes of @news: both have the same records in the same order. */
static void
note_sources (const ActantRecordFile *news,
              const ActantRecordFile *back)
{
  g_autoptr (GPtrArray) lists = _actant_record_file_collect (news);
  guint n = 0;

  for (guint i = 0; i < lists->len; i++)
    {
      const GPtrArray *list = lists->pdata[i];

      for (guint j = 0; j < list->len; j++)
        {
          gsize offset, length;
          ActantImage *image = _actant_record_get_source (back->records->pdata[n++], &offset, &length);

          if (image != NULL)
            _actant_record_set_source (list->pdata[j], image, offset, length);
        }
    }
}

/**
 * actant_record_file_verify:
 * @file: a file's content
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Makes sure that what actant_record_file_write_pieces() would write reads back as it is: what we
 * cannot read is never written. The header and the records that no file holds yet are written and
 * read back; the others were read from the bytes that would be copied and found to be written as
 * these.
 *
 * Returns: whether all is well
 */
gboolean
actant_record_file_verify (const ActantRecordFile  *file,
                           const char              *name,
                           GError                 **error)
{
  g_autoptr (ActantRecordFile) news = NULL;
  g_autoptr (ActantRecordFile) back = NULL;
  g_autoptr (ActantImage) image = NULL;

  g_return_val_if_fail (file != NULL && name != NULL, FALSE);

  news = collect_new (file);
  image = actant_image_new_take (actant_record_file_write (news));
  back = actant_record_file_read_image (image, name, NULL, error);
  if (back == NULL)
    {
      g_prefix_error (error, "not saved, because it could not be read back: ");
      return FALSE;
    }
  if (!actant_record_file_equal (news, back))
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_RECORD,
                   "%s: not saved, because it would not read back as it is; "
                   "please report this with the file", name);
      return FALSE;
    }

  note_sources (news, back);
  return TRUE;
}
