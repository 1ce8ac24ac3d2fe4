/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading rule files. A file is an object with "format": "actant-rules" and
 *  - "endings": texts that may hang on a name;
 *  - "words": lists of texts by name; {name} in a pattern stands for any of them;
 *  - "macros": patterns by name; {name} in a pattern stands for it, {actor} for the name of an
 *    actor of the study;
 *  - "rules": objects with "kind" (attribution, condition, horizon, likelihood, or none), "value",
 *    "side" ("after": the words follow what is supposed) and either "phrases" (see #ActantPhrases)
 *    or "pattern", a Perl-compatible regular expression: its group "cue", or else all of it, is the
 *    suggestion, and its group "actor" is who says so.
 * A rule that is wrong is reported with its place, and left out.
 */
#include "config.h"

#include "suggest/actant-rule-set.h"

#include "store/actant-data-file.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* Macros in macros; more is a circle. */
#define MAX_DEPTH 8

typedef struct
{
  const char *file;
  JsonObject *words;    /* nullable */
  JsonObject *macros;   /* nullable */
} File;

static void
rule_free (gpointer pointer)
{
  ActantRule *rule = pointer;

  g_free (rule->value);
  g_clear_pointer (&rule->pattern, g_regex_unref);
  g_free (rule);
}

/** Returns: (transfer full): @self */
ActantRuleSet *
actant_rule_set_ref (ActantRuleSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
actant_rule_set_unref (ActantRuleSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->rules);
  actant_phrases_free (self->phrases);
  actant_name_endings_unref (self->endings);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

/* The text member @name; NULL when it is missing, or with an error when it is no text. */
static const char *
get_text (JsonObject  *object,
          const char  *name,
          GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && json_node_get_value_type (node) != G_TYPE_STRING)
    fail (error, _("“%s” is not a text"), name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

/* The member @name, an array of texts; NULL when it is missing, or with an error. */
static GPtrArray *
get_texts (JsonObject  *object,
           const char  *name,
           GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr(GPtrArray) texts = NULL;
  JsonArray *array;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail (error, _("“%s” is not an array of texts"), name);
      return NULL;
    }

  array = json_node_get_array (node);
  texts = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (json_node_get_value_type (item) != G_TYPE_STRING)
        {
          fail (error, _("“%s” is not an array of texts"), name);
          return NULL;
        }
      g_ptr_array_add (texts, (gpointer) json_node_get_string (item));
    }

  return g_steal_pointer (&texts);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize x = strlen (*(const char * const *) a), y = strlen (*(const char * const *) b);

  return (y > x) - (y < x);
}

/* Any of @texts, the longer first, blanks as any white space. */
static void
append_words (GString   *pattern,
              GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_lengths);
  g_string_append (pattern, "(?:");
  for (guint i = 0; i < texts->len; i++)
    {
      g_auto(GStrv) words = g_strsplit (texts->pdata[i], " ", -1);

      g_string_append (pattern, i > 0 ? "|" : "");
      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *escaped = g_regex_escape_string (words[j], -1);

          g_string_append_printf (pattern, "%s%s", j > 0 ? "\\s+" : "", escaped);
        }
    }
  g_string_append_c (pattern, ')');
}

static gboolean expand (const File  *file,
                        const char  *pattern,
                        guint        depth,
                        GString     *result,
                        GError     **error);

/* What {@name} stands for. */
static gboolean
append_macro (const File  *file,
              const char  *name,
              guint        depth,
              GString     *result,
              GError     **error)
{
  g_autoptr(GPtrArray) texts = NULL;
  const char *macro = NULL;

  if (strcmp (name, "actor") == 0)
    {
      g_string_append_printf (result, "\\x{%x}", ACTANT_RULE_ACTOR);
      return TRUE;
    }
  if (depth == MAX_DEPTH)
    return fail (error, _("{%s} contains itself"), name);
  if (file->words != NULL && json_object_has_member (file->words, name))
    {
      texts = get_texts (file->words, name, error);
      if (texts != NULL)
        append_words (result, texts);
      return texts != NULL;
    }
  if (file->macros != NULL && json_object_has_member (file->macros, name))
    {
      macro = get_text (file->macros, name, error);
      return macro != NULL && expand (file, macro, depth + 1, result, error);
    }

  return fail (error, _("there are no words and no macro “%s”"), name);
}

/* Replaces each {name}; {2,3} is a quantifier. */
static gboolean
expand (const File  *file,
        const char  *pattern,
        guint        depth,
        GString     *result,
        GError     **error)
{
  for (const char *p = pattern; *p != '\0'; p++)
    {
      gsize n = *p == '{' ? strspn (p + 1, "abcdefghijklmnopqrstuvwxyz") : 0;
      g_autofree char *name = NULL;

      if (*p == '\\' && p[1] != '\0')
        {
          gboolean braces = strchr ("pPxN", p[1]) != NULL && p[2] == '{';
          gsize length = braces ? strcspn (p, "}") : 1;

          g_string_append_len (result, p, MIN (length + 1, strlen (p)));
          p += MIN (length, strlen (p) - 1);
          continue;
        }
      if (n == 0 || p[1 + n] != '}')
        {
          g_string_append_c (result, *p);
          continue;
        }
      name = g_strndup (p + 1, n);
      if (!append_macro (file, name, depth, result, error))
        return FALSE;
      p += 1 + n;
    }

  return TRUE;
}

static GRegex *
compile (const File  *file,
         const char  *pattern,
         GError     **error)
{
  g_autoptr(GString) expanded = g_string_new (NULL);

  if (!expand (file, pattern, 0, expanded, error))
    return NULL;

  return g_regex_new (expanded->str, G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, error);
}

static gboolean
read_rule (ActantRuleSet  *self,
           const File     *file,
           JsonNode       *node,
           GError        **error)
{
  g_autoptr(GError) broken = NULL;
  g_autoptr(GPtrArray) phrases = NULL;
  g_autoptr(GRegex) regex = NULL;
  ActantSuggestionKind kind = ACTANT_SUGGESTION_MENTION;
  const char *name, *value, *side, *pattern;
  ActantRule *rule;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("it is not an object"));

  name = get_text (json_node_get_object (node), "kind", &broken);
  value = broken == NULL ? get_text (json_node_get_object (node), "value", &broken) : NULL;
  side = broken == NULL ? get_text (json_node_get_object (node), "side", &broken) : NULL;
  pattern = broken == NULL ? get_text (json_node_get_object (node), "pattern", &broken) : NULL;
  phrases = broken == NULL ? get_texts (json_node_get_object (node), "phrases", &broken) : NULL;
  if (broken == NULL && pattern != NULL)
    regex = compile (file, pattern, &broken);
  if (broken != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  if (g_strcmp0 (name, "none") != 0
      && (!actant_suggestion_kind_from_name (name, &kind) || kind == ACTANT_SUGGESTION_MENTION))
    return fail (error, _("its “kind” is not attribution, condition, horizon, likelihood or none"));
  if ((phrases != NULL) == (pattern != NULL))
    return fail (error, _("it needs either “phrases” or a “pattern”"));

  rule = g_new0 (ActantRule, 1);
  rule->kind = kind;
  rule->is_none = strcmp (name, "none") == 0;
  rule->value = g_strdup (value);
  rule->follows = g_strcmp0 (side, "after") == 0;
  rule->pattern = g_steal_pointer (&regex);
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    actant_phrases_add (self->phrases, phrases->pdata[i], self->rules->len);
  g_ptr_array_add (self->rules, rule);
  return TRUE;
}

static JsonObject *
get_object (ActantRuleSet *self,
            const char    *file,
            JsonObject    *root,
            const char    *name)
{
  JsonNode *node = json_object_get_member (root, name);

  if (node == NULL || JSON_NODE_HOLDS_OBJECT (node))
    return node != NULL ? json_node_get_object (node) : NULL;

  g_ptr_array_add (self->problems, g_strdup_printf (_("%s: “%s” is not an object"), file, name));
  return NULL;
}

static void
read_file (ActantRuleSet *self,
           const char    *name)
{
  g_autofree char *path = actant_data_file_dup_path (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = actant_data_file_load (name, "actant-rules", &error);
  g_autoptr(GPtrArray) endings = NULL;
  JsonObject *root = node != NULL ? json_node_get_object (node) : NULL;
  JsonNode *rules;
  File file = { path, NULL, NULL };

  if (root == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return;
    }

  file.words = get_object (self, path, root, "words");
  file.macros = get_object (self, path, root, "macros");
  endings = get_texts (root, "endings", &error);
  for (guint i = 0; endings != NULL && i < endings->len; i++)
    actant_name_endings_add (self->endings, endings->pdata[i]);
  if (error != NULL)
    g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", path, error->message));

  rules = json_object_get_member (root, "rules");
  if (rules == NULL || !JSON_NODE_HOLDS_ARRAY (rules))
    {
      g_ptr_array_add (self->problems,
                       g_strdup_printf (_("%s: “%s” is not an array"), path, "rules"));
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (rules)); i++)
    {
      g_autoptr(GError) broken = NULL;

      if (read_rule (self, &file, json_array_get_element (json_node_get_array (rules), i), &broken))
        continue;
      /* Translators: a file, which of its rules, from 1, and what is wrong with it */
      g_ptr_array_add (self->problems,
                       g_strdup_printf (_("%s: rule %u: %s"), path, i + 1, broken->message));
    }
}

/**
 * actant_rule_set_new:
 * @files: (array zero-terminated=1): below the data folder: "rules/en.json"
 *
 * Returns: (transfer full): the rules that can be read, and what is wrong with others
 */
ActantRuleSet *
actant_rule_set_new (const char * const *files)
{
  ActantRuleSet *self = g_new0 (ActantRuleSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->phrases = actant_phrases_new ();
  self->endings = actant_name_endings_new ();
  self->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; files[i] != NULL; i++)
    read_file (self, files[i]);

  return self;
}
