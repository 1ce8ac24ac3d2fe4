/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query under evaluation, shared by the files it is split into by role. */
#pragma once

#include "model/actant-edtf.h"
#include "query/actant-query-private.h"

G_BEGIN_DECLS

/* A node of the query with what its value means in the session. */
typedef struct
{
  const ActantQuery *query;
  GPtrArray         *children;   /* owned */
  GHashTable        *ids;        /* owned: names found, or paths of texts */
  gboolean           is_date;
  ActantDaySpan      span;
  gboolean           is_number;
  double             number;
  GHashTable        *choices;    /* owned: from a type to its values that were asked about */
} ActantQueryNodeMatch;

gboolean _actant_query_text_fits    (const ActantQuery          *term,
                                     const char                 *text);
gboolean _actant_query_boolean_fits (const ActantQueryNodeMatch *node,
                                     gboolean                    value);
gboolean _actant_query_plain_fits   (const ActantQueryNodeMatch *node,
                                     const ActantValue          *value);
gboolean _actant_query_value_fits   (const ActantQueryNodeMatch *node,
                                     const ActantFieldType      *type,
                                     const ActantValue          *value);

G_END_DECLS
