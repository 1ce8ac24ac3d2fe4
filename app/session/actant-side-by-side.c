/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of a text by several coders, as one collection. */
#include "config.h"

#include "session/actant-side-by-side-private.h"

#include "session/actant-rounds.h"
#include "session/actant-side-merge.h"
#include "session/actant-study-index.h"
#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantSideBySide *side;          /* owned */
  GCancellable     *cancellable;   /* owned */
} Loading;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantSideBySide, actant_side_by_side, G_TYPE_OBJECT)

static void remerge (ActantSideBySide *self);

static gboolean
is_merged_from (ActantSideBySide *self,
                guint             coder)
{
  return _actant_side_get_coder (self, coder)->set != NULL
         && _actant_side_is_wanted (self, coder);
}

static void
emit_changed (ActantSideBySide *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Records */

/* The coder whose version of the record with @id counts among those shown. */
static guint
find_owner (ActantSideBySide *self,
            const char       *id)
{
  for (guint i = 0; i < self->coders->len; i++)
    {
      ActantAnnotationSet *set = _actant_side_get_coder (self, i)->set;

      if (is_merged_from (self, i)
          && actant_collection_lookup_live (actant_annotation_set_get_records (set),
                                            ACTANT_KIND_NONE, id) != NULL)
        return i;
    }

  return ACTANT_NO_CODER;
}

/* Has the collection of all follow what became of a record in the files. */
static void
follow (ActantSideBySide *self,
        const char       *id)
{
  guint owner = find_owner (self, id);
  ActantCollection *records;
  const ActantRecord *record;

  if (owner == ACTANT_NO_CODER)
    {
      actant_collection_remove (self->merged, id);
      return;
    }

  records = actant_annotation_set_get_records (_actant_side_get_coder (self, owner)->set);
  record = actant_collection_lookup (records, id);
  if (!actant_kind_has_segments (actant_record_get_kind (record)))
    return;
  actant_collection_set_placed (self->merged, id, actant_collection_is_placed (records, id));
  actant_collection_put (self->merged, record);
}

static void
record_changed_cb (ActantCollection *records,
                   ActantRecord     *before,
                   ActantRecord     *after,
                   guint             removed,
                   guint             added,
                   ActantSideBySide *self)
{
  self->stale |= self->merge != NULL;
  if (self->merged != NULL)
    follow (self, actant_record_get_id (after != NULL ? after : before));
}

static void
records_reset_cb (ActantSideBySide *self)
{
  if (self->merged != NULL || self->merge != NULL)
    remerge (self);
}

static void
take_set (ActantSideBySide    *self,
          ActantSideCoder               *coder,
          ActantAnnotationSet *set)
{
  if (coder->set == set)
    return;

  if (coder->set != NULL)
    g_signal_handlers_disconnect_by_data (actant_annotation_set_get_records (coder->set), self);
  g_set_object (&coder->set, set);
  if (set == NULL)
    return;

  g_signal_connect (actant_annotation_set_get_records (set), "changed",
                    G_CALLBACK (record_changed_cb), self);
  g_signal_connect_swapped (actant_annotation_set_get_records (set), "reset",
                            G_CALLBACK (records_reset_cb), self);
}

static void
take_merged (ActantSideBySide *self,
             ActantCollection *merged)
{
  if (self->merged != NULL && merged != NULL)
    {
      actant_collection_adopt (self->merged, merged);
      return;
    }

  g_set_object (&self->merged, merged);
}

static void
merged_cb (ActantCollection *merged,
           gpointer          user_data)
{
  ActantSideBySide *self = user_data;

  g_clear_pointer (&self->merge, actant_side_merge_free);
  if (self->stale)
    {
      remerge (self);
      return;
    }

  take_merged (self, merged);
  emit_changed (self);
}

/* Makes the collection of all whose files are there; what was shown stays until it is made. */
static void
remerge (ActantSideBySide *self)
{
  ActantSourceText *source = self->text != NULL
                             ? actant_session_peek_text (self->session, self->text) : NULL;
  g_autoptr(GPtrArray) sets = g_ptr_array_new ();

  g_clear_pointer (&self->merge, actant_side_merge_free);
  self->stale = FALSE;
  for (guint i = 0; i < self->coders->len; i++)
    if (is_merged_from (self, i))
      g_ptr_array_add (sets, _actant_side_get_coder (self, i)->set);

  if (self->coders->len == 0
      || (sets->len == 1 && sets->pdata[0] == _actant_side_get_coder (self, 0)->set))
    {
      take_merged (self, NULL);
      emit_changed (self);
      return;
    }
  self->merge = actant_side_merge_new (sets, source, merged_cb, self);
  actant_side_merge_start (self->merge);
  if (self->merge != NULL)
    emit_changed (self);
}

/* Files of others */

/* Whoever is still waited for by that loading gets what came of it. */
static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr(ActantSideBySide) self = loading->side;
  g_autoptr(GCancellable) cancellable = loading->cancellable;
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantAnnotationSet) set =
    actant_session_load_set_finish (ACTANT_SESSION (object), result, &error);

  for (guint i = 0; i < self->coders->len; i++)
    {
      ActantSideCoder *coder = _actant_side_get_coder (self, i);

      if (coder->loading != cancellable)
        continue;
      g_clear_object (&coder->loading);
      if (error != NULL)
        coder->error = g_strdup (error->message);
      else
        take_set (self, coder, set);
      remerge (self);
      return;
    }
}

static void
load (ActantSideBySide *self,
      ActantSideCoder            *coder)
{
  ActantAnnotationSet *known;
  Loading *loading;

  if (coder->set != NULL || coder->loading != NULL)
    return;

  known = actant_session_peek_set (self->session, self->text, coder->slug);
  if (known != NULL)
    {
      take_set (self, coder, known);
      return;
    }
  g_clear_pointer (&coder->error, g_free);
  coder->loading = g_cancellable_new ();
  loading = g_new (Loading, 1);
  *loading = (Loading) { g_object_ref (self), g_object_ref (coder->loading) };
  actant_session_load_set_async (self->session, self->text, coder->slug, NULL, NULL,
                                 coder->loading, loaded_cb, loading);
}

/* How many of the kind the file holds, as far as it was counted. */
static guint
count (ActantSideBySide *self,
       ActantSideCoder  *coder,
       ActantKind        kind)
{
  return actant_study_index_count (actant_session_get_index (self->session), self->text,
                                   coder->slug, kind);
}

/* Reads the files that say what became of records, and where there are any those whose memos may
 * answer that. Whether one was there already. */
static gboolean
load_decisions (ActantSideBySide *self)
{
  gboolean decided = FALSE, taken = FALSE;

  for (guint i = 0; i < self->coders->len; i++)
    decided |= count (self, _actant_side_get_coder (self, i), ACTANT_KIND_REVIEW) > 0;

  for (guint i = 1; decided && i < self->coders->len; i++)
    {
      ActantSideCoder *coder = _actant_side_get_coder (self, i);

      if (coder->set != NULL || (count (self, coder, ACTANT_KIND_REVIEW) == 0
                                 && count (self, coder, ACTANT_KIND_MEMO) == 0))
        continue;
      load (self, coder);
      taken |= coder->set != NULL;
    }

  return taken;
}

static void
load_wanted (ActantSideBySide *self)
{
  for (guint i = 1; i < self->coders->len; i++)
    if (_actant_side_is_wanted (self, i))
      load (self, _actant_side_get_coder (self, i));
  load_decisions (self);
  remerge (self);
}

/* Coders */

static void
add_coder (ActantSideBySide    *self,
           const char          *slug,
           ActantAnnotationSet *set)
{
  ActantSideCoder *coder = g_new0 (ActantSideCoder, 1);

  coder->slug = g_strdup (slug);
  coder->name = actant_session_dup_name_of_coder (self->session, slug);
  g_ptr_array_add (self->coders, coder);
  take_set (self, coder, set);
}

static void
drop_coders (ActantSideBySide *self)
{
  for (guint i = 0; i < self->coders->len; i++)
    {
      ActantSideCoder *coder = _actant_side_get_coder (self, i);

      take_set (self, coder, NULL);
      if (coder->loading != NULL)
        g_cancellable_cancel (coder->loading);
      g_clear_object (&coder->loading);
      g_free (coder->slug);
      g_free (coder->name);
      g_free (coder->error);
      g_free (coder);
    }
  g_ptr_array_set_size (self->coders, 0);
}

static void
list_coders (ActantSideBySide    *self,
             ActantAnnotationSet *own)
{
  g_autoptr(ActantAnnotationSet) kept = own != NULL ? g_object_ref (own) : NULL;
  const char *me;
  g_auto(GStrv) slugs = NULL;

  drop_coders (self);
  self->blind = FALSE;
  if (kept == NULL)
    return;

  me = actant_session_get_coder (self->session);
  self->blind = actant_session_is_blind (self->session, self->text);
  add_coder (self, me, kept);
  slugs = actant_session_list_coders (self->session, self->text);
  for (guint i = 0; slugs[i] != NULL; i++)
    if (strcmp (slugs[i], me) != 0)
      add_coder (self, slugs[i], NULL);
}

/* Names, what a blind round hides and corrections are in the study. Whether a passage fits the
 * text is known after the record is put. */
static void
session_changed_cb (ActantSideBySide *self,
                    ActantChangeSet  *change_set)
{
  for (guint i = 0; self->coders->len > 0 && i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;
      ActantKind kind = actant_record_get_kind (either);

      if (self->merged != NULL && actant_kind_has_segments (kind))
        follow (self, actant_record_get_id (either));
      if (kind != ACTANT_KIND_CODER && kind != ACTANT_KIND_ROUND && kind != ACTANT_KIND_MARK
          && kind != ACTANT_KIND_CORRECTION)
        continue;
      list_coders (self, _actant_side_get_coder (self, 0)->set);
      load_wanted (self);
      return;
    }
}

/* The files of a text were counted: some may say what became of records. */
static void
counted_cb (ActantSideBySide *self,
            const char       *text)
{
  if ((text == NULL || g_strcmp0 (text, self->text) == 0) && load_decisions (self))
    emit_changed (self);
}

static void
disconnect_session (ActantSideBySide *self)
{
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (actant_session_get_index (self->session), self);
  g_signal_handlers_disconnect_by_data (self->session, self);
}

/* A coder's file came, or went. */
static void
session_listed_cb (ActantSideBySide *self)
{
  if (self->coders->len == 0)
    return;

  list_coders (self, _actant_side_get_coder (self, 0)->set);
  load_wanted (self);
}

/**
 * actant_side_by_side_set_text:
 * @self: whose annotations
 * @session: (nullable): a study
 * @text: (nullable): path of a text in it
 * @own: (nullable): the session's coder's annotations of it
 *
 * Lists the coders of the text and reads those that are wanted.
 */
void
actant_side_by_side_set_text (ActantSideBySide    *self,
                              ActantSession       *session,
                              const char          *text,
                              ActantAnnotationSet *own)
{
  g_return_if_fail (ACTANT_IS_SIDE_BY_SIDE (self));

  g_clear_pointer (&self->merge, actant_side_merge_free);
  drop_coders (self);
  g_clear_object (&self->merged);
  if (self->session != session)
    {
      disconnect_session (self);
      g_set_object (&self->session, session);
      if (session != NULL)
        {
          g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
          g_signal_connect_swapped (session, "arrived", G_CALLBACK (session_changed_cb), self);
          g_signal_connect_swapped (actant_session_get_index (session), "changed",
                                    G_CALLBACK (counted_cb), self);
          g_signal_connect_swapped (session, "listed", G_CALLBACK (session_listed_cb), self);
        }
    }
  g_free (self->text);
  self->text = g_strdup (text);
  list_coders (self, own);
  load_wanted (self);
}

static gboolean
set_wanted (ActantSideBySide *self,
            guint             coder,
            gboolean          wanted)
{
  if (_actant_side_is_wanted (self, coder) == wanted)
    return FALSE;

  if (coder == 0)
    self->own_hidden = !wanted;
  else if (wanted)
    g_hash_table_add (self->wanted, g_strdup (_actant_side_get_coder (self, coder)->slug));
  else
    g_hash_table_remove (self->wanted, _actant_side_get_coder (self, coder)->slug);
  return TRUE;
}

/** Shows or hides a coder's annotations; a file that is read for it comes later. */
void
actant_side_by_side_show (ActantSideBySide *self,
                          guint             coder,
                          gboolean          shown)
{
  g_return_if_fail (coder < actant_side_by_side_get_n (self));

  if (set_wanted (self, coder, shown))
    load_wanted (self);
}

/** As actant_side_by_side_show() for the coder called @slug, whether or not there is a file on this
 * text: who is wanted is kept from text to text. */
void
actant_side_by_side_want (ActantSideBySide *self,
                          const char       *slug)
{
  g_return_if_fail (ACTANT_IS_SIDE_BY_SIDE (self) && slug != NULL);

  for (guint i = 0; i < self->coders->len; i++)
    if (strcmp (_actant_side_get_coder (self, i)->slug, slug) == 0)
      {
        actant_side_by_side_show (self, i, TRUE);
        return;
      }
  g_hash_table_add (self->wanted, g_strdup (slug));
}

/** Shows all coders, or only oneself. */
void
actant_side_by_side_show_others (ActantSideBySide *self,
                                 gboolean          shown)
{
  gboolean changed = FALSE;

  g_return_if_fail (ACTANT_IS_SIDE_BY_SIDE (self));

  for (guint i = 0; i < self->coders->len; i++)
    changed |= set_wanted (self, i, shown || i == 0);
  if (changed)
    load_wanted (self);
}

/** Returns: (transfer none) (nullable): what is shown, of all; another object at times */
ActantCollection *
actant_side_by_side_get_records (ActantSideBySide *self)
{
  g_return_val_if_fail (ACTANT_IS_SIDE_BY_SIDE (self), NULL);

  if (self->merged != NULL)
    return self->merged;

  if (self->coders->len == 0)
    return NULL;

  return actant_annotation_set_get_records (_actant_side_get_coder (self, 0)->set);
}

/** Whose the shown record with @id (nullable) is, %ACTANT_NO_CODER when it is not shown. */
guint
actant_side_by_side_find_coder (ActantSideBySide *self,
                                const char       *id)
{
  g_return_val_if_fail (ACTANT_IS_SIDE_BY_SIDE (self), ACTANT_NO_CODER);

  return id != NULL ? find_owner (self, id) : ACTANT_NO_CODER;
}

static void
actant_side_by_side_finalize (GObject *object)
{
  ActantSideBySide *self = ACTANT_SIDE_BY_SIDE (object);

  g_clear_pointer (&self->merge, actant_side_merge_free);
  drop_coders (self);
  g_ptr_array_unref (self->coders);
  g_hash_table_unref (self->wanted);
  disconnect_session (self);
  g_clear_object (&self->session);
  g_clear_object (&self->merged);
  g_free (self->text);

  G_OBJECT_CLASS (actant_side_by_side_parent_class)->finalize (object);
}

static void
actant_side_by_side_class_init (ActantSideBySideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_side_by_side_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_SIDE_BY_SIDE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_side_by_side_init (ActantSideBySide *self)
{
  self->coders = g_ptr_array_new ();
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/** Returns: (transfer full): nobody's annotations of no text */
ActantSideBySide *
actant_side_by_side_new (void)
{
  return g_object_new (ACTANT_TYPE_SIDE_BY_SIDE, NULL);
}
