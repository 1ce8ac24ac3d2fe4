/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-value.h"
#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantSuggestionKind:
 * @ACTANT_SUGGESTION_MENTION: an actor's name
 * @ACTANT_SUGGESTION_LIKELIHOOD: words that say how likely something is
 * @ACTANT_SUGGESTION_HORIZON: a date
 * @ACTANT_SUGGESTION_ATTRIBUTION: who says or thinks so
 * @ACTANT_SUGGESTION_CONDITION: if, unless, even if
 */
typedef enum
{
  ACTANT_SUGGESTION_MENTION,
  ACTANT_SUGGESTION_LIKELIHOOD,
  ACTANT_SUGGESTION_HORIZON,
  ACTANT_SUGGESTION_ATTRIBUTION,
  ACTANT_SUGGESTION_CONDITION,
} ActantSuggestionKind;

#define ACTANT_N_SUGGESTION_KINDS (ACTANT_SUGGESTION_CONDITION + 1)

/**
 * ActantSuggestion:
 * @kind: what it proposes
 * @range: its words, code points
 * @sentence: the sentence they are in, code points
 * @words: as they stand in the text
 * @actors: (nullable) (array zero-terminated=1): ids: whose name it is; who says so
 * @value: (nullable): EDTF date; type of relation; kind of attribution
 * @is_sure: whether only one reading is offered; one that is not has to be chosen by a person
 * @follows: of a condition: whether its words stand behind what is supposed, as in Korean
 *
 * Something that a text might be coded with, until somebody accepts it. Immutable, atomically
 * ref-counted, never saved.
 */
typedef struct
{
  gatomicrefcount       ref_count;
  ActantSuggestionKind  kind;
  ActantTextRange       range;
  ActantTextRange       sentence;
  char                 *words;
  char                **actors;
  char                 *value;
  gboolean              is_sure;
  gboolean              follows;
} ActantSuggestion;

#define ACTANT_TYPE_SUGGESTION (actant_suggestion_get_type ())

GType             actant_suggestion_get_type       (void) G_GNUC_CONST;

ActantSuggestion *actant_suggestion_new            (ActantSuggestionKind    kind,
                                                    const ActantSourceText *text,
                                                    ActantTextRange         range,
                                                    ActantTextRange         sentence);
ActantSuggestion *actant_suggestion_ref            (ActantSuggestion       *self);
void              actant_suggestion_unref          (ActantSuggestion       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantSuggestion, actant_suggestion_unref)

int               actant_suggestion_compare        (gconstpointer           a,
                                                    gconstpointer           b);
guint             actant_suggestion_hash           (gconstpointer           suggestion);
gboolean          actant_suggestion_equal          (gconstpointer           a,
                                                    gconstpointer           b);

const char       *actant_suggestion_kind_get_name  (ActantSuggestionKind    kind);
const char       *actant_suggestion_kind_get_label (ActantSuggestionKind    kind);
gboolean          actant_suggestion_kind_from_name (const char             *name,
                                                    ActantSuggestionKind   *kind);

G_END_DECLS
