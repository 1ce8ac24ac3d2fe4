/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *actant_settings_new           (GError     **error);

/* What was opened last, the newest first, as URIs. */
void       actant_settings_add_recent    (GSettings   *settings,
                                          GFile       *file);
char      *actant_dup_shown_path         (GFile       *file);

/* Who codes at this computer. */
char      *actant_settings_dup_coder     (GSettings   *settings,
                                          char       **name);
void       actant_settings_set_coder     (GSettings   *settings,
                                          const char  *slug,
                                          const char  *name);
gboolean   actant_settings_knows_slug    (GSettings   *settings,
                                          const char  *slug);
void       actant_settings_add_slug      (GSettings   *settings,
                                          const char  *slug);

G_END_DECLS
