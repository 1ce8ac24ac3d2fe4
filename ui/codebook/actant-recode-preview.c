/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What merging would change, place by place. */
#include "config.h"

#include "codebook/actant-recode-dialog-private.h"

#include "codebook/actant-codebook.h"
#include "sidebar/actant-record-words.h"
#include "window/actant-work-bar.h"

#include <glib/gi18n.h>

#define AT_ONCE 20            /* steps */
#define LISTED_AT_ONCE 50     /* changes */

static ActantSession *
get_session (ActantRecodeDialog *self)
{
  return actant_workspace_get_session (self->workspace);
}

const char *
_actant_recode_get_slot_label (const ActantRecord *record,
                               const char         *slot)
{
  const ActantField *field = actant_table_get (
    actant_kind_get_info (actant_record_get_kind (record))->table, slot);

  return field != NULL ? _(field->label) : slot;
}

/* Where a place is, in one line: "brief.txt · Forecast · North Korea escalates …" */
char *
_actant_recode_dup_where (const char         *text,
                          const ActantRecord *record)
{
  g_autofree char *kind = actant_record_words_dup_kind (record);
  g_autofree char *title = actant_record_words_dup_title (record);

  g_strdelimit (title, "\n", ' ');
  return g_strjoin (" · ", text != NULL ? text : _("Codebook"), kind, title, NULL);
}

static void
add_place (ActantRecodeDialog        *self,
           const ActantCodebookPlace *place)
{
  g_autofree char *where = _actant_recode_dup_where (place->text, place->record);
  g_autofree char *lines = NULL;
  g_autofree char *before = g_strdelimit (g_strdup (place->before), "\n", ' ');
  g_autofree char *after = g_strdelimit (g_strdup (place->after), "\n", ' ');

  lines = g_strdup_printf ("%s\n%s: %s → %s", where,
                           place->slot != NULL ? _actant_recode_get_slot_label (place->record, place->slot)
                                               : _("Record"),
                           *before != '\0' ? before : "—", *after != '\0' ? after : "—");
  gtk_string_list_append (self->places, lines);
}

static void
clear_places (ActantRecodeDialog *self)
{
  gtk_string_list_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)), NULL);
}

void
_actant_recode_dialog_set_summary (ActantRecodeDialog *self,
                                   const char         *words,
                                   gboolean            error)
{
  gtk_label_set_text (GTK_LABEL (self->summary), words);
  if (error)
    gtk_widget_add_css_class (self->summary, "error");
  else
    gtk_widget_remove_css_class (self->summary, "error");
}

/* "12 places in 3 texts change", and which files stay as they are. */
static char *
dup_count (ActantRecodeDialog *self,
           GPtrArray          *skipped)
{
  guint n_places = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  guint n_texts = g_hash_table_size (self->texts);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, ngettext ("%u place changes", "%u places change", n_places),
                          n_places);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("in %u text", "in %u texts", n_texts), n_texts);
  for (guint i = 0; i < skipped->len; i++)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("%s cannot be written and stays as it is"),
                              (const char *) skipped->pdata[i]);
    }

  return g_string_free (words, FALSE);
}

/* Making the edit of a merge, then listing what it changes. */
typedef struct
{
  ActantRecodeDialog    *dialog;    /* owned */
  ActantCodebookMerging *merging;   /* owned */
  gboolean               made;
  guint                  listed;    /* changes */
} Preview;

static void
free_preview (gpointer pointer)
{
  Preview *preview = pointer;

  actant_codebook_merging_free (preview->merging);
  g_object_unref (preview->dialog);
  g_free (preview);
}

static void
list_some (Preview *preview)
{
  ActantRecodeDialog *self = preview->dialog;
  g_autoptr(GPtrArray) places =
    g_ptr_array_new_with_free_func ((GDestroyNotify) actant_codebook_place_free);

  preview->listed =
    actant_codebook_preview_some (get_session (self),
                                  actant_codebook_merging_get_edit (preview->merging),
                                  preview->listed, LISTED_AT_ONCE, places);
  for (guint i = 0; i < places->len; i++)
    {
      const ActantCodebookPlace *place = places->pdata[i];

      add_place (self, place);
      if (place->text != NULL)
        g_hash_table_add (self->texts, g_strdup (place->text));
    }
}

static ActantStep
preview_step (ActantWork  *work,
              gpointer     data,
              GError     **error)
{
  Preview *preview = data;
  guint n;

  if (!preview->made)
    {
      preview->made = !actant_codebook_merging_step (preview->merging);
      actant_work_set_fraction (work,
                                actant_codebook_merging_get_fraction (preview->merging) / 2);
      return ACTANT_STEP_MORE;
    }

  n = actant_change_set_get_n (actant_codebook_merging_get_edit (preview->merging));
  list_some (preview);
  actant_work_set_fraction (work, 0.5 + 0.5 * preview->listed / MAX (1, n));

  return preview->listed < n ? ACTANT_STEP_MORE : ACTANT_STEP_DONE;
}

static void
show_preview (Preview *preview)
{
  ActantRecodeDialog *self = preview->dialog;
  g_autofree char *words = NULL;

  self->edit = actant_change_set_ref (actant_codebook_merging_get_edit (preview->merging));
  words = dup_count (self, actant_codebook_merging_get_skipped (preview->merging));
  _actant_recode_dialog_set_summary (self, words, FALSE);
  gtk_widget_set_sensitive (self->apply, TRUE);
}

static void
preview_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Preview *preview = actant_work_get_data (result);
  ActantRecodeDialog *self = preview->dialog;
  gboolean done = actant_work_finish (ACTANT_WORK (source), result, NULL);

  /* Another target took its place, or the dialog is gone. */
  if (ACTANT_WORK (source) != self->work)
    return;

  g_clear_object (&self->work);
  if (done)
    show_preview (preview);
  else
    _actant_recode_dialog_set_summary (self, _("Cancelled. Choose again what it becomes."), FALSE);
}

/* Stops listing the places. */
void
_actant_recode_dialog_stop (ActantRecodeDialog *self)
{
  if (self->work != NULL)
    actant_work_cancel (self->work);
  g_clear_object (&self->work);
}

/* Small ones are shown at once. */
static void
run_preview (ActantRecodeDialog    *self,
             ActantCodebookMerging *merging)
{
  Preview *preview = g_new0 (Preview, 1);
  ActantStep step = ACTANT_STEP_MORE;

  preview->dialog = g_object_ref (self);
  preview->merging = merging;
  self->work = actant_work_new (_("Looking for uses"));
  for (guint i = 0; step == ACTANT_STEP_MORE && i < AT_ONCE; i++)
    step = preview_step (self->work, preview, NULL);
  if (step == ACTANT_STEP_DONE)
    {
      g_clear_object (&self->work);
      show_preview (preview);
      free_preview (preview);
      return;
    }

  _actant_recode_dialog_set_summary (self, _("Every place that changes will be listed here."), FALSE);
  actant_work_bar_set_work (ACTANT_WORK_BAR (self->work_bar), self->work);
  actant_work_run_in_steps (self->work, preview_step, preview, free_preview, preview_done_cb, NULL);
}

/* Makes the edit of the merge and lists every place that it changes. */
void
_actant_recode_dialog_preview (ActantRecodeDialog *self)
{
  ActantCodebookMerging *merging = NULL;
  g_autoptr(GError) error = NULL;

  _actant_recode_dialog_stop (self);
  g_clear_pointer (&self->edit, actant_change_set_unref);
  g_hash_table_remove_all (self->texts);
  clear_places (self);
  gtk_widget_set_sensitive (self->apply, FALSE);
  if (self->target != NULL)
    merging = actant_codebook_merging_new (get_session (self), self->id, self->target, &error);
  if (merging != NULL)
    run_preview (self, merging);
  else
    _actant_recode_dialog_set_summary (self, error != NULL ? error->message
                                     : _("Choose what it becomes; every place that changes is listed here."),
                 error != NULL);
}
