/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and counting at once what uses the codebook. */
#include "config.h"

#include "codebook/actant-codebook.h"

#include "codebook/actant-use-counter.h"

/**
 * actant_codebook_load_all:
 * @session: a session
 *
 * Reads the annotations of every coder on every text, once. What cannot be
 * read is left out; opening its text says why.
 */
void
actant_codebook_load_all (ActantSession *session)
{
  const char * const *texts;

  g_return_if_fail (ACTANT_IS_SESSION (session));

  texts = actant_session_get_texts (session);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        if (g_strcmp0 (coders[j], actant_session_get_coder (session)) == 0)
          actant_session_get_own_set (session, texts[i], NULL);
        else
          actant_session_get_set (session, texts[i], coders[j], NULL);
    }
}

/**
 * actant_codebook_count_uses:
 * @session: a session
 *
 * Returns: (transfer full) (element-type utf8 guint): by id how many slots name
 *   the record or one merged into it, in all that actant_codebook_load_all()
 *   read; as many as actant_session_find_uses() lists
 */
GHashTable *
actant_codebook_count_uses (ActantSession *session)
{
  g_autoptr(ActantUseCounter) counter = actant_use_counter_new (session);

  while (actant_use_counter_step (counter))
    ;

  return g_hash_table_ref (actant_use_counter_get_counts (counter));
}
