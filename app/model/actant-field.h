/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-value.h"

G_BEGIN_DECLS

/**
 * SECTION: the algebra of field types
 *
 * A kind of record is a table of fields; a field has a name (the JSON member)
 * and a type. Types form a small algebra (#ActantFieldClass); everything that
 * reads, writes, compares, parses, exports or edits a field is one switch over
 * the class of its type, so adding a field is one line in one table.
 */

/** The kinds of records; also the kinds a reference can point at. */
typedef enum
{
  ACTANT_KIND_NONE,
  ACTANT_KIND_HEADER,      /* a file's header: joins like a record */
  ACTANT_KIND_TEXT,
  ACTANT_KIND_ACTOR,
  ACTANT_KIND_EVENT,
  ACTANT_KIND_CODE,
  ACTANT_KIND_SCENARIO,
  ACTANT_KIND_FIELD,
  ACTANT_KIND_CODER,
  ACTANT_KIND_CORRECTION,
  ACTANT_KIND_QUERY,
  ACTANT_KIND_TERM,        /* a likelihood word that the study gives a band */
  ACTANT_KIND_ROUND,       /* of coding: who codes which texts, and whether blind */
  ACTANT_KIND_MARK,        /* that a coder has finished a text */
  ACTANT_KIND_MENTION,
  ACTANT_KIND_CODING,
  ACTANT_KIND_CLAIM,
  ACTANT_KIND_RELATION,
  ACTANT_KIND_MEMO,
  ACTANT_KIND_REVIEW,
} ActantKind;

#define ACTANT_N_KINDS (ACTANT_KIND_REVIEW + 1)

typedef enum
{
  ACTANT_FIELD_TEXT,
  ACTANT_FIELD_ENUM,       /* text out of choices; unknown ones are kept */
  ACTANT_FIELD_INTEGER,
  ACTANT_FIELD_BOOLEAN,
  ACTANT_FIELD_TIME,       /* UTC, "2026-11-23T10:00:00Z" */
  ACTANT_FIELD_EDTF,       /* ISO 8601-2 level 1 and sub-year groupings */
  ACTANT_FIELD_COLOR,      /* "#rrggbb" */
  ACTANT_FIELD_REF,        /* id of a record of the type's kind */
  ACTANT_FIELD_OBJECT,     /* members by a table of their own */
  ACTANT_FIELD_LIST,       /* of the item type; ordered or a set */
  ACTANT_FIELD_MAP,        /* from field id to a value of any scalar type */
  ACTANT_FIELD_REVS,       /* from replica to count */
} ActantFieldClass;

/**
 * ActantChoice:
 * @value: what is stored
 * @label: what is shown, translatable
 * @hint: (nullable): its meaning in one line, translatable
 */
typedef struct
{
  const char *value;
  const char *label;
  const char *hint;
} ActantChoice;

typedef struct _ActantFieldType ActantFieldType;

/**
 * ActantFieldType:
 * @field_class: where in the algebra
 * @choices: (nullable) (array zero-terminated=1): of an enumeration
 * @open: an enumeration that takes words of the coder's own
 * @minimum: of an integer
 * @maximum: of an integer; with both 0 there is no limit
 * @kind: what a reference points at; %ACTANT_KIND_NONE for any
 * @table: of an object
 * @item: of a list
 * @ordered: a list whose order means something (else a set, sorted by bytes)
 * @default_true: a boolean that is true when unset
 */
struct _ActantFieldType
{
  ActantFieldClass       field_class;
  const ActantChoice    *choices;
  gboolean               open;
  gint64                 minimum;
  gint64                 maximum;
  ActantKind             kind;
  const ActantTable     *table;
  const ActantFieldType *item;
  gboolean               ordered;
  gboolean               default_true;
};

typedef enum
{
  ACTANT_FIELD_PLAIN = 0,
  ACTANT_FIELD_MAIN = 1 << 0,      /* of an object: what a plain value fills */
  ACTANT_FIELD_INTERNAL = 1 << 1,  /* kept by the session; no form, no command-line option */
  ACTANT_FIELD_RARE = 1 << 2,      /* folded away in forms */
  ACTANT_FIELD_LONG = 1 << 3,      /* text of several lines */
} ActantFieldFlags;

/**
 * ActantField:
 * @name: JSON member and, with dashes, command-line option
 * @type: its type
 * @label: short name, translatable
 * @hint: meaning, unit and source in one line, translatable
 */
typedef struct
{
  const char            *name;
  const ActantFieldType *type;
  const char            *label;
  const char            *hint;
  ActantFieldFlags       flags;
} ActantField;

/**
 * ActantTable:
 * @name: for messages and child tables of exports
 * @fields: in canonical order; at most 64
 */
struct _ActantTable
{
  const char        *name;
  const ActantField *fields;
  guint              n_fields;
};

#define ACTANT_NO_FIELD G_MAXUINT

/* The scalar types that need no parameters. */
extern const ActantFieldType actant_type_text;
extern const ActantFieldType actant_type_integer;
extern const ActantFieldType actant_type_boolean;
extern const ActantFieldType actant_type_boolean_true;   /* true when unset */
extern const ActantFieldType actant_type_time;
extern const ActantFieldType actant_type_edtf;
extern const ActantFieldType actant_type_color;
extern const ActantFieldType actant_type_revs;
extern const ActantFieldType actant_type_map;
extern const ActantFieldType actant_type_text_list;   /* ordered */
extern const ActantFieldType actant_type_text_set;

guint              actant_table_find            (const ActantTable     *table,
                                                 const char            *name);
const ActantField *actant_table_get             (const ActantTable     *table,
                                                 const char            *name);
guint              actant_table_get_main        (const ActantTable     *table);
const ActantChoice *actant_field_type_find_choice (const ActantFieldType *type,
                                                 const char            *value);
gboolean           actant_field_type_is_text    (const ActantFieldType *type);
gboolean           actant_field_type_is_scalar  (const ActantFieldType *type);
gboolean           actant_field_type_check      (const ActantFieldType *type,
                                                 const ActantValue     *value,
                                                 const char            *name,
                                                 GError               **error);
ActantValue       *actant_field_type_normalize  (const ActantFieldType *type,
                                                 ActantValue           *value);

/**
 * ActantRefFunc:
 *
 * Called for each reference inside a value. @slot is the name of the field
 * that holds it.
 */
typedef void (*ActantRefFunc) (ActantKind   kind,
                               const char  *id,
                               const char  *slot,
                               gpointer     user_data);

void               actant_field_type_foreach_ref (const ActantFieldType *type,
                                                 const ActantValue     *value,
                                                 const char            *slot,
                                                 ActantRefFunc          func,
                                                 gpointer               user_data);

#define ACTANT_MODEL_ERROR (actant_model_error_quark ())

/**
 * ActantModelError:
 * @ACTANT_MODEL_ERROR_TYPE: a value is not of its field's type
 * @ACTANT_MODEL_ERROR_CHOICE: a word is not among a closed enumeration's
 * @ACTANT_MODEL_ERROR_RANGE: a number or a date is out of its bounds
 * @ACTANT_MODEL_ERROR_UNKNOWN_FIELD: no field of that name
 * @ACTANT_MODEL_ERROR_UNKNOWN_RECORD: a name or id that no record has
 * @ACTANT_MODEL_ERROR_AMBIGUOUS: a name that several records have
 * @ACTANT_MODEL_ERROR_CONFLICT: a change that does not fit the current state
 * @ACTANT_MODEL_ERROR_READ_ONLY: a change to what may not be changed
 */
typedef enum
{
  ACTANT_MODEL_ERROR_TYPE,
  ACTANT_MODEL_ERROR_CHOICE,
  ACTANT_MODEL_ERROR_RANGE,
  ACTANT_MODEL_ERROR_UNKNOWN_FIELD,
  ACTANT_MODEL_ERROR_UNKNOWN_RECORD,
  ACTANT_MODEL_ERROR_AMBIGUOUS,
  ACTANT_MODEL_ERROR_CONFLICT,
  ACTANT_MODEL_ERROR_READ_ONLY,
} ActantModelError;

GQuark             actant_model_error_quark     (void);

G_END_DECLS
