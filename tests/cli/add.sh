#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Records without a passage, of every kind: where they go, what they need.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
book=study/study.mina.json
text=study/a.txt
own=$text.mina.annotations.json
echo "If Alder warns, Birch yields. Cedar too." > $text
echo "Other words." > study/b.txt

# add KIND PLACE WANTED OPTION…: $id is the new record's; the file there has it as WANTED
add ()
{
  kind=$1
  place=$2
  wanted=$3
  shift 3
  fine add "$kind" "$place" --coder mina "$@"
  id=$out
  if [ "$place" = study ]; then file=$book; else file=$place.mina.annotations.json; fi
  is "the record" "$wanted" "$(record "$id" "$file")"
}

# The codebook

add actor study '{"name": "Alder", "aliases": ["the North", "북한"], "type": "state", "valid": {"from": "2020", "to": "2024"}, "country": "PRK", "sector": "GOV", "identifiers": ["wikidata:Q1"], "color": "#1a5fb4", "note": "n"}' \
  --name Alder --aliases 북한 --aliases "the North" --type state --country PRK --sector GOV \
  --identifiers wikidata:Q1 --color "#1a5fb4" --valid 2020 --valid.to 2024 --note n
alder=$id
add actor study "{\"name\": \"Alder's army\", \"members\": [\"$alder\"], \"parent\": \"$alder\", \"office\": \"o\"}" \
  --name "Alder's army" --members Alder --parent 북한 --office o
add event study "{\"name\": \"Signing\", \"when\": {\"text\": \"then\", \"edtf\": \"2024-06\"}, \"actors\": [\"$alder\"]}" \
  --name Signing --when 2024-06 --when.text "then" --actors Alder
add code study '{"name": "Walls", "use": "issue", "statement": "s", "description": "d", "rule": "r", "example": "e", "counter_example": "c", "color": "#000000", "shortcut": "w", "codable": false}' \
  --name Walls --use issue --statement s --description d --rule r --example e \
  --counter-example c --color "#000000" --shortcut w --codable no
walls=$id
add code study "{\"name\": \"High walls\", \"parent\": \"$walls\"}" --name "High walls" --parent Walls --codable true
add scenario study '{"title": "Thaw", "focal_question": "q", "horizon": "../2030", "likelihood": {"term": "likely", "low": 55, "high": 80}, "driving_forces": ["b", "a"], "critical_uncertainties": [{"name": "Trust", "poles": ["high", "low"]}], "signposts": [{"text": "A visit"}], "narrative": "one\ntwo"}' \
  --title Thaw --focal-question q --horizon ../2030 --likelihood likely --likelihood.low 55 \
  --likelihood.high 80 --driving-forces b --driving-forces a \
  --critical-uncertainties "name=Trust poles=high poles=low" --signposts "A visit" \
  --narrative "one
two"
add field study '{"name": "arena", "title": "Arena", "type": "choice", "choices": ["home", "abroad"], "scale": "nominal", "applies_to": "claim"}' \
  --name arena --title Arena --type choice --choices home --choices abroad --scale nominal \
  --applies-to claim
add term study '{"term": "fair chance", "low": 40, "high": 60}' --term "fair chance" --low 40 --high 60
add round study '{"title": "First", "texts": ["a.txt"], "coders": ["jun", "mina"], "blind": true, "overlap": 60}' \
  --title First --texts a.txt --coders mina --coders jun --blind yes --overlap 60
add mark study '{"text": "a.txt", "coder": "mina", "state": "finished"}' --text a.txt
refused "actant-cli add: say with --text which text is finished" add mark study --coder mina
refused "actant-cli add: the study has no text c.txt" add mark study --coder mina --text c.txt
add query study '{"name": "mine", "query": "type:claim"}' --name mine --query type:claim
add memo study '{"title": "T", "text": "Whole study", "type": "method"}' --title T --text "Whole study" --type method
add coder study '{"name": "Jun Lee", "slug": "jun", "color": "#ff0000", "role": "curator"}' \
  --name "Jun Lee" --slug jun --color "#ff0000" --role curator
jun=$id
add coder study '{"name": "Jun L.", "slug": "jun", "color": "#ff0000", "role": "curator"}' --slug jun --name "Jun L."
is "the coder's id" "$jun" "$id"

# A codebook record may be added from a text of the study too

fine add actor $text --coder mina --name Cedar
is "the actor" '{"name": "Cedar"}' "$(record "$out" $book)"

# Relations: two claims of one's own on that text, with the connective

claim ()
{
  fine annotate "$1" --coder "$2" claim --quote "$3"
  id=$out
}
claim $text mina "Alder warns"
if=$id
claim $text mina "Birch yields"
then=$id
claim $text jun "Cedar"
of_jun=$id
claim study/b.txt mina "Other"
elsewhere=$id
fine annotate $text --coder mina mention --quote Alder
mention=$out
add relation $text "{\"from\": \"$if\", \"to\": \"$then\", \"type\": \"condition\", \"group\": \"g\", \"join\": \"all\", \"cues\": [{\"slot\": \"type\", \"start\": 0, \"end\": 2, \"exact\": \"If\"}]}" \
  --from "$if" --to "$then" --type condition --group g --join all --cue type=If
for type in negative_condition concession purpose means instance alternative elaborates justifies \
  irrespective supports contradicts explains causes enables prevents responds_to same_claim; do
  add relation $text "{\"from\": \"$if\", \"to\": \"$then\", \"type\": \"$type\"}" \
    --from "$if" --to "$then" --type $type
done
for end in "$of_jun" "$elsewhere" "$mention" "$alder" 01a3185c-5000-7000-8000-000000000000; do
  refused "actant-cli add: --to must be the id of a claim of yours in a.txt" \
    add relation $text --coder mina --from "$if" --to "$end"
  refused "actant-cli add: --from must be the id of a claim of yours in a.txt" \
    add relation $text --coder mina --from "$end" --to "$then"
done
refused "actant-cli add: --to must be the id of a claim of yours in a.txt" \
  add relation $text --coder mina --from "$if"
refused "actant-cli add: --from must be the id of a claim of yours in a.txt" \
  add relation $text --coder mina --to "$then"
refused "actant-cli add: --from and --to must be two claims" \
  add relation $text --coder mina --from "$if" --to "$if"
refused "actant-cli add: a relation belongs to a text; name the text instead of study" \
  add relation study --coder mina --from "$if" --to "$then"
refused "actant-cli add: the text does not contain the words of the cue “unless”" \
  add relation $text --coder mina --from "$if" --to "$then" --cue type=unless
misused "--cue frob=If must be SLOT=WORDS or SLOT=@START:END, with a slot of a relation" \
  add relation $text --coder mina --from "$if" --to "$then" --cue frob=If

# Memos on a text and on a record, reviews

add memo $text "{\"target\": \"$if\", \"text\": \"why?\", \"type\": \"own word\", \"state\": \"open\"}" \
  --target "$if" --text "why?" --type "own word" --state open
memo=$id
add memo $text "{\"text\": \"because\", \"reply_to\": \"$memo\"}" --text because --reply-to "$memo"
add memo study "{\"target\": \"$alder\", \"text\": \"on an actor\"}" --target "$alder" --text "on an actor"
add review $text "{\"targets\": [\"$if\", \"$of_jun\"], \"decision\": \"combine\", \"reason\": \"r\", \"codebook_gap\": true}" \
  --targets "$if" --targets "$of_jun" --decision combine --reason r --codebook-gap yes
refused "actant-cli add: a review belongs to a text; name the text instead of study" \
  add review study --coder mina --targets "$if"

# What a record needs, and what it cannot have

misused "--term is missing; every term needs one" add term study --coder mina --low 5
for kind in actor event code field query; do
  misused "--name is missing; every $kind needs one" add $kind study --coder mina --note n
done
misused "--title is missing; every scenario needs one" add scenario study --coder mina --note n
misused "--slug is missing; every coder needs one" add coder study --coder mina --name n
refused "actant-cli add: “Bad Slug” cannot name a coder; use a–z, 0–9 and -" \
  add coder study --coder mina --slug "Bad Slug"
refused "actant-cli add: --cue: a code has no field “cue”" add code study --coder mina --name x --cue name=x
refused "actant-cli add: --target: no record is called “none”" add memo study --coder mina --target none
refused "actant-cli add: --color: “color” must be a colour such as #1c71d8, not “red”" \
  add actor study --coder mina --name x --color red
refused "actant-cli add: --codable: “codable” must be true or false, not “maybe”" \
  add code study --coder mina --name x --codable maybe
refused "actant-cli add: --replaced-by: a code has no field “replaced_by”" \
  add code study --coder mina --name x --replaced-by Walls

fine check study
