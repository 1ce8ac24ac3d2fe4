/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the match of a rule means, counted from a document’s date. */
#pragma once

#include "session/actant-date-rules-private.h"

G_BEGIN_DECLS

/* The document’s date; parts that are not known are 0. */
typedef struct
{
  gboolean known;
  gint64   year;
  int      month;
  int      day;
  gint64   days;   /* its first day */
} Today;

Today    _actant_date_read_today (const char       *date);
gboolean _actant_date_read_match (const DateRules  *rules,
                                  const GMatchInfo *match,
                                  const Today      *today,
                                  Period           *period,
                                  Bound            *bound,
                                  gboolean         *relative);

G_END_DECLS
