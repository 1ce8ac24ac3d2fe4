/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantCodebookLine:
 * @id: (nullable): of the record; %NULL for a heading
 * @record: (nullable): as it is
 * @title: what it is called
 * @caption: (nullable): what else to say of it in a word or two
 * @uses: how many places name it
 * @retired: kept, not offered
 * @member: stands a second time, as a member of the collective above
 */
typedef struct
{
  char         *id;
  ActantRecord *record;
  char         *title;
  char         *caption;
  guint         uses;
  gboolean      retired;
  gboolean      member;
} ActantCodebookLine;

/**
 * ActantCodebookNode:
 *
 * A place in the tree of the codebook: a heading, or a record with what lies
 * under it. Stays the same object while its record is edited. Signal: changed.
 */
#define ACTANT_TYPE_CODEBOOK_NODE (actant_codebook_node_get_type ())
G_DECLARE_FINAL_TYPE (ActantCodebookNode, actant_codebook_node, ACTANT, CODEBOOK_NODE, GObject)

ActantCodebookNode       *actant_codebook_node_new          (void);
ActantCodebookLine       *actant_codebook_node_get_line     (ActantCodebookNode *node);
const char               *actant_codebook_node_get_key      (ActantCodebookNode *node);
GPtrArray                *actant_codebook_node_get_wanted   (ActantCodebookNode *node);
GListModel               *actant_codebook_node_get_children (ActantCodebookNode *node);
void                      actant_codebook_nodes_sync        (GListStore         *store,
                                                             GPtrArray          *wanted);

G_END_DECLS
