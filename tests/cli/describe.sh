#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a text is, and its encoding: newlines, byte order marks, UTF-16, Korean, binary files.
. "$SOURCE_ROOT/tests/cli/common.sh"

fine new study --coder mina
book=study/study.mina.json
echo "Alder warns Birch." > study/a.txt

# describe FILE ARGUMENT…: as mina; $id is the text's record
describe ()
{
  described=$1
  shift
  fine describe "study/$described" --coder mina "$@"
  id=$out
}

# passage FILE ARGUMENT…: $got is what the passage holds, as START:END=EXACT
passage ()
{
  passage_of=$1
  shift
  fine annotate "study/$passage_of" --coder mina claim "$@"
  got=$(query '["%d:%d=%s" % (s["start"], s["end"], s["exact"]) for r in data["annotations"]
                if r["id"] == a[0] for s in r["segments"]][0]' \
    "study/$passage_of.mina.annotations.json" "$out")
}

# Every field; a text has one record, whoever describes it again

refused "actant-cli describe: --authors: no actor is called “Kim, Minsung”" \
  describe study/a.txt --coder mina --authors "Kim, Minsung"
describe a.txt --title "A “brief”" --authors "Kim, Minsung" --authors 이 --create \
  --publisher "Institute: one" --date 2024-02-29 --language en --url "https://x.example/?a=b" \
  --disclaimer "The author's" --note n
first=$id
kim=$(query 'data["actors"][0]["id"]' $book)
lee=$(query 'data["actors"][1]["id"]' $book)
is "the record" "{\"file\": \"a.txt\", \"title\": \"A “brief”\", \"authors\": [\"$kim\", \"$lee\"], \"publisher\": \"Institute: one\", \"date\": \"2024-02-29\", \"language\": \"en\", \"url\": \"https://x.example/?a=b\", \"disclaimer\": \"The author's\", \"note\": \"n\"}" \
  "$(record "$id" $book)"
describe a.txt --title New --publisher "" --authors "Kim, Minsung"
is id "$first" "$id"
is "the record" "{\"file\": \"a.txt\", \"title\": \"New\", \"authors\": [\"$kim\"], \"date\": \"2024-02-29\", \"language\": \"en\", \"url\": \"https://x.example/?a=b\", \"disclaimer\": \"The author's\", \"note\": \"n\"}" \
  "$(record "$id" $book)"
fine describe study/a.txt --coder jun --title "Jun's"
is id "$first" "$out"
fine list --kind text study
is "the joined list" "text	$first				Jun's" "$out"
for refused_date in "29 February 2024" 2024-02-30; do
  run 2 describe study/a.txt --coder mina --date "$refused_date"
  has message "--date: " "$err"
done
refused "actant-cli describe: --file: a text has no field “file”" \
  describe study/a.txt --coder mina --file b.txt
refused "actant-cli describe: --quote: a text has no field “quote”" \
  describe study/a.txt --coder mina --quote Alder

# CRLF and CR count as one; the file keeps its bytes

printf 'A 😀 b\r\nc\rd\r\n' > study/crlf.txt
before=$(sha256sum < study/crlf.txt)
passage crlf.txt --quote 'b
c
d'
is passage "4:9=b
c
d" "$got"
is length 10 "$(query 'data["source"]["length"]' study/crlf.txt.mina.annotations.json)"
is digest "$(printf 'A 😀 b\nc\nd\n' | sha256sum | cut -d ' ' -f 1)" \
  "$(query 'data["source"]["sha256"]' study/crlf.txt.mina.annotations.json)"
is "the text" "$before" "$(sha256sum < study/crlf.txt)"

# Newlines that git converts move nothing

printf 'A 😀 b\nc\nd\n' > study/crlf.txt
fine check study/crlf.txt
is findings "1 record checked, 0 problems found" "$out"

# A byte order mark does not count; UTF-16 in both orders

printf '\357\273\277Alder 한\n' > study/bom.txt
passage bom.txt --range 0:5
is passage "0:5=Alder" "$got"
for order in LE BE; do
  mark=$([ $order = LE ] && printf '\\377\\376' || printf '\\376\\377')
  { printf "$mark"; printf 'A 😀 한국\r\n' | iconv -f UTF-8 -t UTF-16$order; } > study/utf16$order.txt
  passage utf16$order.txt --quote 한국
  is passage "4:6=한국" "$got"
  printf 'A 😀 한국\r\n' | iconv -f UTF-8 -t UTF-16$order > study/bare$order.txt
  describe bare$order.txt --encoding UTF-16$order
  passage bare$order.txt --quote 한국
  is passage "4:6=한국" "$got"
done

# Korean: CP949 has letters that EUC-KR lacks; the encoding is fixed for everybody

printf '똠방각하와 펲시콜라, 한국.\n' | iconv -f UTF-8 -t CP949 > study/cp949.txt
describe cp949.txt --encoding CP949
is "the record" '{"file": "cp949.txt", "encoding": "CP949"}' "$(record "$id" $book)"
passage cp949.txt --quote 똠방각하
is passage "0:4=똠방각하" "$got"
fine annotate study/cp949.txt --coder jun claim --quote 펲시콜라
describe cp949.txt --encoding EUC-KR
passage cp949.txt --quote 똠방각하
is passage "0:4=똠방각하" "$got"
refused "actant-cli describe: “frob” is not an encoding that Actant reads; UTF-8, UTF-16, CP949 … are" \
  describe study/cp949.txt --coder mina --encoding frob
refused "actant-cli describe: $ROOT/study/cp949.txt: byte 0 (0x8C) is not valid UTF-8; open the file with another encoding" \
  describe study/cp949.txt --coder mina --encoding UTF-8
fine check study/cp949.txt

# A guess that is not certain is never made silently

printf 'caf\351 bad\n' > study/latin.txt
run 2 annotate study/latin.txt --coder mina claim --range 0:3
has message "latin.txt: byte 3 (0xE9) is not valid UTF-8" "$err"
[ ! -e study/latin.txt.mina.annotations.json ] || fail "a text that cannot be read was annotated"
describe latin.txt --encoding windows-1252
passage latin.txt --range 0:4
is passage "0:4=café" "$got"

# Binary files and half of UTF-16 are refused with the place

printf 'ab\000c\n' > study/binary.txt
run 2 annotate study/binary.txt --coder mina claim --range 0:3
has message "binary.txt: byte 2: a NUL character" "$err"
printf '\377\376A\000\000\330' > study/half.txt
run 2 annotate study/half.txt --coder mina claim --range 0:1
has message "half.txt: byte 4" "$err"

# An empty text has no passages, but may be described

: > study/empty.txt
describe empty.txt --title Nothing
refused "actant-cli annotate: empty.txt: the range 0:1 is empty or outside the text, which has 0 characters" \
  annotate study/empty.txt --coder mina claim --range 0:1
rm study/binary.txt study/half.txt
fine check study
