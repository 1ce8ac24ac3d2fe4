/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What exporters read: nothing here changes once the snapshot is taken and what it lacks is read. */
#pragma once

#include "exchange/actant-exporter.h"

G_BEGIN_DECLS

/**
 * ActantExportText:
 * @path: below the study's root
 * @title: its title, or its file's name
 * @source: (nullable): %NULL when it cannot be read and nobody has coded it
 * @record: (nullable): what the study says of it
 * @unread: the file is still to be read
 * @needed: somebody coded or asked for it: it must be readable
 */
typedef struct
{
  char             *path;
  char             *title;
  ActantSourceText *source;
  ActantRecord     *record;

  /*< private >*/
  gboolean          unread;
  gboolean          needed;
} ActantExportText;

/**
 * ActantExportRecord:
 * @record: a live record that this program can read
 * @anchor: whether its passage fits the text
 * @kind: its kind
 */
typedef struct
{
  ActantRecord      *record;
  ActantAnchorState  anchor;
  ActantKind         kind;
} ActantExportRecord;

/**
 * ActantExportSet:
 * @text: whose annotations; %NULL for the study's joined records
 * @coder: (nullable): slug
 * @coder_name: (nullable): full name
 * @records: (element-type ActantExportRecord): by kind, in canonical order
 * @kinds: (as bits) that any of @records is of
 * @unread: the file is still to be read
 * @taken_from: (nullable): what is still to be taken from, on the main context
 * @anchors: (nullable): the set that @taken_from is of, when some passages have lost their place
 * @next_kind: where to go on taking, in the canonical order of kinds
 * @next: and among the records of that kind
 * @n_known: how many of @records are known by their ids
 */
typedef struct
{
  ActantExportText *text;
  char             *coder;
  char             *coder_name;
  GArray           *records;
  guint             kinds;

  /*< private >*/
  gboolean          unread;
  ActantCollection *taken_from;
  ActantAnnotationSet *anchors;
  guint             next_kind;
  guint             next;
  guint             n_known;
} ActantExportSet;

/**
 * ActantExportData:
 * @root: of the study
 * @title: of the study
 * @created: when the snapshot was taken, "2026-11-23T10:00:00Z"
 * @spreadsheet: see #ActantExportOptions
 * @texts: (element-type ActantExportText)
 * @sets: (element-type ActantExportSet): annotations, by text and coder
 * @study: the joined study records
 * @n_records: in all sets and the study
 * @repeated: kinds (as bits) with an id that several records have
 */
struct _ActantExportData
{
  char            *root;
  char            *title;
  char            *created;
  gboolean         spreadsheet;
  GPtrArray       *texts;
  GPtrArray       *sets;
  ActantExportSet *study;
  guint            n_records;
  guint            repeated;

  /*< private >*/
  int              ref_count;
  GMutex           mutex;      /* of the reading */
  char           **chosen;     /* paths of texts; NULL for all */
  guint            n_taken;    /* sets */
  GHashTable      *by_id;      /* borrowed id -> borrowed ActantRecord */
  GHashTable      *quotes;     /* borrowed id -> name made from a quote */
  GHashTable      *by_path;    /* borrowed path -> borrowed ActantExportText */
};

ActantExportData       *_actant_export_data_new_empty (const char             *title);
ActantExportText       *_actant_export_data_add_text  (ActantExportData       *data,
                                                       const char             *path,
                                                       const char             *title,
                                                       ActantSourceText       *source,
                                                       const ActantRecord     *record);
ActantExportSet        *_actant_export_data_add_set   (ActantExportData       *data,
                                                       ActantExportText       *text,
                                                       const char             *coder,
                                                       const char             *coder_name);
void                    _actant_export_data_add       (ActantExportData       *data,
                                                       ActantExportSet        *set,
                                                       const ActantRecord     *record,
                                                       ActantAnchorState       anchor);

void                    _actant_export_set_take       (ActantExportSet        *set,
                                                       const ActantRecord     *record,
                                                       ActantAnchorState       anchor);
void                    _actant_export_data_learn     (ActantExportData       *data,
                                                       ActantExportSet        *set);
gboolean                _actant_export_data_read      (ActantExportData       *data,
                                                       ActantWork             *work,
                                                       GError                **error);

const ActantRecord     *_actant_export_data_lookup    (const ActantExportData *data,
                                                       const char             *id);
const ActantRecord     *_actant_export_data_follow    (const ActantExportData *data,
                                                       const char             *id);
const char             *_actant_export_data_get_name  (const ActantExportData *data,
                                                       const char             *id);
const ActantExportText *_actant_export_data_find_text (const ActantExportData *data,
                                                       const char             *path);

void                    _actant_export_append_segment (GString                *out,
                                                       const ActantExportText *text,
                                                       const ActantValue      *segment);
void                    _actant_export_append_quote   (GString                *out,
                                                       const ActantExportText *text,
                                                       const ActantRecord     *record);

G_END_DECLS
