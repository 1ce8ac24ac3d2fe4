/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-session.h"

G_BEGIN_DECLS

/**
 * ActantAnswer:
 * @memo: what was written
 * @coder: slug of whoever wrote it
 * @depth: how many memos it is a reply below
 */
typedef struct
{
  ActantRecord *memo;
  char         *coder;
  guint         depth;
} ActantAnswer;

/* What was written on a record of a text and in reply to that, by everybody whose file is read. */
GPtrArray *actant_memo_thread_list (ActantSession *session,
                                    const char    *text,
                                    const char    *target);

G_END_DECLS
