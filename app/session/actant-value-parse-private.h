/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/actant-value-parse.h"

G_BEGIN_DECLS

gboolean     _actant_values_expect_one            (const char               *path,
                                                   const char * const       *values,
                                                   GError                  **error);
ActantValue *_actant_value_parser_set_attributes  (const ActantValueParser  *parser,
                                                   const ActantTable        *owner,
                                                   const ActantValue        *map,
                                                   const char               *rest,
                                                   const char * const       *values,
                                                   GError                  **error);

ActantValue *_actant_value_parser_fill_slot       (const ActantValueParser  *parser,
                                                   const ActantValue        *old,
                                                   ActantValue              *slot);

G_END_DECLS
