/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement.h"

G_BEGIN_DECLS

ActantCodedUnits *actant_relation_units_new (const ActantAgreement *agreement,
                                             guint                  text,
                                             double                 threshold);

G_END_DECLS
