/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The inside of a key's quotes. Small: a file of keys only must not need many times its size. */
typedef struct
{
  guint32 hash;
  guint32 offset;
  guint32 length : 31;
  guint32 escaped : 1;
} ActantJsonKey;

/* The keys of all open objects of a document, those of the innermost last. */
typedef struct
{
  const char *text; /* what the offsets count in */
  ActantJsonKey *items;
  gsize length;
  gsize allocated;
} ActantJsonKeys;

/* Adds a key to the innermost object, whose first key has the index @first. FALSE when it is found
 * to be there already; in a large object that is only found when it closes. */
gboolean    _actant_json_keys_add   (ActantJsonKeys *keys,
                                     gsize           first,
                                     const char     *inside,
                                     gsize           length,
                                     gboolean        escaped);

/* Drops the keys of the innermost object. Returns the first one that was there already, or NULL. */
const char *_actant_json_keys_close (ActantJsonKeys *keys,
                                     gsize           first);

void        _actant_json_keys_clear (ActantJsonKeys *keys);

G_END_DECLS
