/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page headers, footers and numbers in a text, and the sentences that go on behind them. */
#include "text/actant-furniture.h"


#include <string.h>

/* Longer lines are text. In code points. */
#define LONGEST_LINE 90
/* A line of text that long is no heading. */
#define SHORTEST_TEXT 50
/* So many empty lines are a page break. */
#define EMPTY_LINES 3

typedef struct
{
  ActantTextRange  range;       /* without the white space around */
  char            *form;        /* with # for digits; NULL for an empty or long line */
  gboolean         is_empty;
  gboolean         is_number;
  gboolean         has_feed;
  gboolean         is_furniture;
} Line;

struct _ActantFurniture
{
  GArray *lines;    /* ActantTextRange: lines of furniture, sorted */
  GArray *joints;   /* ActantTextRange, sorted */
};

static void
clear_line (gpointer pointer)
{
  g_free (((Line *) pointer)->form);
}

void
actant_furniture_free (ActantFurniture *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_array_unref (self->joints);
  g_free (self);
}

/* Digits are all the same, runs of them and of white space one. */
static char *
dup_form (const char *text)
{
  GString *form = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      char last = form->len > 0 ? form->str[form->len - 1] : '\0';

      if (g_unichar_isdigit (c))
        {
          if (last != '#')
            g_string_append_c (form, '#');
        }
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (form, c);
      else if (last != ' ')
        g_string_append_c (form, ' ');
    }

  return g_string_free (form, FALSE);
}

/* A page number: digits, perhaps between dashes, "3 / 10", "Page 3", "p. 3", "3쪽". */
static gboolean
is_page_number (const char *form)
{
  static const char * const forms[] = {
    "#", "- # -", "-#-", "– # –", "–#–", "— # —", "[#]", "(#)", "#/#", "# / #", "Page #", "page #",
    "PAGE #", "Page # of #", "page # of #", "p. #", "P. #", "| #", "# |", "#쪽", "# 쪽", "- # / # -",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (form, forms[i]) == 0)
      return TRUE;

  return FALSE;
}

static Line
read_line (ActantSourceText *source,
           guint             index)
{
  Line line = { { 0, 0 } };
  g_autofree char *text = NULL;
  gint64 start, end;

  actant_source_text_get_paragraph (source, index, &start, &end);
  while (start < end && g_unichar_isspace (actant_source_text_get_char (source, start)))
    line.has_feed |= actant_source_text_get_char (source, start++) == '\f';
  while (end > start && g_unichar_isspace (actant_source_text_get_char (source, end - 1)))
    line.has_feed |= actant_source_text_get_char (source, --end) == '\f';

  line.range = (ActantTextRange) { start, end };
  line.is_empty = start == end;
  if (line.is_empty || end - start > LONGEST_LINE)
    return line;

  text = actant_source_text_dup_slice (source, start, end);
  line.form = dup_form (text);
  line.is_number = is_page_number (line.form);
  return line;
}

static gboolean
ends_sentence (ActantSourceText      *source,
               const ActantTextRange *range)
{
  static const char stops[] = ".!?…。:;\"'”’»)]*";
  gunichar c = actant_source_text_get_char (source, range->end - 1);

  return g_utf8_strchr (stops, -1, c) != NULL;
}

/* Whether the text before goes on in the text behind: it has no end, and is no heading. */
static gboolean
goes_on (ActantSourceText *source,
         const Line       *before,
         const Line       *behind)
{
  gunichar c = actant_source_text_get_char (source, behind->range.start);

  if (g_unichar_islower (c) || c == ',' || c == ';')
    return before->form == NULL || g_unichar_islower (c);
  if (ends_sentence (source, &before->range))
    return FALSE;

  return before->range.end - before->range.start >= SHORTEST_TEXT
         && (g_unichar_isalnum (c) || c == '(' || c == '"' || c == 0x201c || c == 0x2018);
}

/* A footnote: it begins with its mark. */
static gboolean
is_footnote (ActantSourceText *source,
             const Line       *line)
{
  static const char marks[] = "†‡*※§¶";
  gunichar c = actant_source_text_get_char (source, line->range.start);
  gint64 at = line->range.start;

  if (g_utf8_strchr (marks, -1, c) != NULL || (c >= 0x2070 && c <= 0x2079) || c == 0xb9 || c == 0xb2
      || c == 0xb3)
    return TRUE;
  while (at < line->range.end && g_unichar_isdigit (actant_source_text_get_char (source, at)))
    at++;

  /* "12 See Kim (2024)", "12) …", "[12] …" */
  return at > line->range.start && at - line->range.start <= 3 && at < line->range.end
         && g_utf8_strchr (") ", -1, actant_source_text_get_char (source, at)) != NULL;
}

/* Whether a line may stand in a gap between two lines of text. */
static gboolean
may_be_furniture (const Line *line,
                  GHashTable *counts)
{
  return line->is_number
         || (line->form != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->form)) > 1);
}

/* The gap from @first on: empty lines, what may be furniture, footnotes. Returns: its end. */
static guint
find_gap (ActantSourceText *source,
          GArray           *lines,
          GHashTable       *counts,
          guint             first,
          gboolean         *has_candidates,
          gboolean         *is_break)
{
  guint at, n_empty = 0;

  *has_candidates = *is_break = FALSE;
  for (at = first; at < lines->len; at++)
    {
      const Line *line = &g_array_index (lines, Line, at);

      *is_break |= line->has_feed;
      if (line->is_empty)
        {
          *is_break |= ++n_empty >= EMPTY_LINES;
          continue;
        }
      n_empty = 0;
      if (may_be_furniture (line, counts))
        *has_candidates = TRUE;
      else if (at == first || !is_footnote (source, line))
        break;
    }

  return at;
}

/* Marks furniture by the form of its lines; adds the joint when the gap breaks a sentence. */
static void
read_gap (ActantFurniture  *self,
          ActantSourceText *source,
          GArray           *lines,
          GHashTable       *counts,
          GHashTable       *furniture,
          guint             first,
          guint             end,
          gboolean          is_break)
{
  const Line *before = first > 0 ? &g_array_index (lines, Line, first - 1) : NULL;
  const Line *behind = end < lines->len ? &g_array_index (lines, Line, end) : NULL;
  gboolean breaks = before != NULL && behind != NULL && goes_on (source, before, behind);

  if (breaks)
    {
      ActantTextRange joint = { before->range.end, behind->range.start };

      g_array_append_val (self->joints, joint);
    }
  if (!breaks && !is_break)
    return;
  for (guint i = first; i < end; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (line->form != NULL && may_be_furniture (line, counts))
        g_hash_table_add (furniture, line->form);
    }
}

static void
find_gaps (ActantFurniture  *self,
           ActantSourceText *source,
           GArray           *lines,
           GHashTable       *counts,
           GHashTable       *furniture)
{
  for (guint i = 0; i < lines->len;)
    {
      gboolean has_candidates, is_break;
      guint end = find_gap (source, lines, counts, i, &has_candidates, &is_break);

      if (has_candidates)
        read_gap (self, source, lines, counts, furniture, i, end, is_break);
      i = MAX (end, i + 1);
    }
}

/**
 * actant_furniture_new:
 * @source: a text
 *
 * Returns: (transfer full): the furniture in it
 */
ActantFurniture *
actant_furniture_new (ActantSourceText *source)
{
  ActantFurniture *self = g_new0 (ActantFurniture, 1);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) furniture = g_hash_table_new (g_str_hash, g_str_equal);

  self->lines = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  self->joints = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_return_val_if_fail (source != NULL, self);

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < actant_source_text_get_n_paragraphs (source); i++)
    {
      Line line = read_line (source, i);

      g_array_append_val (lines, line);
      if (line.form != NULL && !(ends_sentence (source, &line.range) && !line.is_number))
        g_hash_table_insert (
          counts, line.form,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, line.form)) + 1));
    }

  find_gaps (self, source, lines, counts, furniture);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->form != NULL && g_hash_table_contains (furniture, line->form))
        g_array_append_val (self->lines, line->range);
    }

  return self;
}

/* How many ranges begin at or before @offset. */
static guint
count_begun (GArray *ranges,
             gint64  offset)
{
  guint low = 0, high = ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ranges, ActantTextRange, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The last range that begins at or before @offset. */
static const ActantTextRange *
find_range (GArray *ranges,
            gint64  offset)
{
  guint n = count_begun (ranges, offset);

  return n > 0 ? &g_array_index (ranges, ActantTextRange, n - 1) : NULL;
}

/** actant_furniture_covers: Returns: whether @start:@end is nothing but furniture or a joint */
gboolean
actant_furniture_covers (const ActantFurniture *self,
                         gint64                 start,
                         gint64                 end)
{
  const ActantTextRange *line = find_range (self->lines, start);
  const ActantTextRange *joint = find_range (self->joints, start);

  return (line != NULL && end <= line->end) || (joint != NULL && end <= joint->end);
}

/**
 * actant_furniture_get_joint:
 * @offset: code points
 * @joint: (out) (optional): from the end of the text before the furniture to the text behind it
 *
 * Returns: whether @offset lies in a joint, its ends included
 */
gboolean
actant_furniture_get_joint (const ActantFurniture *self,
                            gint64                 offset,
                            ActantTextRange       *joint)
{
  const ActantTextRange *found = find_range (self->joints, offset);

  if (found == NULL || offset > found->end)
    return FALSE;
  if (joint != NULL)
    *joint = *found;
  return TRUE;
}

/**
 * actant_furniture_cut:
 * @start: code points
 * @end: code points
 *
 * Returns: (transfer full) (element-type ActantTextRange): what is left of @start:@end without
 *   the joints in it: one or more segments; all of it when a joint covers it
 */
GArray *
actant_furniture_cut (const ActantFurniture *self,
                      gint64                 start,
                      gint64                 end)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  gint64 at = start;
  guint begun = count_begun (self->joints, start);

  for (guint i = begun > 0 ? begun - 1 : 0; i < self->joints->len; i++)
    {
      const ActantTextRange *joint = &g_array_index (self->joints, ActantTextRange, i);
      ActantTextRange range = { at, MIN (joint->start, end) };

      if (joint->start >= end)
        break;
      if (joint->end <= start)
        continue;
      if (range.start < range.end)
        g_array_append_val (ranges, range);
      at = MAX (at, joint->end);
    }
  if (at < end || ranges->len == 0)
    {
      ActantTextRange rest = { at < end ? at : start, end };

      g_array_append_val (ranges, rest);
    }

  return ranges;
}

/** Returns: (transfer none) (element-type ActantTextRange): the lines of furniture */
GArray *
actant_furniture_get_lines (const ActantFurniture *self)
{
  return self->lines;
}
