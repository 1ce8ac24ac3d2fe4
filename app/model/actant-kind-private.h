/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that hold the tables of kinds share. */
#pragma once

#include "model/actant-kind.h"

G_BEGIN_DECLS

#define TABLE(name_, fields_) { name_, fields_, G_N_ELEMENTS (fields_) }

/* Every record ends with these (DESIGN: "Records", common). */
#define COMMON_FIELDS \
  { "note", &actant_type_text, N_("Note"), \
    N_("Free remark of the coder"), ACTANT_FIELD_LONG }, \
  { "created", &actant_type_time, N_("Created"), \
    N_("When the record was made, UTC"), ACTANT_FIELD_INTERNAL }, \
  { "modified", &actant_type_time, N_("Modified"), \
    N_("When the record was last changed, UTC"), ACTANT_FIELD_INTERNAL }, \
  { "rev", &actant_type_revs, N_("Version"), \
    N_("Version vector: count of changes by replica"), ACTANT_FIELD_INTERNAL }, \
  { "deleted", &actant_type_time, N_("Deleted"), \
    N_("When the record was deleted, UTC"), ACTANT_FIELD_INTERNAL }

extern const ActantTable _actant_claim_table;
extern const ActantFieldType _actant_type_segments;
extern const ActantFieldType _actant_type_cues;
extern const ActantFieldType _actant_type_actor;
extern const ActantFieldType _actant_type_actor_set;
extern const ActantFieldType _actant_type_when;
extern const ActantFieldType _actant_type_likelihood;
extern const ActantFieldType _actant_type_percent;

G_END_DECLS
