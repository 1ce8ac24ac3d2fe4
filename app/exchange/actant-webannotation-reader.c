/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of W3C Web Annotations, as programs write them: one, a list, a collection with its pages in
 * it or beside it. Nothing is understood here of the texts they speak of. */
#include "config.h"

#include "exchange/actant-webannotation-reader.h"

#include "store/actant-durable-file.h"
#include "store/actant-json-gate.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LARGEST (256 * 1024 * 1024)
#define MOST_PAGES 10000

/**
 * Reader:
 * @folder: of the file; pages are looked for in it
 * @pages: names of pages already read
 */
typedef struct
{
  char       *folder;
  GHashTable *pages;
  GPtrArray  *annotations;
} Reader;

static void
free_selector (ActantWebSelector *selector)
{
  if (selector == NULL)
    return;
  free_selector (selector->until);
  free_selector (selector->refined);
  g_free (selector->exact);
  g_free (selector->prefix);
  g_free (selector->suffix);
  g_free (selector);
}

static void
free_target (gpointer pointer)
{
  ActantWebTarget *target = pointer;

  free_selector (target->selector);
  g_free (target->source);
  g_free (target->problem);
  g_free (target);
}

static void
free_body (gpointer pointer)
{
  ActantWebBody *body = pointer;

  g_free (body->purpose);
  g_free (body->value);
  g_free (body->source);
  g_free (body->slot);
  g_free (body);
}

static void
free_annotation (gpointer pointer)
{
  ActantWebAnnotation *annotation = pointer;

  g_ptr_array_unref (annotation->bodies);
  g_ptr_array_unref (annotation->targets);
  g_strfreev (annotation->motivations);
  g_free (annotation->problem);
  g_free (annotation->id);
  g_free (annotation);
}

static const char *
get_node_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  return get_node_string (json_object_get_member (object, name));
}

static gboolean
is_true (JsonObject *object,
         const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* An IRI, given plainly or as the id of an object. */
static const char *
get_iri (JsonNode *node)
{
  JsonObject *object = get_object (node);
  const char *iri = object != NULL ? get_string (object, "id") : get_node_string (node);

  return iri == NULL && object != NULL ? get_string (object, "@id") : iri;
}

/* Whether the member is @value, or a list with it. */
static gboolean
has_value (JsonObject *object,
           const char *name,
           const char *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        if (g_strcmp0 (get_node_string (json_array_get_element (list, i)), value) == 0)
          return TRUE;
      return FALSE;
    }

  return g_strcmp0 (get_node_string (node), value) == 0;
}

static gboolean
is_type (JsonObject *object,
         const char *type)
{
  return has_value (object, "type", type) || has_value (object, "@type", type);
}

/* Quotes with the line ends of texts as we hold them. */
static char *
dup_normalized (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;

  out = g_string_new (text);
  g_string_replace (out, "\r\n", "\n", 0);
  g_string_replace (out, "\r", "\n", 0);
  return g_string_free (out, FALSE);
}

static gboolean
get_position (JsonObject *object,
              const char *name,
              gint64     *position)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *position = json_node_get_int (node);

  return *position >= 0;
}

static ActantWebSelector *read_selector (JsonNode  *node,
                                         char     **problem);

static gboolean
read_range (ActantWebSelector  *selector,
            JsonObject         *object,
            char              **problem)
{
  ActantWebSelector *from
    = read_selector (json_object_get_member (object, "startSelector"), problem);
  ActantWebSelector *until
    = read_selector (json_object_get_member (object, "endSelector"), problem);

  if (from == NULL || until == NULL || from->until != NULL)
    {
      free_selector (from);
      free_selector (until);
      return FALSE;
    }

  *selector = *from;
  selector->until = until;
  g_free (from);
  return TRUE;
}

/* Adds one alternative; FALSE when it is of a kind that we cannot follow in a plain text. */
static gboolean
read_alternative (ActantWebSelector  *selector,
                  JsonObject         *object,
                  char              **problem)
{
  JsonNode *refined = json_object_get_member (object, "refinedBy");
  gboolean understood = FALSE;

  if (is_type (object, "TextPositionSelector"))
    {
      if (!get_position (object, "start", &selector->start)
          || !get_position (object, "end", &selector->end) || selector->end < selector->start)
        {
          selector->start = selector->end = -1;
          return FALSE;
        }
      understood = TRUE;
    }
  else if (is_type (object, "TextQuoteSelector") && get_string (object, "exact") != NULL
           && selector->exact == NULL)
    {
      selector->exact = dup_normalized (get_string (object, "exact"));
      selector->prefix = dup_normalized (get_string (object, "prefix"));
      selector->suffix = dup_normalized (get_string (object, "suffix"));
      understood = *selector->exact != '\0';
    }
  else if (is_type (object, "RangeSelector"))
    understood = read_range (selector, object, problem);

  if (understood && refined != NULL && selector->refined == NULL)
    {
      selector->refined = read_selector (refined, problem);
      understood = selector->refined != NULL;
    }

  return understood;
}

/* Positions and quotes together, else ranges of them: @ranges says which. */
static gboolean
read_alternatives (ActantWebSelector  *selector,
                   JsonArray          *list,
                   gboolean            ranges,
                   char              **problem)
{
  gboolean any = FALSE;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = get_object (json_array_get_element (list, i));

      if (object != NULL && is_type (object, "RangeSelector") == ranges && !(any && ranges)
          && read_alternative (selector, object, problem))
        any = TRUE;
    }

  return any;
}

/* A selector, or a list of alternatives; %NULL when there is none that we can follow. */
static ActantWebSelector *
read_selector (JsonNode  *node,
               char     **problem)
{
  ActantWebSelector *selector = g_new0 (ActantWebSelector, 1);
  JsonObject *object = get_object (node);
  gboolean any = FALSE;

  selector->start = selector->end = -1;
  if (object != NULL)
    any = read_alternative (selector, object, problem);
  else if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    any = read_alternatives (selector, json_node_get_array (node), FALSE, problem)
          || read_alternatives (selector, json_node_get_array (node), TRUE, problem);
  if (any)
    {
      g_clear_pointer (problem, g_free);
      return selector;
    }

  if (*problem == NULL)
    *problem = g_strdup (_("it has no usable position or quote selector"));
  free_selector (selector);
  return NULL;
}

static void
read_target (JsonNode   *node,
             JsonObject *annotation,
             GPtrArray  *targets)
{
  ActantWebTarget *target = g_new0 (ActantWebTarget, 1);
  JsonObject *object = get_object (node);
  JsonNode *selector = object != NULL ? json_object_get_member (object, "selector") : NULL;

  g_ptr_array_add (targets, target);
  if (object == NULL)
    {
      target->source = g_strdup (get_node_string (node));
      if (target->source == NULL)
        target->problem = g_strdup (_("its target is neither an address nor an object"));
      return;
    }

  target->source = g_strdup (get_iri (json_object_get_member (object, "source")));
  if (target->source == NULL)
    target->source = g_strdup (get_iri (node));
  if (target->source == NULL)
    target->source = g_strdup (get_string (annotation, "uri"));
  if (selector != NULL && !JSON_NODE_HOLDS_NULL (selector))
    target->selector = read_selector (selector, &target->problem);
}

static void
add_body (ActantWebAnnotation *annotation,
          const char          *purpose,
          const char          *value,
          const char          *source,
          const char          *slot)
{
  ActantWebBody *body = g_new0 (ActantWebBody, 1);

  if (purpose == NULL)
    purpose = annotation->motivations[0];
  body->purpose = g_strdup (purpose);
  body->value = dup_normalized (value);
  body->source = g_strdup (source);
  body->slot = g_strdup (slot);
  g_ptr_array_add (annotation->bodies, body);
}

/* The words of a body: its own, the name of what it refers to, or at least the latter's address. */
static const char *
get_body_words (JsonObject *object)
{
  static const char * const members[] = { "value", "chars" };
  static const char * const names[] = { "name", "label" };
  JsonObject *source = get_object (json_object_get_member (object, "source"));
  const char *words = NULL;

  for (guint i = 0; words == NULL && i < G_N_ELEMENTS (members); i++)
    words = get_string (object, members[i]);
  for (guint i = 0; words == NULL && source != NULL && i < G_N_ELEMENTS (names); i++)
    words = get_string (source, names[i]);
  if (words == NULL)
    words = get_iri (json_object_get_member (object, "source"));
  /* The id of a body with words of its own says nothing more. */
  return words != NULL ? words : get_iri (json_object_get_member (object, "id"));
}

static void
read_body (JsonNode            *node,
           ActantWebAnnotation *annotation)
{
  JsonObject *object = get_object (node);

  if (object == NULL)
    {
      add_body (annotation, NULL, get_node_string (node), get_node_string (node), NULL);
      return;
    }

  add_body (annotation, get_string (object, "purpose"), get_body_words (object),
            get_iri (json_object_get_member (object, "source")),
            get_string (object, "actant:slot"));
}

/* Calls for the member itself, or for each item of it when it is a list. */
#define FOREACH_NODE(node_, object_, name_) \
  for (guint i_ = 0, n_ = count_nodes (json_object_get_member (object_, name_)); i_ < n_; i_++) \
    for (JsonNode *node_ = get_nth_node (json_object_get_member (object_, name_), i_); \
         node_ != NULL; node_ = NULL)

static guint
count_nodes (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;

  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

static JsonNode *
get_nth_node (JsonNode *node,
              guint     position)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return node;

  return json_array_get_element (json_node_get_array (node), position);
}

/* A body, or those that a choice, list or composite holds. */
static void
read_body_or_several (JsonNode            *node,
                      ActantWebAnnotation *annotation)
{
  JsonObject *object = get_object (node);

  if (object == NULL || !json_object_has_member (object, "items"))
    {
      read_body (node, annotation);
      return;
    }

  FOREACH_NODE (item, object, "items")
    read_body (item, annotation);
}

static char **
read_motivations (JsonObject *object)
{
  g_autoptr(GStrvBuilder) motivations = g_strv_builder_new ();

  FOREACH_NODE (node, object, "motivation")
    if (get_node_string (node) != NULL)
      g_strv_builder_add (motivations, get_node_string (node));

  return g_strv_builder_end (motivations);
}

static void
read_bodies (JsonObject          *object,
             ActantWebAnnotation *annotation)
{
  const char *text = get_string (object, "bodyValue");

  FOREACH_NODE (body, object, "body")
    read_body_or_several (body, annotation);
  if (text != NULL)
    add_body (annotation, annotation->motivations[0] != NULL ? NULL : "commenting", text, NULL,
              NULL);

  /* Hypothesis writes its own two beside the targets. */
  text = get_string (object, "text");
  if (text != NULL && *text != '\0')
    add_body (annotation, "commenting", text, NULL, NULL);
  FOREACH_NODE (tag, object, "tags")
    if (get_node_string (tag) != NULL)
      add_body (annotation, "tagging", get_node_string (tag), NULL, NULL);
}

static void
read_annotation (Reader   *reader,
                 JsonNode *node)
{
  ActantWebAnnotation *annotation = g_new0 (ActantWebAnnotation, 1);
  JsonObject *object = get_object (node);
  const char *id = get_iri (node);

  annotation->id = id != NULL ? g_strdup (id)
                              : g_strdup_printf (_("annotation %u"), reader->annotations->len + 1);
  annotation->bodies = g_ptr_array_new_with_free_func (free_body);
  annotation->targets = g_ptr_array_new_with_free_func (free_target);
  g_ptr_array_add (reader->annotations, annotation);
  if (object == NULL)
    {
      annotation->motivations = g_new0 (char *, 1);
      annotation->problem = g_strdup (_("only its address is given"));
      return;
    }

  annotation->motivations = read_motivations (object);
  annotation->is_discontinuous = is_true (object, "actant:discontinuous");
  read_bodies (object, annotation);
  FOREACH_NODE (target, object, "target")
    read_target (target, object, annotation->targets);
  if (annotation->targets->len == 0)
    annotation->problem = g_strdup (_("it has no target"));
}

static gboolean read_file (Reader      *reader,
                           const char  *path,
                           GError     **error);

/* A page that is given by its address is the file of that name beside the first. */
static gboolean
read_linked_page (Reader      *reader,
                  const char  *iri,
                  GError     **error)
{
  const char *slash = strrchr (iri, '/');
  g_autofree char *name = g_uri_unescape_string (slash != NULL ? slash + 1 : iri, "/");
  g_autofree char *path = NULL;

  if (name == NULL || *name == '\0' || *name == '.' || strchr (name, '/') != NULL
      || g_hash_table_size (reader->pages) >= MOST_PAGES
      || !g_hash_table_add (reader->pages, g_strdup (name)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("the page %s is no file that can be read, or was read already"), iri);
      return FALSE;
    }

  path = g_build_filename (reader->folder, name, NULL);
  if (read_file (reader, path, error))
    return TRUE;

  g_prefix_error (error, _("page %s, which must be beside the collection: "), iri);
  return FALSE;
}

static gboolean
read_page (Reader      *reader,
           JsonNode    *node,
           GError     **error)
{
  while (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      JsonObject *page = get_object (node);
      const char *iri = get_iri (node);

      if (page == NULL || (!json_object_has_member (page, "items")
                           && !json_object_has_member (page, "rows")))
        return iri == NULL || read_linked_page (reader, iri, error);

      FOREACH_NODE (item, page, "items")
        read_annotation (reader, item);
      FOREACH_NODE (row, page, "rows")
        read_annotation (reader, row);
      node = json_object_get_member (page, "next");
    }

  return TRUE;
}

static gboolean
read_root (Reader      *reader,
           JsonNode    *root,
           const char  *path,
           GError     **error)
{
  JsonObject *object = get_object (root);
  g_autofree char *display = g_filename_display_name (path);

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *list = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (list); i++)
        read_annotation (reader, json_array_get_element (list, i));
      return TRUE;
    }
  if (object != NULL && (is_type (object, "AnnotationCollection")
                         || json_object_has_member (object, "first")))
    return read_page (reader, json_object_get_member (object, "first"), error);
  if (object != NULL && (json_object_has_member (object, "items")
                         || json_object_has_member (object, "rows")))
    return read_page (reader, root, error);
  if (object != NULL && (json_object_has_member (object, "target")
                         || is_type (object, "Annotation")))
    {
      read_annotation (reader, root);
      return TRUE;
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("%s holds no Web Annotations: neither an annotation, nor a list, nor a collection"
                 " of them"), display);
  return FALSE;
}

static gboolean
read_file (Reader      *reader,
           const char  *path,
           GError     **error)
{
  g_autoptr(GBytes) bytes = actant_durable_read (path, LARGEST, error);
  g_autoptr(JsonParser) parser = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  /* RFC 8259, section 8.1, lets readers pass over what some programs put first. */
  if (length >= strlen (BYTE_ORDER_MARK)
      && memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (!actant_json_gate_check (data, length, path, error))
    return FALSE;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, length, error))
    return FALSE;

  return read_root (reader, json_parser_get_root (parser), path, error);
}

/**
 * actant_webannotation_read:
 * @path: of a JSON file
 *
 * Returns: (transfer full) (element-type ActantWebAnnotation) (nullable): what
 *   it holds, usable or not
 */
GPtrArray *
actant_webannotation_read (const char  *path,
                           GError     **error)
{
  g_autoptr(GPtrArray) annotations = g_ptr_array_new_with_free_func (free_annotation);
  g_autoptr(GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = NULL;
  Reader reader = { NULL, pages, annotations };

  g_return_val_if_fail (path != NULL, NULL);

  folder = reader.folder = g_path_get_dirname (path);
  if (!read_file (&reader, path, error))
    return NULL;

  return g_steal_pointer (&annotations);
}
