/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-adjudication.h"

G_BEGIN_DECLS

struct _ActantAdjudication
{
  ActantAgreement *agreement;
  GPtrArray       *cases;     /* of ActantCase */
};

G_END_DECLS
