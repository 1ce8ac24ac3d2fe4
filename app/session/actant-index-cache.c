/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study's numbers on disk, and how they are taken from an annotation file. */
#include "session/actant-index-cache.h"

#include "store/actant-durable-file.h"
#include "store/actant-record-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)
#define MAX_CACHE_BYTES (256 << 20)
/* Studies that are remembered. */
#define MAX_CACHES 64
/* A file that changed this short a time ago, in nanoseconds, may change again at the same time. */
#define SETTLED (G_GINT64_CONSTANT (2) * 1000 * 1000 * 1000)

/* Byte order, root, names of the kinds, files: path, size, modified, changed, numbers. */
#define FORMAT "(usasa(sxxxau))"
#define BYTE_ORDER_MARK 0x41435402u

static void
free_counts (gpointer counts)
{
  g_free (counts);
}

/** Returns: (transfer full): an empty table */
GHashTable *
actant_index_cache_new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_counts);
}

static char *
dup_folder (const char *folder)
{
  return folder != NULL ? g_strdup (folder)
                        : g_build_filename (g_get_user_cache_dir (), "actant", "index", NULL);
}

/**
 * actant_index_cache_dup_path:
 * @folder: (nullable): where caches are kept; %NULL for the user's
 * @root: absolute path of a study
 *
 * Returns: (transfer full): the file that its numbers are kept in
 */
char *
actant_index_cache_dup_path (const char *folder,
                             const char *root)
{
  g_autofree char *parent = dup_folder (folder);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, root, -1);
  g_autofree char *name = g_strconcat (sum, ".index", NULL);

  return g_build_filename (parent, name, NULL);
}

static GVariant *
new_kind_names (void)
{
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE ("as"));
  for (ActantKind kind = ACTANT_KIND_NONE + 1; kind < ACTANT_N_KINDS; kind++)
    {
      const ActantKindInfo *info = actant_kind_get_info (kind);

      g_variant_builder_add (&names, "s", info != NULL && info->name != NULL ? info->name : "");
    }

  return g_variant_builder_end (&names);
}

/* The content below its checksum; NULL when it is not what was written. */
static GVariant *
open_content (const char *path)
{
  g_autoptr(GBytes) bytes = actant_durable_read (path, MAX_CACHE_BYTES, NULL);
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GVariant) variant = NULL;
  g_autofree char *sum = NULL;
  const gsize head = 64;
  gsize size = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  if (size <= head)
    return NULL;
  /* At a place that numbers may stand at. */
  content = g_bytes_new ((const char *) g_bytes_get_data (bytes, NULL) + head, size - head);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (memcmp (sum, g_bytes_get_data (bytes, NULL), head) != 0)
    return NULL;

  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), content, FALSE));
  return g_variant_is_normal_form (variant) ? g_steal_pointer (&variant) : NULL;
}

static void
read_file (GHashTable *files,
           GVariant   *file)
{
  g_autoptr(GVariant) numbers = g_variant_get_child_value (file, 4);
  ActantFileCounts *counts;
  const char *path;
  const guint32 *n;
  gsize n_numbers;

  n = g_variant_get_fixed_array (numbers, &n_numbers, sizeof (guint32));
  if (n_numbers != ACTANT_N_KINDS - 1)
    return;

  counts = g_new0 (ActantFileCounts, 1);
  g_variant_get (file, "(&sxxx@au)", &path, &counts->size, &counts->modified, &counts->changed,
                 NULL);
  counts->known = counts->settled = TRUE;
  for (gsize i = 0; i < n_numbers; i++)
    counts->n[ACTANT_KIND_NONE + 1 + i] = n[i];
  g_hash_table_replace (files, g_strdup (path), counts);
}

/**
 * actant_index_cache_read:
 * @folder: (nullable): where caches are kept; %NULL for the user's
 * @root: absolute path of a study
 *
 * Returns: (transfer full): what is remembered of its files, be it nothing
 */
GHashTable *
actant_index_cache_read (const char *folder,
                         const char *root)
{
  GHashTable *files = actant_index_cache_new_table ();
  g_autofree char *path = actant_index_cache_dup_path (folder, root);
  g_autoptr(GVariant) content = open_content (path);
  g_autoptr(GVariant) names = NULL;
  g_autoptr(GVariant) kinds = NULL;
  g_autoptr(GVariant) list = NULL;
  const char *of_root;
  guint32 mark;

  if (content == NULL)
    return files;

  g_variant_get (content, "(u&s@as@a(sxxxau))", &mark, &of_root, &names, &list);
  kinds = g_variant_ref_sink (new_kind_names ());
  if (mark != BYTE_ORDER_MARK || strcmp (of_root, root) != 0 || !g_variant_equal (kinds, names))
    return files;

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr(GVariant) file = g_variant_get_child_value (list, i);

      read_file (files, file);
    }

  return files;
}

static void
add_file (GVariantBuilder        *list,
          const char             *path,
          const ActantFileCounts *counts)
{
  guint32 n[ACTANT_N_KINDS - 1];

  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    n[i] = counts->n[ACTANT_KIND_NONE + 1 + i];
  g_variant_builder_add (list, "(sxxx@au)", path, counts->size, counts->modified, counts->changed,
                         g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, n, G_N_ELEMENTS (n),
                                                    sizeof (guint32)));
}

typedef struct
{
  char   *path;
  gint64  modified;
} CacheFile;

static void
clear_cache_file (gpointer file)
{
  g_free (((CacheFile *) file)->path);
}

static int
compare_ages (gconstpointer a,
              gconstpointer b)
{
  const CacheFile *file_a = a;
  const CacheFile *file_b = b;

  return (file_b->modified > file_a->modified) - (file_b->modified < file_a->modified);
}

/* Forgets the studies that were not looked at for longest. */
static void
prune (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (CacheFile));
  const char *name;

  g_array_set_clear_func (files, clear_cache_file);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      CacheFile file = { .path = g_build_filename (folder, name, NULL) };
      struct stat status;

      if (g_str_has_suffix (name, ".index") && lstat (file.path, &status) == 0)
        {
          file.modified = status.st_mtime;
          g_array_append_val (files, file);
        }
      else
        g_free (file.path);
    }
  g_array_sort (files, compare_ages);
  for (guint i = MAX_CACHES; i < files->len; i++)
    g_unlink (g_array_index (files, CacheFile, i).path);
}

/**
 * actant_index_cache_write:
 * @folder: (nullable): where caches are kept; %NULL for the user's
 * @root: absolute path of a study
 * @files: path to #ActantFileCounts; those that are not known and settled are left out
 *
 * Puts a whole file in the place of the one before.
 *
 * Returns: whether it was written
 */
gboolean
actant_index_cache_write (const char *folder,
                          const char *root,
                          GHashTable *files)
{
  g_autofree char *path = actant_index_cache_dup_path (folder, root);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr(GVariant) content = NULL;
  g_autofree char *sum = NULL;
  g_autoptr(GString) file = NULL;
  GVariantBuilder list;
  GHashTableIter iter;
  gpointer name, counts;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(sxxxau)"));
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &counts))
    if (((ActantFileCounts *) counts)->known && ((ActantFileCounts *) counts)->settled)
      add_file (&list, name, counts);
  content = g_variant_ref_sink (g_variant_new ("(us@as@a(sxxxau))", BYTE_ORDER_MARK, root,
                                               new_kind_names (), g_variant_builder_end (&list)));

  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (content),
                                     g_variant_get_size (content));
  file = g_string_new (sum);
  g_string_append_len (file, g_variant_get_data (content), g_variant_get_size (content));

  if (g_mkdir_with_parents (parent, 0700) != 0
      || !g_file_set_contents_full (path, file->str, file->len, G_FILE_SET_CONTENTS_CONSISTENT,
                                    0600, NULL))
    return FALSE;
  prune (parent);

  return TRUE;
}

/**
 * actant_file_counts_look:
 * @counts: receives what the disk says of the file; nothing is known of its content
 * @path: of an annotation file
 *
 * Returns: whether it is there
 */
gboolean
actant_file_counts_look (ActantFileCounts *counts,
                         const char       *path)
{
  struct stat status;

  *counts = (ActantFileCounts) { .size = -1 };
  if (stat (path, &status) != 0)
    return FALSE;

  counts->size = status.st_size;
  counts->modified = status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
                     + status.st_mtim.tv_nsec;
  counts->changed = status.st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000)
                    + status.st_ctim.tv_nsec;
  return TRUE;
}

/** Whether both saw the file in the same state. */
gboolean
actant_file_counts_same_file (const ActantFileCounts *a,
                              const ActantFileCounts *b)
{
  return a->size == b->size && a->modified == b->modified && a->changed == b->changed;
}

/**
 * actant_file_counts_count:
 * @counts: filled in; known unless the file cannot be read
 * @path: of an annotation file
 * @name: of it, for messages that nobody sees
 */
void
actant_file_counts_count (ActantFileCounts *counts,
                          const char       *path,
                          const char       *name)
{
  GBytes *bytes;
  g_autoptr(ActantImage) image = NULL;
  guint n[ACTANT_N_KINDS] = { 0 };
  ActantFileCounts after;

  if (!actant_file_counts_look (counts, path))
    return;
  bytes = actant_durable_read (path, MAX_FILE_BYTES, NULL);
  image = bytes != NULL ? actant_image_new_take (bytes) : NULL;
  if (image == NULL
      || !actant_record_file_count (image, name, ACTANT_FORMAT_ANNOTATIONS, n, NULL))
    return;

  memcpy (counts->n, n, sizeof n);
  actant_file_counts_look (&after, path);
  counts->known = TRUE;
  counts->settled = actant_file_counts_same_file (counts, &after)
                    && MAX (counts->modified, counts->changed)
                       < g_get_real_time () * 1000 - SETTLED;
}
