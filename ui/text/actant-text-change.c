/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the open text has changed, and what became of the passages. */
#include "config.h"

#include "text/actant-text-change.h"

#include <glib/gi18n.h>

struct _ActantTextChange
{
  GObject             parent_instance;

  ActantWorkspace    *workspace;        /* owned */
  GSignalGroup       *session_signals;
  ActantWork         *work;             /* nullable: at it */
  ActantReanchorPlan *plan;             /* nullable: what came of it */
  guint               timer;            /* until it is called slow */
  gboolean            slow;
  guint               n_unplaced;       /* passages without a place when it was made */
};

G_DEFINE_FINAL_TYPE (ActantTextChange, actant_text_change, G_TYPE_OBJECT)

/* Milliseconds after which it is worth saying that passages are being looked for. */
#define SLOW 500

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop (ActantTextChange *self)
{
  if (self->work != NULL)
    actant_work_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->slow = FALSE;
}

static gboolean
slow_cb (gpointer user_data)
{
  ActantTextChange *self = user_data;

  self->timer = 0;
  self->slow = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
drop_plan (ActantTextChange *self)
{
  if (self->plan == NULL)
    return;

  g_clear_pointer (&self->plan, actant_reanchor_plan_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
run_plan (ActantWork  *work,
          gpointer     data,
          GError     **error)
{
  return actant_reanchor_plan_run (*(ActantReanchorPlan **) data, work, error);
}

static void
free_plan (gpointer data)
{
  ActantReanchorPlan **plan = data;

  g_clear_pointer (plan, actant_reanchor_plan_free);
  g_free (plan);
}

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(ActantTextChange) self = user_data;
  ActantWork *work = ACTANT_WORK (object);
  ActantReanchorPlan **plan = actant_work_get_data (result);

  if (!actant_work_finish (work, result, NULL) || work != self->work)
    return;

  stop (self);
  g_clear_pointer (&self->plan, actant_reanchor_plan_free);
  self->plan = g_steal_pointer (plan);
  if (self->plan->items->len == 0)
    g_clear_pointer (&self->plan, actant_reanchor_plan_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** Looks at the open text again. */
void
actant_text_change_update (ActantTextChange *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const char *text = actant_workspace_get_text_path (self->workspace);
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  ActantReanchorPlan **plan;

  stop (self);
  if (session == NULL || text == NULL || set == NULL || actant_annotation_set_is_loading (set)
      || !actant_annotation_set_is_writable (set)
      || !actant_session_has_changed_text (session, text))
    {
      drop_plan (self);
      return;
    }

  plan = g_new0 (ActantReanchorPlan *, 1);
  *plan = actant_reanchor_plan_new (session, text, NULL);
  if (*plan == NULL)
    {
      free_plan (plan);
      drop_plan (self);
      return;
    }
  self->n_unplaced = actant_annotation_set_count_unanchored (set);
  self->work = actant_work_new (_("Finding passages again"));
  actant_work_run_in_thread (self->work, run_plan, plan, free_plan, planned_cb,
                             g_object_ref (self));
  self->timer = g_timeout_add (SLOW, slow_cb, self);
}

/* Most changes have nothing to do with where passages are. */
static void
session_changed_cb (ActantTextChange *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const char *text = actant_workspace_get_text_path (self->workspace);
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  guint n;

  if (text == NULL || set == NULL)
    return;
  n = actant_annotation_set_count_unanchored (set);
  if (n != self->n_unplaced
      || (self->plan != NULL) != actant_session_has_changed_text (session, text))
    actant_text_change_update (self);
  self->n_unplaced = n;
}

static void
session_cb (ActantTextChange *self)
{
  g_signal_group_set_target (self->session_signals, actant_workspace_get_session (self->workspace));
  actant_text_change_update (self);
}

static void
actant_text_change_dispose (GObject *object)
{
  ActantTextChange *self = ACTANT_TEXT_CHANGE (object);

  stop (self);
  g_clear_pointer (&self->plan, actant_reanchor_plan_free);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_text_change_parent_class)->dispose (object);
}

static void
actant_text_change_class_init (ActantTextChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_text_change_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACTANT_TYPE_TEXT_CHANGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_text_change_init (ActantTextChange *self)
{
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
}

/** Returns: (transfer full): what follows @workspace */
ActantTextChange *
actant_text_change_new (ActantWorkspace *workspace)
{
  static const char * const names[] = {
    "notify::source", "notify::own-set", "notify::loading"
  };
  ActantTextChange *self = g_object_new (ACTANT_TYPE_TEXT_CHANGE, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (workspace, names[i], G_CALLBACK (actant_text_change_update), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  session_cb (self);

  return self;
}

/** Whether passages are being looked for, and that for a while. */
gboolean
actant_text_change_is_slow (ActantTextChange *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE (self), FALSE);

  return self->slow;
}

/** Returns: (transfer none) (nullable): what became of the passages, once that is known */
ActantReanchorPlan *
actant_text_change_get_plan (ActantTextChange *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE (self), NULL);

  return self->plan;
}

/** How many passages somebody has to decide about. */
guint
actant_text_change_count_open (ActantTextChange *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE (self), 0);

  return self->plan == NULL ? 0
         : self->plan->counts[ACTANT_PLACE_DOUBTFUL] + self->plan->counts[ACTANT_PLACE_SUGGESTED]
           + self->plan->counts[ACTANT_PLACE_ORPHAN];
}

/** Returns: (transfer full) (nullable): "Text changed since coding: 212 in place, …", or that it
 *   is being found out */
char *
actant_text_change_dup_summary (ActantTextChange *self)
{
  g_autofree char *in_place = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *open = NULL;
  guint n;

  g_return_val_if_fail (ACTANT_IS_TEXT_CHANGE (self), NULL);

  if (self->slow)
    return g_strdup (_("Text changed since coding: looking for the passages…"));
  if (self->plan == NULL)
    return NULL;

  n = self->plan->counts[ACTANT_PLACE_IN_PLACE];
  in_place = g_strdup_printf (ngettext ("%u in place", "%u in place", n), n);
  n = self->plan->counts[ACTANT_PLACE_MOVED];
  moved = g_strdup_printf (ngettext ("%u moved", "%u moved", n), n);
  n = actant_text_change_count_open (self);
  open = g_strdup_printf (ngettext ("%u needs you", "%u need you", n), n);

  /* Translators: how many passages are in place, have moved, need the user: “212 in place” … */
  return g_strdup_printf (_("Text changed since coding: %s, %s, %s"), in_place, moved, open);
}
