#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh: install what is missing, build with warnings as errors in _build-test, and pass
# all tests. The last line counts them; the exit status is 0 only if all passed.
set -u

cd "$(dirname "$0")/.." || exit 1
build=_build-test
log=$build/meson-logs/testlog.json

# stop WHAT: what came before the tests failed, so that none of them could run.
stop ()
{
  echo "tests/run.sh: $1 failed, no test was run."
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

sh data/install-packages.sh test || stop "installing packages"
sh data/configure.sh "$build" -Dwerror=true || stop "setting up the build"
ninja -C "$build" || stop "the build"

rm -f "$log"
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 2
status=$?

# A test that meson did not come to run is not in the log: it counts as failed.
/usr/bin/python3 - "$build" "$log" "$status" <<'END'
import json
import subprocess
import sys

build, log, status = sys.argv[1], sys.argv[2], int(sys.argv[3])
expected = len(json.loads(subprocess.run(
    ['meson', 'introspect', '--tests', build],
    capture_output=True, check=True).stdout))
try:
    with open(log, encoding='utf-8') as lines:
        results = [json.loads(line)['result'] for line in lines]
except OSError:
    results = []
passed = sum(result in ('OK', 'EXPECTEDFAIL') for result in results)
skipped = results.count('SKIP')
failed = max(expected, len(results)) - passed - skipped
print(f'{passed} passed, {failed} failed, {skipped} skipped', flush=True)
sys.exit(0 if status == 0 and failed == 0 and passed > 0 else 1)
END
