/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Does @job, in a thread of the crew; it has the job to itself. */
typedef void (*ActantCrewWork) (gpointer job);

/** Takes what came of @job over, in the main loop; at last called with %NULL. Must not free the
 * crew before that. */
typedef void (*ActantCrewDone) (gpointer job,
                                gpointer user_data);

/**
 * ActantCrew:
 *
 * Does many like jobs in a few threads and hands them over to the main loop in their order, in
 * short steps between the frames. Threads do not run far ahead of what was handed over.
 *
 * |[<!-- language="C" -->
 *   self->crew = actant_crew_new (g_steal_pointer (&jobs), read_job, free_job, job_done_cb, self);
 *   …
 *   g_clear_pointer (&self->crew, actant_crew_free);
 * ]|
 */
typedef struct _ActantCrew ActantCrew;

ActantCrew *actant_crew_new        (GPtrArray      *jobs,
                                    ActantCrewWork  work,
                                    GDestroyNotify  free_job,
                                    ActantCrewDone  done,
                                    gpointer        user_data);
void        actant_crew_free       (ActantCrew     *crew);
gboolean    actant_crew_is_done    (ActantCrew     *crew);
guint       actant_crew_get_n_done (ActantCrew     *crew);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantCrew, actant_crew_free)

G_END_DECLS
