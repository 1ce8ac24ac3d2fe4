/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of data/rules/claim-*.json, both languages in one set, loaded once. */
#include "config.h"

#include "language/actant-claim-rules-private.h"

#include "store/actant-data-file.h"

static void
add_words (ActantPhrases *phrases,
           JsonObject    *object,
           const char    *name,
           guint          number)
{
  JsonArray *words = json_object_get_array_member (object, name);

  for (guint i = 0; i < json_array_get_length (words); i++)
    actant_phrases_add (phrases, json_array_get_string_element (words, i), number);
}

static const char *
read_text (JsonObject *object,
           const char *name)
{
  return g_intern_string (json_object_get_string_member_with_default (object, name, NULL));
}

static void
read_rules (ClaimRules *rules,
            JsonObject *object)
{
  JsonArray *groups = json_object_get_array_member (object, "rules");
  JsonArray *reports = json_object_get_array_member (object, "reports");

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      ClaimRule rule = { read_text (group, "type"), read_text (group, "factuality"),
                         read_text (group, "polarity"), read_text (group, "strength"),
                         json_object_get_boolean_member_with_default (group, "over", FALSE) };

      add_words (rules->phrases, group, "words", rules->rules->len);
      g_array_append_val (rules->rules, rule);
    }
  for (guint i = 0; i < json_array_get_length (reports); i++)
    {
      JsonObject *group = json_array_get_object_element (reports, i);

      add_words (rules->reports, group, "words", rules->report_types->len);
      g_ptr_array_add (rules->report_types, (gpointer) read_text (group, "type"));
    }

  add_words (rules->negations, object, "negations", 1);
  add_words (rules->negations, object, "no_negations", 0);
  add_words (rules->suppositions, object, "suppositions", 0);
  add_words (rules->openers, object, "openers", 0);
  add_words (rules->pronouns, object, "singular", 1);
  add_words (rules->pronouns, object, "personal", 2);
  add_words (rules->pronouns, object, "plural", 3);
}

static ClaimRules *
load (void)
{
  static const char * const files[] = { "rules/claim-en.json", "rules/claim-ko.json" };
  ClaimRules *rules = g_new0 (ClaimRules, 1);

  rules->phrases = actant_phrases_new ();
  rules->rules = g_array_new (FALSE, FALSE, sizeof (ClaimRule));
  rules->reports = actant_phrases_new ();
  rules->report_types = g_ptr_array_new ();
  rules->negations = actant_phrases_new ();
  rules->suppositions = actant_phrases_new ();
  rules->openers = actant_phrases_new ();
  rules->pronouns = actant_phrases_new ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) root = actant_data_file_load (files[i], "actant-claim-rules", &error);

      if (root != NULL)
        read_rules (rules, json_node_get_object (root));
      else
        g_warning ("%s", error->message);
    }

  return rules;
}

/** Returns: (transfer none): the rules; none when they cannot be read */
const ClaimRules *
_actant_claim_rules_get (void)
{
  static ClaimRules *rules = NULL;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, load ());
  return rules;
}
