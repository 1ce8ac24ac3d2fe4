/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflict copies: recognised by their names, confirmed by what they hold, joined, and moved to the
 * trash only when reading the saved file back proves that nothing of them is missing. */
#include "config.h"

#include "team/actant-conflict-copy.h"

#include "store/actant-durable-file.h"
#include "store/actant-io-private.h"
#include "store/actant-study-folder.h"
#include "team/actant-join.h"
#include "team/actant-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)
#define MAX_NESTED 4

/**
 * Pattern:
 * @tool: who names copies so
 * @expression: what stands between the file's stem and ".json"
 */
typedef struct
{
  const char *tool;
  const char *expression;
} Pattern;

/* Syncthing (folder_sendrecv.go), Nextcloud and ownCloud (utility.cpp), Dropbox in several
 * languages, OneDrive's name of the machine, and the numbers that Google Drive and browsers add. */
static const Pattern patterns[] = {
  { "Syncthing", "\\.sync-conflict-\\d{8}-\\d{6}(-[A-Z0-9]{7})?" },
  { "Nextcloud", " \\(conflicted copy( [^()/]+)? \\d{4}-\\d\\d-\\d\\d \\d{6}\\)" },
  { "Nextcloud", "_conflict-\\d{8}-\\d{6}" },
  { "Dropbox", " \\([^()/]*(conflicted copy|Case Conflict|충돌|競合|冲突|Konflikt|conflit|conflicto)"
               "[^()/]*\\)" },
  { "OneDrive", "-[A-Za-z0-9][A-Za-z0-9_-]*" },
  { "copy", " \\(\\d+\\)" },
};

void
actant_conflict_copy_free (ActantConflictCopy *copy)
{
  g_free (copy->path);
  g_free (copy->original);
  g_free (copy);
}

static gboolean
is_name_of_ours (const char *name)
{
  return actant_annotation_path_split (name, NULL, NULL) || actant_study_path_split (name, NULL);
}

static char *
strip (const char    *name,
       const Pattern *pattern)
{
  g_autofree char *expression = g_strconcat ("^(.*[^ ])", pattern->expression, "\\.json$", NULL);
  g_autoptr(GRegex) regex = g_regex_new (expression, G_REGEX_DOTALL, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *stem = NULL;

  if (!g_regex_match (regex, name, 0, &match))
    return NULL;

  stem = g_match_info_fetch (match, 1);
  return g_strconcat (stem, ".json", NULL);
}

/**
 * actant_conflict_name_split:
 * @name: of a file, without folders
 * @original: (out) (optional): the name of the file that it is a copy of
 *
 * What a name says; whether it is so only the content tells. A copy may be a copy of a copy.
 *
 * Returns: (nullable): who names copies so, %NULL when @name is no copy's
 */
const char *
actant_conflict_name_split (const char  *name,
                            char       **original)
{
  g_autofree char *stripped = NULL;
  const char *tool = NULL;

  if (!g_str_has_suffix (name, ".json") || !g_utf8_validate (name, -1, NULL))
    return NULL;

  for (guint round = 0; round < MAX_NESTED; round++)
    for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
      {
        char *shorter = strip (stripped != NULL ? stripped : name, &patterns[i]);

        if (shorter == NULL)
          continue;
        g_free (stripped);
        stripped = shorter;
        if (tool == NULL)
          tool = patterns[i].tool;
        if (is_name_of_ours (stripped))
          {
            if (original != NULL)
              *original = g_steal_pointer (&stripped);
            return tool;
          }
        break;
      }

  return NULL;
}

static ActantRecordFile *
read_content (const char  *path,
              const char  *name,
              GBytes     **bytes,
              GError     **error)
{
  g_autoptr(GBytes) read = actant_durable_read (path, MAX_FILE_BYTES, error);
  ActantRecordFile *file = read != NULL ? actant_record_file_read (read, name, error) : NULL;

  if (bytes != NULL)
    *bytes = g_steal_pointer (&read);
  return file;
}

/* The same file by what both hold: format, set, coder, text. */
static gboolean
is_confirmed (const char *root,
              const char *path,
              const char *original)
{
  g_autofree char *path_a = g_build_filename (root, path, NULL);
  g_autofree char *path_b = g_build_filename (root, original, NULL);
  g_autoptr(ActantRecordFile) a = read_content (path_a, path, NULL, NULL);
  g_autoptr(ActantRecordFile) b = a != NULL ? read_content (path_b, original, NULL, NULL) : NULL;
  g_autoptr(ActantRecordFile) both = NULL;

  if (a == NULL || b == NULL
      || strcmp (actant_record_get_id (a->header), actant_record_get_id (b->header)) != 0)
    return FALSE;

  both = actant_join_files (a, b, original, NULL);
  return both != NULL;
}

static void
consider (GPtrArray  *copies,
          const char *root,
          const char *below,
          const char *name)
{
  g_autofree char *original_name = NULL;
  const char *tool = actant_conflict_name_split (name, &original_name);
  g_autofree char *path = *below != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);
  g_autofree char *original = NULL;
  ActantConflictCopy *copy;

  if (tool == NULL)
    return;
  original = *below != '\0' ? g_build_filename (below, original_name, NULL)
                            : g_strdup (original_name);
  if (!is_confirmed (root, path, original))
    return;

  copy = g_new0 (ActantConflictCopy, 1);
  copy->path = g_steal_pointer (&path);
  copy->original = g_steal_pointer (&original);
  copy->tool = tool;
  g_ptr_array_add (copies, copy);
}

static int
compare_copies (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(const ActantConflictCopy * const *) a)->path,
                 (*(const ActantConflictCopy * const *) b)->path);
}

static void
scan (GPtrArray  *copies,
      const char *root,
      const char *below,
      GQueue     *pending)
{
  g_autofree char *folder = g_build_filename (root, below, NULL);
  int number;
  g_autoptr(GPtrArray) names = _actant_io_list_folder (folder, &number);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (name[0] == '.'
          || _actant_io.fstatat (AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) != 0)
        continue;
      if (S_ISDIR (status.st_mode))
        g_queue_push_tail (pending, *below != '\0' ? g_build_filename (below, name, NULL)
                                                   : g_strdup (name));
      else if (S_ISREG (status.st_mode))
        consider (copies, root, below, name);
    }
}

/**
 * actant_conflict_copies_find:
 * @root: a study's folder
 *
 * Looks for conflict copies in the folder and below it, where study files and annotation files may
 * be; hidden folders and links are passed over. Reads each candidate: not for the main thread.
 *
 * Returns: (transfer full) (element-type ActantConflictCopy): confirmed copies, by path
 */
GPtrArray *
actant_conflict_copies_find (const char *root)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_conflict_copy_free);
  g_autoptr(GQueue) pending = g_queue_new ();
  char *below;

  g_queue_push_tail (pending, g_strdup (""));
  while ((below = g_queue_pop_head (pending)) != NULL)
    {
      scan (copies, root, below, pending);
      g_free (below);
    }
  g_ptr_array_sort (copies, compare_copies);

  return copies;
}

typedef struct
{
  const char             *name;
  const ActantRecordFile *other;
} Joining;

/* Somebody wrote the file meanwhile: that, with the other. */
static ActantPieces *
join_displaced (GBytes        *displaced,
                ActantPieces  *ours,
                gpointer       user_data,
                GError       **error)
{
  Joining *joining = user_data;
  g_autoptr(GBytes) bytes = actant_pieces_to_bytes (ours);
  g_autoptr(ActantRecordFile) there = actant_record_file_read (displaced, joining->name, error);
  g_autoptr(ActantRecordFile) written = there != NULL
    ? actant_record_file_read (bytes, joining->name, error) : NULL;
  g_autoptr(ActantRecordFile) joined = written != NULL
    ? actant_merge_files (ACTANT_MERGE_BASE_LAST_SEEN, NULL, there, written, joining->name, error)
    : NULL;

  return joined != NULL ? actant_record_file_write_pieces (joined) : NULL;
}

/**
 * actant_join_into_file:
 * @path: of a file of ours
 * @name: of it, for messages
 * @other: another content of that file
 * @n_news: (out): how many records of it changed or came
 * @n_clashes: (out): how many records of it have versions now
 *
 * Joins @other into the file and saves it durably, unless it has everything already.
 *
 * Returns: whether the file has everything
 */
gboolean
actant_join_into_file (const char              *path,
                       const char              *name,
                       const ActantRecordFile  *other,
                       guint                   *n_news,
                       guint                   *n_clashes,
                       GError                 **error)
{
  g_autoptr(GBytes) before = NULL;
  g_autoptr(ActantRecordFile) file = read_content (path, name, &before, error);
  g_autoptr(ActantRecordFile) joined = NULL;
  g_autoptr(GBytes) bytes = NULL;
  Joining joining = { name, other };

  if (file == NULL)
    return FALSE;
  if (MAX (file->version, other->version) > ACTANT_FILE_VERSION)
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_FORMAT,
                   _("%s was written by a newer Actant; update this one"), name);
      return FALSE;
    }
  joined = actant_merge_files (ACTANT_MERGE_BASE_LAST_SEEN, NULL, file, other, name, error);
  if (joined == NULL)
    return FALSE;

  *n_news = actant_count_news (joined, file);
  *n_clashes = actant_count_clashes (joined);
  if (actant_record_file_equal (joined, file))
    return TRUE;

  bytes = actant_record_file_write (joined);
  return actant_durable_write (path, before, bytes, join_displaced, &joining, NULL, error);
}

/**
 * actant_conflict_copy_count_news:
 * @copy: a confirmed copy
 * @root: the study's folder
 *
 * Returns: how many records of its file would change or come if it were joined; 0 too when one of
 *   them cannot be read. Blocks.
 */
guint
actant_conflict_copy_count_news (const ActantConflictCopy *copy,
                                 const char               *root)
{
  g_autofree char *path = g_build_filename (root, copy->path, NULL);
  g_autofree char *original = g_build_filename (root, copy->original, NULL);
  g_autoptr(ActantRecordFile) other = read_content (path, copy->path, NULL, NULL);
  g_autoptr(ActantRecordFile) file = read_content (original, copy->original, NULL, NULL);
  g_autoptr(ActantRecordFile) joined = other != NULL && file != NULL
    ? actant_merge_files (ACTANT_MERGE_BASE_LAST_SEEN, NULL, file, other, copy->original, NULL)
    : NULL;

  return joined != NULL ? actant_count_news (joined, file) : 0;
}

/* Whether the file as it is on the disk has all of @copy. */
static gboolean
has_all (const char              *path,
         const char              *name,
         const ActantRecordFile  *copy,
         GError                 **error)
{
  g_autoptr(ActantRecordFile) saved = read_content (path, name, NULL, error);
  g_autoptr(ActantRecordFile) both = saved != NULL ? actant_join_files (saved, copy, name, error)
                                                   : NULL;

  if (both == NULL)
    return FALSE;
  if (actant_record_file_equal (both, saved))
    return TRUE;

  g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_RECORD,
               _("%s: something changed it while a copy was joined; join again"), name);
  return FALSE;
}

static ActantConflictCopyEnd
move_to_trash (const char *path,
               GBytes     *joined)
{
  g_autoptr(GBytes) now = actant_durable_read (path, MAX_FILE_BYTES, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  if (now == NULL || !g_bytes_equal (now, joined))
    return ACTANT_CONFLICT_COPY_CHANGED;

  return g_file_trash (file, NULL, NULL) ? ACTANT_CONFLICT_COPY_TRASHED
                                         : ACTANT_CONFLICT_COPY_NO_TRASH;
}

/**
 * actant_conflict_copy_join:
 * @copy: a confirmed copy
 * @root: the study's folder
 * @keep: leave the copy where it is
 * @n_news: (out): how many records of the file changed or came
 * @n_clashes: (out): how many records of the file have versions now
 * @end: (out): what became of the copy
 *
 * Joins the copy into its file and saves that durably. The copy goes to the trash when the file,
 * read back from the disk, has all of it, and never otherwise. Blocks.
 *
 * Returns: whether the file has all of the copy
 */
gboolean
actant_conflict_copy_join (const ActantConflictCopy  *copy,
                           const char                *root,
                           gboolean                   keep,
                           guint                     *n_news,
                           guint                     *n_clashes,
                           ActantConflictCopyEnd     *end,
                           GError                   **error)
{
  g_autofree char *path = g_build_filename (root, copy->path, NULL);
  g_autofree char *original = g_build_filename (root, copy->original, NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(ActantRecordFile) content = read_content (path, copy->path, &bytes, error);

  if (content == NULL
      || !actant_join_into_file (original, copy->original, content, n_news, n_clashes, error)
      || !has_all (original, copy->original, content, error))
    return FALSE;

  *end = keep ? ACTANT_CONFLICT_COPY_NO_TRASH : move_to_trash (path, bytes);
  return TRUE;
}
