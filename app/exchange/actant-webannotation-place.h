/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/actant-webannotation-reader.h"

#include "text/actant-source-text.h"

G_BEGIN_DECLS

/**
 * ActantOffsetUnit:
 *
 * What a program counts positions in. The standard says code points.
 */
typedef enum
{
  ACTANT_UNIT_CODE_POINT,
  ACTANT_UNIT_UTF16,
  ACTANT_UNIT_CODE_POINT_CRLF,   /* each line end counts two */
  ACTANT_UNIT_UTF16_CRLF,
} ActantOffsetUnit;

#define ACTANT_N_UNITS (ACTANT_UNIT_UTF16_CRLF + 1)

/**
 * ActantPlaceOutcome:
 * @ACTANT_PLACE_PLACED: where it says
 * @ACTANT_PLACE_MOVED: the quote stands elsewhere, once
 * @ACTANT_PLACE_DISCARDED: nowhere, or in several places
 */
typedef enum
{
  ACTANT_PLACE_PLACED,
  ACTANT_PLACE_MOVED,
  ACTANT_PLACE_DISCARDED,
} ActantPlaceOutcome;

/**
 * ActantPlacer:
 *
 * Finds the passages of foreign annotations in one text.
 */
typedef struct _ActantPlacer ActantPlacer;

ActantPlacer       *actant_placer_new      (ActantSourceText        *text);
void                actant_placer_free     (ActantPlacer            *placer);
void                actant_placer_score    (const ActantPlacer      *placer,
                                            const ActantWebSelector *selector,
                                            guint                   *fits);
ActantPlaceOutcome  actant_placer_place    (const ActantPlacer      *placer,
                                            const ActantWebSelector *selector,
                                            ActantOffsetUnit         unit,
                                            ActantTextRange         *range,
                                            char                   **message);

const char         *actant_offset_unit_get_label (ActantOffsetUnit   unit);

G_END_DECLS
