/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-importer.h"

G_BEGIN_DECLS

/*
 * What an annotation becomes, by the first that it has:
 *  - motivation classifying, or a body that classifies as one of our claim
 *    types: a claim. Its gist is the describing, else the commenting body; what
 *    classifies it otherwise goes to the note.
 *  - motivation identifying: a mention of the actors that the bodies name
 *  - tags: a coding for each
 *  - motivation highlighting, or no words at all: a coding with “Highlight”
 *  - else (commenting, describing, questioning …): a coding with “Comment”
 * The words of other bodies become the record's note. Actors and codes are
 * found by name and made when there is none, or when several have it. A note on a whole text, or on
 * another annotation of the file, becomes a memo; a linking between two of them
 * a relation. Several targets are several records, unless “actant:discontinuous”
 * says that they are one passage.
 */
ActantImportReport *actant_import_webannotation (ActantSession              *session,
                                                 const char                 *path,
                                                 const ActantImportOptions  *options,
                                                 ActantChangeSet            *change_set,
                                                 GError                    **error);

G_END_DECLS
