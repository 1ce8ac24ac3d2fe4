/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-row-feed.h"
#include "review/actant-review-queue.h"

G_BEGIN_DECLS

struct _ActantReviewQueue
{
  GtkWidget           parent_instance;

  ActantReview       *review;      /* owned */
  char               *field;       /* of which the disputed cases are listed; NULL for all */
  ActantKind          kind;        /* NONE for all */
  GHashTable         *labels;      /* of fields: "kind name" -> what people call it */
  GHashTable         *units;       /* the only ones listed, by dup_unit(); NULL for all */
  guint               before;      /* which cases were listed before them */

  GListStore         *positions;   /* of GtkStringObject: the number of a case; owned */
  ActantRowFeed      *feed;        /* owned; of them, what has rows */
  GtkSingleSelection *selection;   /* owned */
  GHashTable         *rows;        /* bound GtkListItems, borrowed */
  GtkWidget          *box;
  GtkWidget          *cases;       /* drop downs */
  GtkWidget          *order;
  GtkWidget          *field_button;
  GtkWidget          *agreed_button;
  GtkWidget          *stack;
  GtkWidget          *list;
  GtkWidget          *view;
  GtkWidget          *status;
};

const ActantCase *_actant_review_queue_get_case      (ActantReviewQueue *queue,
                                                     guint              position);
gboolean          _actant_review_queue_select        (ActantReviewQueue *queue,
                                                     guint              position);
gboolean           _actant_review_queue_focus         (ActantReviewQueue *self);
void              _actant_review_queue_accept_agreed (ActantReviewQueue *queue);

G_END_DECLS
