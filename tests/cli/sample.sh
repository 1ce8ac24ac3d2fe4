#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The sample study is what its scripts write, byte for byte; it is sound and large enough.
. "$SOURCE_ROOT/tests/cli/common.sh"

coding=$SOURCE_ROOT/tests/data/sample-coding
sample=$SOURCE_ROOT/data/sample
mkdir study
cp "$sample"/*.txt study
STUDY=$ROOT/study
export STUDY

for script in study mina jun; do
  what="$script.sh"
  sh "$coding/$script.sh" > .out 2>&1 || fail "$(cat .out)"
done
diff -r "$sample" study > .diff || fail "$(head -n 40 .diff)"

fine check "$sample"
fine diff --content "$sample" study
is difference "" "$out"

fine list --json study
cp .out lines

# at_least N WHAT EXPRESSION
at_least ()
{
  counted=$(query "$3" lines:lines)
  [ "$counted" -ge "$1" ] || fail "$counted $2, $1 are wanted"
}
at_least 30 claims 'sum(r["kind"] == "claim" for r in data)'
at_least 40 mentions 'sum(r["kind"] == "mention" for r in data)'
at_least 6 "conditional pairs" \
  'sum(r["kind"] == "relation" and r["type"] in ("condition", "negative_condition") for r in data)'
at_least 3 scenarios 'sum(r["kind"] == "scenario" for r in data)'
at_least 2 coders 'len({r["coder"] for r in data if r["kind"] == "claim"})'
at_least 2 texts 'len({r["text"] for r in data if r["kind"] == "claim"})'
at_least 3 "discontinuous claims" 'sum(r["kind"] == "claim" and len(r["segments"]) > 1 for r in data)'
at_least 5 "passages that both coders see differently" \
  '(lambda c: sum(m["segments"] == j["segments"]
                  and any(m.get(k) != j.get(k) for k in ("type", "subjects", "claimants", "issues"))
                  for m in c("mina") for j in c("jun")))
   (lambda coder: [r for r in data if r["kind"] == "claim" and r["coder"] == coder
                   and r["text"] == "deterrence-brief.txt"])'
is "every scenario is used" true \
  "$(query '{r["id"] for r in data if r["kind"] == "scenario"}
            <= {s["scenario"] for r in data for s in r.get("scenarios", [])}' lines:lines)"
