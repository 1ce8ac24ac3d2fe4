/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli diff: what two studies, two files on a text, or two coders say differently. */
#include "config.h"

#include "cli/actant-cli-coders.h"
#include "cli/actant-cli-command.h"

#include "store/actant-record-file.h"
#include "team/actant-content.h"

#include <glib/gi18n.h>
#include <string.h>

/* The sides' lines are sorted, then walked together as a merge does. */

static void
add_lines (GPtrArray        *lines,
           ActantSession    *session,
           ActantCollection *records,
           const char       *prefix,
           gboolean          content)
{
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    for (guint i = 0; i < actant_collection_get_n (records, kind); i++)
      {
        const ActantRecord *record = actant_collection_get (records, kind, i);
        g_autofree char *line = content ? actant_record_dup_content (session, record)
                                        : actant_record_dup_json (record);

        g_ptr_array_add (lines, g_strdup_printf ("%s %s", prefix, line));
      }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
read_side (const ActantCliArgs  *args,
           const char           *path,
           gboolean              content,
           gboolean              any_coder,
           GError              **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) sets = NULL;
  g_autoptr(ActantSession) session = NULL;
  g_autofree char *coder = actant_cli_dup_file_coder (path);

  g_ptr_array_add (paths, (gpointer) path);
  session = actant_cli_open_all (args, paths, texts, error);
  if (session == NULL)
    return NULL;

  sets = actant_cli_collect_sets (session, texts, coder, problems);
  if (problems->len > 0)
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT, problems->pdata[0]);
      return NULL;
    }

  actant_cli_tell_left_out (session, texts, sets);
  if (texts->len == 0)
    add_lines (lines, session, actant_session_get_study (session), "study", content);
  for (guint i = 0; i < sets->len; i++)
    {
      /* A file is compared whoever wrote it; in a folder everybody with themselves. */
      const char *text = actant_annotation_set_get_text_path (sets->pdata[i]);
      g_autofree char *base = g_path_get_basename (text);
      g_autofree char *prefix = any_coder ? g_strdup (base)
                                : texts->len > 0 ? g_strdup_printf ("%s %s", base, actant_annotation_set_get_coder (sets->pdata[i]))
                                : g_strdup_printf ("%s %s", text, actant_annotation_set_get_coder (sets->pdata[i]));

      add_lines (lines, session, actant_annotation_set_get_records (sets->pdata[i]), prefix, content);
    }
  g_ptr_array_sort (lines, compare_lines);

  return g_steal_pointer (&lines);
}

static guint
print_differences (GPtrArray *a,
                   GPtrArray *b)
{
  guint i = 0, j = 0, n = 0;

  while (i < a->len || j < b->len)
    {
      int order = i == a->len ? 1 : j == b->len ? -1 : strcmp (a->pdata[i], b->pdata[j]);

      if (order == 0)
        {
          i++;
          j++;
          continue;
        }
      g_print ("%c %s\n", order < 0 ? '-' : '+',
               (const char *) (order < 0 ? a->pdata[i++] : b->pdata[j++]));
      n++;
    }

  return n;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "coder", "content", NULL };
  gboolean content = actant_cli_args_has (args, "content");
  gboolean any_coder = FALSE;
  g_autoptr(GPtrArray) a = NULL;
  g_autoptr(GPtrArray) b = NULL;

  if (actant_cli_args_has (args, "coders"))
    return actant_cli_diff_coders (args, error);
  if (!actant_cli_args_expect (args, known, 2, 2, error))
    return ACTANT_EXIT_FAILURE;

  for (guint i = 0; i < args->words->len; i++)
    {
      g_autofree char *coder = actant_cli_dup_file_coder (args->words->pdata[i]);

      any_coder |= coder != NULL;
    }
  if ((a = read_side (args, args->words->pdata[0], content, any_coder, error)) == NULL
      || (b = read_side (args, args->words->pdata[1], content, any_coder, error)) == NULL)
    return ACTANT_EXIT_FAILURE;

  return print_differences (a, b) > 0 ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}

static const char * const flags[] = { "content", "empty_counts", NULL };

const ActantCliCommand actant_cli_diff = {
  "diff",
  "actant-cli diff [--content] A B | --coders A,B [--overlap PERCENT] [--empty-counts] PATH…",
  N_("Show records that differ between two studies, two files on a text, or two coders"),
  N_("A line beginning with “-” is only in A, with “+” only in B. --content compares what the\n"
     "records say: ids, times and revs are ignored, and references are compared by name.\n"
     "--coders puts the records of two coders of the same texts together, kind by kind and one to\n"
     "one, where both passages cover at least half (--overlap) of what either does: “=” both say\n"
     "the same, “~” the fields named differ, “-” and “+” only one has it; a line beginning with “#”\n"
     "gives the rule or sums. Exits 1 when something differs."),
  flags,
  run
};
