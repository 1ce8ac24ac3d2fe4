/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session has read, and reading a file without one. */
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

/**
 * actant_annotation_set_read:
 * @root: of the study
 * @text: path of the text below it
 * @coder: a slug
 * @source: (nullable): the text, to check the passages against
 *
 * Reads a file of annotations into a set that no session knows of: to look at, in any thread.
 *
 * Returns: (transfer full) (nullable): the set, empty when there is no file
 */
ActantAnnotationSet *
actant_annotation_set_read (const char        *root,
                            const char        *text,
                            const char        *coder,
                            ActantSourceText  *source,
                            GError           **error)
{
  g_autofree char *path = actant_annotation_path_new (text, coder);
  g_autoptr(ActantAnnotationSet) set = _actant_annotation_set_new (path, text, coder);

  if (!_actant_annotation_set_load (set, root, error))
    return NULL;
  if (source != NULL)
    _actant_annotation_set_check_anchors (set, source);

  return g_steal_pointer (&set);
}
