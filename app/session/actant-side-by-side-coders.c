/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coders of a text, and which of them are shown. */
#include "session/actant-side-by-side-private.h"

ActantSideCoder *
_actant_side_get_coder (ActantSideBySide *self,
                        guint             coder)
{
  return coder < self->coders->len ? self->coders->pdata[coder] : NULL;
}

/* Whether the coder is to be shown; the file may yet have to be read. */
gboolean
_actant_side_is_wanted (ActantSideBySide *self,
                        guint             coder)
{
  return coder == 0 ? !self->own_hidden
                    : g_hash_table_contains (self->wanted,
                                             _actant_side_get_coder (self, coder)->slug);
}

/** How many coders the text has, oneself included; those a blind round hides are not counted. */
guint
actant_side_by_side_get_n (ActantSideBySide *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDE_BY_SIDE (self), 0);

  return self->coders->len;
}

/** Returns: the slug of a coder */
const char *
actant_side_by_side_get_slug (ActantSideBySide *self,
                              guint             coder)
{
  g_return_val_if_fail (coder < actant_side_by_side_get_n (self), NULL);

  return _actant_side_get_coder (self, coder)->slug;
}

/** Returns: the name of a coder, the slug where the study has none */
const char *
actant_side_by_side_get_name (ActantSideBySide *self,
                              guint             coder)
{
  g_return_val_if_fail (coder < actant_side_by_side_get_n (self), NULL);

  return _actant_side_get_coder (self, coder)->name;
}

/** Whether the coder's annotations are shown, or will be when they are read. */
gboolean
actant_side_by_side_is_shown (ActantSideBySide *self,
                              guint             coder)
{
  g_return_val_if_fail (coder < actant_side_by_side_get_n (self), FALSE);

  return _actant_side_is_wanted (self, coder);
}

/** Whether the coder's file is being read. */
gboolean
actant_side_by_side_is_loading (ActantSideBySide *self,
                                guint             coder)
{
  g_return_val_if_fail (coder < actant_side_by_side_get_n (self), FALSE);

  return _actant_side_get_coder (self, coder)->loading != NULL;
}

/** Returns: (nullable): why the coder's file cannot be read */
const char *
actant_side_by_side_get_error (ActantSideBySide *self,
                               guint             coder)
{
  g_return_val_if_fail (coder < actant_side_by_side_get_n (self), NULL);

  return _actant_side_get_coder (self, coder)->error;
}

/** Whether others are hidden until one marks the text as finished. */
gboolean
actant_side_by_side_is_blind (ActantSideBySide *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDE_BY_SIDE (self), FALSE);

  return self->blind;
}

/** Whether anybody but oneself is shown. */
gboolean
actant_side_by_side_has_others (ActantSideBySide *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDE_BY_SIDE (self), FALSE);

  for (guint i = 1; i < self->coders->len; i++)
    if (_actant_side_is_wanted (self, i))
      return TRUE;
  return FALSE;
}

/** Returns: (transfer none) (nullable): the coder's annotations, when they are read */
ActantAnnotationSet *
actant_side_by_side_get_set (ActantSideBySide *self,
                             guint             coder)
{
  g_return_val_if_fail (ACTANT_IS_SIDE_BY_SIDE (self), NULL);

  return coder < self->coders->len ? _actant_side_get_coder (self, coder)->set : NULL;
}
