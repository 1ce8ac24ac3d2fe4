/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report to read, print and mail: one file, without scripts or anything from elsewhere. */
#include "config.h"

#include "exchange/actant-html-private.h"

#include <string.h>

static const char style[] =
  ":root{color-scheme:light dark;--claim:#fbe3a1;--mention:#2a6fb5;--code:#7a3e9d;--dim:#666;"
  "--line:#ccc}\n"
  "@media (prefers-color-scheme:dark){:root{--claim:#5a4713;--mention:#7fb8f0;--code:#cf9cf0;"
  "--dim:#aaa;--line:#555}}\n"
  "body{font:1rem/1.55 serif;max-width:46rem;margin:2rem auto;padding:0 1rem}\n"
  "h1,h2,h3,nav,dl,.meta{font-family:sans-serif}\n"
  ".text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.9}\n"
  ".h.c{background:var(--claim)}\n"
  ".h.m{border-bottom:2px solid var(--mention)}\n"
  ".h.k{text-decoration:underline dotted var(--code);text-underline-offset:.45em}\n"
  "a.n::before{content:attr(data-n);font:.62rem sans-serif;vertical-align:super;margin:0 .1em}\n"
  "article{border-top:1px solid var(--line);padding:.5rem 0;break-inside:avoid}\n"
  "h3{margin:.2rem 0;font-size:1rem}\n"
  "blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid var(--line);"
  "white-space:pre-wrap}\n"
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;font-size:.85rem;"
  "margin:.3rem 0}\n"
  "dt{color:var(--dim)}dd{margin:0;white-space:pre-wrap}\n"
  ".meta,.lost{font-size:.85rem;color:var(--dim)}.lost{font-weight:bold}\n"
  ":target{outline:2px solid var(--mention)}\n"
  "@media print{body{max-width:none;margin:0}nav{display:none}a{color:inherit;"
  "text-decoration:none}.h{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

/**
 * Report:
 * @numbers: records of passages to their number in their kind
 * @actors: actor id to the claims it is subject or claimant of
 */
typedef struct
{
  ActantExportJob *job;
  ActantSink      *sink;
  GString         *out;
  GHashTable      *numbers;
  GHashTable      *actors;
} Report;

/* Part: what an actor does in a claim. */
typedef struct
{
  const ActantRecord *claim;
  gboolean            is_subject;
} Part;

static gboolean
end_item (Report *report)
{
  _actant_sink_flush (report->sink);
  return _actant_export_job_step (report->job);
}

static guint
get_number (const Report       *report,
            const ActantRecord *record)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (report->numbers, record));
}

static void
number_records (Report *report)
{
  guint next[ACTANT_N_KINDS] = { 0 };

  for (guint i = 0; i < report->job->data->sets->len; i++)
    {
      const ActantExportSet *set = report->job->data->sets->pdata[i];

      for (guint j = 0; j < set->records->len; j++)
        {
          ActantRecord *record = g_array_index (set->records, ActantExportRecord, j).record;
          ActantKind kind = actant_record_get_kind (record);

          if (actant_kind_has_segments (kind))
            g_hash_table_insert (report->numbers, record, GUINT_TO_POINTER (++next[kind]));
        }
    }
}

static void
note_parts (Report             *report,
            const ActantRecord *claim,
            const ActantValue  *actors,
            gboolean            is_subject)
{
  for (guint i = 0; i < actant_value_get_n_items (actors); i++)
    {
      const char *id = actant_value_get_text (actant_value_get_item (actors, i));
      const ActantRecord *actor = _actant_export_data_follow (report->job->data, id);
      Part part = { claim, is_subject };
      GArray *parts;

      if (actor == NULL)
        continue;
      parts = g_hash_table_lookup (report->actors, actor);
      if (parts == NULL)
        {
          parts = g_array_new (FALSE, FALSE, sizeof (Part));
          g_hash_table_insert (report->actors, (gpointer) actor, parts);
        }
      g_array_append_val (parts, part);
    }
}

/* A claim without claimants is its text's authors'. */
static void
note_claim (Report                *report,
            const ActantExportSet *set,
            const ActantRecord    *claim)
{
  const ActantValue *claimants = actant_record_get (claim, "claimants");

  if (claimants == NULL && set->text->record != NULL)
    claimants = actant_record_get (set->text->record, "authors");
  note_parts (report, claim, actant_record_get (claim, "subjects"), TRUE);
  note_parts (report, claim, claimants, FALSE);
}

static void
append_head (Report *report)
{
  const ActantExportData *data = report->job->data;
  const char *title = data->title != NULL ? data->title : "Dataset";

  g_string_append (report->out,
                   "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                   " style-src 'unsafe-inline'\">\n<meta name=\"viewport\""
                   " content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"generator\" content=\"Actant " PACKAGE_VERSION "\">\n<title>");
  _actant_html_append (report->out, title, -1);
  g_string_append_printf (report->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1><bdi>",
                          style);
  _actant_html_append (report->out, title, -1);
  g_string_append (report->out, "</bdi></h1>\n<nav><ul>\n");
  for (guint i = 0; i < data->texts->len; i++)
    {
      g_string_append_printf (report->out, "<li><a href=\"#text%u\"><bdi>", i + 1);
      _actant_html_append (report->out, ((ActantExportText *) data->texts->pdata[i])->title, -1);
      g_string_append (report->out, "</bdi></a></li>\n");
    }
  g_string_append (report->out, "<li><a href=\"#actors\">Claims by actor</a></li>\n"
                   "<li><a href=\"#codes\">Codebook</a></li>\n"
                   "<li><a href=\"#scenarios\">Scenarios</a></li>\n</ul></nav>\n");
}

static void
collect_marks (Report                   *report,
               const ActantExportText   *text,
               const ActantExportRecord *item,
               GArray                   *marks)
{
  ActantKind kind = item->kind;

  if (!actant_kind_has_segments (kind) || item->anchor != ACTANT_ANCHOR_IN_PLACE)
    return;

  for (guint i = 0; i < actant_record_get_n_segments (item->record); i++)
    {
      ActantHtmlMark mark = { 0, 0, kind, get_number (report, item->record), i == 0 };

      actant_record_get_segment (item->record, i, &mark.start, &mark.end);
      if (mark.start >= 0 && mark.start < mark.end
          && mark.end <= actant_source_text_get_length (text->source))
        g_array_append_val (marks, mark);
    }
}

static void
append_quote (Report                   *report,
              const ActantExportText   *text,
              const ActantExportRecord *item)
{
  g_autoptr(GString) quote = g_string_new (NULL);

  _actant_export_append_quote (quote, text, item->record);
  g_string_append (report->out, "<blockquote><bdi>");
  _actant_html_append (report->out, quote->str, quote->len);
  g_string_append (report->out, "</bdi></blockquote>\n");
  if (item->anchor != ACTANT_ANCHOR_IN_PLACE)
    g_string_append (report->out, "<p class=\"lost\">This passage no longer fits the text.</p>\n");
}

static gboolean
append_record (Report                   *report,
               const ActantExportSet    *set,
               const ActantExportRecord *item)
{
  ActantKind kind = item->kind;
  const char *title = actant_record_get_title (item->record);
  char letter = _actant_html_get_letter (kind);
  guint number = get_number (report, item->record);

  g_string_append_printf (report->out,
                          "<article id=\"%c%u\">\n<h3><a href=\"#p%c%u\">%c%u</a> <bdi>", letter, number, letter, number, letter, number);
  _actant_html_append (report->out, title != NULL ? title : actant_kind_get_info (kind)->label, -1);
  g_string_append (report->out, "</bdi></h3>\n<p class=\"meta\">");
  _actant_html_append (report->out, set->coder_name != NULL ? set->coder_name : set->coder, -1);
  g_string_append (report->out, "</p>\n");
  append_quote (report, set->text, item);
  _actant_html_append_fields (report->out, report->job->data, item->record);
  g_string_append (report->out, "</article>\n");

  return end_item (report);
}

static gboolean
append_records (Report                 *report,
                const ActantExportText *text,
                ActantKind              kind)
{
  g_string_append_printf (report->out, "<h2>%s</h2>\n",
                          kind == ACTANT_KIND_CLAIM ? "Claims"
                          : kind == ACTANT_KIND_MENTION ? "Mentions" : "Codings");
  for (guint i = 0; i < report->job->data->sets->len; i++)
    {
      const ActantExportSet *set = report->job->data->sets->pdata[i];

      for (guint j = 0; set->text == text && j < set->records->len; j++)
        {
          const ActantExportRecord *item = &g_array_index (set->records, ActantExportRecord, j);

          if (item->kind != kind)
            continue;
          if (kind == ACTANT_KIND_CLAIM)
            note_claim (report, set, item->record);
          if (!append_record (report, set, item))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
append_text (Report *report,
             guint   position)
{
  const ActantExportData *data = report->job->data;
  const ActantExportText *text = data->texts->pdata[position];
  const char *language = text->record != NULL ? actant_record_get_text (text->record, "language")
                                              : NULL;
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (ActantHtmlMark));

  g_string_append_printf (report->out, "<section id=\"text%u\">\n<h2><bdi>", position + 1);
  _actant_html_append (report->out, text->title, -1);
  g_string_append (report->out, "</bdi></h2>\n");
  if (text->record != NULL)
    _actant_html_append_fields (report->out, data, text->record);

  for (guint i = 0; text->source != NULL && i < data->sets->len; i++)
    {
      const ActantExportSet *set = data->sets->pdata[i];

      for (guint j = 0; set->text == text && j < set->records->len; j++)
        collect_marks (report, text, &g_array_index (set->records, ActantExportRecord, j), marks);
    }

  g_string_append (report->out, "<div class=\"text\" dir=\"auto\"");
  if (language != NULL)
    {
      g_string_append (report->out, " lang=\"");
      _actant_html_append (report->out, language, -1);
      g_string_append_c (report->out, '"');
    }
  /* A line feed right after the tag would be dropped from a pre; a div keeps it. */
  g_string_append_c (report->out, '>');
  if (text->source != NULL
      && !_actant_html_append_text (report->job, report->sink, text->source, marks))
    return FALSE;
  g_string_append (report->out, "</div>\n");
  if (!append_records (report, text, ACTANT_KIND_CLAIM)
      || !append_records (report, text, ACTANT_KIND_MENTION)
      || !append_records (report, text, ACTANT_KIND_CODING))
    return FALSE;
  g_string_append (report->out, "</section>\n");

  return TRUE;
}

static void
append_parts (Report     *report,
              GArray     *parts,
              gboolean    is_subject,
              const char *heading)
{
  gboolean any = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      const char *gist = actant_record_get_title (part->claim);
      guint number = get_number (report, part->claim);

      if (part->is_subject != is_subject)
        continue;
      if (!any)
        g_string_append_printf (report->out, "<p class=\"meta\">%s</p>\n<ul>\n", heading);
      any = TRUE;
      g_string_append_printf (report->out, "<li><a href=\"#C%u\">C%u</a> <bdi>", number, number);
      _actant_html_append (report->out, gist != NULL ? gist : "", -1);
      g_string_append (report->out, "</bdi></li>\n");
    }
  if (any)
    g_string_append (report->out, "</ul>\n");
}

/* The study's records of one kind, each with its fields; actors with their claims. */
static gboolean
append_study (Report     *report,
              ActantKind  kind,
              const char *id,
              const char *heading)
{
  const ActantExportSet *study = report->job->data->study;

  g_string_append_printf (report->out, "<section id=\"%s\">\n<h2>%s</h2>\n", id, heading);
  for (guint i = 0; i < study->records->len; i++)
    {
      const ActantRecord *record = g_array_index (study->records, ActantExportRecord, i).record;
      const char *title = actant_record_get_title (record);
      GArray *parts = g_hash_table_lookup (report->actors, record);

      if (actant_record_get_kind (record) != kind || (kind == ACTANT_KIND_ACTOR && parts == NULL)
          || actant_record_get_text (record, "replaced_by") != NULL)
        continue;
      g_string_append (report->out, "<article>\n<h3><bdi>");
      _actant_html_append (report->out, title != NULL ? title : actant_record_get_id (record), -1);
      g_string_append (report->out, "</bdi></h3>\n");
      _actant_html_append_fields (report->out, report->job->data, record);
      if (parts != NULL)
        {
          append_parts (report, parts, TRUE, "Subject of");
          append_parts (report, parts, FALSE, "Claims");
        }
      g_string_append (report->out, "</article>\n");
      if (!end_item (report))
        return FALSE;
    }
  g_string_append (report->out, "</section>\n");

  return TRUE;
}

void
_actant_export_write_html (ActantExportJob *job,
                           ActantSink      *sink)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) actors
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  Report report = { job, sink, _actant_sink_get_buffer (sink), numbers, actors };
  gboolean going = TRUE;

  job->total = 4 * job->data->n_records;
  number_records (&report);
  append_head (&report);
  for (guint i = 0; going && i < job->data->texts->len && i < job->limit; i++)
    going = append_text (&report, i);
  if (!going
      || !append_study (&report, ACTANT_KIND_ACTOR, "actors", "Claims by actor")
      || !append_study (&report, ACTANT_KIND_CODE, "codes", "Codebook")
      || !append_study (&report, ACTANT_KIND_SCENARIO, "scenarios", "Scenarios"))
    return;
  g_string_append (report.out, "</body>\n</html>\n");
}
