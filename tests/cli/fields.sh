#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fields as options: plain values, members, lists, objects, names of records, and what is
# refused.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
text=study/a.txt
own=$text.mina.annotations.json
book=study/study.mina.json
echo "Alder warns Birch." > $text

# claim ARGUMENT…: tags the whole sentence; $id is the new record's.
claim ()
{
  fine annotate $text --coder mina claim --range 0:18 "$@"
  id=$out
}

# holds WANTED: the record $id, without its passage
holds ()
{
  is "the record" "$1" "$(record "$id" $own | sed 's/"kind": "claim", "segments": \[[^]]*\],\{0,1\} \{0,1\}//')"
}

# named NAME KIND: id of the record of that name
named ()
{
  query '[r["id"] for r in data[a[0]] if a[1] in (r.get("name"), r.get("title"))][0]' $book "$2" "$1"
}

# Plain values, in both spellings, with equals signs, quotes, line breaks, Korean, emoji

claim --gist "one" --type=forecast --standing supposed --polarity - --note "a=b"
holds '{"gist": "one", "type": "forecast", "standing": "supposed", "polarity": "-", "note": "a=b"}'
claim --gist 'tab	"quote" \ / 한 😀
line' --form "공동 선언"
holds '{"gist": "tab\t\"quote\" \\ / 한 😀\nline", "form": "공동 선언"}'
claim --gist="--type" --note=
holds '{"gist": "--type"}'
for type in report act schedule assertion evaluation forecast intention commitment threat \
  demand recommendation; do
  claim --type $type
  holds "{\"type\": \"$type\"}"
done

# A plain value fills a slot's main member; others are reached by a dot, in any order

claim --likelihood "high possibility" --horizon 2024 --strength should --outcome open --extent more
holds '{"likelihood": {"term": "high possibility"}, "strength": {"term": "should"}, "horizon": {"text": "2024", "edtf": "2024"}, "outcome": {"state": "open"}, "extent": {"text": "more"}}'
# Words bring their band and their date, unless other members are given
claim --likelihood "very likely" --horizon "by mid-2024"
holds '{"likelihood": {"term": "very likely", "low": 80, "high": 95, "lexicon": "icd203", "basis": "listed"}, "horizon": {"text": "by mid-2024", "edtf": "../2024-06"}}'
claim --likelihood likely --likelihood.low 60
holds '{"likelihood": {"term": "likely", "low": 60}}'
claim --likelihood "more likely than not" --horizon "last December"
holds '{"likelihood": {"term": "more likely than not", "low": 50, "high": 100, "lexicon": "ipcc", "basis": "listed"}, "horizon": {"text": "last December"}}'
claim --likelihood.low 55 --likelihood.high 80 --likelihood likely --likelihood.lexicon icd203 \
  --likelihood.basis listed
holds '{"likelihood": {"term": "likely", "low": 55, "high": 80, "lexicon": "icd203", "basis": "listed"}}'
claim --horizon "by mid-2024" --horizon.edtf ../2024-06 --horizon.anchor document
holds '{"horizon": {"text": "by mid-2024", "edtf": "../2024-06", "anchor": "document"}}'
claim --likelihood.low 0 --certainty 1
holds '{"likelihood": {"low": 0}, "certainty": 1}'

# Dates

for date in 2024 2024-06 2024-06-30 2024-06~ 2024? ../2027 2024/.. 2024-34 2024-41 2024-01/2024-06; do
  claim --horizon.edtf "$date"
  holds "{\"horizon\": {\"edtf\": \"$date\"}}"
done
for date in 2024-13 2024-02-30 June 2024-6 24 2024-06-31; do
  before=$(sums)
  run 2 annotate $text --coder mina claim --range 0:18 --horizon.edtf "$date"
  has message "actant-cli annotate: --horizon.edtf: " "$err"
  has message "$date" "$err"
  is "every file" "$before" "$(sums)"
done

# Actors are created only with --create, and only once

refused "actant-cli annotate: --subjects: no actor is called “Alder”" \
  annotate $text --coder mina claim --range 0:18 --subjects Alder
is "records after a refusal" "[]" "$(query 'data["actors"]' $book)"
claim --subjects Alder --subjects Birch --claimants Alder --create
alder=$(named Alder actors)
birch=$(named Birch actors)
is "the actors" '["Alder", "Birch"]' "$(query '[r["name"] for r in data["actors"]]' $book)"
sorted=$(printf '"%s"\n' "$alder" "$birch" | sort | paste -s -d , - | sed 's/,/, /')
holds "{\"subjects\": [$sorted], \"claimants\": [\"$alder\"]}"

# Found by name, by alias, by id, in Korean, whatever the case; a set holds each once

fine edit study "$birch" --coder mina --aliases "the North" --aliases 북한
for name in Birch "the North" 북한 "$birch" birch "THE NORTH"; do
  claim --addressees "$name" --addressees Birch
  holds "{\"addressees\": [\"$birch\"]}"
done
claim --subjects "안보실" --create
is "the actor" 안보실 "$(query 'data["actors"][-1]["name"]' $book)"

# Two actors of one name: an id must say which

first=$(run 0 add actor study --coder mina --name Twin && cat .out)
run 0 add actor study --coder mina --name Twin
run 2 annotate $text --coder mina claim --range 0:18 --subjects Twin
has message "--subjects: " "$err"
has message Twin "$err"
has message "$first" "$err"
run 2 annotate $text --coder mina claim --range 0:18 --subjects Twin --create
has message "$first" "$err"
claim --subjects "$first"
holds "{\"subjects\": [\"$first\"]}"

# Lists of objects: a plain value or members

fine add code study --coder mina --name Walls --use issue
walls=$out
fine add scenario study --coder mina --title "Long peace"
peace=$out
claim --objects Alder --objects 'actor=Birch role=target' \
  --stances 'holder=Alder target=Birch value=-2' --stances "target='the North' value=0" \
  --issues Walls --issues 'code=Walls position=conditional_support' \
  --scenarios 'scenario="Long peace" role=path consistency=II' \
  --attribution 'actors=Alder actors=Birch kind=communication mode=direct' --attribution Birch
holds "{\"attribution\": [{\"actors\": [$sorted], \"kind\": \"communication\", \"mode\": \"direct\"}, {\"actors\": [\"$birch\"]}], \"objects\": [{\"actor\": \"$alder\"}, {\"actor\": \"$birch\", \"role\": \"target\"}], \"stances\": [{\"holder\": \"$alder\", \"target\": \"$birch\", \"value\": -2}, {\"target\": \"$birch\", \"value\": 0}], \"issues\": [{\"code\": \"$walls\"}, {\"code\": \"$walls\", \"position\": \"conditional_support\"}], \"scenarios\": [{\"scenario\": \"$peace\", \"role\": \"path\", \"consistency\": \"II\"}]}"
claim --stances 'target=Cedar value=1' --frames Duty --events Signing --scenarios Thaw --create
for name in Cedar.actors Duty.codes Signing.events Thaw.scenarios; do
  named "${name%.*}" "${name#*.}" > /dev/null || fail "$name was not created"
done

# A minus sign as in print is the hyphen of the files

claim --polarity − --factuality PR− --stances 'target=Cedar value=−2'
holds "{\"polarity\": \"-\", \"stances\": [{\"target\": \"$(named Cedar actors)\", \"value\": -2}], \"factuality\": \"PR-\"}"

# A study's own fields

fine add field study --coder mina --name arena --type choice --choices home --choices abroad --applies-to claim
arena=$out
fine add field study --coder mina --name weight --type integer
weight=$out
fine add field study --coder mina --name ratio --type number
fine add field study --coder mina --name tags --type multi_choice --choices a --choices b
tags=$out
claim --attributes.arena home --attributes.weight -3 --attributes.tags b --attributes.tags a
is "attributes are as given" true \
  "$(query '[{k: set(v) if isinstance(v, list) else v for k, v in r["attributes"].items()}
             for r in data["annotations"] if r["id"] == a[0]]
            == [{a[1]: "home", a[2]: -3, a[3]: {"a", "b"}}]' $own "$id" "$arena" "$weight" "$tags")"
refused "actant-cli annotate: --attributes.arena: “sea” is not a choice of “arena”; use one of: home, abroad" \
  annotate $text --coder mina claim --range 0:18 --attributes.arena sea
refused "actant-cli annotate: --attributes.weight: “weight” must be a whole number, not “much”" \
  annotate $text --coder mina claim --range 0:18 --attributes.weight much
refused "actant-cli annotate: --attributes.ratio: “ratio” must be a number, not “1,5”" \
  annotate $text --coder mina claim --range 0:18 --attributes.ratio 1,5
fine add field study --coder mina --name rank --type integer --applies-to actor
refused "actant-cli annotate: --attributes.rank: the field “rank” applies to “actor”, not to “claim”" \
  annotate $text --coder mina claim --range 0:18 --attributes.rank 1
claim --attributes.rank ""
refused "actant-cli edit: --attributes.arena: the field “arena” applies to “claim”, not to “actor”" \
  edit study "$alder" --coder mina --attributes.arena home
fine edit study "$alder" --coder mina --attributes.rank 3
refused "actant-cli annotate: --attributes.none: no field is called “none”" \
  annotate $text --coder mina claim --range 0:18 --attributes.none x

# They go by any name, and by their ids where two have one

fine add field study --coder mina --name "policy-area_1 é" --type text --applies-to claim
area=$out
fine add field study --coder mina --name twin --type text --applies-to claim
twin=$out
fine add field study --coder mina --name twin --type text --applies-to claim
claim "--attributes.policy-area_1 é" a --attributes."$twin" b
is "the attributes" true \
  "$(query '[r["attributes"] for r in data["annotations"] if r["id"] == a[0]] == [{a[1]: "a", a[2]: "b"}]' $own "$id" "$area" "$twin")"
run 2 annotate $text --coder mina claim --range 0:18 --attributes.twin c
has message "--attributes.twin: several records of kind field are called “twin”; give the id:" "$err"
refused "actant-cli annotate: --attributes.no-such_one: no field is called “no-such_one”" \
  annotate $text --coder mina claim --range 0:18 --attributes.no-such_one x

# Refused: fields there are not, words out of the choices, numbers out of bounds, twice one value

bad ()
{
  message=$1
  shift
  refused "actant-cli annotate: $message" annotate $text --coder mina claim --range 0:18 "$@"
}

bad "--frob: a claim has no field “frob”" --frob 1
bad "--counter-example: a claim has no field “counter_example”" --counter-example 1
bad "--segments: a claim has no field “segments”" --segments x
bad "--rev: a claim has no field “rev”" --rev x
bad "--id: a claim has no field “id”" --id x
bad "--created: a claim has no field “created”" --created 2024-01-01T00:00:00Z
bad "--deleted: a claim has no field “deleted”" --deleted true
bad "--type: “frob” is not a value of “type”; use one of: report, act, schedule, assertion, evaluation, forecast, intention, commitment, threat, demand, recommendation" \
  --type frob
bad "--type: “Forecast” is not a value of “type”; use one of: report, act, schedule, assertion, evaluation, forecast, intention, commitment, threat, demand, recommendation" \
  --type Forecast
bad "--factuality: “sure” is not a value of “factuality”; use one of: CT+, PR+, PS+, CT-, PR-, PS-, CTu, Uu" \
  --factuality sure
bad "--objects: “x” is not a value of “objects.role”; use one of: affected, recipient, target" \
  --objects "actor=Alder role=x"
bad "--certainty: “certainty” must be from 1 to 5, not 6" --certainty 6
bad "--certainty: “certainty” must be from 1 to 5, not 0" --certainty 0
bad "--certainty: “certainty” must be a whole number, not “2.5”" --certainty 2.5
bad "--likelihood.high: “likelihood.high” must be from 0 to 100, not 101" --likelihood.high 101
bad "--likelihood.frob: “likelihood” has no member “frob”" --likelihood.frob 1
bad "--stances: “stances” has no member “frob”; quote values that hold spaces" \
  --stances "target=Alder frob=1"
bad "--stances: “stances” has no member “traget”; quote values that hold spaces" \
  --stances "traget=Alder value=1" --create
bad "--attribution: “attribution” has no member “actor”; quote values that hold spaces" \
  --attribution "actor=Alder" --create
bad "--stances: “stances.value” must be from -2 to 2, not 3" --stances "target=Alder value=3"
bad "--gist: “gist” takes one value" --gist a --gist b
bad "--type: “type” takes one value" --type act --type report
