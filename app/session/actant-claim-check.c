/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What in a claim does not fit together: said, never changed by itself. */
#include "config.h"

#include "session/actant-claim-check.h"

#include "session/actant-lexicon.h"
#include "session/actant-name-list.h"

#include <glib/gi18n.h>

static void
free_warning (gpointer data)
{
  ActantClaimWarning *warning = data;

  g_free (warning->message);
  g_free (warning->fix);
  g_clear_pointer (&warning->fixed, actant_record_unref);
  g_free (warning);
}

static ActantClaimWarning *
add_warning (GPtrArray  *warnings,
             const char *slot,
             char       *message)
{
  ActantClaimWarning *warning = g_new0 (ActantClaimWarning, 1);

  warning->slot = slot;
  warning->message = message;
  g_ptr_array_add (warnings, warning);

  return warning;
}

static const ActantValue *
get_authors (ActantSession *session,
             const char    *text)
{
  const ActantRecord *record = text != NULL ? actant_session_get_text_record (session, text) : NULL;

  return record != NULL ? actant_record_get (record, "authors") : NULL;
}

/* Whether every item of @a is in @b, in whatever order. */
static gboolean
is_within (const ActantValue *a,
           const ActantValue *b)
{
  for (guint i = 0; i < actant_value_get_n_items (a); i++)
    if (!actant_value_list_has_text (b, actant_value_get_text (actant_value_get_item (a, i))))
      return FALSE;

  return TRUE;
}

static gboolean
are_same (const ActantValue *a,
          const ActantValue *b)
{
  return is_within (a, b) && is_within (b, a);
}

/* The last link's actors are the claimants (DESIGN.md, the claim). */
static void
check_attribution (ActantSession      *session,
                   const char         *text,
                   const ActantRecord *claim,
                   GPtrArray          *warnings)
{
  const ActantValue *chain = actant_record_get (claim, "attribution");
  const ActantValue *claimants = actant_record_get (claim, "claimants");
  guint n = actant_value_get_n_items (chain);
  const ActantValue *last = n > 0 ? actant_value_get_member (actant_value_get_item (chain, n - 1),
                                                             "actors")
                                  : NULL;
  ActantClaimWarning *warning;
  g_autofree char *names = NULL;

  if (claimants == NULL)
    claimants = get_authors (session, text);
  if (last == NULL || are_same (last, claimants))
    return;

  names = actant_names_dup_list (session, last);
  warning = add_warning (warnings, "attribution",
                         /* Translators: %s is the last who says so in "A says that B says …" */
                         g_strdup_printf (_("The last source, %s, is not the claimant"), names));
  /* Translators: the label of a button; %s is a name: "Make Kim the claimant" */
  warning->fix = g_strdup_printf (_("Make %s the claimant"), names);
  warning->fixed = actant_record_set (claim, "claimants", actant_value_ref (last));
}

/* Words of confidence in the slot of likelihood (ICD 203, section D.6.e(2)). */
static void
check_term (const ActantLexicon *lexicon,
            const ActantRecord  *claim,
            GPtrArray           *warnings)
{
  const char *term = actant_value_get_member_text (actant_record_get (claim, "likelihood"), "term");
  g_autoptr(GArray) hits = term != NULL ? actant_lexicon_find_all (lexicon, term) : NULL;
  const char *confidence = NULL;
  ActantClaimWarning *warning;
  g_autoptr(ActantRecord) without = NULL;

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    if (g_array_index (hits, ActantLexiconHit, i).confidence == NULL)
      return;   /* both in one: the check of the sentence says so */
    else
      confidence = g_array_index (hits, ActantLexiconHit, i).confidence;
  if (confidence == NULL)
    return;

  warning = add_warning (warnings, "likelihood",
                         g_strdup_printf (_("“%s” tells confidence, not likelihood"), term));
  warning->fix = g_strdup (_("Move to Confidence"));
  without = actant_record_set (claim, "likelihood", NULL);
  warning->fixed = actant_record_set (without, "confidence", actant_value_new_text (confidence));
}

static void
check_likelihood (ActantSession      *session,
                  const ActantRecord *claim,
                  GPtrArray          *warnings)
{
  g_autofree char *quote = actant_record_dup_quote (claim);
  g_autoptr(ActantLexicon) lexicon = NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (actant_record_get (claim, "likelihood") == NULL || quote == NULL)
    return;

  lexicon = actant_lexicon_new (session);
  check_term (lexicon, claim, warnings);
  found = actant_lexicon_check (lexicon, quote);
  for (guint i = 0; i < found->len; i++)
    {
      const ActantLexiconWarning *one = found->pdata[i];

      add_warning (warnings, "likelihood", g_strdup (one->text));
    }
}

/**
 * actant_claim_check:
 * @session: finds names and the text's authors
 * @text: (nullable): path of the text
 * @claim: a claim
 *
 * Returns: (transfer full) (element-type ActantClaimWarning): what does not fit
 */
GPtrArray *
actant_claim_check (ActantSession      *session,
                    const char         *text,
                    const ActantRecord *claim)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (free_warning);

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && claim != NULL, warnings);

  check_attribution (session, text, claim, warnings);
  check_likelihood (session, claim, warnings);

  return warnings;
}
