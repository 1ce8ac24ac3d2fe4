/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "text/actant-encoding.h"

G_BEGIN_DECLS

#define ACTANT_TYPE_SOURCE_TEXT (actant_source_text_get_type ())

/**
 * ActantSourceText:
 *
 * A text as annotations see it: decoded, without a byte order mark, its line ends line feeds.
 * Immutable, and safe to share between threads.
 *
 * Offsets are code points, 0-based, ends exclusive. A paragraph is what stands between line feeds,
 * without them; there is always one more than there are line feeds, as GtkTextBuffer counts lines.
 */
typedef struct _ActantSourceText ActantSourceText;

/**
 * ActantTextRange:
 * @start: the first code point
 * @end: the end, exclusive
 *
 * A place in a text.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} ActantTextRange;

int               actant_text_range_compare           (gconstpointer            a,
                                                       gconstpointer            b);

char             *actant_text_range_dup_words         (const ActantTextRange   *range);

GType             actant_source_text_get_type         (void);
ActantSourceText *actant_source_text_new              (GBytes                  *raw,
                                                       const char              *name,
                                                       const char              *encoding,
                                                       GError                 **error);
ActantSourceText *actant_source_text_new_take         (guint8                  *bytes,
                                                       gsize                    n,
                                                       const char              *name,
                                                       const char              *encoding,
                                                       GError                 **error);
ActantSourceText *actant_source_text_new_utf8         (const char              *text);
ActantSourceText *actant_source_text_ref              (ActantSourceText        *self);
void              actant_source_text_unref            (ActantSourceText        *self);
const char       *actant_source_text_get_text         (const ActantSourceText  *self,
                                                       gsize                   *len);
gint64            actant_source_text_get_length       (const ActantSourceText  *self);
const char       *actant_source_text_get_sha256       (const ActantSourceText  *self);
const char       *actant_source_text_peek_sha256      (const ActantSourceText  *self);
gboolean          actant_source_text_equal            (ActantSourceText        *self,
                                                       ActantSourceText        *other);
const char       *actant_source_text_get_encoding     (const ActantSourceText  *self);
ActantNewline     actant_source_text_get_newline      (const ActantSourceText  *self);
gboolean          actant_source_text_get_had_bom      (const ActantSourceText  *self);
gsize             actant_source_text_get_byte_offset  (const ActantSourceText  *self,
                                                       gint64                   offset);
gint64            actant_source_text_get_char_offset  (const ActantSourceText  *self,
                                                       gsize                    byte);
gunichar          actant_source_text_get_char         (const ActantSourceText  *self,
                                                       gint64                   offset);
char             *actant_source_text_dup_slice        (const ActantSourceText  *self,
                                                       gint64                   start,
                                                       gint64                   end);
gboolean          actant_source_text_equal_slice      (const ActantSourceText  *self,
                                                       gint64                   start,
                                                       gint64                   end,
                                                       const char              *s);
guint             actant_source_text_get_n_paragraphs (const ActantSourceText  *self);
void              actant_source_text_get_paragraph    (const ActantSourceText  *self,
                                                       guint                    index,
                                                       gint64                  *start,
                                                       gint64                  *end);
void              actant_source_text_get_paragraph_at (const ActantSourceText  *self,
                                                       gint64                   offset,
                                                       guint                   *index,
                                                       gint64                  *start,
                                                       gint64                  *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantSourceText, actant_source_text_unref)

G_END_DECLS
