/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and join together: one person on two machines, each with its own copy of the folder, edits,
 * undoes, redoes, settles, saves and starts anew while the copies are merged now and then.
 *
 * Machine 0 writes gists only and machine 1 notes only, so that it is known what must be there in
 * the end: what an undo brought back is never undone by a join, and no undo wipes what the other
 * machine wrote. */
#include "core-test-util.h"

#include "store/actant-durable-file.h"
#include "team/actant-join.h"
#include "team/actant-merge.h"

#include <string.h>

#define OWN "a.txt.mina.annotations.json"
#define TEXT "North Korea escalates provocations. China may object, but not for long.\n"
#define N_CLAIMS 2
#define HISTORIES 40
#define STEPS 60

static const char * const fields[] = { "gist", "note" };

/* An action that can be undone; a settlement writes no field and has no claim. The body that was
 * edited need not have been the one with what the machine wrote last (@last). */
typedef struct
{
  int   claim;
  char *before;
  char *after;
  char *last;
} Action;

typedef struct
{
  char          *folder;
  ActantSession *session;
  GArray        *undo;
  GArray        *redo;
} Machine;

typedef struct
{
  GRand    *rand;
  Machine   machines[2];
  char     *claims[N_CLAIMS];
  char     *wanted[2][N_CLAIMS];   /* by machine: the value of its field */
  GBytes   *synced;
  guint     n_tokens;
  guint     n_undone;
  guint     n_kept;
  guint     n_settled;
} Pair;

static void
clear_action (gpointer data)
{
  g_free (((Action *) data)->before);
  g_free (((Action *) data)->after);
  g_free (((Action *) data)->last);
}

static void
open_machine (Pair    *pair,
              Machine *machine)
{
  machine->session = open_session (machine->folder, "mina", g_rand_int (pair->rand));
  machine->undo = g_array_new (FALSE, FALSE, sizeof (Action));
  machine->redo = g_array_new (FALSE, FALSE, sizeof (Action));
  g_array_set_clear_func (machine->undo, clear_action);
  g_array_set_clear_func (machine->redo, clear_action);
}

static void
close_machine (Machine *machine)
{
  g_assert_finalize_object (machine->session);
  g_array_unref (machine->undo);
  g_array_unref (machine->redo);
}

static ActantRecordFile *
read_file_of (Machine  *machine,
              GBytes  **bytes)
{
  g_autofree char *path = g_build_filename (machine->folder, OWN, NULL);
  g_autoptr(GError) error = NULL;
  ActantRecordFile *file;

  *bytes = actant_durable_read (path, 1 << 20, &error);
  g_assert_no_error (error);
  file = actant_record_file_read (*bytes, OWN, &error);
  g_assert_no_error (error);
  return file;
}

static void
write_merged (Pair             *pair,
              ActantRecordFile *merged)
{
  g_autoptr(GBytes) bytes = actant_record_file_write (merged);

  for (guint i = 0; i < 2; i++)
    write_file (pair->machines[i].folder, OWN, g_bytes_get_data (bytes, NULL));
  g_clear_pointer (&pair->synced, g_bytes_unref);
  pair->synced = g_steal_pointer (&bytes);
}

/* Brings the two copies together: as git does, with the last common content, or without. */
static void
sync_copies (Pair     *pair,
             gboolean  with_base)
{
  g_autoptr(GBytes) bytes_a = NULL;
  g_autoptr(GBytes) bytes_b = NULL;
  g_autoptr(ActantRecordFile) a = read_file_of (&pair->machines[0], &bytes_a);
  g_autoptr(ActantRecordFile) b = read_file_of (&pair->machines[1], &bytes_b);
  g_autoptr(ActantRecordFile) base = actant_record_file_read (pair->synced, OWN, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) merged =
    actant_merge_files (ACTANT_MERGE_BASE_ANCESTOR, with_base ? base : NULL, a, b, OWN, &error);

  g_assert_no_error (error);
  write_merged (pair, merged);
}

static void
edit (Pair  *pair,
      guint  which,
      guint  claim)
{
  Machine *machine = &pair->machines[which];
  Action action = { claim };
  g_autofree char *token = g_strdup_printf ("%s %u", fields[which], pair->n_tokens++);
  const ActantRecord *now = find_record (machine->session, "a.txt", pair->claims[action.claim]);

  action.before = g_strdup (actant_record_get_text (now, fields[which]));
  action.after = g_strdup (token);
  action.last = g_strdup (pair->wanted[which][action.claim]);
  edit_text (machine->session, "a.txt", pair->claims[action.claim], fields[which], token);
  g_free (pair->wanted[which][action.claim]);
  pair->wanted[which][action.claim] = g_strdup (token);
  g_array_append_val (machine->undo, action);
  g_array_set_size (machine->redo, 0);
}

static void
take_back (Pair     *pair,
           guint     which,
           gboolean  redo)
{
  Machine *machine = &pair->machines[which];
  GArray *from = redo ? machine->redo : machine->undo;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;
  Action action;

  if (from->len == 0)
    return;
  action = g_array_index (from, Action, from->len - 1);
  action.before = g_strdup (action.before);
  action.after = g_strdup (action.after);
  action.last = g_strdup (action.last);
  g_array_set_size (from, from->len - 1);
  g_assert_true ((redo ? actant_session_redo : actant_session_undo) (machine->session, &kept, &error));
  g_assert_no_error (error);
  if (kept->len > 0)
    action.claim = -1;   /* nothing was changed, so there is nothing to do again */
  g_array_append_val (redo ? machine->undo : machine->redo, action);

  pair->n_undone++;
  pair->n_kept += kept->len > 0;
  if (action.claim < 0)
    return;
  g_free (pair->wanted[which][action.claim]);
  pair->wanted[which][action.claim] = g_strdup (redo ? action.after : action.last);
  g_assert_cmpstr (actant_record_get_text (find_record (machine->session, "a.txt",
                                                        pair->claims[action.claim]),
                                           fields[which]), ==, redo ? action.after : action.before);
}

/* The version of @record that has what the machine wrote last, -1 when none has it. */
static int
find_version (Pair               *pair,
              const ActantRecord *record,
              guint               which,
              guint               claim)
{
  for (guint i = 0; i <= actant_record_get_n_versions (record); i++)
    if (g_strcmp0 (actant_value_get_member_text (i == 0 ? actant_record_get_body (record)
                                                        : actant_record_get_version (record, i - 1),
                                                 fields[which]), pair->wanted[which][claim]) == 0)
      return i;

  return -1;
}

/* Somebody chooses, from what this machine knows, both of the last values. */
static void
settle (Pair  *pair,
        guint  which)
{
  Machine *machine = &pair->machines[which];
  guint claim = g_rand_int_range (pair->rand, 0, N_CLAIMS);
  const ActantRecord *record = find_record (machine->session, "a.txt", pair->claims[claim]);
  int gist = find_version (pair, record, 0, claim);
  int note = find_version (pair, record, 1, claim);
  g_autoptr(ActantChangeSet) edit_set = actant_change_set_new ("Settle");
  ActantSettleChoice choice = { "note", note };
  Action action = { -1 };
  g_autoptr(GError) error = NULL;

  if (actant_record_get_n_versions (record) == 0 || gist < 0 || note < 0)
    return;
  g_assert_true (actant_session_settle (machine->session, edit_set, "a.txt", pair->claims[claim],
                                        gist, &choice, 1));
  actant_session_apply (machine->session, edit_set, &error);
  g_assert_no_error (error);
  record = find_record (machine->session, "a.txt", pair->claims[claim]);
  g_assert_cmpuint (actant_record_get_n_versions (record), ==, 0);
  g_array_append_val (machine->undo, action);
  g_array_set_size (machine->redo, 0);
  pair->n_settled++;
}

static void
step (Pair *pair)
{
  guint which = g_rand_int_range (pair->rand, 0, 2);
  Machine *machine = &pair->machines[which];
  int what = g_rand_int_range (pair->rand, 0, 100);

  if (what < 35)
    edit (pair, which, g_rand_int_range (pair->rand, 0, N_CLAIMS));
  else if (what < 55)
    take_back (pair, which, FALSE);
  else if (what < 63)
    take_back (pair, which, TRUE);
  else if (what < 70)
    settle (pair, which);
  else if (what < 84)
    save (machine->session);
  else if (what < 97)
    sync_copies (pair, what < 92);
  else
    {
      save (machine->session);
      close_machine (machine);
      open_machine (pair, machine);
    }
}

static void
begin (Pair *pair)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(ActantRecordFile) file = NULL;

  for (guint i = 0; i < 2; i++)
    {
      pair->machines[i].folder = make_folder ();
      write_file (pair->machines[i].folder, "a.txt", TEXT);
    }
  open_machine (pair, &pair->machines[0]);
  for (guint i = 0; i < N_CLAIMS; i++)
    pair->claims[i] = add_claim (pair->machines[0].session, "a.txt", 6 * i, 6 * i + 5, NULL);
  save (pair->machines[0].session);
  close_machine (&pair->machines[0]);
  file = read_file_of (&pair->machines[0], &bytes);
  write_merged (pair, file);
  for (guint i = 0; i < 2; i++)
    open_machine (pair, &pair->machines[i]);
}

static void
end (Pair *pair)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(ActantRecordFile) file = NULL;

  for (guint i = 0; i < 2; i++)
    save (pair->machines[i].session);
  sync_copies (pair, TRUE);
  file = read_file_of (&pair->machines[0], &bytes);
  for (guint i = 0; i < file->records->len; i++)
    {
      const ActantRecord *record = file->records->pdata[i];
      guint claim = g_str_equal (actant_record_get_id (record), pair->claims[0]) ? 0 : 1;
      g_autofree char *json = actant_record_dup_json (record);

      for (guint which = 0; which < 2; which++)
        if (find_version (pair, record, which, claim) < 0)
          g_error ("“%s” of machine %u is lost in %s", pair->wanted[which][claim], which, json);
    }
  g_assert_cmpuint (file->records->len, ==, N_CLAIMS);

  for (guint i = 0; i < 2; i++)
    {
      close_machine (&pair->machines[i]);
      remove_folder (pair->machines[i].folder);
      for (guint j = 0; j < N_CLAIMS; j++)
        g_clear_pointer (&pair->wanted[i][j], g_free);
    }
  for (guint i = 0; i < N_CLAIMS; i++)
    g_free (pair->claims[i]);
  g_clear_pointer (&pair->synced, g_bytes_unref);
}

static void
test_histories (void)
{
  Pair pair = { .rand = g_rand_new_with_seed (g_test_rand_int ()) };
  guint n = g_getenv ("ACTANT_TEST_LONG") != NULL ? 10 * HISTORIES : HISTORIES;

  for (guint i = 0; i < n; i++)
    {
      begin (&pair);
      for (guint j = 0; j < STEPS; j++)
        step (&pair);
      end (&pair);
    }
  g_test_message ("%u undone or redone, %u of them kept something, %u settled", pair.n_undone,
                  pair.n_kept, pair.n_settled);
  g_assert_cmpuint (pair.n_undone, >, n);
  g_rand_free (pair.rand);
}

/* How many versions the first claim has on machine 1, that takes in what is there. */
static void
assert_versions (Pair  *pair,
                 guint  n)
{
  Machine *machine = &pair->machines[1];
  const ActantRecord *record;

  edit (pair, 1, 1);
  save (machine->session);
  record = find_record (machine->session, "a.txt", pair->claims[0]);
  g_assert_cmpuint (actant_record_get_n_versions (record), ==, n);
}

/* Settling goes out to the other copy, and its undo brings the versions back there too. */
static void
test_settle (void)
{
  Pair pair = { .rand = g_rand_new_with_seed (1) };
  const ActantRecord *record;
  g_autoptr(GError) error = NULL;

  begin (&pair);
  for (guint i = 0; i < 2; i++)
    {
      edit (&pair, i, 0);
      save (pair.machines[i].session);
    }
  sync_copies (&pair, FALSE);
  edit (&pair, 0, 1);
  save (pair.machines[0].session);
  record = find_record (pair.machines[0].session, "a.txt", pair.claims[0]);
  g_assert_cmpuint (actant_record_get_n_versions (record), ==, 1);

  while (pair.n_settled == 0)
    settle (&pair, 0);
  save (pair.machines[0].session);
  sync_copies (&pair, FALSE);
  assert_versions (&pair, 0);

  take_back (&pair, 0, FALSE);
  save (pair.machines[0].session);
  sync_copies (&pair, FALSE);
  assert_versions (&pair, 1);

  take_back (&pair, 0, TRUE);
  save (pair.machines[0].session);
  sync_copies (&pair, FALSE);
  assert_versions (&pair, 0);
  end (&pair);
  g_rand_free (pair.rand);
}

/* What the other machine wrote over our edit stays when ours is undone, here and there. */
static void
test_written_over (void)
{
  Pair pair = { .rand = g_rand_new_with_seed (1) };
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;

  begin (&pair);
  edit (&pair, 0, 0);
  save (pair.machines[0].session);
  sync_copies (&pair, TRUE);
  edit (&pair, 1, 1);
  save (pair.machines[1].session);
  edit_text (pair.machines[1].session, "a.txt", pair.claims[0], "gist", "theirs");
  save (pair.machines[1].session);
  sync_copies (&pair, TRUE);
  edit (&pair, 0, 1);
  save (pair.machines[0].session);
  g_assert_cmpstr (actant_record_get_text (find_record (pair.machines[0].session, "a.txt",
                                                        pair.claims[0]), "gist"), ==, "theirs");

  g_assert_true (actant_session_undo (pair.machines[0].session, NULL, &error));
  g_assert_true (actant_session_undo (pair.machines[0].session, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (actant_record_get_text (find_record (pair.machines[0].session, "a.txt",
                                                        pair.claims[0]), "gist"), ==, "theirs");
  for (guint i = 0; i < N_CLAIMS; i++)
    g_clear_pointer (&pair.wanted[0][i], g_free);
  pair.wanted[0][0] = g_strdup ("theirs");
  end (&pair);
  g_rand_free (pair.rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/undo-join/settle", test_settle);
  g_test_add_func ("/undo-join/written-over", test_written_over);
  g_test_add_func ("/undo-join/histories", test_histories);

  return g_test_run ();
}
