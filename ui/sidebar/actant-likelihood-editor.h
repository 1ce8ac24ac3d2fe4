/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-object-editor.h"

G_BEGIN_DECLS

/**
 * ActantLikelihoodEditor:
 *
 * The words of a likelihood and their band: what ICD 203, Kent, the IPCC and the
 * study say of the words, side by side, each taken by one key (Ctrl with its
 * number). For words that no scale lists the bands of ICD 203 are offered, as
 * the coder's own decision.
 */
#define ACTANT_TYPE_LIKELIHOOD_EDITOR (actant_likelihood_editor_get_type ())
G_DECLARE_FINAL_TYPE (ActantLikelihoodEditor, actant_likelihood_editor, ACTANT, LIKELIHOOD_EDITOR,
                      ActantObjectEditor)

guint    actant_likelihood_editor_get_n (ActantLikelihoodEditor *self);
gboolean actant_likelihood_editor_take  (ActantLikelihoodEditor *self,
                                         guint                   position);

G_END_DECLS
