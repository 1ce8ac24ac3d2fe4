/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ActantTextBox:
 * @area: in buffer coordinates
 * @first: the passage begins in this box
 * @last: it ends in it
 *
 * A piece of a passage that is one rectangle on the page: on one display line
 * and, in text of mixed direction, in one visual run.
 */
typedef struct
{
  GdkRectangle area;
  gboolean     first;
  gboolean     last;
} ActantTextBox;

/** Where on the page the parts of a paragraph are. */
typedef struct _ActantTextGeometry ActantTextGeometry;

ActantTextGeometry *actant_text_geometry_new       (GtkTextView        *view,
                                                    const GtkTextIter  *start,
                                                    const GtkTextIter  *end);
void                actant_text_geometry_free      (ActantTextGeometry *self);
void                actant_text_geometry_add_boxes (ActantTextGeometry *self,
                                                    const GtkTextIter  *start,
                                                    const GtkTextIter  *end,
                                                    GArray             *boxes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantTextGeometry, actant_text_geometry_free)

G_END_DECLS
