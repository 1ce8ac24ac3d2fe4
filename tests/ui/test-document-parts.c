/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the document pane is made of, without a window. */
#include "document/actant-lane-plan.h"
#include "document/actant-line-breaks.h"
#include "document/actant-palette.h"
#include "document/actant-reader-font.h"
#include "document/actant-record-name.h"
#include "document/actant-sentence-step.h"
#include "document/actant-text-finder.h"

#include <gtk/gtk.h>
#include <locale.h>

static ActantRecord *
new_passage (ActantKind  kind,
             const char *id,
             gint64      start,
             gint64      end)
{
  ActantValue *segment = actant_value_new_object (&actant_segment_table,
                                                  (ActantValue *[64]) { NULL }, NULL);
  g_autoptr(ActantValue) empty = segment;
  g_autoptr(ActantValue) started = actant_value_object_set (empty, "start",
                                                            actant_value_new_integer (start));
  ActantValue *whole = actant_value_object_set (started, "end", actant_value_new_integer (end));
  g_autoptr(ActantRecord) bare =
    actant_record_new (kind, id, actant_value_new_object (actant_kind_get_info (kind)->table,
                                                          (ActantValue *[64]) { NULL }, NULL));

  return actant_record_set (bare, "segments", actant_value_new_list (&whole, 1));
}

static void
put_passage (ActantCollection *records,
             ActantKind        kind,
             const char       *id,
             gint64            start,
             gint64            end)
{
  g_autoptr(ActantRecord) record = new_passage (kind, id, start, end);

  actant_collection_put (records, record);
}

static ActantRecord *
new_named (ActantKind  kind,
           const char *id,
           const char *name)
{
  g_autoptr(ActantRecord) bare =
    actant_record_new (kind, id, actant_value_new_object (actant_kind_get_info (kind)->table,
                                                          (ActantValue *[64]) { NULL }, NULL));

  return actant_record_set (bare, "name", actant_value_new_text (name));
}

static void
test_sentence_step (void)
{
  static const char text[] = "One is here. Two is here. Three is here.";
  /* Offsets of the sentences: 0–12, 13–25, 26–40. */
  static const struct
  {
    ActantCaretRange from;
    gboolean         forward;
    gboolean         extend;
    gboolean         moved;
    ActantCaretRange to;
  } cases[] = {
    { { 0, 0 }, TRUE, FALSE, TRUE, { 0, 12 } },
    { { 5, 5 }, TRUE, FALSE, TRUE, { 0, 12 } },
    { { 5, 5 }, FALSE, FALSE, TRUE, { 0, 12 } },
    { { 0, 12 }, TRUE, FALSE, TRUE, { 13, 25 } },
    { { 12, 0 }, TRUE, FALSE, TRUE, { 13, 25 } },
    { { 13, 25 }, FALSE, FALSE, TRUE, { 0, 12 } },
    { { 13, 13 }, FALSE, FALSE, TRUE, { 0, 12 } },
    { { 0, 0 }, FALSE, FALSE, FALSE, { 0, 0 } },
    { { 26, 40 }, TRUE, FALSE, FALSE, { 26, 40 } },
    { { 0, 12 }, TRUE, TRUE, TRUE, { 0, 25 } },
    { { 0, 25 }, TRUE, TRUE, TRUE, { 0, 40 } },
    { { 0, 40 }, TRUE, TRUE, FALSE, { 0, 40 } },
    { { 0, 40 }, FALSE, TRUE, TRUE, { 0, 25 } },
    { { 13, 25 }, FALSE, TRUE, TRUE, { 25, 0 } },
    { { 25, 0 }, TRUE, TRUE, TRUE, { 25, 13 } },
    { { 40, 0 }, TRUE, TRUE, TRUE, { 40, 13 } },
    { { 0, 12 }, FALSE, TRUE, FALSE, { 0, 12 } },
    { { 15, 15 }, TRUE, TRUE, TRUE, { 13, 25 } },
  };
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (text);
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ActantCaretRange range = cases[i].from;

      g_test_message ("case %u", i);
      g_assert_cmpint (actant_sentence_step (source, furniture, ACTANT_UNIT_SENTENCE,
                                             cases[i].forward, cases[i].extend, &range),
                       ==, cases[i].moved);
      g_assert_cmpint (range.anchor, ==, cases[i].to.anchor);
      g_assert_cmpint (range.caret, ==, cases[i].to.caret);
    }
}

/* Clause by clause; over a page's header the sentence is one. */
static void
test_clause_step (void)
{
  const char *text = "If it is so, Kim is out. The framework of all the others in the region has\n\n\n\n1\n\nbeen built.\n\n2";
  /* Offsets of the units: 3–11, 13–23; 25–93 is the sentence with the page number in it. */
  static const struct
  {
    ActantTextUnit   unit;
    ActantCaretRange from;
    gboolean         forward;
    gboolean         extend;
    gboolean         moved;
    ActantCaretRange to;
  } cases[] = {
    { ACTANT_UNIT_CLAUSE, { 0, 0 }, TRUE, FALSE, TRUE, { 3, 11 } },
    { ACTANT_UNIT_CLAUSE, { 5, 5 }, TRUE, FALSE, TRUE, { 3, 11 } },
    { ACTANT_UNIT_CLAUSE, { 3, 11 }, TRUE, FALSE, TRUE, { 13, 23 } },
    { ACTANT_UNIT_CLAUSE, { 3, 11 }, TRUE, TRUE, TRUE, { 3, 23 } },
    { ACTANT_UNIT_CLAUSE, { 3, 23 }, FALSE, TRUE, TRUE, { 3, 11 } },
    { ACTANT_UNIT_CLAUSE, { 13, 23 }, TRUE, FALSE, TRUE, { 25, 91 } },
    { ACTANT_UNIT_CLAUSE, { 25, 91 }, TRUE, FALSE, FALSE, { 25, 91 } },
    { ACTANT_UNIT_CLAUSE, { 25, 91 }, FALSE, FALSE, TRUE, { 13, 23 } },
    { ACTANT_UNIT_SENTENCE, { 0, 24 }, TRUE, FALSE, TRUE, { 25, 92 } },
    { ACTANT_UNIT_SENTENCE, { 25, 92 }, TRUE, FALSE, FALSE, { 25, 92 } },
  };
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (text);
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ActantCaretRange range = cases[i].from;

      g_test_message ("case %u", i);
      g_assert_cmpint (actant_sentence_step (source, furniture, cases[i].unit, cases[i].forward,
                                             cases[i].extend, &range), ==, cases[i].moved);
      g_assert_cmpint (range.anchor, ==, cases[i].to.anchor);
      g_assert_cmpint (range.caret, ==, cases[i].to.caret);
    }
}

static void
test_sentence_step_empty (void)
{
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 ("");
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);
  ActantCaretRange range = { 0, 0 };

  for (guint i = 0; i < 8; i++)
    g_assert_false (actant_sentence_step (source, furniture,
                                          i & 4 ? ACTANT_UNIT_CLAUSE : ACTANT_UNIT_SENTENCE,
                                          i & 1, i & 2, &range));
}

static void
test_palette_contrast (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      GdkRGBA background;

      actant_palette_get_background (dark, &background);
      for (guint i = 0; actant_type_claim_type.choices[i].value != NULL; i++)
        {
          GdkRGBA color;

          actant_palette_get_claim_type (actant_type_claim_type.choices[i].value, dark, &color);
          g_assert_cmpfloat (actant_palette_get_contrast (&color, &background), >=,
                             ACTANT_PALETTE_CONTRAST);
          g_assert_cmpfloat (color.alpha, ==, 1.0f);
        }
      for (guint i = 0; i < 200; i++)
        {
          g_autofree char *id = g_strdup_printf ("0192f3a1-0000-7000-8000-%012u", i);
          g_autoptr(ActantRecord) actor = new_named (ACTANT_KIND_ACTOR, id, "Actor");
          g_autofree char *spec = g_strdup_printf ("#%06x", i * 83883);
          g_autoptr(ActantRecord) colored = actant_record_set (actor, "color",
                                                               actant_value_new_text (spec));
          GdkRGBA color;

          actant_palette_get_record (actor, NULL, dark, &color);
          g_assert_cmpfloat (actant_palette_get_contrast (&color, &background), >=,
                             ACTANT_PALETTE_CONTRAST);
          actant_palette_get_record (colored, NULL, dark, &color);
          g_assert_cmpfloat (actant_palette_get_contrast (&color, &background), >=,
                             ACTANT_PALETTE_CONTRAST);
        }
    }
}

/* Two types never look the same. */
static void
test_palette_distinct (void)
{
  const ActantChoice *choices = actant_type_claim_type.choices;

  for (guint i = 0; choices[i].value != NULL; i++)
    for (guint j = 0; j < i; j++)
      {
        GdkRGBA a, b;

        actant_palette_get_claim_type (choices[i].value, FALSE, &a);
        actant_palette_get_claim_type (choices[j].value, FALSE, &b);
        g_assert_false (gdk_rgba_equal (&a, &b));
      }
}

static void
test_record_name (void)
{
  g_autoptr(ActantCollection) study = actant_collection_new ();
  g_autoptr(ActantRecord) merged = new_named (ACTANT_KIND_ACTOR, "a-old", "DPRK");
  g_autoptr(ActantRecord) old = actant_record_set (merged, "replaced_by",
                                                   actant_value_new_text ("a-new"));
  g_autoptr(ActantRecord) new_ = new_named (ACTANT_KIND_ACTOR, "a-new", "North Korea");
  g_autoptr(ActantRecord) bare = new_passage (ACTANT_KIND_MENTION, "m", 0, 4);
  g_autoptr(ActantRecord) mention = actant_record_set (
    bare, "actors", actant_value_new_text_list ((const char *[]) { "a-old", NULL }));
  g_autofree char *name = NULL;
  g_autofree char *unknown = NULL;

  actant_collection_put (study, old);
  actant_collection_put (study, new_);
  name = actant_record_name_dup_short (mention, study);
  g_assert_cmpstr (name, ==, "North Korea");
  unknown = actant_record_name_dup_short (mention, NULL);
  g_assert_cmpstr (unknown, ==, "Mention");
}

/* Records that replace each other in a circle come to an end. */
static void
test_record_name_circle (void)
{
  g_autoptr(ActantCollection) study = actant_collection_new ();
  g_autoptr(ActantRecord) a = new_named (ACTANT_KIND_CODE, "a", "A");
  g_autoptr(ActantRecord) a_to_b = actant_record_set (a, "replaced_by",
                                                      actant_value_new_text ("b"));
  g_autoptr(ActantRecord) b = new_named (ACTANT_KIND_CODE, "b", "B");
  g_autoptr(ActantRecord) b_to_a = actant_record_set (b, "replaced_by",
                                                      actant_value_new_text ("a"));

  actant_collection_put (study, a_to_b);
  actant_collection_put (study, b_to_a);
  g_assert_nonnull (actant_record_name_resolve (study, "a"));
  g_assert_null (actant_record_name_resolve (study, "c"));
  g_assert_null (actant_record_name_resolve (study, NULL));
}

static guint
get_lane (ActantLanePlan   *plan,
          ActantCollection *records,
          const char       *id)
{
  return actant_lane_plan_get (plan, actant_collection_lookup (records, id));
}

static void
test_lanes (void)
{
  g_autoptr(ActantCollection) records = actant_collection_new ();
  g_autoptr(ActantLanePlan) plan = NULL;
  g_autoptr(ActantLanePlan) none = actant_lane_plan_new (NULL);

  put_passage (records, ACTANT_KIND_CLAIM, "a", 0, 500);
  put_passage (records, ACTANT_KIND_CODING, "b", 100, 200);
  put_passage (records, ACTANT_KIND_CLAIM, "c", 400, 450);
  put_passage (records, ACTANT_KIND_CLAIM, "d", 505, 600);    /* on the line that a ends on */
  put_passage (records, ACTANT_KIND_CLAIM, "e", 1000, 1100);
  put_passage (records, ACTANT_KIND_MENTION, "m", 1000, 1010);
  plan = actant_lane_plan_new (records);

  g_assert_cmpuint (get_lane (plan, records, "a"), ==, 0);
  g_assert_cmpuint (get_lane (plan, records, "b"), ==, 1);
  g_assert_cmpuint (get_lane (plan, records, "c"), ==, 1);
  g_assert_cmpuint (get_lane (plan, records, "d"), ==, 2);
  g_assert_cmpuint (get_lane (plan, records, "e"), ==, 0);
  g_assert_cmpuint (get_lane (plan, records, "m"), ==, ACTANT_N_LANES);
  g_assert_cmpuint (get_lane (none, records, "a"), ==, ACTANT_N_LANES);
}

/* No two passages of a lane overlap, whatever they are. */
static void
test_lanes_random (void)
{
  g_autoptr(ActantCollection) records = actant_collection_new ();
  g_autoptr(ActantLanePlan) plan = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%03u", i);
      gint64 start = g_test_rand_int_range (0, 20000);

      put_passage (records, i % 2 ? ACTANT_KIND_CLAIM : ACTANT_KIND_CODING, id,
                   start, start + g_test_rand_int_range (1, 900));
    }
  plan = actant_lane_plan_new (records);
  actant_collection_collect (records, 0, 30000, all);
  g_assert_cmpuint (all->len, ==, 300);

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const ActantRecord *a = all->pdata[i], *b = all->pdata[j];
        guint lane = actant_lane_plan_get (plan, a);

        if (lane < ACTANT_N_LANES && lane == actant_lane_plan_get (plan, b))
          g_assert_true (actant_record_get_start (a) >= actant_record_get_end (b)
                         || actant_record_get_start (b) >= actant_record_get_end (a));
      }
}

static guint
get_group (const ActantRecord *record,
           gpointer            user_data)
{
  return (guint) (actant_record_get_id (record)[0] - 'a');
}

/* Each group has lanes of its own as far as there are enough, and no passage is in another's. */
static void
test_lane_groups (void)
{
  g_autoptr(ActantCollection) records = actant_collection_new ();

  for (guint n_groups = 1; n_groups <= 8; n_groups++)
    {
      g_autoptr(ActantLanePlan) plan = actant_lane_plan_new (records);
      guint end = 0;

      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *id = g_strdup_printf ("%c%u", 'a' + n_groups - 1, i);

          put_passage (records, ACTANT_KIND_CLAIM, id, 10 * i, 200 + 10 * i);
        }

      actant_lane_plan_set_groups (plan, n_groups, get_group, NULL);
      for (guint group = 0; group < n_groups; group++)
        {
          guint first, n, n_placed = 0;

          actant_lane_plan_get_lanes (plan, group, &first, &n);
          g_assert_cmpuint (n, >=, 1);
          g_assert_cmpuint (first, ==, group < ACTANT_N_LANES ? end : ACTANT_N_LANES - 1);
          end = first + n;
          for (guint i = 0; i < 4; i++)
            {
              g_autofree char *id = g_strdup_printf ("%c%u", 'a' + group, i);
              guint lane = get_lane (plan, records, id);

              if (lane == ACTANT_N_LANES)
                continue;
              g_assert_cmpuint (lane, >=, first);
              g_assert_cmpuint (lane, <, first + n);
              n_placed++;
            }
          if (n_groups < ACTANT_N_LANES)
            g_assert_cmpuint (n_placed, ==, MIN (n, 4));
        }
      g_assert_cmpuint (end, ==, ACTANT_N_LANES);
    }
}

static void
test_reader_font (void)
{
  static const struct
  {
    const char *font;
    double      zoom;
    const char *has;
  } cases[] = {
    { "Serif 13", 1.0, "font-size: 13.00pt;" },
    { "Serif 13", 2.0, "font-size: 26.00pt;" },
    { "Serif 13", 99, "font-size: 39.00pt;" },
    { "Serif", 1.0, "font-size: 13.00pt;" },
    { "Noto Serif Bold Italic 11.5", 1.0, "font-weight: 700;" },
    { "Noto Serif Bold Italic 11.5", 1.0, "font-style: italic;" },
    { "A\"} * { color: red 12", 1.0, "font-family: \"A} * { color: red\";" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *css = actant_reader_font_dup_css (cases[i].font, cases[i].zoom);

      g_test_message ("%s", css);
      g_assert_nonnull (strstr (css, cases[i].has));
    }

  g_assert_cmpfloat (actant_reader_font_step (actant_reader_font_step (1.0, 3), -3), ==, 1.0);
  g_assert_cmpfloat (actant_reader_font_step (2.9, 5), ==, ACTANT_READER_ZOOM_MAX);
  g_assert_cmpfloat (actant_reader_font_step (2.9, 0), ==, 1.0);
}

static void
search (ActantTextFinder  *finder,
        ActantSourceText  *source,
        const char        *pattern,
        ActantSearchFlags  flags,
        gint64             from)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  actant_text_finder_search (finder, source, pattern, flags, from);
  while (actant_text_finder_is_searching (finder) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (actant_text_finder_is_searching (finder));
}

static void
test_finder (void)
{
  g_autoptr(ActantTextFinder) finder = actant_text_finder_new ();
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 ("😀 North, north, northern, NORTH");

  g_assert_null (actant_text_finder_get_match (finder));
  g_assert_false (actant_text_finder_step (finder, TRUE));

  search (finder, source, "north", ACTANT_SEARCH_DEFAULT, 5);
  g_assert_cmpuint (actant_text_finder_get_matches (finder)->len, ==, 4);
  g_assert_cmpuint (actant_text_finder_get_current (finder), ==, 1);
  g_assert_cmpint (actant_text_finder_get_match (finder)->start, ==, 9);

  g_assert_true (actant_text_finder_step (finder, FALSE));
  g_assert_cmpint (actant_text_finder_get_match (finder)->start, ==, 2);
  g_assert_true (actant_text_finder_step (finder, FALSE));
  g_assert_cmpuint (actant_text_finder_get_current (finder), ==, 3);
  g_assert_true (actant_text_finder_step (finder, TRUE));
  g_assert_cmpuint (actant_text_finder_get_current (finder), ==, 0);

  search (finder, source, "north", ACTANT_SEARCH_CASE | ACTANT_SEARCH_WHOLE_WORD, 0);
  g_assert_cmpuint (actant_text_finder_get_matches (finder)->len, ==, 1);
  search (finder, source, "absent", ACTANT_SEARCH_DEFAULT, 0);
  g_assert_cmpuint (actant_text_finder_get_matches (finder)->len, ==, 0);
  g_assert_null (actant_text_finder_get_match (finder));

  search (finder, source, "(", ACTANT_SEARCH_REGEX, 0);
  g_assert_null (actant_text_finder_get_matches (finder));
  g_assert_nonnull (actant_text_finder_get_problem (finder));
  search (finder, source, "N\\w+", ACTANT_SEARCH_REGEX | ACTANT_SEARCH_CASE, 0);
  g_assert_null (actant_text_finder_get_problem (finder));
  g_assert_cmpuint (actant_text_finder_get_matches (finder)->len, ==, 2);

  actant_text_finder_search (finder, source, "", ACTANT_SEARCH_DEFAULT, 0);
  g_assert_null (actant_text_finder_get_matches (finder));
}

/* Only the last of several searches counts, and a finder may go while one runs. */
static void
test_finder_cancel (void)
{
  ActantTextFinder *finder = actant_text_finder_new ();
  GString *text = g_string_new (NULL);
  g_autoptr(ActantSourceText) source = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "words and more words; ");
  source = actant_source_text_new_utf8 (text->str);
  g_string_free (text, TRUE);

  actant_text_finder_search (finder, source, "w\\w+s.*?more", ACTANT_SEARCH_REGEX, 0);
  actant_text_finder_search (finder, source, "words", ACTANT_SEARCH_DEFAULT, 0);
  search (finder, source, "absent", ACTANT_SEARCH_DEFAULT, 0);
  g_assert_cmpuint (actant_text_finder_get_matches (finder)->len, ==, 0);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (actant_text_finder_get_matches (finder)->len, ==, 0);

  actant_text_finder_search (finder, source, "words", ACTANT_SEARCH_DEFAULT, 0);
  actant_text_finder_stop (finder);
  g_assert_false (actant_text_finder_is_searching (finder));
  g_assert_null (actant_text_finder_get_matches (finder));
  g_object_unref (finder);
}

/* The display is the text with a line feed at each cut, and every code point is found in it. */
static guint
check_breaks (const char *words)
{
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (words);
  gint64 length = actant_source_text_get_length (text);
  g_autoptr(ActantLineBreaks) breaks = actant_line_breaks_new (text, 0, length);
  gint64 longest = 0, line = 0;
  gsize size;
  g_autofree char *display = actant_line_breaks_dup_display (breaks, &size);
  g_autofree gunichar *chars = NULL;
  glong n_chars;

  g_assert_cmpuint (strlen (display), ==, size);
  chars = g_utf8_to_ucs4 (display, -1, NULL, &n_chars, NULL);
  g_assert_cmpint (n_chars, ==, length + actant_line_breaks_get_n (breaks));
  for (gint64 offset = 0; offset < length; offset++)
    {
      gint64 position = actant_line_breaks_to_buffer (breaks, offset);

      g_assert_cmpuint (chars[position], ==, actant_source_text_get_char (text, offset));
      g_assert_cmpint (actant_line_breaks_from_buffer (breaks, position), ==, offset);
    }
  g_assert_cmpint (actant_line_breaks_from_buffer (breaks, n_chars), ==, length);
  for (glong i = 0; i < n_chars; i++)
    {
      line = chars[i] == '\n' ? 0 : line + 1;
      longest = MAX (longest, line);
      if (i > 0 && chars[i] == 0x301)
        g_assert_cmpuint (chars[i - 1], ==, 'e');
    }
  g_assert_cmpint (longest, <=, ACTANT_LINE_BREAKS_LONGEST);

  return actant_line_breaks_get_n (breaks);
}

static char *
repeat (const char *words,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words);

  return g_string_free (text, FALSE);
}

static void
test_line_breaks (void)
{
  static const struct
  {
    const char *words;
    guint       times;
    guint       n_breaks;
  } cases[] = {
    { "", 1, 0 },
    { "a ", ACTANT_LINE_BREAKS_LONGEST / 2, 0 },
    { "a ", ACTANT_LINE_BREAKS_LONGEST / 2 + 1, 1 },
    { "a ", ACTANT_LINE_BREAKS_LONGEST, 2 },
    { "日本語", ACTANT_LINE_BREAKS_LONGEST, 3 },
    { "a", ACTANT_LINE_BREAKS_UNBROKEN, 0 },
    { "a", ACTANT_LINE_BREAKS_UNBROKEN + 1, 1 },
    { "a", ACTANT_LINE_BREAKS_LONGEST, 10 },
    { "short lines\n", 10000, 0 },
    { "words and 한국어 😀 more. ", 4000, 28 },
    { "e\xcc\x81", ACTANT_LINE_BREAKS_LONGEST, 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = repeat (cases[i].words, cases[i].times);

      g_assert_cmpuint (check_breaks (words), ==, cases[i].n_breaks);
    }
}

/* Blanks are cut behind: no word is. */
static void
test_line_breaks_at_blanks (void)
{
  g_autofree char *words = repeat ("word and more words. ", 5000);
  g_autoptr(ActantSourceText) text = actant_source_text_new_utf8 (words);
  g_autoptr(ActantLineBreaks) breaks =
    actant_line_breaks_new (text, 0, actant_source_text_get_length (text));
  gsize size;
  g_autofree char *display = actant_line_breaks_dup_display (breaks, &size);
  g_auto(GStrv) lines = g_strsplit (display, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, actant_line_breaks_get_n (breaks) + 1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_str_has_suffix (lines[i], " "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");

  g_test_add_func ("/sentence-step/cases", test_sentence_step);
  g_test_add_func ("/sentence-step/clauses", test_clause_step);
  g_test_add_func ("/sentence-step/empty", test_sentence_step_empty);
  g_test_add_func ("/palette/contrast", test_palette_contrast);
  g_test_add_func ("/palette/distinct", test_palette_distinct);
  g_test_add_func ("/record-name/replaced", test_record_name);
  g_test_add_func ("/record-name/circle", test_record_name_circle);
  g_test_add_func ("/lanes/overlap", test_lanes);
  g_test_add_func ("/lanes/random", test_lanes_random);
  g_test_add_func ("/lanes/groups", test_lane_groups);
  g_test_add_func ("/reader-font/css", test_reader_font);
  g_test_add_func ("/line-breaks/places", test_line_breaks);
  g_test_add_func ("/line-breaks/blanks", test_line_breaks_at_blanks);
  g_test_add_func ("/text-finder/matches", test_finder);
  g_test_add_func ("/text-finder/cancel", test_finder_cancel);

  return g_test_run ();
}
