/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts several coded, and who. */
#include "team/actant-shared-texts.h"

#include "store/actant-study-folder.h"

#include <string.h>

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * actant_shared_texts_list_coders:
 * @session: a study
 * @texts: (array zero-terminated=1): paths of texts
 *
 * Returns: (transfer full) (array zero-terminated=1): everybody who coded one of them, sorted; the
 *   consensus left out
 */
char **
actant_shared_texts_list_coders (ActantSession      *session,
                                 const char * const *texts)
{
  g_autoptr(GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *coders = g_ptr_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) known = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; known[j] != NULL; j++)
        if (strcmp (known[j], ACTANT_CONSENSUS) != 0 && !g_hash_table_contains (found, known[j]))
          {
            char *slug = g_strdup (known[j]);

            g_hash_table_add (found, slug);
            g_ptr_array_add (coders, slug);
          }
    }
  g_ptr_array_sort (coders, compare_names);
  g_ptr_array_add (coders, NULL);

  return (char **) g_ptr_array_free (coders, FALSE);
}

/* Whether two of the coders, or of all but the consensus, have a file on the text. */
static gboolean
has_two (ActantSession      *session,
         const char         *text,
         const char * const *coders)
{
  g_auto(GStrv) known = actant_session_list_coders (session, text);
  guint n = 0;

  for (guint i = 0; known[i] != NULL; i++)
    n += coders != NULL ? g_strv_contains (coders, known[i]) : strcmp (known[i], ACTANT_CONSENSUS) != 0;

  return n > 1;
}

/**
 * actant_shared_texts_list:
 * @session: a study
 * @texts: (array zero-terminated=1): paths of texts
 * @coders: (nullable) (array zero-terminated=1): slugs; %NULL for everybody, the consensus left out
 *
 * Who was not given a text does not disagree on it.
 *
 * Returns: (transfer container): those of the texts that two of the coders coded, borrowed from
 *   @texts and closed by a %NULL
 */
GPtrArray *
actant_shared_texts_list (ActantSession      *session,
                          const char * const *texts,
                          const char * const *coders)
{
  GPtrArray *shared = g_ptr_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    if (has_two (session, texts[i], coders))
      g_ptr_array_add (shared, (gpointer) texts[i]);
  g_ptr_array_add (shared, NULL);

  return shared;
}
