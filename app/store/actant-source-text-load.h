/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

ActantSourceText *actant_source_text_load (const char  *path,
                                           const char  *encoding,
                                           GError     **error);

G_END_DECLS
