/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, programs and copies: what they do. See join-world.h. */
#include "join-world.h"

#include "team/actant-join.h"
#include "team/actant-merge.h"
#include "team/actant-resolve.h"

#include <stdlib.h>
#include <string.h>

const char * const world_fields[] = { "gist", "note", "deleted", NULL };
const char * const world_ids[N_RECORDS] = {
  "0192f3a1-0000-7000-8000-000000000001", "0192f3a1-0000-7000-8000-000000000002"
};

#define SET "subjects"
#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

char *
world_dup_item (guint node)
{
  return g_strdup_printf ("i%02u", node);
}

static ActantRecord *
new_header (void)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_HEADER)->table;
  const ActantTable *coder = actant_table_get (table, "coder")->type->table;
  const ActantTable *source = actant_table_get (table, "source")->type->table;
  ActantValue *coders[64] = { NULL };
  ActantValue *sources[64] = { NULL };
  g_autoptr(ActantRecord) named = NULL;

  coders[actant_table_find (coder, "slug")] = actant_value_new_text ("mina");
  sources[actant_table_find (source, "file")] = actant_value_new_text ("brief.txt");
  sources[actant_table_find (source, "sha256")] = actant_value_new_text ("ab");
  named = new_record_with (ACTANT_KIND_HEADER, "0192f3a1-0000-7000-8000-00000000000a", "coder",
                           actant_value_new_object (coder, coders, NULL));
  return actant_record_set (named, "source", actant_value_new_object (source, sources, NULL));
}

static guint
add_node (World             *world,
          guint              record,
          NodeSet            ancestors,
          const ActantValue *body)
{
  Node *node = &world->nodes[world->n_nodes];

  *node = (Node) { .record = record, .ancestors = ancestors, .body = actant_value_ref (body) };
  return world->n_nodes++;
}

static char *
dup_time (World *world)
{
  return g_strdup_printf ("2026-01-01T%02u:%02u:%02uZ", world->clock / 3600, world->clock / 60 % 60,
                          world->clock % 60);
}

/* Writes one field, adds to the set or takes out of it; fills in @node. */
static ActantValue *
change_body (World             *world,
             const ActantValue *body,
             gboolean           by_hand,
             Node              *node)
{
  guint number = world->n_nodes;
  guint what = g_rand_int_range (world->rand, 0, by_hand ? 6 : 10);
  const ActantValue *set = actant_value_get_member (body, SET);
  g_autofree char *token = g_strdup_printf ("n%02u", number);
  g_autofree char *time = g_strdup_printf ("2026-02-01T00:00:%02uZ", number);

  if (what < 6)
    {
      node->fields = 1u << what % 2;
      return actant_value_object_set (body, world_fields[what % 2], actant_value_new_text (token));
    }
  if (what == 6)
    {
      gboolean is_deleted = actant_value_get_member (body, "deleted") != NULL;

      node->fields = 1u << 2;
      return actant_value_object_set (body, "deleted",
                                      is_deleted ? NULL : actant_value_new_text (time));
    }
  if (what == 7 && actant_value_get_n_items (set) > 0)
    {
      guint out = g_rand_int_range (world->rand, 0, actant_value_get_n_items (set));
      g_autoptr(GPtrArray) items = g_ptr_array_new ();

      for (guint i = 0; i < actant_value_get_n_items (set); i++)
        if (i != out)
          g_ptr_array_add (items, actant_value_ref (actant_value_get_item (set, i)));
      node->removes = BIT (atoi (actant_value_get_text (actant_value_get_item (set, out)) + 1));
      return actant_value_object_set (body, SET, items->len > 0
                                      ? actant_value_new_list ((ActantValue **) items->pdata,
                                                               items->len) : NULL);
    }

  node->adds = TRUE;
  token[0] = 'i';
  return actant_value_object_set (body, SET, actant_field_type_normalize (
    actant_table_get (actant_value_get_table (body), SET)->type,
    actant_value_list_append (set, actant_value_new_text (token))));
}

static ActantValue *
date_body (World             *world,
           const ActantValue *body)
{
  g_autofree char *time = dup_time (world);

  /* Clocks differ between machines; some edits come in one second. */
  if (toss (world->rand, 70))
    world->clock += g_rand_int_range (world->rand, 0, 20);
  else
    {
      guint back = g_rand_int_range (world->rand, 0, 30);

      world->clock -= MIN (world->clock, back);
    }
  return actant_value_object_set (body, "modified", actant_value_new_text (time));
}

/* A person edits the body that a program shows. */
static void
edit (World   *world,
      Program *program)
{
  guint record = g_rand_int_range (world->rand, 0, N_RECORDS);
  const ActantRecord *before = content_find (program->content, record);
  g_autoptr(ActantValue) empty = new_empty_body (ACTANT_KIND_CLAIM);
  const ActantValue *outer = before != NULL ? actant_record_get_body (before) : empty;
  NodeSet ancestors = before != NULL ? content_find_seen (program->content, record, outer)->nodes : 0;
  Node node = { 0 };
  g_autoptr(ActantValue) dated = date_body (world, outer);
  ActantValue *body = change_body (world, dated, FALSE, &node);
  g_autoptr(ActantRecord) after = NULL;
  g_autoptr(ActantRecord) stamped = NULL;
  Content *content;
  guint number;

  /* Nobody makes a record under an id that somebody else gave another. */
  if (before == NULL && world->is_made[record])
    {
      actant_value_unref (body);
      return;
    }
  world->is_made[record] = TRUE;
  number = add_node (world, record, ancestors, body);

  world->nodes[number].fields = node.fields;
  world->nodes[number].adds = node.adds;
  world->nodes[number].removes = node.removes;
  after = before != NULL ? actant_record_set_body (before, body)
                         : actant_record_new (ACTANT_KIND_CLAIM, world_ids[record], body);
  stamped = actant_stream_stamp (&program->stream, world->identity, program->name, before, after);
  content = content_replace (program->content, record, stamped);
  content_note_edit (program->content, content, record, actant_record_get_body (stamped),
             ancestors | BIT (number), 0);
  content_unref (program->content);
  program->content = content;
}

static NodeSet
find_all_nodes (Content *content,
                guint    record)
{
  NodeSet nodes = 0;

  for (guint i = 0; i < content->seen[record]->len; i++)
    nodes |= g_array_index (content->seen[record], Seen, i).nodes;
  return nodes;
}

/* The nodes whose additions are in @body's set. */
static NodeSet
read_set (const ActantValue *body)
{
  const ActantValue *set = actant_value_get_member (body, SET);
  NodeSet items = 0;

  for (guint i = 0; i < actant_value_get_n_items (set); i++)
    items |= BIT (atoi (actant_value_get_text (actant_value_get_item (set, i)) + 1));
  return items;
}

/* A person chooses between the versions of a record, and writes what is to hold. */
static void
settle (World   *world,
        Program *program)
{
  guint record = g_rand_int_range (world->rand, 0, N_RECORDS);
  const ActantRecord *before = content_find (program->content, record);
  guint n = before != NULL ? actant_record_get_n_versions (before) : 0;
  ActantSettleChoice choice = { SET, g_rand_int_range (world->rand, 0, n + 1) };
  NodeSet ancestors = find_all_nodes (program->content, record);
  g_autofree char *token = g_strdup_printf ("n%02u", world->n_nodes);
  g_autoptr(ActantRecord) chosen = NULL;
  g_autoptr(ActantRecord) titled = NULL;
  g_autoptr(ActantRecord) noted = NULL;
  g_autoptr(ActantRecord) after = NULL;
  g_autoptr(ActantRecord) stamped = NULL;
  Content *content;
  Node *node;
  NodeSet had = 0;

  if (n == 0)
    return;
  chosen = actant_settle_record (before, g_rand_int_range (world->rand, 0, n + 1), &choice, 1);
  titled = set_text (chosen, "gist", token);
  noted = set_text (titled, "note", token);
  after = actant_record_set (noted, "deleted", NULL);
  node = &world->nodes[add_node (world, record, ancestors, actant_record_get_body (after))];
  node->fields = 7;
  for (guint i = 0; i < world->n_nodes; i++)
    if ((ancestors & BIT (i)) && world->nodes[i].adds)
      had |= BIT (i);
  node->restores = read_set (actant_record_get_body (after));
  node->removes = had & ~node->restores;
  stamped = actant_stream_stamp (&program->stream, world->identity, program->name, before, after);
  g_assert_cmpuint (actant_record_get_n_versions (stamped), ==, 0);
  content = content_replace (program->content, record, stamped);
  content_note_edit (program->content, content, record, actant_record_get_body (stamped),
             ancestors | BIT (world->n_nodes - 1), 0);
  content_unref (program->content);
  program->content = content;
}

/* Somebody edits the file in a text editor: the rev stays. */
static void
edit_by_hand (World *world,
              Copy  *copy)
{
  guint record = g_rand_int_range (world->rand, 0, N_RECORDS);
  const ActantRecord *before = content_find (copy->content, record);
  const Seen *seen;
  Node node = { 0 };
  ActantValue *body;
  g_autoptr(ActantRecord) after = NULL;
  g_autoptr(ActantRecord) canonical = NULL;
  Content *content;
  guint number;

  if (before == NULL)
    return;
  seen = content_find_seen (copy->content, record, actant_record_get_body (before));
  body = change_body (world, actant_record_get_body (before), TRUE, &node);
  number = add_node (world, record, seen->nodes, body);
  world->is_by_hand[record] = TRUE;
  world->nodes[number].fields = node.fields;
  world->nodes[number].adds = node.adds;
  world->nodes[number].removes = node.removes;
  after = actant_record_set_body (before, body);
  canonical = actant_join_records (after, after);
  content = content_replace (copy->content, record, canonical);
  content_note_edit (copy->content, content, record, body, seen->nodes | BIT (number),
             seen->loose | BIT (number));
  content_unref (copy->content);
  copy->content = content;
}

static Content *
merge (World           *world,
       ActantMergeBase  relation,
       Content         *base,
       Content         *a,
       Content         *b)
{
  g_autoptr(GError) error = NULL;
  ActantRecordFile *ab = base != NULL
    ? actant_merge_files (relation, base->file, a->file, b->file, "x", &error)
    : actant_join_files (a->file, b->file, "x", &error);
  ActantRecordFile *ba = base != NULL
    ? actant_merge_files (relation, base->file, b->file, a->file, "x", &error)
    : actant_join_files (b->file, a->file, "x", &error);
  g_autoptr(GBytes) bytes_ab = NULL;
  g_autoptr(GBytes) bytes_ba = NULL;
  Content *merged;

  g_assert_no_error (error);
  bytes_ab = actant_record_file_write (ab);
  bytes_ba = actant_record_file_write (ba);
  g_assert_true (g_bytes_equal (bytes_ab, bytes_ba));
  actant_record_file_free (ba);
  world->n_joins += 2;

  merged = content_new (ab);
  world_take_note (world, base, a, b, merged);
  if (!world->is_spoiled)
    world_check_kept (world, base, a, b, merged);
  return merged;
}

/* A program saves: what is in the file's place by now is joined, not overwritten. */
static void
save_program (World   *world,
              Program *program)
{
  Copy *copy = &world->copies[program->copy];
  Content *merged;

  if (copy->content == program->base)
    merged = content_ref (program->content);
  else
    merged = merge (world, ACTANT_MERGE_BASE_LAST_SEEN, program->base, program->content,
                    copy->content);
  content_set (&copy->content, merged);
  content_set (&program->content, merged);
  content_set (&program->base, merged);
  content_unref (merged);
}

static void
start (World   *world,
       Program *program)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  g_free (program->name);
  program->name = g_strdup_printf ("s%u", world->n_streams++);
  program->copy = g_rand_int_range (world->rand, 0, MAX_COPIES);
  content_set (&program->content, world->copies[program->copy].content);
  content_set (&program->base, program->content);
  actant_stream_clear (&program->stream);
  actant_stream_begin (&program->stream, world->identity, program->name, none);
}

static int
commit (World *world,
        Copy  *copy,
        int    second)
{
  Commit *new = &world->commits[world->n_commits];

  if (world->commits[copy->head].content == copy->content && second < 0)
    return copy->head;
  new->content = content_ref (copy->content);
  new->parent = copy->head;
  new->ancestors = world->commits[copy->head].ancestors | BIT (copy->head);
  if (second >= 0)
    new->ancestors |= world->commits[second].ancestors | BIT (second);
  copy->head = world->n_commits++;
  return copy->head;
}

/* One of the best common ancestors, as git takes them; all copies begin as one commit. */
static int
find_merge_base (World *world,
                 int    a,
                 int    b)
{
  guint64 common = (world->commits[a].ancestors | BIT (a)) & (world->commits[b].ancestors | BIT (b));
  guint64 covered = 0;
  int best = -1;

  g_assert_cmpint (a, >=, 0);
  for (guint i = 0; i < world->n_commits; i++)
    if (common & BIT (i))
      covered |= world->commits[i].ancestors;
  for (guint i = 0; i < world->n_commits; i++)
    if ((common & ~covered & BIT (i)) && (best < 0 || toss (world->rand, 50)))
      best = i;
  return best;
}

static void
merge_branches (World *world,
                Copy  *ours,
                Copy  *theirs)
{
  int a = commit (world, ours, -1);
  int b = commit (world, theirs, -1);
  int base = find_merge_base (world, a, b);
  Content *merged;

  if (base == b)
    return;
  merged = merge (world, ACTANT_MERGE_BASE_ANCESTOR, world->commits[base].content, ours->content,
                  theirs->content);
  content_set (&ours->content, merged);
  content_unref (merged);
  commit (world, ours, b);
}

/* Rebase, cherry-pick and stash pop: the base is the parent of what is taken over. */
static void
cherry_pick (World *world,
             Copy  *ours)
{
  guint picked = g_rand_int_range (world->rand, 0, world->n_commits);
  int parent = world->commits[picked].parent;
  Content *merged;

  if (parent < 0)
    return;
  merged = merge (world, ACTANT_MERGE_BASE_LAST_SEEN, world->commits[parent].content, ours->content,
                  world->commits[picked].content);
  content_set (&ours->content, merged);
  content_unref (merged);
}

static Copy *
any_copy (World *world)
{
  return &world->copies[g_rand_int_range (world->rand, 0, MAX_COPIES)];
}

static void
join_copies (World *world)
{
  Copy *ours = any_copy (world);
  Copy *theirs = any_copy (world);
  Content *joined;

  world_check_algebra (world, ours->content, theirs->content, any_copy (world)->content);
  joined = merge (world, ACTANT_MERGE_BASE_LAST_SEEN, NULL, ours->content, theirs->content);
  content_set (&ours->content, joined);
  content_unref (joined);
}

static void
put_copy (Copy       *copy,
          const Copy *other)
{
  content_set (&copy->content, other->content);
  copy->head = other->head;
}

/* Back in time, to what was committed once. */
static void
check_out (World *world,
           Copy  *copy)
{
  copy->head = g_rand_int_range (world->rand, 0, world->n_commits);
  content_set (&copy->content, world->commits[copy->head].content);
}

gboolean
world_step (World *world)
{
  Program *program = &world->programs[g_rand_int_range (world->rand, 0, world->n_people)];
  Copy *copy = any_copy (world);
  int what = g_rand_int_range (world->rand, 0, 100);

  if (world->is_spoiled || world->n_nodes + 1 >= MAX_NODES || world->n_commits + 4 >= MAX_COMMITS)
    return FALSE;

  if (what < 32)
    edit (world, program);
  else if (what < 47)
    save_program (world, program);
  else if (what < 55)
    start (world, program);                         /* a crash, too: what was not saved is gone */
  else if (what < 58)
    edit_by_hand (world, copy);
  else if (what < 62)
    settle (world, program);
  else if (what < 65)
    put_copy (copy, any_copy (world));              /* a backup, a stash, or the way back */
  else if (what < 67)
    check_out (world, copy);
  else if (what < 72)
    commit (world, copy, -1);
  else if (what < 94)
    merge_branches (world, copy, any_copy (world));
  else if (what < 97)
    cherry_pick (world, copy);
  else
    join_copies (world);

  return TRUE;
}

void
world_begin (World *world)
{
  Content *empty = content_new (actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, new_header (),
                                                        NULL));

  world->n_people = g_rand_int_range (world->rand, 2, MAX_PROGRAMS + 1);
  world->n_nodes = world->n_commits = world->clock = 0;
  world->is_spoiled = FALSE;
  memset (world->is_made, 0, sizeof world->is_made);
  memset (world->is_by_hand, 0, sizeof world->is_by_hand);
  world->commits[world->n_commits++] = (Commit) { content_ref (empty), 0, -1 };
  for (guint i = 0; i < MAX_COPIES; i++)
    world->copies[i] = (Copy) { content_ref (empty), 0 };
  for (guint i = 0; i < world->n_people; i++)
    start (world, &world->programs[i]);
  content_unref (empty);
}

void
world_end (World *world)
{
  for (guint i = 0; i < world->n_nodes; i++)
    actant_value_unref (world->nodes[i].body);
  for (guint i = 0; i < world->n_commits; i++)
    content_unref (world->commits[i].content);
  for (guint i = 0; i < MAX_COPIES; i++)
    content_unref (world->copies[i].content);
  for (guint i = 0; i < world->n_people; i++)
    {
      g_clear_pointer (&world->programs[i].content, content_unref);
      g_clear_pointer (&world->programs[i].base, content_unref);
      g_clear_pointer (&world->programs[i].name, g_free);
      actant_stream_clear (&world->programs[i].stream);
    }
}
