/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a query, and what its keys mean. */
#pragma once

#include "query/actant-query.h"

G_BEGIN_DECLS

typedef enum
{
  ACTANT_QUERY_ALL_OF,   /* none of them: everything */
  ACTANT_QUERY_ONE_OF,
  ACTANT_QUERY_NOT,
  ACTANT_QUERY_TERM,
} ActantQueryNode;

typedef enum
{
  ACTANT_QUERY_HAS,      /* : */
  ACTANT_QUERY_IS,       /* = */
  ACTANT_QUERY_BELOW,
  ACTANT_QUERY_UP_TO,
  ACTANT_QUERY_ABOVE,
  ACTANT_QUERY_FROM,
} ActantQueryOp;

/* What a key looks at. */
typedef enum
{
  ACTANT_QUERY_ANYWHERE,   /* a plain word */
  ACTANT_QUERY_FIELD,      /* a field of the record's table, by name */
  ACTANT_QUERY_REFS,       /* whatever refers to a record of a kind */
  ACTANT_QUERY_MEMBERS,    /* the same for an actor and its collectives */
  ACTANT_QUERY_KIND,
  ACTANT_QUERY_SOURCE,     /* title and file of the text */
  ACTANT_QUERY_QUOTE,
  ACTANT_QUERY_MEMO,
  ACTANT_QUERY_ATTRIBUTE,  /* a study field */
  ACTANT_QUERY_CODER,      /* whose file the record is in */
} ActantQueryScope;

/**
 * ActantQueryKey:
 * @scope: what is looked at
 * @name: interned JSON name of the field, or as typed for a study field
 * @member: (nullable): interned name of a member of the slot
 * @type: (nullable): of the field or member in the claim's or another table
 * @kind: of what is referred to
 */
typedef struct
{
  ActantQueryScope       scope;
  const char            *name;
  const char            *member;
  const ActantFieldType *type;
  ActantKind             kind;
} ActantQueryKey;

struct _ActantQuery
{
  gatomicrefcount  ref_count;
  ActantQueryNode  node;
  GPtrArray       *children;   /* owned ActantQuery; NULL for a term */

  /* Of a term */
  char            *typed_key;  /* NULL for a plain word */
  ActantQueryKey   key;
  ActantQueryOp    op;
  char            *value;
  char            *folded;
  gboolean         literal;    /* quoted: never none, any */
};

/* A field's name for the user: the shortcuts, then those of the tables. */
typedef struct
{
  const char       *typed;
  ActantQueryScope  scope;
  const char       *name;
  ActantKind        kind;
  const char       *label;    /* translatable */
  const char       *hint;     /* translatable */
} ActantQueryShortcut;

extern const ActantQueryShortcut _actant_query_shortcuts[];
extern const guint _actant_query_n_shortcuts;

gboolean          _actant_query_key_find    (const char             *typed,
                                             ActantSession          *session,
                                             ActantQueryKey         *key);
const char       *_actant_query_key_get_label (const ActantQueryKey *key,
                                             const char             *typed);
gboolean          _actant_query_key_check   (const ActantQueryKey   *key,
                                             ActantQueryOp           op,
                                             const char             *typed,
                                             const char             *value,
                                             GError                **error);
const ActantFieldType *_actant_query_key_get_type (const ActantQueryKey *key,
                                             const ActantTable      *table);

ActantQuery      *_actant_query_new_node    (ActantQueryNode         node);
ActantQuery      *_actant_query_new_term    (const char             *typed_key,
                                             const ActantQueryKey   *key,
                                             ActantQueryOp           op,
                                             const char             *value,
                                             gboolean                literal);
const char       *_actant_query_op_get_sign (ActantQueryOp           op);
gboolean          _actant_query_is_none     (const ActantQuery      *term);
gboolean          _actant_query_is_any      (const ActantQuery      *term);
gboolean          _actant_query_read_number (const char             *text,
                                             double                 *number);
gboolean          _actant_query_choice_fits (const ActantFieldType  *type,
                                             const char             *stored,
                                             const char             *folded);
gboolean          _actant_query_has_folded  (const char             *text,
                                             const char             *folded);

/* Names; each returns a set of ids, or of paths of texts, that it owns. */
typedef enum
{
  ACTANT_QUERY_WHOLE_NAME,   /* so called exactly */
  ACTANT_QUERY_BEST_NAME,    /* exactly, else from its start, else from a word's */
  ACTANT_QUERY_PART_OF_NAME,
} ActantQueryNaming;

GHashTable       *_actant_query_find_names  (ActantSession          *session,
                                             ActantKind              kind,
                                             const char             *value,
                                             ActantQueryNaming       naming);
void              _actant_query_add_collectives (ActantSession      *session,
                                             GHashTable             *ids);
GHashTable       *_actant_query_find_texts  (ActantSession          *session,
                                             const char             *folded);
GHashTable       *_actant_query_find_coders (ActantSession          *session,
                                             const char             *folded);
GHashTable       *_actant_query_find_memos  (ActantSession          *session,
                                             const char             *folded);
GHashTable       *_actant_query_find_fields (ActantSession          *session,
                                             const char             *typed);

/* Tokens */
typedef enum
{
  ACTANT_QUERY_TOKEN_END,
  ACTANT_QUERY_TOKEN_OPEN,
  ACTANT_QUERY_TOKEN_CLOSE,
  ACTANT_QUERY_TOKEN_OR,
  ACTANT_QUERY_TOKEN_MINUS,
  ACTANT_QUERY_TOKEN_TERM,
} ActantQueryTokenType;

/**
 * ActantQueryToken:
 * @start: where it starts in the text
 * @end: byte after it
 * @key_length: of the key, bytes; 0 for a plain word
 * @value_start: where the value starts, at its quote if it is quoted
 */
typedef struct
{
  ActantQueryTokenType  type;
  const char           *start;
  const char           *end;
  gsize                 key_length;
  ActantQueryOp         op;
  const char           *value_start;
  gboolean              quoted;
  gboolean              closed;      /* what is quoted */
} ActantQueryToken;

ActantQueryToken  _actant_query_next_token  (const char             *at);
char             *_actant_query_token_dup_value (const ActantQueryToken *token);

G_END_DECLS
