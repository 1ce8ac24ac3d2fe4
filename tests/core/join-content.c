/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of the world's file, with the notes on what each body really holds. See join-world.h. */
#include "join-world.h"

static void
clear_seen (gpointer data)
{
  actant_value_unref (((Seen *) data)->body);
}

/* Takes @file over. */
Content *
content_new (ActantRecordFile *file)
{
  Content *content = g_rc_box_new0 (Content);

  content->file = file;
  for (guint i = 0; i < N_RECORDS; i++)
    {
      content->seen[i] = g_array_new (FALSE, FALSE, sizeof (Seen));
      g_array_set_clear_func (content->seen[i], clear_seen);
    }
  return content;
}

static void
content_clear (gpointer data)
{
  Content *content = data;

  actant_record_file_free (content->file);
  for (guint i = 0; i < N_RECORDS; i++)
    g_array_unref (content->seen[i]);
}

Content *
content_ref (Content *content)
{
  return g_rc_box_acquire (content);
}

void
content_unref (Content *content)
{
  if (content != NULL)
    g_rc_box_release_full (content, content_clear);
}

void
content_set (Content **place,
             Content  *content)
{
  Content *old = *place;

  *place = content_ref (content);
  content_unref (old);
}

const ActantRecord *
content_find (Content *content,
              guint    record)
{
  GPtrArray *records = content->file->records;

  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (actant_record_get_id (records->pdata[i]), world_ids[record]))
      return records->pdata[i];
  return NULL;
}

/* @content with @changed in place of the record, as a new content without notes on it. */
Content *
content_replace (Content            *content,
                guint               record,
                const ActantRecord *changed)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  Content *new;

  for (guint i = 0; i < N_RECORDS; i++)
    {
      const ActantRecord *old = i == record ? changed : content_find (content, i);

      if (old != NULL)
        g_ptr_array_add (records, actant_record_ref (old));
    }
  new = content_new (actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS,
                                             actant_record_ref (content->file->header), records));
  for (guint i = 0; i < N_RECORDS; i++)
    for (guint j = 0; i != record && j < content->seen[i]->len; j++)
      {
        Seen seen = g_array_index (content->seen[i], Seen, j);

        actant_value_ref (seen.body);
        g_array_append_val (new->seen[i], seen);
      }
  return new;
}

const Seen *
content_find_seen (Content           *content,
           guint              record,
           const ActantValue *body)
{
  for (guint i = 0; i < content->seen[record]->len; i++)
    if (actant_value_equal (g_array_index (content->seen[record], Seen, i).body, body))
      return &g_array_index (content->seen[record], Seen, i);
  return NULL;
}

static gboolean
is_same_but_rev (const ActantValue *a,
                 const ActantValue *b)
{
  g_autoptr(ActantValue) bare_a = actant_value_object_set (a, "rev", NULL);
  g_autoptr(ActantValue) bare_b = actant_value_object_set (b, "rev", NULL);

  return actant_value_equal (bare_a, bare_b);
}

static void
add_note (Content           *content,
          guint              record,
          const ActantValue *body,
          NodeSet            nodes,
          NodeSet            loose)
{
  Seen seen = { actant_value_ref (body), nodes, loose };

  g_array_append_val (content->seen[record], seen);
}

/* @edited is new; the other bodies hold what they held, under the rev that they had or a mark. */
void
content_note_edit (Content           *old,
           Content           *new,
           guint              record,
           const ActantValue *edited,
           NodeSet            nodes,
           NodeSet            loose)
{
  const ActantRecord *changed = content_find (new, record);

  for (guint i = 0; i <= actant_record_get_n_versions (changed); i++)
    {
      const ActantValue *body = i == 0 ? actant_record_get_body (changed)
                                       : actant_record_get_version (changed, i - 1);
      const Seen *known = content_find_seen (old, record, body);

      if (actant_value_equal (body, edited))
        {
          add_note (new, record, body, nodes, loose);
          continue;
        }
      for (guint j = 0; known == NULL && j < old->seen[record]->len; j++)
        if (is_same_but_rev (g_array_index (old->seen[record], Seen, j).body, body))
          known = &g_array_index (old->seen[record], Seen, j);
      g_assert_nonnull (known);
      add_note (new, record, body, known->nodes, known->loose);
    }
}
