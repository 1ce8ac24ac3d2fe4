/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web Annotations of other programs, into a text and by what they say of it. */
#include "fuzz-study.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  fuzz_study_import ("webannotation", data, size, FUZZ_TEXT, FALSE);
  fuzz_study_import ("webannotation", data, size, NULL, FALSE);

  return 0;
}
