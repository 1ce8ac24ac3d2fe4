/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Regular expressions that cannot hang. PCRE2 is used directly because GRegex has no way to stop a
 * match: here PCRE2 calls back before each item of the expression (an automatic callout), also in
 * compiled code, and that call counts the steps, looks at the clock and at the cancellable.
 *
 * The text is searched window by window. What stands behind the window is seen up to a distance
 * that grows when a match wants to go on. A place that takes too many steps is skipped, each time
 * a longer one in a row, and so is the rest of a window that takes too long; both are told of.
 */
#include "config.h"

#include "text/actant-text-search-private.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib/gi18n.h>
#include <pcre2.h>
#include <string.h>

/* Matches may reach this far beyond the window before more is looked at, and at most this far. */
#define BEYOND (16 * 1024)
#define MOST_BEYOND (1024 * 1024)
/* What a look-behind can see. */
#define BEFORE 1024

/* Items of the expression tried from one place. */
#define MAX_STEPS 300000
#define STEPS_PER_LOOK 256
#define MAX_HEAP_KIB 65536
#define MAX_MATCH_CALLS 20000000
#define MAX_JIT_STACK (1024 * 1024)
#define MAX_PATTERN 65536

/* What may be skipped at first, and at least after so many times, bytes. */
#define FIRST_SKIP 64
#define MANY_SKIPS 400
#define LONG_SKIP (4 * 1024)

/* For a window; halved each time it is over, so that all of them end soon. Then the rest of the
 * line is skipped, and after so many times the rest of the window. */
#define WINDOW_USEC G_USEC_PER_SEC
#define LEAST_WINDOW_USEC (G_USEC_PER_SEC / 20)
#define MANY_TIMES_OVER 16

typedef enum
{
  STOP_NONE,
  STOP_CANCELLED,
  STOP_STEPS,
  STOP_TIME,
} Stop;

struct _ActantRegex
{
  pcre2_code          *code;
  pcre2_match_data    *data;
  pcre2_match_context *context;
  pcre2_jit_stack     *stack;       /* NULL where there is no compiled code */

  /* Of the match under way */
  GCancellable        *cancellable;
  const char          *subject;
  const char          *at;          /* where it is tried */
  guint                steps;       /* from there */
  guint                total;
  gint64               deadline;
  Stop                 stop;

  /* Of the search */
  gint64               window_usec;
  gsize                skip;
  guint                n_skips;
  guint                n_times_over;
};

static int
callout (pcre2_callout_block *block,
         void                *data)
{
  ActantRegex *self = data;
  const char *at = self->subject + block->start_match;

  if (at != self->at)
    {
      self->at = at;
      self->steps = 0;
    }
  if (++self->steps > MAX_STEPS)
    self->stop = STOP_STEPS;
  else if (++self->total % STEPS_PER_LOOK == 0)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        self->stop = STOP_CANCELLED;
      else if (g_get_monotonic_time () > self->deadline)
        self->stop = STOP_TIME;
    }
  return self->stop != STOP_NONE ? PCRE2_ERROR_CALLOUT : 0;
}

static void
set_pattern_error (const char  *pattern,
                   int          code,
                   gsize        offset,
                   GError     **error)
{
  PCRE2_UCHAR message[256];

  pcre2_get_error_message (code, message, sizeof message);
  /* translators: what is wrong, in English, and after how many characters of the expression */
  g_set_error (error, ACTANT_TEXT_ERROR, ACTANT_TEXT_ERROR_PATTERN,
               _("The expression cannot be read: %s, after character %ld"), (const char *) message,
               g_utf8_pointer_to_offset (pattern, pattern + MIN (offset, strlen (pattern))));
}

static pcre2_code *
compile (const char         *pattern,
         ActantSearchFlags   flags,
         GError            **error)
{
  pcre2_compile_context *context = pcre2_compile_context_create (NULL);
  guint32 options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C
                    | PCRE2_AUTO_CALLOUT | PCRE2_USE_OFFSET_LIMIT;
  PCRE2_SIZE offset = 0;
  int failure = 0;
  pcre2_code *code;

  if (!(flags & ACTANT_SEARCH_CASE))
    options |= PCRE2_CASELESS;
  pcre2_set_newline (context, PCRE2_NEWLINE_LF);
  pcre2_set_max_pattern_length (context, MAX_PATTERN);
  code = pcre2_compile ((PCRE2_SPTR) pattern, PCRE2_ZERO_TERMINATED, options, &failure, &offset,
                        context);
  pcre2_compile_context_free (context);
  if (code == NULL)
    set_pattern_error (pattern, failure, offset, error);
  return code;
}

/**
 * _actant_regex_new:
 * @pattern: UTF-8
 * @flags: how
 * @error: return location for %ACTANT_TEXT_ERROR_PATTERN
 *
 * Returns: (transfer full) (nullable): the expression; for one thread at a time
 */
ActantRegex *
_actant_regex_new (const char         *pattern,
                   ActantSearchFlags   flags,
                   GError            **error)
{
  ActantRegex *self;
  pcre2_code *code = compile (pattern, flags, error);

  if (code == NULL)
    return NULL;

  self = g_new0 (ActantRegex, 1);
  self->code = code;
  self->data = pcre2_match_data_create (1, NULL);
  self->context = pcre2_match_context_create (NULL);
  /* A pattern that sets limits of its own can only lower these. */
  pcre2_set_match_limit (self->context, MAX_MATCH_CALLS);
  pcre2_set_heap_limit (self->context, MAX_HEAP_KIB);
  pcre2_set_callout (self->context, callout, self);
  /* Where code cannot be made at run time the pattern is interpreted. */
  if (pcre2_jit_compile (code, PCRE2_JIT_COMPLETE | PCRE2_JIT_PARTIAL_HARD) == 0)
    {
      self->stack = pcre2_jit_stack_create (32 * 1024, MAX_JIT_STACK, NULL);
      pcre2_jit_stack_assign (self->context, NULL, self->stack);
    }
  return self;
}

void
_actant_regex_free (ActantRegex *self)
{
  pcre2_match_data_free (self->data);
  pcre2_match_context_free (self->context);
  g_clear_pointer (&self->stack, pcre2_jit_stack_free);
  pcre2_code_free (self->code);
  g_free (self);
}

/* The start of the character @p is in. */
static const char *
align (const ActantSearch *search,
       const char         *p)
{
  if (p >= search->end)
    return search->end;
  if (p <= search->start)
    return search->start;
  while ((*p & 0xc0) == 0x80)
    p--;
  return p;
}

/* Looks for a match that starts in [@from, @until), seeing the text up to @limit.
 * Returns what PCRE2 does. */
static int
match (ActantRegex  *self,
       ActantSearch *search,
       const char   *from,
       const char   *until,
       const char   *limit,
       gboolean      partial)
{
  const char *base = align (search, from - MIN (BEFORE, from - search->start));
  guint32 options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
  int result;

  if (limit < search->end)
    options |= PCRE2_NOTEOL | (partial ? PCRE2_PARTIAL_HARD : 0);
  self->subject = base;
  self->at = NULL;
  self->stop = STOP_NONE;
  pcre2_set_offset_limit (self->context, until - base - 1);
  result = pcre2_match (self->code, (PCRE2_SPTR) base, limit - base, from - base, options,
                        self->data, self->context);
  if (result == PCRE2_ERROR_JIT_STACKLIMIT)
    result = pcre2_match (self->code, (PCRE2_SPTR) base, limit - base, from - base,
                          options | PCRE2_NO_JIT, self->data, self->context);
  return result;
}

/* Skips from @at on, within the line, and returns where it goes on. */
static const char *
skip_steps (ActantRegex  *self,
            ActantSearch *search,
            const char   *at)
{
  gsize least = self->n_skips > 2 * MANY_SKIPS ? MOST_BEYOND
                : self->n_skips > MANY_SKIPS ? LONG_SKIP : 0;
  gsize length = MIN (MAX (self->skip, least), (gsize) (search->end - at));
  const char *line_end = length > least ? memchr (at, '\n', length) : NULL;
  const char *to;

  self->n_skips++;
  self->skip *= 2;
  if (line_end != NULL)
    self->skip = FIRST_SKIP;
  to = line_end != NULL ? line_end + 1 : align (search, at + length);
  if (to <= at)
    to = g_utf8_next_char (at);
  _actant_search_skip (search, at, to);
  return to;
}

/* Skips from @at on, to the end of the line or of the window, and returns where it goes on. */
static const char *
skip_time (ActantRegex  *self,
           ActantSearch *search,
           const char   *at,
           const char   *until)
{
  const char *line_end = ++self->n_times_over < MANY_TIMES_OVER ? memchr (at, '\n', until - at) : NULL;
  const char *to = line_end != NULL ? line_end + 1 : until;

  self->window_usec = MAX (self->window_usec / 2, LEAST_WINDOW_USEC);
  self->deadline = g_get_monotonic_time () + self->window_usec;
  _actant_search_skip (search, at, to);
  return to;
}

/* Where to go on after what is no match; NULL when cancelled. */
static const char *
pass_over (ActantRegex  *self,
           ActantSearch *search,
           int           result,
           const char   *from,
           const char   *until)
{
  const char *at = self->at != NULL && self->at >= from ? self->at : from;

  if (self->stop == STOP_CANCELLED)
    return NULL;
  if (result == PCRE2_ERROR_NOMATCH || at >= until)
    {
      self->skip = FIRST_SKIP;
      return until;
    }

  return self->stop == STOP_TIME ? skip_time (self, search, at, until)
                                 : skip_steps (self, search, at);
}

/* Notes the match and returns where the next may start. */
static const char *
take_match (ActantRegex  *self,
            ActantSearch *search,
            const char   *from)
{
  const PCRE2_SIZE *found = pcre2_get_ovector_pointer (self->data);
  const char *start = self->subject + found[0], *end = self->subject + found[1];

  /* "\K" can put the start anywhere. */
  if (start < end && start >= from)
    _actant_search_add (search, start, end);
  return MAX (end, g_utf8_next_char (from));
}

/* Collects the matches that start in [@from, @until); where the next may start, NULL when
 * cancelled. */
static const char *
search_window (ActantRegex  *self,
               ActantSearch *search,
               const char   *from,
               const char   *until)
{
  gsize beyond = BEYOND;

  self->deadline = g_get_monotonic_time () + self->window_usec;
  while (from != NULL && from < until)
    {
      const char *limit = align (search, until + MIN (beyond, (gsize) (search->end - until)));
      int result = match (self, search, from, until, limit, TRUE);

      if (result == PCRE2_ERROR_PARTIAL)
        {
          from = MAX (from, self->subject + pcre2_get_ovector_pointer (self->data)[0]);
          if (beyond < MOST_BEYOND)
            {
              beyond *= 4;
              continue;
            }
          result = match (self, search, from, until, limit, FALSE);
        }
      if (result >= 0)
        from = take_match (self, search, from);
      else
        from = pass_over (self, search, result, from, until);
      if (g_cancellable_is_cancelled (search->cancellable))
        return NULL;
    }
  return from;
}

/**
 * _actant_regex_search:
 * @self: an expression
 * @search: what is searched, and who hears of it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was not cancelled
 */
gboolean
_actant_regex_search (ActantRegex   *self,
                      ActantSearch  *search,
                      GError       **error)
{
  const char *from = search->start;

  self->cancellable = search->cancellable;
  self->window_usec = WINDOW_USEC;
  self->skip = FIRST_SKIP;
  self->n_skips = 0;
  self->n_times_over = 0;
  while (from < search->end)
    {
      const char *until = align (search, from + MIN (ACTANT_SEARCH_WINDOW, search->end - from));

      from = search_window (self, search, from, until);
      if (from == NULL)
        {
          g_cancellable_set_error_if_cancelled (search->cancellable, error);
          return FALSE;
        }
      if (!_actant_search_report (search, from))
        break;
    }
  self->cancellable = NULL;
  return TRUE;
}
