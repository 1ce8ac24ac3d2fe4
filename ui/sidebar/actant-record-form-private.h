/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form's state, shared by the files it is split into by role. */
#pragma once

#include "sidebar/actant-record-form.h"
#include "sidebar/actant-ref-entry.h"

G_BEGIN_DECLS

/* One field. Label and box are shown and hidden together; the editor is made when somebody sees
 * them of a record for the first time. */
typedef struct
{
  const ActantField *field;
  GtkWidget         *label;
  GtkWidget         *box;        /* of all that follows */
  GtkWidget         *editor;     /* nullable */
  GtkWidget         *cue;        /* the words of the text that justify the value */
  GtkWidget         *warning;    /* what does not fit, with a button that mends it */
  GtkWidget         *warning_label;
  GtkWidget         *fix_button;
  ActantRecord      *fixed;      /* owned, nullable: what the button makes of the record */
  GtkWidget         *error;
  gboolean           asked_for;  /* a rare field that is shown though it is empty */
} ActantFormLine;

struct _ActantRecordForm
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;    /* owned */
  GSignalGroup    *session_signals;
  ActantKind       kind;
  GtkWidget       *grid;
  GPtrArray       *lines;        /* of ActantFormLine */

  gboolean         folds;        /* what is rare and empty */
  GtkWidget       *slot_entry;   /* nullable: "Add slot …" */
  GtkWidget       *more_button;  /* nullable: shows what is rare and empty, too */

  ActantRecord    *record;       /* owned, nullable */
  char            *text_path;    /* of an annotation's text; NULL for study records */
};

const ActantRecord *_actant_record_form_get_current  (ActantRecordForm   *self);
gboolean            _actant_record_form_apply        (ActantRecordForm   *self,
                                                      const char         *label,
                                                      const ActantRecord *record);

void                _actant_record_form_commit       (ActantFieldEditor  *editor,
                                                      ActantRecordForm   *self);
void                _actant_record_form_keep         (ActantFieldEditor  *editor,
                                                      ActantRecordForm   *self);
void                _actant_record_form_add_line     (ActantRecordForm   *self,
                                                      const ActantField  *field);
void                _actant_record_form_build_editor (ActantRecordForm   *self,
                                                      ActantFormLine     *line);
void                _actant_record_form_show_line    (ActantRecordForm   *self,
                                                      ActantFormLine     *line);
void                _actant_record_form_build_slots  (ActantRecordForm   *self);
void                _actant_record_form_update_slots (ActantRecordForm   *self);
void                _actant_record_form_forget_slots (ActantRecordForm   *self);
void                _actant_record_form_update_notes (ActantRecordForm   *self);
gboolean            _actant_record_form_fix          (ActantRecordForm   *self);

G_END_DECLS
