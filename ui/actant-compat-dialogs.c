/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs and buttons that newer versions of GTK and libadwaita replace. */
#include "config.h"

#include "actant-compat-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     GTask           *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);

  /* The task held the dialog, and this the task. */
  g_object_unref (task);
}

static void
add_text_filters (GtkFileChooser *chooser)
{
  g_autoptr(GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (texts, _("Texts and annotations"));
  gtk_file_filter_add_pattern (texts, "*.txt");
  gtk_file_filter_add_pattern (texts, "*.md");
  gtk_file_filter_add_pattern (texts, "*.annotations.json");
  gtk_file_chooser_add_filter (chooser, texts);

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/**
 * actant_choose_file_async:
 * @parent: the window that asks
 * @mode: what is chosen
 * @title: of the dialog
 * @folder: (nullable): where to start
 * @name: (nullable): the name to propose for a file to be saved
 *
 * Asks for a file or folder. @callback is called even when nothing is chosen.
 */
void
actant_choose_file_async (GtkWindow           *parent,
                          ActantChooseMode     mode,
                          const char          *title,
                          GFile               *folder,
                          const char          *name,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const GtkFileChooserAction actions[] = {
    [ACTANT_CHOOSE_OPEN_TEXT] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [ACTANT_CHOOSE_OPEN_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
    [ACTANT_CHOOSE_SAVE_FILE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [ACTANT_CHOOSE_SAVE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  gboolean saves = mode == ACTANT_CHOOSE_SAVE_FILE || mode == ACTANT_CHOOSE_SAVE_FOLDER;
  GtkFileChooserNative *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (mode < G_N_ELEMENTS (actions));

  dialog = gtk_file_chooser_native_new (title, parent, actions[mode],
                                        saves ? _("_Save") : _("_Open"), _("_Cancel"));
  if (mode == ACTANT_CHOOSE_OPEN_TEXT)
    add_text_filters (GTK_FILE_CHOOSER (dialog));
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name != NULL && mode == ACTANT_CHOOSE_SAVE_FILE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, actant_choose_file_async);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** Returns: (transfer full) (nullable): what was chosen; %NULL for nothing */
GFile *
actant_choose_file_finish (GtkWindow    *parent,
                           GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
message_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     GTask            *task)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

/* Gone with its parent: nobody answered, and the asker hears the first answer. */
static void
message_destroyed_cb (AdwMessageDialog *dialog,
                      GTask            *task)
{
  message_response_cb (dialog, adw_message_dialog_get_close_response (dialog), task);
}

/**
 * actant_ask_async:
 * @parent: (nullable): the window that asks
 * @heading: the question
 * @body: (nullable): what the answers mean
 * @answers: (array length=n_answers): the buttons; the first is also given when
 *   the dialog is closed
 */
void
actant_ask_async (GtkWindow           *parent,
                  const char          *heading,
                  const char          *body,
                  const ActantAnswer  *answers,
                  guint                n_answers,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  actant_ask_with_child_async (parent, heading, body, NULL, answers, n_answers, callback,
                               user_data);
}

/**
 * actant_ask_with_child_async:
 * @child: (nullable): what the answer needs besides, between @body and the buttons
 *
 * As actant_ask_async(), which see.
 */
void
actant_ask_with_child_async (GtkWindow           *parent,
                             const char          *heading,
                             const char          *body,
                             GtkWidget           *child,
                             const ActantAnswer  *answers,
                             guint                n_answers,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (n_answers > 0);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  if (child != NULL)
    adw_message_dialog_set_extra_child (dialog, child);
  for (guint i = 0; i < n_answers; i++)
    {
      const ActantAnswer *answer = &answers[i];

      adw_message_dialog_add_response (dialog, answer->id, answer->label);
      if (answer->suggested)
        {
          adw_message_dialog_set_response_appearance (dialog, answer->id, ADW_RESPONSE_SUGGESTED);
          adw_message_dialog_set_default_response (dialog, answer->id);
        }
      if (answer->destructive)
        adw_message_dialog_set_response_appearance (dialog, answer->id, ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (dialog, answers[0].id);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, actant_ask_async);
  g_signal_connect (dialog, "response", G_CALLBACK (message_response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (message_destroyed_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** Returns: (transfer full): the id of the answer */
char *
actant_ask_finish (GtkWindow    *parent,
                   GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * actant_tell:
 * @parent: (nullable): the window that says it
 *
 * Says something that must be read before going on.
 */
void
actant_tell (GtkWindow  *parent,
             const char *heading,
             const char *body)
{
  const ActantAnswer answers[] = { { "close", _("_Close"), .suggested = TRUE } };

  actant_ask_async (parent, heading, body, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

/** Shows the folder that @file is in, with the program for folders. */
void
actant_show_in_folder (GtkWindow *parent,
                       GFile     *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  g_return_if_fail (GTK_IS_WINDOW (parent));

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/**
 * actant_font_button_new:
 * @title: of the dialog that it opens
 *
 * Returns: (transfer floating): a button with a property "font": a Pango font
 *   description as text
 */
GtkWidget *
actant_font_button_new (const char *title)
{
  return g_object_new (GTK_TYPE_FONT_BUTTON,
                       "title", title,
                       "use-font", TRUE,
                       "modal", TRUE,
                       "valign", GTK_ALIGN_CENTER,
                       NULL);
}

/**
 * actant_color_button_new:
 * @title: of the dialog that it opens
 *
 * Returns: (transfer floating): a button with a property "rgba" and a signal
 *   "color-set" when a colour was chosen
 */
GtkWidget *
actant_color_button_new (const char *title)
{
  return g_object_new (GTK_TYPE_COLOR_BUTTON,
                       "title", title,
                       "modal", TRUE,
                       "valign", GTK_ALIGN_CENTER,
                       NULL);
}
