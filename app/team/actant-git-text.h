/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/actant-source-text.h"

G_BEGIN_DECLS

ActantSourceText *actant_git_find_text (const char *folder,
                                        const char *text,
                                        const char *encoding,
                                        const char *sha256);

G_END_DECLS
