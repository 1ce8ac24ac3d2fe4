#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of README.md run as they are printed, in order, in a folder with nothing in it, and
# find what README says.
. "$SOURCE_ROOT/tests/cli/common.sh"

mkdir .bin
ln -s "$(realpath "$ACTANT_CLI")" .bin/actant-cli
sed -n '/^actant-cli new /,/^```$/p' "$SOURCE_ROOT/README.md" | sed '$d' > .block
[ "$(grep -c ^actant-cli .block)" -ge 8 ] || fail "README.md has no such block"

what="the commands of README.md"
XDG_STATE_HOME=$ROOT/.state PATH=$ROOT/.bin:$PATH sh -eu .block > .said 2>&1 || fail "$(cat .said)"
said=$(cat .said)
has "the suggestion" "mention	23:34	North Korea" "$said"
has "the check" "0 problems found" "$said"
has "what the query finds" "claim	$(query 'data["annotations"][0]["id"]' study/brief.txt.mina.annotations.json | tr -d '"')	mina	brief.txt" "$said"
is "the corrected text" "It is very likely that North Korea will carry out a missile test in 2024." \
  "$(cat study/brief.txt)"
is "the band that the words bring" '[80, 95]' \
  "$(query '[data["annotations"][0]["likelihood"][k] for k in ("low", "high")]' study/brief.txt.mina.annotations.json)"
[ -f dataset/datapackage.json ] || fail "no dataset"

# What README says of a round
echo 'It is likely.' > study/a.txt
for coder in mina jun; do
  fine annotate study/a.txt --coder $coder claim --quote "It is likely" --type forecast
done
fine add round study --coder rev --title First --blind yes --coders mina --coders jun
refused "actant-cli agreement: a.txt is coded blind: others’ work on it is shown when you have marked it as finished" \
  agreement --coder mina study
fine add mark study --coder mina --text a.txt
fine agreement --coder mina study
fine agreement --coder rev study
run 2 agreement --coder jun study
