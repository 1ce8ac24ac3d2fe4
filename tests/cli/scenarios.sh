#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Scenarios in the counts: inconsistency (I = 1, II = 2), contradictions, actors without a claim.
. "$SOURCE_ROOT/tests/cli/common.sh"

tab=$(printf '\t')
text=study/a.txt

fine new study --coder mina
echo "Alder warns Birch. Cedar waits." > $text
for title in Freeze War; do
  fine add scenario study --coder mina --title $title
done
fine add code study --coder mina --name tests --use issue
for name in Alder Birch Cedar; do
  fine add actor study --coder mina --name $name
done

fine annotate $text --coder mina claim --quote "Alder warns" --type threat --claimants Alder \
  --issues "code=tests position=support" \
  --scenarios "scenario=War role=path consistency=CC" --scenarios "scenario=Freeze consistency=II"
one=$out
fine annotate $text --coder mina claim --quote "Birch" --type threat --claimants Birch --subjects Alder \
  --issues "code=tests position=rejection" \
  --scenarios "scenario=War role=counter consistency=I" --scenarios "scenario=Freeze consistency=I"
fine annotate $text --coder mina claim --quote "Cedar waits" --type act --claimants Cedar \
  --scenarios "scenario=Freeze role=outcome"
three=$out
fine add relation $text --coder mina --from "$one" --to "$three" --type contradicts
fine annotate $text --coder jun claim --quote "Cedar waits" --type act --subjects Cedar

fine stats study
has table "scenario${tab}coder${tab}claims${tab}inconsistency${tab}contradictions${tab}actors_without_claim
Freeze${tab}jun${tab}0${tab}0${tab}0${tab}1
War${tab}jun${tab}0${tab}0${tab}0${tab}1
Freeze${tab}mina${tab}1${tab}3${tab}0${tab}2
War${tab}mina${tab}2${tab}1${tab}1${tab}1" "$out"
fine stats --json --coder mina study
is "the scenarios" '[["Freeze", "mina", 1, 0, 0, 0, 1, 1, 0, 1, 3, 1, 0, 2], ["War", "mina", 2, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1]]' \
  "$(query '[[r[k] for k in "title coder claims CC C N I II unknown unset inconsistency diagnostic_claims contradictions actors_without_claim".split()] for r in data if "scenario" in r]' lines:.out)"

# A rating of a later version weighs nothing and is counted

sed -i 's/"consistency": "II"/"consistency": "III"/' study/a.txt.mina.annotations.json
fine stats --json --coder mina study
is "the ratings" '[[1, 1, 1]]' \
  "$(query '[[r["inconsistency"], r["unknown"], r["I"]] for r in data if r.get("title") == "Freeze"]' lines:.out)"
