/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One loading of one annotation file: everything that takes time, made for a thread. */
#include "session/actant-load-job.h"

#include "session/actant-annotation-set-private.h"
#include "store/actant-source-text-load.h"
#include "store/actant-study-folder.h"

/**
 * actant_load_job_new:
 * @root: the study's folder
 * @text: path of the text below it
 * @coder: slug of whose annotations
 * @source: (nullable): the text, where it was read before
 * @encoding: (nullable): to read the text in
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full): a loading to run
 */
ActantLoadJob *
actant_load_job_new (const char       *root,
                     const char       *text,
                     const char       *coder,
                     ActantSourceText *source,
                     const char       *encoding,
                     GCancellable     *cancellable)
{
  ActantLoadJob *job = g_new0 (ActantLoadJob, 1);
  g_autofree char *path = actant_annotation_path_new (text, coder);

  job->root = g_strdup (root);
  job->text = g_strdup (text);
  job->encoding = g_strdup (encoding);
  job->source = source != NULL ? actant_source_text_ref (source) : NULL;
  job->watch.cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->set = _actant_annotation_set_new (path, text, coder);

  return job;
}

void
actant_load_job_free (ActantLoadJob *job)
{
  g_free (job->root);
  g_free (job->text);
  g_free (job->encoding);
  g_clear_pointer (&job->source, actant_source_text_unref);
  g_clear_object (&job->watch.cancellable);
  g_clear_object (&job->set);
  g_clear_error (&job->error);
  g_free (job);
}

static void
load_source (ActantLoadJob *job)
{
  g_autofree char *path = g_build_filename (job->root, job->text, NULL);

  job->source = actant_source_text_load (path, job->encoding, NULL);
}

/**
 * actant_load_job_run:
 * @job: a loading, run once
 *
 * Fills in the results. A file that is not there is an empty set.
 */
void
actant_load_job_run (ActantLoadJob *job)
{
  gboolean loaded = _actant_annotation_set_load (job->set, job->root, &job->watch, &job->error);

  if (loaded && job->source == NULL)
    load_source (job);
  if (loaded && job->source != NULL)
    _actant_annotation_set_check_anchors (job->set, job->source, job->watch.cancellable);
  if (!loaded || g_cancellable_set_error_if_cancelled (job->watch.cancellable, &job->error))
    g_clear_object (&job->set);
}

/** How much of it is done, from 0 to 1; for any thread. */
double
actant_load_job_get_fraction (ActantLoadJob *job)
{
  return g_atomic_int_get (&job->watch.progress) / (double) ACTANT_READ_DONE;
}
