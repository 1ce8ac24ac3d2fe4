/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All measures of all fields, for all texts and each, for all coders and each pair. */
#include "config.h"

#include "team/actant-agreement-table.h"

#include "agreement/actant-gamma.h"
#include "agreement/actant-span-score.h"
#include "agreement/actant-unitizing.h"
#include "store/actant-study-folder.h"
#include "team/actant-agreement-behind.h"

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
  { "ku", "(k)uα = 1 − e_k (l_k − l_kk) / (l_k (e_k − e_kk)) of one category k, over intersections of units",
    "Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50(6), 2347–2364",
    N_("only where two coders have units") },
  { "gamma", "γ = 1 − observed / expected disorder of the best alignment",
    "Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3), 437–479",
    N_("a unit without partner costs 1") },
};

/* One line of work: these coders on this text, or on all. */
typedef struct
{
  ActantAgreementScope          part;
  const ActantAgreementOptions *options;
  ActantWork                   *work;
  double                        from;      /* the part of the whole that it is */
  double                        to;
  GPtrArray                    *rows;
} Scope;

/* What a figure is about, beside its scope. */
typedef struct
{
  ActantKind   kind;
  const char  *field;
  const char  *label;
  const char  *value_id;   /* one value, or NULL */
  const char  *code;
} About;

void
actant_agreement_row_free (ActantAgreementRow *row)
{
  g_free (row->text);
  g_free (row->coders);
  g_free (row->gold);
  g_free (row->field);
  g_free (row->label);
  g_free (row->value_id);
  g_free (row->code);
  g_free (row);
}

static gboolean
is_wanted (const char * const *names,
           const char         *name)
{
  return names == NULL || g_strv_contains (names, name);
}

static const char *
get_coder (const Scope *scope,
           guint        number)
{
  return actant_agreement_get_coder (scope->part.agreement, scope->part.coders[number]);
}

static ActantAgreementRow *
add_row (const Scope *scope,
         const About *about,
         const char  *measure)
{
  ActantAgreementRow *row = g_new0 (ActantAgreementRow, 1);
  GString *coders = g_string_new (NULL);

  for (guint i = 0; i < scope->part.n_coders; i++)
    g_string_append_printf (coders, "%s%s", i > 0 ? " " : "", get_coder (scope, i));
  row->coders = g_string_free (coders, FALSE);
  row->text = scope->part.text != ACTANT_ALL_TEXTS
              ? g_strdup (actant_agreement_get_text (scope->part.agreement, scope->part.text)) : NULL;
  row->kind = about->kind;
  row->field = g_strdup (about->field);
  row->label = g_strdup (about->label);
  row->value_id = g_strdup (about->value_id);
  row->code = g_strdup (about->code);
  row->measure = measure;
  row->value = row->observed = row->expected = row->low = row->high = NAN;
  g_ptr_array_add (scope->rows, row);

  return row;
}

/* A measure on what was given. */
static ActantAgreementRow *
add_measure (const Scope                 *scope,
             const About                 *about,
             const ActantReliabilityData *data,
             const ActantMeasure         *measure,
             const char                  *name,
             guint64                      n_differ)
{
  ActantCoefficient coefficient;
  ActantBootstrap bootstrap;
  ActantAgreementRow *row;

  actant_measure_compute (measure, data, &coefficient);
  row = add_row (scope, about, name);
  row->value = coefficient.value;
  row->undefined = coefficient.undefined;
  row->n_units = coefficient.n_units;
  row->n_differ = n_differ;
  if (coefficient.undefined != NULL)
    return row;

  row->observed = coefficient.observed;
  row->expected = coefficient.expected;
  if (scope->options->n_draws > 0
      && actant_bootstrap_run (measure, data, scope->options->n_draws, scope->options->seed, 0.667,
                               actant_work_get_cancellable (scope->work), &bootstrap))
    {
      row->low = bootstrap.low;
      row->high = bootstrap.high;
    }

  return row;
}

static gboolean
is_score (const ActantMeasure *measure)
{
  return g_str_equal (measure->name, "f1") || g_str_equal (measure->name, "precision")
         || g_str_equal (measure->name, "recall");
}

/* Precision and recall of the first with the second as the gold standard, and the other way round: but
 * a consensus is nobody's trainee. */
static void
add_gold (const Scope                 *scope,
          const About                 *about,
          const ActantReliabilityData *data)
{
  static const struct
  {
    const char      *name;
    ActantDiffering  differing;
  } shares[] = { { "precision", ACTANT_DIFFERING_FIRST }, { "recall", ACTANT_DIFFERING_SECOND } };

  for (guint gold = 2; gold-- > 0;)
    {
      g_autoptr(ActantReliabilityData) turned = NULL;

      if (g_str_equal (get_coder (scope, 1 - gold), ACTANT_CONSENSUS))
        continue;
      if (gold == 0)
        turned = actant_reliability_data_new_turned (data);
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        if (is_wanted (scope->options->measures, shares[i].name))
          {
            const ActantReliabilityData *given = turned != NULL ? turned : data;
            ActantAgreementRow *row =
              add_measure (scope, about, given, actant_measure_find (shares[i].name), shares[i].name,
                           actant_agreement_count_differing (given, shares[i].differing));

            row->gold = g_strdup (get_coder (scope, gold));
          }
    }
}

/* F1, precision and recall of two. */
static void
add_scores (const Scope                 *scope,
            const About                 *about,
            const ActantReliabilityData *data)
{
  if (is_wanted (scope->options->measures, "f1"))
    add_measure (scope, about, data, actant_measure_find ("f1"), "f1",
                 actant_agreement_count_differing (data, ACTANT_DIFFERING_ANY));
  add_gold (scope, about, data);
}

static gboolean
wants_scores (const Scope *scope)
{
  return scope->part.n_coders == 2
         && (is_wanted (scope->options->measures, "f1") || is_wanted (scope->options->measures, "precision")
             || is_wanted (scope->options->measures, "recall"));
}

/* Whether somebody gave something. */
static gboolean
is_used (const ActantReliabilityData *data)
{
  for (guint i = 0; i < data->n_units * data->n_coders; i++)
    if (data->values[i] != ACTANT_VALUE_MISSING)
      return TRUE;

  return FALSE;
}

/* All measures on a variable, or on one value against the rest. Nothing is said of what nobody used. */
static void
add_values (const Scope             *scope,
            const ActantCodedValues *values,
            guint                    value)
{
  const ActantVariable *variable = values->variable;
  gboolean one = value != ACTANT_ALL_VALUES;
  const About about = {
    variable->kind, variable->name, variable->label,
    one ? values->values->pdata[value] : NULL, one ? values->words->pdata[value] : NULL
  };
  g_autoptr(ActantReliabilityData) data = actant_agreement_select (&scope->part, values, value, FALSE);
  g_autoptr(ActantReliabilityData) scored = actant_agreement_select (&scope->part, values, value, TRUE);
  guint n_measures, n_differ;
  const ActantMeasure *measures = actant_measure_get_all (&n_measures);

  if (!is_used (scored))
    return;

  n_differ = actant_agreement_count_differing (data, ACTANT_DIFFERING_PAIRED);
  for (guint i = 0; i < n_measures; i++)
    if (!is_score (&measures[i]) && is_wanted (scope->options->measures, measures[i].name)
        && (measures[i].n_coders == 0 || measures[i].n_coders == scope->part.n_coders)
        && !actant_work_is_cancelled (scope->work))
      add_measure (scope, &about, data, &measures[i], measures[i].name, n_differ);
  if (wants_scores (scope))
    add_scores (scope, &about, scored);
}

static void
add_variable (const Scope             *scope,
              const ActantCodedValues *values)
{
  add_values (scope, values, ACTANT_ALL_VALUES);
  for (guint i = 0; scope->options->by_code && values->variable->codes && i < values->values->len; i++)
    if (*(const char *) values->values->pdata[i] != '\0' && !actant_work_is_cancelled (scope->work))
      add_values (scope, values, i);
}

/* Partners one to one, with and without the threshold. */
static void
add_spans (const Scope *scope,
           const About *about)
{
  g_autoptr(ActantReliabilityData) exact = NULL;
  g_autoptr(ActantReliabilityData) data = NULL;

  if (is_wanted (scope->options->measures, "f1-exact"))
    {
      exact = actant_agreement_select_passages (&scope->part, about->kind, TRUE, NULL);
      if (is_used (exact))
        add_measure (scope, about, exact, actant_measure_find ("f1"), "f1-exact",
                     actant_agreement_count_differing (exact, ACTANT_DIFFERING_ANY));
    }
  if (!wants_scores (scope))
    return;
  data = actant_agreement_select_passages (&scope->part, about->kind, FALSE, NULL);
  if (is_used (data))
    add_scores (scope, about, data);
}

/* Both ends are matched with each other, and the type is the same. */
static void
add_relations (const Scope *scope)
{
  const About about = { ACTANT_KIND_RELATION, "type", _("Type"), NULL, NULL };
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(ActantReliabilityData) data = NULL;

  if (!wants_scores (scope))
    return;
  data = actant_agreement_select_relations (&scope->part, units, records);
  if (is_used (data))
    add_scores (scope, &about, data);
}

static void
add_value (const Scope *scope,
           const About *about,
           const char  *measure,
           double       value,
           const char  *undefined,
           guint64      n_units,
           guint64      n_differ)
{
  ActantAgreementRow *row;

  if (!is_wanted (scope->options->measures, measure))
    return;
  row = add_row (scope, about, measure);
  row->value = value;
  row->undefined = isnan (value) ? (undefined != NULL ? undefined : N_("nothing varies")) : NULL;
  row->n_units = n_units;
  row->n_differ = n_differ;
}

/* (k)uα of each category that has a name. */
static void
add_categories (const Scope             *scope,
                const About             *about,
                const ActantCodedValues *category,
                const ActantUnitizing   *unitizing,
                const GArray            *used)
{
  for (guint i = 0; scope->options->by_code && category != NULL && i < used->len; i++)
    {
      gint32 number = g_array_index (used, gint32, i);
      About one = *about;
      g_autoptr(GArray) behind = NULL;
      ActantAgreementRow *row;
      guint n = scope->rows->len;

      /* A set of several has no code of its own. */
      if (number == ACTANT_VALUE_MISSING || category->variable->scale == ACTANT_SCALE_SET)
        continue;
      one.value_id = category->values->pdata[number];
      one.code = category->words->pdata[number];
      add_value (scope, &one, "ku", unitizing->undefined == NULL ? unitizing->ku[i + 1] : NAN, unitizing->undefined,
                 unitizing->n_units, 0);
      if (scope->rows->len == n)
        return;
      row = scope->rows->pdata[n];
      behind = actant_agreement_list_behind (scope->part.agreement, row);
      row->n_differ = behind->len;
    }
}

static gboolean
wants_continua (const Scope *scope)
{
  static const char * const names[] = { "boundary", "u-binary", "u", "cu", "ku", "gamma" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_wanted (scope->options->measures, names[i]))
      return TRUE;

  return FALSE;
}

/* Those of the coders who coded the text: it is no gap of the others. */
static guint
list_active (const ActantAgreementScope *part,
             guint                      *coders)
{
  guint n = 0;

  for (guint i = 0; i < part->n_coders; i++)
    if (actant_agreement_has_coder (part->agreement, part->text, part->coders[i]))
      coders[n++] = part->coders[i];

  return n;
}

/* Measures along one text. */
static gboolean
add_continua (const Scope  *scope,
              const About  *about,
              GError      **error)
{
  g_autofree guint *coders = g_new (guint, scope->part.n_coders);
  const ActantAgreementScope active = { scope->part.agreement, scope->part.text, coders, list_active (&scope->part, coders) };
  const ActantAgreementScope *part = &active;
  const ActantCodedValues *category = actant_agreement_find_category (part->agreement, about->kind);
  g_autoptr(ActantContinuum) plain = NULL;
  g_autoptr(ActantContinuum) flat = NULL;
  g_autoptr(ActantContinuum) typed = NULL;
  g_autoptr(ActantUnitizing) binary = NULL;
  g_autoptr(ActantUnitizing) whole = NULL;
  g_autoptr(GArray) used = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr(ActantReliabilityData) places = NULL;
  g_autoptr(ActantReliabilityData) all = NULL;
  ActantWeights weights = ACTANT_WEIGHTS_DEFAULT;
  ActantGamma gamma;
  guint n_places, n_all;

  if (part->n_coders < 2)
    return TRUE;

  typed = actant_agreement_new_continuum (part->agreement, about->kind, category, part->text, part->coders,
                                          part->n_coders, FALSE, NULL);
  if (typed == NULL || actant_continuum_count_units (typed) == 0)
    return TRUE;
  flat = actant_agreement_new_continuum (part->agreement, about->kind, NULL, part->text, part->coders,
                                         part->n_coders, TRUE, NULL);
  plain = actant_agreement_new_continuum (part->agreement, about->kind, category, part->text, part->coders,
                                          part->n_coders, TRUE, used);
  binary = actant_unitizing_new (flat);
  whole = actant_unitizing_new (plain);
  places = actant_agreement_select_passages (part, about->kind, TRUE, NULL);
  all = actant_agreement_select_passages (part, about->kind, TRUE, category);
  n_places = actant_agreement_count_differing (places, ACTANT_DIFFERING_ANY);
  n_all = actant_agreement_count_differing (all, ACTANT_DIFFERING_ANY);

  if (scope->part.n_coders == 2)
    add_value (scope, about, "boundary", actant_boundary_similarity (typed), NULL,
               actant_continuum_count_units (typed), n_all);
  add_value (scope, about, "u-binary", binary->binary, binary->undefined, binary->n_units, n_places);
  add_value (scope, about, "u", whole->u, whole->undefined, whole->n_units, n_all);
  add_value (scope, about, "cu", whole->cu, whole->undefined, whole->n_units, n_all);
  add_categories (scope, about, category, whole, used);
  if (is_wanted (scope->options->measures, "gamma"))
    {
      if (!actant_gamma_compute (typed, &weights, scope->options->seed, actant_work_get_cancellable (scope->work),
                                 &gamma, error))
        return FALSE;
      add_value (scope, about, "gamma", gamma.value, gamma.undefined, gamma.n_units, n_all);
    }

  return TRUE;
}

static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };

/* All that there is to say of these coders on this text, or on all. */
static gboolean
add_scope (const Scope  *scope,
           GError      **error)
{
  const ActantAgreementOptions *options = scope->options;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *values = actant_agreement_get_values (scope->part.agreement, kinds[i]);
      const About about = { kinds[i], "passage", _("Passage"), NULL, NULL };

      if (is_wanted (options->fields, "passage"))
        {
          if (scope->part.n_coders == 2)
            add_spans (scope, &about);
          if (scope->part.text != ACTANT_ALL_TEXTS && wants_continua (scope)
              && !add_continua (scope, &about, error))
            return FALSE;
        }
      for (guint j = 0; j < values->len; j++)
        {
          const ActantCodedValues *variable = values->pdata[j];

          if (!actant_work_check (scope->work, error))
            return FALSE;
          actant_work_set_fraction (scope->work, scope->from + (scope->to - scope->from)
                                                 * (i + (double) j / values->len) / G_N_ELEMENTS (kinds));
          if (is_wanted (options->fields, variable->variable->name))
            add_variable (scope, variable);
        }
    }
  if (is_wanted (options->fields, "relation"))
    add_relations (scope);

  return actant_work_check (scope->work, error);
}

/* The texts that are looked at: each, all, or both. */
static GArray *
list_texts (const ActantAgreement        *agreement,
            const ActantAgreementOptions *options)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint text = actant_agreement_find_text (agreement, options->text);

  g_array_append_val (texts, text);
  for (guint i = 0; options->by_text && options->text == NULL && i < actant_agreement_get_n_texts (agreement); i++)
    g_array_append_val (texts, i);

  return texts;
}

/* The groups of coders that are looked at: all, each pair, or both. */
static GPtrArray *
list_groups (const ActantAgreement        *agreement,
             const ActantAgreementOptions *options)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *all = actant_agreement_dup_coders (agreement, options->coders);

  g_ptr_array_add (groups, all);
  for (guint a = 0; options->by_pair && all->len > 2 && a < all->len; a++)
    for (guint b = a + 1; b < all->len; b++)
      {
        GArray *pair = g_array_new (FALSE, FALSE, sizeof (guint));

        g_array_append_val (pair, g_array_index (all, guint, a));
        g_array_append_val (pair, g_array_index (all, guint, b));
        g_ptr_array_add (groups, pair);
      }

  return groups;
}

/**
 * actant_agreement_table_new:
 * @agreement: coders' work
 * @options: what is wanted
 * @work: (nullable): to tell how far it is, and to stop it
 * @error: return location for a #GIOError
 *
 * Fields that nobody filled have no rows; a measure that is not defined has one that says why. From
 * any thread when the work is read.
 *
 * Returns: (transfer full) (nullable) (element-type ActantAgreementRow): the measures
 */
GPtrArray *
actant_agreement_table_new (const ActantAgreement         *agreement,
                            const ActantAgreementOptions  *options,
                            ActantWork                    *work,
                            GError                       **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_agreement_row_free);
  g_autoptr(GArray) texts = list_texts (agreement, options);
  g_autoptr(GPtrArray) groups = list_groups (agreement, options);

  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < texts->len; j++)
      {
        const GArray *group = groups->pdata[i];
        double n = groups->len * texts->len;
        const Scope scope = {
          { agreement, g_array_index (texts, guint, j), (const guint *) group->data, group->len }, options, work,
          (i * texts->len + j) / n, (i * texts->len + j + 1) / n, rows
        };

        if (!add_scope (&scope, error))
          return NULL;
      }

  return g_steal_pointer (&rows);
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

/**
 * actant_agreement_get_unit:
 * @measure: name of a measure
 *
 * Returns: what is counted as one, to be translated
 */
const char *
actant_agreement_get_unit (const char *measure)
{
  if (g_str_equal (measure, "f1") || g_str_equal (measure, "precision") || g_str_equal (measure, "recall")
      || g_str_equal (measure, "f1-exact"))
    return N_("what one of the two coders has: a passage, a value, a relation");
  if (actant_measure_find (measure) != NULL)
    return N_("what coders have on passages that overlap, put together one to one");

  return N_("a segment that one of the coders marked in the text");
}
