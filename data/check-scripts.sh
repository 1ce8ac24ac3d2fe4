#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The project's shell scripts parse, and say which licence they are under.
set -eu

cd "$(dirname "$0")/.."
failed=0
for script in .ci/run data/*.sh tests/*.sh tests/cli/*.sh tests/data/*.sh tests/fuzz/*.sh; do
  sh -n "$script" || failed=1
  if ! head -n 2 "$script" | grep -q '^# SPDX-License-Identifier: GPL-3.0-or-later$'; then
    echo "$script: no SPDX line below the first"
    failed=1
  fi
done
exit "$failed"
