/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantSink:
 *
 * Where an exporter writes: a new file that takes its name only when it is
 * whole and on disk, or memory. Exporters append to the buffer and let it be
 * flushed after each record; errors wait for the end.
 */
typedef struct _ActantSink ActantSink;

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
char       *_actant_sink_take_text  (ActantSink  *sink);

G_END_DECLS
