/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several records by name, in one line. */
#include "config.h"

#include "session/actant-name-list.h"

#include <glib/gi18n.h>

/**
 * actant_names_dup_list:
 * @session: finds their names
 * @refs: (nullable): a list of references
 *
 * Returns: (transfer full) (nullable): the names, with commas
 */
char *
actant_names_dup_list (ActantSession     *session,
                       const ActantValue *refs)
{
  g_autoptr(GString) names = NULL;

  if (actant_value_get_n_items (refs) == 0)
    return NULL;

  names = g_string_new (NULL);
  for (guint i = 0; i < actant_value_get_n_items (refs); i++)
    {
      g_autofree char *name =
        actant_session_dup_name (session, actant_value_get_text (actant_value_get_item (refs, i)));

      /* Translators: between the names of a list */
      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * actant_names_dup_authors:
 * @session: a session
 * @text: (nullable): path of a text
 * @n_authors: (out): how many are known
 *
 * Returns: (transfer full) (nullable): who makes a claim that names nobody
 */
char *
actant_names_dup_authors (ActantSession *session,
                          const char    *text,
                          guint         *n_authors)
{
  const ActantRecord *record = text != NULL ? actant_session_get_text_record (session, text) : NULL;
  const ActantValue *authors = record != NULL ? actant_record_get (record, "authors") : NULL;

  *n_authors = actant_value_get_n_items (authors);
  return actant_names_dup_list (session, authors);
}
