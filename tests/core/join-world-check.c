/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be true of every join and merge, by the world's own book-keeping. */
#include "join-world.h"

#include "model/actant-revs.h"
#include "team/actant-join.h"

#include <string.h>

#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

static const ActantValue *
get_body (const ActantRecord *record,
          guint               position)
{
  return position == 0 ? actant_record_get_body (record)
                       : actant_record_get_version (record, position - 1);
}

static gboolean
is_equal_but_rev (const ActantValue *a,
                  const ActantValue *b)
{
  g_autoptr(ActantValue) bare_a = actant_value_object_set (a, "rev", NULL);
  g_autoptr(ActantValue) bare_b = actant_value_object_set (b, "rev", NULL);

  return actant_value_equal (bare_a, bare_b);
}

/* What a body that was there before the merge holds; FALSE when it is a new one. */
static gboolean
find_old (Content            *sides[2],
          guint               record,
          const ActantValue  *body,
          gboolean            with_rev,
          Seen               *found)
{
  gboolean any = FALSE;

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->seen[record]->len; i++)
      {
        const Seen *seen = &g_array_index (sides[s]->seen[record], Seen, i);

        if (with_rev ? actant_value_equal (seen->body, body) : is_equal_but_rev (seen->body, body))
          {
            found->nodes |= seen->nodes;
            found->loose |= with_rev ? seen->loose : 0;
            any = TRUE;
          }
      }

  return any;
}

/* Whether the base tells what somebody typed over its rev. */
static gboolean
shows_by_hand (Content           *base,
               guint              record,
               const ActantValue *body)
{
  gboolean shows = FALSE;

  for (guint i = 0; base != NULL && i < base->seen[record]->len; i++)
    {
      const ActantValue *before = g_array_index (base->seen[record], Seen, i).body;

      if (actant_value_equal (before, body))
        return FALSE;
      shows |= actant_revs_compare (actant_value_get_member (before, "rev"),
                                    actant_value_get_member (body, "rev")) == ACTANT_REVS_EQUAL;
    }

  return shows;
}

/* Whether @seen, typed over its rev, looks as if another body had seen it, and nothing tells. */
static gboolean
is_unknowable (Content    *base,
               Content    *sides[2],
               guint       record,
               const Seen *seen)
{
  if (seen->loose == 0 || shows_by_hand (base, record, seen->body))
    return FALSE;

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->seen[record]->len; i++)
      if (actant_revs_compare (
            actant_value_get_member (seen->body, "rev"),
            actant_value_get_member (g_array_index (sides[s]->seen[record], Seen, i).body, "rev"))
          == ACTANT_REVS_BEFORE)
        return TRUE;

  return FALSE;
}

static void
find_union (Content *base,
            Content *sides[2],
            guint    record,
            Seen    *found)
{
  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->seen[record]->len; i++)
      {
        const Seen *seen = &g_array_index (sides[s]->seen[record], Seen, i);

        if (is_unknowable (base, sides, record, seen))
          found->nodes |= seen->nodes & ~seen->loose;
        else
          {
            found->nodes |= seen->nodes;
            found->loose |= seen->loose;
          }
      }
}

static gboolean
has_loose (Content *content,
           guint    record)
{
  for (guint i = 0; content != NULL && i < content->seen[record]->len; i++)
    if (g_array_index (content->seen[record], Seen, i).loose != 0)
      return TRUE;

  return FALSE;
}

/* Notes what each body of @merged holds: what it held before or, being new, everything. When the
 * base of the merge was itself typed over a rev, nobody can know from what others wrote at that rev
 * whether they had seen it: such a world ends there. */
void
world_take_note (World   *world,
                 Content *base,
                 Content *a,
                 Content *b,
                 Content *merged)
{
  Content *sides[2] = { a, b };

  for (guint record = 0; record < N_RECORDS; record++)
    {
      const ActantRecord *now = content_find (merged, record);
      guint n = now != NULL ? actant_record_get_n_versions (now) + 1 : 0;

      for (guint i = 0; i < n; i++)
        {
          Seen seen = { actant_value_ref (get_body (now, i)) };

          if (!find_old (sides, record, seen.body, TRUE, &seen)
              && (n == 1 || !find_old (sides, record, seen.body, FALSE, &seen)))
            {
              g_assert_cmpuint (n, ==, 1);
              find_union (base, sides, record, &seen);
              world->is_spoiled |= has_loose (base, record);
              world->n_resolved++;
            }
          g_array_append_val (merged->seen[record], seen);
        }
      if (n > 1)
        world->n_clashes++;
    }
}

/* Whether @node, a writer of the field, was written over by another of @nodes. */
static gboolean
is_written_over (World   *world,
                 NodeSet  nodes,
                 guint    node,
                 guint    field)
{
  for (guint i = 0; i < world->n_nodes; i++)
    if ((nodes & BIT (i)) && (world->nodes[i].fields & (1u << field))
        && (world->nodes[i].ancestors & BIT (node)))
      return TRUE;

  return FALSE;
}

/* A text field has the value of the last that wrote it; deleted at two times, the later. Who deletes
 * and restores has changed nothing: another's deletion stands then. */
static gboolean
check_field (World      *world,
             const Seen *seen,
             guint       field)
{
  const char *name = world_fields[field];
  const ActantValue *is = actant_value_get_member (seen->body, name);
  const ActantValue *latest = NULL;
  guint n = 0, n_unset = 0, n_same = 0;

  for (guint i = 0; i < world->n_nodes; i++)
    {
      const ActantValue *value;

      if ((seen->nodes & BIT (i)) == 0 || (world->nodes[i].fields & (1u << field)) == 0
          || is_written_over (world, seen->nodes, i, field))
        continue;
      value = actant_value_get_member (world->nodes[i].body, name);
      n++;
      n_unset += value == NULL;
      n_same += actant_value_equal (value, is);
      if (value != NULL && (latest == NULL || actant_value_compare (value, latest) > 0))
        latest = value;
    }

  if (n <= 1 || strcmp (name, "deleted") != 0)
    return n == n_same && (n > 0 || is == NULL);
  return n_unset > 0 ? n_same > 0 : actant_value_equal (is, latest);
}

/* Whether some of @nodes, knowing that @remover took @item out, put it back. */
static gboolean
is_put_back (World   *world,
             NodeSet  nodes,
             guint    remover,
             guint    item)
{
  for (guint i = 0; i < world->n_nodes; i++)
    if ((nodes & BIT (i)) && (world->nodes[i].restores & BIT (item))
        && (world->nodes[i].ancestors & BIT (remover)))
      return TRUE;

  return FALSE;
}

static gboolean
is_taken_out (World   *world,
              NodeSet  nodes,
              guint    item)
{
  for (guint i = 0; i < world->n_nodes; i++)
    if ((nodes & BIT (i)) && (world->nodes[i].removes & BIT (item))
        && !is_put_back (world, nodes, i, item))
      return TRUE;

  return FALSE;
}

/* The set has what was added and not taken out. */
static gboolean
check_set (World      *world,
           const Seen *seen)
{
  const ActantValue *set = actant_value_get_member (seen->body, "subjects");
  guint n = 0;

  for (guint i = 0; i < world->n_nodes; i++)
    {
      g_autofree char *item = world_dup_item (i);
      gboolean wanted = (seen->nodes & BIT (i)) && world->nodes[i].adds
                        && !is_taken_out (world, seen->nodes, i);

      if (actant_value_list_has_text (set, item) != wanted)
        return FALSE;
      n += wanted;
    }

  return actant_value_get_n_items (set) == n;
}

/* A body says what the edits that it holds say. */
static gboolean
check_body (World      *world,
            const Seen *seen)
{
  for (guint field = 0; world_fields[field] != NULL; field++)
    if (!check_field (world, seen, field))
      return FALSE;

  return check_set (world, seen);
}

static gboolean
is_held (Content *merged,
         guint    record,
         NodeSet  nodes)
{
  for (guint i = 0; i < merged->seen[record]->len; i++)
    if ((nodes & ~g_array_index (merged->seen[record], Seen, i).nodes) == 0)
      return TRUE;

  return FALSE;
}

static void
tell (const char *name,
      Content    *content,
      guint       record)
{
  for (guint i = 0; content != NULL && i < content->seen[record]->len; i++)
    {
      const Seen *seen = &g_array_index (content->seen[record], Seen, i);
      const ActantFieldType type = { ACTANT_FIELD_OBJECT,
                                     .table = actant_value_get_table (seen->body) };
      g_autofree char *json = actant_value_dup_json (&type, seen->body);

      g_printerr ("# %s %016" G_GINT64_MODIFIER "x by hand %016" G_GINT64_MODIFIER "x %s\n", name,
                  seen->nodes, seen->loose, json);
    }
}

/* Each body is there, or one that really holds all that it holds. One thing cannot be known: that
 * somebody typed over a rev without a new one, when another went on from that rev and no base is
 * at hand that tells the two apart. */
static gboolean
check_side (Content *base,
            Content *side,
            Content *merged,
            guint    record)
{
  for (guint i = 0; i < side->seen[record]->len; i++)
    {
      const Seen *seen = &g_array_index (side->seen[record], Seen, i);

      if (is_held (merged, record, seen->nodes))
        continue;
      if (seen->loose == 0 || shows_by_hand (base, record, seen->body)
          || !is_held (merged, record, seen->nodes & ~seen->loose))
        return FALSE;
    }

  return TRUE;
}

/* Whether a version stays that another has really seen. What was typed over a rev is kept beside
 * what it was typed over, since nothing tells which is which. */
static gboolean
has_superseded (World   *world,
                Content *merged,
                guint    record)
{
  GArray *seen = merged->seen[record];

  for (guint i = 0; i < seen->len && !world->is_by_hand[record]; i++)
    for (guint j = 0; j < seen->len; j++)
      {
        NodeSet a = g_array_index (seen, Seen, i).nodes, b = g_array_index (seen, Seen, j).nodes;

        if (a != b && (a & ~b) == 0)
          return TRUE;
      }

  return FALSE;
}

static void
fail (World      *world,
      const char *words,
      guint       record,
      Content    *contents[4])
{
  static const char * const names[] = { "base", "ours", "theirs", "merged" };

  for (guint i = 0; i < 4; i++)
    tell (names[i], contents[i], record);
  for (guint i = 0; i < world->n_nodes; i++)
    if (world->nodes[i].record == record)
      g_printerr ("# edit %u knows %016" G_GINT64_MODIFIER "x fields %x takes out %" G_GINT64_MODIFIER "x\n", i,
                  world->nodes[i].ancestors, world->nodes[i].fields, world->nodes[i].removes);
  g_error ("%s", words);
}

void
world_check_kept (World   *world,
                  Content *base,
                  Content *a,
                  Content *b,
                  Content *merged)
{
  for (guint record = 0; record < N_RECORDS; record++)
    {
      Content *contents[] = { base, a, b, merged };

      g_assert_cmpint (content_find (merged, record) != NULL, ==,
                       content_find (a, record) != NULL || content_find (b, record) != NULL);
      if (!check_side (base, a, merged, record) || !check_side (base, b, merged, record))
        fail (world, "an edit is lost", record, contents);
      if (has_superseded (world, merged, record))
        fail (world, "a version stays that another has seen", record, contents);
      for (guint i = 0; i < merged->seen[record]->len; i++)
        if (!check_body (world, &g_array_index (merged->seen[record], Seen, i)))
          fail (world, "a field is not what its last edit made it", record, contents);
    }
}

static ActantRecordFile *
join (World                  *world,
      const ActantRecordFile *a,
      const ActantRecordFile *b)
{
  g_autoptr(GError) error = NULL;
  ActantRecordFile *joined = actant_join_files (a, b, "x", &error);

  g_assert_no_error (error);
  world->n_joins++;
  return joined;
}

/* The bytes that would be written, which must read back. */
static void
assert_same (const ActantRecordFile *a,
             const ActantRecordFile *b)
{
  g_autoptr(GBytes) bytes_a = actant_record_file_write (a);
  g_autoptr(GBytes) bytes_b = actant_record_file_write (b);

  g_assert_cmpstr (g_bytes_get_data (bytes_a, NULL), ==, g_bytes_get_data (bytes_b, NULL));
  g_assert_true (g_bytes_equal (bytes_a, bytes_b));
}

/* Commutative, associative, idempotent, absorbing, in whatever order and how often. */
void
world_check_algebra (World   *world,
                     Content *x,
                     Content *y,
                     Content *z)
{
  const ActantRecordFile *a = x->file, *b = y->file, *c = z->file;
  g_autoptr(ActantRecordFile) aa = join (world, a, a);
  g_autoptr(ActantRecordFile) ab = join (world, a, b);
  g_autoptr(ActantRecordFile) ba = join (world, b, a);
  g_autoptr(ActantRecordFile) bc = join (world, b, c);
  g_autoptr(ActantRecordFile) ca = join (world, c, a);
  g_autoptr(ActantRecordFile) ab_c = join (world, ab, c);
  g_autoptr(ActantRecordFile) a_bc = join (world, a, bc);
  g_autoptr(ActantRecordFile) ca_ab = join (world, ca, ab);
  g_autoptr(ActantRecordFile) ca_abc = join (world, ca, ab_c);
  g_autoptr(ActantRecordFile) ab_b = join (world, ab, b);
  g_autoptr(GBytes) bytes = actant_record_file_write (ab_c);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) again = actant_record_file_read (bytes, "x", &error);

  g_assert_no_error (error);
  g_assert_true (actant_record_file_equal (again, ab_c));
  assert_same (aa, a);
  assert_same (ab, ba);
  assert_same (ab_c, a_bc);
  assert_same (ca_ab, ab_c);
  assert_same (ca_abc, ab_c);
  assert_same (ab_b, ab);
}
