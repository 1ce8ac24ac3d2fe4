/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programs in Korean: a plural, a number and a date, with the locale made here. */
#include "config.h"

#include "core-test-util.h"
#include "session/actant-date-words.h"
#include "session/actant-locale.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

typedef struct
{
  const char *date;
  const char *english;
  const char *korean;
} DateCase;

/* Nine hours before Greenwich's midnight a day begins in Seoul. */
static const DateCase dates[] = {
  { "2026-11-23T10:00:00Z", "23 November 2026", "2026년 11월 23일" },
  { "2026-11-23T14:59:59Z", "23 November 2026", "2026년 11월 23일" },
  { "2026-11-23T15:00:00Z", "24 November 2026", "2026년 11월 24일" },
  { "2024-12-31T15:00:00Z", "1 January 2025", "2025년 1월 1일" },
  { "2024-02-14", "14 February 2024", "2024년 2월 14일" },
  { "2024-02-29", "29 February 2024", "2024년 2월 29일" },
  { "2024-06", "June 2024", "2024년 6월" },
  { "2024", "2024", "2024년" },
  /* What is no day, month or year stays. */
  { "2023-02-29", "2023-02-29", "2023-02-29" },
  { "2024-34", "2024-34", "2024-34" },
  { "2024-06~", "2024-06~", "2024-06~" },
  { "../2027", "../2027", "../2027" },
  { "2024-6", "2024-6", "2024-6" },
  { "2024-", "2024-", "2024-" },
  { "2024-02-14-", "2024-02-14-", "2024-02-14-" },
  { "24T", "24T", "24T" },
  { "0000", "0000", "0000" },
  { "", "", "" },
};

static char *
find_or_skip (const char *program)
{
  char *path = g_find_program_in_path (program);

  if (path == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", program);

      g_test_skip (message);
    }
  return path;
}

static gboolean
run (const char * const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &words,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s: %s", argv[0], words);
  return g_spawn_check_wait_status (status, NULL);
}

/* Compiles po/ko.po as it is installed. */
static void
make_catalog (const char *msgfmt,
              const char *folder)
{
  g_autofree char *po = g_test_build_filename (G_TEST_DIST, "..", "po", "ko.po", NULL);
  g_autofree char *messages = g_build_filename (folder, "ko", "LC_MESSAGES", NULL);
  g_autofree char *mo = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (run ((const char *[]) { msgfmt, "-o", mo, po, NULL }));
}

/* Makes Korean the language of this program, as in a Korean session; FALSE when skipped. */
static gboolean
speak_korean (const char *folder)
{
  g_autofree char *localedef = find_or_skip ("localedef");
  g_autofree char *msgfmt = localedef != NULL ? find_or_skip ("msgfmt") : NULL;
  g_autofree char *locale = g_build_filename (folder, "ko_KR.UTF-8", NULL);

  if (msgfmt == NULL)
    return FALSE;
  if (!run ((const char *[]) { localedef, "-i", "ko_KR", "-f", "UTF-8", locale, NULL }))
    {
      g_test_skip ("the sources of the Korean locale are not installed");
      return FALSE;
    }

  make_catalog (msgfmt, folder);
  g_setenv ("LOCPATH", folder, TRUE);
  g_setenv ("LC_ALL", "ko_KR.UTF-8", TRUE);
  g_setenv ("ACTANT_LOCALE_DIR", folder, TRUE);
  g_unsetenv ("LANGUAGE");
  actant_locale_init ();
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "ko_KR.UTF-8");
  return TRUE;
}

static void
check_words (char       *words,
             const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
test_english (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    check_words (actant_date_dup_words (dates[i].date), dates[i].english);
}

static void
check_plurals (void)
{
  static const guint numbers[] = { 0, 1, 5, 21 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint n = numbers[i];

      check_words (g_strdup_printf (ngettext ("%u record", "%u records", n), n),
                   (const char *[]) { "레코드 0개", "레코드 1개", "레코드 5개", "레코드 21개" }[i]);
      check_words (g_strdup_printf (ngettext ("%u claim", "%u claims", n), n),
                   (const char *[]) { "주장 0개", "주장 1개", "주장 5개", "주장 21개" }[i]);
    }
  /* The order of the numbers is the other way round in Korean. */
  check_words (g_strdup_printf (ngettext ("%u of %u record here · O to choose",
                                          "%u of %u records here · O to choose", 5), 1, 5),
               "여기 레코드 5개 중 1번째 · O로 선택");
  check_words (g_strdup_printf (ngettext ("%'d character", "%'d characters", 7310), 7310),
               "7,310자");
}

static void
test_korean (void)
{
  g_autofree char *folder = make_folder ();

  if (speak_korean (folder))
    {
      check_plurals ();
      for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
        check_words (actant_date_dup_words (dates[i].date), dates[i].korean);
      /* A state is an actor; the status of an outcome is another word. */
      g_assert_cmpstr (_("State"), ==, "국가");
      g_assert_cmpstr (_("Status"), ==, "상태");
      g_assert_cmpstr (_("Claimants"), ==, "주장 주체");
    }

  g_assert_nonnull (setlocale (LC_ALL, "C"));
  remove_folder (g_steal_pointer (&folder));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "+09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translation/english", test_english);
  g_test_add_func ("/translation/korean", test_korean);

  return g_test_run ();
}
