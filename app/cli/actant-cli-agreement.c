/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli agreement: how far coders of the same texts agree. */
#include "config.h"

#include "cli/actant-cli-coders.h"
#include "cli/actant-cli-command.h"

#include "exchange/actant-csv.h"
#include "store/actant-json-writer.h"
#include "team/actant-agreement-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef enum
{
  FORM_TABLE,
  FORM_CSV,
  FORM_JSON,
} Form;

static gboolean
check_measures (char    **names,
                GError  **error)
{
  g_autofree const char **known = actant_agreement_list_measures ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!g_strv_contains (known, names[i]))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known);

        g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                     _("there is no measure “%s”; the measures are %s"), names[i], all);
        return FALSE;
      }

  return TRUE;
}

static void
print_cells (const ActantAgreementRow *row,
             Form                      form)
{
  g_autofree char *value = actant_agreement_dup_number (row->value);
  g_autofree char *observed = actant_agreement_dup_number (row->observed);
  g_autofree char *expected = actant_agreement_dup_number (row->expected);
  g_autofree char *low = actant_agreement_dup_number (row->low);
  g_autofree char *high = actant_agreement_dup_number (row->high);
  g_autofree char *n_units = g_strdup_printf ("%" G_GUINT64_FORMAT, row->n_units);
  g_autofree char *n_differ = g_strdup_printf ("%" G_GUINT64_FORMAT, row->n_differ);
  const char *cells[] = {
    row->text != NULL ? row->text : "", row->coders, actant_kind_get_info (row->kind)->name, row->field,
    row->measure, value, low, high, observed, expected, n_units, n_differ,
    row->undefined != NULL ? _(row->undefined) : ""
  };
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *cell = form == FORM_TABLE ? actant_cli_dup_cell (cells[i]) : NULL;

      if (i > 0)
        g_string_append (line, form == FORM_CSV ? "," : "\t");
      if (form == FORM_CSV)
        actant_csv_append_text (line, cells[i], FALSE);
      else
        g_string_append (line, cell);
    }
  g_print (form == FORM_CSV ? "%s\r\n" : "%s\n", line->str);
}

static void
append_member (GString    *line,
               const char *name,
               const char *text)
{
  g_string_append_printf (line, ", \"%s\": ", name);
  actant_json_append_string (line, text);
}

/* Fractions are JSON numbers here: this is a report, not a file of ours. */
static void
append_fraction (GString    *line,
                 const char *name,
                 double      value)
{
  g_autofree char *number = actant_agreement_dup_number (value);

  if (!isnan (value))
    g_string_append_printf (line, ", \"%s\": %s", name, number);
}

static void
print_json (const ActantAgreementRow *row,
            double                    threshold,
            guint32                   seed)
{
  g_autoptr(GString) line = g_string_new ("{\"coders\": ");
  const char *source = NULL, *missing = NULL;
  const char *formula = actant_agreement_get_formula (row->measure, &source, &missing);

  actant_json_append_string (line, row->coders);
  if (row->text != NULL)
    append_member (line, "text", row->text);
  append_member (line, "kind", actant_kind_get_info (row->kind)->name);
  append_member (line, "field", row->field);
  append_member (line, "measure", row->measure);
  append_fraction (line, "value", row->value);
  append_fraction (line, "low", row->low);
  append_fraction (line, "high", row->high);
  append_fraction (line, "observed", row->observed);
  append_fraction (line, "expected", row->expected);
  g_string_append_printf (line, ", \"units\": %" G_GUINT64_FORMAT ", \"differ\": %" G_GUINT64_FORMAT,
                          row->n_units, row->n_differ);
  if (row->undefined != NULL)
    append_member (line, "undefined", row->undefined);
  append_member (line, "formula", formula);
  append_member (line, "source", source);
  append_member (line, "missing", missing);
  append_fraction (line, "overlap", threshold);
  if (!isnan (row->low))
    g_string_append_printf (line, ", \"seed\": %u", seed);
  g_print ("%s}\n", line->str);
}

static void
print_table (GPtrArray *rows,
             Form       form,
             double     threshold,
             guint32    seed)
{
  if (form != FORM_JSON)
    g_print (form == FORM_CSV ? "%s\r\n" : "%s\n", form == FORM_CSV
             ? "text,coders,kind,field,measure,value,low,high,observed,expected,units,differ,undefined"
             : "text\tcoders\tkind\tfield\tmeasure\tvalue\tlow\thigh\tobserved\texpected\tunits\tdiffer\tundefined");
  for (guint i = 0; i < rows->len; i++)
    {
      if (form == FORM_JSON)
        print_json (rows->pdata[i], threshold, seed);
      else
        print_cells (rows->pdata[i], form);
    }
}

/* The units behind the figures: what each coder said where they differ. */
static void
print_disagreements (const ActantAgreement *agreement,
                     char                 **fields)
{
  static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };
  ActantSession *session = actant_agreement_get_session (agreement);
  guint n = actant_agreement_get_n_coders (agreement);
  g_autofree guint *coders = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    coders[i] = i;
  g_print ("text\tplace\tkind\tfield\tcoder\tid\tvalue\n");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) variables = actant_variables_new (session, kinds[i]);

      for (guint j = 0; j < variables->len; j++)
        {
          const ActantVariable *variable = variables->pdata[j];

          if (fields != NULL && !g_strv_contains ((const char * const *) fields, variable->name))
            continue;
          for (guint text = 0; text < actant_agreement_get_n_texts (agreement); text++)
            {
              g_autoptr(GArray) list = actant_agreement_list_disagreements (agreement, variable, text, coders, n);
              const ActantCodedUnits *units = actant_agreement_get_units (agreement, text, kinds[i]);

              for (guint k = 0; k < list->len; k++)
                for (guint coder = 0; coder < n; coder++)
                  {
                    guint row = g_array_index (list, ActantDisagreement, k).row;
                    const ActantRecord *record = actant_coded_units_get (units, row, coder);
                    g_autofree char *words = NULL;
                    g_autofree char *cell = NULL;

                    if (record == NULL)
                      continue;
                    words = actant_variable_dup_words (variable, session, record);
                    cell = actant_cli_dup_cell (words);
                    g_print ("%s\t%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n",
                             actant_agreement_get_text (agreement, text), actant_record_get_start (record),
                             actant_record_get_end (record), actant_kind_get_info (kinds[i])->name,
                             variable->name, actant_agreement_get_coder (agreement, coder),
                             actant_record_get_id (record), cell);
                  }
            }
        }
    }
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = {
    "coder", "measure", "field", "coders", "overlap", "empty_counts", "by_text", "by_pair", "interval", "seed",
    "disagreements", "csv", "json", NULL
  };
  g_auto(GStrv) measures = actant_cli_dup_names (args, "measure");
  g_auto(GStrv) fields = actant_cli_dup_names (args, "field");
  guint64 overlap = ACTANT_OVERLAP_DEFAULT * 100, n_draws = 0, seed = ACTANT_BOOTSTRAP_SEED;
  ActantAgreementOptions options = { 0 };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || !check_measures (measures, error)
      || !actant_cli_read_number (args, "overlap", 100, &overlap, error)
      || !actant_cli_read_number (args, "interval", 1000000, &n_draws, error)
      || !actant_cli_read_number (args, "seed", G_MAXUINT32, &seed, error))
    return ACTANT_EXIT_FAILURE;
  agreement = actant_cli_open_agreement (args, overlap / 100.0, error);
  if (agreement == NULL)
    return ACTANT_EXIT_FAILURE;

  if (actant_cli_args_has (args, "disagreements"))
    {
      print_disagreements (agreement, fields);
      return ACTANT_EXIT_FINE;
    }
  options.measures = (const char * const *) measures;
  options.fields = (const char * const *) fields;
  options.by_text = actant_cli_args_has (args, "by_text");
  options.by_pair = actant_cli_args_has (args, "by_pair");
  options.n_draws = n_draws;
  options.seed = seed;
  rows = actant_agreement_table_new (agreement, &options, NULL, error);
  if (rows == NULL)
    return ACTANT_EXIT_FAILURE;
  print_table (rows, actant_cli_args_has (args, "json") ? FORM_JSON
                     : actant_cli_args_has (args, "csv") ? FORM_CSV : FORM_TABLE,
               overlap / 100.0, seed);

  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "empty_counts", "by_text", "by_pair", "disagreements", "csv", "json", NULL };

const ActantCliCommand actant_cli_agreement = {
  "agreement",
  "[--coder SLUG] [--measure NAME,…] [--field NAME,…] [--coders A,B,…] [--overlap PERCENT] "
  "[--empty-counts] [--by-text] [--by-pair] [--interval DRAWS] [--seed NUMBER] [--disagreements] [--csv|--json] PATH…",
  N_("how far coders of the same texts agree"),
  N_("Records of different coders are the same unit when their passages overlap: what both\n"
     "cover is at least half (--overlap) of what either does. They are matched one to one so\n"
     "that overlap and equal fields are the greatest. A field left empty is no value\n"
     "(--empty-counts makes it one). Figures are for all texts together; --by-text also for\n"
     "each, --by-pair also for each two coders. --interval 10000 adds the 95-percent interval of\n"
     "so many bootstrap draws. --disagreements lists the units behind the figures instead.\n"
     "--json gives each figure's formula, source and rule for missing values.\n"),
  flags,
  run,
};
