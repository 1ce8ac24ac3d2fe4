/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lay-out of values, shared by the files that make values.
 *
 * A value is made alone, one allocation each with a count of its own, or packed: records read from
 * a file have all their values in blocks, one for many records, where a value is a few bytes, what
 * is equal stands once and texts are borrowed from the file's image. A reference to a packed value
 * is one to its block. */
#pragma once

#include "model/actant-field.h"
#include "model/actant-image.h"
#include "model/actant-value.h"

#include <string.h>

G_BEGIN_DECLS

struct _ActantValue
{
  union
  {
    gatomicrefcount refs;
    guint32         offset;    /* packed: bytes from the start of the block */
  };
  guint32           type : 3;
  guint32           packed : 1;
  guint32           borrowed : 1; /* packed text: in the image */
  guint32           size : 27;    /* packed: bytes, items or members; of an integer the high bits */
};

#define ACTANT_VALUE_MAX_SIZE ((1u << 27) - 1)

/* Values made alone */
typedef struct
{
  ActantValue base;
  guint32     length;
  guint32     source; /* 1 + where it stands in the file that is being read; 0: nowhere */
  char        text[];
} ActantTextValue;

typedef struct
{
  ActantValue base;
  gint64      integer;
} ActantScalarValue;

typedef struct
{
  ActantValue  base;
  guint32      n;
  ActantValue *items[]; /* maps: keys and values in turn */
} ActantListValue;

typedef struct
{
  ActantValue        base;
  guint64            mask; /* which fields are present */
  const ActantTable *table;
  ActantValue       *extras;
  ActantValue       *items[];
} ActantObjectValue;

/* Packed ones. Words are places of other values in the block. */
typedef struct
{
  ActantValue base;
  guint32     words[];
} ActantPackedValue;

typedef struct
{
  ActantValue base;
  guint32     mask[2];
  guint32     words[];  /* the members, then the extras, if base.size is odd */
} ActantPackedObject;

typedef struct
{
  gatomicrefcount refs;
  ActantImage    *image;
} ActantBlock;

/* The tables of packed objects: the size is twice the table's number, plus one with extras. */
#define ACTANT_MAX_PACKED_TABLES 128

extern const ActantTable *_actant_packed_tables[ACTANT_MAX_PACKED_TABLES];

static inline ActantBlock *
_actant_value_get_block (const ActantValue *value)
{
  return (ActantBlock *) (gpointer) ((char *) value - value->offset);
}

static inline const ActantValue *
_actant_block_get (const ActantBlock *block,
                   guint32            offset)
{
  return (const ActantValue *) (gconstpointer) ((const char *) block + offset);
}

static inline guint
_actant_value_n (const ActantValue *value)
{
  return value->packed ? value->size : ((const ActantListValue *) value)->n;
}

/* Of a list an item; of a map keys and values in turn. */
static inline const ActantValue *
_actant_value_at (const ActantValue *value,
                  guint              i)
{
  if (value->packed)
    return _actant_block_get (_actant_value_get_block (value),
                              ((const ActantPackedValue *) value)->words[i]);

  return ((const ActantListValue *) value)->items[i];
}

static inline gsize
_actant_value_length (const ActantValue *value)
{
  return value->packed ? value->size : ((const ActantTextValue *) value)->length;
}

static inline const char *
_actant_value_text (const ActantValue *value)
{
  if (!value->packed)
    return ((const ActantTextValue *) value)->text;
  if (!value->borrowed)
    return (const char *) ((const ActantPackedValue *) value)->words;

  return actant_image_get_data (_actant_value_get_block (value)->image)
         + ((const ActantPackedValue *) value)->words[0];
}

/* Packed integers are "zigzag": the sign in the lowest bit, 54 bits at most. */
static inline gint64
_actant_value_integer (const ActantValue *value)
{
  guint64 bits;

  if (!value->packed)
    return ((const ActantScalarValue *) value)->integer;

  bits = (guint64) value->size << 32 | ((const ActantPackedValue *) value)->words[0];
  return (gint64) (bits >> 1) ^ -(gint64) (bits & 1);
}

static inline guint64
_actant_value_mask (const ActantValue *value)
{
  const ActantPackedObject *packed = (const ActantPackedObject *) value;

  if (!value->packed)
    return ((const ActantObjectValue *) value)->mask;

  return (guint64) packed->mask[1] << 32 | packed->mask[0];
}

static inline const ActantTable *
_actant_value_table (const ActantValue *value)
{
  return value->packed ? _actant_packed_tables[value->size >> 1]
                       : ((const ActantObjectValue *) value)->table;
}

/* The member number @i of those present. */
static inline const ActantValue *
_actant_value_member (const ActantValue *value,
                      guint              i)
{
  if (value->packed)
    return _actant_block_get (_actant_value_get_block (value),
                              ((const ActantPackedObject *) value)->words[i]);

  return ((const ActantObjectValue *) value)->items[i];
}

static inline guint
_actant_value_n_members (const ActantValue *value)
{
  return (guint) __builtin_popcountll (_actant_value_mask (value));
}

static inline const ActantValue *
_actant_value_extras (const ActantValue *value)
{
  if (!value->packed)
    return ((const ActantObjectValue *) value)->extras;

  return (value->size & 1) != 0 ? _actant_value_member (value, _actant_value_n_members (value)) : NULL;
}

/* How many values it holds, keys and extras among them, and each. */
guint              _actant_value_n_children (const ActantValue *value);
const ActantValue *_actant_value_get_child  (const ActantValue *value,
                                             guint              i);

ActantValue       *_actant_value_allocate   (ActantValueType    type,
                                             gsize              size);
ActantListValue   *_actant_value_new_items  (ActantValueType    type,
                                             guint              n,
                                             gsize              n_items);
ActantValue       *_actant_value_new_source (const char        *text,
                                             gsize              length,
                                             gsize              source);

G_END_DECLS
