/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record's fields, each with its editor. */
#include "config.h"

#include "sidebar/actant-record-form-private.h"

#include "session/actant-claim-cues.h"
#include "session/actant-recovery.h"
#include "sidebar/actant-record-words.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (ActantRecordForm, actant_record_form, GTK_TYPE_WIDGET)

static void
free_line (gpointer data)
{
  ActantFormLine *line = data;

  g_clear_pointer (&line->fixed, actant_record_unref);
  g_free (line);
}

/* All that a coder fills of a claim, in the table's order. */
static const char * const *
get_claim_fields (void)
{
  static const char *names[65];
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;

  guint n = 0;

  for (guint i = 0; i < table->n_fields; i++)
    if ((table->fields[i].flags & ACTANT_FIELD_INTERNAL) == 0)
      names[n++] = table->fields[i].name;
  names[n] = NULL;

  return names;
}

/**
 * actant_record_form_get_usual:
 * @kind: claim, mention, coding, relation, actor, code, scenario or text
 *
 * Returns: (array zero-terminated=1): the fields that its form shows
 */
const char * const *
actant_record_form_get_usual (ActantKind kind)
{
  static const char * const mention[] = { "actors", "mode", "note", NULL };
  static const char * const coding[] = { "code", "note", NULL };
  static const char * const relation[] = { "type", "group", "join", "note", NULL };
  static const char * const actor[] = {
    "name", "aliases", "type", "country", "parent", "members", "color", "note", NULL
  };
  static const char * const code[] = {
    "name", "use", "parent", "statement", "description", "rule", "example", "color", "shortcut",
    "note", NULL
  };
  static const char * const scenario[] = {
    "title", "focal_question", "horizon", "likelihood", "driving_forces", "critical_uncertainties",
    "signposts", "narrative", "color", "note", NULL
  };
  static const char * const text[] = {
    "title", "authors", "publisher", "date", "language", "encoding", "url", "disclaimer", "note",
    NULL
  };

  switch (kind)
    {
    case ACTANT_KIND_CLAIM:
      return get_claim_fields ();
    case ACTANT_KIND_MENTION:
      return mention;
    case ACTANT_KIND_CODING:
      return coding;
    case ACTANT_KIND_RELATION:
      return relation;
    case ACTANT_KIND_ACTOR:
      return actor;
    case ACTANT_KIND_CODE:
      return code;
    case ACTANT_KIND_SCENARIO:
      return scenario;
    case ACTANT_KIND_TEXT:
      return text;
    default:
      g_return_val_if_reached (NULL);
    }
}

static ActantFormLine *
find_line (ActantRecordForm *self,
           const char       *field)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      ActantFormLine *line = self->lines->pdata[i];

      if (strcmp (line->field->name, field) == 0)
        return line;
    }

  return NULL;
}

static void
set_error (ActantRecordForm  *self,
           ActantFieldEditor *editor,
           const char        *message)
{
  GtkWidget *control = actant_field_editor_get_control (editor);
  ActantFormLine *line = find_line (self, actant_field_editor_get_field (editor)->name);

  gtk_label_set_text (GTK_LABEL (line->error), message != NULL ? message : "");
  gtk_widget_set_visible (line->error, message != NULL);

  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (editor), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (editor), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The record as it is now; a new one that the session has yet to see is what
 * the form was given. NULL when it is gone. */
const ActantRecord *
_actant_record_form_get_current (ActantRecordForm *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  ActantCollection *collection = NULL;
  const ActantRecord *now;

  if (self->record == NULL || session == NULL)
    return NULL;

  if (self->text_path == NULL)
    collection = actant_session_get_study (session);
  else
    collection = actant_annotation_set_get_records (
      actant_session_see_own_set (session, self->text_path));

  now = actant_collection_lookup (collection, actant_record_get_id (self->record));
  if (now == NULL && actant_record_get (self->record, "created") == NULL)
    return self->record;
  if (now == NULL || actant_record_is_deleted (now) || actant_record_is_opaque (now))
    return NULL;

  return now;
}

/* Whose claim it is when nobody is named. */
static void
update_placeholder (ActantRecordForm *self,
                    ActantFormLine   *line)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autofree char *words = NULL;

  if (strcmp (line->field->name, "claimants") != 0 || session == NULL)
    return;

  words = actant_record_words_dup_claimant (session, self->text_path);
  actant_field_editor_set_placeholder (ACTANT_FIELD_EDITOR (line->editor), words);
}

/* Returns: (nullable): the editor of the line at @position, when it is made */
static ActantFieldEditor *
get_editor (ActantRecordForm *self,
            guint             position)
{
  GtkWidget *editor = ((ActantFormLine *) self->lines->pdata[position])->editor;

  return editor != NULL ? ACTANT_FIELD_EDITOR (editor) : NULL;
}

/* Has the editor of a line show the record, unless something is typed in it. */
void
_actant_record_form_show_line (ActantRecordForm *self,
                               ActantFormLine   *line)
{
  ActantFieldEditor *editor = ACTANT_FIELD_EDITOR (line->editor);

  update_placeholder (self, line);
  if (!actant_field_editor_is_touched (editor))
    actant_field_editor_show (editor, self->record != NULL
                                      ? actant_record_get (self->record, line->field->name) : NULL);
}

static void
refresh (ActantRecordForm *self)
{
  const ActantRecord *now = _actant_record_form_get_current (self);

  if (now == NULL)
    return;

  if (now != self->record)
    {
      actant_record_unref (self->record);
      self->record = actant_record_ref (now);
    }
  for (guint i = 0; i < self->lines->len; i++)
    if (get_editor (self, i) != NULL)
      _actant_record_form_show_line (self, self->lines->pdata[i]);
  _actant_record_form_update_slots (self);
  _actant_record_form_update_notes (self);
}

static void
session_changed_cb (ActantRecordForm *self)
{
  refresh (self);
}

/* Puts the edited value into a change set; FALSE when nothing would change. */
static gboolean
collect (ActantRecordForm    *self,
         ActantFieldEditor   *editor,
         const ActantRecord  *now,
         ActantChangeSet     *change_set,
         GError             **error)
{
  const char *name = actant_field_editor_get_field (editor)->name;
  const ActantValue *before = actant_record_get (now, name);
  g_autoptr(GError) reason = NULL;
  g_autoptr(ActantValue) value = actant_field_editor_read (editor, change_set, &reason);
  g_autoptr(ActantRecord) after = NULL;
  g_autoptr(ActantRecord) pruned = NULL;

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if ((value == NULL && before == NULL)
      || (value != NULL && before != NULL && actant_value_equal (value, before)))
    return FALSE;

  after = actant_record_set (now, name, g_steal_pointer (&value));
  pruned = actant_cues_prune (after, name);
  return actant_session_put (actant_workspace_get_session (self->workspace), change_set,
                             self->text_path, pruned);
}

static void
show_current (ActantRecordForm  *self,
              ActantFieldEditor *editor)
{
  const ActantRecord *now = _actant_record_form_get_current (self);

  const char *name = actant_field_editor_get_field (editor)->name;

  if (now != NULL)
    actant_field_editor_show (editor, actant_record_get (now, name));
}

/* What a field's editor holds becomes one change set. */
void
_actant_record_form_commit (ActantFieldEditor *editor,
                            ActantRecordForm  *self)
{
  const ActantRecord *now = _actant_record_form_get_current (self);
  g_autoptr(ActantChangeSet) change_set = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;

  if (now == NULL)
    return;

  /* Translators: the name of an action; %s is a field: "Edit Gist" */
  label = g_strdup_printf (_("Edit %s"), _(actant_field_editor_get_field (editor)->label));
  change_set = actant_change_set_new (label);
  g_object_ref (self);
  if (!collect (self, editor, now, change_set, &error))
    {
      set_error (self, editor, error != NULL ? error->message : NULL);
      if (error == NULL)
        show_current (self, editor);
    }
  else if (actant_workspace_apply (self->workspace, change_set))
    {
      set_error (self, editor, NULL);
      show_current (self, editor);
    }
  g_object_unref (self);
}

/* The record as it would be if all that is touched were committed now, NULL when nothing is; what
 * cannot be read yet is left out. */
static ActantRecord *
dup_touched (ActantRecordForm   *self,
             const ActantRecord *now)
{
  ActantRecord *record = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const ActantFormLine *line = self->lines->pdata[i];
      ActantFieldEditor *editor = get_editor (self, i);
      g_autoptr(ActantChangeSet) needed = NULL;
      g_autoptr(GError) error = NULL;
      ActantValue *value;
      ActantRecord *changed;

      if (editor == NULL || !actant_field_editor_is_touched (editor))
        continue;
      needed = actant_change_set_new ("");
      value = actant_field_editor_read (editor, needed, &error);
      if (error != NULL)
        continue;
      changed = actant_record_set (record != NULL ? record : now, line->field->name,
                                   value);
      g_clear_pointer (&record, actant_record_unref);
      record = changed;
    }

  return record;
}

/* Has the journal keep what is typed, so that a crash does not take it. */
void
_actant_record_form_keep (ActantFieldEditor *editor,
                          ActantRecordForm  *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  const ActantRecord *now = session != NULL ? _actant_record_form_get_current (self) : NULL;
  g_autoptr(ActantRecord) record = NULL;
  g_autofree char *label = NULL;

  if (now == NULL || !actant_session_has_journal (session))
    return;

  label = g_strdup_printf (_("Edit %s"), _(actant_field_editor_get_field (editor)->label));
  record = dup_touched (self, now);
  if (record != NULL)
    actant_session_set_draft (session, self->text_path, record, label);
  else
    actant_session_drop_draft (session, actant_record_get_id (now));
}

/* One user action that makes of the record what is given. */
gboolean
_actant_record_form_apply (ActantRecordForm   *self,
                           const char         *label,
                           const ActantRecord *record)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (label);

  return actant_session_put (actant_workspace_get_session (self->workspace), change_set,
                             self->text_path, record)
         && actant_workspace_apply (self->workspace, change_set);
}

/* Alt with S goes to any field by name, Alt with Enter mends what a warning is about. */
static gboolean
alt_key_pressed (ActantRecordForm *self,
                 guint             key)
{
  switch (key)
    {
    case GDK_KEY_s:
    case GDK_KEY_S:
      return gtk_widget_grab_focus (self->slot_entry);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return _actant_record_form_fix (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
early_key_pressed_cb (ActantRecordForm *self,
                      guint             key,
                      guint             code,
                      GdkModifierType   state)
{
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SUPER_MASK)) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;

  return alt_key_pressed (self, key);
}

/* Keys that mean nothing to the editors must not reach the list around us:
 * they would select another record, or delete this one. */
static gboolean
key_pressed_cb (ActantRecordForm *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_Delete:
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A click here is none on the row that we are in. */
static void
pressed_cb (GtkGesture *click)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
actant_record_form_dispose (GObject *object)
{
  ActantRecordForm *self = ACTANT_RECORD_FORM (object);

  g_clear_pointer (&self->record, actant_record_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->text_path, g_free);

  G_OBJECT_CLASS (actant_record_form_parent_class)->dispose (object);
}

/* What is seen now has its editors. */
static void
actant_record_form_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (actant_record_form_parent_class)->map (widget);
  _actant_record_form_update_slots (ACTANT_RECORD_FORM (widget));
}

static void
actant_record_form_class_init (ActantRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_record_form_dispose;
  GTK_WIDGET_CLASS (klass)->map = actant_record_form_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
}

static void
actant_record_form_init (ActantRecordForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *early_keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 5);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (early_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (early_keys, "key-pressed", G_CALLBACK (early_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), early_keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * actant_record_form_new:
 * @workspace: what the window looks at
 * @kind: of the records
 * @fields: (array zero-terminated=1): names of fields, in the order shown
 *
 * Returns: (transfer floating): a form without a record
 */
GtkWidget *
actant_record_form_new (ActantWorkspace    *workspace,
                        ActantKind          kind,
                        const char * const *fields)
{
  ActantRecordForm *self = g_object_new (ACTANT_TYPE_RECORD_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_object_bind_property (workspace, "session", self->session_signals, "target",
                          G_BINDING_SYNC_CREATE);
  for (guint i = 0; fields[i] != NULL; i++)
    _actant_record_form_add_line (self, actant_table_get (actant_kind_get_info (kind)->table, fields[i]));
  _actant_record_form_build_slots (self);
  _actant_record_form_update_slots (self);

  return GTK_WIDGET (self);
}

/**
 * actant_record_form_set_record:
 * @text_path: (nullable): the text that it annotates; %NULL for study records
 * @record: (nullable): the record to show, also one that is yet to be put
 *
 * What was touched of the record before is committed first.
 */
void
actant_record_form_set_record (ActantRecordForm   *self,
                               const char         *text_path,
                               const ActantRecord *record)
{
  g_autofree char *path = g_strdup (text_path);
  g_autoptr(ActantRecord) kept = record != NULL ? actant_record_ref (record) : NULL;

  g_return_if_fail (ACTANT_IS_RECORD_FORM (self));
  g_return_if_fail (record == NULL || actant_record_get_kind (record) == self->kind);

  if (record != NULL && self->record != NULL && g_strcmp0 (text_path, self->text_path) == 0
      && strcmp (actant_record_get_id (record), actant_record_get_id (self->record)) == 0)
    {
      refresh (self);
      return;
    }

  actant_record_form_flush (self);
  g_clear_pointer (&self->record, actant_record_unref);
  self->record = g_steal_pointer (&kept);
  g_free (self->text_path);
  self->text_path = g_steal_pointer (&path);

  _actant_record_form_forget_slots (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      ActantFieldEditor *editor = get_editor (self, i);

      if (editor == NULL)
        continue;
      set_error (self, editor, NULL);
      actant_field_editor_show (editor, NULL);
    }
  refresh (self);
}

/** Returns: (transfer none) (nullable): what the form shows, as it is now */
const ActantRecord *
actant_record_form_get_record (ActantRecordForm *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_FORM (self), NULL);

  return self->record;
}

/** Returns: (transfer none) (nullable): the editor of a field */
ActantFieldEditor *
actant_record_form_get_editor (ActantRecordForm *self,
                               const char       *field)
{
  ActantFormLine *line;

  g_return_val_if_fail (ACTANT_IS_RECORD_FORM (self), NULL);

  line = find_line (self, field);
  if (line == NULL)
    return NULL;

  _actant_record_form_build_editor (self, line);
  return ACTANT_FIELD_EDITOR (line->editor);
}

/** Returns: (nullable): what stands below a field because it cannot be read */
const char *
actant_record_form_get_error (ActantRecordForm *self,
                              const char       *field)
{
  ActantFormLine *line = find_line (self, field);

  return line != NULL && gtk_widget_get_visible (line->error)
         ? gtk_label_get_text (GTK_LABEL (line->error)) : NULL;
}

/** Returns: (nullable): what stands below a field because it does not fit another */
const char *
actant_record_form_get_warning (ActantRecordForm *self,
                                const char       *field)
{
  ActantFormLine *line = find_line (self, field);

  return line != NULL && gtk_widget_get_visible (line->warning)
         ? gtk_label_get_text (GTK_LABEL (line->warning_label)) : NULL;
}

/** Whether a field is shown, not folded away. */
gboolean
actant_record_form_shows (ActantRecordForm *self,
                          const char       *field)
{
  ActantFormLine *line = find_line (self, field);

  return line != NULL && gtk_widget_get_visible (line->box);
}

/** Does what a warning offers, as Alt+Enter does; whether there was one. */
gboolean
actant_record_form_fix (ActantRecordForm *self)
{
  g_return_val_if_fail (ACTANT_IS_RECORD_FORM (self), FALSE);

  return _actant_record_form_fix (self);
}

/** Focuses the editor of @field, folded away or not, or the first one. */
void
actant_record_form_focus (ActantRecordForm *self,
                          const char       *field)
{
  ActantFormLine *line;

  g_return_if_fail (ACTANT_IS_RECORD_FORM (self));

  line = field != NULL ? find_line (self, field) : self->lines->pdata[0];
  if (line == NULL)
    return;

  line->asked_for = TRUE;
  _actant_record_form_build_editor (self, line);
  _actant_record_form_update_slots (self);
  gtk_widget_grab_focus (line->editor);
}

/** Commits what was touched and the names that are typed; says what cannot be kept. */
void
actant_record_form_flush (ActantRecordForm *self)
{
  g_return_if_fail (ACTANT_IS_RECORD_FORM (self));

  if (self->record == NULL)
    return;

  for (guint i = 0; i < self->lines->len; i++)
    {
      ActantFieldEditor *editor = get_editor (self, i);
      GtkWidget *control = editor != NULL ? actant_field_editor_get_control (editor) : NULL;
      const char *field = ((ActantFormLine *) self->lines->pdata[i])->field->name;

      if (editor == NULL)
        continue;
      if (ACTANT_IS_REF_ENTRY (control))
        actant_ref_entry_take (ACTANT_REF_ENTRY (control));
      if (!actant_field_editor_is_touched (editor))
        continue;
      actant_field_editor_commit (editor);
      if (actant_record_form_get_error (self, field) != NULL)
        actant_workspace_toast (self->workspace, actant_record_form_get_error (self, field), FALSE);
    }
}
