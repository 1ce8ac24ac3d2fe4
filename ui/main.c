/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program `actant`. */
#include "config.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "session/actant-locale.h"
#include "window/actant-application.h"
#include "window/actant-settings.h"

#define LARGE_BLOCK (256 * 1024)        /* bytes; from here on a block is the system's own */
#define FREE_AT_THE_END (4 * 1024 * 1024)

/* Each frame that is drawn without a graphics card takes a picture of the window, up to 4 MB, and
 * gives it back. Left alone, the C library soon keeps such blocks in the heap, where what is made
 * meanwhile lands in the hole: the next picture makes the heap larger by as much. */
static void
keep_frames_out_of_the_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  mallopt (M_TRIM_THRESHOLD, FREE_AT_THE_END);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(ActantApplication) application = NULL;
  g_autoptr(GError) error = NULL;

  keep_frames_out_of_the_heap ();
  actant_locale_init ();
  g_set_application_name ("Actant");

  settings = actant_settings_new (&error);
  if (settings == NULL)
    {
      g_printerr ("actant: %s\n", error->message);
      return 1;
    }
  application = actant_application_new (settings);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
