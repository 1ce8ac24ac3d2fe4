/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language: what parses is printed, the print parses as the same query, and both find
 * the same records; wherever the caret is, offers replace what is typed. The box holds UTF-8
 * without NUL; other input is made so. */
#include "fuzz-study.h"

#include "query/actant-query.h"

static guint
find (const ActantQuery *query)
{
  ActantSession *session = fuzz_study_get ();
  ActantAnnotationSet *set = actant_session_get_own_set (session, FUZZ_TEXT, NULL);
  ActantCollection *records = actant_annotation_set_get_records (set);
  g_autoptr(ActantQueryMatch) match = actant_query_match_new (query, session);
  guint found = 0;

  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_CLAIM); i++)
    found = found * 2
            + actant_query_match_fits (match, actant_collection_get (records, ACTANT_KIND_CLAIM, i),
                                       FUZZ_TEXT, actant_annotation_set_get_coder (set));
  return found;
}

static void
check_query (const ActantQuery *query)
{
  g_autofree char *print = actant_query_print (query);
  g_autoptr(ActantQuery) again = NULL;
  g_autoptr(GError) error = NULL;

  again = actant_query_parse (print, fuzz_study_get (), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (actant_query_equal (query, again));
  g_assert_cmpuint (find (query), ==, find (again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  guint length = (guint) g_utf8_strlen (text, -1);
  guint caret = length > 0 ? (guint) size % (length + 1) : 0;
  g_autoptr(GPtrArray) offers = NULL;
  g_autoptr(ActantQuery) query = NULL;
  g_autoptr(GError) error = NULL;
  guint position = 0, start = 0, end = 0;

  query = actant_query_parse (text, fuzz_study_get (), &position, &error);
  g_assert_true ((query == NULL) == (error != NULL));
  if (query != NULL)
    check_query (query);
  else
    g_assert_cmpuint (position, <=, length);

  offers = actant_query_complete (fuzz_study_get (), ACTANT_KIND_CLAIM, text, caret, 8, &start,
                                  &end);
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, length);
  g_assert_cmpuint (offers->len, <=, 8);

  return 0;
}
