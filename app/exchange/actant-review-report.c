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
new_agreement (const ActantAgreement  *agreement,
               GPtrArray              *figures,
               guint                   n_draws,
               guint32                 seed,
               GCancellable           *cancellable,
               GError                **error)
{
  static const char * const columns[] = {
    "text", "coders", "kind", "field", "measure", "value", "low", "high", "units", "differ", "undefined", NULL
  };
  ActantAgreementOptions options = { .by_text = TRUE, .by_pair = TRUE, .n_draws = n_draws, .seed = seed };
  g_autoptr(GPtrArray) rows = figures != NULL ? g_ptr_array_ref (figures)
                              : actant_agreement_table_new (agreement, &options, cancellable, error);
  ActantReportTable *table;

  if (rows == NULL)
    return NULL;

  table = new_table ("agreement", _("Agreement"), columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const ActantAgreementRow *figure = rows->pdata[i];
      GPtrArray *row = g_ptr_array_new ();

      add_cell (row, g_strdup (figure->text));
      add_cell (row, g_strdup (figure->coders));
      add_cell (row, g_strdup (actant_kind_get_info (figure->kind)->name));
      add_cell (row, g_strdup (figure->field));
      add_cell (row, g_strdup (figure->measure));
      add_cell (row, actant_agreement_dup_number (figure->value));
      add_cell (row, actant_agreement_dup_number (figure->low));
      add_cell (row, actant_agreement_dup_number (figure->high));
      add_cell (row, g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_units));
      add_cell (row, g_strdup_printf ("%" G_GUINT64_FORMAT, figure->n_differ));
      add_cell (row, g_strdup (figure->undefined != NULL ? _(figure->undefined) : NULL));
      end_row (table, row);
    }

  return table;
}

static const ActantRecord *
get_first (const ActantCase *item)
{
  for (guint i = 0; i < item->records->len; i++)
    if (item->records->pdata[i] != NULL)
      return item->records->pdata[i];

  return NULL;
}

static char *
dup_quote (const ActantRecord *record)
{
  g_autofree char *quote = actant_record_dup_quote (record);
  g_autofree char *cut = NULL;

  if (quote == NULL || g_utf8_strlen (quote, -1) <= QUOTE_LENGTH)
    return g_steal_pointer (&quote);
  cut = g_utf8_substring (quote, 0, QUOTE_LENGTH - 1);

  return g_strconcat (cut, "…", NULL);
}

static void
add_place (GPtrArray        *row,
           const ActantCase *item)
{
  const ActantRecord *first = get_first (item);

  add_cell (row, g_strdup (item->text));
  add_cell (row, g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, actant_record_get_start (first),
                                  actant_record_get_end (first)));
  add_cell (row, dup_quote (first));
  add_cell (row, g_strdup (actant_kind_get_info (item->kind)->name));
}

static const ActantVariable *
find_variable (GPtrArray  *variables,
               const char *name)
{
  for (guint i = 0; i < variables->len; i++)
    if (g_str_equal (((ActantVariable *) variables->pdata[i])->name, name))
      return variables->pdata[i];

  return NULL;
}

/* What each coder gave; for passages, the place. */
static char *
dup_given (const ActantRecord   *record,
           const ActantVariable *variable,
           ActantSession        *session)
{
  if (record == NULL)
    return NULL;
  if (variable != NULL)
    return actant_variable_dup_words (variable, session, record);

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, actant_record_get_start (record),
                          actant_record_get_end (record));
}

/* Where they do not agree: a row for each field of each case. */
static ActantReportTable *
new_disagreements (const ActantAdjudication *adjudication)
{
  static const char * const first[] = { "text", "place", "quote", "kind", "field" };
  ActantAgreement *agreement = actant_adjudication_get_agreement (adjudication);
  ActantSession *session = actant_agreement_get_session (agreement);
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();
  GPtrArray *variables[ACTANT_N_KINDS] = { NULL };
  ActantReportTable *table;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (columns, (gpointer) first[i]);
  for (guint i = 0; i < actant_agreement_get_n_coders (agreement); i++)
    g_ptr_array_add (columns, (gpointer) actant_agreement_get_coder (agreement, i));
  g_ptr_array_add (columns, NULL);
  table = new_table ("disagreements", _("Disagreements"), (const char * const *) columns->pdata);

  for (guint i = 0; i < actant_adjudication_get_n (adjudication); i++)
    {
      const ActantCase *item = actant_adjudication_get (adjudication, i);

      if (variables[item->kind] == NULL)
        variables[item->kind] = actant_variables_new (session, item->kind);
      for (guint j = 0; j < item->fields->len; j++)
        {
          const ActantVariable *variable = find_variable (variables[item->kind], item->fields->pdata[j]);
          GPtrArray *row = g_ptr_array_new ();

          add_place (row, item);
          add_cell (row, g_strdup (item->fields->pdata[j]));
          for (guint coder = 0; coder < item->records->len; coder++)
            add_cell (row, dup_given (item->records->pdata[coder], variable, session));
          end_row (table, row);
        }
    }
  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    g_clear_pointer (&variables[i], g_ptr_array_unref);

  return table;
}

/* What was decided, or which rules need rewriting. */
static ActantReportTable *
new_decisions (const ActantAdjudication *adjudication,
               gboolean                  gaps)
{
  static const char * const columns[] = {
    "text", "place", "quote", "kind", "differ", "decision", "reason", "reopened", "result", NULL
  };
  ActantReportTable *table = gaps ? new_table ("gaps", _("Codebook Gaps"), columns)
                                  : new_table ("decisions", _("Decisions"), columns);

  for (guint i = 0; i < actant_adjudication_get_n (adjudication); i++)
    {
      const ActantCase *item = actant_adjudication_get (adjudication, i);
      GPtrArray *row;

      if (item->review == NULL || (gaps && !actant_record_get_boolean (item->review, "codebook_gap")))
        continue;
      row = g_ptr_array_new ();
      add_place (row, item);
      add_cell (row, actant_case_dup_fields (item, " "));
      add_cell (row, g_strdup (actant_record_get_text (item->review, "decision")));
      add_cell (row, g_strdup (actant_record_get_text (item->review, "reason")));
      add_cell (row, g_strdup (item->reopened ? "true" : ""));
      add_cell (row, g_strdup (item->result));
      end_row (table, row);
    }

  return table;
}

/**
 * actant_review_report_new:
 * @adjudication: the coders' work and what was decided
 * @figures: (nullable) (element-type ActantAgreementRow): for all, for each text and pair of coders, when
 *   they are known; %NULL to compute them
 * @n_draws: of the intervals; 0 for none
 * @seed: of the random numbers
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GIOError
 *
 * Returns: (transfer full) (nullable) (element-type ActantReportTable): its tables
 */
GPtrArray *
actant_review_report_new (const ActantAdjudication  *adjudication,
                          GPtrArray                 *figures,
                          guint                      n_draws,
                          guint32                    seed,
                          GCancellable              *cancellable,
                          GError                   **error)
{
  const ActantAgreement *agreement = actant_adjudication_get_agreement (adjudication);
  ActantReportTable *table = new_agreement (agreement, figures, n_draws, seed, cancellable, error);
  GPtrArray *tables;

  if (table == NULL)
    return NULL;

  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_report_table_free);
  g_ptr_array_add (tables, new_progress (agreement));
  g_ptr_array_add (tables, table);
  g_ptr_array_add (tables, new_disagreements (adjudication));
  g_ptr_array_add (tables, new_decisions (adjudication, FALSE));
  g_ptr_array_add (tables, new_decisions (adjudication, TRUE));

  return tables;
}
