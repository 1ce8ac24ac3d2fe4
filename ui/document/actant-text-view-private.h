/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-text-view.h"
#include "document/actant-text-window.h"

G_BEGIN_DECLS

struct _ActantTextView
{
  GtkTextView        parent_instance;

  ActantSourceText  *source;
  ActantTextWindow  *window;        /* of the source, in the buffer; NULL without one */
  ActantFurniture   *furniture;     /* of the source, made when wanted */
  ActantCollection  *records;
  ActantCollection  *study;
  ActantQueryFilter *filter;        /* NULL when all is drawn */
  ActantSideBySide  *side;          /* NULL when all is one's own */
  ActantHighlighter *highlighter;
  char              *selected;

  GSettings         *settings;      /* NULL where the schema is not installed */
  GtkCssProvider    *font;
  double             zoom;

  GtkTextTag        *tight[2];      /* empty paragraphs, in turn */
  GtkTextTag        *plain[2];      /* other paragraphs, in turn */
  GtkTextTag        *nudge;         /* see scroll_to_target() */
  int                line_height;   /* what the spacing was computed for */
  double             char_pixels;   /* height of the page that a character takes up */
  int                width;         /* what was drawn for */
  int                height;
  guint              font_hash;     /* and with which font */
  guint              slide;         /* source of slide_cb(), or 0 */
  int                top;           /* where the paragraph at the top of the page was laid out */
  double             within;        /* how far the page is scrolled below that */
  gboolean           moving;        /* the program scrolls */
  gboolean           pressed;       /* the pointer's button is down */
  gboolean           quiet;         /* the program moves the caret */
  gint64             anchor;        /* of the selection, which may be outside of the window */
  gint64             caret;
  GdkContentProvider *selected_text; /* while the view is realized */
  gint64             clicked;       /* where, or -1 */
};

void _actant_text_view_bind_keys       (GtkWidgetClass    *widget_class);
void _actant_text_view_add_controllers (ActantTextView    *self);

/* The part of the text in the buffer */
void     _actant_text_view_load          (ActantTextView *self);
void     _actant_text_view_load_around   (ActantTextView *self,
                                          gint64          offset,
                                          double          align);
gboolean _actant_text_view_is_laid_out   (ActantTextView *self,
                                          gint64          offset);
void     _actant_text_view_queue_slide   (ActantTextView *self);
void     _actant_text_view_stop_slide    (ActantTextView *self);
void     _actant_text_view_place_marks   (ActantTextView *self);

/* The paragraph at the top of the page, which stays there */
void     _actant_text_view_follow_top    (ActantTextView *self);
void     _actant_text_view_set_position  (ActantTextView *self,
                                          double          value);
void     _actant_text_view_set_top       (ActantTextView *self);
void     _actant_text_view_set_first     (ActantTextView *self,
                                          gint64          offset);
void     _actant_text_view_keep_top      (ActantTextView *self);

/* Caret and selection */
void     _actant_text_view_bind_caret    (ActantTextViewClass *klass);
void     _actant_text_view_follow_marks  (ActantTextView *self);

G_END_DECLS
