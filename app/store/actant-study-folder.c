/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies in a study's folder, where the folder begins, and how its files are named. */

#include "store/actant-study-folder.h"

#include "store/actant-io-private.h"

#include <errno.h>
#include <string.h>

#define ANNOTATIONS_SUFFIX ".annotations.json"
#define STUDY_PREFIX "study."
#define STUDY_SUFFIX ".json"
#define SLUG_MAX 64
/* The member "format" stands at the head of a study file. */
#define HEAD_LENGTH 4096

/* Whether the head of a study file says what it is; the rest may be damaged. */
static gboolean
has_study_format (const char *head)
{
  const char *p = strstr (head, "\"format\"");

  if (p == NULL)
    return FALSE;
  p += strlen ("\"format\"");
  p += strspn (p, " \t\r\n");
  if (*p != ':')
    return FALSE;
  p++;
  p += strspn (p, " \t\r\n");

  return g_str_has_prefix (p, "\"actant-study\"");
}

/* One that cannot be read is taken for one, so that it is missed and not passed over. */
static gboolean
is_study_file (const char *folder,
               const char *name)
{
  g_autofree char *path = NULL;
  char head[HEAD_LENGTH + 1] = "";
  struct stat status;
  ssize_t length = -1;
  int fd;

  if (!actant_study_path_split (name, NULL))
    return FALSE;

  path = g_build_filename (folder, name, NULL);
  fd = _actant_io_open (AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0);
  if (fd < 0)
    return errno != ENOENT && errno != ENOTDIR && errno != ELOOP && errno != ENXIO;
  if (_actant_io.fstat (fd, &status) == 0 && !S_ISREG (status.st_mode))
    length = 0;
  else
    length = _actant_io_read_some (fd, head, HEAD_LENGTH);
  _actant_io.close (fd);

  return length < 0 || has_study_format (head);
}

/* @number is an errno when the folder could not be read to its end. */
static gboolean
holds_study (const char *folder,
             int        *number)
{
  g_autoptr (GPtrArray) names = _actant_io_list_folder (folder, number);

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (is_study_file (folder, names->pdata[i]))
      return TRUE;

  return FALSE;
}

/* FALSE with errno set. */
static gboolean
get_status (const char  *path,
            struct stat *status,
            gboolean     follow)
{
  return _actant_io.fstatat (AT_FDCWD, path, status, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0;
}

static char *
fail_open (const char  *path,
           int          number,
           GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               "%s: cannot be opened: %s", shown, g_strerror (number));
  return NULL;
}

/* Whether the search upwards ends here: at a git root, at $HOME, at a mount point. */
static gboolean
is_boundary (const char *folder,
             const char *parent)
{
  g_autofree char *git = g_build_filename (folder, ".git", NULL);
  struct stat here, above, home;

  if (strcmp (folder, parent) == 0 || g_file_test (git, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!get_status (folder, &here, TRUE) || !get_status (parent, &above, TRUE)
      || here.st_dev != above.st_dev)
    return TRUE;

  return get_status (g_get_home_dir (), &home, TRUE)
         && home.st_dev == here.st_dev && home.st_ino == here.st_ino;
}

/**
 * actant_study_folder_find_root:
 * @path: a file or folder
 * @is_study: (out) (optional): whether a study file was found
 * @error: return location for a #GFileError
 *
 * Looks upwards for the nearest folder with a study file, never above a git root, the home folder
 * or a mount point.
 *
 * Returns: (transfer full) (nullable): that folder, absolute; without one @path's own folder
 */
char *
actant_study_folder_find_root (const char  *path,
                               gboolean    *is_study,
                               GError     **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *start = NULL;
  g_autofree char *folder = NULL;
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  if (!get_status (absolute, &status, TRUE))
    return fail_open (path, errno, error);

  start = S_ISDIR (status.st_mode) ? g_strdup (absolute) : g_path_get_dirname (absolute);
  folder = g_strdup (start);
  while (TRUE)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      int number;
      gboolean found = holds_study (folder, &number);

      /* Folders above may be closed to us; one that the disk does not give may hold the study. */
      if (!found && number != 0
          && (strcmp (folder, start) == 0 || (number != EACCES && number != EPERM)))
        return fail_open (folder, number, error);
      if (found || is_boundary (folder, parent))
        {
          if (is_study != NULL)
            *is_study = found;
          return found ? g_steal_pointer (&folder) : g_steal_pointer (&start);
        }
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

static gboolean
is_wanted (const ActantStudyFolder *folder,
           const char              *text)
{
  return folder->single == NULL || strcmp (folder->single, text) == 0;
}

static void
add_file (ActantStudyFolder *folder,
          const char        *path)
{
  g_autofree char *text = NULL;

  if (actant_annotation_path_split (path, &text, NULL))
    {
      if (is_wanted (folder, text))
        g_ptr_array_add (folder->annotations, g_strdup (path));
    }
  else if (folder->single != NULL)
    {
      if (is_wanted (folder, path))
        g_ptr_array_add (folder->texts, g_strdup (path));
    }
  else if (actant_path_is_text (path))
    g_ptr_array_add (folder->texts, g_strdup (path));
}

/* Whether @file, a link, stands for a file of ours: such links are followed, also on saving. */
static gboolean
is_link_to_ours (const char *file,
                 const char *name)
{
  struct stat target;

  return (actant_annotation_path_split (name, NULL, NULL) || actant_study_path_split (name, NULL))
         && get_status (file, &target, TRUE) && S_ISREG (target.st_mode);
}

/* @below is a folder's path or a file's. */
static void
add_unread (ActantStudyFolder *folder,
            const char        *below,
            int                number)
{
  g_ptr_array_add (folder->problems,
                   g_strdup_printf ("%s: cannot be read: %s",
                                    *below != '\0' ? below : folder->root, g_strerror (number)));
}

/* Takes in one folder; sub-folders go to @pending. */
static void
scan_folder (ActantStudyFolder *folder,
             const char        *below,
             gboolean           is_study,
             GQueue            *pending)
{
  g_autofree char *absolute = g_build_filename (folder->root, below, NULL);
  int number;
  g_autoptr (GPtrArray) names = _actant_io_list_folder (absolute, &number);

  if (number != 0)
    add_unread (folder, below, number);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_strconcat (below, *below != '\0' ? "/" : "", name, NULL);
      g_autofree char *file = NULL;
      struct stat status;

      /* Records name texts in JSON, so a name that is not UTF-8 cannot be one. */
      if (name[0] == '.' || !g_utf8_validate (name, -1, NULL))
        continue;
      file = g_build_filename (absolute, name, NULL);
      if (!get_status (file, &status, FALSE))
        {
          if (errno != ENOENT)
            add_unread (folder, path, errno);
          continue;
        }

      if (S_ISDIR (status.st_mode) && folder->single == NULL)
        g_queue_push_tail (pending, g_steal_pointer (&path));
      else if (!S_ISREG (status.st_mode)
               && !(S_ISLNK (status.st_mode) && is_link_to_ours (file, name)))
        continue;
      else if (is_study && *below == '\0' && actant_study_path_split (name, NULL))
        g_ptr_array_add (folder->studies, g_steal_pointer (&path));
      else
        add_file (folder, path);
    }
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static ActantStudyFolder *
make_folder (char *root)
{
  ActantStudyFolder *folder = g_new0 (ActantStudyFolder, 1);

  folder->root = root;
  folder->texts = g_ptr_array_new_with_free_func (g_free);
  folder->annotations = g_ptr_array_new_with_free_func (g_free);
  folder->studies = g_ptr_array_new_with_free_func (g_free);
  folder->problems = g_ptr_array_new_with_free_func (g_free);

  return folder;
}

/* The text that a lone file is, or is about. */
static char *
find_single (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *text = NULL;

  return actant_annotation_path_split (name, &text, NULL) ? text : g_steal_pointer (&name);
}

/**
 * actant_study_folder_scan:
 * @path: a study's folder, a file in one, or a lone text
 * @error: return location for a #GFileError
 *
 * Finds the study that @path belongs to and lists its files. Hidden files and folders and links are
 * passed over, but for links to annotation and study files.
 *
 * Returns: (transfer full) (nullable): the study's folder
 */
ActantStudyFolder *
actant_study_folder_scan (const char  *path,
                          GError     **error)
{
  ActantStudyFolder *folder = NULL;
  g_autoptr (GQueue) pending = g_queue_new ();
  gboolean is_study = FALSE;
  char *below = NULL;
  char *root = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  root = actant_study_folder_find_root (path, &is_study, error);
  if (root == NULL)
    return NULL;

  folder = make_folder (root);
  if (!is_study && !g_file_test (path, G_FILE_TEST_IS_DIR))
    folder->single = find_single (path);

  g_queue_push_tail (pending, g_strdup (""));
  while ((below = g_queue_pop_head (pending)) != NULL)
    {
      scan_folder (folder, below, is_study, pending);
      g_free (below);
    }
  g_ptr_array_sort (folder->texts, compare_paths);
  g_ptr_array_sort (folder->annotations, compare_paths);
  g_ptr_array_sort (folder->studies, compare_paths);

  return folder;
}

/**
 * actant_study_folder_free:
 * @folder: (transfer full): a study's folder
 */
void
actant_study_folder_free (ActantStudyFolder *folder)
{
  g_return_if_fail (folder != NULL);

  g_free (folder->root);
  g_free (folder->single);
  g_ptr_array_unref (folder->texts);
  g_ptr_array_unref (folder->annotations);
  g_ptr_array_unref (folder->studies);
  g_ptr_array_unref (folder->problems);
  g_free (folder);
}

/**
 * actant_annotation_path_new:
 * @text: path of a text
 * @coder: a slug
 *
 * Returns: (transfer full): path of the coder's annotation file on that text
 */
char *
actant_annotation_path_new (const char *text,
                            const char *coder)
{
  g_return_val_if_fail (text != NULL && coder != NULL, NULL);

  return g_strconcat (text, ".", coder, ANNOTATIONS_SUFFIX, NULL);
}

/**
 * actant_annotation_path_split:
 * @path: a path
 * @text: (out) (optional) (transfer full): path of the text
 * @coder: (out) (optional) (transfer full): the slug
 *
 * Returns: whether @path names an annotation file; if not, nothing is set
 */
gboolean
actant_annotation_path_split (const char  *path,
                              char       **text,
                              char       **coder)
{
  g_autofree char *stem = NULL;
  char *dot = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_str_has_suffix (path, ANNOTATIONS_SUFFIX))
    return FALSE;
  stem = g_strndup (path, strlen (path) - strlen (ANNOTATIONS_SUFFIX));
  dot = strrchr (stem, '.');
  if (dot == NULL || dot == stem || dot[-1] == '/' || !actant_slug_is_valid (dot + 1))
    return FALSE;

  if (coder != NULL)
    *coder = g_strdup (dot + 1);
  *dot = '\0';
  if (text != NULL)
    *text = g_steal_pointer (&stem);
  return TRUE;
}

/**
 * actant_study_path_new:
 * @coder: a slug
 *
 * Returns: (transfer full): name of the coder's study file
 */
char *
actant_study_path_new (const char *coder)
{
  g_return_val_if_fail (coder != NULL, NULL);

  return g_strconcat (STUDY_PREFIX, coder, STUDY_SUFFIX, NULL);
}

/**
 * actant_study_path_split:
 * @path: a path or name
 * @coder: (out) (optional) (transfer full): the slug
 *
 * Returns: whether @path names a study file; if not, nothing is set
 */
gboolean
actant_study_path_split (const char  *path,
                         char       **coder)
{
  g_autofree char *name = NULL;
  g_autofree char *slug = NULL;
  gsize affixes = strlen (STUDY_PREFIX) + strlen (STUDY_SUFFIX);

  g_return_val_if_fail (path != NULL, FALSE);

  name = g_path_get_basename (path);
  if (strlen (name) <= affixes
      || !g_str_has_prefix (name, STUDY_PREFIX) || !g_str_has_suffix (name, STUDY_SUFFIX))
    return FALSE;
  slug = g_strndup (name + strlen (STUDY_PREFIX), strlen (name) - affixes);
  if (!actant_slug_is_valid (slug))
    return FALSE;

  if (coder != NULL)
    *coder = g_steal_pointer (&slug);
  return TRUE;
}

/**
 * actant_path_is_text:
 * @path: a path or name
 *
 * Returns: whether the name is that of a source text: `*.txt` or `*.md` in any case, not hidden
 */
gboolean
actant_path_is_text (const char *path)
{
  g_autofree char *name = NULL;
  const char *dot = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  name = g_path_get_basename (path);
  dot = strrchr (name, '.');

  return name[0] != '.' && dot != NULL
         && (g_ascii_strcasecmp (dot, ".txt") == 0 || g_ascii_strcasecmp (dot, ".md") == 0);
}

/**
 * actant_slug_is_valid:
 * @slug: (nullable): a coder's short name
 *
 * Returns: whether it is 1 to 64 of a-z, 0-9 and "-", the latter neither first nor last
 */
gboolean
actant_slug_is_valid (const char *slug)
{
  gsize length = slug != NULL ? strlen (slug) : 0;

  return length > 0 && length <= SLUG_MAX && slug[0] != '-' && slug[length - 1] != '-'
         && strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/**
 * actant_slug_from_name:
 * @name: a coder's name, UTF-8
 *
 * Returns: (transfer full): a slug for it: "Mina Park" gives "mina-park"; "coder" where no Latin
 *   letter is left or the slug is reserved
 */
char *
actant_slug_from_name (const char *name)
{
  g_autofree char *ascii = NULL;
  g_autoptr (GString) slug = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  ascii = g_str_to_ascii (name, "C");
  for (const char *p = ascii; *p != '\0' && slug->len < SLUG_MAX; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-' && *p != '\'')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  if (slug->len == 0 || strcmp (slug->str, ACTANT_CONSENSUS) == 0)
    return g_strdup ("coder");

  return g_strdup (slug->str);
}
