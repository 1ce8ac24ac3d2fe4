/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-value-private.h"

G_BEGIN_DECLS

/**
 * ActantPacker:
 *
 * Collects the values of many records into one block. For one thread; used again for block after
 * block. The texts that know where they stand in the file are borrowed from @image, whose bytes
 * there change: nobody may read their JSON afterwards.
 */
typedef struct _ActantPacker ActantPacker;

ActantPacker *_actant_packer_new    (ActantImage       *image);
void          _actant_packer_free   (ActantPacker      *packer);

/* Where @value will stand in the block; 0 when it is too large and has to stay as it is. */
guint32       _actant_packer_add    (ActantPacker      *packer,
                                     const ActantValue *value);

/* The block with what was added, one reference held; NULL when nothing was. */
ActantBlock  *_actant_packer_finish (ActantPacker      *packer);
void          _actant_block_unref   (ActantBlock       *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantPacker, _actant_packer_free)

G_END_DECLS
