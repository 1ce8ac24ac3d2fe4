/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the snapshot that the export dialog shows and writes. */
#include "config.h"

#include "window/actant-export-source.h"

typedef struct
{
  char     *text;   /* NULL for the whole study */
  gboolean  own_only;
  gboolean  spreadsheet;
} Choice;

struct _ActantExportSource
{
  GObject           parent_instance;

  ActantSession    *session;     /* owned */
  Choice            choice;
  ActantExportData *data;        /* of the choice, perhaps not all taken; NULL for none */
  guint             n_changes;   /* of the session */
};

/* One taking */
typedef struct
{
  ActantExportSource *source;      /* owned */
  Choice              choice;
  ActantExportData   *data;        /* owned; NULL before it is begun */
  guint               n_changes;   /* of the session, when it was */
} Take;

G_DEFINE_FINAL_TYPE (ActantExportSource, actant_export_source, G_TYPE_OBJECT)

static void
drop_data (ActantExportSource *self)
{
  g_clear_pointer (&self->data, actant_export_data_unref);
}

static void
session_changed_cb (ActantExportSource *self)
{
  self->n_changes++;
  drop_data (self);
}

static void
actant_export_source_finalize (GObject *object)
{
  ActantExportSource *self = ACTANT_EXPORT_SOURCE (object);

  drop_data (self);
  g_free (self->choice.text);
  g_object_unref (self->session);

  G_OBJECT_CLASS (actant_export_source_parent_class)->finalize (object);
}

static void
actant_export_source_class_init (ActantExportSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_export_source_finalize;
}

static void
actant_export_source_init (ActantExportSource *self)
{
}

/** Returns: (transfer full): a source of snapshots of @session, of all of it at first */
ActantExportSource *
actant_export_source_new (ActantSession *session)
{
  ActantExportSource *self = g_object_new (ACTANT_TYPE_EXPORT_SOURCE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * actant_export_source_choose:
 * @self: a source
 * @text: (nullable): path of the only text; %NULL for all
 * @own_only: only what the session's coder has on it
 * @spreadsheet: see #ActantExportOptions
 *
 * Says what later snapshots are of; those being taken go on.
 */
void
actant_export_source_choose (ActantExportSource *self,
                             const char         *text,
                             gboolean            own_only,
                             gboolean            spreadsheet)
{
  char *copy = g_strdup (text);

  g_return_if_fail (ACTANT_IS_EXPORT_SOURCE (self));

  g_free (self->choice.text);
  self->choice = (Choice) { copy, own_only, spreadsheet };
  drop_data (self);
}

static ActantExportData *
begin (ActantSession  *session,
       const Choice   *choice,
       GError        **error)
{
  const char *coders[] = { actant_session_get_coder (session), NULL };
  const char *texts[] = { choice->text, NULL };
  ActantExportOptions options = {
    .coders = choice->own_only ? coders : NULL,
    .texts = choice->text != NULL ? texts : NULL,
    .spreadsheet = choice->spreadsheet,
  };

  return actant_export_data_begin (session, &options, error);
}

static void
free_take (gpointer pointer)
{
  Take *take = pointer;

  g_clear_pointer (&take->data, actant_export_data_unref);
  g_free (take->choice.text);
  g_object_unref (take->source);
  g_free (take);
}

static ActantStep
take_step (ActantWork  *work,
           gpointer     data,
           GError     **error)
{
  Take *take = data;

  if (take->n_changes != take->source->n_changes)
    g_clear_pointer (&take->data, actant_export_data_unref);
  if (take->data == NULL)
    {
      take->n_changes = take->source->n_changes;
      take->data = begin (take->source->session, &take->choice, error);
      return take->data != NULL ? ACTANT_STEP_MORE : ACTANT_STEP_FAILED;
    }

  return actant_export_data_take (take->data) ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

/**
 * actant_export_source_take:
 * @self: a source
 * @work: runs to do it, in steps
 * @callback: calls actant_export_source_take_finish()
 *
 * Takes a snapshot of what is chosen, or the one there is.
 */
void
actant_export_source_take (ActantExportSource  *self,
                           ActantWork          *work,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Take *take = g_new0 (Take, 1);

  take->source = g_object_ref (self);
  take->choice = self->choice;
  take->choice.text = g_strdup (self->choice.text);
  take->n_changes = self->n_changes;
  take->data = self->data != NULL ? actant_export_data_ref (self->data) : NULL;
  actant_work_run_in_steps (work, take_step, take, free_take, callback, user_data);
}

static gboolean
is_same_choice (const Choice *a,
                const Choice *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && a->own_only == b->own_only
         && a->spreadsheet == b->spreadsheet;
}

/** Returns: (transfer full) (nullable): the snapshot */
ActantExportData *
actant_export_source_take_finish (ActantExportSource  *self,
                                  ActantWork          *work,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  Take *take = actant_work_get_data (result);

  if (!actant_work_finish (work, result, error))
    return NULL;

  if (self->data == NULL && take->n_changes == self->n_changes
      && is_same_choice (&take->choice, &self->choice))
    self->data = actant_export_data_ref (take->data);

  return g_steal_pointer (&take->data);
}
