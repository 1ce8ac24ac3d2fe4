/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli stats: how much is coded, of what kind, by whom, on which text. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "analysis/actant-scenario-checks.h"
#include "session/actant-coverage.h"
#include "store/actant-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantAnnotationSet *set;
  gint64               length;    /* of the text, code points */
  gint64               covered;   /* by passages of claims */
  int                  percent;
  guint                counts[ACTANT_N_KINDS];
} Row;

static void
fill_row (Row                 *row,
          ActantSession       *session,
          ActantAnnotationSet *set)
{
  ActantSourceText *source = actant_session_load_text (session, actant_annotation_set_get_text_path (set), NULL);
  ActantCollection *records = actant_annotation_set_get_records (set);

  row->set = set;
  row->length = source != NULL ? actant_source_text_get_length (source) : 0;
  row->covered = actant_coverage_count (set);
  row->percent = actant_coverage_get_percent (row->covered, source);
  for (guint kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    row->counts[kind] = actant_collection_get_n (records, kind);
}

static const ActantKind shown[] = {
  ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_RELATION, ACTANT_KIND_MEMO
};

static void
print_row (const Row *row)
{
  g_autofree char *file = actant_cli_dup_cell (actant_annotation_set_get_text_path (row->set));

  g_print ("%s\t%s", file, actant_annotation_set_get_coder (row->set));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_print ("\t%u", row->counts[shown[i]]);
  g_print ("\t%d\t%u\n", row->percent, actant_annotation_set_count_unanchored (row->set));
}

static void
print_row_json (const Row *row)
{
  g_autoptr(GString) line = g_string_new ("{\"text\": ");

  actant_json_append_string (line, actant_annotation_set_get_text_path (row->set));
  g_string_append (line, ", \"coder\": ");
  actant_json_append_string (line, actant_annotation_set_get_coder (row->set));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_string_append_printf (line, ", \"%s\": %u", actant_kind_get_info (shown[i])->plural,
                            row->counts[shown[i]]);
  g_print ("%s, \"length\": %" G_GINT64_FORMAT ", \"covered\": %" G_GINT64_FORMAT
           ", \"covered_percent\": %d, \"not_in_place\": %u}\n",
           line->str, row->length, row->covered, row->percent,
           actant_annotation_set_count_unanchored (row->set));
}

/* How many claims there are of each type, also of those that this version does not know. */
static GHashTable *
count_types (GPtrArray *sets)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sets->len; i++)
    {
      ActantCollection *records = actant_annotation_set_get_records (sets->pdata[i]);

      for (guint j = 0; j < actant_collection_get_n (records, ACTANT_KIND_CLAIM); j++)
        {
          const char *type = actant_record_get_text (actant_collection_get (records,
                                                                            ACTANT_KIND_CLAIM, j),
                                                     "type");

          if (type != NULL)
            g_hash_table_insert (counts, (gpointer) type,
                                 GUINT_TO_POINTER (1 + GPOINTER_TO_UINT (g_hash_table_lookup (counts,
                                                                                              type))));
        }
    }

  return counts;
}

static void
print_type (const char *type,
            guint       n)
{
  g_autofree char *cell = actant_cli_dup_cell (type);

  if (n > 0)
    g_print ("%s\t%u\n", cell, n);
}

static void
print_types (GPtrArray *sets)
{
  g_autoptr(GHashTable) counts = count_types (sets);
  g_autoptr(GList) unknown = NULL;

  for (const ActantChoice *choice = actant_type_claim_type.choices; choice->value != NULL; choice++)
    {
      print_type (choice->value, GPOINTER_TO_UINT (g_hash_table_lookup (counts, choice->value)));
      g_hash_table_remove (counts, choice->value);
    }

  unknown = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) strcmp);
  for (GList *type = unknown; type != NULL; type = type->next)
    print_type (type->data, GPOINTER_TO_UINT (g_hash_table_lookup (counts, type->data)));
}

/* What a coder made of one scenario. */
static void
print_scenario (const ActantScenarioMatrix *matrix,
                guint                       column,
                const char                 *coder,
                gboolean                    json)
{
  static const char * const ratings[] = { "CC", "C", "N", "I", "II", "unknown", "unset" };
  const ActantRecord *scenario = actant_scenario_matrix_get_scenario (matrix, column);
  const ActantScenarioTally *tally = actant_scenario_matrix_get_tally (matrix, column);
  g_autoptr(GArray) contradictions = actant_scenario_find_contradictions (matrix, column);
  g_autoptr(GPtrArray) uncovered = actant_scenario_find_uncovered (matrix, column, FALSE);
  const char *title = actant_record_get_title (scenario);
  g_autoptr(GString) line = g_string_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (ratings) == ACTANT_N_RATINGS);
  if (!json)
    {
      g_autofree char *cell = actant_cli_dup_cell (title != NULL ? title
                                                                 : actant_record_get_id (scenario));

      g_print ("%s\t%s\t%u\t%u\t%u\t%u\n", cell, coder, tally->n_parts, tally->score,
               contradictions->len, uncovered->len);
      return;
    }

  g_string_append (line, "{\"scenario\": ");
  actant_json_append_string (line, actant_record_get_id (scenario));
  g_string_append (line, ", \"title\": ");
  actant_json_append_string (line, title != NULL ? title : "");
  g_string_append (line, ", \"coder\": ");
  actant_json_append_string (line, coder);
  g_string_append_printf (line, ", \"claims\": %u", tally->n_parts);
  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    g_string_append_printf (line, ", \"%s\": %u", ratings[i], tally->counts[i]);
  g_print ("%s, \"inconsistency\": %u, \"diagnostic_claims\": %u, \"contradictions\": %u"
           ", \"actors_without_claim\": %u}\n",
           line->str, tally->score, actant_scenario_matrix_count_diagnostic (matrix),
           contradictions->len, uncovered->len);
}

/* One line for each scenario and coder: one coder's ratings never add up with another's. */
static void
print_scenarios (ActantSession *session,
                 GPtrArray     *sets,
                 gboolean       json)
{
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any = FALSE;

  for (guint i = 0; i < sets->len; i++)
    {
      const char *coder = actant_annotation_set_get_coder (sets->pdata[i]);
      g_autoptr(GPtrArray) of_coder = g_ptr_array_new ();
      g_autoptr(ActantScenarioMatrix) matrix = NULL;

      if (!g_hash_table_add (done, (gpointer) coder))
        continue;
      for (guint j = i; j < sets->len; j++)
        if (g_str_equal (actant_annotation_set_get_coder (sets->pdata[j]), coder))
          g_ptr_array_add (of_coder, sets->pdata[j]);

      matrix = actant_scenario_matrix_new (session, of_coder);
      for (guint j = 0; j < actant_scenario_matrix_get_n_scenarios (matrix); j++)
        {
          if (!json && !any)
            g_print ("scenario\tcoder\tclaims\tinconsistency\tcontradictions\tactors_without_claim\n");
          print_scenario (matrix, j, coder, json);
          any = TRUE;
        }
    }
  if (any && !json)
    g_print ("\n");
}

static void
print_study (ActantSession *session,
             gboolean       json)
{
  static const ActantKind kinds[] = {
    ACTANT_KIND_TEXT, ACTANT_KIND_ACTOR, ACTANT_KIND_EVENT, ACTANT_KIND_CODE, ACTANT_KIND_SCENARIO,
    ACTANT_KIND_FIELD, ACTANT_KIND_CODER
  };

  g_print ("%s", json ? "{\"study\": true" : "");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_print (json ? ", \"%s\": %u" : "%s\t%u\n", actant_kind_get_info (kinds[i])->plural,
             actant_session_count (session, kinds[i]));
  g_print ("%s", json ? "}\n" : "");
}

static void
print_all (ActantSession *session,
           GPtrArray     *sets,
           gboolean       json)
{
  if (!json)
    g_print ("text\tcoder\tclaims\tmentions\tcodings\trelations\tmemos\tcovered_percent\tnot_in_place\n");
  for (guint i = 0; i < sets->len; i++)
    {
      Row row = { NULL };

      fill_row (&row, session, sets->pdata[i]);
      if (json)
        print_row_json (&row);
      else
        print_row (&row);
    }
  if (!json)
    {
      g_print ("\n");
      print_types (sets);
      g_print ("\n");
    }
  print_scenarios (session, sets, json);
  print_study (session, json);
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "json", NULL };
  g_autofree char *coder = actant_cli_dup_read_coder (args);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) sets = NULL;
  g_autoptr(ActantSession) session = NULL;

  if (!actant_cli_args_expect (args, known, 1, G_MAXUINT, error))
    return ACTANT_EXIT_FAILURE;
  session = actant_cli_open_all (args, args->words, texts, error);
  if (session == NULL)
    return ACTANT_EXIT_FAILURE;

  sets = actant_cli_collect_sets (session, texts, coder, problems);
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("actant-cli stats: %s\n", (const char *) problems->pdata[i]);
  actant_cli_tell_left_out (session, texts, sets);
  print_all (session, sets, actant_cli_args_has (args, "json"));

  return problems->len > 0 ? ACTANT_EXIT_FAILURE : ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "json", NULL };

const ActantCliCommand actant_cli_stats = {
  "stats",
  "actant-cli stats [--coder SLUG] [--json] PATH…",
  N_("Count what is coded: by text and coder, by type of claim, by scenario, and the codebook"),
  N_("“covered_percent” is the part of the text's characters that some claim's passage covers. "
     "“inconsistency” of a scenario is the number of claims rated I and twice the number rated II "
     "(ACH, Heuer 1999); the lowest is the least refuted."),
  flags,
  run
};
