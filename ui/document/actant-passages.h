/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-text-view.h"

G_BEGIN_DECLS

GPtrArray *actant_passages_at              (ActantTextView   *view,
                                            gint64            caret);
guint      actant_passages_find            (GPtrArray        *passages,
                                            const char       *id);
char      *actant_passages_dup_description (GPtrArray        *passages,
                                            ActantCollection *study,
                                            const char       *selected);

G_END_DECLS
