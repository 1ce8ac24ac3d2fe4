/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small study for the targets that need one: made at the first input, the same for every input. */
#include "fuzz-study.h"

#include "core/core-test-util.h"
#include "store/actant-record-file.h"

#include <stdio.h>
#include <stdlib.h>

#define WORDS \
  "North Korea escalates provocations in 2024. \"China\" may object, but not for long.\n" \
  "한반도 비핵화 😀 is a goal;\n" \
  "<b>bold & 'brave'</b> claims say so.\n"

static char *folder;
static ActantSession *session;

static void
remove_study (void)
{
  g_clear_object (&session);
  g_clear_pointer (&folder, remove_folder);
}

static void
add_claim_of (const char *type,
              gint64      start,
              gint64      end)
{
  g_autofree char *id = add_claim (session, FUZZ_TEXT, start, end, "North Korea escalates");

  edit_text (session, FUZZ_TEXT, id, "type", type);
  edit_text (session, FUZZ_TEXT, id, "note", "on 2024-06");
}

static void
make_study (void)
{
  /* The journal goes where the study goes. */
  folder = make_folder ();
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  atexit (remove_study);
  write_file (folder, FUZZ_TEXT, WORDS);
  session = open_session (folder, "mina", 1);
  g_free (add_named (session, ACTANT_KIND_ACTOR, "North Korea"));
  g_free (add_named (session, ACTANT_KIND_ACTOR, "한국"));
  g_free (add_named (session, ACTANT_KIND_CODE, "Tests"));
  g_free (add_named (session, ACTANT_KIND_CODE, "Security"));
  add_claim_of ("forecast", 0, 21);
  add_claim_of ("report", 44, 60);
}

/** Returns: (transfer none): the study */
ActantSession *
fuzz_study_get (void)
{
  if (session == NULL)
    make_study ();
  return session;
}

/* Everything that an import would change can be written. */
static void
check_changes (ActantChangeSet *edit)
{
  for (guint i = 0; i < actant_change_set_get_n (edit); i++)
    {
      const ActantRecord *after = actant_change_set_get (edit, i)->after;
      g_autofree char *json = after != NULL ? actant_record_dup_json (after) : NULL;

      g_assert_nonnull (json);
      g_assert_true (g_utf8_validate (json, -1, NULL));
    }
}

/**
 * fuzz_study_import:
 * @format: name of the importer
 * @data: what the file holds
 * @text: (nullable): to import into
 * @partial: whether broken lines are left out
 *
 * Imports the bytes, and forgets what would change.
 */
void
fuzz_study_import (const char    *format,
                   const uint8_t *data,
                   size_t         size,
                   const char    *text,
                   gboolean       partial)
{
  const ActantImportOptions options = { text, partial };
  ActantSession *study = fuzz_study_get ();
  g_autofree char *path = g_build_filename (folder, "import.data", NULL);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Import");
  g_autoptr(ActantImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  FILE *file = fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);

  report = actant_import_find_format (format)->func (study, path, &options, edit, &error);
  g_assert_true ((report == NULL) == (error != NULL));
  if (report == NULL)
    {
      g_assert_cmpuint (actant_change_set_get_n (edit), ==, 0);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  for (guint i = 0; i < report->lines->len; i++)
    {
      const ActantImportLine *line = report->lines->pdata[i];

      g_assert_true (g_utf8_validate (line->name, -1, NULL));
      g_assert_true (line->message == NULL || g_utf8_validate (line->message, -1, NULL));
    }
  check_changes (edit);
}
