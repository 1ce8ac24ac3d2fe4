/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the annotations of all texts bit by bit. */
#include "session/actant-set-loader.h"

#include <string.h>

/* Microseconds of reading before others are heard again. */
#define STEP 10000
#define PAUSE 4               /* milliseconds left to the frames after each step */

struct _ActantSetLoader
{
  ActantSession   *session;   /* owned */
  gboolean         others;
  ActantSetLoaded  loaded;
  gpointer         user_data;
  guint            n_read;    /* texts */
  guint            timer;      /* 0 when done */
};

static void
load_others (ActantSetLoader *loader,
             const char      *text)
{
  g_auto(GStrv) coders = actant_session_list_coders (loader->session, text);

  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = NULL;

      if (strcmp (coders[i], actant_session_get_coder (loader->session)) != 0)
        set = actant_session_get_set (loader->session, text, coders[i], NULL);
      if (set != NULL)
        loader->loaded (set, loader->user_data);
    }
}

static gboolean
load_cb (gpointer data)
{
  ActantSetLoader *loader = data;
  const char * const *texts = actant_session_get_texts (loader->session);
  gint64 until = g_get_monotonic_time () + STEP;

  while (texts[loader->n_read] != NULL && g_get_monotonic_time () < until)
    {
      const char *text = texts[loader->n_read++];

      loader->loaded (actant_session_get_own_set (loader->session, text, NULL), loader->user_data);
      if (loader->others)
        load_others (loader, text);
    }
  if (texts[loader->n_read] != NULL)
    return G_SOURCE_CONTINUE;

  loader->timer = 0;
  loader->loaded (NULL, loader->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * actant_set_loader_new:
 * @session: a session
 * @others: whether the sets of other coders are read, too
 * @loaded: called with each set, in the order of the texts
 * @user_data: for @loaded
 *
 * Returns: (transfer full): a loader, at work between the frames from now on
 */
ActantSetLoader *
actant_set_loader_new (ActantSession   *session,
                       gboolean         others,
                       ActantSetLoaded  loaded,
                       gpointer         user_data)
{
  ActantSetLoader *loader = g_new0 (ActantSetLoader, 1);

  loader->session = g_object_ref (session);
  loader->others = others;
  loader->loaded = loaded;
  loader->user_data = user_data;
  /* Not when idle: where frames follow one another without a pause, that moment never comes. */
  loader->timer = g_timeout_add (PAUSE, load_cb, loader);

  return loader;
}

/** Stops reading. */
void
actant_set_loader_free (ActantSetLoader *loader)
{
  g_clear_handle_id (&loader->timer, g_source_remove);
  g_object_unref (loader->session);
  g_free (loader);
}

/** Whether everything was read. */
gboolean
actant_set_loader_is_done (ActantSetLoader *loader)
{
  return loader->timer == 0;
}

/** How many texts were read, and of how many. */
guint
actant_set_loader_get_n_read (ActantSetLoader *loader,
                              guint           *n_texts)
{
  if (n_texts != NULL)
    *n_texts = g_strv_length ((char **) actant_session_get_texts (loader->session));

  return loader->n_read;
}
