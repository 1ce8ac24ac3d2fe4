/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog's state, shared by the files it is split into by role. */
#pragma once

#include "codebook/actant-recode-dialog.h"

#include "session/actant-work.h"

G_BEGIN_DECLS

struct _ActantRecodeDialog
{
  AdwWindow        parent_instance;

  ActantWorkspace *workspace;    /* owned */
  char            *id;
  char            *target;       /* of a merge; nullable */
  gboolean         splitting;
  ActantChangeSet *edit;         /* of a merge; nullable */
  GPtrArray       *uses;         /* of a split; ActantUse */
  ActantWork      *work;         /* that lists the places; NULL when it is done */
  GHashTable      *texts;        /* char *, with places */

  GtkWidget       *entry;
  GtkWidget       *apply;
  GtkWidget       *summary;
  GtkWidget       *work_bar;
  GtkStringList   *places;       /* two lines each */
  GtkSelectionModel *selection;
};

const char *_actant_recode_get_slot_label     (const ActantRecord *record,
                                               const char         *slot);
char       *_actant_recode_dup_where          (const char         *text,
                                               const ActantRecord *record);
void        _actant_recode_dialog_set_summary (ActantRecodeDialog *self,
                                               const char         *words,
                                               gboolean            error);
void        _actant_recode_dialog_preview     (ActantRecodeDialog *self);
void        _actant_recode_dialog_stop        (ActantRecodeDialog *self);

G_END_DECLS
