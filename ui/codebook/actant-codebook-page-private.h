/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's state, shared by the files it is split into by role. */
#pragma once

#include "codebook/actant-codebook-page.h"

#include "codebook/actant-codebook-node.h"
#include "codebook/actant-name-popover.h"
#include "session/actant-work.h"

G_BEGIN_DECLS

/**
 * ActantCodebookPageKind:
 * @title: of the switch, translatable
 * @none: when there are none
 * @hint: what to do then
 */
typedef struct
{
  ActantKind  kind;
  const char *title;
  const char *none;
  const char *hint;
} ActantCodebookPageKind;

#define ACTANT_CODEBOOK_PAGE_N_KINDS 4

extern const ActantCodebookPageKind _actant_codebook_page_kinds[ACTANT_CODEBOOK_PAGE_N_KINDS];

struct _ActantCodebookPage
{
  GtkWidget             parent_instance;

  ActantWorkspace      *workspace;   /* owned */
  GSignalGroup         *session_signals;
  GListStore           *top;         /* of ActantCodebookNode */
  GtkSingleSelection   *selection;   /* of GtkTreeListRow */
  GHashTable           *uses;        /* nullable; id -> count */
  ActantWork           *reading;     /* nullable; the annotations of all texts */
  ActantWork           *counting;    /* nullable; their uses */
  char                 *id;          /* nullable; what is selected */
  char                 *cut_id;      /* nullable; what the next paste moves */
  ActantKind            kind;
  guint                 update_idle;
  gboolean              selecting;   /* by us, not by the user */
  gboolean              loaded;      /* the annotations of all texts, or as many as were wanted */
  gboolean              counted;     /* @uses is of the session as it is, or will be */

  GtkWidget            *box;
  GtkWidget            *work_bar;
  GtkWidget            *switcher;
  GtkWidget            *toggles[ACTANT_CODEBOOK_PAGE_N_KINDS];
  GtkWidget            *search;
  GtkWidget            *paned;
  GtkWidget            *pages;       /* "tree", "none" */
  GtkWidget            *status;
  GtkWidget            *list;
  GtkWidget            *form_slot;
  GtkWidget            *forms[ACTANT_CODEBOOK_PAGE_N_KINDS];  /* made when first shown */
  GtkWidget            *popover;
};

void                _actant_codebook_page_build           (ActantCodebookPage *self);
void                _actant_codebook_page_update          (ActantCodebookPage *self);
void                _actant_codebook_page_fill            (ActantCodebookPage *self);
void                _actant_codebook_page_update_uses     (ActantCodebookPage *self);
void                _actant_codebook_page_stop            (ActantCodebookPage *self);
void                _actant_codebook_page_selected        (ActantCodebookPage *self);
ActantCodebookNode *_actant_codebook_page_get_node        (gpointer            row);
void                _actant_codebook_page_install_actions (GtkWidgetClass     *widget_class);
void                _actant_codebook_page_update_actions  (ActantCodebookPage *self);
void                _actant_codebook_page_move            (ActantCodebookPage *self,
                                                           const char         *id,
                                                           const char         *parent);
const ActantRecord *_actant_codebook_page_get_record      (ActantCodebookPage *self);
void                _actant_codebook_page_get_place       (ActantCodebookPage *self,
                                                           GdkRectangle       *area);

G_END_DECLS
