/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the annotations of all texts, and counting in them how often each record is used. */
#include "config.h"

#include "codebook/actant-codebook-page-private.h"

#include "codebook/actant-use-counter.h"
#include "session/actant-set-loader.h"
#include "window/actant-work-bar.h"

#include <glib/gi18n.h>

/* Steps, of a few hundred records each, before the count is shown later instead. */
#define AT_ONCE 10

static void
stop (ActantWork **work)
{
  if (*work != NULL)
    actant_work_cancel (*work);
  g_clear_object (work);
}

/* Ends what is under way. */
void
_actant_codebook_page_stop (ActantCodebookPage *self)
{
  stop (&self->reading);
  stop (&self->counting);
  self->counted = FALSE;
}

static void
show_uses (ActantCodebookPage *self,
           ActantUseCounter   *counter)
{
  g_clear_pointer (&self->uses, g_hash_table_unref);
  self->uses = g_hash_table_ref (actant_use_counter_get_counts (counter));
}

static ActantStep
count_step (ActantWork  *work,
            gpointer     data,
            GError     **error)
{
  ActantUseCounter *counter = data;

  actant_work_set_fraction (work, actant_use_counter_get_fraction (counter));
  return actant_use_counter_step (counter) ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(ActantCodebookPage) self = user_data;
  gboolean done = actant_work_finish (ACTANT_WORK (source), result, NULL);

  /* Another count took its place, or the page is gone. */
  if (ACTANT_WORK (source) != self->counting)
    return;

  g_clear_object (&self->counting);
  if (!done)
    return;
  show_uses (self, actant_work_get_data (result));
  _actant_codebook_page_fill (self);
}

/* Few are counted at once; until many are, the count of before is shown. */
static void
count (ActantCodebookPage *self)
{
  g_autoptr(ActantUseCounter) counter =
    actant_use_counter_new (actant_workspace_get_session (self->workspace));
  gboolean more = TRUE;

  self->counted = TRUE;
  stop (&self->counting);
  for (guint i = 0; more && i < AT_ONCE; i++)
    more = actant_use_counter_step (counter);
  if (!more)
    {
      show_uses (self, counter);
      return;
    }

  self->counting = actant_work_new (_("Counting uses"));
  if (self->reading == NULL)
    actant_work_bar_set_work (ACTANT_WORK_BAR (self->work_bar), self->counting);
  actant_work_run_in_steps (self->counting, count_step, g_steal_pointer (&counter),
                            (GDestroyNotify) actant_use_counter_free, counted_cb,
                            g_object_ref (self));
}

static void
loaded_cb (ActantAnnotationSet *set,
           gpointer             user_data)
{
}

static ActantStep
read_step (ActantWork  *work,
           gpointer     data,
           GError     **error)
{
  guint n_texts;
  guint n_read = actant_set_loader_get_n_read (data, &n_texts);

  actant_work_set_fraction (work, n_texts > 0 ? (double) n_read / n_texts : 1);
  return actant_set_loader_is_done (data) ? ACTANT_STEP_DONE : ACTANT_STEP_WAIT;
}

/* Cancelled or not: what was read is counted. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(ActantCodebookPage) self = user_data;

  actant_work_finish (ACTANT_WORK (source), result, NULL);
  if (ACTANT_WORK (source) != self->reading)
    return;

  g_clear_object (&self->reading);
  count (self);
  _actant_codebook_page_fill (self);
}

static gboolean
is_all_read (ActantSession *session)
{
  const char * const *texts = actant_session_get_texts (session);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, texts[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        if (actant_session_peek_set (session, texts[i], coders[j]) == NULL)
          return FALSE;
    }

  return TRUE;
}

/* Brings the counts up to date; once the page is seen, with the annotations of all texts. */
void
_actant_codebook_page_update_uses (ActantCodebookPage *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  if (session == NULL)
    return;

  if (!self->loaded && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->loaded = TRUE;
      if (!is_all_read (session))
        {
          self->reading = actant_work_new (_("Reading the study"));
          actant_work_bar_set_work (ACTANT_WORK_BAR (self->work_bar), self->reading);
          actant_work_run_in_steps (self->reading, read_step,
                                    actant_set_loader_new (session, TRUE, loaded_cb, NULL),
                                    (GDestroyNotify) actant_set_loader_free, read_cb,
                                    g_object_ref (self));
        }
    }
  if (!self->counted)
    count (self);
}
