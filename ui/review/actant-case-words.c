/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case in words: what it is called, and its passages among the words around them. */
#include "config.h"

#include "review/actant-case-words.h"

#include "session/actant-value-parse.h"

/* Words shown before and after passages, and of each of them, code points; of two related claims, that
 * may stand far apart, less. */
#define CONTEXT 120
#define LONGEST 1200
#define RELATED_CONTEXT 60
#define RELATED_LONGEST 300

static gboolean
is_relation (const ActantCase *item)
{
  return item->kind == ACTANT_KIND_RELATION;
}

/* What the coders call the relation, each word once. */
static void
append_types (GString          *title,
              ActantSession    *session,
              const ActantCase *item)
{
  const ActantField *field = actant_table_get (actant_kind_get_info (ACTANT_KIND_RELATION)->table, "type");
  g_autoptr(GPtrArray) types = actant_case_list_records (item);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < types->len; i++)
    {
      char *words = actant_value_dup_words (session, field->type, actant_record_get (types->pdata[i], "type"));

      if (*words != '\0' && !g_hash_table_contains (seen, words))
        g_string_append_printf (title, "%s%s", g_hash_table_size (seen) > 0 ? " / " : "", words);
      g_hash_table_add (seen, words);
    }
}

/** Returns: (transfer full): the passage in one line; of a relation "gist → type → gist" */
char *
actant_case_dup_title (const ActantAdjudication *queue,
                       const ActantCase         *item)
{
  g_autofree char *from = NULL, *to = NULL;
  GString *title;

  if (!is_relation (item))
    {
      char *quote = actant_adjudication_dup_words (queue, item);

      return quote != NULL ? g_strdelimit (quote, "\n", ' ') : g_strdup ("");
    }

  from = actant_adjudication_dup_gist (queue, item, ACTANT_END_FROM);
  to = actant_adjudication_dup_gist (queue, item, ACTANT_END_TO);
  title = g_string_new (from);
  g_string_append (title, " → ");
  append_types (title, actant_agreement_get_session (actant_adjudication_get_agreement (queue)), item);
  g_string_append_printf (title, " → %s", to);

  return g_strdelimit (g_string_free (title, FALSE), "\n", ' ');
}

/* Passages */

typedef struct
{
  gint64 start;
  gint64 end;
} Range;

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *x = a, *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

static void
add_segments (GArray             *ranges,
              const ActantRecord *record)
{
  for (guint i = 0; record != NULL && i < actant_record_get_n_segments (record); i++)
    {
      Range range;

      actant_record_get_segment (record, i, &range.start, &range.end);
      g_array_append_val (ranges, range);
    }
}

/* Those that touch are one. */
static void
unite (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      Range range = g_array_index (ranges, Range, i);
      Range *last = n > 0 ? &g_array_index (ranges, Range, n - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (ranges, Range, n++) = range;
    }
  g_array_set_size (ranges, n);
}

/* The first coder's passage; of a relation, those of both claims that are in the text. */
static GArray *
list_ranges (const ActantAdjudication *queue,
             const ActantCase         *item)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autoptr(GPtrArray) records = actant_case_list_records (item);

  if (!is_relation (item))
    add_segments (ranges, records->pdata[0]);
  for (ActantEnd end = ACTANT_END_FROM; is_relation (item) && end <= ACTANT_END_TO; end++)
    {
      const ActantCase *claim = actant_adjudication_get_end (queue, item, end);

      if (claim == NULL || claim->number == item->number)
        add_segments (ranges, actant_adjudication_get_claim (queue, item, end));
    }
  unite (ranges);

  return ranges;
}

typedef struct
{
  ActantSourceText *source;
  GString          *words;
  PangoAttrList    *attributes;
  gint64            shown;        /* up to where the words are there */
} Passage;

/* Without the line breaks of the text, as of a page that ends within a passage. */
static void
append_in_line (GString    *words,
                const char *slice)
{
  for (const char *at = slice; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean space = *at == '\n' || *at == ' ' || *at == '\t' || *at == '\f';

      if (space && words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
      else if (!space)
        g_string_append_len (words, at, g_utf8_next_char (at) - at);
    }
}

static void
append_slice (Passage  *passage,
              gint64    start,
              gint64    end,
              gboolean  bold)
{
  g_autofree char *slice = actant_source_text_dup_slice (passage->source, start, end);
  guint before = passage->words->len;

  append_in_line (passage->words, slice);
  passage->shown = end;
  if (bold)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      weight->start_index = before;
      weight->end_index = passage->words->len;
      pango_attr_list_insert (passage->attributes, weight);
    }
}

/* A passage with what stands before it since the last one. */
static void
append_range (Passage     *passage,
              const Range *range,
              gint64       context,
              gint64       longest)
{
  if (range->start - passage->shown > context)
    {
      g_string_append (passage->words, passage->words->len > 0 ? " … " : "…");
      append_slice (passage, range->start - context, range->start, FALSE);
    }
  else
    append_slice (passage, passage->shown, range->start, FALSE);
  append_slice (passage, range->start, MIN (range->end, range->start + longest), TRUE);
  if (range->end - range->start > longest)
    g_string_append (passage->words, " … ");
  passage->shown = range->end;
}

/**
 * actant_case_show_passage:
 * @queue: of the case
 * @item: a case
 * @label: where its passages are shown, in bold among the words around them
 */
void
actant_case_show_passage (const ActantAdjudication *queue,
                          const ActantCase         *item,
                          GtkLabel                 *label)
{
  ActantSession *session = actant_agreement_get_session (actant_adjudication_get_agreement (queue));
  g_autoptr(GArray) ranges = list_ranges (queue, item);
  gint64 context = is_relation (item) ? RELATED_CONTEXT : CONTEXT;
  Passage passage = { actant_session_load_text (session, item->text, NULL) };

  gtk_label_set_text (label, "");
  if (passage.source == NULL || ranges->len == 0)
    return;

  passage.words = g_string_new (NULL);
  passage.attributes = pango_attr_list_new ();
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      if (i > 0 && range->start - passage.shown > 2 * context)
        append_slice (&passage, passage.shown, passage.shown + context, FALSE);
      append_range (&passage, range, context, is_relation (item) ? RELATED_LONGEST : LONGEST);
    }
  append_slice (&passage, passage.shown,
                MIN (actant_source_text_get_length (passage.source), passage.shown + context), FALSE);
  if (passage.shown < actant_source_text_get_length (passage.source))
    g_string_append (passage.words, "…");
  gtk_label_set_text (label, passage.words->str);
  gtk_label_set_attributes (label, passage.attributes);
  pango_attr_list_unref (passage.attributes);
  g_string_free (passage.words, TRUE);
}
