/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likelihood words: their bands on each scale and in the study, and what does not go together. */
#include "core-test-util.h"

#include "session/actant-lexicon.h"
#include "session/actant-value-parse.h"

#include <locale.h>
#include <string.h>

/* "icd203 55-80, kent 63-87" */
static char *
describe (const ActantLexiconHit *hit)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < hit->n_bands; i++)
    g_string_append_printf (words, "%s%s %d-%d", i > 0 ? ", " : "", hit->bands[i].lexicon,
                            hit->bands[i].low, hit->bands[i].high);

  return g_string_free (words, FALSE);
}

static void
test_lookup (void)
{
  static const struct { const char *words, *found, *bands; } rows[] = {
    { "likely", "likely", "icd203 55-80, kent 63-87, ipcc 66-100" },
    { "is likely to develop", "likely", "icd203 55-80, kent 63-87, ipcc 66-100" },
    { "Very likely", "Very likely", "icd203 80-95, ipcc 90-100" },
    { "unlikely", "unlikely", "icd203 20-45, kent 20-40, ipcc 0-33" },
    { "almost no chance", "almost no chance", "icd203 1-5" },
    { "a remote possibility", "remote possibility", "icd203 1-5" },
    { "in a remote area", "remote area", "" },
    { "roughly even odds", "roughly even odds", "icd203 45-55" },
    { "almost certainly", "almost certainly", "icd203 95-99, kent 87-99" },
    { "more likely than not", "more likely than not", "ipcc 50-100" },
    { "about as likely as not", "about as likely as not", "ipcc 33-66" },
    { "exceptionally unlikely", "exceptionally unlikely", "ipcc 0-1" },
    { "chances about even", "chances about even", "kent 40-60" },
    { "impossible", "impossible", "kent 0-0" },
    { "not likely", "not likely", "" },
    { "there is a high possibility", "high possibility", "" },
    { "may", "may", "" },
    { "it may well, even probably,", "probably", "icd203 55-80, kent 63-87" },
    { "can", NULL, NULL },
    { "high confidence", NULL, NULL },
    { "도발할 가능성이 높은 것으로", "가능성이 높", "icd203 55-80, kent 63-87, ipcc 66-100" },
    { "가능성이 매우 높다", "가능성이 매우 높", "icd203 80-95, kent 87-99, ipcc 90-100" },
    { "간주할 것이 거의 확실하다", "거의 확실하", "icd203 95-99, kent 87-99, ipcc 99-100" },
    { "배치할 가능성은 희박하다", "가능성은 희박하", "" },
    { "가능성을 배제할 수 없으나", "가능성을 배제할 수 없", "" },
    { "", NULL, NULL },
  };
  g_autoptr(ActantLexicon) lexicon = actant_lexicon_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = NULL;
      g_autofree char *bands = NULL;
      ActantLexiconHit hit;

      if (actant_lexicon_lookup (lexicon, rows[i].words, &hit))
        {
          const char *start = g_utf8_offset_to_pointer (rows[i].words, hit.start);

          found = g_strndup (start, g_utf8_offset_to_pointer (rows[i].words, hit.end) - start);
          bands = describe (&hit);
        }
      if (g_strcmp0 (found, rows[i].found) != 0 || g_strcmp0 (bands, rows[i].bands) != 0)
        g_error ("%s: “%s” %s, not “%s” %s", rows[i].words, found, bands, rows[i].found, rows[i].bands);
    }
}

static void
test_check (void)
{
  static const struct { const char *sentence, *codes; } rows[] = {
    { "It is likely that they will, and very likely that others follow.", "" },
    { "It is likely now and probable later.", "mixed-rows" },
    { "It is more likely than not, but a remote chance remains.", "mixed-scales" },
    { "We assess with high confidence that it will happen.", "" },
    { "We assess with high confidence that it is likely.", "confidence-in-likelihood" },
    { "높은 확신을 가지고 판단하건대 도발할 가능성이 높다.", "confidence-in-likelihood" },
    { "It may happen, or it is likely.", "" },
    { "", "" },
  };
  g_autoptr(ActantLexicon) lexicon = actant_lexicon_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) warnings = actant_lexicon_check (lexicon, rows[i].sentence);
      g_autoptr(GString) codes = g_string_new (NULL);

      for (guint j = 0; j < warnings->len; j++)
        {
          const ActantLexiconWarning *warning = warnings->pdata[j];

          g_string_append_printf (codes, "%s%s", j > 0 ? " " : "", warning->code);
          g_assert_cmpint (warning->start, <, warning->end);
          g_assert_nonnull (strstr (warning->text, "“"));
        }
      if (!g_str_equal (codes->str, rows[i].codes))
        g_error ("%s: %s, not %s", rows[i].sentence, codes->str, rows[i].codes);
    }
}

static void
add_term (ActantSession *session,
          const char    *term,
          const char    *low,
          const char    *high,
          const char    *lexicon)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Add Term");
  g_autoptr(ActantRecord) record = actant_session_new_record (session, ACTANT_KIND_TERM);
  ActantValueParser parser = { session };
  const char * const fields[][2] = {
    { "term", term }, { "low", low }, { "high", high }, { "lexicon", lexicon }
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i][1] != NULL)
      {
        const char *values[] = { fields[i][1], NULL };
        ActantRecord *set = actant_value_parser_set (&parser, record, fields[i][0], values, NULL);

        actant_record_unref (record);
        record = set;
      }
  g_assert_true (actant_session_put (session, edit, NULL, record));
  g_assert_true (actant_session_apply (session, edit, NULL));
}

/* What typing the words one after the other leaves in a claim's slot. */
static void
test_fill (void)
{
  static const struct { const char *path, *value, *slot; } rows[] = {
    { "likelihood", "likely", "likely 55 80 icd203 listed" },
    { "likelihood", "very likely", "very likely 80 95 icd203 listed" },
    { "likelihood", "may", "may - - - -" },
    { "likelihood", "virtually certain", "virtually certain 87 99 kent listed" },
    { "likelihood.lexicon", "ipcc", "virtually certain 87 99 ipcc listed" },
    { "likelihood", "likely", "likely 87 99 ipcc listed" },
    { "likelihood", "", "- - - - -" },
    { "likelihood", "there is a high possibility", "there is a high possibility 55 80 icd203 study" },
    { "likelihood", "Perhaps Yes", "Perhaps Yes 30 - study study" },
    { "likelihood.term", "unlikely", "unlikely 20 45 icd203 listed" },
    { "likelihood.low", "10", "unlikely 10 45 icd203 listed" },
    { "likelihood", "likely", "likely 10 45 icd203 listed" },
    { "likelihood", "term=likely low=60", "likely 60 - - -" },
  };
  g_autofree char *folder = make_folder ();
  ActantSession *session;
  ActantValueParser parser = { NULL };
  g_autoptr(ActantRecord) claim = NULL;

  write_file (folder, "a.txt", "text");
  parser.session = session = open_session (folder, "mina", 1);
  add_term (session, "high possibility", "55", "80", "icd203");
  add_term (session, "perhaps yes", "30", NULL, NULL);
  claim = actant_session_new_record (session, ACTANT_KIND_CLAIM);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *values[] = { rows[i].value, NULL };
      static const char * const members[] = { "term", "low", "high", "lexicon", "basis" };
      g_autoptr(GString) slot = g_string_new (NULL);
      ActantRecord *set = actant_value_parser_set (&parser, claim, rows[i].path, values, NULL);

      actant_record_unref (claim);
      claim = set;
      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        {
          const ActantValue *value = actant_record_get (claim, "likelihood");
          const ActantValue *member = value != NULL ? actant_value_get_member (value, members[j]) : NULL;

          g_string_append (slot, j > 0 ? " " : "");
          if (member == NULL)
            g_string_append_c (slot, '-');
          else if (actant_value_get_value_type (member) == ACTANT_VALUE_INTEGER)
            g_string_append_printf (slot, "%d", (int) actant_value_get_integer (member));
          else
            g_string_append (slot, actant_value_get_text (member));
        }
      if (!g_str_equal (slot->str, rows[i].slot))
        g_error ("%u %s “%s”: %s, not %s", i, rows[i].path, rows[i].value, slot->str, rows[i].slot);
    }

  parser.as_typed = TRUE;
  {
    const char *values[] = { "likely", NULL };
    g_autoptr(ActantRecord) empty = actant_session_new_record (session, ACTANT_KIND_CLAIM);
    g_autoptr(ActantRecord) set = actant_value_parser_set (&parser, empty, "likelihood", values, NULL);

    g_assert_null (actant_value_get_member (actant_record_get (set, "likelihood"), "low"));
  }
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

/* The study's words are records: undone, redone, saved and read again, a colleague's count. */
static void
test_study (void)
{
  g_autofree char *folder = make_folder ();
  ActantSession *session;
  ActantLexiconHit hit;

  write_file (folder, "a.txt", "text");
  session = open_session (folder, "mina", 1);
  add_term (session, "likely", "60", "90", NULL);
  g_assert_true (actant_session_undo (session, NULL, NULL));
  {
    g_autoptr(ActantLexicon) lexicon = actant_lexicon_new (session);

    g_assert_true (actant_lexicon_lookup (lexicon, "likely", &hit));
    g_assert_cmpuint (hit.n_bands, ==, 3);
  }
  g_assert_true (actant_session_redo (session, NULL, NULL));
  save (session);
  g_assert_finalize_object (session);

  session = open_session (folder, "jun", 2);
  {
    g_autoptr(ActantLexicon) lexicon = actant_lexicon_new (session);
    g_autofree char *bands = NULL;

    g_assert_true (actant_lexicon_lookup (lexicon, "likely", &hit));
    bands = describe (&hit);
    g_assert_cmpstr (bands, ==, "study 60-90, icd203 55-80, kent 63-87, ipcc 66-100");
    g_assert_true (hit.bands[0].is_study);
  }
  g_assert_finalize_object (session);
  remove_folder (g_steal_pointer (&folder));
}

/* Without its data folder the program knows no words, and says so in the log. */
static void
test_no_data (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr(ActantLexicon) lexicon = NULL;
      ActantLexiconHit hit;

      g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
      g_log_set_fatal_mask (NULL, G_LOG_LEVEL_ERROR);
      g_setenv ("ACTANT_DATA_DIR", "/nonexistent", TRUE);
      lexicon = actant_lexicon_new (NULL);
      g_assert_false (actant_lexicon_lookup (lexicon, "likely", &hit));
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*icd203.json*");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lexicon/lookup", test_lookup);
  g_test_add_func ("/lexicon/check", test_check);
  g_test_add_func ("/lexicon/fill", test_fill);
  g_test_add_func ("/lexicon/study", test_study);
  g_test_add_func ("/lexicon/no-data", test_no_data);

  return g_test_run ();
}
