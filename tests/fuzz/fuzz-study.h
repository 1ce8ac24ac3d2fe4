/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fuzz.h"

#include "exchange/actant-importer.h"

#define FUZZ_TEXT "brief.txt"

ActantSession *fuzz_study_get    (void);
void           fuzz_study_import (const char    *format,
                                  const uint8_t *data,
                                  size_t         size,
                                  const char    *text,
                                  gboolean       partial);
