#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Changing and deleting records by id; a deletion stays in the file.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
fine new study --coder jun
text=study/a.txt
own=$text.mina.annotations.json
book=study/study.mina.json
echo "Alder warns Birch. If so, Cedar yields." > $text
echo "Other." > study/b.txt
fine annotate $text --coder mina claim --quote "Alder warns Birch" --type threat --gist g \
  --subjects Alder --addressees Birch --likelihood likely --likelihood.low 55 --create
claim=$out
alder=$(query 'data["actors"][0]["id"]' $book)
birch=$(query 'data["actors"][1]["id"]' $book)

# holds WANTED: the claim, without its passage
holds ()
{
  is "the claim" "$1" "$(record "$claim" $own | sed 's/"kind": "claim", "segments": \[[^]]*\],\{0,1\} \{0,1\}//')"
}

# Fields change, members stay beside each other, lists are replaced, an empty value unsets;
# the id is printed, the time moves, the version counts up

SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 60))
fine edit $text "$claim" --coder mina --type demand --likelihood.high 80 --subjects Birch
is id "$claim" "$out"
holds "{\"gist\": \"g\", \"type\": \"demand\", \"subjects\": [\"$birch\"], \"addressees\": [\"$birch\"], \"likelihood\": {\"term\": \"likely\", \"low\": 55, \"high\": 80}}"
is times '["2027-01-15T08:00:00Z", "2027-01-15T08:01:00Z"]' \
  "$(query '[[r["created"], r["modified"]] for r in data["annotations"]][0]' $own)"
is "streams of changes" 2 "$(query 'len(data["annotations"][0]["rev"])' $own)"
fine edit study "$claim" --coder mina --gist "" --addressees "" --likelihood.low ""
holds "{\"type\": \"demand\", \"subjects\": [\"$birch\"], \"likelihood\": {\"term\": \"likely\", \"high\": 80}}"
fine edit study "$claim" --coder mina --likelihood "" --likelihood.high ""
holds "{\"type\": \"demand\", \"subjects\": [\"$birch\"]}"
fine edit study "$claim" --coder mina --objects "Fir" --create
fir=$(query '[r["id"] for r in data["actors"] if r["name"] == "Fir"][0]' $book)
holds "{\"type\": \"demand\", \"subjects\": [\"$birch\"], \"objects\": [{\"actor\": \"$fir\"}]}"

# The passage is marked anew, cues are replaced slot by slot, and go when their slot does

# marks: segments and cues of the claim
marks ()
{
  query '[[(s["start"], s["end"]) for s in r["segments"]]
          + [(c["slot"], c["start"], c["exact"]) for c in r.get("cues", [])]
          for r in data["annotations"] if r["id"] == a[0]][0]' $own "$claim"
}
fine edit study "$claim" --coder mina --quote warns --likelihood might --cue type=warns \
  --cue likelihood=@19:21 --cue "objects:Fir=so" --cue objects=@26:31
is marks '[[6, 11], ["type", 6, "warns"], ["likelihood", 19, "If"], ["objects", 22, "so"], ["objects", 26, "Cedar"]]' "$(marks)"
fine edit study "$claim" --coder mina --range 0:5 --range 25:31 --cue type=@0:5 --cue objects=
is marks '[[0, 5], [25, 31], ["likelihood", 19, "If"], ["type", 0, "Alder"]]' "$(marks)"
fine edit study "$claim" --coder mina --likelihood "" --type ""
is marks '[[0, 5], [25, 31]]' "$(marks)"
holds "{\"subjects\": [\"$birch\"], \"objects\": [{\"actor\": \"$fir\"}]}"
before=$(sums)
refused "actant-cli edit: a.txt does not contain “oak”; a quote must be exact, line breaks included" \
  edit study "$claim" --coder mina --quote oak --type act
run 2 edit study "$claim" --coder mina --range 30:900 --type act
refused "actant-cli edit: the text does not contain the words of the cue “oak”" \
  edit study "$claim" --coder mina --type act --cue type=oak
run 2 edit study "$alder" --coder mina --quote Alder
has message "has no field “quote”" "$err"
run 2 edit study "$alder" --coder mina --cue name=Alder
has message "has no field “cue”" "$err"
is "every file" "$before" "$(sums)"

# A passage that counts in another version of the text takes cues only when it is marked anew

/usr/bin/python3 - $own "$claim" <<'END'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    data = json.load(file)
for record in data["annotations"]:
    if record["id"] == sys.argv[2]:
        record["source_sha"] = "0123456789abcdef"
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(data, file, ensure_ascii=False, indent=1)
END
refused "actant-cli edit: the passage counts in another version of the text; mark it anew with --quote or --range, too" \
  edit study "$claim" --coder mina --cue subjects=Birch
fine edit study "$claim" --coder mina --certainty 2
is "the version of the text" '"0123456789abcdef"' \
  "$(query 'json.dumps(data["annotations"][0]["source_sha"])' $own)"
fine edit study "$claim" --coder mina --certainty "" --quote "Alder warns Birch" --type demand \
  --cue type=warns
is marks '[[0, 17], ["type", 6, "warns"]]' "$(marks)"
is "the version of the text" false "$(query '"source_sha" in data["annotations"][0]' $own)"
fine edit study "$claim" --coder mina --cue type=

# An edit that changes nothing writes nothing

before=$(sums)
fine edit study "$claim" --coder mina --type demand
is "every file" "$before" "$(sums)"
fine edit study "$claim" --coder mina
is "every file" "$before" "$(sums)"

# Study records, a text's record

fine edit study "$alder" --coder mina --name "Alder (state)" --aliases Alder --type state
is "the actor" '{"name": "Alder (state)", "aliases": ["Alder"], "type": "state"}' "$(record "$alder" $book)"
fine describe $text --coder mina --title T
fine edit study "$out" --coder mina --title U
is "the text" '{"file": "a.txt", "title": "U"}' "$(record "$out" $book)"
misused "--name is missing; every actor needs one" edit study "$alder" --coder mina --name ""

# A colleague's codebook record is edited in one's own file, and the newer one is seen by all

SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 60))
before=$(sha256sum < $book)
fine edit study "$birch" --coder jun --country CHN
is "Mina's file" "$before" "$(sha256sum < $book)"
is "the actor in Jun's file" '{"name": "Birch", "country": "CHN"}' "$(record "$birch" study/study.jun.json)"
fine list --kind actor --json study
printf '%s\n' "$out" > lines
is "the joined actor" '["CHN", 2]' \
  "$(query '[[r["country"], len(r["rev"])] for r in data if r["id"] == a[0]][0]' lines:lines "$birch")"

# A colleague's annotation is not one's own to change

refused "actant-cli edit: study: no record of yours or of the study has the id $claim" \
  edit study "$claim" --coder jun --gist x
refused "actant-cli delete: study: no record of yours or of the study has the id $claim" \
  delete study "$claim" --coder jun
refused "actant-cli edit: study: no record of yours or of the study has the id none" \
  edit study none --coder mina --gist x
refused "actant-cli edit: --frob: a claim has no field “frob”" edit study "$claim" --coder mina --frob x
refused "actant-cli edit: --segments: a claim has no field “segments”" \
  edit study "$claim" --coder mina --segments "start=0 end=3"
misused "unknown option --gist" delete study "$claim" --coder mina --gist x

# A relation's ends stay claims of that text

fine annotate $text --coder mina claim --quote "Cedar yields"
second=$out
fine annotate study/b.txt --coder mina claim --quote Other
elsewhere=$out
fine add relation $text --coder mina --from "$claim" --to "$second" --type condition
relation=$out
fine edit $text "$relation" --coder mina --from "$second" --to "$claim" --type causes
is "the relation" "{\"from\": \"$second\", \"to\": \"$claim\", \"type\": \"causes\"}" "$(record "$relation" $own)"
refused "actant-cli edit: --to must be the id of a claim of yours in a.txt" \
  edit study "$relation" --coder mina --to "$elsewhere"
refused "actant-cli edit: --from must be the id of a claim of yours in a.txt" \
  edit study "$relation" --coder mina --from ""
refused "actant-cli edit: --from and --to must be two claims" \
  edit study "$relation" --coder mina --to "$second"

# Deleted: nothing is printed, the record stays as a tombstone, in no list, no count, no export

fine delete study "$relation" --coder mina
is output "" "$out"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 60))
fine delete $text "$claim" --coder mina
is "the tombstone" '["2027-01-15T08:03:00Z"]' \
  "$(query '[r["deleted"] for r in data["annotations"] if r["id"] == a[0]]' $own "$claim")"
for format in "list" "list --json" "export --format jsonl"; do
  # shellcheck disable=SC2086 # words
  fine $format study
  lacks "the output" "$claim" "$out"
  has "the output" "$second" "$out"
done
fine stats --json $text
has counts '"claims": 1, "mentions": 0, "codings": 0, "relations": 0' "$out"
refused "actant-cli delete: study: no record of yours or of the study has the id $claim" \
  delete study "$claim" --coder mina
refused "actant-cli edit: study: no record of yours or of the study has the id $claim" \
  edit study "$claim" --coder mina --gist x
fine check study

# A claim takes its relations along

fine annotate $text --coder mina claim --quote "Cedar yields"
third=$out
fine add relation $text --coder mina --from "$third" --to "$second" --type supports
related=$out
fine add relation $text --coder mina --from "$second" --to "$third" --type causes
fine delete $text "$third" --coder mina
fine check study
fine stats --json $text
has counts '"relations": 0' "$out"
is "the tombstones" 3 "$(query 'len([r for l in ("annotations", "relations") for r in data[l]
  if "deleted" in r and a[0] in (r["id"], r.get("from"), r.get("to"))])' $own "$third")"
lacks "the list" "$related" "$(run 0 list study && cat .out)"

# What names a deleted record is found

fine delete study "$fir" --coder mina
fine check study
fine annotate $text --coder mina claim --quote Birch --subjects Birch
naming=$out
fine delete study "$birch" --coder mina
run 1 check study
is findings "a.txt.mina.annotations.json: $naming: “subjects” names the record $birch, which is deleted" \
  "$(printf '%s\n' "$out" | sed '$d')"
has "the last line" " checked, 1 problem found" "$out"
