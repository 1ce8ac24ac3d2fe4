/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small study with everything that exports have broken over, made through a session. */
#pragma once

#include "session/actant-session.h"
#include "session/actant-value-parse.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIXTURE_TEXT \
  "=SUM(A1:A9), \"quoted\" words\tand tabs\n" \
  "한반도 비핵화 😀 is a goal;\n" \
  "<b>bold & 'brave'</b> claims say so.\n" \
  "North Korea escalates\n--- page 2 ---\nprovocations in 2024.\n"

typedef struct
{
  char          *folder;
  ActantSession *session;
} Fixture;

/* The range of the first @words in @text. */
static inline ActantTextRange
fixture_find (const char *text,
              const char *words)
{
  const char *at = strstr (text, words);
  ActantTextRange range;

  g_assert_nonnull (at);
  range.start = g_utf8_strlen (text, at - text);
  range.end = range.start + g_utf8_strlen (words, -1);

  return range;
}

/* Adds a record over the segments @words (separated by "|") with fields in pairs: path, value. */
static inline char *
fixture_add (Fixture    *fixture,
             const char *text,
             ActantKind  kind,
             const char *words,
             ...) G_GNUC_NULL_TERMINATED;

static inline char *
fixture_add (Fixture    *fixture,
             const char *text,
             ActantKind  kind,
             const char *words,
             ...)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add");
  ActantValueParser parser = { fixture->session, edit };
  g_autoptr(ActantRecord) record = NULL;
  g_autoptr(GError) error = NULL;
  const char *path;
  va_list args;

  if (words != NULL)
    {
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
      g_auto(GStrv) parts = g_strsplit (words, "|", -1);
      ActantSourceText *source = actant_session_load_text (fixture->session, text, &error);

      g_assert_no_error (error);
      for (guint i = 0; parts[i] != NULL; i++)
        {
          const char *whole = actant_source_text_get_text (source, NULL);
          ActantTextRange range = fixture_find (whole, parts[i]);

          g_array_append_val (ranges, range);
        }
      record = actant_session_new_passage (fixture->session, kind, text, ranges, &error);
    }
  else
    record = actant_session_new_record (fixture->session, kind);
  g_assert_no_error (error);

  va_start (args, words);
  while ((path = va_arg (args, const char *)) != NULL)
    {
      const char *values[] = { va_arg (args, const char *), NULL };
      g_auto(GStrv) several = g_strsplit (values[0], "|", -1);
      ActantRecord *changed
        = actant_value_parser_set (&parser, record, path,
                                   strcmp (path, "note") == 0 ? values
                                                              : (const char * const *) several,
                                   &error);

      g_assert_no_error (error);
      actant_record_unref (record);
      record = changed;
    }
  va_end (args);

  actant_session_put (fixture->session, edit, text, record);
  actant_session_apply (fixture->session, edit, &error);
  g_assert_no_error (error);

  return g_strdup (actant_record_get_id (record));
}

static inline void
fixture_write (Fixture    *fixture,
               const char *name,
               const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/* An empty study with one text, brief.txt. */
static inline void
fixture_open (Fixture    *fixture,
              const char *text)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new_fixed (1790000000, 7);
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("actant-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  fixture_write (fixture, "brief.txt", text);
  fixture->session = actant_session_open (fixture->folder, "mina", "Mina Park", identity, &error);
  g_assert_no_error (error);
}

/* Claims, a mention, a coding and a relation over FIXTURE_TEXT. */
static inline void
fixture_fill (Fixture *fixture)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *field = NULL;
  g_autofree char *attribute = NULL;

  g_free (fixture_add (fixture, NULL, ACTANT_KIND_ACTOR, NULL, "name", "North Korea",
                       "aliases", "DPRK|북한", "type", "state", "country", "PRK", NULL));
  field = fixture_add (fixture, NULL, ACTANT_KIND_FIELD, NULL, "name", "salience",
                       "title", "Salience", "type", "integer", "applies_to", "claim", NULL);
  g_free (fixture_add (fixture, NULL, ACTANT_KIND_SCENARIO, NULL, "title", "Escalation",
                       "driving_forces", "arms, race|=fear", "likelihood", "likely", NULL));
  first = fixture_add (fixture, "brief.txt", ACTANT_KIND_CLAIM,
                       "=SUM(A1:A9), \"quoted\" words\tand tabs\n한반도",
                       "gist", "=1+1", "type", "assertion", "polarity", "+", NULL);
  second = fixture_add (fixture, "brief.txt", ACTANT_KIND_CLAIM, "비핵화 😀 is a goal;",
                        "gist", "목표, \"goal\" 😀", "claimants", "Expert <1> & co", NULL);
  attribute = g_strdup ("attributes.salience");
  third = fixture_add (fixture, "brief.txt", ACTANT_KIND_CLAIM,
                       "North Korea escalates|provocations in 2024.",
                       "gist", "North Korea escalates", "type", "forecast",
                       "subjects", "North Korea|@United States",
                       "likelihood", "high possibility", "likelihood.low", "55",
                       "likelihood.high", "80", "horizon.edtf", "2024",
                       "stances", "holder=\"North Korea\" target=\"@United States\" value=-2"
                                  "|holder=\"@United States\" target=\"North Korea\" value=0",
                       "issues", "code=\"Extended deterrence\" position=support",
                       "scenarios", "scenario=Escalation role=driver",
                       attribute, "3",
                       "note", "two\nlines, \"and\" a | bar", NULL);
  g_free (fixture_add (fixture, "brief.txt", ACTANT_KIND_MENTION, "North Korea",
                       "actors", "North Korea", "mode", "name", NULL));
  g_free (fixture_add (fixture, "brief.txt", ACTANT_KIND_CODING, "'brave'</b> claims",
                       "code", "Style", NULL));
  g_free (fixture_add (fixture, "brief.txt", ACTANT_KIND_RELATION, NULL, "from", first,
                       "to", third, "type", "condition", NULL));
  g_free (fixture_add (fixture, "brief.txt", ACTANT_KIND_MEMO, NULL, "target", second,
                       "title", "A doubt", "text", "Is it a goal?", NULL));
}

/* Removes a folder and what is in it. */
static inline void
fixture_remove (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      fixture_remove (inner);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static inline void
fixture_close (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  actant_session_save (fixture->session, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->session);
  fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}
