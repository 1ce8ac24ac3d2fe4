/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a round of coding. */
#include "config.h"

#include "exchange/actant-review-report.h"

#include "session/actant-rounds.h"
#include "team/actant-agreement-table.h"

#include <glib/gi18n.h>

/* Words of a passage shown in a cell, code points. */
#define QUOTE_LENGTH 160

void
actant_report_table_free (ActantReportTable *table)
{
  g_free (table->name);
  g_free (table->title);
  g_strfreev (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/* How many cases are read before the main context may do something else. */
#define READ_AT_ONCE 64

struct _ActantReviewReport
{
  const ActantAdjudication *adjudication;
  ActantAgreement          *work;       /* owned; of @adjudication */
  GPtrArray                *tables;     /* of ActantReportTable, in the order of the report */
  ActantReportTable        *agreement;  /* borrowed, like those below */
  ActantReportTable        *measures;
  ActantReportTable        *disagreements;
  ActantReportTable        *decisions;
  ActantReportTable        *gaps;
  guint                     n_read;     /* cases */
};

static ActantReportTable *
new_table (const char         *name,
           const char         *title,
           const char * const *columns)
{
  ActantReportTable *table = g_new0 (ActantReportTable, 1);

  table->name = g_strdup (name);
  table->title = g_strdup (title);
  table->columns = g_strdupv ((char **) columns);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  return table;
}

/* A row in the making; cells are taken. */
static void
add_cell (GPtrArray *row,
          char      *cell)
{
  g_ptr_array_add (row, cell != NULL ? cell : g_strdup (""));
}

static void
end_row (ActantReportTable *table,
         GPtrArray         *row)
{
  g_assert (row->len == g_strv_length (table->columns));
  g_ptr_array_add (row, NULL);
  g_ptr_array_add (table->rows, g_ptr_array_free (row, FALSE));
}

/* Who coded what */
static ActantReportTable *
new_progress (const ActantAgreement *agreement)
{
  static const char * const columns[] = {
    "text", "coder", "state", "mentions", "codings", "claims", "relations", NULL
  };
  static const char * const states[] = { "none", "started", "finished" };
  static const ActantKind kinds[] = {
    ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM, ACTANT_KIND_RELATION
  };
  ActantReportTable *table = new_table ("progress", _("Who Coded What"), columns);

  for (guint text = 0; text < actant_agreement_get_n_texts (agreement); text++)
    for (guint coder = 0; coder < actant_agreement_get_n_coders (agreement); coder++)
      {
        ActantAnnotationSet *set = actant_agreement_get_set (agreement, text, coder);
        const char *path = actant_agreement_get_text (agreement, text);
        const char *slug = actant_agreement_get_coder (agreement, coder);
        GPtrArray *row = g_ptr_array_new ();

        add_cell (row, g_strdup (path));
        add_cell (row, g_strdup (slug));
        add_cell (row, g_strdup (states[actant_session_get_progress (actant_agreement_get_session (agreement),
                                                                     path, slug)]));
        for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
          add_cell (row, g_strdup_printf ("%u", set == NULL ? 0
                    : actant_collection_get_n (actant_annotation_set_get_records (set), kinds[i])));
        end_row (table, row);
      }

  return table;
}

/* How far they agree */
static ActantReportTable *
new_agreement (void)
{
  static const char * const columns[] = {
    "text", "coders", "gold", "kind", "field", "code", "measure", "value", "low", "high", "units", "differ",
    "undefined", NULL
  };

  return new_table ("agreement", _("Agreement"), columns);
}

static void
add_figure (ActantReportTable        *table,
            const ActantAgreementRow *figure)
{
  GPtrArray *row = g_ptr_array_new ();

  add_cell (row, g_strdup (figure->text));
  add_cell (row, g_strdup (figure->coders));
  add_cell (row, g_strdup (figure->gold));
  add_cell (row, g_strdup (actant_kind_get_info (figure->kind)->name));
  add_cell (row, g_strdup (figure->field));
  add_cell (row, g_strdup (figure->code));
  add_cell (row, g_strdup (figure->measure));
  add_cell (row, actant_agreement_dup_number (figure->value));
  add_cell (row, actant_agreement_dup_number (figure->low));
  add_cell (row, actant_agreement_dup_number (figure->high));
  add_cell (row, g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_units));
  add_cell (row, g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_differ));
  add_cell (row, g_strdup (figure->undefined != NULL ? _(figure->undefined) : NULL));
  end_row (table, row);
}

/* What the figures mean */
static ActantReportTable *
new_measures (void)
{
  static const char * const columns[] = { "measure", "formula", "unit", "missing", "source", NULL };

  return new_table ("measures", _("Measures"), columns);
}

static void
add_line (ActantReportTable *table,
          const char        *measure,
          const char        *formula,
          const char        *unit,
          const char        *missing,
          const char        *source)
{
  GPtrArray *row = g_ptr_array_new ();

  add_cell (row, g_strdup (measure));
  add_cell (row, g_strdup (formula));
  add_cell (row, g_strdup (unit));
  add_cell (row, g_strdup (missing));
  add_cell (row, g_strdup (source));
  end_row (table, row);
}

/* A line for each measure there is, and the rules for all of them. */
static void
add_measures (ActantReportTable *table,
              GPtrArray         *figures,
              double             threshold,
              guint              n_draws,
              guint32            seed)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *overlap = g_strdup_printf ("%.0f", threshold * 100);
  g_autofree char *draws = g_strdup_printf ("%u", n_draws);
  g_autofree char *first = g_strdup_printf ("%u", seed);

  for (guint i = 0; i < figures->len; i++)
    {
      const char *measure = ((const ActantAgreementRow *) figures->pdata[i])->measure;
      const char *source = NULL, *missing = NULL;
      const char *formula = actant_agreement_get_formula (measure, &source, &missing);

      if (g_hash_table_add (seen, (gpointer) measure))
        add_line (table, measure, formula, _(actant_agreement_get_unit (measure)), _(missing), source);
    }
  add_line (table, "overlap", overlap, _("percent of what either passage covers, from which two are about the same"), NULL,
            NULL);
  if (n_draws == 0)
    return;
  add_line (table, "draws", draws, _("bootstrap draws of the 95-percent interval"), NULL, NULL);
  add_line (table, "seed", first, _("first of their random numbers"), NULL, NULL);
}

static char *
dup_quote (const ActantAdjudication *adjudication,
           const ActantCase         *item)
{
  g_autofree char *quote = actant_adjudication_dup_words (adjudication, item);
  g_autofree char *cut = NULL;

  if (quote == NULL || g_utf8_strlen (quote, -1) <= QUOTE_LENGTH)
    return g_steal_pointer (&quote);
  cut = g_utf8_substring (quote, 0, QUOTE_LENGTH - 1);

  return g_strconcat (cut, "…", NULL);
}

static void
add_place (GPtrArray                *row,
           const ActantAdjudication *adjudication,
           const ActantCase         *item)
{
  gint64 start, end;

  actant_adjudication_get_place (adjudication, item, &start, &end);
  add_cell (row, g_strdup (item->text));
  add_cell (row, g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, start, end));
  add_cell (row, dup_quote (adjudication, item));
  add_cell (row, g_strdup (actant_kind_get_info (item->kind)->name));
}

/* What a coder gave; for passages the place, and the type for having a relation. */
static char *
dup_given (const ActantRecord   *record,
           const char           *field,
           const ActantVariable *variable,
           ActantSession        *session)
{
  if (record == NULL)
    return NULL;
  if (variable != NULL)
    return actant_variable_dup_words (variable, session, record);
  if (g_str_equal (field, "versions"))
    return g_strdup_printf ("%u", 1 + actant_record_get_n_versions (record));
  if (actant_record_get_kind (record) == ACTANT_KIND_RELATION)
    return g_strdup (actant_record_get_text (record, g_str_equal (field, "relation") ? "type" : field));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, actant_record_get_start (record),
                          actant_record_get_end (record));
}

/* How many cases there are of each kind, and how far they are decided. */
static ActantReportTable *
new_cases (const ActantAdjudication *adjudication)
{
  static const ActantKind kinds[] = {
    ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM, ACTANT_KIND_RELATION
  };
  static const char * const columns[] = {
    "kind", "cases", "agreed", "open", "accept", "combine", "reject", "defer", "reopened", NULL
  };
  ActantReportTable *table = new_table ("cases", _("Cases"), columns);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n[ACTANT_VERDICT_DEFER + 1] = { 0 }, n_cases = 0, n_agreed = 0, n_reopened = 0;
      GPtrArray *row = g_ptr_array_new ();

      for (guint j = 0; j < actant_adjudication_get_n (adjudication); j++)
        {
          const ActantCase *item = actant_adjudication_get (adjudication, j);

          if (item->kind != kinds[i])
            continue;
          n_cases++;
          n_agreed += item->agreed;
          n_reopened += item->reopened;
          n[item->verdict]++;
        }
      add_cell (row, g_strdup (actant_kind_get_info (kinds[i])->name));
      add_cell (row, g_strdup_printf ("%u", n_cases));
      add_cell (row, g_strdup_printf ("%u", n_agreed));
      for (ActantVerdict verdict = ACTANT_VERDICT_NONE; verdict <= ACTANT_VERDICT_DEFER; verdict++)
        add_cell (row, g_strdup_printf ("%u", n[verdict]));
      add_cell (row, g_strdup_printf ("%u", n_reopened));
      end_row (table, row);
    }

  return table;
}

/* Where they do not agree: a row for each field of each case. */
static ActantReportTable *
new_disagreements (const ActantAgreement *agreement)
{
  static const char * const first[] = { "text", "place", "quote", "kind", "field" };
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (columns, (gpointer) first[i]);
  for (guint i = 0; i < actant_agreement_get_n_coders (agreement); i++)
    g_ptr_array_add (columns, (gpointer) actant_agreement_get_coder (agreement, i));
  g_ptr_array_add (columns, NULL);

  return new_table ("disagreements", _("Disagreements"), (const char * const *) columns->pdata);
}

static void
add_disagreements (ActantReportTable        *table,
                   const ActantAdjudication *adjudication,
                   const ActantCase         *item)
{
  const ActantAgreement *agreement = actant_adjudication_get_agreement (adjudication);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const ActantCodedValues *values = actant_agreement_find_values (agreement, item->kind, item->fields->pdata[i]);
      GPtrArray *row = g_ptr_array_new ();

      add_place (row, adjudication, item);
      add_cell (row, g_strdup (item->fields->pdata[i]));
      for (guint coder = 0; coder < item->records->len; coder++)
        add_cell (row, dup_given (item->records->pdata[coder], item->fields->pdata[i],
                                  values != NULL ? values->variable : NULL, actant_agreement_get_session (agreement)));
      end_row (table, row);
    }
}

static ActantReportTable *
new_decisions (const char *name,
               const char *title)
{
  static const char * const columns[] = {
    "text", "place", "quote", "kind", "differ", "decision", "reason", "reopened", "result", NULL
  };

  return new_table (name, title, columns);
}

/* What was decided. */
static void
add_decision (ActantReportTable        *table,
              const ActantAdjudication *adjudication,
              const ActantCase         *item)
{
  GPtrArray *row = g_ptr_array_new ();

  add_place (row, adjudication, item);
  add_cell (row, actant_case_dup_fields (item, " "));
  add_cell (row, g_strdup (actant_record_get_text (item->review, "decision")));
  add_cell (row, g_strdup (actant_record_get_text (item->review, "reason")));
  add_cell (row, g_strdup (item->reopened ? "true" : ""));
  add_cell (row, g_strdup (item->result));
  end_row (table, row);
}

/**
 * actant_review_report_new:
 * @adjudication: the coders' work and what was decided; to live while it is read
 *
 * Returns: (transfer full): a report to be read and computed
 */
ActantReviewReport *
actant_review_report_new (const ActantAdjudication *adjudication)
{
  ActantAgreement *agreement = actant_adjudication_get_agreement (adjudication);
  ActantReviewReport *self = g_new0 (ActantReviewReport, 1);

  self->adjudication = adjudication;
  self->work = actant_agreement_ref (agreement);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_report_table_free);
  self->agreement = new_agreement ();
  self->measures = new_measures ();
  self->disagreements = new_disagreements (agreement);
  self->decisions = new_decisions ("decisions", _("Decisions"));
  self->gaps = new_decisions ("gaps", _("Codebook Gaps"));
  g_ptr_array_add (self->tables, new_progress (agreement));
  g_ptr_array_add (self->tables, self->agreement);
  g_ptr_array_add (self->tables, new_cases (adjudication));
  g_ptr_array_add (self->tables, self->disagreements);
  g_ptr_array_add (self->tables, self->decisions);
  g_ptr_array_add (self->tables, self->gaps);
  g_ptr_array_add (self->tables, self->measures);

  return self;
}

void
actant_review_report_free (ActantReviewReport *report)
{
  g_ptr_array_unref (report->tables);
  actant_agreement_free (report->work);
  g_free (report);
}

/**
 * actant_review_report_read:
 * @report: a report
 *
 * Reads some more cases. On the main context.
 *
 * Returns: the share that is read, 0 to 1
 */
double
actant_review_report_read (ActantReviewReport *report)
{
  guint n = actant_adjudication_get_n (report->adjudication);

  for (guint i = 0; i < READ_AT_ONCE && report->n_read < n; i++)
    {
      const ActantCase *item = actant_adjudication_get (report->adjudication, report->n_read++);

      add_disagreements (report->disagreements, report->adjudication, item);
      if (item->review == NULL)
        continue;
      add_decision (report->decisions, report->adjudication, item);
      if (actant_record_get_boolean (item->review, "codebook_gap"))
        add_decision (report->gaps, report->adjudication, item);
    }

  return report->n_read < n ? (double) report->n_read / n : 1;
}

/**
 * actant_review_report_compute:
 * @report: a report, once
 * @n_draws: of the intervals; 0 for none
 * @seed: of the random numbers
 * @work: (nullable): to tell how far it is, and to stop it
 * @error: return location for a #GIOError
 *
 * Computes the figures: for all, and for each text, pair of coders, and code. From any thread when the
 * coders' work is read.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
actant_review_report_compute (ActantReviewReport  *report,
                              guint                n_draws,
                              guint32              seed,
                              ActantWork          *work,
                              GError             **error)
{
  ActantAgreementOptions options = {
    .by_text = TRUE, .by_pair = TRUE, .by_code = TRUE, .n_draws = n_draws, .seed = seed
  };
  g_autoptr(GPtrArray) rows = actant_agreement_table_new (report->work, &options, work, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    add_figure (report->agreement, rows->pdata[i]);
  add_measures (report->measures, rows, actant_agreement_get_threshold (report->work), n_draws, seed);

  return TRUE;
}

/** Returns: (transfer none) (element-type ActantReportTable): its tables */
GPtrArray *
actant_review_report_get_tables (ActantReviewReport *report)
{
  return report->tables;
}
