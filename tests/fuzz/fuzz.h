/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fuzz target: one program a parser. With libFuzzer (meson setup -Dfuzz=true, clang) it makes up
 * input; without, replay.c gives it the files of corpus/, in every test run. */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* The name is libFuzzer's. Takes any bytes, crashes when a law is broken; always 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
