/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of data/rules/clauses-*.json, loaded once. */
#include "config.h"

#include "language/actant-clause-rules-private.h"

#include "store/actant-data-file.h"

static GHashTable *
read_words (JsonObject *object,
            const char *name)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = json_object_get_array_member (object, name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_hash_table_add (words, g_strdup (json_array_get_string_element (array, i)));
  return words;
}

static GRegex *
read_pattern (JsonObject *object,
              const char *name)
{
  g_autoptr(GError) error = NULL;
  GRegex *regex =
    g_regex_new (json_object_get_string_member (object, name), G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_warning ("%s: %s", name, error->message);
  return regex;
}

static const char *
read_sense (JsonObject *object)
{
  return g_intern_string (json_object_get_string_member_with_default (object, "sense", NULL));
}

static void
read_english (ClauseRules *rules,
              JsonObject  *object)
{
  JsonArray *groups = json_object_get_array_member (object, "connectives");
  JsonArray *prefaces = json_object_get_array_member (object, "prefaces");

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      JsonArray *words = json_object_get_array_member (group, "words");
      Connective connective = {
        read_sense (group), json_object_get_boolean_member_with_default (group, "weak", FALSE)
      };

      for (guint j = 0; j < json_array_get_length (words); j++)
        actant_phrases_add (rules->connectives, json_array_get_string_element (words, j), i);
      g_array_append_val (rules->senses, connective);
    }
  for (guint i = 0; i < json_array_get_length (prefaces); i++)
    actant_phrases_add (rules->prefaces, json_array_get_string_element (prefaces, i), i);

  rules->coordinators = read_words (object, "coordinators");
  rules->relatives = read_words (object, "relatives");
  rules->reporting = read_words (object, "reporting");
  rules->finite = read_words (object, "finite");
  rules->participles = read_words (object, "participles");
  rules->determiners = read_words (object, "determiners");
  rules->subjects = read_words (object, "subjects");
}

static void
read_korean (ClauseRules *rules,
             JsonObject  *object)
{
  JsonArray *endings = json_object_get_array_member (object, "endings");

  for (guint i = 0; i < json_array_get_length (endings); i++)
    {
      JsonObject *each = json_array_get_object_element (endings, i);
      Ending ending = {
        read_sense (each), read_pattern (each, "pattern"),
        g_intern_string (json_object_get_string_member_with_default (each, "next", NULL)),
        json_object_has_member (each, "comma") ? json_object_get_boolean_member (each, "comma") : -1
      };

      if (ending.pattern != NULL)
        g_array_append_val (rules->endings, ending);
    }

  rules->exceptions = read_words (object, "exceptions");
  rules->auxiliaries = read_pattern (object, "auxiliaries");
  rules->quotatives = read_pattern (object, "quotatives");
  rules->reports = read_pattern (object, "reporting");
}

static ClauseRules *
load (void)
{
  ClauseRules *rules = g_new0 (ClauseRules, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) english =
    actant_data_file_load ("rules/clauses-en.json", "actant-clause-rules", &error);
  g_autoptr(JsonNode) korean = NULL;

  rules->connectives = actant_phrases_new ();
  rules->prefaces = actant_phrases_new ();
  rules->senses = g_array_new (FALSE, FALSE, sizeof (Connective));
  rules->endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  if (english != NULL)
    korean = actant_data_file_load ("rules/clauses-ko.json", "actant-clause-rules", &error);
  if (korean == NULL)
    {
      g_warning ("%s", error->message);
      return rules;
    }

  read_english (rules, json_node_get_object (english));
  read_korean (rules, json_node_get_object (korean));
  return rules;
}

/** Returns: (transfer none): the rules; without reporting words when they cannot be read */
const ClauseRules *
_actant_clause_rules_get (void)
{
  static ClauseRules *rules = NULL;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, load ());
  return rules;
}
