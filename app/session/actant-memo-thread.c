/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memos on a record and the replies to them, whoever wrote them. */
#include "session/actant-memo-thread.h"

#include "session/actant-session-private.h"

#include <string.h>

/* A reply to a reply … : more than these are a circle. */
#define MAX_DEPTH 32

typedef struct
{
  const char *target;
  GHashTable *memos;    /* id -> borrowed ActantAnswer: all there are in the text */
} Thread;

static void
free_answer (gpointer data)
{
  ActantAnswer *answer = data;

  if (answer == NULL)
    return;   /* it was handed on */

  actant_record_unref (answer->memo);
  g_free (answer->coder);
  g_free (answer);
}

static const ActantRecord *
get_answered (Thread             *thread,
              const ActantRecord *memo)
{
  const char *id = actant_record_get_text (memo, "reply_to");
  const ActantAnswer *answer = id != NULL ? g_hash_table_lookup (thread->memos, id) : NULL;

  return answer != NULL ? answer->memo : NULL;
}

/* Whether the memo, or one that it answers at last, is on the target. */
static gboolean
belongs (Thread             *thread,
         const ActantRecord *memo)
{
  for (guint depth = 0; memo != NULL && depth < MAX_DEPTH; depth++)
    {
      if (g_strcmp0 (actant_record_get_text (memo, "target"), thread->target) == 0)
        return TRUE;
      memo = get_answered (thread, memo);
    }

  return FALSE;
}

static guint
get_depth (Thread             *thread,
           const ActantRecord *memo)
{
  guint depth = 0;

  while ((memo = get_answered (thread, memo)) != NULL && depth < MAX_DEPTH)
    depth++;

  return depth;
}

/* Where it stands: after what it answers, among its like by when it was begun. */
static char *
dup_path (Thread             *thread,
          const ActantRecord *memo)
{
  GString *path = g_string_new (NULL);

  for (guint depth = 0; memo != NULL && depth < MAX_DEPTH; depth++)
    {
      const char *created = actant_record_get_text (memo, "created");
      g_autofree char *step = g_strdup_printf ("%s %s\001", created != NULL ? created : "",
                                               actant_record_get_id (memo));

      g_string_prepend (path, step);
      memo = get_answered (thread, memo);
    }

  return g_string_free (path, FALSE);
}

static int
compare_answers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  g_autofree char *path_a = dup_path (user_data, (*(ActantAnswer * const *) a)->memo);
  g_autofree char *path_b = dup_path (user_data, (*(ActantAnswer * const *) b)->memo);

  return strcmp (path_a, path_b);
}

/* The memos of a coder's file, if it is read and may be seen. */
static void
collect (GPtrArray     *all,
         ActantSession *session,
         const char    *text,
         const char    *coder)
{
  ActantAnnotationSet *set = actant_session_peek_set (session, text, coder);
  ActantCollection *records;

  if (set == NULL || !_actant_session_may_see (session, text, coder, NULL))
    return;

  records = actant_annotation_set_get_records (set);
  for (guint i = 0; i < actant_collection_get_n (records, ACTANT_KIND_MEMO); i++)
    {
      ActantAnswer *answer = g_new0 (ActantAnswer, 1);

      answer->memo = actant_record_ref (actant_collection_get (records, ACTANT_KIND_MEMO, i));
      answer->coder = g_strdup (coder);
      g_ptr_array_add (all, answer);
    }
}

static GPtrArray *
collect_all (ActantSession *session,
             const char    *text)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_answer);
  const char *own = actant_session_get_coder (session);
  g_auto(GStrv) coders = actant_session_list_coders (session, text);

  collect (all, session, text, own);
  for (guint i = 0; coders[i] != NULL; i++)
    if (strcmp (coders[i], own) != 0)
      collect (all, session, text, coders[i]);

  return all;
}

/**
 * actant_memo_thread_list:
 * @session: a session
 * @text: path of a text
 * @target: id of a record of it, such as a review
 *
 * Reads nothing: files that are not read yet are left out, as are those that may not be seen while
 * the text is coded blind.
 *
 * Returns: (transfer full) (element-type ActantAnswer): the memos on the record and all replies,
 *   each below what it answers, the oldest first
 */
GPtrArray *
actant_memo_thread_list (ActantSession *session,
                         const char    *text,
                         const char    *target)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GHashTable) memos = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *answers = g_ptr_array_new_with_free_func (free_answer);
  Thread thread = { target, memos };

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && text != NULL && target != NULL, answers);

  all = collect_all (session, text);
  for (guint i = 0; i < all->len; i++)
    {
      ActantAnswer *answer = all->pdata[i];

      if (!actant_record_is_opaque (answer->memo))
        g_hash_table_insert (memos, (gpointer) actant_record_get_id (answer->memo), answer);
    }
  for (guint i = 0; i < all->len; i++)
    {
      ActantAnswer *answer = all->pdata[i];

      if (g_hash_table_lookup (memos, actant_record_get_id (answer->memo)) != answer
          || !belongs (&thread, answer->memo))
        continue;
      answer->depth = get_depth (&thread, answer->memo);
      g_ptr_array_add (answers, answer);
      all->pdata[i] = NULL;
    }
  g_ptr_array_sort_with_data (answers, compare_answers, &thread);

  return answers;
}
