/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text might be coded with, as a value. */
#include "config.h"

#include "suggest/actant-suggestion.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (ActantSuggestion, actant_suggestion,
                     actant_suggestion_ref, actant_suggestion_unref)

static const struct
{
  const char *name;
  const char *label;
} kinds[] = {
  [ACTANT_SUGGESTION_MENTION] = { "mention", N_("Mention") },
  [ACTANT_SUGGESTION_LIKELIHOOD] = { "likelihood", N_("Likelihood") },
  [ACTANT_SUGGESTION_HORIZON] = { "horizon", N_("Horizon") },
  [ACTANT_SUGGESTION_ATTRIBUTION] = { "attribution", N_("Attribution") },
  [ACTANT_SUGGESTION_CONDITION] = { "condition", N_("Condition") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ACTANT_N_SUGGESTION_KINDS);

/**
 * actant_suggestion_new:
 * @kind: what it proposes
 * @text: the text
 * @range: its words
 * @sentence: the sentence they are in
 *
 * The rest of it is for the caller to fill, before anybody else sees it.
 *
 * Returns: (transfer full): a sure suggestion
 */
ActantSuggestion *
actant_suggestion_new (ActantSuggestionKind    kind,
                       const ActantSourceText *text,
                       ActantTextRange         range,
                       ActantTextRange         sentence)
{
  ActantSuggestion *self = g_new0 (ActantSuggestion, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->range = range;
  self->sentence = sentence;
  self->words = actant_source_text_dup_slice (text, range.start, range.end);
  self->is_sure = TRUE;
  return self;
}

/** Returns: (transfer full): @self */
ActantSuggestion *
actant_suggestion_ref (ActantSuggestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
actant_suggestion_unref (ActantSuggestion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->words);
  g_strfreev (self->actors);
  g_free (self->value);
  g_free (self);
}

static int
compare_integers (gint64 a,
                  gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_actors (char **a,
                char **b)
{
  guint i = 0;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  while (a[i] != NULL && g_strcmp0 (a[i], b[i]) == 0)
    i++;

  return g_strcmp0 (a[i], b[i]);
}

/** Compares what pointers to suggestions point at, by place, the longer first, kind and proposal;
 *  for g_ptr_array_sort(). */
int
actant_suggestion_compare (gconstpointer a,
                           gconstpointer b)
{
  const ActantSuggestion *x = *(ActantSuggestion * const *) a;
  const ActantSuggestion *y = *(ActantSuggestion * const *) b;
  int order = compare_integers (x->range.start, y->range.start);

  if (order == 0)
    order = compare_integers (y->range.end, x->range.end);
  if (order == 0)
    order = (int) x->kind - (int) y->kind;
  if (order == 0)
    order = compare_actors (x->actors, y->actors);

  return order != 0 ? order : g_strcmp0 (x->value, y->value);
}

/** Of what it proposes and where; for hash tables. */
guint
actant_suggestion_hash (gconstpointer suggestion)
{
  const ActantSuggestion *self = suggestion;

  return (guint) self->range.start * 31 + (guint) self->range.end * 7 + self->kind;
}

/** Whether two propose the same in the same place. */
gboolean
actant_suggestion_equal (gconstpointer a,
                         gconstpointer b)
{
  return actant_suggestion_compare (&a, &b) == 0;
}

/** What @kind is called on the command line and in rule files. */
const char *
actant_suggestion_kind_get_name (ActantSuggestionKind kind)
{
  g_return_val_if_fail (kind < ACTANT_N_SUGGESTION_KINDS, NULL);

  return kinds[kind].name;
}

/** What @kind is called, translated. */
const char *
actant_suggestion_kind_get_label (ActantSuggestionKind kind)
{
  g_return_val_if_fail (kind < ACTANT_N_SUGGESTION_KINDS, NULL);

  return _(kinds[kind].label);
}

/**
 * actant_suggestion_kind_from_name:
 * @name: (nullable): "mention", …
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
actant_suggestion_kind_from_name (const char           *name,
                                  ActantSuggestionKind *kind)
{
  for (guint i = 0; i < ACTANT_N_SUGGESTION_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}
