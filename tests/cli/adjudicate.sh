#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From two coders to a consensus by the command line: the queue, decisions, what reopens a case.
. "$SOURCE_ROOT/tests/cli/common.sh"

text=study/a.txt
tab=$(printf '\t')

fine new study --coder mina
echo "Alder warns Birch. Cedar waits. Dale signs. Elm talks." > $text
fine annotate $text --coder mina claim --quote "Alder warns" --type threat --gist "Alder threatens"
mina=$out
fine annotate $text --coder jun claim --quote "Alder warns" --type report --gist "Alder warns"
jun=$out
for coder in mina jun; do
  fine annotate $text --coder $coder claim --quote "Cedar waits" --type act
done
fine annotate $text --coder jun claim --quote "Elm talks" --type report
alone=$out
cp $text.mina.annotations.json $text.jun.annotations.json .

# states: state of each case
states ()
{
  fine adjudicate --coders jun,mina --json study
  query '[r["state"] for r in data]' lines:.out
}

is "the queue" '["open", "agreed", "open"]' "$(states)"
is "what differs" '[["type"], [], ["passage"]]' "$(query '[r["differ"] for r in data]' lines:.out)"

fine adjudicate --coder cur --coders jun,mina --accept-agreed study
is "how many were agreed on" 1 "$out"
fine adjudicate --coder cur --coders jun,mina --accept "$mina" --take gist="$jun" --reason "A warning" --gap study
fine adjudicate --coder cur --coders jun,mina --reject "$alone" --reason "No claim" study
is "the decisions" '["combine", "accept", "reject"]' "$(states)"
is "reasons and gaps" '[["A warning", true], [null, false], ["No claim", false]]' \
  "$(query '[[r.get("reason"), r["codebook_gap"]] for r in data]' lines:.out)"
is "the consensus" '[["threat", "Alder warns"], ["act", null]]' \
  "$(query '[[r["type"], r.get("gist")] for r in data["annotations"]]' $text.consensus.annotations.json)"
# Who only decides is no coder of the text: nobody names the two here
fine adjudicate --json study
is "whose records" '["jun", "mina"]' "$(query 'sorted({c for r in data for c in r["records"]})' lines:.out)"
is "what is agreed" '[[], ["passage"], ["type"]]' "$(query 'sorted(r["differ"] for r in data)' lines:.out)"
for coder in mina jun; do
  cmp -s a.txt.$coder.annotations.json $text.$coder.annotations.json || fail "$coder's file was changed"
done
fine check study
# What decisions name is found in the others' files
fine check --coder cur study

# A coder changes one record: its case alone is open again, and the new decision changes the result

id=$(query '[r["id"] for r in data["annotations"]][0]' $text.consensus.annotations.json)
fine edit $text "$jun" --coder jun --type evaluation
is "what is open" '["reopened", "accept", "reject"]' "$(states)"
fine adjudicate --coder cur --coders jun,mina --accept "$jun" study
is "the same result" "[[\"$id\", \"evaluation\"]]" \
  "$(query '[[r["id"], r["type"]] for r in data["annotations"]][:1]' $text.consensus.annotations.json)"
is "one review a case" 3 "$(query 'len(data["reviews"])' $text.cur.annotations.json)"

# A trainee is scored against the consensus

fine agreement --coders mina,consensus --measure percent --field type --json study
is "the score" '[[0.5, 2]]' "$(query '[[r["value"], r["units"]] for r in data]' lines:.out)"
fine agreement --coders jun,consensus --measure precision,recall,f1 --field passage,type --json study
is "the gold standard" '[["passage", "f1", null, 0.8], ["passage", "precision", "consensus", 0.6667], ["passage", "recall", "consensus", 1.0], ["type", "f1", null, 0.8], ["type", "precision", "consensus", 0.6667], ["type", "recall", "consensus", 1.0]]' \
  "$(query '[[r["field"], r["measure"], r.get("gold"), r["value"]] for r in data]' lines:.out)"
fine agreement --coders mina,consensus --disagreements --field type study
is "with the passages" "0:11 consensus evaluation Alder warns
0:11 mina threat Alder warns" "$(printf '%s\n' "$out" | sed 1d | cut -f 2,5,7,8 | tr "$tab" ' ' | sort)"
fine agreement --coders jun,consensus --disagreements --measure f1 --field passage study
is "what the gold standard does not have" "44:53 jun  Elm talks" "$(printf '%s\n' "$out" | sed 1d | cut -f 2,5,7,8 | tr "$tab" ' ')"

run 2 adjudicate --coder cur --coders jun,mina --accept 00000000-0000-7000-8000-000000000000 study
has "no such record" "no coder has a record" "$err"
run 2 adjudicate --coder cur --coders jun,mina --accept "$mina" --take type="$alone" study
has "another case" "is in another case" "$err"
run 2 adjudicate --coder cur --coders jun,mina --accept "$mina" --take rev="$jun" study
has "no field to take" "--take takes FIELD=ID" "$err"

# The report of the round, as tables, as a page, and twice the same

fine report --coders jun,mina --format csv --output tables study
fine report --coders jun,mina --format csv --output again study
diff -r tables again || fail "two reports of the same files differ"
has "the decisions" "a.txt,0:11,Alder warns,claim,type,accept,,,$id" "$(tr -d '\r' < tables/decisions.csv)"
has "the coders' words" "a.txt,0:11,Alder warns,claim,type,evaluation,threat" "$(tr -d '\r' < tables/disagreements.csv)"
has "who coded what" "a.txt,jun,started,0,0,3,0" "$(tr -d '\r' < tables/progress.csv)"
has "what the figures mean" 'F1 = 2 · same / (n_A + n_B),"what one of the two coders has' "$(tr -d '\r' < tables/measures.csv)"
has "the rule" "overlap,50,\"percent of what either" "$(tr -d '\r' < tables/measures.csv)"
fine adjudicate --coder cur --coders jun,mina --reject "$jun" --reason "<rule> & rewrite" --gap study
fine report --coders jun,mina --output page.html study
has "escaped" "&lt;rule&gt; &amp; rewrite" "$(cat page.html)"
command -v xmllint > /dev/null && { xmllint --html --noout page.html 2> .lint; ! grep -v 'Tag \(section\|nav\|bdi\) invalid' .lint | grep 'error :' || fail "page.html: $(cat .lint)"; }
fine report --coders jun,mina --format xlsx --output book.xlsx study
fine report --coders jun,mina --format xlsx --output again.xlsx study
cmp book.xlsx again.xlsx || fail "two workbooks of the same files differ"
fine report --coders jun,mina --output again.html study
cmp page.html again.html || fail "two pages of the same files differ"
is "figures of codes and gold standards" '[true, true]' "$(/usr/bin/python3 -c '
import json, openpyxl
rows = list(openpyxl.load_workbook("book.xlsx")["agreement"].values)
print(json.dumps([any(row[rows[0].index(name)] for row in rows[1:]) for name in ("code", "gold")]))')"
is "the sheets" '["progress", "agreement", "cases", "disagreements", "decisions", "gaps", "measures"]' \
  "$(/usr/bin/python3 -c 'import json, openpyxl; print(json.dumps(openpyxl.load_workbook("book.xlsx").sheetnames))')"
run 2 report --coders jun,mina --format pdf --output x study
has "no such form" "the forms are html, csv and xlsx" "$err"
run 2 report --coders jun,mina study
has "no output" "--output must name" "$err"

# How claims are related: the claims first, then what is between them in the consensus

fine new pair --coder mina
text=pair/b.txt
echo "If Alder waits, Birch moves. Cedar talks." > $text
for coder in mina jun; do
  fine annotate $text --coder $coder claim --quote "Alder waits" --type act --gist "Alder waits"
  from=$out
  fine annotate $text --coder $coder claim --quote "Birch moves" --type $([ $coder = mina ] && echo act || echo threat) --gist "Birch moves"
  to=$out
  fine annotate $text --coder $coder claim --quote "Cedar talks" --type act --gist "Cedar talks"
  third=$out
  fine add relation $text --coder $coder --from $from --to $to --type $([ $coder = mina ] && echo condition || echo causes)
  eval "$coder=$out"
  fine add relation $text --coder $coder --from $third --to $from --type explains
done
fine add relation $text --coder jun --from $third --to $to --type supports
alone=$out

# relations: of each case of a relation
relations ()
{
  fine adjudicate --coders jun,mina --json pair
  query "$1" lines:.out
}

is "the cases of relations" '[["open", ["type"]], ["agreed", []], ["open", ["relation"]]]' \
  "$(relations '[[r["state"], r["differ"]] for r in data if r["kind"] == "relation"]')"
is "where they are" '[[3, 27], [3, 40], [16, 40]]' \
  "$(query '[[r["start"], r["end"]] for r in data if r["kind"] == "relation"]' lines:.out)"
is "their claims" 'Decide first on the claim that the relation leads from: “Alder waits”' \
  "$(query '[r["waits"] for r in data if r["kind"] == "relation"][0]' lines:.out)"
run 2 adjudicate --coder cur --coders jun,mina --accept "$mina" pair
has "the claims first" "Decide first on the claim that the relation leads from: “Alder waits”" "$err"
[ ! -e $text.consensus.annotations.json ] || fail "a relation without ends was accepted"

fine adjudicate --coder cur --coders jun,mina --accept-agreed pair
is "two claims and the relation between them" 3 "$out"
run 2 adjudicate --coder cur --coders jun,mina --accept "$mina" pair
has "the other end" "Decide first on the claim that the relation leads to: “Birch moves”" "$err"
fine adjudicate --coder cur --coders jun,mina --accept "$to" pair
fine adjudicate --coder cur --coders jun,mina --accept "$mina" --take type="$jun" --reason "It brings it about" pair
fine adjudicate --coder cur --coders jun,mina --reject "$alone" --reason "Not said" --gap pair
is "what was decided" '["combine", "accept", "reject"]' \
  "$(relations '[r["state"] for r in data if r["kind"] == "relation"]')"
is "relations of the consensus, by their claims there" \
  '[["Alder waits", "causes", "Birch moves", 2], ["Cedar talks", "explains", "Alder waits", 1]]' \
  "$(query 'sorted([[next(a["gist"] for a in data["annotations"] if a["id"] == r["from"]), r["type"], next(a["gist"] for a in data["annotations"] if a["id"] == r["to"]), len(r["came_from"])] for r in data["relations"]])' $text.consensus.annotations.json)"
fine check pair
run 2 adjudicate --coder cur --coders jun,mina --accept "$mina" --take from="$jun" pair
has "no end to take" "“from” cannot be taken" "$err"

fine report --coders jun,mina --format csv --output relations pair
has "how many of each kind" "relation,3,1,0,1,1,1,0,0" "$(tr -d '\r' < relations/cases.csv)"
has "what they call it" "b.txt,3:27,Alder waits → causes / condition → Birch moves,relation,type,causes,condition" \
  "$(tr -d '\r' < relations/disagreements.csv)"
has "who has it" "Cedar talks → supports → Birch moves,relation,relation,supports," "$(tr -d '\r' < relations/disagreements.csv)"
has "the reason" "relation,type,combine,It brings it about" "$(tr -d '\r' < relations/decisions.csv)"
has "the gap" "relation,relation,reject,Not said" "$(tr -d '\r' < relations/gaps.csv)"

# The claim goes, and the relation with it: its case is open again

fine adjudicate --coder cur --coders jun,mina --reject "$to" pair
is "what is open" '["reopened", "accept", "reject"]' \
  "$(relations '[r["state"] for r in data if r["kind"] == "relation"]')"
is "what is left" '["explains"]' \
  "$(query '[r["type"] for r in data["relations"] if "deleted" not in r]' $text.consensus.annotations.json)"
run 2 adjudicate --coder cur --coders jun,mina --accept "$mina" pair
has "rejected" "The claim that the relation leads to was rejected: “Birch moves”" "$err"
run 1 check pair
has "the decision that no longer holds" "“result” names the record" "$out"
fine adjudicate --coder cur --coders jun,mina --reject "$mina" pair
fine check pair

# One decision at a time, with what belongs to it, by somebody

for wrong in "--accept $to --reject $mina" "--accept $to --accept $mina" "--accept-agreed --defer $to"; do
  run 2 adjudicate --coder cur --coders jun,mina $wrong pair
  has "two decisions" "one decision at a time" "$err"
done
for wrong in "--reason why" "--gap" "--take type=$jun" "--reject $to --take type=$jun" "--accept-agreed --reason why"; do
  run 2 adjudicate --coder cur --coders jun,mina $wrong pair
  has "without its decision" "goes with the decision on a case" "$err"
done
run 2 adjudicate --coder consensus --coders jun,mina --accept "$to" pair
has "nobody's" "a decision is somebody’s" "$err"

# Coders change what they have so that one decision is about two cases: neither result is lost

text=moved/a.txt
fine new moved --coder mina
echo "Alder warns Birch. Cedar waits." > $text
fine annotate $text --coder mina claim --quote "Alder warns" --type act
first=$out
fine annotate $text --coder jun claim --quote "Alder warns" --type act
moved=$out
fine adjudicate --coder cur --coders jun,mina --accept "$first" moved
fine annotate $text --coder mina claim --quote "Cedar waits" --type act
second=$out
fine annotate $text --coder jun claim --quote "Alder warns" --type act
fine edit moved "$moved" --coder jun --quote "Cedar waits"
cp -R moved apart

# results: the words of each record that is in the consensus
results ()
{
  query 'sorted(r["segments"][0]["exact"] for r in data["annotations"] if "deleted" not in r)' $text.consensus.annotations.json
}

fine adjudicate --coders jun,mina --json moved
is "both are open again, the result is that of one" '[["reopened", true], ["reopened", false]]' \
  "$(query '[[r["state"], "result" in r] for r in data]' lines:.out)"
fine adjudicate --coder cur --coders jun,mina --accept-agreed moved
is "at once" 2 "$out"
is "both results" '["Alder warns", "Cedar waits"]' "$(results)"
fine adjudicate --coders jun,mina --json moved
is "both are decided" '["accept", "accept"]' "$(query '[r["state"] for r in data]' lines:.out)"
text=apart/a.txt
fine adjudicate --coder other --coders jun,mina --accept "$second" apart
fine adjudicate --coder other --coders jun,mina --accept "$first" apart
is "one after the other, by another curator" '["Alder warns", "Cedar waits"]' "$(results)"
fine adjudicate --coder other --coders jun,mina --reject "$second" apart
is "what is rejected takes nobody else's result along" '["Alder warns"]' "$(results)"

# Two curators decide apart, and their consensus is joined: the case is open, a decision leaves one result

text=twice/a.txt
fine new twice --coder mina
echo "Alder warns Birch. Cedar waits." > $text
fine annotate $text --coder mina claim --quote "Alder warns" --type act
first=$out
fine annotate $text --coder jun claim --quote "Alder warns" --type threat
second=$out
cp -R twice apart-again
fine adjudicate --coder cur --coders jun,mina --accept "$first" twice
fine adjudicate --coder other --coders jun,mina --accept "$second" apart-again
cp apart-again/*other* twice/
cp apart-again/a.txt.consensus.annotations.json copy.json
fine join $text.consensus.annotations.json copy.json
is "two results" '["Alder warns", "Alder warns"]' "$(results)"
fine adjudicate --coders jun,mina --json twice
is "open again" '["reopened"]' "$(query '[r["state"] for r in data]' lines:.out)"
fine adjudicate --coder cur --coders jun,mina --accept "$second" twice
is "one result" '["Alder warns"]' "$(results)"
fine adjudicate --coders jun,mina --json twice
is "decided" '["accept"]' "$(query '[r["state"] for r in data]' lines:.out)"

# An older consensus comes back: what it has of the case is changed, nothing is beside it

cp $text.consensus.annotations.json old.json
rm $text.consensus.annotations.json
SOURCE_DATE_EPOCH=1800000060
fine adjudicate --coder other --coders jun,mina --accept "$first" twice
cp old.json $text.consensus.annotations.json
fine adjudicate --coders jun,mina --json twice
is "open again" '["reopened"]' "$(query '[r["state"] for r in data]' lines:.out)"
fine adjudicate --coder cur --coders jun,mina --accept "$first" twice
is "one result" '["Alder warns"]' "$(results)"

# Codes that were merged are one: whoever gave both said the same as who gave one

text=merged/a.txt
fine new merged --coder mina
echo "Alder warns Birch." > $text
fine add code merged --coder mina --name Trade
fine add code merged --coder mina --name Commerce
fine annotate $text --coder mina claim --quote "Alder warns" --issues "code=Trade" --issues "code=Commerce"
fine annotate $text --coder jun claim --quote "Alder warns" --issues "code=Trade"
trade=$(query 'next(c["id"] for c in data["codes"] if c["name"] == "Trade")' merged/study.mina.json)
sed -i "s/\"name\": \"Commerce\",/&\n   \"replaced_by\": \"$trade\",/" merged/study.mina.json
fine adjudicate --coders jun,mina --json merged
is "agreed" '[["agreed", []]]' "$(query '[[r["state"], r["differ"]] for r in data]' lines:.out)"

# What a coder changed in two places and did not settle is not agreed on

claim=$(query 'data["annotations"][0]["id"]' $text.jun.annotations.json)
cp $text.jun.annotations.json there.json
cp -R merged elsewhere
fine edit merged "$claim" --coder jun --type act
fine edit elsewhere "$claim" --coder jun --type threat
fine edit merged "$(query 'data["annotations"][0]["id"]' $text.mina.annotations.json)" --coder mina --type threat
SOURCE_DATE_EPOCH=1800000120
fine edit elsewhere "$claim" --coder jun --type threat --gist "It warns"
run 1 join $text.jun.annotations.json elsewhere/a.txt.jun.annotations.json
run 1 check merged
has "two versions" "is not settled" "$out"
fine adjudicate --coders jun,mina --json merged
is "open, and why" '[["open", ["versions"]]]' "$(query '[[r["state"], r["differ"]] for r in data]' lines:.out)"
fine adjudicate --coder cur --coders jun,mina --accept-agreed merged
is "not taken with what all agree on" 0 "$out"
fine report --coders jun,mina --format csv --output versions merged
has "how many versions" "claim,versions,2,1" "$(tr -d '\r' < versions/disagreements.csv)"
