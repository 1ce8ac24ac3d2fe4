#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Web Annotations of other programs: what is placed, moved, discarded; nothing fits, nothing
# changes; what we export comes back as it was.
. "$SOURCE_ROOT/tests/cli/common.sh"

foreign=$SOURCE_ROOT/tests/data/webannotation
mkdir study
cp "$SOURCE_ROOT"/data/sample/*.txt study
fine new study --coder mina

misused "--format must be one of: webannotation, codebook-csv" import "$foreign/moved.json"
misused "--format must be one of: webannotation, codebook-csv" import --format csv "$foreign/moved.json"
misused "unknown option --frob" import --format webannotation --frob 1 x

# A file that Apache Annotator wrote: every quote of it has its place

fine import --format webannotation --coder mina --into study "$foreign/apache-annotator.json"
is "placed, by the report" 6 "$(printf '%s\n' "$out" | grep -c '^placed	')"
is "the last line" "$foreign/apache-annotator.json: 6 placed, 0 moved, 0 discarded" \
  "$(printf '%s\n' "$out" | tail -n 1)"
quotes=$(query 'sorted(s["exact"] for i in data["first"]["items"]
                       for t in (i["target"] if isinstance(i["target"], list) else [i["target"]])
                       for s in (t["selector"] if isinstance(t["selector"], list) else [t["selector"]])
                       if s["type"] == "TextQuoteSelector")' "$foreign/apache-annotator.json")
is "the quotes" "$quotes" \
  "$(query 'sorted(s["exact"] for r in data["annotations"] for s in r["segments"])' \
    study/deterrence-brief.txt.mina.annotations.json)"
fine check study

# Some fit, the others are said to be discarded, and that is a finding

run 1 import --format webannotation --coder jun --into study "$foreign/moved.json"
is "the report" "moved discarded discarded discarded" \
  "$(printf '%s\n' "$out" | sed '$d' | cut -f 1 | paste -s -d ' ' -)"
has "the last line" "0 placed, 1 moved, 3 discarded" "$out"
fine check study

# Nothing fits, nothing changes; nor by what is no Web Annotation

mkdir empty
echo "Other words." > empty/o.txt
before=$(sums)
run 1 import --format webannotation --coder mina --into empty "$foreign/apache-annotator.json"
has "the last line" "0 placed, 0 moved, 6 discarded" "$out"
is "every file" "$before" "$(sums)"
refused "actant-cli import: $foreign/not-annotations.json holds no Web Annotations: neither an annotation, nor a list, nor a collection of them" \
  import --format webannotation --coder mina --into study "$foreign/not-annotations.json"
for file in cut-off pages-loop page-missing; do
  before=$(sums)
  run 2 import --format webannotation --coder mina --into study "$foreign/$file.json"
  has message "${file%%-*}" "$err"
  is "every file" "$before" "$(sums)"
done
refused "actant-cli import: none.json: there is no such file" \
  import --format webannotation --coder mina --into study none.json
refused "actant-cli import: none: cannot be opened: No such file or directory" \
  import --format webannotation --coder mina --into none "$foreign/moved.json"

# There and back: the same claims, mentions and codings of a coder

fine export --format webannotation --coder mina --output mina.json "$SOURCE_ROOT/data/sample"
mkdir back
cp "$SOURCE_ROOT"/data/sample/*.txt back
fine new back --coder mina
fine import --format webannotation --coder mina --into back mina.json
lacks report "
discarded	" "$out"
lacks report "
moved	" "$out"
for text in deterrence-brief.txt northern-reactions.ko.txt; do
  expression='sorted([r["kind"], r.get("gist", ""), [[s["start"], s["end"], s["exact"]] for s in r["segments"]]]
                     for r in data["annotations"])'
  is "what came back on $text" \
    "$(query "$expression" "$SOURCE_ROOT/data/sample/$text.mina.annotations.json")" \
    "$(query "$expression" "back/$text.mina.annotations.json")"
done
fine check back

# A codebook goes to a table and back; a table with fewer columns changes these alone

mkdir codes
cp "$SOURCE_ROOT"/data/sample/*.txt codes
fine new codes --coder mina
fine export --format codebook-csv "$SOURCE_ROOT/data/sample"
cp .out codebook.csv
fine import --format codebook-csv --coder mina --into codes codebook.csv
fine export --format codebook-csv codes
cmp -s .out codebook.csv || fail "the codebook differs"
fine import --format codebook-csv --coder mina --into codes codebook.csv
has "the last line" "codebook.csv: 0 added, 0 updated, $(printf '%s\n' "$out" | grep -c '^unchanged	') unchanged, 0 discarded" "$out"
fine check codes
printf 'name,use,rule\nNew,issue,"When\nneeded"\nOther,frob,x\n' > broken.csv
before=$(sums)
refused "actant-cli import: broken.csv: line 4: “frob” is not a value of “use”; use one of: issue, frame, theme" \
  import --format codebook-csv --coder mina --into codes broken.csv
is "every file" "$before" "$(sums)"
run 1 import --format codebook-csv --coder mina --into codes --partial broken.csv
has "the last line" "1 added, 0 updated, 0 unchanged, 1 discarded" "$out"
fine export --format codebook-csv codes
has "the new code" "issue,New,,,,\"When" "$out"
