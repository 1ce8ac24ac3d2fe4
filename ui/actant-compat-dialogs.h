/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SECTION: dialogs that newer versions of GTK and libadwaita replace
 *
 * The only place that names GtkFileChooserNative, AdwMessageDialog and the font
 * and colour buttons, so that moving to their successors is one file.
 */

typedef enum
{
  ACTANT_CHOOSE_OPEN_TEXT,
  ACTANT_CHOOSE_OPEN_FOLDER,
  ACTANT_CHOOSE_SAVE_FILE,
  ACTANT_CHOOSE_SAVE_FOLDER,
} ActantChooseMode;

void   actant_choose_file_async  (GtkWindow             *parent,
                                  ActantChooseMode       mode,
                                  const char            *title,
                                  GFile                 *folder,
                                  const char            *name,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data);
GFile *actant_choose_file_finish (GtkWindow             *parent,
                                  GAsyncResult          *result);

/**
 * ActantAnswer:
 * @id: what actant_ask_finish() returns for it
 * @label: of the button, with a mnemonic, already translated
 * @suggested: whether Enter gives it
 * @destructive: whether it loses something
 */
typedef struct
{
  const char *id;
  const char *label;
  gboolean    suggested;
  gboolean    destructive;
} ActantAnswer;

void   actant_ask_async          (GtkWindow             *parent,
                                  const char            *heading,
                                  const char            *body,
                                  const ActantAnswer    *answers,
                                  guint                  n_answers,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data);
void   actant_ask_with_child_async (GtkWindow           *parent,
                                  const char            *heading,
                                  const char            *body,
                                  GtkWidget             *child,
                                  const ActantAnswer    *answers,
                                  guint                  n_answers,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data);
char  *actant_ask_finish         (GtkWindow             *parent,
                                  GAsyncResult          *result);
void   actant_tell               (GtkWindow             *parent,
                                  const char            *heading,
                                  const char            *body);

void   actant_show_in_folder     (GtkWindow             *parent,
                                  GFile                 *file);

GtkWidget *actant_font_button_new  (const char *title);
GtkWidget *actant_color_button_new (const char *title);

G_END_DECLS
