/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of data/rules/dates-*.json: word tables and macros become regular expressions. */
#include "config.h"

#include "session/actant-date-rules-private.h"

#include "store/actant-data-file.h"

#include <string.h>

static const char * const files[] = { "rules/dates-en.json", "rules/dates-ko.json" };

/* Longer words first, so that they are tried first. */
static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  return (int) strlen (*(const char * const *) b) - (int) strlen (*(const char * const *) a);
}

/* Words as alternatives; white space of any kind and length stands for a blank. */
static char *
join_words (GList *words)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GString *joined = g_string_new (NULL);

  for (GList *l = words; l != NULL; l = l->next)
    g_ptr_array_add (sorted, l->data);
  g_ptr_array_sort (sorted, compare_lengths);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (sorted->pdata[i], -1);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", escaped);
    }
  g_string_replace (joined, " ", "\\s+", 0);

  return g_string_free (joined, FALSE);
}

/* Takes over @words, a container. */
static char *
join_list (GList *words)
{
  char *joined = join_words (words);

  g_list_free (words);
  return joined;
}

/* Puts every {name} of the macros and the word tables in. Macros may name macros. */
static char *
expand (JsonObject *rules,
        const char *pattern)
{
  JsonObject *macros = json_object_get_object_member (rules, "macros");
  JsonObject *tables = json_object_get_object_member (rules, "words");
  g_autoptr(GString) text = g_string_new (pattern);
  g_autoptr(GList) names = json_object_get_members (macros);
  g_autoptr(GList) words = json_object_get_members (tables);

  /* As deep as macros can be nested without naming themselves. */
  for (guint depth = g_list_length (names); depth > 0; depth--)
    for (GList *l = names; l != NULL; l = l->next)
      {
        g_autofree char *call = g_strdup_printf ("{%s}", (char *) l->data);

        g_string_replace (text, call, json_object_get_string_member (macros, l->data), 0);
      }
  for (GList *l = words; l != NULL; l = l->next)
    {
      g_autofree char *call = g_strdup_printf ("{%s}", (char *) l->data);
      g_autofree char *joined = join_list (json_object_get_members (
        json_object_get_object_member (tables, l->data)));
      g_autofree char *group = g_strdup_printf ("(?<%s>%s)", (char *) l->data, joined);

      g_string_replace (text, call, group, 0);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GRegex *
compile (const char *pattern)
{
  g_autoptr(GError) error = NULL;
  GRegex *regex =
    g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_DUPNAMES | G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_warning ("%s: %s", pattern, error->message);
  return regex;
}

/* The members of an object, or the items of an array, as alternatives. */
static char *
join_member (JsonObject *rules,
             const char *name)
{
  JsonNode *node = json_object_get_member (rules, name);
  GList *words = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return join_list (json_object_get_members (json_node_get_object (node)));

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    words = g_list_prepend (
      words, (gpointer) json_array_get_string_element (json_node_get_array (node), i));
  return join_list (words);
}

static GRegex *
compile_around (JsonObject *rules,
                const char *name,
                const char *format)
{
  g_autofree char *joined = join_member (rules, name);
  g_autofree char *pattern = *joined != '\0' ? g_strdup_printf (format, joined) : g_strdup ("(?!)");

  return compile (pattern);
}

static DateRules *
load (const char *file)
{
  g_autoptr(GError) error = NULL;
  JsonNode *root = actant_data_file_load (file, "actant-date-rules", &error);
  JsonObject *object;
  JsonArray *patterns;
  DateRules *rules;
  gboolean korean = strstr (file, "-ko") != NULL;

  if (root == NULL)
    {
      g_warning ("%s", error->message);
      return NULL;
    }

  rules = g_new0 (DateRules, 1);
  rules->root = root;
  object = json_node_get_object (root);
  rules->words = json_object_get_object_member (object, "words");
  rules->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  patterns = json_object_get_array_member (object, "patterns");
  for (guint i = 0; i < json_array_get_length (patterns); i++)
    {
      g_autofree char *expanded = expand (object, json_array_get_string_element (patterns, i));
      /* Particles follow Korean words; English words end. */
      g_autofree char *bound = g_strdup_printf ("(?<![\\p{L}\\p{N}])(?:%s)%s", expanded,
                                                korean ? "" : "(?![\\p{L}\\p{N}])");
      GRegex *regex = compile (bound);

      if (regex != NULL)
        g_ptr_array_add (rules->patterns, regex);
    }

  rules->before = compile_around (object, "before", "(?:^|[^\\p{L}\\p{N}])(%s)\\s+(?:the\\s+)?$");
  rules->behind =
    compile_around (object, "behind", korean ? "^\\s?(%s)" : "^\\s+(%s)(?![\\p{L}\\p{N}])");
  rules->joiner = compile_around (object, "joiners", "^\\s*(%s)\\s*(?:the\\s+)?$");
  rules->opener = compile_around (object, "openers", "(?:^|[^\\p{L}\\p{N}])(%s)\\s+(?:the\\s+)?$");
  return rules;
}

/** The rules of each language, as far as they can be read. */
GPtrArray *
_actant_date_rules_get (void)
{
  static GPtrArray *all = NULL;

  if (g_once_init_enter (&all))
    {
      GPtrArray *loaded = g_ptr_array_new ();

      for (guint i = 0; i < G_N_ELEMENTS (files); i++)
        {
          DateRules *rules = load (files[i]);

          if (rules != NULL)
            g_ptr_array_add (loaded, rules);
        }
      g_once_init_leave (&all, loaded);
    }

  return all;
}

/* A word as the tables have it: in lower case, with single blanks. */
static char *
fold_word (const char *word)
{
  GString *folded = g_string_new (NULL);

  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      gunichar c = g_utf8_get_char (word);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }

  return g_string_free (folded, FALSE);
}

static JsonNode *
find_node (const DateRules  *rules,
           const char       *table,
           const GMatchInfo *match)
{
  g_autofree char *word = g_match_info_fetch_named (match, table);
  g_autofree char *folded = NULL;

  if (word == NULL || *word == '\0' || !json_object_has_member (rules->words, table))
    return NULL;

  folded = fold_word (word);
  return json_object_get_member (json_object_get_object_member (rules->words, table), folded);
}

/** The text that a table gives for the word in its group; %NULL when the group is empty. */
const char *
_actant_date_rules_find_text (const DateRules  *rules,
                              const char       *table,
                              const GMatchInfo *match)
{
  JsonNode *node = find_node (rules, table, match);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gboolean
_actant_date_rules_find_int (const DateRules  *rules,
                             const char       *table,
                             const GMatchInfo *match,
                             int              *value)
{
  JsonNode *node = find_node (rules, table, match);

  if (node != NULL)
    *value = json_node_get_int (node);
  return node != NULL;
}

/** A group that holds digits. */
gboolean
_actant_date_rules_get_number (const GMatchInfo *match,
                               const char       *group,
                               int              *value)
{
  g_autofree char *digits = g_match_info_fetch_named (match, group);

  if (digits == NULL || *digits == '\0')
    return FALSE;

  *value = (int) g_ascii_strtoll (digits, NULL, 10);
  return TRUE;
}

/** What "before", "behind" or "joiners" say of a word. */
const char *
_actant_date_rules_look_up (const DateRules *rules,
                            const char      *member,
                            const char      *word)
{
  g_autofree char *folded = fold_word (word);

  return json_object_get_string_member_with_default (
    json_object_get_object_member (json_node_get_object (rules->root), member), folded, "");
}
