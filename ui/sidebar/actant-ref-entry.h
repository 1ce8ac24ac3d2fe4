/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/**
 * ActantRefEntry:
 *
 * An entry that finds records of one kind while letters are typed: Up and Down
 * move in the list below it, Enter picks, "New actor “…”" offers to make what
 * is not there; Down on an empty entry lists what there is. With
 * %ACTANT_KIND_NONE it takes plain words, or what a function of one's own offers.
 *
 * Signals:
 *  - picked (char *id, char *name): a record, or with @id %NULL a new name
 *  - backspace: pressed while nothing is typed
 */
#define ACTANT_TYPE_REF_ENTRY (actant_ref_entry_get_type ())
G_DECLARE_FINAL_TYPE (ActantRefEntry, actant_ref_entry, ACTANT, REF_ENTRY, GtkWidget)

/**
 * ActantRefOffer:
 * @id: what "picked" tells
 * @name: what the line says
 * @kind: (nullable): what stands dim beside it
 */
typedef struct
{
  char *id;
  char *name;
  char *kind;
} ActantRefOffer;

/** Adds to @offers (ActantRefOffer, owned) what fits @typed, which may be empty. */
typedef void (*ActantRefOfferFunc) (const char *typed,
                                    GPtrArray  *offers,
                                    gpointer    user_data);

void        actant_ref_offer_add             (GPtrArray       *offers,
                                              const char      *id,
                                              const char      *name,
                                              const char      *kind);
void        actant_ref_offer_free            (gpointer         data);
gboolean    actant_ref_offer_fits            (const char      *name,
                                              const char      *typed);

GtkWidget  *actant_ref_entry_new             (ActantWorkspace *workspace,
                                              ActantKind       kind);
void        actant_ref_entry_set_offer_func  (ActantRefEntry  *entry,
                                              ActantRefOfferFunc func,
                                              gboolean         free_words,
                                              gpointer         user_data);
GtkWidget  *actant_ref_entry_get_text_widget (ActantRefEntry  *entry);
const char *actant_ref_entry_get_text        (ActantRefEntry  *entry);
void        actant_ref_entry_set_text        (ActantRefEntry  *entry,
                                              const char      *text);
void        actant_ref_entry_set_placeholder (ActantRefEntry  *entry,
                                              const char      *text);
gboolean    actant_ref_entry_take_exact      (ActantRefEntry  *entry);
void        actant_ref_entry_take            (ActantRefEntry  *entry);
guint       actant_ref_entry_get_n_offers    (ActantRefEntry  *entry);
void        actant_ref_entry_pick            (ActantRefEntry  *entry,
                                              guint            offer);

G_END_DECLS
