/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of data/rules/clauses-*.json, and what finding clauses by them shares. */
#pragma once

#include "text/actant-phrases.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *sense;   /* (nullable) interned: a relation's type */
  gboolean    weak;    /* also a preposition: only with a finite verb behind */
} Connective;

typedef struct
{
  const char *sense;    /* (nullable) */
  GRegex     *pattern;
  const char *next;     /* (nullable): the word that has to follow */
  int         comma;    /* 1 has to follow, 0 must not, -1 is the same */
} Ending;

typedef struct
{
  /* English */
  ActantPhrases *connectives;    /* number: position in @senses */
  GArray        *senses;         /* Connective */
  ActantPhrases *prefaces;
  GHashTable    *coordinators, *relatives, *reporting, *finite, *participles, *determiners, *subjects;
  /* Korean */
  GArray        *endings;        /* Ending */
  GHashTable    *exceptions;
  GRegex        *auxiliaries, *quotatives, *reports;
} ClauseRules;

/* A clause by bytes of the words. */
typedef struct
{
  gsize       start, end;
  gsize       more_start, more_end;   /* where it goes on behind an inserted clause; or 0, 0 */
  gsize       cue_start, cue_end;
  const char *relation;
  gboolean    is_reporting;
  gboolean    follows;
} RawClause;

const ClauseRules *_actant_clause_rules_get  (void);

/* Each adds RawClause to @clauses. */
void               _actant_clauses_find_en   (const ClauseRules *rules,
                                              const char        *text,
                                              GArray            *clauses);
void               _actant_clauses_find_ko   (const ClauseRules *rules,
                                              const char        *text,
                                              GArray            *clauses);

G_END_DECLS
