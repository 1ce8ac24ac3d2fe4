/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/actant-coder-pattern.h"

G_BEGIN_DECLS

/**
 * ActantPatternSample:
 *
 * A short line in the pattern of a coder, in the colour of the words around it.
 */
#define ACTANT_TYPE_PATTERN_SAMPLE (actant_pattern_sample_get_type ())
G_DECLARE_FINAL_TYPE (ActantPatternSample, actant_pattern_sample, ACTANT, PATTERN_SAMPLE, GtkWidget)

GtkWidget *actant_pattern_sample_new (ActantCoderPattern pattern);

G_END_DECLS
