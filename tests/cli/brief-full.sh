#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A real brief coded in full: nothing is found wrong with it, its export read back by a program of
# its own says what the tables say, and a second run writes the same bytes. Needs the brief itself.
. "$SOURCE_ROOT/tests/cli/common.sh"

brief=${ACTANT_CORPUS:-}/kinu-co-24-19.txt
if [ ! -f "$brief" ]; then
  echo "kinu-co-24-19.txt is not at hand"
  exit 77
fi
coding=$SOURCE_ROOT/tests/data/brief-coding

# code NAME: codes the brief in the folder NAME; what was made is in .NAME, complaints in .NAME.log
code ()
{
  mkdir "$1"
  cp "$brief" "$1"
  STUDY=$ROOT/$1 sh "$coding/code.sh" > ".$1" 2> ".$1.log"
}

what="code.sh, twice at a time"
code second &
second=$!
code first || fail "$(cat .first.log)"
wait "$second" || fail "$(cat .second.log)"
diff -r first second > .diff || fail "$(head -n 40 .diff)"
is "what the second made" "$(cat .first)" "$(cat .second)"
is complaints "" "$(cat .first.log)"
is "the text" "$(sha256sum < "$brief")" "$(sha256sum < first/kinu-co-24-19.txt)"
fine check first
is difference "" "$(run 0 diff first second && cat .out)"

# It is the whole of the brief

fine list --json first
cp .out lines

# at_least N WHAT EXPRESSION
at_least ()
{
  counted=$(query "$3" lines:lines)
  [ "$counted" -ge "$1" ] || fail "$counted $2, $1 are wanted"
}
at_least 60 claims 'sum(r["kind"] == "claim" for r in data)'
at_least 25 actors 'sum(r["kind"] == "actor" for r in data)'
at_least 40 relations 'sum(r["kind"] == "relation" for r in data)'
at_least 8 "types of relations" 'len({r["type"] for r in data if r["kind"] == "relation"})'
at_least 6 events 'sum(r["kind"] == "event" for r in data)'
at_least 4 scenarios 'sum(r["kind"] == "scenario" for r in data)'
at_least 2 "nested attributions" \
  'sum(r["kind"] == "claim" and len(r.get("attribution", [])) > 1 for r in data)'
at_least 5 "imputed intentions" \
  'sum(r.get("type") == "intention" and r["attribution"][-1]["kind"] == "inferred" for r in data
       if r["kind"] == "claim" and r.get("attribution"))'
at_least 2 "conditions of one group" \
  'sum(r["kind"] == "relation" and r["type"] == "condition" and r.get("join") == "all" for r in data)'
at_least 12 horizons 'sum("horizon" in r for r in data if r["kind"] == "claim")'
at_least 3 "discontinuous claims" \
  'sum(r["kind"] == "claim" and len(r["segments"]) > 1 for r in data)'
at_least 9 "types of study fields that are filled" \
  '(lambda types: len({types[f] for r in data for f in r.get("attributes", [])}))
   ({r["id"]: r["type"] for r in data if r["kind"] == "field"})'
is "claims not rated against every scenario" 0 \
  "$(query 'sum(r["kind"] == "claim" and len(r["scenarios"]) < 5 for r in data)' lines:lines)"
is "scenarios without a part of it" "[]" \
  "$(query '[s["title"] for s in data if s["kind"] == "scenario"
             and not any(p["scenario"] == s["id"] and "role" in p
                         for r in data for p in (r.get("scenarios") or []))]' lines:lines)"

# No clause is passed over: nearly all letters between the first claim and the last are in a claim or
# in a cue. The rest are headings, page headers and words such as "and".

covered=$(query '(lambda text, spans: (lambda inside, body:
    sum(i in inside for i in body) * 100 // len(body))
    ({i for a, b in spans for i in range(a, b)},
     [i for i in range(min(spans)[0], max(spans)[1]) if text[i].isalpha()]))
  (open(a[0], encoding="utf-8").read(),
   [(p["start"], p["end"]) for r in data["annotations"] + data["relations"]
    if r.get("kind", "claim") == "claim" for p in r.get("segments", []) + r.get("cues", [])])' \
  first/kinu-co-24-19.txt.mina.annotations.json "$brief")
[ "$covered" -ge 90 ] || fail "$covered % of the letters are in a claim or a cue"

# What is in the tables is what is exported

/usr/bin/python3 "$SOURCE_ROOT/tests/cli/read-coding.py" "$coding" .first > .calls ||
  fail "$(cat .calls)"
fine export --format csv --output table first
fine export --format jsonl --output lines.jsonl first
/usr/bin/python3 "$SOURCE_ROOT/tests/cli/compare-export.py" .calls "$brief" table lines.jsonl > .compared ||
  fail "$(cat .compared)"
cat .compared

# What would have been suggested before: held against what a person coded

mkdir bare
cp "$brief" first/study.mina.json bare
fine suggest --json bare
cp .out suggested
/usr/bin/python3 "$SOURCE_ROOT/tests/cli/compare-suggest.py" suggested \
  first/kinu-co-24-19.txt.mina.annotations.json > .suggested || fail "$(cat .suggested)"
cat .suggested
