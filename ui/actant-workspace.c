/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one window is looking at: session, text, selected record, range, caret. */
#include "config.h"

#include "actant-workspace.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Bytes from which on a text is read in a thread. */
#define LARGE_TEXT (1 << 20)

struct _ActantWorkspace
{
  GObject              parent_instance;

  /* Owned */
  ActantSession       *session;
  const char          *page;         /* interned */
  char                *text_path;
  ActantSourceText    *source;
  ActantSideBySide    *side;         /* whose annotations of the text; always the same */
  ActantCollection    *records;      /* its */
  ActantQueryFilter   *filter;       /* of records; always the same */
  ActantAnnotationSet *own_set;
  char                *selected_id;
  GArray              *cues;         /* nullable, of ActantTextRange */

  gint64               range_start;
  gint64               range_end;
  gint64               caret;
  gboolean             changing_text;

  /* A text that is being read; the open one stays meanwhile */
  char                *opening;      /* its path, or NULL */
  GCancellable        *opening_cancellable;
  char                *wanted_id;    /* to be selected then */
  gboolean             wanted_shown;

  /* Another coder's record, to be selected when it is shown */
  char                *awaited_id;
  char                *awaited_text;
  gboolean             awaited_shown;
};

G_DEFINE_FINAL_TYPE (ActantWorkspace, actant_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_PAGE,
  PROP_TEXT_PATH,
  PROP_SOURCE,
  PROP_OWN_SET,
  PROP_RECORDS,
  PROP_SELECTED_ID,
  PROP_RANGE_START,
  PROP_RANGE_END,
  PROP_CARET,
  PROP_OPENING,
  PROP_LOADING,
  N_PROPS
};

enum
{
  TOAST,
  REVEAL,
  EDIT,
  CUES_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_offset (ActantWorkspace *self,
            gint64          *offset,
            gint64           value,
            guint            property)
{
  if (*offset == value)
    return;

  *offset = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_loading_cb (ActantWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_own_set (ActantWorkspace     *self,
              ActantAnnotationSet *own_set)
{
  if (self->own_set != NULL)
    g_signal_handlers_disconnect_by_func (self->own_set, set_loading_cb, self);
  g_set_object (&self->own_set, own_set);
  if (own_set != NULL)
    g_signal_connect_object (own_set, "loading", G_CALLBACK (set_loading_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Forgets the text, or takes another; the caller holds the notifications. */
static void
set_text (ActantWorkspace     *self,
          const char          *text_path,
          ActantSourceText    *source,
          ActantAnnotationSet *own_set)
{
  actant_workspace_select (self, NULL);
  actant_workspace_set_cues (self, NULL);
  self->changing_text = TRUE;
  actant_side_by_side_set_text (self->side, self->session, text_path, own_set);
  self->changing_text = FALSE;
  g_set_object (&self->records, actant_side_by_side_get_records (self->side));
  actant_query_filter_set_records (self->filter, self->session, text_path, self->records);
  set_offset (self, &self->range_start, 0, PROP_RANGE_START);
  set_offset (self, &self->range_end, 0, PROP_RANGE_END);
  set_offset (self, &self->caret, 0, PROP_CARET);

  if (self->text_path == NULL && text_path == NULL)
    return;

  g_free (self->text_path);
  self->text_path = g_strdup (text_path);
  g_clear_pointer (&self->source, actant_source_text_unref);
  self->source = source != NULL ? actant_source_text_ref (source) : NULL;
  take_own_set (self, own_set);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_PATH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWN_SET]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDS]);
}

/* Finds a live record in what is shown of the open text, in one's own set or in the study. */
static const ActantRecord *
find_record (ActantWorkspace *self,
             const char      *id,
             const char     **text)
{
  const ActantRecord *record = NULL;

  *text = NULL;
  if (self->session == NULL || id == NULL)
    return NULL;

  if (self->own_set != NULL)
    {
      record = actant_collection_lookup (actant_annotation_set_get_records (self->own_set), id);
      if (record != NULL)
        *text = self->text_path;
    }
  if (record == NULL && self->records != NULL)
    {
      record = actant_collection_lookup (self->records, id);
      if (record != NULL)
        *text = self->text_path;
    }
  if (record == NULL)
    record = actant_collection_lookup (actant_session_get_study (self->session), id);
  if (record != NULL && actant_record_is_deleted (record))
    record = NULL;

  return record;
}

static void select_wanted (ActantWorkspace *self,
                           const char      *id,
                           gboolean         show_passage);

static void
await (ActantWorkspace *self,
       const char      *text,
       const char      *id,
       gboolean         shown)
{
  g_autofree char *own_id = g_strdup (id);

  g_free (self->awaited_text);
  self->awaited_text = g_strdup (text);
  g_free (self->awaited_id);
  self->awaited_id = g_steal_pointer (&own_id);
  self->awaited_shown = shown;
}

/* Selects the awaited record if it is shown by now; another text was opened, and it is forgotten. */
static gboolean
take_awaited (ActantWorkspace *self)
{
  g_autofree char *id = NULL;
  const char *text;

  if (self->awaited_id == NULL || g_strcmp0 (self->awaited_text, self->opening) == 0)
    return FALSE;
  if (g_strcmp0 (self->awaited_text, self->text_path) != 0)
    {
      await (self, NULL, NULL, FALSE);
      return FALSE;
    }
  if (find_record (self, self->awaited_id, &text) == NULL)
    return FALSE;

  id = g_steal_pointer (&self->awaited_id);
  select_wanted (self, id, self->awaited_shown);
  return TRUE;
}

/* Others are shown, or no longer, or what is shown of them was put together. */
static void
side_changed_cb (ActantWorkspace *self)
{
  const char *text;

  if (self->changing_text || self->records == actant_side_by_side_get_records (self->side))
    return;

  g_set_object (&self->records, actant_side_by_side_get_records (self->side));
  actant_query_filter_set_records (self->filter, self->session, self->text_path, self->records);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDS]);
  if (self->selected_id != NULL && find_record (self, self->selected_id, &text) == NULL)
    actant_workspace_select (self, NULL);
  take_awaited (self);
}

/* The first passage of the open text that the action brought (back) to life. */
static const char *
find_appeared (ActantWorkspace       *self,
               const ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);

      if (self->own_set != NULL && change->after != NULL
          && g_strcmp0 (change->file, actant_annotation_set_get_path (self->own_set)) == 0
          && actant_record_get_n_segments (change->after) > 0
          && !actant_record_is_deleted (change->after)
          && (change->before == NULL || actant_record_is_deleted (change->before)))
        return actant_record_get_id (change->after);
    }

  return NULL;
}

/* A correction, or its undo, makes another text of the open one. */
static void
follow_text (ActantWorkspace *self)
{
  ActantSourceText *source = self->text_path != NULL
                             ? actant_session_peek_text (self->session, self->text_path) : NULL;

  if (source == NULL || self->source == NULL || source == self->source)
    return;

  actant_source_text_unref (self->source);
  self->source = actant_source_text_ref (source);
  actant_workspace_set_cues (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/* What went is not selected; what came, or came back by undo or redo, is. What others wrote takes
 * nobody's selection. */
static void
session_changed_cb (ActantWorkspace       *self,
                    const ActantChangeSet *change_set)
{
  const char *appeared = actant_session_is_arriving (self->session)
                         ? NULL : find_appeared (self, change_set);
  const char *text;

  follow_text (self);
  if (appeared != NULL)
    actant_workspace_select (self, appeared);
  else if (self->selected_id != NULL && find_record (self, self->selected_id, &text) == NULL)
    actant_workspace_select (self, NULL);
}

static void
actant_workspace_dispose (GObject *object)
{
  ActantWorkspace *self = ACTANT_WORKSPACE (object);

  g_clear_object (&self->filter);
  if (self->side != NULL)
    g_signal_handlers_disconnect_by_data (self->side, self);
  g_clear_object (&self->side);
  g_clear_object (&self->records);
  actant_workspace_cancel_opening (self);
  take_own_set (self, NULL);
  g_clear_pointer (&self->source, actant_source_text_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->text_path, g_free);
  g_clear_pointer (&self->selected_id, g_free);
  g_clear_pointer (&self->awaited_id, g_free);
  g_clear_pointer (&self->awaited_text, g_free);
  g_clear_pointer (&self->cues, g_array_unref);

  G_OBJECT_CLASS (actant_workspace_parent_class)->dispose (object);
}

static void
actant_workspace_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ActantWorkspace *self = ACTANT_WORKSPACE (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_TEXT_PATH:
      g_value_set_string (value, self->text_path);
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, self->source);
      break;
    case PROP_OWN_SET:
      g_value_set_object (value, self->own_set);
      break;
    case PROP_RECORDS:
      g_value_set_object (value, self->records);
      break;
    case PROP_SELECTED_ID:
      g_value_set_string (value, self->selected_id);
      break;
    case PROP_RANGE_START:
      g_value_set_int64 (value, self->range_start);
      break;
    case PROP_RANGE_END:
      g_value_set_int64 (value, self->range_end);
      break;
    case PROP_CARET:
      g_value_set_int64 (value, self->caret);
      break;
    case PROP_OPENING:
      g_value_set_string (value, self->opening);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, actant_workspace_is_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_workspace_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  ActantWorkspace *self = ACTANT_WORKSPACE (object);

  switch (property)
    {
    case PROP_SESSION:
      actant_workspace_set_session (self, g_value_get_object (value));
      break;
    case PROP_SELECTED_ID:
      actant_workspace_select (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static GParamSpec *
new_offset_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
actant_workspace_class_init (ActantWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                               | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = actant_workspace_dispose;
  object_class->get_property = actant_workspace_get_property;
  object_class->set_property = actant_workspace_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ACTANT_TYPE_SESSION, writable);
  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, ACTANT_PAGE_TEXT, readable);
  properties[PROP_TEXT_PATH] =
    g_param_spec_string ("text-path", NULL, NULL, NULL, readable);
  properties[PROP_SOURCE] =
    g_param_spec_boxed ("source", NULL, NULL, ACTANT_TYPE_SOURCE_TEXT, readable);
  properties[PROP_OWN_SET] =
    g_param_spec_object ("own-set", NULL, NULL, ACTANT_TYPE_ANNOTATION_SET, readable);
  properties[PROP_RECORDS] =
    g_param_spec_object ("records", NULL, NULL, ACTANT_TYPE_COLLECTION, readable);
  properties[PROP_SELECTED_ID] =
    g_param_spec_string ("selected-id", NULL, NULL, NULL, writable);
  properties[PROP_RANGE_START] = new_offset_property ("range-start");
  properties[PROP_RANGE_END] = new_offset_property ("range-end");
  properties[PROP_CARET] = new_offset_property ("caret");
  properties[PROP_OPENING] = g_param_spec_string ("opening", NULL, NULL, NULL, readable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TOAST] =
    g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[REVEAL] =
    g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDIT] =
    g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CUES_CHANGED] = g_signal_new ("cues-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
actant_workspace_init (ActantWorkspace *self)
{
  self->page = ACTANT_PAGE_TEXT;
  self->side = actant_side_by_side_new ();
  g_signal_connect_swapped (self->side, "changed", G_CALLBACK (side_changed_cb), self);
  self->filter = actant_query_filter_new ();
  actant_query_filter_set_side (self->filter, self->side);
}

/**
 * actant_workspace_new:
 *
 * Returns: (transfer full): a workspace that looks at nothing
 */
ActantWorkspace *
actant_workspace_new (void)
{
  return g_object_new (ACTANT_TYPE_WORKSPACE, NULL);
}

/**
 * actant_workspace_set_session:
 * @session: (nullable): the study to look at
 *
 * Closes the open text and goes to the page of texts. What is unsaved stays
 * with the session.
 */
void
actant_workspace_set_session (ActantWorkspace *self,
                              ActantSession   *session)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (session == NULL || ACTANT_IS_SESSION (session));

  if (self->session == session)
    return;

  actant_workspace_cancel_opening (self);
  g_object_freeze_notify (G_OBJECT (self));
  set_text (self, NULL, NULL, NULL);
  actant_workspace_show_page (self, ACTANT_PAGE_TEXT);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, session_changed_cb, self);
  actant_query_filter_set_records (self->filter, session, NULL, NULL);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_object_thaw_notify (G_OBJECT (self));
}

/** Returns: (transfer none) (nullable): the study */
ActantSession *
actant_workspace_get_session (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->session;
}

/**
 * actant_workspace_show_page:
 * @page: %ACTANT_PAGE_TEXT or the name of a page of the study
 *
 * What the middle of the window shows.
 */
void
actant_workspace_show_page (ActantWorkspace *self,
                            const char      *page)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (page != NULL);

  if (strcmp (self->page, page) == 0)
    return;

  self->page = g_intern_string (page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/** Returns: the name of the page in the middle */
const char *
actant_workspace_get_page (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), ACTANT_PAGE_TEXT);

  return self->page;
}

/* A file of one's own that cannot be read gives a read-only set that says why; a large one is
 * filled later. */
static void
show_text (ActantWorkspace  *self,
           const char       *text_path,
           ActantSourceText *source)
{
  g_autoptr(ActantSourceText) kept = source != NULL ? actant_source_text_ref (source) : NULL;
  ActantAnnotationSet *own_set =
    text_path != NULL ? actant_session_begin_own_set (self->session, text_path) : NULL;

  if (source == self->source && own_set == self->own_set
      && g_strcmp0 (text_path, self->text_path) == 0)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_text (self, text_path, source, own_set);
  g_object_thaw_notify (G_OBJECT (self));
  if (text_path != NULL)
    actant_session_prepare_furniture (self->session, text_path);
}

/* Selects what was asked for in the text that is open now. */
static void
select_wanted (ActantWorkspace *self,
               const char      *id,
               gboolean         show_passage)
{
  actant_workspace_select (self, id);
  if (show_passage)
    {
      actant_workspace_show_page (self, ACTANT_PAGE_TEXT);
      actant_workspace_reveal (self, id);
    }
}

static void
set_opening (ActantWorkspace *self,
             const char      *text_path)
{
  if (self->opening == NULL && text_path == NULL)
    return;

  if (self->opening_cancellable != NULL)
    g_cancellable_cancel (self->opening_cancellable);
  g_clear_object (&self->opening_cancellable);
  g_clear_pointer (&self->wanted_id, g_free);
  g_free (self->opening);
  self->opening = g_strdup (text_path);
  if (text_path != NULL)
    self->opening_cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);
}

static void
text_loaded_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(ActantWorkspace) self = ACTANT_WORKSPACE (user_data);
  g_autoptr(GError) error = NULL;
  ActantSourceText *source = actant_session_load_text_finish (ACTANT_SESSION (source_object),
                                                              result, &error);
  g_autofree char *text_path = NULL;
  g_autofree char *wanted = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->opening_cancellable)
    return;   /* another was asked for meanwhile, or none */

  text_path = g_strdup (self->opening);
  wanted = g_steal_pointer (&self->wanted_id);
  set_opening (self, NULL);
  if (source == NULL)
    {
      actant_workspace_toast (self, error->message, FALSE);
      return;
    }
  show_text (self, text_path, source);
  if (wanted != NULL)
    select_wanted (self, wanted, self->wanted_shown);
  take_awaited (self);
}

static gboolean
is_large (ActantWorkspace *self,
          const char      *text_path)
{
  g_autofree char *path = g_build_filename (actant_session_get_root (self->session), text_path,
                                            NULL);
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size >= LARGE_TEXT;
}

/**
 * actant_workspace_open_text:
 * @text_path: (nullable): a text's path in the study; %NULL closes the open one
 *
 * Loads the text and the coder's own annotations of it. On failure what was
 * open stays open. Opening the open text again takes over a changed decoding.
 * A large text is read in a thread, and opened when it is there: until then
 * "opening" is its path. Large annotations are filled in later.
 *
 * Returns: whether it is open now, or will be
 */
gboolean
actant_workspace_open_text (ActantWorkspace  *self,
                            const char       *text_path,
                            GError          **error)
{
  ActantSourceText *source = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (text_path == NULL || self->session != NULL, FALSE);

  if (text_path != NULL && g_strcmp0 (text_path, self->opening) == 0)
    return TRUE;
  actant_workspace_cancel_opening (self);
  if (text_path != NULL && actant_session_peek_text (self->session, text_path) == NULL
      && is_large (self, text_path))
    {
      set_opening (self, text_path);
      actant_session_load_text_async (self->session, text_path, self->opening_cancellable,
                                      text_loaded_cb, g_object_ref (self));
      return TRUE;
    }

  if (text_path != NULL)
    {
      source = actant_session_load_text (self->session, text_path, error);
      if (source == NULL)
        return FALSE;
    }
  show_text (self, text_path, source);

  return TRUE;
}

/** Returns: (nullable): the path of the text that is being read to be opened */
const char *
actant_workspace_get_opening (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->opening;
}

/** Whether the coder's annotations of the open text are not whole yet; "loading" notifies of how
 * far they are, too. */
gboolean
actant_workspace_is_loading (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), FALSE);

  return self->own_set != NULL && actant_annotation_set_is_loading (self->own_set);
}

/** The open text stays, not the one that is being read. */
void
actant_workspace_cancel_opening (ActantWorkspace *self)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));

  set_opening (self, NULL);
}

/** Returns: (nullable): the open text's path in the study */
const char *
actant_workspace_get_text_path (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->text_path;
}

/** Returns: (transfer none) (nullable): the open text */
ActantSourceText *
actant_workspace_get_source (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->source;
}

/** Returns: (transfer none) (nullable): the coder's annotations of the open text */
ActantAnnotationSet *
actant_workspace_get_own_set (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->own_set;
}

/** Returns: (transfer none): whose annotations of the open text are looked at */
ActantSideBySide *
actant_workspace_get_side (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->side;
}

/** Returns: (transfer none) (nullable): what is looked at of the open text, of all its coders */
ActantCollection *
actant_workspace_get_records (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->records;
}

/* The position of the coder, other than oneself, whose shown record it is. */
static guint
find_other (ActantWorkspace *self,
            const char      *id)
{
  guint coder = actant_side_by_side_find_coder (self->side, id);

  if (coder == 0 || (self->own_set != NULL
                     && actant_collection_lookup (actant_annotation_set_get_records (self->own_set),
                                                  id) != NULL))
    return ACTANT_NO_CODER;

  return coder;
}

/** Returns: (transfer none) (nullable): the annotations of the open text that have the record with
 * @id (nullable), one's own where nobody's have */
ActantAnnotationSet *
actant_workspace_find_set (ActantWorkspace *self,
                           const char      *id)
{
  guint coder;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  coder = find_other (self, id);
  return coder != ACTANT_NO_CODER ? actant_side_by_side_get_set (self->side, coder) : self->own_set;
}

/** Returns: (nullable): the name of the other coder whose the shown record with @id (nullable) is;
 * %NULL for one's own and for the study's records */
const char *
actant_workspace_find_other (ActantWorkspace *self,
                             const char      *id)
{
  guint coder;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  coder = find_other (self, id);
  return coder != ACTANT_NO_CODER ? actant_side_by_side_get_name (self->side, coder) : NULL;
}

/**
 * actant_workspace_refuse:
 * @id: (nullable): a record that is to be changed
 *
 * Says whose it is when it is another coder's.
 *
 * Returns: whether it must not be changed
 */
gboolean
actant_workspace_refuse (ActantWorkspace *self,
                         const char      *id)
{
  const char *name = actant_workspace_find_other (self, id);

  if (name == NULL)
    return FALSE;

  actant_workspace_refuse_of (self, name);
  return TRUE;
}

/** Says that what is to be changed is another coder's: @name. */
void
actant_workspace_refuse_of (ActantWorkspace *self,
                            const char      *name)
{
  g_autofree char *message = NULL;

  g_return_if_fail (ACTANT_IS_WORKSPACE (self) && name != NULL);

  /* Translators: %s is a coder */
  message = g_strdup_printf (_("This is %s’s: it can be looked at, not changed"), name);
  actant_workspace_toast (self, message, FALSE);
}

/** Returns: (transfer none): what decides which annotations are drawn and listed */
ActantQueryFilter *
actant_workspace_get_filter (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->filter;
}

/**
 * actant_workspace_select:
 * @id: (nullable): a record, %NULL for none
 *
 * The record that pane and sidebar show as selected.
 */
void
actant_workspace_select (ActantWorkspace *self,
                         const char      *id)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));

  if (g_strcmp0 (self->selected_id, id) == 0)
    return;

  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
}

/** Returns: (nullable): the selected record's id */
const char *
actant_workspace_get_selected_id (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->selected_id;
}

/** Returns: (transfer none) (nullable): the selected record as it is now */
const ActantRecord *
actant_workspace_get_selected (ActantWorkspace *self)
{
  const char *text;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return find_record (self, self->selected_id, &text);
}

/** Asks the pane to scroll to a record's passage. */
void
actant_workspace_reveal (ActantWorkspace *self,
                         const char      *id)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  g_signal_emit (self, signals[REVEAL], 0, id);
}

/** Asks the sidebar to open a record's form and to focus it. */
void
actant_workspace_edit (ActantWorkspace *self,
                       const char      *id)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  if (!actant_workspace_refuse (self, id))
    g_signal_emit (self, signals[EDIT], 0, id);
}

/**
 * actant_workspace_go_to:
 * @id: a record of the coder's own in any text, or of the study
 * @show_passage: whether to show its passage, too
 *
 * Opens the text that the record is in and selects it. An error becomes a toast.
 *
 * Returns: whether the record is selected now, or will be when its text is there
 */
gboolean
actant_workspace_go_to (ActantWorkspace *self,
                        const char      *id,
                        gboolean         show_passage)
{
  g_autoptr(GError) error = NULL;
  const char *text;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self) && id != NULL, FALSE);

  if (self->session == NULL)
    return FALSE;

  if (find_record (self, id, &text) == NULL)
    {
      text = actant_session_find_text_of (self->session, id);
      if (text == NULL)
        return FALSE;
      if (!actant_workspace_open_text (self, text, &error))
        {
          actant_workspace_toast (self, error->message, FALSE);
          return FALSE;
        }
      if (self->opening != NULL)
        {
          g_free (self->wanted_id);
          self->wanted_id = g_strdup (id);
          self->wanted_shown = show_passage;
          return TRUE;
        }
    }

  select_wanted (self, id, show_passage && text != NULL);

  return TRUE;
}

/**
 * actant_workspace_go_to_of:
 * @self: what the window looks at
 * @text: path of a text
 * @coder: slug of a coder of it
 * @id: a record of that coder's
 * @show_passage: whether to show its passage, too
 *
 * As actant_workspace_go_to() for anybody's record; another's annotations are shown from then on.
 *
 * Returns: whether the record is selected now, or will be when it is there
 */
gboolean
actant_workspace_go_to_of (ActantWorkspace *self,
                           const char      *text,
                           const char      *coder,
                           const char      *id,
                           gboolean         show_passage)
{
  g_autofree char *path = g_strdup (text);
  g_autofree char *own_id = g_strdup (id);
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self) && text != NULL && coder != NULL && id != NULL,
                        FALSE);

  if (self->session == NULL)
    return FALSE;
  if (strcmp (coder, actant_session_get_coder (self->session)) == 0)
    return actant_workspace_go_to (self, id, show_passage);

  await (self, NULL, NULL, FALSE);
  actant_side_by_side_want (self->side, coder);
  if (!actant_workspace_open_text (self, path, &error))
    {
      actant_workspace_toast (self, error->message, FALSE);
      return FALSE;
    }
  await (self, path, own_id, show_passage);
  take_awaited (self);

  return TRUE;
}

/* Whose annotations of the text, of those that are read, have the record; oneself before others. */
static char *
find_holder (ActantWorkspace *self,
             const char      *text,
             const char      *id)
{
  const char *own = actant_session_get_coder (self->session);
  g_auto(GStrv) coders = actant_session_list_coders (self->session, text);
  char *holder = NULL;

  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_peek_set (self->session, text, coders[i]);

      if (set == NULL || (holder != NULL && strcmp (coders[i], own) != 0)
          || actant_collection_lookup_live (actant_annotation_set_get_records (set), ACTANT_KIND_NONE,
                                            id) == NULL)
        continue;
      g_free (holder);
      holder = g_strdup (coders[i]);
    }

  return holder;
}

/** As actant_workspace_go_to_of() for the record, of any coder whose annotations of @text are read. */
gboolean
actant_workspace_go_to_in (ActantWorkspace *self,
                           const char      *text,
                           const char      *id,
                           gboolean         show_passage)
{
  g_autofree char *coder = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self) && text != NULL && id != NULL, FALSE);

  coder = self->session != NULL ? find_holder (self, text, id) : NULL;

  return coder != NULL && actant_workspace_go_to_of (self, text, coder, id, show_passage);
}

/**
 * actant_workspace_set_range:
 * @start: code points
 * @end: code points, exclusive; equal to @start when nothing is selected
 * @caret: code points
 *
 * What is selected in the text. Offsets beyond the text are taken to its end.
 */
void
actant_workspace_set_range (ActantWorkspace *self,
                            gint64           start,
                            gint64           end,
                            gint64           caret)
{
  gint64 length;

  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (start >= 0 && start <= end && caret >= 0);

  length = self->source != NULL ? actant_source_text_get_length (self->source) : 0;
  g_object_freeze_notify (G_OBJECT (self));
  set_offset (self, &self->range_start, MIN (start, length), PROP_RANGE_START);
  set_offset (self, &self->range_end, MIN (end, length), PROP_RANGE_END);
  set_offset (self, &self->caret, MIN (caret, length), PROP_CARET);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * actant_workspace_get_range:
 * @start: (out) (optional): code points
 * @end: (out) (optional): code points, exclusive
 *
 * Returns: whether something is selected
 */
gboolean
actant_workspace_get_range (ActantWorkspace *self,
                            gint64          *start,
                            gint64          *end)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), FALSE);

  if (start != NULL)
    *start = self->range_start;
  if (end != NULL)
    *end = self->range_end;

  return self->range_start < self->range_end;
}

/** Returns: the caret's place, in code points */
gint64
actant_workspace_get_caret (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), 0);

  return self->caret;
}

/**
 * actant_workspace_set_cues:
 * @ranges: (nullable) (element-type ActantTextRange): in code points
 *
 * The words of the open text that the slot with the focus rests on.
 */
void
actant_workspace_set_cues (ActantWorkspace *self,
                           GArray          *ranges)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));

  if (ranges != NULL && ranges->len == 0)
    ranges = NULL;
  if (self->cues == NULL && ranges == NULL)
    return;

  if (ranges != NULL)
    g_array_ref (ranges);
  g_clear_pointer (&self->cues, g_array_unref);
  self->cues = ranges;
  g_signal_emit (self, signals[CUES_CHANGED], 0);
}

/** Returns: (transfer none) (nullable) (element-type ActantTextRange): see above */
GArray *
actant_workspace_get_cues (ActantWorkspace *self)
{
  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), NULL);

  return self->cues;
}

/* Whatever would put a changed copy of another's record into one's own file. */
static gboolean
refuses_any (ActantWorkspace *self,
             ActantChangeSet *change_set)
{
  const char *own = self->own_set != NULL ? actant_annotation_set_get_path (self->own_set) : NULL;

  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);

      if (change->before == NULL && g_strcmp0 (change->file, own) == 0
          && actant_workspace_refuse (self, actant_record_get_id (change->after)))
        return TRUE;
    }

  return FALSE;
}

/**
 * actant_workspace_apply:
 * @change_set: (transfer none): one user action
 *
 * Applies it to the session; what stands against it is shown as a toast.
 *
 * Returns: whether it was applied
 */
gboolean
actant_workspace_apply (ActantWorkspace *self,
                        ActantChangeSet *change_set)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (ACTANT_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  if (refuses_any (self, change_set))
    return FALSE;
  if (actant_session_apply (self->session, change_set, &error))
    return TRUE;

  actant_workspace_toast (self, error->message, FALSE);

  return FALSE;
}

/* A record's title, cut to what fits a toast. */
static char *
dup_short_title (const ActantRecord *record)
{
  const char *title = actant_record_get_title (record);
  const glong longest = 40;

  if (title == NULL || *title == '\0')
    return g_strdup (_(actant_kind_get_info (actant_record_get_kind (record))->label));
  if (g_utf8_strlen (title, -1) <= longest)
    return g_strdup (title);

  {
    g_autofree char *start = g_utf8_substring (title, 0, longest - 1);

    return g_strconcat (g_strchomp (start), "…", NULL);
  }
}

/**
 * actant_workspace_delete:
 * @id: a record of the open text or of the study
 *
 * Deletes it without asking, and offers Undo.
 */
void
actant_workspace_delete (ActantWorkspace *self,
                         const char      *id)
{
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  const ActantRecord *record;
  const char *text;

  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  record = find_record (self, id, &text);
  if (record == NULL || actant_record_is_opaque (record) || actant_workspace_refuse (self, id))
    return;

  /* Translators: the name of an action; %s is a kind of record: "Delete Claim" */
  label = g_strdup_printf (_("Delete %s"),
                           _(actant_kind_get_info (actant_record_get_kind (record))->label));
  title = dup_short_title (record);
  change_set = actant_change_set_new (label);
  if (!actant_session_delete (self->session, change_set, text, id)
      || !actant_workspace_apply (self, change_set))
    return;

  /* Translators: %s is what was deleted: “The North tests a missile” deleted */
  message = g_strdup_printf (_("“%s” deleted"), title);
  actant_workspace_toast (self, message, TRUE);
}

/**
 * actant_workspace_toast:
 * @message: what happened, in a sentence without a full stop
 * @undo: whether the last change can be undone from there
 */
void
actant_workspace_toast (ActantWorkspace *self,
                        const char      *message,
                        gboolean         undo)
{
  g_return_if_fail (ACTANT_IS_WORKSPACE (self));
  g_return_if_fail (message != NULL);

  g_signal_emit (self, signals[TOAST], 0, message, undo);
}
