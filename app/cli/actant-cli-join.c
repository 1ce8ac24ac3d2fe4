/* SPDX-License-Identifier: GPL-3.0-or-later */
/* actant-cli join: copies of a file, conflict copies of a study, merges that git did not finish. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "store/actant-durable-file.h"
#include "store/actant-study-folder.h"
#include "team/actant-conflict-copy.h"
#include "team/actant-git-merge.h"

#include <glib/gi18n.h>

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)

static void
print_joined (const char *file,
              const char *from,
              guint       n_news,
              guint       n_clashes)
{
  g_autofree char *news = g_strdup_printf (ngettext ("%u record", "%u records", n_news), n_news);

  g_print (_("%s: %s changed or new from %s\n"), file, news, from);
  if (n_clashes > 0)
    g_print (ngettext ("%s: %u record has several versions; settle it\n",
                       "%s: %u records have several versions; settle them\n", n_clashes),
             file, n_clashes);
}

static gboolean
join_one (const char  *path,
          const char  *other,
          guint       *n_clashes,
          GError     **error)
{
  g_autoptr(GBytes) bytes = actant_durable_read (other, MAX_FILE_BYTES, error);
  g_autoptr(ActantRecordFile) content = bytes != NULL
                                        ? actant_record_file_read (bytes, other, error) : NULL;
  guint n_news;

  if (content == NULL
      || !actant_join_into_file (path, path, content, &n_news, n_clashes, error))
    return FALSE;

  print_joined (path, other, n_news, *n_clashes);
  return TRUE;
}

/* The first file takes in the others, which stay. */
static int
join_files (ActantCliArgs  *args,
            GError        **error)
{
  guint n_clashes = 0;

  for (guint i = 1; i < args->words->len; i++)
    if (!join_one (args->words->pdata[0], args->words->pdata[i], &n_clashes, error))
      return ACTANT_EXIT_FAILURE;

  return n_clashes > 0 ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}

static void
print_end (const ActantConflictCopy *copy,
           ActantConflictCopyEnd     end,
           gboolean                  keep)
{
  if (end == ACTANT_CONFLICT_COPY_TRASHED)
    g_print (_("%s: nothing of it is missing; moved to the trash\n"), copy->path);
  else if (end == ACTANT_CONFLICT_COPY_CHANGED)
    g_print (_("%s: something changed it meanwhile; kept, join again\n"), copy->path);
  else if (!keep)
    g_print (_("%s: nothing of it is missing; kept, because there is no trash here\n"), copy->path);
}

static int
join_conflict_copies (const char  *root,
                      gboolean     keep,
                      GError     **error)
{
  g_autoptr(GPtrArray) copies = actant_conflict_copies_find (root);
  gboolean clean = TRUE;

  for (guint i = 0; i < copies->len; i++)
    {
      const ActantConflictCopy *copy = copies->pdata[i];
      guint n_news, n_clashes;
      ActantConflictCopyEnd end;

      if (!actant_conflict_copy_join (copy, root, keep, &n_news, &n_clashes, &end, error))
        return ACTANT_EXIT_FAILURE;
      print_joined (copy->original, copy->path, n_news, n_clashes);
      print_end (copy, end, keep);
      clean &= n_clashes == 0 && (keep || end == ACTANT_CONFLICT_COPY_TRASHED);
    }
  if (copies->len == 0)
    g_print (_("no conflict copies\n"));

  return clean ? ACTANT_EXIT_FINE : ACTANT_EXIT_FINDINGS;
}

static int
finish_merges (const char  *root,
               GError     **error)
{
  g_autoptr(GPtrArray) found = actant_git_find_unmerged (root, error);
  guint n_all = 0;

  if (found == NULL)
    return ACTANT_EXIT_FAILURE;
  for (guint i = 0; i < found->len; i++)
    {
      const ActantUnmerged *unmerged = found->pdata[i];
      guint n_clashes;

      if (!actant_git_finish_merge (root, unmerged, &n_clashes, error))
        return ACTANT_EXIT_FAILURE;
      if (n_clashes == 0)
        g_print (_("%s: merged and added; commit when all files are\n"), unmerged->path);
      else
        g_print (ngettext ("%s: merged; %u record has several versions: settle it, then “git add”\n",
                           "%s: merged; %u records have several versions: settle them, then “git "
                           "add”\n", n_clashes), unmerged->path, n_clashes);
      n_all += n_clashes;
    }
  if (found->len == 0)
    g_print (_("no merge is unfinished\n"));

  return n_all > 0 ? ACTANT_EXIT_FINDINGS : ACTANT_EXIT_FINE;
}

static int
run (ActantCliArgs  *args,
     GError        **error)
{
  static const char * const known[] = { "from_index", "keep", NULL };
  gboolean from_index = actant_cli_args_has (args, "from_index");
  g_autofree char *root = NULL;

  if (!actant_cli_args_expect (args, known, 1, from_index ? 1 : G_MAXUINT, error))
    return ACTANT_EXIT_FAILURE;
  if (args->words->len > 1)
    return join_files (args, error);

  root = actant_study_folder_find_root (args->words->pdata[0], NULL, error);
  if (root == NULL)
    return ACTANT_EXIT_FAILURE;

  return from_index ? finish_merges (root, error)
                    : join_conflict_copies (root, actant_cli_args_has (args, "keep"), error);
}

static const char * const flags[] = { "from_index", "keep", NULL };

const ActantCliCommand actant_cli_join = {
  "join",
  "actant-cli join FILE COPY…\n"
  "       actant-cli join [--keep] STUDY\n"
  "       actant-cli join --from-index STUDY",
  N_("Join copies of a file, conflict copies, or an unfinished git merge"),
  N_("FILE takes in what each COPY has, record by record; absence never means deletion, and what two\n"
     "changed differently is kept as versions of the record, to be settled. With a STUDY, the conflict\n"
     "copies of Syncthing, Nextcloud, Dropbox and OneDrive in it are found by their names, confirmed by\n"
     "what they hold, joined, and moved to the trash once the saved file has all of them; --keep leaves\n"
     "them. --from-index finishes a merge that git left unfinished, from both sides in its index.\n"
     "Exits 1 when records are left with several versions, or a copy is kept."),
  flags,
  run
};
