/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a round, from the window: cases are read in steps, figures computed and all written in a thread. */
#include "config.h"

#include "review/actant-report-saver.h"

#include "actant-compat-dialogs.h"
#include "exchange/actant-review-report.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantReview *review;   /* owned; used on the main context alone */
  ActantAdjudication *queue;       /* borrowed; whose cases are read */
  ActantReviewReport *report;      /* owned */
  char         *title;
  char         *format;
  char         *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->review);
  g_clear_pointer (&job->report, actant_review_report_free);
  g_free (job->title);
  g_free (job->format);
  g_free (job->path);
  g_free (job);
}

static Job *
new_job (ActantReview *review,
         const char   *format,
         const char   *path)
{
  Job *job = g_new0 (Job, 1);

  job->review = g_object_ref (review);
  job->format = g_strdup (format);
  job->path = g_strdup (path);

  return job;
}

/* Some more cases; what the review was is gone when it began anew meanwhile. */
static ActantStep
read_cases (ActantWork  *work,
            gpointer     data,
            GError     **error)
{
  Job *job = data;
  double share;

  if (actant_review_get_queue (job->review) != job->queue)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("the coders were compared anew; save the report again"));
      return ACTANT_STEP_FAILED;
    }
  share = actant_review_report_read (job->report);
  actant_work_set_fraction (work, share);

  return share < 1 ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

static gboolean
write_report (ActantWork  *work,
              gpointer     data,
              GError     **error)
{
  Job *job = data;

  return actant_review_report_compute (job->report, 0, ACTANT_BOOTSTRAP_SEED, work, error)
         && actant_review_report_write (actant_review_report_get_tables (job->report), job->title, job->format,
                                        job->path, work, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job *job = user_data;
  g_autofree char *message = NULL;
  GError *error = NULL;

  actant_work_finish (ACTANT_WORK (object), result, &error);
  if (actant_review_report (job->review, error))
    {
      message = g_strdup_printf (_("Saved %s"), job->path);
      actant_workspace_toast (actant_review_get_workspace (job->review), message, FALSE);
    }
  free_job (job);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  ActantWork *work = ACTANT_WORK (object);
  Job *job = user_data;
  GError *error = NULL;

  actant_work_finish (work, result, &error);
  if (!actant_review_report (job->review, error))
    {
      free_job (job);
      return;
    }
  actant_work_set_part (work, 0.5, 1);
  actant_work_run_in_thread (work, write_report, job, NULL, written_cb, job);
}

/**
 * actant_report_saver_write:
 * @review: a review that is ready
 * @format: "html", "xlsx" or "csv"
 * @path: of the new file; of "csv" the new folder
 *
 * Writes the report, as actant-cli report does, and tells how it went.
 *
 * Returns: (transfer full) (nullable): the writing; %NULL when there is nothing to write
 */
ActantWork *
actant_report_saver_write (ActantReview *review,
                           const char   *format,
                           const char   *path)
{
  ActantAdjudication *queue = actant_review_get_queue (review);
  g_autofree char *study = NULL;
  ActantWork *work;
  Job *job;

  if (queue == NULL)
    return NULL;

  job = new_job (review, format, path);
  study = actant_session_dup_title (actant_workspace_get_session (actant_review_get_workspace (review)));
  job->title = g_strdup_printf (_("Review of %s"), study);
  job->queue = queue;
  job->report = actant_review_report_new (queue);
  work = actant_work_new (_("Saving the report"));
  actant_work_set_part (work, 0, 0.5);
  actant_work_run_in_steps (work, read_cases, job, NULL, read_cb, job);
  actant_review_show_work (review, work);

  return work;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr(GFile) file = actant_choose_file_finish (GTK_WINDOW (source), result);
  g_autoptr(ActantWork) work = NULL;
  GError *error = NULL;

  if (file != NULL)
    {
      job->path = g_file_get_path (file);
      /* Of CSV the tables' own folder, not among whatever is there. */
      if (job->path != NULL && strcmp (job->format, "csv") == 0)
        {
          g_autofree char *folder = g_steal_pointer (&job->path);

          job->path = g_build_filename (folder, "review", NULL);
        }
      if (job->path == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("choose a folder of this computer"));
      if (actant_review_report (job->review, error))
        work = actant_report_saver_write (job->review, job->format, job->path);
    }
  free_job (job);
}

/** Asks where to, and saves the report there. */
void
actant_report_saver_ask (ActantReview *review,
                         GtkWindow    *parent,
                         const char   *format)
{
  gboolean folder = strcmp (format, "csv") == 0;
  g_autofree char *name = g_strdup_printf ("review.%s", format);

  actant_choose_file_async (parent, folder ? ACTANT_CHOOSE_SAVE_FOLDER : ACTANT_CHOOSE_SAVE_FILE,
                            _("Save the Report"), NULL, name, chosen_cb, new_job (review, format, NULL));
}

/** Returns: (transfer floating): a button for the action "review.save-report" */
GtkWidget *
actant_report_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Page to Read (HTML)…"), "review.save-report::html");
  g_menu_append (menu, _("_Workbook (XLSX)…"), "review.save-report::xlsx");
  g_menu_append (menu, _("_Folder of Tables (CSV)…"), "review.save-report::csv");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Save Re_port"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));

  return button;
}
