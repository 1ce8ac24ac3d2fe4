#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Exports on the command line: each format of the sample, read back; where they may be written;
# of one coder, one text, one file.
. "$SOURCE_ROOT/tests/cli/common.sh"

sample=$SOURCE_ROOT/data/sample
reader=$SOURCE_ROOT/tests/cli/check-export.py

# expected GLOB: the passages and texts in those annotation files, for the reader
expected ()
{
  /usr/bin/python3 - "$@" > .expected.json <<'END'
import json
import os
import sys

passages, claims, texts = [], [], {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    records = [r for r in data["annotations"] if "deleted" not in r]
    passages += [[s["exact"] for s in r["segments"]] for r in records]
    claims += [{"id": r["id"], "gist": r["gist"], "type": r["type"], "coder": data["coder"]["slug"],
                "text": data["source"]["file"], "note": r.get("note", ""),
                "certainty": str(r.get("certainty", "")),
                "likelihood_term": r.get("likelihood", {}).get("term", ""),
                "horizon_edtf": r.get("horizon", {}).get("edtf", "")}
               for r in records if r["kind"] == "claim"]
    name = data["source"]["file"]
    with open(os.path.join(os.path.dirname(path), name), encoding="utf-8-sig") as file:
        texts[name] = file.read()
json.dump({"passages": passages, "tables": {"claims": claims}, "texts": texts}, sys.stdout)
END
}

# read_back FORMAT OUTPUT: with readers that are not ours
read_back ()
{
  what="$what, read back"
  /usr/bin/python3 "$reader" "$1" "$2" .expected.json > .report
  status=$?
  [ $status -eq 77 ] || [ $status -eq 0 ] || fail "$(head -n 20 .report)"
}

# Every format, to a file or folder, and to standard output where it is one text

expected "$sample"/*.annotations.json
for format in jsonl html webannotation; do
  fine export --format $format --output out.$format "$sample"
  is output "" "$out"
  read_back $format out.$format
  fine export --format $format "$sample"
  cmp -s .out out.$format || fail "standard output differs from the file"
done
fine export --format csv --output table "$sample"
read_back csv table
fine export --format csv --spreadsheet --output guarded "$sample"
read_back spreadsheet guarded
fine export --format xlsx --output out.xlsx "$sample"
read_back xlsx out.xlsx

# The same again over it gives the same bytes

for output in table out.html out.jsonl out.webannotation; do
  cp -r "$output" .earlier
  case $output in table) format=csv ;; *) format=${output#out.} ;; esac
  fine export --format "$format" --output "$output" "$sample"
  diff -r .earlier "$output" > .diff || fail "$(head -n 20 .diff)"
  rm -rf .earlier
done

# One coder, one text, one file

expected "$sample"/*.jun.annotations.json
fine export --format jsonl --coder jun --output jun.jsonl "$sample"
read_back jsonl jun.jsonl
fine export --format csv --output jun "$sample/deterrence-brief.txt.jun.annotations.json"
read_back csv jun
expected "$sample"/northern*.annotations.json
fine export --format csv --output northern "$sample/northern-reactions.ko.txt"
read_back csv northern
refused "actant-cli export: “nobody” has coded none of the chosen texts" \
  export --format jsonl --coder nobody "$sample"

# Never over the study's own files, nor over a folder with other things in it

cp -r "$sample" study
for name in deterrence-brief.txt study.mina.json deterrence-brief.txt.mina.annotations.json; do
  refused "actant-cli export: study/$name is a name for a file of the study itself; choose another" \
    export --format jsonl --output study/$name study
done
refused "actant-cli export: study is a name for a file of the study itself; choose another" \
  export --format csv --output study study
mkdir other
echo kept > other/kept
refused "actant-cli export: $ROOT/other is there already and is no dataset of Actant’s (it has no datapackage.json of ours); choose a new folder" \
  export --format csv --output other study
refused "actant-cli export: $ROOT/other/kept is there already and is no folder, which the tables need; choose another name" \
  export --format csv --output other/kept study
for format in jsonl html webannotation; do
  fine export --format $format "$sample"
  cp .out .plain
  fine export --format $format --output - "$sample"
  cmp -s .out .plain || fail "- is not the standard output"
done
[ ! -e ./- ] || fail "there is a file called -"
misused "--output must name a folder for format csv" export --format csv --output - study
misused "--output must name a file for format xlsx" export --format xlsx --output - study
misused "--output is empty" export --format jsonl --output "" study
for format in jsonl html webannotation codebook-csv xlsx csv; do
  before=$(sums)
  run 2 export --format $format --output none/here study
  has message none/here "$err"
  is "every file" "$before" "$(sums)"
done

# A study's own fields, several choices and actors among them, in every format

mkdir own
echo "Alder warns." > own/o.txt
fine new own --coder mina
fine add field own --coder mina --name tags --type multi_choice --choices one --choices two
fine add field own --coder mina --name ally --type actor
fine annotate own/o.txt --coder mina claim --range 0:5 --gist g --type act --attributes.tags one \
  --attributes.tags two --attributes.ally Birch --create
expected own/*.annotations.json
for format in csv jsonl html webannotation xlsx; do
  fine export --format $format --output own.$format own
  read_back $format own.$format
done
has "the report" "<bdi>tags</bdi>: <bdi>one</bdi>; <bdi>two</bdi>" "$(cat own.html)"
has "the report" "<bdi>ally</bdi>: <bdi>Birch</bdi>" "$(cat own.html)"

# Hostile content stays content

mkdir hostile
printf '%s\n' '=1+1 <script>alert(1)</script> & "quoted", tab	here 😀 한국' 'second line' > hostile/h.txt
fine new hostile --coder mina
fine annotate hostile/h.txt --coder mina claim --range 0:60 --gist '=HYPERLINK("x")' --type act --note '</style><b>"'
fine annotate hostile/h.txt --coder mina claim --range 0:4 --gist '@x,
"y"' --type act --subjects '<i>A</i>' --create
printf '%s\357\277\276%s\357\277\277 _x0041_ \302\205\342\200\250.\n' none none > hostile/n.txt
fine annotate hostile/n.txt --coder mina claim --range 0:22 --type act \
  --gist "$(head -c 40 hostile/n.txt)"
expected hostile/*.annotations.json
for format in csv jsonl html webannotation xlsx; do
  fine export --format $format --output hostile.$format hostile
  read_back $format hostile.$format
done
fine export --format csv --spreadsheet --output hostile.guarded hostile
read_back spreadsheet hostile.guarded
