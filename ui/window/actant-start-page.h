/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ActantStartPage:
 *
 * What a window shows while nothing is open: how to begin, and the studies
 * opened last.
 *
 * Signal open (GFile): one of these was chosen
 */
#define ACTANT_TYPE_START_PAGE (actant_start_page_get_type ())
G_DECLARE_FINAL_TYPE (ActantStartPage, actant_start_page, ACTANT, START_PAGE, AdwBin)

void actant_start_page_set_settings (ActantStartPage *page,
                                     GSettings       *settings);

G_END_DECLS
