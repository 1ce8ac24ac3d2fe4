/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the annotations of all texts in threads. */
#include "session/actant-set-loader.h"

#include "model/actant-let-go.h"
#include "session/actant-crew.h"
#include "session/actant-session-private.h"
#include "store/actant-io-private.h"

#include <errno.h>
#include <string.h>

struct _ActantSetLoader
{
  ActantSession   *session;   /* owned */
  ActantSetLoaded  loaded;
  gpointer         user_data;
  GCancellable    *cancellable;
  ActantCrew      *crew;
};

/* The annotations of one text. */
typedef struct
{
  char         *root;
  char         *text;
  char         *encoding;
  char        **coders;       /* whose are wanted, oneself first */
  GArray       *known;        /* gboolean, by coder: the session has them already */
  GCancellable *cancellable;
  GPtrArray    *loads;        /* of ActantLoadJob, one for each coder, run */
  guint         n_in_vain;    /* claims of sets that were read and that the session has by now */
} TextJob;

static void
free_text_job (gpointer data)
{
  TextJob *job = data;

  g_free (job->root);
  g_free (job->text);
  g_free (job->encoding);
  g_strfreev (job->coders);
  g_array_unref (job->known);
  g_object_unref (job->cancellable);
  actant_let_go (job->loads, job->n_in_vain, (GDestroyNotify) g_ptr_array_unref);
  g_free (job);
}

/* Oneself, and the others if they are wanted and may be seen. */
static char **
list_coders (ActantSession *session,
             const char    *text,
             gboolean       others)
{
  const char *own = actant_session_get_coder (session);
  g_autoptr(GStrvBuilder) wanted = g_strv_builder_new ();
  g_auto(GStrv) coders = others ? actant_session_list_coders (session, text) : NULL;

  g_strv_builder_add (wanted, own);
  for (guint i = 0; coders != NULL && coders[i] != NULL; i++)
    if (strcmp (coders[i], own) != 0 && _actant_session_may_see (session, text, coders[i], NULL))
      g_strv_builder_add (wanted, coders[i]);

  return g_strv_builder_end (wanted);
}

static TextJob *
new_text_job (ActantSetLoader *loader,
              const char      *text,
              gboolean         others)
{
  TextJob *job = g_new0 (TextJob, 1);
  const ActantRecord *record = actant_session_get_text_record (loader->session, text);

  job->root = g_strdup (actant_session_get_root (loader->session));
  job->text = g_strdup (text);
  job->encoding = record != NULL ? g_strdup (actant_record_get_text (record, "encoding")) : NULL;
  job->coders = list_coders (loader->session, text, others);
  job->known = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; job->coders[i] != NULL; i++)
    {
      gboolean known = actant_session_peek_set (loader->session, text, job->coders[i]) != NULL;

      g_array_append_val (job->known, known);
    }
  job->cancellable = g_object_ref (loader->cancellable);
  job->loads = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_load_job_free);

  return job;
}

/* What cannot be looked at is read all the same, to say why. */
static gboolean
may_be_there (const char *path)
{
  struct stat status;

  return _actant_io.fstatat (AT_FDCWD, path, &status, 0) == 0
         || (errno != ENOENT && errno != ENOTDIR);
}

/* A text is read once for all who annotated it, and not at all where nobody did; what was read
 * before is not read again. */
static void
read_text_job (gpointer data)
{
  TextJob *job = data;
  ActantSourceText *source = NULL;

  for (guint i = 0; job->coders[i] != NULL; i++)
    {
      ActantLoadJob *load = actant_load_job_new (job->root, job->text, job->coders[i], source,
                                                 job->encoding, job->cancellable);
      g_autofree char *path = g_build_filename (job->root,
                                                actant_annotation_set_get_path (load->set), NULL);

      g_ptr_array_add (job->loads, load);
      if (!g_array_index (job->known, gboolean, i) && may_be_there (path))
        actant_load_job_run (load);
      if (load->source != NULL)
        source = load->source;
    }
}

static guint
count_claims (ActantAnnotationSet *set)
{
  return actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM);
}

static void
read_cb (gpointer data,
         gpointer user_data)
{
  ActantSetLoader *loader = user_data;
  TextJob *job = data;

  if (job == NULL)
    {
      loader->loaded (NULL, loader->user_data);
      return;
    }

  for (guint i = 0; i < job->loads->len; i++)
    {
      const ActantLoadJob *load = job->loads->pdata[i];
      ActantAnnotationSet *read = load->set;
      ActantAnnotationSet *set = _actant_session_take_loaded (loader->session, job->coders[i],
                                                              job->loads->pdata[i], FALSE);

      if (read != NULL && set != read)
        job->n_in_vain += count_claims (read);
      if (set != NULL)
        loader->loaded (set, loader->user_data);
    }
}

/**
 * actant_set_loader_new:
 * @session: a session
 * @others: whether the sets of other coders are read, too
 * @loaded: called with each set, in the order of the texts
 * @user_data: for @loaded
 *
 * Returns: (transfer full): a loader at work
 */
ActantSetLoader *
actant_set_loader_new (ActantSession   *session,
                       gboolean         others,
                       ActantSetLoaded  loaded,
                       gpointer         user_data)
{
  ActantSetLoader *loader = g_new0 (ActantSetLoader, 1);
  const char * const *texts = actant_session_get_texts (session);
  GPtrArray *jobs = g_ptr_array_new ();

  loader->session = g_object_ref (session);
  loader->loaded = loaded;
  loader->user_data = user_data;
  loader->cancellable = g_cancellable_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (jobs, new_text_job (loader, texts[i], others));
  loader->crew = actant_crew_new (jobs, read_text_job, free_text_job, read_cb, loader);

  return loader;
}

/** Stops reading. */
void
actant_set_loader_free (ActantSetLoader *loader)
{
  g_cancellable_cancel (loader->cancellable);
  actant_crew_free (loader->crew);
  g_object_unref (loader->cancellable);
  g_object_unref (loader->session);
  g_free (loader);
}

/** Whether everything was read. */
gboolean
actant_set_loader_is_done (ActantSetLoader *loader)
{
  return actant_crew_is_done (loader->crew);
}

/** How many texts were read, and of how many. */
guint
actant_set_loader_get_n_read (ActantSetLoader *loader,
                              guint           *n_texts)
{
  if (n_texts != NULL)
    *n_texts = g_strv_length ((char **) actant_session_get_texts (loader->session));

  return actant_crew_get_n_done (loader->crew);
}
