/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantWork:
 *
 * One long piece of work: in what words it is shown, how far it is, and
 * whether it is to end. Whatever may take longer than half a second is done by
 * one, in a thread or in short steps between the frames, and shown by a work
 * bar:
 *
 * |[<!-- language="C" -->
 *   self->work = actant_work_new ("Exporting");
 *   actant_work_bar_set_work (self->bar, self->work);
 *   actant_work_run_in_thread (self->work, export, job, free_job, done_cb, g_object_ref (self));
 * ]|
 *
 * A work may run several times one after the other, each run for a part of the
 * whole. Where a function takes a work, %NULL is one that nobody looks at or
 * cancels.
 *
 * Properties: running. Made and run on the main context; what a thread may
 * call says so.
 */
#define ACTANT_TYPE_WORK (actant_work_get_type ())
G_DECLARE_FINAL_TYPE (ActantWork, actant_work, ACTANT, WORK, GObject)

typedef enum
{
  ACTANT_STEP_MORE,
  ACTANT_STEP_WAIT,   /* more, but not at once: others do it */
  ACTANT_STEP_DONE,
  ACTANT_STEP_FAILED,
} ActantStep;

/** Does it all, in a thread. Returns: %FALSE with @error set when it failed or was cancelled. */
typedef gboolean   (*ActantWorkFunc) (ActantWork  *work,
                                      gpointer     data,
                                      GError     **error);

/** Does a little, on the main context: a millisecond or two. Sets @error when it fails. */
typedef ActantStep (*ActantStepFunc) (ActantWork  *work,
                                      gpointer     data,
                                      GError     **error);

ActantWork *actant_work_new           (const char           *words);

gboolean    actant_work_is_running    (ActantWork           *work);
void        actant_work_cancel        (ActantWork           *work);
void        actant_work_set_part      (ActantWork           *work,
                                       double                from,
                                       double                to);

/* From any thread */
char       *actant_work_dup_words     (ActantWork           *work);
void        actant_work_set_words     (ActantWork           *work,
                                       const char           *words);
double      actant_work_get_fraction  (ActantWork           *work);
void        actant_work_set_fraction  (ActantWork           *work,
                                       double                fraction);
gboolean    actant_work_is_cancelled  (ActantWork           *work);
gboolean    actant_work_check         (ActantWork           *work,
                                       GError              **error);
GCancellable *actant_work_get_cancellable (ActantWork       *work);

void        actant_work_run_in_thread (ActantWork           *work,
                                       ActantWorkFunc        func,
                                       gpointer              data,
                                       GDestroyNotify        free_data,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
void        actant_work_run_in_steps  (ActantWork           *work,
                                       ActantStepFunc        step,
                                       gpointer              data,
                                       GDestroyNotify        free_data,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gpointer    actant_work_get_data      (GAsyncResult         *result);
gboolean    actant_work_finish        (ActantWork           *work,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
