/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-line-breaks.h"

G_BEGIN_DECLS

/**
 * ActantTextWindow:
 *
 * The part of a text that a buffer holds: all of a text of up to %ACTANT_TEXT_WINDOW_WHOLE code
 * points and %ACTANT_TEXT_WINDOW_WHOLE_LINES paragraphs, else what is around one place, which
 * grows at one side and is trimmed at the other as the page moves. It begins and ends with display
 * lines; the line feed behind its last one is not in it.
 */
typedef struct _ActantTextWindow ActantTextWindow;

#define ACTANT_TEXT_WINDOW_WHOLE (256 * 1024)
#define ACTANT_TEXT_WINDOW_WHOLE_LINES 8192

ActantTextWindow *actant_text_window_new           (ActantSourceText       *source);
void              actant_text_window_free          (ActantTextWindow       *self);

gint64            actant_text_window_get_start     (const ActantTextWindow *self);
gint64            actant_text_window_get_end       (const ActantTextWindow *self);
gboolean          actant_text_window_contains      (const ActantTextWindow *self,
                                                    gint64                  offset);
gboolean          actant_text_window_is_whole      (const ActantTextWindow *self);
gboolean          actant_text_window_is_small      (const ActantTextWindow *self);
gboolean          actant_text_window_is_cut        (const ActantTextWindow *self,
                                                    gint64                  offset);

void              actant_text_window_load_whole    (ActantTextWindow       *self);
void              actant_text_window_load          (ActantTextWindow       *self,
                                                    gint64                  offset);
char             *actant_text_window_dup_display   (const ActantTextWindow *self,
                                                    gsize                  *length);
char             *actant_text_window_grow          (ActantTextWindow       *self,
                                                    gboolean                up,
                                                    gsize                  *length);
gboolean          actant_text_window_trim          (ActantTextWindow       *self,
                                                    gboolean                up,
                                                    gint64                  keep,
                                                    gint64                 *first,
                                                    gint64                 *last);

gint64            actant_text_window_to_buffer     (const ActantTextWindow *self,
                                                    gint64                  offset);
gint64            actant_text_window_end_to_buffer (const ActantTextWindow *self,
                                                    gint64                  offset);
gint64            actant_text_window_from_buffer   (const ActantTextWindow *self,
                                                    gint64                  position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantTextWindow, actant_text_window_free)

G_END_DECLS
