#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What check finds in a study damaged by hand: each fault, in the file, and nothing else.
. "$SOURCE_ROOT/tests/cli/common.sh"

# A sound study, copied afresh for each fault

fine new sound --coder mina
echo "Alder warns Birch. Nobody knows what may come of it in the end. If so, Cedar yields." > sound/a.txt
echo "Other words." > sound/b.txt
fine annotate sound/a.txt --coder mina claim --quote "Alder warns Birch" --subjects Alder --create
claim=$out
fine annotate sound/a.txt --coder mina claim --quote "Cedar yields" --horizon.edtf 2024
second=$out
fine add relation sound/a.txt --coder mina --from "$claim" --to "$second" --type condition
relation=$out
fine annotate sound/a.txt --coder jun claim --quote Alder --subjects Alder
of_jun=$out
fine describe sound/b.txt --coder mina --title B
described=$out
alder=$(query 'data["actors"][0]["id"]' sound/study.mina.json)
a=a.txt.mina.annotations.json
jun=a.txt.jun.annotations.json
none=01a3185c-5000-7000-8000-000000000000

fine check sound
is "the last line" "8 records checked, 0 problems found" "$out"
fine check --json sound
is output "" "$out"

# fresh: study is a sound one again
fresh ()
{
  chmod -R u+rwx study 2> /dev/null
  rm -rf study
  cp -r sound study
}

# change FILE EXPRESSION…: sed in the study's FILE, which must change
change ()
{
  changed=study/$1
  shift
  cp "$changed" .old
  sed -i "$@" "$changed"
  ! cmp -s .old "$changed" || fail "sed $* changes nothing in $changed"
}

# finds FILE ID PROBLEM MESSAGE: check says just that, for people and for programs,
# and changes nothing; the study is sound again afterwards
finds ()
{
  before=$(sums)
  run 1 check study
  is "what check finds" "$1: ${2:+$2: }$4" "$(printf '%s\n' "$out" | sed '$d')"
  run 1 check --json study
  is "what check --json finds" \
    "$(/usr/bin/python3 -c 'import json, sys
print(json.dumps({k: v for k, v in zip(("file", "id", "problem", "message"), sys.argv[1:]) if v}, ensure_ascii=False))' "$@")" \
    "$out"
  is "every file" "$before" "$(sums)"
  fresh
}
fresh

# Files that cannot be read

printf '{\n' > study/$a
finds $a "" unreadable "2:1: a key in double quotes expected, found the end of the file"
: > study/$jun
finds $jun "" unreadable "1:1: the file is empty"
printf '{"format": "actant-study", "version":1,' > study/study.lee.json
finds study.lee.json "" unreadable "1:40: a key in double quotes expected, found the end of the file"
change $a 's/"format": "actant-annotations"/"format": "actant-study"/'
finds $a "" unreadable "is named like an annotation file but holds the other format; rename the file"

# Files that are not what their name says, or newer

change $a 's/"slug": "mina"/"slug": "min"/'
finds $a "" read-only "says that its coder is “min”; rename the file to change it here"
change $jun 's/"slug": "jun"/"slug": "j"/'
finds $jun "" read-only "says that its coder is “j”; rename the file to change it here"
change study.jun.json 's/"coder": {\(.*\)"slug": "jun"/"coder": {\1"slug": "j"/'
finds study.jun.json "" read-only "says that its coder is “j”; rename the file to change it here"
change $a 's/"file": "a.txt"/"file": "c.txt"/'
finds $a "" read-only "says that it annotates “c.txt”; rename the file to change it here"
change $a 's/"version": 1/"version": 2/'
finds $a "" read-only "was written by a newer Actant (format version 2); update Actant to change it"

# Texts

rm study/b.txt
finds . "$described" text "the study describes “b.txt”, which is not there"
printf 'a\000b\n' > study/b.txt
finds b.txt "" text "byte 1: a NUL character; this is a binary file, or UTF-16 without a byte order mark (then open it as UTF-16LE or UTF-16BE)"
cp study/$a study/c.txt.mina.annotations.json
for command in list stats "export --format jsonl" "diff sound"; do
  # shellcheck disable=SC2086
  run 0 $command study
  is "what is said" "actant-cli: c.txt.mina.annotations.json is left out: its text, “c.txt”, is not there" "$err"
done
fine list study/a.txt
finds c.txt.mina.annotations.json "" orphan "annotates “c.txt”, which is not there; put the text back, or rename this file after it"

# Passages

change a.txt 's/Cedar/Fir/'
finds $a "$second" anchor "the passage is lost: the text does not have its words, or not between the same others"
change $jun 's/"exact": "Alder"/"exact": "Adler"/'
finds $jun "$of_jun" anchor "the passage is lost: the text does not have its words, or not between the same others"
change $jun 's/"start": 0, "end": 5/"start": 1, "end": 6/'
finds $jun "$of_jun" anchor "the passage has moved: the text has its words elsewhere"

# References

change $jun "s/\"subjects\": \\[\"$alder\"\\]/\"subjects\": [\"$none\"]/"
finds $jun "$of_jun" reference "“subjects” names the record $none, which is not in the study"
change $jun "s/\"subjects\": \\[\"$alder\"\\]/\"subjects\": [\"$described\"]/"
finds $jun "$of_jun" reference "“subjects” names the record $described, which is a text and not a actor"
change $a "s/\"to\": \"$second\"/\"to\": \"$none\"/"
finds $a "$relation" reference "“to” names the record $none, which is not in the study"

# Relations

change $a "s/\"to\": \"$second\"/\"to\": \"$claim\"/"
finds $a "$relation" relation "the relation leads from a claim to itself"
change $a "/\"to\": \"$second\"/d"
finds $a "$relation" relation "the relation has no “to”"
change $a "s/\"from\": \"$claim\"/\"from\": \"$of_jun\"/"
finds $a "$relation" relation "the relation starts from a claim that is not in this file"

# Values

change $a 's/"edtf": "2024"/"edtf": "2024-13"/'
run 1 check study
has findings "$a: $second: " "$out"
has findings "2024-13" "$out"
has findings "8 records checked, 1 problem found" "$out"
fresh
change $a "s/\"subjects\": /\"certainty\": 9,\\n   &/"
finds $a "$claim" value "“certainty” must be from 1 to 5, not 9"
change $a "s/\"subjects\": /\"type\": \"vision\",\\n   &/"
run 1 check study
has findings "$a: $claim: “vision” is not a value of “type”; use one of: report, " "$out"
has findings "8 records checked, 1 problem found" "$out"
fresh
change $a "s/\"subjects\": /\"attribution\": [\\n    {\"kind\": \"belief\"}\\n   ],\\n   \"claimants\": [\"$alder\"],\\n   &/"
finds $a "$claim" attribution "the actors of the last link of “attribution” are not the claimants"

change $a "s/\"subjects\": /\"likelihood\": {\"low\": 80, \"high\": 55},\\n   &/"
finds $a "$claim" value "the lower bound of “likelihood” is above the upper one"
change $jun 's/"created": "[^"]*"/"created": "yesterday"/'
finds $jun "$of_jun" value "“yesterday” is not a time; write it as 2026-11-23T10:00:00Z"
change study.jun.json '/"coders"/,$s/"slug": "jun"/"slug": "..\/jun"/'
run 1 check study
has findings "“../jun” cannot name a coder; use a–z, 0–9 and -" "$out"
fresh
cp study/study.mina.json .record
/usr/bin/python3 - <<'END'
import json

with open(".record", encoding="utf-8") as file:
    data = json.load(file)
data["texts"].append(dict(data["texts"][0], id="0192f3a1-0000-7000-8000-0000000000aa"))
with open("study/study.mina.json", "w", encoding="utf-8") as file:
    json.dump(data, file, ensure_ascii=False)
END
run 1 check study
has findings "the study describes “b.txt” more than once; delete all but one of its records" "$out"
has findings "1 problem found" "$out"
fresh

# Cues, and passages that are none

cue ()
{
  change $a "s/\"subjects\": /\"cues\": [\\n    {\"slot\": \"$1\", \"start\": $2, \"end\": $3, \"exact\": \"$4\"}\\n   ],\\n   &/"
}

cue type 0 5 Alder
fine check study
fresh
cue type 0 5 Cedar
finds $a "$claim" cue "the words of a cue for “type” are not where it says they are: “Cedar”"
cue type 5000 5005 Alder
finds $a "$claim" cue "the words of a cue for “type” are not where it says they are: “Alder”"
cue mood 0 5 Alder
finds $a "$claim" cue "a cue is for “mood”, which is no field of a claim"
change $jun '/"segments": \[/,/\]/d'
finds $jun "$of_jun" passage "the record marks no passage"

# Ids

change $jun "s/$of_jun/$claim/"
run 1 check study
has findings "$claim: the id is used twice, also in " "$out"
has findings "8 records checked, 1 problem found" "$out"
fresh
change $jun "s/$of_jun/not-an-id/"
run 1 check study
has findings "$jun: record 1 of “annotations”: member “id” is no UUID" "$out"
fresh

# Records that this version cannot read are named and kept

change $a "s/\"kind\": \"claim\"/\"kind\": \"vision\"/2; 0,/\"kind\": \"claim\"/s//\"kind\": \"vision\"/"
run 1 check study
has findings "$a: $claim: the kind “vision” is not known to this version of Actant" "$out"
for command in list stats "export --format jsonl" "export --format csv --output table"; do
  # shellcheck disable=SC2086
  run 0 $command study
  is "what is said" "actant-cli: $a: 1 record cannot be read and is left out; “actant-cli check” says why" "$err"
done
fresh
change $a "s/\"subjects\": /\"gist\": 5,\\n   &/"
run 1 check study
has findings "$a: $claim: " "$out"
has findings "gist" "$out"
fresh

# What is concurrent is said until it is settled

change $jun "s/\"rev\": {\\(.*\\)}\$/\"rev\": {\\1},\\n   \"versions\": [\\n    {\"gist\": \"other\", \"created\": \"2027-01-15T08:00:00Z\", \"modified\": \"2027-01-15T08:00:00Z\", \"rev\": {\"zzzzzz\": 1}}\\n   ]/"
run 1 check study
has findings "versions" "$(run 1 check --json study && cat .out)"
fresh

# One text, one file, one coder

change a.txt 's/Cedar/Fir/'
run 1 check study/a.txt
fine check study/b.txt
fine check study/$jun
run 1 check study/$a
fine check --coder jun study
run 1 check --coder mina study
run 1 check study/a.txt study/b.txt
