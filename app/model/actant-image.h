/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ActantImage:
 *
 * The bytes of a JSON file, kept in memory once, atomically ref-counted. Values borrow their texts
 * from it: the closing quote of a borrowed string is overwritten by a NUL, so that the text ends as
 * C strings do. What the gate lets through holds no NUL, so every NUL stands for a quote and
 * reading out through actant_image_copy() gives the file's bytes.
 */
typedef struct _ActantImage ActantImage;

ActantImage *actant_image_new_take   (GBytes            *bytes);
ActantImage *actant_image_new_bytes  (GBytes            *bytes);
ActantImage *actant_image_ref        (ActantImage       *image);
void         actant_image_unref      (ActantImage       *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantImage, actant_image_unref)

const char  *actant_image_get_data   (const ActantImage *image);
gsize        actant_image_get_length (const ActantImage *image);
void         actant_image_copy       (const ActantImage *image,
                                      gsize              offset,
                                      gsize              length,
                                      char              *out);
gboolean     actant_image_equal      (const ActantImage *image,
                                      gsize              offset,
                                      const char        *bytes,
                                      gsize              length);
const char  *_actant_image_borrow    (ActantImage       *image,
                                      gsize              offset,
                                      gsize              length);

G_END_DECLS
