/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ActantIdentity:
 *
 * The one clock and the one source of ids, injected into a session. Ids are
 * UUIDv7 (RFC 9562 section 5.7): milliseconds, a 12-bit counter that never
 * goes backwards, 62 random bits from getrandom(2). `SOURCE_DATE_EPOCH`
 * (seconds, UTC) stops the clock and `ACTANT_TEST_SEED` (an integer) fixes the
 * random bits and the replicas, those by file, so that tests compare bytes.
 */
#define ACTANT_TYPE_IDENTITY (actant_identity_get_type ())
G_DECLARE_FINAL_TYPE (ActantIdentity, actant_identity, ACTANT, IDENTITY, GObject)

ActantIdentity *actant_identity_new             (void);
ActantIdentity *actant_identity_new_fixed       (gint64          unix_seconds,
                                                 guint32         seed);

char           *actant_identity_new_id          (ActantIdentity *identity);
char           *actant_identity_new_replica     (ActantIdentity *identity,
                                                 const char     *file);
char           *actant_identity_dup_time        (ActantIdentity *identity);
gboolean        actant_identity_is_fixed        (ActantIdentity *identity);

gboolean        actant_id_is_valid              (const char     *id);

G_END_DECLS
