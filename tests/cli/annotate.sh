#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Passages: quotes, occurrences, ranges, several segments; and the records on them.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
text=study/brief.txt
printf '%s\n' 'Alder warns Birch. Birch denies it.' '' \
  'Page 2' '' \
  'The “wall” 😀 of Birch – é, 한국의 발표 – stands.' 'Birch may' 'yield.' > $text
own=$text.mina.annotations.json

# tag ARGUMENT…: annotates as mina; $id is the new record's.
tag ()
{
  fine annotate $text --coder mina "$@"
  id=$out
  expr "$id" : '[0-9a-f]\{8\}-[0-9a-f]\{4\}-7[0-9a-f]\{3\}-[89ab][0-9a-f]\{3\}-[0-9a-f]\{12\}$' \
    > /dev/null || fail "“$id” is no id"
}

# places: of the record $id, as START:END=EXACT joined by |
places ()
{
  query '"|".join("%d:%d=%s" % (s["start"], s["end"], s["exact"]) for r in data["annotations"]
                  if r["id"] == a[0] for s in r["segments"])' $own "$id"
}

# A quote that occurs once; the text is as it was, the header says what was counted in

before=$(sha256sum < $text)
tag claim --quote "Alder warns Birch" --gist "A threat" --type threat
is places "0:17=Alder warns Birch" "$(places)"
is "the record" '{"kind": "claim", "segments": [{"start": 0, "end": 17, "exact": "Alder warns Birch", "suffix": ". Birch denies it.\n\nPage 2\n\nThe "}], "gist": "A threat", "type": "threat"}' \
  "$(record "$id" $own)"
is "the header" "[\"brief.txt\", 106, \"$(sha256sum < $text | cut -d ' ' -f 1)\"]" \
  "$(query '[data["source"][k] for k in ("file", "length", "sha256")]' $own)"
is "the text" "$before" "$(sha256sum < $text)"
is "the times" '["2027-01-15T08:00:00Z"]' \
  "$(query 'sorted({r[k] for r in data["annotations"] for k in ("created", "modified")})' $own)"

# Positions are code points: past an emoji, accents, Korean and a line break

tag claim --quote "😀"
is places "56:57=😀" "$(places)"
tag claim --quote "한국의 발표"
is places "72:78=한국의 발표" "$(places)"
tag claim --quote "Birch may
yield"
is places "89:104=Birch may
yield" "$(places)"
tag mention --range 72:74
is places "72:74=한국" "$(places)"
tag claim --range 0:106
is "the whole text" "$(cat $text)" "$(places | sed 's/^0:106=//')"

# A quote is exact: typography, line breaks and case count

for quote in '"wall"' "Birch may yield" "alder" "Alder  warns" " " ""; do
  case $quote in
  " ") continue ;;
  esac
  refused "actant-cli annotate: brief.txt does not contain “$quote”; a quote must be exact, line breaks included" \
    annotate $text --coder mina claim --quote "$quote"
done

# Words taken from a file with other line ends are the same words

printf 'Alder warns\r\nBirch.\r\n' > study/crlf.txt
fine annotate study/crlf.txt --coder mina claim --quote "$(printf 'warns\r\nBirch')" \
  --cue "$(printf 'type=Alder warns\r\nBirch')"
is "the segment" '[6, 17, "warns\nBirch"]' \
  "$(query '[data["annotations"][0]["segments"][0][k] for k in ("start", "end", "exact")]' study/crlf.txt.mina.annotations.json)"
is "the cue" '[0, 17, "Alder warns\nBirch"]' \
  "$(query '[data["annotations"][0]["cues"][0][k] for k in ("start", "end", "exact")]' study/crlf.txt.mina.annotations.json)"

# An ambiguous quote is refused, and all its places are listed

refused "actant-cli annotate: brief.txt: “Birch” occurs 4 times; say which with --occurrence:
  --occurrence 1: line 1, range 12:17: …Alder warns […]. Birch denies it.  Page…
  --occurrence 2: line 1, range 19:24: …Alder warns Birch. […] denies it.  Page 2  The…
  --occurrence 3: line 5, range 61:66: …Page 2  The “wall” 😀 of […] – é, 한국의 발표 – stands. B…
  --occurrence 4: line 6, range 89:94: …h – é, 한국의 발표 – stands. […] may yield. …" \
  annotate $text --coder mina mention --quote Birch
for n in 1=12:17 2=19:24 3=61:66 4=89:94; do
  tag mention --quote Birch --occurrence "${n%=*}"
  is places "${n#*=}=Birch" "$(places)"
done
for n in 0 5 -1 x "" 1x 99999999999999999999; do
  refused "actant-cli annotate: brief.txt: “Birch” occurs 4 times; --occurrence $n is none of them" \
    annotate $text --coder mina mention --quote Birch --occurrence "$n"
done
refused "actant-cli annotate: brief.txt: “Alder” occurs 1 time; --occurrence 2 is none of them" \
  annotate $text --coder mina mention --quote Alder --occurrence 2
tag mention --quote Alder --occurrence 1
is places "0:5=Alder" "$(places)"
misused "--occurrence 1 must follow the --quote it belongs to" \
  annotate $text --coder mina mention --occurrence 1 --quote Birch
misused "--occurrence 2 must follow the --quote it belongs to" \
  annotate $text --coder mina mention --range 0:5 --occurrence 2 --quote Alder
misused "--occurrence 2 must follow the --quote it belongs to" \
  annotate $text --coder mina mention --quote Birch --occurrence 1 --occurrence 2

# Places beyond the twentieth are counted, not listed

mkdir -p many && fine new many --coder mina
i=0
while [ $i -lt 30 ]; do printf 'x y\n'; i=$((i + 1)); done > many/x.txt
run 2 annotate many/x.txt --coder mina mention --quote x
has message "occurs 30 times" "$err"
is "lines listed" 20 "$(printf '%s\n' "$err" | grep -c "^  --occurrence ")"

# Several quotes and ranges are one passage, sorted; what overlaps or touches is one segment

tag claim --quote "Birch may" --quote "Alder warns"
is places "0:11=Alder warns|89:98=Birch may" "$(places)"
tag claim --quote Birch --occurrence 2 --quote Birch --occurrence 1 --range 56:57
is places "12:17=Birch|19:24=Birch|56:57=😀" "$(places)"
tag claim --range 0:11 --range 6:17
is places "0:17=Alder warns Birch" "$(places)"
tag claim --range 6:11 --range 0:6
is places "0:11=Alder warns" "$(places)"
tag claim --range 0:17 --range 6:11 --quote Alder
is places "0:17=Alder warns Birch" "$(places)"
tag claim --range 0:5 --range 6:11
is places "0:5=Alder|6:11=warns" "$(places)"

# Ranges out of the text

for range in 0 0: :5 a:b 0:5:7 0-5 " 0:5" -1:5 0:x 0:99999999999999999999; do
  misused "--range $range must be START:END, code points from 0" \
    annotate $text --coder mina claim --range "$range"
done
for range in 0:0 5:3 106:107 0:107 500:600 0:9223372036854775807; do
  before=$(sums)
  run 2 annotate $text --coder mina claim --range "$range"
  has message "brief.txt" "$err"
  has message "$range" "$err"
  has message "106" "$err"
  is "every file" "$before" "$(sums)"
done
tag claim --range 105:106
is places "105:106=" "$(places)"

# Cues: the place nearest to the passage, only on claims, only for slots there are

tag claim --quote "denies it" --cue subjects=Birch --cue polarity=denies --subjects Birch --create
is cues '[["subjects", 19, 24, "Birch"], ["polarity", 25, 31, "denies"]]' \
  "$(query '[[c["slot"], c["start"], c["end"], c["exact"]] for r in data["annotations"]
             if r["id"] == a[0] for c in r["cues"]]' $own "$id")"

# A cue by its place, far from the passage if need be; what is no place is words

tag claim --quote "denies it" --cue subjects=@61:66 --cue "type=@57:58" --cue form=@56:57
is cues '[["subjects", 61, 66, "Birch"], ["type", 57, 58, " "], ["form", 56, 57, "😀"]]' \
  "$(query '[[c["slot"], c["start"], c["end"], c["exact"]] for r in data["annotations"]
             if r["id"] == a[0] for c in r["cues"]]' $own "$id")"
for place in 0:0 5:3 106:107 0:107; do
  refused "actant-cli annotate: the place $place of a cue is empty or outside the text, which has 106 characters" \
    annotate $text --coder mina claim --quote "denies it" --cue type=@$place
done
for words in @ @1 @a:b @1:2:3 @-1:2 @0:99999999999999999999; do
  refused "actant-cli annotate: the text does not contain the words of the cue “$words”" \
    annotate $text --coder mina claim --quote "denies it" --cue "type=$words"
done

# Cues of single items, by name or alias, also of those that are made by the same call

tag claim --quote "denies it" --subjects Alder --subjects Birch --objects "actor=Elm role=target" \
  --create --cue subjects:Birch=@19:24 --cue "subjects:Alder=Alder" --cue objects:Elm=it
is cues '[["subjects", "Birch", 19], ["subjects", "Alder", 0], ["objects", "Elm", 32]]' \
  "$(query '[[c["slot"], a[1 + ["Alder", "Birch", "Elm"].index(n)] and n, c["start"]]
             for r in data["annotations"] if r["id"] == a[0] for c in r["cues"]
             for n in ["Alder", "Birch", "Elm"] if c["item"] == a[1 + ["Alder", "Birch", "Elm"].index(n)]]' \
     $own "$id" $(for name in Alder Birch Elm; do
       query '[r["id"] for r in data["actors"] if r["name"] == a[0]][0]' study/study.mina.json $name
     done))"
refused "actant-cli annotate: --cue subjects:Birch: “subjects” does not have it" \
  annotate $text --coder mina claim --quote "denies it" --subjects Alder --cue subjects:Birch=@19:24
refused "actant-cli annotate: --cue: no actor is called “Oak”" \
  annotate $text --coder mina claim --quote "denies it" --subjects Alder --cue subjects:Oak=@19:24
misused "--cue type:Birch: “type” lists no records" \
  annotate $text --coder mina claim --quote "denies it" --type act --cue type:Birch=@19:24
refused "actant-cli annotate: the text does not contain the words of the cue “oak”" \
  annotate $text --coder mina claim --quote "denies it" --cue type=oak
for cue in type oak=x =x ""; do
  misused "--cue $cue must be SLOT=WORDS or SLOT=@START:END, with a slot of a claim" \
    annotate $text --coder mina claim --quote "denies it" --cue "$cue"
done
refused "actant-cli annotate: --cue: a mention has no field “cue”" \
  annotate $text --coder mina mention --quote Alder --cue actors=Alder

# Mentions and codings; a long quote keeps its head, tail and digest

tag mention --quote Alder --actors Alder --mode name --create --note "n"
is kind mention "$(query '[r["kind"] for r in data["annotations"] if r["id"] == a[0]][0]' $own "$id")"
tag coding --quote denies --code Denial --create
is kind coding "$(query '[r["kind"] for r in data["annotations"] if r["id"] == a[0]][0]' $own "$id")"
awk 'BEGIN { for (i = 0; i < 500; i++) printf "%05d", i; print "" }' > study/long.txt
fine annotate study/long.txt --coder mina claim --range 0:2500
is "what is kept of a long quote" '["end", "exact_sha256", "head", "start", "suffix", "tail"]' \
  "$(query 'sorted(data["annotations"][0]["segments"][0])' study/long.txt.mina.annotations.json)"
is "its digest" "$(head -c 2500 study/long.txt | sha256sum | cut -d ' ' -f 1)" \
  "$(query 'data["annotations"][0]["segments"][0]["exact_sha256"]' study/long.txt.mina.annotations.json)"

# A text in a sub-folder, one named by its annotation file, one reached by a link to the folder

mkdir study/sub
echo "Deep words." > study/sub/d.md
fine annotate study/sub/d.md --coder mina claim --quote Deep
[ -f study/sub/d.md.mina.annotations.json ] || fail "the file is not beside the text"
fine annotate study/sub/d.md.mina.annotations.json --coder mina claim --quote words
is "claims" 2 "$(query 'len(data["annotations"])' study/sub/d.md.mina.annotations.json)"
ln -s study linked
fine annotate linked/sub/d.md --coder mina claim --quote "Deep words"
is "claims" 3 "$(query 'len(data["annotations"])' study/sub/d.md.mina.annotations.json)"

# Another coder writes another file; all is well, ids are unique, the order is the text's

fine annotate $text --coder jun claim --quote Alder
[ -f $text.jun.annotations.json ] || fail "Jun has no file"
fine check study
is "ids" true "$(query 'len({r["id"] for r in data["annotations"]}) == len(data["annotations"])' $own)"
is "the order" true "$(query '(lambda l: l == sorted(l))([(r["segments"][0]["start"], r["segments"][-1]["end"], r["id"]) for r in data["annotations"]])' $own)"

# A text in no study begins one in its folder

mkdir lone
echo "Lone words." > lone/l.txt
echo "Others." > lone/m.txt
fine annotate lone/l.txt --coder mina claim --quote Lone
is "files beside it" "l.txt
l.txt.mina.annotations.json
m.txt
study.mina.json" "$(ls lone)"
fine check lone
