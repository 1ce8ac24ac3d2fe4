/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantDateHit:
 * @start: of the expression with its preposition or particle ("by mid-2024"), in code points of
 *   the text searched
 * @end: its end
 * @edtf: (nullable): what it means; %NULL when that needs a document date and there is none
 * @relative: whether it counts from the document’s date ("last December", "in August")
 *
 * A date expression in a text.
 */
typedef struct
{
  gint64    start;
  gint64    end;
  char     *edtf;
  gboolean  relative;
} ActantDateHit;

GArray *actant_dates_find_all (const char *text,
                               const char *document_date);
char   *actant_dates_resolve  (const char *words,
                               const char *document_date,
                               gboolean   *relative);

G_END_DECLS
