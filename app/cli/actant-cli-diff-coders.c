/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli diff --coders: what two coders of the same texts have the same, and what not. */
#include "config.h"

#include "cli/actant-cli-coders.h"
#include "cli/actant-cli-command.h"

#include "team/actant-agreement-behind.h"

#include <glib/gi18n.h>

typedef enum
{
  STATE_SAME,
  STATE_DIFFERENT,
  STATE_ONLY_FIRST,
  STATE_ONLY_SECOND,
  N_STATES
} State;

static const char signs[] = "=~-+";

/* The fields in which two records on about the same passage differ, "passage" where the place does. */
static char *
dup_differing (const ActantAgreement *agreement,
               ActantKind             kind,
               guint                  unit,
               const ActantRecord    *a,
               const ActantRecord    *b)
{
  GPtrArray *values = actant_agreement_get_values (agreement, kind);
  GString *fields = g_string_new (actant_record_get_overlap (a, b) < 1 ? "passage" : NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const ActantCodedValues *variable = values->pdata[i];

      if (actant_reliability_data_get (variable->data, unit, 0)
          != actant_reliability_data_get (variable->data, unit, 1))
        g_string_append_printf (fields, "%s%s", fields->len > 0 ? "," : "", variable->variable->name);
    }

  return g_string_free (fields, FALSE);
}

static void
print_unit (State               state,
            const char         *text,
            ActantKind          kind,
            const ActantRecord *a,
            const ActantRecord *b,
            const ActantRecord *place,
            const char         *fields)
{
  g_autofree char *where = actant_cli_dup_place (place);
  g_autofree char *quote = place != NULL ? actant_record_dup_quote (place) : NULL;
  g_autofree char *cell = actant_cli_dup_cell (quote);

  g_print ("%c\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", signs[state], text, where, actant_kind_get_info (kind)->name,
           a != NULL ? actant_record_get_id (a) : "", b != NULL ? actant_record_get_id (b) : "", fields, cell);
}

static void
print_sums (ActantKind  kind,
            const guint n[N_STATES])
{
  g_print ("# %s: %u =, %u ~, %u -, %u +\n", actant_kind_get_info (kind)->name, n[STATE_SAME], n[STATE_DIFFERENT],
           n[STATE_ONLY_FIRST], n[STATE_ONLY_SECOND]);
}

/* Returns: how many differ */
static guint
print_kind (const ActantAgreement *agreement,
            ActantKind             kind)
{
  guint n[N_STATES] = { 0 };

  for (guint text = 0, unit = 0; text < actant_agreement_get_n_texts (agreement); text++)
    {
      const ActantCodedUnits *units = actant_agreement_get_units (agreement, text, kind);

      for (guint row = 0; row < actant_coded_units_get_n (units); row++, unit++)
        {
          const ActantRecord *a = actant_coded_units_get (units, row, 0);
          const ActantRecord *b = actant_coded_units_get (units, row, 1);
          g_autofree char *fields = a != NULL && b != NULL ? dup_differing (agreement, kind, unit, a, b)
                                                           : g_strdup ("");
          State state = a == NULL ? STATE_ONLY_SECOND : b == NULL ? STATE_ONLY_FIRST
                        : *fields != '\0' ? STATE_DIFFERENT : STATE_SAME;

          print_unit (state, actant_agreement_get_text (agreement, text), kind, a, b, a != NULL ? a : b, fields);
          n[state]++;
        }
    }
  print_sums (kind, n);

  return n[STATE_DIFFERENT] + n[STATE_ONLY_FIRST] + n[STATE_ONLY_SECOND];
}

/* A relation stands at the claim it begins at, or the one it leads to when that is elsewhere. */
static guint
print_relations (const ActantAgreement *agreement)
{
  static const guint coders[] = { 0, 1 };
  const ActantAgreementScope scope = { agreement, ACTANT_ALL_TEXTS, coders, 2 };
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (ActantAgreementUnit));
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(ActantReliabilityData) data = actant_agreement_select_relations (&scope, units, records);
  guint n[N_STATES] = { 0 };

  for (guint i = 0; i < data->n_units; i++)
    {
      const ActantAgreementUnit *unit = &g_array_index (units, ActantAgreementUnit, i);
      const ActantRecord *a = records->pdata[2 * i], *b = records->pdata[2 * i + 1];
      State state = a == NULL ? STATE_ONLY_SECOND : b == NULL ? STATE_ONLY_FIRST : STATE_SAME;
      const ActantRecord *place = actant_cli_find_claim (agreement, actant_agreement_find_text (agreement, unit->text),
                                                         unit->row, a != NULL ? 0 : 1);

      print_unit (state, unit->text, ACTANT_KIND_RELATION, a, b, place, "");
      n[state]++;
    }
  print_sums (ACTANT_KIND_RELATION, n);

  return n[STATE_ONLY_FIRST] + n[STATE_ONLY_SECOND];
}

/**
 * actant_cli_diff_coders:
 * @args: with the option coders, two of them
 * @error: return location for an error
 *
 * Tells what two coders have the same, what both have with fields that differ, and what only one has:
 * kind by kind, in the order of the texts, with the rule by which records are put together.
 *
 * Returns: the exit status
 */
int
actant_cli_diff_coders (ActantCliArgs  *args,
                        GError        **error)
{
  static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };
  static const char * const known[] = { "coder", "coders", "overlap", "empty_counts", NULL };
  g_auto(GStrv) coders = actant_cli_dup_names (args, "coders");
  g_autoptr(ActantAgreement) agreement = NULL;
  guint n = 0;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error))
    return ACTANT_EXIT_FAILURE;
  if (coders == NULL || g_strv_length (coders) != 2)
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE, _("--coders takes two coders here"));
      return ACTANT_EXIT_FAILURE;
    }
  agreement = actant_cli_open_agreement (args, error);
  if (agreement == NULL)
    return ACTANT_EXIT_FAILURE;

  /* translators: two coders and a percentage */
  g_print (_("# = the same, ~ fields differ, - only %s, + only %s; one to one where both passages cover at least "
             "%u percent of what either does\n"), coders[0], coders[1],
           (guint) (actant_agreement_get_threshold (agreement) * 100 + 0.5));
  g_print ("state\ttext\tplace\tkind\t%s\t%s\tdiffer\tquote\n", coders[0], coders[1]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    n += print_kind (agreement, kinds[i]);
  n += print_relations (agreement);

  return n > 0 ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}
