/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form folds away, and what it says beside its fields: cues and warnings. */
#include "config.h"

#include "sidebar/actant-record-form-private.h"

#include "actant-tooltip.h"
#include "session/actant-claim-check.h"
#include "session/actant-claim-cues.h"
#include "sidebar/actant-attributes-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#define MIN_FOLDED 3   /* fields that are worth it */

static gboolean
is_rare (ActantRecordForm     *self,
         const ActantFormLine *line)
{
  return self->folds && (line->field->flags & ACTANT_FIELD_RARE) != 0;
}

/* A study without fields of its own needs no place for them. */
static gboolean
is_shown (ActantRecordForm     *self,
          const ActantFormLine *line)
{
  if (line->editor != NULL && ACTANT_IS_ATTRIBUTES_EDITOR (line->editor))
    return actant_attributes_editor_get_n (ACTANT_ATTRIBUTES_EDITOR (line->editor)) > 0;

  return !is_rare (self, line) || line->asked_for
         || (self->record != NULL && actant_record_get (self->record, line->field->name) != NULL)
         || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more_button));
}

static gboolean
has_focus (const ActantFormLine *line)
{
  GtkRoot *root = gtk_widget_get_root (line->box);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, line->box);
}

/* Rare fields are shown when they are filled or asked for. */
void
_actant_record_form_update_slots (ActantRecordForm *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      ActantFormLine *line = self->lines->pdata[i];
      gboolean shown;

      /* The editor of a map knows whether there is something to fill. */
      if (self->record != NULL && line->field->type->field_class == ACTANT_FIELD_MAP
          && gtk_widget_get_mapped (GTK_WIDGET (self)))
        _actant_record_form_build_editor (self, line);
      shown = is_shown (self, line);
      /* What has the focus stays until it is left. */
      if (!shown && is_rare (self, line) && has_focus (line))
        shown = line->asked_for = TRUE;
      if (shown && self->record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
        _actant_record_form_build_editor (self, line);
      gtk_widget_set_visible (line->label, shown);
      gtk_widget_set_visible (line->box, shown);
    }
}

/* For another record nothing was asked for. */
void
_actant_record_form_forget_slots (ActantRecordForm *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    ((ActantFormLine *) self->lines->pdata[i])->asked_for = FALSE;
}

static void
offer_slots (const char *typed,
             GPtrArray  *offers,
             gpointer    user_data)
{
  ActantRecordForm *self = user_data;

  for (guint shown = 0; shown < 2; shown++)
    for (guint i = 0; i < self->lines->len; i++)
      {
        const ActantFormLine *line = self->lines->pdata[i];

        if (gtk_widget_get_visible (line->box) == (shown == 1)
            && (actant_ref_offer_fits (_(line->field->label), typed)
                || g_str_has_prefix (line->field->name, typed)))
          actant_ref_offer_add (offers, line->field->name, _(line->field->label),
                                shown ? _("shown above") : NULL);
      }
}

static void
slot_picked_cb (ActantRefEntry   *entry,
                const char       *id,
                const char       *name,
                ActantRecordForm *self)
{
  if (id != NULL)
    actant_record_form_focus (self, id);
}

static void
more_toggled_cb (ActantRecordForm *self)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more_button)))
    _actant_record_form_forget_slots (self);
  _actant_record_form_update_slots (self);
}

/* Below the fields: the way to those that are folded away. */
void
_actant_record_form_build_slots (ActantRecordForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text;
  guint n_rare = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n_rare += (((ActantFormLine *) self->lines->pdata[i])->field->flags & ACTANT_FIELD_RARE) != 0;
  self->folds = n_rare >= MIN_FOLDED;

  self->more_button = gtk_toggle_button_new_with_label (_("More Slots"));
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_add_css_class (self->more_button, "more-slots");
  gtk_widget_set_tooltip_text (self->more_button, _("Show what is rarely filled"));
  g_signal_connect_swapped (self->more_button, "toggled", G_CALLBACK (more_toggled_cb), self);

  self->slot_entry = actant_ref_entry_new (self->workspace, ACTANT_KIND_NONE);
  actant_ref_entry_set_offer_func (ACTANT_REF_ENTRY (self->slot_entry), offer_slots, FALSE, self);
  actant_ref_entry_set_placeholder (ACTANT_REF_ENTRY (self->slot_entry), _("Add slot …"));
  text = actant_ref_entry_get_text_widget (ACTANT_REF_ENTRY (self->slot_entry));
  gtk_widget_set_tooltip_text (text, _("Type the name of a slot to go there (Alt+S)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add slot"), -1);
  g_signal_connect (self->slot_entry, "picked", G_CALLBACK (slot_picked_cb), self);

  gtk_widget_add_css_class (frame, "field-chips");
  gtk_widget_set_hexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (frame), self->slot_entry);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), self->more_button);
  gtk_widget_set_visible (box, self->folds);
  gtk_grid_attach (GTK_GRID (self->grid), box, 1, self->lines->len, 1, 1);
}

static void
clear_warning (ActantFormLine *line)
{
  gtk_widget_set_visible (line->warning, FALSE);
  gtk_label_set_text (GTK_LABEL (line->warning_label), "");
  g_clear_pointer (&line->fixed, actant_record_unref);
}

static void
show_warning (ActantFormLine           *line,
              const ActantClaimWarning *warning)
{
  gtk_label_set_text (GTK_LABEL (line->warning_label), warning->message);
  gtk_widget_set_visible (line->warning, TRUE);
  gtk_widget_set_visible (line->fix_button, warning->fix != NULL);
  if (warning->fix == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (line->fix_button))),
                      warning->fix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->fix_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, warning->fix, -1);
  line->fixed = actant_record_ref (warning->fixed);
}

static void
update_warnings (ActantRecordForm *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);
  g_autoptr(GPtrArray) warnings = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    clear_warning (self->lines->pdata[i]);
  if (self->kind != ACTANT_KIND_CLAIM || self->record == NULL || session == NULL)
    return;

  warnings = actant_claim_check (session, self->text_path, self->record);
  for (guint n = 0; n < warnings->len; n++)
    for (guint i = 0; i < self->lines->len; i++)
      {
        const ActantClaimWarning *warning = warnings->pdata[n];
        ActantFormLine *line = self->lines->pdata[i];

        if (strcmp (line->field->name, warning->slot) == 0
            && !gtk_widget_get_visible (line->warning))
          show_warning (line, warning);
      }
}

/* Beside the values: the words they were read from, and what does not fit. */
void
_actant_record_form_update_notes (ActantRecordForm *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      ActantFormLine *line = self->lines->pdata[i];
      g_autofree char *words = self->record != NULL
                               ? actant_cues_dup_words (self->record, line->field->name) : NULL;

      gtk_label_set_text (GTK_LABEL (line->cue), words != NULL ? words : "");
      actant_tooltip_update (line->cue, words);
      gtk_widget_set_visible (line->cue, words != NULL);
    }
  update_warnings (self);
}

/* Does what the first warning that can be mended offers. */
gboolean
_actant_record_form_fix (ActantRecordForm *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      ActantFormLine *line = self->lines->pdata[i];
      g_autoptr(ActantRecord) fixed = NULL;
      g_autofree char *label = NULL;

      if (line->fixed == NULL)
        continue;
      fixed = actant_record_ref (line->fixed);
      label = g_strdup (gtk_label_get_text (
        GTK_LABEL (gtk_button_get_child (GTK_BUTTON (line->fix_button)))));
      return _actant_record_form_apply (self, label, fixed);
    }

  return FALSE;
}
