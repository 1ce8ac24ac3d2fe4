/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All measures of all fields, for all texts and each, for all coders and each pair. */
#include "config.h"

#include "team/actant-agreement-table.h"

#include "agreement/actant-gamma.h"
#include "agreement/actant-span-score.h"
#include "agreement/actant-unitizing.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Measures of where things were marked and of what is tied to what, beside those on units. */
static const struct
{
  const char *name;
  const char *formula;
  const char *source;
  const char *missing;
} others[] = {
  { "f1-exact", "F1 = 2 · matched / (n_A + n_B), the same place",
    "Hripcsak & Rothschild 2005, JAMIA 12(3), 296–298", N_("a passage without partner counts as an error") },
  { "f1", "F1 = 2 · matched / (n_A + n_B), overlap from the threshold on",
    "Hripcsak & Rothschild 2005, JAMIA 12(3), 296–298", N_("a passage without partner counts as an error") },
  { "boundary", "B = 1 − (additions + near misses / 2) / (additions + near misses + matches)",
    "Fournier 2013, Evaluating text segmentation using boundary edit distance, ACL",
    N_("a boundary that only one set counts as an error") },
  { "u-binary", "|uα = 1 − (l_0 − l_00) / (e_0 − e_00)",
    "Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50(6), 2347–2364",
    N_("a text that a coder left empty counts as one gap") },
  { "u", "uα = 1 − (T − Σ l_cc) / (T − Σ e_cc)",
    "Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50(6), 2347–2364",
    N_("a text that a coder left empty counts as one gap") },
  { "cu", "cuα = 1 − Σ l_ck / Σ e′_ck over intersections of units",
    "Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50(6), 2347–2364",
    N_("only where two coders have units") },
  { "gamma", "γ = 1 − observed / expected disorder of the best alignment",
    "Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3), 437–479",
    N_("a unit without partner costs 1") },
};

/* One line of work: these coders on this text, or on all. */
typedef struct
{
  const ActantAgreement        *agreement;
  const ActantAgreementOptions *options;
  GCancellable                 *cancellable;
  GPtrArray                    *rows;
  guint                         text;
  const guint                  *coders;
  guint                         n_coders;
} Scope;

void
actant_agreement_row_free (ActantAgreementRow *row)
{
  g_free (row->text);
  g_free (row->coders);
  g_free (row->field);
  g_free (row->label);
  g_free (row);
}

static gboolean
is_wanted (const char * const *names,
           const char         *name)
{
  return names == NULL || g_strv_contains (names, name);
}

static ActantAgreementRow *
add_row (const Scope *scope,
         ActantKind   kind,
         const char  *field,
         const char  *label,
         const char  *measure)
{
  ActantAgreementRow *row = g_new0 (ActantAgreementRow, 1);
  GString *coders = g_string_new (NULL);

  for (guint i = 0; i < scope->n_coders; i++)
    g_string_append_printf (coders, "%s%s", i > 0 ? " " : "",
                            actant_agreement_get_coder (scope->agreement, scope->coders[i]));
  row->coders = g_string_free (coders, FALSE);
  row->text = scope->text != ACTANT_ALL_TEXTS
              ? g_strdup (actant_agreement_get_text (scope->agreement, scope->text)) : NULL;
  row->kind = kind;
  row->field = g_strdup (field);
  row->label = g_strdup (label);
  row->measure = measure;
  row->value = row->observed = row->expected = row->low = row->high = NAN;
  g_ptr_array_add (scope->rows, row);

  return row;
}

/* A measure on one variable. Nothing is said of a field that nobody used. */
static void
add_measure (const Scope                 *scope,
             const ActantVariable        *variable,
             const ActantReliabilityData *data,
             const ActantMeasure         *measure,
             guint64                      n_differ)
{
  ActantCoefficient coefficient;
  ActantBootstrap bootstrap;
  ActantAgreementRow *row;

  actant_measure_compute (measure, data, &coefficient);
  row = add_row (scope, variable->kind, variable->name, variable->label, measure->name);
  row->value = coefficient.value;
  row->undefined = coefficient.undefined;
  row->n_units = coefficient.n_units;
  row->n_differ = n_differ;
  if (coefficient.undefined != NULL)
    return;

  row->observed = coefficient.observed;
  row->expected = coefficient.expected;
  if (scope->options->n_draws > 0
      && actant_bootstrap_run (measure, data, scope->options->n_draws, scope->options->seed, 0.667,
                               scope->cancellable, &bootstrap))
    {
      row->low = bootstrap.low;
      row->high = bootstrap.high;
    }
}

static void
add_variable (const Scope          *scope,
              const ActantVariable *variable)
{
  g_autoptr(ActantReliabilityData) data = actant_agreement_new_data (scope->agreement, variable, scope->text,
                                                                     scope->coders, scope->n_coders);
  g_autoptr(GArray) differ = NULL;
  guint n_measures;
  const ActantMeasure *measures = actant_measure_get_all (&n_measures);

  if (data->n_categories == 0)
    return;
  differ = actant_agreement_list_disagreements (scope->agreement, variable, scope->text, scope->coders,
                                                scope->n_coders);
  for (guint i = 0; i < n_measures; i++)
    if (is_wanted (scope->options->measures, measures[i].name)
        && (measures[i].n_coders == 0 || measures[i].n_coders == scope->n_coders)
        && !g_cancellable_is_cancelled (scope->cancellable))
      add_measure (scope, variable, data, &measures[i], differ->len);
}

static void
add_value (const Scope *scope,
           ActantKind   kind,
           const char  *measure,
           double       value,
           const char  *undefined,
           guint64      n_units,
           guint64      n_differ)
{
  ActantAgreementRow *row;

  if (!is_wanted (scope->options->measures, measure))
    return;
  row = add_row (scope, kind, "passage", _("Passage"), measure);
  row->value = value;
  row->undefined = isnan (value) ? (undefined != NULL ? undefined : N_("nothing varies")) : NULL;
  row->n_units = n_units;
  row->n_differ = n_differ;
}

/* F1 over all texts of the scope: partners one to one, with and without the threshold. */
static void
add_spans (const Scope *scope,
           ActantKind   kind)
{
  guint matched = 0, exact = 0, n[2] = { 0, 0 };
  ActantSpanScore score;

  for (guint text = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    {
      const ActantCodedUnits *units;

      if (scope->text != ACTANT_ALL_TEXTS && scope->text != text)
        continue;
      units = actant_agreement_get_units (scope->agreement, text, kind);
      for (guint row = 0; row < actant_coded_units_get_n (units); row++)
        {
          const ActantRecord *a = actant_coded_units_get (units, row, scope->coders[0]);
          const ActantRecord *b = actant_coded_units_get (units, row, scope->coders[1]);

          n[0] += a != NULL;
          n[1] += b != NULL;
          matched += a != NULL && b != NULL;
          exact += a != NULL && b != NULL && actant_record_get_overlap (a, b) == 1;
        }
    }
  if (n[0] + n[1] == 0)
    return;
  actant_span_score_init (&score, exact, n[0], n[1]);
  add_value (scope, kind, "f1-exact", score.f1, NULL, n[0] + n[1], n[0] + n[1] - 2 * exact);
  actant_span_score_init (&score, matched, n[0], n[1]);
  add_value (scope, kind, "f1", score.f1, NULL, n[0] + n[1], n[0] + n[1] - 2 * matched);
}

/* Both ends are matched with each other, and the type is the same. */
static guint
count_relations (const ActantAgreement *agreement,
                 guint                  text,
                 guint                  a,
                 guint                  b,
                 guint                  n[2])
{
  const ActantCodedUnits *claims = actant_agreement_get_units (agreement, text, ACTANT_KIND_CLAIM);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint coders[2] = { a, b };
  guint matched = 0;

  for (guint side = 0; side < 2; side++)
    {
      ActantAnnotationSet *set = actant_agreement_get_set (agreement, text, coders[side]);
      ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;

      for (guint i = 0; records != NULL && i < actant_collection_get_n (records, ACTANT_KIND_RELATION); i++)
        {
          const ActantRecord *relation = actant_collection_get (records, ACTANT_KIND_RELATION, i);
          const char *from = actant_record_get_text (relation, "from");
          const char *to = actant_record_get_text (relation, "to");
          const char *type = actant_record_get_text (relation, "type");
          char *key = g_strdup_printf ("%u %u %s",
                                       from != NULL ? actant_coded_units_find (claims, coders[side], from) : G_MAXUINT,
                                       to != NULL ? actant_coded_units_find (claims, coders[side], to) : G_MAXUINT,
                                       type != NULL ? type : "");
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (found, key));

          n[side]++;
          if (side == 1 && count > 0)
            matched++;
          g_hash_table_replace (found, key, GUINT_TO_POINTER (side == 0 ? count + 1 : MAX (count, 1) - 1));
        }
    }

  return matched;
}

static void
add_relations (const Scope *scope)
{
  guint matched = 0, n[2] = { 0, 0 };
  ActantAgreementRow *row;
  ActantSpanScore score;

  for (guint text = 0; text < actant_agreement_get_n_texts (scope->agreement); text++)
    if (scope->text == ACTANT_ALL_TEXTS || scope->text == text)
      matched += count_relations (scope->agreement, text, scope->coders[0], scope->coders[1], n);
  if (n[0] + n[1] == 0 || !is_wanted (scope->options->measures, "f1"))
    return;

  actant_span_score_init (&score, matched, n[0], n[1]);
  row = add_row (scope, ACTANT_KIND_RELATION, "type", _("Type"), "f1");
  row->value = score.f1;
  row->n_units = n[0] + n[1];
  row->n_differ = n[0] + n[1] - 2 * matched;
}

/* What gives units of a kind their category. */
static const ActantVariable *
find_category (GPtrArray  *variables,
               ActantKind  kind)
{
  const char *name = kind == ACTANT_KIND_CLAIM ? "type" : kind == ACTANT_KIND_CODING ? "code" : "mode";

  for (guint i = 0; i < variables->len; i++)
    if (strcmp (((ActantVariable *) variables->pdata[i])->name, name) == 0)
      return variables->pdata[i];

  return NULL;
}

/* Measures along one text. */
static gboolean
add_continua (const Scope  *scope,
              ActantKind    kind,
              GPtrArray    *variables,
              GError      **error)
{
  const ActantVariable *category = find_category (variables, kind);
  g_autoptr(ActantContinuum) plain = NULL;
  g_autoptr(ActantContinuum) flat = NULL;
  g_autoptr(ActantContinuum) typed = NULL;
  g_autoptr(ActantUnitizing) binary = NULL;
  g_autoptr(ActantUnitizing) whole = NULL;
  ActantWeights weights = ACTANT_WEIGHTS_DEFAULT;
  ActantGamma gamma;

  typed = actant_agreement_new_continuum (scope->agreement, kind, category, scope->text, scope->coders,
                                          scope->n_coders, FALSE);
  if (typed == NULL || actant_continuum_count_units (typed) == 0)
    return TRUE;
  flat = actant_agreement_new_continuum (scope->agreement, kind, NULL, scope->text, scope->coders,
                                         scope->n_coders, TRUE);
  plain = actant_agreement_new_continuum (scope->agreement, kind, category, scope->text, scope->coders,
                                          scope->n_coders, TRUE);
  binary = actant_unitizing_new (flat);
  whole = actant_unitizing_new (plain);

  if (scope->n_coders == 2)
    add_value (scope, kind, "boundary", actant_boundary_similarity (typed), NULL,
               actant_continuum_count_units (typed), 0);
  add_value (scope, kind, "u-binary", binary->binary, binary->undefined, binary->n_units, 0);
  add_value (scope, kind, "u", whole->u, whole->undefined, whole->n_units, 0);
  add_value (scope, kind, "cu", whole->cu, whole->undefined, whole->n_units, 0);
  if (is_wanted (scope->options->measures, "gamma"))
    {
      if (!actant_gamma_compute (typed, &weights, scope->options->seed, scope->cancellable, &gamma, error))
        return FALSE;
      add_value (scope, kind, "gamma", gamma.value, gamma.undefined, gamma.n_units, 0);
    }

  return TRUE;
}

struct _ActantAgreementJob
{
  const ActantAgreement        *agreement;
  const ActantAgreementOptions *options;
  GPtrArray                    *rows;
  GPtrArray                    *variables[ACTANT_N_KINDS];
  GArray                       *steps;      /* of Step */
  guint                         n_done;
};

/* A kind's passages or one of its variables, for these coders and texts. */
typedef struct
{
  guint                 first, second;   /* coders; all of them when both are 0 */
  guint                 text;
  ActantKind            kind;
  const ActantVariable *variable;        /* NULL for passages, and for relations */
} Step;

static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };

/* What there is to do for a group of coders on a text, or on all. */
static void
plan_scope (ActantAgreementJob *self,
            guint               first,
            guint               second,
            guint               text)
{
  Step step = { first, second, text, ACTANT_KIND_RELATION, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *variables = self->variables[kinds[i]];

      step.kind = kinds[i];
      step.variable = NULL;
      if (is_wanted (self->options->fields, "passage"))
        g_array_append_val (self->steps, step);
      for (guint j = 0; j < variables->len; j++)
        {
          step.variable = variables->pdata[j];
          if (is_wanted (self->options->fields, step.variable->name))
            g_array_append_val (self->steps, step);
        }
    }
  step.kind = ACTANT_KIND_RELATION;
  step.variable = NULL;
  if (is_wanted (self->options->fields, "relation"))
    g_array_append_val (self->steps, step);
}

/* All texts together, then each. */
static void
plan_texts (ActantAgreementJob *self,
            guint               first,
            guint               second)
{
  plan_scope (self, first, second, ACTANT_ALL_TEXTS);
  for (guint i = 0; self->options->by_text && i < actant_agreement_get_n_texts (self->agreement); i++)
    plan_scope (self, first, second, i);
}

/**
 * actant_agreement_job_new:
 * @agreement: coders' work; to live as long as the job
 * @options: what is wanted; likewise
 *
 * Returns: (transfer full): the work of making the table, in steps
 */
ActantAgreementJob *
actant_agreement_job_new (const ActantAgreement        *agreement,
                          const ActantAgreementOptions *options)
{
  ActantAgreementJob *self = g_new0 (ActantAgreementJob, 1);
  guint n = actant_agreement_get_n_coders (agreement);

  self->agreement = agreement;
  self->options = options;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_agreement_row_free);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->variables[kinds[i]] = actant_variables_new (actant_agreement_get_session (agreement), kinds[i]);
  plan_texts (self, 0, 0);
  for (guint a = 0; options->by_pair && n > 2 && a < n; a++)
    for (guint b = a + 1; b < n; b++)
      plan_texts (self, a, b);

  return self;
}

void
actant_agreement_job_free (ActantAgreementJob *job)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_unref (job->variables[kinds[i]]);
  g_array_unref (job->steps);
  g_ptr_array_unref (job->rows);
  g_free (job);
}

/**
 * actant_agreement_job_step:
 * @job: a job
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GIOError
 *
 * Does one step: one variable, or the passages of one kind.
 *
 * Returns: %FALSE with @error set when it failed
 */
gboolean
actant_agreement_job_step (ActantAgreementJob  *job,
                           GCancellable        *cancellable,
                           GError             **error)
{
  guint n = actant_agreement_get_n_coders (job->agreement);
  g_autofree guint *coders = g_new (guint, MAX (n, 2));
  Scope scope = { job->agreement, job->options, cancellable, job->rows, ACTANT_ALL_TEXTS, coders, n };
  Step step;

  g_return_val_if_fail (job->n_done < job->steps->len, FALSE);

  step = g_array_index (job->steps, Step, job->n_done++);
  scope.text = step.text;
  for (guint i = 0; i < n; i++)
    coders[i] = i;
  if (step.first != step.second)
    {
      coders[0] = step.first;
      coders[1] = step.second;
      scope.n_coders = 2;
    }
  if (step.variable != NULL)
    add_variable (&scope, step.variable);
  else if (step.kind == ACTANT_KIND_RELATION)
    {
      if (scope.n_coders == 2)
        add_relations (&scope);
    }
  else
    {
      if (scope.n_coders == 2)
        add_spans (&scope, step.kind);
      if (step.text != ACTANT_ALL_TEXTS && !add_continua (&scope, step.kind, job->variables[step.kind], error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/** Returns: the share of the steps that are done, 0 to 1; 1 when nothing is left to do */
double
actant_agreement_job_get_fraction (const ActantAgreementJob *job)
{
  return job->steps->len > 0 ? (double) job->n_done / job->steps->len : 1;
}

/** Returns: (transfer none) (element-type ActantAgreementRow): the measures so far */
GPtrArray *
actant_agreement_job_get_rows (const ActantAgreementJob *job)
{
  return job->rows;
}

/**
 * actant_agreement_table_new:
 * @agreement: coders' work
 * @options: what is wanted
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GIOError
 *
 * Fields that nobody filled have no rows; a measure that is not defined has one that says why.
 *
 * Returns: (transfer full) (nullable) (element-type ActantAgreementRow): the measures
 */
GPtrArray *
actant_agreement_table_new (const ActantAgreement         *agreement,
                            const ActantAgreementOptions  *options,
                            GCancellable                  *cancellable,
                            GError                       **error)
{
  g_autoptr(ActantAgreementJob) job = actant_agreement_job_new (agreement, options);

  while (actant_agreement_job_get_fraction (job) < 1)
    if (!actant_agreement_job_step (job, cancellable, error))
      return NULL;

  return g_ptr_array_ref (job->rows);
}

/** Returns: (transfer full): a figure of the table as tables and reports have it, "" where it is not defined */
char *
actant_agreement_dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (value) ? "" : g_ascii_formatd (buffer, sizeof buffer, "%.4f", value));
}

/** Returns: (transfer container) (array zero-terminated=1): the names of all measures */
const char **
actant_agreement_list_measures (void)
{
  guint n_measures;
  const ActantMeasure *measures = actant_measure_get_all (&n_measures);
  const char **names = g_new0 (const char *, n_measures + G_N_ELEMENTS (others) + 1);

  for (guint i = 0; i < n_measures; i++)
    names[i] = measures[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    names[n_measures + i] = others[i].name;

  return names;
}

/**
 * actant_agreement_get_formula:
 * @measure: name of a measure
 * @source: (out): who says so
 * @missing: (out): what is done about missing values, to be translated
 *
 * Returns: (nullable): the formula
 */
const char *
actant_agreement_get_formula (const char  *measure,
                              const char **source,
                              const char **missing)
{
  const ActantMeasure *found = actant_measure_find (measure);

  if (found != NULL)
    {
      *source = found->source;
      *missing = found->missing;
      return found->formula;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i].name, measure) == 0)
      {
        *source = others[i].source;
        *missing = others[i].missing;
        return others[i].formula;
      }

  return NULL;
}
