# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the command line share; read by them with ".".
#
# ACTANT_CLI   the program
# SOURCE_ROOT  the project's folder
#
# Each test works in a folder of its own ($ROOT, the current one), with a fixed clock and
# seed, and ends at the first difference.

set -u

: "${ACTANT_CLI:?the path of actant-cli}"
: "${SOURCE_ROOT:?the folder of the project}"

# A sanitizer's findings must not pass for the program's own "1, something found".
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}exitcode=99
UBSAN_OPTIONS=${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}exitcode=99
LSAN_OPTIONS=${LSAN_OPTIONS:+$LSAN_OPTIONS:}exitcode=99
export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS

SOURCE_DATE_EPOCH=1800000000 # 2027-01-15 08:00 UTC
ACTANT_TEST_SEED=1
export SOURCE_DATE_EPOCH ACTANT_TEST_SEED

ROOT=$(mktemp -d) || exit 1
ROOT=$(cd "$ROOT" && pwd -P) || exit 1
trap 'chmod -R u+rwx "$ROOT" 2> /dev/null; rm -rf "$ROOT"' EXIT
trap 'exit 1' HUP INT TERM
cd "$ROOT" || exit 1
what=start

# fail WORDS: the test ends here.
fail ()
{
  printf '%s\n' "FAILED after: $what" "$*"
  exit 1
}

# run STATUS ARGUMENT…: runs the program, which must end so; see $out and $err, and the files
# .out and .err where bytes matter. Each run has the next seed.
run ()
{
  run_status=$1
  shift
  what="actant-cli $*"
  ACTANT_TEST_SEED=$((ACTANT_TEST_SEED + 1))
  "$ACTANT_CLI" "$@" > "$ROOT/.out" 2> "$ROOT/.err"
  status=$?
  out=$(cat "$ROOT/.out")
  err=$(cat "$ROOT/.err")
  [ "$status" -eq "$run_status" ] || fail "ended with $status, not $run_status
$out
$err"
}

# fine ARGUMENT…: runs the program, which must be content; its output is in $out.
fine ()
{
  run 0 "$@"
  [ -z "$err" ] || fail "said: $err"
}

# is WHAT WANTED GOT: the two must be equal.
is ()
{
  [ "$2" = "$3" ] || fail "$1 is
$3
and should be
$2"
}

# has WHAT PART TEXT: the part must be in the text.
has ()
{
  case $3 in
  *"$2"*) ;;
  *) fail "$1 is
$3
and should contain
$2" ;;
  esac
}

# lacks WHAT PART TEXT: the part must not be in the text.
lacks ()
{
  case $3 in
  *"$2"*) fail "$1 is
$3
and should not contain
$2" ;;
  esac
}

# refused MESSAGE ARGUMENT…: the program must end with 2, print nothing and say MESSAGE,
# exactly; a study must not change by it.
refused ()
{
  message=$1
  shift
  sums_before=$(sums)
  run 2 "$@"
  is output "" "$out"
  is message "$message" "$err"
  is "every file after it" "$sums_before" "$(sums)"
}

# misused WORDS COMMAND ARGUMENT…: like refused, the message being WORDS and the usage line.
misused ()
{
  words=$1
  shift
  sums_before=$(sums)
  run 2 "$@"
  is output "" "$out"
  is message "actant-cli $1: $words
$("$ACTANT_CLI" "$1" --help | head -n 1)" "$err"
  is "every file after it" "$sums_before" "$(sums)"
}

# sums: a line for each file below $ROOT but for the hidden ones in it.
sums ()
{
  find "$ROOT" -type f ! -path "$ROOT/.*" -exec sha256sum {} + | LC_ALL=C sort -k 2
}

# query EXPRESSION FILE [ARGUMENT…]: prints a Python expression over the JSON "data" of FILE
# (of "lines:FILE" the list of its lines), the arguments being a[0], a[1] …
query ()
{
  /usr/bin/python3 - "$@" <<'END'
import json
import sys

expression, name, *a = sys.argv[1:]
if name.startswith("lines:"):
    with open(name[6:], encoding="utf-8") as file:
        data = [json.loads(line) for line in file]
else:
    with open(name, encoding="utf-8") as file:
        data = json.load(file)
value = eval(f"({expression})")
print(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
END
}

# record ID FILE: the record of that id in FILE as one line, keys in the file's order, without
# what every record has.
record ()
{
  query '{k: v for l in ("texts", "actors", "events", "codes", "scenarios", "fields", "coders",
                         "memos", "queries", "terms", "rounds", "marks", "corrections", "annotations", "relations", "reviews")
          for r in data.get(l, []) if r["id"] == a[0]
          for k, v in r.items() if k not in ("id", "created", "modified", "rev")}' "$2" "$1"
}
