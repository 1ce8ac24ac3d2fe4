/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim in one sentence: who says what of whom, how surely and until when. */
#include "config.h"

#include "session/actant-claim-sentence.h"

#include "session/actant-date-words.h"
#include "session/actant-name-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CONTENT 400   /* code points of a quote that stands for a gist */

typedef struct
{
  ActantSession      *session;
  const char         *text;
  const ActantRecord *claim;
  GString            *parts;    /* what follows the content */
} Sentence;

/**
 * actant_claim_dup_content:
 * @claim: a claim
 * @longest: in code points; more are cut off with an ellipsis
 *
 * Returns: (transfer full): what is claimed in one line: the gist, else the quote
 *   in quotation marks
 */
char *
actant_claim_dup_content (const ActantRecord *claim,
                          glong               longest)
{
  const char *gist = actant_record_get_text (claim, "gist");
  gboolean quoted = gist == NULL || *gist == '\0';
  g_autofree char *line = quoted ? actant_record_dup_quote (claim) : g_strdup (gist);
  g_autofree char *shortened = NULL;

  if (line == NULL || *line == '\0')
    /* Translators: a record without a name */
    return g_strdup (_("Unnamed"));

  g_strdelimit (line, "\n\t\r", ' ');
  if (g_utf8_strlen (line, -1) > longest)
    {
      g_autofree char *start = g_utf8_substring (line, 0, longest - 1);

      shortened = g_strconcat (g_strchomp (start), "…", NULL);
    }
  else
    shortened = g_strdup (line);

  return quoted ? g_strdup_printf (_("“%s”"), shortened) : g_steal_pointer (&shortened);
}

/* Inside a sentence: "supposed", not "Supposed". */
static char *
dup_choice (const ActantTable *table,
            const char        *field,
            const char        *value)
{
  const ActantChoice *choice = actant_field_type_find_choice (actant_table_get (table, field)->type,
                                                              value);

  return choice != NULL ? g_utf8_strdown (_(choice->label), -1) : g_strdup (value);
}

static void
add_part (Sentence   *self,
          const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (self->parts, " · %s", words);
}

static char *
dup_field_choice (Sentence   *self,
                  const char *field)
{
  const char *value = actant_record_get_text (self->claim, field);

  return value != NULL ? dup_choice (actant_kind_get_info (ACTANT_KIND_CLAIM)->table, field, value)
                       : NULL;
}

static char *
dup_member_choice (const ActantValue *object,
                   const char        *member)
{
  const char *value = actant_value_get_member_text (object, member);

  return value != NULL ? dup_choice (actant_value_get_table (object), member, value) : NULL;
}

static char *
dup_band (const ActantValue *likelihood)
{
  const ActantValue *low = actant_value_get_member (likelihood, "low");
  const ActantValue *high = actant_value_get_member (likelihood, "high");

  if (low != NULL && high != NULL)
    /* Translators: a band of likelihood in percent: 55–80 % */
    return g_strdup_printf (_("%d–%d %%"), (int) actant_value_get_integer (low),
                            (int) actant_value_get_integer (high));
  if (low != NULL)
    return g_strdup_printf (_("≥ %d %%"), (int) actant_value_get_integer (low));
  if (high != NULL)
    return g_strdup_printf (_("≤ %d %%"), (int) actant_value_get_integer (high));

  return NULL;
}

/* Whose band it is: the study's, the coder's, or a lexicon's. */
static char *
dup_band_source (const ActantValue *likelihood)
{
  static const struct { const char *id; const char *name; } lexicons[] = {
    { "icd203", "ICD 203" }, { "kent", "Kent" }, { "ipcc", "IPCC" },
  };
  const char *basis = actant_value_get_member_text (likelihood, "basis");
  const char *lexicon = actant_value_get_member_text (likelihood, "lexicon");

  if (g_strcmp0 (basis, "study") == 0)
    /* Translators: whose band of likelihood: "high possibility (study: 55–80 %)" */
    return g_strdup (C_("basis", "study"));
  if (g_strcmp0 (basis, "coder") == 0)
    return g_strdup (C_("basis", "coder"));
  for (guint i = 0; i < G_N_ELEMENTS (lexicons); i++)
    if (g_strcmp0 (lexicon, lexicons[i].id) == 0)
      return g_strdup (lexicons[i].name);

  return g_strdup (lexicon);
}

/**
 * actant_claim_dup_likelihood:
 * @claim: a claim
 *
 * Returns: (transfer full) (nullable): its likelihood: the words, whose band, and
 *   the band in percent
 */
char *
actant_claim_dup_likelihood (const ActantRecord *claim)
{
  const ActantValue *likelihood = actant_record_get (claim, "likelihood");
  const char *term = actant_value_get_member_text (likelihood, "term");
  g_autofree char *band = dup_band (likelihood);
  g_autofree char *source = band != NULL ? dup_band_source (likelihood) : NULL;
  g_autofree char *whole = source != NULL
                           /* Translators: whose band of likelihood, and the band */
                           ? g_strdup_printf (_("%s: %s"), source, band) : g_strdup (band);

  if (term == NULL || whole == NULL)
    return term != NULL ? g_strdup (term) : g_steal_pointer (&whole);

  /* Translators: words of likelihood and their band: "high possibility (study: 55–80 %)" */
  return g_strdup_printf (_("%s (%s)"), term, whole);
}

/* Who claims, and what: "%s forecasts: %s". */
static const char *
get_format (const char *type,
            guint       n)
{
#define IS(name) (g_strcmp0 (type, name) == 0)
  /* Translators: these: who claims, and what: "Kim forecasts: North Korea tests a missile" */
  if (IS ("report"))
    return ngettext ("%s reports: %s", "%s report: %s", n);
  if (IS ("act"))
    return ngettext ("%s reports the act: %s", "%s report the act: %s", n);
  if (IS ("schedule"))
    return ngettext ("%s gives the plan: %s", "%s give the plan: %s", n);
  if (IS ("assertion"))
    return ngettext ("%s states: %s", "%s state: %s", n);
  if (IS ("evaluation"))
    return ngettext ("%s judges: %s", "%s judge: %s", n);
  if (IS ("forecast"))
    return ngettext ("%s forecasts: %s", "%s forecast: %s", n);
  if (IS ("intention"))
    return ngettext ("%s gives the intention: %s", "%s give the intention: %s", n);
  if (IS ("commitment"))
    return ngettext ("%s promises: %s", "%s promise: %s", n);
  if (IS ("threat"))
    return ngettext ("%s threatens: %s", "%s threaten: %s", n);
  if (IS ("demand"))
    return ngettext ("%s demands: %s", "%s demand: %s", n);
  if (IS ("recommendation"))
    return ngettext ("%s recommends: %s", "%s recommend: %s", n);

  return ngettext ("%s claims: %s", "%s claim: %s", n);
#undef IS
}

/* @who and @what are put together as @type says; @n is how many claim. */
static char *
dup_statement (const char *type,
               const char *who,
               const char *what,
               guint       n)
{
  return g_strdup_printf (get_format (type, n), who, what);
}

/* "A citing B" of the links before the last; NULL when there is none. */
static char *
dup_outer_sources (Sentence *self)
{
  const ActantValue *chain = actant_record_get (self->claim, "attribution");
  guint n = actant_value_get_n_items (chain);
  g_autofree char *outer = NULL;

  for (guint i = 0; i + 1 < n; i++)
    {
      const ActantValue *actors = actant_value_get_member (actant_value_get_item (chain, i),
                                                           "actors");
      g_autofree char *names = actant_names_dup_list (self->session, actors);
      char *longer;

      if (names == NULL)
        continue;
      /* Translators: one source and the one it cites: "the agency citing officials" */
      longer = outer != NULL ? g_strdup_printf (_("%s citing %s"), outer, names)
                             : g_strdup (names);
      g_free (outer);
      outer = longer;
    }

  return g_steal_pointer (&outer);
}

static char *
dup_claimants (Sentence *self,
               guint    *n)
{
  const ActantValue *claimants = actant_record_get (self->claim, "claimants");
  char *names;

  *n = actant_value_get_n_items (claimants);
  names = actant_names_dup_list (self->session, claimants);
  if (names == NULL)
    names = actant_names_dup_authors (self->session, self->text, n);
  if (names == NULL)
    {
      *n = 1;
      /* Translators: begins a sentence: "The author forecasts: …" */
      names = g_strdup (_("The author"));
    }

  return names;
}

static void
add_date (Sentence   *self,
          const char *field,
          const char *format)
{
  const ActantValue *when = actant_record_get (self->claim, field);
  const char *date = actant_value_get_member_text (when, "edtf");
  g_autofree char *words = date != NULL ? actant_date_dup_words (date)
                                        : g_strdup (actant_value_get_member_text (when, "text"));
  g_autofree char *part = words != NULL ? g_strdup_printf (format, words) : NULL;

  add_part (self, part);
}

static void
add_standing (Sentence *self)
{
  const char *standing = actant_record_get_text (self->claim, "standing");
  g_autofree char *words = dup_field_choice (self, "standing");

  if (standing != NULL && strcmp (standing, "asserted") != 0)
    add_part (self, words);
  if (g_strcmp0 (actant_record_get_text (self->claim, "polarity"), "-") == 0)
    {
      g_autofree char *negated = dup_field_choice (self, "polarity");

      add_part (self, negated);
    }
}

static void
add_addressees (Sentence *self)
{
  g_autofree char *names = actant_names_dup_list (self->session,
                                                  actant_record_get (self->claim, "addressees"));
  /* Translators: whom a claim is directed at: "China demands: … · to Japan" */
  g_autofree char *part = names != NULL ? g_strdup_printf (_("to %s"), names) : NULL;

  add_part (self, part);
}

static void
add_strength (Sentence *self)
{
  const ActantValue *strength = actant_record_get (self->claim, "strength");
  const char *term = actant_value_get_member_text (strength, "term");
  g_autofree char *value = strength != NULL ? dup_member_choice (strength, "value") : NULL;
  g_autofree char *both = term != NULL && value != NULL
                          ? g_strdup_printf (_("%s (%s)"), term, value) : NULL;

  add_part (self, both != NULL ? both : term != NULL ? term : value);
}

static void
add_extent (Sentence *self)
{
  const ActantValue *extent = actant_record_get (self->claim, "extent");
  const char *words = actant_value_get_member_text (extent, "text");
  g_autofree char *direction = extent != NULL ? dup_member_choice (extent, "direction") : NULL;

  add_part (self, words != NULL ? words : direction);
}

static void
add_confidence (Sentence *self)
{
  g_autofree char *level = dup_field_choice (self, "confidence");
  /* Translators: %s is low, moderate or high */
  g_autofree char *part = level != NULL ? g_strdup_printf (_("%s confidence"), level) : NULL;

  add_part (self, part);
}

static void
add_outcome (Sentence *self)
{
  const ActantValue *outcome = actant_record_get (self->claim, "outcome");
  const char *state = actant_value_get_member_text (outcome, "state");
  g_autofree char *words = state != NULL && strcmp (state, "open") != 0
                           ? dup_member_choice (outcome, "state") : NULL;

  add_part (self, words);
}

static void
add_issues (Sentence *self)
{
  const ActantValue *issues = actant_record_get (self->claim, "issues");

  for (guint i = 0; i < actant_value_get_n_items (issues); i++)
    {
      const ActantValue *issue = actant_value_get_item (issues, i);
      const char *id = actant_value_get_member_text (issue, "code");
      g_autofree char *name = id != NULL ? actant_session_dup_name (self->session, id) : NULL;
      g_autofree char *position = dup_member_choice (issue, "position");
      g_autofree char *both = name != NULL && position != NULL
                              ? g_strdup_printf (_("%s (%s)"), name, position) : NULL;

      add_part (self, both != NULL ? both : name);
    }
}

static char *
dup_whole (Sentence *self,
           gboolean  markup)
{
  guint n;
  g_autofree char *outer = dup_outer_sources (self);
  g_autofree char *who = dup_claimants (self, &n);
  g_autofree char *content = actant_claim_dup_content (self->claim, MAX_CONTENT);
  g_autofree char *source = NULL;
  g_autofree char *statement = NULL;

  add_addressees (self);
  add_standing (self);
  add_strength (self);
  {
    g_autofree char *likelihood = actant_claim_dup_likelihood (self->claim);

    add_part (self, likelihood);
  }
  add_confidence (self);
  add_extent (self);
  add_date (self, "horizon", "%s");
  /* Translators: when a claim was made: "said 4 March 2024" */
  add_date (self, "said", _("said %s"));
  add_outcome (self);
  add_issues (self);

  /* Translators: sources, and the claimant they tell of: "According to officials, Kim" */
  source = outer != NULL ? g_strdup_printf (_("According to %s, %s"), outer, who) : g_strdup (who);
  if (markup)
    {
      g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", content);
      g_autofree char *safe = g_markup_escape_text (source, -1);
      g_autofree char *rest = g_markup_escape_text (self->parts->str, -1);

      statement = dup_statement (actant_record_get_text (self->claim, "type"), safe, bold, n);
      return g_strconcat (statement, rest, NULL);
    }

  statement = dup_statement (actant_record_get_text (self->claim, "type"), source, content, n);
  return g_strconcat (statement, self->parts->str, NULL);
}

static char *
dup_sentence (ActantSession      *session,
              const char         *text,
              const ActantRecord *claim,
              gboolean            markup)
{
  Sentence sentence = { session, text, claim, NULL };
  char *whole;

  if (actant_record_is_opaque (claim))
    return markup ? g_markup_escape_text (actant_record_get_reason (claim), -1)
                  : g_strdup (actant_record_get_reason (claim));

  sentence.parts = g_string_new (NULL);
  whole = dup_whole (&sentence, markup);
  g_string_free (sentence.parts, TRUE);

  return whole;
}

/**
 * actant_claim_dup_sentence:
 * @session: finds names
 * @text: (nullable): path of the claim's text, whose authors claim what nobody else does
 * @claim: a claim
 *
 * Returns: (transfer full): the claim in one sentence
 */
char *
actant_claim_dup_sentence (ActantSession      *session,
                           const char         *text,
                           const ActantRecord *claim)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (session) && claim != NULL, NULL);

  return dup_sentence (session, text, claim, FALSE);
}

/** As actant_claim_dup_sentence(), as Pango markup with the content in bold. */
char *
actant_claim_dup_sentence_markup (ActantSession      *session,
                                  const char         *text,
                                  const ActantRecord *claim)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (session) && claim != NULL, NULL);

  return dup_sentence (session, text, claim, TRUE);
}
