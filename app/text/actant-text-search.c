/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding in a text. A piece of text is compared character by character after canonical
 * decomposition and, unless case counts, full case folding, so that "STRASSE" finds "straße" and a
 * composed syllable finds a decomposed one. Regular expressions: actant-text-search-regex.c.
 */
#include "config.h"

#include "text/actant-text-search-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAGE 256
#define NEAR 512
#define LONG (1u << 31)

/* The folded form of every character met, in pages made on demand. */
typedef struct
{
  gboolean  fold_case;
  guint32  *pages[0x110000 / PAGE];   /* a character, or LONG | its index in longer */
  GArray   *longer;                   /* gunichar: forms of several characters, 0-terminated */
} Folder;

struct _ActantTextPattern
{
  ActantSearchFlags  flags;
  ActantRegex       *regex;             /* NULL for a piece of text */
  Folder            *folder;            /* NULL for an expression */
  gunichar          *wanted;            /* folded, 0-terminated */
  guint8             may_begin[256];    /* a match, by the first byte of its first character */
  guint8             may_follow[256];   /* by that of the second, when the first is ASCII */
};

static void
folder_free (Folder *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folder->pages); i++)
    g_free (folder->pages[i]);
  g_array_unref (folder->longer);
  g_free (folder);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

static Folder *
folder_new (gboolean fold_case)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->fold_case = fold_case;
  folder->longer = g_array_new (FALSE, FALSE, sizeof (gunichar));
  return folder;
}

static guint32
fold_char (Folder   *folder,
           gunichar  c)
{
  char bytes[7] = { 0 };
  g_autofree char *folded = NULL;
  g_autofree char *decomposed = NULL;
  gunichar zero = 0;
  guint32 entry;

  if (c == 0 || !g_unichar_validate (c))
    return c;
  g_unichar_to_utf8 (c, bytes);
  folded = folder->fold_case ? g_utf8_casefold (bytes, -1) : g_strdup (bytes);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  if (*g_utf8_next_char (decomposed) == '\0')
    return g_utf8_get_char (decomposed);
  entry = LONG | folder->longer->len;
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar part = g_utf8_get_char (p);

      g_array_append_val (folder->longer, part);
    }
  g_array_append_val (folder->longer, zero);
  return entry;
}

static guint32
folder_look_up (Folder   *folder,
                gunichar  c)
{
  guint32 **page = &folder->pages[c / PAGE];

  if (G_UNLIKELY (*page == NULL))
    {
      *page = g_new (guint32, PAGE);
      for (guint i = 0; i < PAGE; i++)
        (*page)[i] = fold_char (folder, c / PAGE * PAGE + i);
    }
  return (*page)[c % PAGE];
}

/* The folded characters of @pattern, 0-terminated. */
static gunichar *
fold_pattern (Folder     *folder,
              const char *pattern)
{
  GArray *folded = g_array_new (TRUE, FALSE, sizeof (gunichar));

  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint32 entry = folder_look_up (folder, g_utf8_get_char (p));

      if (!(entry & LONG))
        g_array_append_val (folded, entry);
      else
        for (guint i = entry & ~LONG; g_array_index (folder->longer, gunichar, i) != 0; i++)
          g_array_append_val (folded, g_array_index (folder->longer, gunichar, i));
    }
  return (gunichar *) g_array_free (folded, FALSE);
}

/* Where the match of @wanted that starts at @p ends, or NULL. */
static const char *
match_folded (Folder         *folder,
              const gunichar *wanted,
              const char     *p,
              const char     *end)
{
  while (*wanted != 0)
    {
      guint32 entry;

      if (p >= end)
        return NULL;
      entry = folder_look_up (folder, g_utf8_get_char (p));
      if (!(entry & LONG))
        {
          if (*wanted++ != entry)
            return NULL;
        }
      else
        for (guint i = entry & ~LONG; g_array_index (folder->longer, gunichar, i) != 0; i++)
          if (*wanted++ != g_array_index (folder->longer, gunichar, i))
            return NULL;
      p = g_utf8_next_char (p);
    }
  return p;
}

/* Whether @c changes the letter before it, so that "cafe" is not found in a decomposed "café". */
static gboolean
is_joining (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x1160 && c <= 0x11ff);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

/* The code points before @p; near the last place it is faster to count from there. */
static gint64
get_offset (ActantSearch *search,
            const char   *p)
{
  gsize n = 0;

  if (p < search->known || p - search->known > NEAR)
    search->known_offset = actant_source_text_get_char_offset (search->text, p - search->start);
  else
    {
      for (const char *q = search->known; q < p; q++)
        n += (*q & 0xc0) != 0x80;
      search->known_offset += (gint64) n;
    }
  search->known = p;
  return search->known_offset;
}

static void
add_range (ActantSearch *search,
           GArray       *ranges,
           const char   *from,
           const char   *to)
{
  ActantTextRange range;

  range.start = get_offset (search, from);
  range.end = get_offset (search, to);
  g_array_append_val (ranges, range);
}

/* Notes a match if it counts. */
void
_actant_search_add (ActantSearch *search,
                    const char   *from,
                    const char   *to)
{
  if (search->flags & ACTANT_SEARCH_WHOLE_WORD)
    {
      if (from > search->start && is_word_char (g_utf8_get_char (g_utf8_prev_char (from))))
        return;
      if (to < search->end && is_word_char (g_utf8_get_char (to)))
        return;
    }
  add_range (search, search->found, from, to);
}

/* Notes what was too complex. */
void
_actant_search_skip (ActantSearch *search,
                     const char   *from,
                     const char   *to)
{
  add_range (search, search->skipped, from, to);
}

/* Tells the caller what there is up to @until; FALSE to stop. */
gboolean
_actant_search_report (ActantSearch *search,
                       const char   *until)
{
  gsize length = search->end - search->start;
  double part = length > 0 ? (double) (until - search->start) / (double) length : 1;
  gboolean go_on = search->func (search->found, search->skipped, part, search->user_data);

  g_array_set_size (search->found, 0);
  g_array_set_size (search->skipped, 0);
  return go_on;
}

/* Whether it is worth looking at @p; one byte behind the text there is a NUL. */
static inline gboolean
may_match (const ActantTextPattern *self,
           const char              *p)
{
  return self->may_begin[(guchar) *p]
         && ((guchar) *p >= 0x80 || self->may_follow[(guchar) p[1]]);
}

static gboolean
search_literal (ActantTextPattern  *self,
                ActantSearch       *search,
                GError            **error)
{
  const char *p = search->start;

  while (p < search->end)
    {
      const char *until = p + MIN (ACTANT_SEARCH_WINDOW, search->end - p);

      if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
        return FALSE;
      while (TRUE)
        {
          const char *to;

          while (p < until && !may_match (self, p))
            p++;
          if (p >= until)
            break;
          to = match_folded (self->folder, self->wanted, p, search->end);
          if (to == NULL || (to < search->end && is_joining (g_utf8_get_char (to))))
            p = g_utf8_next_char (p);
          else
            {
              _actant_search_add (search, p, to);
              p = to;
            }
        }
      if (!_actant_search_report (search, p))
        return TRUE;
    }
  return TRUE;
}

/* Only a letter or its other case folds to an ASCII letter, or something that is not ASCII: the
 * Kelvin sign, an accented letter. Continuation bytes begin nothing. */
static void
find_first_bytes (ActantTextPattern *self,
                  gunichar           wanted,
                  guint8             bytes[256])
{
  for (guint i = 0xc2; i < 256; i++)
    bytes[i] = TRUE;
  if (wanted >= 0x80)
    return;

  bytes[wanted] = TRUE;
  if (!(self->flags & ACTANT_SEARCH_CASE))
    bytes[(guchar) g_ascii_toupper ((char) wanted)] = TRUE;
}

/* A single character may be followed by anything. */
static void
find_beginnings (ActantTextPattern *self)
{
  if (self->wanted[0] == 0)
    return;

  find_first_bytes (self, self->wanted[0], self->may_begin);
  if (self->wanted[1] != 0)
    find_first_bytes (self, self->wanted[1], self->may_follow);
  else
    memset (self->may_follow, TRUE, sizeof self->may_follow);
}

/**
 * actant_text_pattern_new:
 * @pattern: what for; UTF-8
 * @flags: how
 * @error: return location for %ACTANT_TEXT_ERROR_PATTERN, with the position in the pattern
 *
 * Returns: (transfer full) (nullable): what to search with; an empty pattern finds nothing
 */
ActantTextPattern *
actant_text_pattern_new (const char         *pattern,
                         ActantSearchFlags   flags,
                         GError            **error)
{
  ActantTextPattern *self;
  ActantRegex *regex = NULL;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN,
                           _("what to find is not valid UTF-8"));
      return NULL;
    }
  if (*pattern != '\0' && (flags & ACTANT_SEARCH_REGEX))
    {
      regex = _actant_regex_new (pattern, flags, error);
      if (regex == NULL)
        return NULL;
    }

  self = g_new0 (ActantTextPattern, 1);
  self->flags = flags;
  self->regex = regex;
  if (regex == NULL)
    {
      self->folder = folder_new (!(flags & ACTANT_SEARCH_CASE));
      self->wanted = fold_pattern (self->folder, pattern);
      find_beginnings (self);
    }
  return self;
}

void
actant_text_pattern_free (ActantTextPattern *self)
{
  g_clear_pointer (&self->regex, _actant_regex_free);
  g_clear_pointer (&self->folder, folder_free);
  g_free (self->wanted);
  g_free (self);
}

/**
 * actant_text_pattern_search:
 * @self: a pattern
 * @text: where to look
 * @func: (scope call): hears what is found, as it is
 * @user_data: for @func
 * @cancellable: (nullable): to stop it, within some milliseconds even in the middle of a match
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds what does not overlap, from the start. Empty matches are left out; a regular expression's
 * match of more than 1 MiB is cut in pieces or missed. What an expression takes too many steps or
 * too long for is skipped and told of; the rest is searched. May run in a thread.
 *
 * Returns: whether the text was searched, or @func wanted no more
 */
gboolean
actant_text_pattern_search (ActantTextPattern  *self,
                            ActantSourceText   *text,
                            ActantSearchFunc    func,
                            gpointer            user_data,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr (GArray) skipped = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  ActantSearch search = { .text = text, .found = found, .skipped = skipped, .func = func,
                          .user_data = user_data, .cancellable = cancellable };
  gsize len;

  g_return_val_if_fail (self != NULL && text != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  search.flags = self->flags;
  search.start = search.known = actant_source_text_get_text (text, &len);
  search.end = search.start + len;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->regex != NULL)
    return _actant_regex_search (self->regex, &search, error);
  return self->wanted[0] == 0 || search_literal (self, &search, error);
}

/**
 * actant_text_search_join:
 * @ranges: (element-type ActantTextRange): places in order
 * @more: (element-type ActantTextRange): places behind them, in order
 *
 * Adds @more to @ranges; what touches becomes one place.
 */
void
actant_text_search_join (GArray       *ranges,
                         const GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const ActantTextRange *range = &g_array_index (more, ActantTextRange, i);
      ActantTextRange *last = ranges->len > 0
                              ? &g_array_index (ranges, ActantTextRange, ranges->len - 1) : NULL;

      if (last != NULL && last->end == range->start)
        last->end = range->end;
      else
        g_array_append_val (ranges, *range);
    }
}

typedef struct
{
  GArray   *found;
  GArray   *skipped;   /* nullable */
  gsize     limit;
  gboolean  truncated;
} Collector;

static gboolean
collect (GArray   *found,
         GArray   *skipped,
         double    part,
         gpointer  user_data)
{
  Collector *collector = user_data;
  gsize n = MIN (found->len, collector->limit - collector->found->len);

  g_array_append_vals (collector->found, found->data, n);
  if (collector->skipped != NULL)
    actant_text_search_join (collector->skipped, skipped);
  collector->truncated = n < found->len;
  return !collector->truncated;
}

/**
 * actant_text_search:
 * @text: where to look
 * @pattern: what for; UTF-8
 * @flags: how
 * @limit: the most matches to return
 * @truncated: (out) (optional): whether there are more
 * @skipped: (nullable) (element-type ActantTextRange): receives what was too complex
 * @cancellable: (nullable): to stop it
 * @error: return location for %ACTANT_TEXT_ERROR_PATTERN or %G_IO_ERROR_CANCELLED
 *
 * Finds everything at once; see actant_text_pattern_search().
 *
 * Returns: (transfer full) (nullable) (element-type ActantTextRange): the places, in order
 */
GArray *
actant_text_search (ActantSourceText   *text,
                    const char         *pattern,
                    ActantSearchFlags   flags,
                    gsize               limit,
                    gboolean           *truncated,
                    GArray             *skipped,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  g_autoptr (ActantTextPattern) compiled = actant_text_pattern_new (pattern, flags, error);
  Collector collector = { found, skipped, limit, FALSE };

  if (compiled == NULL
      || !actant_text_pattern_search (compiled, text, collect, &collector, cancellable, error))
    return NULL;
  if (truncated != NULL)
    *truncated = collector.truncated;
  return g_steal_pointer (&found);
}
