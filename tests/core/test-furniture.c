/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page headers and numbers, and the sentences that go on behind them. */
#include "text/actant-furniture.h"

#include <locale.h>
#include <string.h>

/* Lines of furniture joined by "|", then "//" and the joints as "end…start" of the words around. */
static char *
describe (const char *text)
{
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (text);
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);
  GArray *lines = actant_furniture_get_lines (furniture);
  GString *words = g_string_new (NULL);
  ActantTextRange joint = { 0, 0 };

  for (guint i = 0; i < lines->len; i++)
    {
      const ActantTextRange *line = &g_array_index (lines, ActantTextRange, i);
      g_autofree char *slice = actant_source_text_dup_slice (source, line->start, line->end);

      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", slice);
      g_assert_true (actant_furniture_covers (furniture, line->start, line->end));
    }
  g_string_append (words, " // ");
  for (gint64 at = 0; at < actant_source_text_get_length (source); at++)
    if (at >= joint.end && actant_furniture_get_joint (furniture, at, &joint) && at == joint.start)
      {
        gint64 length = actant_source_text_get_length (source);
        g_autofree char *before = actant_source_text_dup_slice (source, MAX (0, joint.start - 4), joint.start);
        g_autofree char *behind = actant_source_text_dup_slice (source, joint.end, MIN (length, joint.end + 4));

        g_string_append_printf (words, "%s>%s;", before, behind);
      }

  return g_string_free (words, FALSE);
}

static void
test_cases (void)
{
  static const struct { const char *text, *found; } rows[] = {
    { "", " // " },
    { "One line.", " // " },
    { "a framework where the U.S.\n\n\n\n\n\nOnline Series\n\nCO 24-19\n\nretaliates against it.\n\n"
      "participation in the NCG has\n\n\n\nOnline Series\n\nCO 24-20\n\nbeen raised since.",
      "Online Series|CO 24-19|Online Series|CO 24-20 // U.S.>reta; has>been;" },
    { "and the line passes its trial, the DCG\n\n\n† The views are the authors’ own.\n\nPaper 31-07 · 1\n\n"
      "could enter the phase.\n\nMore.\n\nPaper 31-07 · 2\n\nAnd more.",
      "Paper 31-07 · 1|Paper 31-07 · 2 //  DCG>coul;" },
    { "This sentence is over.\n\n12\n\n\n\nThe next one begins.", "12 // " },
    { "This sentence goes on and on and on and on and on over\f\n13\nNorth Korea’s border.",
      "13 // over>Nort;" },
    { "북한이 도발의 강도를 높일 가능성이 높다고 보는 견해가 많으나 이를 뒷받침할 근거는 아직 충분히 드러나지 않은 채\n\n- 3 -\n\n정세가 흘러가고 있다.",
      "- 3 - // 않은 채>정세가 ;" },
    /* Not furniture: what a transcript repeats, a list, a table of numbers, a heading. */
    { "SPEAKER\nI agree.\n\nSPEAKER\nI do not.", " // " },
    { "Introduction\n\n\n\n7\n\n\n\nThe text begins here.", "7 // " },
    { "Yes.\n\n\n\nYes.\n\n\n\nYes.", " // " },
    { "1\n2\n3", " // " },
    { "A short line\n\n5\n\nAnother", " // " },
    { "\f\f\f\n\n\n\n\n", " // " },
    { "9\n\n\n\n", "9 // " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = describe (rows[i].text);

      if (!g_str_equal (found, rows[i].found))
        g_error ("%s:\n%s, not\n%s", rows[i].text, found, rows[i].found);
    }
}

static void
test_cut (void)
{
  const char *text = "where the U.S.\n\n\n\nPage 1\n\nretaliates.\n\nthe NCG has\n\n\n\nPage 2\n\nbeen raised";
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (text);
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);
  static const struct { gint64 start, end; const char *ranges; } rows[] = {
    { 0, 75, "0-14 26-50 62-73 " }, { 6, 30, "6-14 26-30 " }, { 0, 14, "0-14 " },
    { 26, 37, "26-37 " }, { 15, 20, "15-20 " }, { 5, 20, "5-14 " }, { 3, 3, "3-3 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 end = MIN (rows[i].end, actant_source_text_get_length (source));
      g_autoptr(GArray) ranges = actant_furniture_cut (furniture, rows[i].start, end);
      g_autoptr(GString) words = g_string_new (NULL);

      for (guint j = 0; j < ranges->len; j++)
        g_string_append_printf (words, "%d-%d ", (int) g_array_index (ranges, ActantTextRange, j).start,
                                (int) g_array_index (ranges, ActantTextRange, j).end);
      g_assert_cmpstr (words->str, ==, rows[i].ranges);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/furniture/cases", test_cases);
  g_test_add_func ("/furniture/cut", test_cut);

  return g_test_run ();
}
