/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests look at. */
#pragma once

#include "sidebar/actant-passage-card.h"
#include "sidebar/actant-sidebar-page.h"
#include "sidebar/actant-sidebar.h"
#include "sidebar/actant-text-page.h"

G_BEGIN_DECLS

ActantSidebarPage *_actant_sidebar_get_page         (ActantSidebar *sidebar,
                                                     ActantKind     kind);
ActantPassageCard *_actant_sidebar_get_passage_card (ActantSidebar *sidebar);
ActantTextPage    *_actant_sidebar_get_text_page    (ActantSidebar *sidebar);
const char        *_actant_sidebar_get_shown        (ActantSidebar *sidebar);

G_END_DECLS
