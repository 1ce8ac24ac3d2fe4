/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-adjudication.h"

G_BEGIN_DECLS

struct _ActantAdjudication
{
  ActantAgreement *agreement;
  GPtrArray       *cases;     /* of ActantCase */
  guint           *claims;    /* position of the first claim of each text; G_MAXUINT until it is there */
  GHashTable      *pending;   /* cases with a result in the edit in the making -> its id */
  GHashTable      *renewed;   /* ids of earlier reviews that are in it */

  /* While cases are added */
  guint            text;      /* whose cases are */
  guint            kind;      /* among the kinds */
  guint            row;       /* the next one */
  GHashTable      *reviews;   /* of the text; NULL before its first case */
  GPtrArray       *variables; /* of the kind; NULL before its first case */
};

void                _actant_adjudication_assign_results (ActantAdjudication       *self,
                                                         ActantCollection         *consensus,
                                                         guint                     first,
                                                         guint                     end);
const ActantRecord *_actant_adjudication_get_result     (const ActantAdjudication *adjudication,
                                                         const ActantCase         *item);
const char         *_actant_adjudication_get_end_result (const ActantAdjudication *adjudication,
                                                         const ActantCase         *item,
                                                         ActantEnd                 end);
gboolean            _actant_adjudication_is_connected   (const ActantAdjudication *adjudication,
                                                         const ActantCase         *item,
                                                         const ActantRecord       *result);
ActantRecord       *_actant_adjudication_connect        (const ActantAdjudication *adjudication,
                                                         const ActantCase         *item,
                                                         guint                     coder,
                                                         ActantRecord             *result);

G_END_DECLS
