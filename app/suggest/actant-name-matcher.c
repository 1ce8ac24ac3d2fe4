/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A tree of the names' bytes, entered only where a word starts with a byte that a name starts with;
 * so most of a text is passed over by two look-ups a byte. (An Aho-Corasick automaton looks at
 * every byte through a table larger than the caches, and finds much inside words that is no name.)
 * A tree ignores the case of ASCII letters and the kind of blank: what that lets through too much
 * is looked at again where a name may end, which is rare. The tree is only as deep as needed to
 * tell the names apart, and its edges are one open hash table: what counts are misses of the caches.
 */
#include "suggest/actant-name-matcher.h"

#include <string.h>

/* Bytes between two looks at the cancellable. */
#define STRIDE (256 * 1024)
#define NOTHING G_MAXUINT32

/* From a state by a byte to a state; @key is 0 where there is none. */
typedef struct
{
  guint32 key;
  guint32 state;
} Edge;

/* @end: first name that ends there; @only: the name that alone goes on from there, with nothing
 * below it in the tree; or NOTHING */
typedef struct
{
  guint32 end;
  guint32 only;
} State;

struct _ActantNameMatcher
{
  gatomicrefcount    ref_count;
  ActantNameEndings *endings;      /* nullable */
  gboolean           starts[256];  /* whether a name may start with the byte */
  Edge              *edges;
  guint              shift;        /* 32 - log2 of how many there is room for */
  GArray            *states;       /* State; an edge leads to each but the first */
  char             **names;        /* as sought; NULL for what is left out */
  guint              *lengths;     /* by name, bytes */
  guint32           *same;         /* by name: the next that differs in case only, or NOTHING */
  guint              n_names;
  guint              n_left_out;
};

/**
 * actant_name_normalize:
 * @name: bytes
 *
 * Returns: (transfer full) (nullable): the name as it is sought, with single blanks; %NULL when
 *   it is none: not UTF-8, without a letter, digit or sign, or too long
 */
char *
actant_name_normalize (const char *name)
{
  g_autoptr(GString) result = NULL;
  gboolean has_sign = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  if (!g_utf8_validate (name, -1, NULL))
    return NULL;

  result = g_string_new (NULL);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (result->len > 0 && result->str[result->len - 1] != ' ')
            g_string_append_c (result, ' ');
          continue;
        }
      has_sign |= g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL;
      g_string_append_unichar (result, c);
    }
  if (result->len > 0 && result->str[result->len - 1] == ' ')
    g_string_truncate (result, result->len - 1);
  if (!has_sign || result->len > ACTANT_NAME_MAX_BYTES)
    return NULL;

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static gboolean
is_blank (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n';
}

static char
fold_byte (char byte)
{
  return is_blank (byte) ? ' ' : g_ascii_tolower (byte);
}

/* Where the edge with @key is in @edges, or would be. */
static Edge *
find_key (Edge    *edges,
          guint    shift,
          guint32  key)
{
  guint32 mask = (1u << (32 - shift)) - 1;
  guint32 at = (key * 2654435769u) >> shift;   /* Knuth 1973, 6.4: multiplicative hashing */

  while (edges[at].key != key && edges[at].key != 0)
    at = (at + 1) & mask;

  return &edges[at];
}

static Edge *
find_edge (const ActantNameMatcher *self,
           guint32                  state,
           char                     byte)
{
  return find_key (self->edges, self->shift, state << 8 | (guint8) fold_byte (byte));
}

/* Twice the room. */
static void
grow_edges (ActantNameMatcher *self)
{
  g_autofree Edge *old = self->edges;
  gsize n = old != NULL ? (gsize) 1 << (32 - self->shift) : 0;

  self->shift = old != NULL ? self->shift - 1 : 24;
  self->edges = g_new0 (Edge, (gsize) 1 << (32 - self->shift));
  for (gsize i = 0; i < n; i++)
    if (old[i].key != 0)
      *find_key (self->edges, self->shift, old[i].key) = old[i];
}

static State *
get_state (const ActantNameMatcher *self,
           guint32                  state)
{
  return &g_array_index (self->states, State, state);
}

/* A new state from @state on by @byte. */
static guint32
add_edge (ActantNameMatcher *self,
          guint32            state,
          char               byte)
{
  State fresh = { NOTHING, NOTHING };

  if ((gsize) self->states->len * 2 >= (gsize) 1 << (32 - self->shift))
    grow_edges (self);
  *find_edge (self, state, byte) = (Edge) {
    state << 8 | (guint8) fold_byte (byte), self->states->len
  };
  g_array_append_val (self->states, fresh);
  return self->states->len - 1;
}

/* Puts @name into @state, which nothing goes on from, @depth bytes down. */
static void
put_name (ActantNameMatcher *self,
          guint32            state,
          guint              depth,
          guint32            name)
{
  if (self->lengths[name] == depth)
    get_state (self, state)->end = name;
  else
    get_state (self, state)->only = name;
}

static gboolean
is_same_folded (const char *a,
                const char *b)
{
  while (*a != '\0' && fold_byte (*a) == fold_byte (*b))
    a++, b++;

  return *a == *b;
}

/* Adds @name to the list that starts at @first. */
static void
chain_name (ActantNameMatcher *self,
            guint32           *first,
            guint32            name)
{
  self->same[name] = *first;
  *first = name;
}

static void
add_name (ActantNameMatcher *self,
          guint32            name)
{
  const char *bytes = self->names[name];
  guint32 state = 0;

  self->starts[(guint8) *bytes] = TRUE;
  self->starts[(guint8) g_ascii_toupper (*bytes)] = TRUE;
  for (guint depth = 0; depth < self->lengths[name]; depth++)
    {
      guint32 only = get_state (self, state)->only;
      const Edge *edge;

      if (only != NOTHING && is_same_folded (self->names[only], bytes))
        {
          chain_name (self, &get_state (self, state)->only, name);
          return;
        }
      if (only != NOTHING)
        {
          guint32 lower = add_edge (self, state, self->names[only][depth]);

          get_state (self, state)->only = NOTHING;
          put_name (self, lower, depth + 1, only);
        }
      edge = find_edge (self, state, bytes[depth]);
      if (edge->key == 0)
        {
          put_name (self, add_edge (self, state, bytes[depth]), depth + 1, name);
          return;
        }
      state = edge->state;
    }
  chain_name (self, &get_state (self, state)->end, name);
}

/**
 * actant_name_matcher_new:
 * @names: (array length=n_names): names, any bytes
 * @n_names: how many
 * @endings: (nullable): what may hang on a name
 *
 * Returns: (transfer full): a matcher that finds them
 */
ActantNameMatcher *
actant_name_matcher_new (const char * const *names,
                         guint               n_names,
                         ActantNameEndings  *endings)
{
  ActantNameMatcher *self = g_new0 (ActantNameMatcher, 1);
  State root = { NOTHING, NOTHING };

  /* A key is a state and a byte; the edges are at most half of what there is room for. */
  G_STATIC_ASSERT ((guint64) ACTANT_NAME_MAX_STATES << 8 <= G_MAXUINT32);

  g_atomic_ref_count_init (&self->ref_count);
  self->endings = endings != NULL ? actant_name_endings_ref (endings) : NULL;
  self->n_names = n_names;
  self->names = g_new0 (char *, n_names);
  self->same = g_new (guint32, n_names);
  self->lengths = g_new0 (guint, n_names);
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  g_array_append_val (self->states, root);
  grow_edges (self);
  /* From the last, so that the first of equal names comes first. */
  for (guint i = n_names; i > 0; i--)
    {
      self->names[i - 1] = actant_name_normalize (names[i - 1]);
      self->same[i - 1] = NOTHING;
      if (self->names[i - 1] != NULL)
        self->lengths[i - 1] = strlen (self->names[i - 1]);
      if (self->names[i - 1] != NULL
          && self->states->len + self->lengths[i - 1] < ACTANT_NAME_MAX_STATES)
        add_name (self, i - 1);
      else
        self->n_left_out++;
    }

  return self;
}

/** Returns: (transfer full): @self */
ActantNameMatcher *
actant_name_matcher_ref (ActantNameMatcher *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
actant_name_matcher_unref (ActantNameMatcher *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->endings, actant_name_endings_unref);
  for (guint i = 0; i < self->n_names; i++)
    g_free (self->names[i]);
  g_free (self->names);
  g_free (self->same);
  g_free (self->edges);
  g_free (self->lengths);
  g_array_unref (self->states);
  g_free (self);
}

/** Returns: how many of the names are not sought: those that are none, and those beyond
 *   %ACTANT_NAME_MAX_STATES */
guint
actant_name_matcher_get_n_left_out (const ActantNameMatcher *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left_out;
}

/* Whether @name stands at @at letter for letter, by the rule on capitals. */
static gboolean
is_spelt (const char *name,
          const char *at)
{
  for (; *name != '\0'; name++, at++)
    if (*name != *at
        && !(g_ascii_islower (*name) && *at == g_ascii_toupper (*name))
        && !(*name == ' ' && is_blank (*at)))
      return FALSE;

  return TRUE;
}

/* Adds @first and the names that differ from it in case only, where they stand at @start and are no
 * part of a word. Returns: where they end, or @start. */
static gsize
add_hits (const ActantNameMatcher *self,
          guint32                  first,
          const char              *text,
          gsize                    length,
          gsize                    start,
          GArray                  *hits)
{
  ActantNameHit hit = { start, start + self->lengths[first], first };
  gboolean found = FALSE;

  for (; hit.name != NOTHING; hit.name = self->same[hit.name])
    if (is_spelt (self->names[hit.name], text + start))
      {
        if (!found && !actant_name_is_bounded (self->endings, text, length, hit.start, hit.end))
          return start;
        g_array_append_val (hits, hit);
        found = TRUE;
      }

  return found ? hit.end : start;
}

/* Adds the longest names that start at @start. Returns: where they end, or @start. */
static gsize
match_at (const ActantNameMatcher *self,
          const char              *text,
          gsize                    length,
          gsize                    start,
          GArray                  *hits)
{
  guint32 names[ACTANT_NAME_MAX_BYTES + 1];   /* those that may stand here, the longest last */
  guint n = 0;
  guint32 state = 0;

  for (gsize at = start; at < length; at++)
    {
      const Edge *edge = find_edge (self, state, text[at]);

      if (edge->key == 0)
        break;
      state = edge->state;
      if (get_state (self, state)->end != NOTHING)
        names[n++] = get_state (self, state)->end;
      if (get_state (self, state)->only == NOTHING)
        continue;
      names[n] = get_state (self, state)->only;
      n += self->lengths[names[n]] <= length - start;
      break;
    }

  while (n-- > 0)
    {
      gsize end = add_hits (self, names[n], text, length, start, hits);

      if (end > start)
        return end;
    }

  return start;
}

/* Finds what starts from @from on before @to. Returns: where to go on. */
static gsize
find_in (const ActantNameMatcher *self,
         const char              *text,
         gsize                    length,
         gsize                    from,
         gsize                    to,
         GArray                  *hits)
{
  gsize at = from;

  while (at < to)
    {
      gsize end;

      if (G_LIKELY (!self->starts[(guint8) text[at]])
          || (at > 0 && g_ascii_isalnum (text[at]) && g_ascii_isalnum (text[at - 1])))
        {
          at++;
          continue;
        }
      end = match_at (self, text, length, at, hits);
      at = MAX (at + 1, end);
    }

  return at;
}

/**
 * actant_name_matcher_find:
 * @self: a matcher
 * @text: valid UTF-8
 * @length: its bytes
 * @from: where a name may start: first byte
 * @to: the byte after the last
 * @progress: (nullable): set atomically, now and then, to the part done, in 1/1000
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full) (nullable) (element-type ActantNameHit): where names stand, in order;
 *   %NULL when stopped
 */
GArray *
actant_name_matcher_find (const ActantNameMatcher  *self,
                          const char               *text,
                          gsize                     length,
                          gsize                     from,
                          gsize                     to,
                          int                      *progress,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (ActantNameHit));
  gsize at = from;

  g_return_val_if_fail (self != NULL && text != NULL && to <= length, NULL);

  while (at < to)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      at = find_in (self, text, length, at, MIN (to, at + STRIDE), hits);
      if (progress != NULL)
        g_atomic_int_set (progress, MIN (at - from, to - from) * 1000 / (to - from));
    }

  return g_steal_pointer (&hits);
}
