/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settling a record that several changed apart, field by field, each choice one key. */
#include "config.h"

#include "sidebar/actant-settle-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "history/actant-history-item.h"
#include "session/actant-value-parse.h"

#define MAX_VERSIONS 9
#define MAX_WORDS 400

struct _ActantSettleDialog
{
  AdwWindow        parent_instance;

  /* Owned */
  ActantWorkspace *workspace;
  char            *text;        /* nullable: path of the text the record is on */
  ActantRecord    *record;      /* as it was when the dialog opened */
  GPtrArray       *rows;        /* of Row */

  guint            n_versions;  /* the outer body included */
  guint            current;     /* row that a digit goes to */
  GtkWidget       *box;
  GtkWidget       *scroller;
};

G_DEFINE_FINAL_TYPE (ActantSettleDialog, actant_settle_dialog, ADW_TYPE_WINDOW)

/* One field that the versions differ in. */
typedef struct
{
  const char *field;
  GtkWidget  *buttons[MAX_VERSIONS];
} Row;

static void
actant_settle_dialog_dispose (GObject *object)
{
  ActantSettleDialog *self = ACTANT_SETTLE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->record, actant_record_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (actant_settle_dialog_parent_class)->dispose (object);
}

static const ActantValue *
get_body (ActantSettleDialog *self,
          guint               version)
{
  return version == 0 ? actant_record_get_body (self->record)
                      : actant_record_get_version (self->record, version - 1);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
dup_words (ActantSettleDialog *self,
           const ActantField  *field,
           const ActantValue  *value)
{
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;

  if (value == NULL)
    /* Translators: a field without a value */
    return g_strdup (_("nothing"));

  words = field->type->field_class == ACTANT_FIELD_MAP
          ? actant_value_dup_json (field->type, value)
          : actant_value_dup_words (actant_workspace_get_session (self->workspace), field->type,
                                    value);
  if (g_utf8_strlen (words, -1) <= MAX_WORDS)
    return g_steal_pointer (&words);

  start = g_utf8_substring (words, 0, MAX_WORDS);
  return g_strconcat (start, "…", NULL);
}

static guint
get_choice (ActantSettleDialog *self,
            const Row          *row)
{
  for (guint v = 0; v < self->n_versions; v++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row->buttons[v])))
      return v;

  return 0;
}

/** Whose values it takes: 0 for the version that is shown, 1 for the first of the others … */
void
actant_settle_dialog_choose (ActantSettleDialog *self,
                             guint               version)
{
  Row *row;

  g_return_if_fail (ACTANT_IS_SETTLE_DIALOG (self));

  if (version >= self->n_versions || self->rows->len == 0)
    return;

  row = self->rows->pdata[self->current];
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->buttons[version]), TRUE);
  if (self->current + 1 < self->rows->len)
    self->current++;
  row = self->rows->pdata[self->current];
  gtk_widget_grab_focus (row->buttons[get_choice (self, row)]);
}

/** In how many fields the versions differ. */
guint
actant_settle_dialog_get_n_rows (ActantSettleDialog *self)
{
  g_return_val_if_fail (ACTANT_IS_SETTLE_DIALOG (self), 0);

  return self->rows->len;
}

/** Puts what was chosen into the study, as one action, and closes. */
void
actant_settle_dialog_settle (ActantSettleDialog *self)
{
  ActantSession *session;
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (_("Settle Versions"));
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (ActantSettleChoice));

  g_return_if_fail (ACTANT_IS_SETTLE_DIALOG (self));

  session = actant_workspace_get_session (self->workspace);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      ActantSettleChoice choice = { row->field, get_choice (self, row) };

      if (choice.version > 0)
        g_array_append_val (choices, choice);
    }

  if (session != NULL
      && actant_session_settle (session, edit, self->text, actant_record_get_id (self->record), 0,
                                (const ActantSettleChoice *) choices->data, choices->len)
      && actant_workspace_apply (self->workspace, edit))
    actant_workspace_toast (self->workspace, _("The versions are settled"), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
focus_cb (GtkWidget          *button,
          GParamSpec         *pspec,
          ActantSettleDialog *self)
{
  for (guint i = 0; gtk_widget_has_focus (button) && i < self->rows->len; i++)
    for (guint v = 0; v < self->n_versions; v++)
      if (((Row *) self->rows->pdata[i])->buttons[v] == button)
        self->current = i;
}

static GtkWidget *
new_choice (ActantSettleDialog *self,
            const ActantField  *field,
            guint               version)
{
  g_autofree char *words = dup_words (self, field,
                                      actant_value_get_member (get_body (self, version),
                                                               field->name));
  g_autofree char *text = g_strdup_printf ("%u  %s", version + 1, words);
  g_autofree char *name = NULL;
  GtkWidget *button = gtk_check_button_new ();

  /* Translators: for screen readers: a field, the number of a version, its value */
  name = g_strdup_printf (_("%s, version %u: %s"), _(field->label), version + 1, words);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), new_label (text, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "notify::has-focus", G_CALLBACK (focus_cb), self);

  return button;
}

static void
add_row (ActantSettleDialog *self,
         const ActantField  *field)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  row->field = field->name;
  gtk_box_append (GTK_BOX (box), new_label (_(field->label), "heading"));
  for (guint v = 0; v < self->n_versions; v++)
    {
      row->buttons[v] = new_choice (self, field, v);
      if (v > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (row->buttons[v]),
                                    GTK_CHECK_BUTTON (row->buttons[0]));
      gtk_box_append (GTK_BOX (box), row->buttons[v]);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->buttons[0]), TRUE);
  gtk_box_append (GTK_BOX (self->box), box);
  g_ptr_array_add (self->rows, row);
}

static gboolean
differs (ActantSettleDialog *self,
         guint               field)
{
  const ActantValue *first = actant_value_get_member_at (get_body (self, 0), field);

  for (guint v = 1; v < self->n_versions; v++)
    if (!actant_value_equal (first, actant_value_get_member_at (get_body (self, v), field)))
      return TRUE;

  return FALSE;
}

static void
add_rows (ActantSettleDialog *self)
{
  static const char * const bookkeeping[] = { "rev", "modified", "created", NULL };
  const ActantTable *table =
    actant_kind_get_info (actant_record_get_kind (self->record))->table;

  for (guint i = 0; i < table->n_fields; i++)
    if (!g_strv_contains (bookkeeping, table->fields[i].name) && differs (self, i))
      add_row (self, &table->fields[i]);
}

/* "1: changed 14:03, 2: changed 14:05" */
static char *
dup_moments (ActantSettleDialog *self)
{
  GString *words = g_string_new (NULL);

  for (guint v = 0; v < self->n_versions; v++)
    {
      g_autofree char *moment =
        actant_history_dup_moment (actant_value_get_member_text (get_body (self, v), "modified"));

      /* Translators: number of a version, when it was written: “1 · 14:03” */
      g_string_append_printf (words, _("%u · %s"), v + 1, moment != NULL ? moment : "");
      if (v + 1 < self->n_versions)
        g_string_append (words, "    ");
    }
  return g_string_free (words, FALSE);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        ActantSettleDialog    *self)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    actant_settle_dialog_choose (self, key - GDK_KEY_1);
  else if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    actant_settle_dialog_choose (self, key - GDK_KEY_KP_1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    actant_settle_dialog_settle (self);
  else if (key == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
actant_settle_dialog_class_init (ActantSettleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_settle_dialog_dispose;
}

static GtkWidget *
new_header (ActantSettleDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *settle = gtk_button_new_with_mnemonic (_("_Settle"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (settle, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (settle, "clicked", G_CALLBACK (actant_settle_dialog_settle), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), settle);

  return header;
}

static void
actant_settle_dialog_init (ActantSettleDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->box, 18);
  gtk_widget_set_margin_bottom (self->box, 18);
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), self->scroller);
  adw_window_set_content (ADW_WINDOW (self), content);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * actant_settle_dialog_new:
 * @parent: the window
 * @workspace: its workspace
 * @text: (nullable): path of the text that the record is on
 * @id: of the record
 *
 * Returns: (transfer floating) (nullable): the dialog, not shown yet; %NULL when the record has no
 *   versions
 */
GtkWidget *
actant_settle_dialog_new (GtkWindow       *parent,
                          ActantWorkspace *workspace,
                          const char      *text,
                          const char      *id)
{
  ActantSession *session = actant_workspace_get_session (workspace);
  ActantAnnotationSet *set = text != NULL ? actant_session_get_own_set (session, text, NULL) : NULL;
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set)
                                          : actant_session_get_study (session);
  const ActantRecord *record = actant_collection_lookup (records, id);
  ActantSettleDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *moments = NULL;

  if (record == NULL || actant_record_get_n_versions (record) == 0)
    return NULL;

  self = g_object_new (ACTANT_TYPE_SETTLE_DIALOG, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, "title", _("Settle Versions"),
                       "default-width", 520, "default-height", 480, NULL);
  self->workspace = g_object_ref (workspace);
  self->text = g_strdup (text);
  self->record = actant_record_ref (record);
  self->n_versions = MIN (actant_record_get_n_versions (record) + 1, MAX_VERSIONS);

  name = actant_history_dup_name (record);
  moments = dup_moments (self);
  gtk_box_append (GTK_BOX (self->box), new_label (name, "title-4"));
  gtk_box_append (GTK_BOX (self->box),
                  new_label (_("This was changed in several places at once. A digit chooses whose "
                               "value a field takes; Enter settles."), NULL));
  gtk_box_append (GTK_BOX (self->box), new_label (moments, "dim-label"));
  add_rows (self);
  if (self->rows->len > 0)
    gtk_window_set_focus (GTK_WINDOW (self), ((Row *) self->rows->pdata[0])->buttons[0]);

  return GTK_WIDGET (self);
}
