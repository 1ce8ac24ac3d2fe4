/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations between one's claims, and what follows from what. */
#include "config.h"

#include "analysis/actant-claim-links.h"

#include <glib/gi18n.h>
#include <string.h>

/* A claim and where it stands. */
typedef struct
{
  const ActantRecord *record;
  const char         *text;
} Place;

/* Where one's claims are. */
typedef struct
{
  ActantCollection *records;
  const char       *text;
} Source;

/* Where one's claims are, those of them that were asked for, and one's relations. */
typedef struct
{
  GArray     *sources;      /* of Source */
  GHashTable *claims;       /* id → Place */
  GPtrArray  *relations;    /* of Place */
} Graph;

static void
free_link (gpointer data)
{
  ActantClaimLink *link = data;

  actant_record_unref (link->relation);
  g_free (link->text);
  g_clear_pointer (&link->claim, actant_record_unref);
  g_free (link->claim_text);
  g_free (link);
}

static void
free_step (gpointer data)
{
  ActantClaimStep *step = data;

  actant_record_unref (step->relation);
  actant_record_unref (step->claim);
  g_free (step->text);
  g_free (step);
}

static Place *
new_place (const ActantRecord *record,
           const char         *text)
{
  Place *place = g_new0 (Place, 1);

  place->record = record;
  place->text = text;

  return place;
}

static void
add_set (Graph            *graph,
         ActantCollection *records,
         const char       *text)
{
  Source source = { records, text };

  g_array_append_val (graph->sources, source);
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_RELATION); i++)
    {
      const ActantRecord *relation = actant_collection_get (records, ACTANT_KIND_RELATION, i);

      if (!actant_record_is_opaque (relation))
        g_ptr_array_add (graph->relations, new_place (relation, text));
    }
}

/* Valid until the session changes. */
static Graph
load_graph (ActantSession *session)
{
  const char * const *texts = actant_session_get_texts (session);
  Graph graph = {
    g_array_new (FALSE, FALSE, sizeof (Source)),
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free),
    g_ptr_array_new_with_free_func (g_free),
  };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_get_own_set (session, texts[i], NULL);

      if (set != NULL)
        add_set (&graph, actant_annotation_set_get_records (set), texts[i]);
    }

  return graph;
}

static void
clear_graph (Graph *graph)
{
  g_clear_pointer (&graph->sources, g_array_unref);
  g_clear_pointer (&graph->claims, g_hash_table_unref);
  g_clear_pointer (&graph->relations, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, clear_graph)

/* One's claim @id: few of very many are asked for. */
static const Place *
find_claim (const Graph *graph,
            const char  *id)
{
  const Place *known = g_hash_table_lookup (graph->claims, id);

  for (guint i = graph->sources->len; known == NULL && i > 0; i--)
    {
      const Source *source = &g_array_index (graph->sources, Source, i - 1);
      const ActantRecord *claim = actant_collection_lookup_live (source->records, ACTANT_KIND_CLAIM,
                                                                 id);
      Place *place;

      if (claim == NULL || actant_record_is_opaque (claim))
        continue;
      known = place = new_place (claim, source->text);
      g_hash_table_insert (graph->claims, (gpointer) actant_record_get_id (claim), place);
    }

  return known;
}

static const char *
get_end (const Place *relation,
         const char  *end)
{
  const char *id = actant_record_get_text (relation->record, end);

  return id != NULL ? id : "";
}

static void
add_link (GPtrArray   *links,
          const Graph *graph,
          const Place *relation,
          gboolean     is_from)
{
  const Place *other = find_claim (graph, get_end (relation, is_from ? "to" : "from"));
  ActantClaimLink *link = g_new0 (ActantClaimLink, 1);

  link->relation = actant_record_ref (relation->record);
  link->text = g_strdup (relation->text);
  link->is_from = is_from;
  if (other != NULL)
    {
      link->claim = actant_record_ref (other->record);
      link->claim_text = g_strdup (other->text);
    }
  g_ptr_array_add (links, link);
}

/**
 * actant_claim_list_links:
 * @session: a study
 * @id: of a claim of one's own
 *
 * Returns: (transfer full) (element-type ActantClaimLink): its relations: first
 *   what it follows from, then what follows from it
 */
GPtrArray *
actant_claim_list_links (ActantSession *session,
                         const char    *id)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (free_link);
  g_auto(Graph) graph = { NULL, NULL, NULL };

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && id != NULL, links);

  graph = load_graph (session);
  for (guint is_from = 0; is_from < 2; is_from++)
    for (guint i = 0; i < graph.relations->len; i++)
      {
        const Place *relation = graph.relations->pdata[i];

        if (strcmp (get_end (relation, is_from ? "from" : "to"), id) == 0)
          add_link (links, &graph, relation, is_from);
      }

  return links;
}

/** Whether by a relation of @type its second claim follows from the first. */
gboolean
actant_relation_is_consequence (const char *type)
{
  static const char * const types[] = {
    "condition", "negative_condition", "means", "justifies", "supports", "explains", "causes",
    "enables", "prevents", NULL
  };

  return type != NULL && g_strv_contains (types, type);
}

static void
add_step (GPtrArray   *steps,
          GHashTable  *seen,
          const Place *relation,
          const Place *claim,
          guint        depth)
{
  ActantClaimStep *step = g_new0 (ActantClaimStep, 1);

  step->relation = actant_record_ref (relation->record);
  step->claim = actant_record_ref (claim->record);
  step->text = g_strdup (claim->text);
  step->depth = depth;
  step->again = !g_hash_table_add (seen, (gpointer) actant_record_get_id (claim->record));
  g_ptr_array_add (steps, step);
}

/**
 * actant_claim_list_consequences:
 * @session: a study
 * @id: of a claim of one's own
 *
 * What follows from a claim by one's relations, and from that in turn, breadth
 * first. A claim that is reached again, also by a circle, is listed and marked,
 * and not followed.
 *
 * Returns: (transfer full) (element-type ActantClaimStep): the steps
 */
GPtrArray *
actant_claim_list_consequences (ActantSession *session,
                                const char    *id)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (free_step);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(Graph) graph = { NULL, NULL, NULL };
  const char *from = id;
  guint depth = 0;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && id != NULL, steps);

  graph = load_graph (session);
  g_hash_table_add (seen, (gpointer) id);
  for (guint next = 0; from != NULL; )
    {
      for (guint i = 0; i < graph.relations->len; i++)
        {
          const Place *relation = graph.relations->pdata[i];
          const Place *to = NULL;

          if (strcmp (get_end (relation, "from"), from) == 0
              && actant_relation_is_consequence (actant_record_get_text (relation->record, "type")))
            to = find_claim (&graph, get_end (relation, "to"));
          if (to != NULL)
            add_step (steps, seen, relation, to, depth + 1);
        }

      for (from = NULL; from == NULL && next < steps->len; next++)
        {
          const ActantClaimStep *step = steps->pdata[next];

          if (!step->again)
            from = actant_record_get_id (step->claim);
          depth = step->depth;
        }
    }

  return steps;
}

/**
 * actant_claim_relate:
 * @session: a study
 * @change_set: the action that it becomes part of
 * @from: id of a claim of one's own: the antecedent or ground
 * @to: id of another
 * @type: of the relation
 * @id: (out) (optional): of the new relation
 *
 * Puts a relation, beside @from. The same relation twice is refused.
 *
 * Returns: whether it was put
 */
gboolean
actant_claim_relate (ActantSession    *session,
                     ActantChangeSet  *change_set,
                     const char       *from,
                     const char       *to,
                     const char       *type,
                     char            **id,
                     GError          **error)
{
  g_auto(Graph) graph = load_graph (session);
  const Place *place = find_claim (&graph, from);
  const struct { const char *field; const char *value; } fields[] = {
    { "from", from }, { "to", to }, { "type", type },
  };
  g_autoptr(ActantRecord) record = NULL;

  if (place == NULL || find_claim (&graph, to) == NULL || strcmp (from, to) == 0)
    {
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD,
                           _("A relation needs two claims of your own"));
      return FALSE;
    }
  for (guint i = 0; i < graph.relations->len; i++)
    {
      const Place *known = graph.relations->pdata[i];

      if (strcmp (get_end (known, "from"), from) != 0 || strcmp (get_end (known, "to"), to) != 0
          || g_strcmp0 (actant_record_get_text (known->record, "type"), type) != 0)
        continue;
      g_set_error_literal (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT,
                           _("The two claims have this relation already"));
      return FALSE;
    }

  record = actant_session_new_record (session, ACTANT_KIND_RELATION);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    actant_record_change_text (&record, fields[i].field, fields[i].value);
  if (id != NULL)
    *id = g_strdup (actant_record_get_id (record));

  return actant_session_put (session, change_set, place->text, record);
}
