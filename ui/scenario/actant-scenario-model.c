/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a study's scenarios share. */
#include "config.h"

#include "scenario/actant-scenario-model.h"

#include <glib/gi18n.h>

#include "session/actant-placing.h"
#include "session/actant-work.h"

/* Claims from which on the matrix is made between the frames, and how many in a step. */
#define MANY 4000
#define STEP 256

struct _ActantScenarioModel
{
  GObject               parent_instance;

  ActantWorkspace      *workspace;         /* owned */
  GSignalGroup         *session_signals;
  ActantScenarioMatrix *matrix;            /* owned, nullable */
  GPtrArray            *items;             /* owned ActantClaimItem, by row */
  GHashTable           *by_id;             /* borrowed id -> borrowed item */
  char                 *shown;             /* id of the scenario looked at */
  ActantWork           *work;              /* owned; on the next matrix, or NULL */
  gboolean              active;
  gboolean              stale;
};

G_DEFINE_FINAL_TYPE (ActantScenarioModel, actant_scenario_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SCENARIO_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ActantSession *
get_session (ActantScenarioModel *self)
{
  return actant_workspace_get_session (self->workspace);
}

/* The next matrix and its items, in the making. */
typedef struct
{
  ActantScenarioModel  *model;    /* borrowed */
  ActantScenarioMatrix *matrix;   /* owned, nullable */
  GPtrArray            *items;    /* owned ActantClaimItem, by row */
  GHashTable           *by_id;    /* id, borrowed from the matrix's claim -> borrowed item */
} Next;

static void
free_next (gpointer data)
{
  Next *next = data;

  g_clear_pointer (&next->by_id, g_hash_table_unref);
  g_clear_pointer (&next->items, g_ptr_array_unref);
  g_clear_pointer (&next->matrix, actant_scenario_matrix_free);
  g_free (next);
}

static Next *
begin_next (ActantScenarioModel *self)
{
  Next *next = g_new0 (Next, 1);

  next->model = self;
  next->items = g_ptr_array_new_with_free_func (g_object_unref);
  next->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (get_session (self) != NULL)
    {
      g_autoptr(GPtrArray) sets = actant_scenario_matrix_load_own_sets (get_session (self));

      next->matrix = actant_scenario_matrix_begin (get_session (self), sets);
    }

  return next;
}

/* Items stay with their claims; one that is known still shows what it did. */
static void
add_item (Next  *next,
          guint  row)
{
  const ActantRecord *claim = actant_scenario_matrix_get_claim (next->matrix, row);
  const char *id = actant_record_get_id (claim);
  ActantClaimItem *item = g_hash_table_lookup (next->model->by_id, id);

  if (item != NULL)
    g_object_ref (item);
  else
    {
      ActantAnnotationSet *set = actant_scenario_matrix_get_set (next->matrix, row);

      item = actant_claim_item_new (actant_annotation_set_get_text_path (set));
      actant_claim_item_set (item, claim, row);
    }
  g_ptr_array_add (next->items, item);
  g_hash_table_insert (next->by_id, (gpointer) id, item);
}

/* Makes rows of some claims, and their items; whether there are others. */
static gboolean
add_some (Next  *next,
          guint  n)
{
  gboolean more = next->matrix != NULL && actant_scenario_matrix_add_some (next->matrix, n);
  guint n_rows = next->matrix != NULL ? actant_scenario_matrix_get_n_claims (next->matrix) : 0;

  while (next->items->len < n_rows)
    add_item (next, next->items->len);

  return more;
}

static ActantStep
step_cb (ActantWork  *work,
         gpointer     data,
         GError     **error)
{
  return add_some (data, STEP) ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

/* A scenario that is gone gives way to the first there is. */
static void
check_shown (ActantScenarioModel *self)
{
  guint n = self->matrix != NULL ? actant_scenario_matrix_get_n_scenarios (self->matrix) : 0;

  if (n == 0)
    actant_scenario_model_show (self, NULL);
  else if (actant_scenario_model_get_column (self) == ACTANT_NO_POSITION)
    actant_scenario_model_show (self,
                                actant_record_get_id (actant_scenario_matrix_get_scenario (self->matrix, 0)));
}

static void
take_next (ActantScenarioModel *self,
           Next                *next)
{
  Next before = { self, self->matrix, self->items, self->by_id };

  self->matrix = g_steal_pointer (&next->matrix);
  self->items = g_steal_pointer (&next->items);
  self->by_id = g_steal_pointer (&next->by_id);
  for (guint row = 0; row < self->items->len; row++)
    actant_claim_item_set (self->items->pdata[row],
                           actant_scenario_matrix_get_claim (self->matrix, row), row);
  free_next (g_memdup2 (&before, sizeof before));
  check_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(ActantScenarioModel) self = ACTANT_SCENARIO_MODEL (user_data);

  if (!actant_work_finish (ACTANT_WORK (source), result, NULL))
    return;

  g_clear_object (&self->work);
  take_next (self, actant_work_get_data (result));
}

static void
stop_work (ActantScenarioModel *self)
{
  if (self->work != NULL)
    actant_work_cancel (self->work);
  g_clear_object (&self->work);
}

/* Until the matrix of a large study is made, the one before stays. */
static void
refresh (ActantScenarioModel *self)
{
  Next *next;

  stop_work (self);
  self->stale = !self->active;
  if (self->stale)
    return;

  next = begin_next (self);
  if (add_some (next, MANY))
    {
      self->work = actant_work_new ("");
      actant_work_run_in_steps (self->work, step_cb, next, free_next, made_cb,
                                g_object_ref (self));
      return;
    }

  take_next (self, next);
  free_next (next);
}

/* A claim that stays where it is changes in its row. */
static gboolean
update_row (ActantScenarioModel *self,
            const char          *id)
{
  ActantClaimItem *item = actant_scenario_model_find_item (self, id);
  const ActantRecord *now;
  ActantAnnotationSet *set;
  guint row;

  if (item == NULL)
    return FALSE;

  row = actant_claim_item_get_row (item);
  set = actant_scenario_matrix_get_set (self->matrix, row);
  now = actant_collection_lookup_live (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM,
                                       id);
  if (now == NULL)
    return FALSE;

  /* The key is the id of the claim that goes. */
  g_hash_table_steal (self->by_id, id);
  if (!actant_scenario_matrix_update (self->matrix, row, now))
    return FALSE;
  g_hash_table_insert (self->by_id, (gpointer) actant_record_get_id (now), item);
  actant_claim_item_set (item, now, row);

  return TRUE;
}

/* Whether the rows tell all of a change; else another matrix is needed. */
static gboolean
update_rows (ActantScenarioModel *self,
             ActantChangeSet     *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *either = change->after != NULL ? change->after : change->before;

      switch (actant_record_get_kind (either))
        {
        case ACTANT_KIND_CLAIM:
          if (!update_row (self, actant_record_get_id (either)))
            return FALSE;
          break;
        case ACTANT_KIND_MENTION:
        case ACTANT_KIND_CODING:
        case ACTANT_KIND_RELATION:
        case ACTANT_KIND_ACTOR:
        case ACTANT_KIND_CODE:
        case ACTANT_KIND_MEMO:
          break;   /* not in the matrix */
        default:
          return FALSE;
        }
    }

  return actant_change_set_get_n (change_set) > 0;
}

static void
session_changed_cb (ActantSession       *session,
                    ActantChangeSet     *change_set,
                    ActantScenarioModel *self)
{
  if (self->active && self->matrix != NULL && self->work == NULL
      && update_rows (self, change_set))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    refresh (self);
}

static void
session_notify_cb (ActantScenarioModel *self)
{
  g_signal_group_set_target (self->session_signals, get_session (self));
  refresh (self);
}

static void
actant_scenario_model_dispose (GObject *object)
{
  ActantScenarioModel *self = ACTANT_SCENARIO_MODEL (object);

  self->active = FALSE;
  stop_work (self);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->matrix, actant_scenario_matrix_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_scenario_model_parent_class)->dispose (object);
}

static void
actant_scenario_model_class_init (ActantScenarioModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_scenario_model_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SCENARIO_CHANGED] =
    g_signal_new ("scenario-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
actant_scenario_model_init (ActantScenarioModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->stale = TRUE;
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect (self->session_signals, "changed", G_CALLBACK (session_changed_cb), self);
}

/** Returns: (transfer full): a model that nobody looks at yet */
ActantScenarioModel *
actant_scenario_model_new (ActantWorkspace *workspace)
{
  ActantScenarioModel *self = g_object_new (ACTANT_TYPE_SCENARIO_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_notify_cb), self,
                           G_CONNECT_SWAPPED);
  session_notify_cb (self);

  return self;
}

/** Returns: (transfer none): what the window looks at */
ActantWorkspace *
actant_scenario_model_get_workspace (ActantScenarioModel *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), NULL);

  return self->workspace;
}

/** Whether somebody looks. */
void
actant_scenario_model_set_active (ActantScenarioModel *self,
                                  gboolean             active)
{
  g_return_if_fail (ACTANT_IS_SCENARIO_MODEL (self));

  self->active = active;
  if (active && self->stale)
    refresh (self);
}

/** Whether the next matrix is being made; "changed" comes when it is. */
gboolean
actant_scenario_model_is_working (ActantScenarioModel *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), FALSE);

  return self->work != NULL;
}

/** Returns: (transfer none) (nullable): claims and scenarios as they are now, or were before it
 * is made */
const ActantScenarioMatrix *
actant_scenario_model_get_matrix (ActantScenarioModel *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), NULL);

  return self->matrix;
}

/** Returns: (transfer none): the item of the claim in @row */
ActantClaimItem *
actant_scenario_model_get_item (ActantScenarioModel *self,
                                guint                row)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self) && row < self->items->len, NULL);

  return self->items->pdata[row];
}

/** Returns: (transfer none) (nullable): the item of the claim @id */
ActantClaimItem *
actant_scenario_model_find_item (ActantScenarioModel *self,
                                 const char          *id)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/** Looks at the scenario @scenario, or at none. */
void
actant_scenario_model_show (ActantScenarioModel *self,
                            const char          *scenario)
{
  g_return_if_fail (ACTANT_IS_SCENARIO_MODEL (self));

  if (g_strcmp0 (self->shown, scenario) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (scenario);
  g_signal_emit (self, signals[SCENARIO_CHANGED], 0);
}

/** Returns: (nullable): id of the scenario looked at */
const char *
actant_scenario_model_get_shown (ActantScenarioModel *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), NULL);

  return self->shown;
}

/** The column of the scenario looked at, %ACTANT_NO_POSITION for none. */
guint
actant_scenario_model_get_column (ActantScenarioModel *self)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), ACTANT_NO_POSITION);

  return self->matrix != NULL ? actant_scenario_matrix_find_scenario (self->matrix, self->shown)
                              : ACTANT_NO_POSITION;
}

static gboolean
is_taken (ActantSession *session,
          const char    *title)
{
  ActantCollection *study = actant_session_get_study (session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_SCENARIO); i++)
    if (g_strcmp0 (actant_record_get_title (actant_collection_get (study, ACTANT_KIND_SCENARIO, i)),
                   title) == 0)
      return TRUE;

  return FALSE;
}

/**
 * actant_scenario_model_add:
 *
 * Makes a scenario with a title to be written over, and looks at it.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
actant_scenario_model_add (ActantScenarioModel *self)
{
  ActantSession *session = get_session (self);
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(ActantRecord) empty = NULL;
  g_autoptr(ActantRecord) scenario = NULL;
  g_autofree char *title = NULL;
  guint n = 1;

  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self), NULL);

  if (session == NULL)
    return NULL;

  do
    {
      g_free (title);
      /* Translators: the title of a new scenario, until the analyst gives it one */
      title = g_strdup_printf (_("Scenario %u"), n++);
    }
  while (is_taken (session, title));

  change_set = actant_change_set_new (_("Add Scenario"));
  empty = actant_session_new_record (session, ACTANT_KIND_SCENARIO);
  scenario = actant_record_set (empty, "title", actant_value_new_text (title));
  if (!actant_session_put (session, change_set, NULL, scenario)
      || !actant_workspace_apply (self->workspace, change_set))
    return NULL;

  actant_scenario_model_show (self, actant_record_get_id (scenario));
  return g_strdup (actant_record_get_id (scenario));
}

typedef ActantRecord *(*Change) (ActantSession      *session,
                                 const ActantRecord *claim,
                                 const char         *scenario,
                                 const char         *value);

/* One undoable action over claims, of whatever texts. */
static gboolean
change_all (ActantScenarioModel *self,
            const char          *label,
            const char * const  *claims,
            const char          *scenario,
            const char          *value,
            Change               change)
{
  ActantSession *session = get_session (self);
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (label);
  gboolean any = FALSE;

  for (guint i = 0; claims[i] != NULL; i++)
    {
      ActantClaimItem *item = actant_scenario_model_find_item (self, claims[i]);
      g_autoptr(ActantRecord) changed = NULL;

      if (item == NULL)
        continue;
      changed = change (session, actant_claim_item_get_record (item), scenario, value);
      any |= actant_session_put (session, change_set, actant_claim_item_get_text_path (item),
                                 changed);
    }

  return any && actant_workspace_apply (self->workspace, change_set);
}

static ActantRecord *
set_role (ActantSession      *session,
          const ActantRecord *claim,
          const char         *scenario,
          const char         *role)
{
  g_autoptr(ActantRecord) placed = NULL;

  if (role != NULL)
    return actant_placing_set (session, claim, scenario, "role", role);

  placed = actant_placing_set (session, claim, scenario, NULL, NULL);
  return actant_placing_set (session, placed, scenario, "role", NULL);
}

static ActantRecord *
remove_item (ActantSession      *session,
             const ActantRecord *claim,
             const char         *scenario,
             const char         *unused)
{
  return actant_placing_remove (session, claim, scenario);
}

static ActantRecord *
set_consistency (ActantSession      *session,
                 const ActantRecord *claim,
                 const char         *scenario,
                 const char         *consistency)
{
  return actant_placing_set (session, claim, scenario, "consistency", consistency);
}

/**
 * actant_scenario_model_place:
 * @claims: (array zero-terminated=1): ids
 * @scenario: id of a scenario
 * @role: (nullable): what they are in it, %NULL for no role
 *
 * Returns: whether anything changed
 */
gboolean
actant_scenario_model_place (ActantScenarioModel *self,
                             const char * const  *claims,
                             const char          *scenario,
                             const char          *role)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self) && scenario != NULL, FALSE);

  return change_all (self, _("Place in Scenario"), claims, scenario, role, set_role);
}

/**
 * actant_scenario_model_take_out:
 * @claims: (array zero-terminated=1): ids
 * @scenario: id of a scenario
 *
 * Takes claims out of a scenario, with their consistency with it.
 *
 * Returns: whether anything changed
 */
gboolean
actant_scenario_model_take_out (ActantScenarioModel *self,
                                const char * const  *claims,
                                const char          *scenario)
{
  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self) && scenario != NULL, FALSE);

  return change_all (self, _("Take Out of Scenario"), claims, scenario, NULL, remove_item);
}

/**
 * actant_scenario_model_rate:
 * @claim: id of a claim
 * @scenario: id of a scenario
 * @consistency: (nullable): CC, C, N, I or II; %NULL to unset
 *
 * Returns: whether anything changed
 */
gboolean
actant_scenario_model_rate (ActantScenarioModel *self,
                            const char          *claim,
                            const char          *scenario,
                            const char          *consistency)
{
  const char *claims[] = { claim, NULL };

  g_return_val_if_fail (ACTANT_IS_SCENARIO_MODEL (self) && scenario != NULL, FALSE);

  return change_all (self, _("Rate Consistency"), claims, scenario, consistency, set_consistency);
}
