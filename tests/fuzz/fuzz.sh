#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz.sh BUILD NAME [SECONDS]: look for input that breaks a target (README.md)
# fuzz.sh --keep BUILD NAME: add to the corpus what reaches more code than it does
set -eu

keep=
if [ "$1" = --keep ]; then
  keep=1
  shift
fi
build=$(cd "$1" && pwd)
name=$2
seconds=${3:-60}
here=$(cd "$(dirname "$0")" && pwd)
corpus=$here/corpus/$name
work=$build/tests/fuzz/new/$name
broken=$build/tests/fuzz/broken/$name
mkdir -p "$corpus" "$work" "$broken"

export G_DEBUG=fatal-criticals G_SLICE=always-malloc LC_ALL=C.UTF-8
export ACTANT_DATA_DIR="$here/../../data"
export ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS="suppressions=$here/../lsan.supp"
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

if [ -n "$keep" ]; then
  exec "$build/tests/fuzz/fuzz-$name" -set_cover_merge=1 -use_counters=0 -max_len=2048 \
    "$corpus" "$work"
fi
exec "$build/tests/fuzz/fuzz-$name" "-max_total_time=$seconds" -max_len=4096 -timeout=10 \
  -print_final_stats=1 "-artifact_prefix=$broken/" "$work" "$corpus"
