/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one does to the codebook on its page. */
#include "config.h"

#include "codebook/actant-codebook-page-private.h"

#include "actant-compat-dialogs.h"
#include "codebook/actant-codebook.h"
#include "codebook/actant-recode-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

static ActantSession *
get_session (ActantCodebookPage *self)
{
  return actant_workspace_get_session (self->workspace);
}

static GtkWindow *
get_window (ActantCodebookPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Applies an edit and says so in @words, with a way back. */
static gboolean
apply (ActantCodebookPage  *self,
       ActantChangeSet     *edit,
       const char          *words,
       GError             **error)
{
  if (edit == NULL || !actant_session_apply (get_session (self), edit, error))
    return FALSE;
  if (actant_change_set_get_n (edit) > 0)
    actant_workspace_toast (self->workspace, words, TRUE);

  return TRUE;
}

/* As apply(), with what is wrong as a toast. */
static void
apply_or_tell (ActantCodebookPage *self,
               ActantChangeSet    *edit,
               const char         *words,
               const GError       *reason)
{
  g_autoptr(GError) error = NULL;

  if (edit != NULL)
    apply (self, edit, words, &error);
  if (reason != NULL || error != NULL)
    actant_workspace_toast (self->workspace, reason != NULL ? reason->message : error->message, FALSE);
}

static char *
dup_name_of (ActantCodebookPage *self,
             const char         *id)
{
  const ActantRecord *record = actant_session_lookup (get_session (self), self->kind, id);

  return record != NULL ? actant_codebook_dup_name (record) : g_strdup ("");
}

/* Selects a new record and lets its form be filled at once. */
static gboolean
add_named (ActantCodebookPage  *self,
           const char          *name,
           const char          *use,
           const char          *parent,
           GError             **error)
{
  g_autofree char *id = NULL;
  g_autoptr(ActantChangeSet) edit = actant_codebook_add (get_session (self), self->kind, name, use,
                                                         parent, &id, error);
  g_autofree char *words = g_strdup_printf (_("“%s” added"), name);

  if (!apply (self, edit, words, error))
    return FALSE;

  actant_codebook_page_select (self, id);
  return TRUE;
}

/* What is new lies beside what is selected, and is of its use. */
static gboolean
named_new_cb (const char  *name,
              gpointer     user_data,
              GError     **error)
{
  ActantCodebookPage *self = user_data;
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  const ActantRecord *parent = record != NULL ? actant_codebook_get_parent (get_session (self), record)
                                              : NULL;
  g_autofree char *parent_id = parent != NULL ? g_strdup (actant_record_get_id (parent)) : NULL;
  g_autofree char *use = record != NULL ? g_strdup (actant_record_get_text (record, "use"))
                                        : g_strdup ("issue");

  return add_named (self, name, use, parent_id, error);
}

static gboolean
named_child_cb (const char  *name,
                gpointer     user_data,
                GError     **error)
{
  ActantCodebookPage *self = user_data;
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  g_autofree char *use = record != NULL ? g_strdup (actant_record_get_text (record, "use")) : NULL;
  g_autofree char *id = g_strdup (self->id);

  return add_named (self, name, use, id, error);
}

static gboolean
renamed_cb (const char  *name,
            gpointer     user_data,
            GError     **error)
{
  ActantCodebookPage *self = user_data;
  g_autoptr(ActantChangeSet) edit = actant_codebook_rename (get_session (self), self->id, name, error);
  g_autofree char *words = g_strdup_printf (_("Renamed to “%s”"), name);

  return apply (self, edit, words, error);
}

static void
ask (ActantCodebookPage *self,
     const char         *question,
     const char         *name,
     ActantNameFunc      func)
{
  GdkRectangle place;

  _actant_codebook_page_get_place (self, &place);
  actant_name_popover_ask (ACTANT_NAME_POPOVER (self->popover), question, name, &place, func, self);
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);

  ask (self, self->kind == ACTANT_KIND_CODE ? _("New Code")
             : self->kind == ACTANT_KIND_ACTOR ? _("New Actor")
             : self->kind == ACTANT_KIND_EVENT ? _("New Event") : _("New Field"), NULL, named_new_cb);
}

static void
add_child_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  g_autofree char *name = record != NULL ? actant_codebook_dup_name (record) : NULL;
  g_autofree char *question = g_strdup_printf (_("New Under “%s”"), name);

  if (record != NULL)
    ask (self, question, NULL, named_child_cb);
}

static void
rename_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  g_autofree char *name = record != NULL ? actant_codebook_dup_name (record) : NULL;

  if (record != NULL)
    ask (self, _("New Name"), name, renamed_cb);
}

/* Puts @id under @parent, or at the top. */
void
_actant_codebook_page_move (ActantCodebookPage *self,
                            const char         *id,
                            const char         *parent)
{
  g_autofree char *moved = g_strdup (id);
  g_autofree char *name = dup_name_of (self, id);
  g_autofree char *words = g_strdup_printf (_("“%s” moved"), name);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = actant_codebook_move (get_session (self), id, parent, &error);

  g_clear_pointer (&self->cut_id, g_free);
  apply_or_tell (self, edit, words, error);
  actant_codebook_page_select (self, moved);
  _actant_codebook_page_update_actions (self);
}

static void
cut_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  g_autofree char *name = record != NULL ? actant_codebook_dup_name (record) : NULL;
  g_autofree char *words = g_strdup_printf (_("“%s” cut: select what it is to lie under, then paste"), name);

  if (record == NULL)
    return;
  g_free (self->cut_id);
  self->cut_id = g_strdup (self->id);
  actant_workspace_toast (self->workspace, words, FALSE);
  _actant_codebook_page_update_actions (self);
}

/* Under what is selected; on a heading, at the top. */
static void
paste_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  g_autofree char *id = g_strdup (self->cut_id);
  g_autofree char *parent = g_strdup (self->id);

  if (id != NULL)
    _actant_codebook_page_move (self, id, parent);
}

static void
move_to_top_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  g_autofree char *id = g_strdup (self->id);

  if (id != NULL)
    _actant_codebook_page_move (self, id, NULL);
}

static void
present (ActantCodebookPage *self,
         GtkWidget          *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
merge_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);

  if (self->id != NULL)
    present (self, actant_recode_dialog_new_merge (self->workspace, self->id));
}

static void
split_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);

  if (self->id != NULL)
    present (self, actant_recode_dialog_new_split (self->workspace, self->id));
}

static void
retire_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  gboolean retired = record != NULL && actant_codebook_is_retired (record);
  g_autofree char *name = record != NULL ? actant_codebook_dup_name (record) : NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;

  if (record == NULL)
    return;
  edit = actant_codebook_retire (get_session (self), self->id, !retired, &error);
  words = retired ? g_strdup_printf (_("“%s” is offered again"), name)
                  : g_strdup_printf (_("“%s” retired"), name);
  apply_or_tell (self, edit, words, error);
}

static void
delete_answered_cb (GObject      *parent,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(ActantCodebookPage) self = user_data;
  g_autofree char *answer = actant_ask_finish (GTK_WINDOW (parent), result);

  if (g_strcmp0 (answer, "merge") == 0)
    merge_action (GTK_WIDGET (self), NULL, NULL);
  else if (g_strcmp0 (answer, "retire") == 0)
    retire_action (GTK_WIDGET (self), NULL, NULL);
}

static void
ask_instead (ActantCodebookPage *self,
             const char         *name,
             const char         *reason)
{
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  g_autofree char *heading = g_strdup_printf (_("“%s” Is in Use"), name);
  const ActantAnswer answers[] = {
    { "cancel", _("_Cancel"), FALSE, FALSE },
    { "retire", _("_Retire"), FALSE, FALSE },
    { "merge", _("_Merge Into …"), TRUE, FALSE },
  };
  const ActantAnswer retired[] = { answers[0], answers[2] };
  gboolean is_retired = actant_codebook_is_retired (record);

  actant_ask_async (get_window (self), heading, reason, is_retired ? retired : answers,
                    is_retired ? G_N_ELEMENTS (retired) : G_N_ELEMENTS (answers),
                    delete_answered_cb, g_object_ref (self));
}

static void
delete_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantCodebookPage *self = ACTANT_CODEBOOK_PAGE (widget);
  const ActantRecord *record = _actant_codebook_page_get_record (self);
  g_autofree char *name = record != NULL ? actant_codebook_dup_name (record) : NULL;
  g_autofree char *words = g_strdup_printf (_("“%s” deleted"), name);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;

  if (record == NULL)
    return;
  edit = actant_codebook_delete (get_session (self), self->id, &error);
  if (g_error_matches (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT) && get_window (self) != NULL)
    ask_instead (self, name, error->message);
  else
    apply_or_tell (self, edit, words, error);
}

void
_actant_codebook_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  activate;
    guint                        key;
    GdkModifierType              state;
  } actions[] = {
    { "codebook.add", add_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "codebook.add-child", add_child_action, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "codebook.rename", rename_action, GDK_KEY_F2, 0 },
    { "codebook.cut", cut_action, 0, 0 },
    { "codebook.paste", paste_action, 0, 0 },
    { "codebook.move-to-top", move_to_top_action, 0, 0 },
    { "codebook.merge", merge_action, 0, 0 },
    { "codebook.split", split_action, 0, 0 },
    { "codebook.retire", retire_action, 0, 0 },
    { "codebook.delete", delete_action, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].state,
                                             actions[i].name, NULL);
    }
}

void
_actant_codebook_page_update_actions (ActantCodebookPage *self)
{
  static const char * const of_record[] = {
    "codebook.rename", "codebook.merge", "codebook.retire", "codebook.delete",
  };
  static const char * const of_tree[] = {
    "codebook.add-child", "codebook.cut", "codebook.move-to-top",
  };
  gboolean selected = _actant_codebook_page_get_record (self) != NULL;
  gboolean tree = self->kind == ACTANT_KIND_CODE || self->kind == ACTANT_KIND_ACTOR;

  for (guint i = 0; i < G_N_ELEMENTS (of_record); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_record[i], selected);
  for (guint i = 0; i < G_N_ELEMENTS (of_tree); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_tree[i], selected && tree);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.split",
                                 selected && self->kind != ACTANT_KIND_FIELD);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.paste", self->cut_id != NULL && tree);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.add", get_session (self) != NULL);
}
