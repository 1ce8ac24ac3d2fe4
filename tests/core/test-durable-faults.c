/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every system call of a durable save failing, once and for good, with each errno that matters:
 * the file is complete and old or complete and new, and never said to be saved when it is not. */

#include "durable-fixture.h"

static gboolean
is_kept (const char *folder,
         const char *contents)
{
  g_autoptr (GPtrArray) names = list_left_over (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *text = get (path);

      if (g_strcmp0 (text, contents) == 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const char *old; /* NULL: a new file */
  gboolean intruded;
  gboolean no_nameless;
  gboolean no_exchange;
} Scenario;

/* What must hold after a save with a fault, whatever the fault was. */
static void
judge (const Scenario *scenario,
       Place          *place,
       gboolean        saved,
       GBytes         *written,
       const GError   *error)
{
  g_autofree char *text = get (place->path);
  g_autofree char *what = g_strdup_printf ("call %d, number %u, errno %d%s: %s", fault.call,
                                           fault.nth, fault.number,
                                           fault.for_good ? " for good" : "",
                                           error != NULL ? error->message : "saved");
  gboolean not_confirmed = g_error_matches (error, ACTANT_DURABLE_ERROR,
                                            ACTANT_DURABLE_ERROR_NOT_CONFIRMED);
  const char *goal = scenario->intruded ? JOINED : OURS;
  const char *before = scenario->intruded && fault.intrusions == 0 ? THEIRS : scenario->old;
  gboolean is_new = g_strcmp0 (text, goal) == 0;
  gboolean is_safe = g_strcmp0 (text, before) == 0;
  gboolean tidy;

  /* When files stop changing places half-way, theirs is the temporary named in the message. */
  if (fault.call == CALL_RENAMEAT2 && fault.for_good && g_strcmp0 (text, OURS) == 0)
    is_safe = is_kept (place->folder, before);

  if (saved != (error == NULL))
    g_error ("%s: result and error disagree", what);
  if ((saved || not_confirmed) && (!is_new || written == NULL || !g_str_equal (text, goal)))
    g_error ("%s: said to be written but is “%s”", what, text);
  if (!saved && !not_confirmed && written != NULL)
    g_error ("%s: written is set", what);
  tidy = take_left_over (place->folder, error != NULL ? error->message : NULL);
  if (!saved && !not_confirmed && !is_safe)
    g_error ("%s: neither saved nor as before but “%s”", what, text);
  if (!tidy && fault.call != CALL_UNLINKAT && !(not_confirmed && scenario->intruded))
    g_error ("%s: left a temporary behind", what);
}

/* One save with the nth of a kind of call failing; FALSE when there was no such call. */
static gboolean
run_faulty_save (const Scenario *scenario,
                 Place          *place,
                 Call            call,
                 guint           nth,
                 int             number,
                 gboolean        for_good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  guint open_files = count_open_files ();
  gboolean saved;
  guint hits;

  g_unlink (place->path);
  if (scenario->old != NULL)
    {
      put (place->path, scenario->old);
      setxattr (place->path, "user.actant-test", "kept", 4, 0);
    }
  install_faults ();
  fault.call = call;
  fault.nth = nth;
  fault.number = number;
  fault.for_good = for_good;
  fault.no_nameless = scenario->no_nameless;
  fault.no_exchange = scenario->no_exchange;
  fault.intruder = scenario->intruded ? place->path : NULL;
  fault.intrusions = scenario->intruded;

  saved = save (place->path, scenario->old, OURS, join_lines_cb, &written, &error);
  judge (scenario, place, saved, written, error);
  hits = fault.hits;
  remove_faults ();
  g_assert_cmpuint (count_open_files (), ==, open_files);
  return hits > 0;
}

static void
test_faults (Place         *place,
             gconstpointer  data)
{
  static const int numbers[] = { ENOSPC, EIO, EDQUOT, EACCES, EINTR };
  const Scenario *scenario = data;
  guint runs = 0;

  for (Call call = CALL_NONE + 1; call < N_CALLS; call++)
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      for (guint for_good = 0; for_good < 2; for_good++)
        {
          if (numbers[i] == EINTR && for_good)
            continue; /* no kernel interrupts for ever */
          for (guint nth = 1;
               run_faulty_save (scenario, place, call, nth, numbers[i], for_good);
               nth++)
            runs++;
        }
  g_test_message ("%u saves with a fault", runs);
  g_assert_cmpuint (runs, >, 100);
  g_unlink (place->path);
}

static void
test_codes_of_faults (Place         *place,
                      gconstpointer  data)
{
  static const struct
  {
    Call call;
    guint nth;
    gboolean for_good;
    int number;
    ActantDurableError code;
    const char *says;
  } cases[] = {
    { CALL_WRITE, 1, FALSE, ENOSPC, ACTANT_DURABLE_ERROR_NO_SPACE, "disk is full" },
    { CALL_WRITE, 1, FALSE, EDQUOT, ACTANT_DURABLE_ERROR_NO_SPACE, "quota" },
    { CALL_FALLOCATE, 1, FALSE, ENOSPC, ACTANT_DURABLE_ERROR_NO_SPACE, "disk is full" },
    { CALL_CLOSE, 1, TRUE, EDQUOT, ACTANT_DURABLE_ERROR_NO_SPACE, "quota" },
    { CALL_FSYNC, 1, TRUE, EIO, ACTANT_DURABLE_ERROR_IO, "Input/output error" },
    { CALL_OPENAT, 3, TRUE, EROFS, ACTANT_DURABLE_ERROR_READ_ONLY, "Read-only" },
    { CALL_OPENAT, 3, TRUE, ENOENT, ACTANT_DURABLE_ERROR_NO_FOLDER, "folder does not exist" },
    { CALL_LINKAT, 1, TRUE, EIO, ACTANT_DURABLE_ERROR_IO, "Input/output error" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      put (place->path, OLD);
      install_faults ();
      fault.call = cases[i].call;
      fault.nth = cases[i].nth;
      fault.for_good = cases[i].for_good;
      fault.number = cases[i].number;
      assert_write_fails (place->path, OLD, NULL, cases[i].code, cases[i].says);
      assert_holds (place->path, OLD);
      assert_nothing_left_over (place->folder);
    }
}

static void
test_not_confirmed (Place         *place,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) ours = make_bytes (OURS);

  put (place->path, OLD);
  install_faults ();
  fault.call = CALL_FSYNC;
  fault.nth = 2; /* the first is the file's, this one the folder's */
  fault.number = EIO;
  g_assert_false (save (place->path, OLD, OURS, NULL, &written, &error));
  g_assert_error (error, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_CONFIRMED);
  g_assert_nonnull (strstr (error->message, "not confirmed on disk"));
  g_assert_true (g_bytes_equal (written, ours));
  assert_holds (place->path, OURS);
  fault.call = CALL_NONE;
  assert_saves (place->path, OURS, OURS);

  fault.call = CALL_FSYNC; /* file systems that cannot sync a folder */
  fault.seen = 0;
  fault.number = EINVAL;
  assert_saves (place->path, OURS, OLD);
}

int
main (int   argc,
      char *argv[])
{
  static const Scenario scenarios[] = {
    { OLD, FALSE, FALSE, FALSE }, { NULL, FALSE, FALSE, FALSE }, { OLD, TRUE, FALSE, FALSE },
    { NULL, TRUE, FALSE, FALSE }, { OLD, FALSE, TRUE, FALSE },   { NULL, FALSE, TRUE, FALSE },
    { OLD, FALSE, FALSE, TRUE },  { OLD, TRUE, FALSE, TRUE },    { NULL, FALSE, TRUE, TRUE },
    { NULL, TRUE, TRUE, TRUE },
  };

  g_test_init (&argc, &argv, NULL);

  ADD ("not-confirmed", NULL, test_not_confirmed);
  ADD ("faults/codes", NULL, test_codes_of_faults);
  ADD ("faults/existing", &scenarios[0], test_faults);
  ADD ("faults/new", &scenarios[1], test_faults);
  ADD ("faults/joined", &scenarios[2], test_faults);
  ADD ("faults/new-joined", &scenarios[3], test_faults);
  ADD ("faults/named-temporary", &scenarios[4], test_faults);
  ADD ("faults/named-temporary-new", &scenarios[5], test_faults);
  ADD ("faults/locked", &scenarios[6], test_faults);
  ADD ("faults/locked-joined", &scenarios[7], test_faults);
  ADD ("faults/locked-new", &scenarios[8], test_faults);
  ADD ("faults/locked-new-joined", &scenarios[9], test_faults);

  return g_test_run ();
}
