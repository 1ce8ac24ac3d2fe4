/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What git prints (nullable: with @output NULL nothing is taken); FALSE with git's own words. */
gboolean _actant_git_run (const char          *folder,
                          const char * const  *words,
                          GBytes             **output,
                          GError             **error);

G_END_DECLS
