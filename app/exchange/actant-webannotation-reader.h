/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantWebSelector:
 * @start: of a TextPositionSelector, in the writer's units; -1 without
 * @end: exclusive
 * @exact: (nullable): of a TextQuoteSelector; line ends are line feeds
 * @prefix: (nullable): what stands before it
 * @suffix: (nullable): what stands after it
 * @until: (nullable): the end selector of a RangeSelector; the passage ends
 *   where it starts
 * @refined: (nullable): a selector within what this one selects
 *
 * The alternatives of a selector that we understand, in one.
 */
typedef struct _ActantWebSelector ActantWebSelector;
struct _ActantWebSelector
{
  gint64             start;
  gint64             end;
  char              *exact;
  char              *prefix;
  char              *suffix;
  ActantWebSelector *until;
  ActantWebSelector *refined;
};

/**
 * ActantWebTarget:
 * @source: (nullable): IRI of the text, or of another annotation
 * @selector: (nullable): %NULL for the whole source
 * @problem: (nullable): why it cannot be used
 */
typedef struct
{
  char              *source;
  ActantWebSelector *selector;
  char              *problem;
} ActantWebTarget;

/**
 * ActantWebBody:
 * @purpose: (nullable): its own, or the annotation's motivation
 * @value: (nullable): text, or the name of the resource
 * @source: (nullable): IRI of the resource
 * @slot: (nullable): our field, in an export of ours
 */
typedef struct
{
  char *purpose;
  char *value;
  char *source;
  char *slot;
} ActantWebBody;

/**
 * ActantWebAnnotation:
 * @id: its IRI, or its number in the file
 * @motivations: (array zero-terminated=1)
 * @is_discontinuous: whether the targets are segments of one passage
 * @problem: (nullable): why it cannot be used
 * @bodies: (element-type ActantWebBody)
 * @targets: (element-type ActantWebTarget)
 */
typedef struct
{
  char       *id;
  char      **motivations;
  gboolean    is_discontinuous;
  char       *problem;
  GPtrArray  *bodies;
  GPtrArray  *targets;
} ActantWebAnnotation;

GPtrArray *actant_webannotation_read (const char  *path,
                                      GError     **error);

G_END_DECLS
