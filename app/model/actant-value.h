/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ActantValue:
 *
 * An immutable, atomically ref-counted value of one field: text, integer,
 * boolean, object, list or map. "Unset" is not a value but %NULL: setters that
 * are given %NULL unset, getters of something unset return %NULL.
 *
 * Values know nothing of field types except that an object knows its table.
 * All text-like field types (text, enumeration, time, EDTF, colour, reference)
 * hold an #ACTANT_VALUE_TEXT; revs hold a map of integers.
 */
typedef struct _ActantValue ActantValue;
typedef struct _ActantTable ActantTable;

typedef enum
{
  ACTANT_VALUE_TEXT,
  ACTANT_VALUE_INTEGER,
  ACTANT_VALUE_BOOLEAN,
  ACTANT_VALUE_OBJECT,
  ACTANT_VALUE_LIST,
  ACTANT_VALUE_MAP,
} ActantValueType;

#define ACTANT_TYPE_VALUE (actant_value_get_type ())

GType            actant_value_get_type        (void) G_GNUC_CONST;

ActantValue     *actant_value_ref             (const ActantValue *value);
void             actant_value_unref           (ActantValue       *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantValue, actant_value_unref)

ActantValue     *actant_value_new_text        (const char        *text);
ActantValue     *actant_value_new_text_len    (const char        *text,
                                               gsize              length);
ActantValue     *actant_value_new_integer     (gint64             integer);
ActantValue     *actant_value_new_boolean     (gboolean           boolean);

ActantValueType  actant_value_get_value_type  (const ActantValue *value);
const char      *actant_value_get_text        (const ActantValue *value);
gsize            actant_value_get_text_length (const ActantValue *value);
gint64           actant_value_get_integer     (const ActantValue *value);
gboolean         actant_value_get_boolean     (const ActantValue *value);

gboolean         actant_value_equal           (const ActantValue *a,
                                               const ActantValue *b);
int              actant_value_compare         (const ActantValue *a,
                                               const ActantValue *b);

/* Lists: items in the order given; sets are sorted by whoever knows the field. */
ActantValue     *actant_value_new_list        (ActantValue      **items,
                                               guint              n_items);
ActantValue     *actant_value_new_text_list   (const char * const *texts);
ActantValue     *actant_value_list_append     (const ActantValue *list,
                                               ActantValue       *item);
ActantValue     *actant_value_list_replace    (const ActantValue *list,
                                               guint              position,
                                               ActantValue       *item);
ActantValue     *actant_value_list_sorted     (const ActantValue *list);
guint            actant_value_get_n_items     (const ActantValue *value);
const ActantValue *actant_value_get_item      (const ActantValue *value,
                                               guint              position);
gboolean         actant_value_list_has_text   (const ActantValue *list,
                                               const char        *text);

/* Maps: keys sorted by bytes, each once. */
ActantValue     *actant_value_new_map         (const char * const *keys,
                                               ActantValue      **values,
                                               guint              n_members);
ActantValue     *actant_value_map_set         (const ActantValue *map,
                                               const char        *key,
                                               ActantValue       *value);
const char      *actant_value_get_key         (const ActantValue *map,
                                               guint              position);
const ActantValue *actant_value_map_get       (const ActantValue *map,
                                               const char        *key);

/* Objects: members by the position of their field in the table, and extras:
 * a map from the name of each unknown member to its source bytes. */
ActantValue     *actant_value_new_object      (const ActantTable *table,
                                               ActantValue * const *members,
                                               ActantValue       *extras);
ActantValue     *actant_value_object_set_at   (const ActantValue *object,
                                               guint              field,
                                               ActantValue       *member);
ActantValue     *actant_value_object_set      (const ActantValue *object,
                                               const char        *field,
                                               ActantValue       *member);
const ActantTable *actant_value_get_table     (const ActantValue *object);
const ActantValue *actant_value_get_member_at (const ActantValue *object,
                                               guint              field);
const ActantValue *actant_value_get_member    (const ActantValue *object,
                                               const char        *field);
const char      *actant_value_get_member_text (const ActantValue *object,
                                               const char        *field);
gint64           actant_value_get_member_integer (const ActantValue *object,
                                               const char        *field,
                                               gint64             fallback);
const ActantValue *actant_value_get_extras    (const ActantValue *object);
gboolean         actant_value_is_empty        (const ActantValue *value);

G_END_DECLS
