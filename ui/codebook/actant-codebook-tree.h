/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "codebook/actant-codebook-node.h"

G_BEGIN_DECLS

/*
 * The codebook as trees of nodes: codes by use, then by what they lie under;
 * actors by what they are part of, collectives with their members; events by
 * date; fields by what they apply to.
 */
void        actant_codebook_tree_fill        (GListStore         *store,
                                              ActantSession      *session,
                                              ActantKind          kind,
                                              GHashTable         *uses,
                                              const char         *search);
GPtrArray  *actant_codebook_tree_dup_path    (ActantSession      *session,
                                              const ActantRecord *record);
const char *actant_codebook_tree_get_label   (const ActantRecord *record,
                                              const char         *field);

G_END_DECLS
