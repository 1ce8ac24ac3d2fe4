#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How far coders agree: figures by hand, what is behind them, what is not defined, wrong use.
. "$SOURCE_ROOT/tests/cli/common.sh"

tab=$(printf '\t')
text=study/a.txt

fine new study --coder mina
echo "Alder warns Birch. Cedar waits. Dale signs. Elm talks." > $text
run 2 agreement study
has "one coder only" "agreement takes two coders" "$err"

for pair in "Alder warns=threat" "Cedar waits=act" "Dale signs=act" "Elm talks=report"; do
  fine annotate $text --coder mina claim --quote "${pair%=*}" --type "${pair#*=}"
done
for pair in "Alder warns=threat" "Cedar waits=act" "Dale signs=report" "Elm talks=report"; do
  fine annotate $text --coder jun claim --quote "${pair%=*}" --type "${pair#*=}"
done

# κ: p_o = 3/4; p_e = 1/4 · 1/4 + 2/4 · 1/4 + 1/4 · 2/4 = 5/16
fine agreement --measure kappa,percent --field type study
is "the table" "text${tab}coders${tab}gold${tab}kind${tab}field${tab}code${tab}measure${tab}value${tab}low${tab}high${tab}observed${tab}expected${tab}units${tab}differ${tab}undefined
${tab}jun mina${tab}${tab}claim${tab}type${tab}${tab}percent${tab}0.7500${tab}${tab}${tab}0.7500${tab}0.0000${tab}4${tab}1${tab}
${tab}jun mina${tab}${tab}claim${tab}type${tab}${tab}kappa${tab}0.6364${tab}${tab}${tab}0.7500${tab}0.3125${tab}4${tab}1${tab}" "$(printf '%s\n' "$out" | sed '/^$/,$d')"
has "the key below it" "# kappa: κ = (A_o − A_e) / (1 − A_e), A_e = Σ_k p_k^A p_k^B. Unit: what coders have on passages that overlap, put together one to one. Missing: only units that both coders coded. Cohen 1960" "$out"
has "the rule" "# Passages that overlap by 50 percent are about the same." "$out"

fine agreement --disagreements --field type study
is "what is behind it" "a.txt 32:42 claim type jun report Dale signs
a.txt 32:42 claim type mina act Dale signs" "$(printf '%s\n' "$out" | sed 1d | cut -f 1-5,7,8 | tr "$tab" ' ')"

# Each code against the rest: report is 1 1 of mina's and 0 1 of jun's; κ: p_o = 3/4, p_e = 1/4 · 2/4 + 3/4 · 2/4

fine agreement --by code --measure kappa,f1,precision --field type --json study
is "a code against the rest" '[["kappa", null, 0.5], ["f1", null, 0.6667], ["precision", "mina", 0.5], ["precision", "jun", 1.0]]' \
  "$(query '[[r["measure"], r.get("gold"), r["value"]] for r in data if r.get("code") == "report"]' lines:.out)"
is "all codes" '["act", "report", "threat"]' "$(query 'sorted({r["code"] for r in data if "code" in r})' lines:.out)"
fine agreement --by code,pair,text --csv --measure alpha --field type study
has "CSV tells the same" "a.txt,jun mina,,claim,type,threat,alpha,1.0000,,," "$out"
has "with the formula in each line" ",\"α = 1 − D_o / D_e," "$out"
run 2 agreement --by author study
has "by what" "--by takes code, field, text and pair, not “author”" "$err"

fine agreement --json --interval 200 --seed 3 --measure alpha --field type --by-text study
is "the interval holds the value" '[true, true]' "$(query '[r["low"] <= r["value"] <= r["high"] for r in data]' lines:.out)"
is "formula, unit, source and rule are told" '[5]' \
  "$(query 'sorted({sum(k in r for k in ("formula", "unit", "source", "missing", "seed")) for r in data})' lines:.out)"
cp .out first
fine agreement --json --interval 200 --seed 3 --measure alpha --field type --by-text study
cmp -s .out first || fail "the same seed gave another interval"

run 0 agreement --measure gamma --field passage study
has "what a figure is of" "are of one text (--by text)" "$err"
fine agreement --measure f1-exact,gamma,u-binary,boundary --field passage --by-text --csv study
for measure in f1-exact u-binary boundary; do
  has "marked alike" "a.txt,jun mina,,claim,passage,,$measure,1.0000" "$out"
done
case $out in
*,gamma,0.*) ;;
*) fail "γ looks at the types, too: $out" ;;
esac

# A text that only one of them was given says nothing

echo "Fir waits." > study/b.txt
fine annotate study/b.txt --coder mina claim --quote "Fir waits" --type act
fine agreement --measure f1 --field passage study
has "one text" "claim${tab}passage${tab}${tab}f1${tab}1.0000${tab}${tab}${tab}${tab}${tab}8${tab}0" "$out"
run 2 agreement study/b.txt
has "one coder" "agreement takes two coders; here there is mina" "$err"
run 2 agreement --coders mina,jun study/b.txt
has "no text of two" "no text here was coded by two of mina, jun" "$err"
rm study/b.txt*

# Nothing varies: not defined, never 1

sed -i 's/"type": "[a-z]*"/"type": "act"/' $text.mina.annotations.json $text.jun.annotations.json
fine agreement --measure kappa,alpha --field type study
has "it says why" "kappa${tab}${tab}${tab}${tab}${tab}${tab}4${tab}0${tab}every value is the same" "$out"
has "it says why" "alpha${tab}${tab}${tab}${tab}${tab}${tab}4${tab}0${tab}every value is the same" "$out"

run 2 agreement --measure of-the-earth study
has "an unknown measure" "there is no measure “of-the-earth”; the measures are percent, kappa" "$err"
run 2 agreement --overlap 101 study
has "a wrong number" "--overlap takes a whole number from 0 to 100" "$err"
printf '{' > $text.jun.annotations.json
run 2 agreement study
has "an unreadable file" "a.txt.jun.annotations.json" "$err"

# The sample's two coders

cp -R "$SOURCE_ROOT/data/sample" sample
chmod -R u+w sample
fine agreement --json --by-text sample
is "values are within bounds" '[true]' "$(query 'sorted({-1 <= r.get("value", 0) <= 1 for r in data})' lines:.out)"
is "a figure is there or why not" '[true]' "$(query 'sorted({("value" in r) != ("undefined" in r) for r in data})' lines:.out)"

# Who is named twice is one coder, who coded nothing is none; fields that are not compared

run 2 agreement --coders mina,jun,jin sample
has "nobody" "no text here was coded by jin" "$err"
fine agreement --coders mina,jun,mina --field type --measure percent sample
has "each once" "${tab}mina jun${tab}" "$out"
run 2 agreement --field tpye sample
has "an unknown field" "there is no field “tpye” that is compared; the fields are passage, relation, actors, mode" "$err"

# Two coders record by record: what both have, what differs, what only one has; the rule is theirs to choose

rm -rf study
fine new study --coder mina
echo "Alder warns Birch. Cedar waits. Dale signs. Elm talks." > $text
for pair in "Alder warns=threat" "Cedar waits=act" "Dale signs=act"; do
  fine annotate $text --coder mina claim --quote "${pair%=*}" --type "${pair#*=}"
done
for pair in "Alder warns Birch=threat" "Cedar waits=report" "Elm talks=report"; do
  fine annotate $text --coder jun claim --quote "${pair%=*}" --type "${pair#*=}"
done
run 1 diff --coders mina,jun study
is "the rule" "# = the same, ~ fields differ, - only mina, + only jun; one to one where both passages cover at least 50 percent of what either does" \
  "$(printf '%s\n' "$out" | sed -n 1p)"
is "what differs" "~ 0:11 claim passage Alder warns
~ 19:30 claim type Cedar waits
- 32:42 claim  Dale signs
+ 44:53 claim  Elm talks" "$(printf '%s\n' "$out" | grep "^[=~+-]" | cut -f 1,3,4,7,8 | tr "$tab" ' ')"
has "the sums" "# claim: 0 =, 2 ~, 1 -, 1 +" "$out"
run 1 diff --coders mina,jun --overlap 90 study
has "another threshold" "# claim: 0 =, 1 ~, 2 -, 2 +" "$out"
fine add round study --coder mina --title First --overlap 90
run 1 diff --coders mina,jun study
has "the threshold of the round" "at least 90 percent" "$out"
has "its sums" "# claim: 0 =, 1 ~, 2 -, 2 +" "$out"
run 1 diff --coders mina,jun --overlap 50 study
has "another one" "# claim: 0 =, 2 ~, 1 -, 1 +" "$out"
run 1 diff --coders jun,mina study
has "the other way round" "-${tab}a.txt${tab}44:53${tab}claim${tab}" "$out"
run 2 diff --coders mina study
has "two coders" "--coders takes two coders here" "$err"
cp $text.mina.annotations.json one.json
sed -e 's/"slug": "mina"/"slug": "lee"/' one.json > $text.lee.annotations.json
fine diff --coders mina,lee study
has "nothing differs" "# claim: 3 =, 0 ~, 0 -, 0 +" "$out"

# Ordinal fields of the study: choices in the order of the field, numbers in their own, in whatever order
# they were given. Pairs none none, all none, some all. Coincidences: none 3, all 2, some 1, of these none
# with all twice, some with all twice (of 6). δ² of ranks: (none, all) (3 + 1 + 2 − 5/2)² = 12.25,
# (some, all) (1 + 2 − 3/2)² = 2.25, (none, some) (3 + 1 − 2)² = 4. D_o = (2 · 12.25 + 2 · 2.25) / 6;
# D_e = 2 · (3 · 2 · 12.25 + 1 · 2 · 2.25 + 3 · 1 · 4) / (6 · 5): α = 1 − 4.8333 / 6

rm -rf study
fine new study --coder mina
echo "Alder warns Birch. Cedar waits. Dale signs." > $text
fine add field study --coder mina --name degree --type choice --choices none --choices some --choices all --scale ordinal
fine add field study --coder mina --name rating --type integer --scale ordinal
while read -r quote mina jun; do
  fine annotate $text --coder mina claim --quote "$quote" --attributes.degree "${mina%=*}" --attributes.rating "${mina#*=}"
  fine annotate $text --coder jun claim --quote "$quote" --attributes.degree "${jun%=*}" --attributes.rating "${jun#*=}"
done << END
Alder none=1 none=1
Cedar all=7 none=1
Dale some=3 all=7
END
fine agreement --measure alpha --json study
is "ranks" '[["attr_degree", 0.1944], ["attr_rating", 0.1944]]' \
  "$(query 'sorted([r["field"], r["value"]] for r in data)' lines:.out)"

# A relation stands at its claim, whichever row it is in

rm -rf study
fine new study --coder mina
echo "Alder warns Birch. Cedar waits. Dale signs." > $text
for coder in mina jun; do
  fine annotate $text --coder $coder claim --quote Alder --type act
  fine annotate $text --coder $coder claim --quote Cedar --type act
  cedar=$out
  fine annotate $text --coder $coder claim --quote Dale --type act
  dale=$out
  for type in causes condition explains supports; do
    [ "$coder $type" = "jun supports" ] || fine add relation $text --coder $coder --from "$cedar" --to "$dale" --type $type
  done
done
run 1 diff --coders mina,jun study
is "at the claim" "= 19:24 Cedar
= 19:24 Cedar
= 19:24 Cedar
- 19:24 Cedar" "$(printf '%s\n' "$out" | grep "${tab}relation${tab}" | cut -f 1,3,8 | tr "$tab" ' ' | sort -r)"

# 1.0 is 1 in the agreement, the differences and the queue

rm -rf study
fine new study --coder mina
echo "Alder warns Birch." > $text
fine add field study --coder mina --name share --type number --scale ratio
fine annotate $text --coder mina claim --quote Alder --attributes.share 10
fine annotate $text --coder jun claim --quote Alder --attributes.share 1e1
fine diff --coders mina,jun study
fine adjudicate --coders jun,mina --json study
is "the same number" '["agreed"]' "$(query '[r["state"] for r in data]' lines:.out)"

# Three coders, two to a text: who was not given a text disagrees with nobody there, in figures of all, of
# pairs and in the queue

rm -rf study
fine new study --coder mina
echo "Alder warns Birch. Cedar waits." > $text
echo "Elm talks. Fir waits." > study/b.txt
for coder in mina jun; do
  fine annotate $text --coder $coder claim --quote Alder --type act
done
fine annotate $text --coder mina claim --quote Cedar --type act
for coder in lee mina; do
  for quote in Elm Fir; do
    fine annotate study/b.txt --coder $coder claim --quote $quote --type act
  done
done
fine agreement --by pair --measure f1,precision,recall --field passage --json study
cp .out pairs
for pair in "jun mina 0.6667" "lee mina 1.0"; do
  set -- $pair
  is "of the text that both coded" "$3" "$(query "next(r['value'] for r in data if r['coders'] == '$1 $2' and r['measure'] == 'f1')" lines:pairs)"
  fine agreement --coders "$1,$2" --measure f1 --field passage --json study
  is "the same by --coders" "$3" "$(query "data[0]['value']" lines:.out)"
done
is "no text of two" 0 "$(query 'sum(r["coders"] == "jun lee" for r in data)' lines:pairs)"
fine agreement --by text --measure u-binary --field passage --json study
is "no gap" '[["a.txt", false], ["b.txt", true]]' "$(query 'sorted([r["text"], r["value"] == 1] for r in data)' lines:.out)"
fine adjudicate --json study
is "the queue" '["agreed", "agreed", "agreed", "open"]' "$(query 'sorted(r["state"] for r in data)' lines:.out)"
fine adjudicate --coder cur --accept-agreed study
is "taken at once" 3 "$out"

# A field that was merged into another is that one

rm -rf study
fine new study --coder mina
echo "Alder warns Birch. Cedar waits." > $text
fine add field study --coder mina --name old --type choice --choices home --choices abroad
fine add field study --coder mina --name arena --type choice --choices home --choices abroad
new=$out
for pair in "Alder home" "Cedar abroad"; do
  fine annotate $text --coder mina claim --quote "${pair% *}" --attributes.old "${pair#* }"
  fine annotate $text --coder jun claim --quote "${pair% *}" --attributes.arena "${pair#* }"
done
sed -i "s/\"name\": \"old\",/&\n   \"replaced_by\": \"$new\",/" study/study.mina.json
fine diff --coders mina,jun study
fine agreement --measure alpha --json study
is "one field" '[["attr_arena", 1.0]]' "$(query '[[r["field"], r["value"]] for r in data]' lines:.out)"

# As much as is wanted is enough, also as the mean over three coders

rm -rf study
fine new study --coder mina
echo "Alderwaits. Birch." > $text
for coder in jun lee mina; do
  fine annotate $text --coder $coder claim --quote Alderwaits --type act
done
fine annotate $text --coder zoe claim --quote Alderwa --type act
fine adjudicate --overlap 70 --json study
is "one case" '[4]' "$(query '[len(r["records"]) for r in data]' lines:.out)"
fine adjudicate --overlap 71 --json study
is "two cases" '[1, 3]' "$(query 'sorted(len(r["records"]) for r in data)' lines:.out)"

# A study file that cannot be read may hold codes, fields or a blind round: nothing is compared, or shown

printf '{' > study/study.zoe.json
for command in agreement adjudicate "diff --coders jun,lee" "report --output report.html"; do
  run 2 $command study
  has "an unreadable study file" "study.zoe.json" "$err"
done
[ ! -e report.html ] || fail "a report was written"
