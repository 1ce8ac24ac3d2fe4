/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target every file below the folders it is called with. */
#include "fuzz.h"

#include <string.h>

static guint
replay_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  g_autofree uint8_t *exact = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  /* Without the NUL that g_file_get_contents() adds: a sanitizer sees what reads too far. */
  exact = g_memdup2 (data, length);
  LLVMFuzzerTestOneInput (exact, length);
  return 1;
}

static guint
replay (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return replay_file (path);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      n += replay (below);
    }
  return n;
}

int
main (int   argc,
      char *argv[])
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += replay (argv[i]);
  g_print ("%u inputs\n", n);

  return n > 0 ? 0 : 1;
}
