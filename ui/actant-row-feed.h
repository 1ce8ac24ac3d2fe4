/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACTANT_TYPE_ROW_FEED (actant_row_feed_get_type ())
G_DECLARE_FINAL_TYPE (ActantRowFeed, actant_row_feed, ACTANT, ROW_FEED, GObject)

ActantRowFeed *   actant_row_feed_new        (GListModel    *model,
                                              guint          at_once);

void              actant_row_feed_reach      (ActantRowFeed *self,
                                              guint          position);

gboolean          actant_row_feed_is_feeding (ActantRowFeed *self);

G_END_DECLS
