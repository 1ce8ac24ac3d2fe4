/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table's state, shared by the file of its rows and the file of its passes over them. */
#pragma once

#include "session/actant-record-list-private.h"
#include "session/actant-record-table.h"

G_BEGIN_DECLS

typedef struct _ActantTablePass ActantTablePass;

typedef struct
{
  ActantRecordTable *table;        /* borrowed */
  ActantCollection  *collection;   /* owned */
  char              *text;
  char              *coder;        /* nullable: slug of whose they are */
  guint              position;     /* among the sources */
  guint              next;         /* record of the collection that has yet to get a row */
  gulong             changed_handler;
  gulong             reset_handler;
} ActantTableSource;

/**
 * ActantTableRow:
 * @key: what it is sorted by as @sorted is now
 * @visible: whether the filter lets it through
 * @listed: whether it is in @sorted; else it is fresh
 * @dead: not the table's any more, kept for a pass
 */
typedef struct
{
  ActantRecord            *record;   /* owned */
  const ActantTableSource *source;
  ActantSortKey            key;
  gboolean                 visible;
  gboolean                 listed;
  gboolean                 dead;
} ActantTableRow;

struct _ActantRecordTable
{
  GObject            parent_instance;

  ActantKind         kind;
  GPtrArray         *sources;   /* owned ActantTableSource */
  GHashTable        *rows;      /* id of the record -> owned row, listed or not */
  GPtrArray         *sorted;    /* borrowed rows in order */
  GPtrArray         *visible;   /* borrowed rows of these, those that are shown */
  GPtrArray         *fresh;     /* borrowed rows that are to be put among the sorted */
  GHashTable        *items;

  ActantTableFilter  filter;
  gpointer           filter_data;
  GDestroyNotify     filter_destroy;

  /* What is wanted; and what @sorted is in the order of */
  ActantSortFunc     order;
  gpointer           order_data;
  gboolean           descending;
  ActantSortFunc     shown_order;
  gpointer           shown_order_data;
  gboolean           shown_descending;

  ActantTablePass   *pass;      /* NULL when nothing is being filtered or sorted */
  guint              adding;    /* source: rows are made of records between the frames */
  guint              many;      /* rows from which on that is done between the frames */
};

/* actant-record-table-rows.c */
int  _actant_table_compare_rows          (gconstpointer       a,
                                          gconstpointer       b,
                                          gpointer            table);
guint _actant_table_find_row             (ActantRecordTable  *table,
                                          GPtrArray          *rows,
                                          const ActantTableRow *row);
void _actant_table_row_free              (gpointer            row);
void _actant_table_ask_key               (ActantSortFunc      order,
                                          gpointer            order_data,
                                          const ActantTableRow *row,
                                          ActantSortKey      *key);
gboolean _actant_record_table_passes     (ActantRecordTable  *table,
                                          const ActantTableRow *row);
int  _actant_table_compare_keys          (const ActantSortKey *a,
                                          const ActantSortKey *b,
                                          gboolean            descending);
void _actant_record_table_merge          (ActantRecordTable  *table,
                                          GPtrArray          *rows);

/* actant-record-table-add.c */
void _actant_record_table_add_rows       (ActantRecordTable  *table,
                                          ActantTableSource  *source);
void _actant_record_table_stop_adding    (ActantRecordTable  *table);
void _actant_record_table_follow         (ActantTableSource  *source,
                                          guint               removed,
                                          guint               added);

/* actant-record-table.c */
ActantTableRow *_actant_table_row_new    (const ActantTableSource *source,
                                          const ActantRecord *record);
void _actant_record_table_pick_visible   (ActantRecordTable  *table);
void _actant_record_table_flush          (ActantRecordTable  *table);
void _actant_record_table_emit_working   (ActantRecordTable  *table);

/* actant-record-table-pass.c */
void _actant_record_table_begin_pass     (ActantRecordTable  *table,
                                          gboolean            sort,
                                          gboolean            ask_keys,
                                          gboolean            filter);
void _actant_record_table_stop_pass      (ActantRecordTable  *table,
                                          gboolean           *sort,
                                          gboolean           *ask_keys,
                                          gboolean           *filter);
void _actant_record_table_touch          (ActantRecordTable  *table,
                                          ActantTableRow     *row);
void _actant_record_table_bury           (ActantRecordTable  *table,
                                          ActantTableRow     *row);

/* For tests: tables of @many rows and more are worked on between the frames. */
void _actant_record_table_set_many       (ActantRecordTable  *table,
                                          guint               many);

G_END_DECLS
