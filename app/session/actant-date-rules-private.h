/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of data/rules/dates-*.json, ready to be matched. Shared between threads. */
#pragma once

#include "session/actant-date-period-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  JsonNode   *root;
  JsonObject *words;       /* table → word → value */
  GPtrArray  *patterns;    /* GRegex */
  GRegex     *before;      /* ends what stands before a match */
  GRegex     *behind;      /* begins what stands behind it */
  GRegex     *joiner;      /* all that stands between two dates of a range */
  GRegex     *opener;      /* ends what stands before a range */
} DateRules;

GPtrArray  *_actant_date_rules_get        (void);
const char *_actant_date_rules_find_text  (const DateRules  *rules,
                                           const char       *table,
                                           const GMatchInfo *match);
gboolean    _actant_date_rules_find_int   (const DateRules  *rules,
                                           const char       *table,
                                           const GMatchInfo *match,
                                           int              *value);
gboolean    _actant_date_rules_get_number (const GMatchInfo *match,
                                           const char       *group,
                                           int              *value);
const char *_actant_date_rules_look_up    (const DateRules  *rules,
                                           const char       *member,
                                           const char       *word);

G_END_DECLS
