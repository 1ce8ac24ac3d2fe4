/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * ActantSink:
 *
 * Where an exporter writes: a new file that takes its name only when it is
 * whole and on disk, or memory. Exporters append to the buffer and let it be
 * flushed after each record; errors wait for the end.
 */
typedef struct _ActantSink ActantSink;

/* Makes something new beside @path, with a name that nobody has: @make is told each that is tried
 * and fails with EEXIST when it is taken. NULL with errno set. */
typedef int (*ActantSinkMake) (const char *temporary,
                               mode_t      mode);
char       *_actant_sink_make_beside (const char      *path,
                                      ActantSinkMake   make,
                                      mode_t           mode,
                                      int             *result);

ActantSink *_actant_sink_new_file   (const char  *path,
                                     GError     **error);
ActantSink *_actant_sink_new_memory (void);
void        _actant_sink_free       (ActantSink  *sink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantSink, _actant_sink_free)

GString    *_actant_sink_get_buffer (ActantSink  *sink);
const char *_actant_sink_get_temporary (ActantSink *sink);
void        _actant_sink_flush      (ActantSink  *sink);
void        _actant_sink_write_out  (ActantSink  *sink);
gboolean    _actant_sink_finish     (ActantSink  *sink,
                                     GError     **error);
/* Waits until what is named @path is so on the disk, too: its folder's entry. */
gboolean    _actant_sink_confirm    (const char  *path,
                                     GError     **error);
/* Finishes several files (of ActantSink) of one folder: none gets its name before all are on the
 * disk. @in_use tells whether the folder is more than a temporary. */
gboolean    _actant_sinks_finish    (GPtrArray   *sinks,
                                     const char  *folder,
                                     gboolean     in_use,
                                     GError     **error);
char       *_actant_sink_take_text  (ActantSink  *sink);

G_END_DECLS
