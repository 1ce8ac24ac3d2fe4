#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A real brief tagged on the command line: the same bytes under a fixed clock and seed, the same
# content in another order, and an export that says what was tagged. Needs the brief itself.
. "$SOURCE_ROOT/tests/cli/common.sh"

brief=${ACTANT_CORPUS:-}/kinu-co-24-19.txt
if [ ! -f "$brief" ]; then
  echo "kinu-co-24-19.txt is not at hand"
  exit 77
fi

# code NAME [NUMBER…]: tags the brief in the folder NAME
code ()
{
  coded=$1
  shift
  mkdir "$coded"
  cp "$brief" "$coded"
  what="brief-coding.sh for $coded"
  STUDY=$ROOT/$coded sh "$SOURCE_ROOT/tests/data/brief-coding.sh" "$@" > .log 2>&1 || fail "$(cat .log)"
}

# Once with every call kept, once more: the same bytes

REAL_CLI=$ACTANT_CLI
CALLS=$ROOT/.calls
export REAL_CLI CALLS
cat > .recorder <<'END'
#!/bin/sh
exec /usr/bin/python3 "$SOURCE_ROOT/tests/cli/record-call.py" "$@"
END
chmod +x .recorder
ACTANT_CLI=$ROOT/.recorder
code first
ACTANT_CLI=$REAL_CLI
code second
diff -r first second > .diff || fail "$(head -n 40 .diff)"
is "the text" "$(sha256sum < "$brief")" "$(sha256sum < first/kinu-co-24-19.txt)"
fine check first
is difference "" "$(run 0 diff first second && cat .out)"

# What was tagged is what is exported

fine export --format csv --output table first
fine export --format jsonl --output lines.jsonl first
/usr/bin/python3 "$SOURCE_ROOT/tests/cli/compare-export.py" .calls "$brief" table lines.jsonl \
  > .compared || fail "$(cat .compared)"
cat .compared
claims=$(query 'sum(r["kind"] == "claim" for r in data)' lines:lines.jsonl)
[ "$claims" -ge 14 ] || fail "$claims claims"

# In another order, at another time, with another seed: other bytes, the same content

BRIEF_EPOCH=1799900000 BRIEF_SEED=7000
export BRIEF_EPOCH BRIEF_SEED
code backward 22 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1
run 1 diff first backward
fine diff --content first backward
is difference "" "$out"
fine diff --content first/kinu-co-24-19.txt.mina.annotations.json \
  backward/kinu-co-24-19.txt.mina.annotations.json
is difference "" "$out"

# One field, one actor's name, one claim less: each shows

fine list --kind claim backward
claim=$(printf '%s\n' "$out" | sed -n 5p | cut -f 2)
fine edit backward "$claim" --coder mina --certainty 2
run 1 diff --content first backward
is "lines of difference" 2 "$(printf '%s\n' "$out" | wc -l | tr -d ' ')"
has difference '"certainty": 2' "$out"
fine edit backward "$claim" --coder mina --certainty ""
fine diff --content first backward
fine delete backward "$claim" --coder mina
run 1 diff --content first backward
has difference "- kinu-co-24-19.txt mina claim " "$out"
lacks difference "+ kinu-co-24-19.txt mina claim " "$out"
