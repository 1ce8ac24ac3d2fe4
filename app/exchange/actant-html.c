/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of the report: escaped words, a record's fields, a text with its highlights. */
#include "exchange/actant-html-private.h"

#include <string.h>

/* A run names at most so many of the passages over it; the classes count them all. */
#define MOST_NAMED 32

char
_actant_html_get_letter (ActantKind kind)
{
  return kind == ACTANT_KIND_CLAIM ? 'C' : kind == ACTANT_KIND_MENTION ? 'M' : 'K';
}

/* Escapes for text and attributes alike; control characters that HTML has no place for go. */
void
_actant_html_append (GString    *out,
                     const char *text,
                     gssize      length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  const char *run = text;

  for (const char *p = text; p < end; p++)
    {
      const char *entity = NULL;

      switch (*p)
        {
        case '&':
          entity = "&amp;";
          break;
        case '<':
          entity = "&lt;";
          break;
        case '>':
          entity = "&gt;";
          break;
        case '"':
          entity = "&quot;";
          break;
        case '\'':
          entity = "&#39;";
          break;
        default:
          if (((guchar) *p < 0x20 && *p != '\t' && *p != '\n') || *p == 0x7f)
            entity = "";
          break;
        }
      if (entity == NULL)
        continue;
      g_string_append_len (out, run, p - run);
      g_string_append (out, entity);
      run = p + 1;
    }
  g_string_append_len (out, run, end - run);
}

static void
append_isolated (GString    *out,
                 const char *text)
{
  g_string_append (out, "<bdi>");
  _actant_html_append (out, text, -1);
  g_string_append (out, "</bdi>");
}

static void
append_object (GString                *out,
               const ActantExportData *data,
               const ActantValue      *object)
{
  const ActantTable *table = actant_value_get_table (object);
  const char *separator = "";

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantValue *member = actant_value_get_member_at (object, i);

      if (member == NULL)
        continue;
      g_string_append (out, separator);
      if ((table->fields[i].flags & ACTANT_FIELD_MAIN) == 0)
        {
          _actant_html_append (out, table->fields[i].label, -1);
          g_string_append (out, " ");
        }
      _actant_html_append_words (out, data, table->fields[i].type, member);
      separator = ", ";
    }
}

static void
append_items (GString                *out,
              const ActantExportData *data,
              const ActantFieldType  *type,
              const ActantValue      *list)
{
  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    {
      if (i > 0)
        g_string_append (out, "; ");
      _actant_html_append_words (out, data, type, actant_value_get_item (list, i));
    }
}

/* The values of a study's own fields: each is of the type that its field says, or several texts. */
static void
append_attributes (GString                *out,
                   const ActantExportData *data,
                   const ActantValue      *map)
{
  static const ActantFieldType ref = { .field_class = ACTANT_FIELD_REF };

  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    {
      const char *key = actant_value_get_key (map, i);
      const ActantRecord *field = _actant_export_data_follow (data, key);
      const char *name = field != NULL ? actant_record_get_text (field, "type") : NULL;
      const ActantFieldType *type = g_strcmp0 (name, "actor") == 0 || g_strcmp0 (name, "code") == 0
                                    ? &ref : &actant_type_text;
      const ActantValue *value = actant_value_get_item (map, i);

      if (i > 0)
        g_string_append (out, "; ");
      append_isolated (out, _actant_export_data_get_name (data, key));
      g_string_append (out, ": ");
      if (actant_value_get_value_type (value) == ACTANT_VALUE_LIST)
        append_items (out, data, type, value);
      else
        _actant_html_append_words (out, data, type, value);
    }
}

/* A value as a reader would say it: names for ids, labels for choices. */
void
_actant_html_append_words (GString                *out,
                           const ActantExportData *data,
                           const ActantFieldType  *type,
                           const ActantValue      *value)
{
  const char *text;
  const ActantChoice *choice;

  switch (actant_value_get_value_type (value))
    {
    case ACTANT_VALUE_TEXT:
      text = actant_value_get_text (value);
      choice = actant_field_type_find_choice (type, text);
      if (type->field_class == ACTANT_FIELD_REF)
        text = _actant_export_data_get_name (data, text);
      append_isolated (out, choice != NULL ? choice->label : text);
      break;
    case ACTANT_VALUE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, actant_value_get_integer (value));
      break;
    case ACTANT_VALUE_BOOLEAN:
      g_string_append (out, actant_value_get_boolean (value) ? "yes" : "no");
      break;
    case ACTANT_VALUE_OBJECT:
      append_object (out, data, value);
      break;
    case ACTANT_VALUE_LIST:
      append_items (out, data, type->item, value);
      break;
    case ACTANT_VALUE_MAP:
      append_attributes (out, data, value);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The fields that have a value, apart from the title and what the session keeps. */
void
_actant_html_append_fields (GString                *out,
                            const ActantExportData *data,
                            const ActantRecord     *record)
{
  const ActantKindInfo *info = actant_kind_get_info (actant_record_get_kind (record));
  const ActantValue *body = actant_record_get_body (record);

  g_string_append (out, "<dl>");
  for (guint i = 0; i < info->table->n_fields; i++)
    {
      const ActantField *field = &info->table->fields[i];
      const ActantValue *value = actant_value_get_member_at (body, i);

      if (value == NULL || (field->flags & ACTANT_FIELD_INTERNAL) != 0
          || g_strcmp0 (field->name, info->title) == 0)
        continue;
      g_string_append (out, "<dt>");
      _actant_html_append (out, field->label, -1);
      g_string_append (out, "</dt><dd>");
      _actant_html_append_words (out, data, field->type, value);
      g_string_append (out, "</dd>");
    }
  g_string_append (out, "</dl>\n");
}

/* Boundary: the start or end of mark @index. */
typedef struct
{
  gint64   offset;
  gboolean is_start;
  guint    index;
} Boundary;

static int
compare_boundaries (gconstpointer a,
                    gconstpointer b)
{
  const Boundary *first = a;
  const Boundary *second = b;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;
  if (first->is_start != second->is_start)
    return first->is_start ? 1 : -1;

  return (first->index > second->index) - (first->index < second->index);
}

/* What a mark is called: "C12". */
typedef struct
{
  guint8 length;
  char   text[15];
} Label;

/**
 * Sweep:
 * @labels: of the marks, each made once, since the runs below a mark all name it
 * @active: indexes of the marks over the current place
 * @position: of each mark in @active
 * @counts: of active marks by kind
 */
typedef struct
{
  GString *out;
  GArray  *marks;
  Label   *labels;
  GArray  *active;
  guint   *position;
  guint    counts[ACTANT_N_KINDS];
} Sweep;

static const ActantHtmlMark *
get_mark (const Sweep *sweep,
          guint        index)
{
  return &g_array_index (sweep->marks, ActantHtmlMark, index);
}

static void
pass_boundary (Sweep          *sweep,
               const Boundary *boundary)
{
  const ActantHtmlMark *mark = get_mark (sweep, boundary->index);
  guint last;

  if (boundary->is_start)
    {
      Label *label = &sweep->labels[boundary->index];

      label->length = g_snprintf (label->text, sizeof label->text, "%c%u",
                                  _actant_html_get_letter (mark->kind), mark->number);
      sweep->position[boundary->index] = sweep->active->len;
      g_array_append_val (sweep->active, boundary->index);
      sweep->counts[mark->kind]++;
      /* The number is generated by style, so that the text stays the text. */
      g_string_append (sweep->out, "<a class=\"n\"");
      if (mark->is_first)
        g_string_append_printf (sweep->out, " id=\"p%s\"", label->text);
      g_string_append_printf (sweep->out, " href=\"#%s\" data-n=\"%s\" aria-label=\"%s\"></a>",
                              label->text, label->text, label->text);
      return;
    }

  last = g_array_index (sweep->active, guint, sweep->active->len - 1);
  sweep->position[last] = sweep->position[boundary->index];
  g_array_remove_index_fast (sweep->active, sweep->position[boundary->index]);
  sweep->counts[mark->kind]--;
}

static int
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

static void
append_run (Sweep            *sweep,
            ActantSourceText *text,
            gint64            start,
            gint64            end)
{
  const char *bytes = actant_source_text_get_text (text, NULL);
  gsize from = actant_source_text_get_byte_offset (text, start);
  gsize to = actant_source_text_get_byte_offset (text, end);
  guint named[MOST_NAMED];
  guint n = MIN (sweep->active->len, MOST_NAMED);

  if (start == end)
    return;
  if (n == 0)
    {
      _actant_html_append (sweep->out, bytes + from, to - from);
      return;
    }

  memcpy (named, sweep->active->data, n * sizeof *named);
  qsort (named, n, sizeof *named, compare_indexes);
  g_string_append_printf (sweep->out, "<span class=\"h%s%s%s\" data-id=\"",
                          sweep->counts[ACTANT_KIND_CLAIM] > 0 ? " c" : "",
                          sweep->counts[ACTANT_KIND_MENTION] > 0 ? " m" : "",
                          sweep->counts[ACTANT_KIND_CODING] > 0 ? " k" : "");
  for (guint i = 0; i < n; i++)
    {
      const Label *label = &sweep->labels[named[i]];

      if (i > 0)
        g_string_append_c (sweep->out, ' ');
      g_string_append_len (sweep->out, label->text, label->length);
    }
  g_string_append (sweep->out, "\">");
  _actant_html_append (sweep->out, bytes + from, to - from);
  g_string_append (sweep->out, "</span>");
}

static GArray *
collect_boundaries (GArray *marks)
{
  GArray *boundaries = g_array_sized_new (FALSE, FALSE, sizeof (Boundary), 2 * marks->len);

  for (guint i = 0; i < marks->len; i++)
    {
      const ActantHtmlMark *mark = &g_array_index (marks, ActantHtmlMark, i);
      Boundary start = { mark->start, TRUE, i };
      Boundary end = { mark->end, FALSE, i };

      g_array_append_val (boundaries, start);
      g_array_append_val (boundaries, end);
    }
  g_array_sort (boundaries, compare_boundaries);

  return boundaries;
}

/* The whole text, cut into runs where marks (within the text, not empty) start and end. */
gboolean
_actant_html_append_text (ActantExportJob  *job,
                          ActantSink       *sink,
                          ActantSourceText *text,
                          GArray           *marks)
{
  g_autoptr(GArray) boundaries = collect_boundaries (marks);
  g_autoptr(GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *position = g_new0 (guint, marks->len);
  g_autofree Label *labels = g_new (Label, MAX (1, marks->len));
  Sweep sweep = { _actant_sink_get_buffer (sink), marks, labels, active, position };
  gint64 offset = 0;

  for (guint i = 0; i < boundaries->len; i++)
    {
      const Boundary *boundary = &g_array_index (boundaries, Boundary, i);

      append_run (&sweep, text, offset, boundary->offset);
      offset = boundary->offset;
      pass_boundary (&sweep, boundary);
      _actant_sink_flush (sink);
      if (!_actant_export_job_step (job))
        return FALSE;
    }
  append_run (&sweep, text, offset, actant_source_text_get_length (text));

  return TRUE;
}
