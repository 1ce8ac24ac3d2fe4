/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session has read, without reading more. */
#include "session/actant-session-private.h"

/**
 * actant_session_peek_text:
 * @self: a session
 * @text: path below the root
 *
 * Returns: (transfer none) (nullable): the text, if it was read
 */
ActantSourceText *
actant_session_peek_text (ActantSession *self,
                          const char    *text)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, NULL);

  return g_hash_table_lookup (self->sources, text);
}

/**
 * actant_session_peek_set:
 * @self: a session
 * @text: path below the root
 * @coder: a slug
 *
 * Returns: (transfer none) (nullable): the coder's annotations of the text, if they were read
 */
ActantAnnotationSet *
actant_session_peek_set (ActantSession *self,
                         const char    *text,
                         const char    *coder)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL && coder != NULL, NULL);

  path = actant_annotation_path_new (text, coder);
  return _actant_session_get_loaded (self, path);
}
