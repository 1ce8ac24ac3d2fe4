/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"
#include "suggest/actant-suggestion.h"

G_BEGIN_DECLS

/**
 * ActantSuggestionTray:
 *
 * The suggestions for the open text while they wait: looks for them in a thread, drops what gets
 * coded or was dismissed, knows the current one, accepts. Nothing of it is saved. Follows the
 * workspace: another text, sentence or actor is looked at anew.
 *
 * Signals:
 *  - changed: other suggestions, another current one, progress, or an end
 */
#define ACTANT_TYPE_SUGGESTION_TRAY (actant_suggestion_tray_get_type ())
G_DECLARE_FINAL_TYPE (ActantSuggestionTray, actant_suggestion_tray, ACTANT, SUGGESTION_TRAY,
                      GObject)

/* All kinds of suggestions. */
#define ACTANT_SUGGESTIONS_OF_ALL_KINDS (-1)

ActantSuggestionTray   *actant_suggestion_tray_new          (ActantWorkspace      *workspace);

void                    actant_suggestion_tray_open         (ActantSuggestionTray *self);
void                    actant_suggestion_tray_close        (ActantSuggestionTray *self);
gboolean                actant_suggestion_tray_is_open      (ActantSuggestionTray *self);
void                    actant_suggestion_tray_stop         (ActantSuggestionTray *self);
gboolean                actant_suggestion_tray_is_running   (ActantSuggestionTray *self);
gboolean                actant_suggestion_tray_was_stopped  (ActantSuggestionTray *self);
double                  actant_suggestion_tray_get_progress (ActantSuggestionTray *self);

void                    actant_suggestion_tray_set_kind     (ActantSuggestionTray *self,
                                                             int                   kind);
void                    actant_suggestion_tray_set_sentence (ActantSuggestionTray *self,
                                                             gboolean              sentence);

GPtrArray              *actant_suggestion_tray_get_shown    (ActantSuggestionTray *self);
guint                   actant_suggestion_tray_get_position (ActantSuggestionTray *self);
const ActantSuggestion *actant_suggestion_tray_get_current  (ActantSuggestionTray *self);
gboolean                actant_suggestion_tray_step         (ActantSuggestionTray *self,
                                                             gboolean              forward);
void                    actant_suggestion_tray_dismiss      (ActantSuggestionTray *self);
gboolean                actant_suggestion_tray_accept       (ActantSuggestionTray *self,
                                                             GError              **error);
gboolean                actant_suggestion_tray_accept_all   (ActantSuggestionTray *self,
                                                             guint                *accepted,
                                                             guint                *left,
                                                             GError              **error);

G_END_DECLS
