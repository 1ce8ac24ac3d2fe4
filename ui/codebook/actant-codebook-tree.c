/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook as trees. */
#include "config.h"

#include "codebook/actant-codebook-tree.h"

#include "codebook/actant-codebook.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * Builder:
 * @uses: (nullable): id -> count
 * @search: (nullable): folded words that what is shown must have
 * @under: id -> GPtrArray of borrowed records that lie under it
 */
typedef struct
{
  ActantSession *session;
  ActantKind     kind;
  GHashTable    *uses;
  char          *search;
  GHashTable    *under;
} Builder;

/** Returns: (nullable): the word of an enumeration in the user's language, or as it is */
const char *
actant_codebook_tree_get_label (const ActantRecord *record,
                                const char         *field)
{
  const ActantTable *table = actant_kind_get_info (actant_record_get_kind (record))->table;
  const char *value = actant_record_get_text (record, field);
  const ActantChoice *choice = NULL;

  if (value != NULL)
    choice = actant_field_type_find_choice (actant_table_get (table, field)->type, value);

  return choice != NULL ? _(choice->label) : value;
}

/* Parents that lead in a circle do so from the smallest id, which then lies under nothing. */
static const ActantRecord *
get_shown_parent (ActantSession      *session,
                  const ActantRecord *record)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const ActantRecord *parent = actant_codebook_get_parent (session, record);
  const char *smallest = actant_record_get_id (record);

  for (const ActantRecord *above = parent;
       above != NULL && g_hash_table_add (seen, (gpointer) actant_record_get_id (above));
       above = actant_codebook_get_parent (session, above))
    {
      if (strcmp (actant_record_get_id (above), smallest) < 0)
        smallest = actant_record_get_id (above);
      if (above == record)
        return strcmp (smallest, actant_record_get_id (record)) == 0 ? NULL : parent;
    }

  return parent;
}

/**
 * actant_codebook_tree_dup_path:
 * @session: a session
 * @record: of the codebook
 *
 * Returns: (transfer full) (element-type utf8): borrowed ids of the record and
 *   of what it lies under
 */
GPtrArray *
actant_codebook_tree_dup_path (ActantSession      *session,
                               const ActantRecord *record)
{
  GPtrArray *path = g_ptr_array_new ();

  for (; record != NULL; record = get_shown_parent (session, record))
    g_ptr_array_add (path, (gpointer) actant_record_get_id (record));

  return path;
}

static char *
dup_caption (const ActantRecord *record,
             const char         *heading)
{
  const char *words = NULL;

  switch (actant_record_get_kind (record))
    {
    case ACTANT_KIND_CODE:
      words = actant_codebook_tree_get_label (record, "use");
      if (g_strcmp0 (actant_record_get_text (record, "use"), heading) == 0)
        words = NULL;
      break;
    case ACTANT_KIND_ACTOR:
    case ACTANT_KIND_FIELD:
      words = actant_codebook_tree_get_label (record, "type");
      break;
    case ACTANT_KIND_EVENT:
      words = actant_value_get_member_text (actant_record_get (record, "when"), "edtf");
      if (words == NULL)
        words = actant_value_get_member_text (actant_record_get (record, "when"), "text");
      break;
    default:
      break;
    }

  return g_strdup (words);
}

static ActantCodebookNode *
new_node (Builder            *builder,
          const ActantRecord *record,
          const char         *heading,
          gboolean            member)
{
  ActantCodebookNode *node = actant_codebook_node_new ();
  ActantCodebookLine *line = actant_codebook_node_get_line (node);

  line->id = g_strdup (actant_record_get_id (record));
  line->record = actant_record_ref (record);
  line->title = actant_codebook_dup_name (record);
  line->caption = member ? g_strdup (_("Member")) : dup_caption (record, heading);
  line->retired = actant_codebook_is_retired (record);
  line->member = member;
  if (builder->uses != NULL && !member)
    line->uses = GPOINTER_TO_UINT (g_hash_table_lookup (builder->uses, line->id));

  return node;
}

static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, words) != NULL;
}

static gboolean
fits (const Builder      *builder,
      const ActantRecord *record)
{
  static const char * const fields[] = { "name", "title", "statement", "description", "rule" };
  const ActantValue *aliases = actant_record_get (record, "aliases");

  if (builder->search == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (has_words (actant_record_get_text (record, fields[i]), builder->search))
      return TRUE;
  for (guint i = 0; i < actant_value_get_n_items (aliases); i++)
    if (has_words (actant_value_get_text (actant_value_get_item (aliases, i)), builder->search))
      return TRUE;

  return FALSE;
}

static gboolean
is_live (const Builder      *builder,
         const ActantRecord *record)
{
  return actant_session_lookup (builder->session, builder->kind, actant_record_get_id (record)) == record;
}

/* A collective's members stand under it once more, with nothing under them. */
static void
add_members (Builder            *builder,
             const ActantRecord *record,
             GPtrArray          *nodes)
{
  const ActantValue *members = actant_record_get (record, "members");

  for (guint i = 0; i < actant_value_get_n_items (members); i++)
    {
      const ActantRecord *member = actant_session_lookup (
        builder->session, ACTANT_KIND_ACTOR,
        actant_value_get_text (actant_value_get_item (members, i)));

      if (member != NULL && fits (builder, member))
        g_ptr_array_add (nodes, new_node (builder, member, NULL, TRUE));
    }
}

/* A code that is not coded with but has others under it is a heading, and was not retired. */
static void
mark_heading (Builder            *builder,
              ActantCodebookNode *node)
{
  ActantCodebookLine *line = actant_codebook_node_get_line (node);

  if (builder->kind != ACTANT_KIND_CODE || !line->retired
      || g_hash_table_lookup (builder->under, line->id) == NULL)
    return;
  line->retired = FALSE;
  g_free (line->caption);
  line->caption = g_strdup (_("Heading"));
}

/* Adds a node for each of @records that fits, or that something that fits lies under. */
static void
add_branch (Builder    *builder,
            GPtrArray  *records,
            const char *heading,
            GPtrArray  *nodes)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ActantRecord *record = records->pdata[i];
      g_autoptr(ActantCodebookNode) node = new_node (builder, record, heading, FALSE);
      GPtrArray *below = actant_codebook_node_get_wanted (node);

      add_branch (builder, g_hash_table_lookup (builder->under, actant_record_get_id (record)),
                  actant_record_get_text (record, "use"), below);
      mark_heading (builder, node);
      if (builder->kind == ACTANT_KIND_ACTOR)
        add_members (builder, record, below);
      if (below->len > 0 || fits (builder, record))
        g_ptr_array_add (nodes, g_steal_pointer (&node));
    }
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const ActantRecord *event_a = *(ActantRecord * const *) a;
  const ActantRecord *event_b = *(ActantRecord * const *) b;
  int order = g_strcmp0 (actant_value_get_member_text (actant_record_get (event_a, "when"), "edtf"),
                         actant_value_get_member_text (actant_record_get (event_b, "when"), "edtf"));

  return order != 0 ? order : actant_record_compare (event_a, event_b);
}

static GPtrArray *
find_roots (Builder *builder)
{
  ActantCollection *study = actant_session_get_study (builder->session);
  GPtrArray *roots = g_ptr_array_new ();

  for (guint i = 0; i < actant_collection_get_n (study, builder->kind); i++)
    {
      const ActantRecord *record = actant_collection_get (study, builder->kind, i);
      const ActantRecord *parent;
      GPtrArray *siblings = roots;

      if (!is_live (builder, record))
        continue;
      parent = get_shown_parent (builder->session, record);
      if (parent != NULL)
        siblings = g_hash_table_lookup (builder->under, actant_record_get_id (parent));
      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (builder->under, (gpointer) actant_record_get_id (parent), siblings);
        }
      g_ptr_array_add (siblings, (gpointer) record);
    }
  if (builder->kind == ACTANT_KIND_EVENT)
    g_ptr_array_sort (roots, compare_events);

  return roots;
}

/* A heading over those of @roots whose field has @value, or over all; they are taken out. */
static void
add_heading (Builder    *builder,
             GPtrArray  *roots,
             const char *field,
             const char *value,
             const char *title,
             GPtrArray  *nodes)
{
  g_autoptr(ActantCodebookNode) heading = actant_codebook_node_new ();
  g_autoptr(GPtrArray) of_heading = g_ptr_array_new ();

  for (guint i = 0; i < roots->len; )
    if (value == NULL || g_strcmp0 (actant_record_get_text (roots->pdata[i], field), value) == 0)
      g_ptr_array_add (of_heading, g_ptr_array_steal_index (roots, i));
    else
      i++;
  add_branch (builder, of_heading, value, actant_codebook_node_get_wanted (heading));
  if (actant_codebook_node_get_wanted (heading)->len == 0)
    return;

  actant_codebook_node_get_line (heading)->title = g_strdup (title);
  g_ptr_array_add (nodes, g_steal_pointer (&heading));
}

/* Headings for the words of the enumeration @field, and one for none and for others. */
static void
add_headings (Builder    *builder,
              GPtrArray  *roots,
              const char *field,
              GPtrArray  *nodes)
{
  static const struct { const char *value; const char *title; } titles[] = {
    { "issue", N_("Issues") },
    { "frame", N_("Frames") },
    { "theme", N_("Themes") },
    { "claim", N_("Of Claims") },
    { "actor", N_("Of Actors") },
    { "text", N_("Of Texts") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_heading (builder, roots, field, titles[i].value, _(titles[i].title), nodes);
  add_heading (builder, roots, field, NULL,
               builder->kind == ACTANT_KIND_CODE ? _("Without a Use") : _("Of All"), nodes);
}

/**
 * actant_codebook_tree_fill:
 * @store: gets the tree's top; see actant_codebook_nodes_sync()
 * @session: (nullable): a session
 * @kind: codes, actors, events or fields
 * @uses: (nullable): actant_codebook_count_uses()
 * @search: (nullable): words; only what has them in its name, aliases,
 *   definition or rule is shown, with what it lies under
 */
void
actant_codebook_tree_fill (GListStore    *store,
                           ActantSession *session,
                           ActantKind     kind,
                           GHashTable    *uses,
                           const char    *search)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) under = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                       (GDestroyNotify) g_ptr_array_unref);
  g_autofree char *folded = search != NULL && *search != '\0' ? g_utf8_casefold (search, -1) : NULL;
  Builder builder = { session, kind, uses, folded, under };

  g_return_if_fail (G_IS_LIST_STORE (store));

  if (session != NULL)
    {
      g_autoptr(GPtrArray) roots = find_roots (&builder);

      if (kind == ACTANT_KIND_CODE)
        add_headings (&builder, roots, "use", nodes);
      else if (kind == ACTANT_KIND_FIELD)
        add_headings (&builder, roots, "applies_to", nodes);
      else
        add_branch (&builder, roots, NULL, nodes);
    }
  actant_codebook_nodes_sync (store, nodes);
}
