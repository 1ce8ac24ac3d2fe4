/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a name stands alone in a text: "China's" and "중국은" name China, "Chinatown" and "중국인"
 * do not. Letters of one alphabet that touch are one word; a change between Hangul and another
 * script ends it, and so does any character of a script that is written without spaces.
 */
#include "suggest/actant-name-bounds.h"

#include <string.h>

/* Particles that may follow each other: 들 + 에게 + 는. */
#define MAX_PARTICLES 3
#define MAX_PARTICLE_BYTES 24

struct _ActantNameEndings
{
  gatomicrefcount  ref_count;
  GHashTable      *particles;   /* set of owned texts that start with a letter */
  GPtrArray       *others;      /* owned: those that start with an apostrophe or the like */
};

/** Returns: (transfer full): endings, none yet */
ActantNameEndings *
actant_name_endings_new (void)
{
  ActantNameEndings *self = g_new0 (ActantNameEndings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->particles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->others = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** Returns: (transfer full): @self */
ActantNameEndings *
actant_name_endings_ref (ActantNameEndings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
actant_name_endings_unref (ActantNameEndings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->particles);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/**
 * actant_name_endings_add:
 * @self: endings
 * @ending: UTF-8: "'s", "은"
 *
 * An empty one, or one of more than 24 bytes, ends nothing.
 */
void
actant_name_endings_add (ActantNameEndings *self,
                         const char        *ending)
{
  g_return_if_fail (self != NULL && ending != NULL);

  if (*ending == '\0' || strlen (ending) > MAX_PARTICLE_BYTES)
    return;
  if (g_unichar_isalpha (g_utf8_get_char (ending)))
    g_hash_table_add (self->particles, g_strdup (ending));
  else
    g_ptr_array_add (self->others, g_strdup (ending));
}

/* Marks and joiners go with what they follow. */
static gboolean
is_extending (gunichar c)
{
  return c >= 0x300 && (g_unichar_ismark (c) || c == 0x200c || c == 0x200d);
}

static gboolean
is_word_char (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) || c == '_' : g_unichar_isalnum (c);
}

static gboolean
is_hangul (gunichar c)
{
  return c >= 0x1100 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Of a script without spaces between words. */
static gboolean
stands_alone (gunichar c)
{
  if (c < 0xe00)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a word ends between two word characters. */
static gboolean
is_parted (gunichar before,
           gunichar after)
{
  return stands_alone (before) || stands_alone (after) || is_hangul (before) != is_hangul (after);
}

/* Whether the point or apostrophe between @before and @after is inside a word: "U.S", "O'Neill". */
static gboolean
is_inside (gunichar before,
           gunichar after)
{
  return g_unichar_isalpha (before) && g_unichar_isalpha (after) && !is_parted (before, after);
}

static gboolean
starts_word (const char *text,
             const char *start)
{
  gunichar first = g_utf8_get_char (start);
  const char *at = start;
  gunichar before;

  if (is_extending (first))
    return FALSE;
  if (start == text)
    return TRUE;

  at = g_utf8_prev_char (at);
  before = g_utf8_get_char (at);
  if (before == 0x200d)
    return FALSE;
  if (!is_word_char (first))
    return TRUE;
  if (is_extending (before))
    return FALSE;
  if (is_word_char (before))
    return is_parted (before, first);
  if ((before == '.' || is_apostrophe (before)) && at > text)
    return !is_inside (g_utf8_get_char (g_utf8_prev_char (at)), first);
  return TRUE;
}

/* Whether @run, @length bytes of Hangul, is @n particles or fewer. */
static gboolean
is_particles (const ActantNameEndings *endings,
              const char              *run,
              gsize                    length,
              guint                    n)
{
  char particle[MAX_PARTICLE_BYTES + 1];
  gsize taken = 0;

  if (length == 0)
    return TRUE;
  if (n == 0 || length > n * MAX_PARTICLE_BYTES)
    return FALSE;

  while (taken < length && taken < MAX_PARTICLE_BYTES)
    {
      gsize next = g_utf8_next_char (run + taken) - run;

      if (next > MAX_PARTICLE_BYTES)
        break;
      memcpy (particle + taken, run + taken, next - taken);
      particle[next] = '\0';
      taken = next;
      if (g_hash_table_contains (endings->particles, particle)
          && is_particles (endings, run + taken, length - taken, n - 1))
        return TRUE;
    }

  return FALSE;
}

/* Whether what Hangul follows at @p are particles only. */
static gboolean
has_particles (const ActantNameEndings *endings,
               const char              *p,
               const char              *limit)
{
  const char *end = p;

  if (endings == NULL)
    return FALSE;
  while (end < limit && end - p <= MAX_PARTICLES * MAX_PARTICLE_BYTES
         && is_hangul (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return is_particles (endings, p, end - p, MAX_PARTICLES);
}

/* Whether a possessive or the like stands at @p and ends a word. */
static gboolean
has_ending (const ActantNameEndings *endings,
            const char              *p,
            const char              *limit)
{
  for (guint i = 0; endings != NULL && i < endings->others->len; i++)
    {
      const char *ending = endings->others->pdata[i];
      gsize n = strlen (ending);

      if ((gsize) (limit - p) >= n && memcmp (p, ending, n) == 0
          && (p + n == limit || !is_word_char (g_utf8_get_char (p + n))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
ends_word (const ActantNameEndings *endings,
           const char              *end,
           const char              *limit)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));
  gunichar after, second;

  if (last == 0x200d)
    return FALSE;
  if (end == limit)
    return TRUE;

  after = g_utf8_get_char (end);
  if (is_extending (after))
    return FALSE;
  if (last == '.')
    return !g_unichar_isalpha (after) || is_hangul (after) || stands_alone (after);
  if (!is_word_char (last) && !is_extending (last))
    return TRUE;
  if (is_word_char (after))
    return is_parted (last, after)
           || (is_hangul (after) && has_particles (endings, end, limit));

  second = g_utf8_next_char (end) < limit ? g_utf8_get_char (g_utf8_next_char (end)) : 0;
  if ((after == '.' || is_apostrophe (after)) && is_inside (last, second))
    return has_ending (endings, end, limit);
  return TRUE;
}

/**
 * actant_name_is_bounded:
 * @endings: (nullable): what may hang on a name
 * @text: valid UTF-8
 * @length: its bytes
 * @start: first byte of a name in it, at a character
 * @end: the byte after its last, beyond @start
 *
 * Returns: whether the name is not part of a longer word
 */
gboolean
actant_name_is_bounded (const ActantNameEndings *endings,
                        const char              *text,
                        gsize                    length,
                        gsize                    start,
                        gsize                    end)
{
  g_return_val_if_fail (text != NULL && start < end && end <= length, FALSE);

  return ends_word (endings, text + end, text + length) && starts_word (text, text + start);
}
