/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-export-job-private.h"

G_BEGIN_DECLS

/**
 * ActantHtmlMark:
 * @start: code points
 * @end: code points, exclusive
 * @kind: of the record
 * @number: of the record in its kind and report
 * @is_first: whether it is the first segment of its passage
 *
 * One highlighted segment.
 */
typedef struct
{
  gint64     start;
  gint64     end;
  ActantKind kind;
  guint      number;
  gboolean   is_first;
} ActantHtmlMark;

char      _actant_html_get_letter   (ActantKind              kind);
void      _actant_html_append       (GString                *out,
                                     const char             *text,
                                     gssize                  length);
void      _actant_html_append_words (GString                *out,
                                     const ActantExportData *data,
                                     const ActantFieldType  *type,
                                     const ActantValue      *value);
void      _actant_html_append_fields (GString               *out,
                                     const ActantExportData *data,
                                     const ActantRecord     *record);
gboolean  _actant_html_append_text  (ActantExportJob        *job,
                                     ActantSink             *sink,
                                     ActantSourceText       *text,
                                     GArray                 *marks);

G_END_DECLS
