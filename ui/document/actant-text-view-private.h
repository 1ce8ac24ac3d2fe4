/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-line-breaks.h"
#include "document/actant-text-view.h"

G_BEGIN_DECLS

struct _ActantTextView
{
  GtkTextView        parent_instance;

  ActantSourceText  *source;
  ActantLineBreaks  *breaks;        /* of the source; NULL without one */
  ActantFurniture   *furniture;     /* of the source, made when wanted */
  ActantCollection  *records;
  ActantCollection  *study;
  ActantQueryFilter *filter;        /* NULL when all is drawn */
  ActantHighlighter *highlighter;
  char              *selected;

  GSettings         *settings;      /* NULL where the schema is not installed */
  GtkCssProvider    *font;
  double             zoom;

  GtkTextTag        *tight[2];      /* empty paragraphs, in turn */
  GtkTextTag        *plain[2];      /* other paragraphs, in turn */
  GtkTextTag        *nudge;         /* see reveal_iter() */
  int                line_height;   /* what the spacing was computed for */
  int                width;         /* what was drawn for */
  int                height;
  guint              font_hash;     /* and with which font */
  guint              chase;         /* tick callback of chase_cb(), or 0 */
  guint              frames_seen;   /* for how many frames its target was visible */
  guint              frames_left;   /* after which it gives up */
  gboolean           pressed;       /* the pointer's button is down */
  gboolean           quiet;         /* the program moves the caret */
  gint64             clicked;       /* where, or -1 */
};

void _actant_text_view_bind_keys       (GtkWidgetClass    *widget_class);
void _actant_text_view_add_controllers (ActantTextView    *self);
void _actant_text_view_scroll_to_iter  (ActantTextView    *self,
                                        const GtkTextIter *iter,
                                        gboolean           align);
void _actant_text_view_stop_chase      (ActantTextView    *self);

G_END_DECLS
