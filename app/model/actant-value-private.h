/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lay-out of a value, shared by the files that make values. */
#pragma once

#include "model/actant-field.h"
#include "model/actant-value.h"

G_BEGIN_DECLS

struct _ActantValue
{
  gatomicrefcount  refs;
  guint8           type;
  guint32          n;       /* items or members present; bytes of a text */
  guint64          mask;    /* objects: which fields are present */
  union
  {
    gint64             integer;
    const ActantTable *table;
  };
  ActantValue     *extras;  /* objects: unknown members, or NULL */
  union
  {
    ActantValue     *items[0];  /* maps: keys and values in turn */
    char             text[0];
  };
};

ActantValue *_actant_value_allocate (ActantValueType type,
                                     guint32         n,
                                     gsize           payload);

G_END_DECLS
