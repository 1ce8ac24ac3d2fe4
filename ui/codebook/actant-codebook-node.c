/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place in the tree of the codebook. */
#include "config.h"

#include "codebook/actant-codebook-node.h"

#include <string.h>

/**
 * ActantCodebookNode:
 * @wanted: (element-type ActantCodebookNode): what @children are to be, until
 *   actant_codebook_nodes_sync() makes them so
 */
struct _ActantCodebookNode
{
  GObject             parent_instance;

  ActantCodebookLine  line;
  GListStore         *children;
  GPtrArray          *wanted;
};

G_DEFINE_FINAL_TYPE (ActantCodebookNode, actant_codebook_node, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_line (ActantCodebookLine *line)
{
  g_clear_pointer (&line->id, g_free);
  g_clear_pointer (&line->record, actant_record_unref);
  g_clear_pointer (&line->title, g_free);
  g_clear_pointer (&line->caption, g_free);
}

static void
actant_codebook_node_finalize (GObject *object)
{
  ActantCodebookNode *self = ACTANT_CODEBOOK_NODE (object);

  clear_line (&self->line);
  g_object_unref (self->children);
  g_ptr_array_unref (self->wanted);

  G_OBJECT_CLASS (actant_codebook_node_parent_class)->finalize (object);
}

static void
actant_codebook_node_class_init (ActantCodebookNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_codebook_node_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_codebook_node_init (ActantCodebookNode *self)
{
  self->children = g_list_store_new (ACTANT_TYPE_CODEBOOK_NODE);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
}

/** Returns: (transfer full): a node to fill */
ActantCodebookNode *
actant_codebook_node_new (void)
{
  return g_object_new (ACTANT_TYPE_CODEBOOK_NODE, NULL);
}

/** Returns: (transfer none): what its row shows; to be filled of a new node only */
ActantCodebookLine *
actant_codebook_node_get_line (ActantCodebookNode *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_NODE (self), NULL);

  return &self->line;
}

/** Returns: what tells it from its siblings: an id, or a heading's title */
const char *
actant_codebook_node_get_key (ActantCodebookNode *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_NODE (self), NULL);

  return self->line.id != NULL ? self->line.id : self->line.title;
}

/** Returns: (transfer none) (element-type ActantCodebookNode): what is to lie under it */
GPtrArray *
actant_codebook_node_get_wanted (ActantCodebookNode *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_NODE (self), NULL);

  return self->wanted;
}

/** Returns: (transfer none): what lies under it */
GListModel *
actant_codebook_node_get_children (ActantCodebookNode *self)
{
  g_return_val_if_fail (ACTANT_IS_CODEBOOK_NODE (self), NULL);

  return G_LIST_MODEL (self->children);
}

/* A row that can be opened cannot become one that cannot: then it is another place. @b is new. */
static gboolean
is_same (ActantCodebookNode *a,
         ActantCodebookNode *b)
{
  gboolean leaf = g_list_model_get_n_items (G_LIST_MODEL (a->children)) == 0;

  return a->line.member == b->line.member && leaf == (b->wanted->len == 0)
         && strcmp (actant_codebook_node_get_key (a), actant_codebook_node_get_key (b)) == 0;
}

static gboolean
lines_equal (const ActantCodebookLine *a,
             const ActantCodebookLine *b)
{
  return a->record == b->record && a->uses == b->uses && a->retired == b->retired
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->caption, b->caption) == 0;
}

/* Takes over what @fresh, the same place made anew, says. */
static void
update (ActantCodebookNode *self,
        ActantCodebookNode *fresh)
{
  gboolean changed = !lines_equal (&self->line, &fresh->line);

  actant_codebook_nodes_sync (self->children, fresh->wanted);
  if (!changed)
    return;
  clear_line (&self->line);
  self->line = fresh->line;
  memset (&fresh->line, 0, sizeof fresh->line);
  g_signal_emit (self, signals[CHANGED], 0);
}

static ActantCodebookNode *
find_same (GPtrArray          *nodes,
           ActantCodebookNode *node)
{
  for (guint i = 0; i < nodes->len; i++)
    if (is_same (nodes->pdata[i], node))
      return nodes->pdata[i];

  return NULL;
}

/**
 * actant_codebook_nodes_sync:
 * @store: nodes that are shown
 * @wanted: (element-type ActantCodebookNode): new nodes, with what they want
 *   under them
 *
 * Makes @store say what @wanted says. Nodes of places that are still there stay
 * the same objects, and only the rows between the first and the last that
 * differ are announced, so that what is open and selected stays so.
 */
void
actant_codebook_nodes_sync (GListStore *store,
                            GPtrArray  *wanted)
{
  g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) new = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = 0, end = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    g_ptr_array_add (old, g_list_model_get_item (G_LIST_MODEL (store), i));

  for (guint i = 0; i < wanted->len; i++)
    {
      ActantCodebookNode *known = find_same (old, wanted->pdata[i]);

      if (known != NULL)
        update (known, wanted->pdata[i]);
      else
        actant_codebook_nodes_sync (ACTANT_CODEBOOK_NODE (wanted->pdata[i])->children,
                                    ACTANT_CODEBOOK_NODE (wanted->pdata[i])->wanted);
      g_ptr_array_add (new, g_object_ref (known != NULL ? known : wanted->pdata[i]));
    }

  while (start < MIN (old->len, new->len) && old->pdata[start] == new->pdata[start])
    start++;
  while (end < MIN (old->len, new->len) - start
         && old->pdata[old->len - 1 - end] == new->pdata[new->len - 1 - end])
    end++;
  if (start + end < MAX (old->len, new->len))
    g_list_store_splice (store, start, old->len - start - end, new->pdata + start,
                         new->len - start - end);
}
