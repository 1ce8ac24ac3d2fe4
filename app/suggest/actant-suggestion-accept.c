/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making records of suggestions: one action, however many. */
#include "config.h"

#include "suggest/actant-suggestion-accept.h"

#include "session/actant-claim-cues.h"
#include "session/actant-value-parse.h"
#include "suggest/actant-suggestion-target-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* An action in the making. */
typedef struct
{
  ActantSession    *session;
  const char       *text;
  ActantCollection *records;     /* nullable: nothing is coded yet */
  GHashTable       *claims;      /* id → ActantRecord as it is to be */
  GPtrArray        *relations;   /* ActantRecord: those there are, and new ones; NULL until a
                                  * condition asks for them */
  GPtrArray        *fresh;       /* ActantRecord: new mentions and relations */
} Draft;

static gboolean
draft_init (Draft          *draft,
            ActantSession  *session,
            const char     *text,
            GError        **error)
{
  g_autoptr(GError) unread = NULL;
  ActantAnnotationSet *set = actant_session_get_own_set (session, text, &unread);

  if (unread != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }

  draft->session = session;
  draft->text = text;
  draft->records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  draft->claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) actant_record_unref);
  draft->fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  return TRUE;
}

/* A text can have many, and most suggestions ask for none. */
static void
need_relations (Draft *draft)
{
  if (draft->relations != NULL)
    return;

  draft->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);
  if (draft->records == NULL)
    return;

  for (guint i = 0; i < actant_collection_get_n (draft->records, ACTANT_KIND_RELATION); i++)
    g_ptr_array_add (draft->relations,
                     actant_record_ref (actant_collection_get (draft->records,
                                                               ACTANT_KIND_RELATION, i)));
}

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->claims, g_hash_table_unref);
  g_clear_pointer (&draft->relations, g_ptr_array_unref);
  g_clear_pointer (&draft->fresh, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* The claims in the sentence of @suggestion, as they are to be. */
static GPtrArray *
list_claims (const Draft            *draft,
             const ActantSuggestion *suggestion)
{
  g_autoptr(GPtrArray) around = g_ptr_array_new ();
  GPtrArray *claims = g_ptr_array_new ();

  if (draft->records != NULL)
    actant_collection_collect (draft->records, suggestion->sentence.start,
                               suggestion->sentence.end, around);
  for (guint i = 0; i < around->len; i++)
    {
      const char *id = actant_record_get_id (around->pdata[i]);
      gpointer changed = g_hash_table_lookup (draft->claims, id);

      if (actant_record_get_kind (around->pdata[i]) == ACTANT_KIND_CLAIM
          && actant_collection_is_placed (draft->records, id))
        g_ptr_array_add (claims, changed != NULL ? changed : around->pdata[i]);
    }

  return claims;
}

static gboolean
find_target (Draft                   *draft,
             const ActantSuggestion  *suggestion,
             ActantSuggestionTarget  *target,
             GError                 **error)
{
  g_autoptr(GPtrArray) claims = list_claims (draft, suggestion);

  if (suggestion->kind == ACTANT_SUGGESTION_CONDITION)
    need_relations (draft);
  return _actant_suggestion_choose_target (suggestion, claims, draft->relations, target, error);
}

static GArray *
new_ranges (ActantTextRange range)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));

  g_array_append_val (ranges, range);
  return ranges;
}

/* "both countries", "the ministry": not by name. */
static gboolean
is_nominal (const char *words)
{
  return g_unichar_islower (g_utf8_get_char (words));
}

static gboolean
add_mention (Draft                   *draft,
             const ActantSuggestion  *suggestion,
             GError                 **error)
{
  const char *mode = is_nominal (suggestion->words) ? "nominal" : "name";
  g_autoptr(GArray) ranges = new_ranges (suggestion->range);
  g_autoptr(ActantRecord) passage = NULL;
  g_autoptr(ActantRecord) mention = NULL;
  ActantValue *actors;

  passage = actant_session_new_passage (draft->session, ACTANT_KIND_MENTION, draft->text, ranges,
                                        error);
  if (passage == NULL)
    return FALSE;

  actors = actant_value_new_text_list ((const char * const *) suggestion->actors);
  mention = actant_record_set (passage, "actors", actors);
  g_ptr_array_add (draft->fresh, actant_record_set (mention, "mode", actant_value_new_text (mode)));
  return TRUE;
}

static gboolean
add_relation (Draft                         *draft,
              const ActantSuggestion        *suggestion,
              const ActantSuggestionTarget  *target)
{
  const struct
  {
    const char *field;
    const char *value;
  } fields[] = {
    { "from", actant_record_get_id (target->claim) },
    { "to", actant_record_get_id (target->other) },
    { "type", suggestion->value },
  };
  g_autoptr(ActantRecord) relation =
    actant_session_new_record (draft->session, ACTANT_KIND_RELATION);
  ActantRecord *changed;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    actant_record_change_text (&relation, fields[i].field, fields[i].value);
  changed = actant_cues_set (relation, "type", NULL, &suggestion->range, suggestion->words);
  g_ptr_array_add (draft->relations, actant_record_ref (changed));
  g_ptr_array_add (draft->fresh, changed);
  return TRUE;
}

/* Who says so, as the one link of a chain. */
static ActantRecord *
set_attribution (const ActantRecord     *claim,
                 const ActantSuggestion *suggestion)
{
  const ActantTable *claims = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  const ActantTable *links = actant_table_get (claims, "attribution")->type->item->table;
  ActantValue *members[64] = { NULL };
  g_autoptr(ActantValue) actors =
    actant_value_new_text_list ((const char * const *) suggestion->actors);
  g_autoptr(ActantRecord) with_claimants = NULL;
  ActantValue *link;

  members[actant_table_find (links, "actors")] = actant_value_list_sorted (actors);
  members[actant_table_find (links, "kind")] = actant_value_new_text (suggestion->value);
  link = actant_value_new_object (links, members, NULL);

  with_claimants = actant_record_get (claim, "claimants") == NULL
                   ? actant_record_set (claim, "claimants", actant_value_list_sorted (actors))
                   : actant_record_ref (claim);
  return actant_record_set (with_claimants, "attribution", actant_value_new_list (&link, 1));
}

static gboolean
fill_claim (Draft                         *draft,
            const ActantSuggestion        *suggestion,
            const ActantSuggestionTarget  *target,
            GError                       **error)
{
  const char *slot = _actant_suggestion_get_slot (suggestion);
  const ActantRecord *text = actant_session_get_text_record (draft->session, draft->text);
  const ActantValueParser parser = {
    .session = draft->session,
    .date = text != NULL ? actant_record_get_text (text, "date") : NULL,
  };
  g_autoptr(ActantRecord) filled = NULL;

  if (suggestion->kind == ACTANT_SUGGESTION_ATTRIBUTION)
    filled = set_attribution (target->claim, suggestion);
  else
    filled = actant_value_parser_set (&parser, target->claim, slot,
                                      (const char *[]) { suggestion->words, NULL }, error);
  if (filled == NULL)
    return FALSE;

  g_hash_table_replace (draft->claims, g_strdup (actant_record_get_id (target->claim)),
                        actant_cues_set (filled, slot, NULL, &suggestion->range,
                                         suggestion->words));
  return TRUE;
}

/* Adds what accepting @suggestion changes. */
static gboolean
take (Draft                   *draft,
      const ActantSuggestion  *suggestion,
      GError                 **error)
{
  ActantSuggestionTarget target;

  if (!find_target (draft, suggestion, &target, error))
    return FALSE;
  if (suggestion->kind == ACTANT_SUGGESTION_MENTION)
    return add_mention (draft, suggestion, error);
  if (suggestion->kind == ACTANT_SUGGESTION_CONDITION)
    return add_relation (draft, suggestion, &target);

  return fill_claim (draft, suggestion, &target, error);
}

static gboolean
commit (Draft   *draft,
        guint    n,
        GError **error)
{
  g_autofree char *label =
    g_strdup_printf (ngettext ("Accept %u Suggestion", "Accept %u Suggestions", n), n);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (label);
  GHashTableIter iter;
  gpointer claim;

  g_hash_table_iter_init (&iter, draft->claims);
  while (g_hash_table_iter_next (&iter, NULL, &claim))
    actant_session_put (draft->session, edit, draft->text, claim);
  for (guint i = 0; i < draft->fresh->len; i++)
    actant_session_put (draft->session, edit, draft->text, draft->fresh->pdata[i]);

  return actant_session_apply (draft->session, edit, error);
}

/**
 * actant_suggestion_find_target:
 * @session: a study
 * @text: path of a text
 * @suggestion: a suggestion for it
 * @target: (out): what accepting it would change
 *
 * Returns: whether it can be accepted as things are; the error says why not, in a sentence for the
 *   reader without its full stop
 */
gboolean
actant_suggestion_find_target (ActantSession           *session,
                               const char              *text,
                               const ActantSuggestion  *suggestion,
                               ActantSuggestionTarget  *target,
                               GError                 **error)
{
  g_auto(Draft) draft = { NULL };

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && suggestion != NULL, FALSE);

  return draft_init (&draft, session, text, error)
         && find_target (&draft, suggestion, target, error);
}

/**
 * actant_suggestion_dup_proposal:
 * @session: a study
 * @suggestion: a suggestion
 *
 * Returns: (transfer full): what it proposes: the names of actors, a date, a type of relation; ""
 *   when that is its words
 */
char *
actant_suggestion_dup_proposal (ActantSession          *session,
                                const ActantSuggestion *suggestion)
{
  g_autoptr(GString) proposal = g_string_new (NULL);

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && suggestion != NULL, NULL);

  for (guint i = 0; suggestion->actors != NULL && suggestion->actors[i] != NULL; i++)
    {
      g_autofree char *name = actant_session_dup_name (session, suggestion->actors[i]);

      g_string_append_printf (proposal, "%s%s", i > 0 ? ", " : "", name);
    }
  if (suggestion->value != NULL)
    g_string_append_printf (proposal, "%s%s", proposal->len > 0 ? ", " : "", suggestion->value);

  return g_string_free (g_steal_pointer (&proposal), FALSE);
}

/**
 * actant_suggestion_accept:
 * @session: a study
 * @text: path of a text
 * @suggestion: a suggestion for it, sure or not
 *
 * Makes a record of it, as an action that can be undone.
 *
 * Returns: whether it was done; the error is that of actant_suggestion_find_target()
 */
gboolean
actant_suggestion_accept (ActantSession           *session,
                          const char              *text,
                          const ActantSuggestion  *suggestion,
                          GError                 **error)
{
  g_auto(Draft) draft = { NULL };

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && suggestion != NULL, FALSE);

  return draft_init (&draft, session, text, error) && take (&draft, suggestion, error)
         && commit (&draft, 1, error);
}

/**
 * actant_suggestions_accept:
 * @session: a study
 * @text: path of a text
 * @suggestions: (element-type ActantSuggestion): suggestions for it
 * @accepted: (nullable) (element-type ActantSuggestion): receives those that were accepted
 *
 * Makes records of them, as one action that can be undone. Those that are not sure and those that
 * nothing can be made of as things are are left out.
 *
 * Returns: whether it was done, even if nothing was left to do
 */
gboolean
actant_suggestions_accept (ActantSession  *session,
                           const char     *text,
                           GPtrArray      *suggestions,
                           GPtrArray      *accepted,
                           GError        **error)
{
  g_auto(Draft) draft = { NULL };
  g_autoptr(GPtrArray) taken = g_ptr_array_new ();

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && suggestions != NULL, FALSE);

  if (!draft_init (&draft, session, text, error))
    return FALSE;
  for (guint i = 0; i < suggestions->len; i++)
    if (((const ActantSuggestion *) suggestions->pdata[i])->is_sure
        && take (&draft, suggestions->pdata[i], NULL))
      g_ptr_array_add (taken, suggestions->pdata[i]);
  if (taken->len > 0 && !commit (&draft, taken->len, error))
    return FALSE;

  for (guint i = 0; accepted != NULL && i < taken->len; i++)
    g_ptr_array_add (accepted, actant_suggestion_ref (taken->pdata[i]));
  return TRUE;
}
