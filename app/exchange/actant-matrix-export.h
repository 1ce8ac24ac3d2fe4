/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/actant-agreement-matrix.h"

G_BEGIN_DECLS

gboolean actant_matrix_export_svg (const ActantAgreementMatrix  *matrix,
                                   const char                   *path,
                                   GError                      **error);
gboolean actant_matrix_export_csv (const ActantAgreementMatrix  *matrix,
                                   const char                   *path,
                                   GError                      **error);

G_END_DECLS
