/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "long-text.h"

/* Paragraphs of all kinds, among them empty ones and some of more than a display line. */
char *
long_text_make (guint n_paragraphs)
{
  static const char * const kinds[] = {
    "The two ministries announced that the group will meet in the second half of the year. ",
    "עברית היא שפה שנכתבת מימין לשמאל, וגם זה נבדק כאן. ",
    "النص العربي يكتب من اليمين إلى اليسار مع عَلَامَات. ",
    "한국어 문장은 띄어쓰기가 있다. ",
    "日本語の文章には空白がないので長い行は文字の間で折り返される。",
    "Families 👩‍👩‍👧 and flags 🇰🇷🇰🇵 and e\xcc\x81 and waves 👋🏽 stay whole. ",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      for (guint n = i % 97 == 5 ? 200 : i % 7; n > 0; n--)
        g_string_append (text, kinds[i % G_N_ELEMENTS (kinds)]);
      g_string_append_printf (text, "%s\n", i % 3 == 0 ? "" : "End.");
    }

  return g_string_free (text, FALSE);
}

char *
long_text_repeat (const char *words,
                  guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words);

  return g_string_free (text, FALSE);
}
