/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actant-workspace.h"

G_BEGIN_DECLS

/** What the palette makes of the selection when it opens. */
typedef enum
{
  ACTANT_PALETTE_CLAIM,
  ACTANT_PALETTE_ACTOR,
  ACTANT_PALETTE_CODE,
} ActantPaletteMode;

/**
 * ActantTagPalette:
 *
 * A pop-over beside the selection: type a few letters of an actor's name or
 * alias, pick a claim type, write the gist, Enter. Makes one change set.
 */
#define ACTANT_TYPE_TAG_PALETTE (actant_tag_palette_get_type ())
G_DECLARE_FINAL_TYPE (ActantTagPalette, actant_tag_palette, ACTANT, TAG_PALETTE, GtkPopover)

GtkWidget *actant_tag_palette_new           (void);
void       actant_tag_palette_set_workspace (ActantTagPalette   *palette,
                                             ActantWorkspace    *workspace);
void       actant_tag_palette_open          (ActantTagPalette   *palette,
                                             ActantPaletteMode   mode,
                                             const GdkRectangle *area);

/* One key or menu entry each, on the workspace's range and selected record. */
gboolean   actant_tagging_add_to_passage      (ActantWorkspace *workspace);
gboolean   actant_tagging_remove_from_passage (ActantWorkspace *workspace);
gboolean   actant_tagging_split_claim         (ActantWorkspace *workspace);
gboolean   actant_tagging_duplicate_claim     (ActantWorkspace *workspace);
gboolean   actant_tagging_place_again         (ActantWorkspace *workspace);
gboolean   actant_tagging_delete_selected     (ActantWorkspace *workspace);

G_END_DECLS
