/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolving one field of several bodies. */
#pragma once

#include "model/actant-kind.h"

G_BEGIN_DECLS

/**
 * ActantSides:
 * @base: (nullable): the field in the body that all sides come from
 * @values: (array length=n) (nullable): the field in each side's body
 * @n: how many sides
 *
 * One field, seen from all sides; unset is a value like any other.
 */
typedef struct
{
  const ActantValue  *base;
  const ActantValue **values;
  guint               n;
} ActantSides;

/* The one value that some side changed to, or the base when none did; FALSE when sides differ. */
gboolean _actant_sides_take_changed (const ActantSides     *sides,
                                     const ActantValue    **taken);

/* As that, but lists are merged by item and maps by key. @result is a new reference. */
gboolean _actant_sides_merge        (const ActantSides     *sides,
                                     const ActantFieldType *type,
                                     ActantValue          **result);

/* A map of any values, key by key. */
gboolean _actant_sides_merge_map    (const ActantSides     *sides,
                                     ActantValue          **result);

G_END_DECLS
