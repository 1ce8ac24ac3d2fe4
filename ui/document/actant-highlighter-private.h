/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-highlighter.h"
#include "document/actant-text-geometry.h"
#include "document/actant-text-view.h"

G_BEGIN_DECLS

struct _ActantHighlighter
{
  GtkTextView          *view;       /* borrowed: owns this */
  ActantCollection     *records;
  ActantCollection     *study;
  char                 *selected;
  GArray               *matches;    /* of ActantTextRange, in order */
  guint                 n_matches;  /* of them that were there when they were set */
  guint                 current;
  GArray               *suggestions;       /* of ActantTextRange, by start */
  gint64                longest;           /* of them */
  guint                 current_suggestion;
  GArray               *cues;              /* of ActantTextRange */
  ActantHighlightStyle  style;
  gboolean              dark;

  GHashTable           *nodes;      /* where a display line begins -> Kept */
  guint                 n_made;
  ActantTextGeometry   *geometry;   /* of the display line while it is drawn */
};

void _actant_highlighter_get_boxes          (ActantHighlighter *self,
                                             gint64             start,
                                             gint64             end,
                                             int                top,
                                             GArray            *boxes);
void _actant_highlighter_append_matches     (ActantHighlighter *self,
                                             GtkSnapshot       *snapshot,
                                             gint64             start,
                                             gint64             end,
                                             int                top,
                                             GArray            *boxes);
void _actant_highlighter_append_suggestions (ActantHighlighter *self,
                                             GtkSnapshot       *snapshot,
                                             gint64             start,
                                             gint64             end,
                                             int                top,
                                             GArray            *boxes);
void _actant_highlighter_append_cues        (ActantHighlighter *self,
                                             GtkSnapshot       *snapshot,
                                             gint64             start,
                                             gint64             end,
                                             int                top,
                                             GArray            *boxes);

G_END_DECLS
