/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the suggester's parts share. */
#pragma once

#include "session/actant-lexicon.h"
#include "suggest/actant-name-matcher.h"
#include "suggest/actant-rule-set.h"
#include "suggest/actant-suggester.h"

G_BEGIN_DECLS

/* Where names of actors stand: the hits of one place follow each other. */
typedef struct
{
  GArray             *hits;     /* ActantNameHit */
  const char * const *actors;   /* id by name */
} ActantNamePlaces;

struct _ActantSuggester
{
  GObject            parent_instance;

  ActantSourceText  *text;
  char              *date;       /* nullable: of the text */
  GPtrArray         *names;      /* owned: names and aliases in all their spellings */
  GPtrArray         *actors;     /* owned: by name, the actor's id */
  ActantRuleSet     *rules;
  ActantLexicon     *lexicon;
  GPtrArray         *coded;      /* owned ActantRecord: of one's own file; NULL once it was run */
  ActantCodedPlaces *places;     /* owned, of @coded; NULL before it was run */
  GPtrArray         *problems;   /* owned, NULL-terminated */
  int                progress;   /* atomic; 1/1000 */
};

/* A run through the text, or a part of it. */
typedef struct
{
  ActantSuggester  *suggester;
  ActantNamePlaces  names;
  guint             next_name;     /* first hit that is not before the sentence */
  GArray           *barred;        /* ActantTextRange: no likelihood word here */
  GPtrArray        *suggestions;   /* ActantSuggestion */
} ActantSuggestRun;

void _actant_suggest_in_sentence (ActantSuggestRun       *run,
                                  ActantTextRange         sentence);
void _actant_suggest_mentions    (ActantSuggestRun       *run,
                                  gint64                  end,
                                  ActantTextRange         sentence);
void _actant_suggest_by_rules    (const ActantRuleSet    *rules,
                                  const ActantSourceText *text,
                                  ActantTextRange         sentence,
                                  const ActantNamePlaces *names,
                                  guint                   first_name,
                                  GArray                 *barred,
                                  GPtrArray              *suggestions);

G_END_DECLS
