#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists for people and for programs, and counts: of a study, a folder in it, a text, a file, a coder.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
mkdir study/sub
text=study/a.txt
printf '%s\n' 'Alder "warns"	Birch.' 'Cedar 😀 yields.' > $text
echo "Deep words." > study/sub/b.md
tag ()
{
  fine annotate "$@"
  id=$out
}
fine add actor study --coder mina --name Alder --aliases 북
alder=$out
fine describe $text --coder mina --title "A text"
described=$out
tag $text --coder mina claim --quote 'Alder "warns"	Birch' --subjects Alder
quoted=$id
tag $text --coder mina claim --range 14:20 --range 22:27 --gist "gist, 한
line" --type threat
two=$id
tag $text --coder mina mention --quote Alder --actors Alder
mention=$id
tag $text --coder jun claim --quote "Cedar 😀" --type act
of_jun=$id
tag study/sub/b.md --coder mina coding --quote Deep --code Depth --create
coding=$id
fine add memo $text --coder mina --text m --title "A memo"
memo=$out
mina=$(query 'data["coder"]["id"]' study/study.mina.json)
jun=$(query 'data["coder"]["id"]' study/study.jun.json)
depth=$(query 'data["codes"][0]["id"]' study/study.mina.json)

# For people: a line each, tabs and line breaks in titles turned to spaces; a study file stands
# for all that its coder did

row ()
{
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "$5" "$6"
}
of_study=$(
  row text "$described" "" "" "" "A text"
  row actor "$alder" "" "" "" Alder
  row code "$depth" "" "" "" Depth
  { row coder "$mina" "" "" "" mina; row coder "$jun" "" "" "" jun; } | LC_ALL=C sort)
of_a_by_jun=$(row claim "$of_jun" jun a.txt 21:28 "Cedar 😀")
of_a_by_mina=$(
  row mention "$mention" mina a.txt 0:5 Alder
  row claim "$quoted" mina a.txt 0:19 'Alder "warns" Birch'
  row claim "$two" mina a.txt 14:27 "gist, 한 line"
  row memo "$memo" mina a.txt "" "A memo")
of_b=$(row coding "$coding" mina sub/b.md 0:4 Deep)
expect ()
{
  wanted=$1
  shift
  fine list "$@"
  is "the list" "$wanted" "$out"
}
expect "$of_study
$of_a_by_jun
$of_a_by_mina
$of_b" study
expect "$of_a_by_jun
$of_a_by_mina" $text
expect "$of_a_by_mina" $text.mina.annotations.json
expect "$of_a_by_mina" --coder mina $text
expect "$of_b" study/sub/b.md
expect "$of_a_by_jun
$of_a_by_mina
$of_b" $text study/sub/b.md
expect "" --coder jun study/sub/b.md
expect "$(row mention "$mention" mina a.txt 0:5 Alder)" --kind mention study
expect "" --kind review study
expect "$(row actor "$alder" "" "" "" Alder)" --kind actor study
expect "$(row actor "$alder" mina "" "" Alder)" --kind actor study/study.mina.json
expect "$of_a_by_jun" --kind claim --coder jun study
expect "$(row coder "$jun" jun "" "" jun)
$of_a_by_jun" study/study.jun.json
(cd study/sub && "$ACTANT_CLI" list b.md) > listed || fail "list from inside a folder"
is "the list from inside" "$of_b" "$(cat listed)"
fine list --kind claim study/study.mina.json
lacks "Mina's list" "$of_jun" "$out"

# A text that several paths mean is listed once

expect "$(row mention "$mention" mina a.txt 0:5 Alder)" --kind mention $text $text \
  $text.mina.annotations.json
expect "$of_b" --kind coding study/sub study/sub/b.md

# For programs: one record a line, in the file's order, with what its ids are called

fine list --json study
cp .out lines
is "the ids" "$(printf '%s\n' "$of_study" "$of_a_by_jun" "$of_a_by_mina" "$of_b" | cut -f 2)" \
  "$(query '"\n".join(r["id"] for r in data)' lines:lines)"
is "the claim" "{\"id\": \"$quoted\", \"kind\": \"claim\", \"segments\": [{\"start\": 0, \"end\": 19, \"exact\": \"Alder \\\"warns\\\"\\tBirch\", \"suffix\": \".\\nCedar 😀 yields.\\n\"}], \"subjects\": [\"$alder\"], \"coder\": \"mina\", \"text\": \"a.txt\", \"names\": {\"$alder\": \"Alder\"}}" \
  "$(query '[{k: v for k, v in r.items() if k not in ("created", "modified", "rev")} for r in data if r["id"] == a[0]][0]' lines:lines "$quoted")"
is "gist as written" "gist, 한
line" "$(query '[r["gist"] for r in data if r["id"] == a[0]][0]' lines:lines "$two")"
is "every name" "{\"$alder\": \"Alder\", \"$depth\": \"Depth\"}" \
  "$(query '{k: v for r in data for k, v in r["names"].items()}' lines:lines)"
is "the texts" '[["jun", "a.txt"], ["mina", "a.txt"], ["mina", "sub/b.md"]]' \
  "$(query 'sorted(map(list, {(r["coder"], r["text"]) for r in data if "text" in r and r["kind"] in ("claim", "mention", "coding")}))' lines:lines)"
fine list --json --kind claim study
is "lines" 3 "$(wc -l < .out | tr -d ' ')"

# Queries: over the study and its texts, beside other options, and what is wrong with one

two_row=$(row claim "$two" mina a.txt 14:27 "gist, 한 line")
quoted_row=$(row claim "$quoted" mina a.txt 0:19 'Alder "warns" Birch')
expect "$two_row" --query "kind:claim type:threat" study
expect "$two_row" --kind claim --query "type:threat | nothing" study
expect "$quoted_row" --kind claim --query 'subject:북 in:"A text"' study
expect "$(row mention "$mention" mina a.txt 0:5 Alder)
$quoted_row" --query "actor=alder" $text
expect "$two_row" --kind claim --coder mina --query "-subject:any" study
expect "$quoted_row" --kind claim --query 'text:"\"WARNS\""' study
fine list --json --query "type:act" study
is "lines" 1 "$(wc -l < .out | tr -d ' ')"
run 2 list --query "type:threat (" study
has "what is wrong" "--query: a word or field is missing (character 14)" "$err"
run 2 list --query "typo:x" study
has "what is wrong" "there is no field “typo” (character 1)" "$err"
is "nothing listed" "" "$out"

# A line is one line for those, too, who end lines at other characters than LF

fine new ends --coder mina
printf 'Alder.\n' > ends/a.txt
gist=$(printf 'one\302\205two\342\200\250three\342\200\251four')
fine annotate ends/a.txt --coder mina claim --quote Alder --gist "$gist"
for list in "list --json --kind claim" "export --format jsonl"; do
  # shellcheck disable=SC2086
  fine $list ends/a.txt
  is "the lines" "$(wc -l < .out | tr -d ' ')" "$(/usr/bin/python3 -c 'import sys
print(len(open(sys.argv[1], encoding="utf-8").read().splitlines()))' .out)"
  cp .out lines
  is "the gist" "$gist" "$(query '[r["gist"] for r in data if r["kind"] == "claim"][0]' lines:lines)"
done

# Counts

fine stats study
is counts "text	coder	claims	mentions	codings	relations	memos	covered_percent	not_in_place
a.txt	jun	1	0	0	0	0	18	0
a.txt	mina	2	1	0	0	1	67	0
sub/b.md	mina	0	0	1	0	0	0	0

act	1
threat	1

texts	1
actors	1
events	0
codes	1
scenarios	0
fields	0
coders	2" "$out"

# A type that only a later version knows counts too

cp -r study later
sed -i 's/"type": "threat"/"type": "prophecy"/' later/a.txt.*.annotations.json
fine stats later
has counts "act	1
prophecy	1
" "$out"
rm -r later
fine stats --json study
is counts "{\"text\": \"a.txt\", \"coder\": \"jun\", \"claims\": 1, \"mentions\": 0, \"codings\": 0, \"relations\": 0, \"memos\": 0, \"length\": 37, \"covered\": 7, \"covered_percent\": 18, \"not_in_place\": 0}
{\"text\": \"a.txt\", \"coder\": \"mina\", \"claims\": 2, \"mentions\": 1, \"codings\": 0, \"relations\": 0, \"memos\": 1, \"length\": 37, \"covered\": 25, \"covered_percent\": 67, \"not_in_place\": 0}
{\"text\": \"sub/b.md\", \"coder\": \"mina\", \"claims\": 0, \"mentions\": 0, \"codings\": 1, \"relations\": 0, \"memos\": 0, \"length\": 12, \"covered\": 0, \"covered_percent\": 0, \"not_in_place\": 0}
{\"study\": true, \"texts\": 1, \"actors\": 1, \"events\": 0, \"codes\": 1, \"scenarios\": 0, \"fields\": 0, \"coders\": 2}" "$out"
fine stats --coder jun --json $text
is lines 2 "$(wc -l < .out | tr -d ' ')"
sed -i 's/Alder/Elder/' $text
fine stats --json --coder mina $text
has counts '"not_in_place": 2' "$out"
