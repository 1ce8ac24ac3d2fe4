/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts several coded, and who. */
#include "team/actant-shared-texts.h"

#include "session/actant-rounds.h"
#include "store/actant-study-folder.h"

#include <string.h>

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static gboolean
has_passages (ActantAnnotationSet *set)
{
  ActantCollection *records = actant_annotation_set_get_records (set);

  for (guint kind = 0; kind < ACTANT_N_KINDS; kind++)
    if (actant_kind_has_segments (kind) && actant_collection_get_n (records, kind) > 0)
      return TRUE;

  return FALSE;
}

/**
 * actant_shared_texts_has_coder:
 * @session: a study
 * @text: path of a text
 * @coder: a slug
 *
 * Who only decided on others' records, or only wrote memos, has a file on the text and is no coder
 * of it; who found nothing in it says so by marking it as finished. Reads the file.
 *
 * Returns: whether the coder coded the text; %TRUE as well when the file cannot be read, which is
 *   told where its records are asked for
 */
gboolean
actant_shared_texts_has_coder (ActantSession *session,
                               const char    *text,
                               const char    *coder)
{
  g_auto(GStrv) known = actant_session_list_coders (session, text);
  ActantAnnotationSet *set;

  if (!g_strv_contains ((const char * const *) known, coder))
    return FALSE;
  if (actant_session_is_finished (session, text, coder))
    return TRUE;
  set = actant_session_get_set (session, text, coder, NULL);

  return set == NULL || has_passages (set);
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
        if (strcmp (known[j], ACTANT_CONSENSUS) != 0 && !g_hash_table_contains (found, known[j])
            && actant_shared_texts_has_coder (session, texts[i], known[j]))
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

/* Whether two of the coders, or of all but the consensus, coded the text. */
static gboolean
has_two (ActantSession      *session,
         const char         *text,
         const char * const *coders)
{
  g_auto(GStrv) known = actant_session_list_coders (session, text);
  guint n = 0;

  for (guint i = 0; known[i] != NULL; i++)
    if (coders != NULL ? g_strv_contains (coders, known[i]) : strcmp (known[i], ACTANT_CONSENSUS) != 0)
      n += actant_shared_texts_has_coder (session, text, known[i]);

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
