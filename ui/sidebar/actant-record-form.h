/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sidebar/actant-field-editor.h"

G_BEGIN_DECLS

/**
 * ActantRecordForm:
 *
 * An editor for each of some fields of one record, made from the table of the
 * record's kind. What is committed is one change set, and one step of undo.
 * What the user is typing outlives changes of the record from elsewhere. Fields
 * that are rarely filled fold away while they are empty.
 */
#define ACTANT_TYPE_RECORD_FORM (actant_record_form_get_type ())
G_DECLARE_FINAL_TYPE (ActantRecordForm, actant_record_form, ACTANT, RECORD_FORM, GtkWidget)

GtkWidget          *actant_record_form_new        (ActantWorkspace    *workspace,
                                                   ActantKind          kind,
                                                   const char * const *fields);
const char * const *actant_record_form_get_usual  (ActantKind          kind);
void                actant_record_form_set_record (ActantRecordForm   *form,
                                                   const char         *text_path,
                                                   const ActantRecord *record);
const ActantRecord *actant_record_form_get_record (ActantRecordForm   *form);
ActantFieldEditor  *actant_record_form_get_editor (ActantRecordForm   *form,
                                                   const char         *field);
const char         *actant_record_form_get_error  (ActantRecordForm   *form,
                                                   const char         *field);
const char         *actant_record_form_get_warning (ActantRecordForm  *form,
                                                   const char         *field);
gboolean            actant_record_form_shows      (ActantRecordForm   *form,
                                                   const char         *field);
gboolean            actant_record_form_fix        (ActantRecordForm   *form);
void                actant_record_form_focus      (ActantRecordForm   *form,
                                                   const char         *field);
void                actant_record_form_flush      (ActantRecordForm   *form);

G_END_DECLS
