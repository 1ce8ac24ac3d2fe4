/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding in a text. A piece of text is compared character by character after canonical
 * decomposition and, unless case counts, full case folding, so that "STRASSE" finds "straße" and a
 * composed syllable finds a decomposed one. Regular expressions run window by window, each with a
 * limit of steps, so that no pattern hangs.
 */
#include "text/actant-text-search.h"

#include <string.h>

/* Matches start within a window and may reach this far beyond it before the window grows. */
#define WINDOW (64 * 1024)
#define BEYOND (16 * 1024)
/* What a look-behind can see. */
#define BEFORE 1024

#define LIMITS "(*LIMIT_MATCH=5000000)(*LIMIT_HEAP=65536)"

#define PAGE 256
#define LONG (1u << 31)

/* The folded form of every character met, in pages made on demand. */
typedef struct
{
  gboolean  fold_case;
  guint32  *pages[0x110000 / PAGE];   /* a character, or LONG | its index in longer */
  GArray   *longer;                   /* gunichar: forms of several characters, 0-terminated */
} Folder;

typedef struct
{
  const ActantSourceText *text;
  const char             *start;
  const char             *end;
  ActantSearchFlags       flags;
  gsize                   limit;
  gboolean                truncated;
  GCancellable           *cancellable;
  GArray                 *hits;
} Search;

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

/* Notes a match if it counts; FALSE to stop searching. */
static gboolean
add_hit (Search     *search,
         const char *from,
         const char *to)
{
  ActantTextRange hit;

  if (search->flags & ACTANT_SEARCH_WHOLE_WORD)
    {
      if (from > search->start && is_word_char (g_utf8_get_char (g_utf8_prev_char (from))))
        return TRUE;
      if (to < search->end && is_word_char (g_utf8_get_char (to)))
        return TRUE;
    }
  if (search->hits->len >= search->limit)
    {
      search->truncated = TRUE;
      return FALSE;
    }
  hit.start = actant_source_text_get_char_offset (search->text, from - search->start);
  hit.end = actant_source_text_get_char_offset (search->text, to - search->start);
  g_array_append_val (search->hits, hit);
  return TRUE;
}

static gboolean
search_literal (Search      *search,
                const char  *pattern,
                GError     **error)
{
  g_autoptr (Folder) folder = folder_new (!(search->flags & ACTANT_SEARCH_CASE));
  g_autofree gunichar *wanted = fold_pattern (folder, pattern);
  const char *p = search->start, *checked = p;

  while (p < search->end)
    {
      const char *to = match_folded (folder, wanted, p, search->end);

      if (p - checked > WINDOW)
        {
          checked = p;
          if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
            return FALSE;
        }
      if (to == NULL || (to < search->end && is_joining (g_utf8_get_char (to))))
        p = g_utf8_next_char (p);
      else if (!add_hit (search, p, to))
        break;
      else
        p = to;
    }
  return TRUE;
}

/* The start of the character @p is in. */
static const char *
align (const Search *search,
       const char   *p)
{
  if (p >= search->end)
    return search->end;
  if (p <= search->start)
    return search->start;
  while ((*p & 0xc0) == 0x80)
    p--;
  return p;
}

/* Collects the matches that start in [*from, until) and moves *from to where the next may start.
 * FALSE on error or when the limit is reached. */
static gboolean
search_window (Search      *search,
               GRegex      *regex,
               const char **from,
               const char  *until,
               GError     **error)
{
  const char *base = align (search, *from - MIN (BEFORE, *from - search->start));
  gsize beyond = MIN (BEYOND, search->end - until);
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) failure = NULL;
  const char *limit = align (search, until + beyond);
  gboolean found;

  found = g_regex_match_full (regex, base, limit - base, *from - base,
                              limit < search->end ? G_REGEX_MATCH_NOTEOL : 0, &info, &failure);
  while (found)
    {
      int start, end;

      if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
        return FALSE;
      g_match_info_fetch_pos (info, 0, &start, &end);
      if (base + start >= until)
        break;
      if (base + end == limit && limit < search->end)
        {
          /* It may go on: look again with more of the text. */
          beyond = MIN (beyond * 4 + BEYOND, (gsize) (search->end - until));
          limit = align (search, until + beyond);
          *from = base + start;
          g_clear_pointer (&info, g_match_info_unref);
          found = g_regex_match_full (regex, base, limit - base, start,
                                      limit < search->end ? G_REGEX_MATCH_NOTEOL : 0,
                                      &info, &failure);
          continue;
        }
      *from = base + MAX (start, end);
      if (end > start && !add_hit (search, base + start, base + end))
        return FALSE;
      found = g_match_info_next (info, &failure);
    }
  if (failure != NULL)
    {
      g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN_LIMIT,
                   "this pattern takes too many steps on this text (near character %"
                   G_GINT64_FORMAT "); make it simpler",
                   actant_source_text_get_char_offset (search->text, *from - search->start));
      return FALSE;
    }
  *from = MAX (*from, until);
  return TRUE;
}

/* A pattern may open with settings; those that would lift our limits are refused. */
static gboolean
lifts_limits (const char *pattern)
{
  while (g_str_has_prefix (pattern, "(*"))
    {
      if (g_str_has_prefix (pattern, "(*LIMIT_"))
        return TRUE;
      pattern = strchr (pattern, ')');
      if (pattern == NULL)
        return FALSE;
      pattern++;
    }
  return FALSE;
}

static GRegex *
compile (const char         *pattern,
         ActantSearchFlags   flags,
         GError            **error)
{
  GRegexCompileFlags options = G_REGEX_MULTILINE | G_REGEX_OPTIMIZE;
  g_autofree char *limited = g_strconcat (LIMITS, pattern, NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GRegex) plain = NULL;
  GRegex *regex;

  if (!(flags & ACTANT_SEARCH_CASE))
    options |= G_REGEX_CASELESS;
  if (lifts_limits (pattern))
    {
      g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN,
                           "a pattern cannot set limits of its own, at character 0");
      return NULL;
    }
  /* First without the limits, so that a message counts in what the user wrote. */
  plain = g_regex_new (pattern, options & ~G_REGEX_OPTIMIZE, 0, &failure);
  regex = plain != NULL ? g_regex_new (limited, options, 0, &failure) : NULL;
  if (regex == NULL)
    g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN, failure->message);
  return regex;
}

static gboolean
search_regex (Search      *search,
              const char  *pattern,
              GError     **error)
{
  g_autoptr (GRegex) regex = compile (pattern, search->flags, error);
  g_autoptr (GError) failure = NULL;
  const char *from = search->start;

  if (regex == NULL)
    return FALSE;
  while (from < search->end)
    {
      const char *until = align (search, from + MIN (WINDOW, search->end - from));

      if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
        return FALSE;
      if (!search_window (search, regex, &from, until, &failure))
        {
          if (failure == NULL)
            break;
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * actant_text_search:
 * @text: where to look
 * @pattern: what for; UTF-8
 * @flags: how
 * @limit: the most matches to return
 * @truncated: (out) (optional): whether there are more
 * @cancellable: (nullable): to stop it
 * @error: return location for %ACTANT_TEXT_ERROR_PATTERN (with the position in the pattern),
 *   %ACTANT_TEXT_ERROR_PATTERN_LIMIT or %G_IO_ERROR_CANCELLED
 *
 * Finds what does not overlap, from the start. Empty matches are left out. A regular expression's
 * match of more than 16 KiB may be missed. May run in a thread.
 *
 * Returns: (transfer full) (nullable) (element-type ActantTextRange): the places, in order
 */
GArray *
actant_text_search (ActantSourceText   *text,
                    const char         *pattern,
                    ActantSearchFlags   flags,
                    gsize               limit,
                    gboolean           *truncated,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (GArray) hits = NULL;
  Search search = { 0 };
  gboolean fine = TRUE;
  gsize len;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  hits = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  search.text = text;
  search.start = actant_source_text_get_text (text, &len);
  search.end = search.start + len;
  search.flags = flags;
  search.limit = limit;
  search.cancellable = cancellable;
  search.hits = hits;
  if (!g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN,
                           "the pattern is not valid UTF-8, at character 0");
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (*pattern != '\0' && (flags & ACTANT_SEARCH_REGEX))
    fine = search_regex (&search, pattern, error);
  else if (*pattern != '\0')
    fine = search_literal (&search, pattern, error);
  if (!fine)
    return NULL;
  if (truncated != NULL)
    *truncated = search.truncated;
  return g_steal_pointer (&hits);
}
