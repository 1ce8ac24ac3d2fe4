/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records the caret is in, and how that is said. */
#include "config.h"

#include "document/actant-passages.h"


#include "document/actant-record-name.h"

#include <glib/gi18n.h>

static gint64
get_size (const ActantRecord *record)
{
  gint64 size = 0;

  for (guint i = 0; i < actant_record_get_n_segments (record); i++)
    {
      gint64 start, end;

      actant_record_get_segment (record, i, &start, &end);
      size += end - start;
    }

  return size;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const ActantRecord *ra = *(ActantRecord * const *) a;
  const ActantRecord *rb = *(ActantRecord * const *) b;
  gint64 sa = get_size (ra), sb = get_size (rb);

  if (sa != sb)
    return sa < sb ? -1 : 1;

  return actant_record_compare (ra, rb);
}

/**
 * actant_passages_at:
 * @view: a view of the text
 * @caret: before this code point
 *
 * A caret right behind a passage counts as in it where none begins or goes on.
 *
 * Returns: (transfer full) (element-type ActantRecord): borrowed shown records
 *   whose passage the caret is in, the smallest first
 */
GPtrArray *
actant_passages_at (ActantTextView *view,
                    gint64          caret)
{
  GPtrArray *passages = g_ptr_array_new ();

  actant_text_view_collect (view, caret, caret + 1, passages);
  if (passages->len == 0 && caret > 0)
    actant_text_view_collect (view, caret - 1, caret, passages);
  g_ptr_array_sort (passages, compare_sizes);

  return passages;
}

/** The position of the record @id (nullable) among @passages, or their number. */
guint
actant_passages_find (GPtrArray  *passages,
                      const char *id)
{
  guint i = 0;

  while (i < passages->len
         && g_strcmp0 (actant_record_get_id (passages->pdata[i]), id) != 0)
    i++;

  return i;
}

/**
 * actant_passages_dup_description:
 * @passages: (element-type ActantRecord): where the caret is
 * @study: (nullable): the codebook
 * @selected: (nullable): id of the selected record
 *
 * Returns: (transfer full): for screen readers; empty with no passage
 */
char *
actant_passages_dup_description (GPtrArray        *passages,
                                 ActantCollection *study,
                                 const char       *selected)
{
  guint position = actant_passages_find (passages, selected);
  g_autofree char *name = NULL;

  if (passages->len == 0)
    return g_strdup ("");

  if (position == passages->len)
    position = 0;
  name = actant_record_name_dup (passages->pdata[position], study);
  if (passages->len == 1)
    /* translators: a screen reader says this of the caret; %s is a record */
    return g_strdup_printf (_("In: %s"), name);

  /* translators: %s is the selected record, %u which one it is of all at the caret */
  return g_strdup_printf (ngettext ("In: %s, %u of %u passage", "In: %s, %u of %u passages",
                                    passages->len),
                          name, position + 1, passages->len);
}
