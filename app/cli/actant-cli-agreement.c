/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli agreement: how far coders of the same texts agree. */
#include "config.h"

#include "cli/actant-cli-coders.h"
#include "cli/actant-cli-command.h"

#include "exchange/actant-csv.h"
#include "store/actant-json-writer.h"
#include "team/actant-agreement-behind.h"

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

static gboolean
check_fields (const ActantAgreement  *agreement,
              char                  **names,
              GError                **error)
{
  static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };
  g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (known, g_strdup ("passage"));
  g_ptr_array_add (known, g_strdup ("relation"));
  for (guint i = 0; names != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) variables = actant_variables_new (actant_agreement_get_session (agreement), kinds[i]);

      for (guint j = 0; j < variables->len; j++)
        g_ptr_array_add (known, g_strdup (((const ActantVariable *) variables->pdata[j])->name));
    }
  g_ptr_array_add (known, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) known->pdata, names[i]))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known->pdata);

        g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                     _("there is no field “%s” that is compared; the fields are %s"), names[i], all);
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
  const char *source = NULL, *missing = NULL;
  const char *formula = actant_agreement_get_formula (row->measure, &source, &missing);
  const char *cells[] = {
    row->text != NULL ? row->text : "", row->coders, row->gold != NULL ? row->gold : "",
    actant_kind_get_info (row->kind)->name, row->field, row->code != NULL ? row->code : "", row->measure,
    value, low, high, observed, expected, n_units, n_differ,
    row->undefined != NULL ? _(row->undefined) : "", formula, _(actant_agreement_get_unit (row->measure)), _(missing),
    source
  };
  /* Of the table, the key below it says the last four. */
  guint n_cells = form == FORM_TABLE ? G_N_ELEMENTS (cells) - 4 : G_N_ELEMENTS (cells);
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
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
  if (row->gold != NULL)
    append_member (line, "gold", row->gold);
  append_member (line, "kind", actant_kind_get_info (row->kind)->name);
  append_member (line, "field", row->field);
  if (row->code != NULL)
    append_member (line, "code", row->code);
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
  append_member (line, "unit", actant_agreement_get_unit (row->measure));
  append_member (line, "source", source);
  append_member (line, "missing", missing);
  append_fraction (line, "overlap", threshold);
  if (!isnan (row->low))
    g_string_append_printf (line, ", \"seed\": %u", seed);
  g_print ("%s}\n", line->str);
}

/* What the figures mean: a line for each measure there is. */
static void
print_key (GPtrArray *rows,
           double     threshold,
           guint      n_draws,
           guint32    seed)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_print ("\n");
  for (guint i = 0; i < rows->len; i++)
    {
      const char *measure = ((const ActantAgreementRow *) rows->pdata[i])->measure;
      const char *source = NULL, *missing = NULL;
      const char *formula = actant_agreement_get_formula (measure, &source, &missing);

      if (g_hash_table_add (seen, (gpointer) measure))
        /* translators: a measure, its formula, what a unit is, what is done with missing values, and the
         * author and year of the formula */
        g_print (_("# %s: %s. Unit: %s. Missing: %s. %s\n"), measure, formula,
                 _(actant_agreement_get_unit (measure)), _(missing), source);
    }
  g_print (_("# Passages that overlap by %.0f percent are about the same.\n"), threshold * 100);
  if (n_draws > 0)
    g_print (_("# low and high: the 95-percent interval of %u bootstrap draws, seed %u.\n"), n_draws, seed);
}

static void
print_table (GPtrArray *rows,
             Form       form,
             double     threshold,
             guint      n_draws,
             guint32    seed)
{
  if (form != FORM_JSON)
    g_print (form == FORM_CSV ? "%s\r\n" : "%s\n", form == FORM_CSV
             ? "text,coders,gold,kind,field,code,measure,value,low,high,observed,expected,units,differ,undefined,"
               "formula,unit,missing,source"
             : "text\tcoders\tgold\tkind\tfield\tcode\tmeasure\tvalue\tlow\thigh\tobserved\texpected\tunits\t"
               "differ\tundefined");
  for (guint i = 0; i < rows->len; i++)
    {
      if (form == FORM_JSON)
        print_json (rows->pdata[i], threshold, seed);
      else
        print_cells (rows->pdata[i], form);
    }
  if (form == FORM_TABLE && rows->len > 0)
    print_key (rows, threshold, n_draws, seed);
  else if (rows->len == 0)
    g_printerr ("actant-cli agreement: %s\n",
                _("there is no such figure: boundary, u-binary, u, cu and gamma are of one text (--by text), ku of a "
                  "text and a code (--by text,code); any other if nobody used what it is about"));
}

/* What one coder has where coders differ; a relation may have no place. */
static void
print_record (const char         *text,
              const ActantRecord *place,
              ActantKind          kind,
              const char         *field,
              const char         *coder,
              const ActantRecord *record,
              const char         *words)
{
  g_autofree char *where = actant_cli_dup_place (place);
  g_autofree char *quote = place != NULL ? actant_record_dup_quote (place) : NULL;
  g_autofree char *quote_cell = actant_cli_dup_cell (quote);
  g_autofree char *cell = actant_cli_dup_cell (words);

  g_print ("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", text, where, actant_kind_get_info (kind)->name, field,
           coder, actant_record_get_id (record), cell, quote_cell);
}

/* The units behind a field's figure: what each coder has there. */
static void
print_behind (const ActantAgreement   *agreement,
              ActantKind               kind,
              const char              *field,
              const char              *measure,
              const ActantCodedValues *values)
{
  g_autofree char *own = g_strdup (field);
  const ActantAgreementRow figure = { .kind = kind, .field = own, .measure = measure };
  g_autoptr(GArray) units = actant_agreement_list_behind (agreement, &figure);

  for (guint i = 0; i < units->len; i++)
    {
      const ActantAgreementUnit *unit = &g_array_index (units, ActantAgreementUnit, i);
      guint text = actant_agreement_find_text (agreement, unit->text);

      for (guint coder = 0; coder < actant_agreement_get_n_coders (agreement); coder++)
        {
          const ActantRecord *record =
            actant_coded_units_get (actant_agreement_get_units (agreement, text, kind), unit->row, coder);
          g_autofree char *words = record == NULL || values == NULL ? NULL
            : actant_variable_dup_words (values->variable, actant_agreement_get_session (agreement), record);

          if (record != NULL)
            print_record (unit->text, record, kind, field, actant_agreement_get_coder (agreement, coder), record, words);
        }
    }
}

/* Relations that not all have: at the claim that they begin at. */
static void
print_relations (const ActantAgreement *agreement)
{
  g_autoptr(GArray) coders = actant_agreement_dup_coders (agreement, NULL);
  const ActantAgreementScope scope = { agreement, ACTANT_ALL_TEXTS, (const guint *) coders->data, coders->len };
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(ActantReliabilityData) data = actant_agreement_select_relations (&scope, units, records);

  for (guint i = 0; i < data->n_units; i++)
    {
      const ActantAgreementUnit *unit = &g_array_index (units, ActantAgreementUnit, i);
      guint text = actant_agreement_find_text (agreement, unit->text), n_have = 0;

      for (guint coder = 0; coder < scope.n_coders; coder++)
        n_have += records->pdata[i * scope.n_coders + coder] != NULL;
      for (guint coder = 0; n_have < scope.n_coders && coder < scope.n_coders; coder++)
        {
          const ActantRecord *relation = records->pdata[i * scope.n_coders + coder];
          const ActantRecord *claim = actant_cli_find_claim (agreement, text, unit->row, coder);

          if (relation != NULL)
            print_record (unit->text, claim, ACTANT_KIND_RELATION, "type", actant_agreement_get_coder (agreement, coder),
                          relation, actant_record_get_text (relation, "type"));
        }
    }
}

/* The units behind the figures: of a measure that counts what only one has, these, too. */
static void
print_disagreements (const ActantAgreement *agreement,
                     char                 **fields,
                     char                 **measures)
{
  static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };
  const char *measure = measures != NULL ? measures[0] : "alpha";
  const char * const *wanted = (const char * const *) fields;
  const char *along;

  if (g_str_equal (measure, "precision") || g_str_equal (measure, "recall"))
    measure = "f1";
  /* What passages have, or any measure when none is named. */
  along = measures == NULL ? "f1"
          : g_str_equal (measure, "f1") || actant_measure_find (measure) == NULL ? measure : NULL;
  g_print ("text\tplace\tkind\tfield\tcoder\tid\tvalue\tquote\n");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *values = actant_agreement_get_values (agreement, kinds[i]);

      if ((wanted == NULL || g_strv_contains (wanted, "passage")) && along != NULL)
        print_behind (agreement, kinds[i], "passage", along, NULL);
      for (guint j = 0; j < values->len; j++)
        {
          const ActantCodedValues *variable = values->pdata[j];

          if (wanted == NULL || g_strv_contains (wanted, variable->variable->name))
            print_behind (agreement, kinds[i], variable->variable->name, measure, variable);
        }
    }
  if (wanted == NULL || g_strv_contains (wanted, "relation"))
    print_relations (agreement);
}

/* What figures are split by: "--by code,text"; field they always are. */
static gboolean
read_by (ActantCliArgs           *args,
         ActantAgreementOptions  *options,
         GError                 **error)
{
  static const char * const known[] = { "code", "field", "text", "pair", NULL };
  g_auto(GStrv) by = actant_cli_dup_names (args, "by");

  options->by_text = actant_cli_args_has (args, "by_text");
  options->by_pair = actant_cli_args_has (args, "by_pair");
  for (guint i = 0; by != NULL && by[i] != NULL; i++)
    {
      if (!g_strv_contains (known, by[i]))
        {
          g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                       _("--by takes code, field, text and pair, not “%s”"), by[i]);
          return FALSE;
        }
      options->by_code |= g_str_equal (by[i], "code");
      options->by_text |= g_str_equal (by[i], "text");
      options->by_pair |= g_str_equal (by[i], "pair");
    }

  return TRUE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = {
    "coder", "measure", "field", "coders", "overlap", "empty_counts", "by", "by_text", "by_pair", "interval",
    "seed", "disagreements", "csv", "json", NULL
  };
  g_auto(GStrv) measures = actant_cli_dup_names (args, "measure");
  g_auto(GStrv) fields = actant_cli_dup_names (args, "field");
  guint64 n_draws = 0, seed = ACTANT_BOOTSTRAP_SEED;
  ActantAgreementOptions options = { 0 };
  g_autoptr(ActantAgreement) agreement = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error)
      || !check_measures (measures, error)
      || !read_by (args, &options, error)
      || !actant_cli_read_number (args, "interval", 1000000, &n_draws, error)
      || !actant_cli_read_number (args, "seed", G_MAXUINT32, &seed, error))
    return ACTANT_EXIT_FAILURE;
  agreement = actant_cli_open_agreement (args, error);
  if (agreement == NULL || !check_fields (agreement, fields, error))
    return ACTANT_EXIT_FAILURE;

  if (actant_cli_args_has (args, "disagreements"))
    {
      print_disagreements (agreement, fields, measures);
      return ACTANT_EXIT_FINE;
    }
  options.measures = (const char * const *) measures;
  options.fields = (const char * const *) fields;
  options.n_draws = n_draws;
  options.seed = seed;
  rows = actant_agreement_table_new (agreement, &options, NULL, error);
  if (rows == NULL)
    return ACTANT_EXIT_FAILURE;
  print_table (rows, actant_cli_args_has (args, "json") ? FORM_JSON
                     : actant_cli_args_has (args, "csv") ? FORM_CSV : FORM_TABLE,
               actant_agreement_get_threshold (agreement), n_draws, seed);

  return ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "empty_counts", "by_text", "by_pair", "disagreements", "csv", "json", NULL };

const ActantCliCommand actant_cli_agreement = {
  "agreement",
  "actant-cli agreement [--coder SLUG] [--measure NAME,…] [--field NAME,…] [--coders A,B,…] "
  "[--overlap PERCENT] [--empty-counts] [--by code,text,pair] [--interval DRAWS] [--seed NUMBER] "
  "[--disagreements] [--csv|--json] PATH…",
  N_("Say how far coders of the same texts agree"),
  N_("Records of different coders are the same unit when their passages overlap: what both\n"
     "cover is at least half (--overlap, or what the latest round says) of what either does.\n"
     "They are matched one to one so that overlap and equal fields are the greatest. A field left\n"
     "empty is no value (--empty-counts makes it one). Figures are for each field, all texts and\n"
     "coders together; --by text also for each text, --by pair for each two coders, --by code for\n"
     "each code against the rest. Precision and recall say who is the gold standard: --coders\n"
     "NAME,consensus scores one coder against the consensus. --interval 10000 adds the 95-percent\n"
     "interval of so many bootstrap draws. --disagreements lists the units behind the figures of\n"
     "--field instead, with their passages; with --measure f1, what only one coder has, too. What is\n"
     "not defined, as where nothing varies, has no value and says why. The key below the table, or\n"
     "--json and --csv in each line, give formula, unit, source and rule for missing values.\n"),
  flags,
  run,
};
