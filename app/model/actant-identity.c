/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock and ids: UUIDv7 (RFC 9562) and replica names, real or fixed. */
#include "model/actant-identity.h"

#include <string.h>
#include <sys/random.h>

#define REPLICA_LENGTH 6
#define COUNTER_MAX 0xfff
/* 9999-12-31T23:59:59Z, the last that four digits of a year hold. */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)

struct _ActantIdentity
{
  GObject     parent_instance;

  gboolean    fixed;
  gint64      fixed_ms;    /* Unix milliseconds when fixed */
  guint32     seed;        /* when fixed */
  GRand      *random;      /* when fixed */
  GHashTable *drawn;       /* when fixed: how many replicas, by file */
  gint64      last_ms;
  guint       counter;
};

G_DEFINE_FINAL_TYPE (ActantIdentity, actant_identity, G_TYPE_OBJECT)

static void
actant_identity_finalize (GObject *object)
{
  ActantIdentity *self = ACTANT_IDENTITY (object);

  g_clear_pointer (&self->random, g_rand_free);
  g_clear_pointer (&self->drawn, g_hash_table_unref);

  G_OBJECT_CLASS (actant_identity_parent_class)->finalize (object);
}

static void
actant_identity_class_init (ActantIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_identity_finalize;
}

static void
actant_identity_init (ActantIdentity *self)
{
  self->fixed_ms = -1;
}

static void
fix_seed (ActantIdentity *self,
          guint32         seed)
{
  self->fixed = TRUE;
  self->seed = seed;
  self->random = g_rand_new_with_seed (seed);
  self->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * actant_identity_new:
 *
 * The real clock and real randomness, but for what the environment fixes:
 * `SOURCE_DATE_EPOCH` the clock, `ACTANT_TEST_SEED` the ids and replicas.
 *
 * Returns: (transfer full): an identity
 */
ActantIdentity *
actant_identity_new (void)
{
  ActantIdentity *self = g_object_new (ACTANT_TYPE_IDENTITY, NULL);
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  const char *seed = g_getenv ("ACTANT_TEST_SEED");
  gint64 seconds;
  guint64 number;

  /* What is no number fixes nothing: 1970 would be worse than the time that it is. */
  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, LAST_SECOND, &seconds, NULL))
    self->fixed_ms = seconds * 1000;
  if (seed != NULL && g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &number, NULL))
    fix_seed (self, number);

  return self;
}

/**
 * actant_identity_new_fixed:
 * @unix_seconds: what the clock shows for ever
 * @seed: of ids and replicas
 *
 * Returns: (transfer full): an identity for tests
 */
ActantIdentity *
actant_identity_new_fixed (gint64  unix_seconds,
                           guint32 seed)
{
  ActantIdentity *self = g_object_new (ACTANT_TYPE_IDENTITY, NULL);

  self->fixed_ms = unix_seconds * 1000;
  fix_seed (self, seed);

  return self;
}

/** Whether ids repeat from run to run, so that a session must skip taken ones. */
gboolean
actant_identity_is_fixed (ActantIdentity *self)
{
  g_return_val_if_fail (ACTANT_IS_IDENTITY (self), FALSE);

  return self->fixed;
}

static void
fill_random (ActantIdentity *self,
             guint8         *bytes,
             gsize           length)
{
  if (self->fixed)
    {
      for (gsize i = 0; i < length; i++)
        bytes[i] = g_rand_int_range (self->random, 0, 256);
      return;
    }

  while (length > 0)
    {
      ssize_t n = getrandom (bytes, length, 0);

      if (n < 0)
        continue;   /* interrupted before the pool was ready */
      bytes += n;
      length -= n;
    }
}

static gint64
now_ms (ActantIdentity *self)
{
  return self->fixed_ms >= 0 ? self->fixed_ms : g_get_real_time () / 1000;
}

/**
 * actant_identity_new_id:
 * @self: an identity
 *
 * Returns: (transfer full): a new UUIDv7, lower case, greater than all before
 */
char *
actant_identity_new_id (ActantIdentity *self)
{
  guint8 b[16];
  gint64 ms;

  g_return_val_if_fail (ACTANT_IS_IDENTITY (self), NULL);

  ms = MAX (now_ms (self), self->last_ms);
  if (ms > self->last_ms)
    self->counter = 0;
  else if (++self->counter > COUNTER_MAX)
    {
      self->counter = 0;
      ms++;
    }
  self->last_ms = ms;

  fill_random (self, b, sizeof b);
  for (int i = 0; i < 6; i++)
    b[i] = ms >> (8 * (5 - i));
  b[6] = 0x70 | (self->counter >> 8);
  b[7] = self->counter & 0xff;
  b[8] = 0x80 | (b[8] & 0x3f);

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7],
                          b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

/* Of a fixed identity: by file, so that it does not matter which other files are
 * written and in which order, and apart from the ids, so that those do not move. */
static GRand *
new_replica_stream (ActantIdentity *self,
                    const char     *file)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->drawn, file));
  const guint32 seeds[] = { ~self->seed, g_str_hash (file), n };

  g_hash_table_replace (self->drawn, g_strdup (file), GUINT_TO_POINTER (n + 1));
  return g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
}

/**
 * actant_identity_new_replica:
 * @self: an identity
 * @file: path of the file below the study's root
 *
 * Returns: (transfer full): a name for one session's stream of writes to one
 *   file: six of a-z and 0-9
 */
char *
actant_identity_new_replica (ActantIdentity *self,
                             const char     *file)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  char name[REPLICA_LENGTH + 1] = { 0 };
  GRand *stream = NULL;

  g_return_val_if_fail (ACTANT_IS_IDENTITY (self) && file != NULL, NULL);

  if (self->fixed)
    stream = new_replica_stream (self, file);
  for (int i = 0; i < REPLICA_LENGTH; i++)
    {
      guint32 draw;

      if (stream != NULL)
        draw = g_rand_int_range (stream, 0, 36);
      else
        {
          fill_random (self, (guint8 *) &draw, sizeof draw);
          draw %= 36;
        }
      name[i] = letters[draw];
    }
  g_clear_pointer (&stream, g_rand_free);

  return g_strdup (name);
}

/**
 * actant_identity_dup_time:
 * @self: an identity
 *
 * Returns: (transfer full): now, UTC to the second: "2026-11-23T10:00:00Z"
 */
char *
actant_identity_dup_time (ActantIdentity *self)
{
  g_autoptr(GDateTime) now = NULL;

  g_return_val_if_fail (ACTANT_IS_IDENTITY (self), NULL);

  now = g_date_time_new_from_unix_utc (now_ms (self) / 1000);
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * actant_id_is_valid:
 * @id: (nullable): a string
 *
 * Returns: whether it is a lower-case UUID, of any version
 */
gboolean
actant_id_is_valid (const char *id)
{
  if (id == NULL || strlen (id) != 36)
    return FALSE;

  for (int i = 0; i < 36; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? id[i] != '-' : !(g_ascii_isdigit (id[i]) || (id[i] >= 'a' && id[i] <= 'f')))
        return FALSE;
    }

  return TRUE;
}
