/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that exports. */
#include "config.h"

#include "window/actant-export-dialog.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "window/actant-export-source.h"
#include "window/actant-work-bar.h"

#define PREVIEW_ROWS 12
#define PREVIEW_BYTES 20000

/* One preview or writing: the snapshot is taken in steps, the rest done in a thread. */
typedef struct
{
  ActantExportDialog       *dialog;     /* owned */
  const ActantExportFormat *format;
  ActantExportData         *data;       /* owned; NULL before it is taken */
  GError                   *error;      /* owned; why it was not */
  GFile                    *output;     /* owned; NULL for a preview */
  char                     *preview;    /* owned */
  ActantWorkFunc            func;
  GAsyncReadyCallback       done;
} Job;

struct _ActantExportDialog
{
  AdwWindow        parent_instance;

  /* Template widgets */
  GtkWidget       *export_button;
  AdwComboRow     *format_row;
  AdwComboRow     *scope_row;
  AdwComboRow     *coder_row;
  GtkWidget       *spreadsheet_row;
  GtkSwitch       *spreadsheet_switch;
  GtkLabel        *format_label;
  GtkTextView     *preview_view;
  GtkStack        *status;
  ActantWorkBar   *work_bar;
  GtkImage        *message_icon;
  GtkLabel        *message_label;
  GtkWidget       *show_button;

  /* Owned */
  ActantWorkspace *workspace;
  char            *text_path;          /* open when the dialog was; NULL for none */
  ActantExportSource *source;
  ActantWork      *previewing;         /* NULL when it is done */
  ActantWork      *writing;
  GFile           *written;

  gboolean         unseen;             /* the preview was stopped to write */
  gboolean         ready;              /* the rows are filled */
  gboolean         closed;
};

G_DEFINE_FINAL_TYPE (ActantExportDialog, actant_export_dialog, ADW_TYPE_WINDOW)

static void
free_job (gpointer pointer)
{
  Job *job = pointer;

  g_object_unref (job->dialog);
  g_clear_pointer (&job->data, actant_export_data_unref);
  g_clear_error (&job->error);
  g_clear_object (&job->output);
  g_free (job->preview);
  g_free (job);
}

static const ActantExportFormat *
get_format (ActantExportDialog *self)
{
  guint n_formats;
  const ActantExportFormat *formats = actant_export_get_formats (&n_formats);
  guint selected = adw_combo_row_get_selected (self->format_row);

  return &formats[MIN (selected, n_formats - 1)];
}

static gboolean
is_whole (ActantExportDialog *self)
{
  return self->text_path == NULL || adw_combo_row_get_selected (self->scope_row) == 1;
}

static Job *
new_job (ActantExportDialog  *self,
         ActantWorkFunc       func,
         GAsyncReadyCallback  done)
{
  Job *job = g_new0 (Job, 1);

  job->dialog = g_object_ref (self);
  job->format = get_format (self);
  job->func = func;
  job->done = done;

  return job;
}

static gboolean
do_job (ActantWork  *work,
        gpointer     data,
        GError     **error)
{
  Job *job = data;

  if (job->data != NULL)
    return job->func (work, job, error);

  g_propagate_error (error, g_steal_pointer (&job->error));
  return FALSE;
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Job *job = user_data;

  job->data = actant_export_source_take_finish (job->dialog->source, ACTANT_WORK (source), result,
                                                &job->error);
  actant_work_run_in_thread (ACTANT_WORK (source), do_job, job, free_job, job->done, NULL);
}

static void
show_message (ActantExportDialog *self,
              const char         *icon,
              const char         *message,
              gboolean            written)
{
  gtk_image_set_from_icon_name (self->message_icon, icon);
  gtk_label_set_text (self->message_label, message);
  gtk_widget_set_visible (self->show_button, written);
  gtk_stack_set_visible_child_name (self->status, "message");
}

static void
show_error (ActantExportDialog *self,
            const GError       *error)
{
  show_message (self, "dialog-error-symbolic", error->message, FALSE);
}

/* Whole lines, as many as are worth looking at. */
static void
cut_preview (char *text)
{
  char *end;

  if (strlen (text) <= PREVIEW_BYTES)
    return;

  end = g_utf8_find_prev_char (text, text + PREVIEW_BYTES);
  *end = '\0';
  end = strrchr (text, '\n');
  if (end != NULL)
    *end = '\0';
}

static gboolean
write_preview (ActantWork  *work,
               gpointer     data,
               GError     **error)
{
  Job *job = data;

  job->preview = actant_export_preview (job->format, job->data, PREVIEW_ROWS, work, error);
  if (job->preview != NULL)
    cut_preview (job->preview);

  return job->preview != NULL;
}

static void
preview_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  const Job *job = actant_work_get_data (result);
  ActantExportDialog *self = job->dialog;
  g_autoptr(GError) error = NULL;

  actant_work_finish (ACTANT_WORK (source), result, &error);
  if (self->closed || ACTANT_WORK (source) != self->previewing)
    return;

  g_clear_object (&self->previewing);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview_view),
                            error == NULL ? job->preview : error->message, -1);
}

static void
stop_preview (ActantExportDialog *self)
{
  if (self->previewing != NULL)
    actant_work_cancel (self->previewing);
  g_clear_object (&self->previewing);
}

static void
update_preview (ActantExportDialog *self)
{
  stop_preview (self);
  self->previewing = actant_work_new (_("Reading the study"));
  if (self->writing == NULL)
    actant_work_bar_set_work (self->work_bar, self->previewing);
  actant_export_source_take (self->source, self->previewing, taken_cb,
                             new_job (self, write_preview, preview_done_cb));
}

static void
options_changed_cb (ActantExportDialog *self)
{
  const ActantExportFormat *format;

  if (!self->ready)
    return;

  actant_export_source_choose (self->source, is_whole (self) ? NULL : self->text_path,
                               adw_combo_row_get_selected (self->coder_row) == 1,
                               gtk_switch_get_active (self->spreadsheet_switch));
  format = get_format (self);
  gtk_label_set_text (self->format_label, _(format->description));
  gtk_widget_set_visible (self->spreadsheet_row, g_str_equal (format->name, "csv"));
  if (self->writing == NULL)
    gtk_stack_set_visible_child_name (self->status, "work");
  update_preview (self);
}

/* Writing */

static gboolean
write_output (ActantWork  *work,
              gpointer     data,
              GError     **error)
{
  Job *job = data;
  g_autofree char *path = g_file_get_path (job->output);

  if (path != NULL)
    return actant_export_write (job->format, job->data, path, work, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _("That place is not in this computer’s folders; choose another"));
  return FALSE;
}

static void
set_writing (ActantExportDialog *self,
             ActantWork         *work)
{
  g_set_object (&self->writing, work);
  if (self->closed)
    return;

  gtk_widget_set_sensitive (self->export_button, work == NULL);
  if (work == NULL)
    return;

  actant_work_bar_set_work (self->work_bar, work);
  gtk_stack_set_visible_child_name (self->status, "work");
}

static void
show_end (ActantExportDialog *self,
          GFile              *output,
          const GError       *error)
{
  g_autofree char *name = g_file_get_parse_name (output);
  g_autofree char *message = NULL;

  if (error == NULL)
    {
      g_set_object (&self->written, output);
      /* Translators: %s is a file or folder */
      message = g_strdup_printf (_("Exported to %s"), name);
      show_message (self, "emblem-ok-symbolic", message, TRUE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, "dialog-information-symbolic", _("Cancelled; nothing was written"), FALSE);
  else
    show_error (self, error);
}

static void
write_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  const Job *job = actant_work_get_data (result);
  ActantExportDialog *self = job->dialog;
  g_autoptr(GError) error = NULL;

  actant_work_finish (ACTANT_WORK (source), result, &error);
  set_writing (self, NULL);
  if (self->closed)
    return;

  show_end (self, job->output, error);
  if (self->unseen)
    update_preview (self);
  self->unseen = FALSE;
}

/**
 * actant_export_dialog_write:
 * @output: the file or folder
 *
 * Writes what is chosen, in a thread.
 */
void
actant_export_dialog_write (ActantExportDialog *self,
                            GFile              *output)
{
  g_autoptr(ActantWork) work = NULL;
  Job *job;

  g_return_if_fail (ACTANT_IS_EXPORT_DIALOG (self) && G_IS_FILE (output));
  g_return_if_fail (self->writing == NULL);

  /* Both would read what is not read yet; the preview comes afterwards. */
  self->unseen = self->previewing != NULL;
  stop_preview (self);
  job = new_job (self, write_output, write_done_cb);
  job->output = g_object_ref (output);
  work = actant_work_new (_("Exporting"));
  set_writing (self, work);
  actant_export_source_take (self->source, work, taken_cb, job);
}

/** Stops the writing; what was there before stays. */
void
actant_export_dialog_cancel (ActantExportDialog *self)
{
  g_return_if_fail (ACTANT_IS_EXPORT_DIALOG (self));

  if (self->writing != NULL)
    actant_work_cancel (self->writing);
}

gboolean
actant_export_dialog_is_writing (ActantExportDialog *self)
{
  g_return_val_if_fail (ACTANT_IS_EXPORT_DIALOG (self), FALSE);

  return self->writing != NULL;
}

/* What the file or folder is called: after the text, or the study. */
static char *
dup_base_name (ActantExportDialog *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  gboolean whole = is_whole (self);
  g_autofree char *name = g_path_get_basename (whole ? actant_session_get_root (session)
                                                     : self->text_path);
  char *dot = whole ? NULL : strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_steal_pointer (&name);
}

/* A format that is a folder goes into the folder chosen when that is empty or
 * holds an earlier export, else into a new one in it. */
static GFile *
find_folder (ActantExportDialog *self,
             GFile              *chosen)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (chosen, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE,
                               NULL, NULL);
  g_autoptr(GFile) package = g_file_get_child (chosen, "datapackage.json");
  GFileInfo *first = NULL;
  g_autofree char *base = dup_base_name (self);
  g_autofree char *name = g_strconcat (base, "-tables", NULL);

  if (children != NULL)
    g_file_enumerator_iterate (children, &first, NULL, NULL, NULL);
  if (first == NULL || g_file_query_exists (package, NULL))
    return g_object_ref (chosen);

  return g_file_get_child (chosen, name);
}

/* With the format's extension when none was typed. */
static GFile *
find_file (ActantExportDialog *self,
           GFile              *chosen)
{
  g_autofree char *name = g_file_get_basename (chosen);
  g_autofree char *full = g_strconcat (name, ".", get_format (self)->extension, NULL);
  g_autoptr(GFile) folder = g_file_get_parent (chosen);
  g_autoptr(GFile) file = NULL;

  if (strchr (name, '.') != NULL || folder == NULL)
    return g_object_ref (chosen);

  /* The chooser has not asked whether to replace that one. */
  file = g_file_get_child (folder, full);
  return g_file_query_exists (file, NULL) ? g_object_ref (chosen) : g_steal_pointer (&file);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ActantExportDialog *self = ACTANT_EXPORT_DIALOG (source);
  g_autoptr(GFile) chosen = actant_choose_file_finish (GTK_WINDOW (self), result);
  g_autoptr(GFile) output = NULL;

  if (chosen == NULL || self->closed || self->writing != NULL)
    return;

  output = get_format (self)->extension == NULL ? find_folder (self, chosen)
                                                : find_file (self, chosen);
  actant_export_dialog_write (self, output);
}

static void
export_clicked_cb (ActantExportDialog *self)
{
  const ActantExportFormat *format = get_format (self);
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autoptr(GFile) root = g_file_new_for_path (actant_session_get_root (session));
  g_autoptr(GFile) folder = g_file_get_parent (root);
  g_autofree char *base = dup_base_name (self);
  g_autofree char *name = NULL;

  if (format->extension != NULL)
    name = g_strdup_printf ("%s.%s", base, format->extension);
  actant_choose_file_async (GTK_WINDOW (self),
                            name != NULL ? ACTANT_CHOOSE_SAVE_FILE : ACTANT_CHOOSE_SAVE_FOLDER,
                            name != NULL ? _("Export to a File") : _("Export to a Folder"),
                            folder, name, chosen_cb, NULL);
}

static void
show_clicked_cb (ActantExportDialog *self)
{
  if (self->written != NULL)
    actant_show_in_folder (GTK_WINDOW (self), self->written);
}

static gboolean
actant_export_dialog_close_request (GtkWindow *window)
{
  actant_export_dialog_cancel (ACTANT_EXPORT_DIALOG (window));

  return GTK_WINDOW_CLASS (actant_export_dialog_parent_class)->close_request (window);
}

static void
actant_export_dialog_dispose (GObject *object)
{
  ActantExportDialog *self = ACTANT_EXPORT_DIALOG (object);

  /* A thread may still hold the dialog. */
  self->closed = TRUE;
  self->ready = FALSE;
  actant_export_dialog_cancel (self);
  stop_preview (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->written);
  g_clear_pointer (&self->text_path, g_free);

  G_OBJECT_CLASS (actant_export_dialog_parent_class)->dispose (object);
}

static void
actant_export_dialog_finalize (GObject *object)
{
  /* Until here: who takes a snapshot holds the dialog. */
  g_clear_object (&ACTANT_EXPORT_DIALOG (object)->source);

  G_OBJECT_CLASS (actant_export_dialog_parent_class)->finalize (object);
}

static void
actant_export_dialog_class_init (ActantExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACTANT_TYPE_WORK_BAR);
  G_OBJECT_CLASS (klass)->dispose = actant_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = actant_export_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, scope_row);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, coder_row);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, spreadsheet_row);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, spreadsheet_switch);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, format_label);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, preview_view);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, work_bar);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, message_icon);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, ActantExportDialog, show_button);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
}

static void
actant_export_dialog_init (ActantExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_choices (AdwComboRow *row,
             const char  *first,
             const char  *second)
{
  const char *choices[] = { first, second, NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill (ActantExportDialog *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *coder = actant_session_dup_coder_name (session);
  g_autofree char *me = g_strdup_printf (_("Only me (%s)"),
                                         coder != NULL ? coder
                                                       : actant_session_get_coder (session));
  guint n_formats;
  const ActantExportFormat *formats = actant_export_get_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    gtk_string_list_append (list, _(formats[i].label));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (list));

  if (self->text_path != NULL)
    set_choices (self->scope_row, self->text_path, _("The whole study"));
  else
    set_choices (self->scope_row, _("The whole study"), NULL);
  set_choices (self->coder_row, _("All coders"), me);
  self->source = actant_export_source_new (session);

  self->ready = TRUE;
  options_changed_cb (self);
}

/**
 * actant_export_dialog_set_format:
 * @name: as on the command line
 *
 * Returns: whether there is such a format
 */
gboolean
actant_export_dialog_set_format (ActantExportDialog *self,
                                 const char         *name)
{
  guint n_formats;
  const ActantExportFormat *formats = actant_export_get_formats (&n_formats);

  g_return_val_if_fail (ACTANT_IS_EXPORT_DIALOG (self), FALSE);

  for (guint i = 0; i < n_formats; i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      {
        adw_combo_row_set_selected (self->format_row, i);
        return TRUE;
      }

  return FALSE;
}

/* GTK keeps a pointer to the parent as long as the dialog lives, and a thread may hold that for
 * longer than the window lives. */
static void
parent_destroyed_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

/**
 * actant_export_dialog_present:
 * @parent: the window
 * @workspace: with a session
 *
 * Opens the dialog; of an open text, that text is proposed.
 */
void
actant_export_dialog_present (GtkWindow       *parent,
                              ActantWorkspace *workspace)
{
  ActantExportDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && ACTANT_IS_WORKSPACE (workspace));
  g_return_if_fail (actant_workspace_get_session (workspace) != NULL);

  self = g_object_new (ACTANT_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->text_path = g_strdup (actant_workspace_get_text_path (workspace));
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  gtk_window_present (GTK_WINDOW (self));
}
