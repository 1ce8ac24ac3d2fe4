/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who codes which texts, who has finished, and what is hidden until then. */
#include "config.h"

#include "session/actant-rounds.h"

#include "session/actant-session-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether a set of names holds the name; an empty one holds all. */
static gboolean
holds (const ActantValue *names,
       const char        *name)
{
  return names == NULL || actant_value_list_has_text (names, name);
}

/**
 * actant_session_find_round:
 * @self: a session
 * @text: path of a text
 * @coder: a slug
 *
 * Returns: (transfer none) (nullable): a round in which @coder codes the text, a blind one if there is
 */
const ActantRecord *
actant_session_find_round (ActantSession *self,
                           const char    *text,
                           const char    *coder)
{
  const ActantRecord *found = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL && coder != NULL, NULL);

  for (guint i = 0; i < actant_collection_get_n (self->study, ACTANT_KIND_ROUND); i++)
    {
      const ActantRecord *round = actant_collection_get (self->study, ACTANT_KIND_ROUND, i);

      if (!holds (actant_record_get (round, "texts"), text) || !holds (actant_record_get (round, "coders"), coder))
        continue;
      if (actant_record_get_boolean (round, "blind"))
        return round;
      found = found != NULL ? found : round;
    }

  return found;
}

/**
 * actant_session_get_overlap:
 * @self: a session
 * @otherwise: percent when no round says
 *
 * Returns: percent from which two passages are the same unit, by the latest round that says so
 */
guint
actant_session_get_overlap (ActantSession *self,
                            guint          otherwise)
{
  const ActantRecord *latest = NULL;
  gint64 overlap = otherwise;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), otherwise);

  for (guint i = 0; i < actant_collection_get_n (self->study, ACTANT_KIND_ROUND); i++)
    {
      const ActantRecord *round = actant_collection_get (self->study, ACTANT_KIND_ROUND, i);
      const ActantValue *value = actant_record_get (round, "overlap");

      if (value == NULL || (latest != NULL && g_strcmp0 (actant_record_get_text (latest, "created"),
                                                         actant_record_get_text (round, "created")) > 0))
        continue;
      latest = round;
      overlap = actant_value_get_integer (value);
    }

  return (guint) CLAMP (overlap, 0, 100);
}

static const ActantRecord *
find_mark (ActantSession *self,
           const char    *text,
           const char    *coder)
{
  for (guint i = 0; i < actant_collection_get_n (self->study, ACTANT_KIND_MARK); i++)
    {
      const ActantRecord *mark = actant_collection_get (self->study, ACTANT_KIND_MARK, i);

      if (g_strcmp0 (actant_record_get_text (mark, "text"), text) == 0
          && g_strcmp0 (actant_record_get_text (mark, "coder"), coder) == 0
          && g_strcmp0 (actant_record_get_text (mark, "state"), "finished") == 0)
        return mark;
    }

  return NULL;
}

/** Whether @coder has marked the text as finished. */
gboolean
actant_session_is_finished (ActantSession *self,
                            const char    *text,
                            const char    *coder)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL && coder != NULL, FALSE);

  return find_mark (self, text, coder) != NULL;
}

static gboolean
is_curator (ActantSession *self)
{
  const ActantRecord *coder = _actant_session_find_own_coder (self);

  return coder != NULL && g_strcmp0 (actant_record_get_text (coder, "role"), "curator") == 0;
}

/**
 * actant_session_is_blind:
 * @self: a session
 * @text: path of a text
 *
 * Returns: whether others' work on the text is kept from the session's coder: in a blind round, not
 *   finished, and no curator
 */
gboolean
actant_session_is_blind (ActantSession *self,
                         const char    *text)
{
  const ActantRecord *round;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, FALSE);

  if (actant_collection_get_n (self->study, ACTANT_KIND_ROUND) == 0)
    return FALSE;

  round = actant_session_find_round (self, text, self->coder);
  return round != NULL && actant_record_get_boolean (round, "blind") && !is_curator (self)
         && !actant_session_is_finished (self, text, self->coder);
}

/** Returns: how many files of others may be seen, over all texts */
guint
actant_session_count_others (ActantSession *self)
{
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), 0);

  for (guint i = 0; self->texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (self, self->texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        n += strcmp (coders[j], self->coder) != 0;
    }

  return n;
}

/* Whether the session may read what @coder made of the text. */
gboolean
_actant_session_may_see (ActantSession  *self,
                         const char     *text,
                         const char     *coder,
                         GError        **error)
{
  if (strcmp (coder, self->coder) == 0 || !actant_session_is_blind (self, text))
    return TRUE;

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_READ_ONLY,
               _("%s is coded blind: others’ work on it is shown when you have marked it as finished"), text);
  return FALSE;
}

/**
 * actant_session_set_finished:
 * @self: a session
 * @text: path of a text
 * @finished: whether the session's coder has finished it
 * @error: return location for an error
 *
 * One undoable action.
 *
 * Returns: whether it was done, or was so already
 */
gboolean
actant_session_set_finished (ActantSession  *self,
                             const char     *text,
                             gboolean        finished,
                             GError        **error)
{
  static const char * const names[] = { "text", "coder", "state" };
  const ActantRecord *mark;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantRecord) record = NULL;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL, FALSE);

  mark = find_mark (self, text, self->coder);
  if ((mark != NULL) == finished)
    return TRUE;

  edit = actant_change_set_new (finished ? _("Mark as Finished") : _("Mark as Not Finished"));
  if (mark != NULL)
    {
      actant_session_delete (self, edit, NULL, actant_record_get_id (mark));
      return actant_session_apply (self, edit, error);
    }

  record = actant_session_new_record (self, ACTANT_KIND_MARK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *values[] = { text, self->coder, "finished" };

      actant_record_change_text (&record, names[i], values[i]);
    }
  actant_session_put (self, edit, NULL, record);

  return actant_session_apply (self, edit, error);
}

/**
 * actant_session_add_round:
 * @self: a session
 * @title: of the round
 * @texts: paths of the texts that are coded; empty: all
 * @coders: slugs of who codes them; empty: everybody
 * @blind: whether nobody sees the others' work before they have finished
 * @overlap: percent from which two passages are the same unit
 * @error: return location for an error
 *
 * One undoable action.
 *
 * Returns: whether it was done
 */
gboolean
actant_session_add_round (ActantSession       *self,
                          const char          *title,
                          const char * const  *texts,
                          const char * const  *coders,
                          gboolean             blind,
                          guint                overlap,
                          GError             **error)
{
  const struct
  {
    const char  *field;
    ActantValue *value;   /* taken */
  } fields[] = {
    { "title", actant_value_new_text (title) },
    { "texts", actant_value_new_text_list (texts) },
    { "coders", actant_value_new_text_list (coders) },
    { "blind", actant_value_new_boolean (blind) },
    { "overlap", actant_value_new_integer (overlap) },
  };
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Add Round"));
  g_autoptr(ActantRecord) record = actant_session_new_record (self, ACTANT_KIND_ROUND);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    actant_record_change (&record, fields[i].field, fields[i].value);
  actant_session_put (self, edit, NULL, record);

  return actant_session_apply (self, edit, error);
}

/** Returns: how far @coder is with the text; says nothing of what the file holds */
ActantProgress
actant_session_get_progress (ActantSession *self,
                             const char    *text,
                             const char    *coder)
{
  GPtrArray *listed;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && text != NULL && coder != NULL, ACTANT_PROGRESS_NONE);

  if (actant_session_is_finished (self, text, coder))
    return ACTANT_PROGRESS_FINISHED;

  /* Not actant_session_list_coders(), which keeps silent about those who are hidden. */
  listed = g_hash_table_lookup (self->coders, text);
  for (guint i = 0; listed != NULL && i < listed->len; i++)
    if (strcmp (listed->pdata[i], coder) == 0)
      return ACTANT_PROGRESS_STARTED;

  return ACTANT_PROGRESS_NONE;
}
